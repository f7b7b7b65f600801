"""What of an article's place on its page is the article: what is none of it goes, rule by rule.

What stands apart, in a box of its own or in no line of the text goes by its place; what is furniture by its form or its
words; what a count of weak signs gives to the page; and then what only led to something of that, or tells it again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from explainer.language import english
from explainer.language.letters import QUOTATION_MARKS
from explainer.language.sentences import ends_with_stop
from explainer.read import dateline
from explainer.read.arriving import ending, furniture
from explainer.read.arriving.blocks import ITEMS, Block, Element
from explainer.read.arriving.boxes import boxed, captions, of_one_cell, paid_for, posts
from explainer.read.arriving.explainable import is_foreign
from explainer.read.arriving.pagewords import telling
from explainer.read.arriving.place import ANOTHER, LONGEST_CROSSHEAD, Place, is_in_brackets
from explainer.read.arriving.repeats import repeats
from explainer.read.arriving.said import letters
from explainer.read.arriving.standfirst import standfirsts
from explainer.read.arriving.unseen import HIDDEN
from explainer.read.arriving.weighing import DOUBTFUL, GONE, Stand, is_personal, weight

_LATE = 0.5
_NEAR, _MUCH = 0.4, 0.2
"""Shares of the text."""
_LEAST_OF_A_LINE = 5
_LEAST_OF_A_REPEAT = 5
_LONGEST_LABEL = 6
"""Words."""
_LEAST_OF_A_CROSSHEAD = 3
_FEWEST_QUESTIONS = 2
_LAST = 3
"""Paragraphs at an article's end that may speak of it."""
_AGAIN = 0.7
"""Of a quotation's words, how many another paragraph has that tells it too."""
_LEAST_TELLING = 3
_PULLED = frozenset({"pullquote", "pull quote", "aside"})
"""What boxes are called that hold a quotation."""
_SPOKEN = frozenset({"blockquote", "q", "cite"})
_OVER_A_HEADING = frozenset({"header", "hgroup"})
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}")
_ASKED = re.compile(r"Q(?:uestion)?\s*[.:]")


