"""What a person decided about an article: claims with their evidence, and the pages' choice of claims."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from explainer.model.edtf import Date, Edtf, Period, Range, Since, Until
from explainer.model.passages import Reading
from explainer.model.seed import Seed
from explainer.source import Source, Span


class Kind(StrEnum):
    """How a claim stands to the article."""

    REPORTED = "reported"
    """The article reports it as having happened."""
    SAID = "said"
    """Somebody the article names said it."""
    VIEW = "view"
    """The article's own characterisation or expectation."""
    INFERRED = "inferred"
    """Not written in the article; concluded from it, with the reasoning."""
    UNSTATED = "unstated"
    """The article's silence."""


class Drafted(StrEnum):
    """Who made the first wording of something."""

    MACHINE = "machine"
    PERSON = "person"


class Status(StrEnum):
    """What a timeline entry is."""

    HAPPENED = "happened"
    SAID = "said"
    """Somebody says that it happened, and the article does not."""
    PLANNED = "planned"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    """It comes only if something else does."""
    CANCELLED = "cancelled"
    """It was to come then, and the article says that it will not, or did not."""
    RECURRING = "recurring"
    NAMED = "named"
    """The article gives the date; what stands at it, its words tell, and nobody decided how sure that is."""
    ARTICLE = "article"
    """A date of the article itself, such as its last update."""


AHEAD = frozenset({Status.PLANNED, Status.EXPECTED, Status.POSSIBLE, Status.CONDITIONAL})
"""What was still to come when the article was written."""


class Publish(StrEnum):
    """How much of the article's text the site may reproduce, translations included."""

    FULL = "full"
    QUOTES = "quotes"
    """Only the words that support a claim."""
    NONE = "none"
    """Sentence numbers and a link."""


class Listed(StrEnum):
    """Whether search engines may be offered an article's pages."""

    ALWAYS = "always"
    SIGNED = "signed"
    """What a machine drafted only once a named person has reviewed it as it is."""


MOST_KEY_FACTS = 5
MOST_KEY_WORDS = 60
"""What fits a phone's first screen."""
QUOTED_AT_MOST = 1 / 3
"""The part of an article's sentences that pages of quotations may show under `publish: quotes`."""


class Requirement(StrEnum):
    """What is asked of an article's translation into a language."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    """What is missing or stale is shown in English, marked."""
    OFF = "off"


class Sort(StrEnum):
    """What a participant is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"


HAVE_CARDS = frozenset({Sort.PERSON, Sort.ORGANISATION})
"""Who has a card in any case."""


class About(StrEnum):
    """What a standard text speaks about."""

    NOTHING = "nothing"
    PARTICIPANT = "participant"
    DATE = "date"


STANDARDS: Mapping[str, Mapping[str, About]] = {
    "text": {
        "dated": About.DATE,
        "updated": About.DATE,
        "meant": About.DATE,
        "later": About.DATE,
        "no-date": About.NOTHING,
        "no-direct-speech": About.NOTHING,
    },
    "because": {"counted": About.DATE, "told": About.NOTHING},
    "ask": {
        "what": About.NOTHING,
        "when": About.NOTHING,
        "where": About.NOTHING,
        "who": About.PARTICIPANT,
        "said": About.PARTICIPANT,
        "expected": About.NOTHING,
        "later": About.NOTHING,
        "quoted": About.NOTHING,
        "age": About.NOTHING,
    },
}
"""The standard texts that each key of a facts file may name. Their words are the interface's, `KEY.ID`."""


@dataclass(frozen=True)
class Standard:
    """Words that many articles share: the interface has them in every language."""

    key: str
    """Which of a record's keys names it: `text`, `because`, `ask`."""
    name: str
    """What the facts file calls it: `who`."""
    of: str | None = None
    """The participant or the date that they speak about."""

    @property
    def id(self) -> str:
        """The interface's id: `ask.who`."""
        return f"{self.key}.{self.name}"

    @property
    def about(self) -> About:
        """What it speaks about."""
        return STANDARDS[self.key][self.name]


