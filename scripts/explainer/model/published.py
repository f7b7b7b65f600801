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
class Published:
    """An article's facts, as far as they go into a page's head, a feed or a list."""

    slug: str
    languages: Mapping[str, tuple[bool, bool]]
    """Tag → whether a machine drafted the words, and whether a person reviewed them as they are."""
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

    @property
    def updated(self) -> dt.datetime | None:
        """The newest of the article's own date and its corrections' days.

        Neither has a time zone; as in the calendars, UTC stands in for it.
        """
        moments = [dt.datetime.combine(one.on, dt.time(), dt.UTC) for one in self.corrections]
        if self.dated is not None:
            moments.append(dt.datetime.fromisoformat(self.dated).replace(tzinfo=dt.UTC))
        return max(moments, default=None)
