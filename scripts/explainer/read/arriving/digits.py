"""Days that a page writes in digits, and which of their numbers is the month.

    Wrong:  "07/08/2022" taken for 8 July because most pages are American
    Right:  7 August where the page is en-GB, or shows 25/12/2022 too, or where the line has "Sunday, 07/08/2022"

What decides, the surest first: the weekday beside it; the page's other dates; dots, with which nobody writes the month
first; the country of the page's language. "en-US" says nothing: programs write that wherever nobody tells them another.
Where nothing decides, the day stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.language import english
from explainer.model.edtf import MONTHS_A_YEAR, Date

_DIGITS = re.compile(r"(?<![\w./-])(\d\d?)([-/.])(\d\d?)\2((?:19|20)\d\d)(?!\w|[./-]\d)")
_EITHER = frozenset({"CA", "PH", "US"})
_REGION = re.compile(r"[a-z]{2,3}[-_]([A-Z]{2})\b")


@dataclass(frozen=True)
class Digits:
    """How a page writes its days; `is_day_first` is None where nothing tells."""

    is_day_first: bool | None

    @classmethod
    def of_page(cls, texts: Iterable[str], language: str) -> Digits:
        """By the page's dates that can be read in one way only, and by its language, such as "en-GB"."""
        told = {int(one[1]) > MONTHS_A_YEAR for text in texts for one in _DIGITS.finditer(text) if _is_clear(one)}
        region = _REGION.match(language)
        if not told and region is not None and region[1] not in _EITHER:
            told = {True}
        return cls(told.pop() if len(told) == 1 else None)

    def spelled(self, line: str) -> str:
        """A line with each day of which there is no doubt as 7 August 2022."""
        return _DIGITS.sub(lambda one: _in_words(*days) if len(days := self._days(one, line)) == 1 else one[0], line)

    def open(self, line: str) -> frozenset[dt.date]:
        """The days that a line may mean, where it may mean several."""
        every = [self._days(one, line) for one in _DIGITS.finditer(line)]
        return frozenset().union(*(days for days in every if len(days) > 1))

    def _days(self, one: re.Match[str], line: str) -> set[dt.date]:
        first, second, year = int(one[1]), int(one[3]), int(one[4])
        either = {True: Date(year, second, first), False: Date(year, first, second)}
        days = {is_first: date.first for is_first, date in either.items() if date.is_real}
        numbers = english.values().weekday_numbers
        weekdays = {numbers[word] for word in re.findall(r"[a-z]+", line.lower()) if word in numbers}
        fitting = {day for day in days.values() if day.weekday() in weekdays}
        is_first = True if one[2] == "." else self.is_day_first
        if len(fitting) == 1 or is_first not in days:
            return fitting or {*days.values()}
        return {days[is_first]}


def _in_words(day: dt.date) -> str:
    return f"{day.day} {english.values().months[day.month - 1][0].capitalize()} {day.year}"


def _is_clear(one: re.Match[str]) -> bool:
    """Whether exactly one of the two numbers can be a month."""
    return (int(one[1]) > MONTHS_A_YEAR) != (int(one[3]) > MONTHS_A_YEAR)
