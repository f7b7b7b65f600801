"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count).
The opening comes first, in one piece; then always what adds most for its length, a date or a person with what he is,
each by words that need nothing beside them; then the opening goes on. What lies between is never told in parts: what
may be understood otherwise without it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.draft.definite import RELATIONAL, TOLD_FIRST
from explainer.draft.facts.chronology import in_its_month, is_told, value_of
from explainer.draft.facts.evidence import Shown, in_line
from explainer.draft.facts.participants import Cast, offices, presentations, role, shorter
from explainer.draft.facts.records import Claim, Quote, free
from explainer.draft.facts.runs import Run, Runs, stems
from explainer.draft.findings import Event, Findings
from explainer.draft.tagger import told_by
from explainer.draft.words import words
from explainer.language import english
from explainer.language.patterns import expression
from explainer.language.stems import forms
from explainer.model.edtf import Time
from explainer.model.facts import Kind, Sort, Standard, Status
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_SHORT = 60
"""Letters that every choice costs beside its own: a short one is not better by that alone."""
_LONG_AGO = 4.0
"""What a date weighs that is of no news."""
_NEWS = 7
"""Days before the article's."""
_YEARS_AGO = 730
"""Days; who is named in what was so long ago has no part in the news."""
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
_WORDS = words().sentences
_ANSWERS = re.compile(expression(forms(_WORDS.rejecting | _WORDS.answering | _WORDS.agreeing | _WORDS.conceding)))
"""What somebody says to what another has."""
_TELLS_WHO = re.compile(r",| of [A-Z]| \(")
"""Behind a name: "Ann Poe, 44, left", "Ann Poe of Orsa"."""
_DAY = re.compile(expression(english.silences().days | _WORDS.of_the_day))
"""What nobody understands on a card, beside which no date of the article stands."""
_OWNER = re.compile(rf"(?:['’]s?|{expression(words().people.owners)}) \Z")
_BESIDE = 9
"""Words between two who are told of together."""
_MOST_INTRODUCED = 3
"""People: what is told of more in a row says nothing of each."""


