"""Words cited from an article: where in it they stand, so that evidence can only be its own; or what is nearest."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest

from explainer.language.letters import levelled, lowered
from explainer.language.patterns import compiled
from explainer.language.tokens import words as words_in
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_JOINERS = "'-"
"""Marks that hold a word together between two letters, typographic twins included: Japan's, people-to-people."""
_JOINERS_OF_DIGITS = ".,:"
"""Marks that also hold numbers and initials together: 2.5, 1,127, 12:34, U.S."""
_JOINS = _JOINERS + _JOINERS_OF_DIGITS

_POSSESSIVE = re.compile(r"'s(?![\w'-])", re.IGNORECASE)
_LIKE_ENOUGH = 0.6
_LIKE_ENOUGH_WORD = 0.75
_MOST_WINDOWS = 24
_SLACK = 3


def find_quote(seed: Seed, unit: Sentence, words: str) -> list[Span]:
    """Every place in the unit where `words` stand, as exact ranges of the article; overlapping ones too.

    Any run of white space matches any other, and typographic quotes, apostrophes, hyphens and dashes match the ones on
    a keyboard; everything else, case included, is exact. A quote neither begins nor ends inside a word.
    """
    text = _typed(unit.span.text)
    return [_span(seed, unit, match) for match in _matches(text, words) if not _inside_word(text, match.end())]


def find_name(seed: Seed, unit: Sentence, words: str) -> list[Span]:
    """Every place in the unit where a name or a date stands; where it does only with a possessive 's, without that."""
    text = _typed(unit.span.text)
    return find_quote(seed, unit, words) or [
        _span(seed, unit, match) for match in _matches(text, words) if _POSSESSIVE.match(text, match.end())
    ]


def _matches(text: str, words: str) -> Iterator[re.Match[str]]:
    """Every place in a text with a keyboard's marks where the words stand and do not begin inside another."""
    wanted = _typed(words).split()
    if not wanted:
        return
    pattern = compiled(r"\s+".join(map(re.escape, wanted)))
    match = pattern.search(text)
    while match:
        if not _inside_word(text, match.start()):
            yield match
        match = pattern.search(text, match.start() + 1)


def _span(seed: Seed, unit: Sentence, match: re.Match[str]) -> Span:
    return seed.source.span(unit.span.start + match.start(), unit.span.start + match.end())


def nearest(seed: Seed, words: str) -> tuple[Sentence, Span] | None:
    """The run of words in the article that is most like `words`, and the unit it stands in; None if none is like it.

    Ratcliff and Obershelp's ratio (difflib), over the runs that share most words with the quotation, case aside.
    """
    wanted = [match[0] for match in words_in(_folded(words), joined_by=_JOINS)]
    if not wanted:
        return None
    target = _folded(" ".join(words.split()))
    units = [(unit, list(words_in(_folded(unit.span.text), joined_by=_JOINS))) for unit in seed.units]
    vocabulary = sorted({match[0] for _, matches in units for match in matches})
    alike = {word: word for word in wanted}
    for word in dict.fromkeys(wanted):
        for other in get_close_matches(word, vocabulary, n=_SLACK, cutoff=_LIKE_ENOUGH_WORD):
            alike.setdefault(other, word)
    windows = nlargest(
        _MOST_WINDOWS,
        (window for i in range(len(units)) for window in _windows(i, units[i][1], wanted, alike)),
    )
    best: tuple[float, int, Sentence, Span] | None = None
    for _, before, start in windows:
        unit, matches = units[-before]
        ratio, span = _fitted(unit, matches, -start, len(wanted), target)
        if best is None or (ratio, before) > best[:2]:
            best = (ratio, before, unit, span)
    return None if best is None or best[0] < _LIKE_ENOUGH else best[2:]


def _typed(text: str) -> str:
    """With a keyboard's marks and ideographs, one character to one: more is not left where letters are composed."""
    return levelled(unicodedata.normalize("NFC", text), quotes=True, dashes=True)


def _folded(text: str) -> str:
    """In lower case and with a keyboard's marks, one character to one."""
    return lowered(_typed(text))


def _windows(
    index: int, matches: Sequence[re.Match[str]], wanted: Sequence[str], alike: dict[str, str]
) -> Iterator[tuple[int, int, int]]:
    """(shared words, -unit, -first word) of each run as long as the quotation: the largest is the best and earliest."""
    size = min(len(wanted), len(matches))
    missing = Counter(wanted)
    shared = 0
    for i, match in enumerate(matches):
        if (word := alike.get(match[0])) is not None:
            shared += missing[word] > 0
            missing[word] -= 1
        if i >= size and (word := alike.get(matches[i - size][0])) is not None:
            missing[word] += 1
            shared -= missing[word] > 0
        if i >= size - 1 and shared:
            yield shared, -index, -(i - size + 1)


def _fitted(unit: Sentence, matches: Sequence[re.Match[str]], start: int, size: int, target: str) -> tuple[float, Span]:
    """The window with its ends moved by up to a few words to where it is most like the target."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(target)
    text = _folded(unit.span.text)

    def ratio(first: int, last: int) -> float:
        matcher.set_seq1(" ".join(text[matches[first].start() : matches[last].end()].split()))
        return matcher.ratio()

    last = min(start + size, len(matches)) - 1
    firsts = range(max(0, start - _SLACK), min(start + _SLACK, last) + 1)
    first = max(firsts, key=lambda i: (ratio(i, last), -abs(i - start)))
    lasts = range(max(first, last - _SLACK), min(last + _SLACK, len(matches) - 1) + 1)
    end = max(lasts, key=lambda i: (ratio(first, i), -abs(i - last)))
    offset = unit.span.start
    span = Span(unit.span.source, offset + matches[first].start(), offset + matches[end].end())
    return ratio(first, end), span


def _inside_word(text: str, position: int) -> bool:
    """Whether a cut here would go through a word or a number; `text` has a keyboard's marks."""
    before, after = text[max(0, position - 2) : position], text[position : position + 2]
    if not before or not after:
        return False
    if _of_word(before[-1]) and _of_word(after[0]):
        return True
    if _of_word(before[-1]) and len(after) > 1:
        return _joins(after[0], before[-1], after[1])
    return len(before) > 1 and _of_word(after[0]) and _joins(before[-1], before[0], after[0])


def _of_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")


def _joins(mark: str, left: str, right: str) -> bool:
    if mark in _JOINERS_OF_DIGITS:
        return (left.isdigit() and right.isdigit()) or (mark == "." and left.isalpha() and right.isalpha())
    return mark in _JOINERS and _of_word(left) and _of_word(right)
