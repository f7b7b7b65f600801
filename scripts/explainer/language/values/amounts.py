"""Numbers, percentages and sums of money, in digits and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from explainer.language.english import values
from explainer.language.values.measures import codes, letters_of_money, units
from explainer.language.values.pieces import any_of

_A_SCALE_WITHIN = 100
"""Hundreds multiply what stands before them within a number, greater scales end a part of it."""
_A_FEW = 12
"""The third year is not three years; but what happens in the 18th minute does so after 18 minutes."""
SCALES_BEHIND_DIGITS = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
"""£5m, 3bn: where they follow at once; an m needs a sign before it, or it may be metres."""


@dataclass(frozen=True)
class Amount:
    """A number, and what it is measured in (`measures`); nothing where the words name no unit."""

    number: Decimal
    unit: str = ""


@cache
def amounts() -> re.Pattern[str]:
    """Numbers in digits, and in words that can be nothing else, each with its scale, its sign and its unit."""
    words = values()
    scales = any_of(words.scales)
    spelled = rf"(?:{any_of({**words.cardinals, **words.ordinals, **words.scales})}|one(?=[\s-](?:{scales})\b))\b"
    number = rf"(?:{any_of(words.ordinals)})\b|{spelled}(?:[\s-]+(?:and\s+)?{spelled})*"
    signs = any_of(sign for sign in units() if not sign[-1].isalpha() and sign not in words.percent)
    of_measure = any_of(name for name in units() if name[-1].isalpha() or name in words.percent)
    code = rf"(?-i:{any_of(codes())})"
    return re.compile(
        rf"""
        (?P<sign>(?<!\w)(?:(?:{signs})\s?|{code}\s)|{letters_of_money()})?
        (?: (?(sign)|(?<![\w.,:])(?<![A-Z]-))(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
            (?P<th>(?:st|nd|rd|th)\b)?
            (?: (?P<scale>[\s-]?(?:{scales})\b) | (?P<short>(?(sign)(?:k|m|mn|bn|tn)|(?:mn|bn|tn))\b) )?
            (?= (?:{of_measure})(?!\w) | (?!\w) )
          | (?<!\w)(?P<spelled>{number})(?:[\s-](?P<part>{any_of(words.parts)})\b)? )
        (?:(?:[\s-]?|\s(?-i:[A-Z][a-z]+)\s)(?P<unit>{of_measure}|{code})(?!\w))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def amount_of(match: re.Match[str]) -> Amount | None:
    """The amount that the pattern found; None where the word is no number."""
    words, scale = values(), match["scale"]
    if match["digits"]:
        factor = words.scales[scale.strip(" -").lower()] if scale else 1
        if match["short"]:
            factor = SCALES_BEHIND_DIGITS[match["short"].lower()]
        number = Decimal(match["digits"].replace(",", "")) * factor
    elif _is_adverb(match):
        return None
    else:
        number = Decimal(in_words(match["spelled"]))
        if match["part"]:
            number /= words.parts[match["part"].lower()]
    if is_ordinal(match) and number <= _A_FEW:
        return Amount(number)
    named = " ".join((match["sign"] or match["unit"] or "").split())
    letters = values().money_before.get(named) if match["sign"] else None
    return Amount(number, letters or codes().get(named) or units().get(named.lower(), ""))


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


def is_ordinal(match: re.Match[str]) -> bool:
    """Whether it says which, not how many: the third year is not three years."""
    return bool(match["th"]) or (match["spelled"] or "").lower().split("-")[-1].split()[-1:] in (
        [word] for word in values().ordinals
    )


def _is_adverb(match: re.Match[str]) -> bool:
    """Whether it is no number, but a place in time or order: "with the family name first", "at first"."""
    text = match.string
    alone = match["spelled"].lower() == "first"
    return alone and (text[: match.start()].endswith("at ") or not re.match(r"\s+\w", text[match.end() :]))
