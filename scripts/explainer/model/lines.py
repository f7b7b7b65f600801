"""Sentences of ours with their evidence, the same in every language: what blocks are made of.

`T_co` is `Message` before localising and `Words` after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from explainer.model.anchors import anchor
from explainer.model.facts import Kind

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Basis:
    """What a line says and what that rests on; two wordings of a claim have the same."""

    unit: str
    """The claim, headline or status word, as catalogues name it: `claim.meeting`, `headline`, `status.talks`."""
    claims: tuple[str, ...]
    """The claim itself, or those that the label rests on; the first gives the line its kind."""

    @property
    def drawer(self) -> str:
        """The id of the drawer that shows it, on whichever page."""
        return anchor("e", self.unit)


@dataclass(frozen=True)
class Line(Generic[T_co]):
    """A sentence of ours about the article."""

    anchor: str
    """Its id on the page; empty where it has none."""
    text: T_co
    rests_on: Basis
    kind: Kind
    sign: tuple[T_co, ...]
    """What its marker shows: sentence numbers or letters."""
    label: T_co
    """What a screen reader says for the marker."""
    tag: T_co | None = None
    """A word that tells the kind, where the sentence itself does not."""


@dataclass(frozen=True)
class Told(Generic[T_co]):
    """A line that carries no marker: a way leads to what it rests on."""

    line: Line[T_co]
    href: str


@dataclass(frozen=True)
class Piece:
    """A part of a quoted sentence; `marked` where it supports the line."""

    words: str
    marked: bool


@dataclass(frozen=True)
class Quote(Generic[T_co]):
    """A unit of the article as evidence."""

    unit: str
    label: T_co
    href: str
    original: str | None
    """The article's own address with a text fragment, where the address is known."""
    pieces: tuple[Piece, ...]
    """Empty where the article's words may not be shown."""
    translation: T_co | None


@dataclass(frozen=True)
class Correction(Generic[T_co]):
    """A mistake that was mended."""

    day: T_co
    because: T_co
    label: T_co
    """What stands before the old words."""
    was: T_co
    """The old words, in English."""
    article: Link[T_co] | None = None
    """Whose it is, on a page that speaks of all articles."""


@dataclass(frozen=True)
class Drawer(Generic[T_co]):
    """The evidence of a line, opened in place."""

    rests_on: Basis
    kind: Kind
    claim: T_co
    """The line's own words, for it may lie behind the drawer; of several wordings the first on the page."""
    heading: T_co
    quotes: tuple[Quote[T_co], ...]
    because: T_co | None
    nearest: tuple[Quote[T_co], ...]
    """For what the article does not say: the sentences that come nearest to it."""
    compare: str
    """Where the line stands in all languages."""
    report: str
    """What a report of a mistake names as the sentence."""
    corrections: tuple[Correction[T_co], ...] = ()
    """Of the claims that the line rests on, the newest first."""
    read: T_co | None = None
    """Who has read the line again; empty in a language in which nobody has."""
    is_quotation: bool = False
    """The line is the marked words of its quotes."""


@dataclass(frozen=True)
class Link(Generic[T_co]):
    """A way to another page."""

    href: str
    title: T_co
    text: T_co | None = None
    section: str = ""
