"""Cases as files: what is read of them, and what is written beside them of what is to be said."""

from __future__ import annotations

import re
from pathlib import Path

from explainer.model.seed import Seed
from explainer.read.seed import read_seed
from explainer.records import Mapping, Node, Scalar
from explainer.source import Source

ROOT = Path(__file__).parents[1]
"""The project."""


def source(path: Path) -> Source:
    """A file as it is, under its own name."""
    return Source(path.name, path.read_bytes().decode("utf-8"))


def seed(path: Path) -> Seed:
    """An article in a file that needs no mending."""
    return read_seed(source(path), path.stem)


def seed_of(text: str) -> Seed:
    """An article of these words."""
    return read_seed(Source("seeds/x.txt", text), "x")


def rows(path: Path) -> list[list[str]]:
    """A table's rows; lines that begin with `#` are remarks."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def expected(path: Path) -> str:
    """What is printed for a case; nothing where there is no such file."""
    file = path.with_suffix(".expected")
    return file.read_text("utf-8") if file.is_file() else ""


def codes(text: str) -> set[str]:
    """The codes of problems that were printed."""
    return set(re.findall(r" \[([a-z-]+)\]$", text, re.MULTILINE))


def plain(node: Node) -> object:
    """What an editor's YAML reader makes of it."""
    if isinstance(node, Scalar):
        return node.text or None
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]
