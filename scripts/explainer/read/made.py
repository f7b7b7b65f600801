"""How one language's words came to be: who drafted them, and who accepted them and when."""

from __future__ import annotations

from enum import StrEnum

from explainer.model.edtf import day
from explainer.model.facts import Made, Review
from explainer.problem import Problem
from explainer.records import Fields, Node, Shape
from explainer.source import Span

MADE = Shape(("drafted",), ("reviewed",))
REVIEW = Shape(("by", "on", "of"))


class Drafted(StrEnum):
    """Who made the first wording."""

    MACHINE = "machine"
    PERSON = "person"


def read_made(node: Node, at: Span, problems: list[Problem]) -> Made | None:
    """A record `{drafted: machine | person, reviewed: [{by, on, of}, …]}`; a review needs all three of its keys."""
    record = Fields.of(node, at, MADE, problems)
    if record is None:
        return None
    drafted = record.choice("drafted", Drafted)
    reviews = tuple(review for item in record.items("reviewed") if (review := _review(item, problems)) is not None)
    return None if drafted is None else Made(drafted.value, reviews)


def _review(node: Node, problems: list[Problem]) -> Review | None:
    record = Fields.of(node, node.span, REVIEW, problems)
    if record is None:
        return None
    by, on, of = record.text("by"), record.text("on"), record.text("of")
    when = None if on is None else day(on.text)
    if on is not None and when is None:
        problems.append(Problem(on.span, "day", f"'{on.text}' is no day", "write it as 2026-11-30"))
    return None if by is None or when is None or of is None else Review(by.text, when, of.text)
