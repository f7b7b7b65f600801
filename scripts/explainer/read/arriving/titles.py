"""An article's title: the headline that its page shows, or what the page's data call it, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlsplit

from explainer.language.tokens import words
from explainer.read import dateline
from explainer.read.arriving.blocks import Block, Element, words_in_each
from explainer.read.arriving.furniture import MARK, is_furniture
from explainer.read.arriving.pagewords import telling
from explainer.read.arriving.said import Said, letters
from explainer.read.arriving.unseen import HIDDEN

_PARTING = re.compile(r"\s+(?:[|·•»›«‹/~–—-]|::|//|\|\|)\s+|\s*[|：»]\s*|:\s+")
_HARD = re.compile(r"\s+(?:[|·•»›«‹/~]|::|//|\|\|)\s+|\s*[|：»]\s*")
_LONGEST_SITE = 5
_LEAST_OF_A_TITLE = 2
"""Words."""


_LINKED = 2
_LEAST_SHARED = 3
_LONGEST_HEADLINE = 16
"""Words."""
_BOLD = 0.5
"""Of its words, how many a line in bold may lack."""
_SHOWING = frozenset({"h1", "h2"})
_AROUND_A_PAGE = frozenset({"html", "body", "form", "table", "tbody"})
"""What a head and a text have in common that stand apart, in tables that lay out a page too."""
_MOST = 0.75
"""Of a page's prose, how much a box has that holds the text."""
_INNER_STOP = re.compile(r"[.!?]\W*\Z|[.!?]\s+[A-Z]")
_LONGEST_TITLE = 500
"""Characters."""


@dataclass(frozen=True)
class _Page:
    """A page, and what of it decides where its headline may be."""

    said: Said
    every: Sequence[Block]
    around: frozenset[Element]
    """What is around its text, and beside nothing."""
    text: frozenset[str]
    """The telling words of its text."""
    begins: int
    """The block with which its text begins."""
    beside: frozenset[str]
    """What stands beside its title in a browser's window: letters of the site's name, or of a part of it."""

    @classmethod
    def of(cls, said: Said, every: Sequence[Block]) -> _Page:
        around = _around_the_text(every)
        names = {letters(name) for title in said.headlines if (name := _beside(said, title))}
        for mark in _PARTING.finditer(said.title[:_LONGEST_TITLE]):
            parts = said.title[mark.end() :], said.title[: mark.start()]
            names.add(letters(min(parts, key=lambda part: len(part.split()))))
        return cls(said, every, around, *_text(every, around), frozenset(names))


def title_of(said: Said, every: Sequence[Block]) -> tuple[str, int | None]:
    """The article's title, and which block shows it; the title is empty where the page has none.

    A headline that is shown counts where the page's data call the article the same, as far as their letters go.
    """
    called = [one[:_LONGEST_TITLE] for one in (*said.headlines, said.title)]
    named = {letters(part): part for text in called for part in _wholes(text, said)}
    page = _Page.of(said, every)
    best: tuple[int, int, str] | None = None
    for at, block in enumerate(every):
        for text in _headlines(block):
            shown = letters(text)
            if (
                shown in named
                and not _is_site(text, said)
                and len(shown) > 1
                and (best is None or _rank(block, page.around) < best[0])
                and not (shown == letters(block.text) and _is_of_the_site(page, at))
            ):
                best = _rank(block, page.around), at, text
    lines = {letters(block.text) for block in every[: page.begins] if not block.is_prose}
    stated = next((text for text in (_bare(one, said, page.text, lines) for one in called) if text), "")
    if (best is None or best[0] > _LINKED) and (shown_at := _shown(page, called, is_seen=best is not None)) is not None:
        return every[shown_at].text, shown_at
    if best is None or best[0] >= _LINKED:
        likely = _by_form(page, stated if best is None else best[2])
        if likely is not None:
            return every[likely].text, likely
    if best is not None:
        return best[2], best[1]
    above = list(takewhile(lambda block: not block.is_prose, every))
    heads = [
        at
        for at, block in enumerate(above)
        if _rank(block, page.around) < _LINKED and len(block.words) >= _LEAST_OF_A_TITLE
    ]
    heads = [at for at in heads if not _is_of_the_site(page, at)]
    if heads and (not said.headlines or _names_the_site(page, stated)):
        return every[heads[-1]].text, heads[-1]
    return stated, None


