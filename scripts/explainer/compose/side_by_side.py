"""Side by side: the article and what this site says about it, in all languages, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import because, claim_text, sentence_text, sign
from explainer.compose.frame import article_page, headline_text, page_path
from explainer.compose.links import href
from explainer.model.facts import Article, Publish
from explainer.model.message import Endonym, In, Message, Ours, Ui
from explainer.model.page import Block, Column, Columns, Heading, Page, Paragraph, Row, Rows
from explainer.model.words import State


def side_by_side(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """Every unit of the article (where it may be shown), every claim and every question, a row each."""
    path = page_path(article, "side-by-side")
    source = page_path(article, "source")

    def cells(message: Message) -> tuple[Message, ...]:
        return tuple(In(tag, message) for tag in languages)

    blocks: list[Block[Message]] = [
        Paragraph("intro", Ui("compare.intro")),
        Columns(Ui("compare.columns"), tuple(Column(tag, Endonym(tag)) for tag in languages)),
    ]
    if article.facts.publish is Publish.FULL:
        blocks.append(Heading(2, "the-article", Ui("compare.article")))
        blocks.append(
            Rows(
                tuple(
                    Row(f"r-{unit.id}", href(path, source, unit.id), sign(unit), cells(sentence_text(article, unit)))
                    for unit in article.seed.units
                )
            )
        )
    rows = [Row("c-headline", "", None, cells(headline_text(article)))]
    for label in article.facts.status:
        text = Ours(article.slug, f"status.{label.id}", label.text.words)
        rows.append(Row(f"c-status-{label.id}", "", None, cells(text)))
    for claim in article.facts.claims.values():
        rows.append(Row(f"c-{claim.id}", "", None, cells(claim_text(article, claim))))
        if claim.short is not None:
            short = Ours(article.slug, f"claim.{claim.id}.short", claim.short.words)
            rows.append(Row(f"c-{claim.id}-short", "", None, cells(short)))
        reasoning = because(article, claim)
        if reasoning is not None:
            rows.append(Row(f"c-{claim.id}-because", "", None, cells(reasoning)))
    blocks.append(Heading(2, "the-claims", Ui("compare.claims")))
    blocks.append(Rows(tuple(rows)))
    blocks.append(Heading(2, "the-questions", Ui("compare.questions")))
    blocks.append(
        Rows(
            tuple(
                Row(f"q-{one.id}", "", None, cells(Ours(article.slug, f"faq.{one.id}", one.ask.words)))
                for one in article.facts.faq
            )
        )
    )
    return article_page(article, languages, states, "side-by-side", tuple(blocks))
