"""Side by side: the article in all languages, and under each of its sentences the lines that rest on it."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import (
    because,
    label_line,
    line,
    sentence_text,
    short_line,
    sign,
    unit_label,
    unit_name,
    units_behind,
)
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.model.facts import Article, Claim, Label, Publish
from explainer.model.message import Endonym, In, Message, Ui
from explainer.model.page import Block, Column, Columns, Heading, Line, Link, Page, Paragraph, Row, Rows
from explainer.model.seed import Sentence
from explainer.model.words import State


def side_by_side(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """Every unit of the article (where it may be shown) and every line, a row each.

    A line stands under the sentence that it rests on: here the evidence needs no drawer. Questions rest on nothing and
    have no row.
    """
    rows = _Rows(article, languages)
    facts = article.facts
    under: dict[str | None, list[Row[Message]]] = {}
    for label, unit_id in ((facts.headline, "headline"), *((one, f"status.{one.id}") for one in facts.status)):
        claims = tuple(facts.claims[claim_id] for claim_id in label.rests_on)
        under.setdefault(rows.place(claims), []).append(rows.label(label, unit_id, claims))
    for claim in facts.claims.values():
        under.setdefault(rows.place((claim,)), []).extend(rows.claim(claim))
    blocks: list[Block[Message]] = [
        Paragraph("intro", Ui("compare.intro")),
        Columns(Ui("compare.columns"), tuple(Column(tag, Endonym(tag)) for tag in languages)),
        Rows(
            tuple(
                rows.unit(unit, tuple(under.get(unit.id, ())))
                for unit in article.seed.units
                if facts.publish is Publish.FULL or unit.id in under
            )
        ),
    ]
    if None in under:
        blocks += [Heading(2, "not-stated", Ui("section.unstated")), Rows(tuple(under[None]))]
    return article_page(article, languages, states, "side-by-side", tuple(blocks))


class _Rows:
    """The rows of one article's page."""

    def __init__(self, article: Article, languages: tuple[str, ...]) -> None:
        self._article = article
        self._languages = languages
        self._path = page_path(article, "side-by-side")
        self._source = page_path(article, "source")

    def place(self, claims: tuple[Claim, ...]) -> str | None:
        """The unit under which a line stands: the first sentence of its evidence, else title or dateline, else none."""
        units = units_behind(self._article, claims)
        return next((unit.id for unit in (*(one for one in units if one.number), *units)), None)

    def unit(self, unit: Sentence, resting: tuple[Row[Message], ...]) -> Row[Message]:
        is_shown = self._article.facts.publish is Publish.FULL
        label = Link(href(self._path, self._source, unit.id), unit_label(self._article, unit))
        said = self._cells(sentence_text(self._article, unit)) if is_shown else ()
        return Row(f"r-{unit.id}", said, label=label, resting=resting)

    def label(self, label: Label, unit_id: str, claims: tuple[Claim, ...]) -> Row[Message]:
        return self._line(label_line(self._article, label, unit_id, f"c-{unit_id.replace('.', '-')}"), claims)

    def claim(self, claim: Claim) -> list[Row[Message]]:
        anchor = f"c-{claim.id}"
        rows = [self._line(line(self._article, claim.id, anchor), (claim,))]
        if claim.short is not None:
            rows.append(self._line(short_line(self._article, claim.id, f"{anchor}-short"), (claim,)))
        reasoning = because(self._article, claim)
        if reasoning is not None:
            rows.append(Row(f"{anchor}-because", self._cells(reasoning), lead=Ui("evidence.because")))
        return rows

    def _line(self, own: Line[Message], claims: tuple[Claim, ...]) -> Row[Message]:
        """A line, with ways to all that it rests on; where the article is silent, to what comes nearest."""
        facts = self._article.facts
        nearest = tuple(facts.claims[claim_id] for claim in claims for claim_id in claim.nearest)
        units = units_behind(self._article, claims)
        shown = units if len(units) > 1 else units_behind(self._article, nearest)
        return Row(
            own.anchor,
            self._cells(own.text),
            kind=own.kind,
            tag=own.tag,
            lead=Ui("evidence.heading" if units else "evidence.nearest") if shown else None,
            ways=tuple(Link(f"#r-{unit.id}", unit_name(unit), sign(unit)) for unit in shown),
        )

    def _cells(self, said: Message) -> tuple[Message, ...]:
        return tuple(In(tag, said) for tag in self._languages)
