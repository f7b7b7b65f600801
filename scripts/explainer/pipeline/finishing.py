"""Completing a site that a printer made of `docs/`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from explainer import finish as finishing
from explainer import render
from explainer.compose.record import PATH as DATA
from explainer.finish import SitePage, page_file
from explainer.language.cldr import with_likely_territory
from explainer.model.published import Published
from explainer.model.words import Locale
from explainer.pipeline.files import replace_file, sweep
from explainer.pipeline.interface_words import interface
from explainer.pipeline.paths import Paths, catalogue_path, load
from explainer.pipeline.refusals import told
from explainer.pipeline.seeds import seeds
from explainer.pipeline.stamps import names_below, seen
from explainer.problem import ContentError, Problem
from explainer.read.published import Head, read_head, read_published

SITEMAP = "sitemap.xml"
_AT_HAND = 64
"""Articles of which all is remembered while their pages are finished."""


@dataclass(frozen=True)
class Finished:
    """What `finish` did."""

    pages: int
    printed: int
    """How many of them were printed for it."""
    without_address: bool


@dataclass(frozen=True)
class Site:
    """What is known of a site before any of its pages is finished; all of its HTML would take a gigabyte."""

    paths: Paths
    where: finishing.Address
    locales: tuple[Locale, ...]
    words: Mapping[str, Mapping[str, str]]
    pages: tuple[SitePage, ...]
    published: Mapping[str, Published]
    """By slug: what lists say of each article whose pages are there."""
    read: Callable[[str], Published]
    """By slug: all that is said of it."""
    territories: Mapping[str, str]
    """Each language with the country where it is most at home: `ja_JP`."""

    def articles(self, locale: Locale) -> list[tuple[Published, str]]:
        """A language's articles, newest first, with their descriptions; those not to be listed are left out."""
        found = [
            (self.published[slug], page.description)
            for page in self.pages
            if page.locale.tag == locale.tag
            and page.is_listed
            and (slug := page.path.removesuffix("/")) in self.published
        ]
        return sorted(found, key=lambda one: (one[0].source.dated or "", one[0].slug), reverse=True)

    @cached_property
    def feeds(self) -> Mapping[str, bytes | None]:
        """Each language's feed; None where it has no article."""
        return {
            one.tag: finishing.feed(self.articles(one), one, self.words[one.tag], self.where) for one in self.locales
        }

    def article_of(self, page: SitePage) -> str | None:
        """The slug of the article that it is a page of."""
        slug = page.path.partition("/")[0]
        return slug if slug in self.published else None

    def finished(self, page: SitePage, html: str) -> str:
        """A page with everything in its head that needs the site's address or is for machines."""
        words = self.words[page.locale.tag]
        name = words["site.name"]
        slug = self.article_of(page)
        about = None if slug is None else self.read(slug)
        more = finishing.shared(page, self.where, name, self.territories, is_article=about is not None)
        if self.feeds[page.locale.tag] is not None:
            more.append(finishing.feed_link(page.locale, words, self.where))
        if slug is not None:
            more.append(finishing.data_link(page, f"{slug}/{DATA}"))
        more.append(finishing.linked_data(page, self.where, name, about))
        return finishing.finish_page(html, page, self.where, [*filter(None, more)])

    @property
    def listed(self) -> Sequence[SitePage]:
        """What the sitemap lists."""
        return [page for page in self.pages if page.is_listed]

    def lists(self) -> Mapping[str, bytes | None]:
        """The files that are about all pages but the sitemap, by name; None for one that this site does not have."""
        articles = {locale.tag: self.articles(locale) for locale in self.locales}
        missing = finishing.not_found_values(self.locales, self.words, self.where)
        return {
            **{f"{one.prefix}{finishing.FEED}": self.feeds[one.tag] for one in self.locales},
            "sitemap.xml.gz": None,  # MkDocs' own, of its own sitemap
            "llms.txt": finishing.llms(articles, self.locales, self.words, DATA, self.where).encode(),
            "404.html": render.self_contained(self.paths.templates, "404.html", missing, finishing.policy),
        }


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
    with told(paths):
        printed = opened(paths, where, docs_of(paths), lambda file: (site / file).is_file())
        _refuse_foreign(site, printed)
        sweep(site, seconds=0)  # all of it would be published
        lists = {**printed.lists(), SITEMAP: finishing.sitemap(printed.listed, where)}
        for page in printed.pages:
            html = printed.finished(page, (site / page.file).read_text("utf-8"))
            replace_file(site / page.file, (finishing.for_folder(html) if for_folder else html).encode())
        for name, content in lists.items():
            _write_or_remove(site / name, content)
        files = {name: seen(file, None, 0) for name, file in sources(printed).items()}
        made_from = {name: one.digest for name, one in files.items() if one is not None}
        replace_file(site / finishing.MANIFEST, finishing.manifest(made_from, digests(site)))
    return Finished(len(printed.pages), len(printed.pages), without_address=where.site is None)


