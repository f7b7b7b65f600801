"""Which English words are forms, synonyms and opposites of each other, by WordNet."""

from __future__ import annotations

import pytest

from explainer.language.related import are_akin, lemmas, opposites, terms


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("fell", "fall"),
        ("risen", "rise"),
        ("studies", "study"),
        ("stopped", "stop"),
        ("largest", "large"),
        ("men", "man"),
    ],
)
def test_a_form_has_its_plain_form(word: str, plain: str) -> None:
    assert plain in lemmas(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("halted", "stop"),
        ("turn down", "reject"),
        ("put off", "postpone"),
        ("resumption", "resumed"),
        ("begun", "began"),
    ],
)
def test_forms_and_synonyms_are_akin(one: str, other: str) -> None:
    assert are_akin(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("rose", "fell"), ("trade", "defence"), ("cheap", "expensive"), ("bank", "river")]
)
def test_strangers_and_opposites_are_not(one: str, other: str) -> None:
    assert not are_akin(one, other)


@pytest.mark.parametrize(
    ("word", "other"), [("rose", "fall"), ("widened", "narrow"), ("bought", "sell"), ("north", "south")]
)
def test_a_word_has_its_opposites(word: str, other: str) -> None:
    assert other in opposites(word)


def test_a_phrase_is_found_in_any_form() -> None:
    found = [forms for at, end, forms in terms("the offer was turned down".split()) if end - at > 1]
    assert found == [frozenset({"turn down"})]
