"""Completing a site that a printer made of `docs/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
from explainer.problem import ContentError, Problem
from explainer.read.published import Head, read_head, read_published


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
    """By slug: what is said of each article whose pages are there."""
    territories: Mapping[str, str]
    """Each language with the country where it is most at home: `ja_JP`."""

    def articles(self, locale: Locale) -> list[tuple[Published, str]]:
        """A language's articles, newest first, with their descriptions; those not to be listed are left out."""
        found = [
            (self.published[slug], page.description)
            for page in self.pages
            if page.locale == locale and page.is_listed and (slug := page.path.removesuffix("/")) in self.published
        ]
        return sorted(found, key=lambda one: (one[0].source.dated or "", one[0].slug), reverse=True)

    @cached_property
    def feeds(self) -> Mapping[str, bytes | None]:
        """Each language's feed; None where it has no article."""
        return {
            one.tag: finishing.feed(self.articles(one), one, self.words[one.tag], self.where) for one in self.locales
        }

    def about(self, page: SitePage) -> Published | None:
        """The article that it is a page of."""
        return self.published.get(page.path.partition("/")[0])

    def finished(self, page: SitePage, html: str) -> str:
        """A page with everything in its head that needs the site's address or is for machines."""
        words = self.words[page.locale.tag]
        name = words["site.name"]
        about = self.about(page)
        more = finishing.shared(page, self.where, name, self.territories, is_article=about is not None)
        if self.feeds[page.locale.tag] is not None:
            more.append(finishing.feed_link(page.locale, words, self.where))
        if about is not None:
            more.append(finishing.data_link(page, f"{about.slug}/{DATA}"))
        more.append(finishing.linked_data(page, self.where, name, about))
        return finishing.finish_page(html, page, self.where, [*filter(None, more)])

    def lists(self) -> Mapping[str, bytes | None]:
        """The files that are about all pages, by name; None for one that this site does not have."""
        articles = {locale.tag: self.articles(locale) for locale in self.locales}
        missing = finishing.not_found_values(self.locales, self.words, self.where)
        return {
            **{f"{one.prefix}{finishing.FEED}": self.feeds[one.tag] for one in self.locales},
            "sitemap.xml": finishing.sitemap([page for page in self.pages if page.is_listed], self.where),
            "sitemap.xml.gz": None,  # MkDocs' own, of its own sitemap
            "llms.txt": finishing.llms(articles, self.locales, self.words, DATA, self.where).encode(),
            "404.html": render.self_contained(self.paths.templates, "404.html", missing, finishing.policy),
        }

    def manifest(self, digests: Mapping[str, str]) -> bytes:
        """What the site was made from and what it consists of, by the digest of each file."""
        return finishing.manifest(_sources(self), digests)


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
        printed = opened(paths, where, lambda file: (site / file).is_file())
        _refuse_foreign(site, printed)
        sweep(site, seconds=0)  # all of it would be published
        lists = printed.lists()
        for page in printed.pages:
            html = printed.finished(page, (site / page.file).read_text("utf-8"))
            replace_file(site / page.file, (finishing.for_folder(html) if for_folder else html).encode())
        for name, content in lists.items():
            _write_or_remove(site / name, content)
        replace_file(site / finishing.MANIFEST, printed.manifest(digests(site)))
    return Finished(len(printed.pages), len(printed.pages), without_address=where.site is None)


def opened(
    paths: Paths,
    where: finishing.Address,
    is_printed: Callable[[str], bool],
    head_of: Callable[[Path], Head] | None = None,
) -> Site:
    """The site of those pages of `docs/` whose file `is_printed`, and what these say; `head_of` knows their heads."""
    locales, words = interface(paths)
    data = paths.docs / locales[0].tag
    published = {
        file.parent.name: read_published(load(paths, file))
        for file in sorted(data.glob(f"*/{DATA}"))
        if is_printed(file.relative_to(data).as_posix())
    }
    names = {locale.tag: words[locale.tag]["site.name"] for locale in locales}
    territories = {locale.tag: with_likely_territory(locale.tag) for locale in locales}
    pages = tuple(_pages(paths, names, locales, is_printed, head_of or _head))
    return Site(paths, where, locales, words, pages, published, territories)


def _head(file: Path) -> Head:
    return read_head(file.read_text("utf-8", "replace"))


def _pages(
    paths: Paths,
    names: Mapping[str, str],
    locales: Sequence[Locale],
    is_printed: Callable[[str], bool],
    head_of: Callable[[Path], Head],
) -> Iterator[SitePage]:
    """Every page of `docs/` that was printed; `names` are the site's, for a page that has no title of its own."""
    heads = {
        (path, locale.tag): head_of(file)
        for locale in locales
        for file in (paths.docs / locale.tag).rglob("*.md")
        if is_printed(page_file(locale, path := page_path(file.relative_to(paths.docs / locale.tag))))
    }
    for path in sorted({path for path, _ in heads}):
        here = [(locale, heads[path, locale.tag]) for locale in locales if (path, locale.tag) in heads]
        listed = tuple(locale for locale, head in here if head.is_listed)
        for locale, head in here:
            yield SitePage(path, locale, listed, head.title or names[locale.tag], head.description)


def page_path(file: Path) -> str:
    """The path of a page from its file's in a language's folder: `how.md` → `how/`, `a/index.md` → `a/`."""
    parts = file.with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "index" else parts
    return "".join(f"{part}/" for part in parts)


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


def _sources(site: Site) -> dict[str, str]:
    """The digests, by name, of what the site was made from: the glossary and the files of its articles."""
    paths = site.paths
    texts = seeds(paths, [locale.tag for locale in site.locales]).texts
    files = {paths.glossary}
    for page in site.pages:
        slug = page.path.partition("/")[0]
        if slug in site.published and slug in texts:
            text, tag = texts[slug], page.locale.tag
            files |= {text, text.with_suffix(".yml") if tag == "en" else catalogue_path(text, tag)}
    return {
        f"{paths.seeds.name}/{file.relative_to(paths.seeds).as_posix()}": finishing.digest(file.read_bytes())
        for file in sorted(files)
        if file.is_file() and not file.is_symlink()
    }


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
