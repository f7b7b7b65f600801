"""The checks of a printed site, file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from sys import intern

from explainer.checks.site import check_file, check_links
from explainer.compose.record import PATH as DATA
from explainer.model.printed import File, PrintedArticle, PrintedPage, PrintedSite, plain
from explainer.pipeline.interface_words import interface
from explainer.pipeline.paths import Paths, load
from explainer.pipeline.seeds import seeds
from explainer.problem import ContentError, Problem, in_order
from explainer.read.printed import read_file
from explainer.read.published import read_published, supports, texts
from explainer.source import Source

_KEPT = 64
"""Files that are not read anew when a link leads to them: those of one article in one language, and some more."""


@dataclass(frozen=True)
class CheckedSite:
    """What the checks of a site found, and in how many files."""

    problems: tuple[Problem, ...]
    files: int


def check_site(folder: Path, paths: Paths) -> CheckedSite:
    """Everything that the checks find in a printed and finished site; see the room `checks.site`."""
    return _checked(folder, paths, check_file)


def check_site_links(folder: Path, paths: Paths) -> CheckedSite:
    """Every address of the site without a target, and every button without its drawer."""
    return _checked(folder, paths, check_links)


def _checked(folder: Path, paths: Paths, check: Callable[[File, PrintedSite], Iterator[Problem]]) -> CheckedSite:
    site = open_site(folder, paths)
    found: list[Problem] = []
    # Pages first, so that each is read once: lists lead to anchors all over the site.
    for path in sorted(site.files, key=lambda one: (not one.endswith(".html"), one)):
        try:
            file = site.read(path)
            found.extend(() if file is None else check(file, site))
        except ContentError as error:
            found.extend(error.problems)
    return CheckedSite(tuple(in_order(found)), len(site.files))


def open_site(folder: Path, paths: Paths) -> PrintedSite:
    """A printed and finished site to be read file by file. What its articles say is looked up in `paths.seeds`."""
    locales, words = interface(paths)
    prefixes = {one.tag: one.prefix for one in locales}

    @lru_cache(_KEPT)
    def read(path: str) -> File | None:
        name = paths.name(folder / path)
        try:
            text = (folder / path).read_text("utf-8")
        except UnicodeDecodeError:
            return None
        try:
            return read_file(Source(name, text), path, prefixes)
        except (ValueError, LookupError, TypeError) as error:
            message, fix = f"the file is not as it is written: {error!r}", "print the site anew"
            raise ContentError(Problem(Source(name, text).span(0, 0), "broken-data", message, fix)) from None

    @cache
    def ids(path: str) -> frozenset[str]:
        page = read(path)
        return frozenset(map(intern, page.by_id)) if isinstance(page, PrintedPage) else frozenset()

    @lru_cache(_KEPT)
    def article(slug: str) -> PrintedArticle | None:
        data = folder / slug / DATA
        if not data.is_file():
            return None
        about = read_published(load(paths, data))
        return PrintedArticle(slug, _text(paths, known.get(slug)), supports(about), texts(about, prefixes.keys()))

    known = seeds(paths, prefixes.keys()).texts
    return PrintedSite(
        files=frozenset(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()),
        prefixes=prefixes,
        address=_address(read("index.html")),
        read=read,
        ids=ids,
        article=article,
        interface={tag: frozenset(map(plain, own.values())) for tag, own in words.items()},
    )


def _text(paths: Paths, path: Path | None) -> str | None:
    try:
        return None if path is None else plain(load(paths, path).text)
    except ContentError:
        return None


def _address(home: File | None) -> str | None:
    """Where the site will stand, as its home page says."""
    elements = home.elements if isinstance(home, PrintedPage) else ()
    found = (one.attributes.get("href") for one in elements if one.attributes.get("rel") == "canonical")
    return next(found, None)
