"""The ids of elements on pages, which addresses have after their `#`: the same in every language.

A dot joins the parts of an id that names a record of the facts. Ids of records have none (`records.ID_PATTERN`), nor
have the ids of the parts that a page has of its own (`key`, `page`, `drawers`). So no two things can meet,
whatever an editor calls them, and none is called like something of the browser's own (`location`, `forms`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def anchor(*parts: str) -> str:
    """The id of what these parts name together: `faq.where.no-venue` is a line in the answer to a question."""
    return ".".join(parts)


def of_participant(participant: str) -> str:
    """Where a participant's card stands on its page."""
    return anchor("who", participant)


def of_entry(entry: str) -> str:
    """Where an entry stands in the timeline; `entry` is its id."""
    return anchor("on", entry)


def entry_ids(dates: Iterable[str]) -> tuple[str, ...]:
    """An id for each entry of a timeline, from the dates of all in their order.

    It is the date's own; the second entry of the same date is `meeting-day.2`.
    """
    seen: Counter[str] = Counter()
    ids = []
    for date in dates:
        seen[date] += 1
        ids.append(date if seen[date] == 1 else anchor(date, str(seen[date])))
    return tuple(ids)