@dataclass(frozen=True)
class Text:
    """English words of a facts file: a person wrote them and translators translate them, or one of these two."""

    words: str
    """Empty for a standard text."""
    at: Span
    standard: Standard | None = None
    is_quoted: bool = False
    """The claim has no words of ours: these are its evidence's, in quotation marks."""

    @property
    def is_ours(self) -> bool:
        """Whether somebody worded it for this article."""
        return self.standard is None and not self.is_quoted


@dataclass(frozen=True)
class Maker:
    """Who made the first wording of one claim, or of one unit's translation."""

    drafted: Drafted
    by: str | None = None
    """A person's name, or a model's."""
    version: str | None = None
    """The model's."""
    on: dt.date | None = None
    prompt: str | None = None
    """What a model was asked, by the name and version of our words."""

    @property
    def name(self) -> str:
        """For a line that people read: `machine (A model 2)`."""
        said = " ".join(filter(None, (self.by, self.version)))
        return f"{self.drafted} ({said})" if said else self.drafted

    def __str__(self) -> str:
        """As a facts file has it, and a comment in a catalogue."""
        quoted = {"by": self.by, "version": self.version, "prompt": self.prompt}
        said = {"drafted": self.drafted.value}
        said |= {key: json.dumps(one, ensure_ascii=False) for key, one in quoted.items() if one is not None}
        said |= {} if self.on is None else {"on": self.on.isoformat()}
        return "{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}"


HEADLINE = "headline"
"""What catalogues call it."""

Places = Mapping[str, Span]
"""Where the value of each of a record's keys stands in the facts file, for messages only."""


@dataclass(frozen=True)
class Evidence:
    """Words of the article: the unit they stand in and their span in the article, so a quote cannot misquote."""

    unit: str
    quote: Span
    at: Span = field(compare=False)
    """Where the facts file quotes them."""

    @property
    def words(self) -> str:
        """The quoted words, runs of white space read as one space."""
        return " ".join(self.quote.text.split())


@dataclass(frozen=True)
class Added:
    """A word of ours that the evidence does not hold, and why it is fair."""

    word: str
    because: str
    at: Span


@dataclass(frozen=True)
class Claim:
    """One checkable statement about the article's content."""

    id: str
    at: Span
    kind: Kind
    text: Text
    short: Text | None = None
    """A shorter wording under the same evidence."""
    evidence: tuple[Evidence, ...] = ()
    by: str | None = None
    """The participant who said it (kind `said`)."""
    who: tuple[str, ...] = ()
    """Participants it is about."""
    because: Text | None = None
    """The reasoning of an inference."""
    nearest: tuple[str, ...] = ()
    """For an unstated claim: the claims that come nearest to an answer."""
    absent: tuple[str, ...] = ()
    """For an unstated claim: words that must not occur in the article."""
    rebuttals: tuple[str, ...] = ()
    """Claims that deny, correct or limit it: no page says it without them."""
    was: str | None = None
    """The id it had before it was renamed; translations follow."""
    added: tuple[Added, ...] = ()
    """Words of ours that the evidence does not hold."""
    made: Maker | None = None
    """Who made it, where that is not who drafted the file."""
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Label:
    """The headline, a sentence of the lead or a status word: words that rest on claims."""

    id: str
    text: Text
    rests_on: tuple[str, ...]
    added: tuple[Added, ...] = ()
    """Words of ours that neither these claims nor the article's title hold."""
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class When:
    """A date as the article gives it."""

    id: str
    at: Span
    edtf: Edtf
    words: Evidence
    period: Period | None = None
    """A half-year or quarter that the words name."""
    inferred: str | None = None
    """The claim that holds the reasoning, where a part of the date is not written."""
    places: Places = field(default_factory=dict, compare=False, repr=False)

    @property
    def named(self) -> Date | Period | None:
        """What its words name, an open side aside: `../2025-06-30` with `2025-H1` is the first half of 2025."""
        match self.edtf:
            case _ if self.period is not None:
                return self.period
            case Date() as date:
                return date
            case Until(end):
                return end
            case Since(start):
                return start
            case Range():
                return None

    def __str__(self) -> str:
        return str(self.period or self.edtf)


