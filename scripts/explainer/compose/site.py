"""The pages that belong to no article: home, and how this was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from explainer.compose.evidence import claim_short
from explainer.compose.frame import colophon, drafting, headline_text, review
from explainer.compose.links import href
from explainer.model.facts import Article, Status
from explainer.model.message import Date, Endonym, Listing, Message, Ours, Ui, Verbatim
from explainer.model.page import Block, Explainers, Heading, Link, Page, Paragraph, Table
from explainer.model.words import State

_METHOD = ("source", "claims", "kinds", "build", "translation")


def home(articles: Sequence[Article], languages: tuple[str, ...], interface: Mapping[str, State]) -> Page[Message]:
    """All explainers, newest article first."""
    newest_first = sorted(articles, key=lambda one: (_day(one), one.slug), reverse=True)
    blocks: tuple[Block[Message], ...] = (
        Heading(1, "heading", Ui("home.title")),
        Paragraph("intro", Ui("home.intro")),
        Heading(2, "explainers", Ui("home.heading")),
        Explainers(tuple((Link(href("", f"{one.slug}/"), headline_text(one)), _card(one)) for one in newest_first)),
        colophon("", interface),
    )
    return Page("", "home", None, Ui("home.title"), Ui("description.home"), languages, (), blocks)


def _day(article: Article) -> dt.date:
    updated = article.seed.updated
    if updated is None:
        return dt.date.min
    return updated.date() if isinstance(updated, dt.datetime) else updated


def _card(article: Article) -> tuple[Message, ...]:
    """Status and age in the claims' own words; the headline's link leads to their evidence."""
    labels = [Ours(article.slug, f"status.{label.id}", label.text.words) for label in article.facts.status]
    ages = [
        claim_short(article, article.facts.claims[entry.claim])
        for entry in article.facts.timeline
        if entry.status is Status.ARTICLE
    ]
    return (*labels, *ages)


def how(
    articles: Sequence[tuple[Article, Mapping[str, State]]],
    languages: tuple[str, ...],
    interface: Mapping[str, State],
) -> Page[Message]:
    """The method, the true state of drafting and review by article and language, corrections, privacy."""
    path = "how/"
    head = (Ui("how.language"), Ui("how.drafting"), Ui("how.review"))

    def rows(states: Mapping[str, State]) -> tuple[tuple[Message, ...], ...]:
        return tuple((Endonym(tag), drafting(state.made), review(state)) for tag, state in states.items())

    blocks: list[Block[Message]] = [
        Heading(1, "heading", Ui("nav.how")),
        Heading(2, "method", Ui("how.method")),
        *(Paragraph[Message]("text", Ui(f"how.method.{part}")) for part in _METHOD),
        Heading(2, "state", Ui("how.state")),
        *(Table(headline_text(article), head, rows(states)) for article, states in articles),
        Table(Ui("how.interface"), head, rows(interface)),
        Heading(2, "corrections", Ui("how.corrections")),
    ]
    corrections = [(one, article) for article, _ in articles for one in article.facts.corrections]
    if not corrections:
        blocks.append(Paragraph("text", Ui("how.corrections.none")))
    for one, article in sorted(corrections, key=lambda pair: (pair[0].on, pair[0].id), reverse=True):
        reason = Ours(article.slug, f"correction.{one.id}", one.because.words)
        entry = Listing((Ui("how.corrections.on", {"date": Date(one.on.isoformat())}), reason), sentences=True)
        blocks.append(Paragraph("correction", entry, href(path, f"{article.slug}/"), headline_text(article)))
        blocks.append(Paragraph("correction", Ui("how.corrections.was"), tail=Verbatim(one.was)))
    blocks.extend(
        (
            Heading(2, "privacy", Ui("how.privacy")),
            Paragraph("text", Ui("how.privacy.text")),
            colophon(path, interface),
        )
    )
    return Page(path, "how", None, Ui("nav.how"), Ui("description.how"), languages, (), tuple(blocks))
