"""What a model proposes as the facts of an article, made into a draft of them; and what cannot be, with the reason.

Which words of the article are meant is found here: what is not there letter by letter is no evidence. Everything else
is left to the rules that hold for whatever a person writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TypeVar

from explainer.draft.facts.chronology import counted, date_of_article
from explainer.draft.facts.evidence import in_line, stands_once, unit_at
from explainer.draft.facts.proposing import Refused
from explainer.draft.facts.records import (
    Claim,
    Entry,
    FactsDraft,
    Participant,
    Question,
    Quote,
    Ref,
    Section,
    When,
)
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.language.citing import find_name
from explainer.model import edtf
from explainer.model.facts import Kind, Maker, Sort, Status
from explainer.model.proposal import Fault
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.models import drafter
from explainer.models.drafter import SHORT, Drafter, Proposed
from explainer.problem import Problem

_ID = re.compile(r"[a-z][a-z0-9-]*")
_TAGGING = Lock()
"""Words are tagged for one article at a time, however many are drafted side by side."""
_PLACES = {Kind.REPORTED: "happened", Kind.SAID: "said", Kind.VIEW: "views", Kind.UNSTATED: "unstated"}
"""Where on the summary a claim stands that is no key fact."""


_Record = TypeVar("_Record", drafter.Participant, drafter.Date, drafter.Claim, drafter.Asked)


@dataclass
class ByModel:
    """A `Proposer` that is a model: what it gives goes back to it with what is wrong, whatever found that."""

    drafter: Drafter
    who: Callable[[], Maker]
    """Who it is, once it has answered."""
    _known: dict[str, Proposed] = field(default_factory=dict)

    def __call__(self, seed: Seed, _: Glossary, refused: Refused | None = None) -> FactsDraft:
        """The facts of an article. Raises UnansweredError as the drafter does."""
        if refused is None:
            proposed = self.drafter.propose(seed, _hints(seed))
            wrong = _Reading(seed, proposed, self.who()).wrong
            if wrong:  # nobody else will see what cannot be read
                proposed = self.drafter.mend(seed, proposed, wrong)
        else:
            reading = _Reading(seed, self._known[seed.slug], self.who())
            told: dict[str, list[str]] = defaultdict(list, {name: [*lines] for name, lines in reading.wrong.items()})
            for fault in refused.faults:
                told[_called(fault)].append(_told(seed, fault.problem))
            proposed = self.drafter.mend(seed, self._known[seed.slug], told)
        self._known[seed.slug] = proposed
        return _Reading(seed, proposed, self.who()).draft


def _called(fault: Fault[Ref]) -> str:
    """The record that is wrong as the model calls it, or the shorter wording of a claim."""
    if fault.at is None:
        return "facts"
    section, name = fault.at
    where = fault.problem.where
    is_short = where.source.line(where.line).text.lstrip().startswith("short:") and not name.endswith(SHORT)
    return f"{'questions' if section is Section.FAQ else section}.{name}{SHORT if is_short else ''}"


def _told(seed: Seed, problem: Problem) -> str:
    """What is wrong and what to do, without what a model can't do or has not seen: a reader's part, places in files."""
    told = f"{problem.message} ({problem.fix.partition('; or read it again')[0]})"
    return re.sub(rf" \({re.escape(seed.source.name)}:[0-9]+:[0-9]+\)", "", told)


def _hints(seed: Seed) -> Iterator[str]:
    """The dates that the rules find."""
    with _TAGGING:
        found = find(tag(seed))
    for date in found.dates:
        unit = unit_at(seed, date.words)
        if unit is not None:
            yield f"{unit.id}: “{in_line(date.words)}” may be {date.value}"


class _Reading:
    """One proposal, record by record."""

    def __init__(self, seed: Seed, proposed: Proposed, who: Maker) -> None:
        self._seed, self._who = seed, who
        self.wrong: dict[str, list[str]] = defaultdict(list)
        """By record: why it is left out, or a part of it."""
        dated = date_of_article(seed)
        self._dated = dated
        self._claims = {one.id for one in self._once("claims", proposed.claims)}
        self._people = {one.id for one in self._once("participants", proposed.participants)}
        participants = [*self._participants(proposed)]
        self._people = {one.id for one in participants}
        dates, reasons = self._dates(proposed)
        claims = [*self._said(proposed)]
        self._claims = {one.id for one in claims}
        own = () if dated is None or dated.claim is None else (dated.claim,)
        title = Claim("article-title", Kind.REPORTED, evidence=(Quote(seed.title.id, seed.title.span),), made=who)
        rests_on = tuple(dict.fromkeys(name for name in proposed.headline.rests_on if name in self._claims))
        headline = " ".join(proposed.headline.text.split())
        is_ours = bool(headline and rests_on)
        key = self._listed("key", proposed.key)
        self.draft = FactsDraft(
            seed.slug,
            headline=rests_on if is_ours else (title.id,),
            title=headline if is_ours else "",
            article_title=title,
            participants=tuple(self._knowing(one) for one in participants),
            dates=(*([] if dated is None else [dated.when]), *dates),
            claims=(*([] if is_ours else [title]), *own, *claims, *reasons),
            summary=self._summary(key, claims, participants),
            timeline=(*([] if dated is None else [dated.line]), *self._lines(proposed, dates)),
            faq=tuple(self._questions(proposed)),
        )

    def _once(self, section: str, records: Sequence[_Record]) -> Iterator[_Record]:
        """Those whose ids are ids, and nobody else's."""
        seen: set[str] = set()
        for one in records:
            if not _ID.fullmatch(one.id) or one.id in seen:
                self.wrong[f"{section}.{one.id}"].append(
                    "its id stands twice, or is none: small letters, digits, hyphens"
                )
            else:
                seen.add(one.id)
                yield one

    def _quotes(self, at: str, quotes: Iterable[drafter.Quote]) -> tuple[Quote, ...]:
        found = (self._quote(at, one) for one in quotes if one.words.strip())
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _quote(self, at: str, quote: drafter.Quote) -> Quote | None:
        unit = self._seed.unit(quote.unit)
        if unit is None:
            self.wrong[at].append(f"there is no unit '{quote.unit}'")
            return None
        spans = [*find_name(self._seed, unit, " ".join(quote.words.split()))]
        if len(spans) != 1 or not stands_once(self._seed, unit, spans[0]):
            how = "do not stand there letter by letter" if not spans else "stand there more than once: quote more"
            self.wrong[at].append(f"the words “{quote.words}” of {quote.unit} {how}")
            return None
        return Quote(quote.unit, spans[0])

    def _participants(self, proposed: Proposed) -> Iterator[Participant]:
        for one in proposed.participants:
            at = f"participants.{one.id}"
            named = self._quote(at, one.named)
            if named is not None and one.id in self._people:
                role = one.role if one.role in self._claims else None
                of = one.of if one.of in self._people and one.of != one.id else None
                also = {quote.words.text: quote for quote in reversed(self._quotes(at, one.also))}
                also.pop(named.words.text, None)
                yield Participant(one.id, Sort(one.sort), named, (*reversed(also.values()),), None, role, of)

    def _knowing(self, one: Participant) -> Participant:
        """It without what is left out."""
        return replace(
            one,
            role=one.role if one.role in self._claims else None,
            of=one.of if one.of in self._people else None,
        )

    def _dates(self, proposed: Proposed) -> tuple[list[When], list[Claim]]:
        dates: list[When] = []
        reasons: list[Claim] = []
        for one in self._once("dates", proposed.dates):
            at = f"dates.{one.id}"
            words, value = self._quote(at, one.words), edtf.parse(one.edtf)
            if words is None:
                continue
            if value is None or (self._dated is not None and one.id == self._dated.when.id):
                self.wrong[at].append(f"'{one.edtf}' is no date that is known here")
                continue
            reason = None
            if one.is_counted:
                if self._dated is None:
                    self.wrong[at].append("the article has no date of its own to count from")
                    continue
                reason = counted(one.id, words, self._dated.when)
                reasons.append(reason)
            period = edtf.parse_period(one.period) if one.period else None
            dates.append(When(one.id, value, words, period, None if reason is None else reason.id))
        return dates, reasons

    def _said(self, proposed: Proposed) -> Iterator[Claim]:
        for one in proposed.claims:
            at, kind = f"claims.{one.id}", Kind(one.kind)
            evidence = self._quotes(at, one.evidence)
            text = " ".join(one.text.split())
            if not text or one.id not in self._claims:
                self.wrong[at].append("it has no text")
            elif kind is not Kind.UNSTATED and not evidence:
                self.wrong[at].append("no words of the article are left that carry it")
            elif kind is Kind.SAID and one.by not in self._people:
                self.wrong[at].append(f"there is no participant '{one.by}' who could have said it")
            else:
                is_silent = kind is Kind.UNSTATED
                yield Claim(
                    one.id,
                    kind,
                    text,
                    " ".join(one.because.split()) or None if kind is Kind.INFERRED else None,
                    one.by if kind is Kind.SAID else None,
                    tuple(dict.fromkeys(name for name in one.who if name in self._people)),
                    () if is_silent else evidence,
                    tuple(dict.fromkeys(filter(None, map(str.strip, one.absent)))) if is_silent else (),
                    tuple(dict.fromkeys(name for name in one.nearest if name in self._claims)) if is_silent else (),
                    self._who,
                    " ".join(one.short.split()) or None,
                )

    def _listed(self, at: str, names: Sequence[str]) -> tuple[str, ...]:
        if strange := [name for name in names if name not in self._claims]:
            self.wrong[at].append(f"there is no claim {', '.join(strange)}")
        return tuple(dict.fromkeys(name for name in names if name in self._claims))

    def _summary(
        self, key: Sequence[str], claims: Sequence[Claim], participants: Sequence[Participant]
    ) -> Mapping[str, tuple[str, ...]]:
        """The key facts, then what else is said, by kind; a role stands on its card."""
        roles = {one.role for one in participants}
        sections: dict[str, list[str]] = {"key": [*key]}
        for claim in claims:
            place = _PLACES.get(claim.kind)
            if place is not None and claim.id not in key and claim.id not in roles:
                sections.setdefault(place, []).append(claim.id)
        order = ("key", "happened", "said", "views", "unstated")
        return {name: tuple(sections[name]) for name in order if sections.get(name)}

    def _lines(self, proposed: Proposed, dates: Sequence[When]) -> Iterator[Entry]:
        known = {one.id for one in dates}
        seen: set[tuple[str, str]] = set()
        for line in proposed.timeline:
            if line.date not in known or line.claim not in self._claims:
                self.wrong["timeline"].append(f"there is no date '{line.date}' or no claim '{line.claim}'")
            elif (line.date, line.claim) not in seen:
                seen.add((line.date, line.claim))
                yield Entry(f"{line.date}-{line.claim}", line.date, Status(line.status), line.claim)

    def _questions(self, proposed: Proposed) -> Iterator[Question]:
        for one in self._once("questions", proposed.questions):
            answer = self._listed(f"questions.{one.id}", one.answer)
            if answer and one.ask.strip():
                yield Question(one.id, " ".join(one.ask.split()), answer)
