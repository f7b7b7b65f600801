"""How names sound: the same in every script."""

from __future__ import annotations

import pytest

from explainer.language.sounds import skeleton


@pytest.mark.parametrize(
    ("english", "others"),
    [
        ("Blemmings", ("Блеммингс", "ブレミングス")),
        ("Arrizabalaga", ("Аррисабалага",)),
        ("Jeff", ("Джефф", "ジェフ")),
        ("Shymkent", ("Шымкент", "シムケント")),
        ("Kyrgyz", ("Қырғыз",)),
        ("Chequers", ("Чекерс",)),
        ("Müller", ("Мюллер",)),
    ],
)
def test_a_name_sounds_the_same_in_every_script(english: str, others: tuple[str, ...]) -> None:
    assert {skeleton(one) for one in others} == {skeleton(english)}


@pytest.mark.parametrize("words", ["", "Оуэ", "東京", "123", "…"])
def test_what_has_no_consonants_has_no_sound(words: str) -> None:
    assert skeleton(words) == ""
