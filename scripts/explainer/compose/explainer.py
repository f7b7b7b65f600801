"""What is told of an article where all are named: on the home page, in the years, in the finder, on `how/`."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.corrections import correction
from explainer.compose.evidence import claim_short, claim_text, lead_unit, message, status_unit
from explainer.compose.frame import headline_text, making, review
from explainer.compose.links import href
from explainer.compose.summary import in_short
from explainer.model.data import Data
from explainer.model.explainer import Explainer, Making, Mended
from explainer.model.facts import Article, Sort, Status
from explainer.model.lines import Link
from explainer.model.message import Message, Name, Ours, ReadingTime
from explainer.model.words import State

HOW = "how/"


def explainer(article: Article, states: Mapping[str, State]) -> Explainer[Message]:
    """What the pages that name all articles tell of this one."""
    headline = headline_text(article)
    way = Link[Message](href(HOW, f"{article.slug}/"), headline)
    return Explainer(
        slug=article.slug,
        day=article.seed.day,
        headline=headline,
        card=(*_card(article), _reading_time(article)),
        in_short=in_short(article),
        made=tuple(
            Making(tag, state.made.drafted == "machine", state.review is not None, making(state), review(state))
            for tag, state in states.items()
        ),
        mended=tuple(Mended(one.on, one.id, correction(article, one, way)) for one in article.facts.corrections),
    )


def finder_entry(article: Article) -> Mapping[str, Data]:
    """What the finder knows of an article: its way, headline and status, and whom it names."""

    def named(sort: Sort) -> list[Data]:
        return [Name(one.id) for one in article.facts.participants.values() if one.sort is sort]

    return {
        "href": f"{article.slug}/",
        "title": headline_text(article),
        "words": list(_card(article)),
        "people": named(Sort.PERSON),
        "countries": named(Sort.COUNTRY),
    }


def _card(article: Article) -> tuple[Message, ...]:
    """Status and age in the claims' own words; the headline's link leads to their evidence."""
    labels = [Ours(article.slug, status_unit(label), label.text.words) for label in article.facts.status]
    ages = [
        claim_short(article, article.facts.claims[entry.claim])
        for entry in article.facts.timeline
        if entry.status is Status.ARTICLE
    ]
    return (*labels, *ages)


def _reading_time(article: Article) -> ReadingTime:
    """Of the summary, which is complete by itself."""
    facts = article.facts
    claims = dict.fromkeys(claim for section in facts.summary.values() for claim in section)
    lead = [message(article, lead_unit(one), one.text) for one in facts.lead]
    return ReadingTime((*lead, *(claim_text(article, facts.claims[claim]) for claim in claims)))
