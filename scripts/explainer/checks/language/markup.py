"""Placeholders and markup: what a program fills or a browser reads must come through a translation untouched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.checks.language.rendering import MARKUP, PLACEHOLDER, Rendering
from explainer.problem import Problem


def placeholders(text: Rendering) -> Iterator[Problem]:
    """Every placeholder of the English stands in the translation, as often, and no other.

    Bad: "{minutes} min read" → "Чтение: {минуты} мин"; "[^3]" lost.
    Good: "Sentence {number} of {total}" → "{number}-сөйлем (барлығы {total})".
    Code: `placeholder`.
    """
    wanted, found = (Counter(PLACEHOLDER.findall(one)) for one in (text.pair.english, text.pair.words))
    for piece in wanted - found:
        fix = f"write {piece} where its value belongs"
        yield text.problem("placeholder", f"'{piece}' of the English is missing", fix)
    for piece in found - wanted:
        yield text.problem("placeholder", f"'{piece}' does not stand in the English", "copy the English placeholders")


def markup(text: Rendering) -> Iterator[Problem]:
    """Tags, link addresses, emphasis and code marks are those of the English.

    Bad: a <b>, a link or an `&nbsp;` that the English lacks; an address that was changed; one * of ** lost.
    Good: the same marks around other words.
    Code: `markup`.
    """
    wanted, found = (Counter(_pieces(one)) for one in (text.pair.english, text.pair.words))
    for piece in wanted - found:
        yield text.problem("markup", f"'{piece}' of the English is missing", "copy it from the English")
    for piece in found - wanted:
        yield text.problem("markup", f"'{piece}' does not stand in the English", "delete it")


def _pieces(text: str) -> Iterator[str]:
    for match in MARKUP.finditer(text):
        if match["link"]:
            yield f"]({match['address']})"
            yield from _pieces(match["words"])
        else:
            yield match[0]
