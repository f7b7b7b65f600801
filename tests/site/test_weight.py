"""What the site asks of a reader: nothing from anywhere else, nothing kept, and little to load."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.links import addresses
from tests.site.pages import Site

_KEPT = {"scheme", "also", "columns"}
"""What the site may remember in a reader's browser, and only after the reader's own click."""
_LARGEST_SITE = 2_500_000
"""Bytes. 32 pages of one article, each with its own drawers, are some 40 kB each; style, scripts and search index
another half megabyte. Material's bundle or its search index would be more than that together."""


def scripts(site: Site) -> list[Path]:
    return sorted(site.folder.rglob("*.js"))


def test_no_style_or_script_loads_anything_from_another_host(site: Site) -> None:
    styles = sorted(site.folder.rglob("*.css"))
    assert styles
    assert scripts(site)
    for file in (*styles, *scripts(site)):
        content = file.read_text(encoding="utf-8")
        loads = re.findall(r"(?:url\(|@import|import\(|from |fetch\()\s*[\"'`]?\s*((?:https?:)?//[^\s\"')]+)", content)
        assert not loads, f"{file.name}: {loads}"
        assert "@font-face" not in content, file.name


def test_nothing_of_the_theme_is_left_that_no_page_asks_for(site: Site) -> None:
    unwanted = re.compile(
        r"bundle.*\.js|workers|lunr|tinyseg|wordcut|search_index\.json|\.map$|\.(woff2?|ttf|otf|eot)$|\.gz$|palette"
    )
    files = [file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*") if file.is_file()]
    assert not [file for file in files if unwanted.search(file)]


def test_every_file_is_asked_for_by_a_page_or_a_script(site: Site) -> None:
    asked = {
        site.follow(page, address)[0]
        for page in site.pages
        for _, address in addresses(page)
        if not urlsplit(address).netloc and urlsplit(address).scheme != "data" and not address.startswith("/")
    }
    loaders = [file.read_text("utf-8") for file in scripts(site)]
    asked |= {match for text in loaders for match in re.findall(r"[\w-]+\.(?:js|css)", text)}
    # The parts of the search are asked for together: ["search", "words"].map((name) => import(`./${name}.js`))
    lists = (found for text in loaders for found in re.findall(r"\[([^\]]+)\]\.map\(\(name\) => import", text))
    asked |= {f"{name}.js" for found in lists for name in re.findall(r'"([\w-]+)"', found)}
    files = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*") if file.is_file()}
    standing = {"404.html", "sitemap.xml", "robots.txt", "llms.txt", "manifest.json", "assets/explainer.schema.json"}
    unasked = {
        file
        for file in files - asked - standing
        if Path(file).name not in {*asked, "feed.xml"}
        and not file.startswith("assets/search/")
        and not file.endswith("index.html")
    }
    assert not unasked


def test_the_site_stays_small(site: Site) -> None:
    sizes = {file: file.stat().st_size for file in site.folder.rglob("*") if file.is_file()}
    largest = sorted(sizes, key=lambda file: -sizes[file])[:5]
    names = ", ".join(f"{file.relative_to(site.folder)} ({sizes[file]})" for file in largest)
    assert sum(sizes.values()) <= _LARGEST_SITE, f"{sum(sizes.values())} bytes; the largest are {names}"


def test_pages_keep_nothing_but_what_a_reader_chose(site: Site) -> None:
    for file in (*scripts(site), *site.folder.rglob("*.html")):
        content = file.read_text(encoding="utf-8")
        assert not re.search(r"document\.cookie|cookieStore|indexedDB|sessionStorage|serviceWorker", content), file
        assert set(re.findall(r"localStorage\.\w+\(\s*[\"'`]([^\"'`]+)", content)) <= {"explainer.${name}"}, file
        assert set(re.findall(r"\bremember(?:ed)?\(\"(\w+)\"", content)) <= _KEPT, file
        assert len(re.findall(r"localStorage", content)) == len(re.findall(r"localStorage\.\w+\(\s*[\"'`]", content))
