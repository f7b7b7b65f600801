"""How words came to be: who drafted those of a language, of a claim or of a unit, who read them again, who reviewed."""

from __future__ import annotations

import datetime as dt
import re

from explainer.model.edtf import parse_day
from explainer.model.facts import Drafted, Made, Maker, Review
from explainer.model.passages import NOBODY, Reader, Reading, Verdict
from explainer.problem import Problem
from explainer.records import Fields, Node, Scalar, Shape
from explainer.source import Span

MADE = Shape(("drafted",), ("published", "reviewed"))
"""Of an article."""
REVIEW = Shape(("by", "on", "of"))
MAKER = Shape(("drafted",), ("by", "version", "prompt", "on"))
"""Of one claim."""
READING = Shape(("verdict", "by", "on"), ("reader", "prompt", "of", "why"))
"""Of one sentence, or one translation."""
OF_PATTERN = r"[0-9a-f]{8}"


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
    """A record `{drafted: machine | person, by: name, version: of a model, prompt: of ours, on: day}`."""
    record = Fields.of(node, at, MAKER, problems)
    drafted = None if record is None else record.choice("drafted", Drafted)
    if record is None or drafted is None:
        return None
    by, version, prompt = (record.text(key) for key in ("by", "version", "prompt"))
    return Maker(
        drafted,
        None if by is None else by.text,
        None if version is None else version.text,
        _day(record.text("on"), problems),
        None if prompt is None else prompt.text,
    )


def read_reading(node: Node, at: Span, problems: list[Problem]) -> Reading | None:
    """A record `{verdict: supported | not | unsure, by: name, reader: person | machine, on: day, of: digest, why: …}`.

    A machine says what it has read (`of`); a person may mean the words as they stand.
    """
    record = Fields.of(node, at, READING, problems)
    if record is None:
        return None
    verdict, by, on = record.choice("verdict", Verdict), record.text("by"), _day(record.text("on"), problems)
    reader = record.choice("reader", Reader) if "reader" in record.values else Reader.PERSON
    of, why, prompt = (record.text(key) for key in ("of", "why", "prompt"))
    if of is not None and not re.fullmatch(OF_PATTERN, of.text):
        fix = "copy it from the message that asked for it, or delete 'of'"
        problems.append(Problem(of.span, "of", f"'{of.text}' is not what was read: it has 8 of 0-9 and a-f", fix))
        return None
    if reader is Reader.MACHINE and "of" not in record.values:
        problems.append(Problem(at, "missing", "the key 'of' is missing", "say which words the machine has read"))
        return None
    if verdict is None or by is None or on is None or reader is None:
        return None
    if by.text == NOBODY:
        problems.append(Problem(by.span, "by", f"'{NOBODY}' is nobody", "write who has read it"))
        return None
    return Reading(
        verdict,
        by.text,
        on,
        at,
        reader,
        "" if of is None else of.text,
        "" if why is None else " ".join(why.text.split()),
        "" if prompt is None else prompt.text,
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
