"""The items of a list of days: each is told by itself, by its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from explainer.draft.findings import Event
from explainer.source import Span

_BULLET = re.compile(r"\s*(?:[*•–—-]\s*)?")
_LEAST = 5
"""Words: fewer say little."""


def with_items(events: Iterable[Event]) -> Iterator[Event]:
    """The events, each of a list of days with its item: "- 27 July: second day of the sale"."""
    return (one if one.date is None else replace(one, item=_item(one.sentence.span, one.date.words)) for one in events)


def _item(sentence: Span, date: Span) -> Span | None:
    """The line that the date begins, where the unit has several."""
    text = sentence.source.text
    first = max(text.rfind("\n", 0, date.start) + 1, sentence.start)
    last = text.find("\n", date.end)
    last = sentence.end if last < 0 else min(last, sentence.end)
    is_whole = (first, last) == (sentence.start, sentence.end)
    if is_whole or _BULLET.fullmatch(text[first : date.start]) is None:
        return None
    own = text[date.start : last].rstrip(" .,;:–—-")
    return sentence.source.span(date.start, date.start + len(own)) if len(re.findall(r"\w+", own)) >= _LEAST else None
