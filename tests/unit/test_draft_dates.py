"""Dates of an article: what the expressions mean, which way a verb leads, and what is no date.

Each line of the cases is a sentence with its dates in brackets. Only those of `tense.tsv` need the tagger.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.draft.dates import dates
from explainer.draft.facts.choosing import choose
from explainer.draft.facts.chronology import date_of_article
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.language.values import reckoning
from explainer.language.values.expressions import expressions
from explainer.language.values.reckoning import Direction
from explainer.model.facts import Standard
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.tagging import needs_tagger

CASES = Path(__file__).parents[1] / "cases" / "draft" / "dates"


def lines(*names: str) -> list[list[str]]:
    return [
        line.split("\t")
        for name in names
        for line in (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]


DIRECTED = lines("absolute", "seen-from-the-dateline", "none")
TENSED = lines("tense")
OPEN = lines("open")
FILLING = " ".join(["It is the longest of all the bridges over the wide river, and it is red."] * 5)
"""Only a part of an article is quoted."""


def test_there_are_cases() -> None:
    assert len(DIRECTED) + len(TENSED) > 120


def wanted(marked: str, found: str) -> list[tuple[str, str]]:
    """The words in brackets, each with its value."""
    return list(zip(re.findall(r"\[(.*?)\]", marked), found.split("; ") if found else [], strict=True))


def plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


@pytest.mark.parametrize(("dateline", "direction", "sentence", "value"), DIRECTED, ids=[row[2] for row in DIRECTED])
def test_an_expression_has_its_value(dateline: str, direction: str, sentence: str, value: str) -> None:
    text = plain(sentence)
    anchor = None if dateline == "-" else dt.date.fromisoformat(dateline)
    found = [
        (text[e.start : e.end], str(e.value))
        for e in expressions(text, anchor, lambda _: Direction(direction))
        if not (str(e.value) == "2004" and text.startswith("2004:"))
    ]
    assert [(words.removeprefix("the "), v) for words, v in found] == [
        (words.removeprefix("the "), v) for words, v in wanted(sentence, value)
    ]


@needs_tagger
@pytest.mark.parametrize(("dateline", "sentence", "value"), TENSED, ids=[row[1] for row in TENSED])
def test_the_verb_gives_the_direction(dateline: str, sentence: str, value: str) -> None:
    updated = dt.date.fromisoformat(dateline)
    text = f"A title\n\nLast Updated on {updated:%B} {updated.day}, {updated.year}\n\n{plain(sentence)}\n"
    found = dates(tag(read_seed(Source("seeds/x.txt", text), "x")))
    assert [(date.words.text, str(date.value)) for date in found] == wanted(sentence, value)


@needs_tagger
def test_a_date_says_whether_the_dateline_gave_a_part() -> None:
    text = "A title\n\nLast Updated on March 9, 2024\n\nThey met on February 29. The first war began in July 1914.\n"
    found = dates(tag(read_seed(Source("seeds/x.txt", text), "x")))
    assert [(str(date.value), date.inferred) for date in found] == [("2024-02-29", True), ("1914-07", False)]


@needs_tagger
@pytest.mark.parametrize(("gap", "expected"), [("\n\n", ["2016", "2021-06-09"]), (" ", ["2016"])])
def test_a_day_of_the_news_is_none_of_the_year_that_another_paragraph_tells_of(gap: str, expected: list[str]) -> None:
    body = f"The mill was sold in 2016.{gap}A judge ordered a list on June 9."
    text = f"A title\n\nLast Updated on June 16, 2021\n\n{body}\n"
    assert [str(date.value) for date in dates(tag(read_seed(Source("seeds/x.txt", text), "x")))] == expected


@needs_tagger
@pytest.mark.parametrize(
    ("words", "value", "inferred"),
    [
        ("between Oct. 1 and March 31, 2027", "2026-10-01/2027-03-31", True),
        ("from October 2026 to March 2027", "2026-10/2027-03", False),
        ("between May 1 and September 15, 2027", "2027-05-01/2027-09-15", False),
    ],
)
def test_a_stretch_says_whether_a_year_of_it_is_not_written(words: str, value: str, inferred: bool) -> None:  # noqa: FBT001 - a case
    text = f"A title\n\nLast Updated on March 9, 2026\n\nThe road will be shut {words}.\n"
    found = dates(tag(read_seed(Source("seeds/x.txt", text), "x")))
    assert [(str(date.value), date.inferred) for date in found] == [(value, inferred)]


@needs_tagger
@pytest.mark.parametrize(("sentence", "expected"), OPEN, ids=[row[0] for row in OPEN])
def test_a_date_of_the_timeline_is_open_where_its_words_leave_it_open(sentence: str, expected: str) -> None:
    seed = read_seed(
        Source("seeds/x.txt", f"A title\n\nLast Updated on June 16, 2021\n\n{sentence}\n\n{FILLING}\n"), "x"
    )
    facts = choose(seed, find(tag(seed)), {})
    found = [str(one.edtf) for one in facts.dates if one.id != "article-dated"]
    assert "; ".join(found) == expected


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "on in the of May March 31 30 2 1998 2018 last next week Friday - – to from between and 9999 1000 "
            "years ago later first half quarter Q4 century 99th 0s ( ) , . : ' Easter Sunday 2025-02-30 31/02/2019 "
            "12.12.2012".split()
        ),
        max_size=14,
    ),
    st.sampled_from(list(Direction)),
    st.dates(),
)
def test_any_words_are_read_without_a_crash_and_every_value_has_days(
    words: list[str], direction: Direction, anchor: dt.date
) -> None:
    text = " ".join(words)
    end = 0
    for found in expressions(text, anchor, lambda _: direction):
        assert found.value.first <= found.value.last
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(("year", "day"), [(1999, "1999-04-04"), (2018, "2018-04-01"), (2024, "2024-03-31")])
def test_easter(year: int, day: str) -> None:
    assert reckoning.easter_sunday(year).isoformat() == day


@pytest.mark.parametrize(
    ("dateline", "words"),
    [
        (
            "Ann Lee, Science Correspondent | Bay & Hill Echo | Published online: Tuesday, 6 October 2026",
            "Published online: Tuesday, 6 October 2026",
        ),
        ("Last Updated on Tuesday, October 6, 2026 12:34 pm", "Last Updated on Tuesday, October 6, 2026"),
        ("Updated 6:12 PM EDT, June 4, 2026", "Updated 6:12 PM EDT, June 4, 2026"),
        ("Friday, November 6, 2026\nBy ANN POE-LEE in Orsa", "Friday, November 6, 2026"),
        ("By Ann Poe in World on 22 April 2026", "22 April 2026"),
    ],
)
def test_the_articles_own_date_is_quoted_without_who_wrote_it(dateline: str, words: str) -> None:
    found = date_of_article(read_seed(Source("x.txt", f"Calves grow\n\n{dateline}\n\nThey grow.\n"), "x"))
    assert found is not None
    assert found.when.words.words.text == words


@pytest.mark.parametrize(("label", "text"), [("Updated", "updated"), ("Published", "dated")])
def test_the_articles_own_date_is_called_what_its_date_line_calls_it(label: str, text: str) -> None:
    found = date_of_article(read_seed(Source("x.txt", f"Calves grow\n\n{label} June 4, 2026\n\nThey grow.\n"), "x"))
    assert found is not None
    assert found.claim is not None
    assert found.claim.text == Standard("text", text, "article-dated")
