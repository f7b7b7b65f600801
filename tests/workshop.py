"""A small editor's desk for tests: articles in a folder of their own, and the command line run on them."""

from __future__ import annotations

import re
import shutil
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

import build

SEEDS = Path(__file__).parent / "cases" / "pipeline" / "seeds"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Workshop:
    """The seeds of an article `ferry`, complete in four languages, and the pages written from them."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def seeds(self) -> Path:
        """Where the articles lie."""
        return self.folder / "seeds"

    @property
    def docs(self) -> Path:
        """Where their pages are written."""
        return self.folder / "docs"

    def run(self, *arguments: str) -> Said:
        """Runs `python scripts/build.py` on these folders, as from within the desk.

        So its files are named alike at every desk, and what one test has kept of an article serves the next.
        """
        self.capture.readouterr()
        try:
            with chdir(self.folder):
                code = build.main(["--seeds", "seeds", "--docs", "docs", *arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = self.capture.readouterr()
        return Said(code, said.out, said.err)

    def add(self, *names: str) -> None:
        """Brings in further files of the cases."""
        for name in names:
            shutil.copy2(SEEDS / name, self.seeds)

    def change(self, name: str, old: str, new: str) -> None:
        """Edits a file of the seeds; the old words must be there, once."""
        file = self.seeds / name
        content = file.read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{name} holds {old!r} {content.count(old)} times"
        file.write_text(content.replace(old, new), encoding="utf-8")

    def page(self, name: str) -> str:
        """A page's Markdown, such as `en/ferry/faq.md`."""
        return (self.docs / name).read_text(encoding="utf-8")

    def state(self) -> dict[str, tuple[bytes, int]]:
        """Every file of the pages: its content and when it was written."""
        return {
            file.relative_to(self.docs).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in sorted(self.docs.rglob("*"))
            if file.is_file()
        }

    def digest(self, tag: str) -> str:
        """The digest of a language's words that `status` prints."""
        found = re.search(rf"^ferry {tag}: (\w+)", self.run("status").out, re.MULTILINE)
        assert found is not None, f"status has no line for ferry {tag}"
        return found[1]
