"""What the Unicode CLDR knows of languages, countries, currencies and units. The only room that knows Babel."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Literal

import babel
from babel.core import get_global, parse_locale
from babel.localedata import LocaleDataDict, load

_NO_TERRITORIES = frozenset({"ZZ", "XA", "XB", "QO", "EU", "EZ", "UN"})
"""Codes of the CLDR for what is unknown, for tests, and for what is no country."""


def is_language(tag: str) -> bool:
    """Whether the Unicode CLDR knows a language, and so its months and its countries."""
    try:
        _locale(tag)
    except (ValueError, TypeError, babel.UnknownLocaleError):
        return False
    return re.fullmatch("[A-Za-z0-9-]+", tag) is not None


@cache
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written."""
    return "rtl" if _locale(tag).character_order == "right-to-left" else "ltr"


def english_name(tag: str) -> str:
    """What a language is called in English."""
    return _locale(tag).english_name or tag


@cache
def script(tag: str) -> str:
    """The script a language is written in, as ISO 15924 has it: `Cyrl`; where its tag names none, the likely one."""
    return _locale(tag).script or _likely(tag)[1] or "Zyyy"


def names_of_month(tag: str, month: int) -> tuple[str, ...]:
    """What a month may be called, in small letters and with a capital."""
    names = [months(tag, beside_day=beside)[month] for beside in (True, False)]
    return tuple(dict.fromkeys(form for name in names for form in (name, name.lower(), name[:1].upper() + name[1:])))


@cache
def scripts() -> Mapping[str, str]:
    """Every script's English name, by its ISO 15924 code."""
    names: Mapping[str, str] = babel.Locale.parse("en").scripts
    return dict(names)


def separators(tag: str) -> tuple[str, str]:
    """What stands between the thousands and before the decimals of a number."""
    symbols: Mapping[str, str] = _locale(tag).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def months(tag: str, *, beside_day: bool) -> Mapping[int, str]:
    """The names of the months, by number: as they stand beside a day («февраля»), or alone («февраль»)."""
    names: Mapping[int, str] = _data(tag)["months"]["format" if beside_day else "stand-alone"]["wide"]
    # In Chinese the names have numbers in words, and dates have them in digits, with the character for "month".
    digits = re.search(r"(?<!M)MM?(?!M)([^\W\d_A-Za-z])", _locale(tag).date_formats["long"].pattern)
    return names if digits is None else {number: f"{number}{digits[1]}" for number in names}


def territories() -> Mapping[str, str]:
    """The countries that may be named by their code, with their English names."""
    known: Mapping[str, str] = _data("en")["territories"]
    return {code: name for code, name in known.items() if code.isalpha() and code not in _NO_TERRITORIES}


def territory(code: str, tag: str) -> str | None:
    """A country's name in a language, where the CLDR has one."""
    name: str | None = _data(tag)["territories"].get(code)
    return name


@cache
def english_money() -> Mapping[str, str]:
    """The words, codes and signs of the currencies in use to the noun of each: `£`, `GBP`, `pounds` are all `pound`."""
    countries: Mapping[str, tuple[tuple[str, object, object, bool], ...]] = get_global("territory_currencies")
    in_use = {code for each in countries.values() for code, _, until, is_tender in each if until is None and is_tender}
    english = babel.Locale.parse("en")
    names: Mapping[str, Mapping[str, str]] = load("en")["currency_names_plural"]
    symbols: Mapping[str, str] = english.currency_symbols
    words: dict[str, str] = {}
    for code, name in english.currencies.items():
        if code in in_use:
            noun = name.rpartition(" ")[2].lower()
            words |= {
                code: noun,
                noun: noun,
                **{form.rpartition(" ")[2].lower(): noun for form in names[code].values()},
            }
            words[symbols.get(code, code)] = noun
    return words


def english_units(units: Collection[str]) -> Mapping[str, str]:
    """What units of the CLDR (`length-kilometer`) are called in English, British and American, in full and short."""
    return {word: unit for tag in ("en", "en_GB") for unit in units for word in _words_of_unit(tag, unit)}


def _words_of_unit(tag: str, unit: str) -> Iterator[str]:
    patterns: Mapping[str, Mapping[str, str]] = load(tag)["unit_patterns"][unit]
    for length in ("long", "short"):
        for form in ("one", "other"):
            yield patterns[length].get(form, "").replace("{0}", "").strip().lower()


def with_likely_territory(tag: str) -> str:
    """A language with the country where it is most at home, as the Unicode CLDR has it: `ja` is `ja_JP`."""
    locale = _locale(tag)
    territory = locale.territory or _likely(tag)[2]
    return locale.language if territory is None else f"{locale.language}_{territory}"


@cache
def _locale(tag: str) -> babel.Locale:
    return babel.Locale.parse(tag, sep="-")


@cache
def _data(tag: str) -> LocaleDataDict:
    """What we ask of a language's data, apart from all others'.

    Babel (2.18) keeps what it has once looked up in dictionaries that languages share, so that after Hebrew the French
    février is פברואר (its issue 1234).
    """
    data = load(str(_locale(tag)))
    return LocaleDataDict({name: copy.deepcopy(data[name]) for name in ("months", "territories")})


def _likely(tag: str) -> tuple[str, str | None, str | None]:
    """The language, the likely script and the likely territory of a tag."""
    known: Mapping[str, str] = get_global("likely_subtags")
    full = tag.replace("-", "_")
    language, territory, script, *_ = parse_locale(known.get(full) or known.get(full.partition("_")[0]) or full)
    return language, script, territory
