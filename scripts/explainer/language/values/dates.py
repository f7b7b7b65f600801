"""Dates as they are written, with the name of the month or in digits, whoever reads them."""

from __future__ import annotations

import re
from functools import cache

from explainer.language.english import values
from explainer.language.values.pieces import any_of, month_number
from explainer.model.edtf import MONTHS_A_YEAR, Date

YEAR = r"(?:1[5-9]|20)\d\d(?!\w)"
"""Four digits that are rather a year than a number."""


@cache
def with_month() -> str:
    """A pattern of a date with the name of its month, in groups `month1`, `day1`, `year1` and so on.

    "March 9, 2024", "the 9th of March", "9-Mar-2024", "2024 March 9", "March 2024".
    """
    month = rf"(?:{any_of(values().month_numbers)})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:.]\d)(?!\w)"
    return rf"""(?:
        (?<!\w)(?P<month1>{month})\s*(?P<day1>{day})(?:[\s,]*(?P<year1>{YEAR}))?
      | (?<!\w)(?<!\d[.,:])(?P<day2>{day})(?:\s+of)?[\s-]*(?P<month2>{month})(?:[\s,-]*(?P<year2>{YEAR}))?
      | (?<!\w)(?P<year3>{YEAR})[\s,]*(?P<month3>{month})\s*(?P<day3>{day})
      | (?<!\w)(?P<month4>{month})(?:\s+of)?[\s,]*(?P<year4>{YEAR}) )"""


def date_with_month(match: re.Match[str]) -> tuple[str, Date] | None:
    """What `with_month` found within a longer pattern: the month's name as written, and the date, if it is one."""
    found = {name[:-1]: text for name, text in match.groupdict().items() if text and name[-1].isdigit()}
    if "month" not in found:
        return None
    year, day = found.get("year"), found.get("day")
    number = month_number(found["month"])
    return found["month"], Date(int(year) if year else None, number, int(day.rstrip("dhnrstDHNRST")) if day else None)


def in_digits(first: int, second: int, year: int, *, begins_with_day: bool = False) -> Date | None:
    """`31/12/2018`, `12/31/2018`; None for what could be either, unless it `begins_with_day`."""
    if begins_with_day or first > MONTHS_A_YEAR or first == second:
        return Date(year, second, first)
    return Date(year, first, second) if second > MONTHS_A_YEAR else None
