"""Side by side: the article in all languages, and under each of its sentences the lines that rest on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from explainer.compose.evidence import (
    because,
    claim_unit,
    claims_of,
    label_line,
    line,
    lines_in,
    nearest_to,
    sentence_text,
    short_line,
    sign,
    unit_label,
    unit_name,
    units_behind,
)
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.model.anchors import anchor
from explainer.model.blocks import Block, Column, Columns, Heading, Paragraph, Row, Rows
from explainer.model.facts import Article, Publish
from explainer.model.lines import Basis, Line, Link
from explainer.model.message import Endonym, In, Message, PerLocale, Ui
from explainer.model.page import Page
from explainer.model.seed import Sentence
from explainer.model.words import State


def side_by_side(
    article: Article, languages: tuple[str, ...], states: Mapping[str, State], pages: tuple[Page[Message], ...]
) -> Page[Message]:
    """Every unit of the article (where it may be shown or a line stands under it) and every line, a row each.

    A line stands under the sentence that it rests on: here the evidence needs no drawer. Questions rest on nothing and
    have no row. The id of a row is what catalogues call its words.
    """
    said = [*_said(article, {item.rests_on for page in pages for item in lines_in(page.blocks)})]
    places = [_place(article, wordings[0].rests_on) for wordings, _ in said]
    is_full = article.facts.publish is Publish.FULL
    shown = [unit for unit in article.seed.units if is_full or unit.id in places]
    rows = _Rows(article, languages, {unit.id for unit in shown})
    under: dict[str | None, list[Row[Message]]] = {}
    for place, (wordings, reasoning) in zip(places, said, strict=True):
        rests_on = wordings[0].rests_on
        here = under.setdefault(place, [])
        here.extend(map(rows.line, wordings))
        if reasoning is not None:
            here.append(rows.reasoning(rests_on, reasoning))
    blocks: list[Block[Message]] = [
        Paragraph("intro", Ui("compare.intro")),
        Columns(Ui("compare.columns"), tuple(Column(tag, Endonym(tag)) for tag in languages)),
        Rows(tuple(rows.unit(unit, tuple(under.get(unit.id, ()))) for unit in shown)),
    ]
    if None in under:
        blocks += [Heading(2, "not-stated", Ui("section.unstated")), Rows(tuple(under[None]))]
    return article_page(article, languages, states, "side-by-side", tuple(blocks))


def _said(article: Article, on_pages: Collection[Basis]) -> Iterator[tuple[tuple[Line[Message], ...], Message | None]]:
    """Headline, lead and status words, and each claim in all its wordings, with its reasoning.

    A claim that the headline quotes, and no page beside it, is that headline.
    """
    facts = article.facts
    labelled = {(label.rests_on, label.text.words) for _, label in facts.labels}
    for unit, label in facts.labels:
        yield (label_line(article, label, unit, unit),), None
    for claim in facts.claims.values():
        unit = claim_unit(claim)
        full = line(article, claim.id, unit)
        if ((claim.id,), claim.text.words) in labelled and full.rests_on not in on_pages:
            continue
        short = () if claim.short is None else (short_line(article, claim.id, anchor(unit, "short")),)
        yield (full, *short), because(article, claim)


def _place(article: Article, rests_on: Basis) -> str | None:
    """The unit under which a line stands: the first sentence of its evidence, else title or dateline, else none."""
    units = units_behind(article, claims_of(article, rests_on))
    return next((unit.id for unit in (*(one for one in units if one.number), *units)), None)


def _ways(article: Article, rests_on: Basis) -> tuple[Message | None, list[Sentence]]:
    """The words before a line's ways, and where these lead.

    To all that it rests on, if that is more than it stands under; to what comes nearest, where the article is silent.
    """
    claims = claims_of(article, rests_on)
    units = units_behind(article, claims)
    if len(units) > 1:
        return Ui("evidence.heading"), units
    nearest = units_behind(article, nearest_to(article, claims))
    return (Ui("evidence.nearest"), nearest) if nearest else (None, [])


class _Rows:
    """The rows of one article's page."""

    def __init__(self, article: Article, languages: tuple[str, ...], shown: Collection[str]) -> None:
        self._article = article
        self._languages = languages
        self._shown = shown
        self._path = page_path(article, "side-by-side")
        self._source = page_path(article, "source")

    def unit(self, unit: Sentence, resting: tuple[Row[Message], ...]) -> Row[Message]:
        is_shown = self._article.facts.publish is Publish.FULL
        label = Link(href(self._path, self._source, unit.id), unit_label(self._article, unit))
        said = sentence_text(self._article, unit)
        return Row(said.id, self._cells(said) if is_shown else (), label=label, resting=resting)

    def line(self, own: Line[Message]) -> Row[Message]:
        lead, units = _ways(self._article, own.rests_on)
        ways = tuple(Link(self._way(one), unit_name(one), sign(one)) for one in units)
        return Row(own.anchor, self._cells(own.text), kind=own.kind, tag=own.tag, lead=lead, ways=ways)

    def _way(self, unit: Sentence) -> str:
        """To the unit's row; where it has none, to the words on the source page."""
        own = sentence_text(self._article, unit).id
        return f"#{own}" if unit.id in self._shown else href(self._path, self._source, unit.id)

    def reasoning(self, rests_on: Basis, reasoning: Message) -> Row[Message]:
        return Row(anchor(rests_on.unit, "because"), self._cells(reasoning), lead=Ui("evidence.because"))

    def _cells(self, said: Message) -> tuple[Message, ...]:
        """One in each language: the page's own first, then the others in their order."""
        orders = {own: (own, *(tag for tag in self._languages if tag != own)) for own in self._languages}
        return tuple(
            PerLocale({own: In(order[at], said) for own, order in orders.items()}) for at in range(len(self._languages))
        )
