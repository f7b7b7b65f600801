"""Readings of dates by the calendar: days, months, years and parts of them, written in full or without their year."""

from __future__ import annotations

import datetime as dt
import re

from explainer.language.english import grammar, names, values
from explainer.language.values import reckoning
from explainer.language.values.dates import in_digits
from explainer.language.values.pieces import any_of, number_of_place, weekday_number, weekdays_in
from explainer.language.values.pieces import part_of_year as named_part
from explainer.language.values.reckoning import Direction
from explainer.language.values.rules import Mention
from explainer.model.edtf import Date, Period, Range, Time

_MIDDLE_OF_MONTH = 15
_A_CENTURY = 100
_FIRST_DECADE_OF_LAST_CENTURY = 20
"""`the 20s` to `the 90s` are the last century's."""


def iso(m: Mention) -> Time:
    """`2018-12-31`."""
    return Date(int(m["y"]), int(m["m"]), int(m["d"]))


def numeric(m: Mention) -> Time | None:
    """`31/12/2018`, `12/31/2018`; with dots always the day first. What could be either is not read."""
    return in_digits(int(m["a"]), int(m["b"]), int(m["y"]), begins_with_day=m["sep"] == ".")


def day_month_year(m: Mention) -> Time:
    """`31 December 2018`."""
    return Date(m.year, m.month, m.day)


def _day(m: Mention, month: int, day: int) -> dt.date:
    """A day, of the year that is named, that heads the sentence, or to which its verb leads."""
    if m.stated_year is not None:
        return dt.date(m.stated_year, month, day)
    named = weekdays_in(m.match[0])
    found = reckoning.day_near(m.today, month, day, m.direction())
    if len(named) == 1 and found.weekday() != named[0]:
        # "moved to Sunday, 30 March": the verb is over, the day is not; its name tells the year.
        near = (reckoning.day_near(m.today, month, day, one) for one in (Direction.PAST, Direction.FUTURE))
        return next((one for one in near if one.weekday() == named[0]), found)
    return found


def _year(m: Mention, month: int) -> int:
    """The year of a month, likewise."""
    if m.stated_year is not None:
        return m.stated_year
    return reckoning.month_near(m.today, month, m.direction())


def day_month(m: Mention) -> Time:
    """`31 December`: of the year that heads the sentence, or that its verb leads to."""
    return Date.of(_day(m, m.month, m.day))


def days_of_month(m: Mention) -> Time:
    """`June 3-5`, `3 to 5 June 2018`, `June 28 to July 3, 2018`."""
    last = _day(m, m.last_month, int(m["day2"]))
    first = dt.date(last.year - (m.month > m.last_month), m.month, m.day)
    return reckoning.of_days(first, last)


def month_year(m: Mention) -> Time:
    """`December 2018`."""
    return Date(m.year, m.month)


NAME_FOLLOWS = re.compile(r"\A\s+(?!(?:The|In|On|At|He|She|It|They|We|I)\b)[A-Z][a-z]+")
_TAKES_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|last|next|this|of|for|early|late|mid|and|to|through|before|after|during|back in)"
    r"[\s-]+\Z",
    re.IGNORECASE,
)
_A_PERSONS_WORD = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Theresa|Minister|Brian|James|Sir|Lady|Lord)\.?)\s+\Z")


def month_alone(m: Mention) -> Time | None:
    """A month as a time, not a person (Theresa May, April Jones), a verb (may) or a walk (the March for Life)."""
    takes = _TAKES_A_MONTH.search(m.before) is not None
    name = m["month"].rstrip(".")
    if _A_PERSONS_WORD.search(m.before):
        return None
    if name in {"may", "march", "april", "june", "august"}:
        possessive = re.match(r"'s?\b", m.after)
        if name in {"may", "march"} and (possessive or not takes):
            return None
        if not takes and NAME_FOLLOWS.match(m.after):
            return None
        if not takes and not possessive and name in {"april", "june"} and re.match(r"\s+[a-z]", m.after) is None:
            return None
    return Date(_year(m, m.month), m.month)


