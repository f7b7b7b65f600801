"""`mkdocs serve` as an editor uses it: edits show without a restart, and a mistake never stops it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.article import SLUG
from tests.languages import said
from tests.site.pages import inside as below
from tests.site.pages import parse, text
from tests.site.printing import environment

_PATIENCE = 300
"""Seconds until an edit has to show; on an idle machine it takes three, and a loaded one proves nothing."""


@dataclass(frozen=True)
class Preview:
    """A running `mkdocs serve`."""

    project: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str) -> str:
        """A page as it is now; empty while the server does not answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=_PATIENCE) as answer:  # noqa: S310 - this machine
                return bytes(answer.read()).decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, path: str, shows: Callable[[str], bool]) -> str:
        """The page once it shows what it should."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server stopped:\n{self.log.read_text('utf-8')}"
            page = self.get(path)
            if page and shows(page):
                return page
            time.sleep(0.2)
        pytest.fail(f"/{path} never showed it:\n{self.log.read_text('utf-8')[-3000:]}")

    def edit(self, name: str, old: str, new: str) -> None:
        """Changes a file of the project as an editor saves it."""
        file = self.project / name
        content = file.read_text(encoding="utf-8")
        assert old in content, f"{name} does not hold {old!r}"
        file.write_text(content.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def preview(project_copy: Path, tmp_path: Path) -> Iterator[Preview]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project_copy, env=environment(), stdout=output, stderr=output)
        try:
            served = Preview(project_copy, f"http://127.0.0.1:{port}/", process, log)
            served.wait("", bool)
            yield served
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE)


def banner(page: str) -> str:
    """What the banner of problems says; empty without one."""
    return " ".join(text(one) for one in below(parse(page), ".problems"))


def test_edits_show_without_a_restart_and_problems_over_the_last_good_pages(preview: Preview) -> None:
    """One server for the whole story: starting one is most of the time it takes."""
    summary = f"kk/{SLUG}/"
    before = preview.get(summary)
    words = said("kk", "section.key")
    assert words in before
    assert not banner(before)
    assert "canonical" not in before

    # A translator's word.
    preview.edit("scripts/locales/kk/messages.po", f'msgstr "{words}"', f'msgstr "Ең {words}"')
    preview.wait(summary, lambda page: f"Ең {words}" in page)

    # A mistake: misquoted evidence.
    facts = f"seeds/{SLUG}.yml"
    preview.edit(facts, '"by the first half of 2025"', '"by the first half of 2026"')
    broken = preview.wait(summary, lambda page: bool(banner(page)))
    assert f"{facts}:" in banner(broken)
    assert "2026" in banner(broken)
    assert "fix:" in banner(broken)
    assert f"Ең {words}" in broken, "the last good page is gone"
    assert "2026" not in text(parse(broken), without=(".problems", "script"))  # MkDocs counts milliseconds in its own

    # Mended, and a template changed with it.
    preview.edit(facts, '"by the first half of 2026"', '"by the first half of 2025"')
    preview.edit("scripts/templates/colophon.md", '<footer class="made">', '<footer class="made" data-edited>')
    mended = preview.wait(summary, lambda page: bool(page) and not banner(page) and "data-edited" in page)
    assert f"Ең {words}" in mended

    # What gives the pages their look.
    preview.edit("overrides/assets/site.css", "/*", "/* Edited. */ /*")
    preview.wait("assets/site.css", lambda sheet: "/* Edited. */" in sheet)

    # Mistakes of a developer: the server goes on answering, says so, and recovers.
    preview.edit("scripts/templates/colophon.md", "data-edited", "{% if %}")
    preview.wait(summary, lambda page: "TemplateSyntaxError" in banner(page) and "data-edited" in page)
    preview.edit("scripts/templates/colophon.md", "{% if %}", "data-twice")
    preview.wait(summary, lambda page: "data-twice" in page and not banner(page))
    preview.edit("scripts/locales/kk/language.yml", "name:", "name: [")
    preview.wait(summary, lambda page: "kk/language.yml" in banner(page))
