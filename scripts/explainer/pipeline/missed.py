"""What the rules are sure of in an article and its facts do not tell: for an editor to look at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from explainer.draft.facts.evidence import in_line
from explainer.draft.findings import Findings, Statement
from explainer.model.facts import Article
from explainer.problem import Level, Problem
from explainer.source import Span

_LONGEST = 60
"""Of what somebody says, so many characters are shown."""


def missed(article: Article, found: Findings) -> Iterator[Problem]:
    """A notice for each event with a date, and for each quotation with its speaker, of which no claim quotes a word."""
    claims = [one.quote for claim in article.facts.claims.values() for one in claim.evidence]
    dates = [when.words.quote for when in article.facts.dates.values()]
    told = {entry.on for entry in article.facts.timeline}
    days = {when.words.words.lower() for when in article.facts.dates.values() if when.id in told}
    for event in found.events:
        # What the article tells twice, such as when somebody was born, stands on the timeline once.
        if event.date is None or in_line(event.date.words).lower() in days:
            continue
        if not _touches(event.date.words, [*claims, *dates]):
            what = f"what happens there (“{in_line(event.date.words)}”)"
            yield _notice(article, event.evidence, event.sentence.id, what)
    for one in found.statements:
        if (said := words_of(one)) and not _touches(one.evidence, claims):
            yield _notice(article, one.evidence, one.sentence.id, f"that it quotes {said}")


def words_of(statement: Statement) -> str:
    """Who says what in direct speech, shortly; empty where that is not known."""
    if statement.quote is None or statement.speaker is None:
        return ""
    said = textwrap.shorten(in_line(statement.quote), _LONGEST, placeholder=" …")
    return f"{in_line(statement.speaker)}: “{said}”"


def _touches(words: Span, others: list[Span]) -> bool:
    return any(one.start < words.end and words.start < one.end for one in others)


def _notice(article: Article, words: Span, unit: str, what: str) -> Problem:
    at = article.seed.source.span(words.start, words.end)
    message = f"no claim tells of {unit} {what}"
    return Problem(at, "not-told", message, "look whether a reader needs it, and write a claim if so", Level.NOTICE)
