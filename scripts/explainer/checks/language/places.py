"""Whether a translation stands in its own place: what is heard and read in it is compared with its neighbours' English.

Names are heard (`language.sounds`), Latin words and numbers are the same in any language, so no dictionary is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from explainer.checks.language.rendering import Rendering
from explainer.language.sounds import skeleton
from explainer.problem import Problem


def swapped(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """Two neighbours' translations do not stand in each other's place.

    Bad: «Боб Блеммингс» in the translation of a sentence without a name, and none in that of "Bob Blemmings said …".
    Good: a name in one of two translations where the English has "he"; the same names in both.
    Code: `same-words`.
    """
    usual = texts[0].context.words.usual_length if texts else 0
    for one, other in pairwise(map(_Evidence.of, texts)):
        gained = one.shared(other) + other.shared(one) - one.shared(one) - other.shared(other)
        if gained < 0 or not usual:
            continue
        straight = one.misfit(one, usual) + other.misfit(other, usual)
        if gained + straight - one.misfit(other, usual) - other.misfit(one, usual) >= _SURE:
            for text, neighbour in ((one.text, other.text), (other.text, one.text)):
                message = f"its names, numbers and length are those of {neighbour.pair.id}, and the other way round"
                yield text.problem("same-words", message, "put each translation at its own English")


_SURE = 0.95
"""How much more agrees crosswise from which on it is no chance: one name, where the lengths do not speak against it.
Among 2,200 pairs of professional translations none has more than 0.7."""
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-zа-яё][^\W\d_]{3,}")
_KATAKANA = re.compile("[ァ-ヴー]{3,}")
_SAME = re.compile(r"[A-Za-z]{2,}|\d{2,}")
_CLEAR, _ENDING = 3, 3
"""Consonants from which on a name is known by its sound, and how many more an inflected form may have."""


@dataclass(frozen=True)
class _Evidence:
    """What of a unit can be known in another language."""

    text: Rendering
    apart: bool
    names: frozenset[str]
    """How the English names sound."""
    heard: frozenset[str]
    """How the translation's names sound."""
    english: frozenset[str]
    """The English's words and numbers."""
    words: frozenset[str]
    """The translation's, as far as they are written in the same letters."""

    @classmethod
    def of(cls, text: Rendering) -> _Evidence:
        """What a unit shows."""
        apart = text.context.words.words_apart
        heard = (_CAPITAL if apart else _KATAKANA).findall(text.words)
        names = (name for name in _sounds(_CAPITAL.findall(text.english), apart=apart) if len(name) >= _CLEAR)
        english, words = (frozenset(_SAME.findall(one.lower())) for one in (text.english, text.words))
        return cls(text, apart, frozenset(names), _sounds(heard, apart=apart), english, words)

    def shared(self, other: _Evidence) -> int:
        """How many names, words and numbers of this English the other's translation has."""
        return sum(map(other.has, self.names)) + len(self.english & other.words)

    def has(self, name: str) -> bool:
        """Whether a name is heard in the translation."""
        if not self.apart:
            return any(name in one for one in self.heard)
        return any(one.startswith(name) and len(one) <= len(name) + _ENDING for one in self.heard)

    def misfit(self, other: _Evidence, usual: float) -> float:
        """How far the other's translation is from the usual length for this English, however much that is."""
        return abs(log((len(other.text.words) or 1) / (len(self.text.english) or 1) / usual))


def _sounds(names: Iterable[str], *, apart: bool) -> frozenset[str]:
    """How names sound; Japanese, which has no words apart, has no r at the end of a syllable either."""
    return frozenset(sound if apart else sound.replace("l", "") for sound in map(skeleton, names))
