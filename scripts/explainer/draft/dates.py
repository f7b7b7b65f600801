"""Expressions of calendar time, resolved against the dateline.

What the expressions are and mean stands in `date_grammar`; which way an incomplete one leads ("Saturday", "June") is
read from the verb over it (`tense`). Here they are found, in the article's order, because some count from others
("four days later").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from explainer.draft.calendar_values import Direction
from explainer.draft.date_grammar import RULES
from explainer.draft.date_words import WEEKDAYS, Context, Rule
from explainer.draft.findings import Dated
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.tense import outlook
from explainer.model.edtf import Date, Time
from explainer.source import Span

_LABEL = re.compile(r"(?:\A|:\s)(?:[*•–-]\s*)?(?P<year>1\d{3}|20\d\d)\s*[:–—-]\s")
"""The year that heads a line of a chronology."""
_JOINT = re.compile(r"(?:\s*,)?\s*\(?\s*|\s*,\s*(?:the\s+)?")
"""What stands between two namings of one day: "tonight, Saturday", "Saturday (September 29)"."""
_A_TIME_OF_NAMED_DAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|tomorrow)\b", re.IGNORECASE
)

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


def dates(tagged: Tagged) -> tuple[Dated, ...]:
    """Every expression of the title and the sentences that names a calendar time, in order.

    Without a dateline only what is written out is found.
    """
    found: list[Dated] = []
    told: Time | None = None
    for unit in tagged.units:
        start = unit.sentence.span.start
        for expression in expressions(unit.sentence.span.text, tagged.seed.day, _directions(unit), told):
            words = Span(unit.sentence.span.source, start + expression.start, start + expression.end)
            found.append(Dated(words, expression.value, not expression.written))
            told = expression.value if not expression.vague else told
    return tuple(found)


def is_vague(value: Time) -> bool:
    """Whether a value is too wide to say when something happened: more than a decade."""
    return (value.last - value.first).days > 366 * 10


def expressions(
    text: str, anchor: dt.date | None, direction_at: DirectionAt, told: Time | None = None
) -> Iterator[Expression]:
    """The dates of one sentence, in order.

    `anchor` is the dateline's day, `told` the value of the last date before the sentence.
    """
    label = _LABEL.search(text)
    year = int(label["year"]) if label else None
    pending: Expression | None = None
    for expression in _found(text, anchor, direction_at, told, year):
        if pending is not None and (joined := _joined(text, pending, expression)) is not None:
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
    candidates = sorted(
        (
            (match.start(), -match.end(), order)
            for order, rule in enumerate(RULES)
            for match in rule.pattern.finditer(text)
        ),
    )
    end = 0
    for start, negative_end, order in candidates:
        if start < end:
            continue
        rule = RULES[order]
        match = rule.pattern.match(text, start)
        if match is None:
            continue

        def direction(at: int = start, after: int = match.end()) -> Direction:
            return direction_at(_last_word(text, at, after))

        context = Context(anchor, direction, told, label, text[:start], text[match.end() :])
        value = _read(rule, match, context)
        if value is None:
            continue
        yield Expression(start, -negative_end, value, rule.written, rule.vague)
        told = told if rule.vague else value
        end = -negative_end


def _last_word(text: str, start: int, end: int) -> int:
    """Where the last word of a match begins: "early Friday" hangs in its sentence by Friday."""
    return start + max(text[start:end].rstrip().rfind(" "), text[start:end].rstrip().rfind("\n")) + 1


def _read(rule: Rule, match: re.Match[str], context: Context) -> Time | None:
    try:
        value = rule.read(match, context)
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
    named = [name for name in WEEKDAYS if re.search(rf"\b{name}\b", words, re.IGNORECASE)]
    same_day = first.value == second.value or named == [WEEKDAYS[day.weekday()]]
    if not same_day or not (named or _A_TIME_OF_NAMED_DAY.search(words)):
        return None
    end = second.end + (text[second.end : second.end + 1] == ")" and "(" in between)
    return replace(second, start=first.start, end=end, written=second.written)


def _directions(unit: TaggedUnit) -> DirectionAt:
    def at(offset: int) -> Direction:
        token = unit.at(unit.sentence.span.start + offset)
        return Direction.UNKNOWN if token is None else outlook(unit, token).direction

    return at


def by_unit(found: Iterable[Dated], unit: TaggedUnit) -> list[Dated]:
    """The dates that stand in a unit."""
    span = unit.sentence.span
    return [date for date in found if span.start <= date.words.start < span.end]