def months_range(m: Mention) -> Time:
    """`from October 2017 to March 2018`."""
    if m["year2"]:
        last = int(m["year2"])
    else:
        last = m.label if m.label is not None else reckoning.month_near(m.today, m.last_month, m.direction())
    first = m.year if m["year"] else last - (m.month > m.last_month)
    return Range(Date(first, m.month), Date(last, m.last_month))


_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|for|of|around|circa|about|between|and|to|through|or|than|"
    r"early|late|mid|back|year|season|fiscal|FY)|[(,:\[–—-]|'s|\b(?:the|a|an|its|his|her|their|this|last))[\s-]*\Z",
    re.IGNORECASE,
)
_IS_A_TIME = re.compile(r"\b(?:since|during|until|till|back in|early|mid|late)[\s-]+\Z", re.IGNORECASE)
_ALSO_BEFORE_AMOUNTS = re.compile(
    r"(?:\b(?:for|of|around|circa|about|between|and|to|through|or|than|by|from|some|at))\s+\Z", re.IGNORECASE
)
_A_QUANTITY_OF = re.compile(
    r"\A(?:\s*(?:-|–|\band\b|\bto\b|\bor\b)\s*[\d,.]*\d)?[\s-]+(?:of (?:the|them|those|these)|"
    rf"(?:{any_of(values().scales)}|more|other|new|such|square|cubic|US|U\.S\.)\b|"
    r"(?:people|men|women|children|miles?|km|kilomet\w+|met\w+|feet|foot|tons?|tonnes?|kg|pounds?|dollars?|euros?|"
    r"points?|votes?|jobs?|troops|soldiers|homes|houses|years?|months?|days?|hours?|minutes?|seconds?|hectares|acres|"
    r"words|pages|cases|deaths|residents|members|employees|workers|staff|students|seats|cars|units|shares|"
    r"mph|per|m|GMT|BST|EST|EDT|ET|hrs)\b)"
)
_SEVERAL = re.compile(r"\A\s+(?P<word>[a-z]{3,}s)\b")
_NAMED = re.compile(r"(?<![.!?] )\b(?P<head>[A-Z][A-Za-z]+)\s\Z")
_NAMED_BY_YEARS = frozenset("Act Law Code Treaty Order Bill Constitution Regulations Directive".split())
"""What is called by the year in which it was made; Tokyo 2020 was played in 2021."""
_AND_A_HEAD = re.compile(rf"\A\s+(?:{any_of(map(str.capitalize, names().others))})\b")
_WITH_ARTICLE = re.compile(r"(?:\b(?:the|a|an|its|his|her|their)|'s)\s+\Z", re.IGNORECASE)
_NAMES_ONE_THING = re.compile(r"\A\s+(?!(?:in|on|at|to|of|or|and)\b)[a-z]+(?<!s)\b")
_YEAR_ENDS = re.compile(r"\A(?:\s*[.,;:!?)\]–—\"'’”-]|\s+[a-z(–—-]|\s+[A-Z]|\s*\Z)")


def year_alone(m: Mention) -> Time | None:
    """Four digits that stand where a year stands and count nothing."""
    before, after = m.before, m.after
    if _counts(before, after) or not _YEAR_ENDS.match(after):
        return None
    if _BEFORE_A_YEAR.search(before) or not before.strip() or before.rstrip()[-1:] in '"“':
        return Date(m.year)
    if (named := _NAMED.search(before)) is not None:
        return Date(m.year) if named["head"] in _NAMED_BY_YEARS or _AND_A_HEAD.match(after) else None
    return Date(m.year) if _NAMES_ONE_THING.match(after) else None


def _counts(before: str, after: str) -> bool:
    """Whether a number of four digits says how many, by what stands around it: "1990 to 2005 million crowns"."""
    if _WITH_ARTICLE.search(before) or _IS_A_TIME.search(before):
        return False
    several = _SEVERAL.match(after) if _ALSO_BEFORE_AMOUNTS.search(before) else None
    return _A_QUANTITY_OF.match(after) is not None or (
        several is not None and several["word"] not in grammar().no_names
    )


