"""What a rule of `grammar` is: a pattern and a reading of it.

Patterns are written with `{slots}` for the classes of words in `pieces`; a blank stands for any white space. Readings
return None, or raise `ValueError`, where the words turn out to be no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from explainer.language.values.pieces import month_number, number_of, slots
from explainer.language.values.reckoning import Direction
from explainer.model.edtf import Time

_AWAY = {
    **dict.fromkeys(("last", "past", "previous", "previously", "before", "earlier"), -1),
    **dict.fromkeys(("next", "coming", "following", "after", "afterward", "afterwards", "later"), 1),
}


@dataclass(frozen=True)
class Mention:
    """Words that a rule has found in a text, and what their reading may lean on.

    `mention["unit"]` is what a group of the pattern holds, in small letters, and empty where it holds nothing; what a
    number is made of raises `ValueError` then.
    """

    match: re.Match[str]
    anchor: dt.date | None
    """The dateline's day."""
    direction: Callable[[], Direction]
    """The direction the verb gives; asked only where it matters."""
    told: Time | None
    """The last date before, within the article."""
    label: int | None
    """The year that heads the sentence, as in a chronology: "2004: …"."""

    def __getitem__(self, group: str) -> str:
        return " ".join((self.match.groupdict().get(group) or "").lower().split())

    @property
    def before(self) -> str:
        """The text before the words."""
        return self.match.string[: self.match.start()]

    @property
    def after(self) -> str:
        """The text after the words."""
        return self.match.string[self.match.end() :]

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

    @property
    def future(self) -> bool:
        """Whether the verb points ahead."""
        return self.direction() is Direction.FUTURE

    @property
    def year(self) -> int:
        """The year that is named."""
        return int(self["year"])

    @property
    def stated_year(self) -> int | None:
        """The year that is named, or that heads the sentence."""
        return self.year if self["year"] else self.label

    @property
    def month(self) -> int:
        """The number of the month that is named."""
        return month_number(self["month"])

    @property
    def last_month(self) -> int:
        """The number of the second of two months, or of the only one."""
        return month_number(self["month2"] or self["month"])

    @property
    def day(self) -> int:
        """The day's number."""
        return int(self["day"])

    @property
    def number(self) -> int:
        """A number in digits or in words."""
        return number_of(self["number"])

    @property
    def away(self) -> int:
        """-1 for what is called last, previous, earlier …, 1 for next, following, later …, 0 for this and that."""
        return _AWAY.get(self["which"].rpartition(" ")[2], 0)


Reading = Callable[[Mention], Time | None]


@dataclass(frozen=True)
class Rule:
    """An expression and its meaning."""

    words: str
    """Its pattern, with `{slots}`."""
    read: Reading | None
    """None: the words name no time, though a part of them would by itself: "every Friday", "March 8 Street"."""
    written: bool = False
    """The words hold the whole value."""
    vague: bool = False
    """Too wide to date an occurrence: a century."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, filled."""
        filled = re.sub(r"\{([a-z_0-9]+)\}", lambda slot: slots().get(slot[1], slot[0]), self.words)
        if self.read is None:
            filled = re.sub(r"\(\?P<\w+>", "(?:", filled)
        filled = filled.replace("[ -]", "\0").replace(" ", r"\s+").replace("\0", r"(?:\s+|-)")
        return re.compile(rf"(?<![\w$£€.#/@-])(?:{filled})(?!\w)")
