"""Calendar times as the values that `found.Dated` holds, and the arithmetic between them.

A value is `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn`, `YYYY-Wnn` (ISO week), `YYYY-SP|SU|FA|WI`, `YYYY`, or `a/b`.
Functions that make one raise `ValueError` (or `OverflowError`) for a day that no calendar has; `dates` takes that as
"these words are no date".
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import Enum

MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7
FIRST_MONTH_OF_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Meteorological seasons of the northern hemisphere: every agency's usage that names no other."""


class Direction(Enum):
    """Where the time lies, seen from the dateline, as the verb tells it."""

    PAST = "past"
    FUTURE = "future"
    AHEAD_OF_PAST = "ahead of past"
    """Ahead of something that is over: "agreed to meet on Monday", "told judges to stop in June"."""
    UNKNOWN = "unknown"


def of_day(day: dt.date) -> str:
    """`2024-02-29`."""
    return day.isoformat()


def of_month(year: int, month: int) -> str:
    """`2024-02`; months past December or before January roll over into other years."""
    first = add_months(dt.date(year, 1, 1), month - 1)
    return f"{first.year:04}-{first.month:02}"


def of_year(year: int) -> str:
    """`2024`."""
    return f"{dt.date(year, 1, 1).year:04}"


def of_years(first: int, last: int) -> str:
    """`2010/2014`."""
    if last < first:
        raise ValueError((first, last))
    return f"{of_year(first)}/{of_year(last)}"


def of_week(day: dt.date) -> str:
    """The ISO week that holds the day."""
    iso = day.isocalendar()
    return f"{iso.year:04}-W{iso.week:02}"


def of_weekend(saturday: dt.date) -> str:
    """Saturday to Sunday."""
    return f"{of_day(saturday)}/{of_day(saturday + dt.timedelta(days=1))}"


def of_range(first: str, last: str) -> str:
    """From the first value's beginning to the last one's end."""
    if bounds(last)[1] < bounds(first)[0]:
        raise ValueError((first, last))
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of a month some months on, or that month's last day."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def bounds(value: str) -> tuple[dt.date, dt.date]:  # noqa: PLR0911 - a line for each form
    """First and last day of a value. Raises `ValueError` for anything else."""
    first, slash, last = value.partition("/")
    if slash:
        return bounds(first)[0], bounds(last)[1]
    year = int(value[:4])
    rest = value[5:]
    if not rest:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if rest in FIRST_MONTH_OF_SEASON:
        return _months(year, FIRST_MONTH_OF_SEASON[rest], 3)
    if found := re.fullmatch(r"([QHW])(\d+)", rest):
        number = int(found[2])
        match found[1]:
            case "Q":
                return _months(year, number * 3 - 2, 3)
            case "H":
                return _months(year, number * 6 - 5, 6)
            case _:
                monday = dt.date.fromisocalendar(year, number, 1)
                return monday, monday + dt.timedelta(days=6)
    if len(rest) == len("02"):
        return _months(year, int(rest), 1)
    day = dt.date.fromisoformat(value)
    return day, day


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    first = dt.date(year, month, 1)
    return first, add_months(first, count) - dt.timedelta(days=1)


def weekday_near(anchor: dt.date, weekday: int, direction: Direction) -> dt.date:
    """The day of that weekday (Monday 0) the direction leads to; the anchor's own day counts on both sides."""
    ahead = (weekday - anchor.weekday()) % DAYS_A_WEEK
    if direction in {Direction.FUTURE, Direction.AHEAD_OF_PAST}:
        return anchor + dt.timedelta(days=ahead)
    return anchor - dt.timedelta(days=-ahead % DAYS_A_WEEK)


def month_near(anchor: dt.date, month: int, direction: Direction) -> int:
    """The year of the month that the direction leads to; the anchor's own month counts on both sides.

    Without a direction: the month nearest to the anchor, of two as near the past one.
    """
    match direction:
        case Direction.PAST:
            return anchor.year - (month > anchor.month)
        case Direction.FUTURE:
            return anchor.year + (month < anchor.month)
        case _:
            away = (month - anchor.month) % MONTHS_A_YEAR
            ahead = away < MONTHS_A_YEAR / 2
            return month_near(anchor, month, Direction.FUTURE if ahead else Direction.PAST)


def day_near(anchor: dt.date, month: int, day: int, direction: Direction) -> dt.date:
    """The day of a month, in the year that the direction leads to; without one, the nearest.

    29 February is looked for among leap years.
    """
    days = [dt.date(y, month, day) for y in range(anchor.year - 8, anchor.year + 9) if _exists(y, month, day)]
    if direction is Direction.PAST:
        days = [found for found in days if found <= anchor]
    elif direction is Direction.FUTURE:
        days = [found for found in days if found >= anchor]
    if not days:
        raise ValueError((month, day))
    return min(days, key=lambda found: (abs(found - anchor), found))


def _exists(year: int, month: int, day: int) -> bool:
    return (
        dt.MINYEAR <= year <= dt.MAXYEAR
        and 1 <= month <= MONTHS_A_YEAR
        and (1 <= day <= calendar.monthrange(year, month)[1])
    )


def season_near(anchor: dt.date, season: str, direction: Direction) -> int:
    """The year in which the season begins that the direction leads to; a season that is on counts on both sides."""
    years = range(anchor.year - 2, anchor.year + 3)
    spans = {year: bounds(f"{year:04}-{season}") for year in years}
    if direction is Direction.FUTURE:
        return next(year for year in years if spans[year][1] >= anchor)
    if direction is Direction.PAST:
        return max(year for year in years if spans[year][0] <= anchor)
    return min(years, key=lambda year: (min(abs(spans[year][0] - anchor), abs(spans[year][1] - anchor)), year))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm in Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November (5 U.S.C. § 6103)."""
    first = dt.date(year, 11, 1)
    return first + dt.timedelta(days=(3 - first.weekday()) % DAYS_A_WEEK + 21)
