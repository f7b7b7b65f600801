"""Expressions of calendar time, resolved against the dateline and the verb over them (`tense`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from explainer.draft.findings import Dated
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.tense import dates_a_thing, is_before_past, is_of_what_is_told, outlook
from explainer.language.values.expressions import DirectionAt, expressions
from explainer.language.values.pieces import weekdays_in
from explainer.language.values.reckoning import Direction
from explainer.model.edtf import Time
from explainer.source import Span

_FRAME = 10
"""Sentences within which a month may be one of a year that has been told, in its paragraph or the next."""
_YEAR = re.compile(r"\b\d{4}\b")
_DIGIT = re.compile(r"\d")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_TELLS_YEAR = re.compile(r"\b(?:last|this|next|ago|past|coming)\b", re.IGNORECASE)
_BEHIND_IT = re.compile(r"\bthe\s+\Z", re.IGNORECASE)
"""Before "next year", what makes it one behind what is told: "died in 2022 …, and she left the next year"."""
_TELLS_AHEAD = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)
_OTHER_YEAR = re.compile(
    r"\s*,?\s+(?:(?:of\s+)?(?:that|the same|the following|the next|the previous) year\b|(?:in|of) \d{4}\b)",
    re.IGNORECASE,
)
"""What says the year behind a date that does not: "on March 2 that year", "three decades later, in 1929"."""
_NO_DAY = re.compile(r"\s+\d{1,2}\b(?!:)")
_OF_ANOTHER = re.compile(r"\s+(?:before|after)\b(?!\s+(?:noon|midnight|dawn|dusk))", re.IGNORECASE)
"""Behind "the weekend", what makes it that of another day: "begins on July 7 if it comes by the weekend before"."""
_BEGINS = re.compile(r"\b(?:starting|beginning|commencing|effective)\s+(?:on\s+|from\s+)?\Z", re.IGNORECASE)
"""Before a day from which on something is to last that was only announced: "mourning starting Monday"."""
_MONTH_LONG = 31
_NEWS = 14
"""Days before the article's that it tells of as news."""
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
    frame: int | None = None
    framed_in = 0
    today = tagged.seed.day
    for place, unit in enumerate(tagged.units):
        start, is_doubtful = unit.sentence.span.start, False
        for expression in expressions(
            unit.sentence.span.text, today, _directions(unit), told if place - told_in <= _NEAR else None
        ):
            words = Span(unit.sentence.span.source, start + expression.start, start + expression.end)
            is_near = place - framed_in <= _FRAME and _paragraphs(tagged, framed_in, place) <= 1
            near = frame if is_near and not expression.by_text else None
            is_from_doubtful = expression.by_text and is_doubtful
            is_told = any(_is_within(expression.value, one.value) for one in found)
            is_news = _paragraphs(tagged, framed_in, place) > 0 and _is_news(expression.value, today)
            if is_told or is_news:
                near = None  # "in February", and then "On February 9"; a day of the news, in another paragraph
            is_doubtful = not expression.written and _is_doubtful(unit, words, expression.value, today, near)
            if is_doubtful or is_from_doubtful:
                continue
            counted_from = told_by if expression.by_text else None
            found.append(Dated(words, expression.value, not expression.written, counted_from))
            is_over = today is None or expression.value.first.year <= today.year
            if expression.written and _YEAR.search(words.text) and is_over:
                frame, framed_in = expression.value.first.year, place
            if not expression.vague:
                told, told_in, told_by = expression.value, place, words
    return tuple(found)


def _paragraphs(tagged: Tagged, first: int, last: int) -> int:
    """How many paragraphs lie between two units."""
    return abs(tagged.units[last].sentence.paragraph - tagged.units[first].sentence.paragraph)


def _is_doubtful(unit: TaggedUnit, words: Span, value: Time, today: dt.date | None, frame: int | None) -> bool:
    """Whether a date that does not say its year itself may be of another one than was counted.

    Wrong is worse than missing: another year stands beside it or has been told (`frame`), it is where something
    announced begins, or it lies ahead of a verb that tells of the past.
    """
    token, text = unit.at(words.end - 1), unit.sentence.span.text
    start, end = words.start - unit.sentence.span.start, words.end - unit.sentence.span.start
    if _NO_DAY.match(text[end:]):
        return True  # "February 30"
    is_behind = _BEHIND_IT.search(text[:start]) is not None and words.text.lower().startswith("next ")
    is_behind = is_behind and token is not None and outlook(unit, token).direction is Direction.PAST
    is_bare = words.text.lower().startswith("the ") and not _DIGIT.search(words.text)
    is_behind = is_behind or (is_bare and _OF_ANOTHER.match(text[end:]) is not None)
    is_begun = today is None or value.first <= today or not _MONTH.search(words.text)
    if is_behind or _OTHER_YEAR.match(text[end:]) or (is_begun and _BEGINS.search(text[:start])):
        return True
    is_ahead = today is not None and frame is not None and frame < today.year and value.first >= today
    if is_ahead and token is not None and outlook(unit, token).direction is Direction.FUTURE:
        return False  # "in 2022 … will start on Nov. 4"
    if frame is not None and frame != value.first.year and _MONTH.search(words.text):
        return not _TELLS_YEAR.search(words.text)
    if (
        token is None
        or today is None
        or value.first <= today
        or (weekdays_in(words.text) and _MONTH.search(words.text))
        or _TELLS_AHEAD.search(words.text)
        or _is_due(unit, token)
    ):
        return False
    seen = outlook(unit, token)
    # "did not receive it until Sunday" was last Sunday.
    is_of_a_thing = bool(weekdays_in(words.text)) and is_of_what_is_told(unit, token)
    return (
        is_of_a_thing or seen.direction is Direction.PAST or (seen.direction is Direction.AHEAD_OF_PAST and seen.denied)
    )


def _is_within(value: Time, other: Time) -> bool:
    """Whether a time lies within another that is no longer than a month."""
    is_short = (other.last - other.first).days <= _MONTH_LONG
    return is_short and other.first <= value.first and value.last <= other.last


def _is_news(value: Time, today: dt.date | None) -> bool:
    """Whether it is a day shortly before the article's."""
    return today is not None and value.first == value.last and 0 <= (today - value.first).days <= _NEWS


def is_vague(value: Time) -> bool:
    """Whether a value is too wide to say when something happened: more than a decade."""
    return (value.last - value.first).days > 366 * 10


def _directions(unit: TaggedUnit) -> DirectionAt:
    def at(offset: int) -> Direction:
        token = unit.at(unit.sentence.span.start + offset)
        if token is None or _is_told_past(unit, token):
            return Direction.UNKNOWN
        seen = outlook(unit, token)
        # "had skipped a visit on January 2": before what, the words do not say; a day of the week is one of the last.
        is_before = seen.direction is Direction.PAST and is_before_past(unit, seen.verb)
        is_before = is_before and not weekdays_in(unit.tokens[token].text)
        is_present = seen.verb is None or unit.tokens[seen.verb].tag in {"VB", "VBP", "VBZ"}
        if is_present and _is_due(unit, token):
            return Direction.FUTURE
        return Direction.UNKNOWN if is_before else seen.direction

    return at


def _is_due(unit: TaggedUnit, token: int) -> bool:
    """Whether "due" stands over a date, before any verb: "a study, due by Nov. 30, shows it"."""
    over = unit.tokens[token]
    while over.text != "due" and over.pos not in {"VERB", "AUX"} and over.head != over.index:
        over = unit.tokens[over.head]
    return over.text == "due"


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
