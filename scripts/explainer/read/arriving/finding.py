"""Which blocks of a page are its article's, by what trafilatura has found and what that forgot or took too much.

trafilatura finds where an article is. A paragraph of the same kind as those it found is the article's too, and so is
prose between the headline and them: a text may lie in several containers, its lead in one of its own. What the page
calls by a name such as "related", and what is furniture by its own form, goes, unless it holds most of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from explainer.language.sentences import ends_with_stop
from explainer.read.arriving import ending, furniture
from explainer.read.arriving.blocks import Block, Element
from explainer.read.arriving.explainable import is_foreign
from explainer.read.arriving.pagewords import page_words
from explainer.read.arriving.said import letters
from explainer.read.arriving.standfirst import standfirsts
from explainer.read.arriving.weighing import DOUBTFUL, GONE, Stand, is_personal, weight

_SAME = 0.6
"""Of a block's runs of three words, how many trafilatura must have given for it to have found the block."""
_LATE = 0.5
_LEAST_OF_A_LEAD = 8
_LEAST_OF_A_LINE = 5
_LEAST_OF_A_REPEAT = 5
_LONGEST_LABEL = 6
_LONGEST_CROSSHEAD = 8
"""Words."""
_LONGEST_COMPARED = 100_000
"""Letters of a text of which each line is sought in all others: articles have fewer."""
_MANY_TIMES = 4
_LAST = 3
"""Paragraphs at an article's end that may speak of it."""
_MOST, _NEAR, _SMALL, _MUCH = 0.6, 0.4, 0.25, 0.2
"""Shares of the text."""
_IN_TEXT = frozenset(
    "p li ul ol dl dt dd blockquote pre table thead tbody tr td th header hgroup h2 h3 h4 h5 h6 center font span b"
    " strong em i u a small big cite q".split()
)
"""Elements of which a text is made, whatever they are called."""
_ITEMS = frozenset({"li", "tr", "dd", "dt", "blockquote", "pre"})
_CELLS = frozenset({"td", "th"})
_SPOKEN = frozenset({"blockquote", "q", "cite"})
_OVER_A_HEADING = frozenset({"header", "hgroup"})
_ASKED = re.compile(r"Q(?:uestion)?\s*[.:]")


