"""How a name sounds, roughly, in whatever script it is written: enough to hear that two names are not one.

Only consonants count, in a few classes: "Blemmings", «Блеммингс», ブレミングス are all `plmnks`. What a letter sounds
like is what Unicode calls it (CYRILLIC SMALL LETTER BE, KATAKANA LETTER GA), so no alphabet is listed here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from explainer.language.letters import ascii_words

_CLASSES = (("bpfvw", "p"), ("dt", "t"), ("gkcqx", "k"), ("szj", "s"), ("m", "m"), ("n", "n"), ("lr", "l"))
_CLASS = {letter: name for letters, name in _CLASSES for letter in letters}
_SPELT = ((r"ph", "f"), (r"[dt]?[czs]h|sch|ts|dg(?=[ei])|c(?=[eiy])", "s"), (r"gh", "g"), (r"x", "ks"))
"""Rows of Latin letters with a sound of their own."""
_LETTER = re.compile(r"LETTER ([A-Z]{1,5})(?: WITH .*)?$")
_SYLLABLES = {"hu": "f", "ti": "ch", "tu": "ts"}
"""Names of syllables that are said otherwise: フ, チ, ツ."""


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The classes of a word's consonants in their order, each once where it is doubled."""
    spelt = "".join(ascii_words(word)) if word[:1].isascii() else "".join(map(_spelt, word))
    for row, sound in _SPELT:
        spelt = re.sub(row, sound, spelt)
    return re.sub(r"(.)\1+", r"\1", "".join(_CLASS.get(letter, "") for letter in spelt))


@lru_cache(maxsize=1024)
def _spelt(char: str) -> str:
    """What a letter of another script sounds like, by its name: б is BE, ガ GA; YERU and its like are vowels."""
    found = _LETTER.search(unicodedata.name(char, ""))
    name = found[1].lower() if found else "y"
    return "" if name.startswith("y") else _SYLLABLES.get(name, name).strip("aeiou")
