"""Messages: what a page says before a language is chosen; `Words`: what it says after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer.model.edtf import Edtf, Period


@dataclass(frozen=True)
class Ui:
    """Interface words with the values that fill their placeholders; a value may be a message itself."""

    id: str
    values: Mapping[str, Message | str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Ours:
    """Words of an article's facts file, to be looked up in that article's catalogue."""

    article: str
    id: str
    english: str


@dataclass(frozen=True)
class Verbatim:
    """Words that stay as they are on every language's page: the article's own, or an address."""

    words: str
    tag: str = "en"


@dataclass(frozen=True)
class DateMessage:
    """A date to be written as the page's language does; `period` wins over `edtf` where it is set."""

    edtf: Edtf
    period: Period | None = None


@dataclass(frozen=True)
class Name:
    """The glossary's form of a name or term."""

    term: str


@dataclass(frozen=True)
class Listing:
    """Several messages in a row, separated as the page's language does: parts of a sentence, or whole sentences."""

    items: tuple[Message, ...]
    sentences: bool = False


@dataclass(frozen=True)
class ReadingTime:
    """How long it takes to read these messages in the page's language."""

    of: tuple[Message, ...]


@dataclass(frozen=True)
class Endonym:
    """A language's own name for itself."""

    tag: str


@dataclass(frozen=True)
class In:
    """A message in a language of its own choosing, whatever the page's language is."""

    tag: str
    message: Message


@dataclass(frozen=True)
class PerLocale:
    """A different message for each language."""

    options: Mapping[str, Message]


@dataclass(frozen=True)
class Words:
    """Localised text and the language it really is in."""

    text: str
    tag: str
    missing: bool = False
    """English stands in for a translation that is missing or stale."""
    updating: bool = False
    """That is because the English has changed since it was translated."""


Message = Ui | Ours | Verbatim | DateMessage | Name | Listing | ReadingTime | Endonym | In | PerLocale | Words
"""Also words that have been chosen already, as those of an article on a page of the language that names all."""
