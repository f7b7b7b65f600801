"""Words of ours that the evidence does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from explainer.checks.facts.case import Case, Utterance
from explainer.checks.facts.strength import levels
from explainer.checks.facts.wording import Word, blanked
from explainer.language import english
from explainer.language.lexicon import Phrases
from explainer.language.stems import stems
from explainer.problem import Level, Problem

MOST_ADDED = 3
"""Words of content that a claim may hold and its evidence may lack, each with a reason."""


def added_words(case: Case) -> Iterator[Problem]:
    """Every word of content is the evidence's, whatever its ending, or is declared under `added` with a reason.

    Three of them at most in a claim (in its text and its short wording together) or a label. A label may also use the
    words of the claims it rests on and of the title. Words without content of their own, names of those whom the claim
    is about and words about the article do not count.

    Bad: "They held a historic meeting." on "engaged in discussions"
    Good: "They held discussions." on the same, with `added: {held: "“engaged in”, in our words"}`
    """
    for _, group in groupby(case.assertions, key=lambda one: one.label or one.claims[0].id):
        utterances = list(group)
        first = utterances[0]
        declared = {case.reader.stem(added.word.lower()): added for added in first.added}
        lacking: dict[str, Word] = {}
        for utterance in utterances:
            for word in _lacking(case, utterance):
                stem = case.reader.stem(word.lower)
                if stem not in lacking and stem not in declared:
                    message = f"{utterance.cite(word.start, word.end)} is not in the evidence"
                    fix = f"use the article's word, or declare it: added: {{{word.lower}: why it is fair}}"
                    yield Problem(utterance.at(word.start, word.end), "added-word", message, fix)
                lacking.setdefault(stem, word)
        if len(lacking) > MOST_ADDED:
            words = ", ".join(f"'{word.lower}'" for word in lacking.values())
            message = f"{len(lacking)} words are not in the evidence, more than {MOST_ADDED}: {words}"
            fix = "say it in words closer to the article's, or quote more of it"
            yield Problem(first.text.at, "too-many-added-words", message, fix)
        for stem, added in declared.items():
            if stem not in lacking:
                message = f"'{added.word}' is declared, but the evidence holds it or no wording of ours uses it"
                yield Problem(added.at, "added-unused", message, "delete it", Level.NOTICE)


def _lacking(case: Case, utterance: Utterance) -> Iterator[Word]:
    """The words of content that a sentence has and its evidence has not."""
    wording = case.wording(utterance)
    vocabulary = case.vocabulary(utterance)
    known = case.reader.all_stems(vocabulary)
    named = case.names.in_text(vocabulary) | {
        name for claim in utterance.claims for name in (*claim.who, claim.by or "")
    }
    free = (case.words.article, *_free(case, utterance), *_held_back(case, utterance))
    taken = [*wording.quoted, *(place.span for words in free for place in words.find(wording.text))]
    taken.extend((one.start, one.end) for one in case.names.find(wording.text) if one.name in named)
    left = blanked(wording.text, taken)
    names = case.reader.capitals(vocabulary)
    for word in wording.words:
        is_content = not left[word.start : word.end].isspace() and word.lower not in english.grammar().empty
        is_name = word.is_name or (word.text[0].isupper() and case.names.is_any(word.lower, names))
        if is_content and not is_name and known.isdisjoint(stems(word.lower)):
            yield word


def _held_back(case: Case, utterance: Utterance) -> Iterator[Phrases]:
    """The words of every strength that the evidence has: "possible" is as good as "potential"."""
    for level in set(levels(case, case.grounds(utterance))):
        yield case.words.strengths[level].words


def _free(case: Case, utterance: Utterance) -> Iterator[Phrases]:
    """Phrases that only carry others, and words for the sort of those whom claim or evidence name: "both countries"."""
    grounds = case.vocabulary(utterance)
    about = {name for claim in utterance.claims for name in claim.who} | case.names.in_text(grounds)
    sorts = {case.sort_of(name) for name in about}
    for sort, words in case.words.sorts.items():
        if sort in sorts or words.is_in(grounds):
            yield words
    yield case.words.plain_phrases
