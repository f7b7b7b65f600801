"""Texts that try to be more than text, and the comparison that finds out whether one of them was.

A page is printed twice: once with the texts in question, once as its twin, which has a plain word of its own (`zq7qz`)
in the place of each text. Both must have the same elements and attributes in the same order, and the same words, once
the plain words are exchanged for what the texts should show.
"""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar, cast
from xml.etree.ElementTree import Element

from explainer.model.lines import Piece
from explainer.model.message import Words

FOLDER = Path(__file__).parent / "cases" / "payloads"
_PLAIN = re.compile(r"zq(\d+)qz")
_WRITTEN = re.compile(r"\\u\{([0-9A-F]+)\}")
_BIDI_CONTROLS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
_BLANK = re.compile(r"[ \t\n\f\r]+")

T = TypeVar("T")


def _read(file: Path) -> str:
    """A payload; what nobody would see in the file stands in it by its number, as in JavaScript: U+202E in braces."""
    text = file.read_text(encoding="utf-8").removesuffix("\n")
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


PAYLOADS = {file.stem: _read(file) for file in sorted(FOLDER.glob("*.txt"))}
"""By name; the first word of a name is its kind."""


def expected(text: str) -> str:
    """What a page shows of a text, told by Unicode's own properties and apart from how the door does it."""
    return "".join(map(_expected, text.replace("\r\n", "\n")))


def _expected(char: str) -> str:
    # What Python counts as white space and Unicode as control or separator of lines ends a line (or a column).
    if char.isspace() and unicodedata.category(char) in {"Cc", "Zl", "Zp"}:
        return " "
    is_noncharacter = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    if unicodedata.category(char) in {"Cc", "Cs"} or is_noncharacter:
        return "\ufffd"
    return "\ufffd" if unicodedata.bidirectional(char) in _BIDI_CONTROLS else char


class Twin:
    """Gives each text its plain word."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def word(self, text: str) -> str:
        """The plain word for a text, a new one each time."""
        self.texts.append(text)
        return f"zq{len(self.texts) - 1}qz"

    def differences(self, found: Element, twin: Element) -> list[str]:
        """What is not the same in a page and its twin."""
        return list(_differences(found, twin, self.texts, ""))


def refilled(value: T, text: Callable[[str], str]) -> T:
    """A page, or a part of one, with every text in it exchanged."""
    return cast("T", _refilled(value, text))


def _refilled(value: object, text: Callable[[str], str]) -> object:
    match value:
        case Words():
            return dataclasses.replace(value, text=text(value.text))
        case Piece():
            return dataclasses.replace(value, words=text(value.words))
        case tuple():
            return tuple(_refilled(item, text) for item in value)
        case _:
            pass
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _refilled(getattr(value, part.name), text) for part in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    return value


def _differences(found: Element, twin: Element, texts: Sequence[str], path: str) -> Iterator[str]:
    path = f"{path}/{twin.tag}"
    if found.tag != twin.tag:
        yield f"{path}: is {found.tag}"
        return
    wanted = {name: _filled(value, texts) for name, value in twin.attrib.items()}
    if (attributes := {name: _collapsed(value) for name, value in found.attrib.items()}) != wanted:
        yield f"{path}: has {attributes}, not {wanted}"
    (words, children), (plain, others) = _content(found), _content(twin)
    for shown, word in zip_longest(words, plain, fillvalue=""):
        if _collapsed(shown) != _filled(word, texts):
            yield f"{path}: says {_collapsed(shown)!r}, not {_filled(word, texts)!r}"
    if len(children) != len(others):
        yield f"{path}: holds {[one.tag for one in children]}, not {[one.tag for one in others]}"
        return
    for one, other in zip(children, others, strict=True):
        yield from _differences(one, other, texts, path)


def _content(element: Element) -> tuple[list[str], list[Element]]:
    """An element's words before, between and after its children. Places to break a line (`<wbr>`) are passed over.

    Of data for machines: its texts, as whoever reads JSON gets them.
    """
    if element.get("type") == "application/ld+json":
        return list(_texts(json.loads(element.text or ""))), []
    words, children = [element.text or ""], []
    for child in element:
        if child.tag == "wbr" and not child.attrib:
            words[-1] += child.tail or ""
        else:
            children.append(child)
            words.append(child.tail or "")
    return words, children


def _texts(value: object) -> Iterator[str]:
    """Keys and values of JSON, in its order."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)


def _filled(plain: str, texts: Sequence[str]) -> str:
    return _collapsed(_PLAIN.sub(lambda found: expected(texts[int(found[1])]), plain))


def _collapsed(words: str) -> str:
    """White space as HTML collapses it, and none at the edges: Markdown drops it there."""
    return _BLANK.sub(" ", words).strip(" ")
