"""Readings of dates that count from the dateline ("last Friday", "two years ago") or the text ("four days later")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from explainer.language.values import reckoning
from explainer.language.values.pieces import number_of, weekday_number
from explainer.language.values.reckoning import Direction
from explainer.language.values.rules import Match, Setting
from explainer.language.values.written import NAME_FOLLOWS
from explainer.model.edtf import DAYS_A_WEEK, Date, Period, Range, Time

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
_A_FORTNIGHT = 14
_SATURDAY = 5
_NAMES_WITH_TODAY = re.compile(r"(?:\b(?:USA|Russia|India|China|Psychology|Radio 4's|Politics|Africa)\s+\Z)")
_A_PROGRAMME = re.compile(r"\A['\"”]?\s+(?:[Pp]rogramme|[Ss]how|FM|host|presenter)\b")


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def deictic(m: Match, c: Setting) -> Time | None:
    """`yesterday`, `this morning`, `tomorrow`."""
    word = _plain(m["word"])
    if _NAMES_WITH_TODAY.search(c.before) or _A_PROGRAMME.match(c.after):
        return None
    if word == "last night" or word.startswith("yesterday"):
        away = -1
    elif word.startswith("tomorrow"):
        away = 1
    elif word.startswith("the day"):
        away = -2 if word.endswith("yesterday") else 2
    else:
        away = 0
    return Date.of(c.today + dt.timedelta(days=away))


_WEEKDAY_NAMES_AFTER = re.compile(
    r"\A(?:\s+(?:Night\s+)?(?:Live|Football|Fever)\b|\s+(?:Times|Telegraph|Mirror|Express|Post|Mail|Herald|People|Sport|World|"
    r"Evening|Star|Sun|Independent|Tribune|Business|Brunch|Politics|Agreement|Prayers?|School|Roast|Club)\b|"
    r"\s+the\s+13th)"
)
_WEEKDAY_NAMES_BEFORE = re.compile(
    r"(?:\b(?:Black|Bloody|Super|Ruby|Sheffield|Cyber|Mail on|Scotland on|Independent on|Wales on|Ash|Shrove|Fat|"
    r"Any Given|Freaky|Blue|Man of|Manic)\s+\Z)"
)


def weekday(m: Match, c: Setting) -> Time | None:
    """A day of the week: back for a verb in the past, ahead for one that looks ahead."""
    if _WEEKDAY_NAMES_AFTER.match(c.after) or _WEEKDAY_NAMES_BEFORE.search(c.before):
        return None
    number, today = weekday_number(m["weekday"]), c.today
    which = (m.groupdict().get("which") or "").lower()
    week = dt.timedelta(days=DAYS_A_WEEK)
    day = dt.timedelta(days=1)
    if which in {"last", "past"}:
        return Date.of(reckoning.weekday_near(today - day, number, Direction.PAST))
    if which in {"next", "coming"}:
        return Date.of(reckoning.weekday_near(today + day, number, Direction.FUTURE))
    if which == "this" and c.direction() is not Direction.PAST:
        return Date.of(reckoning.weekday_near(today, number, Direction.FUTURE))
    if (later := m.groupdict().get("later")) is not None:
        found = reckoning.weekday_near(today, number, Direction.FUTURE)
        return Date.of(found + (week if later.strip() else 0 * week))
    return Date.of(reckoning.weekday_near(today, number, c.direction()))


def weekdays(m: Match, c: Setting) -> Time:
    """`Monday to Friday`."""
    first = reckoning.weekday_near(c.today, weekday_number(m["weekday"]), c.direction())
    last = reckoning.weekday_near(first, weekday_number(m["weekday2"]), Direction.FUTURE)
    return reckoning.of_days(first, last)


def _unit_around(unit: str, day: dt.date, away: int) -> Time:  # noqa: PLR0911 - a line for each unit
    """The day, week, month … that lies `away` of them from the one that holds a day."""
    match unit:
        case "day":
            return Date.of(day + dt.timedelta(days=away))
        case "week":
            return reckoning.of_week(day + dt.timedelta(days=away * DAYS_A_WEEK))
        case "fortnight":
            return reckoning.of_week(day + dt.timedelta(days=away * _A_FORTNIGHT))
        case "weekend":
            saturday = _saturday(day) + dt.timedelta(days=away * DAYS_A_WEEK)
            return reckoning.of_days(saturday, saturday + dt.timedelta(days=1))
        case "month":
            return reckoning.of_month(day.year, day.month + away)
        case "quarter":
            first = reckoning.add_months(dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1), away * 3)
            return Period(first.year, f"Q{(first.month + 2) // 3}")
        case "year":
            return reckoning.of_year(day.year + away)
        case "decade":
            return reckoning.of_year(day.year + 10 * away)
        case _:
            raise ValueError(unit)


def _saturday(day: dt.date) -> dt.date:
    """The Saturday of the week that holds the day."""
    return day + dt.timedelta(days=_SATURDAY - day.weekday())


def this_unit(m: Match, c: Setting) -> Time | None:
    """`last month`, `this week`, `earlier this year`, `later next week`."""
    which, unit = m["which"].lower(), m["unit"].lower()
    away = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit == "weekend" and which in {"last", "this"}:
        # On a Sunday "this weekend" is on; early in a week a verb in the past means the one that has just ended.
        back = c.today.weekday() < _SATURDAY and (which == "last" or c.past)
        away = -1 if back or which == "last" else 0
    return _unit_around(unit, c.today, away)


def the_weekend(_: Match, c: Setting) -> Time:
    """`the weekend`: the one that is over, unless the verb looks ahead."""
    back = c.today.weekday() < _SATURDAY and c.direction() is not Direction.FUTURE
    return _unit_around("weekend", c.today, -1 if back else 0)


_PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_NEEDS_A_DAY = frozenset({"day", "week", "fortnight"})
"""The units that are counted only from a day; a month is counted from whatever is finer than a year."""


def _unit_of_text(unit: str, c: Setting, away: int) -> Time | None:
    """The unit that lies so far from the last date told, which must be at least as fine."""
    unit = "day" if unit in _PARTS_OF_A_DAY else unit
    told = c.told
    if told is None or isinstance(told, Range):
        return None
    if unit in _NEEDS_A_DAY and not (isinstance(told, Date) and told.is_day):
        return None
    return None if unit == "month" and isinstance(told, Date) and told.is_year else _unit_around(unit, told.first, away)


def named_unit_by_text(m: Match, c: Setting) -> Time | None:
    """`that year`, `the same day`, `the following morning`, `the previous month`, `the day before`."""
    which, unit = _plain(m["which"]), m["unit"].lower()
    away = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1, "earlier": -1, "later": 1}.get(
        which, 0
    )
    return _unit_of_text(unit, c, away)


def ago(m: Match, c: Setting) -> Time:
    """`seven years ago`: as fine as its unit."""
    return _unit_around(m["unit"].lower(), c.today, -number_of(m["number"]))


def in_time(m: Match, c: Setting) -> Time | None:
    """`in two weeks`, where the verb looks ahead: else it is how long something took."""
    if c.direction() is not Direction.FUTURE:
        return None
    return _unit_around(m["unit"].lower(), c.today, number_of(m["number"]))


def by_text(m: Match, c: Setting) -> Time | None:
    """`four days later`, `ten years previously`: counted from the last date told, which must be as fine as the unit."""
    unit = m["unit"].lower()
    where = m["where"].lower()
    if where in {"before", "after", "on"} and not re.match(r"\s*(?:[.,;:!?)\"”–—]|\Z| - | and\b)", c.after):
        return None
    sign = -1 if where in {"earlier", "before", "previously"} else 1
    return _unit_of_text(unit, c, sign * number_of(m["number"]))


def rolling(m: Match, c: Setting) -> Time | None:
    """`the next week`, `the coming month`: from the dateline's day on."""
    unit, number = m["unit"].lower(), number_of(m["number"]) if m["number"] else 1
    ahead = _plain(m["which"]) in {"next", "coming", "following"}
    if m["number"] is None and unit in {"day", "decade"}:
        return None
    sign = 1 if ahead else -1
    if unit == "year":
        ends = sorted((c.today.year, c.today.year + sign * number))
        return Range(reckoning.of_year(ends[0]), reckoning.of_year(ends[1]))
    if unit == "month":
        other = reckoning.add_months(c.today, sign * number)
    elif unit == "decade":
        other = reckoning.add_months(c.today, sign * number * 120)
    else:
        other = c.today + dt.timedelta(days=sign * number * {"day": 1, "week": 7, "fortnight": 14}[unit])
    first, last = sorted((c.today, other))
    return reckoning.of_days(first, last)


