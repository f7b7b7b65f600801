"""Whether a page is an article at all, and what its editor should look at before it is taken for a whole one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from explainer.language.sentences import ends_with_stop
from explainer.problem import Level, Problem
from explainer.read import dateline
from explainer.read.arriving.blocks import ITEMS, Block
from explainer.read.arriving.days import Day
from explainer.read.arriving.finding import Found
from explainer.read.arriving.furniture import is_furniture
from explainer.read.arriving.pagewords import page_words, telling
from explainer.read.arriving.said import Said, letters
from explainer.read.arriving.unseen import HIDDEN
from explainer.source import Source

_WHOLE = 0.7
"""Of the text that a page has of its article, how much must have come for nothing to be said."""
_FEWEST_STORIES = 3
_WORDS_OF_A_STORY = 70
_SHORT = 150
_PREVIEW = 250
"""Words."""
_SHOWN = 16
"""Lines that an editor reads in ten seconds."""
_WIDTH = 100
_SHOWN_LETTERS = 80
DOUBTFUL = "these lines of the seed may be no part of the article", "take out those that are none"
"""A message and what to do."""


@dataclass(frozen=True)
class Judge:
    """A page, and what was found in it."""

    states: Said
    found: Found
    page: Source

    @cached_property
    def _kept(self) -> Sequence[Block]:
        return [self.found.every[at] for at in self.found.kept]

    @cached_property
    def _size(self) -> int:
        return _words(self._kept)

    @property
    def is_wall(self) -> bool:
        """Whether the page has no article, but an error or a question whether it may set cookies."""
        words = page_words()
        found = [self.found.every[at] for at in self.found.place.core]
        asking = [one for one in found if len({each.lower() for each in words.consent.within.findall(one.text)}) > 1]
        heads = [self.states.title, *(block.text for block in self.found.every if block.is_heading)]
        is_error = self._size < _SHORT and not self.states.is_article and any(map(words.errors.begins.match, heads))
        return _words(asking) * 2 > _words(found) or is_error

    @property
    def is_list(self) -> bool:
        """Whether the page has the beginnings of several articles."""
        address = self.states.address
        if self.states.is_list and address and not urlsplit(address).path.strip("/"):
            return True
        kept = self.found.kept
        linked = [
            at
            for at in range(max(0, kept[0] - 2), kept[-1] + 1)
            if self.found.every[at].is_heading and self.found.every[at].is_linked and at != self.found.place.headline
        ]
        is_many = len(linked) >= _FEWEST_STORIES and self._size < _WORDS_OF_A_STORY * len(linked)
        return is_many and not self.states.is_article

    def notices(self, text: str, when: Day | None) -> Iterator[Problem]:
        """What was left out, what may be missing or too much, and days that disagree; `text` is the seed's."""
        every = self.found.every
        is_dated = when is not None and when.date is not None
        left = [block for at in sorted(self.found.gone) if self._is_told(block := every[at])]
        if left := [block for block in left if not (is_dated and dateline.is_furniture(block.text))]:
            message, fix = "left out, as no part of the article", "put back what belongs to it"
            yield self._notice("left-out", left[0].line, message, fix, shown(_lines(left)))
        yield from self._missing()
        yield from self._otherwise()
        if when is not None and when.date is None:
            message = f"the page gives the article several days, and none is taken: {' and '.join(map(str, when.told))}"
            yield self._notice("several-days", 1, message, "write the right one below the title")
        weighed = {*self.found.doubtful}
        listed = self.found.place.listed
        if doubtful := [
            every[at] for at in self.found.kept if at in weighed or (at not in listed and _is_doubtful(every[at]))
        ]:
            places = {line: number for number, line in enumerate(text.split("\n"), 1)}
            lines = shown((places.get(one.text, 0), one.text) for one in doubtful)
            yield self._notice("doubtful", doubtful[0].line, *DOUBTFUL, lines)

    def _is_told(self, block: Block) -> bool:
        """Whether readers of the page see a block, and not as its headline."""
        return self.found.place.apart(block) != HIDDEN and letters(block.text) != letters(self.found.place.title)

    def _missing(self) -> Iterator[Problem]:
        """Whether the page has only the beginning of its article, or much more text than came of it."""
        every, states = self.found.every, self.states
        wall = [block for block in every if page_words().walls.within.search(block.text)]
        forgotten = max(([every[at] for at in some] for some in (self.found.forgotten, self.found.beside)), key=_words)
        whole = max(states.words, len(Block.words_in(states.body)))
        is_short = self._size < _WHOLE * whole
        breaks_off = self._kept[-1].text.endswith(("…", "..."))
        if (states.is_paid and (is_short or breaks_off or self._size < _PREVIEW)) or wall:
            message = "this may be only the beginning of the article: its page offers the rest to subscribers"
            fix = "add the whole article: of what is missing, the pages would say that the article does not tell it"
            yield self._notice("beginning-only", (wall or self._kept[-1:])[0].line, message, fix)
        elif is_short or breaks_off or self._size < _WHOLE * (self._size + _words(forgotten)) or self._is_little:
            where = "; of the page, nothing was taken of this" if forgotten else ""
            message = f"the article may have much more text than the {self._size} words that came{where}"
            fix = "compare the seed with the page, and add what is the article's"
            yield self._notice(
                "much-left-out", (forgotten or self._kept)[0].line, message, fix, shown(_lines(forgotten))
            )

    def _otherwise(self) -> Iterator[Problem]:
        """Whether hardly a word of the title stands in the text, or in what the page's data call the article."""
        shown = self.found.place.headline
        called = [name for name in (*self.states.headlines, self.states.title) if name]
        own = telling(Block.words_in(self.found.place.title))
        text = telling(word for block in self._kept for word in block.words)
        names = telling(word for name in called for word in Block.words_in(name))
        if shown is not None and called and not (_share(own, text) or _share(own, names)):
            message = f"the page shows this title, and its data call the article '{_begin(called[0])}'"
            fix = "check the title, the first line of the seed"
            yield self._notice("called-otherwise", self.found.every[shown].line, message, fix)

    @property
    def _is_little(self) -> bool:
        """Whether what came is little beside what the page names as something else, where that may be wrong."""
        beside = [one for one in self.found.every if one.is_prose and self.found.place.apart(one) not in {None, HIDDEN}]
        return self._size < min(_SHORT, _words(beside))

    def _notice(self, code: str, line: int, message: str, fix: str, lines: tuple[str, ...] = ()) -> Problem:
        at = self.page.line(line).start
        return Problem(self.page.span(at, at), code, message, fix, Level.NOTICE, lines=lines)


