"""What the words before a date make of it: "by June" is not "in June"."""

from __future__ import annotations

import re
from functools import cache

from explainer.language.english import values
from explainer.language.values.pieces import any_of

_LONGEST = 40
"""Characters of "no later than the" and its like, with room for spaces."""
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def relation_before(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the words before a date begin, and their sense: `by`, `before`, `until`, `after`, `since`, or none.

    `end` is where the date ends: "from Saturday" begins there, "from Saturday's talks" does not.
    """
    before = _relations().search(text, max(0, start - _LONGEST), start)
    words = "" if before is None else " ".join(before[1].lower().split())
    if before is None or (words == "from" and _POSSESSIVE.match(text, end)):
        return start, ""
    return before.start(), values().relations[words]


@cache
def _relations() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(values().relations)})\s+(?:the\s+)?\Z", re.IGNORECASE)
