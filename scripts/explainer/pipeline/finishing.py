"""Completing a site that a printer made of `docs/`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explainer import finish as finishing
from explainer import render
from explainer.model.words import Locale
from explainer.pipeline.paths import Paths
from explainer.pipeline.reading import interface
from explainer.pipeline.writing import replace_file


@dataclass(frozen=True)
class Finished:
    """What `finish` did."""

    pages: int
    without_address: bool


def finish(site: Path, paths: Paths, site_url: str | None, repository_url: str | None) -> Finished:
    """Completes a site that a printer made of `docs/`; see the room `finish`. Raises ValueError for a bad address.

    Run again with the same addresses, after it was killed or not, it gives the same site. For other addresses print the
    site anew: a finished page no longer has the marks that tell where its links and reports go.
    """
    where = finishing.address(site_url, repository_url)
    locales, words = interface(paths)
    places = [place for place in _places(paths, locales) if (site / _html_path(place)).is_file()]
    printed = [(place, (site / _html_path(place)).read_text(encoding="utf-8")) for place in places]
    listed = {(place.path, place.locale.tag) for place, html in printed if finishing.is_indexed(html)}
    known = []
    for place, html in printed:
        languages = tuple(one for one in place.languages if (place.path, one.tag) in listed)
        final = replace(place, languages=languages)
        if place.locale in languages:
            known.append(final)
        replace_file(site / _html_path(place), finishing.finish_page(html, final, where).encode())
    sitemap = finishing.sitemap(known, where)
    (site / "sitemap.xml").unlink(missing_ok=True)
    if sitemap is not None:
        replace_file(site / "sitemap.xml", sitemap.encode())
    missing = finishing.not_found_values(locales, words, where)
    replace_file(site / "404.html", render.not_found(paths.templates, missing, finishing.policy))
    for pattern in finishing.UNUSED:
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return Finished(len(places), without_address=where.site is None)


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
