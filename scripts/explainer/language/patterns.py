"""Words of any language as patterns: how lists of words (`language.checks`) are looked for.

Most of many lists have no word in a given text, which is seen at once: a word says what must be part of the text
(`needed_by`). Only where the text has that, a pattern is compiled and run.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

_SPACES = "[\\s\u00a0\u202f]+"
Key = TypeVar("Key")


@lru_cache(maxsize=8192)
def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern that several texts, languages or articles ask for: `re` itself keeps fewer than one article needs."""
    return re.compile(pattern, flags)


NOTHING = re.compile(r"(?!)")
"""Finds nothing."""


class Sought(ABC):
    """Words that are looked for; finds in any text what one pattern of all of them would."""

    @abstractmethod
    def within(self, text: str) -> re.Pattern[str]:
        """A pattern of those words that may stand in this text."""

    def search(self, text: str) -> re.Match[str] | None:
        """The first word of the text."""
        return self.within(text).search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The word that begins there."""
        return self.within(text).match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The word that the text is."""
        return self.within(text).fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every word."""
        return self.within(text).finditer(text)

    def findall(self, text: str) -> list[str]:
        """Every word as it is written."""
        return [found[0] for found in self.finditer(text)]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else for every word."""
        return self.within(text).sub(new, text)


class Words(Sought):
    """Any of some words."""

    def __init__(self, words: Iterable[str], *, apart: bool, exact: bool) -> None:
        self.words, self._apart, self._exact = tuple(words), apart, exact

    def within(self, text: str) -> re.Pattern[str]:
        """All of them where one may stand there, else those that do not tell."""
        return self._others if self._needed.isdisjoint(_pieces(text)) else self._all

    def search(self, text: str) -> re.Match[str] | None:
        """The first word of the text: for most lists and texts there is nothing that could be."""
        pattern = self._others if self._needed.isdisjoint(_pieces(text)) else self._all
        return None if pattern is NOTHING else pattern.search(text)

    @cached_property
    def pattern(self) -> str:
        """As a part of a longer pattern, in which capitals count as there."""
        whole = expression(self.words, apart=self._apart)
        return whole if self._exact else f"(?i:{whole})"

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(one[:_LONGEST] for word in self.words for one in needed_by(word))

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return self._of(self.words)

    @cached_property
    def _others(self) -> re.Pattern[str]:
        others = tuple(word for word in self.words if not needed_by(word))
        return self._all if others == self.words else self._of(others)

    def _of(self, words: tuple[str, ...]) -> re.Pattern[str]:
        if not words:
            return NOTHING
        return compiled(expression(words, apart=self._apart), re.NOFLAG if self._exact else re.IGNORECASE)


_TEXTS = 1024
"""Of so many texts it is known what may stand there: an article's English is asked for with each translation."""


class Index(Generic[Key]):
    """Many lists of words, most of which have none in a given text."""

    def __init__(self, lists: Mapping[Key, Iterable[str]]) -> None:
        self._lists = {key: tuple(words) for key, words in lists.items()}
        self._found: dict[str, tuple[Key, ...]] = {}

    def within(self, text: str) -> tuple[Key, ...]:
        """The lists of which a word may stand there, in their order."""
        if text not in self._found:
            if len(self._found) >= _TEXTS:
                self._found.clear()
            found = {key for piece in self._needed.keys() & _pieces(text) for key in self._needed[piece]}
            self._found[text] = tuple(sorted(found, key=self._places.__getitem__))
        return self._found[text]

    @cached_property
    def _places(self) -> Mapping[Key, int]:
        return {key: place for place, key in enumerate(self._lists)}

    @cached_property
    def _needed(self) -> Mapping[str, list[Key]]:
        """By what is needed, the lists."""
        found: dict[str, list[Key]] = {}
        for key, words in self._lists.items():
            every = [needed_by(word) for word in words]
            for piece in {one[:_LONGEST] for own in every for one in own} if all(every) else {""}:
                found.setdefault(piece, []).append(key)
        return found


class Lists(dict[Key, Words]):
    """Lists of words by what they stand for."""

    def within(self, text: str) -> Iterator[tuple[Key, Words]]:
        """Those of which a word may stand there."""
        return ((key, self[key]) for key in self._index.within(text))

    @cached_property
    def _index(self) -> Index[Key]:
        return Index({key: one.words for key, one in self.items()})


