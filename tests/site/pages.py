"""The printed pages as a browser reads them."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

TAGS = ("en", "kk", "ru", "ja")
PREFIX = {"en": "", "kk": "kk/", "ru": "ru/", "ja": "ja/"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-auto", "data-light", "data-dark")
"""Attributes whose value a person sees or hears."""


@dataclass(frozen=True)
class Text:
    """A text node, or a spoken attribute, with the language that the HTML says it has."""

    words: str
    language: str
    around: tuple[Element, ...]
    """The elements it stands in, the outermost first."""

    def is_in(self, selector: str) -> bool:
        """Whether it stands in an element of that class (`.kind`) or name (`q`)."""
        return any(matches(element, selector) for element in self.around)


@dataclass(frozen=True)
class Html:
    """A page of the site."""

    tag: str
    """The language of the folder that it lies in."""
    path: str
    """Without the language: `` for home, `how/`, `<slug>/faq/`."""
    file: Path
    root: Element

    @property
    def address(self) -> str:
        """Its path from the site's root: `kk/how/`."""
        return PREFIX[self.tag] + self.path

    def __str__(self) -> str:
        return f"/{self.address}"

    def all(self, selector: str) -> list[Element]:
        """Elements of that name (`a`), class (`.line`) or with that attribute (`[href]`), in the page's order."""
        return [element for element in elements(self.root) if matches(element, selector)]

    def one(self, selector: str) -> Element:
        """The only element that matches."""
        found = self.all(selector)
        assert len(found) == 1, f"{self}: {len(found)} elements match {selector!r}, not one"
        return found[0]

    @property
    def title(self) -> str:
        """What a browser's tab shows (drawings have titles too)."""
        return text(next(one for one in elements(self.one("head")) if name(one) == "title"))

    @property
    def body(self) -> Element:
        """The page's own text, without the frame around it."""
        body = self.by_id("page")
        assert body is not None, f"{self} has no element with the id 'page'"
        return body

    def by_id(self, anchor: str) -> Element | None:
        """The element with that id."""
        return next((element for element in elements(self.root) if element.get("id") == anchor), None)

    @functools.cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in the page's order."""
        return tuple(element.attrib["id"] for element in elements(self.root) if "id" in element.attrib)

    @functools.cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything that a person sees or hears, in the page's order."""
        return tuple(_texts(self.root, ""))


@dataclass(frozen=True)
class Site:
    """A printed site."""

    folder: Path
    pages: tuple[Html, ...]

    def page(self, tag: str, path: str) -> Html:
        """One page."""
        return next(page for page in self.pages if (page.tag, page.path) == (tag, path))

    def of(self, tag: str) -> list[Html]:
        """A language's pages, sorted by path."""
        return [page for page in self.pages if page.tag == tag]

    @functools.cached_property
    def by_address(self) -> dict[str, Html]:
        """Every page by its path from the site's root."""
        return {page.address: page for page in self.pages}

    def follow(self, page: Html, href: str) -> tuple[str, str]:
        """Where a relative address on a page leads: a path from the site's root, and the fragment."""
        parts = urlsplit(href)
        assert not parts.scheme, f"not relative: {href}"
        assert not parts.netloc, f"not relative: {href}"
        path = page.address
        if parts.path:
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname("/" + page.address), unquote(parts.path)))
            path = path.lstrip("/") + ("/" if parts.path.endswith(("/", ".")) and path != "/" else "")
        return path, unquote(parts.fragment)


def read_site(folder: Path) -> Site:
    """Every page of a printed site, its 404 page aside."""
    pages = []
    for file in sorted(folder.rglob("index.html")):
        parts = file.parent.relative_to(folder).parts
        tag = parts[0] if parts and parts[0] in TAGS else "en"
        path = "".join(f"{part}/" for part in (parts[1:] if tag != "en" else parts))
        pages.append(Html(tag, path, file, parse(file.read_text(encoding="utf-8"))))
    assert pages, f"no pages in {folder}"
    return Site(folder, tuple(pages))


def parse(html: str) -> Element:
    """A whole HTML file as a browser reads it."""
    root: Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return root


def elements(root: Element) -> Iterator[Element]:
    """The element and all that stand in it, in order, comments left out."""
    return (element for element in root.iter() if not _is_comment(element))


def _is_comment(element: Element) -> bool:
    return callable(element.tag)  # ElementTree's way to mark comments


def name(element: Element) -> str:
    """An element's name without its namespace (SVG's elements have one)."""
    return element.tag.rpartition("}")[2]


def classes(element: Element) -> list[str]:
    """An element's classes."""
    return element.get("class", "").split()


def matches(element: Element, selector: str) -> bool:
    """Whether an element has that name (`a`), class (`.line`) or attribute (`[href]`)."""
    if selector.startswith("."):
        return selector[1:] in classes(element)
    if selector.startswith("["):
        return selector[1:-1] in element.attrib
    return name(element) == selector


def inside(element: Element, selector: str) -> list[Element]:
    """The elements below this one that match."""
    return [one for one in elements(element) if one is not element and matches(one, selector)]


def text(element: Element, *, without: tuple[str, ...] = ()) -> str:
    """An element's text, white space normalised, without the parts that match a selector of `without`."""
    return plain("".join(_parts(element, without)))


def _parts(element: Element, without: tuple[str, ...]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not _is_comment(child) and not any(matches(child, selector) for selector in without):
            yield from _parts(child, without)
        yield child.tail or ""


def plain(words: str) -> str:
    """Runs of white space as one space; no-break spaces and break opportunities (U+200B) as readers see them."""
    return re.sub(r"\s+", " ", words.replace("\N{ZERO WIDTH SPACE}", "")).strip()


def line_text(line: Element) -> str:
    """The words of a line without its kind and its marker."""
    return text(line, without=(".kind", ".mark"))


def _texts(element: Element, language: str, around: tuple[Element, ...] = ()) -> Iterator[Text]:
    if name(element) in {"script", "style"}:
        return
    language = element.get("lang", language)
    here = (*around, element)
    for attribute in _SPOKEN:
        if element.get(attribute):
            yield Text(plain(element.attrib[attribute]), language, here)
    if name(element) == "meta" and element.get("name") == "description":
        yield Text(plain(element.attrib["content"]), language, here)
    if plain(element.text or ""):
        yield Text(plain(element.text or ""), language, here)
    for child in element:
        if not _is_comment(child):
            yield from _texts(child, language, here)
        if plain(child.tail or ""):
            yield Text(plain(child.tail or ""), language, here)
