"""Side by side: the article and what this site says about it, in all languages, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import because, label_line, line, message, sentence_text, short_line, sign
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.model.facts import Article, Publish
from explainer.model.message import Endonym, In, Message, Ui
from explainer.model.page import Block, Column, Columns, Heading, Line, Page, Paragraph, Row, Rows
from explainer.model.words import State


def side_by_side(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """Every unit of the article (where it may be shown), every claim and every question, a row each."""
    path = page_path(article, "side-by-side")
    source = page_path(article, "source")

    def cells(said: Message) -> tuple[Message, ...]:
        return tuple(In(tag, said) for tag in languages)

    blocks: list[Block[Message]] = [
        Paragraph("intro", Ui("compare.intro")),
        Columns(Ui("compare.columns"), tuple(Column(tag, Endonym(tag)) for tag in languages)),
    ]
    if article.facts.publish is Publish.FULL:
        blocks.append(Heading(2, "the-article", Ui("compare.article")))
        blocks.append(
            Rows(
                tuple(
                    Row(
                        f"r-{unit.id}",
                        None,
                        href(path, source, unit.id),
                        sign(unit),
                        cells(sentence_text(article, unit)),
                    )
                    for unit in article.seed.units
                )
            )
        )

    def row(own: Line[Message]) -> Row[Message]:
        return Row(own.anchor, own, "", None, cells(own.text))

    facts = article.facts
    rows = [row(label_line(article, facts.headline, "headline", "c-headline"))]
    rows.extend(row(label_line(article, one, f"status.{one.id}", f"c-status-{one.id}")) for one in facts.status)
    for claim in facts.claims.values():
        rows.append(row(line(article, claim.id, f"c-{claim.id}")))
        if claim.short is not None:
            rows.append(row(short_line(article, claim.id, f"c-{claim.id}-short")))
        reasoning = because(article, claim)
        if reasoning is not None:
            rows.append(Row(f"c-{claim.id}-because", None, "", None, cells(reasoning)))
    blocks.append(Heading(2, "the-claims", Ui("compare.claims")))
    blocks.append(Rows(tuple(rows)))
    blocks.append(Heading(2, "the-questions", Ui("compare.questions")))
    blocks.append(
        Rows(
            tuple(
                Row(f"q-{one.id}", None, "", None, cells(message(article, f"faq.{one.id}", one.ask)))
                for one in article.facts.faq
            )
        )
    )
    return article_page(article, languages, states, "side-by-side", tuple(blocks))
