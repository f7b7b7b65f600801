"""A printed site as its checks see it: pages as a browser reads them, and what else lies beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from explainer.model.facts import Kind
from explainer.source import Source, Span

NAMES_IDS = frozenset("popovertarget aria-labelledby aria-describedby aria-controls for list".split())
"""Attributes whose values are ids of the page."""


@dataclass(frozen=True, eq=False, slots=True)
class Element:
    """An element of a page; two are the same only when they are one."""

    name: str
    attributes: Mapping[str, str]
    parent: Element | None = field(repr=False)
    at: tuple[int, int]
    """Line and column of its start tag, from 1."""

    @property
    def around(self) -> Iterator[Element]:
        """The elements that it stands in, the innermost first, itself before them."""
        one: Element | None = self
        while one is not None:
            yield one
            one = one.parent

    @property
    def language(self) -> str:
        """The language that the HTML says its words are in; empty where it says none."""
        return next((one.attributes["lang"] for one in self.around if "lang" in one.attributes), "")

    def has(self, name: str) -> bool:
        """Whether it has that class."""
        return name in self.attributes.get("class", "").split()


@dataclass(frozen=True, eq=False, slots=True)
class Text:
    """Characters of a page as they stand there, and the element whose words they are."""

    characters: str
    parent: Element


@dataclass(frozen=True)
class Link:
    """An address that a file of the site writes, and who writes it there (`<a>`, `sitemap`)."""

    address: str
    by: str
    at: tuple[int, int]
    loads: bool = False
    """Whether a browser asks for it by itself."""
    base: str | None = None
    """What it is relative to, from the site's root, where that is not its file."""


@dataclass(frozen=True)
class File:
    """A file of the site: where it lies from the site's root, what leads from it, and what can be led to in it."""

    path: str
    source: Source
    links: tuple[Link, ...]

    def place(self, at: tuple[int, int]) -> Span:
        """A line and column of it as a place to name."""
        line = self.source.line(at[0])
        return self.source.span(line.start + at[1] - 1, line.start + at[1] - 1)


@dataclass(frozen=True)
class PrintedPage(File):
    """A page of the site."""

    nodes: tuple[Element | Text, ...]
    """In the page's order."""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Its elements, in order."""
        return tuple(one for one in self.nodes if isinstance(one, Element))

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """The first element with each id, in the page's order."""
        found: dict[str, Element] = {}
        for one in self.elements:
            if "id" in one.attributes:
                found.setdefault(one.attributes["id"], one)
        return found

    @cached_property
    def _below(self) -> Mapping[Element, Sequence[Element | Text]]:
        below: dict[Element, list[Element | Text]] = {}
        for node in self.nodes:
            if node.parent is not None:
                below.setdefault(node.parent, []).append(node)
        return below

    def inside(self, element: Element) -> Iterator[Element | Text]:
        """Everything below an element, in the page's order."""
        for node in self._below.get(element, ()):
            yield node
            if isinstance(node, Element):
                yield from self.inside(node)

    def words(self, element: Element, *without: str) -> str:
        """An element's text, white space normalised, without what stands in elements of these classes."""

        def characters(one: Element) -> Iterator[str]:
            for node in self._below.get(one, ()):
                if isinstance(node, Text):
                    yield node.characters
                elif not any(map(node.has, without)):
                    yield from characters(node)

        return plain("".join(characters(element)))

    def with_class(self, name: str, within: Element | None = None) -> list[Element]:
        """The elements of a class, in the page's order, on the whole page or within one element."""
        nodes = self.elements if within is None else self.inside(within)
        return [one for one in nodes if isinstance(one, Element) and one.has(name)]


def plain(text: str) -> str:
    """Text with every stretch of white space as one blank, and none at its ends."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Support:
    """A line as the published data has it: its kind, and the article's words that it rests on, by unit."""

    kind: Kind
    quotes: tuple[tuple[str, str | None], ...]
    """The words are None where the article's words may not be shown."""


@dataclass(frozen=True)
class PrintedArticle:
    """What is known of the article that a page belongs to."""

    slug: str
    text: str | None
    """The words of its seed, white space normalised; None where they could not be read."""
    supports: Mapping[str, Sequence[Support]]
    """By a line's words in any language, what it may rest on: two claims may have the same words."""
    words: Mapping[str, frozenset[str]]
    """Every text of ours by language."""


@dataclass(frozen=True)
class PrintedSite:
    """A printed and finished site."""

    files: AbstractSet[str]
    """Every file by its path from the site's root."""
    prefixes: Mapping[str, str]
    """Language tag → what its pages' paths begin with; the first is the default language's, which is empty."""
    address: str | None
    """Where the site will stand, ending in `/`, where the site knows it."""
    read: Callable[[str], File | None]
    """A file of the site by its path; None for one of a kind that leads nowhere."""
    ids: Callable[[str], AbstractSet[str]]
    """The ids of a page by its path; none for another file."""
    article: Callable[[str], PrintedArticle | None]
    """What is known of an article by its slug; None for a folder that holds none."""
    interface: Mapping[str, frozenset[str]]
    """The interface's words by language."""

    def page(self, path: str) -> PrintedPage | None:
        """The page at a path, as `kk/how/index.html`."""
        found = self.read(path) if path in self.files else None
        return found if isinstance(found, PrintedPage) else None

    def split(self, path: str) -> tuple[str, str]:
        """The language of a path and the rest of it."""
        tag = next((tag for tag, prefix in self.prefixes.items() if prefix and path.startswith(prefix)), None)
        return (next(iter(self.prefixes)), path) if tag is None else (tag, path.removeprefix(self.prefixes[tag]))
