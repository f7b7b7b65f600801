"""An article as the pages tell of it that name all of them.

`T_co` is `Message` before localising and `Words` after.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from explainer.model.lines import Correction

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Making(Generic[T_co]):
    """How its words in one language were made."""

    tag: str
    is_by_machine: bool
    is_reviewed: bool
    drafting: T_co
    review: T_co


@dataclass(frozen=True)
class Mended(Generic[T_co]):
    """A correction of it."""

    on: dt.date
    id: str
    told: Correction[T_co]


@dataclass(frozen=True)
class Explainer(Generic[T_co]):
    """What such a page needs of an article."""

    slug: str
    day: dt.date | None
    headline: T_co
    card: tuple[T_co, ...]
    """Status and age, and how long it takes to read."""
    in_short: T_co
    made: tuple[Making[T_co], ...]
    mended: tuple[Mended[T_co], ...]
