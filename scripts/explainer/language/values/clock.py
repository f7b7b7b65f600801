"""Times of day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_NOON = 12
HALF = r"[ap]\.?\s?m\b\.?"
"""What says which half of the day: `pm`, `p.m.`."""


@dataclass(frozen=True)
class Clock:
    """A time of day as it is written."""

    hour: int
    minute: int = 0
    half: str | None = None
    """`a` or `p`, where it is written."""
    second: int = 0

    @property
    def of_day(self) -> int:
        """The hour of the day: 3 p.m. is 15, what is written without a half is of a day of 24."""
        if self.half == "p":
            return self.hour % _NOON + _NOON
        return self.hour % _NOON if self.half == "a" and self.hour == _NOON else self.hour

    def agrees_with(self, other: Clock, *, either_half: bool = False) -> bool:
        """Whether both can be the same moment: 12:34 pm, 12:34.

        `either_half`: where no half of the day is written, 3:00 may be 15:00 too.
        """
        if self.minute != other.minute:
            return False
        if either_half and (self._may_be_of_either_half or other._may_be_of_either_half):
            return self.of_day % _NOON == other.of_day % _NOON
        return self.of_day == other.of_day

    @property
    def _may_be_of_either_half(self) -> bool:
        """Nobody counts 0 or 13 of twelve hours."""
        return self.half is None and 1 <= self.hour <= _NOON

    @property
    def time(self) -> dt.time | None:
        """The time of day; None for one that no clock shows."""
        if self.half and not 1 <= self.hour <= (_NOON if self.half == "a" else 2 * _NOON - 1):
            return None
        try:
            return dt.time(self.of_day, self.minute, self.second)
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.of_day}:{self.minute:02}"


IN_A_SENTENCE = re.compile(
    rf"(?<![\w.:])(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?\s*(?P<half>{HALF})|(?<![\w.:])(?P<hour12>\d\d?)(?:[:.](?P<minute12>\d\d))?(?:\s+o'clock)?\s+(?P<daytime>in\s+the\s+morning|in\s+the\s+afternoon|in\s+the\s+evening)\b|(?<![\w.:])(?P<h24>\d\d?):(?P<m24>\d\d)(?![\w:])",
    re.IGNORECASE,
)
"""A time that can be nothing else: with a colon, or with the half of the day. "12.30" may be a number."""


def on_a_line(zone: str) -> str:
    """A pattern of every way to write a time where nothing else can stand: "12.34", "14h05", "1234 GMT", "5 pm".

    `zone` is the pattern of a time zone, which behind four digits tells that they are a time.
    """
    return rf"""(?:
        (?P<hour>\d\d?)[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?(?!\d)\s*(?P<half>{HALF})?
      | (?P<h12>\d\d?)\s*(?P<half12>{HALF})
      | (?P<h24>\d\d)(?P<m24>\d\d)(?=\s*(?:hrs\b|hours\b|{zone})) )"""


def clock_of(match: re.Match[str]) -> Clock:
    """The time that one of these patterns found."""
    found = {name: text for name, text in match.groupdict().items() if text}
    hour = found.get("hour") or found.get("hour12") or found.get("h12") or found["h24"]
    minute = found.get("minute") or found.get("minute12") or found.get("m24")
    half = found.get("half") or found.get("half12")
    if "daytime" in found:
        half = "a" if found["daytime"].endswith("morning") else "p"
    return Clock(int(hour), int(minute or 0), half[0].lower() if half else None, int(found.get("second", 0)))
