"""The checks of a printed site, file by file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from sys import intern

from explainer.checks.site import check_file, check_links, targets
from explainer.compose.record import PATH as DATA
from explainer.finish import digest
from explainer.model.printed import File, Link, PrintedArticle, PrintedPage, PrintedSite, plain
from explainer.pipeline.interface_words import interface
from explainer.pipeline.paths import Paths, load
from explainer.pipeline.seeds import seeds
from explainer.problem import ContentError, Problem, in_order
from explainer.read.printed import read_file, read_outline
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
    site = open_site(folder, paths)
    return _checked(site, check_file, site.files)


@dataclass(frozen=True)
class Leads:
    """Where a file of the site leads in which nothing is wrong."""

    digest: str
    """Of the file."""
    files: frozenset[str]
    """All that it leads to."""
    marked: Mapping[str, frozenset[str]]
    """By those of them that are another page, the ids that it leads to there."""
    ids: AbstractSet[str]
    """What can be led to in it."""


def _leads_of(file: File, ids: AbstractSet[str], digest: str, site: str | None) -> Leads | None:
    """Where a file leads that has these ids, on a site with that address; None where it has a fault by itself."""
    found = targets(file, site)
    marked: dict[str, set[str]] = {}
    for target, anchor in found or ():
        own = marked.setdefault(intern(target), set())
        if anchor:
            own.add(intern(anchor))
    if found is None or not marked.get(file.path, set()) <= ids:
        return None
    others = {target: frozenset(names) for target, names in marked.items() if names and target != file.path}
    return Leads(digest, frozenset(marked), others, ids)


def read_leads(path: str, html: str, site: str | None) -> Leads | None:
    """Where a page leads that holds this; None where it has a fault by itself, or has to be looked at more closely."""
    with suppress(ValueError):
        page = read_outline(html)
        if page is not None and page.opened <= page.drawers and page.named <= page.ids:
            links = tuple(Link(one, "", (1, 1)) for one in page.addresses)
            return _leads_of(
                File(path, Source(path, html), links), frozenset(map(intern, page.ids)), digest(html.encode()), site
            )
    return None


def check_site_links(
    folder: Path,
    paths: Paths,
    digests: Mapping[str, str],
    before: Mapping[str, Leads],
    new: Mapping[str, Leads],
) -> tuple[CheckedSite, Mapping[str, Leads]]:
    """Every address of the site without a target, and every button without its drawer; then where each file leads.

    `digests` has every file of the site, `before` where they led, and `new` where some lead that have changed: any
    other is read if it has changed, or something that it leads to is there no more.
    """
    opened = open_site(folder, paths, digests)
    as_before = {path: one for path, one in before.items() if digests.get(path) == one.digest}
    fresh = {path: one for path, one in new.items() if digests.get(path) == one.digest and path not in as_before}

    def ids(path: str) -> AbstractSet[str]:
        known = as_before.get(path) or fresh.get(path)
        return opened.ids(path) if known is None else known.ids

    site = replace(opened, ids=ids)

    def leads(one: Leads, *, is_new: bool) -> bool:
        """Whether all is there that it leads to."""
        with suppress(ContentError):
            marked = one.marked.items()
            changed = marked if is_new else [each for each in marked if each[0] not in as_before]
            return one.files <= site.files and all(anchors <= ids(page) for page, anchors in changed)
        return False

    sound = {path: one for path, one in as_before.items() if leads(one, is_new=False)}
    sound |= {path: one for path, one in fresh.items() if leads(one, is_new=True)}

    def check(file: File, site: PrintedSite) -> Iterator[Problem]:
        one = _leads_of(file, site.ids(file.path), digests[file.path], site.address)
        if one is None or isinstance(file, PrintedPage) or not leads(one, is_new=True):
            problems = [*check_links(file, site)]
            one = None if problems else one
            yield from problems
        if one is not None:
            sound[file.path] = one

    return _checked(site, check, [path for path in site.files if path not in sound]), sound


def _checked(
    site: PrintedSite, check: Callable[[File, PrintedSite], Iterator[Problem]], paths: Iterable[str]
) -> CheckedSite:
    found: list[Problem] = []
    # Pages first, so that each is read once: lists lead to anchors all over the site.
    for path in sorted(paths, key=lambda one: (not one.endswith(".html"), one)):
        try:
            file = site.read(path)
            found.extend(() if file is None else check(file, site))
        except ContentError as error:
            found.extend(error.problems)
    return CheckedSite(tuple(in_order(found)), len(site.files))


def open_site(folder: Path, paths: Paths, files: Iterable[str] | None = None) -> PrintedSite:
    """A printed and finished site to be read file by file. What its articles say is looked up in `paths.seeds`.

    It has these `files`, or all that are there.
    """
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
        return PrintedArticle(slug, _text(paths, known().get(slug)), supports(about), texts(about, prefixes.keys()))

    @cache
    def known() -> Mapping[str, Path]:
        return seeds(paths, prefixes.keys()).texts

    return PrintedSite(
        files=frozenset(_files(folder) if files is None else files),
        prefixes=prefixes,
        address=_address(read("index.html")),
        read=read,
        ids=ids,
        article=article,
        interface={tag: frozenset(map(plain, own.values())) for tag, own in words.items()},
    )


def _files(folder: Path) -> Iterator[str]:
    return (one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


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
