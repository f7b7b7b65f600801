"""Expressions of calendar time in a sentence, each with what it means seen from the article's date.

What the expressions are and mean stands in `grammar`; which way an incomplete one leads ("Saturday", "June") is told by
whoever asks, because the verb over it tells. Some count from others ("four days later"), so they are found in order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from explainer.language.letters import levelled
from explainer.language.values.grammar import RULES
from explainer.language.values.pieces import weekdays_in
from explainer.language.values.reckoning import Direction
from explainer.language.values.rules import Mention, Reading, Rule
from explainer.model.edtf import SEASONS, Date, Period, Range, Time

_LABEL = re.compile(r"(?:\A|:\s)(?:[*•–-]\s*)?(?P<year>1\d{3}|20\d\d)\s*[:–—-]\s")
"""The year that heads a line of a chronology."""
_BULLET = re.compile(r"(\n\s*)[–—-](?=\s)")
"""What begins a line of a list is no dash between two days."""
_JOINT = re.compile(r"(?:\s*,)?\s*\(?\s*|\s*,\s*(?:the\s+)?")
"""What stands between two namings of one day: "tonight, Saturday", "Saturday (September 29)"."""
_A_TIME_OF_NAMED_DAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|tomorrow)\b", re.IGNORECASE
)

_OPENS = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)
_CLOSES = {
    "from": re.compile(r"\s+(?:to|until|till|through)\s+(?:the\s+)?", re.IGNORECASE),
    "between": re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE),
}
"""What makes one stretch of two dates, whatever they are: "from 3 May until Friday", "between the 1950s and 1974"."""

DirectionAt = Callable[[int], Direction]
"""From an offset in a text to the way its verb leads."""


@dataclass(frozen=True)
class Expression:
    """A date in a text: characters `start` to `end`, and what they mean."""

    start: int
    end: int
    value: Time
    written: bool
    vague: bool
    by_text: bool = False
    """Whether it counts from another date of the text, and not from the dateline."""


def expressions(
    text: str, anchor: dt.date | None, direction_at: DirectionAt, told: Time | None = None
) -> Iterator[Expression]:
    """The dates of one sentence, in order.

    `anchor` is the dateline's day, `told` the value of the last date before the sentence.
    """
    text = levelled(_BULLET.sub("\\1*", text))
    label = _LABEL.search(text)
    year = int(label["year"]) if label else None
    pending: Expression | None = None
    for expression in _found(text, anchor, direction_at, told, year):
        joined = None if pending is None else _joined(text, pending, expression) or _stretch(text, pending, expression)
        if joined is not None:
            pending = joined
            continue
        if pending is not None:
            yield pending
        pending = expression
    if pending is not None:
        yield pending


def _found(
    text: str, anchor: dt.date | None, direction_at: DirectionAt, told: Time | None, label: int | None
) -> Iterator[Expression]:
    """Leftmost first, of those the longest that has a reading."""
    end = 0
    for rule, match in _matches(text):
        if match.start() < end:
            continue
        if rule.read is None:
            end = match.end()
            continue
        mention = Mention(match, anchor, partial(_direction, match, direction_at), told, label)
        value = _read(rule.read, mention)
        if value is None:
            continue
        by_text = told is not None and value != _read(rule.read, replace(mention, told=None))
        yield Expression(*match.span(), value, _is_written(rule, match, value), rule.vague, by_text)
        told = told if rule.vague else value
        end = match.end()


def _is_written(rule: Rule, match: re.Match[str], value: Time) -> bool:
    """Whether the words hold the whole value: "between Oct. 1 and March 31, 2027" leaves the first year out."""
    years = [value for name, value in match.groupdict().items() if name in {"year", "year2"}]
    is_crossing = isinstance(value, Range) and value.start.year != value.end.year
    is_open = is_crossing and bool(years) and str(value.first.year) not in years
    return not is_open and (rule.written or (bool(years) and all(years)))


@lru_cache(maxsize=256)
def _matches(text: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """What each rule finds, whatever it counts from; a sentence is asked of for each way that its verb may lead."""
    matches = [(rule, match) for rule in RULES for match in rule.pattern.finditer(text)]
    return tuple(sorted(matches, key=lambda one: (one[1].start(), -one[1].end())))


def _direction(match: re.Match[str], direction_at: DirectionAt) -> Direction:
    """Where the last word of a match leads: "early Friday" hangs in its sentence by Friday."""
    return direction_at(match.start() + match[0].rstrip().rfind(" ") + 1)


def _read(read: Reading, mention: Mention) -> Time | None:
    try:
        value = read(mention)
        if value is not None:
            _ = value.first, value.last
    except (ValueError, OverflowError, StopIteration):
        return None
    return value


def _joined(text: str, first: Expression, second: Expression) -> Expression | None:
    """One expression of two that name the same day, the second as a rule more exactly."""
    between = text[first.end : second.start]
    if not _JOINT.fullmatch(between) or not isinstance(second.value, Date) or not second.value.is_day:
        return None
    words = text[first.start : first.end]
    day = second.value.first
    named = weekdays_in(words)
    same_day = first.value == second.value or named == [day.weekday()]
    if not same_day or not (named or _A_TIME_OF_NAMED_DAY.search(words)):
        return None
    end = second.end + (text[second.end : second.end + 1] == ")" and "(" in between)
    return replace(second, start=first.start, end=end, written=second.written)


def _stretch(text: str, first: Expression, second: Expression) -> Expression | None:
    """One expression of the two ends of a stretch; None for what ends before it begins."""
    opens = _OPENS.search(text, 0, first.start)
    if opens is None or not _CLOSES[opens["word"].lower()].fullmatch(text, first.end, second.start):
        return None
    start = first.value.start if isinstance(first.value, Range) else _dated(first.value, first.value.first)
    end = second.value.end if isinstance(second.value, Range) else _dated(second.value, second.value.last)
    try:
        value = Range(start, end)
    except ValueError:
        return None
    return replace(second, start=opens.start(), value=value, written=first.written and second.written)


def _dated(value: Time, day: dt.date) -> Date:
    """An end of a stretch: the date itself, a season's year, the day of what else is none."""
    if isinstance(value, Period) and value.part in SEASONS:
        return Date(value.year)
    return value if isinstance(value, Date) else Date.of(day)
