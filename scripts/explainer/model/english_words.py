"""What the checks know of English: lists of words, read from data, that say what they are good for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache


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


@dataclass(frozen=True)
class WordList:
    """Words and phrases in lower case, with the keyboard's apostrophes."""

    words: tuple[str, ...]

    @cached_property
    def _phrases(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """First token to all phrases that begin with it, as tokens and the marks between them, the longest first."""
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for word in dict.fromkeys(self.words):
            parts = _parts(word, list(_TOKEN.finditer(word)))
            if parts:
                phrases.setdefault(parts[0], []).append(parts)
        return {first: tuple(sorted(same, key=len, reverse=True)) for first, same in phrases.items()}

    @property
    def firsts(self) -> Iterable[str]:
        """The words of which a text holds one wherever `find` finds something: `words_of` a text gives the text's."""
        return self._phrases.keys()

    def find(self, text: str) -> Iterator[Place]:
        """Every place where one of them stands as whole words, the longest where several begin; none in another."""
        tokens, present = _tokens(text)
        if present.isdisjoint(self._phrases):
            return
        at = 0
        while at < len(tokens):
            length = self._length(tokens, at)
            if length:
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                yield Place(start, end, text[start:end])
            at += length or 1

    def is_in(self, text: str) -> bool:
        """Whether one of them stands there."""
        return next(self.find(text), None) is not None

    def _length(self, tokens: Sequence[re.Match[str]], at: int) -> int:
        """How many tokens the longest phrase that begins here has; 0 for none."""
        for phrase in self._phrases.get(tokens[at][0].lower(), ()):
            length = (len(phrase) + 1) // 2
            if length == 1 or _parts(tokens[at].string, tokens[at : at + length]) == phrase:
                return length
        return 0


@dataclass(frozen=True)
class Strength:
    """How strong a statement is that holds one of these words."""

    name: str
    hedge: bool
    """Whether evidence with such a word holds back, so that a claim on it has to."""
    words: WordList
    soft: WordList
    """Words that hold back in a claim, and do not make evidence one that holds back."""


@dataclass(frozen=True)
class Numbers:
    """Words for numbers and dates."""

    months: Mapping[str, int]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    percent: WordList
    currencies: Mapping[str, str]
    """Signs and words to a currency's code."""
    relations: Mapping[str, str]
    """What stands before a date to what it makes of it: `no later than` to `by`."""


@dataclass(frozen=True)
class Stems:
    """How a word is cut to what it shares with its other forms."""

    spelling: Sequence[tuple[str, str]]
    """British letters and the American ones for them."""
    endings: tuple[str, ...]
    irregular: Mapping[str, str]


@dataclass(frozen=True)
class Speaking:
    """How an article lets somebody speak."""

    verbs: WordList
    sides: WordList
    """Verbs that show in a claim what somebody thinks."""
    between: WordList
    """What may stand between the speaker and the verb."""
    pronouns: Mapping[str, tuple[str, ...]]
    """By sort of participant."""
    genders: Mapping[str, WordList]
    characterising: WordList
    """What a sentence holds that characterises or predicts, unless somebody says it."""


@dataclass(frozen=True)
class Offices:
    """How an office is named, and how somebody is said to hold it now."""

    words: WordList
    holding: WordList
    leading: WordList
    now: WordList
    past: WordList
    of: WordList
    """What joins an office to where it is held."""


@dataclass(frozen=True)
class EnglishWords:
    """Everything that scripts/locales/en/facts.yml says."""

    numbers: Numbers
    strengths: tuple[Strength, ...]
    """From the weakest to the strongest."""
    statuses: Mapping[str, int]
    """The least strength, as an index, that a timeline's status takes."""
    open_questions: WordList
    presuming_questions: WordList
    asking_when: WordList
    asking_who: WordList
    recurring: WordList
    negations: WordList
    affirmative: WordList
    """Phrases that hold a negation and do not negate."""
    function: frozenset[str]
    plain: WordList
    article: WordList
    """How a sentence speaks of the article itself."""
    view: WordList
    silence: WordList
    silent_in: WordList
    """Phrases that say so together with a negation: "named in the article"."""
    naming: WordList
    """How a sentence speaks of the parts of a name."""
    turns: WordList
    """What begins a further clause that may assert something."""
    speaking: Speaking
    offices: Offices
    stems: Stems
    demonyms: frozenset[str]
    sorts: Mapping[str, WordList]


def inflected(verb: str) -> tuple[str, ...]:
    """A regular verb's forms: explore, explores, explored, exploring.

    Where a last consonant may be doubled (plan, visit), both spellings are given.
    """
    return (verb, third_person(verb), *(f"{stem}{end}" for stem in _stems(verb) for end in ("ed", "ing")))


def third_person(verb: str) -> str:
    """The form that goes with "the article": says, specifies, expresses."""
    if re.search(r"[^aeiou]y\Z", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(s|x|z|ch|sh)\Z", verb) else f"{verb}s"


def _stems(verb: str) -> tuple[str, ...]:
    if re.search(r"[^aeiouy]e\Z", verb) or verb.endswith("ue"):
        return (verb[:-1],)
    if re.search(r"[^aeiou]y\Z", verb):
        return (verb, f"{verb[:-1]}i")
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]\Z", verb):
        return (verb, verb + verb[-1])
    return (verb, verb[:-1]) if verb.endswith("ee") else (verb,)


_TOKEN = re.compile(r"\w+?(?=n't\b)|n't\b|\w+(?:'(?!s\b)\w+)*|'s\b", re.IGNORECASE)


# A pure function of the text; rules ask for the same few hundred texts again and again.
@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[tuple[re.Match[str], ...], frozenset[str]]:
    """The words of a text, its n't and 's apart; and the set of them in lower case."""
    found = tuple(_TOKEN.finditer(text))
    return found, frozenset(token[0].lower() for token in found)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return _tokens(text)[1]


def _parts(text: str, tokens: Sequence[re.Match[str]]) -> tuple[str, ...]:
    """The tokens in lower case, and between two what stands there, spaces and hyphens aside."""
    parts: list[str] = []
    for i, token in enumerate(tokens):
        if i:
            parts.append(text[tokens[i - 1].end() : token.start()].strip(" -\n\t\r"))
        parts.append(token[0].lower())
    return tuple(parts)
