"""Words in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.checks.facts.bearing import conditions, end_of_condition
from explainer.checks.facts.case import Case, Stance
from explainer.checks.facts.clauses import Scope, Term
from explainer.language.letters import levelled
from explainer.problem import Problem
from explainer.source import Span

_OPENING = re.compile(r"\b(?:if|unless|whether|before|until|in case|provided that|lest)\s*\Z", re.IGNORECASE)
_LEAST_TOLD = 2
_AGAIN = re.compile(r"\W*(?:this|that|these|those)\s+\w", re.IGNORECASE)
_LIMIT = re.compile(r"[\s,\"“”]*(?:until|unless|except|but only|only if|provided)\b[^.,;]*", re.IGNORECASE)
"""What limits a clause behind it."""


def misquoted(case: Case) -> Iterator[Problem]:
    """What stands in quotation marks is the article's: in the evidence, or, for a question or a reason, anywhere.

    Bad: They spoke of a “restart”.
    Good: The article speaks of a “resumption”.
    """
    for utterance in case.utterances:
        where = "the evidence" if utterance.stance is Stance.ASSERTS else "the article"
        grounds = _folded(case.grounds(utterance))
        wording = case.wording(utterance)
        for start, end in wording.quoted:
            if _folded(wording.text[start:end]) not in grounds:
                yield _problem(utterance.at(start, end), wording.text[start:end], where)
        for added in utterance.added if not utterance.is_short else ():
            reason = case.reader.read(added.because)
            sentences = _folded("\n".join(unit.text for unit in case.article.seed.units))
            for start, end in reason.quoted:
                if _folded(reason.text[start:end]) not in sentences:
                    yield _problem(added.at, reason.text[start:end], "the article")


def quote_cut(case: Case) -> Iterator[Problem]:
    """A quote holds what turns its clause round: the "not" before it, the "if" beside it, the "until" behind it.

    Bad: `s5: "declaring victory"` of "I am not declaring victory"; `s6: "it will count"` of "If it is repaid, it will
    count"
    Good: the whole clause in the quote, or a claim that says it with the negation or the condition
    """
    for utterance in case.assertions:
        ours = case.scope(utterance.text.words)
        for quote in utterance.evidence:
            unit = case.article.seed.unit(quote.unit)
            if unit is None:
                continue
            cut = _Cut(
                case,
                ours,
                case.scope(unit.span.text),
                quote.quote.start - unit.span.start,
                quote.quote.end - unit.span.start,
            )
            # "Strikes in Norland; those strikes forced it to …": the one quote only tells what the other speaks of.
            is_named_again = any(one is not quote and _AGAIN.match(one.words) for one in utterance.evidence)
            left = "" if is_named_again else next((words for words in cut.left_out() if words), "")
            if left:
                message = f"the quote “{quote.words}” leaves out ‘{left}’, which its sentence says of it"
                fix = "quote these words, too, and say what they say"
                yield Problem(utterance.text.at, "quote-cut", message, fix)


@dataclass(frozen=True)
class _Cut:
    """A quote in its sentence, and a sentence of ours that rests on it."""

    case: Case
    ours: Scope
    whole: Scope
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.whole.wording.text[: self.start]

    def left_out(self) -> Iterator[str]:
        """What stands beside the quote, changes what it says, and is not told in any words."""
        inside = [term for term in self.whole.within(self.start, self.end) if not term.is_name]
        told = sum(bool(self.ours.akin(term)) for term in inside)
        ours = [one.value for one in self.ours.wording.values]
        told += sum(self.start <= one.start < self.end and one.value in ours for one in self.whole.wording.values)
        # A quote that is there for a name, or for whom it is about, is not what the sentence tells.
        if inside and told >= min(len(inside), _LEAST_TOLD):
            yield self._negation(inside[0])
            yield self._condition()
            yield "" if inside[0] != self.whole.within(self.start, self.end)[0] else self._hedge()

    def _negation(self, first: Term) -> str:
        for cue in self.whole.cues:
            is_next = cue.governed[:1] == (first,) or self.before.rstrip().endswith(" that")
            is_before = cue.end <= self.start and first in cue.governed and is_next and not cue.is_of_thing
            same = self.ours.akin(first)
            is_kept = any(one in ours.governed for ours in self.ours.cues for one in same or ours.governed)
            if is_before and not is_kept:
                return self.before[cue.start :].strip()
        return ""

    def _condition(self) -> str:
        bearing = self.case.words.bearing
        if bearing.conditions.is_in(self.ours.text) or bearing.conditional.is_in(self.ours.text):
            return ""
        text = self.whole.wording.text
        if opening := _OPENING.search(self.before):
            return opening[0].strip()
        for place in conditions(self.case, self.whole.text):
            ends = end_of_condition(self.whole, place)
            # Before the quote and followed by it, or behind it in the same clause.
            leads = ends <= self.start and not re.search(r"\w", self.before[ends:])
            follows = place.start >= self.end
            between = (stop for stop, _ in self.whole.stops if self.end <= stop < place.start)
            if leads or (follows and not any(re.search(r"\w", text[stop : place.start]) for stop in between)):
                return text[place.start : ends].strip()
        limit = _LIMIT.match(text, self.end)
        return limit[0].strip(' ,"“”') if limit else ""

    def _hedge(self) -> str:
        hedges = [strength for strength in self.case.words.strengths if strength.hedge]
        if any(one.words.is_in(self.ours.text) or one.soft.is_in(self.ours.text) for one in hedges):
            return ""
        for place in (place for strength in hedges for place in strength.words.find(self.before)):
            if re.fullmatch(r"(?:\s+(?:that|to))?\s*", self.before[place.end :]):
                return self.before[place.start :].strip()
        return ""


def _problem(at: Span, words: str, where: str) -> Problem:
    fix = "copy the words from the article, or leave out the quotation marks"
    return Problem(at, "misquoted", f"“{words}” is not in {where}", fix)


def _folded(words: str) -> str:
    return " ".join(levelled(words).lower().split()).strip(".,;:!?")
