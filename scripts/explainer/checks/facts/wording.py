"""A sentence as the rules see it: its values, its words and what is left of each word without its endings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from explainer.checks.facts.values import Found, ValueReader
from explainer.model.english_words import EnglishWords, Stems

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE_END = ".?!:"
_BEFORE_A_SENTENCE = " \n\t\"'“”‘’«»()[]"
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
_TWINS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_INFLECTION = re.compile(r"(?<=...)(?:ing|ed|es|s|e)\Z")
_LEAST_STEM = 3
_MOST_ENDINGS = 3


@dataclass(frozen=True)
class Word:
    """A word and its place; a hyphen parts two words."""

    start: int
    end: int
    text: str
    opens: bool
    """Whether it is the first of its sentence, where a capital says nothing."""

    @property
    def lower(self) -> str:
        """In lower case, without a possessive ending."""
        return re.sub(r"'s?\Z", "", self.text.lower())

    @property
    def is_name(self) -> bool:
        """Whether its capitals make it a name, wherever it stands: inside a sentence, or in the middle of the word."""
        inner = self.text[1:].rstrip("s")
        return self.text[:1].isupper() and self.text != "I" and (not self.opens or any(map(str.isupper, inner)))


@dataclass(frozen=True)
class Wording:
    """An English text, one character to one as it is written, with the keyboard's apostrophes."""

    text: str
    values: tuple[Found, ...]

    @cached_property
    def without_values(self) -> str:
        """The text with spaces in place of its values: "May 2" is no modal verb."""
        return blanked(self.text, ((one.lead, one.end) for one in self.values))

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """What stands in quotation marks, the marks aside."""
        return tuple(match.span(match.lastindex or 0) for match in _QUOTED.finditer(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, values aside."""
        text = self.without_values
        return tuple(Word(*match.span(), match[0], self._opens(match.start())) for match in _WORD.finditer(text))

    def _opens(self, start: int) -> bool:
        """Whether nothing stands before this place, or the end of a sentence."""
        before = start - 1
        while before >= 0 and self.text[before] in _BEFORE_A_SENTENCE:
            before -= 1
        return before < 0 or self.text[before] in _SENTENCE_END

    @cached_property
    def openings(self) -> frozenset[int]:
        """Where sentences begin."""
        return frozenset(word.start for word in self.words if word.opens)


@dataclass(frozen=True)
class Reader:
    """Reads texts once each, however many rules ask."""

    words: EnglishWords
    _read: dict[str, Wording] = field(default_factory=dict)
    _stems: dict[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def _values(self) -> ValueReader:
        return ValueReader(self.words.numbers)

    def read(self, text: str) -> Wording:
        """The wording of a text."""
        if text not in self._read:
            straight = text.translate(_TWINS)
            self._read[text] = Wording(straight, self._values.read(straight))
        return self._read[text]

    def stems(self, word: str) -> tuple[str, str]:
        """What a word in lower case shares with its other forms: without -s, -ed, -ing; and without any ending.

        Two words are forms of one if they share either.
        """
        if word not in self._stems:
            self._stems[word] = _stems(word, self.words.stems)
        return self._stems[word]

    def stem(self, word: str) -> str:
        """The shorter of its stems: one for all forms of a word."""
        return self.stems(word)[1]

    def all_stems(self, text: str) -> frozenset[str]:
        """The stems of all words of a text."""
        return frozenset(stem for word in self.read(text).words for stem in self.stems(word.lower))

    def capitals(self, text: str) -> frozenset[str]:
        """The words that begin with a capital, in lower case."""
        return frozenset(word.lower for word in self.read(text).words if word.text[0].isupper())


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in place of these ranges."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _stems(word: str, rules: Stems) -> tuple[str, str]:
    stem = rules.irregular.get(word, word)
    for british, american in rules.spelling:
        stem = stem.replace(british, american)
    light = _undoubled(_INFLECTION.sub("", stem)) if len(stem) > _LEAST_STEM else stem
    for _ in range(_MOST_ENDINGS):
        ending = next((end for end in rules.endings if len(stem) - len(end) >= _LEAST_STEM and stem.endswith(end)), "")
        if not ending:
            break
        stem = stem.removesuffix(ending)
    return light, _undoubled(stem)


def _undoubled(stem: str) -> str:
    """Without the second of two last letters: "planned" leaves "plann"."""
    return stem[:-1] if len(stem) > _LEAST_STEM and stem[-1] == stem[-2] else stem
