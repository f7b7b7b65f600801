"""Completing a site that a printer made of `docs/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explainer import finish as finishing
from explainer import render
from explainer.compose.record import PATH as DATA
from explainer.localise import with_likely_territory
from explainer.model.published import Published
from explainer.model.words import Locale
from explainer.pipeline.paths import Paths, catalogue_path, seeds
from explainer.pipeline.reading import interface
from explainer.pipeline.refusals import told
from explainer.pipeline.writing import replace_file, sweep
from explainer.problem import ContentError, Problem
from explainer.read.published import read_published
from explainer.source import Source


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
    is_ours: bool


def finish(
    site: Path, paths: Paths, site_url: str | None, repository_url: str | None, *, for_folder: bool = False
) -> Finished:
    """Completes a site that a printer made of `docs/`; see the room `finish`.

    Raises ValueError for a bad address, and `ContentError` for a folder that holds no such site, in which nothing is
    touched, and where the system refuses.

    Run again with the same addresses, after it was killed or not, it gives the same site. For other addresses print the
    site anew: a finished page no longer has the marks that tell where its links and reports go. `for_folder`: its pages
    are to be read without a server; that, too, is not undone.
    """
    where = finishing.address(site_url, repository_url)
    locales, words = interface(paths)
    with told(paths):
        pages = _printed(site, paths, locales, words)
        if not pages or not all(page.is_ours for page in pages):
            raise ContentError(_not_ours(site, paths, pages))
        sweep(site, seconds=0)  # all of it would be published
        known = [page.place for page in pages if page.place.locale in page.place.languages]
        published = _published(site, paths, locales)
        articles = {locale.tag: _articles(locale, pages, published) for locale in locales}
        feeds = {
            locale.tag: finishing.feed(articles[locale.tag], locale, words[locale.tag], where) for locale in locales
        }
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
        (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, of its own sitemap
        replace_file(site / finishing.MANIFEST, finishing.manifest(_sources(paths, pages, published), _digests(site)))
    return Finished(len(pages), without_address=where.site is None)


def _not_ours(site: Path, paths: Paths, pages: Sequence[_Printed]) -> Problem:
    foreign = (site / _html_path(page.place) for page in pages if not page.is_ours)
    at = Source(paths.name(next(foreign, site)), "").span(0, 0)
    message = f"this is no site that MkDocs wrote of {paths.name(paths.docs)}, so nothing in it is touched"
    return Problem(at, "not-a-site", message, "name the folder that MkDocs wrote, with the pages of docs/ in it")


def _printed(
    site: Path, paths: Paths, locales: Sequence[Locale], words: Mapping[str, Mapping[str, str]]
) -> list[_Printed]:
    """The pages that are there, each with the languages in which search engines may list it."""
    before = site / finishing.MANIFEST
    is_finished = before.is_file() and finishing.is_manifest(before.read_text(encoding="utf-8", errors="replace"))
    there = (place for place in _places(paths, locales) if (site / _html_path(place)).is_file())
    pages = [_look(site, place, words, is_finished=is_finished) for place in there]
    listed = {(page.place.path, page.place.locale.tag) for page in pages if page.is_indexed}

    def known(place: finishing.PagePlace) -> finishing.PagePlace:
        languages = tuple(one for one in place.languages if (place.path, one.tag) in listed)
        return replace(place, languages=languages)

    return [replace(page, place=known(page.place)) for page in pages]


def _look(
    site: Path, place: finishing.PagePlace, words: Mapping[str, Mapping[str, str]], *, is_finished: bool
) -> _Printed:
    html = (site / _html_path(place)).read_text(encoding="utf-8", errors="replace")
    title = finishing.title_of(html, words[place.locale.tag]["site.name"])
    is_ours = is_finished or finishing.is_ours(html)
    return _Printed(place, title, finishing.description_of(html), finishing.is_indexed(html), is_ours)


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


def _sources(paths: Paths, pages: Sequence[_Printed], published: Mapping[str, Published]) -> dict[str, str]:
    """The digests, by name, of what the site was made from: the glossary and the files of its articles."""
    texts = seeds(paths, [page.place.locale.tag for page in pages]).texts
    files = {paths.glossary}
    for page in pages:
        slug = page.place.path.partition("/")[0]
        if slug in published and slug in texts:
            text = texts[slug]
            tag = page.place.locale.tag
            files |= {text, text.with_suffix(".yml") if tag == "en" else catalogue_path(text, tag)}
    return {
        f"{paths.seeds.name}/{file.relative_to(paths.seeds).as_posix()}": finishing.digest(file.read_bytes())
        for file in sorted(files)
        if file.is_file() and not file.is_symlink()
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
