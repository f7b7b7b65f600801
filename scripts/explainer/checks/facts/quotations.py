"""Words in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance
from explainer.language.letters import levelled
from explainer.problem import Problem
from explainer.source import Span


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


def _problem(at: Span, words: str, where: str) -> Problem:
    fix = "copy the words from the article, or leave out the quotation marks"
    return Problem(at, "misquoted", f"“{words}” is not in {where}", fix)


def _folded(words: str) -> str:
    return " ".join(levelled(words).lower().split()).strip(".,;:!?")
