"""Developers' data about languages (`scripts/locales/<tag>/*.yml`), held against the types that the code goes by.

The types are msgspec's structs: their fields are the file's keys, a blank for each `_`. Every value is the text that
stands in the file (`no` is "no") until its type makes something of it, and what is wrong has its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from explainer.problem import ContentError, Problem
from explainer.records import Mapping, Node, Sequence, parse, plain
from explainer.source import Source, Span

LOCALES = Path(__file__).resolve().parents[2] / "locales"
"""A folder for each language."""

Data = TypeVar("Data")

_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]")


class WordSet(frozenset[str]):
    """WordSet, written as one text with commas between them."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> WordSet:
        """The words of such a text."""
        return cls(split(text))


def split(text: str) -> tuple[str, ...]:
    """WordSet and phrases separated by commas."""
    return tuple(word for part in text.split(",") if (word := " ".join(part.split())))


def spaced(field: str) -> str:
    """The key of a struct's field, as people write it: `zone names`."""
    return field.replace("_", " ")


def read_data(source: Source, kind: type[Data]) -> Data:
    """The file as that type. Raises `ContentError` with the place of the first thing that does not fit."""
    try:
        return msgspec.convert(plain(source), kind, strict=False, dec_hook=_made)
    except msgspec.ValidationError as error:
        message, _, at = str(error).partition(" - at ")
        path = at.rpartition("`$")[2].rstrip("`")
        if unknown := _UNKNOWN.fullmatch(message):
            path = f"{path}.{unknown['key']}"
        fix = "write it as the entries around it are written, and as the head of the file says"
        raise ContentError(Problem(_place(parse(source), path), "data", message, fix)) from error


def shipped(name: str, kind: type[Data]) -> Data:
    """A file of those that ship with the program, as that type: `en/verbs.yml`. Raises `ContentError`."""
    return read_data(shipped_source(name), kind)


def shipped_source(name: str) -> Source:
    """The text of such a file."""
    return Source(f"scripts/locales/{name}", (LOCALES / name).read_text(encoding="utf-8"))


def listed(name: str) -> tuple[str, ...]:
    """The lines of a list of English words (`wordnet/synonyms`), comments aside."""
    return tuple(line for line in shipped_source(f"en/{name}.txt").text.splitlines() if line and line[0] != "#")


def _made(kind: type, data: object) -> object:
    """A value of a type of ours: its `of_text` makes it of a text, its `of_parts`, if it has one, of anything else."""
    of_text: Callable[[str], object] = kind.of_text  # type: ignore[attr-defined]
    of_parts: Callable[[object], object] | None = getattr(kind, "of_parts", None)
    if isinstance(data, str):
        return of_text(data)
    if of_parts is None:
        raise ValueError("a text must stand here, with commas between its words")
    return of_parts(data)


def _place(node: Node, path: str) -> Span:
    """Where a path as msgspec writes it leads (`.strengths[2].hedge`), as far as it names keys and places."""
    for step in _STEP.finditer(path):
        match node:
            case Mapping() if step["key"]:
                node = next((entry.value for entry in node.entries if entry.key.text == step["key"]), node)
            case Sequence() if step["index"]:
                node = node.items[int(step["index"])]
            case _:
                break
    return node.span
