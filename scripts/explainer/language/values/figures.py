"""Numbers, dates and times as they stand in a text, read as values so that two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from explainer.language.english import values
from explainer.language.values.amounts import SCALES_BEHIND_DIGITS
from explainer.language.values.clock import Clock
from explainer.language.values.measures import letters_of_money
from explainer.language.values.numerals import han, roman
from explainer.language.values.patterns import ValuePatterns
from explainer.language.values.pieces import any_of

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％：", "0123456789.,%:")
_GLUED = re.compile(
    rf"(?<![A-Za-z])(?!{letters_of_money()})[A-Za-z]+-?(\d+)(?![\d.,]*\d\s?%)|(?<!\d)(\d+)[A-Za-z]{{4,}}|(?<!\d)(\d\d)s\b"
)
_SIGN = re.compile(rf"(?:[$£€¥₸₽₺₴₹₩] ?|(?<!\w)(?:{any_of(values().money_before)}) ?)\Z")
_SHORT_SCALE = re.compile(rf"(?:{any_of(SCALES_BEHIND_DIGITS)})(?![^\W_])", re.IGNORECASE)
"""£1.3m: a letter behind a sum multiplies it."""
_NEAR_BEFORE, _NEAR_AFTER = 14, 8
"""Within how many characters of a digit a doubtful month is a month."""


@dataclass(frozen=True)
class Number:
    """A number written with digits."""

    value: Decimal
    factors: tuple[Decimal, ...]
    """By how much a translation may convert it, where a unit such as miles follows; 0 for any."""


@dataclass(frozen=True, eq=False)
class Figures:
    """What a text says in numbers. Read once; what only words say is asked for when a number is missed."""

    text: str
    patterns: ValuePatterns

    @cached_property
    def _plain(self) -> str:
        return self.text.translate(_HALF_WIDTH)

    @cached_property
    def _has_digits(self) -> bool:
        return any(map(str.isdigit, self._plain))

    @cached_property
    def _clocks(self) -> tuple[tuple[Clock, ...], str]:
        """The times of day, and the text without them."""
        clocks: list[Clock] = []
        rest = self._plain
        if not self._has_digits:
            return (), rest
        for pattern in self.patterns.clocks:
            clocks.extend(map(self._clock, pattern.finditer(rest)))
            rest = pattern.sub(_blank, rest)
        return tuple(clocks), rest

    def _clock(self, match: re.Match[str]) -> Clock:
        half = match["half"] or ""
        which = "p" if self.patterns.afternoon.match(half) else "a" if self.patterns.forenoon.match(half) else None
        return Clock(int(match["hour"]), int(match["minute"] or 0), which)

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Times of day."""
        return self._clocks[0]

    @cached_property
    def _months(self) -> tuple[frozenset[int], frozenset[int], str]:
        """Months that are meant, months that may be meant, and the text without the digits of months."""
        text = self._clocks[1]
        sure: set[int] = set()
        possible: set[int] = set()
        for match in self.patterns.months.finditer(text):
            month = int((match.lastgroup or "m0")[1:].rstrip("_"))
            possible.add(month)
            near = text[max(match.start() - _NEAR_BEFORE, 0) : match.end() + _NEAR_AFTER]
            if month not in self.patterns.words.calendar.doubtful or re.search(r"\d", near):
                sure.add(month)
        for match in self.patterns.numbered_months.finditer(text):
            sure.add(int(match[1]))
        return frozenset(sure), frozenset(possible | sure), self.patterns.numbered_months.sub(_blank, text)

    @property
    def months(self) -> frozenset[int]:
        """Months that are meant."""
        return self._months[0]

    @property
    def possible_months(self) -> frozenset[int]:
        """Months that may be meant."""
        return self._months[1]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers written with digits, months and times of day aside, and not as a part of a name (G20)."""
        return tuple(self._numbers())

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """The values of all numbers."""
        return frozenset(number.value for number in self.numbers)

    @cached_property
    def glued(self) -> frozenset[Decimal]:
        """Numbers that are part of a name (G20)."""
        return frozenset(Decimal(match[match.lastindex or 1]) for match in _GLUED.finditer(self._months[2]))

    def _numbers(self) -> Iterator[Number]:
        if not self._has_digits:
            return
        text = _GLUED.sub(_blank, self._months[2])
        position = 0
        pattern = self._digits
        while match := pattern.search(text, position):
            value, end = self._multiplied(text, match)
            position = end
            # "2万5000", "1億2千万": what follows at once and is smaller belongs to it.
            while end > match.end() and (more := pattern.match(text, end)):
                added, further = self._multiplied(text, more)
                if added >= value:
                    break
                value, end = value + added, further
                position = end
            yield Number(value, tuple(self._factors(match.start(), end)))

    def _factors(self, start: int, end: int) -> Iterator[Decimal]:
        text = self._months[2]  # "6-foot-6" has its unit here, where it is no part of a name
        before = text[max(start - _NEAR_BEFORE, 0) : start]
        for factor, (unit_after, unit_before) in self.patterns.converted.items():
            if unit_after.match(text, end) or unit_before.search(before):
                yield factor

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        numbers = self.patterns.words.numbers
        group = f"[{re.escape(numbers.thousands)}]"
        point = "[.,]" if numbers.decimal == "," else re.escape(numbers.decimal)
        return re.compile(rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+(?![\d.]*\.\d))?")

    def _multiplied(self, text: str, match: re.Match[str]) -> tuple[Decimal, int]:
        """A number with the multipliers that follow it, and where it ends."""
        numbers = self.patterns.words.numbers
        digits = re.sub(rf"[{re.escape(numbers.thousands)}](?=\d{{3}})", "", match[0])
        value, end = Decimal(digits.replace(",", ".")), match.end()
        if _SIGN.search(text, max(match.start() - 6, 0), match.start()) and (short := _SHORT_SCALE.match(text, end)):
            return value * SCALES_BEHIND_DIGITS[short[0].lower()], short.end()
        while True:
            for factor, pattern in self.patterns.multiplier_after:
                if after := pattern.match(text, end):
                    value, end = value * factor, after.end()
                    break
            else:
                return value, end

    @property
    def has_units(self) -> bool:
        """Whether it measures in units that a translation may convert, be it half an inch."""
        return bool(self.patterns.units.search(self._plain))

    @property
    def greatest(self) -> Decimal:
        """The greatest number, or the greatest multiplier that is named."""
        named = (
            factor for factor, pattern in self.patterns.multipliers.within(self._plain) if pattern.search(self._plain)
        )
        return max((*self.values, *named), default=Decimal(0))

    def named_multipliers(self) -> Iterator[Decimal]:
        """Multipliers that are named, with a number or without (thousands of people)."""
        yield from (
            factor for factor, pattern in self.patterns.multipliers.within(self._plain) if pattern.search(self._plain)
        )

    def means(self, value: Decimal) -> bool:
        """Whether the text may mean that number: in digits, in words, as a Roman or Han numeral, as a time."""
        return (
            value in self.values
            or value in self.glued
            or self._says(value)
            or value in self._numerals
            or self._is_short_year(value)
            or any(value in {clock.of_day, clock.of_day % 12, clock.minute} for clock in self.clocks)
        )

    def _says(self, value: Decimal) -> bool:
        words = self.patterns.number_words
        if value in words and words[value].search(self._plain):
            return True
        if self._says_parts(value):
            return True
        return any(
            value % factor == 0 and pattern.search(self._plain) and self._counts(value / factor)
            for factor, pattern in self.patterns.multipliers.within(self._plain)
            if value >= factor
        )

    def _says_parts(self, value: Decimal) -> bool:
        """Twenty and one in one text: twenty-one."""
        words = self.patterns.number_words
        one = value % 10
        ten = value - one
        return bool(
            one and ten and ten in words and one in words
            and words[ten].search(self._plain)
            and words[one].search(self._plain)
        )  # fmt: skip

    def _counts(self, value: Decimal) -> bool:
        words = self.patterns.number_words
        return value == 1 or value in self.values or (value in words and bool(words[value].search(self._plain)))

    def _is_short_year(self, value: Decimal) -> bool:
        """The 1960s as the 60s, and the other way round."""
        short = value % 100
        return (value > 1000 and short in self.values) or (  # noqa: PLR2004 - a year has four digits
            value < 100 and any(year > 1000 and year % 100 == value for year in self.values)  # noqa: PLR2004 - likewise
        )

    @cached_property
    def _numerals(self) -> frozenset[Decimal]:
        """Values of Roman numerals and of numerals that are letters (二十一)."""
        return frozenset((*roman(self._plain), *han(self._plain)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
