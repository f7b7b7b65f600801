"""A saved web page: the only door to trafilatura, which finds where the article is; its words are the page's blocks.

    bytes ─blocks→ blocks ─trafilatura, finding→ the article's ─titles, days, said→ a seed's text, and notices

trafilatura sees neither what it forgot of an article nor what of its text is none: `finding` does. Whatever goes is
told, with its line in the page; so is a page that has much text of which nothing came.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Protocol

from explainer.problem import ContentError, Problem
from explainer.read import dateline
from explainer.read.arriving.blocks import Block, Tree, blocks
from explainer.read.arriving.days import Day, day_of
from explainer.read.arriving.digits import Digits
from explainer.read.arriving.extra import require
from explainer.read.arriving.finding import Found
from explainer.read.arriving.furniture import By
from explainer.read.arriving.head import Head, dated, first_told, seed_text
from explainer.read.arriving.judging import Judge, no_article, no_title, several, wall
from explainer.read.arriving.pagewords import page_words
from explainer.read.arriving.said import Said, said
from explainer.read.arriving.titles import site_of, title_of
from explainer.source import Source

_TAG = re.compile(rb"<[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(rb"[\s/]+[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
_MOST_ATTRIBUTES = 400
_ABOVE, _BELOW = 3, 5
"""Blocks above a headline, and below the text's beginning, in which its date may stand; another is below its end."""
_LONGEST_DATELINE = 25
_BY_SOMEBODY = re.compile(
    r"(?:submitted|posted|published|added|created)\s+by\s+(?:\S+\s+){1,4}?on\s+(?=\S)", re.IGNORECASE
)
"""Before a date, who has put it there, by whatever name."""
_NAME_WORDS = 2, 4
"""Words, at least and at most."""


class _Document(Protocol):
    @property
    def text(self) -> str | None: ...


class _Extractor(Protocol):
    def load_html(self, htmlobject: bytes) -> Tree | None: ...

    def bare_extraction(self, filecontent: Tree, *, include_comments: bool) -> _Document | None: ...


def from_page(name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """A seed's text from the bytes of an HTML page, in whatever encoding it declares, and notices.

    Raises `ContentError`: `no-reader` where trafilatura is missing, `no-article` where the page holds none (or several,
    or a wall before one), `no-title` where it has no name for it.
    """
    require("trafilatura", "trafilatura", name)
    extractor: _Extractor = importlib.import_module("trafilatura")
    tree = extractor.load_html(_with_few_attributes(data))
    if tree is None:
        raise ContentError(no_article(name))
    every = blocks(tree)  # first, because extracting takes the tree apart
    states = said(tree, data)
    document = extractor.bare_extraction(tree, include_comments=False)
    title, headline = title_of(states, every)
    sites = {*states.sites, *filter(None, [site_of(states, title)])}
    by = By(states.authors, sites, [*_bylines(every, headline)])
    found = Found(every, "" if document is None else document.text or "", title, headline, by)
    judge = Judge(states, found, Source(name, data.decode("utf-8", "replace")))
    if judge.is_wall:
        raise ContentError(wall(name))
    if not found.kept:
        raise ContentError(no_article(name))
    if judge.is_list:
        raise ContentError(several(name))
    if not title:
        raise ContentError(no_title(name))
    kept = [every[at] for at in found.kept]
    told, taken = first_told(block.text for block in kept)
    when = _day(states, found)
    published = None if when is None else when.words or dated(when.kind, when.date)
    head = Head(site_of(states, title), states.address, published).over(told)
    text = seed_text(title, head, (block.text for i, block in enumerate(kept) if i not in taken))
    return text, tuple(judge.notices(text, when))


def _bylines(every: Sequence[Block], headline: int | None) -> Iterator[str]:
    """Lines between the headline and the first prose that may be names: a few words, each with a capital."""
    if headline is None:
        return
    for block in takewhile(lambda one: not one.is_prose, every[headline + 1 :]):
        for piece in block.pieces:
            words = piece.removeprefix("By ").split()
            if _NAME_WORDS[0] <= len(words) <= _NAME_WORDS[1] and all(word[0].isupper() for word in words):
                yield " ".join(words)


def _day(states: Said, found: Found) -> Day | None:
    """The article's day, for which lines beside the headline and microdata of the article itself speak too."""
    every = found.every
    first = found.kept[0]
    begins = first if found.headline is None or found.headline > first else found.headline
    near = range(max(0, begins - _ABOVE), min(max(begins, first) + _BELOW, len(every)))
    holds_date = page_words().dates_in
    lines = [
        every[at]
        for at in (*near, *range(found.kept[-1] + 1, min(found.kept[-1] + 2, len(every))))
        if holds_date(found.apart(every[at])) and len(every[at].words) <= _LONGEST_DATELINE
    ]
    lines = [line.respelled(lambda text: _BY_SOMEBODY.sub("", text)) for line in lines]
    digits = Digits.of_page((block.text for block in every), states.language)
    around = set(every[first].element.path)
    stamps = [stamp for block in every if holds_date(found.apart(block)) for stamp in block.stamps]
    own = [one for one in stamps if one.name and next((it in around for it in one.element.path if it.scope), True)]
    return day_of(
        states,
        [line.respelled(digits.spelled) for line in _of_one_box(lines, every[begins], every[first])],
        own,
        [one.value for one in stamps if not one.name],
        {
            day
            for line in lines
            for part in (line.text, *line.pieces)
            if dateline.is_furniture(part)
            for day in digits.open(part)
        },
    )


def _of_one_box(lines: Sequence[Block], headline: Block, first: Block) -> Sequence[Block]:
    """Those in the smallest box around the headline and the text; above it, a paper has the day on which it is read.

    All of them where those have no day.
    """
    box = next((one for one in headline.element.path if one in first.element.path), None)
    inside = [line for line in lines if box in line.element.path]
    return inside if any(dateline.holds_date(part) for line in inside for part in (line.text, *line.pieces)) else lines


def _with_few_attributes(data: bytes) -> bytes:
    """The page, each tag of which has some hundred attributes at most: parsers compare each with each."""
    kept: list[bytes] = []
    done = at = 0
    for tag in _TAG.finditer(data):
        if tag.start() < at:
            continue  # inside an attribute's value
        at = cut = tag.end()
        for number in range(len(data)):
            one = _ATTRIBUTE.match(data, at)
            if one is None:
                break
            at = one.end()
            cut = at if number < _MOST_ATTRIBUTES else cut
        if cut < at:
            kept.append(data[done:cut])
            done = at
    return b"".join((*kept, data[done:]))
