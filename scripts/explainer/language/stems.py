"""What is left of an English word without its endings, so that its forms can be told to be one word's.

Search has its own cutting (`search/rules.py`), in every language: it keeps whatever may be left, and runs in browsers.
"""

from __future__ import annotations

import re
from functools import cache

from explainer.language import english

_INFLECTION = re.compile(r"(?<=...)(?:ing|ed|es|s|e)\Z")
_LEAST = 3
_MOST_ENDINGS = 3


@cache
def stems(word: str) -> tuple[str, str]:
    """What a word in lower case shares with its other forms: without -s, -ed, -ing; and without any ending.

    Two words are forms of one if they share either.
    """
    rules = english.stems()
    stem = rules.irregular.get(word, word)
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
