"""What the site costs a reader and whoever builds it: `python bench/site.py` measures and writes bench/RESULTS.md.

Builds the site with its one article, and with 300 like it (bench/corpus.py), as `make site` does. Then Chromium, a
phone of 390 × 844 points, opens every type of page in every language from a server of ours on this machine that
compresses as web hosts do and notes what was asked for: as a first visit; then the timeline as a further page; then a
search. Needs what `make test` installs, and a browser: its path in EXPLAINER_BROWSER, or `chromium`.

`--work DIR` keeps the sites there and builds none that are there already.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import corpus
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TAGS = {"en": "", "kk": "kk/", "ru": "ru/", "ja": "ja/"}
PAGES = {
    "home": "",
    "a year": "years/{year}/",
    "how it was made": "how/",
    "summary": "{slug}/",
    "participants": "{slug}/participants/",
    "timeline": "{slug}/timeline/",
    "questions": "{slug}/faq/",
    "source": "{slug}/source/",
    "side by side": "{slug}/side-by-side/",
}
QUERIES = {
    "en": ("direct flights", "Kazakhstan", "economic growth and diplomatic ties", "zzz"),
    "kk": ("тікелей рейстер", "Қазақстан", "мәдени алмасу", "ззз"),
    "ru": ("прямых рейсов", "Казахстан", "экономический рост", "ззз"),
    "ja": ("直行便", "カザフスタン", "経済成長", "ゑゑ"),
}
FIRST, FURTHER, SEARCH, REQUESTS = 45_000, 12_000, 100_000, 6
"""The budgets."""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")

PEERS = """
## The peers

Measured earlier, on 2026-11-23 with two cores and the same Markdown for all; quoted here, not measured in this run.
A document had 20 pages in four languages.

| | first load, 1 document | first load, 123 documents | 123 documents, CPU s / wall s | output MB |
|---|---|---|---|---|
| Hugo 0.111, bare theme, no search | 2 requests, 1.8 kB | – | 5.1 / 5.2 | 17 |
| Starlight 0.42 | 10 requests, 55 kB | 66 kB | 70.8 / 85 | 650 |
| Docusaurus 3.10 | 24 requests, 224 kB | 297 kB | 128 / 189 | 185 |
| VitePress 1.6 | 16 requests, 235 kB | 384 kB | 253 / 308 | 2,189 |
| MkDocs and Material, tuned | 7 requests, 77 kB | – | 19–21 / 19–24 | 69 |
| MkDocs and Material, stock | 11 requests, 94 kB and web fonts | 1,241 kB | 95.9 / 99 | 933 |
"""


@dataclass
class Log:
    """What was asked of the server: address and compressed size."""

    asked: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> tuple[int, int]:
        """How many requests since the last time, and their bytes."""
        asked, self.asked = self.asked, []
        return len(asked), sum(size for _, size in asked)


@dataclass(frozen=True)
class Built:
    """A site and what it took to build it."""

    count: int
    site: Path
    slug: str
    year: str
    wall: float
    cpu: float
    peak: int
    """MB."""


def build(count: int, work: Path) -> Built:
    """Builds the site with so many articles in a folder of its own, unless it is there."""
    project = work / str(count)
    times = project / "times.json"
    if not times.exists():
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        for name in ("scripts", "overrides"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy2(ROOT / "mkdocs.yml", project)
        (project / "docs").mkdir()
        if count == 1:
            shutil.copytree(ROOT / "seeds", project / "seeds")
        else:
            corpus.write(ROOT / "seeds", project / "seeds", count)
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/repo/"}
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        subprocess.run(command, cwd=project, env=variables, check=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.write_text(json.dumps({"wall": wall, "cpu": cpu, "peak": after.ru_maxrss // 1024}), "utf-8")
    site = project / "site"
    slugs = sorted(file.parent.name for file in site.glob("*/facts.json"))
    years = sorted(folder.name for folder in site.glob("years/*"))
    return Built(count, site, slugs[0], years[-1] if years else "", **json.loads(times.read_text("utf-8")))


@contextmanager
def served(site: Path) -> Iterator[tuple[str, Log]]:
    """The site under a sub-path, compressed, with the caching that GitHub Pages allows."""
    log = Log()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0].removeprefix("/repo/")
            file = site / path
            file = file / "index.html" if path.endswith("/") or not path else file
            if not file.is_file():
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            body = gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)
            log.asked.append((path, len(body)))
            self.send_response(HTTPStatus.OK)
            for name, value in (
                ("Content-Type", _TYPES.get(file.suffix, "application/octet-stream")),
                ("Content-Encoding", "gzip"),
                ("Content-Length", str(len(body))),
                ("Cache-Control", "max-age=600"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/repo/", log
        server.shutdown()
        thread.join()


@contextmanager
def visitor(browser: Browser, tag: str) -> Iterator[Page]:
    """Somebody with a phone and an empty cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale=tag)
    yield context.new_page()
    context.close()


