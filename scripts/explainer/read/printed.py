"""Files of a printed site → what leads from them, and pages as a browser reads them.

The standard library's parser: what MkDocs prints is well-formed, and html5lib takes ten times as long for hundreds of
articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import quote

from explainer.model.printed import NAMES_IDS, Element, File, Link, PrintedPage, Text
from explainer.source import Source

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ADDRESSES = frozenset("action cite data formaction href poster src xlink:href".split())
_SETS = frozenset({"imagesrcset", "srcset"})
_LOADS = frozenset("audio embed iframe image img input object script source track use video".split())
"""Elements whose addresses a browser asks for by itself."""
_FETCHED = frozenset("dns-prefetch icon manifest modulepreload preconnect prefetch preload stylesheet".split())
"""So it does for `<link>`s of these relations; others are offers."""
_DATA = "application/ld+json"
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
_REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"';]+)", re.IGNORECASE)
_MARKDOWN = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
_XML = re.compile(r"""<loc>([^<]+)|\bhref="([^"]+)""")
"""A feed's `<id>` names an entry, and its link leads to it."""
_IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.[^"']+)""")
_CALENDAR = re.compile(r"^URL(?:;[^:\r\n]*)?:([^\r\n]*)", re.MULTILINE)
_IN_JSON = frozenset({"@id", "url", "$schema"})
"""Keys whose values are addresses. Where an article or a name was seen is nobody's to follow at a build."""
_WHOLE = (1, 1)
"""The place of what stands in a file that no person reads."""
_Links = Callable[[str, PurePosixPath, Mapping[str, str]], Iterator[Link]]
"""A file's text and path, and languages' prefixes → the links in it."""


def read_page(source: Source, path: str) -> PrintedPage:
    """A page of the site, with every address on it."""
    parser = _Parser()
    parser.feed(source.text)
    parser.close()
    return PrintedPage(path, source, tuple(_page_links(parser.nodes)), tuple(parser.nodes))


def read_file(source: Source, path: str, prefixes: Mapping[str, str]) -> File | None:
    """A file of the site with every address in it; None for a kind that holds none.

    `prefixes` has what the paths of a language's pages begin with. Raises ValueError, LookupError or TypeError for
    data that is not as we write it.
    """
    name = PurePosixPath(path)
    if name.suffix == ".html":
        return read_page(source, path)
    found = next((links for pattern, links in _KINDS.items() if name.match(pattern)), None)
    return None if found is None else File(path, source, tuple(found(source.text, name, prefixes)))


@dataclass(frozen=True)
class Outline:
    """What leads from a page, and what of it is led to, without places and words."""

    addresses: frozenset[str]
    ids: frozenset[str]
    drawers: frozenset[str]
    """The ids of what a button may open."""
    opened: frozenset[str]
    """The ids that buttons open."""
    named: frozenset[str]
    """All others that elements name."""


_OPENS = "popovertarget"
_VALUE = re.compile(r"""[ \n]([A-Za-z][\w:.-]*)="([^"]*)\"""")
_OTHER_VALUE = re.compile(r"<[^<>]*=|<style", re.IGNORECASE)
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
_PARSED = frozenset({*_SETS, "style", "http-equiv=refresh"})
_SHARED = frozenset({"og:image", "og:url"})


def read_outline(html: str) -> Outline | None:
    """The outline of a page of which nothing is to be told, in a tenth of the time; None where it needs a parser.

    That is where a value stands without its quotation marks, or an address where our templates write none. What looks
    like an attribute in a text is taken for one.
    """
    rest = _VALUE.split(_SCRIPT.sub(r"<script\1>", html))
    between, names, values = rest[::3], [name.lower() for name in rest[1::3]], rest[2::3]
    of: dict[str, set[str]] = {}
    for name, value in zip(names, values, strict=True):
        of.setdefault(name, set()).add(unescape(value) if "&" in value else value)
    policies = {f"http-equiv={value.lower()}" for value in of.get("http-equiv", ())}
    if not _PARSED.isdisjoint(of.keys() | policies) or _OTHER_VALUE.search("".join(between)):
        return None
    shared = [at for at, name in enumerate(names) if name == "property" and values[at] in _SHARED]
    if any(names[at + 1 : at + 2] != ["content"] for at in shared):
        return None
    data = (found[2] for found in _SCRIPT.finditer(html) if _DATA in found[1])
    opens = (
        value
        for before, name, value in zip(between, names, values, strict=False)
        if name == "id" and before.endswith(" popover")
    )
    return Outline(
        frozenset(
            (
                *(one for name in _ADDRESSES & of.keys() for one in of[name]),
                *(unescape(values[at + 1]) for at in shared),
                *(one for text in data for one in _json_addresses(json.loads(text))),
            )
        ),
        frozenset(of.get("id", ())),
        frozenset(map(unescape, opens)),
        frozenset(of.get(_OPENS, ())),
        frozenset(one for name in NAMES_IDS & of.keys() if name != _OPENS for text in of[name] for one in text.split()),
    )


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Element | Text] = []
        self._open: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self._open = self._last

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        # Of two attributes of one name the first counts.
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self._last = Element(tag, attributes, self._open, (line, column + 1))
        self.nodes.append(self._last)

    def handle_endtag(self, tag: str) -> None:
        around = () if self._open is None else self._open.around
        self._open = next((one.parent for one in around if one.name == tag), self._open)

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.nodes.append(Text(data, self._open))


