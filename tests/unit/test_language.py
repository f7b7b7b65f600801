"""The floor of languages: letters made the same, and English's words read from data."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.language import english
from explainer.language.data import WordSet, read_data, spaced
from explainer.language.english import Use
from explainer.language.letters import ascii_words, folded, levelled, lowered
from explainer.language.sentences import sentences
from explainer.problem import ContentError
from explainer.records import parse
from explainer.source import Source

SCRIPTS = Path(__file__).parents[2] / "scripts"
PACKAGE = SCRIPTS / "explainer"
ENGLISH = SCRIPTS / "locales" / "en"


@given(st.text())
def test_offsets_stay_where_letters_are_levelled(text: str) -> None:
    assert len(levelled(text, quotes=True, dashes=True)) == len(text) == len(lowered(text))


@pytest.mark.parametrize(
    ("text", "plain", "most"),
    [
        ("Japan’s 10\u00a0per\u202fcent", "Japan's 10 per cent", "Japan's 10 per cent"),
        ("people‑to‑people — “so”", "people-to-people — “so”", 'people-to-people - "so"'),
        ("Qazaqstanʼs « 5 ‐ 6 »", "Qazaqstan's « 5 - 6 »", 'Qazaqstan\'s " 5 - 6 "'),
    ],
)
def test_marks_that_mean_the_same_are_the_same(text: str, plain: str, most: str) -> None:
    assert levelled(text) == plain
    assert levelled(text, quotes=True, dashes=True) == most


def test_what_readers_leave_out_is_folded() -> None:
    assert folded("Ёлка Café ﬁn ÅNGSTRÖM") == "елка cafe fin angstrom"
    assert folded("Əлем қала", {"ə": "а", "қ": "к"}) == "алем кала"
    assert folded("が ガ") == "が ガ", "a voicing mark is no accent"


@pytest.mark.parametrize(
    ("text", "words"), [("Böhm", "bohm"), ("Øye & Łódź", "oye lodz"), ("Xi’an 2024", "xian 2024"), ("Ұлы жол", "")]
)
def test_words_of_ascii(text: str, words: str) -> None:
    assert " ".join(ascii_words(text)) == words


def test_english_knows_its_calendar() -> None:
    values = english.values()
    assert values.month_numbers["sept"] == values.month_numbers["september"] == 9
    assert values.weekday_numbers["mon"] == 0
    assert values.weekday_numbers["sunday"] == 6
    assert len(values.months) == 12
    assert "GMT" in values.zones


def test_who_reads_more_strictly_asks_for_other_verbs_of_speech() -> None:
    verbs = english.verbs()
    strict, lenient = verbs.speaking(Use.EVIDENCE), verbs.speaking(Use.REPORTS)
    assert "say" in strict & lenient
    assert "believe" in strict - lenient, "in evidence it shows who thinks so; a draft would take thoughts for words"
    assert {"tweet", "joke", "testify"} <= lenient - strict, "drafting may ask a person; evidence may not guess"
    assert "sigh" in verbs.speaking(Use.EXCLAIMS) - strict - lenient, "“Why?” she sighed; but nobody sighs that …"
    assert verbs.speaking(Use.REPORTS, Use.CLAUSE) == lenient | {"believe", "find", "show"}


@pytest.mark.parametrize(
    ("word", "so"),
    [
        ("the", "begins, no name, empty"),
        ("against", "begins, no name"),  # a claim that leaves it out says the reverse
        ("unfortunately", "begins"),
        ("regarding", "empty"),
        ("second", "no name"),
    ],
)
def test_a_word_of_grammar_is_asked_for_what_is_so_of_it(word: str, so: str) -> None:
    grammar = english.grammar()
    assert (word.capitalize() in grammar.beginnings) is ("begins" in so)
    assert (word in grammar.no_names) is ("no name" in so)
    assert (word in grammar.empty) is ("empty" in so)


@pytest.mark.parametrize("quote", ["“Why?”", "‘Why!’"])
@pytest.mark.parametrize(
    ("follows", "count"),
    [
        (" Smith asked.", 1),
        (" Smith asks reporters.", 1),
        (" Minister Lind quipped.", 1),
        (" Smith said that it rained.", 2),
        (" Smith boasted of it.", 2),
    ],
)
def test_a_verb_that_exclaims_goes_on_with_its_quotation(quote: str, follows: str, count: int) -> None:
    assert len([*sentences(Source("x.txt", quote + follows).span())]) == count


def test_letters_are_made_the_same_in_one_module_only() -> None:
    level = re.compile(r"""replace\(\s*["'][’‘ʼ“”]["']|\\u2019["'],|(?:fromkeys|maketrans)\(\{?["'][^"']*[’ʼ“‑]""")
    found = [path.name for path in PACKAGE.rglob("*.py") if level.search(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize("path", sorted(ENGLISH.glob("*.yml")), ids=lambda path: path.name)
def test_no_key_stands_twice_in_developers_data(path: Path) -> None:
    parse(Source(path.name, path.read_text("utf-8")))  # which is stricter than the reader of data, and slower


class Numbers(msgspec.Struct, forbid_unknown_fields=True, rename=spaced):
    """Data as a file may hold it."""

    cardinals: dict[str, int]
    last_parts: WordSet
    months: tuple[tuple[str, ...], ...] = ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cardinals: {two: 2, zero: no}\nlast parts: last", "1:12: Expected `int`, got `str`"),
        ("cardinals: {}\nlast parts: last\nones: a", "3:7: Object contains unknown field `ones`"),
        ("cardinals: {}", "1:1: Object missing required field `last parts`"),
        ("cardinals: {}\nlast parts: [last]", "2:13: a text must stand here"),
        ("cardinals: {}\nlast parts: last\nmonths:\n  - [may]\n  - june", "5:5: Expected `array`, got `str`"),
        ("cardinals: {}\nlast parts", "2:1: this line is neither 'key: value' nor '- item'"),
    ],
)
def test_what_is_wrong_with_developers_data_has_its_place(text: str, told: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_data(Source("numbers.yml", text), Numbers)
    assert f"numbers.yml:{told}" in str(raised.value)
