"""The source: the article, sentence by sentence, with everything that rests on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from explainer.compose.evidence import claims_of, lines_in, pieces, sentence_text, sign, unit_label, units_behind
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.model.facts import Article, Publish
from explainer.model.message import Message, Ui, Verbatim
from explainer.model.page import Block, Link, Page, Paragraph, Piece, SourceSentence, SourceText
from explainer.model.seed import Sentence
from explainer.model.words import State

_INTRO = {Publish.FULL: "source.intro", Publish.QUOTES: "source.intro.quotes", Publish.NONE: "source.intro.none"}


def source(
    article: Article, languages: tuple[str, ...], states: Mapping[str, State], pages: tuple[Page[Message], ...]
) -> Page[Message]:
    """The article with, under each sentence, every line of its other `pages` that rests on it."""
    facts = article.facts
    path = page_path(article, "source")
    links = _links(article, path, pages)
    blocks: list[Block[Message]] = [Paragraph("intro", Ui(_INTRO[facts.publish]))]
    if facts.publish is Publish.FULL:
        blocks.append(Paragraph("text", Ui("source.translated")))
    blocks.append(SourceText(tuple(_sentence(article, unit, links.get(unit.id, ())) for unit in article.seed.units)))
    if facts.publisher:
        blocks.append(Paragraph("text", Ui("source.publisher", {"publisher": facts.publisher})))
    if facts.address:
        blocks.append(Paragraph("text", Ui("source.address"), facts.address, Verbatim(facts.address, tag="")))
    blocks.extend(
        Paragraph("text", Ui("source.seen-at"), address, Verbatim(address, tag="")) for address in facts.seen_at
    )
    blocks.append(Paragraph("text", Ui("source.rights")))
    return article_page(article, languages, states, "source", tuple(blocks))


def _sentence(article: Article, unit: Sentence, links: tuple[Link[Message], ...]) -> SourceSentence[Message]:
    everything = [e for claim in article.facts.claims.values() for e in claim.evidence]
    shown = pieces(article, unit, everything)
    if article.facts.publish is Publish.FULL:
        # The reader reads the article here; what supports a line is marked in that line's drawer.
        shown = (Piece(unit.text, marked=False),)
    full = article.facts.publish is Publish.FULL
    return SourceSentence(
        anchor=unit.id,
        sign=sign(unit),
        label=unit_label(article, unit),
        pieces=shown,
        translation=sentence_text(article, unit) if full else None,
        rests=Ui("source.rests", {"count": len(links)}) if links else Ui("source.nothing"),
        links=links,
        paragraph=unit.paragraph,
    )


def _links(article: Article, path: str, pages: tuple[Page[Message], ...]) -> Mapping[str, tuple[Link[Message], ...]]:
    """For each unit, the claims and labels that rest on it, each at the first place where it stands."""
    found: dict[str, dict[str, Link[Message]]] = defaultdict(dict)
    for page in pages:
        for item in lines_in(page.blocks):
            link = Link(href(path, page.path, item.anchor), item.text, item.tag, page.section)
            for unit in units_behind(article, claims_of(article, item.rests_on)):
                found[unit.id].setdefault(item.rests_on.unit, link)
    return {unit: tuple(links.values()) for unit, links in found.items()}
