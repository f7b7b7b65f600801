"""Finding an editor's quotation in the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.language.citing import find_quote, nearest
from explainer.model.seed import Seed
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.linear import grows_linearly

ARTICLE = """\
Ministers Meet in Astana

March 9, 2024

The minister affirmed Japan’s “full support” for people‑to‑people
exchanges by  the first half of 2025. It cost 1,127.50 dollars in the U.S. and the U.K. alike.

Air travel, air travel and more air travel. The ex-president said: ‘No – never.’
"""


def article() -> Seed:
    return read_seed(Source("seeds/x.txt", ARTICLE), "x")


def found(words: str, unit_id: str) -> list[str]:
    seed = article()
    unit = seed.unit(unit_id)
    assert unit is not None
    return [f"{span.line}:{span.column} {span.text}" for span in find_quote(seed, unit, words)]


@pytest.mark.parametrize(
    ("words", "unit", "places"),
    [
        ("The minister", "s1", ["5:1 The minister"]),
        ("Ministers Meet", "title", ["1:1 Ministers Meet"]),
        ("March 9", "dateline", ["3:1 March 9"]),
        ('Japan\'s "full support"', "s1", ["5:23 Japan’s “full support”"]),
        ("Japan’s “full support”", "s1", ["5:23 Japan’s “full support”"]),
        ("people-to-people exchanges", "s1", ["5:50 people‑to‑people\nexchanges"]),
        ("  by the\n first\u00a0half ", "s1", ["6:11 by  the first half"]),
        ("'No - never.'", "s4", ["8:68 ‘No – never.’"]),
        ("air travel", "s3", ["8:13 air travel", "8:33 air travel"]),
        ("1,127.50", "s2", ["6:47 1,127.50"]),
        ("the U.S.", "s2", ["6:67 the U.S."]),
        ("2025", "s1", ["6:33 2025"]),
    ],
)
def test_a_quote_is_found(words: str, unit: str, places: list[str]) -> None:
    assert found(words, unit) == places


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("the minister", "s1"),
        ("The minister", "s2"),
        ("minist", "s1"),
        ("inister affirmed", "s1"),
        ("affirmed Japan", "s1"),
        ("people", "s1"),
        ("president said", "s4"),
        ("127.50 dollars", "s2"),
        ("It cost 1,127", "s2"),
        ("S. and", "s2"),
        ("202", "s1"),
        ("half of 2025. It", "s1"),
        ("", "s1"),
        (" \n", "s1"),
    ],
)
def test_a_quote_is_exact_whole_words_of_its_unit(words: str, unit: str) -> None:
    assert found(words, unit) == []


def test_overlapping_places_are_all_found() -> None:
    seed = read_seed(Source("x.txt", "Title\n\nno no no no"), "x")
    assert [span.column for span in find_quote(seed, seed.sentences[0], "no no no")] == [1, 4]


@pytest.mark.parametrize(
    ("words", "unit", "place"),
    [
        ("by the first half of 2026", "s1", "6:11 by  the first half of 2025"),
        ("the Minister affirms Japan's full support", "s1", "5:1 The minister affirmed Japan’s “full support"),
        ("Minster", "s1", "5:5 minister"),
        ("full support for exchanges", "s1", "5:32 full support” for"),
        ("ministers meet in Almaty", "title", "1:1 Ministers Meet in Astana"),
        ("half of 2025. It", "s1", "6:25 half of 2025"),
        ("president said", "s4", "8:49 ex-president said"),
    ],
)
def test_the_nearest_words(words: str, unit: str, place: str) -> None:
    near = nearest(article(), words)
    assert near is not None
    assert (near[0].id, f"{near[1].line}:{near[1].column} {near[1].text}") == (unit, place)


@pytest.mark.parametrize(
    "words", ["", "…", "zebras quarrel loudly", "the zebras quarrelled over unrelated carpets", "xyzzy"]
)
def test_nothing_is_near(words: str) -> None:
    assert nearest(article(), words) is None


@settings(deadline=None)  # a busy machine is no failure
@given(st.data())
def test_any_run_of_whole_words_is_found_where_it_stands(data: st.DataObject) -> None:
    seed = article()
    unit = data.draw(st.sampled_from(seed.units))
    words = unit.span.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    assert quote in {" ".join(span.text.split()) for span in find_quote(seed, unit, quote)}


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_looking_for_anything_ends_well(words: str) -> None:
    seed = article()
    for unit in seed.units:
        for span in find_quote(seed, unit, words):
            assert unit.span.start <= span.start < span.end <= unit.span.end
    nearest(seed, words)


def test_a_long_article_is_searched_in_linear_time() -> None:
    def search(size: int) -> None:
        body = " ".join(f"Minister number{i} met minister number{i + 1}." for i in range(size))
        near = nearest(
            read_seed(Source("x.txt", f"Title\n\n{body}"), "x"), f"Minister number{size - 9} meets the minister"
        )
        assert near is not None
        assert near[1].text.startswith(f"Minister number{size - 9} met")

    assert grows_linearly(search, 100)
