"""How much of the article the pages reproduce."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.facts.case import Case
from explainer.model.facts import QUOTED_AT_MOST, Publish
from explainer.problem import Problem


def quotes_too_much(case: Case) -> Iterator[Problem]:
    """Where claims are the article's own sentences, `publish: quotes` shows a third of them at most.

    Bad: a claim without `text` for every sentence of the article
    Good: such claims for a few sentences, or words of ours
    """
    facts = case.article.facts
    quoted = [claim for claim in facts.claims.values() if claim.text.is_quoted]
    if facts.publish is not Publish.QUOTES or not quoted:
        return
    shown = {
        at for claim in facts.claims.values() for one in claim.evidence for at in range(one.quote.start, one.quote.end)
    }
    whole = {at for unit in case.article.seed.sentences for at in range(unit.span.start, unit.span.end)}
    if len(shown & whole) > QUOTED_AT_MOST * len(whole):
        part = round(100 * len(shown & whole) / len(whole))
        message = f"the pages quote {part} % of the article's sentences, more than a third"
        fix = "delete claims, or say them in your own words on shorter quotes; 'publish: full' only where you may"
        yield Problem(quoted[-1].at, "quotes-too-much", message, fix)


def quotes_unpublished(case: Case) -> Iterator[Problem]:
    """With `publish: none` no claim is a quotation.

    Bad: `publish: none` and a claim without `text`
    Good: `publish: none` and claims in words of ours
    """
    if case.article.facts.publish is Publish.NONE:
        for claim in case.article.facts.claims.values():
            if claim.text.is_quoted and claim.evidence[0].unit != case.article.seed.title.id:
                message = f"'{claim.id}' shows the article's own words, which 'publish: none' keeps off the pages"
                yield Problem(claim.at, "quotes-unpublished", message, "add 'text: …' in your own words")
