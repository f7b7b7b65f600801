"""Readers' questions: what the article answers, what it does not, and which of them the summary has answered."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import line, message
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.compose.said import Place, Said
from explainer.model.anchors import anchor
from explainer.model.blocks import Answer, Answers, Block, Heading
from explainer.model.facts import Article, Claim, Kind, Question
from explainer.model.lines import Link
from explainer.model.message import Message, Ui
from explainer.model.page import Page
from explainer.model.words import State

_SHORT = 40
"""Words of an answer that nobody should have to unfold."""


def faq(
    article: Article,
    languages: tuple[str, ...],
    states: Mapping[str, State],
    before: tuple[Page[Message], ...],
) -> Page[Message]:
    """Questions that are answered here, then those that the article leaves open, then those that `before` has.

    What the summary says is not said again; but a question that the article does not answer is never listed among the
    answered ones, even where the summary tells of that silence.
    """
    parts: dict[str, list[Answer[Message]]] = {"answered": [], "unanswered": [], "open": [], "elsewhere": []}
    shown: dict[str, Place] = {}
    path = page_path(article, "faq")
    said = Said(before)
    for question in article.facts.faq:
        answer = _answer(article, path, question, said, shown)
        silent = all(article.facts.claims[claim].kind is Kind.UNSTATED for claim in question.answer)
        here, there = ("unanswered", "open") if silent else ("answered", "elsewhere")
        parts[here if answer.lines else there].append(answer)
    blocks: list[Block[Message]] = []
    for part, answers in parts.items():
        if answers:
            blocks.append(Heading(2, part, Ui(f"faq.{part}")))
            blocks.append(Answers(tuple(answers), Ui("card.see")))
    return article_page(article, languages, states, "faq", tuple(blocks))


def _answer(article: Article, path: str, question: Question, said: Said, shown: dict[str, Place]) -> Answer[Message]:
    """What no other page says of the answer stands here, each sentence once; to the rest there are ways."""
    own = anchor("faq", question.id)
    there = {claim: shown.get(claim) or _elsewhere(article, said, claim) for claim in question.answer}
    here = [article.facts.claims[claim] for claim, place in there.items() if place is None]
    shown |= {claim.id: Place(path, anchor(own, claim.id), "faq") for claim in here}
    ways: dict[str, Place] = {}
    for place in there.values():
        if place is not None:
            ways.setdefault(place.path, place)  # one way to a page, to the first of its places
    return Answer(
        anchor=own,
        question=message(article, f"faq.{question.id}", question.ask),
        lines=tuple(line(article, claim.id, anchor(own, claim.id)) for claim in here),
        see=tuple(Link(href(path, place.path, place.anchor), Ui(f"nav.{place.section}")) for place in ways.values()),
        is_open=sum(map(_length, here)) <= _SHORT,
    )


def _elsewhere(article: Article, said: Said, claim: str) -> Place | None:
    """Where another page says it: the summary, or as many pages as may."""
    place = said.where(claim)
    is_there = place is not None and (place.path == page_path(article, "summary") or said.is_enough(claim))
    return place if is_there else None


def _length(claim: Claim) -> int:
    return len(claim.text.words.split())
