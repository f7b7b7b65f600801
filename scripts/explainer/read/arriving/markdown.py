"""Markdown: its words without its marks, a block a paragraph; the front matter tells title, publisher, address, date.

A heading of the first level near the beginning is the title, else the first line. Pictures, HTML and rules go; a list's
item and a table's row are a paragraph each.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from explainer.problem import ContentError, Level, Problem
from explainer.read.arriving.extra import require
from explainer.read.arriving.head import DayKind, Head, address, dated, day, first_told, inked, publisher, seed_text
from explainer.records import Scalar, parse_record
from explainer.source import Source

_FRONT_MATTER = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<text>.*?)(?:^|\n)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_WITHOUT_END = re.compile(r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<text>(?:[A-Za-z][\w -]*[:=][^\n]*\n)+)(?=\s*\n)")
_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]*?)[ \t]*[:=](?:[ \t]+(?P<value>.*)|[ \t]*\Z)")
_TITLES = ("title",)
_PUBLISHERS = ("publisher", "site", "site_name", "sitename", "source")
_ADDRESSES = ("address", "url", "source", "source_url", "link", "canonical", "canonical_url", "original")
_DAYS = {
    **dict.fromkeys(
        ("published", "published_at", "publish_date", "date_published", "publishdate", "pubdate"), DayKind.PUBLISHED
    ),
    "date": DayKind.NAMELESS,
    **dict.fromkeys(
        ("updated", "updated_at", "modified", "last_modified", "last_modified_at", "lastmod"), DayKind.UPDATED
    ),
}
"""Not `created`: that is when somebody clipped the page."""


_ABOVE_A_TITLE = 4
"""Blocks that may stand above a title, and one more; further down, a heading is one of the text's."""


