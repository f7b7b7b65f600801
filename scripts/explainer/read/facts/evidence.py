"""Evidence in a facts file: words of the article under the unit they stand in, found there or reported."""

from __future__ import annotations

import re

from explainer.language.citing import find_name, find_quote, nearest
from explainer.model.facts import Evidence
from explainer.model.seed import Seed, Sentence
from explainer.problem import Level, Problem
from explainer.records import Node, Scalar, entries_of, text_of
from explainer.source import Span

LONGEST_QUOTE = 25
"""Words of the article that a claim should not need to exceed."""


def read_evidence(node: Node, seed: Seed, problems: list[Problem], *, is_shown: bool = False) -> Evidence | None:
    """One `unit: quote`. None, and a problem, unless the words stand in that unit exactly once.

    With `is_shown` the quote is what the page shows (a name, a date, a sentence quoted whole): it may be as long as the
    sentence, and a possessive 's behind it is no part of it.
    """
    entries = entries_of(node, problems)
    if entries is None:
        return None
    if len(entries) != 1:
        fix = 'write one sentence and its words, such as s1: "the article\'s words"'
        problems.append(Problem(node.span, "shape", "one sentence with its words must stand here", fix))
        return None
    quote = text_of(entries[0].value, problems)
    unit = _unit(entries[0].key, seed, problems)
    if quote is None or unit is None:
        return None
    found = (find_name if is_shown else find_quote)(seed, unit, quote.text)
    if len(found) != 1:
        problems.append(_repeated(quote, unit, found) if found else _misquoted(quote, unit, seed))
        return None
    evidence = Evidence(unit.id, found[0], quote.span)
    length = len(evidence.words.split())
    if length > LONGEST_QUOTE and not is_shown:
        message = f"the quote has {length} words, more than {LONGEST_QUOTE}"
        fix = "keep only the words that the claim rests on"
        problems.append(Problem(quote.span, "long-quote", message, fix, Level.NOTICE))
    return evidence


def absent_in(word: Scalar, seed: Seed) -> Problem | None:
    """A problem when a word said to be absent stands in the article, as a whole word, whatever its case."""
    units = [unit.span for unit in seed.units]
    everywhere = _as_whole_words(word.text).finditer(seed.source.text)
    # The publisher's name and address are no words of the article.
    found = next((match for match in everywhere if any(u.start <= match.start() < u.end for u in units)), None)
    if found is None:
        return None
    there = seed.source.span(*found.span())
    message = f"'{word.text}' does stand in the article ({there})"
    return Problem(word.span, "absent", message, "delete this word, if the claim is still true; else mend the claim")


def _unit(key: Scalar, seed: Seed, problems: list[Problem]) -> Sentence | None:
    unit = seed.unit(key.text)
    if unit is None:
        last = seed.sentences[-1]
        fix = f"the article has {', '.join(u.id for u in seed.units if u.number is None)} and s1 to {last.id}"
        problems.append(Problem(key.span, "unit", f"the article has no '{key.text}'", fix))
    return unit


def _repeated(quote: Scalar, unit: Sentence, found: list[Span]) -> Problem:
    places = ", ".join(map(str, found))
    message = f"quote stands {len(found)} times in {unit.id}: {_cited(quote.text)}"
    fix = f"add the words before or after it, until it stands there once ({places})"
    return Problem(quote.span, "evidence-twice", message, fix)


def _misquoted(quote: Scalar, unit: Sentence, seed: Seed) -> Problem:
    elsewhere = [other.id for other in seed.units if find_quote(seed, other, quote.text)]
    if elsewhere:
        message = f"quote is not in {unit.id}: {_cited(quote.text)}"
        return Problem(quote.span, "evidence", message, f"it stands in {', '.join(elsewhere)}")
    fix = "copy the words from the article"
    near = nearest(seed, quote.text)
    if near is not None:
        sentence, span = near
        fix += f"; the nearest are {_cited(span.text)} ({span}, {sentence.id})"
    return Problem(quote.span, "evidence", f"quote is not in the article: {_cited(quote.text)}", fix)


def _cited(words: str) -> str:
    """Words of the article in a message: on one line."""
    return f"'{' '.join(words.split())}'"


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that set no space between words: there, any place is a word's edge."""


def _as_whole_words(words: str) -> re.Pattern[str]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    before = "" if _UNSPACED.match(words) else r"(?<!\w)"
    after = "" if _UNSPACED.match(words[-1]) else r"(?!\w)"
    return re.compile(before + pattern.replace("'", "['\u2019]") + after, re.IGNORECASE)
