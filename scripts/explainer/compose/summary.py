"""The summary: what a reader with thirty seconds gets, first screen first."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.corrections import corrections
from explainer.compose.drawing import drawing
from explainer.compose.evidence import HEADLINE, claim_short, label_line, line, lines_in, short_line, status_unit
from explainer.compose.frame import SECTIONS, article_page, page_path
from explainer.compose.links import href
from explainer.model.anchors import anchor
from explainer.model.blocks import Block, Corrections, Heading, Headline, Lines, Paragraph, StatusLine, Ways
from explainer.model.facts import Article, Kind, Status
from explainer.model.lines import Link
from explainer.model.message import Listing, Message, ReadingTime, Ui
from explainer.model.page import Page
from explainer.model.words import State

_KEY = "key"


def summary(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """The article's first page."""
    facts = article.facts
    path = page_path(article, "summary")
    sections: list[Block[Message]] = []
    for section, claims in facts.summary.items():
        if not claims:
            continue
        sections.append(Heading(2, section, Ui(f"section.{section}")))
        if section == _KEY:
            sections.append(Lines(_KEY, tuple(short_line(article, claim, anchor(_KEY, claim)) for claim in claims)))
        else:
            sections.append(Lines("list", tuple(line(article, claim, anchor(section, claim)) for claim in claims)))
    if facts.timeline:
        sections.append(Heading(2, "timeline", Ui("section.timeline")))
        sections.append(drawing(article, path))
        sections.append(Paragraph("more", Ui("timeline.more"), href(path, page_path(article, "timeline"))))
    mended: tuple[Block[Message], ...] = ()
    if facts.corrections:
        mended = (Heading(2, "corrections", Ui("how.corrections")), Corrections(corrections(article)))
    head = (
        status_line(article, tuple(item.text for item in lines_in(tuple(sections)))),
        Headline(label_line(article, facts.headline, HEADLINE, HEADLINE)),
    )
    ways = (
        Heading(2, "ways", Ui("section.ways")),
        Ways(
            tuple(
                Link(href(path, page_path(article, section)), Ui(f"nav.{section}"), Ui(f"ways.{section}"), section)
                for section in SECTIONS
                if section != "summary"
            )
        ),
    )
    # A description has no room for a tag, so no inference stands in it.
    reported = [claim for claim in facts.summary.get(_KEY, ()) if facts.claims[claim].kind is not Kind.INFERRED]
    key = tuple(claim_short(article, facts.claims[claim]) for claim in reported[:3])
    return article_page(
        article,
        languages,
        states,
        "summary",
        (*head, *sections, *mended, *ways),
        description=Listing(key, sentences=True),
    )


def status_line(article: Article, text: tuple[Message, ...]) -> StatusLine[Message]:
    """What kind of information this is, how long `text` takes to read and how old the article is."""
    units = [(label, status_unit(label)) for label in article.facts.status]
    labels = [label_line(article, label, unit, unit) for label, unit in units]
    dates = dict.fromkeys(entry.claim for entry in article.facts.timeline if entry.status is Status.ARTICLE)
    ages = [short_line(article, claim, anchor("age", claim)) for claim in dates]
    return StatusLine((*labels, *ages), (ReadingTime(text),))