@dataclass(frozen=True)
class _Plan:
    """What would be shown of a choice."""

    run: Run
    """The sentences that the summary would show together."""
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
        self._words = dict(self.presenting)
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self._offices = offices(self.presenting, seed, cast)
        self.runs = Runs(seed, findings, cast, self._offices.of_bodies)
        self._place = {one.id: at for at, one in enumerate(seed.sentences)}
        every = map(in_its_month, findings.events)
        told = (one for one in every if one.sentence.id in self._place and is_told(one, seed, findings))
        self._dated = [one for one in told if value_of(one, seed, findings) is not None]
        self._at: dict[Event, Claim] = {}
        self._chosen: list[Run] = []
        self._introducing: dict[str, Claim] = {}
        self.presented: dict[str, None] = {}
        """The participants whom the pages will present as something, in order."""

    def choose(self) -> None:
        """Quote as much as may be shown: how the article opens, who and when, then how it goes on."""
        self._go_on()
        for plea in filter(None, map(self._seed.unit, self._findings.pleas)):
            self._tell(plea)
        self._present()
        self.runs.go_on(lambda run: self._shown.fits(*map(told_by, run)))
        self._go_on()
        self._present()
        self._say_once()

    def _say_once(self) -> None:
        """Takes a sentence from a card that another has, or the summary and a date: no sentence is on three pages.

        Words that say less are enough there. Of whom there are none, what is shown tells anyway.
        """
        dated = {quote.unit for claim in self._at.values() for quote in claim.evidence}
        said = {one.id for one in self._quoted if one.id in dated}
        for name in [one for one in self.presented if one in self._introducing]:
            units = {quote.unit for quote in self._introducing[name].evidence}
            if said.isdisjoint(units):
                said |= units
                continue
            del self._introducing[name]
            self.presenting |= {name: self._words[name]} if name in self._words else {}
            if not self._may_present(name):
                del self.presented[name]

    def _present(self) -> None:
        """Tells who takes part, and what happens when."""
        for name in self._cast.everybody:
            self._introduce_for_nothing(name)
        self._choose_best([*self._cast.everybody, *(one for one in self._dated if one not in self._at)])

    def _go_on(self) -> None:
        """Shows the opening as far as it goes."""
        run = self.runs.opening
        if not self._shown.fits(*map(told_by, run)):
            self.runs.opening = run = ()  # on what is not shown nothing leans
        self._take(_Plan(run, frozenset(), tuple(map(told_by, run))))

    def _tell(self, plea: Sentence) -> None:
        """Shows behind the opening what an accused answers."""
        run = None if plea in self._quoted else self.runs.alone(plea, self.runs.opening)
        if run is None or self.runs.by_family_name(run, self.runs.opening):
            return
        names = self.runs.people(run)
        plan = None if self.runs.unknown(names, (*run, *self._quoted)) else self._planned(run, names, ())
        if plan is not None:
            self._take(plan)

    def _introduce_for_nothing(self, name: str) -> None:
        """Shows of somebody what is shown anyway: the sentence that tells of him alone, or first."""
        claim = None if name in self._introducing else self._introduction(name)
        if claim is None and name not in self._introducing and not self._may_present(name):
            claim = self._introduction(name, self.runs.opening)
        is_alone = claim is not None and len(claim.who) + (claim.by is not None) == 1
        if claim is None or self._shown.more(*(one.words for one in claim.evidence)):
            return
        if not self._may_present(name) or (is_alone and len(claim.evidence) == 1):
            self._introducing[name], self.presented[name] = claim, None
            self.presenting.pop(name, None)

    def _choose_best(self, left: list[Event | str]) -> None:
        while left:
            plans = [(what, plan) for what in left if (plan := self._plan(what)) is not None]
            worth = {what: self._worth(plan) for what, plan in plans}
            best, plan = max(plans, key=lambda one: worth[one[0]], default=(None, None))
            if best is None or plan is None or not worth[best]:
                return
            self._take(plan)
            left.remove(best)

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
        self.presented |= dict.fromkeys(sorted(plan.presented))

    def _plan(self, what: str | Event) -> _Plan | None:
        """What would be shown of it; None where it may not be, or says nothing new."""
        if isinstance(what, str):
            return None if what in self.presented else self._plan_of_participant(what)
        return self._plan_of_event(what)

    def _plan_of_participant(self, name: str) -> _Plan | None:
        """The words that say what somebody is; of a person whom nothing shown names, the sentence that first tells."""
        if self._may_present(name):
            plan = self._planned((), (), {name})
            if plan is None and name in self._shorter:
                self.presenting[name] = self._shorter[name]
                plan = self._planned((), (), {name})
            return plan
        return self._plan_of_claim(name, self._introduction(name))

    def _is_shown(self, name: str) -> bool:
        """Whether what is shown, or the title, names somebody."""
        units = [self._seed.title, *self._quoted]
        return any(_holds(unit, at) for at in self._cast.mentions_of(name) for unit in units)

    def _may_present(self, name: str) -> bool:
        """Whether the words that say what somebody is say what he has to do with the story.

        So do an office of a body or a land that is shown, and any office or trade of whom the pages show to speak.
        """
        quote = self.presenting.get(name)
        if quote is not None and self._is_shown(name):
            speaks = any(self.runs.speaker(one) == name for one in self._quoted)
            is_plain = name in self._offices.held or (name in self._offices.trades and speaks)
            return is_plain or not self._cast.is_person(name)
        named = () if quote is None else self._cast.named_in(quote.words, name)
        own = [one for one in named if not self._cast.is_person(one)]
        return name in self._offices.of_bodies and any(map(self._is_shown, own))

    def _plan_of_claim(self, name: str, claim: Claim | None) -> _Plan | None:
        plan = None if claim is None else self._planned((), (), (), None, claim)
        return None if plan is None else replace(plan, presented=frozenset({name}))

    def _introduction(self, name: str, shown: Run = ()) -> Claim | None:
        """The sentence that first tells of a person, where it stands in a line or two, behind what is shown.

        Not of a body: what it does says nothing of what it is.
        """
        at = self._cast.introduced_at(name) if self._cast.is_person(name) else None
        sentence = next((one for one in self._seed.sentences if at is not None and _holds(one, at)), None)
        run = None if sentence is None else self.runs.alone(sentence, shown)
        text = " ".join(one.text for one in run or ())
        is_short = len(run or ()) <= _MOST_INTRODUCING and _LEAST_INTRODUCING <= len(text.split()) <= _INTRODUCING
        if run is None or at is None or not is_short or _DAY.search(text) is not None:
            return None
        people = [one for one in self.runs.people(run) if self._cast.is_person(one)]
        is_known = not self.runs.unknown(people, (*run, *self._quoted)) and len(people) <= _MOST_INTRODUCED
        claim = self.runs.claim(run)
        is_own = claim.by in {None, name} and not self._is_behind_other(name, at) and self._is_told_who(name, at, run)
        is_whole = not self._is_half(run, is_shown=bool(shown) and self._is_shown(name))
        is_of_news = self._is_shown(name) or (name in self._offices.held and not self._is_past(run))
        return claim if is_known and is_own and is_whole and is_of_news else None

    def _is_told_who(self, name: str, at: Span, run: Run) -> bool:
        """Whether a run says by what somebody is called, or behind his name, who he is.

        Bad: "Chairwoman Ann Poe said so"; "The sister, Ann Poe, was found"; "It is said that Ann Poe left"
        """
        role = next((one.role for one in self._cast.people if self._cast.ids.get(in_line(one.name)) == name), None)
        if role is None or not any(_holds(one, role) for one in run):
            return _TELLS_WHO.match(at.source.text, at.end) is not None
        word = role.text.lower()
        bodies = (one for each in run for one in self._cast.named_in(each.span) if not self._cast.is_person(one))
        is_bare = word.split()[-1] in RELATIONAL and not any(bodies)
        return not is_bare and (word not in english.people().relations or self._is_owned(role))

    @staticmethod
    def _is_owned(role: Span) -> bool:
        return _OWNER.search(role.source.text[: role.start]) is not None

    def _is_half(self, run: Run, *, is_shown: bool) -> bool:
        """Whether a run has only a part of what somebody says, or answers; `is_shown`: the summary has it all."""
        goes_on, text = self.runs.goes_on(run), " ".join(one.text for one in run)
        is_said = any(map(self.runs.is_said, run)) and (goes_on or _ANSWERS.search(text) is not None)
        is_speech = self.runs.opens_with_speech(run[0]) or (any(map(self.runs.opens_with_speech, run)) and goes_on)
        return is_speech or (is_said and not is_shown)

    def _is_past(self, run: Run) -> bool:
        """Whether it tells of what was years ago: "A fire in 1950 killed Ann Poe"."""
        return any(one.sentence in run and self._is_long_ago(one) for one in self._findings.events)

    def _is_behind_other(self, name: str, at: Span) -> bool:
        """Whether another stands before somebody in his sentence, and not beside him: "Ann Poe and a poet, Jan Roe"."""
        start = next(one.span.start for one in self._seed.sentences if _holds(one, at))
        others = [one for one, own in self._cast.places if own != name and self._cast.is_person(own)]
        before = max((one.end for one in others if start <= one.start < at.start), default=None)
        between = "" if before is None else at.source.text[before : at.start]
        words = between.split()
        return before is not None and (len(words) > _BESIDE or "and" not in words)

    def _plan_of_event(self, event: Event) -> _Plan | None:
        """Its sentence at the date, where it needs nothing but the title; of a day long ago, one is enough.

        At a second date a sentence only stands where it first tells what was done, and then plainly what is to come:
        "voted on Tuesday to close the mill in February".
        """
        here = [one for one in self._at if one.sentence is event.sentence and one.item is None]
        is_first = event.status in {Status.HAPPENED, Status.PLANNED} and all(
            _place(event) < _place(one) for one in here
        )
        is_next = event.is_plain and (self._is_ahead(event) or (is_first and all(map(self._is_ahead, here))))
        if (here and event.item is None and not is_next) or self._is_told_elsewhere(event):
            return None
        if event.item is not None:
            names = self._cast.named_in(event.item)
            return self._planned((), names, names, event, self.runs.part(event.sentence, event.item))
        near = self._seed.sentences[: len(self.runs.opening) + 1]
        is_next = event.sentence in near and any(one.sentence.id == self._findings.lead for one in self._at)
        row = self.runs.alone(event.sentence, known=TOLD_FIRST if is_next else ())  # "The meeting": that of the lead
        if event.sentence in self.runs.opening[:1]:
            is_scene = self.runs.is_scene(self.runs.opening) and not self._is_ahead(event)
            row = None if is_scene else (event.sentence,)
        if row != (event.sentence,) or self.runs.by_family_name(row, ()):
            return None
        people = self.runs.people(row)
        is_within = self._is_background(event) and not self.runs.begins(event.sentence)
        if is_within or (event.sentence not in self.runs.opening[:1] and _names_other_day(event)):
            return None
        is_past = self._is_long_ago(event) and not all(map(self._is_shown, filter(self._cast.is_person, people)))
        if is_past or self.runs.unknown(people, (*row, *self._quoted)):
            return None  # "Ann Poe lost a son in 2021"
        return self._planned((), people, people, event, self.runs.claim(row))

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

    def _planned(
        self,
        run: Run,
        named: Collection[str],
        presented: Collection[str],
        event: Event | None = None,
        claim: Claim | None = None,
    ) -> _Plan | None:
        known = (name for name in presented if name in self._introducing or self._may_present(name))
        presenting = {name: quotes for name in known if (quotes := self._presented_by(name))}
        words = [one.words for quotes in presenting.values() for one in quotes]
        words += [] if claim is None else [one.words for one in claim.evidence]
        every = (*map(told_by, run), *words, *self._cast.names_of({*named, *presented}))
        is_unheard = any(self.runs.is_unheard(one, (*run, *self._quoted)) for one in words)
        if is_unheard or not self._shown.fits(*every):
            return None
        return _Plan(run, frozenset(presenting), every, event, claim)

    def _worth(self, plan: _Plan) -> float:
        """How much a choice adds to what is told so far, by its length."""
        value = sum(self._cast.weight(one) for one in plan.presented - self.presented.keys())
        value += _SAYS_WHAT * (
            plan.claim is None and not plan.run and not any(map(self._cast.is_person, plan.presented))
        )
        if plan.event is not None and plan.event.date is not None:
            value += self._weight_of(plan.event)
        return value / (self._shown.more(*plan.spans) + _SHORT)

    def _weight_of(self, event: Event) -> float:
        is_clear = event.is_plain or self._is_ahead(event)
        is_first = self._place[event.sentence.id] < _FIRST
        worth = (1.0 if is_clear else 0.5) * (_OF_FIRST if is_first else 1.0)
        return 0.0 if event.date is None else self._weight(event.date.value) * worth

    def _is_long_ago(self, event: Event) -> bool:
        """Whether an event is one of years ago."""
        day = self._seed.day
        return day is not None and event.date is not None and (day - event.date.value.last).days > _YEARS_AGO

    def _is_background(self, event: Event) -> bool:
        """Whether an event is none of the news: within a paragraph, what it has to do with that stands before it."""
        day = self._seed.day
        return day is not None and event.date is not None and (day - event.date.value.last).days > _NEAR

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

    @property
    def _quoted(self) -> list[Sentence]:
        return [sentence for run in self._chosen for sentence in run]

    def _presented_by(self, name: str) -> tuple[Quote, ...]:
        """The words that say what somebody is, or the sentence that first tells of him."""
        quote, claim = self.presenting.get(name), self._introducing.get(name)
        return (quote,) if quote is not None else () if claim is None else claim.evidence

    def presents(self, name: str, told: Sequence[Claim]) -> Claim:
        """The claim that tells what somebody is: one of those which are told, where that has the words."""
        quotes, whole = self._presented_by(name), self._introducing.get(name)
        same = (one for one in told if one.evidence == quotes and name in {*one.who, one.by})
        whole = None if name in self.presenting else whole
        own = role(name, quotes) if whole is None else replace(self._by_known(whole), id=f"{name}-role")
        return next(same, own)

    def claims(self) -> dict[str, Claim]:
        """The claims that quote sentences, in the article's order, by unit."""
        runs = sorted(self._chosen, key=lambda run: run[0].span.start)
        parts = [part for run in runs for part in self.runs.parts(run)]
        return {one.id: claim for part in parts for claim in (self._by_known(self.runs.claim(part)),) for one in part}

    def _by_known(self, claim: Claim) -> Claim:
        """A claim of those who have a card; of whom nothing says what he is, the words themselves name."""
        unknown = {one.id for one in self._cast.participants if one.sort is not Sort.COUNTRY} - {*self.presented}
        by = None if claim.by in unknown else claim.by
        return replace(claim, by=by, who=tuple(name for name in claim.who if name not in unknown))

    def dated(self) -> dict[Event, Claim]:
        """The claims that stand at dates, in the article's order; what the summary quotes too, is one claim."""
        known = {claim.evidence: claim for claim in self.claims().values()}
        found: dict[Event, Claim] = {}
        told = (one for one in self._at if not self._is_told_closer(one))
        for event in sorted(told, key=_place):
            claim = self._by_known(self._at[event])
            own = free(f"at-{event.sentence.id}", [one.id for one in found.values()])
            found[event] = known.setdefault(claim.evidence, replace(claim, id=own))
        return found


def _is_alike(one: Event, other: Event) -> bool:
    """Whether two sentences tell of one occasion: most of the words of the shorter are words of the other, too."""
    first, second = (stems(each.sentence.text) - _days(each) for each in (one, other))
    return one.sentence is not other.sentence and len(first & second) * 2 >= min(len(first), len(second))


def _days(event: Event) -> frozenset[str]:
    return frozenset() if event.date is None else stems(event.date.words.text)


def _names_other_day(event: Event) -> bool:
    """Whether a sentence has a "yesterday" that is not its date: under another, nobody knows which day is meant."""
    text, own = event.sentence.text, "" if event.date is None else event.date.words.text
    return _DAY.search(text.replace(own, "", 1)) is not None


def _place(event: Event) -> tuple[int, int]:
    """Where an event is told, and where its date stands."""
    return event.sentence.span.start, 0 if event.date is None else event.date.words.start


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
