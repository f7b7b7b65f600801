"""How one language's words are compared. The language itself is data: `scripts/locales/<tag>/search.json`.

Three algorithms, each written twice (here and in `search.js`) and therefore tiny:

fold    NFKD, lower case, the combining marks U+0300–036F dropped, NFC, then `fold` character by character: ё → е
        needs no entry, its dots are a combining mark; ә → а does, readers type Kazakh on Russian keyboards.
tokens  Runs of letters, numbers and marks of the folded text. A run's characters of an `unspaced` script become
        overlapping pairs and, at the end of such a stretch, the last character alone: 直行便 → 直行 行便 便. Text of
        such a script has no spaces between words, so a phrase is found as consecutive pairs.
stems   What may be left of a word when endings go: the word; then, up to `rounds` times, whatever remains when one of
        `suffixes` is cut off and at least `least` characters stay, one of `vowels` among them where a language lists
        them (or the rest is one of `short`); then, for each of these and each pair of `ends`, the same with one ending
        put for the other (кітап ~ кітаб-, study ~ studi-).
        A word with a digit in it is its only stem. Two words are related when they share a stem, so nobody has to
        decide which stem is the true one: «қатынас» stays whole and still meets «қатынасын».

Everything that rules list is written as people write it and folded when the rules are read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.problem import ContentError, Problem
from explainer.source import Span

_MARKS = range(0x300, 0x370)
_WORD_CATEGORIES = "LNM"

_LISTS = ("suffixes", "short", "vowels", "stop", "names", "joints")
_PAIRS = ("ends", "unspaced", "soft", "spellings")
_NUMBERS = {"least": 3, "rounds": 1}


@dataclass(frozen=True)
class Rules:
    """One language's rules; `names`, `soft` and `joints` are used by the reading half alone (`search.js`)."""

    letters: Mapping[str, str]
    """`fold`: what a character of the normalised text becomes; empty drops it."""
    least: int
    rounds: int
    suffixes: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    short: frozenset[str]
    """Stems shorter than `least` that are words of their own."""
    vowels: frozenset[str]
    """What a stem has one of, so that страна and строй share none: стр. Nothing is asked where none are listed."""
    stop: frozenset[str]
    """Words that a query may hold without a sentence holding them, and that are no form of another word."""
    names: tuple[str, ...]
    """Endings of the other languages, as a name of theirs may carry them here."""
    unspaced: tuple[tuple[str, str], ...]
    """First and last character of the ranges that are written without spaces."""
    soft: tuple[tuple[str, str], ...]
    """Those of them that inflect: 話し合う → 話し合."""
    joints: tuple[str, ...]
    """Particles at which a phrase that is nowhere may be taken apart: 日本とカザフスタン."""
    spellings: tuple[tuple[str, str], ...]
    """What names are also written with, one for the other: Tompiyeva, Tompieva; Джун, Дзюн."""

    def fold(self, text: str) -> str:
        """The text without what readers leave out when they type."""
        plain = unicodedata.normalize("NFKD", text).lower()
        bare = "".join(char for char in plain if ord(char) not in _MARKS)
        return "".join(self.letters.get(char, char) for char in unicodedata.normalize("NFC", bare))

    def tokens(self, text: str) -> list[str]:
        """The folded words and pairs of a text in order; a token's place is its index in this list."""
        found: list[str] = []
        word = ""
        folded = self.fold(text)
        for at, char in enumerate(folded):
            if self._is_unspaced(char):
                if word:
                    found.append(word)
                    word = ""
                follower = folded[at + 1 : at + 2]
                found.append(char + follower if self._is_unspaced(follower) else char)
            elif unicodedata.category(char)[0] in _WORD_CATEGORIES:
                word += char
            elif word:
                found.append(word)
                word = ""
        return [*found, word] if word else found

    def stems(self, word: str) -> frozenset[str]:
        """What may be left of a folded word when endings go (see the module's docstring)."""
        if word not in self._stems:
            self._stems[word] = self._stems_of(word)
        return self._stems[word]

    def _stems_of(self, word: str) -> frozenset[str]:
        if any(unicodedata.category(char)[0] == "N" for char in word):
            return frozenset({word})
        stems = last = {word}
        for _ in range(self.rounds):
            last = {stem[: -len(suffix)] for stem in last for suffix in self._endings if self._may_lose(stem, suffix)}
            stems = stems | last
        swapped = {stem[: -len(one)] + other for stem in stems for one, other in self._swaps if stem.endswith(one)}
        return frozenset(stems | swapped)

    def related(self, one: str, other: str) -> bool:
        """Whether two folded words may be forms of one word."""
        return not self.stems(one).isdisjoint(self.stems(other))

    def is_whole(self, token: str) -> bool:
        """Whether a token is a word, not a pair of characters of an unspaced script."""
        return not self._is_unspaced(token[:1])

    def _is_unspaced(self, char: str) -> bool:
        return any(first <= char <= last for first, last in self.unspaced)

    def _may_lose(self, stem: str, suffix: str) -> bool:
        rest = stem[: -len(suffix)]
        return stem.endswith(suffix) and (rest in self._short or (len(rest) >= self.least and self._has_vowel(rest)))

    def _has_vowel(self, stem: str) -> bool:
        return not self._vowels or not self._vowels.isdisjoint(stem)

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        """Stems found so far: an index asks for those of a few thousand words again and again."""
        return {}

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(sorted({self.fold(suffix) for suffix in self.suffixes}))

    @cached_property
    def _swaps(self) -> tuple[tuple[str, str], ...]:
        pairs = {(self.fold(one), self.fold(other)) for one, other in self.ends}
        return tuple(sorted(pair for one, other in pairs if one != other for pair in ((one, other), (other, one))))

    @cached_property
    def _short(self) -> frozenset[str]:
        return frozenset(map(self.fold, self.short))

    @cached_property
    def _vowels(self) -> frozenset[str]:
        return frozenset(map(self.fold, self.vowels))

    @cached_property
    def stopped(self) -> frozenset[str]:
        """`stop`, folded."""
        return frozenset(map(self.fold, self.stop))


