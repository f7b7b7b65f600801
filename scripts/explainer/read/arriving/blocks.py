"""A page's tree to its blocks: what a reader sees as a paragraph, a heading, an item or a row, in the page's order.

Words are those that a browser shows: a line end in the page's source is a space, and what shows only under a pointer
stands in a block of its own. Each block knows the elements around it and why it may be no part of an article.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from explainer.language.sentences import ends_with_stop
from explainer.read.arriving.head import inked
from explainer.read.arriving.pagewords import page_words
from explainer.read.arriving.unseen import HIDDEN, TOOLTIP, Unseen, is_hidden, is_term, is_tip

_UNSEEN = frozenset(
    "audio button canvas embed head iframe input map math noscript object option rp rt script select style svg template"
    " textarea title video".split()
)
"""Elements without a word of the page."""
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " tfoot thead tr ul".split()
)
CELLS = frozenset({"td", "th"})
"""A table's."""
ITEMS = frozenset({"li", "tr", "dd", "dt", "blockquote", "pre"})
"""Elements whose words need no stop to be a text's."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FIRST_HEADINGS = frozenset({"h1", "h2"})
_APART = frozenset("aside del dialog figcaption footer form menu nav s strike".split())
_APART_ROLES = frozenset(
    "alert alertdialog banner button complementary contentinfo dialog form menu navigation search toolbar tooltip"
    " tablist".split()
)
_FLOATS = re.compile(r"(?:^|;)\s*float\s*:\s*(?:left|right)", re.IGNORECASE)
_LARGE = re.compile(
    r"font-size\s*:\s*(?:(?:2\d|[3-9]\d)(?:\.\d+)?px|(?:1[6-9]|[2-9]\d)(?:\.\d+)?pt|(?:1\.[5-9]|[2-9])\d*(?:\.\d+)?r?em"
    r"|(?:1[5-9]|[2-9]\d)\d%|xx?x?-large)",
    re.IGNORECASE,
)
_LARGE_FONT = re.compile(r"\s*(?:[5-7]|\+[2-9])")
_FLOATING = frozenset({"table", "div", "section", "center"})
"""Which stand beside the lines around them where they are set to a side; a letter or a picture does so too."""
_BREAKS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Where a browser may part a word, or must not: no letters of it."""
_CLOSING = frozenset(",.;:!?)")
_OUT_OF_SIGHT = frozenset({HIDDEN, TOOLTIP})
_TOOLTIPS = frozenset({"tooltip", "tooltips"})
_LEAST_OF_PROSE = 6
"""Words."""
_NEAR = 3
"""Elements around a picture, or around a line, in which the other may stand that belongs to it."""
_ROWS = "self::*[.//th][not(.//table or .//td//p or .//td//div or .//td//br)]"
"""A table whose rows are read across; the others lay out a page."""
_MANY_PIECES = 12
_MANY_PARTS = 3
"""Of a page, with prose."""
_NOTE_NUMBER = (
    "self::sup[.//a[contains(@href, '#')]] | self::a[contains(@href, '#')][normalize-space(.) = normalize-space(sup)]"
)
"""What leads to a note below: "type1" is no word."""
_DOT = re.compile(r"[·•▪◦‣●⁃]\s+(?=\S)")
_STOP = re.compile(r"(?<![A-Z])[.!?…][\"”’)]*(?=\W)")
_ANCHOR = re.compile(r"\s*(?:\[[^\[\]]{1,40}\]|[#¶§\U0001f517])\Z")
_POSITION = re.compile(r"(?:(?<![\w-])|[-_]{1,2})(?:first|last|odd|even|end|final)(?:-child|-paragraph)?(?![\w])|\d+")
"""What classes say of an element's place among its like."""
_LONGEST_END = 90
"""Letters that may stand behind a paragraph's last stop and be none of it."""
_STAMPS = ("datePublished", "dateModified")


class Tree(Protocol):
    """An element, as lxml gives it."""

    @property
    def tag(self) -> object:
        """Its name; of a comment, a function."""

    @property
    def text(self) -> str | None:
        """What stands in it above the first element of its own."""

    @property
    def tail(self) -> str | None:
        """What stands behind it."""

    @property
    def sourceline(self) -> int | None:
        """The line on which it begins."""

    def get(self, key: str) -> str | None:
        """The value of an attribute."""

    def xpath(self, path: str) -> Sequence[str]:
        """What a path leads to."""


