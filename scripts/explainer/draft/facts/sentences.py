"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so
the lead comes first, then always what adds most for its length: a person with what he is and says, a date, a plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from explainer.draft.facts.chronology import edtf_of
from explainer.draft.facts.closing import Line, Lines
from explainer.draft.facts.evidence import Shown, quote_once, unit_at
from explainer.draft.facts.participants import Cast
from explainer.draft.facts.records import Claim, Quote, free
from explainer.draft.findings import Event, Findings
from explainer.draft.tagger import told_by
from explainer.language import english
from explainer.model.edtf import Time
from explainer.model.facts import Kind, Standard
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_MOST_SENTENCES = 24
"""Of an article as long as a book, too, an explainer is a page."""
_LEAD = 4
"""News tells first what matters most; what has neither date nor name nor speaker says little by itself."""
_HARDLY_MORE = 1.5
"""A sentence that stands is quoted rather than a part of it, up to so many times as long."""
_SHORT = 60
"""Letters that every choice costs beside its own: a short one is not better by that alone."""


Choice: TypeAlias = "Sentence | Event | str"
"""A sentence to be quoted whole, one with the part of it that tells an event, a participant to be presented."""


@dataclass(frozen=True)
class _Plan:
    """What would be shown of a choice."""

    line: Line | None
    told: tuple[Event, ...]
    named: frozenset[str]
    """The participants of whom it tells something."""
    presented: frozenset[str]
    """Those whom it presents as something."""
    spans: tuple[Span, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those of its line."""
        return () if self.line is None else self.line.sentences


class Selection:
    """The sentences that will be quoted whole, and who says them."""

    def __init__(
        self, seed: Seed, findings: Findings, cast: Cast, presenting: Mapping[str, Sequence[Quote]], shown: Shown
    ) -> None:
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self._presenting, self.pleas = presenting, findings.pleas
        self.lines = Lines(seed, findings, cast, presenting)
        self._statements = {one.sentence.id for one in findings.statements}
        self._lines: list[Line] = []
        self._told: list[Event] = []
        self._named: set[str] = set()
        self.presented: dict[str, None] = {}
        """The participants whom the pages will present as something, in order."""

    def choose(self, what: Choice) -> None:
        """Quote a sentence, or the part of one that tells an event, if that may be shown."""
        plan = self._plan(what)
        if plan is not None:
            self._take(plan)

    def choose_best(self) -> None:
        """Quote as much as may be shown, always what tells most for its length: whom, what he says, and when."""
        left = [*dict.fromkeys(self._choices())]
        while left:
            plans = [(what, plan) for what in left if (plan := self._plan(what)) is not None]
            worth = {what: self._worth(what, plan) for what, plan in plans}
            best, plan = max(plans, key=lambda one: worth[one[0]], default=(None, None))
            if best is None or plan is None or not worth[best]:
                return
            self._take(plan)
            left.remove(best)

    def _choices(self) -> Iterator[Choice]:
        """What may be quoted, in the article's order of each kind."""
        body = [one for one in self._findings.events if one.sentence.number is not None]
        yield from (_wanted(one) for one in body if one.date is not None or one in self._findings.ahead)
        yield from (one.sentence for one in self._findings.statements if one.sentence.number is not None)
        yield from (one for one in self._seed.sentences if self._cast.named_in(one.span))
        yield from (name for name in self._presenting if self._cast.is_told_of(name))

    def _worth(self, what: Choice, plan: _Plan) -> float:
        """How much a choice adds to what is told so far, by its length."""
        new = plan.named - self._named
        value = 0.5 * len(plan.sentences) + 0.5 * len(new) + 2.0 * sum(self._cast.is_person(one) for one in new)
        value += 3.0 * len(plan.presented - self.presented.keys())
        value += 4.5 * len(self._dates(plan) - self._dates(None))
        value += 2.5 * sum(self.lines.speaker(one) in new for one in plan.sentences)
        value += float(isinstance(what, Sentence) and (what.number or _LEAD) < _LEAD)
        return value / (self._shown.more(*plan.spans) + _SHORT)

    def _dates(self, plan: _Plan | None) -> set[Time]:
        """The dates that a timeline will have, or would."""
        whole, told = (self._chosen, self._told) if plan is None else (plan.sentences, plan.told)
        return {
            one.date.value
            for one in self._findings.events
            if one.date is not None and _is_datable(one) and (one in told or (one.sentence in whole and one.is_main))
        }

    def _take(self, plan: _Plan) -> None:
        self._shown.add(*plan.spans)
        if plan.line is not None:
            others = [line for line in self._lines if set(line.sentences).isdisjoint(plan.line.sentences)]
            self._lines = [*others, plan.line]
        self._told += plan.told
        self._named |= plan.named
        self.presented |= dict.fromkeys(sorted(plan.presented))

    def _plan(self, what: Choice) -> _Plan | None:
        """What would be shown of it; None where it may not be, or says nothing by itself."""
        if isinstance(what, str):
            return None if what in self.presented else self._planned(None, (), (), {what})
        part = None if isinstance(what, Sentence) or self._waits(what) else self._part(what)
        if isinstance(what, Event) and part is not None:
            named = self._named_in(part)
            if self.lines.unknown(named, (what.sentence, *self._chosen)):
                return None
            return self._planned(None, (what,), named, named, *part)
        sentence = what if isinstance(what, Sentence) else what.sentence
        line = self.lines.line(sentence)
        new = [] if line is None else [one for one in line.sentences if one not in self._chosen]
        if (
            line is None
            or not new
            or self.lines.strangers(line, self._chosen)
            or not self._may_join(line)
            or len(self._chosen) + len(new) > _MOST_SENTENCES
        ):
            return None
        names = {
            name
            for one in new
            for name in (*self._cast.named_in(one.span), self.lines.speaker(one))
            if name is not None
        }
        spans = (*(quote.words for quote in line.before), *map(told_by, new))
        return self._planned(line, (), names, names, *spans)

    def _may_join(self, line: Line) -> bool:
        """Whether a line can take the place of the one that it begins with: they are of one kind."""
        others = [one for one in self._lines if not set(one.sentences).isdisjoint(line.sentences)]
        kinds = {self.lines.claim(one).kind for one in (line, *others)}
        return not others or (
            len(others) == 1 and others[0].sentences == line.sentences[: len(others[0].sentences)] and len(kinds) == 1
        )

    def _planned(
        self,
        line: Line | None,
        told: Sequence[Event],
        named: Collection[str],
        presented: Collection[str],
        *spans: Span,
    ) -> _Plan | None:
        presenting = {name: quotes for name in presented if (quotes := self._presenting.get(name))}
        words = [one.words for quotes in presenting.values() for one in quotes]
        every = (*spans, *words, *self._cast.names_of({*named, *presented}))
        if not self._shown.fits(*every):
            return None
        return _Plan(line, (*told,), frozenset(named), frozenset(presenting), every)

    def _part(self, event: Event) -> tuple[Span, ...] | None:
        """The words that are quoted at a date of a sentence, rather than the sentence.

        None where that stands, tells nothing else that is dated, and is hardly more.
        """
        sentence, told = event.sentence, event.told
        if not told or not _is_datable(event) or any(quote_once(self._seed, [span]) is None for span in told):
            return None
        several = sum(one.sentence is sentence for one in self._findings.events) > 1
        if sentence in self._chosen and not several and event.is_main:
            return None
        line = self.lines.line(sentence)
        if several or sentence.id in self._statements or line is None or line.on_lead:
            return told
        return told if len(sentence.text) > _HARDLY_MORE * sum(len(span.text) for span in told) else None

    def _named_in(self, told: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for span in told for name in self._cast.named_in(span)))

    def _waits(self, event: Event) -> bool:
        """Whether the next sentence says what a plan waits for: without that it would seem settled."""
        return event in self._findings.ahead and event.sentence.id in self._findings.waiting

    @property
    def _chosen(self) -> list[Sentence]:
        return [sentence for line in self._lines for sentence in line.sentences]

    def claims(self) -> dict[str, Claim]:
        """The claims that quote sentences, in the article's order, by unit."""
        lines = sorted(self._lines, key=lambda line: line.sentences[0].span.start)
        return {one.id: claim for line in lines for claim in (self.lines.claim(line),) for one in line.sentences}

    def alone(self) -> list[str]:
        """The units of those that stand on a page that does not show the opening."""
        return [one.id for line in self._lines if not line.on_lead for one in line.sentences]

    def events(self) -> list[Event]:
        """The events, with the opening before those that only this makes clear, for where it is not shown."""
        return [replace(one, told=self._with_opening(one)) for one in self._findings.events]

    def _with_opening(self, event: Event) -> tuple[Span, ...]:
        line = self.lines.line(event.sentence)
        if event.told or line is None or not line.on_lead or not event.is_main or line not in self._lines:
            return event.told
        opening = [] if self.lines.lead is None else [self.lines.lead]
        return tuple(map(told_by, (*opening, *line.sentences)))

    def told(self) -> dict[tuple[Span, ...], Claim]:
        """The claims that quote less than a sentence, or more, for what that tells: of what is chosen."""
        found: dict[tuple[Span, ...], Claim] = {}
        for event in self.events():
            sentence, is_told = event.sentence, event in self._told
            words = self._part(event) if is_told or event in self._findings.events else event.told
            if words is None or words in found or not (is_told or sentence in self._chosen):
                continue
            name = free(f"told-{sentence.number}", [one.id for one in found.values()])
            evidence = tuple(Quote(unit.id, span) for span in words if (unit := unit_at(self._seed, span)) is not None)
            kind = Kind.SAID if self.lines.is_said_in(words, sentence) else Kind.REPORTED
            by = self.lines.speaker(sentence) if kind is Kind.SAID else None
            who = tuple(one for one in self._named_in(words) if one != by)
            found[words] = Claim(name, kind, by=by, who=who, evidence=evidence)
        return found


