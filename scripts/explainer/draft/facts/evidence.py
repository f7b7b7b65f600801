"""Words of the article as a facts file may quote them: whole words that stand once in their unit."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.draft.facts.records import Quote
from explainer.language.citing import find_name
from explainer.model.facts import QUOTED_AT_MOST
from explainer.model.seed import Seed, Sentence
from explainer.source import Span


class Shown:
    """What of an article the pages will show: a third of its sentences at most; what is quoted twice counts once."""

    def __init__(self, seed: Seed) -> None:
        self._body = {at for one in seed.sentences for at in range(one.span.start, one.span.end)}
        self._shown: set[int] = set()

    def add(self, *spans: Span) -> None:
        """These will be shown."""
        self._shown |= self._of_body(spans)

    def fits(self, *spans: Span) -> bool:
        """Whether these may be shown as well."""
        return len(self._shown | self._of_body(spans)) <= QUOTED_AT_MOST * len(self._body)

    def more(self, *spans: Span) -> int:
        """How many letters of the article these would show beside what is shown."""
        return len(self._of_body(spans) - self._shown)

    def _of_body(self, spans: Sequence[Span]) -> set[int]:
        return self._body & {at for span in spans for at in range(span.start, span.end)}


def quote_once(seed: Seed, spans: Sequence[Span]) -> Quote | None:
    """The first of the spans whose words stand exactly once in their unit, as evidence has to; body before title."""
    placed = [(unit, span) for span in spans if (unit := unit_at(seed, span)) is not None]
    placed.sort(key=lambda one: one[0].number is None)
    return next((Quote(unit.id, span) for unit, span in placed if stands_once(seed, unit, span)), None)


def unit_at(seed: Seed, span: Span) -> Sentence | None:
    """The unit in which some words stand."""
    return next((unit for unit in seed.units if unit.span.start <= span.start and span.end <= unit.span.end), None)


def stands_once(seed: Seed, unit: Sentence, span: Span) -> bool:
    """Whether its words, as whole words, stand nowhere else in the unit, and here as whole words."""
    return [found.start for found in find_name(seed, unit, span.text)] == [span.start]


def in_line(span: Span | None) -> str:
    """Words of the article between single spaces; none are the empty text."""
    return "" if span is None else " ".join(span.text.split())
