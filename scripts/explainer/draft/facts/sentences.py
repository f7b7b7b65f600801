"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so
the lead comes first, then always what adds most for its length: a person with what he is and says, a date, a plan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from explainer.draft.facts.chronology import edtf_of
from explainer.draft.facts.evidence import Shown, quote_once, stands_once, unit_at
from explainer.draft.facts.participants import Cast
from explainer.draft.facts.records import Claim, Quote, free
from explainer.draft.findings import Event, Findings
from explainer.draft.hanging import OFFICES
from explainer.draft.name_pieces import is_role
from explainer.language import english
from explainer.language.quotations import holds_speech, in_unit, is_all_quoted, quotations, runs_in
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
_LEAST_WORDS = 6
"""Of what somebody says: "Be nice." says little by itself."""
_SHORT = 60
"""Letters that every choice costs beside its own: a short one is not better by that alone."""


Choice: TypeAlias = "Sentence | Event | str"
"""A sentence to be quoted whole, one with the part of it that tells an event, a participant to be presented."""


@dataclass(frozen=True)
class _Plan:
    """What would be shown of a choice."""

    sentences: tuple[Sentence, ...]
    told: tuple[Event, ...]
    named: frozenset[str]
    """The participants of whom it tells something."""
    presented: frozenset[str]
    """Those whom it presents as something."""
    spans: tuple[Span, ...]


