"""Words of any language as patterns: how lists of words (`language.checks`) are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SPACES = "[\\s\u00a0\u202f]+"
NOTHING = re.compile(r"(?!)")
"""Finds nothing."""


def pattern_of(words: Iterable[str], *, apart: bool = True, exact: bool = False) -> re.Pattern[str]:
    """Any of the words, written as `language.checks` tells; `exact` minds capitals. No words: finds nothing."""
    return re.compile(expression(words, apart=apart), re.NOFLAG if exact else re.IGNORECASE)


def expression(words: Iterable[str], *, apart: bool = True) -> str:
    """The same as a part of a longer pattern."""
    words = tuple(words)
    plain = [word for word in words if not word.startswith("~")]
    parts = [word[1:] for word in words if word.startswith("~")]
    if plain:
        longest_first = sorted(plain, key=len, reverse=True)
        parts.insert(0, _bounded(plain, "|".join(map(escaped, longest_first)), apart=apart))
    return "|".join(parts) if parts else NOTHING.pattern


def _bounded(words: Iterable[str], joined: str, *, apart: bool) -> str:
    """The words' pattern between bounds, behind a look at its first letter, which spares most places the search."""
    firsts = "" if any(word.startswith("*") for word in words) else f"(?=[{re.escape(''.join({w[0] for w in words}))}])"
    return rf"(?<!\w){firsts}(?:{joined})(?!\w)" if apart else f"{firsts}(?:{joined})"


def escaped(word: str) -> str:
    """A word or phrase as a pattern, whatever stands for its stars and its spaces."""
    words = (r"\w*".join(re.escape(piece) for piece in one.split("*")) for one in word.split())
    return _SPACES.join(words)


def named(groups: Mapping[str, Iterable[str]], *, apart: bool, exact: bool) -> re.Pattern[str]:
    """All groups in one pattern; `lastgroup`, without a final `_`, tells which was found. Earlier groups win."""
    plain = {name: [word for word in words if not word.startswith("~")] for name, words in groups.items()}
    raw = {name: [word[1:] for word in words if word.startswith("~")] for name, words in groups.items()}
    every = [word for words in plain.values() for word in words]
    parts = [f"(?P<{name}_>{'|'.join(patterns)})" for name, patterns in raw.items() if patterns]
    if every:
        each = (
            f"(?P<{name}>{'|'.join(map(escaped, sorted(words, key=len, reverse=True)))})"
            for name, words in plain.items()
            if words
        )
        parts.insert(0, _bounded(every, "|".join(each), apart=apart))
    return re.compile("|".join(parts), re.NOFLAG if exact else re.IGNORECASE) if parts else NOTHING
