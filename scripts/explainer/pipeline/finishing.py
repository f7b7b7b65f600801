"""Completing a site that a printer made of `docs/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from explainer.read.published import read_head, read_published


@dataclass(frozen=True)
class Finished:
    """What `finish` did."""

    pages: int
    without_address: bool


@dataclass(frozen=True)
class _Site:
    """A printed site and what is known of it before any page is finished; all of its HTML would take a gigabyte."""

    folder: Path
    paths: Paths
    where: finishing.Address
    locales: tuple[Locale, ...]
    words: Mapping[str, Mapping[str, str]]
    pages: tuple[SitePage, ...]
    published: Mapping[str, Published]
    """By slug: what is said of each article whose pages are there."""
    territories: Mapping[str, str]
    """Each language with the country where it is most at home: `ja_JP`."""

    def html(self, page: SitePage, *, errors: str = "strict") -> str:
        """A page as it was printed, or has been finished."""
        return (self.folder / page.file).read_text("utf-8", errors)

    def articles(self, locale: Locale) -> list[tuple[Published, str]]:
        """A language's articles, newest first, with their descriptions; those not to be listed are left out."""
        found = [
            (self.published[slug], page.description)
            for page in self.pages
            if page.locale == locale and page.is_listed and (slug := page.path.removesuffix("/")) in self.published
        ]
        return sorted(found, key=lambda one: (one[0].source.dated or "", one[0].slug), reverse=True)


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
        printed = _opened(site, paths, where)
        _refuse_foreign(printed)
        sweep(site, seconds=0)  # all of it would be published
        articles = {locale.tag: printed.articles(locale) for locale in printed.locales}
        feeds = {
            locale.tag: finishing.feed(articles[locale.tag], locale, printed.words[locale.tag], where)
            for locale in printed.locales
        }
        with_feed = {tag for tag, content in feeds.items() if content is not None}
        for page in printed.pages:
            html = _finished(page, printed, has_feed=page.locale.tag in with_feed)
            replace_file(site / page.file, (finishing.for_folder(html) if for_folder else html).encode())
        for locale in printed.locales:
            _write_or_remove(site / f"{locale.prefix}{finishing.FEED}", feeds[locale.tag])
        listed = [page for page in printed.pages if page.is_listed]
        _write_or_remove(site / "sitemap.xml", finishing.sitemap(listed, where))
        _write_or_remove(site / "sitemap.xml.gz", None)  # MkDocs' own, of its own sitemap
        llms = finishing.llms(articles, printed.locales, printed.words, DATA, where)
        replace_file(site / "llms.txt", llms.encode())
        missing = finishing.not_found_values(printed.locales, printed.words, where)
        replace_file(site / "404.html", render.self_contained(paths.templates, "404.html", missing, finishing.policy))
        replace_file(site / finishing.MANIFEST, finishing.manifest(_sources(printed), digests(site)))
    return Finished(len(printed.pages), without_address=where.site is None)


def _opened(site: Path, paths: Paths, where: finishing.Address) -> _Site:
    """The site, with the pages of `docs/` that are in it and what these say."""
    locales, words = interface(paths)
    data = paths.docs / locales[0].tag
    published = {
        file.parent.name: read_published(load(paths, file))
        for file in sorted(data.glob(f"*/{DATA}"))
        if (site / file.relative_to(data)).is_file()
    }
    names = {locale.tag: words[locale.tag]["site.name"] for locale in locales}
    territories = {locale.tag: with_likely_territory(locale.tag) for locale in locales}
    pages = tuple(_pages(site, paths, names, locales))
    return _Site(site, paths, where, locales, words, pages, published, territories)


def _pages(site: Path, paths: Paths, names: Mapping[str, str], locales: Sequence[Locale]) -> Iterator[SitePage]:
    """Every page of `docs/` that was printed; `names` are the site's, for a page that has no title of its own."""
    heads = {
        (path, locale.tag): read_head(file.read_text("utf-8", "replace"))
        for locale in locales
        for file in (paths.docs / locale.tag).rglob("*.md")
        if (site / page_file(locale, path := page_path(file.relative_to(paths.docs / locale.tag)))).is_file()
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


def _refuse_foreign(site: _Site) -> None:
    """Raises `ContentError` where there is a page that our template did not print, or none at all."""
    before = site.folder / finishing.MANIFEST
    if site.pages and before.is_file() and finishing.is_manifest(before.read_text("utf-8", "replace")):
        return
    foreign = (page.file for page in site.pages if not finishing.is_ours(site.html(page, errors="replace")))
    found = next(foreign, None if site.pages else "")
    if found is not None:
        at = site.paths.at(site.folder / found)
        docs = site.paths.name(site.paths.docs)
        message = f"this is no site that MkDocs wrote of {docs}, so nothing in it is touched"
        fix = "name the folder that MkDocs wrote, with the pages of docs/ in it"
        raise ContentError(Problem(at, "not-a-site", message, fix))


def _finished(page: SitePage, site: _Site, *, has_feed: bool) -> str:
    """A page with everything in its head that needs the site's address or is for machines."""
    words = site.words[page.locale.tag]
    name = words["site.name"]
    about = site.published.get(page.path.partition("/")[0])
    more = finishing.shared(page, site.where, name, site.territories, is_article=about is not None)
    if has_feed:
        more.append(finishing.feed_link(page.locale, words, site.where))
    if about is not None:
        more.append(finishing.data_link(page, f"{about.slug}/{DATA}"))
    more.append(finishing.linked_data(page, site.where, name, about))
    return finishing.finish_page(site.html(page), page, site.where, [*filter(None, more)])


def _sources(site: _Site) -> dict[str, str]:
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
