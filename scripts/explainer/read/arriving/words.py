"""The function words of languages, from `data/function-words.txt`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "function-words.txt"


@cache
def languages() -> Mapping[str, tuple[str, ...]]:
    """By the language's English name, its words, or in capitals the Unicode names of its scripts; English first."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    told = (line.split(": ", maxsplit=1) for line in lines if not line.startswith("#"))
    return {name: tuple(words.split()) for name, words in told}


@cache
def function_words(language: str) -> frozenset[str]:
    """Those of one language."""
    return frozenset(languages()[language])