@dataclass(frozen=True)
class Found:
    """An article's place on its page, and what of it is the article."""

    place: Place
    by: furniture.By

    @property
    def every(self) -> Sequence[Block]:
        """The page's blocks."""
        return self.place.every

    @cached_property
    def _boxed(self) -> frozenset[int]:
        return boxed(self.place)

    @cached_property
    def _by_rules(self) -> frozenset[int]:
        """What is none of the text by its place, its name, its form or its words."""
        core = frozenset(self.place.core)
        is_foreign_text = sum(is_foreign(self.every[at].text) for at in core) * 2 > len(core)
        quoted = self._set_apart
        late = self.place.span.start + len(self.place.span) * _LATE
        gone = {
            at
            for at, block in enumerate(self.every)
            if block.text
            and at != self.place.headline
            and (at in self.place.span or at in self.place.taken or self.place.apart(block) == ANOTHER)
            and (
                (at not in core and at not in quoted and (self.place.apart(block) is not None or self._is_stray(at)))
                or letters(block.text) == letters(self.place.title)
                or (furniture.is_beside(block, self.by, is_late=at >= late) and not self._is_time_over_text(at))
                or self._is_slanted_line(at)
                or (at in self._boxed and at not in quoted and not (self._is_crosshead(at) and not block.strong))
                or self.place.is_in_another_cell(block)
                or (is_foreign(block.text) and not is_foreign_text)
            )
        }
        gone.update(captions(self.place))
        gone.update(posts(self.place))
        gone.update(of_one_cell(self.place))
        gone.update(self._labels(gone))
        gone.update(paid_for(self.place))
        return frozenset(gone.union(self._behind_the_end))

    @cached_property
    def _set_apart(self) -> frozenset[int]:
        """Quotations in a box of their own which the text does not have too: not every one is pulled out of it."""
        stems = {at: telling(self.every[at].words) for at in self.place.core}
        found = set()
        for at in self.place.span:
            block = self.every[at]
            own = telling(block.words)
            is_quotation = block.is_prose and not block.linked and self._is_quoted(block) and len(own) >= _LEAST_TELLING
            is_again = any(len(own & there) >= _AGAIN * len(own) for one, there in stems.items() if one != at)
            if is_quotation and not is_again and self.place.apart(block) in {None, *_PULLED}:
                found.add(at)
        return frozenset(found)

    @cached_property
    def gone(self) -> frozenset[int]:
        """What stands among the text, or was found by trafilatura, and is none of it."""
        gone = {*self._by_rules}
        gone.update(at for at, weighs in self._weighed(gone) if weighs >= GONE)
        gone.update(self._trailing(gone))
        gone |= {*self._repeated(gone)} | self._headless(gone)
        return frozenset({*gone, *standfirsts(self.every, self.place.headline, self._without(gone))})

    def _is_stray(self, at: int) -> bool:
        """Whether what is no prose stands where no line of the text does, or says too little for one."""
        block = self.every[at]
        if at not in self.place.span:
            return True
        if block.is_heading:
            return (
                at not in self.place.taken
                and block.element.parent not in self.place.homes
                and not self._is_over_text(at)
            )
        if at in self.place.listed or self._is_crosshead(at):
            return False
        is_bare = block.text.isupper() or len(block.words) < _LEAST_OF_A_LINE
        is_bare = is_bare and not ends_with_stop(block.text, or_mark=":")
        if block.element.kind in self._kinds and (is_in_brackets(block.text) or ends_with_stop(block.text)):
            return False
        return at not in self.place.taken or (is_bare and block.tag not in ITEMS and not block.strong)

    def _is_crosshead(self, at: int) -> bool:
        """Whether a few words stand by themselves over a paragraph, where the text's paragraphs stand.

        In bold; or set otherwise than these, one of which is above too, in a text that has no heading.
        """
        block = self.every[at]
        below = self.place.below(at)
        is_line = not block.linked and not block.text.isupper() and len(block.words) <= LONGEST_CROSSHEAD
        is_at_home = block.element.parent in self.place.homes and at > self.place.core[0]
        is_name = block.text.rstrip(f"{QUOTATION_MARKS}’'?!")[-1:].isalnum() and block.text[-1] not in ".…"
        may_be = is_line and is_at_home and is_name and self.place.is_core(below)
        return may_be and (block.strong or self._is_alone_between(at, below))

    def _is_alone_between(self, at: int, below: int) -> bool:
        block = self.every[at]
        above = self.place.core[bisect_left(self.place.core, at) - 1]
        around = (self.every[above].element, self.every[below].element)
        is_between = {(one.parent, one.look) for one in around} == {(block.element.parent, around[1].look)}
        is_own = bool(block.element.names) and block.element.look != around[1].look
        return is_between and is_own and len(block.words) >= _LEAST_OF_A_CROSSHEAD and not self._is_headed

    @cached_property
    def _is_headed(self) -> bool:
        """Whether there are headings in the text."""
        return any(self.every[at].is_heading for at in self.place.span if at > self.place.core[0])

    def _is_time_over_text(self, at: int) -> bool:
        """Whether a heading is a day or an hour, and a part of the text stands below it, as another does above."""
        below = self.place.below(at)
        is_inside = self.place.core[0] < at < below and below in self.place.core
        return is_inside and self.place.is_crosshead(at) and dateline.is_furniture(self.every[at].text)

    def _is_slanted_line(self, at: int) -> bool:
        """Whether words in italics without a stop stand between the text's paragraphs, below a picture as it seems."""
        block = self.every[at]
        is_line = block.slanted and not block.strong and not ends_with_stop(block.text, or_mark=":;,")
        is_other = not block.is_heading and block.tag not in ITEMS and at not in self.place.listed
        return is_line and is_other and not self._is_quoted(block) and not self._is_slanted

    @cached_property
    def _is_slanted(self) -> bool:
        """Whether much of the text is set in italics."""
        slanted = self.place.size(at for at in self.place.span if self.every[at].slanted)
        return slanted > _MUCH * self.place.size(self.place.core)

    def _is_over_text(self, at: int) -> bool:
        """Whether a heading stands right above the text, or has a wrapper of its own in a box that holds text too."""
        outer = self.every[at].element.parent
        below = self.place.below(at)
        while outer is not None and outer not in self.place.around and outer not in self.every[below].element.path:
            outer = outer.parent
        if outer in self.place.around and below in self.place.core and not self.every[at].linked:
            return True
        return outer is not None and outer.tag in _OVER_A_HEADING and outer.parent in self.place.around

    def _trailing(self, gone: Collection[int]) -> Iterator[int]:
        """Lines without a stop that end the text, lists and tables aside."""
        for at in reversed(self.place.span):
            if at in gone or not self.every[at].text:
                continue
            block = self.every[at]
            is_item = block.tag in ITEMS or at in self.place.listed
            if is_item or ends_with_stop(block.text) or is_in_brackets(block.text):
                return
            yield at

    def _weighed(self, gone: Collection[int]) -> Iterator[tuple[int, int]]:
        """The paragraphs that are left, from the last upwards, and how many signs say that each is the page's own word.

        Below one that goes for that, another is the last.
        """
        without = {*gone}
        below = 0
        for at in reversed(self.place.span):
            if at in without or not self._is_paragraph(at):
                continue
            weighs = 0 if self._is_answered(at, without) else self._weight(at, without, is_last=below < _LAST)
            if weighs >= GONE:
                without.add(at)
            elif self.every[at].is_prose:
                below += 1
            yield at, weighs

    def _weight(self, at: int, gone: Collection[int], *, is_last: bool) -> int:
        block, above = self.every[at], self.place.above(at)
        name = next((word for word in block.text.split()[:1] if word[0].isupper()), "")
        stand = Stand(
            is_listed=at in self.place.listed or self._is_crosshead(at),
            is_last=is_last and at not in self.place.listed,
            is_first=at < self.place.core[0],
            is_ruled_off=at >= self._ruled_off,
            is_odd=block.element.kind not in self._kinds and at not in self.place.listed,
            is_spoken=self._is_quoted(block) or (above is not None and above.text.endswith(":")),
            is_led_to=self._heading_over(at) in gone,
            is_again=self._times[block.text] > 1,
            is_of_a_stranger=not any(name in self.every[one].text for one in self.place.core if one != at),
            is_of_the_text=any(self._names[one] - {at} for one in _CAPITAL.findall(block.text) if one in self._names),
        )
        return weight(block, stand, self.by, self.place.title, is_personal=self._is_personal)

    @cached_property
    def _names(self) -> Mapping[str, set[int]]:
        """The paragraphs of each name: it has a capital inside a sentence; days and those who make the page aside."""
        inside = {one for at in self.place.core for one in _INSIDE.findall(self.every[at].text)}
        found: dict[str, set[int]] = {}
        for at in self.place.core:
            for one in inside.intersection(_CAPITAL.findall(self.every[at].text)):
                found.setdefault(one, set()).add(at)
        words = {word for at in self.place.core for word in self.every[at].text.split()}
        ours = {word for name in self.by.names for word in name.split()}
        days = {*english.values().month_numbers, *english.values().weekday_numbers}
        return {one: places for one, places in found.items() if one not in ours and not {one.lower()} & (words | days)}

    @cached_property
    def _times(self) -> Mapping[str, int]:
        """How often each line stands in the text."""
        return Counter(self.every[at].text for at in self.place.span)

    def _heading_over(self, at: int) -> int | None:
        """The heading of the part of the page that a paragraph stands in; that of a box beside it is none."""
        above = (one for one in range(at - 1, self.place.span.start, -1) if self.every[one].is_heading)
        return next((one for one in above if self._may_head(self.every[one], self.every[at])), None)

    def _may_head(self, heading: Block, block: Block) -> bool:
        box = heading.element.parent
        return box in block.element.path or self._held[box] == 1

    @cached_property
    def _held(self) -> Mapping[Element | None, int]:
        """How many blocks stand in each box."""
        return Counter(element for block in self.every if block.text for element in block.element.path)

    def _is_answered(self, at: int, gone: Collection[int]) -> bool:
        """Whether a line is an interview's question: in bold or behind a Q, and the next line is the article's."""
        block = self.every[at]
        below = self.place.below(at)
        is_question = block.text.endswith("?") or (block.strong and self._is_interview)
        is_question = is_question and (block.strong or _ASKED.match(block.text) is not None)
        return is_question and below != at and below not in gone and not self.every[below].strong

    @cached_property
    def _is_interview(self) -> bool:
        """Whether several questions in bold stand among the paragraphs."""
        asked = [
            block for block in (self.every[at] for at in self.place.span) if block.strong and block.text[-1:] == "?"
        ]
        return len(asked) >= _FEWEST_QUESTIONS

    @staticmethod
    def _is_quoted(block: Block) -> bool:
        return any(one.tag in _SPOKEN for one in block.element.path)

    def _repeated(self, gone: Collection[int]) -> Iterator[int]:
        places = self._without(gone)
        for number in repeats([self.every[at].text for at in places]):
            at = places[number]
            is_over_text = self.place.is_crosshead(at) or self._is_crosshead(at)
            if len(self.every[at].words) >= _LEAST_OF_A_REPEAT and not is_over_text:
                yield at

    @cached_property
    def _is_personal(self) -> bool:
        """Whether the writer says "we" or "you" more than here and there."""
        return is_personal(
            self.every[at].text
            for at in self.place.core
            if not self._is_quoted(self.every[at]) and self.every[at].element.kind in self._kinds
        )

    def _is_paragraph(self, at: int) -> bool:
        return bool(self.every[at].text) and not self.every[at].is_heading and at != self.place.headline

    @cached_property
    def _kinds(self) -> frozenset[tuple[tuple[str, str], ...]]:
        """How much of the text is set."""
        sizes: Counter[tuple[tuple[str, str], ...]] = Counter()
        for at in self.place.core:
            sizes[self.every[at].element.kind] += len(self.every[at].words)
        return frozenset(kind for kind, size in sizes.items() if size >= _MUCH * sizes.total())

    @cached_property
    def _ruled_off(self) -> int:
        """Where what stands below a line near the end of the text begins; one of several lines parts the text."""
        whole = self.place.size(self.place.core)
        below = 0
        lines: list[int] = []
        for at in reversed(self.place.span):
            block = self.every[at]
            below += len(block.words)
            if block.is_ruled or (block.text and not any(map(str.isalnum, block.text))):
                if below > _NEAR * whole:
                    return self.place.span.stop
                lines.append(at)
        return min(lines, default=self.place.span.stop)

    @property
    def _behind_the_end(self) -> range:
        """What stands below lines that end the text: whom to ask, who gave the news out, what else there is to read."""
        stop = self.place.span.stop
        whole = self.place.size(self.place.span)
        below = size = 0
        for at in reversed(self.place.span):
            size += len(self.every[at].words)
            if below + size > ending.MOST * whole:
                break
            block = self.every[at]
            if self.place.apart(block) or at in self._boxed:
                continue
            below_it = (one for one in range(at + 1, stop) if self.every[one].text and one not in self._boxed)
            part = [self.every[one] for one in below_it if not self.place.apart(self.every[one])]
            text = (self.every[one] for one in self.place.core if one < at)
            if most := ending.share_below(block, part, text, is_before_another=stop < self.place.span.stop):
                if size > most * whole:
                    break
                stop, below, size = at, below + size, 0
        return range(stop, self.place.span.stop)

    def _labels(self, gone: Collection[int]) -> Iterator[int]:
        """Short lines that lead to what is gone: "People are also reading…"."""
        shown = [at for at in self.place.span if self.every[at].text]
        for at, after in pairwise(shown):
            one = self.every[at]
            is_leading = one.text.endswith((":", "…", "...")) and len(one.words) <= _LONGEST_LABEL
            if at not in gone and after in gone and is_leading and not one.is_prose:
                yield at

    def _headless(self, gone: Collection[int]) -> frozenset[int]:
        """Headings below which nothing is left, or which stand in a box of which nothing is left."""
        found: set[int] = set()
        is_over_text = False
        full = {element for at in self.place.core if at not in gone for element in self.every[at].element.path[1:]}
        emptied = {self.every[at].element.parent for at in gone} - full
        emptied = {one for one in emptied if one is not None and one.tag not in _OVER_A_HEADING}
        for at in reversed(self.place.span):
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
        return [at for at in self.place.span if at != self.place.headline and self.every[at].text and at not in gone]

    @property
    def doubtful(self) -> Iterator[int]:
        """What is kept and may be none of the article."""
        yield from (at for at, weighs in self._weighed(self.gone) if weighs >= DOUBTFUL)

    @property
    def forgotten(self) -> Iterator[int]:
        """Prose of the page that is nowhere near the article, and that nothing says anything about."""
        inside = set(self.place.span)
        for at, block in enumerate(self.every):
            if block.is_prose and at not in inside and not self.place.apart(block) and at not in self.gone:
                yield at

    @property
    def beside(self) -> Sequence[int]:
        """The most prose in one place of the text's own box that its page calls something else, rightly or not."""
        paths = [self.every[at].element.path for at in (*self.kept, self.place.headline) if at is not None]
        box = next((one for one in paths[0] if all(one in path for path in paths)), None)
        found: dict[Element | None, list[int]] = {}
        for at, block in enumerate(self.every):
            is_called = self.place.apart(block) not in {None, HIDDEN}
            if block.is_prose and is_called and box in block.element.path and not furniture.is_furniture(block.text):
                found.setdefault(block.element.parent, []).append(at)
        return max(found.values(), key=self.place.size, default=[])
