"""Which script a letter is of, and which scripts a language is written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from explainer.language import cldr

_NAMES: Mapping[str, tuple[str, ...]] = {
    "Jpan": ("hiragana", "katakana", "cjk"),
    "Hans": ("cjk",),
    "Hant": ("cjk",),
    "Kore": ("hangul", "cjk"),
    "Beng": ("bengali",),
    "Cans": ("canadian",),
    "Mtei": ("meetei",),
    "Nkoo": ("nko",),
    "Orya": ("oriya",),
}
"""By ISO 15924 code, how Unicode's names of its letters begin; where that is not the script's name in the CLDR."""
_SAME = {"katakana-hiragana": "katakana", "ideographic": "cjk"}
_HAN = ("㐀", "鿿")
_UNSPACED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Jpan": (("\u3040", "ヿ"), _HAN),
    "Hans": (_HAN,),
    "Hant": (_HAN,),
    "Thai": (("\u0e00", "\u0e7f"),),
    "Laoo": (("\u0e80", "\u0eff"),),
    "Tibt": (("\u0f00", "\u0fff"),),
    "Mymr": (("\u1000", "\u109f"),),
    "Khmr": (("\u1780", "\u17ff"),),
}
"""By ISO 15924 code, first and last character of the ranges of a script that does not set words apart."""


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """A letter's script, as Unicode's name of it begins: `latin`, `cyrillic`, `cjk` …; or `modifier` and the like."""
    name = unicodedata.name(char, "").lower().removeprefix("fullwidth ").removeprefix("halfwidth ").split(" ")[0]
    return _SAME.get(name, name)


@cache
def scripts(tag: str) -> frozenset[str]:
    """The scripts that a language's own letters are of, as `script_of` names them."""
    return _named(cldr.script(tag))


@cache
def is_script(name: str) -> bool:
    """Whether that is a script, and not what letters of any script may be called (`modifier`)."""
    return any(name in _named(code) for code in cldr.scripts())


def words_apart(tag: str) -> bool:
    """Whether a language sets its words apart."""
    return not unspaced(tag)


def unspaced(tag: str) -> tuple[tuple[str, str], ...]:
    """First and last character of the ranges that a language writes without spaces between words."""
    return _UNSPACED.get(cldr.script(tag), ())


def _named(code: str) -> frozenset[str]:
    return frozenset(_NAMES.get(code) or (cldr.scripts().get(code, "").lower().split(" ")[0],))
