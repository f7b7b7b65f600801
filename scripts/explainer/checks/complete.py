"""Is every required translation there, and made from the English as it is now?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.model.words import Catalogue, Unit
from explainer.problem import Level, Problem
from explainer.source import Span


def incomplete_translation(
    units: Sequence[Unit], catalogue: Catalogue | None, file: Span, level: Level
) -> Iterator[Problem]:
    """Every unit has a translation of its present English.

    Bad: a unit whose msgstr is empty; one that is marked fuzzy; one whose msgid is not the English of today.
    Good: as many translations as units, none fuzzy, each made from the English as it is now.
    `file` is the catalogue that is not there (`catalogue` is None); `level` is a problem where the
    language is required and a notice where it is optional. What a unit `may_wait` for is a notice everywhere.
    """
    if catalogue is None:
        message = f"there is no translation: {len(units)} units are untranslated"
        yield Problem(file, "no-catalogue", message, "make messages writes the file", level)
        return
    if not any(entry.words for entry in catalogue.entries.values()):
        message = f"nothing is translated yet: {len(units)} units"
        yield Problem(file, "untranslated", message, "translate them in this file", level)
        return
    for unit in units:
        entry = catalogue.entries.get(unit.id)
        if entry is None:
            where, code = catalogue.source.span(0, 0), "untranslated"
            message = f"{unit.id} has no entry: {_short(unit.english)}"
            fix = "make messages adds it; then translate it"
        elif not entry.words:
            where, code = entry.at, "untranslated"
            message = f"{unit.id} is not translated: {_short(unit.english)}"
            fix = "translate it in this file"
        elif entry.english != unit.english:
            where, code = entry.at, "stale"
            message = f"{unit.id} is translated from another English; now it is {_short(unit.english)}"
            fix = "make messages marks it; then correct the translation and remove the mark 'fuzzy'"
        elif entry.fuzzy:
            where, code = entry.at, "fuzzy"
            message = f"{unit.id} is marked as uncertain (fuzzy): {_short(unit.english)}"
            fix = "check the translation against the English and remove the mark 'fuzzy'"
        else:
            continue
        yield Problem(where, code, message, fix, Level.NOTICE if code in unit.may_wait else level)


def _short(words: str) -> str:
    limit = 80
    return f"'{words}'" if len(words) <= limit else f"'{words[:limit]}…'"