def years(m: Mention) -> Time | None:
    """`from 2016 to 2018`."""
    return None if _counts(m.before, m.after) else Range(Date(m.year), Date(int(m["year2"])))


def split_year(m: Mention) -> Time:
    """`2016-17`; `1998-02` ends in the next century."""
    last = m.year - m.year % _A_CENTURY + int(m["two"])
    return Range(Date(m.year), Date(last if last > m.year else last + _A_CENTURY))


def decade(m: Mention) -> Time:
    """`the 1990s`, `the late 80s`."""
    first = int(m["decade"])
    if first < _A_CENTURY:
        first += 1900 if first >= _FIRST_DECADE_OF_LAST_CENTURY else 2000
    return Range(Date(first), Date(first + 9))


def century(m: Mention) -> Time:
    """`the 19th century`."""
    last = m.number * _A_CENTURY
    return Range(Date(last - _A_CENTURY + 1), Date(last))


def part_of_year(m: Mention) -> Time | None:
    """Halves and quarters of a year that is named or that the verb leads to."""
    part = m["code"].upper() or named_part(m["ordinal"], m["kind"])
    if part is None:
        return None
    if m["year"]:
        return Period(m.year, part)
    if m["which"]:
        return Period(m.today.year + m.away, part)
    of_this_year = Period(m.today.year, part)
    if m.past and of_this_year.first > m.today:
        return Period(m.today.year - 1, part)
    return Period(m.today.year + (m.future and of_this_year.last < m.today), part)


def part_of_month(m: Mention) -> Time:
    """`the first half of October`."""
    month = Date(_year(m, m.month), m.month)
    middle = month.first.replace(day=_MIDDLE_OF_MONTH)
    if m["ordinal"] == "first":
        return reckoning.of_days(month.first, middle)
    return reckoning.of_days(middle + dt.timedelta(days=1), month.last)


def week_of_month(m: Mention) -> Time:
    """`the first week of October`: its first seven days; the last, its last seven."""
    month, six_days = Date(_year(m, m.month), m.month), dt.timedelta(days=6)
    if m["ordinal"] in values().last_parts:
        return reckoning.of_days(month.last - six_days, month.last)
    start = month.first + dt.timedelta(weeks=values().ordinals[m["ordinal"]] - 1)
    return reckoning.of_days(start, start + six_days)


def weekday_of_month(m: Mention) -> Time:
    """`the second Sunday of May`, `the last Friday in June 2018`."""
    place = -1 if m["nth"] in values().last_parts else number_of_place(m["nth"])
    month = Date(_year(m, m.month), m.month)
    return Date.of(reckoning.weekday_in_month(month.first, weekday_number(m["weekday"]), place))


def season_year(m: Mention) -> Time:
    """`summer 2018`."""
    return Period(m.year, values().seasons[m["season"]])


def season(m: Mention) -> Time | None:
    """`last summer`, `this winter`, `next spring`; `in the autumn` by the verb."""
    part = values().seasons[m["season"]]
    around = [Period(year, part) for year in range(m.today.year - 2, m.today.year + 3)]
    if m.away < 0:
        return max((one for one in around if one.last < m.today), key=lambda one: one.last)
    if m.away > 0:
        return min((one for one in around if one.first > m.today), key=lambda one: one.first)
    if not m["which"] and (m.direction() is Direction.UNKNOWN or m["season"] == "fall"):
        return None
    return reckoning.season_near(m.today, part, m.direction())


def week_of(m: Mention) -> Time:
    """`the week of October 1`."""
    return reckoning.of_week(_day(m, m.month, m.day))


def month_which(m: Mention) -> Time:
    """`last June`: the last one that is over; `next March`; `this October`, of the dateline's year."""
    is_there = m.month >= m.today.month if m.away < 0 else m.month <= m.today.month
    return Date(m.today.year + m.away * is_there, m.month)


def day_which_year(m: Mention) -> Time:
    """`12 March last year`."""
    return Date(m.today.year + m.away, m.month, m.day)


def month_which_year(m: Mention) -> Time:
    """`June last year`."""
    return Date(m.today.year + m.away, m.month)