class _Token(Protocol):
    @property
    def type(self) -> str: ...
    @property
    def tag(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def children(self) -> Sequence[_Token] | None: ...
    def attrGet(self, name: str) -> str | int | float | None: ...  # noqa: N802 - markdown-it's name


class _Parser(Protocol):
    def enable(self, names: Sequence[str]) -> _Parser: ...
    def parse(self, src: str) -> Sequence[_Token]: ...


@dataclass(frozen=True)
class _Block:
    """A paragraph's words."""

    text: str
    level: str = ""
    """`h1` … for a heading."""
    link: str | None = None
    """Where its only link leads."""


def from_markdown(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """A seed's text from a Markdown file's, and notices. Raises `ContentError` where markdown-it-py is missing."""
    require("markdown_it", "markdown-it-py", source.name)
    text = source.text
    front = _FRONT_MATTER.match(text) or _WITHOUT_END.match(text)
    told, notices = ({}, []) if front is None else _front_matter(source, front)
    parser: _Parser = importlib.import_module("markdown_it").MarkdownIt("commonmark").enable(["table"])
    blocks = [block for block in _blocks(parser.parse(text[front.end() :] if front else text)) if block.text]
    title = next((inked(told[key]) for key in _TITLES if inked(told.get(key, ""))), None)
    if title is None and blocks:
        # What stands above the heading (a line "By …", a label) is not the article's title but belongs to it.
        at = next((i for i, block in enumerate(blocks[:_ABOVE_A_TITLE]) if block.level == "h1"), 0)
        if front is not None and not blocks[at].level:
            message = "the front matter has no 'title', so the first line of the text has become the title"
            fix = "write 'title: …' into the front matter, or '# …' above the text"
            notices.append(Problem(source.span(0, 0), "title-from-text", message, fix, Level.NOTICE))
        title = blocks.pop(at).text
    elif blocks and blocks[0].text == title:
        del blocks[0]
    head, taken = first_told(block.text for block in blocks)
    links = [address(block.link or "") for i, block in enumerate(blocks) if i in taken]
    head = _front_head(told).over(head).over(Head(address=next((link for link in links if link), None)))
    body = (block.text for i, block in enumerate(blocks) if i not in taken)
    return seed_text(title or "", head, body), tuple(notices)


def _front_matter(source: Source, front: re.Match[str]) -> tuple[dict[str, str], list[Problem]]:
    """The texts of a front matter (YAML, or TOML between +++) by key, in small letters.

    One that cannot be parsed is read line by line, with a notice.
    """
    text, start = front["text"], front.start("text")
    notices: list[Problem] = []

    def notice(at: int, message: str, fix: str) -> None:
        notices.append(Problem(source.span(at, at), "front-matter", message, fix, Level.NOTICE))

    if front.re is _WITHOUT_END:
        notice(start, "the front matter has no end", f"write a line '{front['mark']}' below it")
    told: dict[str, str] = {}
    try:
        if front["mark"] == "+++":
            told = {key: _toml(value) for key, value in tomllib.loads(text).items()}
        else:
            entries = parse_record(Source("front matter", text)).entries
            told = {entry.key.text: entry.value.text for entry in entries if isinstance(entry.value, Scalar)}
    except tomllib.TOMLDecodeError as error:
        told = dict(_lines(text))
        notice(start, f"this is no TOML ({error}): it is read line by line", "put the values in quotes")
    except ContentError as error:
        told = dict(_lines(text))
        problem = error.problems[0]
        at = min(start + problem.where.start, start + len(text))
        notice(at, f"this is no YAML ({problem.message}): it is read line by line", "put the value in quotes")
    return {key.lower().replace("-", "_").replace(" ", "_"): value for key, value in told.items()}, notices


def _toml(value: object) -> str:
    """A text, a number or a day; nothing of a list or a table."""
    return "" if isinstance(value, list | dict) else str(value)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """`key: value` and `key = value` at the beginning of a line, with the indented lines that follow."""
    key, value = "", ""
    for line in [*text.splitlines(), "end:"]:
        if line[:1].isspace() and key:
            value = f"{value} {line.strip()}"
        elif found := _KEY.fullmatch(line):
            if key and not _is_open(value.strip()):
                yield key, _unquoted(value.strip())
            key, value = found["key"], (found["value"] or "").removeprefix("|").removeprefix(">")


def _is_open(value: str) -> bool:
    """Whether a value begins with a quotation mark that nothing closes: nobody knows where it should have ended."""
    return value[:1] in {'"', "'"} and value.count(value[0]) == 1


def _unquoted(value: str) -> str:
    """Without the quotation marks around all of it: not those of '"Ferry" to "Torsay"'."""
    mark = value[:1]
    if mark not in {'"', "'"} or len(value) == 1 or not value.endswith(mark):
        return value
    inside = value[1:-1]
    first = inside.find(mark)
    closes = first > 0 and not inside[first - 1].isspace() and inside[first + 1 : first + 2].isspace()
    return value if closes else inside.replace(f"\\{mark}", mark).replace(mark * 2, mark)


def _front_head(told: dict[str, str]) -> Head:
    values = {key: value for key, value in told.items() if value.strip()}
    names = (values[key] for key in _PUBLISHERS if key in values and address(values[key]) is None)
    addresses = (address(values[key]) for key in _ADDRESSES if key in values)
    dates = (dated(kind, day(values[key])) for key, kind in _DAYS.items() if key in values)
    return Head(
        next((name for name in map(publisher, names) if name), None),
        next((one for one in addresses if one), None),
        next((date for date in dates if date), None),
    )


def _blocks(tokens: Sequence[_Token]) -> Iterator[_Block]:
    cells: list[str] = []
    in_cell = False
    level = ""
    for token in tokens:
        match token.type:
            case "heading_open":
                level = token.tag
            case "heading_close":
                level = ""
            case "th_open" | "td_open":
                in_cell = True
            case "inline" if in_cell:
                in_cell = False
                cells.append(_words(token))
            case "tr_close":
                yield _Block(" | ".join(cells))
                cells = []
            case "inline":
                yield _Block(_words(token), level, _only_link(token))
            case "fence" | "code_block":
                yield from (_Block(inked(line)) for line in token.content.splitlines())
            case _:
                pass


def _words(inline: _Token) -> str:
    """The words of a paragraph: pictures and tags left out, a line end read as a space."""
    parts = []
    for token in inline.children or ():
        match token.type:
            case "text" | "code_inline" | "text_special":
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case _:
                pass
    return inked("".join(parts))


def _only_link(inline: _Token) -> str | None:
    links = [token.attrGet("href") for token in inline.children or () if token.type == "link_open"]
    return str(links[0]) if len(links) == 1 else None
