"""Readings of dates that count from the dateline ("last Friday", "two years ago") or the text ("four days later")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from explainer.language.values import reckoning
from explainer.language.values.pieces import weekday_number
from explainer.language.values.reckoning import Direction
from explainer.language.values.rules import Mention
from explainer.language.values.written import NAME_FOLLOWS
from explainer.model.edtf import Date, Period, Range, Time

FIXED_DAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "independence day": (7, 4),
}
MOVING_DAYS: dict[str, Callable[[int], dt.date]] = {
    "good friday": lambda year: reckoning.easter_sunday(year) - dt.timedelta(days=2),
    "easter sunday": reckoning.easter_sunday,
    "easter monday": lambda year: reckoning.easter_sunday(year) + dt.timedelta(days=1),
    "easter": reckoning.easter_sunday,
    "thanksgiving day": reckoning.thanksgiving,
    "thanksgiving": reckoning.thanksgiving,
}
_SATURDAY = 5
_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(weeks=1)
_WEEKS_AWAY = 13
"""A day of the week with its number in the month is one of the next months."""
_NAMES_WITH_TODAY = re.compile(r"(?:\b(?:USA|Russia|India|China|Psychology|Radio 4's|Politics|Africa)\s+\Z)")
_A_PROGRAMME = re.compile(r"\A['\"”]?\s+(?:[Pp]rogramme|[Ss]how|FM|host|presenter)\b")


def deictic(m: Mention) -> Time | None:
    """`yesterday`, `this morning`, `tomorrow`."""
    word = m["word"]
    if _NAMES_WITH_TODAY.search(m.before) or _A_PROGRAMME.match(m.after):
        return None
    if word == "last night" or word.startswith("yesterday"):
        away = -1
    elif word.startswith("tomorrow"):
        away = 1
    elif word.startswith("the day"):
        away = -2 if word.endswith("yesterday") else 2
    else:
        away = 0
    return Date.of(m.today + away * _DAY)


WEEKDAY_NAMES_AFTER = re.compile(
    r"\A(?:\s+(?:Night\s+)?(?:Live|Football|Fever)\b|\s+(?:Times|Telegraph|Mirror|Express|Post|Mail|Herald|People|Sport|World|"
    r"Evening|Star|Sun|Independent|Tribune|Business|Brunch|Politics|Agreement|Prayers?|School|Roast|Club)\b|"
    r"\s+the\s+13th)"
)
WEEKDAY_NAMES_BEFORE = re.compile(
    r"(?:\b(?:Black|Bloody|Super|Ruby|Sheffield|Cyber|Mail on|Scotland on|Independent on|Wales on|Ash|Shrove|Fat|"
    r"Any Given|Freaky|Blue|Man of|Manic)\s+\Z)"
)


def weekday(m: Mention) -> Time | None:
    """A day of the week: back for a verb in the past, ahead for one that looks ahead."""
    if WEEKDAY_NAMES_AFTER.match(m.after) or WEEKDAY_NAMES_BEFORE.search(m.before):
        return None
    number = weekday_number(m["weekday"])
    if m["later"]:
        return Date.of(reckoning.weekday_near(m.today, number, Direction.FUTURE) + _WEEK)
    if m["earlier"]:
        return Date.of(reckoning.weekday_near(m.today - _DAY, number, Direction.PAST) - _WEEK)
    if m.away > 0:
        # On a Wednesday "next Friday" is that of the week after; the one ahead is "Friday".
        monday = m.today - m.today.weekday() * _DAY
        return Date.of(monday + _WEEK + number * _DAY)
    if m.away:
        # On a Friday "last Thursday" is not yesterday.
        away = 1 + 7 * (m["which"] == "last" and number == (m.today - _DAY).weekday())
        return Date.of(reckoning.weekday_near(m.today - away * _DAY, number, Direction.PAST))
    direction = Direction.FUTURE if m["which"] and not m.past else m.direction()
    return Date.of(reckoning.weekday_near(m.today, number, direction))


def weekday_numbered(m: Mention) -> Time | None:
    """`Saturday, the 26th`: the nearest such day with that number, before or ahead as the verb looks."""
    direction = m.direction()
    day = reckoning.weekday_near(m.today, weekday_number(m["weekday"]), direction)
    away = -_WEEK if direction is Direction.PAST else _WEEK
    days = (day + weeks * away for weeks in range(_WEEKS_AWAY))
    return next((Date.of(one) for one in days if one.day == int(m["number"])), None)


def weekdays(m: Mention) -> Time:
    """`Monday to Friday`."""
    first = reckoning.weekday_near(m.today, weekday_number(m["weekday"]), m.direction())
    last = reckoning.weekday_near(first, weekday_number(m["weekday2"]), Direction.FUTURE)
    return reckoning.of_days(first, last)


def _unit_around(unit: str, day: dt.date, away: int) -> Time:  # noqa: PLR0911 - a line for each unit
    """The day, week, month … that lies `away` of them from the one that holds a day."""
    match unit:
        case "day":
            return Date.of(day + away * _DAY)
        case "week":
            return reckoning.of_week(day + away * _WEEK)
        case "fortnight":
            return reckoning.of_week(day + away * 2 * _WEEK)
        case "weekend":
            saturday = day + (_SATURDAY - day.weekday()) * _DAY + away * _WEEK
            return reckoning.of_days(saturday, saturday + _DAY)
        case "month":
            return reckoning.of_month(day, away)
        case "quarter":
            then = reckoning.add_months(day, away * 3)
            return Period(then.year, f"Q{(then.month + 2) // 3}")
        case "year":
            return Date(day.year + away)
        case "decade":
            return Date(day.year + 10 * away)
        case _:
            raise ValueError(unit)


def this_unit(m: Mention) -> Time | None:
    """`last month`, `this week`, `earlier this year`, `later next week`; `the next year` is another."""
    if m["which"] == "next" and m.before.lower().endswith("the "):
        return None
    # On a Sunday "this weekend" is on; early in a week a verb in the past means the one that has just ended.
    has_ended = m["unit"] == "weekend" and m["which"] == "this" and m.today.weekday() < _SATURDAY and m.past
    return _unit_around(m["unit"], m.today, -1 if has_ended else m.away)


def second_unit(m: Mention) -> Time:
    """`the week after next`, `the year before last`."""
    return _unit_around(m["unit"], m.today, 2 if m["twice"] == "after next" else -2)


def the_weekend(m: Mention) -> Time:
    """`the weekend`: the one that is over, unless the verb looks ahead."""
    has_ended = m.today.weekday() < _SATURDAY and not m.future
    return _unit_around("weekend", m.today, -1 if has_ended else 0)


_PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_NEEDS_A_DAY = frozenset({"day", "week", "fortnight"})
"""The units that are counted only from a day; a month is counted from whatever is finer than a year."""


def _unit_of_text(unit: str, told: Time | None, away: int) -> Time | None:
    """The unit that lies so far from the last date told, which must be at least as fine."""
    unit = "day" if unit in _PARTS_OF_A_DAY else unit
    if told is None or isinstance(told, Range):
        return None
    if unit in _NEEDS_A_DAY and not (isinstance(told, Date) and told.is_day):
        return None
    return None if unit == "month" and isinstance(told, Date) and told.is_year else _unit_around(unit, told.first, away)


def named_unit_by_text(m: Mention) -> Time | None:
    """`the day before`, `the week after`."""
    return _unit_of_text(m["unit"], m.told, m.away)


def by_which(m: Mention) -> Time | None:
    """`that year` and `the following day` of the text; "the next week" of a verb that looks ahead is the dateline's."""
    if m["which"].endswith("next") and not m.past:
        return None
    return _unit_of_text(m["unit"], m.told, m.away)


