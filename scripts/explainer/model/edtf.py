"""Times of the calendar as an article gives them, as types: read once, compared as days, never taken apart as strings.

`Edtf` is the part of the Extended Date/Time Format (ISO 8601-2) that a facts file uses: a date is a day, a month or a
year; a range stands between two dates, or is open on one side. Half-years and quarters are written as ranges with a
`period` beside them, because that is what the article's words name.

`str()` of each gives what it was read from.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TypeAlias

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
PATTERN = rf"({_DATE}|\.\./{_DATE}|{_DATE}/(\.\.|{_DATE}))"
"""What a value looks like; whether its days exist is another question."""
PERIOD_PATTERN = r"\d{4}-(H[12]|Q[1-4])"
DAY_PATTERN = r"\d{4}-\d{2}-\d{2}"
MONTHS_A_YEAR = 12
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first months of the northern hemisphere's meteorological seasons: every agency's usage that names no other."""


@dataclass(frozen=True)
class Date:
    """A day, a month or a year; the year is None where words leave it out ("29 February").

    `first` and `last` raise `ValueError` where there is no year, or no such day in the calendar.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: dt.date) -> Date:
        """The day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        month, day = (1 if part is None else part for part in (self.month, self.day))
        return dt.date(_known(self.year), month, day)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        year, month = _known(self.year), MONTHS_A_YEAR if self.month is None else self.month
        return dt.date(year, month, calendar.monthrange(year, month)[1] if self.day is None else self.day)

    @property
    def is_day(self) -> bool:
        """Whether it is as fine as a day."""
        return self.day is not None

    @property
    def is_year(self) -> bool:
        """Whether it is no finer than a year."""
        return self.month is None

    @property
    def is_real(self) -> bool:
        """Whether it has a year and the calendar has its days."""
        try:
            _ = self.first
        except ValueError:
            return False
        return True

    def is_part_of(self, other: Date) -> bool:
        """Whether `other` says everything that this date says."""
        return all(
            mine in {None, theirs}
            for mine, theirs in ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        )

    def __str__(self) -> str:
        rest = "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)
        return _four_digits(self.year) + rest


@dataclass(frozen=True)
class Period:
    """A part of a year that has a name: a half-year (`H1`), a quarter (`Q3`), a season (`SP`), an ISO week (`W09`)."""

    year: int | None
    part: str

    @property
    def is_half(self) -> bool:
        """Whether it is a half-year."""
        return self.part.startswith("H")

    @property
    def is_week(self) -> bool:
        """Whether it is a week."""
        return self.part.startswith("W") and self.part not in SEASONS

    @property
    def number(self) -> int:
        """Which of the year's halves, quarters or weeks it is; seasons are not counted."""
        return int(self.part[1:])

    @property
    def first(self) -> dt.date:
        """Its first day."""
        year = _known(self.year)
        if self.is_week:
            return dt.date.fromisocalendar(year, self.number, 1)
        month = SEASONS.get(self.part) or self.number * self._months - self._months + 1
        return dt.date(year, month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.is_week:
            return self.first + dt.timedelta(days=6)
        years, month = divmod(self.first.month - 1 + self._months - 1, MONTHS_A_YEAR)
        return Date(self.first.year + years, month + 1).last

    @property
    def _months(self) -> int:
        return MONTHS_A_YEAR // (2 if self.is_half else 4)

    def __str__(self) -> str:
        return f"{_four_digits(self.year)}-{self.part}"


@dataclass(frozen=True)
class Range:
    """From one date to another. Raises `ValueError` where it ends before it begins."""

    start: Date
    end: Date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self} ends before it begins")

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return self.start.first

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.end.last

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True)
class Until:
    """Up to and including a date: what the words leave open is when it begins."""

    end: Date

    @property
    def first(self) -> None:
        """Not known."""
        return

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.end.last

    def __str__(self) -> str:
        return f"../{self.end}"


@dataclass(frozen=True)
class Since:
    """From a date on: what the words leave open is when it ends."""

    start: Date

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return self.start.first

    @property
    def last(self) -> None:
        """Not known."""
        return

    def __str__(self) -> str:
        return f"{self.start}/.."


Edtf: TypeAlias = Date | Range | Until | Since
"""What a facts file's `edtf` may be."""
Time: TypeAlias = Date | Period | Range
"""What the words of a text may name, both of its sides known."""


def is_edtf(text: str) -> bool:
    """Whether a value has the form, be its days in the calendar or not."""
    return re.fullmatch(PATTERN, text, re.ASCII) is not None


def is_day(text: str) -> bool:
    """Whether a value has the form of a day, be it in the calendar or not."""
    return re.fullmatch(DAY_PATTERN, text, re.ASCII) is not None


def parse(text: str) -> Edtf | None:
    """The value, or None where it is no such value, names no day of the calendar or ends before it begins."""
    if not is_edtf(text):
        return None
    start, slash, end = text.partition("/")
    value: Edtf
    try:
        if start == "..":
            value = Until(_date(end))
        elif end == "..":
            value = Since(_date(start))
        else:
            value = Range(_date(start), _date(end)) if slash else _date(start)
    except ValueError:
        return None
    return value


def parse_period(text: str) -> Period | None:
    """A half-year (`2025-H1`) or a quarter (`2025-Q3`), or None when it is neither."""
    if not re.fullmatch(PERIOD_PATTERN, text, re.ASCII):
        return None
    year, _, part = text.partition("-")
    return Period(int(year), part) if int(year) else None


def parse_day(text: str) -> dt.date | None:
    """A calendar day such as `2026-11-30`, or None."""
    value = parse(text) if is_day(text) else None
    return value.first if isinstance(value, Date) else None


def _date(text: str) -> Date:
    """A date of the calendar; `ValueError` where it has none of that number."""
    date = Date(*map(int, text.split("-")))
    if not date.is_real:
        raise ValueError(text)
    return date


def _known(year: int | None) -> int:
    if year is None:
        raise ValueError("a date without a year has no days")
    return year


def _four_digits(year: int | None) -> str:
    """As ISO 8601-2 writes a year, `XXXX` where it is not known."""
    return "XXXX" if year is None else f"{year:04}"
