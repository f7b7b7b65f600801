"""Expressions of calendar time, resolved against the dateline and the verb over them (`tense`)."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.draft.findings import Dated
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.tense import dates_a_thing, is_before_past, outlook
from explainer.language.values.expressions import DirectionAt, expressions
from explainer.language.values.reckoning import Direction
from explainer.model.edtf import Time
from explainer.source import Span

_NEAR = 2
"""Sentences within which "a month later" means a time that has been told."""


def dates(tagged: Tagged) -> tuple[Dated, ...]:
    """Every expression of the title and the sentences that names a calendar time, in order.

    Without a dateline only what is written out is found. What stands before a noun is not dated by the verb: where that
    is in the past and the nearest such day lies ahead, either may be meant ("recalled the October storm", "set an
    October hearing"), and there is no date.
    """
    found: list[Dated] = []
    told: Time | None = None
    told_in = 0
    told_by: Span | None = None
    today = tagged.seed.day
    for place, unit in enumerate(tagged.units):
        start = unit.sentence.span.start
        for expression in expressions(
            unit.sentence.span.text, today, _directions(unit), told if place - told_in <= _NEAR else None
        ):
            words = Span(unit.sentence.span.source, start + expression.start, start + expression.end)
            token = None if expression.written else unit.at(words.end - 1)
            if (
                token is not None
                and today is not None
                and expression.value.first > today
                and _is_told_past(unit, token)
            ):
                continue
            counted_from = told_by if expression.by_text else None
            found.append(Dated(words, expression.value, not expression.written, counted_from))
            if not expression.vague:
                told, told_in, told_by = expression.value, place, words
    return tuple(found)


def is_vague(value: Time) -> bool:
    """Whether a value is too wide to say when something happened: more than a decade."""
    return (value.last - value.first).days > 366 * 10


def _directions(unit: TaggedUnit) -> DirectionAt:
    def at(offset: int) -> Direction:
        token = unit.at(unit.sentence.span.start + offset)
        if token is None or _is_told_past(unit, token):
            return Direction.UNKNOWN
        seen = outlook(unit, token)
        is_before = seen.direction is Direction.PAST and is_before_past(unit, seen.verb)
        return Direction.BEFORE_PAST if is_before else seen.direction

    return at


def _is_told_past(unit: TaggedUnit, token: int) -> bool:
    """Whether the date belongs to a thing of which a verb in the past tells."""
    return dates_a_thing(unit, token) and outlook(unit, token).direction is Direction.PAST


def by_unit(found: Iterable[Dated], unit: TaggedUnit) -> list[Dated]:
    """The dates that stand in a unit."""
    span = unit.sentence.span
    return [date for date in found if span.start <= date.words.start < span.end]


def date_token(unit: TaggedUnit, date: Dated) -> int | None:
    """The last word of the date that is no bracket: what it hangs by."""
    inside = [
        t.index
        for t in unit.tokens
        if t.start < date.words.end and t.end > date.words.start and any(map(str.isalnum, t.text))
    ]
    outside = [index for index in inside if unit.tokens[index].head not in inside]
    return next(iter(outside or inside), None)
