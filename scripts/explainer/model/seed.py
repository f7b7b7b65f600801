"""The article as read: numbered evidence units, each a span of the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from explainer.source import Source, Span


@dataclass(frozen=True)
class Sentence:
    """A numbered evidence unit of the article: `title`, `dateline`, or `s1`, `s2` …"""

    id: str
    span: Span
    paragraph: int
    """The paragraph it stands in, from 1; 0 for title and dateline."""
    number: int | None = None
    """2 for `s2`; None for title and dateline."""

    @property
    def text(self) -> str:
        """The sentence verbatim, with runs of white space (a hard-wrapped line) read as one space."""
        return " ".join(self.span.text.split())


@dataclass(frozen=True)
class Seed:
    """A source article: the only source of facts."""

    slug: str
    source: Source
    title: Sentence
    dateline: Sentence | None
    updated: dt.datetime | dt.date | None
    """What the dateline says, without a time zone (articles give none); a `date` where it has no time of day."""
    sentences: tuple[Sentence, ...]
    is_update: bool = False
    """Whether the dateline calls that an update."""
    publisher: str | None = None
    """Who published it, where a line of the file's head says so; no evidence unit."""
    address: str | None = None
    """Its web address, likewise."""

    @property
    def day(self) -> dt.date | None:
        """The day that the dateline gives."""
        return self.updated.date() if isinstance(self.updated, dt.datetime) else self.updated

    @property
    def units(self) -> tuple[Sentence, ...]:
        """Every evidence unit in the article's order: title, dateline, s1 …"""
        head = (self.title,) if self.dateline is None else (self.title, self.dateline)
        return head + self.sentences

    def unit(self, unit_id: str) -> Sentence | None:
        """The evidence unit of that id, or None."""
        return next((unit for unit in self.units if unit.id == unit_id), None)