class _Walker(Protocol):
    def __iter__(self) -> Iterator[tuple[str, Tree]]: ...
    def skip_subtree(self) -> None: ...


class _Parser(Protocol):
    def iterwalk(self, tree: Tree, *, events: tuple[str, str]) -> _Walker: ...


@dataclass(frozen=True, eq=False)
class Element:
    """An element around blocks."""

    tag: str
    names: str
    """Its classes, as the page writes them."""
    parent: Element | None
    prop: str
    """The property of microdata that it holds."""
    scope: str
    """The type of thing of microdata that it is."""
    is_large: bool
    """Whether it sets its letters as a headline's: how old pages do that."""
    apart: str | None
    """Why what stands in it is beside an article's text: its tag, its role, or the word of its name that says so."""

    @cached_property
    def path(self) -> tuple[Element, ...]:
        """The element and those around it, from the inside."""
        return (self, *(self.parent.path if self.parent else ()))

    @property
    def kind(self) -> tuple[tuple[str, str], ...]:
        """What paragraphs of one text have in common: tag and class of the element and of the two around it."""
        return tuple(one.look for one in self.path[:3])

    @property
    def look(self) -> tuple[str, str]:
        """What elements that look the same have in common."""
        return self.tag, " ".join(_POSITION.sub(" ", self.names).split())


@dataclass(frozen=True)
class Stamp:
    """A day as a machine reads it."""

    name: str
    """Its property in schema.org, or nothing."""
    value: str
    element: Element

    @property
    def day(self) -> str:
        """The day of a value such as 2024-05-14T09:00Z."""
        return self.value[: len("2024-05-14")]


@dataclass(frozen=True, eq=False)
class Block:
    """Words that stand together."""

    text: str
    line: int
    """In the page's file, from 1."""
    element: Element
    linked: int
    """How many of its letters lead elsewhere."""
    strong: bool
    """Whether all of it is set in bold."""
    slanted: bool
    """Whether all of it is set in italics."""
    large: bool
    """Whether all of it is set in a headline's letters."""
    goes_on: bool
    """Whether only a `<br>` stands between it and the block above."""
    is_ruled: bool = False
    """Whether a line is drawn between it and the block above."""
    pieces: tuple[str, ...] = ()
    """Its words, as the elements inside it part them."""
    stamps: tuple[Stamp, ...] = ()
    picture: Element | None = None
    """The nearest box around it that holds a picture too."""
    is_dotted: bool = False
    """Whether a dot stands before it, as before an item of a list."""

    @cached_property
    def tag(self) -> str:
        """Of the innermost element that is more than a line's part."""
        if self.is_dotted:
            return "li"
        return next((one.tag for one in self.element.path if one.tag in _BLOCKS | CELLS), "body")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """In small letters."""
        return self.words_in(self.text)

    @staticmethod
    def words_in(text: str) -> tuple[str, ...]:
        """The words of any text, as a block's are counted."""
        return tuple(re.findall(r"\w+", text.lower()))

    @property
    def is_linked(self) -> bool:
        """Whether hardly a letter of it leads nowhere."""
        return self.linked >= 0.75 * sum(map(str.isalnum, self.text)) > 0

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as one sentence or more."""
        return len(self.words) >= _LEAST_OF_PROSE and ends_with_stop(self.text, or_mark=":;") and not self.is_linked

    def continues(self, above: Block) -> bool:
        """Whether it goes on in a small letter below a line without a stop, or below a heading's."""
        is_open = self.text[:1].islower() and not ends_with_stop(above.text, or_mark=":;")
        return self.goes_on and above.element is self.element and bool(above.text) and (above.is_heading or is_open)

    def goes_on_from(self, above: Block) -> bool:
        """Whether it is the rest of a sentence that breaks off above it."""
        is_open = bool(above.text) and not ends_with_stop(above.text, or_mark=":;") and not above.is_heading
        return is_open and (self.text[:1].islower() or self.text[:1] in _CLOSING)

    def joined(self, below: Block) -> Block:
        """Both as one."""
        space = "" if below.text[:1] in _CLOSING else " "
        return replace(
            self,
            text=f"{self.text}{space}{below.text}",
            linked=self.linked + below.linked,
            strong=self.strong and below.strong,
            slanted=self.slanted and below.slanted,
            large=self.large and below.large,
            pieces=(*self.pieces, *below.pieces),
            stamps=(*self.stamps, *below.stamps),
        )

    def respelled(self, spell: Callable[[str], str]) -> Block:
        """With other words."""
        return replace(self, text=spell(self.text), pieces=tuple(map(spell, self.pieces)))

    @property
    def is_heading(self) -> bool:
        """Whether it stands as a heading."""
        return self.tag in _HEADINGS


