"""How words begin: a cheap test of whether a text may name something, whatever endings its language gives the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"\w+")
_SHORTEST, _LONGEST = 2, 5
_LONG = 7
"""A word of so many letters keeps its first `_LONGEST` in every form; a shorter one may lose two, not its first two."""
_UNSPACED = "\u3040"
"""From here on scripts set no words apart, or have no endings: each two characters in a row count."""


def beginnings(text: str) -> frozenset[str]:
    """The beginnings of its words, two to five letters long, in small letters; of Japanese each two characters."""
    words = {*_WORD.findall(text.casefold())}
    found = {word[:length] for word in words for length in range(_SHORTEST, _LONGEST + 1)}
    unspaced = (word for word in words if max(word) >= _UNSPACED)
    return frozenset(found | {word[at : at + _SHORTEST] for word in unspaced for at in range(len(word))})


def may_name(names: Iterable[str], found: frozenset[str], *, shortest: int = _SHORTEST) -> bool:
    """Whether a text with these `beginnings` may have one of the names, or a word of it, in any form.

    It may where it has not; where it has, it always may: a Slavic, Turkic or Japanese ending leaves a word's beginning.
    """
    return not found.isdisjoint(pieces(names, shortest=shortest))


def pieces(names: Iterable[str], *, shortest: int = _SHORTEST) -> frozenset[str]:
    """Beginnings of which a text has one at least that has one of the names, or a word of it, in any form.

    No ending leaves fewer than the `shortest` letters of a word, or than it has.
    """
    words = {word for name in names for word in _WORD.findall(name.casefold())}
    return frozenset(piece for word in words for piece in _pieces(word, shortest))


def _pieces(word: str, shortest: int) -> Collection[str]:
    """Of these a text has one that has the word in any form."""
    if max(word) >= _UNSPACED:  # a part of it may stand by itself
        return [word[at : at + _SHORTEST] for at in range(max(1, len(word) - 1))]
    return [word[:_LONGEST] if len(word) >= _LONG else word[: max(shortest, len(word) - 2)]]
