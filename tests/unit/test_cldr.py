"""What is asked of the Unicode CLDR."""

from __future__ import annotations

import pytest

from explainer.language import cldr
from explainer.language.scripts import script_of, scripts, words_apart


@pytest.mark.parametrize(
    ("tag", "beside", "alone"),
    [
        ("he", "פברואר", "פברואר"),
        ("fr", "février", "février"),
        ("de", "Februar", "Februar"),
        ("ru", "февраля", "февраль"),
        ("zh-Hans", "2月", "2月"),
    ],
)
def test_a_month_is_the_languages_own_whichever_was_asked_before(tag: str, beside: str, alone: str) -> None:
    for other in ("he", "ja", "ar", "fr", "de"):
        cldr.months(other, beside_day=False)
    assert cldr.months(tag, beside_day=True)[2] == beside
    assert cldr.months(tag, beside_day=False)[2] == alone


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("kk", "Cyrl", "ltr"), ("uz", "Latn", "ltr"), ("uz-Cyrl", "Cyrl", "ltr"), ("ar", "Arab", "rtl"),
        ("zh", "Hans", "ltr"), ("zh-Hant", "Hant", "ltr"), ("en-GB", "Latn", "ltr"), ("ur", "Arab", "rtl"),
        ("ja", "Jpan", "ltr"),
    ],
)  # fmt: skip
def test_a_tag_tells_script_and_direction(tag: str, script: str, direction: str) -> None:
    assert (cldr.script(tag), cldr.direction(tag)) == (script, direction)


@pytest.mark.parametrize("tag", "ar be bn de el fa hi hy ja ka kk ko or ru th uk ur uz zh-Hans zh-Hant".split())
def test_a_languages_own_months_are_in_its_own_script(tag: str) -> None:
    letters = {char for name in cldr.months(tag, beside_day=True).values() for char in name if char.isalpha()}
    assert letters
    assert {script_of(char) for char in letters} <= scripts(tag)


def test_words_stand_together_where_the_script_sets_them_so() -> None:
    assert [tag for tag in ("en", "ja", "kk", "ko", "th", "zh-Hans") if not words_apart(tag)] == ["ja", "th", "zh-Hans"]
