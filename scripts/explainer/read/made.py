"""How words came to be: who drafted those of a language, of a claim or of a unit, and who accepted them and when."""

from __future__ import annotations

import datetime as dt

from explainer.model.edtf import parse_day
from explainer.model.facts import Drafted, Made, Maker, Review
from explainer.problem import Problem
from explainer.records import Fields, Node, Scalar, Shape
from explainer.source import Span

MADE = Shape(("drafted",), ("published", "reviewed"))
"""Of an article."""
REVIEW = Shape(("by", "on", "of"))
MAKER = Shape(("drafted",), ("by", "version", "on"))
"""Of one claim."""


def read_made(node: Node, at: Span, problems: list[Problem]) -> Made | None:
    """A record `{drafted: machine | person, published: day, reviewed: [{by, on, of}, …]}` of an article.

    A review needs all three of its keys.
    """
    record = Fields.of(node, at, MADE, problems)
    if record is None:
        return None
    drafted = record.choice("drafted", Drafted)
    reviews = tuple(review for item in record.items("reviewed") if (review := _review(item, problems)) is not None)
    published = _day(record.text("published"), problems)
    return None if drafted is None else Made(drafted, reviews, published)


def read_maker(node: Node, at: Span, problems: list[Problem]) -> Maker | None:
    """A record `{drafted: machine | person, by: name, version: of a model, on: day}`."""
    record = Fields.of(node, at, MAKER, problems)
    drafted = None if record is None else record.choice("drafted", Drafted)
    if record is None or drafted is None:
        return None
    by, version = record.text("by"), record.text("version")
    return Maker(
        drafted,
        None if by is None else by.text,
        None if version is None else version.text,
        _day(record.text("on"), problems),
    )


def _review(node: Node, problems: list[Problem]) -> Review | None:
    record = Fields.of(node, node.span, REVIEW, problems)
    if record is None:
        return None
    by, on, of = record.text("by"), _day(record.text("on"), problems), record.text("of")
    return None if by is None or on is None or of is None else Review(by.text, on, of.text)


def _day(text: Scalar | None, problems: list[Problem]) -> dt.date | None:
    found = None if text is None else parse_day(text.text)
    if text is not None and found is None:
        problems.append(Problem(text.span, "day", f"'{text.text}' is no day", "write it as 2026-11-30"))
    return found