@dataclass
class _Open:
    """A block that is being read."""

    element: Element
    goes_on: bool = False
    is_ruled: bool = False
    line: int = 0
    text: list[str] = field(default_factory=list)
    linked: int = 0
    weak: int = 0
    upright: int = 0
    small: int = 0
    is_cut: bool = False
    """Whether something beside the line stood last in it."""
    stamps: list[Stamp] = field(default_factory=list)

    def add(self, text: str | None, element: Element, line: int) -> None:
        """Text that stands in an element."""
        letters = sum(map(str.isalnum, text or ""))
        if text and letters and not self.line:
            self.line = line
        if self.is_cut and text and text.strip():
            self._close_gap(text)
        self.text.append((text or "").translate(_BREAKS))
        tags = {one.tag for one in element.path}
        self.linked += letters if "a" in tags else 0
        self.weak += 0 if tags & {"b", "strong"} else letters
        self.upright += 0 if tags & {"i", "em"} else letters
        self.small += 0 if any(one.is_large for one in element.path) else letters

    def _close_gap(self, below: str) -> None:
        """Takes away the space before what is gone, where a mark goes on with the sentence."""
        self.is_cut = False
        for at in reversed(range(len(self.text) if below.lstrip()[0] in _CLOSING else 0)):
            self.text[at] = self.text[at].rstrip()
            if self.text[at]:
                break

    def closed(self) -> Block | None:
        """What was read, if anything was."""
        text = _without_end(inked("".join(self.text)), page_words().signature)
        if any(one.tag in _HEADINGS for one in self.element.path):
            text = _without_anchor(text, self.linked)
        dot = _DOT.match(text)
        text = text[dot.end() :] if dot else text
        if not text and not self.stamps:
            return None
        return Block(
            text,
            max(self.line, 1),
            self.element,
            self.linked,
            not self.weak,
            not self.upright,
            not self.small,
            self.goes_on,
            self.is_ruled,
            tuple(filter(None, map(inked, self.text))),
            tuple(self.stamps),
            is_dotted=dot is not None,
        )


def _without_end(text: str, end: re.Pattern[str]) -> str:
    """A paragraph without what stands behind its last stop and is none of it.

    Bad:  It sails again in June. — AFP   It sails again in June. ■   It sails again in June. [Read more]
    """
    places = (stop.end() for stop in _STOP.finditer(text, max(0, len(text) - _LONGEST_END)))
    return next((text[:at] for at in places if end.match(text, at)), text)


def _without_anchor(heading: str, linked: int) -> str:
    """A heading without what leads to itself, or to where it is written.

    Bad:  What it costs[edit]   What it costs¶
    Good: What it costs [updated]
    """
    found = _ANCHOR.search(heading)
    is_one = found is not None and linked == sum(map(str.isalnum, found[0]))
    return heading[: found.start()] if found is not None and is_one and found.start() else heading


def words_in_each(every: Iterable[Block]) -> Counter[Element]:
    """How many words of some blocks stand in each element around them."""
    sizes: Counter[Element] = Counter()
    for block in every:
        sizes.update(dict.fromkeys(block.element.path, len(block.words)))
    return sizes


def blocks(tree: Tree) -> tuple[Block, ...]:
    """Those of a page."""
    unseen = Unseen.of_page(tree)
    reader = _Reader(unseen)
    every = tuple(_joined(reader.read(tree)))
    if of_all := _of_everything(every):
        reader = _Reader(unseen, of_all)
        every = tuple(_joined(reader.read(tree)))
    boxes = [next((box for box in one.element.path[:_NEAR] if box in reader.pictured), None) for one in every]
    every = tuple(replace(one, picture=box) for one, box in zip(every, boxes, strict=True))
    cut = {at: _without_end(one.text, page_words().led_on) for at, one in enumerate(every) if one.linked}
    leading = [at for at, text in cut.items() if text != every[at].text]
    if len(leading) != 1:  # several lead to what they are the beginnings of
        return every
    return tuple(replace(one, text=cut[at]) if at in leading else one for at, one in enumerate(every))