def month_by_text(m: Mention) -> Time | None:
    """`the previous November`, `the following May`: of the last time told, which must be finer than a year."""
    told = m.told
    if not isinstance(told, Date | Period) or (isinstance(told, Date) and told.is_year):
        return None
    if m.away < 0:
        return Date(reckoning.month_near(reckoning.add_months(told.first, -1), m.month, Direction.PAST), m.month)
    return Date(reckoning.month_near(reckoning.add_months(told.last, 1), m.month, Direction.FUTURE), m.month)


_HELD_AGAINST = re.compile(r"\b(?:from|than|to|with|against|on|versus)\s+\Z", re.IGNORECASE)
"""What makes "a year earlier" a measure, and no time: "fell by a tenth from a year earlier"."""


def by_text(m: Mention) -> Time | None:
    """`four days later`, `ten years previously`: counted from the last date told, which must be as fine as the unit."""
    if m["which"] == "earlier" and _HELD_AGAINST.search(m.before):
        return None
    ends = re.match(r"\s*(?:[.,;:!?)\"”–—]|\Z| - | and\b)", m.after)
    if m["which"] in {"before", "after"} and not ends:
        return None
    return _unit_of_text(m["unit"], m.told, m.away * m.number)


_ROUND = 5
"""Of so many years and of its multiples people speak who do not count."""


