"""The words of a text with their places: the one tokeniser of languages that set words apart.

A word is a match: `start()`, `end()` and `[0]` are its place and its characters. Texts are `levelled` first, so that an
apostrophe is the keyboard's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_PARTS = re.compile(r"\w+?(?=n't\b)|n't\b|\w+(?:'(?!s\b)\w+)*|'s\b", re.IGNORECASE)

_OWNER = re.compile(r"'s?\Z")


def words(text: str, *, joined_by: str = "'", digits: bool = True) -> Iterator[re.Match[str]]:
    """Runs of letters, digits and `_`; one of the marks `joined_by` between two of them holds them together.

    `digits`: whether numbers are words; without them 29th is th.
    """
    return _pattern(joined_by, digits).finditer(text)


def ownerless(word: str) -> str:
    """A word in lower case without the 's of an owner, or the bare apostrophe behind one."""
    return _OWNER.sub("", word.lower())


def parts(text: str) -> Iterator[re.Match[str]]:
    """English words, with the n't of a negation and the 's of an owner apart."""
    return _PARTS.finditer(text)


@cache
def _pattern(joined_by: str, digits: bool) -> re.Pattern[str]:  # noqa: FBT001 - a cache's key
    letter = r"\w" if digits else r"[^\W\d_]"
    joint = f"(?:[{re.escape(joined_by)}]{letter}+)*" if joined_by else ""
    return re.compile(f"{letter}+{joint}")
