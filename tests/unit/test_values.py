"""What the three ways of reading make of the same words, where they differ on purpose; times of day that agree."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Value, Weekday, read_values
from explainer.language.values.expressions import expressions
from explainer.language.values.reckoning import Direction
from explainer.model.edtf import Date, Period
from explainer.read.dateline import updated

CASES = Path(__file__).parents[1] / "cases" / "values"
DAY = dt.date(2024, 3, 20)
"""The article's, a Wednesday."""


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def shown(value: Value) -> str:
    match value:
        case Amount(number, unit):
            return f"{number} {unit}".strip()
        case Date() | Period() | Clock() | Weekday():
            return str(value)


@pytest.mark.parametrize(("words", "line", "evidence", "news"), rows("ways-of-reading.tsv"), ids=lambda one: one)
def test_each_way_of_reading_finds_what_it_may(words: str, line: str, evidence: str, news: str) -> None:
    moment = updated([words])
    assert ("-" if moment is None else moment.isoformat()) == line
    assert ("; ".join(shown(one.value) for one in read_values(f"It was {words} there.")) or "-") == evidence
    found = expressions(f"It was {words} there.", DAY, lambda _: Direction.PAST)
    assert ("; ".join(str(one.value) for one in found) or "-") == news


@pytest.mark.parametrize(("one", "other", "strict", "either"), rows("times-of-day.tsv"), ids=lambda one: one)
def test_times_of_day_agree(one: str, other: str, strict: str, either: str) -> None:
    (first,), (second,) = ([v.value for v in read_values(f"at {text}")] for text in (one, other))
    assert isinstance(first, Clock)
    assert isinstance(second, Clock)
    for a, b in ((first, second), (second, first)):
        assert a.agrees_with(b) is (strict == "agree")
        assert a.agrees_with(b, either_half=True) is (either == "agree")