def end_of_unit(m: Match, c: Setting) -> Time:
    """`the end of the month`, `the start of next year`."""
    which = m["which"].lower()
    return _unit_around(m["unit"].lower(), c.today, {"last": -1, "next": 1}.get(which, 0))


def day_of_month(m: Match, c: Setting) -> Time | None:
    """`on the 15th`: of the month that the verb leads to."""
    if not re.match(r"\s*(?:[.,;:!?)\"”]|\Z|(?:and|when|as|but|to|at|in|for)\b)", c.after):
        return None
    today, number = c.today, int(m["day"])
    away = 1 if number < today.day and c.direction() is Direction.FUTURE else 0
    away = -1 if number > today.day and c.direction() is not Direction.FUTURE else away
    month = reckoning.add_months(today.replace(day=1), away)
    return Date.of(month.replace(day=number))


def holiday(m: Match, c: Setting) -> Time | None:
    """A feast of a fixed or a computed day, in the year that is named or that the verb leads to."""
    name = _plain(m["feast"])
    which = (m["which"] or "").lower()
    if not m["year"] and not which and NAME_FOLLOWS.match(c.after):
        return None
    direction = {"last": Direction.PAST, "next": Direction.FUTURE}.get(which)
    if m["year"]:
        year = int(m["year"])
        return Date.of(dt.date(year, *FIXED_DAYS[name]) if name in FIXED_DAYS else MOVING_DAYS[name](year))
    direction = direction or c.direction()
    if direction is Direction.UNKNOWN:
        return None
    if name in FIXED_DAYS:
        return Date.of(reckoning.day_near(c.today, *FIXED_DAYS[name], direction))
    days = [MOVING_DAYS[name](year) for year in range(c.today.year - 1, c.today.year + 2)]
    if direction is Direction.PAST:
        return Date.of(max(day for day in days if day <= c.today))
    return Date.of(min(day for day in days if day >= c.today))


def attacks_of_2001(_: Match, __: Setting) -> Time:
    """`9/11`, `the September 11 attacks`."""
    return Date(2001, 9, 11)


def weekday_of_week(m: Match, c: Setting) -> Time:
    """`Tuesday next week`."""
    monday = c.today - dt.timedelta(days=c.today.weekday())
    away = {"last": -7, "next": 7}.get(m["which"].lower(), 0)
    return Date.of(monday + dt.timedelta(days=away + weekday_number(m["weekday"])))


def by_which(m: Match, c: Setting) -> Time | None:
    """`that year` and `the following day` of the text; "the next week" of a verb that looks ahead is the dateline's."""
    which = _plain(m["which"]).rpartition(" ")[2]
    if which == "next" and not c.past:
        return None
    away = {"following": 1, "next": 1, "previous": -1}.get(which, 0)
    return _unit_of_text(m["unit"].lower(), c, away)


def from_now(m: Match, c: Setting) -> Time:
    """`three weeks from now`."""
    return _unit_around(m["unit"].lower(), c.today, number_of(m["number"]))
