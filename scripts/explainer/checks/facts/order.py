"""What came first: before and after, earlier and later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from explainer.checks.facts.case import Case
from explainer.checks.facts.wording import Wording
from explainer.language.english import grammar, values
from explainer.language.values.pieces import any_of
from explainer.problem import Problem

_WORDS = 6
"""How many words of what follows tell what something comes before or after."""


def order_reversed(case: Case) -> Iterator[Problem]:
    """What the article puts before something does not come after it.

    Bad: "after the end of the war" on "before the war ended"; "a day later" on "a day earlier"
    Good: "the ferry left after the pipe burst" on "the pipe burst before the ferry left"
    """
    for utterance in case.assertions:
        ours = list(_orders(case, case.wording(utterance)))
        theirs = [one for quote in utterance.evidence for one in _orders(case, case.reader.read(quote.words))]
        for one in ours:
            if any(_agreement(one, other) > 0 for other in theirs):
                continue
            # One such word in each text puts the one thing first, be it "half-time" here and "the break" there.
            is_alone = len(ours) == len(theirs) == 1
            reversing = (other for other in theirs if is_alone or one.right & other.right or one.right & other.left)
            other = next((other for other in reversing if _agreement(one, other) < 0), None)
            if other is not None:
                cited = utterance.cite(one.start, one.end)
                message = f"{cited}: the article has '{other.word}' there"
                fix = "keep what came first"
                yield Problem(utterance.at(one.start, one.end), "order-reversed", message, fix)


@dataclass(frozen=True)
class _Order:
    """A word that puts something before or after something."""

    start: int
    end: int
    word: str
    sense: str
    left: frozenset[str]
    right: frozenset[str]
    """The stems of what stands before it and of what follows."""


def _agreement(one: _Order, other: _Order) -> int:
    """How many words say that both put the same first, less those that say the reverse."""
    same = len(one.left & other.left) + len(one.right & other.right)
    crossed = len(one.left & other.right) + len(one.right & other.left)
    if one.sense != other.sense:
        return crossed - same
    # The same word between the things exchanged may be another way to build the sentence, unless both are there.
    is_crossed = one.left & other.right and one.right & other.left and not same
    return -1 if is_crossed else 1


def _orders(case: Case, wording: Wording) -> Iterator[_Order]:
    text = wording.without_values
    for match in _pattern().finditer(text):
        clauses = _CLAUSE.split(text[match.end() :])
        before = _CLAUSE.split(text[: match.start()])
        left, right = _stems(case, before[-1], last=True), _stems(case, clauses[0])
        if len(left) <= 1:
            left |= _stems(case, " ".join(before[-2:]), last=True)  # "… began, hours after the talks"
        if not left:
            # "After the pipe burst, the ferry left"; without a comma, what it comes after is short.
            left = (
                _stems(case, clauses[1])
                if clauses[1:] and clauses[1].strip()
                else right - (right := _stems(case, clauses[0], most=2))
            )
        yield _Order(
            *match.span(),
            match[0],
            values().orders[" ".join(match[0].lower().split())],
            left,
            right,
        )


_CLAUSE = re.compile(r"[.;:,()–—]")


def _stems(case: Case, text: str, *, last: bool = False, most: int = _WORDS) -> frozenset[str]:
    words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in grammar().empty]
    return frozenset(map(case.reader.stem, words[-most:] if last else words[:most]))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{any_of(values().orders)})(?![\w-])(?!\s+(?:which|that|this|whom)\b)", re.IGNORECASE
    )