def no_article(name: str) -> Problem:
    """The problem of a page with nothing but menus, links and captions."""
    return Problem(
        Source(name, "").span(),
        "no-article",
        "no article was found in this page: nothing in it but its menus reads as text",
        "save the article's own page, with its text on it, or copy the text into a file that ends in .txt",
    )


def wall(name: str) -> Problem:
    """The problem of a page that stands before an article, or in its place."""
    message = "this page has no article: it is an error, a way in, or a question about cookies"
    fix = "open the article until you see its text, and save that page, or copy the text into a .txt file"
    return Problem(Source(name, "").span(), "no-article", message, fix)


def several(name: str) -> Problem:
    """The problem of a front page, or of a section's."""
    message = "this page leads to articles and is none: it has the beginnings of several"
    return Problem(Source(name, "").span(), "no-article", message, "open one of them, and save its own page")


def no_title(name: str) -> Problem:
    """The problem of a text without a name."""
    message = "this page has a text and no title: neither a headline nor a name in its data"
    fix = "write the title between <title> and </title>, or copy the text into a .txt file below a line with the title"
    return Problem(Source(name, "").span(), "no-title", message, fix)


def _is_doubtful(block: Block) -> bool:
    """Whether a line that was kept looks unlike a text's: it has no stop, or much of it leads elsewhere."""
    is_line = ends_with_stop(block.text, or_mark=":;") or block.is_heading or block.strong or block.tag in ITEMS
    return not is_line or block.linked * 2 > len(block.text) or (block.tag != "tr" and is_furniture(block.text))


def _share(own: Collection[str], others: Collection[str]) -> bool:
    """Whether most words of a title are among others."""
    return sum(word in others for word in own) * 2 >= len(own)


def _words(every: Sequence[Block]) -> int:
    return sum(len(block.words) for block in every)


def shown(lines: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Lines with their numbers: each sentence by itself, since that is what may be missed; the others in rows."""
    every = [(number, _begin(text), ends_with_stop(text)) for number, text in lines if any(map(str.isalnum, text))]
    whole = [f"line {number}: {text}" for number, text, is_whole in every if is_whole]
    rows: list[str] = []
    for one in (f"{number} {text}" for number, text, is_whole in every if not is_whole):
        if rows and len(rows[-1]) + len(one) < _WIDTH:
            rows[-1] += f" | {one}"
        else:
            rows.append(f"line {one}")
    told = (*whole, *rows)
    return told if len(told) <= _SHOWN else (*told[:_SHOWN], f"and {len(told) - _SHOWN} such lines more")


def _lines(every: Sequence[Block]) -> Iterator[tuple[int, str]]:
    return ((block.line, block.text) for block in every)


def _begin(text: str) -> str:
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS].rsplit(' ', 1)[0]} …"
