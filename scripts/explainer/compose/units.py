"""Everything about an article that is to be translated, in the order a translator reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from explainer.compose.evidence import claim_unit, sentence_text
from explainer.compose.frame import page_path
from explainer.model.facts import Article, Claim, Kind, Publish, Text
from explainer.model.words import EVIDENCE, GLOSSARY, Glossary, Unit

_KINDS = {
    Kind.REPORTED: "The article reports this as having happened.",
    Kind.VIEW: "This is the article's own view: say so, as the English does.",
    Kind.INFERRED: "We infer this; the article does not write it.",
    Kind.UNSTATED: "The article is silent about this: say that it does not say.",
}

_LABELS = {
    "headline": "The article's headline in our words; no stronger than the article's own.",
    "lead": "A sentence of the lead, under the headline; no stronger than the article.",
    "status": "A word or two on the line under the headline.",
}

_QUOTED = "The article's own words, in quotation marks: translate them faithfully and keep the marks of your language."
_SHORTER = "A shorter wording of the same claim, for the key facts, cards and calendars."

_BEHIND = frozenset({"stale", "fuzzy"})
"""A translation is there, of another English."""


def units(article: Article, glossary: Glossary, tag: str = "") -> tuple[Unit, ...]:
    """All units of an article: the labels, claims, questions and corrections, then the article's own sentences.

    Sentences are units only where the article's `publish` lets their translations be shown. With `tag`, the comments
    name the glossary's forms in that language. What was corrected need not wait for its translations, nor what rests on
    it: the headline, the questions that it answers, the sentences that it quotes.
    """
    corrected = {one.claim for one in article.facts.corrections}
    return tuple(
        replace(unit, may_wait=_BEHIND) if corrected & {*claims} else unit
        for unit, claims in _all(article, glossary, tag)
    )


def place(article: Article, unit_id: str) -> str:
    """Where readers see a unit: the page without a language, and the anchor on it."""
    section = unit_id.partition(".")[0]
    if section == "faq":
        return f"{page_path(article, 'faq')}#{unit_id}"
    if section == "correction":
        return f"{page_path(article, 'summary')}#corrections"
    return f"{page_path(article, 'side-by-side')}#{unit_id}"  # whose rows are called like the units


def _all(article: Article, glossary: Glossary, tag: str) -> Iterator[tuple[Unit, Collection[str]]]:
    """Each unit with the claims that it words, rests on or is quoted by."""
    facts = article.facts

    def unit(unit_id: str, text: Text, *comments: str, was: str | None = None) -> Unit:
        return Unit(unit_id, text.words, text.at, (*comments, *_terms(text.words, glossary, tag)), was)

    for name, label in facts.labels:
        comment = _QUOTED if label.text.is_quoted else _LABELS[name.partition(".")[0]]
        yield unit(name, label.text, comment), label.rests_on
    for claim in facts.claims.values():
        for part, text, comments in _of_claim(claim, glossary):
            was = f"claim.{claim.was}{part}" if claim.was else None
            yield unit(f"{claim_unit(claim)}{part}", text, *comments, was=was), (claim.id,)
    for question in facts.faq:
        if question.ask.is_ours:
            yield unit(f"faq.{question.id}", question.ask, "A reader's question."), question.answer
    for correction in facts.corrections:
        why = unit(f"correction.{correction.id}", correction.because, "Why a mistake was mended.")
        yield replace(why, may_wait=_BEHIND | {"untranslated"}), ()
    if facts.publish is Publish.FULL:
        for sentence in article.seed.units:
            ours = sentence_text(article, sentence)
            note = "The article's own words: translate faithfully, with the same certainty and the same attribution."
            quoting = [one.id for one in facts.claims.values() if any(sentence.id == own.unit for own in one.evidence)]
            yield unit(ours.id, Text(ours.english, sentence.span), note), quoting


def _of_claim(claim: Claim, glossary: Glossary) -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    """The end of the unit's id, the words, and the comments; the interface translates standard texts."""
    if claim.text.is_quoted:
        yield "", claim.text, (_QUOTED,)
    elif claim.text.is_ours:
        yield "", claim.text, (_kind(claim, glossary), *_evidence(claim))
    if claim.short is not None:
        most = f"At most {_room(claim.short.words)} characters."
        yield ".short", claim.short, (_SHORTER, most)
    if claim.because is not None and claim.because.is_ours:
        yield ".because", claim.because, ("The reasoning of the claim before.",)


def _room(english: str) -> int:
    """How many characters a short wording may have in another language: half as many more, in round numbers."""
    return (len(english) * 3 // 2 // 10 + 2) * 10


def _kind(claim: Claim, glossary: Glossary) -> str:
    if claim.kind is Kind.SAID and claim.by is not None:
        return f"Said by {glossary[claim.by].forms['en'].words}, according to the article."
    return _KINDS[claim.kind]


def _evidence(claim: Claim) -> Iterator[str]:
    for evidence in claim.evidence:
        yield f"{EVIDENCE}{evidence.unit}: {evidence.words}"


def _terms(words: str, glossary: Glossary, tag: str) -> Iterator[str]:
    """The glossary's entries whose English stands in the unit, with the form that this language uses."""
    lower = words.lower()
    for term in glossary.values():
        english = term.forms["en"]
        form = term.forms.get(tag)
        if form is not None and any(one.lower() in lower for one in (english.words, *english.others)):
            yield f"{GLOSSARY}{english.words} = {form.words}"
