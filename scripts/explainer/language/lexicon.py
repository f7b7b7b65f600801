"""Words and phrases that find themselves in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from explainer.language.data import split
from explainer.language.letters import levelled
from explainer.language.tokens import parts


@dataclass(frozen=True)
class Place:
    """Where a word or a phrase stands in a text."""

    start: int
    end: int
    text: str
    """As it is written there."""

    @property
    def span(self) -> tuple[int, int]:
        """Its first character, and the one behind its last."""
        return self.start, self.end


class Phrases:
    """Words and phrases, in lower case and with the keyboard's apostrophes whatever the text has."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = tuple(levelled(word).lower() for word in words)

    @classmethod
    def of_text(cls, text: str) -> Phrases:
        """Those of a text with commas between them."""
        return cls(split(text))

    @cached_property
    def _phrases(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """First token to all phrases that begin with it, as tokens and the marks between them, the longest first."""
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for word in dict.fromkeys(self.words):
            tokens = _tokens_and_marks(word, list(parts(word)))
            if tokens:
                phrases.setdefault(tokens[0], []).append(tokens)
        return {first: tuple(sorted(same, key=len, reverse=True)) for first, same in phrases.items()}

    @property
    def firsts(self) -> Iterable[str]:
        """The words of which a text holds one wherever `find` finds something: `words_of` a text gives the text's."""
        return self._phrases.keys()

    def find(self, text: str) -> Iterator[Place]:
        """Every place where one of them stands as whole words, the longest where several begin; none in another."""
        level, tokens, places = _read(text)
        if places.keys().isdisjoint(self._phrases):
            return
        behind = 0
        for at in sorted(at for word in places.keys() & self._phrases.keys() for at in places[word]):
            length = self._length(level, tokens, at) if at >= behind else 0
            if length:
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                yield Place(start, end, text[start:end])
                behind = at + length

    def is_in(self, text: str) -> bool:
        """Whether one of them stands there."""
        return next(self.find(text), None) is not None

    def _length(self, text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
        """How many tokens the longest phrase that begins here has; 0 for none."""
        for phrase in self._phrases.get(tokens[at][0].lower(), ()):
            length = (len(phrase) + 1) // 2
            if length == 1 or _tokens_and_marks(text, tokens[at : at + length]) == phrase:
                return length
        return 0


def words_of(text: str) -> AbstractSet[str]:
    """The words of a text in lower case."""
    return _read(text)[2].keys()


# A pure function of the text; rules ask for the same few hundred texts again and again.
@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[str, tuple[re.Match[str], ...], Mapping[str, list[int]]]:
    """A text with the keyboard's marks, its words, and where each of them stands, in lower case."""
    level = levelled(text)
    found = tuple(parts(level))
    places: dict[str, list[int]] = {}
    for at, token in enumerate(found):
        places.setdefault(token[0].lower(), []).append(at)
    return level, found, places


def _tokens_and_marks(text: str, tokens: Sequence[re.Match[str]]) -> tuple[str, ...]:
    """The tokens in lower case, and between two what stands there, spaces and hyphens aside."""
    found: list[str] = []
    for i, token in enumerate(tokens):
        if i:
            found.append(text[tokens[i - 1].end() : token.start()].strip(" -"))
        found.append(token[0].lower())
    return tuple(found)