def _by_form(page: _Page, called: str) -> int | None:
    """Which line looks like the headline, where the page calls itself by a name that is hardly of its text.

    Old pages bear their paper's name, and a headline is a line in bold or in large letters above the text; it has the
    text's words.
    """
    every, text = page.every, page.text
    shares: dict[int, float] = {}
    for at, block in enumerate(every[: page.begins]):
        told = telling(block.words)
        is_line = not block.is_linked and not _INNER_STOP.search(block.text) and len(told) <= _LONGEST_HEADLINE
        least = 1 if block.large and letters(block.text) not in letters(called) else _LEAST_SHARED
        if is_line and _may_be_text(block, page.around) and len(told & text) >= least:
            shares[at] = len(told & text) / len(told) + _BOLD * (block.strong + 2 * _is_large(block))
    best = max(shares, key=lambda one: (shares[one], one), default=None)
    own = telling(Block.words_in(called))
    if best is None or (len(own) > _LONGEST_SITE and not _names_the_site(page, called)):
        return None
    signs = len(telling(every[best].words) & text) + every[best].strong + 2 * _is_large(every[best])
    return best if len(own & text) < signs else None


def _is_large(block: Block) -> bool:
    return block.large or block.tag in _SHOWING


def _shown(page: _Page, called: Sequence[str], *, is_seen: bool) -> int | None:
    """Which first heading is the headline, though the page's data call the article something else.

    A headline is written for who reads the page, the data for who has not opened it. It has the text's words, or is the
    only one; not so where a line shows what the data call the article (`is_seen`).

    Bad:  <h1>World news</h1>   <h1>The Harbour Gazette</h1>
    Good: <title>Storm LIVE: all updates</title> … <h1>Forty boats sunk in harbour of Olm</h1>
    """
    counted: dict[int, tuple[bool, int, int]] = {}
    for at, block in enumerate(page.every):
        if block.tag in _SHOWING and _rank(block, page.around) < _LINKED and not _is_of_the_site(page, at):
            told = telling(block.words)
            is_told = (
                at < page.begins and len(told & page.text) * 2 >= len(told) and len(told & page.text) >= _LEAST_SHARED
            )
            if is_told or (block.tag == "h1" and _overlap(block.text, called)):
                counted[at] = at < page.begins, -_rank(block, page.around), len(told & page.text)
    best = max(counted, key=counted.__getitem__, default=None)
    if is_seen or (best is not None and page.every[best].tag == "h1"):
        return best
    alone = _alone(page)
    return best if alone is None else alone


def _alone(page: _Page) -> int | None:
    """The only first heading that a page has, whatever its words: a play on words has none of the text's.

    One that has hardly any is the name of a part of the site where another heading, elsewhere, is below it.
    """
    every = page.every
    firsts = [at for at, block in enumerate(every) if block.tag == "h1" and _rank(block, page.around) == 0]
    if len(firsts) != 1 or firsts[0] >= page.begins or _is_of_the_site(page, firsts[0]):
        return None
    block = every[firsts[0]]
    others = [one for one in every[firsts[0] + 1 : page.begins] if one.is_heading and one.element.parent]
    is_followed = any(one.element.parent not in block.element.path for one in others)
    is_followed = is_followed and len(telling(block.words) & page.text) < _LEAST_SHARED
    return None if is_followed or len(block.words) < _LEAST_OF_A_TITLE or is_furniture(block.text) else firsts[0]


def _is_of_the_site(page: _Page, at: int) -> bool:
    """Whether a heading names the site or a part of it: in a head of the page, beside the title, or as a menu does."""
    block, text = page.every[at], page.every[page.begins]
    own = letters(block.text)
    inside = next((one for one in block.element.path if one in text.element.path), None)
    is_apart = any(one.tag == "header" and one not in text.element.path for one in block.element.path)
    is_outside = inside is None or inside.tag in _AROUND_A_PAGE
    is_in_menu = any(one.is_linked and letters(one.text) == own for one in page.every[:at])
    return _is_site(block.text, page.said) or is_in_menu or (is_outside and (is_apart or own in page.beside))


def _text(every: Sequence[Block], around: Collection[Element]) -> tuple[frozenset[str], int]:
    """The telling words of the smallest box that has most of a page's prose, and where that begins."""
    prose = [at for at, block in enumerate(every) if block.is_prose and _may_be_text(block, around)]
    sizes = words_in_each(every[at] for at in prose)
    whole = sum(len(every[at].words) for at in prose)
    most = [element for element, size in sizes.items() if size >= _MOST * whole]
    home = max(most, key=lambda element: len(element.path), default=None)
    inside = [at for at in prose if home in every[at].element.path]
    return telling(word for at in inside for word in every[at].words), min(inside, default=0)


def _around_the_text(every: Sequence[Block]) -> frozenset[Element]:
    """What holds most of a page's prose: it is around the text, whatever it is called, and beside nothing.

    Bad:  <div class="subscription-content"> … the whole text … </div>   <form> … the whole page … </form>
    """
    sizes = words_in_each(
        block for block in every if block.is_prose and not any(one.apart == HIDDEN for one in block.element.path)
    )
    whole = max(sizes.values(), default=0)
    return frozenset(element for element, size in sizes.items() if size * 2 > whole)


