"""What is said of an article on pages that are already printed, as `finish` needs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from explainer.model.facts import Sort

Texts = Mapping[str, str]
"""Language tag → text, without the languages that lack it."""


@dataclass(frozen=True)
class PublishedPerson:
    """A person, as what the article names them, and for whom they acted."""

    id: str
    name: Texts
    role: Texts | None
    acts_for: tuple[Sort, Texts] | None


@dataclass(frozen=True)
class PublishedEvent:
    """Something that happened or was planned on known days; None where a side is open."""

    id: str
    name: Texts
    description: Texts
    """With the reasoning, where a part of the date is inferred."""
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True)
class PublishedCorrection:
    """A mistake that was mended."""

    id: str
    on: dt.date
    because: Texts


@dataclass(frozen=True)
class PublishedWords:
    """How an article's words in one language were made."""

    by_machine: bool
    is_reviewed: bool
    """Whether a person reviewed them as they are."""
    published: dt.date | None
    reviewed: tuple[dt.date, ...]
    """The days of all reviews, of earlier words too."""


@dataclass(frozen=True)
class Published:
    """An article's facts, as far as they go into a page's head, a feed or a list."""

    slug: str
    languages: Mapping[str, PublishedWords]
    headline: Texts
    dated: str | None
    """The article's own date, with its time of day where it has one, as ISO 8601 writes it; it gives no time zone."""
    is_update: bool
    """Whether the article calls that date its update."""
    title: str | None
    """The article's own title, where it may be reproduced."""
    publisher: str | None
    address: str | None
    people: tuple[PublishedPerson, ...]
    events: tuple[PublishedEvent, ...]
    corrections: tuple[PublishedCorrection, ...]

    def changed(self, tag: str) -> dt.date | None:
        """The day of the last correction or review since these pages came onto the site, if there was one."""
        words = self.languages.get(tag)
        reviewed = () if words is None else words.reviewed
        last = max((*(one.on for one in self.corrections), *reviewed), default=None)
        first = None if words is None else words.published
        return None if last is None or (first is not None and last < first) else last
