"""What a second reader reads: a sentence of ours with the words that it rests on, and what was found of it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from enum import StrEnum

from explainer.model.data import Json, digest
from explainer.source import Span


class Verdict(StrEnum):
    """What a second reader says of a sentence."""

    SUPPORTED = "supported"
    """The words say just this: no more, no less."""
    NOT = "not"
    UNSURE = "unsure"
    """Cannot tell from the words."""


NOBODY, SOME_DAY = "YOUR NAME", "DATE"
"""What stands in a line to be copied where whoever copies it writes themselves in; left there, it is refused."""


class Reader(StrEnum):
    """What a second reader is."""

    PERSON = "person"
    MACHINE = "machine"


@dataclass(frozen=True)
class Reading:
    """A second reader's verdict on one sentence or one translation, as the facts file or the catalogue records it."""

    verdict: Verdict
    by: str
    """A person's name, or a model's."""
    on: dt.date
    at: Span = field(compare=False)
    """Where it is recorded."""
    reader: Reader = Reader.PERSON
    of: str = ""
    """The digest of what was read; a person may leave it out, and means the words as they stand."""
    why: str = ""
    prompt: str = ""
    """What a model was asked, by the name and version of our words."""

    def holds(self, now: str) -> bool:
        """Whether what was read is what stands there now, by its digest."""
        return self.of in {"", now}

    def __str__(self) -> str:
        """As a facts file has it, and a comment in a catalogue."""
        said = {
            "verdict": self.verdict.value,
            "by": json.dumps(self.by, ensure_ascii=False),
            "reader": "" if self.reader is Reader.PERSON else self.reader.value,
            "prompt": json.dumps(self.prompt) if self.prompt else "",
            "on": self.on.isoformat(),
            "of": self.of,
            "why": json.dumps(self.why, ensure_ascii=False) if self.why else "",
        }
        return "{" + ", ".join(f"{key}: {value}" for key, value in said.items() if value) + "}"


@dataclass(frozen=True)
class Quote:
    """Words of the article, in their sentence, with its neighbours."""

    unit: str
    words: str
    sentence: str
    before: str
    """Empty where it is the first."""
    after: str


@dataclass(frozen=True)
class Passage:
    """A sentence of ours and what it rests on; for a silence, the whole article."""

    id: str
    """The unit's, and of what else can be read likewise: `claim.met`, `claim.met.short`, `headline`, `faq.where`."""
    stands: str
    """What kind of sentence it is, and who is said to say it, in plain words."""
    says: str
    quotes: tuple[Quote, ...] = ()
    whole: str = ""
    """The article, where nothing less will do."""
    basis: Json = ()
    """What a verdict depends on, but for the quotes, as data: words of ours may change with any release.

    Where there is none, it is what the sentence says.
    """
    is_standard: bool = False
    """Its words are the interface's: nobody wrote them for this article."""
    places: tuple[Span, ...] = ()
    """Where it stands in the facts file, with all that belongs to it."""
    rests_on: tuple[str, ...] = ()
    """Ids of the passages whose words are its own, too: whoever has just read these need not be shown them again."""
    units: tuple[tuple[str, str], ...] = ()
    """The article's units by name, where it is shown whole."""
    repeats: str = ""
    """What it says, or stands for, in the words of these."""

    @property
    def digest(self) -> str:
        """8 hexadecimal digits of all that a verdict depends on: it holds as long as these are the same."""
        grounds = [[one.words, one.sentence, one.before, one.after] for one in self.quotes]
        return digest([self.basis or self.says, grounds, self.whole])[:8]
