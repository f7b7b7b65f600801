"""What a build and a correction cost: `python bench/speed.py` measures and writes its part of bench/RESULTS.md.

For each number of articles (bench/corpus.py) a project of its own, and in it, one after the other, by the commands that
people run: the site from nothing, again with nothing changed, after a correction of one translation, after one of a
claim (and of its English in the catalogues), after one of a name that several articles use; then under `mkdocs serve`
the time from a save until the page says it, of the first correction and of the next ones. In the same run, where they
are installed, Hugo prints the same Markdown with a bare theme, and MkDocs prints it with the theme as it comes (up to
30 articles: its navigation grows with the square). Above 300 articles neither is run, nor `mkdocs serve`, which prints
the whole site once more before it shows a page: `--articles 1000` takes some ten minutes on two idle cores.

Wall and processor time are both told: on a machine that does other work only the latter, and ratios, mean much.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

import corpus

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "RESULTS.md"
BEGIN, END = "<!-- speed: begin -->", "<!-- speed: end -->"
GOALS = {
    "from nothing": 35.0,
    "nothing changed": 1.5,
    "one translation": 2.5,
    "one claim": 2.5,
    "one name": 6.0,
    "serve": 1.0,
    "serve, the next ones": 1.0,
}
"""Seconds at 123 articles."""
_STOCK_MOST, _ALL_MOST = 30, 300
"""Articles up to which stock MkDocs is run, and up to which everything else is."""
_STEPS = 9
_NEXT = 3
"""So many corrections follow the first, each of another article; the slowest is told."""
_PORT = 8765
_PAUSE = 3.0
_WORDS = ("возобновление", "восстановление")
"""One for the other is the correction."""
_CLAIMS = ("The meeting covered the possibility of", "The talks covered the possibility of")


@dataclass(frozen=True)
class Cost:
    """What one command took."""

    articles: int
    step: str
    wall: float
    cpu: float | None = None
    peak: float | None = None
    """MB of its largest process."""
    pages: int = 0
    size: int = 0
    """Bytes of the site."""


def timed(command: Sequence[str], folder: Path, variables: dict[str, str]) -> tuple[float, float, float]:
    """Wall and processor seconds, its processes' together, and the peak. Raises CalledProcessError."""
    start = time.perf_counter()
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=variables, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print((folder / "log.txt").read_text("utf-8", "replace")[-3000:], file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, command)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def project_of(count: int, work: Path) -> Path:
    """A project with so many articles, and nothing built."""
    project = work / str(count)
    shutil.rmtree(project, ignore_errors=True)
    (project / "docs").mkdir(parents=True)
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", project)
    if count == 1:
        shutil.copytree(ROOT / "seeds", project / "seeds")
    else:
        corpus.write(ROOT / "seeds", project / "seeds", count)
    # As on a machine where it has been for a while: compiled, and no file so young that it may still change unseen.
    hour_ago = time.time() - 3600
    for file in project.rglob("*"):
        os.utime(file, (hour_ago, hour_ago))
    subprocess.run([sys.executable, "-m", "compileall", "-q", "scripts"], cwd=project, check=True)
    return project


def corrected(project: Path, number: int = 0) -> str:
    """Corrects a word of an article's Russian headline, or corrects it back; the page that says it."""
    file = _catalogues(project)[number]
    head, mark, rest = file.read_text("utf-8").partition('msgctxt "headline"')
    old, new = _WORDS
    if rest.find(new) >= 0 and not 0 <= rest.find(old) < rest.find(new):
        old, new = new, old
    file.write_text(head + mark + rest.replace(old, new, 1), "utf-8")
    return _page(file)


def _catalogues(project: Path) -> list[Path]:
    return sorted((project / "seeds").glob("*.ru.po"))


def _page(catalogue: Path) -> str:
    return f"ru/{catalogue.name.removesuffix('.ru.po')}/"


