"""The values that certainly stand in a sentence, for comparing: "29 February" is what "February 29" is.

What is not written is not concluded, so that what one text leaves open and another says can be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from explainer.language.english import values
from explainer.language.letters import levelled
from explainer.language.values.amounts import Amount, amount_of, amounts, is_ordinal
from explainer.language.values.clock import IN_A_SENTENCE, Clock, clock_of
from explainer.language.values.dates import YEAR, date_with_month, in_digits, with_month
from explainer.language.values.expressions import Expression
from explainer.language.values.fractions import half_of, halves
from explainer.language.values.pieces import any_of, capitalised, month_number, part_of_year, weekday_number
from explainer.language.values.relations import bound_of, relation_of
from explainer.language.values.relative import WEEKDAY_NAMES_AFTER, WEEKDAY_NAMES_BEFORE
from explainer.model.edtf import Date, Period, Range


@dataclass(frozen=True)
class Weekday:
    """A day of the week, by its name; Monday is 0."""

    number: int

    def __str__(self) -> str:
        return values().weekdays[self.number][0].capitalize()


_LONGEST_BEFORE = 24
"""Characters around a day of the week that may make a name of it."""
Value = Date | Period | Clock | Amount | Weekday


@dataclass(frozen=True)
class Found:
    """A value and the place it has in a text."""

    start: int
    end: int
    value: Value
    relation: str = ""
    """What the words around it make of it: `by`, `since` … of a date, `least`, `about` … of a number; or nothing."""
    lead: int = -1
    """Where those words begin; `start` where there are none."""
    is_ordinal: bool = False
    """Whether the number says which, not how many."""
    counted: bool = False
    """Whether the words do not write the value: it is counted from the dateline, or from another date."""


_DIGIT = re.compile(r"\d")


def read_values(text: str) -> tuple[Found, ...]:
    """Every value in the text, in order."""
    text = levelled(text)
    found: list[Found] = []
    taken = bytearray(len(text))
    lower, has_digit = text.lower(), _DIGIT.search(text) is not None
    # Most texts have no digit and no month, which is seen sooner than that no pattern finds anything.
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Value | None], bool], ...] = (
        (_dates(), _date, has_digit or any(one in lower for one in _months())),
        (_periods(), _period, has_digit or "half" in lower or "quarter" in lower),
        (_weekdays(), _weekday, "day" in lower),
        (IN_A_SENTENCE, clock_of, has_digit),
        (halves(), half_of, "half" in lower),
        (amounts(), _year_or_amount, True),
    )
    for pattern, read, may_be in readers:
        for match in pattern.finditer(text) if may_be else ():
            start, end = match.span()
            value = None if any(taken[start:end]) else read(match)
            if value is None:
                continue
            relating = bound_of if isinstance(value, Amount) else relation_of
            lead, relation = relating(text, start, end)
            if relation in {"more", "less"} and isinstance(value, Amount) and value.unit.startswith("duration"):
                lead, relation = (lead, relation) if "than" in text[lead:start].lower() else (start, "over")
            taken[lead:end] = b"x" * (end - lead)
            found.append(
                Found(
                    start,
                    end,
                    value,
                    relation,
                    lead,
                    pattern is amounts() and isinstance(value, Amount) and is_ordinal(match),
                )
            )
    found.sort(key=lambda one: one.start)
    return tuple(_with_shared_units(text, found))


_JOINT = re.compile(r"\s*(?:[–—-]|\b(?:to|and|or)\b)\s*", re.IGNORECASE)
_SCALED = re.compile(r"(?P<digits>[\d.]+)[\s-](?P<scale>[a-z]+)", re.IGNORECASE)


def _with_shared_units(text: str, found: list[Found]) -> Iterator[Found]:
    """What is said behind the second of two numbers is said of the first too: "from 310 to 368 million euros"."""
    for one, after in zip_longest(found, found[1:]):
        value, then = one.value, None if after is None else after.value
        if (
            isinstance(value, Amount)
            and isinstance(then, Amount)
            and after is not None
            and not value.unit
            and not one.is_ordinal
            and text[one.end - 1].isdigit()
            and _JOINT.fullmatch(text, one.end, after.lead)
        ):
            scaled = _SCALED.search(text, after.start, after.end)
            factor = values().scales.get(scaled["scale"].lower(), 1) if scaled else 1
            yield replace(one, value=Amount(value.number * factor, then.unit))
        else:
            yield one


def found_in(text: str, expression: Expression) -> Iterator[Found]:
    """The dates that an expression of the text means; of a stretch of time, its first and its last."""
    text, (start, end) = levelled(text), (expression.start, expression.end)
    lead, relation = relation_of(text, start, end)
    match expression.value:
        case Range(first, last):
            yield from (Found(start, end, date, relation, lead, counted=True) for date in (first, last))
        case value:
            yield Found(start, end, value, relation, lead, counted=True)


@cache
def _dates() -> re.Pattern[str]:
    # Alone, "Jun" and "Jan" are rather names of people.
    alone = any_of(names[0] for names in values().months)
    return re.compile(
        rf"""
          {with_month()}
        | (?<![\w-])(?P<iso>\d{{4}}-\d\d-\d\d)(?![\w-])
        | (?<![\w/.,])(?P<a>\d\d?)(?P<mark>[/.])(?P<b>\d\d?)(?P=mark)(?P<year>{YEAR})(?![/.]\d)
        | (?:(?<=\s)|(?<=mid-))(?P<alone>{alone})\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _date(match: re.Match[str]) -> Date | None:
    if match["iso"]:
        return Date(*map(int, match["iso"].split("-")))
    if match["mark"]:
        first, second, year = (int(match[name]) for name in ("a", "b", "year"))
        date = in_digits(first, second, year, begins_with_day=match["mark"] == ".")
        return date if date is not None and date.is_real else None
    name, date = date_with_month(match) or (match["alone"], Date(None, month_number(match["alone"])))
    return None if name.islower() else date  # "may" is a verb, "march" a walk


