"""Numerals that are letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

_ROMAN = re.compile(r"(?<!\w)[IVXLCІХС]+(?!\w)")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100, "С": 100}


def roman(text: str) -> Iterator[Decimal]:
    """The values of Roman numerals, in Cyrillic letters too."""
    return map(_roman, _ROMAN.findall(text))


def _roman(numeral: str) -> Decimal:
    total = 0
    for one, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN_VALUES[one]
        total += -value if following and _ROMAN_VALUES[following] > value else value
    return Decimal(total)


def han(text: str) -> Iterator[Decimal]:
    """The values of numerals that are letters: 二十一."""
    run: list[int] = []
    for char in (*text, " "):
        value = unicodedata.numeric(char, -1) if unicodedata.category(char) == "Lo" or char == "〇" else -1
        if value >= 0 and value == int(value):
            run.append(int(value))
        elif run:
            yield from _values_of(run)
            run = []


def _values_of(run: list[int]) -> Iterator[Decimal]:
    """What a run of numerals may mean: digits in a row (二〇二四), or counted tens, hundreds and so on (二十四)."""
    ten = 10
    if all(digit < ten for digit in run):
        yield Decimal("".join(map(str, run)))
    total = part = digit = 0
    for value in run:
        if value < ten:
            digit = value
        elif value < ten**4:
            part, digit = part + (digit or 1) * value, 0
        else:
            total, part, digit = total + ((part + digit) or 1) * value, 0, 0
    yield Decimal(total + part + digit)