def restated(project: Path) -> None:
    """Corrects a claim of the last article, and its English in the catalogues: it means what it did."""
    old, new = _CLAIMS
    files = sorted((project / "seeds").glob(f"{_catalogues(project)[-1].name.removesuffix('.ru.po')}.*"))
    texts = {file: file.read_text("utf-8").replace('"\n"', "") for file in files if file.suffix in {".yml", ".po"}}
    if not all(old in text for text in texts.values()):
        raise ValueError(old)
    for file, text in texts.items():
        file.write_text(text.replace(old, new), "utf-8")


def renamed(project: Path) -> None:
    """Gives the glossary's first name one more English form."""
    file = project / "seeds" / "glossary.yml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^(  en: \{form: [^,}]+, others: \[)", r"\1Somebody Else, ", text, count=1), "utf-8")


def costs(count: int, work: Path, variables: dict[str, str]) -> Iterator[Cost]:
    """Everything that is measured of so many articles."""
    project = project_of(count, work)
    ours = [sys.executable, "scripts/build.py", "site"]

    def step(name: str) -> Cost:
        found = timed(ours, project, variables)
        files = [file for file in (project / "site").rglob("*") if file.is_file()]
        pages = sum(file.name == "index.html" for file in files)
        return Cost(count, name, *found, pages, sum(file.stat().st_size for file in files))

    yield step("from nothing")
    yield step("nothing changed")
    corrected(project)
    yield step("one translation")
    restated(project)
    yield step("one claim")
    renamed(project)
    yield step("one name")
    if count <= _ALL_MOST:
        first, *others = served(project, variables)
        yield Cost(count, "serve", first)
        if others:
            yield Cost(count, "serve, the next ones", max(others))
        yield from peers(count, project, variables)


def served(project: Path, variables: dict[str, str]) -> list[float]:
    """Seconds from a save until `mkdocs serve` shows it, of some articles one after the other."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{_PORT}"]
    here = {**variables, "SITE_URL": ""}  # else MkDocs serves it under the address's path
    with (project / "serve.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=project, env=here, stdout=log, stderr=subprocess.STDOUT)
        try:
            found = []
            catalogues = [*enumerate(_catalogues(project))]
            for number, catalogue in catalogues[1 : 2 + _NEXT] or catalogues:  # of the first both states are kept
                before = until_other(_page(catalogue), None, 3600)
                time.sleep(_PAUSE)  # who corrects reads first
                start = time.perf_counter()
                corrected(project, number)
                until_other(_page(catalogue), before, 600)
                found.append(time.perf_counter() - start)
            return found
        finally:
            process.send_signal(signal.SIGINT)  # so that it removes what it has served
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:  # started behind a shell's "&", it does not hear that
                process.kill()
                process.wait()


def until_other(page: str, before: int | None, most: float) -> int:
    """How often the page says the word of the correction, as soon as that is another number. Raises TimeoutError.

    MkDocs writes the time into every page, so all of it is always another.
    """
    end = time.perf_counter() + most
    while time.perf_counter() < end:
        with suppress(OSError), urlopen(f"http://127.0.0.1:{_PORT}/{page}", timeout=60) as answer:
            if (found := answer.read().decode().count(_WORDS[1])) != before:
                return int(found)
        time.sleep(0.05)
    raise TimeoutError(page)


def peers(count: int, project: Path, variables: dict[str, str]) -> Iterator[Cost]:
    """Hugo and MkDocs on the same Markdown, where they are installed."""
    hugo = shutil.which("hugo")
    if hugo:
        folder = project / "hugo"
        shutil.copytree(
            project / "docs", folder / "content", ignore=shutil.ignore_patterns("assets", "*.json", "*.ics")
        )
        for file in folder.rglob("index.md"):  # what is `index` for MkDocs is `_index` for Hugo
            file.rename(file.with_name("_index.md"))
        layouts = folder / "layouts" / "_default"
        layouts.mkdir(parents=True)
        for name in ("single", "list"):
            (layouts / f"{name}.html").write_text(_HUGO, "utf-8")
        (folder / "config.toml").write_text(
            'disableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n', "utf-8"
        )
        yield Cost(count, "Hugo, from nothing", *timed([hugo, "--quiet"], folder, variables))
    if count <= _STOCK_MOST:
        folder = project / "stock"
        folder.mkdir()
        settings = (
            f"site_name: Stock\ndocs_dir: {project}/docs\ntheme: material\n"
            "markdown_extensions: [attr_list, md_in_html]\n"
        )
        (folder / "mkdocs.yml").write_text(settings, "utf-8")
        found = timed([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, variables)
        yield Cost(count, "MkDocs and its theme, from nothing", *found)


_HUGO = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav>{{ range .Params.nav }}<a href="{{ .path }}">{{ .title }}</a> {{ end }}</nav>{{ .Content }}</body></html>
"""


