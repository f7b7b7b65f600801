"""How strongly something is said: negation and modality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.checks.facts.case import Case, Utterance
from explainer.checks.facts.wording import Wording, blanked
from explainer.checks.facts.words import Strength
from explainer.language.lexicon import Phrases
from explainer.model.facts import Kind
from explainer.problem import Problem


def negation(case: Case) -> Iterator[Problem]:
    """What a claim denies, its evidence denies, and the reverse.

    Bad: "Both parties acknowledged no impact." on "acknowledged the potential positive impact"
    Good: "The board did not agree." on "The board refused to agree"
    """
    for utterance in case.assertions:
        if any(claim.kind is Kind.UNSTATED for claim in utterance.claims):
            continue
        ours = _negations(case, utterance.text.words)
        theirs = _negations(case, case.grounds(utterance))
        reasons = _negations(case, "\n".join(c.because.words for c in utterance.claims if c.because is not None))
        if ours and not theirs and not reasons:
            start, end = ours[0]
            message = f"{utterance.cite(start, end)} denies what the evidence does not deny"
            fix = "say it as the article does, or quote the words in which the article denies it"
            yield Problem(utterance.at(start, end), "negation", message, fix)
        elif theirs and not ours:
            start, end = theirs[0]
            word = case.reader.read(case.grounds(utterance)).text[start:end]
            message = f"the evidence denies something ('{word}') and this sentence does not"
            fix = "keep the negation, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "negation", message, fix)


def modality_raised(case: Case) -> Iterator[Problem]:
    """A sentence is no stronger than its evidence, by the list of strengths (open, wished, expected, planned …).

    Bad: "They plan flights." on "explore the possibility"; "Flights will open the way" on "are poised to open"
    Good: "They discussed flights." on "explore the possibility of flights"
    """
    for utterance in case.assertions:
        ours, theirs = _marks(case, utterance)
        strongest = max(theirs, key=lambda mark: mark.level, default=None)
        limit = _last_hedge(case) if strongest is None else strongest.level
        for mark in ours:
            if mark.level > limit:
                message = f"'{mark.word}' is too strong: the evidence does not say so"
                if strongest is not None:
                    name = case.words.strengths[limit].name
                    message = f"'{mark.word}' is too strong: the evidence says '{strongest.word}' ({name}) and no more"
                fix = "use the article's own word, or a weaker one"
                yield Problem(utterance.at(mark.start, mark.end), "modality-raised", message, fix)


def hedge_dropped(case: Case) -> Iterator[Problem]:
    """Where the evidence holds back (possible, may, hope, expect, plan …), the sentence holds back at least as much.

    Bad: "The meeting addressed direct flights." on "addressed the potential establishment of direct flight routes"
    Good: "The meeting addressed possible direct flights."
    """
    for utterance in case.assertions:
        ours, theirs = _marks(case, utterance)
        held = [mark for mark in theirs if case.words.strengths[mark.level].hedge and not mark.soft]
        if not held:
            continue
        weakest = min(held, key=lambda mark: mark.level)
        if min((mark.level for mark in ours), default=len(case.words.strengths)) > weakest.level:
            message = f"the evidence holds back ('{weakest.word}'), this sentence does not hold back as much"
            fix = f"keep '{weakest.word}' or a word as weak, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "hedge-dropped", message, fix)
            continue
        # A promise to examine whether something is possible is not yet an examination.
        intents = [mark for mark in held if mark.level > case.words.statuses["planned"]]
        is_kept = any(not mark.soft and mark.level > case.words.statuses["possible"] for mark in ours)
        if intents and weakest.level <= case.words.statuses["possible"] and not is_kept:
            message = f"the evidence speaks of what is to be done ('{intents[0].word}'), this sentence of what was done"
            fix = f"keep '{intents[0].word}' or a weaker word, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "hedge-dropped", message, fix)


def levels(case: Case, text: str) -> Iterator[int]:
    """The strengths of all words of a text of the article, by their index."""
    return (mark.level for mark in _found(case, case.reader.read(text)) if not mark.soft)


@dataclass(frozen=True)
class _Mark:
    """A word that says how strong an utterance is."""

    level: int
    start: int
    end: int
    word: str
    soft: bool


def _marks(case: Case, utterance: Utterance) -> tuple[list[_Mark], list[_Mark]]:
    """Ours and the evidence's. Ours inside a sentence are in lower case: Will is a name."""
    wording = case.wording(utterance)
    ours = [
        mark for mark in _found(case, wording) if wording.text[mark.start].islower() or mark.start in wording.openings
    ]
    return ours, list(_found(case, case.reader.read(case.grounds(utterance))))


def _found(case: Case, wording: Wording) -> Iterator[_Mark]:
    text = wording.without_values
    for level, strength in enumerate(case.words.strengths):
        for words, soft in _lists(strength):
            for place in words.find(text):
                yield _Mark(level, *place.span, place.text.lower(), soft)


def _lists(strength: Strength) -> Iterator[tuple[Phrases, bool]]:
    yield strength.words, False
    yield strength.soft, True


def _last_hedge(case: Case) -> int:
    """The strongest strength that still holds back."""
    return max((i for i, strength in enumerate(case.words.strengths) if strength.hedge), default=-1)


def _negations(case: Case, text: str) -> list[tuple[int, int]]:
    wording = case.reader.read(text)
    affirmed = blanked(wording.without_values, [place.span for place in case.words.affirmative.find(wording.text)])
    return [place.span for place in case.words.negations.find(affirmed)]
