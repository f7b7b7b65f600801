"""Whether what has arrived is an article that we can explain: whole sentences, in English."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from explainer.language.letters import levelled
from explainer.language.sentences import ends_with_stop
from explainer.language.tokens import words
from explainer.model.seed import Seed
from explainer.problem import Level, Problem
from explainer.read.arriving.words import function_words, languages
from explainer.source import Source

_SHORTEST_SENTENCE = 4
"""Words: "All rights reserved." is none."""
_LEAST_OF_ENGLISH = 0.1
"""Of an English article's words, two in five are function words; of a bare list of names and prices, one in six."""
_ENOUGH_TO_COUNT = 25
"""Words; of fewer, only another language's own words speak against English, and twice as many as there are English
ones: "U.S. should double A.I. funding" has i, u, a and s, which are words in Croatian."""
_LEAST_OF_LATIN = 0.5
_ENOUGH_OF_A_LINE, _ENOUGH_WITH_ACCENTS = 3, 2
_SHOWN = 3
_LONGEST_TITLE = 300
_LEAST_OF_A_PARAGRAPH = 10
"""Words with a full stop behind them that are hardly a title."""


def not_explainable(seed: Seed, name: str) -> Problem | None:
    """Why no explainer can be made of an article that was read from the file `name`, if so."""
    at = Source(name, "").span()
    if len(seed.title.text) > _LONGEST_TITLE:
        message = f"the first line, which is the title, has {len(seed.title.text):,} characters"
        return Problem(at, "no-title", message, "write the article's title on a line of its own above its text")
    if foreign := not_english(seed, name):
        return foreign
    if not words_in_sentences(seed):
        message = "no line of it is a whole sentence, so nothing in it could be evidence"
        return Problem(at, "no-sentences", message, "add the article's text, in sentences that end with a full stop")
    return None


def not_english(seed: Seed, name: str) -> Problem | None:
    """The problem of an article in another language, naming which one and by which of its words."""
    # Not the dateline: "Published on May 14" may be ours, and "on" and "may" are English.
    foreign = _foreign(" ".join(unit.text for unit in (seed.title, *seed.sentences)))
    if foreign is None:
        return None
    fix = "add the English article: this site explains articles that are written in English"
    return Problem(Source(name, "").span(), "not-english", foreign, fix)


def notices(seed: Seed, name: str) -> tuple[Problem, ...]:
    """What an editor should know about an article that is read: without a date, no "yesterday" has a date."""
    at = Source(name, "").span()
    found = []
    title = seed.title.text
    if title.endswith(".") and len(title.split()) >= _LEAST_OF_A_PARAGRAPH:
        message = f"the title looks like a sentence of the text: '{title[:60]}…'"
        fix = "write the article's title on the first line, above its text"
        found.append(Problem(at, "title-from-text", message, fix, Level.NOTICE))
    if seed.updated is None:
        what = "has no date"
        if seed.dateline is not None:
            what = f"has a date that can be read in two ways: '{seed.dateline.text}'"
        message = f"the article {what}, so words such as 'yesterday' or 'on Tuesday' stay without one"
        fix = "write its date on a line of its own below the title, such as: Published on March 9, 2024"
        found.append(Problem(at, "no-date", message, fix, Level.NOTICE))
    return tuple(found)


def words_in_sentences(seed: Seed) -> int:
    """How many words stand in whole sentences."""
    lengths = (len(_words(unit.text)) for unit in seed.sentences if ends_with_stop(unit.text))
    return sum(length for length in lengths if length >= _SHORTEST_SENTENCE)


def _words(text: str) -> list[str]:
    return [word[0] for word in words(levelled(text), digits=False)]


def is_foreign(text: str) -> bool:
    """Whether a line in an English article is in another language: by its letters, or by its words.

    It has words that its language cannot do without, and none that only English has: one where it has accents.
    """
    if not text.isascii():
        scripts = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
        if scripts["LATIN"] < scripts.total() * _LEAST_OF_LATIN:
            return True
    words = {word for word in _words(text.lower()) if len(word) > 1}
    english = function_words("English")
    if not words.isdisjoint(_only_english()):
        return False
    accented = sum(word.islower() and not word.isascii() for word in _words(text))
    if accented >= _ENOUGH_WITH_ACCENTS and words.isdisjoint(english):
        return True
    for language in languages():
        own = function_words(language)
        if not (words & english) - own and len((words & own) - english) >= (1 if accented else _ENOUGH_OF_A_LINE):
            return True
    return False


@cache
def _only_english() -> frozenset[str]:
    """English words that are words of no other language."""
    others = (function_words(language) for language in languages() if language != "English")
    return function_words("English").difference(*others)


@dataclass(frozen=True)
class _Share:
    """How much of a text is a language's own."""

    language: str
    share: float
    count: int
    examples: tuple[str, ...]


def _foreign(text: str) -> str | None:
    """What says that a text is not English, if so."""
    words = _words(text.lower())
    if not words:
        return "there is not a word in it"
    scripts = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    english, *others = (_share(language, Counter(words), scripts) for language in languages())
    other = max(others, key=lambda one: one.share)
    of_english = f"of its {len(words):,} words, {english.count:,} are such as 'the', 'of' and 'and'"
    is_long = len(words) >= _ENOUGH_TO_COUNT
    if other.share > english.share * (1 if is_long else 2):
        if not other.examples:
            return f"this is not English: its letters are those of {other.language}"
        return f"this is not English, it looks like {other.language} ({', '.join(other.examples)}): {of_english}"
    if english.share < _LEAST_OF_ENGLISH and is_long:
        return f"this does not look like English: {of_english}"
    return None


def _share(language: str, words: Counter[str], scripts: Counter[str]) -> _Share:
    known = languages()[language]
    if known[0].isupper():
        letters = sum(scripts[script] for script in known)
        return _Share(language, letters / max(scripts.total(), 1), letters, ())
    found = sorted((word for word in known if words[word]), key=lambda word: -words[word])
    count = sum(words[word] for word in found)
    return _Share(language, count / words.total(), count, tuple(found[:_SHOWN]))
