"""What printed pages say of an article, in the shape of its `facts.json`: whatever the facts file says by now.

Nothing here checks anything: we wrote the file. What a reader of it does not need is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from explainer.model.anchors import entry_ids
from explainer.model.edtf import Edtf, parse
from explainer.model.facts import Kind, Sort, Status

Texts = Mapping[str, str]
"""Language tag → text, without the languages that lack it."""


@dataclass(frozen=True)
class PublishedSource:
    """The article itself."""

    title: str | None = None
    """Where it may be reproduced."""
    dated: str | None = None
    """Its own date, with its time of day where it has one, as ISO 8601 writes it; it gives no time zone."""
    dated_as: str | None = None
    """Whether the article calls that date its publication or its update."""
    publisher: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class PublishedReview:
    """A day on which a person accepted a language's words, and whether these are still the words."""

    on: dt.date
    holds: bool


@dataclass(frozen=True)
class PublishedWords:
    """How an article's words in one language were made."""

    drafted: str
    reviewed: tuple[PublishedReview, ...]
    published: dt.date | None = None

    @property
    def is_of_a_machine_alone(self) -> bool:
        """Whether a machine drafted them and nobody has reviewed them as they are."""
        return self.drafted == "machine" and not any(review.holds for review in self.reviewed)


@dataclass(frozen=True)
class PublishedLabel:
    """The headline or a status word."""

    text: Texts
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class PublishedName:
    """A name in one language."""

    form: str


@dataclass(frozen=True)
class PublishedParticipant:
    """Somebody or something that took part."""

    id: str
    sort: Sort
    names: Mapping[str, PublishedName]
    of: str | None = None
    role: str | None = None

    @property
    def name(self) -> Texts:
        """Its name in every language that has one."""
        return {tag: name.form for tag, name in self.names.items()}


@dataclass(frozen=True)
class PublishedDate:
    """A date as the article gives it."""

    id: str
    edtf: str
    inferred: str | None = None

    @property
    def value(self) -> Edtf:
        """Its days."""
        value = parse(self.edtf)
        if value is None:
            raise ValueError(self.edtf)  # what is no date is not published
        return value


@dataclass(frozen=True)
class PublishedEvidence:
    """Words of the article; None where they may not be shown."""

    unit: str
    quote: str | None = None


@dataclass(frozen=True)
class PublishedClaim:
    """A claim in every language that has its words."""

    id: str
    kind: Kind
    text: Texts
    evidence: tuple[PublishedEvidence, ...]
    short: Texts = field(default_factory=dict)
    because: Texts = field(default_factory=dict)

    @property
    def shortest(self) -> Texts:
        """Its short wording; in a language that lacks it, its full one."""
        return {**self.text, **self.short}


@dataclass(frozen=True)
class PublishedEntry:
    """A line of the timeline."""

    on: str
    status: Status
    claim: str


@dataclass(frozen=True)
class PublishedQuestion:
    """A reader's question."""

    question: Texts


@dataclass(frozen=True)
class PublishedCorrection:
    """A mistake that was mended."""

    id: str
    on: dt.date
    because: Texts


@dataclass(frozen=True)
class Published:
    """An article's facts."""

    slug: str
    source: PublishedSource
    languages: Mapping[str, PublishedWords]
    headline: PublishedLabel
    status: tuple[PublishedLabel, ...]
    participants: tuple[PublishedParticipant, ...]
    dates: tuple[PublishedDate, ...]
    claims: tuple[PublishedClaim, ...]
    timeline: tuple[PublishedEntry, ...]
    faq: tuple[PublishedQuestion, ...]
    corrections: tuple[PublishedCorrection, ...]
    lead: tuple[PublishedLabel, ...] = ()

    @property
    def brief(self) -> Published:
        """What lists of articles need of it."""
        return replace(self, status=(), participants=(), dates=(), claims=(), timeline=(), faq=(), lead=())

    @property
    def labels(self) -> tuple[PublishedLabel, ...]:
        """Headline, lead and status words."""
        return (self.headline, *self.lead, *self.status)

    @cached_property
    def claim(self) -> Mapping[str, PublishedClaim]:
        """The claims by id."""
        return {one.id: one for one in self.claims}

    @cached_property
    def participant(self) -> Mapping[str, PublishedParticipant]:
        """The participants by id."""
        return {one.id: one for one in self.participants}

    @cached_property
    def date(self) -> Mapping[str, PublishedDate]:
        """The dates by id."""
        return {one.id: one for one in self.dates}

    @cached_property
    def entries(self) -> Mapping[str, PublishedEntry]:
        """The timeline by the ids that its entries have on the page."""
        return dict(zip(entry_ids(entry.on for entry in self.timeline), self.timeline, strict=True))

    @property
    def wordings(self) -> Iterator[Texts]:
        """Every text of ours."""
        for label in self.labels:
            yield label.text
        for claim in self.claims:
            yield from (claim.text, claim.short, claim.because)
        yield from (participant.name for participant in self.participants)
        yield from (question.question for question in self.faq)
        yield from (correction.because for correction in self.corrections)

    def changed(self, tag: str) -> dt.date | None:
        """The day of the last correction or review since these pages came onto the site, if there was one."""
        words = self.languages.get(tag)
        reviewed = () if words is None else (review.on for review in words.reviewed)
        last = max((*(one.on for one in self.corrections), *reviewed), default=None)
        first = None if words is None else words.published
        return None if last is None or (first is not None and last < first) else last