@dataclass(frozen=True)
class Docs:
    """The files of `docs/`, by their names within it, and what they say."""

    names: Iterable[str]
    head: Callable[[str], Head]
    """What a page says of itself."""
    published: Callable[[str], Published]
    """What an article's data say."""
    brief: Callable[[str], Published]
    """What of it lists of articles say."""


def docs_of(paths: Paths) -> Docs:
    """As they are read one by one."""

    def published(name: str) -> Published:
        return read_published(load(paths, paths.docs / name))

    def head(name: str) -> Head:
        return read_head((paths.docs / name).read_text("utf-8", "replace"))

    return Docs(names_below(paths.docs), head, published, lambda name: published(name).brief)


def opened(paths: Paths, where: finishing.Address, docs: Docs, is_printed: Callable[[str], bool]) -> Site:
    """The site of those pages whose file `is_printed`, and what these say."""
    locales, words = interface(paths)
    by_tag = {one.tag: one for one in locales}
    pages: dict[tuple[str, str], str] = {}
    data: dict[str, str] = {}
    for name in docs.names:
        tag, _, rest = name.partition("/")
        if tag in by_tag and rest.endswith(".md"):
            path = page_path(rest)
            if is_printed(page_file(by_tag[tag], path)):
                pages[tag, path] = name
        elif tag == locales[0].tag and rest.endswith(f"/{DATA}") and rest.count("/") == 1 and is_printed(rest):
            data[rest.removesuffix(f"/{DATA}")] = name
    return Site(
        paths,
        where,
        locales,
        words,
        tuple(_pages(words, locales, {at: docs.head(name) for at, name in pages.items()})),
        {slug: docs.brief(data[slug]) for slug in sorted(data)},
        lru_cache(_AT_HAND)(lambda slug: docs.published(data[slug])),
        {locale.tag: with_likely_territory(locale.tag) for locale in locales},
    )


def _pages(
    words: Mapping[str, Mapping[str, str]], locales: Sequence[Locale], heads: Mapping[tuple[str, str], Head]
) -> Iterator[SitePage]:
    """The pages with these heads, by tag and path; one that has no title of its own has the site's."""
    for path in sorted({path for _, path in heads}):
        here = [(locale, heads[locale.tag, path]) for locale in locales if (locale.tag, path) in heads]
        listed = tuple(locale for locale, head in here if head.is_listed)
        for locale, head in here:
            yield SitePage(path, locale, listed, head.title or words[locale.tag]["site.name"], head.description)


def page_path(name: str) -> str:
    """The path of a page from its file's in a language's folder: `how.md` → `how/`, `a/index.md` → `a/`."""
    path = f"/{name.removesuffix('.md')}/"
    return path.removesuffix("index/")[1:] if path.endswith("/index/") else path[1:]


def _refuse_foreign(folder: Path, site: Site) -> None:
    """Raises `ContentError` where there is a page that our template did not print, or none at all."""
    before = folder / finishing.MANIFEST
    if site.pages and before.is_file() and finishing.is_manifest(before.read_text("utf-8", "replace")):
        return
    htmls = ((page.file, (folder / page.file).read_text("utf-8", "replace")) for page in site.pages)
    foreign = (file for file, html in htmls if not finishing.is_ours(html))
    found = next(foreign, None if site.pages else "")
    if found is not None:
        at = site.paths.at(folder / found)
        docs = site.paths.name(site.paths.docs)
        message = f"this is no site that MkDocs wrote of {docs}, so nothing in it is touched"
        fix = "name the folder that MkDocs wrote, with the pages of docs/ in it"
        raise ContentError(Problem(at, "not-a-site", message, fix))


def sources(site: Site) -> Mapping[str, Path]:
    """By their names in the manifest, what the site was made from: the glossary and the files of its articles."""
    paths = site.paths
    texts = seeds(paths, [locale.tag for locale in site.locales]).texts
    files = {paths.glossary}
    of_articles = {(slug, page.locale.tag) for page in site.pages if (slug := site.article_of(page)) is not None}
    for slug, tag in of_articles:
        if slug in texts:
            text = texts[slug]
            files |= {text, text.with_suffix(".yml") if tag == "en" else catalogue_path(text, tag)}
    folder = os.fspath(paths.seeds)
    names = ((os.fspath(file)[len(folder) + 1 :].replace(os.sep, "/"), file) for file in sorted(files))
    return {f"{paths.seeds.name}/{name}": file for name, file in names}


def digests(site: Path) -> dict[str, str]:
    """The digest of every file of the site but the manifest itself."""
    return {
        file.relative_to(site).as_posix(): finishing.digest(file.read_bytes())
        for file in site.rglob("*")
        if file.is_file() and file != site / finishing.MANIFEST
    }


def _write_or_remove(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, content)
