"""Bytes to text: the door through which every file that a person wrote comes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from explainer.language.letters import INK
from explainer.problem import ContentError, Problem
from explainer.source import Source

MAX_BYTES = 500_000
"""An article is a few thousand bytes and a novel half a million: what is larger is the wrong file."""


@dataclass(frozen=True)
class _Kind:
    """What a file is, to those who write it."""

    noun: str
    most: int
    """Bytes it may have."""
    keep: str
    """What to do when it has more."""
    write: str
    """What to do when it has none."""
    text: str = "its text"
    whole: str = "its text"


_ARTICLE = _Kind(
    "an article",
    MAX_BYTES,
    "keep the article's text alone in the file",
    "write the article into it: its title on the first line, then its paragraphs",
    "the article's text",
    "the article",
)
_KINDS: Mapping[str, _Kind] = {
    ".yml": _Kind("a facts file or glossary", 250_000, "split it", "write lines such as 'key: value', or delete it"),
    ".po": _Kind("a catalogue", 1_000_000, "take its last good version from git", "delete it; make messages writes it"),
    ".pot": _Kind("a catalogue", 1_000_000, "take its last good version from git", "restore it from git"),
    **dict.fromkeys(
        (".html", ".htm", ".xhtml"),
        _Kind("a saved page", 5_000_000, "copy the article's text into a plain text file", "save the page once more"),
    ),
    **dict.fromkeys(
        (".mhtml", ".mht", ".webarchive"),
        _Kind("a saved page with its pictures", 50_000_000, "save the page's HTML only", "save the page once more"),
    ),
    ".jsonl": _Kind("a file of units", 50_000_000, "split it", "write a line of JSON for each unit"),
    ".json": _Kind("a list of rules", 250_000, "take its last good version from git", "restore it from git"),
}
"""By the end of a file's name; every other file is an article. The real facts file has 14,000 bytes, the real
catalogues some 60,000."""

_SNIFFED = 1024
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CYRILLIC_CAPITAL_A = 0xC0
"""In windows-1251 the letters А–я fill the bytes from here on."""


def decode(name: str, data: bytes) -> Source:
    """The text of a UTF-8 file; a byte order mark is not part of it, line ends stay as they are.

    Raises `ContentError` with one problem, placed as far as the bytes could be read: `too-large`, `utf16` (also for
    UTF-32, with or without a byte order mark), `not-utf8`, `nul`, `empty`.
    """
    nothing = Source(name, "").span()
    if large := too_large(name, len(data)):
        raise ContentError(large)
    if wide := _wide_encoding(data):
        raise ContentError(Problem(nothing, "utf16", f"the file is {wide}, not UTF-8", "save the file as UTF-8"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(_not_utf8(name, data, error)) from None
    source = Source(name, text)
    if (nul := text.find("\0")) >= 0:
        raise ContentError(
            Problem(
                source.span(nul, nul + 1),
                "nul",
                "a NUL character stands here: this is not plain text",
                f"delete it, or copy {_kind(name).text} into a new plain text file",
            )
        )
    if not INK.search(text):
        raise ContentError(empty(source))
    return source


def too_large(name: str, size: int) -> Problem | None:
    """The problem of a file with more bytes than one of its kind can have, so that it need not be read to say so."""
    kind = _kind(name)
    if size <= kind.most:
        return None
    message = f"the file has {size / 1_000_000:.1f} MB, more than {kind.noun} can have"
    fix = f"{kind.keep}; the most is {kind.most // 1_000:,} kB"
    return Problem(Source(name, "").span(), "too-large", message, fix)


def empty(source: Source) -> Problem:
    """The problem of a file without any visible character."""
    return Problem(source.span(0, 0), "empty", "the file is empty", _kind(source.name).write)


def _kind(name: str) -> _Kind:
    return _KINDS.get(PurePosixPath(name).suffix.lower(), _ARTICLE)


def _wide_encoding(data: bytes) -> str | None:
    """`UTF-16` or `UTF-32` where the bytes look like it: by the mark, or by the NULs that English text has in them."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    head = data[:_SNIFFED]
    quarters = [head[i::4].count(0) * 4 for i in range(4)]
    # A quarter of the bytes is "always NUL" from 80 % on: a few characters beyond Latin-1 change nothing then.
    nul_columns = sum(count >= 0.8 * len(head) for count in quarters)
    if len(head) < len("ab".encode("utf-16-le")) or not nul_columns:
        return None
    if nul_columns == len((1, 2, 3)):
        return "UTF-32"
    alternating = quarters[0] and quarters[2] and not quarters[1] and not quarters[3]
    alternating = alternating or (quarters[1] and quarters[3] and not quarters[0] and not quarters[2])
    return "UTF-16" if alternating else None


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    # The error counts from behind the byte order mark, in the bytes that it carries.
    source = Source(name, error.object[: error.start].decode("utf-8"))
    where = source.span(len(source.text))
    if error.reason == "unexpected end of data":
        return Problem(
            where,
            "not-utf8",
            "the file ends in the middle of a character",
            f"copy {_kind(name).whole} into the file again: its end is missing",
        )
    return Problem(
        where,
        "not-utf8",
        f"byte 0x{error.object[error.start]:02X} is not UTF-8",
        f"save the file as UTF-8; it looks like {_guess(data)}",
    )


def _guess(data: bytes) -> str:
    """The likelier of the two old encodings that editors here still write.

    Russian and Kazakh words are runs of high bytes; in Western text a high byte, such as a curly quote or é, stands
    alone.
    """
    high = [i for i, byte in enumerate(data) if byte >= _CYRILLIC_CAPITAL_A]
    in_runs = sum(after - before == 1 for before, after in pairwise(high))
    return "windows-1251" if in_runs * 2 > len(high) else "windows-1252"