def first_loads(browser: Browser, built: Built) -> Iterator[tuple[str, str, int, int]]:
    """Type of page, language, requests and bytes of a first visit."""
    with served(built.site) as (home, log):
        for kind, path in PAGES.items():
            if kind == "a year" and not built.year:
                continue
            for tag, prefix in TAGS.items():
                with visitor(browser, tag) as page:
                    page.goto(home + prefix + path.format(slug=built.slug, year=built.year), wait_until="networkidle")
                yield kind, tag, *log.take()


def further_pages(browser: Browser, built: Built) -> Iterator[tuple[str, str, int, int]]:
    """The same for a further page of an article, after its summary."""
    with served(built.site) as (home, log):
        for kind in ("participants", "timeline", "questions", "source", "side by side"):
            for tag, prefix in TAGS.items():
                with visitor(browser, tag) as page:
                    page.goto(f"{home}{prefix}{built.slug}/", wait_until="networkidle")
                    log.take()
                    page.goto(home + prefix + PAGES[kind].format(slug=built.slug), wait_until="networkidle")
                yield kind, tag, *log.take()


def searches(browser: Browser, built: Built) -> Iterator[tuple[str, str, int, int]]:
    """Query, language, requests and bytes from the opening of search to its answer."""
    with served(built.site) as (home, log):
        for tag, queries in QUERIES.items():
            for query in queries:
                with visitor(browser, tag) as page:
                    page.goto(f"{home}{TAGS[tag]}{built.slug}/", wait_until="networkidle")
                    log.take()
                    page.keyboard.press("/")
                    page.get_by_role("searchbox").fill(query)
                    page.locator(".search__status:not(:empty)").wait_for()
                    page.wait_for_load_state("networkidle")
                yield query, tag, *log.take()


def table(caption: str, rows: Sequence[tuple[str, str, int, int]], budget: int) -> Iterator[str]:
    """Types of pages down, languages across: requests · kB."""
    yield f"\n{caption} (budget {budget // 1000} kB)\n"
    yield f"| | {' | '.join(TAGS)} |\n|---|{'---|' * len(TAGS)}"
    for kind in dict.fromkeys(row[0] for row in rows):
        cells = [
            next((f"{count} · {size / 1000:.1f}" for one, own, count, size in rows if (one, own) == (kind, tag)), "")
            for tag in TAGS
        ]
        yield f"| {kind} | {' | '.join(cells)} |"
    count, size = max(row[2] for row in rows), max(row[3] for row in rows)
    verdict = "kept" if size <= budget else "**exceeded**"
    yield f"\nAt most {count} requests and {size / 1000:.1f} kB, {size / budget:.0%} of the budget: {verdict}."


def _articles(one: Built) -> str:
    return "1 article" if one.count == 1 else f"{one.count} articles"


