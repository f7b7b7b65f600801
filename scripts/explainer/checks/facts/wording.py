"""A sentence as the rules see it: its values, its words and what is left of each word without its endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from explainer.checks.facts.words import FactWords
from explainer.language import english
from explainer.language.letters import levelled
from explainer.language.quotations import quoted_in
from explainer.language.stems import stems
from explainer.language.tokens import ownerless, words
from explainer.language.values.evidence import Found, read_values

_SENTENCE_END = ".?!:"
_BEFORE_A_SENTENCE = " \n\t\"'“”‘’«»()[]"


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
        return ownerless(self.text)

    @property
    def is_name(self) -> bool:
        """Whether its capitals make it a name, wherever it stands: inside a sentence, or in the middle of the word."""
        inner = self.text[1:].rstrip("s")
        return self.text[:1].isupper() and self.text != "I" and (not self.opens or any(map(str.isupper, inner)))


@dataclass(frozen=True)
class Wording:
    """An English text, one character to one as it is written, with the keyboard's apostrophes and spaces."""

    text: str
    values: tuple[Found, ...]

    @cached_property
    def without_values(self) -> str:
        """The text with spaces in place of its values: "May 2" is no modal verb."""
        return blanked(self.text, ((one.lead, one.end) for one in self.values))

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """What stands in quotation marks, the marks aside."""
        return tuple(quoted_in(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, values aside."""
        text = self.without_values
        return tuple(Word(*one.span(), one[0], self._opens(one.start())) for one in words(text, digits=False))

    def _opens(self, start: int) -> bool:
        """Whether nothing stands before this place, or the end of a sentence."""
        before = start - 1
        while before >= 0 and self.text[before] in _BEFORE_A_SENTENCE:
            before -= 1
        return before < 0 or self.text[before] in _SENTENCE_END

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(stem for word in self.words for stem in stems(word.lower))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that begin with a capital, in lower case."""
        return frozenset(word.lower for word in self.words if word.text[0].isupper())

    @cached_property
    def openings(self) -> frozenset[int]:
        """Where sentences begin."""
        return frozenset(word.start for word in self.words if word.opens)


# A pure function of the text; rules ask for the same few hundred texts again and again, and most of an article's stay
# when somebody corrects it.
@lru_cache(maxsize=1024)
def worded(text: str) -> Wording:
    """The wording of a text."""
    return Wording(levelled(text), read_values(text))


@dataclass(frozen=True)
class Reader:
    """Reads texts with what is known of English."""

    words: FactWords

    def read(self, text: str) -> Wording:
        """The wording of a text."""
        return worded(text)

    def stem(self, word: str) -> str:
        """The shorter of its stems: one for all forms of a word."""
        return stems(word)[1]

    def all_stems(self, text: str) -> frozenset[str]:
        """The stems of all words of a text."""
        return self.read(text).stems

    def content(self, text: str) -> Iterator[str]:
        """The stems of the words with content of their own, one for each."""
        for word in self.read(text).words:
            if word.lower not in english.grammar().empty and not self.words.anybody.is_in(word.lower):
                yield self.stem(word.lower)

    def capitals(self, text: str) -> frozenset[str]:
        """The words that begin with a capital, in lower case."""
        return self.read(text).capitals


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in place of these ranges."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = " " * (end - start)
    return "".join(chars)
