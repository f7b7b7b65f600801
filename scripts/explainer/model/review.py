"""What a person is given to review, sentence by sentence, and what they answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from explainer.model.message import Ui
from explainer.model.passages import Quote, Reading


class Answers(StrEnum):
    """What may be answered to a sentence."""

    ACCEPT = "accept"
    CORRECT = "correct"
    DOUBT = "doubt"


@dataclass(frozen=True)
class Item:
    """A sentence or a translation to be reviewed, with all that helps to judge it."""

    id: str
    """The passage's, or the unit's."""
    of: str
    """The digest of what there is to read: an answer holds for just that."""
    words: str
    """Empty where there is no translation yet."""
    label: Ui
    """What kind of sentence it is."""
    kind: str = ""
    """How the claim that it is stands to the article; empty where it is none."""
    english: str = ""
    """Of a translation."""
    was: str = ""
    """What stood there before: of a claim its words, of a translation its English."""
    quotes: tuple[Quote, ...] = ()
    whole: str = ""
    """The article, where nothing less will do."""
    terms: tuple[str, ...] = ()
    """Names and terms: `Japan`, or with its form in the language: `Japan = 日本`."""
    asked: tuple[str, ...] = ()
    """What the rules ask about it."""
    reading: Reading | None = None
    """What a second reader said of it, or of what stood there before."""
    can_be_corrected: bool = True
    """Whether it is a text of its own, and not made of several."""

    @property
    def is_changed(self) -> bool:
        """Whether it was read when it was something else."""
        return self.reading is not None and not self.reading.holds(self.of)

    @property
    def names(self) -> tuple[str, ...]:
        """The English of its names and terms, and their forms in the language."""
        return tuple(part for term in self.terms for part in term.split(" = ", 1))

    @property
    def sentences(self) -> tuple[tuple[Quote, tuple[str, ...]], ...]:
        """Each sentence that it rests on, once, with all the words of it that are quoted."""
        found: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            found.setdefault(quote.unit, []).append(quote)
        return tuple((quotes[0], tuple(one.words for one in quotes)) for quotes in found.values())


@dataclass(frozen=True)
class Sheet:
    """What is to be reviewed of one article in one language."""

    article: str
    tag: str
    title: str
    """The article's own, in English."""
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Answer:
    """What a reviewer says of one item."""

    id: str
    of: str
    answer: Answers
    said: str = ""
    """The words that were read, to show when they have changed since."""
    words: str = ""
    """The reviewer's own."""
    comment: str = ""


@dataclass(frozen=True)
class Answered:
    """Everything that a reviewer has handed in of one article in one language."""

    article: str
    tag: str
    by: str
    on: dt.date
    answers: tuple[Answer, ...] = field(default=())
