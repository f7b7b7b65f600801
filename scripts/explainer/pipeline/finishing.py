"""Completing a site that a printer made of `docs/`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explainer import finish as finishing
from explainer import render
from explainer.compose.record import PATH as DATA
from explainer.localise import with_likely_territory
from explainer.model.published import Published
from explainer.model.words import Locale
from explainer.pipeline.paths import Paths
from explainer.pipeline.reading import interface
from explainer.pipeline.writing import replace_file
from explainer.read.published import read_published


@dataclass(frozen=True)
class Finished:
    """What `finish` did."""

    pages: int
    without_address: bool


@dataclass(frozen=True)
class _Printed:
    """What is to be known of a page before any is finished; all of their HTML would take a gigabyte."""

    place: finishing.PagePlace
    title: str
    description: str
    is_indexed: bool


def finish(
    site: Path, paths: Paths, site_url: str | None, repository_url: str | None, *, for_folder: bool = False
) -> Finished:
    """Completes a site that a printer made of `docs/`; see the room `finish`. Raises ValueError for a bad address.

    Run again with the same addresses, after it was killed or not, it gives the same site. For other addresses print the
    site anew: a finished page no longer has the marks that tell where its links and reports go. `for_folder`: its pages
    are to be read without a server; that, too, is not undone.
    """
    where = finishing.address(site_url, repository_url)
    locales, words = interface(paths)
    pages = _printed(site, paths, locales, words)
    known = [page.place for page in pages if page.place.locale in page.place.languages]
    published = _published(site, paths, locales)
    articles = {locale.tag: _articles(locale, pages, published) for locale in locales}
    feeds = {locale.tag: finishing.feed(articles[locale.tag], locale, words[locale.tag], where) for locale in locales}
    territories = {locale.tag: with_likely_territory(locale.tag) for locale in locales}
    for page in pages:
        place, own = page.place, words[page.place.locale.tag]
        about = published.get(place.path.partition("/")[0])
        file = site / _html_path(place)
        shown = (own["site.name"], page.title, page.description)
        more = finishing.shared(place, where, shown, territories, is_article=about is not None)
        if feeds[place.locale.tag] is not None:
            more.append(finishing.feed_link(place.locale, own, where))
        if about is not None:
            more.append(finishing.data_link(place, f"{about.slug}/{DATA}"))
        more.append(finishing.linked_data(place, where, *shown, about))
        html = finishing.finish_page(file.read_text(encoding="utf-8"), place, where, [*filter(None, more)])
        replace_file(file, (finishing.for_folder(html) if for_folder else html).encode())
    _write_or_remove(site / "sitemap.xml", finishing.sitemap(known, where))
    for locale in locales:
        _write_or_remove(site / f"{locale.prefix}{finishing.FEED}", feeds[locale.tag])
    replace_file(site / "llms.txt", finishing.llms(articles, locales, words, DATA, where).encode())
    missing = finishing.not_found_values(locales, words, where)
    replace_file(site / "404.html", render.not_found(paths.templates, missing, finishing.policy))
    for pattern in finishing.UNUSED:
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    replace_file(site / finishing.MANIFEST, finishing.manifest(_sources(paths), _digests(site)))
    return Finished(len(pages), without_address=where.site is None)


def _printed(
    site: Path, paths: Paths, locales: Sequence[Locale], words: Mapping[str, Mapping[str, str]]
) -> list[_Printed]:
    """The pages that are there, each with the languages in which search engines may list it."""
    pages = [_look(site, place, words) for place in _places(paths, locales) if (site / _html_path(place)).is_file()]
    listed = {(page.place.path, page.place.locale.tag) for page in pages if page.is_indexed}

    def known(place: finishing.PagePlace) -> finishing.PagePlace:
        languages = tuple(one for one in place.languages if (place.path, one.tag) in listed)
        return replace(place, languages=languages)

    return [replace(page, place=known(page.place)) for page in pages]


def _look(site: Path, place: finishing.PagePlace, words: Mapping[str, Mapping[str, str]]) -> _Printed:
    html = (site / _html_path(place)).read_text(encoding="utf-8")
    title = finishing.title_of(html, words[place.locale.tag]["site.name"])
    return _Printed(place, title, finishing.description_of(html), finishing.is_indexed(html))


def _published(site: Path, paths: Paths, locales: Sequence[Locale]) -> Mapping[str, Published]:
    """What is said of each article whose pages are there, by slug."""
    spaces = {locale.tag: locale.between_sentences for locale in locales}
    folder = paths.docs / locales[0].tag
    files = [file for file in sorted(folder.glob(f"*/{DATA}")) if (site / file.relative_to(folder)).is_file()]
    return {file.parent.name: read_published(file.read_text(encoding="utf-8"), spaces) for file in files}


def _articles(
    locale: Locale, pages: Sequence[_Printed], published: Mapping[str, Published]
) -> list[tuple[Published, str]]:
    """A language's articles, newest first, with their descriptions; those that search engines may not list left out."""
    found = [
        (about, page.description)
        for page in pages
        if page.place.locale == locale and locale in page.place.languages
        for about in (published.get(page.place.path.removesuffix("/")),)
        if about is not None
    ]
    return sorted(found, key=lambda one: (one[0].dated or "", one[0].slug), reverse=True)


def _sources(paths: Paths) -> dict[str, str]:
    """The digest of everything in the seeds' folder, by its name there; hidden files and links left out."""
    files = (file for file in paths.seeds.rglob("*") if file.is_file() and not file.is_symlink())
    names = {file.relative_to(paths.seeds).as_posix(): file for file in files}
    return {
        f"{paths.seeds.name}/{name}": finishing.digest(file.read_bytes())
        for name, file in names.items()
        if not any(part.startswith(".") for part in file.relative_to(paths.seeds).parts)
    }


def _digests(site: Path) -> dict[str, str]:
    """The digest of every file of the site but the manifest itself."""
    return {
        file.relative_to(site).as_posix(): finishing.digest(file.read_bytes())
        for file in site.rglob("*")
        if file.is_file() and file != site / finishing.MANIFEST
    }


def _write_or_remove(path: Path, content: str | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, content.encode())


def _places(paths: Paths, locales: Sequence[Locale]) -> Iterator[finishing.PagePlace]:
    """Every page of `docs/`, by its path there."""
    there = {
        locale.tag: {
            _page_path(file.relative_to(paths.docs / locale.tag)) for file in (paths.docs / locale.tag).rglob("*.md")
        }
        for locale in locales
    }
    for path in sorted(set().union(*there.values())):
        languages = tuple(locale for locale in locales if path in there[locale.tag])
        for locale in languages:
            yield finishing.PagePlace(path, locale, languages)


def _page_path(file: Path) -> str:
    """The reverse of `_markdown_path`."""
    parts = file.with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "index" else parts
    return "".join(f"{part}/" for part in parts)


def _html_path(place: finishing.PagePlace) -> str:
    return f"{place.locale.prefix}{place.path}index.html"
