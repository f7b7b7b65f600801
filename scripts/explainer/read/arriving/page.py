"""A saved web page: the only door to trafilatura, which finds the article between menus, and what the page says of it.

Publisher, address and date are those that the page's own data state (JSON-LD, Open Graph, microdata, `<time>`, the
line in which a browser notes where it saved a page from). The day of publication goes before that of a later change,
because "yesterday" in the article is counted from it. A date that trafilatura found elsewhere (in a footer, say) is not
the article's and goes.
"""

from __future__ import annotations

import datetime as dt
import importlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from explainer.language.sentences import ends_with_stop
from explainer.problem import ContentError, Problem
from explainer.read.arriving.extra import require
from explainer.read.arriving.head import DayKind, Head, address, dated, day, first_told, inked, publisher, seed_text
from explainer.source import Source

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_PUBLISHER = " | ".join(
    f"//*[@itemprop='publisher']{path}"
    for path in ("/@content", "//*[@itemprop='name']/@content", "//*[@itemprop='name']/text()")
)
_DAYS: Mapping[DayKind, tuple[str, tuple[str, ...]]] = {
    DayKind.PUBLISHED: (
        "datePublished",
        tuple(
            """
            article:published_time og:published_time dc.date.issued dcterms.issued dcterms.created pubdate publishdate
            publish-date publish_date parsely-pub-date sailthru.date citation_publication_date date
            """.split()
        ),
    ),
    DayKind.UPDATED: (
        "dateModified",
        tuple("article:modified_time og:updated_time dcterms.modified last-modified lastmod".split()),
    ),
}
"""The name of a day's property in schema.org, and those of `<meta>` that mean the same."""
_META = (
    "//meta[translate(@property, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = '{meta}'"
    " or translate(@name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = '{meta}']/@content"
)
_JSON = "//script[@type='application/ld+json']/text()"
_DATES: Mapping[str, bool | str] = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
"""No clock decides which dates are possible."""
_ROW = re.compile(r"\|(.*)\|")
_RULE = re.compile(r"[\s|:-]*")
_TAG = re.compile(rb"<[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(rb"[\s/]+[^\s/>=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
_MOST_ATTRIBUTES = 400


class _Tree(Protocol):
    def xpath(self, path: str) -> Sequence[str]: ...


class _Document(Protocol):
    @property
    def title(self) -> str | None: ...
    @property
    def sitename(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def text(self) -> str | None: ...


class _Extractor(Protocol):
    def load_html(self, htmlobject: bytes) -> _Tree | None: ...

    def bare_extraction(
        self,
        filecontent: _Tree,
        *,
        include_comments: bool,
        with_metadata: bool,
        date_extraction_params: Mapping[str, bool | str],
    ) -> _Document | None: ...


def from_page(name: str, data: bytes) -> str:
    """A seed's text from the bytes of an HTML page, in whatever encoding it declares.

    Raises `ContentError`: `no-reader` where trafilatura is missing, `no-article` where the page holds none.
    """
    require("trafilatura", "trafilatura", name)
    extractor: _Extractor = importlib.import_module("trafilatura")
    tree = extractor.load_html(_with_few_attributes(data))
    if tree is None:
        raise ContentError(no_article(name))
    stated = _stated(tree)  # first, because extracting takes the tree apart
    found = extractor.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params={**_DATES}
    )
    title = "" if found is None else inked(found.title or "")
    if found is None or not found.text or not title:
        raise ContentError(no_article(name))
    paragraphs = list(_paragraphs(found.text))
    if paragraphs and paragraphs[0] == title:
        del paragraphs[0]
    told, taken = first_told(paragraphs)
    head = _head(stated, found, data).over(told)
    return seed_text(title, head, (text for i, text in enumerate(paragraphs) if i not in taken))


@dataclass(frozen=True)
class _Stated:
    """What a page's own data state, beside what trafilatura reads in them."""

    publisher: str | None
    dateline: str | None
    times: Collection[dt.date]
    """The days of every `<time>`."""


def _stated(tree: _Tree) -> _Stated:
    names = map(publisher, tree.xpath(_PUBLISHER))
    datelines = (dated(kind, day(value)) for kind in _DAYS for value in _values(tree, kind))
    times = {one for value in tree.xpath("//time/@datetime") if (one := day(value))}
    return _Stated(next(filter(None, names), None), next(filter(None, datelines), None), times)


def _values(tree: _Tree, kind: DayKind) -> Iterator[str]:
    """Whatever a page's data call the day of that kind."""
    name, metas = _DAYS[kind]
    in_json = re.compile(rf'"{name}"\s*:\s*"([^"]*)"')
    for text in tree.xpath(_JSON):
        yield from in_json.findall(text)
    for meta in metas:
        yield from tree.xpath(_META.format(meta=meta))
    yield from tree.xpath(
        " | ".join(f"//*[@itemprop='{name}']/{value}" for value in ("@content", "@datetime", "text()"))
    )


def _head(stated: _Stated, found: _Document, data: bytes) -> Head:
    # Where a page names nobody, trafilatura names its host, which the address says already.
    is_host = f"/{found.sitename}/" in f"{found.url}/".replace("//www.", "//")
    saved_from = _SAVED_FROM.search(data)
    return Head(
        stated.publisher or (None if is_host else publisher(found.sitename or "")),
        address(found.url or "") or (address(saved_from[1].decode("ascii", "ignore")) if saved_from else None),
        stated.dateline or _confirmed(found.date or "", stated.times, found.url or ""),
    )


def no_article(name: str) -> Problem:
    """The problem of a page with nothing but menus, links and captions."""
    return Problem(
        Source(name, "").span(),
        "no-article",
        "no article was found in this page: nothing in it but its menus reads as text",
        "save the article's own page, with its text on it, or copy the text into a file that ends in .txt",
    )


def _confirmed(date: str, times: Collection[dt.date], url: str) -> str | None:
    """The only day that a `<time>` names; else the one that trafilatura found, if a `<time>` or the address has it."""
    if len(times) == 1:
        return dated(DayKind.NAMELESS, next(iter(times)))
    in_address = re.search(r"/(\d{4}/\d\d?/\d\d?)/", url)
    found = day(date)
    is_confirmed = found in times or (in_address is not None and found == day(in_address[1]))
    return dated(DayKind.NAMELESS, found) if is_confirmed else None


def _paragraphs(text: str) -> Iterator[str]:
    """The lines that trafilatura gives: a paragraph, a heading, an item (`- …`) or a table's row (`| … |`) each.

    A line that goes on in a small letter where the one above it had no stop is its continuation, broken by a `<br>`.
    """
    paragraph: list[str] = []
    for line in filter(None, map(inked, text.splitlines())):
        row = _ROW.fullmatch(line)
        if line[0].islower() and paragraph and not ends_with_stop(paragraph[-1], or_mark=":;"):
            paragraph.append(line)
            continue
        if paragraph:
            yield " ".join(paragraph)
        words = inked(row[1] if row else line.removeprefix("- "))
        paragraph = [] if _RULE.fullmatch(words) else [words]
    if paragraph:
        yield " ".join(paragraph)


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