def _is_apart(block: Block, around: Collection[Element]) -> bool:
    return any(one.apart and one not in around for one in block.element.path)


def _names_the_site(page: _Page, called: str) -> bool:
    """Whether in a name of the article there is the site's, as a line above the text shows it."""
    own = letters(called)
    lines = (
        at
        for at, block in enumerate(page.every[: page.begins])
        if len(block.words) >= _LEAST_OF_A_TITLE and letters(block.text) and letters(block.text) in own
    )
    return any(_is_of_the_site(page, at) for at in lines)


def _may_be_text(block: Block, around: Collection[Element]) -> bool:
    is_dated = any(map(dateline.holds_date, MARK.split(block.text)))
    return not is_dated and not is_furniture(block.text) and not _is_apart(block, around)


def _headlines(block: Block) -> Iterator[str]:
    """A block's words; of a heading also those without the first or the last of its parts, such as "Exclusive"."""
    yield block.text
    if block.is_heading and len(block.pieces) > 1:
        yield " ".join(block.pieces[1:])
        yield " ".join(block.pieces[:-1])


def _rank(block: Block, around: Collection[Element]) -> int:
    """How much a block looks like the place of a headline, 0 the most: not a breadcrumb, not a teaser's."""
    if _is_apart(block, around):
        return 6
    if block.is_heading:
        return _LINKED if block.is_linked else 0 if block.tag == "h1" else 1
    return 4 if block.is_linked else 3


def _wholes(text: str, said: Said) -> Iterator[str]:
    """A name of the article, and what is left of it before or behind a mark, if that can be the title."""
    yield text
    for mark in _PARTING.finditer(text):
        for part, rest in ((text[: mark.start()], text[mark.end() :]), (text[mark.end() :], text[: mark.start()])):
            if len(part.split()) >= _LEAST_OF_A_TITLE and (
                _is_site(rest, said) or len(rest.split()) <= _LONGEST_SITE or len(part.split()) > len(rest.split())
            ):
                yield part


def _bare(text: str, said: Said, words: Collection[str], lines: Collection[str]) -> str:
    """A name of the article without the site's, which stands behind a mark or before one, and maybe on the page too."""

    def is_site(part: str, other: str) -> bool:
        return _is_site(part, said) or (letters(part) in lines and _may_be_site(part, other))

    again = True
    while again:
        again = False
        for mark in reversed(list(_PARTING.finditer(text))):
            before, behind = text[: mark.start()], text[mark.end() :]
            is_hard = _HARD.fullmatch(mark[0]) is not None
            if before and (is_site(behind, before) or (is_hard and _may_be_site(behind, before))):
                text, again = before, True
                break
            if behind and (is_site(before, behind) or (is_hard and _may_be_site(before, behind, words))):
                text, again = behind, True
                break
    return text


def _may_be_site(part: str, other: str, text: Collection[str] = ()) -> bool:
    """Whether a part of a name is short beside the other; with a text's words, whether only that has some of these."""
    told = len(telling(Block.words_in(other)) & set(text)), len(telling(Block.words_in(part)) & set(text))
    is_of_text = not text or (told[0] >= _LEAST_SHARED and told[0] > 2 * told[1])
    return is_of_text and len(part.split()) <= _LONGEST_SITE and len(other.split()) > len(part.split())


def _is_site(part: str, said: Said) -> bool:
    """Whether a name is the site's: it calls itself so, or its host does."""
    name = letters(part).removeprefix("the")
    host = (urlsplit(said.address or "").hostname or "").removeprefix("www.")
    sites = {letters(site).removeprefix("the") for site in said.sites}
    return bool(name) and (name in sites or letters(host).startswith(name) or name == letters(host))


def _overlap(text: str, called: Iterable[str]) -> bool:
    """Whether most words of a headline are words of what the article is called."""
    mine = {word[0].lower() for word in words(text)}
    return any(len(mine & {word[0].lower() for word in words(one)}) * 2 > len(mine) for one in called)


def site_of(said: Said, title: str) -> str | None:
    """The site's name, as it states it or as it stands beside the title in a browser's window."""
    return said.sites[0] if said.sites else _beside(said, title)


def _beside(said: Said, title: str) -> str | None:
    """What stands beside a title in a browser's window."""
    called = said.title[:_LONGEST_TITLE]
    for mark in _PARTING.finditer(called):
        before, behind = called[: mark.start()], called[mark.end() :]
        for part, rest in ((before, behind), (behind, before)):
            if letters(part) == letters(title) and 0 < len(rest.split()) <= _LONGEST_SITE and not _PARTING.search(rest):
                return rest
    return None
