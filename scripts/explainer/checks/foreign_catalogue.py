"""Is a catalogue this article's, or was another's file put in its place?"""

from __future__ import annotations

from collections.abc import Sequence

from explainer.model.words import Catalogue, Unit
from explainer.problem import Problem

_COMMON = ("headline", "sentence.")
"""How the ids begin that every article has: they tell nothing."""
_HARDLY = 10
"""Less than one in that many."""


def foreign_catalogue(units: Sequence[Unit], catalogue: Catalogue, project: str) -> Problem | None:
    """A catalogue translates units of the article (or of the interface) that its file's name says.

    Bad: hardly an entry has both the id and the English of a unit, and most ids that not every article has are no
    unit's. A question such as "What was discussed?" may be that of two articles.
    Good: some entries fit; or the English was written anew, so that none does, under the ids that it had; or there is
    no entry at all. `project` is what the catalogue should be of, as its header names it.
    """
    english = {unit.id: unit.english for unit in units}
    entries = catalogue.entries.values()
    fitting = sum(english.get(entry.id) == entry.english for entry in entries)
    telling = [entry.id for entry in entries if not entry.id.startswith(_COMMON)]
    known = sum(entry_id in english for entry_id in telling)
    if not entries or fitting * _HARDLY >= len(entries) or (telling and known * 2 >= len(telling)):
        return None
    message = f"this catalogue is another's: hardly an entry of it translates '{project}'"
    fix = "take this file's last good version from git, or delete it and run make messages"
    return Problem(catalogue.source.span(0, 0), "po-of-another-article", message, fix)
