"""What a model proposes as the facts of an article, made into a draft of them; and what cannot be, with the reason.

Which words of the article are meant is found here: what is not there letter by letter is no evidence. Everything else
is left to the rules that hold for whatever a person writes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from threading import Lock
from typing import TypeVar

from explainer.draft.facts.chronology import counted, date_of_article, in_months
from explainer.draft.facts.evidence import in_line, stands_once, unit_at
from explainer.draft.facts.participants import free_id, known_id
from explainer.draft.facts.proposing import Refused
from explainer.draft.facts.records import (
    Claim,
    Entry,
    FactsDraft,
    Lead,
    Participant,
    Question,
    Quote,
    Ref,
    Section,
    When,
)
from explainer.draft.finding import find
from explainer.draft.findings import Findings
from explainer.draft.tagger import tag
from explainer.language.citing import find_name
from explainer.language.namesakes import Called, is_meant
from explainer.language.telling import is_told
from explainer.model import edtf
from explainer.model.facts import HAVE_CARDS, Kind, Maker, Sort, Status
from explainer.model.proposal import Fault, told
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.models import drafter
from explainer.models.drafter import SHORT, Drafter, Proposed
from explainer.pipeline.missed import words_of
from explainer.problem import Level, Problem
from explainer.source import Source

_ID = re.compile(r"[a-z][a-z0-9-]*")
_OWNED = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
_OWNS = re.compile(r"['’]s\b")
_BOUND = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bhas )(?<!\bhad )(?<!\bhave )"
    r"\b(?:born|bought|booked|built|dated|employed|filed|hired|insured|issued|licensed|made|made out|ordered|paid"
    r"|placed|purchased|received|registered|sent|signed|sold|taken out)\s+"
    r"(?:(?:on|in) or )?(?:after|before|since|until|up to|by|from)\s+\Z"
)
"""Before a date that only bounds what counts: "vouchers issued before 30 June"; nothing happens then."""
_LEANS = re.compile(r"\W*(?:he|it|she|such|they|these|this|those)\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|told|announced|claimed)\b")
_WHOSE = re.compile(r"\b((?:the|its|his|her|their) (?!world|year|week|month)(?:[a-z]+ )?[a-z]+)['’]s?\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:mrs?|ms|miss|dr|sir)\.? ")
UNREAD, KEPT = "left-out", "kept"
AS_A_WHOLE = "as a whole"
"""What is said of all facts where they go back for the first time: the prompt tells what to look for."""
_TAGGING = Lock()
"""Words are tagged for one article at a time, however many are drafted side by side."""
_PLACES = {Kind.REPORTED: "happened", Kind.SAID: "said", Kind.VIEW: "views", Kind.UNSTATED: "unstated"}
"""Where on the summary a claim stands that is no key fact."""
_LEAST_ADDING = 4
"""So many questions at least have an answer that says more than the key facts."""
_TOO_MANY = 1.6
"""So many times the number that an article needs are too many claims."""
_UNASKED = 1
"""So many key facts may be no answer to a question."""
_SILENCES, _VOICES = 2, 3
"""At most so many silences that have a question stand on the summary, and so many statements."""
_ROOM, _SHORT = 16, 12
"""Words that have room at a date on the summary, and of a wording made for it."""


_Record = TypeVar("_Record", drafter.Lead, drafter.Participant, drafter.Date, drafter.Claim, drafter.Asked)


@dataclass(frozen=True)
class _Read:
    """What could be read of a proposal, and by record why the rest could not be."""

    draft: FactsDraft
    wrong: dict[str, list[str]]


@dataclass
class ByModel:
    """A `Proposer` that is a model: what it gives goes back to it with what is wrong, whatever found that."""

    drafter: Drafter
    who: Callable[[], Maker]
    """Who it is, once it has answered."""
    found: Findings
    """What the rules find in the article, which the model is shown."""
    unread: Mapping[str, list[str]] = field(default_factory=dict)
    """By record of the last proposal: why it, or a part of it, could not be taken; of the first, what it could do."""
    _known: dict[str, Proposed] = field(default_factory=dict)
    _kept: dict[str, str] = field(default_factory=dict)
    """By record: why it was left as it is, whatever was said of it."""
    _said: dict[str, list[str]] = field(default_factory=dict)
    """By record, what was said of it."""
    _looked_over: set[str] = field(default_factory=set)
    """Articles whose facts went back once: with the first faults, the model looks over the whole."""

    def __call__(self, seed: Seed, glossary: Glossary, refused: Refused | None = None) -> FactsDraft:
        """The facts of an article. Raises UnansweredError as the drafter does."""
        if refused is None:
            proposed = self.drafter.propose(seed, _hints(seed, self.found))
        else:
            wrong = defaultdict(list, self.unread)
            for fault in refused.faults:
                if fault.problem.code != UNREAD:
                    wrong[_called(fault)].append(_told(seed, fault.problem))
            if seed.slug not in self._looked_over:
                self._looked_over.add(seed.slug)
                wrong["facts"].append(AS_A_WHOLE)
            proposed, kept = self.drafter.mend(seed, self._known[seed.slug], wrong)
            self._kept |= kept
            self._said |= {name: wrong[name] for name in kept}
        proposed = _with_own_ids(proposed, seed, glossary)
        self._known[seed.slug] = proposed
        read = self._read(seed, proposed)
        for name, better in () if refused else (*_wanting(proposed), *_too_many(proposed, seed)):
            read.wrong[name] += better
        self.unread = read.wrong
        return read.draft

    @property
    def problems(self) -> Iterator[Problem]:
        """The same, for whoever has it mended; nothing of it stands in the draft."""
        nowhere = Source("the proposal", "").span(0, 0)
        for name, reasons in self.unread.items():
            for why in reasons:
                message = f"of {name} something was left out: {why}"
                yield Problem(nowhere, UNREAD, message, "write it yourself, if a reader needs it", Level.QUESTION)

    def why_kept(self, fault: Fault[Ref]) -> str:
        """Why what is said to be wrong was left as it is; empty where no reason was given."""
        return self._kept.get(_called(fault), "")

    @property
    def kept(self) -> Iterator[Problem]:
        """The same for a person: what was said, and the reason."""
        nowhere = Source("the proposal", "").span(0, 0)
        for name, why in self._kept.items():
            message = f"{name} was kept, though: {'; '.join(self._said[name])}. The reason given: {why}"
            yield Problem(nowhere, KEPT, message, "look who is right", Level.NOTICE)

    def _read(self, seed: Seed, proposed: Proposed) -> _Read:
        reading = _Reading(seed, proposed, self.who())
        return _Read(reading.draft(), reading.wrong)


def _wanting(proposed: Proposed) -> Iterator[tuple[str, list[str]]]:
    """What could be better though nothing is wrong with it, for which one turn is worth while."""
    claims = {one.id: one for one in proposed.claims}
    same = [
        (name, lead, _line(claims[name].short or claims[name].text))
        for name in proposed.key
        if name in claims
        for lead in proposed.lead
        if is_told(claims[name].short or claims[name].text, lead.text)
    ]
    if len(same) > 1 or any(words == _line(lead.text) for _, lead, words in same):
        better = "name another claim that matters, or let its short tell more"
        yield "key", [f"'{name}' says hardly more than lead.{lead.id}: {better}" for name, lead, _ in same]
    told = {*proposed.key, *(name for lead in proposed.lead for name in lead.rests_on)}
    yield from _wanting_shorts(proposed, claims)
    yield from _torn_roles(proposed, claims)
    yield from _missing(proposed, claims)
    yield from _homeless(proposed)
    for lead in proposed.lead:
        rebutted = [name for name in lead.rests_on if name in claims and {*claims[name].rebuttals} - told]
        if rebutted:
            why = f"it rests on '{rebutted[0]}', and neither lead nor key has what rebuts that"
            yield f"lead.{lead.id}", [f"{why}: say both, or rest it on another claim"]
    yield from _wanting_on_the_first_page(proposed, claims, told)
    adding = [one.id for one in proposed.questions if not {*one.answer} <= told]
    if len(adding) < min(_LEAST_ADDING, len(claims) // 5):
        fix = "let six to ten be answered by claims that add"
        yield "questions", [f"only these are answered by more than lead and key: {', '.join(adding) or 'none'}; {fix}"]


def _too_many(proposed: Proposed, seed: Seed) -> Iterator[tuple[str, list[str]]]:
    """Pages that say more than the article are read by nobody."""
    roles, wanted = {one.role for one in proposed.participants}, drafter.claims_wanted(seed)
    own = [one.id for one in proposed.claims if one.kind != "unstated" and one.id not in roles]
    if len(own) > wanted * _TOO_MANY:
        fix = f"{_claims(seed)} tell it: join what belongs together, and let go what nobody would miss"
        yield (
            "claims",
            [f"there are {len(own)} beside roles and silences, more than an article of this length needs; {fix}"],
        )


def _wanting_on_the_first_page(
    proposed: Proposed, claims: Mapping[str, drafter.Claim], told: Collection[str]
) -> Iterator[tuple[str, list[str]]]:
    """A headline in two tenses; main facts that no question leads to; what stands at a date without its rebuttal."""
    if _SAID.search(proposed.headline.text):
        yield "headline", ["headlines have it in the present: 'says', or the news itself and who says it at the end"]
    asked = {name for one in proposed.questions for name in one.answer}
    unasked = [name for name in proposed.key if name in claims and name not in asked]
    if len(unasked) > _UNASKED:
        fix = "ask first what anybody would, in whose answers they stand with what belongs to them"
        yield "questions", [f"none leads to these key facts: {', '.join(unasked)}; {fix}"]
    for name in dict.fromkeys(line.claim for line in proposed.timeline if line.claim in claims):
        one = claims[name]
        against = [claims[other] for other in one.rebuttals if other in claims and not {name, other} & {*told}]
        alone = [other for other in against if not is_told(other.short or other.text, by=one.short or one.text)]
        if alone:
            why = f"it stands at a date on the first page, and '{alone[0].id}', which rebuts it, does not"
            yield (
                f"claims.{name}{SHORT}",
                [f"{why}: let the short tell both on quotes of both, or make that a key fact"],
            )


def _wanting_shorts(proposed: Proposed, claims: Mapping[str, drafter.Claim]) -> Iterator[tuple[str, list[str]]]:
    """What stands at a date and has no wording that has room in a drawing; shorter wordings that cannot stand alone."""
    for one in proposed.claims:
        if _LEANS.match(one.short):
            yield f"claims.{one.id}{SHORT}", ["it stands alone: name whom or what it is about"]
    for name in dict.fromkeys(line.claim for line in proposed.timeline if line.claim in claims):
        if not _line(claims[name].short) and len(claims[name].text.split()) > _ROOM:
            fix = f"give it a short of at most {_SHORT} words"
            yield f"claims.{name}", [f"it stands at a date on the first page, where there is little room: {fix}"]


def _torn_roles(proposed: Proposed, claims: Mapping[str, drafter.Claim]) -> Iterator[tuple[str, list[str]]]:
    """Roles whose phrase leaves something out, or is none: a card would say "was", which reads as "no longer"."""
    for one in proposed.participants:
        if one.role in claims and (found := _WHOSE.search(claims[one.role].text)):
            yield f"claims.{one.role}", [f"whose is it? Name '{found[1]}', and quote where the article does"]
        if one.role in claims:
            role, named = claims[one.role], " ".join(quote.words for quote in (one.named, *one.also))
            if not is_told(role.text, by=f"{named} {role.short}"):
                yield f"claims.{one.role}{SHORT}", ["it is shown as who they are: give all of the role, as a phrase"]


def _missing(proposed: Proposed, claims: Mapping[str, drafter.Claim]) -> Iterator[tuple[str, list[str]]]:
    """Who has a card that says nothing of them, or their name again; dates of which nothing is told."""
    for one in proposed.participants:
        name = _line(one.named.words)
        if one.role not in claims and Sort(one.sort) in HAVE_CARDS:
            fix = "say in a claim of its own who it is or what it does here, or let it go"
            yield f"participants.{one.id}", [f"it has no role: {fix}"]
        elif one.role in claims and _line(claims[one.role].short).lower().startswith(name.lower()):
            fix = "let it say only what is more than the name, such as what they do"
            yield f"claims.{one.role}{SHORT}", [f"'{name}' stands above it already: {fix}"]
    told = {line.date for line in proposed.timeline}
    quotes = [quote for claim in proposed.claims for quote in claim.evidence]
    if untold := [one.id for one in proposed.dates if one.id not in told and not _is_bound(one, quotes)]:
        fix = "a line each, with a claim on what happened or was to happen then, or let the date go"
        yield "timeline", [f"nothing is told of {', '.join(untold)}: {fix}"]


def _is_bound(date: drafter.Date, quotes: Iterable[drafter.Quote]) -> bool:
    """Whether a claim tells it as a bound of what counts, so that nothing has to be told of the day."""
    words = date.words
    places = ((one.words, one.words.find(words.words)) for one in quotes if one.unit == words.unit)
    return any(at > 0 and _BOUND.search(text, 0, at) for text, at in places)


def _homeless(proposed: Proposed) -> Iterator[tuple[str, list[str]]]:
    """What only the summary could hold, where it is no key fact."""
    cards = {one.id for one in proposed.participants if one.sort in HAVE_CARDS}
    has_place = {
        *proposed.key,
        *(line.claim for line in proposed.timeline),
        *(one.role for one in proposed.participants),
    }
    has_place |= {*proposed.headline.rests_on, *(name for lead in proposed.lead for name in lead.rests_on)}
    has_place |= {name for question in proposed.questions for name in question.answer}
    has_place |= {name for claim in proposed.claims for name in claim.rebuttals}
    for one in proposed.claims:
        if one.kind == "reported" and one.id not in has_place and cards.isdisjoint(one.who):
            fix = "let it answer a question, name who it is about, or leave it out where nobody would miss it"
            yield f"claims.{one.id}", [f"only the first page has room for it, and it is no key fact: {fix}"]


def _with_own_ids(proposed: Proposed, seed: Seed, glossary: Glossary) -> Proposed:
    """It without the ids of others: the glossary is every article's, and its "committee" may be another committee.

    Whom the glossary has by that very name gets its id.
    """
    ids: dict[str, str] = {}
    for one in proposed.participants:
        called = Called(one.sort, _line(one.named.words), tuple(_line(quote.words) for quote in one.also))
        own = one.id if one.id in glossary and is_meant(glossary[one.id], called, seed) else None
        own = own or known_id(glossary, Sort(one.sort), next(called.own_names))
        taken = {*ids.values(), *(other.id for other in proposed.participants if other is not one)}
        if own in taken or (own is None and one.id in glossary):
            numbered = (f"{one.id} {number}" for number in count(2))
            own = free_id(chain([next(called.own_names)], numbered), glossary, taken)
        ids[one.id] = own or one.id
    return drafter.renamed(proposed, ids) if any(old != new for old, new in ids.items()) else proposed


def _called(fault: Fault[Ref]) -> str:
    """The record that is wrong as the model calls it, or the shorter wording of a claim."""
    if fault.at is None:
        return "facts"
    section, name = fault.at
    if section is Section.HEADLINE:
        return str(section)
    where = fault.problem.where
    is_short = where.source.line(where.line).text.lstrip().startswith("short:") and not name.endswith(SHORT)
    return f"{'questions' if section is Section.FAQ else section}.{name}{SHORT if is_short else ''}"


def _told(seed: Seed, problem: Problem) -> str:
    """What is wrong and what to do, without what a model can't do or has not seen: a reader's part, places in files."""
    return re.sub(rf" \({re.escape(seed.source.name)}:[0-9]+:[0-9]+\)", "", told(problem))


def findings(seed: Seed) -> Findings:
    """What the rules find in an article."""
    with _TAGGING:
        return find(tag(seed))


def _claims(seed: Seed) -> str:
    wanted = drafter.claims_wanted(seed)
    return f"{wanted} to {int(wanted * _TOO_MANY)}"


def _hints(seed: Seed, found: Findings) -> Iterator[str]:
    """How many claims it takes, the dates that the rules find, and who may be saying what is quoted."""
    yield f"an article of this length takes {_claims(seed)} claims beside roles and silences"
    for date in found.dates:
        unit = unit_at(seed, date.words)
        if unit is not None and not _BOUND.search(unit.span.text, 0, date.words.start - unit.span.start):
            yield f"{unit.id}: “{in_line(date.words)}” may be {in_months(date.value)}"
    yield from (f"{one.sentence.id}: perhaps said by {said}" for one in found.statements if (said := words_of(one)))


@dataclass
class _Reading:
    """One proposal, record by record."""

    seed: Seed
    proposed: Proposed
    who: Maker
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By record: why it is left out, or a part of it."""

    def draft(self) -> FactsDraft:
        """What of it can be read. A record is made first; then what others it names are looked for among those left."""
        dated = date_of_article(self.seed)
        people = {one.id: one for one in self._participants()}
        claims = {one.id: one for one in self._claims(people)}
        people = {
            name: replace(one, role=_of(claims, one.role), of=_of(people, one.of)) for name, one in people.items()
        }
        claims = {
            name: replace(one, nearest=_among(claims, one.nearest), rebuttals=_among(claims, one.rebuttals))
            for name, one in claims.items()
        }
        dates = [*self._dates(None if dated is None else dated.when)]
        title = Claim(
            "article-title", Kind.REPORTED, evidence=(Quote(self.seed.title.id, self.seed.title.span),), made=self.who
        )
        headline, rests_on = self._headline(claims)
        own = [] if dated is None or dated.claim is None else [dated.claim]
        counted_by = [reason for _, reason in dates if reason is not None]
        draft = FactsDraft(
            self.seed.slug,
            headline=rests_on or (title.id,),
            title=headline,
            article_title=title,
            lead=tuple(self._lead(claims)),
            participants=tuple(people.values()),
            dates=(*([] if dated is None else [dated.when]), *(when for when, _ in dates)),
            claims=(*([] if headline else [title]), *own, *claims.values(), *counted_by),
            timeline=(*([] if dated is None else [dated.line]), *self._lines({one.id for one, _ in dates}, claims)),
            faq=tuple(self._questions(claims)),
        )
        return replace(draft, summary=_summary(draft, self._listed("key", self.proposed.key, claims)))

    def _headline(self, claims: Collection[str]) -> tuple[str, tuple[str, ...]]:
        """The headline and what it rests on; nothing where one of the two is missing."""
        text, rests_on = _line(self.proposed.headline.text), _among(claims, self.proposed.headline.rests_on)
        return (text, rests_on) if text and rests_on else ("", ())

    def _lead(self, claims: Collection[str]) -> Iterator[Lead]:
        for at, one in self._once("lead", self.proposed.lead):
            rests_on = self._listed(at, one.rests_on, claims)
            if rests_on and _line(one.text):
                yield Lead(one.id, _line(one.text), rests_on)

    def _once(self, section: str, records: Sequence[_Record]) -> Iterator[tuple[str, _Record]]:
        """Those whose ids are ids, and nobody else's; each with what it is called."""
        seen: set[str] = set()
        for one in records:
            at = f"{section}.{one.id}"
            if not _ID.fullmatch(one.id) or one.id in seen:
                self.wrong[at].append("its id stands twice, or is none: small letters, digits, hyphens")
            else:
                seen.add(one.id)
                yield at, one

    def _quotes(self, at: str, quotes: Iterable[drafter.Quote]) -> tuple[Quote, ...]:
        found = (self._quote(at, one, is_whole=True) for one in quotes if one.words.strip())
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _quote(self, at: str, quote: drafter.Quote, *, is_whole: bool = False) -> Quote | None:
        """Where some words stand. `is_whole`: evidence ends with a word, so of "Lind's" all of it is quoted."""
        unit = self.seed.unit(quote.unit)
        if unit is None:
            self.wrong[at].append(f"there is no unit '{quote.unit}'")
            return None
        spans = [*find_name(self.seed, unit, _line(quote.words))]
        if len(spans) != 1 or not stands_once(self.seed, unit, spans[0]):
            how = "do not stand there letter by letter" if not spans else "stand there more than once: quote more"
            self.wrong[at].append(f"the words “{quote.words}” of {quote.unit} {how}")
            return None
        span = spans[0]
        owns = _OWNS.match(span.source.text, span.end) if is_whole else None
        return Quote(quote.unit, span if owns is None else span.source.span(span.start, owns.end()))

    def _participants(self) -> Iterator[Participant]:
        called = Counter(
            words
            for one in self.proposed.participants
            for words in {*map(_bare, (one.named, *one.also)), _bare(one.named).rpartition(" ")[2]}
        )
        for at, one in self._once("participants", self.proposed.participants):
            named = self._quote(at, one.named)
            if whole := self._written_out(_line(one.named.words)):
                self.wrong[at].append(
                    f"the article writes it out, '{whole}': name it so, with the short form under also"
                )
            if named is not None:
                # What two are called tells neither, and "his wife" is somebody only where it stands.
                own = [quote for quote in one.also if called[_bare(quote)] == 1 and not _OWNED.match(quote.words)]
                also = {quote.words.text: quote for quote in reversed(self._quotes(at, own))}
                also.pop(named.words.text, None)
                of = one.of if one.of != one.id else None
                yield Participant(one.id, Sort(one.sort), named, (*reversed(also.values()),), None, one.role, of)

    def _written_out(self, short: str) -> str:
        """The name for which an abbreviation stands: "Harbour Research Institute (HRI)" for "HRI"; else nothing."""
        if not re.fullmatch(r"[A-Z][A-Z&]+", short):
            return ""
        word = r"[A-Z][\w’'&-]*"
        found = re.search(
            rf"({word}(?:\s+(?:(?:of|for|and|the|&)\s+)*{word})+)\s+\({re.escape(short)}\)", self.seed.source.text
        )
        return "" if found is None else _line(found[1]).removeprefix("The ")

    def _dates(self, day: When | None) -> Iterator[tuple[When, Claim | None]]:
        """Each, and how it was counted, where it was; `day` is the article's own."""
        for at, one in self._once("dates", self.proposed.dates):
            words, value = self._quote(at, one.words), edtf.parse(one.edtf)
            if words is None:
                continue
            if value is None or (day is not None and one.id == day.id):
                self.wrong[at].append(f"'{one.edtf}' is no date that is known here")
            elif one.is_counted and day is None:
                self.wrong[at].append("the article has no date of its own to count from")
            else:
                reason = counted(one.id, words, day) if one.is_counted and day is not None else None
                period = edtf.parse_period(one.period) if one.period else None
                yield When(one.id, value, words, period, None if reason is None else reason.id), reason

    def _claims(self, people: Mapping[str, Participant]) -> Iterator[Claim]:
        for at, one in self._once("claims", self.proposed.claims):
            kind, evidence = Kind(one.kind), self._quotes(at, one.evidence)
            is_silent = kind is Kind.UNSTATED
            if kind is Kind.SAID and not one.by:
                kind = Kind.REPORTED  # by somebody who is nobody's participant: that it was said is reported
            if not _line(one.text):
                self.wrong[at].append("it has no text")
            elif not is_silent and not evidence:
                self.wrong[at].append("no words of the article are left that carry it")
            elif kind is Kind.SAID and one.by not in people:
                self.wrong[at].append(f"there is no participant '{one.by}' who could have said it")
            else:
                yield Claim(
                    one.id,
                    kind,
                    _line(one.text),
                    _line(one.because) or None if kind is Kind.INFERRED else None,
                    one.by if kind is Kind.SAID else None,
                    _among(people, [*one.who, *_named_in(one.text, people.values())]),
                    () if is_silent else evidence,
                    tuple(dict.fromkeys(filter(None, map(str.strip, one.absent)))) if is_silent else (),
                    tuple(one.nearest) if is_silent else (),
                    self.who,
                    _line(one.short) or None if _line(one.short) != _line(one.text) else None,
                    () if is_silent else tuple(name for name in one.rebuttals if name != one.id),
                )

    def _listed(self, at: str, names: Sequence[str], claims: Collection[str]) -> tuple[str, ...]:
        if strange := [name for name in names if name not in claims]:
            self.wrong[at].append(f"there is no claim {', '.join(strange)}")
        return _among(claims, names)

    def _lines(self, dates: Collection[str], claims: Collection[str]) -> Iterator[Entry]:
        seen: set[tuple[str, str]] = set()
        for line in self.proposed.timeline:
            if line.date not in dates or line.claim not in claims:
                self.wrong["timeline"].append(f"there is no date '{line.date}' or no claim '{line.claim}'")
            elif (line.date, line.claim) not in seen:
                seen.add((line.date, line.claim))
                yield Entry(f"{line.date}-{line.claim}", line.date, Status(line.status), line.claim)

    def _questions(self, claims: Collection[str]) -> Iterator[Question]:
        for at, one in self._once("questions", self.proposed.questions):
            answer = self._listed(at, one.answer, claims)
            if answer and one.ask.strip():
                yield Question(one.id, _line(one.ask), answer)


