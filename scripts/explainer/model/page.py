"""A page: its blocks, and what stands around them.

`T_co` is `Message` before localising and `Words` after.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from explainer.model.blocks import Block
from explainer.model.lines import Link

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Event(Generic[T_co]):
    """A date for a calendar."""

    uid: str
    start: dt.date
    end: dt.date
    """The day after the last one, as iCalendar counts."""
    tentative: bool
    summary: T_co
    description: T_co
    stamp: dt.datetime
    """When the information is from: the article's date or its newest correction's, never the build's."""
    sequence: int
    """How often it has been corrected: a calendar program replaces what it has by what has a higher number."""


@dataclass(frozen=True)
class Calendar(Generic[T_co]):
    """A page's dates for a calendar program."""

    path: str
    name: T_co
    events: tuple[Event[T_co], ...]


@dataclass(frozen=True)
class Page(Generic[T_co]):
    """A page in no language (`Page[Message]`) or in one (`Page[Words]`)."""

    path: str
    """Without a language: `` for home, `how/`, `<slug>/`, `<slug>/faq/`."""
    section: str
    article: str | None
    title: T_co
    description: T_co
    languages: tuple[str, ...]
    """Where this page exists."""
    nav: tuple[Link[T_co], ...]
    """The pages of this article; each `href` is a path without a language, as the theme works out the rest."""
    blocks: tuple[Block[T_co], ...]
    calendar: Calendar[T_co] | None = None
    updated: str | None = None
    """The day the article's information is from, as ISO 8601 writes it."""
    shows_source: bool = False
    """Whether the article may stand beside the page, in full or as the words that are quoted from it."""