def _of_everything(every: Sequence[Block]) -> frozenset[str]:
    """The names that a page gives to each of its parts, its headline and most of its text among them: they say nothing.

    Bad:  <div class="widget heading"><h2>…</h2></div> <div class="widget text"><p>…</p></div> <div class="widget">…
    """
    named = {block: {one.apart for one in block.element.path if one.apart} for block in every}
    headed = {block.tag: named[block] for block in reversed(every) if block.tag in _FIRST_HEADINGS}
    over = headed.get("h1", headed.get("h2", set()))
    if len(over) != 1:
        return frozenset()
    prose = [block for block in every if block.is_prose]
    size = sum(len(block.words) for block in prose if named[block] == over)
    parts = {one for block in prose if named[block] == over for one in block.element.path if one.apart}
    is_most = size * 2 > sum(len(block.words) for block in prose)
    return frozenset(filter(None, over)) if is_most and len(parts) >= _MANY_PARTS else frozenset()


class _Reader:
    """Walks through a page; what is read until an element begins or ends is a block, if anything was."""

    def __init__(self, unseen: Unseen, of_all: Collection[str] = ()) -> None:
        self._unseen = unseen
        self._of_all = of_all
        """The names that say nothing."""
        self._around: list[Element] = []
        self._opened: list[_Open] = []
        self._in_rows = [False]
        """Of each table around, whether its rows are read across."""
        self.pictured: set[Element] = set()
        """The elements close around pictures."""

    def read(self, tree: Tree) -> Iterator[Block]:
        """The blocks of a tree."""
        parser: _Parser = importlib.import_module("lxml.etree")
        walker = parser.iterwalk(tree, events=("start", "end"))
        is_unseen = False
        for event, node in walker:
            tag = node.tag if isinstance(node.tag, str) else ""
            if event == "start" and tag == "img":
                self.pictured.update(self._around[-_NEAR:])
            if event == "start" and (is_unseen := self._is_unseen(node, tag)):
                walker.skip_subtree()
            elif event == "start":
                yield from filter(None, [self._begin(node, tag)])
            else:
                yield from () if is_unseen else filter(None, [self._end(tag)])
                is_unseen = False
                if self._around:
                    self._opened[-1].add(node.tail, self._around[-1], node.sourceline or 0)

    def _is_unseen(self, node: Tree, tag: str) -> bool:
        is_number = tag in {"a", "sup"} and bool(node.xpath(_NOTE_NUMBER))
        return not tag or is_number or (tag in _UNSEEN and not self._is_word(tag))

    def _begin(self, node: Tree, tag: str) -> Block | None:
        element = self._element(node, tag)
        self._around.append(element)
        done = None
        if tag == "table":
            self._in_rows.append(bool(node.xpath(_ROWS)))
        if not self._opened or _stands_in_a_line(element):
            self._opened.append(_Open(element))
        elif tag == "br":
            done = self._flushed(self._opened[-1].element, goes_on=True)
        elif self._parts(tag):
            done = self._flushed(element)
            self._opened[-1].is_ruled |= tag == "hr"
        elif tag in CELLS and any(map(str.strip, self._opened[-1].text)):
            self._opened[-1].text.append(" | ")
        self._opened[-1].stamps.extend(_stamps(node, tag, element))
        self._opened[-1].add(node.text, element, node.sourceline or 0)
        return done

    def _element(self, node: Tree, tag: str) -> Element:
        if node.get("role") == "heading" and tag in _BLOCKS:
            tag = next((one for one in _HEADINGS if one[1:] == node.get("aria-level")), "h2")
        parent = self._around[-1] if self._around else None
        names = node.get("class") or ""
        apart = _apart(node, tag, names, self._of_all)
        if self._opened and tag not in _BLOCKS | CELLS:
            apart = self._apart_in_line(node, apart)
        apart = apart or self._unseen.beside(node, names, in_line=tag not in _BLOCKS)
        kinds = node.get("itemprop") or "", node.get("itemtype") or ""
        return Element(tag, names, parent, *kinds, _is_large(node, tag), apart)

    def _apart_in_line(self, node: Tree, apart: str | None) -> str | None:
        """Why an element within a line is beside it: what explains a term goes, and never the term."""
        before = self._before
        is_link = any(one.tag == "a" for one in self._around)
        if is_link and page_words().link_notes.alone.fullmatch("".join(node.xpath(".//text()"))):
            return HIDDEN
        if apart in _TOOLTIPS and not node.get("role") and is_term(node, before):
            return None
        is_in_element = self._around[-1].tag not in _BLOCKS | CELLS
        is_heading = any(one.tag in _HEADINGS for one in self._around)
        return TOOLTIP if apart is None and is_in_element and not is_heading and is_tip(node, before) else apart

    @property
    def _before(self) -> str:
        """The last that was read in the line."""
        return "".join(self._opened[-1].text[-_MANY_PIECES:])

    def _is_word(self, tag: str) -> bool:
        """Whether a button is a word of a sentence: one that opens what explains it."""
        before = self._before if self._opened else ""
        is_in_sentence = bool(inked(before)) and not before[-1].isalnum() and not ends_with_stop(before, or_mark=":")
        return tag == "button" and is_in_sentence and any(one.tag == "p" for one in self._around)

    def _end(self, tag: str) -> Block | None:
        element = self._around.pop()
        done = None
        if _stands_in_a_line(element) and len(self._opened) > 1:
            done = self._opened.pop().closed()
            self._opened[-1].is_cut = True
        elif self._parts(tag):
            done = self._flushed(self._around[-1] if self._around else element)
        if tag == "table":
            self._in_rows.pop()
        return done

    def _parts(self, tag: str) -> bool:
        """Whether an element parts what stands in it from what stands around it."""
        return tag in _BLOCKS or (tag in CELLS and not self._in_rows[-1])

    def _flushed(self, element: Element, *, goes_on: bool = False) -> Block | None:
        """What was read until here; what follows belongs to `element`."""
        last = self._opened[-1]
        done = last.closed()
        self._opened[-1] = _Open(element, goes_on=goes_on and done is not None, is_ruled=last.is_ruled and done is None)
        return done


