"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so
the opening comes first, then always the run that adds most for its length: a date, a person with what he is, a plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.draft.facts.chronology import edtf_of, is_told
from explainer.draft.facts.evidence import Shown
from explainer.draft.facts.participants import Cast
from explainer.draft.facts.records import Claim, Quote
from explainer.draft.facts.runs import Run, Runs
from explainer.draft.findings import Findings
from explainer.draft.tagger import told_by
from explainer.language import english
from explainer.model.edtf import Time
from explainer.model.facts import Kind, Standard
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_MOST_SENTENCES = 24
"""Of an article as long as a book, too, an explainer is a page."""
_LEAST = 5
"""Words: fewer say little, unless they tell of somebody or have a date."""
_LEAST_OF_MORE = 12
"""Where the rest of the paragraph is left out."""
_SHORT = 60
"""Letters that every choice costs beside its own: a short one is not better by that alone."""
_NEAR = 60
"""Days around the article's within which a date is of the news."""
_MATTERS = 5.5
"""What somebody weighs who is named twice."""
_INTRODUCING = 75
"""Words in which somebody is introduced at most."""
_BESIDE = 0.4
"""What it adds to a run that it presents somebody, which costs less by itself."""
_USUAL = 30
"""Words of a paragraph."""
_FIRST = 24.0
"""What the first paragraph adds; the second is worth a half of it, the third a third."""


@dataclass(frozen=True)
class _Plan:
    """What would be shown of a choice."""

    run: Run
    """The sentences that would stand together, with those that stand beside them already."""
    named: frozenset[str]
    """The participants of whom it tells something."""
    presented: frozenset[str]
    """Those whom it presents as something."""
    spans: tuple[Span, ...]


