"""The values that certainly stand in a sentence, for comparing: "29 February" is what "February 29" is.

What is not written is not concluded, so that what one text leaves open and another says can be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from explainer.language.english import values
from explainer.language.letters import levelled
from explainer.language.values.amounts import Amount, amount_of, amounts
from explainer.language.values.clock import IN_A_SENTENCE, Clock, clock_of
from explainer.language.values.dates import YEAR, date_with_month, in_digits, with_month
from explainer.language.values.pieces import any_of, month_number, part_of_year
from explainer.language.values.relations import relation_before
from explainer.model.edtf import Date, Period

Value = Date | Period | Clock | Amount


@dataclass(frozen=True)
class Found:
    """A value and the place it has in a text."""

    start: int
    end: int
    value: Value
    relation: str = ""
    """What the words before a date make of it: `by`, `since` …; empty for "on", "in" and nothing."""
    lead: int = -1
    """Where those words begin; `start` where there are none."""


def read_values(text: str) -> tuple[Found, ...]:
    """Every value in the text, in order."""
    text = levelled(text)
    found: list[Found] = []
    taken = bytearray(len(text))
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Value | None]], ...] = (
        (_dates(), _date),
        (_periods(), _period),
        (IN_A_SENTENCE, clock_of),
        (amounts(), _year_or_amount),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            start, end = match.span()
            value = None if any(taken[start:end]) else read(match)
            if value is None:
                continue
            lead, relation = relation_before(text, start, end) if isinstance(value, Date | Period) else (start, "")
            taken[lead:end] = b"x" * (end - lead)
            found.append(Found(start, end, value, relation, lead))
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def _dates() -> re.Pattern[str]:
    # Alone, "Jun" and "Jan" are rather names of people.
    alone = any_of(names[0] for names in values().months)
    return re.compile(
        rf"""
          {with_month()}
        | (?<![\w-])(?P<iso>\d{{4}}-\d\d-\d\d)(?![\w-])
        | (?<![\w/.,])(?P<a>\d\d?)(?P<mark>[/.])(?P<b>\d\d?)(?P=mark)(?P<year>{YEAR})(?![/.]\d)
        | (?<=\s)(?P<alone>{alone})\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _date(match: re.Match[str]) -> Date | None:
    if match["iso"]:
        return Date(*map(int, match["iso"].split("-")))
    if match["mark"]:
        date = in_digits(int(match["a"]), int(match["b"]), int(match["year"]))
        return date if date is not None and date.is_real else None
    name, date = date_with_month(match) or (match["alone"], Date(None, month_number(match["alone"])))
    return None if name.islower() else date  # "may" is a verb, "march" a walk


@cache
def _periods() -> re.Pattern[str]:
    words = values()
    place = (
        rf"{any_of(('first', 'second', 'third', 'fourth', *words.opening_parts, *words.last_parts))}|1st|2nd|3rd|4th"
    )
    year = r"(?:(?:\s+of)?(?:\s+the)?(?:\s+year)?,?\s+(?P<year{}>" + YEAR + "))?"
    return re.compile(
        rf"""
          (?<!\w)(?P<place>{place})[\s-]+(?P<kind>half|quarter)\b(?:[\s-]year\b)?{year.format(1)}
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
