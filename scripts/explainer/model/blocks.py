"""The blocks of a page. Which template a block takes is said by its class's name.

`T_co` is `Message` before localising and `Words` after.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from explainer.model.facts import Kind, Sort, Status
from explainer.model.lines import Correction, Drawer, Line, Link, Piece, Told

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Kicker(Generic[T_co]):
    """The article's headline above the title of one of its further pages: the way to the summary."""

    told: Told[T_co]


@dataclass(frozen=True)
class Headline(Generic[T_co]):
    """The article's headline as the title of its summary; the lead under it has the marker."""

    line: Line[T_co]


@dataclass(frozen=True)
class Heading(Generic[T_co]):
    """A title (level 1) or a section's heading (2, 3)."""

    level: int
    anchor: str
    text: T_co


@dataclass(frozen=True)
class StatusLine(Generic[T_co]):
    """What kind of information this is and how old, in a line."""

    words: tuple[Told[T_co], ...]


@dataclass(frozen=True)
class NotKnown(Generic[T_co]):
    """What a reader will ask first and the article does not say: the way to the sentence that says so."""

    words: tuple[Told[T_co], ...]


@dataclass(frozen=True)
class Legend(Generic[T_co]):
    """How to read the signs of a page, each that it has, folded away before the first of them."""

    title: T_co
    lead: T_co
    kinds: tuple[tuple[Kind, T_co], ...]


@dataclass(frozen=True)
class Person(Generic[T_co]):
    """Somebody in short: the name, which leads to the card, and the role as of the event."""

    card: Link[T_co]
    role: Line[T_co]


@dataclass(frozen=True)
class People(Generic[T_co]):
    """Who took part, in short."""

    people: tuple[Person[T_co], ...]


@dataclass(frozen=True)
class Lines(Generic[T_co]):
    """A list of lines; `style` is `lead` for the lead, `key` for the key facts, else `list`."""

    style: str
    lines: tuple[Line[T_co], ...]


@dataclass(frozen=True)
class Paragraph(Generic[T_co]):
    """Words about this site or page; `style` is `intro`, `text`, `notice` or `more`."""

    style: str
    text: T_co
    href: str | None = None
    tail: T_co | None = None
    """Words after them, in a language of their own: a link to `href` where there is one."""


@dataclass(frozen=True)
class Corrections(Generic[T_co]):
    """Mistakes that were mended, the newest first."""

    corrections: tuple[Correction[T_co], ...]


@dataclass(frozen=True)
class Mark(Generic[T_co]):
    """An entry of the drawing: where it begins and ends on the axis, 0 to 1000; None for an open end."""

    start: int | None
    end: int | None
    date: T_co
    what: T_co
    """What stands at the date, shortly; where the facts do not put it shortly, its status."""
    status: Status
    href: str
    until: str | None
    """For what was still ahead in the article: its last day, so that a reader can be told when that has passed."""


@dataclass(frozen=True)
class Tick(Generic[T_co]):
    """The beginning of a year or a month on the axis, 0 to 1000."""

    at: int
    text: T_co | None
    """Its name; None where there is no room for it."""


@dataclass(frozen=True)
class Stretch:
    """A piece of the axis without a break: its first and last day, and where they lie, 0 to 1000."""

    first: dt.date
    last: dt.date
    start: int
    end: int


@dataclass(frozen=True)
class Drawing(Generic[T_co]):
    """The dates on a line, to scale."""

    title: T_co
    marks: tuple[Mark[T_co], ...]
    ticks: tuple[Tick[T_co], ...]
    stretches: tuple[Stretch, ...]
    """The axis: between two of them it is broken."""
    today: T_co
    """The word for the reader's own day, which is nowhere on the axis before a script has put it there."""
    passed: T_co
    """What a reader is told of a date that was ahead in the article and is past on the reader's clock."""


@dataclass(frozen=True)
class Known(Generic[T_co]):
    """What may come between two parties and by when, and beside it what the article does not say of that."""

    title: T_co
    parties: tuple[T_co, T_co]
    date: T_co
    what: T_co
    """What may come, shortly; where the facts do not put it shortly, its status."""
    status: Status
    href: str
    """The way to the date, which has the evidence."""
    lead: T_co
    """What stands over `unknown`."""
    unknown: tuple[Link[T_co], ...]
    """What a reader asks, each the way to the silence that answers it."""


@dataclass(frozen=True)
class TimelineEntry(Generic[T_co]):
    """A date with what the article says of it."""

    anchor: str
    edtf: str
    datetime: str | None
    """The value of HTML's `<time datetime>`, where HTML has one for this date."""
    date: T_co
    status: Status
    status_text: T_co
    named: T_co
    """The article's own words for it."""
    lines: tuple[Line[T_co], ...]
    see: tuple[Link[T_co], ...]
    """The ways to the entries that say what belongs to it too."""
    until: str | None
    """As in the drawing's mark."""


@dataclass(frozen=True)
class Timeline(Generic[T_co]):
    """All dates in order."""

    entries: tuple[TimelineEntry[T_co], ...]
    calendar: Link[T_co] | None
    """The way to the page's calendar file, where it has one."""
    passed: T_co
    """As in the drawing."""
    named: T_co
    """What stands before the article's own words."""
    see: T_co
    """What stands before the ways to other entries."""


@dataclass(frozen=True)
class NameForm(Generic[T_co]):
    """A name in one language and where that form comes from."""

    language: T_co
    name: T_co
    origin: T_co


