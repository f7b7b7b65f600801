"""Which kind of file has arrived, and its text as a seed's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from pathlib import PurePosixPath

from explainer.model.seed import Seed
from explainer.problem import ContentError, Level, Problem
from explainer.read.arriving.explainable import not_english, not_explainable, words_in_sentences
from explainer.read.arriving.furniture import is_furniture
from explainer.read.arriving.judging import DOUBTFUL, no_article, shown
from explainer.read.arriving.markdown import from_markdown
from explainer.read.arriving.packed import is_packed, unpacked
from explainer.read.arriving.page import from_page
from explainer.read.arriving.plain import from_plain
from explainer.read.arriving.printed import unprinted
from explainer.read.arriving.weighing import GONE, is_personal, spoken
from explainer.read.seed import read_seed
from explainer.read.text import decode, empty
from explainer.source import Source


class _Kind(Enum):
    PLAIN = "plain text (.txt)"
    MARKDOWN = "Markdown (.md)"
    PAGE = "a saved web page (.html, .mhtml)"


_BY_SUFFIX: Mapping[str, _Kind] = {
    "": _Kind.PLAIN,
    ".txt": _Kind.PLAIN,
    ".text": _Kind.PLAIN,
    ".md": _Kind.MARKDOWN,
    ".markdown": _Kind.MARKDOWN,
    ".html": _Kind.PAGE,
    ".htm": _Kind.PAGE,
    ".xhtml": _Kind.PAGE,
    ".mhtml": _Kind.PAGE,
    ".mht": _Kind.PAGE,
    ".webarchive": _Kind.PAGE,
}
_COPY = "open it, copy the article's text and save that as plain text, in a file that ends in .txt"
_SAVE_AS_PAGE = "save the page once more, as 'Web Page, HTML only' or 'Page Source'"
_FOREIGN: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"%PDF-"), "a PDF", _COPY),
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "a packed file, such as a Word or OpenDocument text", _COPY),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a Word document of the old kind", _COPY),
    (re.compile(rb"\{\\rtf"), "a text in the Rich Text Format", _COPY),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\x00|MM\x00\*", re.DOTALL),
        "a picture",
        "save the article's text, typed or recognised, in a file that ends in .txt",
    ),
    (re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), "a packed file", "unpack it and add what is in it"),
)
"""How files begin that hold text but are none: the bytes, what it is, what to do instead."""
_PAGE_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_SNIFFED = 4096
_LEAST_OF_A_PAGE = 25
"""Words in whole sentences: a notice about cookies has fewer, an article more."""


@dataclass(frozen=True)
class Arrival:
    """An article that has arrived: its text as it will stand in `seeds/`, and what is read in it."""

    text: str
    seed: Seed
    """Its slug is empty: it has no name yet."""
    problems: tuple[Problem, ...] = ()
    """Notices about the file: what has been left out or changed, what could not be read."""


def arrive(name: str, data: bytes) -> Arrival:
    """The article in a file's bytes; the end of its name tells plain text, Markdown and a saved page apart.

    Raises `ContentError` where no explainer can be made of it: `kind` (a PDF, a picture, an unknown ending), whatever
    `read.text.decode` and `read.seed.read_seed` raise, `no-reader`, `no-article`, `no-title`, `no-sentences`,
    `not-english`.
    """
    if is_packed(data):
        page = unpacked(data)
        if page is None:
            raise ContentError(
                Problem(Source(name, "").span(), "kind", "no web page is packed in this file", _SAVE_AS_PAGE)
            )
        kind, data = _Kind.PAGE, page
    else:
        kind = _kind(name, data)
    text, told = _text(kind, name, data)
    try:
        seed = read_seed(Source(name, text), "")
    except ContentError as error:
        # In a page or in Markdown, the place that `read_seed` names is not one that its editor would find.
        raise ContentError(*(replace(problem, where=Source(name, "").span()) for problem in error.problems)) from None
    problem = not_explainable(seed, name)
    if kind is _Kind.PAGE and words_in_sentences(seed) < _LEAST_OF_A_PAGE and not not_english(seed, name):
        problem = no_article(name)
    if problem is not None:
        raise ContentError(problem)
    return Arrival(seed.source.text, seed, told if kind is _Kind.PAGE else (*told, *_doubtful(seed, name)))


def _doubtful(seed: Seed, name: str) -> Iterator[Problem]:
    """A notice of the lines that look like what stands beside an article on its page; nothing of a text goes."""
    whole = [list(units) for _, units in groupby(seed.sentences, key=lambda unit: unit.paragraph)]
    texts = [" ".join(unit.text for unit in units) for units in whole]
    is_writers = is_personal(texts)
    speaking = {
        units[0] for units, text in zip(whole, texts, strict=True) if spoken(text, is_personal=is_writers) >= GONE
    }
    if units := [unit for unit in seed.sentences if unit in speaking or is_furniture(unit.text)]:
        lines = shown((unit.span.line, unit.text) for unit in units)
        yield Problem(Source(name, "").span(), "doubtful", *DOUBTFUL, Level.NOTICE, lines=lines)


def _text(kind: _Kind, name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    if kind is _Kind.PAGE:
        return from_page(name, data)
    whole, told = unprinted(decode(name, data))
    if kind is _Kind.PLAIN:
        return from_plain(whole), told
    text, more = from_markdown(Source(name, whole))
    return text, (*more, *told)


def _kind(name: str, data: bytes) -> _Kind:
    at = Source(name, "").span()
    if not data.strip():
        raise ContentError(empty(at.source))
    for begins, what, fix in _FOREIGN:
        if begins.match(data[:_SNIFFED]):
            raise ContentError(Problem(at, "kind", f"this is {what}, and not a text", fix))
    if _PAGE_BEGINS.match(data[:_SNIFFED]):
        return _Kind.PAGE
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in _BY_SUFFIX:
        fix = f"add {', '.join(kind.value for kind in _Kind)}; a text of another name: end its name in .txt"
        raise ContentError(Problem(at, "kind", f"articles do not come in files that end in '{suffix}'", fix))
    return _BY_SUFFIX[suffix]