class Selection:
    """The sentences that will be quoted whole, and who says them."""

    def __init__(
        self, seed: Seed, findings: Findings, cast: Cast, presenting: Mapping[str, Sequence[Quote]], shown: Shown
    ) -> None:
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self._presenting = presenting
        self._quotations = quotations(seed)
        self._statements = {one.sentence.id: one for one in findings.statements}
        self._chosen: list[Sentence] = []
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
            left = [what for what, _ in plans if what != best]

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
        value += 2.5 * sum(self.speaker(one) in new for one in plan.sentences)
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
        self._chosen += plan.sentences
        self._told += plan.told
        self._named |= plan.named
        self.presented |= dict.fromkeys(sorted(plan.presented))

    def _plan(self, what: Choice) -> _Plan | None:
        """What would be shown of it; None where it may not be, or says nothing by itself."""
        if isinstance(what, str):
            return None if what in self.presented else self._planned((), (), (), {what})
        is_whole = isinstance(what, Sentence) or self._condition(what.sentence) is not None
        part = None if isinstance(what, Sentence) or is_whole else self._part(what)
        if isinstance(what, Event) and part is not None:
            named = self._named_in(part)
            return self._planned((), (what,), named, named, *part)
        sentence = what if isinstance(what, Sentence) else what.sentence
        together = [sentence] if self._stands(sentence) else []
        if together and (condition := self._condition(sentence)) is not None:
            together = [*together, condition] if self._may_follow(condition) else []
        new = [one for one in together if one not in self._chosen]
        names = {
            name for one in new for name in (*self._cast.named_in(one.span), self.speaker(one)) if name is not None
        }
        is_room = len(self._chosen) + len(new) <= _MOST_SENTENCES
        before = [quote.words for one in new if (quote := self._name_before(one)) is not None]
        spans = (*before, *(one.span for one in new))
        return self._planned(new, (), names, names, *spans) if new and is_room else None

    def _planned(
        self,
        sentences: Sequence[Sentence],
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
        return _Plan((*sentences,), (*told,), frozenset(named), frozenset(presenting), every)

    def _part(self, event: Event) -> tuple[Span, ...] | None:
        """The words that are quoted at a date of a sentence, rather than the sentence.

        None where that stands, tells nothing else that is dated, and is hardly more.
        """
        sentence, told, found = event.sentence, event.told, self._findings
        if not told or not _is_datable(event) or any(quote_once(self._seed, [span]) is None for span in told):
            return None
        several = sum(one.sentence is sentence for one in found.events) > 1
        if sentence in self._chosen and not several and event.is_main:
            return None
        if several or sentence.id in {*self._statements, *found.unfit} or not self._stands(sentence):
            return told
        return told if len(sentence.text) > _HARDLY_MORE * sum(len(span.text) for span in told) else None

    def _named_in(self, told: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for span in told for name in self._cast.named_in(span)))

    def _condition(self, sentence: Sentence) -> Sentence | None:
        """What says, behind a plan, what that waits for: without it the plan would seem settled."""
        is_plan = any(one.sentence is sentence for one in self._findings.ahead)
        return self._seed.unit(self._findings.waiting.get(sentence.id, "")) if is_plan else None

    def _may_follow(self, condition: Sentence) -> bool:
        """Whether it may be quoted behind what it is the condition of, which says what it tells of."""
        found = self._findings
        is_hanging = condition.id in found.unfit or condition.id in found.leaning
        return not is_hanging and stands_once(self._seed, condition, condition.span)

    def _stands(self, sentence: Sentence) -> bool:
        """Whether it says of whom and what it tells, behind what is quoted before; speech names who speaks."""
        found, by = self._findings, self.speaker(sentence)
        if sentence.id in found.unfit or not stands_once(self._seed, sentence, sentence.span):
            return False
        is_speech = self.is_all_speech(sentence)
        if is_speech and len(sentence.text.split()) < _LEAST_WORDS:
            return False
        is_leaning = sentence.id in found.leaning
        is_sure = sentence.id in found.behind or (sentence.id in found.spoken_by and by is not None)
        if is_leaning and (is_speech or not is_sure):
            return False
        if (is_speech or is_leaning) and not self._names_its_speaker(sentence):
            is_rest = not is_speech and runs_in(sentence.span, self._quotations)
            is_question = is_speech and "?" in sentence.text[-2:]
            if is_rest or is_question or self._name_before(sentence) is None:
                return False
        nouns = found.definite.get(sentence.id, ())
        before = [self._seed.title, *(one for one in self._chosen if one.span.start < sentence.span.start)]
        return all(
            any(
                re.search(rf"\b{re.escape(noun)}(?:e?s)?\b", one.text, re.IGNORECASE)
                or (noun in OFFICES and any(map(is_role, one.text.split())))
                for one in before
            )
            for noun in nouns
        )

    def _name_before(self, sentence: Sentence) -> Quote | None:
        """The name on which a sentence leans, or of who speaks in it, from before: "Ann Poe … She agreed"."""
        if (whose := self._findings.behind.get(sentence.id)) is not None:
            return quote_once(self._seed, [whose])
        by = self.speaker(sentence)
        leans = self.is_all_speech(sentence) or sentence.id in self._findings.leaning
        if by is None or not leans or self._names_its_speaker(sentence):
            return None
        before = [one for one in self._cast.mentions_of(by) if one.end <= sentence.span.start]
        return quote_once(self._seed, sorted(before, key=lambda one: (-len(one.text.split()), -one.start)))

    def is_all_speech(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in quotation marks as a whole, so that it does not say who speaks."""
        return is_all_quoted(sentence, in_unit(self._quotations, sentence))

    def speaker(self, sentence: Sentence) -> str | None:
        """The participant who says all of a sentence, for sure."""
        said = self._statements.get(sentence.id)
        return self._cast.speaker(said.speaker) if said is not None and said.is_sure else None

    def _names_its_speaker(self, sentence: Sentence) -> bool:
        """Not so "she said", which a page would lend to whoever stands above."""
        said = self._statements.get(sentence.id)
        if said is None or said.speaker is None or self.speaker(sentence) is None:
            return False
        return sentence.span.start <= said.speaker.start < sentence.span.end

    def claims(self) -> dict[str, Claim]:
        """The claims that quote them, in the article's order, by unit."""
        return {one.id: self._claim(one) for one in sorted(self._chosen, key=lambda one: one.span.start)}

    def told(self) -> dict[tuple[Span, ...], Claim]:
        """The claims that quote less than a sentence, or more, for what that tells: of what is chosen."""
        found: dict[tuple[Span, ...], Claim] = {}
        for event in self._findings.events:
            words, sentence = self._part(event), event.sentence
            if words is None or words in found or (event not in self._told and sentence not in self._chosen):
                continue
            name = free(f"told-{sentence.number}", [one.id for one in found.values()])
            evidence = tuple(Quote(unit.id, span) for span in words if (unit := unit_at(self._seed, span)) is not None)
            found[words] = Claim(name, Kind.REPORTED, who=self._named_in(words), evidence=evidence)
        return found

    def _claim(self, sentence: Sentence) -> Claim:
        by, before = self.speaker(sentence), self._name_before(sentence)
        return Claim(
            f"sentence-{sentence.number}",
            Kind.SAID if by is not None or holds_speech(sentence.span, self._quotations) else Kind.REPORTED,
            by=by,
            who=self._cast.named_in(sentence.span, but=by),
            evidence=(*([] if before is None else [before]), Quote(sentence.id, sentence.span)),
        )


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
