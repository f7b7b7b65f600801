"""Numbers, percentages and sums of money, in digits and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from explainer.language.english import values
from explainer.language.values.pieces import any_of

PERCENT = "%"
_A_SCALE_WITHIN = 100
"""Hundreds multiply what stands before them within a number, greater scales end a part of it."""


@dataclass(frozen=True)
class Amount:
    """A number, and what it counts: nothing said, `%` or a currency's code."""

    number: Decimal
    unit: str = ""


@cache
def amounts() -> re.Pattern[str]:
    """Numbers in digits, and in words that can be nothing else, each with its scale, its sign and its unit."""
    words = values()
    scales = any_of(words.scales)
    spelled = rf"(?:{any_of({**words.cardinals, **words.ordinals, **words.scales})}|one(?=[\s-](?:{scales})\b))\b"
    signs = any_of(sign for sign in words.currencies if not sign[-1].isalpha())
    units = any_of((*words.percent, *(name for name in words.currencies if name.isalpha())))
    return re.compile(
        rf"""
        (?P<sign>(?<!\w)(?:{signs})\s?)?
        (?: (?<![\w.,:])(?<![A-Z]-)(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
            (?:(?:st|nd|rd|th)\b)?(?P<scale>[\s-]?(?:{scales})\b)?(?!\w)
          | (?<!\w)(?P<spelled>{spelled}(?:[\s-]+(?:and\s+)?{spelled})*) )
        (?:[\s-]?(?P<unit>{units})(?!\w))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def amount_of(match: re.Match[str]) -> Amount | None:
    """The amount that the pattern found; None where the word is no number."""
    words, sign, unit, scale = values(), match["sign"], match["unit"], match["scale"]
    if match["digits"]:
        number = Decimal(match["digits"].replace(",", "")) * (words.scales[scale.strip(" -").lower()] if scale else 1)
    elif _is_adverb(match):
        return None
    else:
        number = Decimal(in_words(match["spelled"]))
    if sign:
        return Amount(number, words.currencies[sign.strip().lower()])
    if unit:
        return Amount(number, PERCENT if unit.lower() in words.percent else words.currencies[unit.lower()])
    return Amount(number)


def in_words(spelled: str) -> int:
    """Two hundred and fifty is 250: each word adds to the number before it, a scale multiplies it."""
    words = values()
    total, part = 0, 0
    for word in re.split(r"[\s-]+", spelled.lower()):
        scale = words.scales.get(word, 0)
        if scale > _A_SCALE_WITHIN:
            total, part = total + max(part, 1) * scale, 0
        elif scale:
            part = max(part, 1) * scale
        elif word != "and":
            part += words.cardinals.get(word, words.ordinals.get(word, 1))
    return total + part


def _is_adverb(match: re.Match[str]) -> bool:
    """Whether it is no number, but a place in time or order: "with the family name first", "at first"."""
    text = match.string
    alone = match["spelled"].lower() == "first"
    return alone and (text[: match.start()].endswith("at ") or not re.match(r"\s+\w", text[match.end() :]))
