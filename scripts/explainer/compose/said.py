"""Every sentence in its place: which pages have it already, so that the next ones only add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.compose.evidence import lines_in
from explainer.model.anchors import anchor
from explainer.model.lines import Line
from explainer.model.message import Message
from explainer.model.page import Page

MOST_PAGES = 2
"""So many of an article's pages may have the same sentence: one says it, another comes back to it."""


@dataclass(frozen=True)
class Place:
    """Where something stands: an address of ours and the page's section."""

    path: str
    anchor: str
    section: str


@dataclass(frozen=True)
class Said:
    """What these pages say, in their order."""

    pages: Sequence[Page[Message]] = ()

    def has(self, claim: str) -> bool:
        """Whether some page says it, in whichever wording."""
        return claim in self._own

    def is_enough(self, claim: str) -> bool:
        """Whether no further page may say it."""
        return len({*self._own.get(claim, ())}) >= MOST_PAGES

    def may_be_said(self, text: Message) -> bool:
        """Whether one more page may have these very words."""
        return len({page.path for page, every, _ in self._lines for item in every if item.text == text}) < MOST_PAGES

    def is_on(self, section: str, claim: str) -> bool:
        """Whether that page says it itself, in whichever wording; a lead that rests on it says something else."""
        return any(page.section == section and page.path in self._own.get(claim, ()) for page in self.pages)

    def where(self, claim: str) -> Place | None:
        """The first page that says it or rests a sentence on it, and the place there; headlines have no evidence."""
        for page, every, with_marker in self._lines:
            lines = [item for item in every if claim in item.rests_on.claims]
            own = [item for item in lines if item.rests_on.unit == anchor("claim", claim)]
            marked = [item for item in with_marker if item in lines] if lines and not own else []
            for item in (*own, *marked):
                return Place(page.path, item.anchor, page.section)
        return None

    @cached_property
    def _own(self) -> dict[str, list[str]]:
        """The pages that say a claim."""
        found: dict[str, list[str]] = {}
        for page, every, _ in self._lines:
            for item in every:
                claim = item.rests_on.claims[0]
                if item.rests_on.unit == anchor("claim", claim):
                    found.setdefault(claim, []).append(page.path)
        return found

    @cached_property
    def _lines(self) -> list[tuple[Page[Message], list[Line[Message]], list[Line[Message]]]]:
        """Each page with all of its lines, and with those of them that carry a marker."""
        return [(one, [*lines_in(one.blocks)], [*lines_in(one.blocks, only_marked=True)]) for one in self.pages]
