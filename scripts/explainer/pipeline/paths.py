"""Where files lie, and how one is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from explainer.problem import ContentError, Problem
from explainer.read.text import decode
from explainer.source import Source

SCRIPTS = Path(__file__).resolve().parents[2]
ROOT = SCRIPTS.parent


@dataclass(frozen=True)
class Paths:
    """Where a build reads and writes."""

    root: Path = ROOT
    """What the names of files in problems are relative to."""
    seeds: Path = ROOT / "seeds"
    docs: Path = ROOT / "docs"
    templates: Path = SCRIPTS / "templates"
    locales: Path = SCRIPTS / "locales"

    def name(self, path: Path) -> str:
        """A file's name as people know it: relative to the root where it lies within, with `/`."""
        absolute = path.resolve()
        root = self.root.resolve()
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()


def load(paths: Paths, path: Path) -> Source:
    """A file's text. Raises `ContentError` where it is missing or no text that we read."""
    name = paths.name(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        message = "the file is missing"
        raise ContentError(Problem(Source(name, "").span(0, 0), "missing", message, "restore it from git")) from None
    return decode(name, data)


def seeds(paths: Paths) -> list[Path]:
    """The articles, by slug."""
    return sorted(paths.seeds.rglob("*.txt"), key=lambda path: path.stem)


def catalogue_path(text: Path, tag: str) -> Path:
    """Where an article's catalogue for a language lies: beside its text."""
    return text.with_name(f"{text.stem}.{tag}.po")
