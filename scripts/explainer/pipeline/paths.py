"""Where files lie, and how one is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from explainer.problem import ContentError, Problem
from explainer.read.text import decode, too_large
from explainer.source import Source, Span

SCRIPTS = Path(__file__).resolve().parents[2]
ROOT = SCRIPTS.parent
LOCALES = SCRIPTS / "locales"
GLOSSARY = "glossary.yml"


@dataclass(frozen=True)
class Paths:
    """Where a build reads and writes."""

    root: Path = ROOT
    """What the names of files in problems are relative to."""
    seeds: Path = ROOT / "seeds"
    docs: Path = ROOT / "docs"
    templates: Path = SCRIPTS / "templates"
    locales: Path = field(default_factory=lambda: LOCALES)
    schemas: Path = SCRIPTS / "schema"

    @property
    def glossary(self) -> Path:
        """The names and terms of all articles."""
        return self.seeds / GLOSSARY

    def languages(self) -> Iterator[Path]:
        """The folder of each language, named as its tag."""
        return (path for path in sorted(self.locales.iterdir()) if path.is_dir() and not is_hidden(path.name))

    def name(self, path: Path) -> str:
        """A file's name as people know it: relative to the root where it lies within, with `/`.

        A link is named itself, not what it leads to. A character that a terminal could not print stands as its escape.
        """
        # Unlike Path.resolve, this knows an answer for links that lead in a circle.
        absolute = Path(os.path.realpath(path.parent), path.name) if path.name else Path(os.path.realpath(path))
        root = Path(os.path.realpath(self.root))
        name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()
        return printable(name)

    def at(self, path: Path) -> Span:
        """A file as a whole, where a problem has no place in it."""
        return Source(self.name(path), "").span(0, 0)


def load(paths: Paths, path: Path) -> Source:
    """A file's text. Raises `ContentError` where it is missing, no file, or no text that we read."""
    return decode(paths.name(path), load_bytes(paths, path))


def load_bytes(paths: Paths, path: Path) -> bytes:
    """What a file holds. Raises `ContentError` where it is missing, no file, a link, too large, or not ours to read."""
    name = paths.name(path)
    nothing = Source(name, "").span(0, 0)
    try:
        status = path.lstat()
        if problem := unfit(nothing, status.st_mode) or too_large(name, status.st_size):
            raise ContentError(problem)
        return path.read_bytes()
    except FileNotFoundError:
        message = "the file is missing"
        raise ContentError(Problem(nothing, "missing", message, "restore it from git")) from None
    except OSError as error:
        raise ContentError(unreadable(nothing, error)) from None


def is_there(path: Path) -> bool:
    """Whether something has that name, if only a link that leads nowhere."""
    return os.path.lexists(path)


def catalogue_path(text: Path, tag: str) -> Path:
    """Where an article's catalogue for a language lies: beside its text."""
    return text.with_name(f"{text.stem}.{tag}.po")


def printable(name: str) -> str:
    """A name with whatever a terminal cannot print, or would obey, as its escape."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def is_hidden(name: str) -> bool:
    """Whether what has that name is passed over."""
    # Not `...txt`, whose stem would be the folder above.
    return name.startswith(".") and not name.startswith("..")


def unfit(at: Span, mode: int) -> Problem | None:
    """Why something is no file that can be read, if it is none."""
    if stat.S_ISLNK(mode):
        return link(at)
    if stat.S_ISDIR(mode):
        return Problem(at, "not-a-file", "this is a folder, not a file", "give the folder another name")
    if not stat.S_ISREG(mode):
        return Problem(at, "not-a-file", "this is no regular file", "put a plain text file in its place")
    return None


def link(at: Span) -> Problem:
    """What is said of a link."""
    return Problem(at, "link", "this is a link, and links are not followed", "put what it leads to in its place")


def unreadable(at: Span, error: OSError) -> Problem:
    """What is said of what the system does not let us read."""
    reason = error.strerror or type(error).__name__
    return Problem(at, "unreadable", f"this cannot be read: {reason}", "give yourself the right to read it")
