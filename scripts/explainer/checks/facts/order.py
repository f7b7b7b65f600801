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
            if any(_agree(one, other) for other in theirs):
                continue
            other = next((other for other in theirs if _are_reversed(one, other)), None)
            if other is None and len(ours) == len(theirs) == 1 and one.sense != theirs[0].sense:
                # Both put the one thing before or after another, be it called "half-time" here and "the break" there.
                other = (
                    theirs[0]
                    if one.right.isdisjoint(theirs[0].left) and one.right and one.left & theirs[0].left
                    else None
                )
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


def _agree(one: _Order, other: _Order) -> bool:
    """Whether both say the same: of the same things one way, or of the things exchanged the other way."""
    if one.sense == other.sense:
        return bool(one.right & other.right) or not one.right or not other.right
    return len(one.right & other.left) > len(one.right & other.right)


def _are_reversed(one: _Order, other: _Order) -> bool:
    if one.sense == other.sense:
        return len(one.right & other.left) > len(one.right & other.right) and bool(one.left & other.right)
    return bool(one.right & other.right) or (not one.right and not other.right and bool(one.left & other.left))


def _orders(case: Case, wording: Wording) -> Iterator[_Order]:
    text = wording.without_values
    for match in _pattern().finditer(text):
        clauses = _CLAUSE.split(text[match.end() :])
        left, right = _stems(case, _CLAUSE.split(text[: match.start()])[-1], last=True), _stems(case, clauses[0])
        if not left and len(clauses) > 1:
            left = _stems(case, clauses[1])  # "After the pipe burst, the ferry left."
        yield _Order(
            *match.span(),
            match[0],
            values().orders[" ".join(match[0].lower().split())],
            left,
            right,
        )


_CLAUSE = re.compile(r"[.;:,()–—]")


def _stems(case: Case, text: str, *, last: bool = False) -> frozenset[str]:
    words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in grammar().empty]
    return frozenset(map(case.reader.stem, words[-_WORDS:] if last else words[:_WORDS]))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(values().orders)})(?![\w-])", re.IGNORECASE)
