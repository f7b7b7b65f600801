"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so
the opening comes first, then always the run that adds most for its length: a date, a person with what he is, a plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from explainer.draft.definite import RELATIONAL
from explainer.draft.facts.chronology import in_its_month, is_told, value_of
from explainer.draft.facts.evidence import Shown, in_line
from explainer.draft.facts.participants import OFTEN, Cast, as_employer, presentations, role, shorter, told_better
from explainer.draft.facts.records import Claim, Quote, free
from explainer.draft.facts.runs import Run, Runs, stems
from explainer.draft.findings import Event, Findings
from explainer.draft.name_pieces import is_role, is_title
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
_TELLING = 10
"""Words; fewer only lead to what is told next: "The neighbours are not convinced"."""
_LEAST_TOLD = 2
_ITEMS = ("-", "–", "—", "•", "*")
"""What a list's item begins with: it tells nothing by itself."""
_SHORT = 60
"""Letters that every choice costs beside its own: a short one is not better by that alone."""
_LONG_AGO = 4.0
"""What a date weighs that is of no news."""
_NEWS = 7
"""Days before the article's."""
_NEAR = 60
"""Days around the article's within which a date is of the news."""
_LEAST_INTRODUCING = 8
_MOST_INTRODUCING = 2
"""Sentences."""
_INTRODUCING = 62
"""Words in which somebody is introduced at most."""
_FIRST, _OF_FIRST = 4, 1.4
"""The sentences with which news begins, and how much more a date in them weighs."""
_SAYS_WHAT = 1.5
"""What a body weighs more of which a few words say what it is."""
_MOST_INTRODUCED = 3
"""People: what is told of more in a row says nothing of each."""


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
    event: Event | None = None
    """The date at which it would stand, with the claim that would."""
    claim: Claim | None = None
    """What would stand there, or introduce somebody."""


