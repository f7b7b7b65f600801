"""Where English stands in for a translation that is wrong, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explainer.model.words import Catalogue
from explainer.problem import Level, Problem

_OF_THE_FILE = frozenset({"po-charset", "po-language"})
"""Problems of a catalogue's header: of no unit it can be said what its words are."""


def spared(catalogue: Catalogue | None, found: Sequence[Problem]) -> tuple[Catalogue | None, list[Problem]]:
    """What an optional language has without the units that have a problem, and those problems as notices.

    English stands in for them: no language that need not be there stops those that must.
    """
    faulty = faulty_units(catalogue, found)
    sound = None if catalogue is None or faulty is None else catalogue.without(faulty)
    return sound, [as_notice(problem) if problem.is_blocking else problem for problem in found]


def faulty_units(catalogue: Catalogue | None, found: Sequence[Problem]) -> set[str] | None:
    """The units of a catalogue that have a problem; None where all of it has."""
    stopping = [problem for problem in found if problem.is_blocking]
    if any(problem.code in _OF_THE_FILE for problem in stopping):
        return None
    places = {problem.where for problem in stopping}
    return {unit for unit, entry in catalogue.entries.items() if entry.at in places} if catalogue else set()


def standing_in(problem: Problem) -> Problem:
    """A problem of words for which English is shown."""
    until = "answered" if problem.level is Level.QUESTION else "mended"
    return replace(problem, message=f"{problem.message}; English stands in until this is {until}")


def as_notice(problem: Problem) -> Problem:
    """A problem of a translation that need not be there."""
    return replace(standing_in(problem), level=Level.NOTICE)
