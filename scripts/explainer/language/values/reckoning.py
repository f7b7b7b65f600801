"""The arithmetic between times of the calendar.

Functions that make one raise `ValueError` (or `OverflowError`) for a day that no calendar has; `expressions` takes that
as "these words are no date".
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

from dateutil.easter import easter
from dateutil.relativedelta import TH, relativedelta, weekdays

from explainer.model.edtf import MONTHS_A_YEAR, Date, Period, Range


class Direction(Enum):
    """Where the time lies, seen from the dateline, as the verb tells it."""

    PAST = "past"
    FUTURE = "future"
    AHEAD_OF_PAST = "ahead of past"
    """Ahead of something that is over: "agreed to meet on Monday", "told judges to stop in June"."""
    UNKNOWN = "unknown"


def of_month(day: dt.date, away: int) -> Date:
    """The month that lies so many months from a day's."""
    then = add_months(day, away)
    return Date(then.year, then.month)


def of_week(day: dt.date) -> Period:
    """The ISO week that holds the day."""
    iso = day.isocalendar()
    return Period(iso.year, f"W{iso.week:02}")


def of_days(first: dt.date, last: dt.date) -> Range:
    """From day to day."""
    return Range(Date.of(first), Date.of(last))


def weekday_near(anchor: dt.date, weekday: int, direction: Direction) -> dt.date:
    """The day of that weekday (Monday 0) the direction leads to; the anchor's own day counts on both sides."""
    ahead = direction in {Direction.FUTURE, Direction.AHEAD_OF_PAST}
    day: dt.date = anchor + relativedelta(weekday=weekdays[weekday](1 if ahead else -1))
    return day


def weekday_in_month(month: dt.date, weekday: int, place: int) -> dt.date:
    """The second Sunday of a month; the last is -1. Raises `ValueError` for a fifth that the month has not."""
    start = add_months(month, 1) - dt.timedelta(days=1) if place < 0 else month
    day: dt.date = start + relativedelta(weekday=weekdays[weekday](place))
    if day.month != month.month:
        raise ValueError((month, weekday, place))
    return day


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
    years = range(anchor.year - 8, anchor.year + 9)
    days = [date.first for year in years if (date := Date(year, month, day)).is_real]
    if direction is Direction.PAST:
        days = [found for found in days if found <= anchor]
    elif direction is Direction.FUTURE:
        days = [found for found in days if found >= anchor]
    if not days:
        raise ValueError((month, day))
    return min(days, key=lambda found: (abs(found - anchor), found))


def season_near(anchor: dt.date, season: str, direction: Direction) -> Period:
    """The season that the direction leads to; a season that is on counts on both sides."""
    seasons = [Period(year, season) for year in range(anchor.year - 2, anchor.year + 3)]
    if direction is Direction.FUTURE:
        return next(one for one in seasons if one.last >= anchor)
    if direction is Direction.PAST:
        return next(one for one in reversed(seasons) if one.first <= anchor)
    return min(seasons, key=lambda one: min(abs(one.first - anchor), abs(one.last - anchor)))


def easter_sunday(year: int) -> dt.date:
    """Easter of the Gregorian calendar."""
    day: dt.date = easter(year)
    return day


def thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November (5 U.S.C. § 6103)."""
    day: dt.date = dt.date(year, 11, 1) + relativedelta(weekday=TH(4))
    return day


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of a month some months on, or that month's last day."""
    then: dt.date = day + relativedelta(months=months)
    return then