class Selection:
    """The sentences that will be quoted, and who says them."""

    def __init__(self, seed: Seed, findings: Findings, cast: Cast, shown: Shown) -> None:
        self.presenting, self._shorter = presentations(seed, findings, cast), shorter(seed, cast)
        self._told_better = told_better(self.presenting, cast)
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self.runs = Runs(seed, findings, cast, self.presenting)
        self._place = {one.id: at for at, one in enumerate(seed.sentences)}
        every = map(in_its_month, findings.events)
        told = (one for one in every if one.sentence.id in self._place and is_told(one, seed, findings))
        self._dated = [one for one in told if value_of(one, seed, findings) is not None]
        self._days: dict[str, set[Time]] = {}
        for one in self._dated:
            if one.date is not None:
                self._days.setdefault(one.sentence.id, set()).add(one.date.value)
        self._at: dict[Event, Claim] = {}
        self._chosen: list[Run] = []
        self._named: set[str] = set()
        self._introducing: dict[str, Claim] = {}
        self.presented: dict[str, None] = {}
        """The participants whom the pages will present as something, in order."""

    def choose(self) -> None:
        """Quote as much as may be shown: the opening, then people, bodies and dates, then how the article goes on."""
        for one in self.runs.opening[:1]:
            self._choose(one)
        if not self._chosen:
            self.runs.opening = ()  # on what is not shown nothing leans
        behind = [one for one in self._seed.sentences if self.runs.is_behind_opening(one)]
        if not self.runs.has_news(self.runs.opening):
            for one in behind:
                self._choose(one)
        for plea in filter(None, map(self._seed.unit, self._findings.pleas)):
            self._choose(plea)
        self._tell_of_main()
        self._tell_headline()
        self._choose_best([*self._cast.everybody, *self._dated])
        self._go_on()
        for name in filter(self._has_office, self._cast.everybody):
            plan = None if name in self.presented else self._planned((), (), {name})
            if plan is not None:
                self._take(plan)
        for name in self._cast.everybody:
            if name in self.presenting or (name not in self.presented and not self._cast.is_person(name)):
                self._introduce_for_nothing(name)

    def _introduce_for_nothing(self, name: str) -> None:
        """Shows of somebody what is shown anyway: the sentence that tells of him first."""
        claim = self._introduction(name) if name not in self.presenting else self._better(name)
        if claim is not None and not self._shown.more(*(one.words for one in claim.evidence)):
            self._introducing[name], self.presented[name] = claim, None
            self.presenting.pop(name, None)

    def _tell_of_main(self) -> None:
        """Who the one is whom the article names most."""
        main = self._cast.main
        plan = None if main is None or main in self.presented else self._plan_of_participant(main)
        if plan is not None:
            self._take(plan)

    def _tell_headline(self) -> None:
        """What the headline tells and the opening does not: a figure, or two of its words."""
        left = self._findings.headline - stems(" ".join(one.text for one in self._quoted))
        for one in self._seed.sentences:
            told = left & stems(one.text)
            if len(told) < _LEAST_TOLD and not any(word[0].isdigit() for word in told):
                continue
            plan = self._plan_alone(one)
            if plan is not None:
                self._take(plan)
                left -= stems(" ".join(each.text for each in plan.run))

    def _plan_alone(self, sentence: Sentence) -> _Plan | None:
        """A sentence with no more than it needs."""
        run = None if sentence in self._quoted else self.runs.alone(sentence)
        people = () if run is None else self.runs.people(run)
        is_unknown = run is None or self.runs.unknown(people, (*run, *self._quoted))
        return None if run is None or is_unknown else self._planned(self._joined(run), people, people)

    def _go_on(self) -> None:
        """As the article goes on behind its opening, what of its paragraphs stands, as long as there is room."""
        last = self._place[self.runs.opening[-1].id] if self.runs.opening else -1
        rest = self._seed.sentences[last + 1 :]
        for one, two in zip_longest(rest, rest[1:]):
            leads = two is not None and two.text.endswith("?")  # "He answered some questions": those are not shown
            is_speech = self.runs.opens_with_speech(one) and not self.runs.is_behind_opening(one)
            if one in self._quoted or leads or is_speech or one.text.startswith(_ITEMS):
                continue
            plan = self._plan(one)
            words = [] if plan is None else [word for each in plan.run for word in each.text.split()]
            if plan is not None and (len(words) >= _TELLING or any(map(str.isdigit, "".join(words)))):
                self._take(plan)

    def _choose_best(self, left: list[Event | str]) -> None:
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
        if plan.event is not None and plan.claim is not None:
            self._at[plan.event] = plan.claim
        elif plan.claim is not None:
            self._introducing |= dict.fromkeys(plan.presented, plan.claim)
            for name in plan.presented:
                self.presenting.pop(name, None)
            self.runs.introduced |= plan.presented
        if plan.run:
            self._chosen = [*(one for one in self._chosen if set(one).isdisjoint(plan.run)), plan.run]
        self._named |= plan.named
        self.presented |= dict.fromkeys(sorted(plan.presented))

    def _plan(self, what: Sentence | str | Event) -> _Plan | None:
        """What would be shown of it; None where it may not be, or says nothing new."""
        if isinstance(what, str):
            return None if what in self.presented else self._plan_of_participant(what)
        if isinstance(what, Event):
            return self._plan_of_event(what)
        run = None if what in self._quoted else self.runs.run(what, self._told(what))
        if run is None:
            return None
        run = self._joined(run)
        names = self.runs.people(run)
        is_little = len(run) == 1 and len(what.text.split()) < _LEAST and not names and what.id not in self._days
        is_unknown = run != self.runs.opening and bool(self.runs.unknown(names, (*run, *self._quoted)))
        is_unknown = is_unknown or self.runs.by_family_name(run, self._before(run))
        is_much = len({*run, *self._quoted}) > _MOST_SENTENCES
        return None if is_little or is_unknown or is_much else self._planned(run, names, names)

    def _plan_of_participant(self, name: str) -> _Plan | None:
        """The words that say what somebody is; where no part of it does, the sentence that first tells of him.

        Of somebody with a trade and an age first that sentence, where there is room.

        Not of a body that stands in the words that say what somebody is. Of somebody whom nothing that is shown names,
        words that say what he is do not say what he has to do with the story: his sentence does, or a body of it.
        """
        is_apart = not self._is_shown(name)
        told = self._introduction(name) if is_apart else self._better(name)
        is_only_said = told is not None and told.kind is Kind.SAID and self._has_office(name)  # "…, a mayor, said so."
        plan = None if is_only_said else self._plan_of_claim(name, told)
        if plan is not None:
            return plan
        if is_apart and not self._is_tied(name):
            return None
        if name in self.presenting:
            plan = self._planned((), (), {name})
            if plan is None and name in self._shorter:
                self.presenting[name] = self._shorter[name]
                plan = self._planned((), (), {name})
            return plan
        is_body = not self._cast.is_person(name)
        if is_body and (name in self._named or as_employer(name, self.presenting, self._cast)):
            return None
        return self._plan_of_claim(name, self._introduction(name))

    def _is_shown(self, name: str) -> bool:
        """Whether what is shown, or the title, names somebody."""
        units = [self._seed.title, *self._quoted]
        return any(_holds(unit, at) for at in self._cast.mentions_of(name) for unit in units)

    def _is_tied(self, name: str) -> bool:
        """Whether the article tells much of somebody, or the words that say what he is name a body that is shown."""
        if len(self._cast.mentions_of(name)) >= OFTEN:
            return True
        bodies = {one for quote in self.presenting.get(name, ()) for one in self._cast.named_in(quote.words, name)}
        return any(self._is_shown(one) for one in bodies if not self._cast.is_person(one))

    def _has_office(self, name: str) -> bool:
        """Whether words say of what somebody is what he is: a body, a land or a place."""
        own = {word for at in self._cast.mentions_of(name) for word in at.text.split()}
        starts = {one.span.start for one in self._seed.sentences}
        quotes = self.presenting.get(name, ())
        every = [word for one in quotes for word in one.words.text.split()[one.words.start in starts :]]
        named = [word for word in every if word[0].isupper() and word.strip(",") not in own]
        return self._cast.is_person(name) and any(not is_role(word) and not is_title(word) for word in named)

    def _better(self, name: str) -> Claim | None:
        """The sentence that tells more of somebody than words without an office do, where it needs no other."""
        is_half = name in self._told_better or not self._has_office(name)
        claim = self._introduction(name) if is_half else None
        return claim if claim is not None and len(claim.evidence) == 1 else None

    def _plan_of_claim(self, name: str, claim: Claim | None) -> _Plan | None:
        plan = None if claim is None else self._planned((), (), (), None, claim)
        return None if plan is None else replace(plan, presented=frozenset({name}))

    def _introduction(self, name: str) -> Claim | None:
        """The sentence that first tells of somebody, where it stands in a line or two."""
        at = self._cast.introduced_at(name)
        sentence = next((one for one in self._seed.sentences if at is not None and _holds(one, at)), None)
        run = None if sentence is None else self.runs.alone(sentence)
        text = " ".join(one.text for one in run or ())
        is_person = self._cast.is_person(name)
        is_short = run is not None and len(run) <= (_MOST_INTRODUCING if is_person else 1)
        is_early = run is not None and (run[0] in self.runs.opening or self._begins_paragraph(run[0]))
        if (
            run is None
            or not is_short
            or not (is_person or is_early)
            or not _LEAST_INTRODUCING <= len(text.split()) <= _INTRODUCING
        ):
            return None
        people = [one for one in self.runs.people(run) if self._cast.is_person(one)]
        is_unknown = self.runs.unknown(people, (*run, *self._quoted))
        claim = self.runs.claim(run)
        is_of_other = at is not None and self._is_of_other(name, at, run, claim)
        return None if is_unknown or is_of_other or len(people) > _MOST_INTRODUCED else claim

    def _is_of_other(self, name: str, at: Span, run: Run, claim: Claim) -> bool:
        """Whether it is what another says, or does not tell of what he is the head; of a body, what its people do."""
        if self._cast.is_person(name):
            role = next((one.role for one in self._cast.people if self._cast.ids.get(in_line(one.name)) == name), None)
            is_here = role is not None and any(_holds(one, role) for one in run)
            is_head = is_here and role is not None and role.text.lower().split()[-1] in RELATIONAL
            is_bare = is_head and all(
                self._cast.is_person(one) for each in run for one in self._cast.named_in(each.span)
            )  # "Chairwoman Ann Poe said so"
            return is_bare or claim.by not in {None, name}
        first = run[0].span
        before = self._cast.named_in(first.source.span(first.start, max(at.start, first.start)))
        return any(map(self._cast.is_person, before))

    def _plan_of_event(self, event: Event) -> _Plan | None:
        """Its paragraph, with its sentence at the date, if that stands by itself; of a day long ago, one is enough.

        Where there is no room for that, a sentence that begins a paragraph is enough. At a second date one only stands
        where it plainly tells what is to come.
        """
        is_next = event.is_plain and self._is_ahead(event)  # "voted on Tuesday to close the mill in February"
        is_taken = event.item is None and not is_next and any(one.sentence is event.sentence for one in self._at)
        if is_taken or self._is_told_elsewhere(event):
            return None
        if event.item is not None:
            names = self._cast.named_in(event.item)
            return self._planned((), names, names, event, self.runs.part(event.sentence, event.item))
        run = self._run_of(event.sentence)
        plan = None if run is None else self._plan_at(event, run)
        return plan or (self._plan_at(event, ()) if self._begins_paragraph(event.sentence) else None)

    def _plan_at(self, event: Event, run: Run) -> _Plan | None:
        """What stands at a date, with a run that the summary shows."""
        before = (*self.runs.opening, *(one for one in run if one.span.end <= event.sentence.span.start))
        row = self.runs.alone(event.sentence, tuple(one for one in before if one is not event.sentence))
        row = (event.sentence,) if event.sentence.id == self._findings.lead else row
        if row != (event.sentence,) or self.runs.by_family_name(row, ()):
            return None
        people = self.runs.people((*run, *row))
        is_unknown = self.runs.unknown(people, (*run, *row, *self._quoted))
        if is_unknown or (run and self.runs.by_family_name(run, self._before(run))):
            return None
        return self._planned(self._joined(run) if run else (), people, people, event, self.runs.claim(row))

    def _begins_paragraph(self, sentence: Sentence) -> bool:
        """Whether nothing stands before a sentence in its paragraph, so that it needs no other and answers none."""
        return self.runs.begins(sentence) and not self.runs.is_answered(sentence) and not self.runs.is_said(sentence)

    def _before(self, run: Run) -> Run:
        """What the summary shows before a run."""
        return tuple(one for one in self._quoted if one.span.end <= run[0].span.start)

    def _run_of(self, sentence: Sentence) -> Run | None:
        """What the summary shows, or would show, of the paragraph of a sentence."""
        shown = next((run for run in self._chosen if sentence in run), None)
        return shown or self.runs.run(sentence, self._told(sentence))

    def _is_told_elsewhere(self, event: Event) -> bool:
        """Whether its day stands there already: of one long ago, or with the same occasion."""
        if event.date is None:
            return False
        others = [one for one in self._at if one.sentence is not event.sentence]
        here = [one for one in others if one.date is not None and one.date.value == event.date.value]
        is_same = any(_is_alike(event, one) for one in here)
        return bool(here) and (is_same or self._weight(event.date.value) == _LONG_AGO)

    def _is_told_closer(self, event: Event) -> bool:
        """Whether the same occasion stands at a day within its time: "in September", "on September 30"."""
        if event.date is None:
            return False
        wide, others = (
            event.date.value,
            [one.date for one in self._at if one.date is not None and _is_alike(event, one)],
        )
        days = (one.value for one in others if one.value != wide)
        return any(wide.first <= one.first and one.last <= wide.last for one in days)

    def _joined(self, run: Run) -> Run:
        """With the runs that share a sentence with it, and those that go on with its paragraph."""
        first, after = self._place[run[0].id], self._place[run[-1].id] + 1
        every, opening = self._seed.sentences, self.runs.opening
        before, behind = every[max(first - 1, 0) : first], every[after : after + 1]
        near = {run[0].paragraph, run[-1].paragraph} if run[0] not in opening else set()
        beside = {one for one in (*before, *behind) if one.paragraph in near and one not in opening}
        own = set(run).union(*(one for one in self._chosen if not set(one).isdisjoint({*beside, *run})))
        return tuple(sorted(own, key=lambda one: one.span.start))

    def _planned(
        self,
        run: Run,
        named: Collection[str],
        presented: Collection[str],
        event: Event | None = None,
        claim: Claim | None = None,
    ) -> _Plan | None:
        presenting = {name: quotes for name in presented if (quotes := self._presented_by(name))}
        words = [one.words for quotes in presenting.values() for one in quotes]
        before = self.runs.before(run) if run else None
        words += [] if before is None else [before.words]
        words += [] if claim is None else [one.words for one in claim.evidence]
        every = (*map(told_by, run), *words, *self._cast.names_of({*named, *presented}))
        if not self._shown.fits(*every):
            return None
        return _Plan(run, frozenset(named), frozenset(presenting), every, event, claim)

    def _worth(self, plan: _Plan) -> float:
        """How much a choice adds to what is told so far, by its length."""
        value = sum(self._cast.weight(one) for one in plan.presented - self.presented.keys())
        value += _SAYS_WHAT * (
            plan.claim is None and not plan.run and not any(map(self._cast.is_person, plan.presented))
        )
        if plan.event is not None and plan.event.date is not None:
            inside = [one for one in self._dated if one not in self._at and one.sentence in plan.run]
            value += sum(map(self._weight_of, {*inside, plan.event}))
        return value / (self._shown.more(*plan.spans) + _SHORT)

    def _weight_of(self, event: Event) -> float:
        is_clear = event.is_plain or self._is_ahead(event)
        is_first = self._place[event.sentence.id] < _FIRST
        worth = (1.0 if is_clear else 0.5) * (_OF_FIRST if is_first else 1.0)
        return 0.0 if event.date is None else self._weight(event.date.value) * worth

    def _is_ahead(self, event: Event) -> bool:
        day = self._seed.day
        return day is not None and event.date is not None and event.date.value.first > day

    def _weight(self, date: Time) -> float:
        day = self._seed.day
        is_ahead = day is not None and date.first > day
        is_near = day is None or (date.last - day).days > -_NEAR
        is_wide = (date.last - date.first).days > _NEAR
        is_news = day is not None and 0 <= (day - date.last).days <= _NEWS
        if is_wide:
            return 12.0 if is_ahead else 2.0
        return 14.0 if is_ahead else 9.0 if is_news else 6.0 if is_near else _LONG_AGO

    def _told(self, but: Sentence) -> str:
        """What the summary shows so far, without a sentence itself."""
        return " ".join(one.text for one in self._quoted if one is not but and one.span.start < but.span.start)

    @property
    def _quoted(self) -> list[Sentence]:
        return [sentence for run in self._chosen for sentence in run]

    def _presented_by(self, name: str) -> Sequence[Quote]:
        """The words that say what somebody is, or the sentence that first tells of him."""
        claim = self._introducing.get(name)
        return self.presenting.get(name, () if claim is None else claim.evidence)

    def presents(self, name: str, told: Sequence[Claim]) -> Claim:
        """The claim that tells what somebody is: one of those which are told, where that has the words."""
        quotes, whole = tuple(self._presented_by(name)), self._introducing.get(name)
        same = (one for one in told if one.evidence == quotes and name in {*one.who, one.by})
        own = role(name, quotes) if whole is None or name in self.presenting else replace(whole, id=f"{name}-role")
        return next(same, own)

    def claims(self) -> dict[str, Claim]:
        """The claims that quote sentences, in the article's order, by unit."""
        runs = sorted(self._chosen, key=lambda run: run[0].span.start)
        parts = [part for run in runs for part in self.runs.parts(run)]
        return {one.id: claim for part in parts for claim in (self.runs.claim(part),) for one in part}

    def dated(self) -> dict[Event, Claim]:
        """The claims that stand at dates, in the article's order; what the summary quotes too, is one claim."""
        known = {claim.evidence: claim for claim in self.claims().values()}
        found: dict[Event, Claim] = {}
        told = (one for one in self._at if not self._is_told_closer(one))
        for event in sorted(told, key=lambda one: one.sentence.span.start):
            claim = self._at[event]
            own = free(f"at-{event.sentence.id}", [one.id for one in found.values()])
            found[event] = known.setdefault(claim.evidence, replace(claim, id=own))
        return found


def _is_alike(one: Event, other: Event) -> bool:
    """Whether two sentences tell of one occasion: most of the words of the shorter are words of the other, too."""
    first, second = (stems(each.sentence.text) - _days(each) for each in (one, other))
    return one.sentence is not other.sentence and len(first & second) * 2 >= min(len(first), len(second))


def _days(event: Event) -> frozenset[str]:
    return frozenset() if event.date is None else stems(event.date.words.text)


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
