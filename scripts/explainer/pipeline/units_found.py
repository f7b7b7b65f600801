"""What the rules find in single units of a translation: those that are as they were need not be looked at again."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from explainer.checks.language import Rendering, unit_problems
from explainer.language.beginnings import beginnings
from explainer.pipeline import keeping
from explainer.pipeline.glossary_part import Parts
from explainer.pipeline.paths import Paths
from explainer.problem import Problem
from explainer.source import Source

_KIND = "units"
_NOWHERE = Source("", "").span()
_in_english = lru_cache(maxsize=1024)(beginnings)
"""An article's English is asked of in each language."""


class OfUnits:
    """Of a catalogue, under the digest of all that its units are held against but the glossary: each has its part."""

    def __init__(self, paths: Paths, key: str | None, glossary: Parts) -> None:
        """Reads what is kept."""
        self._paths, self._key, self._glossary = paths, key, glossary
        found = keeping.recalled(paths, _KIND, key)
        self._before: dict[str, tuple[Problem, ...]] = found if isinstance(found, dict) else {}
        self._now: dict[str, tuple[Problem, ...]] = {}

    def of(self, unit: Rendering) -> list[Problem]:
        """What the rules about one unit find in this one."""
        pair = unit.pair
        part = self._glossary.of(_in_english(pair.english) | beginnings(pair.words))
        said = repr((pair.id, pair.english, pair.words, pair.most, self._glossary.digest(part)))
        found = self._before.get(said)
        if found is None:
            found = tuple(replace(one, where=_NOWHERE) for one in unit_problems(unit))
        self._now[said] = found
        return [replace(one, where=pair.at) for one in found]

    def keep(self) -> None:
        """Keeps what was found in the units that there are now."""
        if self._now != self._before:
            keeping.keep(self._paths, _KIND, self._key, self._now)
