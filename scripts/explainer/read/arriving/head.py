"""A seed's first lines: the title, where the article is from, when it was published.

Lakeside port reopens
Source: The Lakeside Courier
Address: https://news.example/port

Published on May 14, 2024
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.language import english
from explainer.language.letters import INVISIBLE
from explainer.read import dateline

_LONGEST_PUBLISHER = 120
_ADDRESS = re.compile(r"<?(https?://[^\s<>#]+)(?:#[^\s<>]*)?>?")
_TOLD = re.compile(
    r"(?P<key>(?:source|publisher|published\s+by|via|original|url|address|link)(?:\s+(?:article|address))?)"
    r"\s*:\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_MOST_LINES = 6
"""Of a file's first lines, how many may tell where the article is from."""


class DayKind(enum.StrEnum):
    """What a file calls a day; the value stands before it in a seed."""

    PUBLISHED = "Published on"
    UPDATED = "Updated on"
    NAMELESS = "Date:"


@dataclass(frozen=True)
class Head:
    """Where an article is from and when it is from, as far as its file says so."""

    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    """A line that `read.dateline` reads."""

    def over(self, other: Head) -> Head:
        """What this one says, and what only the other one says."""
        return Head(self.publisher or other.publisher, self.address or other.address, self.published or other.published)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that stand directly below a seed's title."""
        told = (("Source", self.publisher), ("Address", self.address))
        return tuple(f"{key}: {value}" for key, value in told if value)


def inked(text: str) -> str:
    """Text on one line, without characters that leave no ink at its edges or beside its spaces."""
    return " ".join(word for word in (part.strip(INVISIBLE) for part in text.split()) if word)


def address(text: str) -> str | None:
    """A web address, if the text is nothing else; without its `#…`, which names a place within the page."""
    found = _ADDRESS.fullmatch(text.strip())
    return None if found is None else found[1]


def publisher(text: str) -> str | None:
    """A publisher's name on one line, if it can be one."""
    name = inked(text)
    return name if name and len(name) <= _LONGEST_PUBLISHER and name.isprintable() else None


def day(text: str) -> dt.date | None:
    """The day that a text names ("2024-03-09T12:34:00Z", "9 March 2024"), if it names nothing else.

    The time of day goes, because it has a zone, which a seed's has not.
    """
    moment = dateline.updated([text.strip()])
    return moment.date() if isinstance(moment, dt.datetime) else moment


def dated(kind: DayKind, found: dt.date | None) -> str | None:
    """A dateline for a day, if there is one."""
    if found is None:
        return None
    return f"{kind} {english.values().months[found.month - 1][0].capitalize()} {found.day}, {found.year}"


def told(line: str) -> Head | None:
    """What a line that only says where the article is from says: an address, or "Source: …"."""
    if whole := address(line):
        return Head(address=whole)
    found = _TOLD.fullmatch(line.strip())
    if found is None:
        return None
    value = found["value"]
    if where := address(value):
        return Head(address=where)
    names_somebody = found["key"].split()[0].lower() in {"source", "publisher", "published", "via"}
    name = publisher(value) if names_somebody and not value.endswith((".", "!", "?")) else None
    return None if name is None else Head(name)


def first_told(lines: Iterable[str]) -> tuple[Head, frozenset[int]]:
    """What an article's first lines below the title say of where it is from, and which of them say nothing else.

    Blank lines and datelines may stand between them; the first line of another kind is the article's own.
    """
    head = Head()
    taken: set[int] = set()
    for number, line in enumerate(lines):
        text = inked(line)
        found = told(text)
        if len(taken) == _MOST_LINES or (text and found is None and not dateline.is_furniture(text)):
            break
        if found is not None:
            head = head.over(found)
            taken.add(number)
    return head, frozenset(taken)


def seed_text(title: str, head: Head, paragraphs: Iterable[str]) -> str:
    """A seed's text from its parts, each paragraph on a line, blank lines between them.

    Where the first paragraph is a dateline itself, that is the article's own.
    """
    texts = list(paragraphs)
    has_own = texts and dateline.is_furniture(texts[0]) and dateline.updated(texts[:1]) is not None
    own = (head.published,) if head.published and not has_own else ()
    return "\n\n".join(("\n".join((title, *head.lines)), *own, *texts)) + "\n"
