"""Every sentence in its place: which pages have it already, so that the next ones only add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.compose.evidence import lines_in
from explainer.model.anchors import anchor
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

    def where(self, claim: str) -> Place | None:
        """The first page that says it or rests a sentence on it, and the place there; headlines have no evidence."""
        for page in self.pages:
            lines = [item for item in lines_in(page.blocks) if claim in item.rests_on.claims]
            own = [item for item in lines if item.rests_on.unit == anchor("claim", claim)]
            marked = [item for item in lines_in(page.blocks, only_marked=True) if item in lines]
            for item in (*own, *marked):
                return Place(page.path, item.anchor, page.section)
        return None

    @cached_property
    def _own(self) -> dict[str, list[str]]:
        """The pages that say a claim."""
        found: dict[str, list[str]] = {}
        for page in self.pages:
            for item in lines_in(page.blocks):
                claim = item.rests_on.claims[0]
                if item.rests_on.unit == anchor("claim", claim):
                    found.setdefault(claim, []).append(page.path)
        return found
