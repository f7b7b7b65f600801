"""What may have been meant by a word that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Collection

_LIST_AT_MOST = 14


def suggestion(word: str, known: Collection[str]) -> str:
    """The fix for a word that is none of `known`: the nearest of them, or all where they are few."""
    near = difflib.get_close_matches(word, known, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    if not known:
        return "delete it: there is none yet"
    if len(known) > _LIST_AT_MOST:
        return "copy the name from where it is defined"
    return f"possible are: {', '.join(known)}"
