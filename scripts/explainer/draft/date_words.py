"""The words of calendar time, and what a rule is: a pattern and a reading of it.

Patterns are written with `{slots}` for the word classes below; a blank stands for any white space. Readings return
None, or raise `ValueError`, where the words turn out to be no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from explainer.draft.calendar_values import Direction
from explainer.model.edtf import Time

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
NUMBERS |= dict(zip("thirty forty fifty sixty seventy eighty ninety hundred".split(), range(30, 110, 10), strict=True))
ORDINALS = {"first": 1, "second": 2, "latter": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
UNITS = ("day", "week", "fortnight", "month", "year", "decade", "century")
_CAPITALISED = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_DAY_NAMES = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY"
)
_SHORT_DAYS = r"(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?"
_PART = r"(?:(?i:early|mid|late|earlier|later)[ -](?:(?i:on|in) )?)?"
_SLOTS = {
    "month": rf"(?P<month>(?:{_CAPITALISED})\b|{_SHORT})",
    "month2": rf"(?P<month2>(?:{_CAPITALISED})\b|{_SHORT})",
    "long_month": rf"(?P<month>(?:{_CAPITALISED})\b|(?:Jan|Feb|Sept|Oct|Nov|Dec)\.)",
    "long_month2": rf"(?P<month2>(?:{_CAPITALISED})\b|(?:Jan|Feb|Sept|Oct|Nov|Dec)\.)",
    "day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-\d)",
    "day2": r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
    "open_day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
    "year": r"(?P<year>1\d{3}|20\d\d)(?![\d%])(?!,\d{3})",
    "year2": r"(?P<year2>1\d{3}|20\d\d)(?![\d%])(?!,\d{3})",
    "weekday": rf"(?P<weekday>{_DAY_NAMES})",
    "weekday2": rf"(?P<weekday2>{_DAY_NAMES})",
    "on_weekday": rf"(?:(?:{_DAY_NAMES}|{_SHORT_DAYS}),? (?:the )?)?",
    "season": r"(?P<season>(?i:spring|summer|autumn|fall|winter))\b",
    "number": rf"(?P<number>\d{{1,3}}|(?i:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}))\b",
    "about": r"(?:(?i:about|around|almost|nearly|roughly|some|exactly|just|more than|less than|over|at least) )?",
    "unit": rf"(?P<unit>(?i:{'|'.join(UNITS[:-1])}))s?\b",
    "part_of_day": r"(?: (?i:morning|lunchtime|afternoon|evening|night|overnight)\b)?",
    "part": _PART,
    "to": r"(?:-|–|—|‐|‑| - | – | — | (?i:to|through|until|till|and) )",
    "dash": r"(?:-|–|—|‐|‑)",
    "q": r"['’]",
}


@dataclass(frozen=True)
class Context:
    """What a reading may lean on."""

    anchor: dt.date | None
    """The dateline's day."""
    direction: Callable[[], Direction]
    """The direction the verb gives; asked only where it matters."""
    told: Time | None
    """The last date before, within the article."""
    label: int | None
    """The year that heads the sentence, as in a chronology: "2004: …"."""
    before: str
    """The unit's text before the match."""
    after: str
    """The unit's text after the match."""

    @property
    def today(self) -> dt.date:
        """The dateline's day; without one nothing relative can be read."""
        if self.anchor is None:
            raise ValueError
        return self.anchor

    @property
    def past(self) -> bool:
        """Whether the verb points back."""
        return self.direction() is Direction.PAST


Match = re.Match[str]
Reading = Callable[[Match, Context], Time | None]


@dataclass(frozen=True)
class Rule:
    """An expression and its meaning."""

    pattern: re.Pattern[str]
    read: Reading
    written: bool
    """The words hold the whole value."""
    vague: bool
    """Too wide to date an occurrence: a century."""


def rule(pattern: str, read: Reading, *, written: bool = False, vague: bool = False) -> Rule:
    """The rule for a pattern with `{slots}`, in which a blank stands for any white space."""
    filled = re.sub(r"\{([a-z_0-9]+)\}", lambda slot: _SLOTS.get(slot[1], slot[0]), pattern)
    filled = filled.replace("[ -]", "\0").replace(" ", r"\s+").replace("\0", r"(?:\s+|-)")
    return Rule(re.compile(rf"(?<![\w$£€.#/@-])(?:{filled})(?!\w)"), read, written, vague)


def month_number(word: str) -> int:
    """`Feb.` → 2."""
    return MONTHS[word.rstrip(".").lower()]


def number_of(word: str) -> int:
    """`7`, `seven` → 7."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def levelled(words: str) -> str:
    """The words in small letters, with a keyboard's apostrophe, between single spaces."""
    return " ".join(words.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
