"""Halves and shares in words: half a million, an hour and a half, four in five, a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from explainer.language.english import values
from explainer.language.values.amounts import Amount, in_words
from explainer.language.values.measures import units
from explainer.language.values.pieces import any_of

_HUNDRED, _HALF = Decimal(100), Decimal("0.5")


@cache
def halves() -> re.Pattern[str]:
    """Amounts that a half belongs to; not "half of them", whose unit is what it is half of."""
    words = values()
    scale = rf"(?P<scale{{0}}>{any_of(words.scales)})"
    lengths = any_of(word for word, unit in units().items() if unit.startswith(("duration-", "length-")))
    of = any_of(name for name in units() if name[-1].isalpha() or name in words.percent)
    whole = rf"(?P<whole{{0}}>\d+|{any_of([*words.ones, *words.cardinals])})"
    return re.compile(
        rf"""(?<!\w)(?:
          half\s+an?\s+(?:{scale.format(1)}(?:\s+(?P<unit1>{of}))?|(?P<unit2>{lengths}))
        | {whole.format(3)}\s+(?:{scale.format(3)}\s+)?(?P<unit3>{lengths})\s+and\s+a\s+half
        | {whole.format(4)}\s+and\s+a\s+half(?:\s+{scale.format(4)})?(?:\s+(?P<unit4>{of}))?
        )(?!\w)""",
        re.VERBOSE | re.IGNORECASE,
    )


def half_of(match: re.Match[str]) -> Amount:
    """What the pattern found."""
    found = {name[:-1]: text.lower() for name, text in match.groupdict().items() if text}
    words, whole = values(), found.get("whole", "")
    number = (
        Decimal(whole) if whole.isdigit() else Decimal(in_words(whole) if whole in words.cardinals else bool(whole))
    )
    unit = units().get(" ".join(found.get("unit", "").split()), "")
    return Amount((number + _HALF) * words.scales.get(found.get("scale", ""), 1), unit)


def percentages(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Where a text gives a share in words, and how many percent that is: four in five, two thirds, a tenth, half."""
    words = values()
    for match in _shares().finditer(text):
        found = {name: value.lower() for name, value in match.groupdict().items() if value}
        if "part" in found:
            whole = words.parts.get(found["part"], 0) or words.parts[f"{found['part']}s"]
            share = _number(found["times"]) / whole
        elif "base" in found:
            base = _number(found["base"])
            share = _number(found["count"]) / base if base else Decimal(0)
        else:
            share = _HALF
        yield match.start(), match.end(), _HUNDRED * share


def _number(word: str) -> Decimal:
    return Decimal(word) if word.isdigit() else Decimal(in_words(word) if word in values().cardinals else 1)


@cache
def _shares() -> re.Pattern[str]:
    words = values()
    number = rf"\d+|{any_of([*words.ones, *words.cardinals])}"
    parts = any_of([*words.parts, *(part.removesuffix("s") for part in words.parts)])
    return re.compile(
        rf"""(?<!\w)(?:
          (?P<times>{number})[\s-](?P<part>{parts})
        | (?P<count>{number})(?:\s+(?:in|out\s+of)(?:\s+every)?\s+|-in-)(?P<base>{number})
        | half
        )(?!\w)""",
        re.VERBOSE | re.IGNORECASE,
    )
