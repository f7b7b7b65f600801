"""What patterns of values are made of: classes of words from the lists, and the numbers that their words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from explainer.language.english import ValueWords, grammar, names, values

_ALONE = ("jan", "feb", "sept", "oct", "nov", "dec")
"""The short forms of months that stand without a day, and then with a full stop: others are names and verbs too."""

_A_HUNDRED = 100
_NTH = ("first", "second", "third", "fourth", "fifth", "1st", "2nd", "3rd", "4th", "5th", "last", "final")
"""Which of the Sundays of a month."""


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest word first; a space stands for any white space."""
    names = sorted(words, key=len, reverse=True)
    return "|".join(re.sub(r"\\ ", r"\\s+", re.escape(name)) for name in names)


def capitalised(words: Iterable[str]) -> str:
    """An alternation of words with a capital or in capitals: "may" is a verb, "march" a walk."""
    return any_of(form for word in words for form in (word.capitalize(), word.upper()))


def month_number(word: str) -> int:
    """`Feb.` → 2."""
    return values().month_numbers[word.rstrip(".").lower()]


def weekday_number(word: str) -> int:
    """`Tuesday` → 1."""
    return values().weekday_numbers[word.rstrip(".").lower()]


def weekdays_in(text: str) -> list[int]:
    """The days of the week whose full names stand in a text; Monday is 0."""
    names = [names[0] for names in values().weekdays]
    return [number for number, name in enumerate(names) if re.search(rf"\b{name}\b", text, re.IGNORECASE)]


def number_of(word: str) -> int:
    """`7`, `seven` → 7."""
    return int(word) if word.isdigit() else _numbers()[word.lower()]


def number_of_place(word: str) -> int:
    """`second`, `2nd` → 2."""
    return int(word[0]) if word[0].isdigit() else values().ordinals[word]


def part_of_year(place: str, kind: str) -> str | None:
    """`first`, `half` → `H1`; `latter`, `half` → `H2`; `3rd`, `quarter` → `Q3`; None for a third half."""
    words, letter, place = values(), kind[0].upper(), place.lower()
    last = 2 if letter == "H" else 4
    counted = int(place[0]) if place[0].isdigit() else words.ordinals.get(place, last)
    number = 1 if place in words.opening_parts else counted
    return f"{letter}{number}" if number <= last else None


_ABOUT = "about,around,almost,nearly,roughly,some,exactly,just,more than,less than,over,at least".split(",")


@cache
def _numbers() -> Mapping[str, int]:
    """What a number of days, weeks … may be in words."""
    words = values()
    counted = {word: number for word, number in words.cardinals.items() if number}
    return {
        **dict.fromkeys(words.ones, 1),
        **counted,
        **{word: number for word, number in words.scales.items() if number <= _A_HUNDRED},
    }


@cache
def slots() -> Mapping[str, str]:
    """The classes of words by the name under which patterns of expressions have them."""
    words: ValueWords = values()
    heads = names()
    months, short_months = [names[0] for names in words.months], [one for names in words.months for one in names[1:]]
    days, short_days = [names[0] for names in words.weekdays], [one for names in words.weekdays for one in names[1:]]
    month = rf"(?:{capitalised(months)})\b"
    short = rf"(?:{any_of(map(str.capitalize, short_months))})\b\.?"
    long = rf"{month}|(?:{any_of(map(str.capitalize, _ALONE))})\."
    day, year = r"3[01]|[12]\d|0?[1-9]", r"1\d{3}|20\d\d"
    return {
        "month": rf"(?P<month>{month}|{short})",
        "month2": rf"(?P<month2>{month}|{short})",
        "long_month": rf"(?P<month>{long})",
        "long_month2": rf"(?P<month2>{long})",
        "day": rf"(?P<day>{day})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-\d)",
        "day2": rf"(?P<day2>{day})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
        "open_day": rf"(?P<day>{day})(?:st|nd|rd|th)?",
        "year": rf"(?P<year>{year})(?![\d%])(?!,\d{{3}})",
        "year2": rf"(?P<year2>{year})(?![\d%])(?!,\d{{3}})",
        "weekday": rf"(?P<weekday>{capitalised(days)})",
        "weekday2": rf"(?P<weekday2>{capitalised(days)})",
        "on_weekday": (rf"(?:(?:{capitalised(days)}|(?:{any_of(map(str.capitalize, short_days))})\b\.?),? (?:the )?)?"),
        "season": rf"(?P<season>(?i:{any_of(words.seasons)}))\b",
        "number": rf"(?P<number>\d{{1,3}}|(?i:{any_of(_numbers())}))\b",
        "about": rf"(?:(?P<about>(?i:{any_of(_ABOUT)})) )?",
        "unit": rf"(?P<unit>(?i:{any_of(words.units[:-1])}))s?\b",
        "part_of_day": r"(?: (?i:morning|lunchtime|afternoon|evening|night|overnight)\b)?",
        "part": r"(?:(?i:early|mid|late|earlier|later)[ -](?:(?i:on|in) )?)?",
        "to": r"(?:-|–|—| - | – | — | (?i:to|through|until|till|and) )",
        "up_to": r"(?:-|–|—| - | – | — | (?i:to|through|until|till) )",
        "dash": r"(?:-|–|—)",
        "numbered": rf"(?:(?i:{any_of(words.numbered)})s?)",
        "nth": rf"(?P<nth>(?i:{any_of(_NTH)}))",
        "place": rf"(?:{any_of(map(str.capitalize, heads.places))})",
        "thing": rf"(?:{any_of(map(str.capitalize, heads.places | heads.organisations | heads.others))})",
        "phrase_ends": rf"(?=\s*(?:[.,;:!?)\"'”’–—]|\Z)| (?i:{any_of(grammar().no_names)})\b)",
    }