@dataclass(frozen=True)
class Card(Generic[T_co]):
    """Somebody or something that acted, with what no other page says of it."""

    anchor: str
    sort: Sort
    name: T_co
    named: T_co
    """The article's own words for it."""
    role: Line[T_co] | None
    forms: tuple[NameForm[T_co], ...]
    said: tuple[Line[T_co], ...]
    elsewhere: Link[T_co] | None
    """The way to what it said, where the summary has that."""
    more: tuple[Line[T_co], ...]
    asked: tuple[Link[T_co], ...]
    """The questions whose answers tell of it what the card does not."""
    see: tuple[Link[T_co], ...]
    """Whom it acts for, where that has a card; the ways to what is told of it elsewhere."""


@dataclass(frozen=True)
class Cards(Generic[T_co]):
    """The participants of one sort, with the words that label the parts of a card."""

    cards: tuple[Card[T_co], ...]
    names: T_co
    named: T_co
    said: T_co
    more: T_co
    asked: T_co
    see: T_co


@dataclass(frozen=True)
class Answer(Generic[T_co]):
    """A reader's question and its answer."""

    anchor: str
    question: T_co
    parts: tuple[Line[T_co] | Link[T_co], ...]
    """In their order; a way where a sentence stands elsewhere; of an answer that the summary has, a way alone."""
    is_open: bool
    """Whether it is short enough to stand there unfolded."""

    @property
    def is_here(self) -> bool:
        """Whether it stands on this page, be it under another question."""
        return any(isinstance(part, Line) or part.href.startswith("#") for part in self.parts)


@dataclass(frozen=True)
class Answers(Generic[T_co]):
    """A list of questions with their answers."""

    answers: tuple[Answer[T_co], ...]
    see: T_co
    """What stands before a way inside of an answer."""


@dataclass(frozen=True)
class SourceSentence(Generic[T_co]):
    """A unit of the article, its translation and what rests on it."""

    anchor: str
    sign: T_co
    label: T_co
    pieces: tuple[Piece, ...]
    translation: T_co | None
    rests: T_co
    links: tuple[Link[T_co], ...]
    nearest: T_co
    near: tuple[Link[T_co], ...]
    """To what the article does not say, where this comes nearest to it."""
    paragraph: int


@dataclass(frozen=True)
class SourceText(Generic[T_co]):
    """The article, unit by unit."""

    sentences: tuple[SourceSentence[T_co], ...]


@dataclass(frozen=True)
class Column(Generic[T_co]):
    """A language that side by side can show."""

    tag: str
    name: T_co


@dataclass(frozen=True)
class Columns(Generic[T_co]):
    """The choice of columns."""

    legend: T_co
    columns: tuple[Column[T_co], ...]


@dataclass(frozen=True)
class Row(Generic[T_co]):
    """One unit in all languages, and under a sentence of the article the rows of the lines that rest on it."""

    anchor: str
    cells: tuple[T_co, ...]
    """Empty where the article's words may not be shown."""
    label: Link[T_co] | None = None
    """The way to this sentence on its own page."""
    kind: Kind | None = None
    tag: T_co | None = None
    lead: T_co | None = None
    """What the ways are to, or what kind of reasoning this is."""
    ways: tuple[Link[T_co], ...] = ()
    """To all that a line rests on, where that is more than the sentence above it; or to what is nearest to it."""
    resting: tuple[Row[T_co], ...] = ()


@dataclass(frozen=True)
class Rows(Generic[T_co]):
    """Aligned rows."""

    rows: tuple[Row[T_co], ...]


@dataclass(frozen=True)
class Ways(Generic[T_co]):
    """Where to go from here."""

    links: tuple[Link[T_co], ...]


@dataclass(frozen=True)
class Explainers(Generic[T_co]):
    """The articles, newest first, each by its headline, which leads to its summary and so to its evidence."""

    explainers: tuple[tuple[Link[T_co], tuple[T_co, ...]], ...]
    level: int = 3
    """Of their headings."""


@dataclass(frozen=True)
class Finder(Generic[T_co]):
    """A form that a script makes work: it shows the explainers with these words, this person, this country."""

    label: T_co
    words: T_co
    person: T_co
    country: T_co


@dataclass(frozen=True)
class Table(Generic[T_co]):
    """A small table with headings."""

    caption: T_co
    head: tuple[T_co, ...]
    rows: tuple[tuple[T_co, ...], ...]


@dataclass(frozen=True)
class Drawers(Generic[T_co]):
    """The evidence of every line of a page, in one place at its end, with the words that label its parts."""

    heading: T_co
    close: T_co
    because: T_co
    nearest: T_co
    compare: T_co
    original: T_co
    report: T_co
    dated: T_co | None
    """How old the article is, for whoever copies a line."""
    drawers: tuple[Drawer[T_co], ...]


@dataclass(frozen=True)
class Colophon(Generic[T_co]):
    """How the words of this page were made."""

    lines: tuple[T_co, ...]
    more: Link[T_co]


Block = (
    Kicker[T_co]
    | Headline[T_co]
    | Heading[T_co]
    | StatusLine[T_co]
    | NotKnown[T_co]
    | Legend[T_co]
    | People[T_co]
    | Lines[T_co]
    | Paragraph[T_co]
    | Corrections[T_co]
    | Drawing[T_co]
    | Known[T_co]
    | Timeline[T_co]
    | Cards[T_co]
    | Answers[T_co]
    | SourceText[T_co]
    | Columns[T_co]
    | Rows[T_co]
    | Ways[T_co]
    | Explainers[T_co]
    | Finder[T_co]
    | Table[T_co]
    | Drawers[T_co]
    | Colophon[T_co]
)
