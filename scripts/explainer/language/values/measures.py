"""What numbers are measured in: currencies and units as the CLDR has them, percentages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from explainer.language.cldr import english_money, english_units
from explainer.language.english import values
from explainer.language.values.pieces import any_of

PERCENT = "%"
POINTS = "points"


@cache
def units() -> Mapping[str, str]:
    """Words and signs, in lower case, to the unit each names: `%`, the noun of a currency, a unit of the CLDR."""
    words = values()
    money = {word.lower(): noun for word, noun in {**english_money(), **words.money}.items() if not _is_code(word)}
    measures = english_units(words.measures)
    return {
        **{word: unit for word, unit in measures.items() if word and word not in words.no_measures},
        **{word: noun for word, noun in money.items() if word not in words.no_money},
        **dict.fromkeys(words.percent, PERCENT),
        **dict.fromkeys(words.points, POINTS),
    }


@cache
def codes() -> Mapping[str, str]:
    """The codes of currencies, in capitals, to the noun of each."""
    return {word: noun for word, noun in english_money().items() if _is_code(word)}


@cache
def letters_of_money() -> str:
    """The letters that stand for money right before a number (R1,800, Rs. 500), as an expression; capitals count."""
    return rf"(?<!\w)(?-i:{any_of(values().money_before)})\s?(?=\d)"


def worth(number: Decimal, unit: str) -> tuple[str, Decimal]:
    """A measure in the first unit of its sort: 48 hours are 172800 seconds; any other unit is its own sort."""
    factor = values().measures.get(unit)
    if factor is None:
        return unit, number
    sort = unit.partition("-")[0]
    by_months = unit in {"duration-month", "duration-year", "duration-decade", "duration-century"}
    return (f"{sort} in months" if by_months else sort), number * factor


def _is_code(word: str) -> bool:
    return len(word) == len("EUR") and word.isascii() and word.isupper() and word.isalpha()
