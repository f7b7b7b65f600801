"""How much of a thing a sentence speaks of: some, most, all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, quotes
from explainer.checks.facts.wording import Wording, blanked
from explainer.language.english import values
from explainer.language.values.amounts import Amount
from explainer.problem import Problem

_MOST, _ALL = 1, 2


def scope_widened(case: Case) -> Iterator[Problem]:
    """A sentence speaks of most or all of a thing only where its evidence does.

    Bad: "all residents", "most residents" on "some residents"; "the sensors all failed" on "one of the sensors failed"
    Good: "everyone agreed" on "the vote was unanimous"; "all three" on "Norland, Sudland and the board"
    """
    for utterance in case.assertions:
        text = quotes(utterance.evidence)
        read = case.reader.read(text)
        theirs = max((share for share, (start, end) in _shares(read) if not _is_both(read, start, end)), default=0)
        if theirs == _ALL or values().all_said_otherwise.is_in(text):
            continue
        wording = case.wording(utterance)
        for share, (start, end) in _shares(wording):
            if any(first <= start < last for first, last in wording.quoted):
                continue
            if share <= theirs or (share == _MOST and values().most_said_otherwise.is_in(text)):
                continue
            if wording.text[start:end].lower() == "most" and re.match(r"\s*(?:[.,;:!?]|\Z)", wording.text[end:]):
                continue  # "benefited most"
            if share == _ALL and _is_counted_out(case, wording, end, text):
                continue
            cited = utterance.cite(start, end)
            message = f"{cited}: the evidence does not speak of {'all' if share == _ALL else 'most'}"
            yield Problem(utterance.at(start, end), "scope-widened", message, "say of how many the article speaks")


def _shares(wording: Wording) -> Iterator[tuple[int, tuple[int, int]]]:
    """The words for most (1) and all (2), and for less (0)."""
    text = blanked(wording.text, [place.span for place in values().no_shares.find(wording.text)])
    for share, words in enumerate(values().shares):
        yield from ((share, place.span) for place in words.find(text))


def _is_both(wording: Wording, start: int, end: int) -> bool:
    """Whether it is all, but only of two."""
    return wording.text[start:end].lower() == "both"


def _is_counted_out(case: Case, wording: Wording, end: int, text: str) -> bool:
    """Whether it is "all three" or "both" of what the article counts or lists, and counts no part of."""
    word = wording.text[:end].rsplit(None, 1)[-1].lower()
    number = next(
        (
            one
            for one in wording.values
            if one.start >= end and re.fullmatch(r"\s*(?:of\s+)?(?:the\s+)?", wording.text[end : one.start])
        ),
        None,
    )
    if word == "both":
        return re.search(r"\bboth\b", text, re.IGNORECASE) is not None or not values().shares[0].is_in(text)
    if number is None or not isinstance(number.value, Amount):
        return False
    theirs = case.reader.read(text)
    same = [one for one in theirs.values if one.value == number.value]
    is_part = any(re.search(r"\bof\b(?:\s+[\w'’]+){0,3}\s+\Z", theirs.text[: one.lead], re.IGNORECASE) for one in same)
    return not is_part
