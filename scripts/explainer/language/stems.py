"""An English word's forms, and what is left of each without its endings: the same for all forms of one word.

Search has its own cutting (`search/rules.py`), in every language: it keeps whatever may be left, and runs in browsers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec

from explainer.language.data import listed, shipped, split
from explainer.language.inflection import inflected

_INFLECTION = re.compile(r"(?<=...)(?:ing|ed|es|s|e)\Z")
_LEAST = 3
_MOST_ENDINGS = 3


class Endings(tuple[str, ...]):
    """Endings of words, the longest first, written as one text with commas."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Endings:
        """The endings of such a text."""
        return cls(sorted(split(text), key=len, reverse=True))


class StemRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words lose their endings."""

    spelling: tuple[tuple[str, str], ...]
    """British letters and the American ones for them."""
    endings: Endings
    irregular: Mapping[str, str]
    """Forms to the plain form."""


@cache
def _rules() -> StemRules:
    return shipped("en/stems.yml", StemRules)


@cache
def irregular() -> Mapping[str, str]:
    """Every irregular form to its plain form; of two, the later in the alphabet."""
    rows = (line.split("; ") for line in listed("wordnet/irregular"))
    return {form: plain for plain, *others in rows for form in others} | dict(_rules().irregular)


@cache
def _forms_of() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, plain in irregular().items():
        found[plain] = (*found.get(plain, ()), form)
    return found


def forms(words: Iterable[str]) -> Iterator[str]:
    """Every form of some verbs, the irregular ones as well."""
    for verb in words:
        yield from inflected(verb)
        yield from _forms_of().get(verb, ())


@cache
def stems(word: str) -> tuple[str, str]:
    """What a word in lower case shares with its other forms: without -s, -ed, -ing; and without any ending.

    Two words are forms of one if they share either.
    """
    rules = _rules()
    stem = irregular().get(word, word)
    for british, american in rules.spelling:
        stem = stem.replace(british, american)
    light = _undoubled(_INFLECTION.sub("", stem)) if len(stem) > _LEAST else stem
    for _ in range(_MOST_ENDINGS):
        ending = next((end for end in rules.endings if len(stem) - len(end) >= _LEAST and stem.endswith(end)), "")
        if not ending:
            break
        stem = stem.removesuffix(ending)
    return light, _undoubled(stem)


def _undoubled(stem: str) -> str:
    """Without the second of two last letters: "planned" leaves "plann"."""
    return stem[:-1] if len(stem) > _LEAST and stem[-1] == stem[-2] else stem