@dataclass(frozen=True)
class Participant:
    """Somebody or something that took part. Names stand in the glossary under the same id."""

    id: str
    at: Span
    sort: Sort
    named: Evidence
    """The words by which the article names it."""
    of: str | None = None
    """The organisation or country it acts for."""
    unnamed: str | None = None
    """For a group that the article does not name: the unstated claim that says so."""
    role: str | None = None
    """The claim that gives the role as of the event."""
    notes: tuple[str, ...] = ()
    """Further claims for its card."""
    also: tuple[Evidence, ...] = ()
    """Other words by which the article names it, where the glossary has no entry for it."""
    territory: str | None = None
    """A country's ISO 3166-1 code, where the Unicode CLDR is to name it in every language."""
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Entry:
    """A line of the timeline."""

    id: str
    """The date's, with a number where the date has several entries."""
    on: str
    status: Status
    claim: str
    note: str | None = None
    """A further claim, such as the article's silence about what followed."""
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Question:
    """A reader's question and the claims that answer it, the answer first."""

    id: str
    ask: Text
    answer: tuple[str, ...]
    places: Places = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Correction:
    """A mistake that was mended: which claim, when, what it said before, and why."""

    id: str
    on: dt.date
    claim: str
    was: str
    because: Text


@dataclass(frozen=True)
class Review:
    """A named person accepted a language's words on a date; `of` is the digest of what was read."""

    by: str
    on: dt.date
    of: str


@dataclass(frozen=True)
class Made:
    """How one language's words came to be."""

    drafted: str
    """`machine` or `person`."""
    reviewed: tuple[Review, ...] = ()
    published: dt.date | None = None
    """The day since which an article's pages in this language are on the site."""


@dataclass(frozen=True)
class Facts:
    """Everything a person decided about an article. Pages refer to claims by id; no prose stands anywhere else."""

    source: Source
    publish: Publish
    listed: Listed
    address: str | None
    """The article's own address, where its file states one."""
    publisher: str | None
    seen_at: tuple[str, ...]
    """Addresses where the same text was seen."""
    languages: Mapping[str, Requirement]
    made: Mapping[str, Made]
    headline: Label
    status: tuple[Label, ...]
    participants: Mapping[str, Participant]
    dates: Mapping[str, When]
    claims: Mapping[str, Claim]
    summary: Mapping[str, tuple[str, ...]]
    """Section (`key`, `happened`, `continued`, `said`, `both`, `views`, `expects`, `unstated`) to claim ids."""
    timeline: tuple[Entry, ...]
    faq: tuple[Question, ...]
    corrections: tuple[Correction, ...] = ()
    lead: tuple[Label, ...] = ()
    """What the summary opens with: who did what and when, in a few sentences of which each may rest on several claims.

    Where a draft has none, the key facts come first.
    """
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """What a second reader says of a sentence, by its id (`compose.passages`)."""

    def with_rebuttals(self, claims: Iterable[str]) -> tuple[str, ...]:
        """These claims, each with those behind it that deny, correct or limit it; each once."""
        found: dict[str, None] = {}
        waiting = [*reversed([*claims])]
        while waiting:
            claim = waiting.pop()
            if claim not in found:
                found[claim] = None
                waiting += reversed(self.claims[claim].rebuttals)
        return tuple(found)

    @property
    def labels(self) -> Iterator[tuple[str, Label]]:
        """Headline, lead and status words, each with what catalogues call it."""
        yield HEADLINE, self.headline
        yield from ((f"lead.{one.id}", one) for one in self.lead)
        yield from ((f"status.{one.id}", one) for one in self.status)

    @property
    def drafted(self) -> Drafted:
        """Who drafted the English; a machine, where the file does not say."""
        made = self.made.get("en")
        return Drafted.MACHINE if made is None else Drafted(made.drafted)

    def maker(self, claim: Claim) -> Maker:
        """Who made a claim: whoever drafted the English, where the claim does not say."""
        return claim.made or Maker(self.drafted)


@dataclass(frozen=True)
class Article:
    """A seed with its facts."""

    seed: Seed
    facts: Facts

    @property
    def slug(self) -> str:
        """The stem its files share; the folder of its pages."""
        return self.seed.slug
