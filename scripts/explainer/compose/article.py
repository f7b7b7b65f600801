"""All pages of an article, in the order in which they depend on one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explainer.compose.article_source import source
from explainer.compose.faq import faq
from explainer.compose.participants import participants
from explainer.compose.side_by_side import side_by_side
from explainer.compose.summary import summary
from explainer.compose.timeline import timeline
from explainer.model.blocks import Cards, Ways
from explainer.model.facts import Article
from explainer.model.lines import Link
from explainer.model.message import Message
from explainer.model.page import Page
from explainer.model.words import Glossary, State


def article_pages(
    article: Article, languages: tuple[str, ...], states: Mapping[str, State], glossary: Glossary
) -> tuple[Page[Message], ...]:
    """The five pages of an article and side by side.

    The summary says everything that matters; the others only add, so each knows those before it: an answer is whole, so
    cards lead to it and do not say it again. The source page lists the lines of all.
    """
    first = summary(article, languages, states)
    dates = timeline(article, languages, states)
    asked = faq(article, languages, states, (first, dates))
    cards = participants(article, languages, states, glossary, (first, dates, asked))
    pages = (first, cards, dates, asked)
    made = (*pages, source(article, languages, states, pages), side_by_side(article, languages, states, pages))
    has_cards = any(isinstance(block, Cards) for block in cards.blocks)
    return made if has_cards else tuple(_without(page, cards.section) for page in made)


def _without(page: Page[Message], section: str) -> Page[Message]:
    """The page without the ways to one that says nothing."""

    def others(links: tuple[Link[Message], ...]) -> tuple[Link[Message], ...]:
        return tuple(link for link in links if link.section != section)

    blocks = (replace(one, links=others(one.links)) if isinstance(one, Ways) else one for one in page.blocks)
    return replace(page, nav=others(page.nav), blocks=tuple(blocks))