@cache
def _months() -> frozenset[str]:
    """How the months' names begin."""
    return frozenset(name[:3].lower() for names in values().months for name in names)


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{capitalised(names[0] for names in values().weekdays)})(?!\w)")


def _weekday(match: re.Match[str]) -> Weekday | None:
    """A day, not the Sunday Times or Black Friday."""
    text = match.string
    if WEEKDAY_NAMES_AFTER.match(text[match.end() : match.end() + _LONGEST_BEFORE]) or WEEKDAY_NAMES_BEFORE.search(
        text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    ):
        return None
    return Weekday(weekday_number(match[0]))


_OF_ANOTHER = r"(?!\s+of\s+(?!(?:(?:the|this|that|next|last|each|every)\s+)?(?:[\w-]+\s+)?years?\b|\d))"
"""The first half of a match or of a life is no half of a year."""


@cache
def _periods() -> re.Pattern[str]:
    words = values()
    place = (
        rf"{any_of(('first', 'second', 'third', 'fourth', *words.opening_parts, *words.last_parts))}|1st|2nd|3rd|4th"
    )
    year = r"(?:(?:\s+of)?(?:\s+the)?(?:\s+year)?,?\s+(?P<year{}>" + YEAR + "))?"
    return re.compile(
        rf"""
          (?<!\w)(?P<place>{place})[\s-]+(?P<kind>half|quarter)\b(?:[\s-]year\b|(?![\s-]year\b)){year.format(1)}{_OF_ANOTHER}
        | (?<!\w)(?P<code2>H[12]|Q[1-4])\b{year.format(2)}
        | (?<!\w)(?P<year3>20\d\d)[\s-](?P<code3>H[12]|Q[1-4])\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _period(match: re.Match[str]) -> Period | None:
    found = {name.rstrip("123"): text for name, text in match.groupdict().items() if text}
    year = int(found["year"]) if "year" in found else None
    if "code" in found:
        return Period(year, found["code"]) if found["code"][0].isupper() else None
    part = part_of_year(found["place"], found["kind"])
    return None if part is None else Period(year, part)


def _year_or_amount(match: re.Match[str]) -> Date | Amount | None:
    amount = amount_of(match)
    is_year = match["digits"] and not match["scale"] and re.fullmatch(YEAR, match["digits"])
    return Date(int(match["digits"])) if is_year and amount is not None and not amount.unit else amount