def _stands_in_a_line(element: Element) -> bool:
    """Whether it is beside the text in the middle of a line of it, such as what shows only under a pointer."""
    return element.apart is not None and element.tag not in _BLOCKS


def _joined(every: Iterable[Block]) -> Iterator[Block]:
    """The blocks, lines that a `<br>` or something unseen breaks in the middle of a sentence or a heading joined."""
    last: Block | None = None
    unseen: list[Block] = []
    for one in every:
        if last is not None and any(around.apart in _OUT_OF_SIGHT for around in one.element.path):
            unseen.append(one)
        elif last is not None and (one.continues(last) or (unseen and one.goes_on_from(last))):
            last = last.joined(one)
        else:
            yield from filter(None, [last, *unseen])
            last, unseen = one, []
    yield from filter(None, [last, *unseen])


def _apart(node: Tree, tag: str, names: str, of_all: Collection[str]) -> str | None:
    """Why an element is beside the text, by what the page itself calls it."""
    if is_hidden(node):
        return HIDDEN
    if tag in _APART or (tag == "pre" and node.xpath("code")):
        return tag
    if tag in _FLOATING and _is_to_a_side(node, tag):
        return "float"
    if (role := node.get("role") or "") in _APART_ROLES:
        return role
    if tag in {"html", "body", "main", "article", "time"}:
        return None
    own = tag if "-" in tag else ""
    # A heading's id, and a section's, is often made of its words, and no name of its kind.
    is_named = not re.fullmatch("h[1-6]|p|section", tag) or (tag == "section" and "-" not in (node.get("id") or ""))
    data = (
        node.get(key) or "" for key in ("data-component", "data-hook", "data-testid", *(["id"] if is_named else []))
    )
    marks = " ".join((own, names, *data))
    found = page_words().names_apart(marks, of_all) if marks.strip() else None
    return None if found == "tag" and tag in _HEADINGS else found


def _is_large(node: Tree, tag: str) -> bool:
    return bool(_LARGE.search(node.get("style") or "") or (tag == "font" and _LARGE_FONT.match(node.get("size") or "")))


def _is_to_a_side(node: Tree, tag: str) -> bool:
    """Whether lines flow around an element: how old pages set a picture with what is written below it."""
    is_aligned = tag == "table" and (node.get("align") or "").lower() in {"left", "right"}
    return is_aligned or _FLOATS.search(node.get("style") or "") is not None


def _stamps(node: Tree, tag: str, element: Element) -> Iterator[Stamp]:
    value = node.get("datetime") or node.get("content")
    if element.prop in _STAMPS:
        yield Stamp(element.prop, value or node.get("title") or node.text or "", element)
    elif tag == "time" and value:
        is_change = re.search("updated|modified", element.names) and "published" not in element.names
        yield Stamp("dateModified" if is_change else "", value, element)
    elif tag == "abbr" and "published" in element.names:
        yield Stamp("datePublished", node.get("title") or "", element)
