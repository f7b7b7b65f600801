"""A saved web page: the only door to trafilatura, which finds where the article is; its words are the page's blocks.

    bytes ─blocks→ blocks ─trafilatura, place→ where it is ─finding→ the article's ─titles, datelines→ a seed's text

trafilatura sees neither what it forgot of an article nor what of its text is none: `place` and `finding` do. Whatever
goes is told, with its line in the page; so is a page that has much text of which nothing came.
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
from explainer.read.arriving.datelines import dated_by
from explainer.read.arriving.extra import require
from explainer.read.arriving.finding import Found
from explainer.read.arriving.furniture import By
from explainer.read.arriving.head import Head, dated, first_told, seed_text
from explainer.read.arriving.judging import Judge, no_article, no_title, several, wall
from explainer.read.arriving.place import Place
from explainer.read.arriving.said import said
from explainer.read.arriving.titles import site_of, title_of
from explainer.source import Source

_TAG = re.compile(rb"<[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(rb"[\s/]+[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
_MOST_ATTRIBUTES = 400
_BY = re.compile("autho?r|byline")
"""What pages call a box with the writer's name."""
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
    found = Found(Place(every, "" if document is None else document.text or "", title, headline), by)
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
    when = dated_by(states, found)
    published = None if when is None else when.words or dated(when.kind, when.date)
    head = Head(site_of(states, title), states.address, published).over(told)
    text = seed_text(title, head, (block.text for i, block in enumerate(kept) if i not in taken))
    return text, tuple(judge.notices(text, when))


def _bylines(every: Sequence[Block], headline: int | None) -> Iterator[str]:
    """Lines between the headline and the first prose that may be names: a few words, each with a capital.

    Below prose, which may be a standfirst, only a byline's, by its form or by what its box is called.
    """
    if headline is None:
        return
    below = every[headline + 1 :]
    above_prose = len([*takewhile(lambda one: not one.is_prose, below)])
    more = takewhile(lambda one: not one.is_prose, below[above_prose + 1 :])
    for block in (*below[:above_prose], *filter(_is_byline, more)):
        for piece in block.pieces:
            words = piece.removeprefix("By ").split()
            if _NAME_WORDS[0] <= len(words) <= _NAME_WORDS[1] and all(word[0].isupper() for word in words):
                yield " ".join(words)


def _is_byline(block: Block) -> bool:
    return dateline.is_furniture(block.text) or any(_BY.search(one.apart or "") for one in block.element.path)


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