def _page_links(nodes: Sequence[Element | Text]) -> Iterator[Link]:
    for node in nodes:
        if isinstance(node, Element):
            yield from _element_links(node)
        elif node.parent.name == "style":
            yield from (replace(one, at=node.parent.at) for one in _style(node.characters))
        elif node.parent.name == "script" and node.parent.attributes.get("type") == _DATA:
            yield from (
                Link(one, "linked data", node.parent.at) for one in _json_addresses(json.loads(node.characters))
            )


def _element_links(element: Element) -> Iterator[Link]:
    name, attributes, at = f"<{element.name}>", element.attributes, element.at
    loads = element.name in _LOADS or (
        element.name == "link" and bool(_FETCHED & set(attributes.get("rel", "").split()))
    )
    for attribute in sorted(_ADDRESSES & attributes.keys()):
        yield Link(attributes[attribute], name, at, loads)
    for attribute in sorted(_SETS & attributes.keys()):
        yield from (
            Link(one.split()[0], name, at, loads=True) for one in attributes[attribute].split(",") if one.strip()
        )
    yield from (replace(one, at=at) for one in _style(attributes.get("style", "")))
    if element.name == "meta":
        content = attributes.get("content", "")
        if attributes.get("http-equiv", "").lower() == "refresh":
            yield from (Link(one, name, at) for one in _REFRESH.findall(content))
        elif attributes.get("property") in {"og:image", "og:url"}:
            yield Link(content, name, at)


def _style(text: str) -> Iterator[Link]:
    for found in _URL.finditer(text):
        yield Link(found[1] or found[2], "style sheet", _at(text, found.start()), loads=True)


def _at(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _json_addresses(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (value for key, value in data.items() if key in _IN_JSON and isinstance(value, str))
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _json_addresses(one)


def _data(text: str, _: PurePosixPath, __: Mapping[str, str]) -> Iterator[Link]:
    yield from (Link(one, "data", _WHOLE) for one in _json_addresses(json.loads(text)))


def _manifest(text: str, name: PurePosixPath, __: Mapping[str, str]) -> Iterator[Link]:
    yield from (Link(quote(one), name.name, _WHOLE) for one in json.loads(text)["site"])


def _search(text: str, name: PurePosixPath, prefixes: Mapping[str, str]) -> Iterator[Link]:
    """Where search leads: each sentence's anchor on one of the language's pages."""
    data = json.loads(text)
    for page, anchor, *_ in data["lines"]:
        yield Link(f"{data['pages'][page][0]}#{quote(anchor)}", "search", _WHOLE, base=prefixes[name.parent.name])


def _finder(text: str, name: PurePosixPath, prefixes: Mapping[str, str]) -> Iterator[Link]:
    """Where the list of all explainers leads, as seen from the language's home page."""
    yield from (Link(one[0], "finder", _WHOLE, base=prefixes[name.stem]) for one in json.loads(text)["explainers"])


def _written(pattern: re.Pattern[str]) -> _Links:
    def links(text: str, name: PurePosixPath, _: Mapping[str, str]) -> Iterator[Link]:
        line, before = 1, 0
        for found in pattern.finditer(text):
            address = next(one for one in found.groups() if one is not None)
            # From the last link on: a list of all pages has as many links as lines.
            line, before = line + text.count("\n", before, found.start()), found.start()
            yield Link(unescape(address).strip(), name.name, (line, before - text.rfind("\n", 0, before)))

    return links


_KINDS: Mapping[str, _Links] = {
    "*.css": lambda text, _, __: _style(text),
    "*.svg": _written(_XML),
    "*.xml": _written(_XML),
    "*.js": _written(_IMPORT),
    "*.ics": _written(_CALENDAR),
    "llms.txt": _written(_MARKDOWN),
    "assets/search/*/d-*.json": _search,
    "assets/search/*/*.json": lambda *_: iter(()),
    "assets/explainers/*.json": _finder,
    "manifest.json": _manifest,
    "*.json": _data,
}
"""Pattern of a file's name → the links in it; the first that matches counts."""
