"""Whether an English sentence has what another one says, by its words."""

from __future__ import annotations

import re

from explainer.language import english
from explainer.language.stems import stems

_NEARLY_ALL = 0.8


def is_told(text: str, by: str) -> bool:
    """Whether a sentence's words of content stand in another one, in whatever form, nearly all of them.

    Bad: "The board sold the quarry to Bo Holm for a krone." by "The board sold the quarry."
    Good: "The board sold the quarry." by "In May the board was selling the quarry, against the mayor's will."
    """
    own, other = _words(text), {stem for word in _words(by) for stem in stems(word)}
    return sum(not other.isdisjoint(stems(word)) for word in own) >= _NEARLY_ALL * len(own)


def _words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text.lower())} - english.grammar().empty
