"""How one language's words are compared. The language itself is data: `scripts/locales/<tag>/search.json`.

Three algorithms, each written twice (here and in overrides/assets/words.js) and therefore tiny:

fold    As `language.letters.folded` does with the language's own letters, `fold`.
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
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from explainer.language.letters import folded

_WORD_CATEGORIES = "LNM"
_BETWEEN, _OF_A_WORD, _UNSPACED = range(3)


class _Kinds(dict[str, int]):
    """What each character is: an index asks of a few hundred a million times."""

    def __init__(self, is_unspaced: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_unspaced = is_unspaced

    def __missing__(self, char: str) -> int:
        is_of_a_word = unicodedata.category(char)[0] in _WORD_CATEGORIES
        self[char] = _UNSPACED if self._is_unspaced(char) else _OF_A_WORD if is_of_a_word else _BETWEEN
        return self[char]


Letter = Annotated[str, Meta(min_length=1, max_length=1)]
Text = Annotated[str, Meta(min_length=1)]
Number = Annotated[int, Meta(ge=1)]


class Rules(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, dict=True):
    """One language's rules; `names`, `soft` and `joints` are used by the reading half alone (`words.js`).

    Every key may be missing, then that much less is folded.
    """

    fold: Mapping[Letter, str] = {}
    """What a character of the normalised text becomes; empty drops it."""
    least: Number = 3
    rounds: Number = 1
    suffixes: tuple[Text, ...] = ()
    ends: tuple[tuple[Text, Text], ...] = ()
    short: frozenset[Text] = frozenset()
    """Stems shorter than `least` that are words of their own."""
    vowels: frozenset[Text] = frozenset()
    """What a stem has one of, so that страна and строй share none: стр. Nothing is asked where none are listed."""
    stop: frozenset[Text] = frozenset()
    """Words that a query may hold without a sentence holding them, and that are no form of another word."""
    names: tuple[Text, ...] = ()
    """Endings of the other languages, as a name of theirs may carry them here."""
    unspaced: tuple[tuple[Letter, Letter], ...] = ()
    """First and last character of the ranges that are written without spaces."""
    soft: tuple[tuple[Letter, Letter], ...] = ()
    """Those of them that inflect: 話し合う → 話し合."""
    joints: tuple[Text, ...] = ()
    """Particles at which a phrase that is nowhere may be taken apart: 日本とカザフスタン."""
    spellings: tuple[tuple[Text, Text], ...] = ()
    """What names are also written with, one for the other: Tompiyeva, Tompieva; Джун, Дзюн."""

    def folded(self, text: str) -> str:
        """The text without what readers leave out when they type."""
        return folded(text, self.fold)

    def tokens(self, text: str) -> list[str]:
        """The folded words and pairs of a text in order; a token's place is its index in this list."""
        found: list[str] = []
        folded, start = self.folded(text), -1
        for at, char in enumerate(folded):
            kind = self._kinds[char]
            if kind == _OF_A_WORD:
                start = at if start < 0 else start
                continue
            if start >= 0:
                found.append(folded[start:at])
                start = -1
            if kind == _UNSPACED:
                follower = folded[at + 1 : at + 2]
                found.append(char + follower if self._is_unspaced(follower) else char)
        return [*found, folded[start:]] if start >= 0 else found

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
            last = {rest for stem in last for rest in self._without_endings(stem)}
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

    def _without_endings(self, stem: str) -> Iterator[str]:
        for length in self._lengths:
            if length < len(stem) and stem[-length:] in self._endings:
                rest = stem[:-length]
                if rest in self._short or (len(rest) >= self.least and self._has_vowel(rest)):
                    yield rest

    def _has_vowel(self, stem: str) -> bool:
        return not self._vowels or not self._vowels.isdisjoint(stem)

    @cached_property
    def _kinds(self) -> _Kinds:
        return _Kinds(self._is_unspaced)

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        """Stems found so far: an index asks for those of a few thousand words again and again."""
        return {}

    @cached_property
    def _endings(self) -> frozenset[str]:
        return frozenset(map(self.folded, self.suffixes))

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(one) for one in self._endings if one}))

    @cached_property
    def _swaps(self) -> tuple[tuple[str, str], ...]:
        pairs = {(self.folded(one), self.folded(other)) for one, other in self.ends}
        return tuple(sorted(pair for one, other in pairs if one != other for pair in ((one, other), (other, one))))

    @cached_property
    def _short(self) -> frozenset[str]:
        return frozenset(map(self.folded, self.short))

    @cached_property
    def _vowels(self) -> frozenset[str]:
        return frozenset(map(self.folded, self.vowels))

    @cached_property
    def stopped(self) -> frozenset[str]:
        """`stop`, folded."""
        return frozenset(map(self.folded, self.stop))


def as_data(rules: Rules) -> dict[str, object]:
    """The rules as the manifest carries them to the browser: the file's shape, less what the index alone needs."""
    return {
        "fold": dict(sorted(rules.fold.items())),
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