class Selection:
    """The sentences that will be quoted, and who says them."""

    def __init__(
        self, seed: Seed, findings: Findings, cast: Cast, presenting: Mapping[str, Sequence[Quote]], shown: Shown
    ) -> None:
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self.runs = Runs(seed, findings, cast, presenting)
        self.presenting = {**presenting, **dict(self._introducing(presenting))}
        self._place = {one.id: at for at, one in enumerate(seed.sentences)}
        self._days: dict[str, set[Time]] = {}
        for one in findings.events:
            if one.date is not None and is_told(one, seed, findings) and edtf_of(one.date, one.sentence) is not None:
                self._days.setdefault(one.sentence.id, set()).add(one.date.value)
        self._chosen: list[Run] = []
        self._named: set[str] = set()
        self.presented: dict[str, None] = {}
        """The participants whom the pages will present as something, in order."""

    def _introducing(self, presenting: Mapping[str, Sequence[Quote]]) -> Iterator[tuple[str, Sequence[Quote]]]:
        """Of whom nothing says what he is, the sentence that names him first, where it stands in a line or two."""
        for name in filter(self._cast.is_person, self._cast.everybody):
            if self._cast.weight(name) < _MATTERS:
                continue
            places = [one for one in self._cast.mentions_of(name) if one.start > self._seed.title.span.end]
            first = next((one for one in self._seed.sentences for at in places[:1] if _holds(one, at)), None)
            run = None if first is None or name in presenting else self.runs.run(first)
            if run is not None and sum(len(one.text.split()) for one in run) <= _INTRODUCING:
                yield name, self.runs.claim(run).evidence

    def choose(self) -> None:
        """Quote as much as may be shown: the opening, then always what tells most for its length."""
        for one in self.runs.opening[:1]:
            self._choose(one)
        if not self._chosen:
            self.runs.opening = ()  # on what is not shown nothing leans
        for one in self._seed.sentences:
            if self.runs.is_behind_opening(one) and not self.runs.is_said(one):
                self._choose(one)
        for plea in filter(None, map(self._seed.unit, self._findings.pleas)):
            self._choose(plea)
        self._choose_best()
        self.runs.shorten()
        self._choose_best()

    def _choose_best(self) -> None:
        left: list[Sentence | str] = [*self._seed.sentences, *filter(self._cast.is_told_of, self.presenting)]
        while left:
            plans = [(what, plan) for what in left if (plan := self._plan(what)) is not None]
            worth = {what: self._worth(plan) for what, plan in plans}
            best, plan = max(plans, key=lambda one: worth[one[0]], default=(None, None))
            if best is None or plan is None or not worth[best]:
                return
            self._take(plan)
            left.remove(best)

    def _choose(self, what: Sentence) -> None:
        plan = self._plan(what)
        if plan is not None:
            self._take(plan)

    def _take(self, plan: _Plan) -> None:
        self._shown.add(*plan.spans)
        if plan.run:
            self._chosen = [*(one for one in self._chosen if set(one).isdisjoint(plan.run)), plan.run]
        self._named |= plan.named
        self.presented |= dict.fromkeys(sorted(plan.presented))

    def _plan(self, what: Sentence | str) -> _Plan | None:
        """What would be shown of it; None where it may not be, or says nothing new."""
        if isinstance(what, str):
            return None if what in self.presented else self._planned((), (), {what})
        run = None if what in self._quoted else self.runs.run(what, self._told(what))
        if run is None:
            return None
        run = self._joined(run)
        if len({*run, *self._quoted}) > _MOST_SENTENCES:
            return None
        names = self.runs.people(run)
        least = _LEAST if self.runs.is_whole else _LEAST_OF_MORE
        if len(run) == 1 and len(what.text.split()) < least and not names and what.id not in self._days:
            return None
        if self.runs.unknown(names, (*run, *self._quoted)) and run != self.runs.opening:
            return None
        return self._planned(run, names, names)

    def _joined(self, run: Run) -> Run:
        """With the runs that share a sentence with it, and those that go on with its paragraph."""
        first, after = self._place[run[0].id], self._place[run[-1].id] + 1
        every, opening = self._seed.sentences, self.runs.opening
        before, behind = every[max(first - 1, 0) : first], every[after : after + 1]
        near = {run[0].paragraph, run[-1].paragraph} if run[0] not in opening else set()
        beside = {one for one in (*before, *behind) if one.paragraph in near and one not in opening}
        own = set(run).union(*(one for one in self._chosen if not set(one).isdisjoint({*beside, *run})))
        return tuple(sorted(own, key=lambda one: one.span.start))

    def _planned(self, run: Run, named: Collection[str], presented: Collection[str]) -> _Plan | None:
        presenting = {name: quotes for name in presented if (quotes := self.presenting.get(name))}
        words = [one.words for quotes in presenting.values() for one in quotes]
        before = self.runs.before(run) if run else None
        words += [] if before is None else [before.words]
        every = (*map(told_by, run), *words, *self._cast.names_of({*named, *presented}))
        if not self._shown.fits(*every):
            return None
        return _Plan(run, frozenset(named), frozenset(presenting), every)

    def _worth(self, plan: _Plan) -> float:
        """How much a choice adds to what is told so far, by its length: what stands first in the article, most."""
        new = [one for one in plan.run if one not in self._quoted]
        value = sum(map(self._weight, self._dates(new) - self._dates(self._quoted)))
        roles = sum(self._cast.weight(one) for one in plan.presented - self.presented.keys())
        value += roles * _BESIDE if plan.run else roles
        value += sum(self._place_weight(one.paragraph) * len(one.text.split()) / _USUAL for one in new)
        return value / (self._shown.more(*plan.spans) + _SHORT)

    def _place_weight(self, paragraph: int) -> float:
        """How much a paragraph tells by its place: news begins with what matters most."""
        return _FIRST / (1 + paragraph - self._seed.sentences[0].paragraph)

    def _weight(self, date: Time) -> float:
        day = self._seed.day
        is_ahead = day is not None and date.last > day
        is_near = day is None or (date.last - day).days > -_NEAR
        is_wide = (date.last - date.first).days > _NEAR
        return 8.0 if is_ahead else 2.0 if is_wide else 6.0 if is_near else 4.0

    def _dates(self, sentences: Collection[Sentence]) -> set[Time]:
        """The dates that a timeline will have, or would."""
        return {date for one in sentences for date in self._days.get(one.id, ())}

    def _told(self, but: Sentence) -> str:
        """What the pages show so far, without the words of a sentence itself."""
        quotes = (quote for name in self.presented for quote in self.presenting.get(name, ()))
        roles = (quote.words.text for quote in quotes if quote.unit != but.id)
        return " ".join((*(one.text for one in self._quoted), *roles))

    @property
    def _quoted(self) -> list[Sentence]:
        return [sentence for run in self._chosen for sentence in run]

    def claims(self) -> dict[str, Claim]:
        """The claims that quote sentences, in the article's order, by unit."""
        runs = sorted(self._chosen, key=lambda run: run[0].span.start)
        return {one.id: claim for run in runs for claim in (self.runs.claim(run),) for one in run}


def _holds(sentence: Sentence, words: Span) -> bool:
    return sentence.span.start <= words.start < sentence.span.end


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
