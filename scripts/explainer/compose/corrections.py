"""Mistakes that were mended: told where they stood, and on the page about how all of this was made."""

from __future__ import annotations

from collections.abc import Collection

from explainer.model.edtf import Date
from explainer.model.facts import Article
from explainer.model.facts import Correction as Mended
from explainer.model.lines import Correction, Link
from explainer.model.message import DateMessage, Message, Ours, Ui, Verbatim


def corrections(article: Article, of: Collection[str] | None = None) -> tuple[Correction[Message], ...]:
    """An article's corrections, or those of some of its claims, the newest first."""
    newest = sorted(article.facts.corrections, key=lambda one: (one.on, one.id), reverse=True)
    return tuple(correction(article, one) for one in newest if of is None or one.claim in of)


def correction(article: Article, one: Mended, link: Link[Message] | None = None) -> Correction[Message]:
    """When and why, and what it said before: those words are English on every language's page."""
    return Correction(
        day=Ui("how.corrections.on", {"date": DateMessage(Date.of(one.on))}),
        because=Ours(article.slug, f"correction.{one.id}", one.because.words),
        label=Ui("how.corrections.was"),
        was=Verbatim(one.was),
        article=link,
    )
