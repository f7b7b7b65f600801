"""What is told: the sentences that the pages will quote, and the silences of the article.

Of an article's sentences at most a third is quoted (`publish: quotes`; title and dateline name it and do not count), so
the lead comes first, then what is dated, what may come, what stands next of somebody taking part and what was said in
turns, as long as the next one fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from explainer.draft.facts.chronology import edtf_of
from explainer.draft.facts.evidence import Shown, in_line, stands_once
from explainer.draft.facts.participants import Cast
from explainer.draft.facts.records import Claim, Quote, free
from explainer.draft.findings import Event, Findings, Statement
from explainer.draft.hanging import OFFICES
from explainer.draft.name_pieces import is_role
from explainer.language import english
from explainer.language.quotations import holds_speech, in_unit, is_all_quoted, quotations
from explainer.model.facts import Kind, Standard
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_MOST_SENTENCES = 24
"""Of an article as long as a book, too, an explainer is a page."""
_LEAD = 4
"""News tells first what matters most; what has neither date nor name nor speaker says little by itself."""
_HARDLY_MORE = 1.5
"""A sentence that stands is quoted rather than a part of it, up to so many times as long."""
_MOST_TOGETHER = 3
"""Sentences that are quoted together, so that somebody is known to speak the last of them."""


class Selection:
    """The sentences that will be quoted whole, and who says them."""

    def __init__(self, seed: Seed, findings: Findings, cast: Cast, shown: Shown) -> None:
        self._seed, self._findings, self._cast, self._shown = seed, findings, cast, shown
        self._quotations = quotations(seed)
        self._statements = {one.sentence.id: one for one in findings.statements}
        self._chosen: list[Sentence] = []
        self._told: list[Event] = []

    def choose(self, what: Sentence | Event) -> None:
        """Quote a sentence, or the part of one that tells an event, if that may be shown."""
        is_whole = isinstance(what, Sentence) or self._condition(what.sentence) is not None
        part = None if isinstance(what, Sentence) or is_whole else self._part(what)
        if isinstance(what, Event) and part is not None:
            spans = [part, *self._cast.names_of(self._cast.named_in(part))]
            if self._shown.fits(*spans):
                self._told.append(what)
                self._shown.add(*spans)
        else:
            self._choose(what if isinstance(what, Sentence) else what.sentence)

    def _part(self, event: Event) -> Span | None:
        """The part of a sentence that is quoted at a date of it, rather than the sentence.

        None where that stands, tells nothing else that is dated, and is hardly more.
        """
        sentence, told, found = event.sentence, event.told, self._findings
        if told is None or not _is_datable(event) or not stands_once(self._seed, sentence, told):
            return None
        several = sum(one.sentence is sentence for one in found.events) > 1
        if several or sentence.id in {*self._statements, *found.unfit} or not self._stands(sentence):
            return told
        return told if len(sentence.text) > _HARDLY_MORE * len(told.text) else None

    def _choose(self, sentence: Sentence) -> None:
        """Quote a sentence of the body whole, with those before whose speech it goes on, if all of that may be."""
        together = self._with_support(sentence)
        if together and (condition := self._condition(sentence)) is not None:
            together = [*together, condition] if self._may_follow(condition) else []
        new = [one for one in together if one not in self._chosen]
        names = {
            name for one in new for name in (*self._cast.named_in(one.span), self.speaker(one)) if name is not None
        }
        spans = [*(one.span for one in new), *self._cast.names_of(names)]
        if new and len(self._chosen) + len(new) <= _MOST_SENTENCES and self._shown.fits(*spans):
            self._chosen += new
            self._shown.add(*spans)

    def _with_support(self, sentence: Sentence) -> list[Sentence]:
        """A sentence and those before without which nobody knows who speaks; nothing, if that cannot be had."""
        found: list[Sentence] = []
        for one in reversed(self._seed.sentences[: sentence.number]):
            is_known, is_speech = self.speaker(one) is not None, self.is_all_speech(one)
            is_fit = one.id not in self._findings.unfit and stands_once(self._seed, one, one.span)
            if not is_fit or (is_speech and not is_known) or len(found) == _MOST_TOGETHER:
                break
            found.insert(0, one)
            # What is all speech goes on from a sentence that says whose it is. Nothing else comes with support: a page
            # sorts what it quotes, and the sentence before would stand in another list.
            if not is_speech:
                stands = self._stands(one) and (one is sentence or self._supports(found))
                return found if stands else []
        return []

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
        found = self._findings
        if sentence.id in found.leaning and not (sentence.id in found.spoken_by and self._names_its_speaker(sentence)):
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

    def _supports(self, together: Sequence[Sentence]) -> bool:
        """Whether sentences that are all speech are the speech of the one before them."""
        speech = [self.speaker(one) for one in together if self.is_all_speech(one)]
        return not speech or {*speech} == {self.speaker(together[0])}

    def choose_in_turns(self) -> Iterator[Sentence | Event]:
        """What happened on a date, what may come, what stands first and what was said, one of each in each turn."""
        rows = _rows(self._seed, self._findings, self.speaker, self._cast)
        dated = rows[0]
        while any(rows):
            # Two that are dated, as a timeline with gaps misleads more than the rest would tell.
            for row in (dated, *rows):
                if row:
                    what = row.pop(0)
                    self.choose(what)
                    yield what

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

    def speakers(self) -> list[str]:
        """The participants who say a sentence of the article for sure, in order."""
        found = (self.speaker(one) for one in self._seed.sentences)
        return [*dict.fromkeys(name for name in found if name is not None)]

    def named(self) -> set[str]:
        """The participants of whom what is chosen tells something."""
        claims = (*self.claims().values(), *self.told().values())
        return {name for claim in claims for name in (*claim.who, claim.by) if name is not None}

    def claims(self) -> dict[str, Claim]:
        """The claims that quote them, in the article's order, by unit."""
        return {one.id: self._claim(one) for one in sorted(self._chosen, key=lambda one: one.span.start)}

    def told(self) -> dict[Span, Claim]:
        """The claims that quote parts of sentences for what they tell: those chosen, and those of chosen sentences."""
        found: dict[Span, Claim] = {}
        for event in self._findings.events:
            words, sentence = self._part(event), event.sentence
            if words is None or words in found or (event not in self._told and sentence not in self._chosen):
                continue
            name = free(f"told-{sentence.number}", [one.id for one in found.values()])
            who = self._cast.named_in(words)
            found[words] = Claim(name, Kind.REPORTED, who=who, evidence=(Quote(sentence.id, words),))
        return found

    def _claim(self, sentence: Sentence) -> Claim:
        by = self.speaker(sentence)
        return Claim(
            f"sentence-{sentence.number}",
            Kind.SAID if by is not None or holds_speech(sentence.span, self._quotations) else Kind.REPORTED,
            by=by,
            who=self._cast.named_in(sentence.span, but=by),
            evidence=(Quote(sentence.id, sentence.span),),
        )


