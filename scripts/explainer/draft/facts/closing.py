"""Lines that say of whom and what they tell: a sentence, with those without which a reader would ask.

Whatever a line leans on is shown with it, or it is not shown: a name for its "she", the sentences before it for what it
tells of as known, the answer that somebody gives behind it. On title and opening every line may lean; a line of the
timeline, which stands alone, on the title only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.draft.definite import KNOWN, OFFICES, RELATIONAL
from explainer.draft.facts.evidence import quote_once, stands_once
from explainer.draft.facts.participants import Cast
from explainer.draft.facts.records import Claim, Quote
from explainer.draft.findings import Findings
from explainer.draft.name_pieces import is_role
from explainer.draft.tagger import told_by
from explainer.language.quotations import holds_speech, in_unit, is_all_quoted, quotations, runs_in
from explainer.model.facts import Kind, Sort
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_OF_ONE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_MOST_TOGETHER = 4
"""Sentences: whoever has to read more reads the article."""


@dataclass(frozen=True)
class Line:
    """Sentences that stand one behind the other, and are shown together."""

    sentences: tuple[Sentence, ...]
    before: tuple[Quote, ...] = ()
    """Names and things from before, on which the first of them leans."""
    on_lead: bool = False
    """It tells of something that only the opening has named."""


class Lines:
    """What of an article can be quoted so that it stands."""

    def __init__(self, seed: Seed, findings: Findings, cast: Cast, presenting: Mapping[str, Sequence[Quote]]) -> None:
        self._seed, self._findings, self._cast, self._presenting = seed, findings, cast, presenting
        self._spoken = quotations(seed)
        self._statements = {one.sentence.id: one for one in findings.statements}
        self.lead = seed.unit(findings.lead or "")
        self._place = {one.id: at for at, one in enumerate(seed.sentences)}
        self._known: dict[str, Line | None] = {}
        bodies = [one.id for one in cast.participants if one.sort is Sort.ORGANISATION]
        self._is_of_one_body = len(bodies) == 1 and bodies[0] in cast.named_in(seed.title.span)
        """Nobody else's than the title's can be "the chief executive"."""

    def line(self, sentence: Sentence) -> Line | None:
        """The sentence with the fewest others with which it stands; none where it does not."""
        if sentence.id not in self._known:
            self._known[sentence.id] = next(filter(None, map(self._closed, self._runs(sentence))), None)
        return self._known[sentence.id]

    def _runs(self, sentence: Sentence) -> Iterator[tuple[Sentence, ...]]:
        """The sentence with none, one and more of those before it, and what has to follow it."""
        every, last, found = self._seed.sentences, self._place.get(sentence.id), self._findings
        if last is None:
            return
        first = last
        waits = found.waiting.get(sentence.id) if any(one.sentence is sentence for one in found.ahead) else None
        while (
            self._goes_on(every[last])
            or every[last].id in found.answered
            or every[last + 1 : last + 2] == (self._seed.unit(waits or ""),)
        ):
            last += 1
            waits = None
        while last - first < _MOST_TOGETHER:
            yield every[first : last + 1]
            if not first or every[first] is self.lead:
                return
            first -= 1

    def _closed(self, run: Sequence[Sentence]) -> Line | None:
        """The sentences as a line, if that stands."""
        before = self._before(run[0])
        if before is None or not all(self._is_fit(one) for one in run):
            return None
        text = " ".join(quote.words.text for quote in before)
        on_lead = False
        for at, one in enumerate(run):
            if at and not self._may_follow(one, run[at - 1]):
                return None
            for noun in self._findings.definite.get(one.id, ()):
                is_told = _names(noun, text) or (at and noun in KNOWN)  # "The sale must be approved"
                if one is self.lead or is_told or (noun in RELATIONAL and self._is_of_one_body):
                    continue
                if self.lead is None or self.lead.span.start > one.span.start or not _names(noun, self.lead.text):
                    return None
                on_lead = True
            text = f"{text} {one.text}"
        speaking = {self.speaker(one) for one in run if self._names_its_speaker(one)}
        if any(self.is_all_speech(one) and self.speaker(one) not in speaking for one in run):
            return None
        return Line(tuple(run), before, on_lead and self.lead not in run)

    def strangers(self, line: Line, shown: Sequence[Sentence]) -> list[str]:
        """Those of whom a line tells, and neither it nor what is `shown` says who they are."""
        run = line.sentences
        people = {name for one in run for name in (*self._cast.named_in(one.span), self.speaker(one)) if name}
        return self.unknown(people, (*run, *shown))

    def unknown(self, names: Collection[str], shown: Sequence[Sentence]) -> list[str]:
        """The people among the named whom nothing that is shown introduces."""
        return [name for name in names if self._cast.is_person(name) and not self._is_introduced(name, shown)]

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a quotation in it ends only in the sentence behind it."""
        end = sentence.span.end
        return any(
            one.span.start < end < one.span.end - 1 for one in self._spoken if one.span.start >= sentence.span.start
        )

    def _is_fit(self, sentence: Sentence) -> bool:
        return sentence.id not in self._findings.unfit and stands_once(self._seed, sentence, told_by(sentence))

    def _before(self, sentence: Sentence) -> tuple[Quote, ...] | None:
        """The name on which a sentence leans, from before: "Ann Poe … She agreed"; None where it leans on more."""
        found = self._findings
        is_speech, is_leaning = self.is_all_speech(sentence), sentence.id in found.leaning
        if not is_leaning:
            return ()
        if (whose := found.behind.get(sentence.id)) is not None:
            name = quote_once(self._seed, [whose])
            return None if name is None else (name,)
        by = self.speaker(sentence)
        is_rest = not is_speech and runs_in(sentence.span, self._spoken)
        if (
            by is None
            or is_speech
            or is_rest
            or sentence.id not in found.spoken_by
            or self._names_its_speaker(sentence)
        ):
            return None
        before = [one for one in self._cast.mentions_of(by) if one.end <= sentence.span.start]
        name = quote_once(self._seed, sorted(before, key=lambda one: (-len(one.text.split()), -one.start)))
        return None if name is None else (name,)

    def _may_follow(self, sentence: Sentence, before: Sentence) -> bool:
        """Whether the one before says who "he" is."""
        return (
            self.is_all_speech(sentence)
            or _OF_ONE.search(sentence.text) is None
            or before.id in self._findings.of_person
        )

    def _is_introduced(self, name: str, run: Sequence[Sentence]) -> bool:
        """Whether the pages say who somebody is: by a role, in the title or the opening, or where he is named first."""
        mentions = self._cast.mentions_of(name)
        shown = [self._seed.title, *run, *([] if self.lead is None else [self.lead])]
        body = [one for one in mentions if one.start > self._seed.title.span.end]
        first = min(body or mentions, key=lambda one: one.start, default=None)
        return name in self._presenting or any(
            first is not None and one.span.start <= first.start < one.span.end for one in shown
        )

    def claim(self, line: Line) -> Claim:
        """What a line says."""
        speakers = {self.speaker(one) for one in line.sentences}
        by = speakers.pop() if len(speakers) == 1 else None
        is_said = any(map(self.is_said, line.sentences))
        named = dict.fromkeys(name for one in line.sentences for name in self._cast.named_in(one.span, but=by))
        return Claim(
            f"sentence-{line.sentences[-1].number}",
            Kind.SAID if is_said else Kind.REPORTED,
            by=by,
            who=tuple(named),
            evidence=(*line.before, *(Quote(one.id, told_by(one)) for one in line.sentences)),
        )

    def is_said(self, sentence: Sentence) -> bool:
        """Whether what it tells is what somebody says, and not what the article does."""
        said = self._statements.get(sentence.id)
        is_whole = said is not None and said.is_whole
        return is_whole or holds_speech(sentence.span, self._spoken) or sentence.id in self._findings.hearsay

    def is_said_in(self, words: Sequence[Span], sentence: Sentence) -> bool:
        """Whether words of a sentence hold who says so."""
        said = self._statements.get(sentence.id)
        verb = None if said is None else said.verb
        is_whole = any(one.start <= sentence.span.start and sentence.span.end <= one.end + 1 for one in words)
        holds = verb is not None and any(one.start <= verb.start and verb.end <= one.end for one in words)
        return self.is_said(sentence) and (is_whole or holds or any(holds_speech(one, self._spoken) for one in words))

    def is_all_speech(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in quotation marks as a whole, so that it does not say who speaks."""
        return is_all_quoted(sentence, in_unit(self._spoken, sentence))

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


def _names(noun: str, text: str) -> bool:
    """Whether words name what a noun means: by that noun, or an office by a role."""
    is_named = re.search(rf"\b{re.escape(noun)}(?:e?s)?\b", text, re.IGNORECASE) is not None
    return is_named or (noun in OFFICES and any(map(is_role, text.split())))
