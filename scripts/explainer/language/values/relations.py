"""What the words around a value make of it: "by June" is not "in June", "at least 14" is not "14"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from explainer.language.english import values
from explainer.language.values.pieces import any_of

_LONGEST = 40
"""Characters of "no later than the" and its like, with room for spaces."""
_GOES_ON = re.compile(r"\s*(?:[–—-]|(?:to|until|till|through)\b)", re.IGNORECASE)
"""What makes "from" the beginning of a stretch that ends, which "between … and" names too."""
_WITH_WHAT_IS_COUNTED = r"(?:\s[a-z]+){0,3}?"
"""200 jobs at most."""
_DENIED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno|\bnobody|\bno one|\bnone|\bnothing|\bneither)\b[^.;]*\Z", re.IGNORECASE
)
"""What is not done until Sunday is done on Sunday."""
_SINCE_AN_EVENT = re.compile(
    r"\bsince\s+(?!(?:he|she|it|they|we|you|i|there)\b)(?:(?:the|an?|its|their|his|her)\s+)?(?:[\w’'-]+\s+){1,2}in\s+\Z",
    re.IGNORECASE,
)
"""What is closed since clashes in 2022 is closed since 2022."""
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def relation_of(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the words before a date begin, and their sense: `by`, `before`, `until`, `after`, `since`, or none.

    `end` is where the date ends: "from Saturday" begins there, "from Saturday's talks" does not.
    """
    lead, words = _before(_relations(), text, start)
    if words in {"until", "till"} and any(
        pattern.search(text, max(0, lead - _LONGEST), lead) for pattern in (_DENIED, _put_off())
    ):
        return start, _behind(text, end, values().relations_behind)  # "not until May at the earliest"
    if words and not (words == "from" and (_POSSESSIVE.match(text, end) or _GOES_ON.match(text, end))):
        return lead, values().relations[words]
    behind = _behind(text, end, values().relations_behind)
    event = None if words or behind else _SINCE_AN_EVENT.search(text, max(0, start - _LONGEST), start)
    return (start, behind) if event is None else (event.start(), "since")


def bound_of(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the words before a number begin, and their sense: `least`, `more`, `most`, `less`, `about` …, or none."""
    lead, words = _before(_bounds(), text, start)
    return (
        (lead, values().bounds[words])
        if words
        else (start, _behind(text, end, values().bounds_behind, _WITH_WHAT_IS_COUNTED))
    )


def relations_to_that(text: str) -> frozenset[str]:
    """The senses of such words before another word for a date: "before that day", "until then"."""
    return frozenset(values().relations[" ".join(word.lower().split())] for word in _anywhere().findall(text))


def _before(pattern: re.Pattern[str], text: str, start: int) -> tuple[int, str]:
    found = pattern.search(text, max(0, start - _LONGEST), start)
    return (start, "") if found is None else (found.start(), " ".join(found[1].lower().split()))


def _behind(text: str, end: int, words: Mapping[str, str], between: str = "") -> str:
    found = _one_behind(tuple(words), between).match(text, end)
    return "" if found is None else words[" ".join(found[1].lower().split())]


@cache
def _one_behind(words: tuple[str, ...], between: str) -> re.Pattern[str]:
    return re.compile(rf"{between}\s+({any_of(words)})(?!\w)", re.IGNORECASE)


@cache
def _put_off() -> re.Pattern[str]:
    """What is put off until Sunday is on Sunday."""
    return re.compile(rf"\b(?:{any_of(values().put_off)})\b[^.;]*\Z", re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(values().relations)})\s+(?:(?:that|this|the same)\s+\w|then\b)", re.IGNORECASE)


@cache
def _relations() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(values().relations)})\s+(?:the\s+)?\Z", re.IGNORECASE)


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(values().bounds)})\s+(?:an?\s+|one\s+)?\Z", re.IGNORECASE)