@dataclass(frozen=True)
class Found:
    """A page's blocks, and those that trafilatura gave; `headline` is the place of the block that shows the title."""

    every: Sequence[Block]
    text: str
    title: str
    headline: int | None
    by: furniture.By

    @cached_property
    def taken(self) -> frozenset[int]:
        """Which blocks trafilatura has found."""
        lines = {letters(line.removeprefix("- ")) for line in self.text.splitlines()}
        words = [word for line in self.text.splitlines() for word in Block.words_in(line)]
        runs = set(zip(words, words[1:], words[2:], strict=False))
        return frozenset(
            at
            for at, block in enumerate(self.every)
            if block.words and (letters(block.text) in lines or _share(block, runs) >= _SAME)
        )

    @cached_property
    def _void(self) -> frozenset[Element]:
        """Elements that hold most of the text, so that their names say nothing of it."""
        sizes: Counter[Element] = Counter()
        for at in self.taken:
            for element in self.every[at].element.path:
                sizes[element] += len(self.every[at].words)
        whole = sum(len(self.every[at].words) for at in self.taken)
        return frozenset(element for element, size in sizes.items() if size * 2 > whole)

    @cached_property
    def _timed(self) -> frozenset[Element]:
        """Elements with as many times as only a list of other things has, each with its own: comments, teasers."""
        times = {(one, stamp.day) for block in self.every for stamp in block.stamps for one in stamp.element.path[1:]}
        counted = Counter(element for element, _ in times)
        return frozenset(element for element, count in counted.items() if count >= _MANY_TIMES)

    def apart(self, block: Block) -> str | None:
        """What says that a block stands beside the text."""
        for one in block.element.path:
            if one not in self._void and (one.apart or one in self._timed):
                return one.apart or "times"
        return None

    @cached_property
    def _rows(self) -> Mapping[Element, Element]:
        """The rows of tables that lay out the page, each with the cell that holds most of the text."""
        whole = sum(len(self.every[at].words) for at in self.taken)
        sizes: Counter[Element] = Counter()
        for at in self.taken:
            sizes.update({one: len(self.every[at].words) for one in self.every[at].element.path if one.tag in _CELLS})
        return {one.parent: one for one, size in sizes.items() if one.parent is not None and size >= _MOST * whole}

    def _is_in_another_cell(self, block: Block) -> bool:
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
            and not self._is_in_another_cell(block)
            and not self._is_teaser(at)
        ]
        found = [at for at in prose if at in self.taken]
        if not found:
            return ()
        kinds = {self.every[at].element.kind for at in found}
        named = {kind for kind in kinds if any(name for _, name in kind)}
        articles = {one for at in found for one in self.every[at].element.path if one.tag == "article"}
        begins = found[0] if self.headline is None else self.headline
        more = [
            at
            for at in prose
            if at not in self.taken
            and all(one in articles for one in self.every[at].element.path if one.tag == "article")
            and self.every[at].element.kind in (kinds if found[0] < at < found[-1] else named)
            and at > begins
        ]
        lead = [at for at, block in enumerate(self.every) if begins < at < found[0] and self._is_lead(block)]
        return sorted({*found, *more, *lead})

    def _is_teaser(self, at: int) -> bool:
        """Whether a block stands in one box with a heading above it that leads elsewhere: to what it tells of."""
        block = self.every[at]
        above = self._above(at)
        is_other = (
            above is not None and above.is_heading and above.is_linked and letters(above.text) != letters(self.title)
        )
        return is_other and above is not None and above.element.parent in block.element.path

    @cached_property
    def _boxed(self) -> frozenset[int]:
        """What stands in a box of its own among the paragraphs, one that looks unlike what holds the text.

        Above the text's beginning only where it has a heading, because a lead often has a box, and everywhere only
        where most of the text is held alike.
        """
        core = self.core
        whole = sum(len(self.every[at].words) for at in core)
        sizes: Counter[Element] = Counter()
        for at in core:
            sizes.update({element: len(self.every[at].words) for element in self.every[at].element.path})
        homes = {element for element, size in sizes.items() if size >= _MOST * whole}
        looks = {at: _box(self.every[at].element, homes) for at in self._range if self.every[at].text}
        shares: Counter[tuple[tuple[str, str], ...]] = Counter()
        for at in core:
            shares[looks[at]] += len(self.every[at].words)
        usual = {look for look, share in shares.items() if not look or share >= _MUCH * whole}
        if sum(shares[look] for look in usual) < _MOST * whole:
            return frozenset()
        begins = next((at for at in core if looks[at] in usual), 0)
        outer = {look[depth:] for look in usual for depth in range(len(look) + 1)}
        unlike = {at: _outermost(self.every[at].element, homes) for at, look in looks.items() if look not in outer}
        held = Counter(unlike.values())
        unlike = {at: box for at, box in unlike.items() if held[box] > 1 or not self._parts_text(at)}
        headed = {box for at, box in unlike.items() if self.every[at].is_heading and at != self.headline}
        return frozenset(at for at, box in unlike.items() if at > begins or box in headed)

    def _parts_text(self, at: int) -> bool:
        """Whether a short heading stands between a paragraph and another."""
        above = self._above(at)
        return self._is_crosshead(at) and above is not None and not above.is_heading

    def _is_lead(self, block: Block) -> bool:
        """Whether prose between the headline and the text is its beginning: some pages call that a teaser, or meta."""
        is_long = len(block.words) >= _LEAST_OF_A_LEAD
        return block.is_prose and is_long and not block.linked and self.apart(block) in {None, "teaser", "meta"}

    @cached_property
    def _range(self) -> range:
        """From the first of the text to its last, a heading above it and a list or a table below it included."""
        if not self.core:
            return range(0)
        start = self.core[0]
        above = next((at for at in range(start - 1, -1, -1) if self.every[at].text), start)
        inner = [one for one in self.every[start].element.path[1:] if one not in self._void]
        if self._is_crosshead(above) and self.every[above].element.parent in {self.every[start].element.parent, *inner}:
            start = above
        end = self.core[-1] + 1
        while (
            end < len(self.every) and end in self.taken and (self.every[end].tag in _ITEMS or self._is_like_text(end))
        ):
            end += 1
        return range(start, end)

    def _is_like_text(self, at: int) -> bool:
        """Whether a line is set as the text's last paragraph, and is a sentence: "The trial continues."."""
        block = self.every[at]
        return block.element.kind == self.every[self.core[-1]].element.kind and ends_with_stop(block.text)

    def _is_crosshead(self, at: int) -> bool:
        """Whether a heading is short enough to stand over a part of the text, and is no name of the whole."""
        block = self.every[at]
        is_other = at != self.headline and letters(block.text) != letters(self.title)
        return block.is_heading and is_other and not block.linked and len(block.words) <= _LONGEST_CROSSHEAD

    @cached_property
    def _by_rules(self) -> frozenset[int]:
        """What is none of the text by its place, its name, its form or its words."""
        core = frozenset(self.core)
        is_foreign_text = sum(is_foreign(self.every[at].text) for at in core) * 2 > len(core)
        late = self._range.start + len(self._range) * _LATE
        gone = {
            at
            for at, block in enumerate(self.every)
            if block.text
            and at != self.headline
            and (at in self._range or at in self.taken)
            and (
                (at not in core and (self.apart(block) is not None or self._is_stray(at)))
                or letters(block.text) == letters(self.title)
                or furniture.is_beside(block, self.by, is_late=at >= late)
                or at in self._boxed
                or self._is_in_another_cell(block)
                or (is_foreign(block.text) and not is_foreign_text)
            )
        }
        gone.update(self._labels(gone))
        gone.update(self._paid_for())
        return frozenset(gone.union(self._behind_the_end))

    @cached_property
    def gone(self) -> frozenset[int]:
        """What stands among the text, or was found by trafilatura, and is none of it."""
        gone = {*self._by_rules}
        gone.update(at for at, weighs in self._weighed(gone) if weighs >= GONE)
        gone.update(self._trailing(gone))
        gone |= self._repeated(gone) | self._headless(gone)
        return frozenset({*gone, *standfirsts(self.every, self.headline, self._without(gone))})

    @cached_property
    def _homes(self) -> frozenset[Element | None]:
        """In which the text's paragraphs stand."""
        return frozenset(self.every[at].element.parent for at in self.core)

    @cached_property
    def _around(self) -> frozenset[Element]:
        """Every element around some of the text."""
        return frozenset(element for at in self.core for element in self.every[at].element.path)

    def _is_stray(self, at: int) -> bool:
        """Whether what is no prose stands where no line of the text does, or says too little for one."""
        block = self.every[at]
        if at not in self._range:
            return True
        if block.is_heading:
            return at not in self.taken and block.element.parent not in self._homes and not self._is_over_text(at)
        if block.tag == "li" and block.is_prose:
            return at not in self.taken and not any(one.parent in self._homes for one in block.element.path[:3])
        is_bare = block.text.isupper() or len(block.words) < _LEAST_OF_A_LINE
        is_bare = is_bare and not ends_with_stop(block.text, or_mark=":")
        return at not in self.taken or (is_bare and block.tag not in _ITEMS and not block.strong)

    def _is_over_text(self, at: int) -> bool:
        """Whether a heading stands right above the text, or has a wrapper of its own in a box that holds text too."""
        outer = self.every[at].element.parent
        below = next((one for one in range(at + 1, self._range.stop) if self.every[one].text), at)
        while outer is not None and outer not in self._around and outer not in self.every[below].element.path:
            outer = outer.parent
        if outer in self._around and below in self.core and not self.every[at].linked:
            return True
        return outer is not None and outer.tag in _OVER_A_HEADING and outer.parent in self._around

    def _paid_for(self) -> Iterator[int]:
        """The boxes that call themselves a message of somebody who pays for the page, where they are small."""
        first: dict[Element, int] = {}
        sizes: Counter[Element] = Counter()
        blocks: Counter[Element] = Counter()
        shown = [at for at in self._range if self.every[at].text]
        for at in shown:
            for element in self.every[at].element.path:
                first.setdefault(element, at)
                sizes[element] += len(self.every[at].words)
                blocks[element] += 1
        most = _SMALL * sum(len(self.every[at].words) for at in self.core)
        begins = page_words().sponsors.begins
        paid = set()
        for at in shown:
            block = self.every[at]
            if len(block.words) <= _LONGEST_LABEL and not block.is_prose and begins.match(block.text):
                box = next((one for one in block.element.path[1:] if blocks[one] > 1), None)
                paid.update([box] if box is not None and first[box] == at and sizes[box] <= most else [])
        yield from (at for at in shown if not paid.isdisjoint(self.every[at].element.path))

    def _trailing(self, gone: Collection[int]) -> Iterator[int]:
        """Lines without a stop that end the text, lists and tables aside."""
        for at in reversed(self._range):
            if at in gone or not self.every[at].text:
                continue
            if self.every[at].tag in _ITEMS or ends_with_stop(self.every[at].text):
                return
            yield at

    def _weighed(self, gone: Collection[int]) -> Iterator[tuple[int, int]]:
        """The paragraphs that are left, from the last upwards, and how many signs say that each is the page's own word.

        Below one that goes for that, another is the last.
        """
        without = {*gone}
        below = 0
        for at in reversed(self._range):
            if at in without or not self._is_paragraph(at):
                continue
            weighs = 0 if self._is_answered(at, without) else self._weight(at, without, is_last=below < _LAST)
            if weighs >= GONE:
                without.add(at)
            elif self.every[at].is_prose:
                below += 1
            yield at, weighs

    def _weight(self, at: int, gone: Collection[int], *, is_last: bool) -> int:
        block, above = self.every[at], self._above(at)
        name = next((word for word in block.text.split()[:1] if word[0].isupper()), "")
        stand = Stand(
            is_last=is_last,
            is_ruled_off=at >= self._ruled_off,
            is_odd=block.element.kind not in self._kinds,
            is_spoken=self._is_quoted(block) or (above is not None and above.text.endswith(":")),
            is_led_to=self._heading_over(at) in gone,
            is_of_a_stranger=not any(name in self.every[one].text for one in self.core if one != at),
        )
        return weight(block, stand, self.by, self.title, is_personal=self._is_personal)

    def _heading_over(self, at: int) -> int | None:
        """The heading of the part of the page that a paragraph stands in."""
        return next((one for one in range(at - 1, self._range.start, -1) if self.every[one].is_heading), None)

    def _is_answered(self, at: int, gone: Collection[int]) -> bool:
        """Whether a line is an interview's question: in bold or behind a Q, and the next line is the article's."""
        block = self.every[at]
        below = next((one for one in range(at + 1, self._range.stop) if self.every[one].text), at)
        is_question = block.text.endswith("?") and (block.strong or _ASKED.match(block.text) is not None)
        return is_question and below != at and below not in gone

    @staticmethod
    def _is_quoted(block: Block) -> bool:
        return any(one.tag in _SPOKEN for one in block.element.path)

    @cached_property
    def _is_personal(self) -> bool:
        """Whether the writer says "we" or "you" more than here and there."""
        return is_personal(self.every[at].text for at in self.core if not self._is_quoted(self.every[at]))

    def _is_paragraph(self, at: int) -> bool:
        return bool(self.every[at].text) and not self.every[at].is_heading and at != self.headline

    @cached_property
    def _kinds(self) -> frozenset[tuple[tuple[str, str], ...]]:
        """How much of the text is set."""
        sizes: Counter[tuple[tuple[str, str], ...]] = Counter()
        for at in self.core:
            sizes[self.every[at].element.kind] += len(self.every[at].words)
        return frozenset(kind for kind, size in sizes.items() if size >= _MUCH * sizes.total())

    @cached_property
    def _ruled_off(self) -> int:
        """Where what stands below a line drawn near the end of the text begins."""
        whole = sum(len(self.every[at].words) for at in self.core)
        below = 0
        found = self._range.stop
        for at in reversed(self._range):
            block = self.every[at]
            below += len(block.words)
            if below > _NEAR * whole:
                break
            if block.is_ruled or (block.text and not any(map(str.isalnum, block.text))):
                found = at
        return found

    def _above(self, at: int) -> Block | None:
        return next((self.every[one] for one in range(at - 1, -1, -1) if self.every[one].text), None)

    @property
    def _behind_the_end(self) -> range:
        """What stands below lines that end the text: whom to ask, who gave the news out, what else there is to read."""
        stop = self._range.stop
        whole = sum(len(self.every[at].words) for at in self._range)
        below = size = 0
        for at in reversed(self._range):
            size += len(self.every[at].words)
            if below + size > ending.MOST * whole:
                break
            block = self.every[at]
            if self.apart(block) or at in self._boxed:
                continue
            after = next((one.text for one in self.every[at + 1 : at + 3] if one.text), "")
            if most := ending.share_below(block, after, is_before_another=stop < self._range.stop):
                if size > most * whole:
                    break
                stop, below, size = at, below + size, 0
        return range(stop, self._range.stop)

    def _labels(self, gone: Collection[int]) -> Iterator[int]:
        """Short lines that lead to what is gone: "People are also reading…"."""
        shown = [at for at in self._range if self.every[at].text]
        for at, after in pairwise(shown):
            one = self.every[at]
            is_leading = one.text.endswith((":", "…", "...")) and len(one.words) <= _LONGEST_LABEL
            if at not in gone and after in gone and is_leading and not one.is_prose:
                yield at

    def _repeated(self, gone: Collection[int]) -> frozenset[int]:
        """What stands in a longer paragraph word by word, or a second time: a pulled quote, a summary."""
        places = [at for at in self._range if at not in gone and self.every[at].text]
        texts = [letters(self.every[at].text) for at in places]
        whole = "\n".join(texts) if sum(map(len, texts)) < _LONGEST_COMPARED else ""
        found: set[int] = set()
        seen: set[str] = set()
        begins = 0
        for at, text in zip(places, texts, strict=True):
            ends = begins + len(text)
            again = text in seen or -1 < whole.find(text) < begins or _within_longer(whole, text, ends)
            if again and len(self.every[at].words) >= _LEAST_OF_A_REPEAT and not self._is_crosshead(at):
                found.add(at)
            seen.add(text)
            begins = ends + 1
        return frozenset(found)

    def _headless(self, gone: Collection[int]) -> frozenset[int]:
        """Headings below which nothing is left, or which stand in a box of which nothing is left."""
        found: set[int] = set()
        is_over_text = False
        full = {element for at in self.core if at not in gone for element in self.every[at].element.path[1:]}
        emptied = {self.every[at].element.parent for at in gone} - full
        emptied = {one for one in emptied if one is not None and one.tag not in _OVER_A_HEADING}
        for at in reversed(self._range):
            block = self.every[at]
            if at in gone or not block.text:
                continue
            if block.is_heading and (not is_over_text or block.element.parent in emptied):
                found.add(at)
            is_over_text = not block.is_heading
        return frozenset(found)

    @property
    def kept(self) -> Sequence[int]:
        """The article's blocks, in order."""
        return self._without(self.gone)

    def _without(self, gone: Collection[int]) -> Sequence[int]:
        return [at for at in self._range if at != self.headline and self.every[at].text and at not in gone]

    @property
    def doubtful(self) -> Iterator[int]:
        """What is kept and may be none of the article."""
        yield from (at for at, weighs in self._weighed(self.gone) if weighs >= DOUBTFUL)

    @property
    def forgotten(self) -> Iterator[int]:
        """Prose of the page that is nowhere near the article, and that nothing says anything about."""
        inside = set(self._range)
        for at, block in enumerate(self.every):
            if block.is_prose and at not in inside and not self.apart(block) and at not in self.gone:
                yield at


def _share(block: Block, runs: Collection[tuple[str, str, str]]) -> float:
    own = list(zip(block.words, block.words[1:], block.words[2:], strict=False))
    return sum(run in runs for run in own) / len(own) if own else 0


def _within_longer(lines: str, text: str, start: int) -> bool:
    """Whether one of the lines behind `start` has the text and more."""
    at = lines.find(text, start)
    while at >= 0:
        if lines[at - 1] != "\n" or lines[at + len(text) : at + len(text) + 1] not in {"", "\n"}:
            return True
        at = lines.find(text, at + 1)
    return False


def _outermost(element: Element, homes: Collection[Element]) -> Element:
    """The largest box around an element that does not hold the text too."""
    found = element
    for one in element.path:
        if one in homes:
            break
        found = one
    return found


def _box(element: Element, homes: Collection[Element]) -> tuple[tuple[str, str], ...]:
    """How the boxes around an element look, those aside that hold the text too or are parts of any text."""
    around = []
    for one in element.path:
        if one in homes:
            break
        if one.tag not in _IN_TEXT and (one.names or one.tag != "div"):
            around.append(one.look)
    return tuple(around)
