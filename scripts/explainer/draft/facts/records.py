"""The facts of an article in the making: the records of a facts file, which name each other by id.

They differ from `model.facts` in that nobody has read them from a file: they have no places there yet. What a record
names may go, or be called otherwise; `FactsDraft.called` and `without` see to it that every record still stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from typing import NamedTuple, TypeAlias, TypeVar

from explainer.model.edtf import Edtf, Period
from explainer.model.facts import About, Kind, Maker, Sort, Standard, Status
from explainer.source import Span


class Section(StrEnum):
    """The sections of a facts file that hold records, in the order in which they stand there."""

    HEADLINE = "headline"
    """One record, where it has words of its own."""
    LEAD = "lead"
    PARTICIPANTS = "participants"
    DATES = "dates"
    CLAIMS = "claims"
    SUMMARY = "summary"
    TIMELINE = "timeline"
    FAQ = "faq"


Words: TypeAlias = str | Standard
"""English of ours, or a standard text."""


class Ref(NamedTuple):
    """A record: the section that it stands in and its id there."""

    section: Section
    id: str


@dataclass(frozen=True)
class Quote:
    """Words of the article, and the unit they stand in."""

    unit: str
    words: Span


@dataclass(frozen=True)
class Lead:
    """A sentence of the lead and the claims that it rests on."""

    id: str
    text: str
    rests_on: tuple[str, ...]

    section = Section.LEAD

    def called(self, renaming: Renaming) -> Lead:
        """Under the names of today. Raises `Gone`, as all of these, where it cannot stand without one that is gone."""
        return replace(self, id=renaming.own(self), rests_on=renaming.some(Section.CLAIMS, self.rests_on))


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part."""

    id: str
    sort: Sort
    named: Quote
    also: tuple[Quote, ...] = ()
    territory: str | None = None
    role: str | None = None
    """The claim that tells it; a participant can do without."""
    of: str | None = None
    """Whom it acts for; a participant can do without."""

    section = Section.PARTICIPANTS

    def called(self, renaming: Renaming) -> Participant:
        """Under the names of today."""
        role, of = renaming.maybe(Section.CLAIMS, self.role), renaming.maybe(Section.PARTICIPANTS, self.of)
        return replace(self, id=renaming.own(self), role=role, of=of)


@dataclass(frozen=True)
class When:
    """A date that the article gives."""

    id: str
    edtf: Edtf
    words: Quote
    period: Period | None = None
    inferred: str | None = None
    """The claim that holds the reasoning."""

    section = Section.DATES

    def called(self, renaming: Renaming) -> When:
        """Under the names of today."""
        inferred = None if self.inferred is None else renaming.of(Section.CLAIMS, self.inferred)
        return replace(self, id=renaming.own(self), inferred=inferred)


@dataclass(frozen=True)
class Claim:
    """A sentence of ours, a standard text, or words of the article as they are."""

    id: str
    kind: Kind
    text: Words | None = None
    because: Words | None = None
    by: str | None = None
    who: tuple[str, ...] = ()
    """A claim can do without."""
    evidence: tuple[Quote, ...] = ()
    absent: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    made: Maker | None = None
    """Who made it, where that is not who drafted the file."""
    short: str | None = None
    rebuttals: tuple[str, ...] = ()
    """What denies, corrects or limits it. A claim can do without those that are left out."""

    section = Section.CLAIMS

    def called(self, renaming: Renaming) -> Claim:
        """Under the names of today."""
        return replace(
            self,
            id=renaming.own(self),
            text=None if self.text is None else renaming.words(self.text),
            because=None if self.because is None else renaming.words(self.because),
            by=None if self.by is None else renaming.of(Section.PARTICIPANTS, self.by),
            who=renaming.left(Section.PARTICIPANTS, self.who),
            nearest=renaming.some(Section.CLAIMS, self.nearest),
            rebuttals=renaming.left(Section.CLAIMS, self.rebuttals),
        )


@dataclass(frozen=True)
class Entry:
    """A line of the timeline."""

    id: str
    """For us to speak of it; the file's lines have none."""
    on: str
    status: Status
    claim: str

    section = Section.TIMELINE

    def called(self, renaming: Renaming) -> Entry:
        """Under the names of today."""
        claim = renaming.of(Section.CLAIMS, self.claim)
        return replace(self, id=renaming.own(self), on=renaming.of(Section.DATES, self.on), claim=claim)


@dataclass(frozen=True)
class Question:
    """A reader's question and the claims that answer it."""

    id: str
    ask: Words
    answer: tuple[str, ...]

    section = Section.FAQ

    @property
    def asks(self) -> tuple[str, str | None]:
        """Which standard question it is, and of whom; empty where somebody has worded it."""
        return ("", None) if isinstance(self.ask, str) else (self.ask.id, self.ask.of)

    def called(self, renaming: Renaming) -> Question:
        """Under the names of today."""
        answer = renaming.some(Section.CLAIMS, self.answer)
        return replace(self, id=renaming.own(self), ask=renaming.words(self.ask), answer=answer)


HEADLINE = Ref(Section.HEADLINE, "headline")
Record = Lead | Participant | When | Claim | Entry | Question
Kept = TypeVar("Kept", Lead, Participant, When, Claim, Entry, Question)


class Gone(Exception):  # noqa: N818 - no error: the record goes too
    """A record names another that is gone, and cannot stand without it."""