def rules(data: Mapping[str, object], where: Span) -> Rules:
    """The rules a locale's search file holds; every key may be missing, then that much less is folded.

    `where` is the place named in problems (the file). Raises ContentError with every problem found.
    """
    problems: list[Problem] = []

    def wrong(key: str, wanted: str) -> None:
        fix = f"write {wanted}, as in the other languages' files"
        problems.append(Problem(where, "search-rules", f"'{key}' is not {wanted}", fix))

    known = {"fold", *_LISTS, *_PAIRS, *_NUMBERS}
    for key in data:
        if key not in known:
            fix = f"use one of: {', '.join(sorted(known))}"
            problems.append(Problem(where, "search-rules", f"'{key}' is no rule", fix))

    letters = data.get("fold", {})
    if not isinstance(letters, Mapping) or not all(
        isinstance(char, str) and len(char) == 1 and isinstance(instead, str) for char, instead in letters.items()
    ):
        wrong("fold", "a mapping of single characters to text")
        letters = {}

    lists = {key: _texts(data.get(key, ())) for key in _LISTS}
    pairs = {key: _pairs(data.get(key, ())) for key in _PAIRS}
    numbers = {key: data.get(key, default) for key, default in _NUMBERS.items()}
    for key in (key for key, value in lists.items() if value is None):
        wrong(key, "a list of texts")
    for key in (key for key, value in pairs.items() if value is None):
        wrong(key, "a list of pairs of texts")
    for key in (key for key, value in numbers.items() if type(value) is not int or value < 1):
        wrong(key, "a whole number above zero")
    if problems:
        raise ContentError(*problems)

    def several(key: str) -> tuple[str, ...]:
        return lists[key] or ()

    return Rules(
        letters={str(char): str(instead) for char, instead in letters.items()},
        least=int(str(numbers["least"])),
        rounds=int(str(numbers["rounds"])),
        suffixes=several("suffixes"),
        ends=pairs["ends"] or (),
        short=frozenset(several("short")),
        vowels=frozenset(several("vowels")),
        stop=frozenset(several("stop")),
        names=several("names"),
        unspaced=pairs["unspaced"] or (),
        soft=pairs["soft"] or (),
        joints=several("joints"),
        spellings=pairs["spellings"] or (),
    )


def as_data(rules: Rules) -> dict[str, object]:
    """The rules as the manifest carries them to the browser: the file's shape, less what the index alone needs."""
    return {
        "fold": dict(sorted(rules.letters.items())),
        "least": rules.least,
        "rounds": rules.rounds,
        "suffixes": rules.suffixes,
        "ends": rules.ends,
        "short": sorted(rules.short),
        "vowels": sorted(rules.vowels),
        "stop": sorted(rules.stop),
        "names": rules.names,
        "unspaced": rules.unspaced,
        "soft": rules.soft,
        "joints": rules.joints,
    }


def _texts(value: object) -> tuple[str, ...] | None:
    """A list of non-empty texts as a tuple; None for anything else."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    texts = tuple(item for item in _objects(value) if isinstance(item, str) and item)
    return texts if len(texts) == len(value) else None


def _pairs(value: object) -> tuple[tuple[str, str], ...] | None:
    """A list of pairs of non-empty texts as a tuple of tuples; None for anything else."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    pairs = [_texts(item) for item in _objects(value)]
    good = tuple((pair[0], pair[1]) for pair in pairs if pair is not None and len(pair) == 2)  # noqa: PLR2004 - a pair
    return good if len(good) == len(value) else None


def _objects(values: Iterable[object]) -> Iterable[object]:
    return values
