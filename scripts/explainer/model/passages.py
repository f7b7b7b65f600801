"""What a second reader reads: a sentence of ours with the words that it rests on, and what was found of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explainer.model.data import digest


class Verdict(StrEnum):
    """What a second reader says of a sentence."""

    SUPPORTED = "supported"
    """The words say just this: no more, no less."""
    NOT = "not"
    UNSURE = "unsure"
    """Cannot tell from the words."""


@dataclass(frozen=True)
class Quote:
    """Words of the article, in their sentence, with its neighbours."""

    unit: str
    words: str
    sentence: str
    before: str
    """Empty where it is the first."""
    after: str


@dataclass(frozen=True)
class Passage:
    """A sentence of ours and what it rests on; for a silence, the whole article."""

    id: str
    """The unit's: `claim.met`, `claim.met.short`, `headline`, `faq.where`."""
    stands: str
    """What kind of sentence it is, and who is said to say it, in plain words."""
    says: str
    quotes: tuple[Quote, ...]
    whole: str = ""
    """The article, where nothing less will do."""

    @property
    def digest(self) -> str:
        """Of all that a verdict depends on: it holds as long as this is the same."""
        grounds = [[one.unit, one.words, one.sentence] for one in self.quotes]
        return digest([self.stands, self.says, grounds, self.whole])