def _is_datable(event: Event) -> bool:
    """Whether a timeline can have its date."""
    return event.date is not None and edtf_of(event.date, event.sentence) is not None


def _wanted(event: Event) -> Sentence | Event:
    return event if event.told else event.sentence


def silences(seed: Seed, findings: Findings, near: Sequence[str], date: str | None) -> Iterator[Claim]:
    """What the article does not say. `near` has the claims that come nearest, `date` is that of the article."""
    words, values = english.silences(), english.values()
    if date is not None:
        yield from _silence(seed, Standard("text", "later", date), words.after_publication, near)
    if not findings.dates:
        dates = {names[0] for names in (*values.months, *values.weekdays)}
        yield from _silence(seed, Standard("text", "no-date"), words.days | dates, near)
    if not any(one.quote is not None for one in findings.statements):
        yield from _silence(seed, Standard("text", "no-direct-speech"), words.direct_speech, near)


def _silence(seed: Seed, text: Standard, words: Collection[str], near: Sequence[str]) -> Iterator[Claim]:
    """A standard silence, if none of the words that would break it stands in the article."""
    absent = sorted(words)
    said = (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", seed.source.text, re.IGNORECASE) for word in absent)
    if not any(said):
        yield Claim(text.name, Kind.UNSTATED, text, absent=tuple(absent), nearest=tuple(near))
