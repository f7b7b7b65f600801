"""Readers' questions: what the article answers, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import line, message
from explainer.compose.frame import article_page
from explainer.model.anchors import anchor
from explainer.model.blocks import Answer, Answers, Block, Heading
from explainer.model.facts import Article, Kind, Question
from explainer.model.message import Message, Ui
from explainer.model.page import Page
from explainer.model.words import State


def faq(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """Questions with an answer in the article first, then those on which it is silent."""
    silent = {question.id for question in article.facts.faq if _is_silent(article, question)}
    parts = {
        "answered": [question for question in article.facts.faq if question.id not in silent],
        "unanswered": [question for question in article.facts.faq if question.id in silent],
    }
    blocks: list[Block[Message]] = []
    for part, questions in parts.items():
        if questions:
            blocks.append(Heading(2, part, Ui(f"faq.{part}")))
            blocks.append(Answers(tuple(_answer(article, question) for question in questions)))
    return article_page(article, languages, states, "faq", tuple(blocks))


def _is_silent(article: Article, question: Question) -> bool:
    return all(article.facts.claims[claim].kind is Kind.UNSTATED for claim in question.answer)


def _answer(article: Article, question: Question) -> Answer[Message]:
    claims = [article.facts.claims[claim] for claim in question.answer]
    nearest = dict.fromkeys(near for claim in claims for near in claim.nearest if near not in question.answer)
    own = anchor("faq", question.id)
    return Answer(
        anchor=own,
        question=message(article, f"faq.{question.id}", question.ask),
        lines=tuple(line(article, claim.id, anchor(own, claim.id)) for claim in claims),
        nearest_text=Ui("evidence.nearest"),
        nearest=tuple(line(article, claim, anchor(own, claim)) for claim in nearest),
    )