def report(browser: Browser, sites: Sequence[Built]) -> Iterator[str]:
    """The whole file."""
    yield "# What the site costs\n"
    yield "Made by `python bench/site.py`, which says how it measures; requests · kB (1000 bytes) after gzip.\n"
    today = datetime.now(UTC).date()
    yield f"{today}, Python {platform.python_version()}, {os.cpu_count()} cores, Chromium {browser.version}."
    yield "Many articles are copies of the shipped one with other names, dates and subjects: they compress better than"
    yield "real ones would.\n"
    yield "## Building (`mkdocs build --strict`, from nothing: seeds to site)\n"
    yield "| articles | pages | wall s | CPU s | peak MB | site MB | home page, HTML kB | search index, MB |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in sites:
        files = [file for file in one.site.rglob("*") if file.is_file()]
        pages = sum(file.name == "index.html" for file in files)
        home = len(gzip.compress((one.site / "index.html").read_bytes()))
        index = sum(len(gzip.compress(file.read_bytes())) for file in files if "assets/search/" in file.as_posix())
        yield (
            f"| {one.count} | {pages} | {one.wall:.1f} | {one.cpu:.1f} | {one.peak}"
            f" | {sum(file.stat().st_size for file in files) / 1e6:.1f} | {home / 1000:.1f} | {index / 1e6:.2f} |"
        )
    for one in sites:
        yield f"\n## Reading, {_articles(one)}"
        yield from table(f"A first load, of at most {REQUESTS} requests", list(first_loads(browser, one)), FIRST)
        yield from table("A further page, after the summary", list(further_pages(browser, one)), FURTHER)
        found = [(f"“{query}”", tag, count, size) for query, tag, count, size in searches(browser, one)]
        yield f"\nA search, from its opening to the answer (budget {SEARCH // 1000} kB)\n"
        yield "| query | language | requests · kB |\n|---|---|---|"
        for query, tag, count, size in found:
            yield f"| {query} | {tag} | {count} · {size / 1000:.1f} |"
        worst = max(size for *_, size in found)
        verdict = "kept" if worst <= SEARCH else "**exceeded**"
        yield f"\nAt most {worst / 1000:.1f} kB, {worst / SEARCH:.0%} of the budget: {verdict}."
    yield PEERS.rstrip()


def ratios(browser: Browser, sites: Sequence[Built]) -> Iterator[str]:
    """Our summary page against the peers'."""
    yield "\nOurs against theirs: the summary's first load in English, and theirs as a multiple of it.\n"
    yield "| | kB | Starlight | Docusaurus | VitePress | MkDocs and Material, stock |\n|---|---|---|---|---|---|"
    for one in sites:
        sizes = {(kind, tag): size for kind, tag, _, size in first_loads(browser, one)}
        size = sizes["summary", "en"]
        theirs = (55, 224, 235, 94) if one.count == 1 else (66, 297, 384, 1241)
        cells = " | ".join(f"{their * 1000 / size:.1f} ×" for their in theirs)
        yield f"| {_articles(one)} (theirs: {1 if one.count == 1 else 123}) | {size / 1000:.1f} | {cells} |"


def main() -> None:
    """Builds, measures, writes."""
    parser = argparse.ArgumentParser(description="Measures the site and writes bench/RESULTS.md.")
    parser.add_argument("--articles", type=int, nargs="*", default=[1, 300], metavar="N")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the sites there; use those that are there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        sites = [build(count, chosen.work or Path(temporary)) for count in chosen.articles]
        program = os.environ.get("EXPLAINER_BROWSER") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        text = "\n".join((*report(browser, sites), *ratios(browser, sites))) + "\n"
        browser.close()
    kept = ROOT / "bench/RESULTS.md"
    rest = kept.read_text("utf-8") if kept.exists() else ""
    _, mark, others = rest.partition("<!-- below: written by others -->")
    kept.write_text(text + (f"\n{mark}{others}" if mark else ""), "utf-8")
    print(text)


if __name__ == "__main__":
    main()
