"""What a language is called, how fast it is read and the like: `language.yml`, the file that makes it one of ours."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, Literal

import msgspec

from explainer.language.data import read_data
from explainer.model.facts import Made, Review
from explainer.source import Source


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A part of the file."""


class Reading(_Part, frozen=True):
    """How fast it is read."""

    per_minute: Annotated[int, msgspec.Meta(ge=1)]
    count: Literal["words", "characters"]


class Seen(_Part, frozen=True):
    """Who accepted the interface's words, when, and the digest of what was read."""

    by: Annotated[str, msgspec.Meta(min_length=1)]
    on: dt.date
    of: str


class MadeOfInterface(_Part, frozen=True):
    """How the interface's words came to be, as in an article's facts."""

    drafted: Literal["machine", "person"]
    reviewed: tuple[Seen, ...] = ()

    @property
    def made(self) -> Made:
        """The same in the words of the model."""
        return Made(self.drafted, tuple(Review(one.by, one.on, one.of) for one in self.reviewed))


class Properties(_Part, frozen=True):
    """What stands in a language's `language.yml`."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    """Its own name for itself."""
    reading: Reading
    made: MadeOfInterface
    order: Annotated[int, msgspec.Meta(ge=1)] = sys.maxsize
    """Its place among the languages, in which pages list them; the first is the default, whose pages stand at the
    site's root. Those without one follow by their tags."""
    between_sentences: Literal["space", "nothing"] = "space"
    phrases: Literal["ja", "th", "zh-hans", "zh-hant"] | None = None
    """BudouX's model of its phrases, for breaks in headings, where lines may break anywhere."""


def read_properties(source: Source) -> Properties:
    """What the file says. Raises `ContentError` with the place of what does not fit."""
    return read_data(source, Properties)
