"""An article's sentences of ours, each with what it rests on, for whoever reads them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.compose.evidence import HEADLINE, claim_unit, status_unit
from explainer.model.facts import Article, Claim, Evidence, Kind
from explainer.model.passages import Passage, Quote
from explainer.model.seed import Sentence

_STANDS = {
    Kind.REPORTED: "a claim: the article itself reports this as having happened or as being so",
    Kind.VIEW: "a claim: this is the article's own view, and the sentence says that it is",
    Kind.INFERRED: "an inference: it follows from the words, by the reason that is given",
    Kind.UNSTATED: "a silence: nowhere does the article say this",
}


def passages(article: Article) -> Iterator[Passage]:
    """Headline, status, every claim in each of its wordings, and every question with the claims that answer it."""
    facts = article.facts
    for unit, label in ((HEADLINE, facts.headline), *((status_unit(one), one) for one in facts.status)):
        claims = [facts.claims[name] for name in label.rests_on]
        stands = "a headline" if unit == HEADLINE else "a word or two on the state of things, above the headline"
        yield _passage(article, unit, stands, label.text.words, claims)
    for claim in facts.claims.values():
        stands = _stands(article, claim)
        if claim.text.is_ours:
            yield _passage(article, claim_unit(claim), stands, claim.text.words, [claim])
        if claim.short is not None:
            yield _passage(article, f"{claim_unit(claim)}.short", f"{stands}; put shortly", claim.short.words, [claim])
    for question in facts.faq:
        if question.ask.is_ours:
            claims = [facts.claims[name] for name in question.answer]
            answers = " ".join(claim.text.words for claim in claims)
            stands = f"a question, which asserts nothing that the words do not say; its answer: {answers}"
            yield _passage(article, f"faq.{question.id}", stands, question.ask.words, claims)


def _stands(article: Article, claim: Claim) -> str:
    if claim.kind is Kind.SAID and claim.by is not None:
        return f"a claim: {article.facts.participants[claim.by].named.words} said this, and the sentence says so"
    reason = f" ({claim.because.words})" if claim.because is not None else ""
    return f"{_STANDS[claim.kind]}{reason}"


def _passage(article: Article, unit: str, stands: str, says: str, claims: Sequence[Claim]) -> Passage:
    evidence = [one for claim in claims for one in claim.evidence]
    is_silent = any(claim.kind is Kind.UNSTATED for claim in claims)
    whole = "\n".join(sentence.text for sentence in article.seed.units) if is_silent else ""
    return Passage(unit, stands, says, tuple(_quotes(article.seed.units, evidence)), whole)


def _quotes(units: Sequence[Sentence], evidence: Iterable[Evidence]) -> Iterator[Quote]:
    texts = {"": ""} | {unit.id: unit.text for unit in units}
    ids = [*texts, ""]
    for one in evidence:
        at = ids.index(one.unit)
        yield Quote(one.unit, one.words, texts[one.unit], texts[ids[at - 1]], texts[ids[at + 1]])
