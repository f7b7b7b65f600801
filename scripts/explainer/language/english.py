"""The words of English that the program goes by: data (`scripts/locales/en/*.yml`), each file read at its first use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

import msgspec

from explainer.language.data import LOCALES, Words, read_data, spaced
from explainer.source import Source

File = TypeVar("File")


class ValueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """`values.yml`: the words of dates, times and numbers, in lower case but for time zones."""

    months: tuple[tuple[str, ...], ...]
    """The names of each month, the full one first."""
    weekdays: tuple[tuple[str, ...], ...]
    """From Monday."""
    seasons: Mapping[str, str]
    """To EDTF's letters as we write them: SP, SU, FA, WI."""
    units: tuple[str, ...]
    zones: Words
    zone_names: Words
    ones: Words
    """What counts one of something: "a week ago"."""
    cardinals: Mapping[str, int]
    """From zero; without `ones`, and without `scales`."""
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    opening_parts: Words
    last_parts: Words
    """Of the halves or quarters of a year."""
    percent: Words
    currencies: Mapping[str, str]
    """Signs and words to a currency's code."""
    relations: Mapping[str, str]
    """What stands before a date to what it makes of it: `no later than` to `by`."""

    @property
    def month_numbers(self) -> Mapping[str, int]:
        """Every name of a month to its number."""
        return {name: number for number, names in enumerate(self.months, 1) for name in names}

    @property
    def weekday_numbers(self) -> Mapping[str, int]:
        """Every name of a day of the week to its number; Monday is 0, as in `datetime`."""
        return {name: number for number, names in enumerate(self.weekdays) for name in names}


@cache
def values() -> ValueWords:
    """The words of dates, times and numbers."""
    return _read("values.yml", ValueWords)


def _read(name: str, kind: type[File]) -> File:
    path = LOCALES / "en" / name
    return read_data(Source(f"scripts/locales/en/{name}", path.read_text(encoding="utf-8")), kind)