def _rows(
    seed: Seed, findings: Findings, speaker: Callable[[Sentence], str | None], cast: Cast
) -> list[list[Sentence | Event]]:
    body = [one for one in findings.events if one.sentence.number is not None]
    body = sorted(body, key=lambda one: not _is_datable(one))
    ahead = [one for one in body if one in findings.ahead]
    return [
        [*dict.fromkeys(_wanted(one) for one in body if one.date is not None and one not in ahead)],
        [*dict.fromkeys(map(_wanted, ahead))],
        [one for one in seed.sentences[1:_LEAD] if cast.named_in(one.span)],
        [one for one in _by_speaker(findings.statements, speaker, cast) if one.number is not None],
    ]


def _is_datable(event: Event) -> bool:
    """Whether a timeline can have its date."""
    return event.date is not None and edtf_of(event.date, event.sentence) is not None


def _wanted(event: Event) -> Sentence | Event:
    return event.sentence if event.told is None else event


def _by_speaker(said: Sequence[Statement], speaker: Callable[[Sentence], str | None], cast: Cast) -> list[Sentence]:
    """One statement of each speaker first: those who are sure before others, named there, in direct speech."""

    def rank(one: Statement) -> tuple[bool, bool, bool]:
        by = speaker(one.sentence)
        return by is None, by not in cast.named_in(one.sentence.span), one.quote is None

    order: dict[str, list[Statement]] = {}
    for one in said:
        order.setdefault(in_line(one.speaker), []).append(one)
    rows = sorted((sorted(several, key=rank) for several in order.values()), key=lambda several: rank(several[0])[0])
    longest = max(map(len, rows), default=0)
    return [several[i].sentence for i in range(longest) for several in rows if i < len(several)]


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
