"""What no reader sees in a line of a page: notes for those who hear it, and what shows only under a pointer.

A page says so in attributes, in its own style sheet, by a reference from the term, or by where it stands: nobody sets
words against a word without a space. Without the page's other files nothing else of its style is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

HIDDEN = "hidden"
"""Why what no reader of a page sees is no part of its article."""
TOOLTIP = "tooltip"
"""Why what shows only where a reader points is none."""
_GONE = re.compile(
    r"display\s*:\s*none|(?:^|[;\s])(?:clip\s*:\s*rect\(\s*[01](?!\d)|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?:left|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_FAINT = re.compile(r"visibility\s*:\s*(?:hidden|collapse)|(?:^|[;\s])opacity\s*:\s*0\s*(?:;|!|$)", re.IGNORECASE)
_SHOWS = re.compile(
    r"display\s*:(?!\s*none)|visibility\s*:\s*visible|(?:^|[;\s])opacity\s*:(?!\s*0\s*(?:;|!|$))", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"([^{}]*)([{}])")
_SIMPLE = re.compile(r"[\w-]*(?:\.[\w-]+)*")
_LAST = re.compile(r"[a-z]*\.([\w-]+)")
_POINTED = re.compile(r":(?:hover|focus(?:-within|-visible)?|active|target)\b")
_STATE = re.compile(r"::?[\w-]+(?:\([^()]*\))?")
_TERMS = "//*[self::a or self::abbr or self::button or self::dfn or self::span or self::sup]"
_IN_A_TERM = "parent::*[self::dfn or self::abbr or @tabindex or contains(@class, 'tooltip')][text()]"
"""What calls itself a term holds its words first, and then what explains it."""
_LEAST_OF_A_TIP, _LEAST_OF_A_SENTENCE = 3, 5
_LONGEST_TERM = 6
"""Words."""
_GLUED = re.compile(r"\w[^\W\d_]\Z")
"""Two letters: one alone is a letter set large at a text's beginning."""


class Node(Protocol):
    """An element, as lxml gives it."""

    @property
    def text(self) -> str | None:
        """What stands in it above the first element of its own."""

    @property
    def tail(self) -> str | None:
        """What stands behind it."""

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def xpath(self, path: str) -> Sequence[str]:
        """What a path leads to."""


@dataclass(frozen=True)
class Unseen:
    """What a page says of itself in one place of all its elements."""

    classes: frozenset[str]
    """With which its style sheet takes words out of sight."""
    pointed: frozenset[str]
    """Those of them that it shows where somebody points."""
    described: frozenset[str]
    """The ids of what terms in its lines are described by."""

    @classmethod
    def of_page(cls, tree: Node) -> Unseen:
        """That of a whole page."""
        styles = "\n".join(tree.xpath("//style/text()"))
        ids = " ".join((*tree.xpath(f"{_TERMS}/@aria-describedby"), *tree.xpath(f"{_TERMS}/@aria-details")))
        return cls(*_classes(styles), frozenset(ids.split()))

    def beside(self, node: Node, names: str, *, in_line: bool) -> str | None:
        """Why an element is out of its readers' sight: what is within a line, or shows where they point."""
        if not (self.classes if in_line else self.pointed).isdisjoint(names.split()):
            return HIDDEN
        return TOOLTIP if (node.get("id") or "") in self.described else None


def is_hidden(node: Node) -> bool:
    """Whether an element's own attributes take it out of sight; what a search in the page unfolds is none of that."""
    style = node.get("style") or ""
    is_off = (node.get("hidden") or "").lower() != "until-found" and node.get("hidden") is not None
    return is_off or node.get("popover") is not None or bool(_GONE.search(style) or _FAINT.search(style))


def is_tip(node: Node, before: str) -> bool:
    """Whether the words of an element are set against the word before them, the last of a term within a line.

    Bad:  made of <span>bronze<span>Bronze: copper with some tin.</span></span>, like the others
    Good: <b>B</b><span>ronze is copper with some tin</span>
    """
    is_last = not (node.tail or "").strip() and not node.xpath("following-sibling::*[1]")
    is_glued = _GLUED.search(before) is not None
    if not is_last or not (is_glued or node.xpath(_IN_A_TERM)):
        return False
    own = "".join(node.xpath(".//text()"))
    term = "".join(node.xpath("parent::*//text()")).removesuffix(node.tail or "").removesuffix(own).split()
    is_running = before.split() != term or any(
        map(str.strip, node.xpath("parent::*/following-sibling::node()[1][self::text()]"))
    )
    is_sentence = own[:1].isalnum() and len(own.split()) >= (_LEAST_OF_A_TIP if is_glued else _LEAST_OF_A_SENTENCE)
    return is_sentence and is_running and len(term) <= _LONGEST_TERM


def is_term(node: Node, before: str) -> bool:
    """Whether what is called a tooltip is the term that has one: a few words of a sentence.

    Bad:  bronze <i class="tooltip">Bronze is copper with some tin.</i>
    Good: made of <i class="tooltip">bronze<i>Bronze is copper with some tin.</i></i>
    """
    own = (node.text or "").strip()
    return bool(own) and not _GLUED.search(before) and len(own.split()) <= _LONGEST_TERM and own[-1] not in ".!?"


def _classes(css: str) -> tuple[frozenset[str], frozenset[str]]:
    """Those that a style sheet hides, where no rule for some screens shows them again; those that pointing shows."""
    gone: set[str] = set()
    faint: set[str] = set()
    shown: set[str] = set()
    pointed: set[str] = set()
    for selector, declared, is_for_some in _rules(css):
        is_gone, is_faint = bool(_GONE.search(declared)), bool(_FAINT.search(declared))
        name = _named(selector)
        if name is None or not (is_gone or is_faint or _SHOWS.search(declared)):
            continue
        if not (is_gone or is_faint):
            (pointed if _POINTED.search(selector) else shown).add(name)
        elif not is_for_some and not _STATE.search(selector):
            (gone if is_gone and _LAST.fullmatch(selector) else faint).add(name)
    pointed &= gone | faint
    return frozenset((gone - shown) | pointed), frozenset(pointed)


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Each selector, what it declares, and whether that is for some screens only."""
    around: list[str] = []
    for found in _BRACE.finditer(_COMMENT.sub("", css)):
        if found[2] == "{":
            around.append(found[1].strip())
        elif around:
            selectors = around.pop()
            is_for_some = any(one.startswith("@") for one in around)
            if not selectors.startswith("@"):
                yield from ((one.strip(), found[1], is_for_some) for one in selectors.split(","))


def _named(selector: str) -> str | None:
    """The class of what a selector leads to, where it leads there by classes alone."""
    parts = _STATE.sub("", selector.replace(">", " ").replace("+", " ")).split()
    last = _LAST.fullmatch(parts[-1]) if parts and all(map(_SIMPLE.fullmatch, parts)) else None
    return None if last is None else last[1]
