"""Nothing is invented: any text is drafted without a crash, and every string of a draft stands in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.draft.predict import Json, predict
from explainer.draft.tagger import tag
from explainer.language.gazetteer import countries
from explainer.problem import ContentError
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.tagging import needs_tagger

pytestmark = needs_tagger

VERBATIM = frozenset("name aliases role organisation text speaker quote".split())
"""What must stand in the article; the other values are computed: an identity, offsets, a calendar value, a status."""
WORDS = """
    Mr President Susan Blake Lord Dr. the The of and , . ; : ( ) " ' “ ” ‘ ’ - – 's Norway Norwegian Committee Bank
    United Liverpool beat 2-1 said says told that who is a chairman Will May Monday 61 U.S. de OF FOR THE Sens. was
    will on in 2018 June last week according to plans expected charity Shelter vs. district New York 😀 👩‍👧
    مرحبا שלום 山田 é
    \u202e \u200b \u00a0 \u0000 \u0007 \ufeff \ufffd \n\n * • --
    """.split(" ")


def drafted(text: str) -> Mapping[str, Json] | None:
    """The prediction for a text, or None for what `read` refuses."""
    try:
        seed = read_seed(Source("seeds/x.txt", text), "x")
    except ContentError:
        return None
    return predict(tag(seed))


def said(value: Json, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a prediction with the key that it stands under."""
    match value:
        case str():
            yield key, value
        case Mapping():
            for name, below in value.items():
                yield from said(below, name)
        case Sequence():
            for below in value:
                yield from said(below, key)
        case _:
            pass


def check(text: str) -> None:
    found = drafted(text)
    if found is None:
        return
    level = " ".join(text.split())
    names = countries().english.values()
    for key, words in said(found):
        if key in VERBATIM:
            assert words.strip()
            assert " ".join(words.split()) in level
        if key == "country":
            assert words in level or words in names


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join))
def test_words_of_news_in_any_order(words: str) -> None:
    check(f"A title of {words[:30]}\n\nLast Updated on June 16, 2021\n\n{words}\n")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=30))
def test_any_text(body: str, title: str) -> None:
    check(f"{title}\n\n{body}")


NEWS = (
    "Susan Blake, chairwoman of the Harbour Board, told the BBC on Friday: 'We will build it.' "
    "The minister said talks may start in June 2022 in Oslo, Norway. "
)


@pytest.mark.parametrize(
    "body",
    [
        NEWS.upper() * 4,
        NEWS.lower() * 4,
        NEWS.replace(" ", "\u00a0"),
        NEWS.replace(".", "").replace("'", "") * 200,
        "Susan " * 3000,
        "“" * 3000 + " he said",
        "' a " * 2000,
        "\u202e" + NEWS + "\u202c",
        "\n\n".join(f"• Susan Blake, {year}" for year in range(1500, 2021)),
        "😀" * 500,
        "6" * 5000,
        "A" * 20000,
    ],
    ids=["capitals", "small", "no blanks", "no ends", "one word", "marks", "apostrophes", "right to left", "a list",
         "emoji", "a number", "one long word"],
)  # fmt: skip
def test_odd_articles(body: str) -> None:
    check(f"A title\n\nLast Updated on June 16, 2021\n\n{body}\n")


def test_a_draft_of_news_says_something() -> None:
    """So that the other tests of this module do not hold for want of findings."""
    found = drafted(f"A title\n\nLast Updated on June 16, 2021\n\n{NEWS}\n")
    assert found is not None
    keys = {key for key, _ in said(found)}
    assert keys >= VERBATIM - {"aliases"}