class Groups(Sought):
    """Words in groups; `lastgroup` of what is found, without a final `_`, tells which. Earlier groups win."""

    def __init__(self, groups: Mapping[str, Iterable[str]], *, apart: bool, exact: bool) -> None:
        self._groups = {name: tuple(words) for name, words in groups.items()}
        self._apart, self._exact, self._index = apart, exact, Index(self._groups)
        self._compiled: dict[tuple[str, ...], re.Pattern[str]] = {}

    def within(self, text: str) -> re.Pattern[str]:
        """Those groups of which a word may stand there: few, and mostly the same few."""
        names = self._index.within(text)
        if names not in self._compiled:
            flags = re.NOFLAG if self._exact else re.IGNORECASE
            self._compiled[names] = compiled(self._expression(names), flags) if names else NOTHING
        return self._compiled[names]

    @property
    def pattern(self) -> str:
        """All of them as a part of a longer pattern, which says whether capitals count."""
        return self._expression(self._groups)

    def _expression(self, names: Iterable[str]) -> str:
        plain = {name: [word for word in self._groups[name] if not word.startswith("~")] for name in names}
        raw = {name: [word[1:] for word in self._groups[name] if word.startswith("~")] for name in names}
        every = [word for words in plain.values() for word in words]
        parts = [f"(?P<{name}_>{'|'.join(patterns)})" for name, patterns in raw.items() if patterns]
        if every:
            each = (
                f"(?P<{name}>{'|'.join(map(escaped, sorted(words, key=len, reverse=True)))})"
                for name, words in plain.items()
                if words
            )
            parts.insert(0, _bounded(every, "|".join(each), apart=self._apart))
        return "|".join(parts) if parts else NOTHING.pattern


def expression(words: Iterable[str], *, apart: bool = True) -> str:
    """Any of the words as a part of a longer pattern; no words: what finds nothing."""
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


# ---- What must be part of a text


def folded(text: str) -> str:
    """A text in which letters are the same that are the same to a pattern that does not mind capitals."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")  # a Turkish İ leaves its dot behind


_LONGEST = 4
"""So many letters of a text that is needed are looked for."""


@lru_cache(maxsize=512)
def _pieces(text: str) -> frozenset[str]:
    """Every row of so many letters or fewer in a text, `folded`."""
    there = folded(text)
    return frozenset([there[at : at + long] for long in range(_LONGEST + 1) for at in range(len(there) - long + 1)])


def needed_by(word: str) -> frozenset[str]:
    """Texts of which one, `folded`, is part of every text in which a word is found; none where it does not tell."""
    if word.startswith("~"):
        return frozenset() if _UNKNOWN.search(word) else _needed(_ATOM.finditer(word, 1))
    longest = max((piece for one in word.split() for piece in one.split("*")), key=len, default="")
    return frozenset({folded(longest)} if longest else ())


_UNKNOWN = re.compile(r"\(\?(?:[(#>]|P=|[a-zA-Z-]+\))|\\[1-9]")
"""Of regular expressions, what no list of ours has."""
_ATOM = re.compile(
    r"""(?: (?P<letter> [^\\\[\](){}.*+?^$|] | \\[^\w\s] )
          | (?P<bar> \| )
          | (?P<look> \(\?<?[=!] )
          | (?P<open> \( (?: \?(?:[a-zA-Z-]*:|P<\w+>) )? )
          | (?P<close> \) )
          | \[\^?\]? (?: \\. | [^\]\\] )* \]
          | \\ (?: x.. | u.{4} | U.{8} | N\{[^}]*\} | . )
          | . )
        (?P<times> [*+?] | \{[^}]*\} )? \??""",
    re.DOTALL | re.VERBOSE,
)
"""A part of a regular expression, and how often it stands."""


def _needed(atoms: Iterator[re.Match[str]]) -> frozenset[str]:
    """The same for an expression up to the bracket that closes it.

    Each alternative needs its longest row of letters, or what one of its groups needs.
    """
    every: list[frozenset[str]] = []
    best: frozenset[str] = frozenset()
    row = ""
    for atom in atoms:
        may_lack = atom["times"] not in {None, "+"}
        if atom["letter"] and not may_lack:
            row += atom["letter"][-1]
            if atom["times"] is None:
                continue
        best, row = max(best, frozenset({folded(row)} if row else ()), key=_least), ""
        if atom["look"]:
            _needed(atoms)  # what is seen there may stand nowhere
        elif atom["open"]:
            best = max(best, _needed(atoms), key=_least)
        elif atom["bar"]:
            every.append(best)
            best = frozenset()
        elif atom["close"]:
            if may_lack:
                return frozenset()
            break
    every.append(max(best, frozenset({folded(row)} if row else ()), key=_least))
    return frozenset().union(*every) if all(every) else frozenset()


def _least(texts: frozenset[str]) -> int:
    return min(map(len, texts), default=0)