def _summary(draft: FactsDraft, key: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The key facts; then what no other page has, by kind, so that questions, cards and timeline have something to add.

    What is said stands here, too, by its weight: of a few, what is asked for first. Of the silences, those that matter.
    """
    asked = {name for question in draft.faq for name in question.answer}
    title = "" if draft.article_title is None else draft.article_title.id
    told = (name for lead in draft.lead for name in lead.rests_on)
    taken = {title, *key, *told, *(one.role for one in draft.participants), *(entry.claim for entry in draft.timeline)}
    cards = {one.id for one in draft.participants if one.sort in HAVE_CARDS}
    sections: dict[str, list[str]] = defaultdict(list, key=[*key])
    for claim in draft.claims:
        place = _PLACES.get(claim.kind)
        if claim.id in taken or place is None or (claim.id in asked and claim.kind is not Kind.UNSTATED):
            continue
        if claim.kind is Kind.SAID and claim.by in cards:
            continue
        if claim.kind is Kind.UNSTATED:
            if claim.id not in asked or len(sections[place]) < _SILENCES:
                sections[place].append(claim.id)
        elif claim.kind is not Kind.REPORTED or cards.isdisjoint(claim.who):
            sections[place].append(claim.id)
    sections["said"] += _voices(draft, {one for one in taken if one is not None})
    order = ("key", "happened", "said", "views", "unstated")
    return {name: tuple(sections[name]) for name in order if sections[name]}


def _voices(draft: FactsDraft, taken: Collection[str]) -> list[str]:
    """One statement each of those who are asked for first, of which no other place on the summary tells."""
    by = {claim.id: claim.by for claim in draft.claims if claim.kind is Kind.SAID}
    asked = [name for question in draft.faq for name in question.answer if name in by]
    found: dict[str | None, str] = {}
    for name in asked:
        if name not in taken:
            found.setdefault(by[name], name)
    return [*found.values()][:_VOICES]


def _named_in(text: str, people: Iterable[Participant]) -> Iterator[str]:
    """Those whose whole name of several words stands in a sentence of ours."""
    for one in people:
        name = in_line(one.named.words)
        if " " in name and re.search(rf"\b{re.escape(name)}\b", text):
            yield one.id


def _bare(quote: drafter.Quote) -> str:
    """What somebody is called, in small letters and without a title."""
    return _TITLE.sub("", _line(quote.words).lower())


def _line(text: str) -> str:
    return " ".join(text.split())


def _of(known: Collection[str], name: str | None) -> str | None:
    return name if name in known else None


def _among(known: Collection[str], names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that are known, each once."""
    return tuple(dict.fromkeys(name for name in names if name in known))
