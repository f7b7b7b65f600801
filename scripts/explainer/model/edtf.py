"""Dates as an article gives them: the part of the Extended Date/Time Format (ISO 8601-2) that a facts file uses.

A date is a day, a month or a year; a range stands between two dates, `..` where a side is open. Half-years and quarters
are written as ranges with a `period` beside them, because that is what the article's words name.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
PATTERN = rf"({_DATE}|\.\./{_DATE}|{_DATE}/(\.\.|{_DATE}))"
"""What a value looks like; whether its days exist is another question."""
PERIOD_PATTERN = r"\d{4}-(H[12]|Q[1-4])"
DAY_PATTERN = r"\d{4}-\d{2}-\d{2}"


@dataclass(frozen=True)
class Bounds:
    """The first and the last day that a value covers; None where a side is open."""

    first: dt.date | None
    last: dt.date | None

    def agrees_with(self, other: Bounds) -> bool:
        """Whether every side that `other` closes is closed on the same day here."""
        return other.first in {None, self.first} and other.last in {None, self.last}


def is_edtf(text: str) -> bool:
    """Whether a value has the form, be its days in the calendar or not."""
    return re.fullmatch(PATTERN, text, re.ASCII) is not None


def is_day(text: str) -> bool:
    """Whether a value has the form of a day, be it in the calendar or not."""
    return re.fullmatch(DAY_PATTERN, text, re.ASCII) is not None


def bounds(edtf: str) -> Bounds | None:
    """The days an EDTF value covers, or None when it is no such value, names no real day or ends before it begins."""
    if not is_edtf(edtf):
        return None
    start, slash, end = edtf.partition("/")
    try:
        first = None if start == ".." else _days(start)[0]
        last = None if end == ".." else _days(end if slash else start)[1]
    except ValueError:
        return None
    if first is not None and last is not None and last < first:
        return None
    return Bounds(first, last)


def period_bounds(period: str) -> Bounds | None:
    """The days of a half-year (`2025-H1`) or a quarter (`2025-Q3`), or None when it is neither."""
    if not re.fullmatch(PERIOD_PATTERN, period, re.ASCII) or period.startswith("0000"):
        return None
    year, number, months = int(period[:4]), int(period[-1]), 6 if period[5] == "H" else 3
    month = number * months
    return Bounds(dt.date(year, month - months + 1, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def day(text: str) -> dt.date | None:
    """A calendar day such as `2026-11-30`, or None."""
    if not is_day(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _days(date: str) -> tuple[dt.date, dt.date]:
    """First and last day of a day, month or year; `ValueError` when there is none of that number."""
    year, *rest = map(int, date.split("-"))
    if not rest:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if len(rest) == 1:
        return dt.date(year, rest[0], 1), dt.date(year, rest[0], calendar.monthrange(year, rest[0])[1])
    return (dt.date(year, *rest),) * 2
