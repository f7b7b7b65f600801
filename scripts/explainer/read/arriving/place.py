"""Where on a page an article's text is, by what trafilatura has found and by what that forgot.

trafilatura finds where an article is. A paragraph of the same kind as those it found is the article's too, and so is
prose between the headline and them: a text may lie in several containers, its lead in one of its own. What the page
calls by a name such as "related" stands apart, unless it holds most of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.language.sentences import ends_with_stop
from explainer.read import dateline
from explainer.read.arriving.blocks import CELLS, ITEMS, Block, Element, words_in_each
from explainer.read.arriving.said import letters

_SAME = 0.6
"""Of a block's runs of three words, how many trafilatura must have given for it to have found the block."""
_MOST = 0.6
"""Of the text, how much a column has that is its own."""
_HALF, _SIDE = 0.5, 0.2
"""Of the text, how much an element holds at most that is beside it: called so, or set to a side."""
_LEAST_OF_A_BOX = 4
"""Paragraphs."""
_LEAST_OF_A_LEAD = 8
LONGEST_CROSSHEAD = 8
_LEAST_OF_AN_ITEM = 4
"""Words."""
_MANY_TIMES = 4
ANSWERS = "comments"
"""Why what readers have written is."""
ANOTHER = "another article"
"""Why what stands below the next article's headline is beside this one."""
_ANSWERED = re.compile(
    r"\W*(?:\d+|one(?=.*\W[\"“‘']))\s+(?:(?:reader|user)\s+)?(?:comments?|thoughts?|responses?|reply|replies)"
    r"\W*(?:(?:on|to)\s*[\"“‘'].*)?",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(r"\([^()]{8,}\)\.?")
_LISTS, _LISTED = frozenset({"ul", "ol", "dl"}), frozenset({"li", "dd", "dt"})
_NEAR = 3
"""Elements around a list of which one may hold the text's paragraphs too."""


@dataclass(frozen=True)
class Place:
    """A page's blocks, and those that trafilatura gave; `headline` is the place of the block that shows the title."""

    every: Sequence[Block]
    text: str
    title: str
    headline: int | None

    @cached_property
    def taken(self) -> frozenset[int]:
        """Which blocks trafilatura has found; and the fullest box, where all of these are called something else."""
        lines = {letters(line.removeprefix("- ")) for line in self.text.splitlines()}
        words = [word for line in self.text.splitlines() for word in Block.words_in(line)]
        runs = set(zip(words, words[1:], words[2:], strict=False))
        found = frozenset(
            at
            for at, block in enumerate(self.every)
            if block.words and (letters(block.text) in lines or _share(block, runs) >= _SAME)
        )
        is_named = all(any(one.apart for one in self.every[at].element.path) for at in found if self.every[at].is_prose)
        return found | self._most_prose if is_named else found

    @property
    def _most_prose(self) -> frozenset[int]:
        """The prose of the box below the headline that has the most of it, if that is several paragraphs."""
        boxes: dict[Element | None, list[int]] = {}
        for at, block in enumerate(self.every):
            if block.is_prose and self.headline is not None and at > self.headline:
                boxes.setdefault(block.element.parent, []).append(at)
        most = max(boxes.values(), key=self.size, default=[])
        return frozenset(most) if len(most) >= _LEAST_OF_A_BOX else frozenset()

    def size(self, places: Iterable[int]) -> int:
        """How many words stand there."""
        return sum(len(self.every[at].words) for at in places)

    def _may_have_names(self, element: Element) -> bool:
        """Whether what an element is called may say that it stands apart: the more of the text it holds, the less."""
        return self._shares[element] <= (_SIDE if element.apart == "float" else _HALF)

    @cached_property
    def _shares(self) -> Mapping[Element, float]:
        """How much of the text stands in an element."""
        sizes = words_in_each(self.every[at] for at in self.taken)
        whole = self.size(self.taken)
        return Counter({element: size / whole for element, size in sizes.items()}) if whole else Counter()

    @cached_property
    def _timed(self) -> frozenset[Element]:
        """Elements with as many times as only a list of other things has, each with its own: comments, teasers."""
        times = {(one, stamp.day) for block in self.every for stamp in block.stamps for one in stamp.element.path[1:]}
        counted = Counter(element for element, _ in times)
        return frozenset(element for element, count in counted.items() if count >= _MANY_TIMES)

    def apart(self, block: Block) -> str | None:
        """What says that a block stands beside the text."""
        for one in block.element.path:
            if one in self._others:
                return ANOTHER
            if one in self._answers:
                return ANSWERS
            if self._may_have_names(one) and (one.apart or one in self._timed):
                return one.apart or "times"
        return None

    @cached_property
    def _others(self) -> frozenset[Element]:
        """Boxes with another article, such as the next: they look like this one's, with headline, date and all."""
        own = () if self.headline is None else self.every[self.headline].element.path
        prose = Counter(element for block in self.every if block.is_prose for element in block.element.path)
        dated = {one for block in self.every if _is_dated(block) for one in block.element.path}
        found = set()
        for block in self.every if own else ():
            box = next((one for one in block.element.path if one.parent in own), None)
            beside = next((one for one in own if box is not None and one.parent is box.parent), None)
            is_headline = block.is_heading and block.element.look == own[0].look and box not in own
            if box and beside and is_headline and box.look == beside.look and {box, beside} <= dated:
                found.update([box] if min(prose[box], prose[beside]) > 1 else [])
        return frozenset(found)

    @cached_property
    def _answers(self) -> frozenset[Element]:
        """What readers have written below the text: all behind a heading that counts it, whatever its box is called.

        Bad:  <h3>9 thoughts on “Ship sails”</h3>   <h4>2 comments:</h4>
        Good: <h2>40 responses to a letter</h2>   <h2>No comment</h2>
        """
        own = () if self.headline is None else self.every[self.headline].element.path
        begins = next((at for at, block in enumerate(self.every) if self._counts_answers(at, block)), None)
        if begins is None:
            return frozenset()
        paths = [block.element.path for block in self.every[begins:]]
        text = {one for block in self.every[:begins] if block.is_prose for one in block.element.path}
        outer = (next((one for one in reversed(path) if one not in own and one not in text), None) for path in paths)
        return frozenset(one for one in outer if one is not None)

    def _counts_answers(self, at: int, block: Block) -> bool:
        if not block.is_heading or self.headline is None or at < self.headline or not _ANSWERED.fullmatch(block.text):
            return False
        return any(one.is_prose for one in self.every[self.headline + 1 : at])

    @cached_property
    def _rows(self) -> Mapping[Element, Element]:
        """The rows of tables that lay out the page, each with the cell that holds most of the text."""
        cells = ((one, share) for one, share in self._shares.items() if one.tag in CELLS and share >= _MOST)
        return {one.parent: one for one, _ in cells if one.parent is not None}

    def is_in_another_cell(self, block: Block) -> bool:
        """Whether a block stands in a column of the page beside that of the text."""
        held = ((one, self._rows.get(one.parent)) for one in block.element.path if one.parent is not None)
        return any(cell is not None and cell is not one for one, cell in held)

    @cached_property
    def core(self) -> Sequence[int]:
        """Prose that is the article's, wherever it stands."""
        prose = [
            at
            for at, block in enumerate(self.every)
            if block.is_prose
            and not self.apart(block)
            and not self.is_in_another_cell(block)
            and not self._is_teaser(at)
        ]
        found = [at for at in prose if at in self.taken] or (prose if self._others else [])
        if not found:
            return ()
        kinds = {self.every[at].element.kind for at in found}
        named = {kind for kind in kinds if any(name for _, name in kind)}
        boxes = {kind for kind in kinds if any(name for _, name in kind[1:])}
        articles = {one for at in found for one in self.every[at].element.path if one.tag == "article"}
        begins = found[0] if self.headline is None else self.headline
        more = [
            at
            for at in prose
            if at not in self.taken
            and all(one in articles for one in self.every[at].element.path if one.tag == "article")
            and (
                self.every[at].element.kind in (kinds if found[0] < at < found[-1] else named)
                or (not self.every[at].element.names and self.every[at].element.kind[1:] in {one[1:] for one in boxes})
            )
            and at > begins
        ]
        lead = [at for at, block in enumerate(self.every) if begins < at < found[0] and self._is_lead(block)]
        return sorted({*found, *more, *lead})

    def is_core(self, at: int) -> bool:
        """Whether it is prose of the article."""
        number = bisect_left(self.core, at)
        return number < len(self.core) and self.core[number] == at

    def _is_teaser(self, at: int) -> bool:
        """Whether a block stands in one box with a heading above it that leads elsewhere: to what it tells of."""
        block = self.every[at]
        above = self.above(at)
        is_other = (
            above is not None and above.is_heading and above.is_linked and letters(above.text) != letters(self.title)
        )
        return is_other and above is not None and above.element.parent in block.element.path

    def _is_lead(self, block: Block) -> bool:
        """Whether prose between the headline and the text is its beginning: some pages call that a teaser, or meta."""
        is_long = len(block.words) >= _LEAST_OF_A_LEAD
        return block.is_prose and is_long and not block.linked and self.apart(block) in {None, "teaser", "meta"}

    @cached_property
    def span(self) -> range:
        """From the first of the text to its last, a heading above it and a list or a table below it included."""
        if not self.core:
            return range(0)
        start = self.core[0]
        above = next((at for at in range(start - 1, -1, -1) if self.every[at].text), start)
        inner = [one for one in self.every[start].element.path[1:] if self._shares[one] <= _HALF]
        if self.is_crosshead(above) and self.every[above].element.parent in {self.every[start].element.parent, *inner}:
            start = above
        end = self.core[-1] + 1
        while end < len(self.every) and (
            (end in self.taken and self.every[end].tag in ITEMS) or self._is_like_text(end)
        ):
            end += 1
        return range(start, end)

    def _is_like_text(self, at: int) -> bool:
        """Whether a line is set as the text's last paragraph, and is a sentence or a remark: "The trial continues."."""
        block = self.every[at]
        is_alike = block.element.kind == self.every[self.core[-1]].element.kind
        is_sentence = at in self.taken and ends_with_stop(block.text)
        return is_alike and (is_sentence or is_in_brackets(block.text))

    def is_crosshead(self, at: int) -> bool:
        """Whether a heading is short enough to stand over a part of the text, and is no name of the whole."""
        block = self.every[at]
        is_other = at != self.headline and letters(block.text) != letters(self.title)
        return block.is_heading and is_other and not block.linked and len(block.words) <= LONGEST_CROSSHEAD

    @cached_property
    def _lists(self) -> Mapping[Element, Sequence[int]]:
        """The items of each list of which none leads elsewhere."""
        lists: dict[Element, list[int]] = {}
        for at in self.span:
            block = self.every[at]
            if block.text and (block.is_dotted or any(one.tag in _LISTED for one in block.element.path[:_NEAR])):
                box = next((one for one in block.element.path if one.tag in _LISTS), block.element)
                lists.setdefault(box if box.tag in _LISTS else box.parent or box, []).append(at)
        return {box: items for box, items in lists.items() if not any(self.every[at].is_linked for at in items)}

    @cached_property
    def led_to(self) -> frozenset[int]:
        """Items of lists that a line of the text ends in a colon for."""
        core = frozenset(self.core)
        above = {
            box: next((at for at in range(items[0] - 1, -1, -1) if self.every[at].text), 0)
            for box, items in self._lists.items()
        }
        led = [box for box, at in above.items() if at in core and self.every[at].text.endswith(":")]
        return frozenset(at for box in led for at in self._lists[box])

    @cached_property
    def listed(self) -> frozenset[int]:
        """Items of the text's lists, which stand where its paragraphs do, or to which it leads.

        Bad:  <ul><li>Share</li><li>Save</li></ul>   <ul><li><a>Ten lamps</a></li></ul>
        Good: <p>The dates:</p><ul><li>26 January: offer opens</li><li>27 February: it closes</li></ul>
        """
        at_home = (items for box, items in self._lists.items() if not self.homes.isdisjoint(box.path[:_NEAR]))
        long = (items for items in at_home if self.size(items) >= _LEAST_OF_AN_ITEM * len(items))
        return self.led_to.union(*long)

    @cached_property
    def homes(self) -> frozenset[Element | None]:
        """In which the text's paragraphs stand."""
        return frozenset(self.every[at].element.parent for at in self.core)

    @cached_property
    def around(self) -> frozenset[Element]:
        """Every element around some of the text."""
        return frozenset(element for at in self.core for element in self.every[at].element.path)

    def below(self, at: int) -> int:
        """The place of the next line of the text's; its own where there is none."""
        return next((one for one in range(at + 1, self.span.stop) if self.every[one].text), at)

    def above(self, at: int) -> Block | None:
        """The block over another."""
        return next((self.every[one] for one in range(at - 1, -1, -1) if self.every[one].text), None)


def is_in_brackets(text: str) -> bool:
    """Whether all of a line is a remark in brackets: "($1 = 0.86 euros)"."""
    return _IN_BRACKETS.fullmatch(text) is not None


def _is_dated(block: Block) -> bool:
    return bool(block.stamps) or any(map(dateline.holds_date, (block.text, *block.pieces)))


def _share(block: Block, runs: Collection[tuple[str, str, str]]) -> float:
    own = list(zip(block.words, block.words[1:], block.words[2:], strict=False))
    return sum(run in runs for run in own) / len(own) if own else 0