def ago(m: Mention) -> Time | None:
    """`seven years ago`: as fine as its unit."""
    return None if _is_round(m) else _unit_around(m["unit"], m.today, -m.number)


def from_now(m: Mention) -> Time | None:
    """`three weeks from now`."""
    return None if _is_round(m) else _unit_around(m["unit"], m.today, m.number)


def _is_round(m: Mention) -> bool:
    """Whether a count of years only says about when: `a decade ago`, `20 years ago`, `almost three years ago`."""
    is_hedged = m["about"] not in {"", "exactly", "just"}
    return m["unit"] == "decade" or (m["unit"] == "year" and (is_hedged or not m.number % _ROUND))


_OF_A_ROW = re.compile(
    r"\b(?:first|second|third|only|last|most|least|worst|best|"
    r"(?!(?:arr|cont|for|gu|harv|inter|inv|pri|prot|requ|sugg|unr)est)\w{3,}est)\b[^.;]*\Z",
    re.IGNORECASE,
)
"""What is one of a row or the greatest of it, in some time."""


def in_time(m: Mention) -> Time | None:
    """`in two weeks`, where the verb looks ahead: else it is how long something took, or there was no other."""
    return None if _OF_A_ROW.search(m.before) or not m.future else from_now(m)


def rolling(m: Mention) -> Time | None:
    """`the next week`, `the coming two months`: from the dateline's day on.

    `the next year` behind a year that is over may be the one behind that.
    """
    if m["unit"] == "year" and not m["number"] and m.told is not None and m.told.last < m.today:
        return None
    number = m.number if m["number"] else 1
    match m["unit"]:
        case "year":
            return Range(Date(m.today.year), Date(m.today.year + number))
        case "month":
            return reckoning.of_days(m.today, reckoning.add_months(m.today, number))
        case "day" if not m["number"]:
            return None
        case unit:
            return reckoning.of_days(m.today, m.today + number * {"day": 1, "week": 7, "fortnight": 14}[unit] * _DAY)


def end_of_unit(m: Mention) -> Time:
    """`the end of the month`, `the start of next year`."""
    return _unit_around(m["unit"], m.today, m.away)


def day_of_month(m: Mention) -> Time | None:
    """`on the 15th`: of the month that the verb leads to."""
    if not re.match(r"\s*(?:[.,;:!?)\"”]|\Z|(?:and|when|as|but|to|at|in|for)\b)", m.after):
        return None
    away = (m.day < m.today.day) if m.future else -(m.day > m.today.day)
    month = reckoning.add_months(m.today, away)
    return Date(month.year, month.month, m.day)


def holiday(m: Mention) -> Time | None:
    """A feast of a fixed or a computed day, in the year that is named or that the verb leads to."""
    name = m["feast"]
    if not m["year"] and not m["which"] and NAME_FOLLOWS.match(m.after):
        return None
    if m["year"]:
        return Date(m.year, *FIXED_DAYS[name]) if name in FIXED_DAYS else Date.of(MOVING_DAYS[name](m.year))
    direction = {-1: Direction.PAST, 1: Direction.FUTURE}.get(m.away) or m.direction()
    if direction is Direction.UNKNOWN:
        return None
    if name in FIXED_DAYS:
        return Date.of(reckoning.day_near(m.today, *FIXED_DAYS[name], direction))
    days = [MOVING_DAYS[name](year) for year in range(m.today.year - 1, m.today.year + 2)]
    if direction is Direction.PAST:
        return Date.of(max(day for day in days if day <= m.today))
    return Date.of(min(day for day in days if day >= m.today))


def attacks_of_2001(_: Mention) -> Time:
    """`9/11`, `the September 11 attacks`."""
    return Date(2001, 9, 11)


def weekday_of_week(m: Mention) -> Time:
    """`Tuesday next week`."""
    monday = m.today - m.today.weekday() * _DAY
    return Date.of(monday + m.away * _WEEK + weekday_number(m["weekday"]) * _DAY)