@dataclass(frozen=True)
class Renaming:
    """What the records of a draft are called from now on, as far as that changes."""

    new: Mapping[Ref, str] = field(default_factory=dict)
    gone: Collection[Ref] = frozenset()

    def of(self, section: Section, name: str) -> str:
        """What one is called now. Raises `Gone`."""
        if (section, name) in self.gone:
            raise Gone
        return self.new.get(Ref(section, name), name)

    def own(self, record: Record) -> str:
        """What a record is called itself."""
        return self.of(record.section, record.id)

    def maybe(self, section: Section, name: str | None) -> str | None:
        """One that may be gone."""
        return None if name is None or (section, name) in self.gone else self.of(section, name)

    def left(self, section: Section, names: Collection[str]) -> tuple[str, ...]:
        """Those that are left, each once."""
        left = (self.of(section, name) for name in names if (section, name) not in self.gone)
        return tuple(dict.fromkeys(left))

    def some(self, section: Section, names: Collection[str]) -> tuple[str, ...]:
        """Those that are left. Raises `Gone` where none is."""
        left = self.left(section, names)
        if names and not left:
            raise Gone
        return left

    def words(self, text: Words) -> Words:
        """A standard text that speaks about one; words of ours name none."""
        if isinstance(text, str) or text.of is None:
            return text
        section = Section.DATES if text.about is About.DATE else Section.PARTICIPANTS
        return replace(text, of=self.of(section, text.of))


@dataclass(frozen=True)
class FactsDraft:
    """The facts of one article, proposed by a machine."""

    slug: str
    headline: tuple[str, ...] = ()
    """The claims that it rests on: the article's title, or words of ours."""
    title: str = ""
    """The headline's own words; without them it is what its claim quotes."""
    lead: tuple[Lead, ...] = ()
    participants: tuple[Participant, ...] = ()
    dates: tuple[When, ...] = ()
    claims: tuple[Claim, ...] = ()
    summary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section of the summary to its claims."""
    timeline: tuple[Entry, ...] = ()
    faq: tuple[Question, ...] = ()
    article_title: Claim | None = None
    """What the headline rests on where words of ours for it are gone."""

    @property
    def records(self) -> Iterator[Record]:
        """Every record that has an id, section by section."""
        return chain(self.lead, self.participants, self.dates, self.claims, self.timeline, self.faq)

    @property
    def refs(self) -> Iterator[Ref]:
        """What its records go by, and the sections of its summary."""
        yield from [HEADLINE] if self.title else []
        yield from (Ref(record.section, record.id) for record in self.records)
        yield from (Ref(Section.SUMMARY, name) for name in self.summary)

    def claim(self, name: str) -> Claim | None:
        """The claim of that id."""
        return next((claim for claim in self.claims if claim.id == name), None)

    def spans(self) -> Iterator[Span]:
        """All words of the article that it quotes."""
        for one in self.participants:
            yield from (quote.words for quote in (one.named, *one.also))
        yield from (date.words.words for date in self.dates)
        yield from (quote.words for claim in self.claims for quote in claim.evidence)

    def called(self, renaming: Renaming) -> FactsDraft:
        """Its records under the names of today; those that cannot stand without one that is gone are gone too."""
        draft = self
        while True:
            were = {Ref(section, renaming.new.get(Ref(section, name), name)) for section, name in draft.refs}
            draft = _once_called(draft, renaming)
            renaming = Renaming(gone=were - {*draft.refs})
            if not renaming.gone:
                return draft

    def without(self, *gone: Ref) -> FactsDraft:
        """Without these records, and whatever cannot stand without them."""
        return self.called(Renaming(gone={*gone}))

    def naming_instead(self, ref: Ref, other: str) -> FactsDraft:
        """Without a record; whatever named it names `other`, which stands elsewhere."""
        return replace(
            self,
            participants=tuple(one for one in self.participants if (one.section, one.id) != ref),
            dates=tuple(one for one in self.dates if (one.section, one.id) != ref),
            claims=tuple(one for one in self.claims if (one.section, one.id) != ref),
        ).called(Renaming({ref: other}))


def _once_called(draft: FactsDraft, renaming: Renaming) -> FactsDraft:
    summary = {
        section: () if (Section.SUMMARY, section) in renaming.gone else renaming.left(Section.CLAIMS, claims)
        for section, claims in draft.summary.items()
    }
    headline, title = renaming.left(Section.CLAIMS, draft.headline), draft.title
    if title and draft.article_title is not None and (HEADLINE in renaming.gone or not headline):
        title, headline = "", (draft.article_title.id,)
        draft = replace(draft, claims=(draft.article_title, *draft.claims))
    if "key" in summary and not summary["key"]:
        summary["key"] = headline  # no summary is without key points
    return replace(
        draft,
        headline=headline,
        title=title,
        lead=tuple(_standing(draft.lead, renaming)),
        participants=tuple(_standing(draft.participants, renaming)),
        dates=tuple(_standing(draft.dates, renaming)),
        claims=tuple(_standing(draft.claims, renaming)),
        summary={section: claims for section, claims in summary.items() if claims},
        timeline=tuple(_standing(draft.timeline, renaming)),
        faq=tuple(_standing(draft.faq, renaming)),
    )


def _standing(records: Collection[Kept], renaming: Renaming) -> Iterator[Kept]:
    for record in records:
        try:
            yield record.called(renaming)
        except Gone:
            continue


def free(name: str, taken: Collection[str]) -> str:
    """The name itself, or with the first number that makes it another than those."""
    return next(new for number in range(1, len(taken) + 3) if (new := _numbered(name, number)) not in taken)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
