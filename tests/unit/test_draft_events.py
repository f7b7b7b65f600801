"""Occurrences of an article: their date, and whether they happened, are planned, possible or recurring."""

from __future__ import annotations

import pytest

from explainer.draft.finding import find
from explainer.draft.tagger import tag
from tests.article import SEEDS, SLUG
from tests.files import ROOT, rows, seed_of
from tests.tagging import needs_tagger

CASES = ROOT / "tests" / "cases" / "draft" / "events" / "when-and-how-sure.tsv"
LINES = rows(CASES)
MAIN = rows(CASES.parent / "main.tsv")
SEED = SEEDS / f"{SLUG}.txt"

pytestmark = needs_tagger


def occurrences(text: str) -> list[tuple[str, str, str]]:
    return [
        (found.sentence.id, "-" if found.date is None else str(found.date.value), found.status)
        for found in find(tag(seed_of(text))).events
    ]


def test_there_are_cases() -> None:
    assert len(LINES) > 20


@pytest.mark.parametrize(("body", "expected"), LINES, ids=[line[0] for line in LINES])
def test_an_occurrence_has_its_date_and_status(body: str, expected: str) -> None:
    found = occurrences(f"News of the town\n\nLast Updated on June 16, 2021\n\n{body}\n")
    assert ["=".join(each) for each in found] == (expected.split(" ;; ") if expected else [])


@pytest.mark.parametrize(("body", "expected"), MAIN, ids=[line[0] for line in MAIN])
def test_a_sentence_stands_at_no_date_of_something_else(body: str, expected: str) -> None:
    found = find(tag(seed_of(f"News of the town\n\nLast Updated on June 16, 2021\n\nThe town met. {body}\n"))).events
    main = [one for one in found if one.date is not None and one.is_main]
    assert " ".join(str(one.date.value) for one in main if one.date is not None) == expected


def test_the_talks_happened_and_the_flights_are_only_possible() -> None:
    found = occurrences(SEED.read_text("utf-8"))
    assert [found[0], found[1]] == [("s1", "2024-02-29", "happened"), ("s2", "2025-H1", "possible")]


def test_without_a_dateline_only_a_written_date_is_known() -> None:
    assert occurrences("News of the town\n\nThe bridge fell in 1951. It will fall on Monday.\n") == [
        ("s1", "1951", "happened"),
        ("s2", "-", "planned"),
    ]


def test_the_headlines_verb_tells_the_news_wherever_it_stands() -> None:
    assert occurrences("Girl saves two boys\n\nA girl is praised by a town after she saved two boys.\n") == [
        ("s1", "-", "happened")
    ]
