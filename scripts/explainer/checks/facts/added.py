"""Words of ours that the evidence does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.facts.case import Case
from explainer.language.related import are_akin
from explainer.problem import Level, Problem

_LEAST_WORDS = 4
_LEAST_SHARED = 0.34


def added_word(case: Case) -> Iterator[Problem]:
    """A word that is declared under `added` is explained by the evidence: a form or a synonym of one of its words.

    A reason alone makes nothing so: whoever reads again is shown it, and decides.

    Bad: `added: {untrained: they are supervisors}` on "served by supervisors"
    Good: `added: {postponed: “put off”, in our words}` on "was put off"
    """
    for utterance in case.assertions:
        if utterance.is_short:
            continue
        theirs = case.scope(f"{case.vocabulary(utterance)}; {case.evidence(utterance)}")
        texts = [utterance.text.words]
        if utterance.label is None:
            texts.extend(text.words for claim in utterance.claims for text in (claim.short,) if text is not None)
        ours = [word for text in texts for word in case.reader.read(text).words]
        for added in utterance.added:
            word = added.word.lower()
            if not any(are_akin(word, one.lower) for one in ours):
                message = f"'{added.word}' is declared, but no wording of ours uses it"
                yield Problem(added.at, "added-unused", message, "delete it", Level.NOTICE)
            elif word not in case.words.scopes.weak and not any(are_akin(word, term.word) for term in theirs.terms):
                message = f"'{added.word}' is not in the evidence, and no word there means it: {added.because}"
                yield Problem(added.at, "added-word", message, "use the article's word, or leave it out")


def far_from_evidence(case: Case) -> Iterator[Problem]:
    """A sentence shares its words with the article: a third of them, forms and synonyms among them.

    Its own sentences and the title count, though only some of their words are quoted; so do names and figures.

    Bad: "The aim was to foster cultural exchanges." on "concluded with a consensus on further dialogue"
    Good: "Jamal Reid scored the winning goal." on "the substitute Jamal Reid scored the winner"
    """
    for utterance in case.assertions:
        texts = (case.sentences(utterance), case.vocabulary(utterance), case.article.seed.title.text)
        theirs = case.scope("; ".join(texts))
        said = case.scope(utterance.text.words)
        ours = [term for term in said.terms if not term.is_name]
        strange = [term.word for term in ours if not theirs.akin(term)]
        given = [one.value for one in theirs.wording.values]
        known = sum(term.is_name and bool(theirs.akin(term)) for term in said.terms)
        known += sum(one.value in given for one in said.wording.values)
        shared = len(ours) - len(strange) + known
        if len(ours) >= _LEAST_WORDS and shared < (len(ours) + known) * _LEAST_SHARED:
            words = ", ".join(f"'{word}'" for word in strange)
            message = f"hardly a word of this is in the evidence or means what it says: {words}"
            fix = "quote the words that say this, or say it in words closer to the article's"
            yield Problem(utterance.text.at, "far-from-evidence", message, fix)
