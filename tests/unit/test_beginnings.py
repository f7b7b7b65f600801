"""Whether a text may name somebody: it never says no of a text that does."""

from __future__ import annotations

import pytest

from explainer.language.beginnings import beginnings, may_name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Saltanat Tompiyeva", "Tompiyeva's proposal"),
        ("Комитет гражданской авиации", "в Комитете"),
        ("Павел", "встреча с Павлом"),
        ("Орёл", "под Орлом"),
        ("Рим", "в Риме"),
        ("Қазақстан", "Қазақстандағы"),
        ("Кітап", "кітабы"),
        ("Ли", "с Ли"),
        ("駐カザフスタン日本国大使", "カザフスタンで"),
        ("ヤマダ・ジュン", "ヤマダ氏は"),
        ("AI Board", "the AI"),
    ],
)
def test_a_name_is_found_in_any_form(name: str, text: str) -> None:
    assert may_name([name], beginnings(text))


@pytest.mark.parametrize(
    ("name", "text"), [("Tompiyeva", "Tom said"), ("ジュン", "日本"), ("Северный порт", "южное море")]
)
def test_what_begins_otherwise_is_nobody(name: str, text: str) -> None:
    assert not may_name([name], beginnings(text))
