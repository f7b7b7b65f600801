"""Readings of dates by the calendar: days, months, years and parts of them, written in full or without their year."""

from __future__ import annotations

import datetime as dt
import re

from explainer.language.english import values
from explainer.language.values import reckoning
from explainer.language.values.dates import in_digits
from explainer.language.values.pieces import month_number
from explainer.language.values.pieces import part_of_year as named_part
from explainer.language.values.reckoning import Direction
from explainer.language.values.rules import Match, Setting
from explainer.model.edtf import Date, Period, Range, Time

_MONTHS_A_HALF = 6
_DAYS_OF_HALF_A_MONTH = 15
_FIRST_OF_CENTURY_STYLE = 100
_LAST_LIKELY_DAY_OF_TWO_DIGITS = 50


def _two_digits(year: int, two: str) -> int:
    """1998, "99" → 1999; 1998, "02" → 2002."""
    found = year - year % _FIRST_OF_CENTURY_STYLE + int(two)
    return found if found > year else found + _FIRST_OF_CENTURY_STYLE


def iso(m: Match, _: Setting) -> Time:
    """`2018-12-31`."""
    return Date.of(dt.date(int(m["y"]), int(m["m"]), int(m["d"])))


def numeric(m: Match, _: Setting) -> Time | None:
    """`31/12/2018`, `12/31/2018`; with dots always the day first. What could be either is not read."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    return in_digits(first, second, year, begins_with_day=m["sep"] == ".")


def day_month_year(m: Match, _: Setting) -> Time:
    """`31 December 2018`."""
    return Date.of(dt.date(int(m["year"]), month_number(m["month"]), int(m["day"])))


def _day_in(c: Setting, month: int, day: int) -> dt.date:
    """A day without a year: the year that heads the sentence, or the one its verb leads to."""
    if c.label is not None:
        return dt.date(c.label, month, day)
    return reckoning.day_near(c.today, month, day, c.direction())


def day_month(m: Match, c: Setting) -> Time:
    """`31 December`: of the year that heads the sentence, or that its verb leads to."""
    return Date.of(_day_in(c, month_number(m["month"]), int(m["day"])))


def days_of_month(m: Match, c: Setting) -> Time:
    """`June 3-5`, `3 to 5 June 2018`, `June 28 to July 3, 2018`."""
    found = m.groupdict()
    month, month2 = month_number(found["month"]), month_number(found.get("month2") or found["month"])
    last = (
        dt.date(int(found["year"]), month2, int(m["day2"])) if found.get("year") else _day_in(c, month2, int(m["day2"]))
    )
    first = dt.date(last.year - (month > month2), month, int(m["day"]))
    return reckoning.of_days(first, last)


def month_year(m: Match, _: Setting) -> Time:
    """`December 2018`."""
    return reckoning.of_month(int(m["year"]), month_number(m["month"]))


def _year_of(c: Setting, month: int) -> int:
    return c.label if c.label is not None else reckoning.month_near(c.today, month, c.direction())


NAME_FOLLOWS = re.compile(r"\A\s+(?!(?:The|In|On|At|He|She|It|They|We|I)\b)[A-Z][a-z]+")
_TAKES_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|last|next|this|of|for|early|late|mid|and|to|through|before|after|during|back in)"
    r"[\s-]+\Z",
    re.IGNORECASE,
)
_A_PERSONS_WORD = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Theresa|Minister|Brian|James|Sir|Lady|Lord)\.?)\s+\Z")


def month_alone(m: Match, c: Setting) -> Time | None:
    """A month as a time, not a person (Theresa May, April Jones), a verb (may) or a walk (the March for Life)."""
    takes = _TAKES_A_MONTH.search(c.before) is not None
    name = m["month"].rstrip(".").title()
    if _A_PERSONS_WORD.search(c.before):
        return None
    if name in {"May", "March", "April", "June", "August"}:
        possessive = re.match(r"'s?\b", c.after)
        if name in {"May", "March"} and (possessive or not takes):
            return None
        if not takes and NAME_FOLLOWS.match(c.after):
            return None
        if not takes and not possessive and name in {"April", "June"} and re.match(r"\s+[a-z]", c.after) is None:
            return None
    month = month_number(m["month"])
    return reckoning.of_month(_year_of(c, month), month)


def months_range(m: Match, c: Setting) -> Time:
    """`from October 2017 to March 2018`."""
    month, month2 = month_number(m["month"]), month_number(m["month2"])
    found = m.groupdict()
    last = int(found["year2"]) if found.get("year2") else _year_of(c, month2)
    first = int(found["year"]) if found.get("year") else last - (month > month2)
    return Range(reckoning.of_month(first, month), reckoning.of_month(last, month2))


_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|for|of|around|circa|about|between|and|to|through|or|than|"
    r"early|late|mid|back|year|season|fiscal|FY)|[(,:\[–—-]|'s|\b(?:the|a|an|its|his|her|their|this|last))[\s-]*\Z",
    re.IGNORECASE,
)
_A_QUANTITY_OF = re.compile(
    r"\A[\s-]+(?:of (?:the|them|those|these)|(?:more|other|new|such|square|cubic|US|U\.S\.)\b|"
    r"(?:people|men|women|children|miles?|km|kilomet\w+|met\w+|feet|foot|tons?|tonnes?|kg|pounds?|dollars?|euros?|"
    r"points?|votes?|jobs?|troops|soldiers|homes|houses|years?|months?|days?|hours?|minutes?|seconds?|hectares|acres|"
    r"words|pages|cases|deaths|residents|members|employees|workers|staff|students|seats|cars|units|shares|"
    r"mph|per|m|GMT|BST|EST|EDT|ET|hrs)\b)"
)
_A_NAME_WITH_YEAR = re.compile(r"[A-Z][A-Za-z]+\s\Z")
_WITH_ARTICLE = re.compile(r"(?:\b(?:the|a|an|its|his|her|their)|'s)\s+\Z", re.IGNORECASE)
_NAMES_ONE_THING = re.compile(r"\A\s+(?!(?:in|on|at|to|of|or|and)\b)[a-z]+(?<!s)\b")
_YEAR_ENDS = re.compile(r"\A(?:\s*[.,;:!?)\]–—\"'’”-]|\s+[a-z(–—-]|\s+[A-Z]|\s*\Z)")


def year_alone(m: Match, c: Setting) -> Time | None:
    """Four digits that stand where a year stands and count nothing."""
    of_a_thing = _WITH_ARTICLE.search(c.before) is not None
    if (_A_QUANTITY_OF.match(c.after) and not of_a_thing) or not _YEAR_ENDS.match(c.after):
        return None
    heads = not c.before.strip() or c.before.rstrip()[-1:] in '"“'
    placed = _BEFORE_A_YEAR.search(c.before) or _A_NAME_WITH_YEAR.search(c.before) or _NAMES_ONE_THING.match(c.after)
    if not (placed or heads):
        return None
    return reckoning.of_year(int(m["year"]))


def years(m: Match, _: Setting) -> Time:
    """`from 2016 to 2018`."""
    return Range(reckoning.of_year(int(m["year"])), reckoning.of_year(int(m["year2"])))


def split_year(m: Match, _: Setting) -> Time:
    """`2016-17`."""
    return Range(reckoning.of_year(int(m["year"])), reckoning.of_year(_two_digits(int(m["year"]), m["two"])))


def decade(m: Match, _: Setting) -> Time:
    """`the 1990s`, `the late 80s`."""
    first = int(m["decade"])
    if first < _FIRST_OF_CENTURY_STYLE:
        first += 1900 if first >= _LAST_LIKELY_DAY_OF_TWO_DIGITS - 30 else 2000
    return Range(reckoning.of_year(first), reckoning.of_year(first + 9))


def century(m: Match, _: Setting) -> Time:
    """`the 19th century`."""
    number = int(m["number"])
    return Range(reckoning.of_year(number * 100 - 99), reckoning.of_year(number * 100))


def part_of_year(m: Match, c: Setting) -> Time | None:
    """Halves, quarters, thirds of a year that is named or that the verb leads to."""
    found = m.groupdict()
    part = found.get("code") or named_part(found["ordinal"], found["kind"])
    if found.get("year"):
        year = int(found["year"])
    elif found.get("which"):
        year = c.today.year + {"last": -1, "previous": -1, "next": 1}.get(found["which"].lower(), 0)
    else:
        year = c.today.year
        of_this_year = Period(year, part)
        year -= c.past and of_this_year.first > c.today
        year += c.direction() is Direction.FUTURE and of_this_year.last < c.today
    return Period(year, part)


def part_of_month(m: Match, c: Setting) -> Time:
    """`the first half of October`."""
    month = month_number(m["month"])
    year = int(m["year"]) if m["year"] else _year_of(c, month)
    first, last = Date(year, month).first, Date(year, month).last
    middle = first.replace(day=_DAYS_OF_HALF_A_MONTH)
    if m["ordinal"].lower() == "first":
        return reckoning.of_days(first, middle)
    return reckoning.of_days(middle + dt.timedelta(days=1), last)


def week_of_month(m: Match, c: Setting) -> Time:
    """`the first week of October`: its first seven days; the last, its last seven."""
    month = month_number(m["month"])
    year = int(m["year"]) if m["year"] else _year_of(c, month)
    first, last = Date(year, month).first, Date(year, month).last
    ordinal = m["ordinal"].lower()
    start = (
        last - dt.timedelta(days=6)
        if ordinal in {"last", "final"}
        else first + dt.timedelta(days=7 * (values().ordinals[ordinal] - 1))
    )
    return reckoning.of_days(start, start + dt.timedelta(days=6))


def season_year(m: Match, _: Setting) -> Time:
    """`summer 2018`."""
    return Period(int(m["year"]), values().seasons[m["season"].lower()])


def season(m: Match, c: Setting) -> Time | None:
    """`last summer`, `this winter`, `next spring`; `in the autumn` by the verb."""
    season = values().seasons[m["season"].lower()]
    which = (m.groupdict().get("which") or "").lower()
    today = c.today
    around = [Period(year, season) for year in range(today.year - 2, today.year + 3)]
    if which in {"last", "past"}:
        return max((one for one in around if one.last < today), key=lambda one: one.last)
    if which in {"next", "coming"}:
        return min((one for one in around if one.first > today), key=lambda one: one.first)
    if which == "this":
        return reckoning.season_near(today, season, c.direction())
    if c.direction() is Direction.UNKNOWN or m["season"].lower() == "fall":
        return None
    return reckoning.season_near(today, season, c.direction())


def week_of(m: Match, c: Setting) -> Time:
    """`the week of October 1`."""
    return reckoning.of_week(_day_in(c, month_number(m["month"]), int(m["day"])))


def month_which(m: Match, c: Setting) -> Time:
    """`last June`: the last one that is over; `next March`; `this October`, of the dateline's year."""
    month, today = month_number(m["month"]), c.today
    match m["which"].lower():
        case "last":
            return reckoning.of_month(today.year - (month >= today.month), month)
        case "next":
            return reckoning.of_month(today.year + (month <= today.month), month)
        case _:
            return reckoning.of_month(today.year, month)


def day_which_year(m: Match, c: Setting) -> Time:
    """`12 March last year`."""
    year = c.today.year + {"last": -1, "next": 1}.get(m["which"].lower(), 0)
    return Date.of(dt.date(year, month_number(m["month"]), int(m["day"])))


def month_which_year(m: Match, c: Setting) -> Time:
    """`June last year`."""
    return reckoning.of_month(
        c.today.year + {"last": -1, "next": 1}.get(m["which"].lower(), 0), month_number(m["month"])
    )
