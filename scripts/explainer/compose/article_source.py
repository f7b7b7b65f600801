"""The source: the article, sentence by sentence, with everything that rests on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from explainer.compose.drawing import date
from explainer.compose.evidence import (
    claim_text,
    claims_of,
    lines_in,
    nearest_to,
    pieces,
    run_label,
    sentence_text,
    sign,
    unit_label,
    units_behind,
    units_with,
)
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.model.anchors import of_entry, of_participant
from explainer.model.blocks import Block, Cards, Paragraph, SourceSentence, SourceText
from explainer.model.facts import Article, Entry, Evidence, Publish
from explainer.model.lines import Basis, Link, Piece
from explainer.model.message import Message, Name, Ui, Verbatim
from explainer.model.page import Page
from explainer.model.seed import Sentence
from explainer.model.words import State

_INTRO = {Publish.FULL: "source.intro", Publish.QUOTES: "source.intro.quotes", Publish.NONE: "source.intro.none"}
_RIGHTS = {Publish.FULL: "source.rights", Publish.QUOTES: "source.rights.quotes"}


def source(
    article: Article, languages: tuple[str, ...], states: Mapping[str, State], pages: tuple[Page[Message], ...]
) -> Page[Message]:
    """The article with, under each sentence, everything on its other `pages` that rests on it, each thing once."""
    facts = article.facts
    path = page_path(article, "source")
    resting = _resting(article, path, pages)
    blocks: list[Block[Message]] = [Paragraph("intro", Ui(_INTRO[facts.publish]))]
    if facts.publish is Publish.FULL:
        blocks.append(Paragraph("text", Ui("source.translated")))
    blocks.append(SourceText(tuple(_sentence(article, run, resting) for run in _runs(article, resting))))
    if facts.publisher:
        blocks.append(Paragraph("text", Ui("source.publisher", {"publisher": facts.publisher})))
    if facts.address:
        blocks.append(Paragraph("text", Ui("source.address"), facts.address, Verbatim(facts.address, tag="")))
    blocks.extend(
        Paragraph("text", Ui("source.seen-at"), address, Verbatim(address, tag="")) for address in facts.seen_at
    )
    if facts.publish in _RIGHTS:
        blocks.append(Paragraph("text", Ui(_RIGHTS[facts.publish])))
    return article_page(article, languages, states, "source", tuple(blocks))


@dataclass(frozen=True)
class _Resting:
    """By the id of each unit: the ways to what rests on it, and to what the article does not say, but nearest there."""

    based: Mapping[str, Sequence[Link[Message]]]
    near: Mapping[str, Sequence[Link[Message]]]


def _runs(article: Article, resting: _Resting) -> Iterator[tuple[Sentence, ...]]:
    """Each unit, but together the sentences in a row that are not shown, and that nothing rests on."""
    quoted = {piece.unit for piece in _quoted(article)}
    is_full = article.facts.publish is Publish.FULL

    def is_passed_over(unit: Sentence) -> bool:
        return not (is_full or unit.number is None or unit.id in {*quoted, *resting.based, *resting.near})

    for passed_over, units in groupby(article.seed.units, is_passed_over):
        run = tuple(units)
        yield from (run,) if passed_over else zip(run)


def _sentence(article: Article, run: tuple[Sentence, ...], resting: _Resting) -> SourceSentence[Message]:
    unit, last = run[0], run[-1]
    is_full = article.facts.publish is Publish.FULL
    # The reader reads the article here; what supports a line is marked in that line's drawer.
    shown = (Piece(unit.text, marked=False),) if is_full else pieces(article, unit, _quoted(article))
    based, near = tuple(resting.based.get(unit.id, ())), tuple(resting.near.get(unit.id, ()))
    return SourceSentence(
        anchor=unit.id,
        sign=sign(unit) if unit is last else Verbatim(f"{unit.number}–{last.number}", tag=""),
        label=unit_label(article, unit) if unit is last else run_label(article, unit, last),
        pieces=shown,
        translation=sentence_text(article, unit) if is_full else None,
        rests=Ui("source.rests", {"count": len(based)})
        if based
        else Ui("source.nothing" if unit is last else "source.nothing.run"),
        links=based,
        nearest=Ui("source.nearest", {"count": len(near)}),
        near=near,
        paragraph=unit.paragraph,
    )


def _quoted(article: Article) -> list[Evidence]:
    """All that drawers and cards quote."""
    named = [one.named for one in article.facts.participants.values()]
    return [*(e for claim in article.facts.claims.values() for e in claim.evidence), *named]


def _resting(article: Article, path: str, pages: Sequence[Page[Message]]) -> _Resting:
    based: dict[str, list[Link[Message]]] = defaultdict(list)
    near: dict[str, list[Link[Message]]] = defaultdict(list)
    for rests_on, link in _lines(article, path, pages).items():
        claims = claims_of(article, rests_on)
        units = units_behind(article, claims)
        for unit in units:
            based[unit.id].append(link)
        # A line that is half told by the article is listed where it is told.
        for unit in () if units else units_behind(article, nearest_to(article, claims)):
            near[unit.id].append(link)
    for evidence, link in (*_dates(article, path), *_names(article, path, pages)):
        for unit in units_with(article, evidence):
            based[unit.id].append(link)
    return _Resting(based, near)


def _lines(article: Article, path: str, pages: Sequence[Page[Message]]) -> Mapping[Basis, Link[Message]]:
    """Each claim and label at the first place where it stands, in full if it does so anywhere.

    What carries no marker and says in short what a claim here says in full is left out.
    """
    first: dict[Basis, Link[Message]] = {}
    in_full: dict[Basis, Link[Message]] = {}
    for page in pages:
        for item in lines_in(page.blocks):
            link = Link(href(path, page.path, item.anchor), item.text, item.tag, page.section)
            first.setdefault(item.rests_on, link)
            if item.text == claim_text(article, claims_of(article, item.rests_on)[0]):
                in_full.setdefault(item.rests_on, link)
    marked = {item.rests_on for page in pages for item in lines_in(page.blocks, only_marked=True)}
    told = {rests_on.claims for rests_on in in_full}
    return {
        rests_on: link
        for rests_on, link in (first | in_full).items()
        if rests_on in in_full or rests_on in marked or rests_on.claims not in told
    }


def _dates(article: Article, path: str) -> Iterator[tuple[Sequence[Evidence], Link[Message]]]:
    """Each date at its first place in the timeline, with the words that it is read from."""
    first: dict[str, Entry] = {}
    for entry in article.facts.timeline:
        first.setdefault(entry.on, entry)
    for on, entry in first.items():
        when = article.facts.dates[on]
        inferred = () if when.inferred is None else article.facts.claims[when.inferred].evidence
        place = href(path, page_path(article, "timeline"), of_entry(entry.id))
        yield (when.words, *inferred), Link(place, date(when), section="timeline")


def _names(
    article: Article, path: str, pages: Sequence[Page[Message]]
) -> Iterator[tuple[Sequence[Evidence], Link[Message]]]:
    """The card of each participant that has one, with the words by which the article names it."""
    cards = {card.anchor for page in pages for block in page.blocks if isinstance(block, Cards) for card in block.cards}
    for one in article.facts.participants.values():
        if of_participant(one.id) in cards:
            place = href(path, page_path(article, "participants"), of_participant(one.id))
            yield (one.named,), Link(place, Name(one.id), section="participants")
