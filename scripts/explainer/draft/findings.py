"""What drafting finds in an article. Every text is a span of it; nothing is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.model.edtf import Time
from explainer.model.facts import Status
from explainer.model.seed import Sentence
from explainer.source import Span

STEM = 5
"""Letters that the forms of a word share."""


@dataclass(frozen=True)
class Person:
    """A named individual: the fullest form without a title first."""

    name: Span
    aliases: tuple[Span, ...]
    """Other forms that stand in the article, each once."""
    role: Span | None
    """Occupation, office or relation, verbatim."""
    presented: Span | None
    """The words that present the person by name as such, whole, and lean on none that stand elsewhere."""
    described: Span | None
    """All that is said around the name where it first stands, whole: "Ann Poe, 54, a baker of Sluice Lane"."""
    organisation: Span | None
    country: str | None
    """English name of a country (CLDR)."""
    mentions: tuple[Span, ...]
    """Every place where a name of the person stands, in order."""
    own: tuple[Span, ...]
    """Those of them where something is told of the person, and not of somebody beside: "the son of Mary Roe"."""
    acts: bool = False
    """Whether the person does something, or has something done, somewhere."""
    doing: Span | None = None
    """Where the text first names the person, if that tells what the person does."""


@dataclass(frozen=True)
class Named:
    """An organisation or a place."""

    name: Span
    aliases: tuple[Span, ...]
    mentions: tuple[Span, ...]
    own: tuple[Span, ...] = ()
    """Those of the mentions that tell something of it: an organisation is no source, and a place acts."""
    acts: bool = False
    """Whether an organisation does something, or somebody is one of it: it is no place, and no mark."""
    described: Span | None = None
    """What is said of an organisation around its name, whole: "the mine's owner, Roe Copper"."""
    doing: Span | None = None
    """Where a sentence first tells of an organisation."""


@dataclass(frozen=True)
class Dated:
    """An expression that names a calendar time."""

    words: Span
    value: Time
    inferred: bool
    """A part of the value is not written but follows from the dateline, or from another date."""
    counted_from: Span | None = None
    """The words of that other date: "a month later" than "in August 2021"."""


@dataclass(frozen=True)
class Event:
    """What a sentence tells: something with a date, a plan or a possibility, or something done without a date."""

    sentence: Sentence
    evidence: Span
    date: Dated | None
    status: Status
    is_main: bool = True
    """Whether the main clause, or one with a time of its own, tells what is at the date, and not a part of it."""
    item: Span | None = None
    """The item of a list that tells it."""
    is_conditional: bool = False
    """Whether an "if" or "unless" stands over it."""
    is_plain: bool = False
    """Whether it is told in so many words that it happened then, or that it is planned for then."""
    is_saying: bool = False
    """Whether what happened then is that somebody said what stands behind it."""


@dataclass(frozen=True)
class Statement:
    """A sentence that attributes speech or a stated position to somebody."""

    sentence: Sentence
    evidence: Span
    speaker: Span | None
    """The speaker's name where it stands in the article (a pronoun is resolved), or the words that name the speaker."""
    quote: Span | None
    """Direct speech, verbatim."""
    is_whole: bool
    """The sentence tells nothing but what is said."""
    verb: Span | None
    """The verb that says so, where it stands outside of quotation marks."""
    is_sure: bool
    """The sentence is the speaker's as a whole, and names the speaker, or means one whom nobody else can be."""


@dataclass(frozen=True)
class Findings:
    """Everything that drafting finds in an article, each kind in the article's order."""

    people: tuple[Person, ...]
    organisations: tuple[Named, ...]
    places: tuple[Named, ...]
    dates: tuple[Dated, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    unfit: frozenset[str]
    """The units that no page quotes by themselves, because they report nothing that is anybody's for sure."""
    leaning: frozenset[str]
    """Those that say of whom or what they tell only together with the sentence before."""
    pointing: frozenset[str]
    """Those that have a word for what stands before them, so that none is shown without that."""
    definite: Mapping[str, Sequence[str]]
    """What a sentence tells of as known, by unit: "The foundation hopes so" stands behind what names a foundation."""
    nouns: Mapping[str, frozenset[str]]
    """Of what a sentence tells, by the first letters of its nouns, by unit."""
    waiting: Mapping[str, str]
    """What tells a plan, and the sentence behind it that says what that waits for, by unit."""

    pleas: Sequence[str]
    """The units in which somebody pleads to what a court hears."""
    bound: Mapping[str, str | None]
    """The sentences that are shown only together with a later one, and all between; None where none follows."""
    of_person: frozenset[str]
    """The units that tell of somebody first."""
    hearsay: frozenset[str]
    """The units that tell what somebody else has told, whoever that is: "a court heard", "allegedly"."""
    lead: str | None
    """The article's first unit that reports something."""
    headline: frozenset[str]
    """What the title tells of: its nouns, names, figures and verbs, by their first letters."""

    @property
    def ahead(self) -> list[Event]:
        """What is planned or may come."""
        return [one for one in self.events if one.status in {Status.PLANNED, Status.EXPECTED, Status.POSSIBLE}]
