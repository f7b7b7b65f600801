"""Readers' questions: what the article answers, what it does not, and which of them the summary has answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.compose.evidence import line, message, short_line
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.compose.said import Said
from explainer.language.telling import is_told
from explainer.model.anchors import anchor
from explainer.model.blocks import Answer, Answers, Block, Heading
from explainer.model.facts import Article, Kind, Question
from explainer.model.lines import Line, Link
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
    """Questions that are answered here, then those that the article leaves open, then those that the summary has.

    A question that the article does not answer is never listed among the answered ones, even where the summary tells of
    that silence.
    """
    parts: dict[str, list[Answer[Message]]] = {"answered": [], "unanswered": [], "open": [], "elsewhere": []}
    page = _Page(article, page_path(article, "faq"), Said(before), {})
    for question in article.facts.faq:
        silent = all(article.facts.claims[claim].kind is Kind.UNSTATED for claim in question.answer)
        here, there = ("unanswered", "open") if silent else ("answered", "elsewhere")
        is_there = all(map(page.is_on_summary, article.facts.with_rebuttals(question.answer)))
        parts[there if is_there else here].append(page.way(question) if is_there else page.answer(question))
    blocks: list[Block[Message]] = []
    for part, answers in parts.items():
        if answers:
            # "Other questions" are there only beside some.
            is_all = part == "open" and not parts["unanswered"]
            blocks.append(Heading(2, part, Ui("faq.unanswered" if is_all else f"faq.{part}")))
            blocks.append(Answers(tuple(answers), Ui("card.see")))
    return article_page(article, languages, states, "faq", tuple(blocks))


@dataclass(frozen=True)
class _Page:
    """The page as far as it is made."""

    article: Article
    path: str
    said: Said
    """What the pages before it say."""
    shown: dict[str, Link[Message]]
    """By claim the way to its line here, called by the question that it answers."""

    def is_on_summary(self, claim: str) -> bool:
        """Whether the summary says it itself, or its lead does in words of its own: resting on it is not enough."""
        own = self.article.facts.claims[claim]
        wordings = [text.words for text in (own.text, own.short) if text is not None]
        leads = [label.text.words for label in self.article.facts.lead if claim in label.rests_on]
        if any(is_told(text, by=lead) for text in wordings for lead in leads):
            return True
        # A key fact is put shortly there; whoever asks for it is told the rest.
        is_short = own.short is not None and not is_told(own.text.words, by=own.short.words)
        return self.said.is_on("summary", claim) and not (
            is_short and claim in self.article.facts.summary.get("key", ())
        )

    def way(self, question: Question) -> Answer[Message]:
        """The way to an answer that stands on the summary, all of it."""
        return self._answer(question, (self._see(question.answer[0]),))

    def answer(self, question: Question) -> Answer[Message]:
        """An answer, whole and in its order: what is left out of one may be what refutes or limits the rest of it.

        So a sentence that the summary has is said again here; where two other pages have it, in its shorter wording.
        Only where that is used up too, or another question has it on this page, the way to it stands in its place.
        What rebuts one of its claims belongs to it.
        """
        parts: list[Line[Message] | Link[Message]] = []
        for claim in self.article.facts.with_rebuttals(question.answer):
            part = self._part(question, claim)
            # "See: Summary" once is enough.
            if isinstance(part, Line) or part.title not in [one.title for one in parts if isinstance(one, Link)]:
                parts.append(part)
        return self._answer(question, tuple(parts))

    def _answer(self, question: Question, parts: tuple[Line[Message] | Link[Message], ...]) -> Answer[Message]:
        words = sum(len(self.article.facts.claims[claim].text.words.split()) for claim in question.answer)
        return Answer(anchor("faq", question.id), question_text(self.article, question), parts, is_open=words <= _SHORT)

    def _part(self, question: Question, claim: str) -> Line[Message] | Link[Message]:
        own = anchor("faq", question.id, claim)
        for item in (line(self.article, claim, own), short_line(self.article, claim, own)):
            if claim not in self.shown and self.said.may_be_said(item.text):
                self.shown[claim] = Link(f"#{own}", question_text(self.article, question))
                return item
        return self._see(claim)

    def _see(self, claim: str) -> Link[Message]:
        place = self.said.where(claim)
        if claim in self.shown or place is None:
            return self.shown[claim]
        return Link(href(self.path, place.path, place.anchor), Ui(f"nav.{place.section}"))


def question_text(article: Article, question: Question) -> Message:
    """What a reader asks."""
    return message(article, f"faq.{question.id}", question.ask)