@contextmanager
def bar(total: int) -> Iterator[list[Cost]]:
    """A list that shows on a terminal how far it has grown."""

    class Growing(list[Cost]):
        def append(self, one: Cost) -> None:
            super().append(one)
            if sys.stderr.isatty():
                full = 40 * len(self) // total
                print(f"\r[{'#' * full}{'.' * (40 - full)}] {one.articles}: {one.step}\033[K", end="", file=sys.stderr)

    yield Growing()
    if sys.stderr.isatty():
        print(file=sys.stderr)


def report(found: Sequence[Cost]) -> Iterator[str]:
    """The tables."""
    today = datetime.now(UTC).date()
    counted = " ".join(dict.fromkeys(str(one.articles) for one in found))
    yield f"## Building and correcting (`python bench/speed.py --articles {counted}`)\n"
    load = os.getloadavg()[0]
    yield f"{today}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} at the end."
    yield "A machine that does other work inflates wall time, and processor time by as much as twice.\n"
    yield "| articles | what | wall s | CPU s | peak MB | pages | site MB | kB a page |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in found:
        cpu = "" if one.cpu is None else f"{one.cpu:.1f}"
        peak = "" if one.peak is None else f"{one.peak:.0f}"
        more = f"{one.pages} | {one.size / 1e6:.1f} | {one.size / one.pages / 1e3:.1f}" if one.pages else " | | "
        yield f"| {one.articles} | {one.step} | {one.wall:.1f} | {cpu} | {peak} | {more} |"
    first = {one.articles: one for one in found if one.step == "from nothing"}
    hugo = {one.articles: one for one in found if one.step.startswith("Hugo")}
    for count, one in hugo.items():
        yield f"\nFrom nothing at {count}: {(first[count].cpu or 0) / (one.cpu or 1):.0f} times Hugo's processor time."
    counts = sorted(first)
    for less, more in pairwise(counts):
        times = (first[more].cpu or 0) / (first[less].cpu or 1)
        yield f"\n{less} → {more} articles: {more / less:.1f} times the articles, {times:.1f} times the processor time."
    yield "\n| goal at 123 articles | s | measured |\n|---|---|---|"
    for step, goal in GOALS.items():
        wall = next((one.wall for one in found if (one.articles, one.step) == (123, step)), None)
        verdict = "not measured" if wall is None else f"{wall:.1f}: {'kept' if wall <= goal else '**missed**'}"
        yield f"| {step} | {goal} | {verdict} |"


def main() -> None:
    """Measures, writes."""
    parser = argparse.ArgumentParser(description="Measures builds and writes its part of bench/RESULTS.md.")
    parser.add_argument("--articles", type=int, nargs="*", default=[1, 30, 123], metavar="N", help="also 300, 1000")
    chosen = parser.parse_args()
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/repo/", "REPO_URL": ""}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # who has it set compiles the program at every command
    with tempfile.TemporaryDirectory() as work, bar(_STEPS * len(chosen.articles)) as found:
        for count in chosen.articles:
            for one in costs(count, Path(work), variables):
                found.append(one)
        text = "\n".join((BEGIN, "", *report(found), "", END))
    rest = RESULTS.read_text("utf-8")
    before, mark, after = rest.partition(BEGIN)
    after = after.partition(END)[2] if mark else ""
    RESULTS.write_text(f"{before.rstrip()}\n\n{text}\n\n{after.lstrip()}".rstrip() + "\n", "utf-8")
    print(text)


if __name__ == "__main__":
    main()
