"""The text of a gettext catalogue, taken apart without losing a character.

`PoFile` is lossless: `str(parse(source)[0]) == source.text`, whatever the text. An entry is its raw lines, each knowing
which part of the entry it belongs to; values are derived from the lines when asked for, so that an edited entry can't
disagree with its own text, and lines nobody edits keep their exact characters (a translator's line wrapping, CRLF).

The grammar is GNU gettext's (manual, "The Format of PO Files"), read line by line and more strictly than polib does,
which takes an unterminated string for a complete one; the escapes are polib's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import polib

from explainer.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from explainer.source import Source, Span

WIDTH = 79
"""Columns of a line we write: gettext's own page width."""

# Unicode's other spaces are a translator's characters, never the syntax's.
_WHITE = " \t\r\f\v"
_STRING = r'"(?:[^"\\]|\\[ntrvbf"\\])*"'
_STATEMENT = re.compile(
    r"(?P<prefix>#~\||#~|#\||)[ \t]*"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr|)[ \t]*"
    rf"(?P<strings>(?:{_STRING}[ \t]*)+)"
)

# Where gettext breaks a line (UAX 14, the cases that English prose has): after spaces and after a dash inside a word.
_BREAKABLE = re.compile(r"[^ \n]*?(?:\n| +|-(?=[^\W\d])|\u2013(?=\w)|\Z)")


class Part(IntEnum):
    """What a line of an entry is; the values give gettext's order of them."""

    BLANK = 0
    COMMENT = 1
    """A translator's comment (`#`), and whatever else begins with `#` and is not ours to understand."""
    EXTRACTED = 2
    """A comment for the translator (`#.`)."""
    REFERENCE = 3
    """Where the English stands (`#:`)."""
    FLAGS = 4
    PREVIOUS_MSGCTXT = 5
    PREVIOUS_MSGID = 6
    PREVIOUS_PLURAL = 7
    MSGCTXT = 8
    MSGID = 9
    PLURAL = 10
    MSGSTR = 11
    JUNK = 12
    """A line that could not be read."""


PREVIOUS = (Part.PREVIOUS_MSGCTXT, Part.PREVIOUS_MSGID, Part.PREVIOUS_PLURAL)
STATEMENTS = (Part.MSGCTXT, Part.MSGID, Part.PLURAL, Part.MSGSTR)

_COMMENTS = {"#.": Part.EXTRACTED, "#:": Part.REFERENCE, "#,": Part.FLAGS}
_KEYWORDS = {"msgctxt": Part.MSGCTXT, "msgid": Part.MSGID, "msgid_plural": Part.PLURAL, "msgstr": Part.MSGSTR}
_PREVIOUS_KEYWORDS = {
    "msgctxt": Part.PREVIOUS_MSGCTXT,
    "msgid": Part.PREVIOUS_MSGID,
    "msgid_plural": Part.PREVIOUS_PLURAL,
}
_FOLLOWS: dict[Part, frozenset[Part | None]] = {
    Part.MSGCTXT: frozenset({None}),
    Part.MSGID: frozenset({None, Part.MSGCTXT}),
    Part.PLURAL: frozenset({Part.MSGID}),
    Part.MSGSTR: frozenset({Part.MSGID}),
}
"""After which statement of the same entry each statement may stand."""


@dataclass(frozen=True)
class Line:
    """A line of an entry: its text without the line end, and the line end (empty for an entry's last line)."""

    part: Part
    text: str
    end: str

    @property
    def value(self) -> str:
        """The strings of a statement's line, unescaped and joined; empty for a comment."""
        match = _STATEMENT.fullmatch(self.text.strip(_WHITE))
        strings = re.findall(_STRING, match["strings"]) if match else []
        return "".join(polib.unescape(string[1:-1]) for string in strings)

    @property
    def content(self) -> str:
        """A comment's text without its two-character mark."""
        return self.text.strip(_WHITE)[2:].strip(_WHITE)


@dataclass(frozen=True)
class Entry:
    """One entry, its comments included: raw lines, and the white space that stands before them in the file."""

    before: str
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return "".join(line.text + line.end for line in self.lines)

    def of(self, *parts: Part) -> tuple[Line, ...]:
        """The lines of these parts."""
        return tuple(line for line in self.lines if line.part in parts)

    def _value(self, part: Part) -> str | None:
        lines = self.of(part)
        return "".join(line.value for line in lines) if lines else None

    @cached_property
    def is_message(self) -> bool:
        """Whether it is more than comments at the file's end or lines that could not be read."""
        return bool(self.of(Part.MSGID)) and not self.of(Part.JUNK)

    @cached_property
    def is_header(self) -> bool:
        """Whether it is the entry that holds the file's header fields."""
        return self.is_message and self.id is None and not self.english and not self.obsolete

    @cached_property
    def id(self) -> str | None:
        """Its msgctxt, the unit's id."""
        return self._value(Part.MSGCTXT)

    @cached_property
    def english(self) -> str:
        """Its msgid."""
        return self._value(Part.MSGID) or ""

    @cached_property
    def words(self) -> str:
        """Its msgstr."""
        return self._value(Part.MSGSTR) or ""

    @cached_property
    def previous_id(self) -> str | None:
        """The msgctxt of `#| msgctxt`."""
        return self._value(Part.PREVIOUS_MSGCTXT)

    @cached_property
    def previous_english(self) -> str | None:
        """The msgid of `#| msgid`."""
        return self._value(Part.PREVIOUS_MSGID)

    @cached_property
    def obsolete(self) -> bool:
        """Whether its statements are commented out with `#~`."""
        return any(line.text.strip(_WHITE).startswith("#~") for line in self.of(*STATEMENTS))

    @cached_property
    def plural(self) -> bool:
        """Whether it has plural forms."""
        return bool(self.of(Part.PLURAL))

    @cached_property
    def fuzzy(self) -> bool:
        """Whether it is marked as needing work."""
        return any("fuzzy" in _flags(line) for line in self.of(Part.FLAGS))

    def with_parts(self, parts: Sequence[Part], lines: Sequence[Line]) -> Entry:
        """The same entry with `lines` in place of all lines of `parts`; they stand where the first of those stood."""
        place = next((i for i, line in enumerate(self.lines) if line.part in parts), None)
        if place is None:
            place = next(i for i, line in enumerate(self.lines) if line.part > max(parts))
        above = [line for line in self.lines[:place] if line.part not in parts]
        below = [line for line in self.lines[place:] if line.part not in parts]
        return replace(self, lines=(*above, *lines, *below))

    def marked_fuzzy(self, end: str) -> Entry:
        """The same entry with the flag `fuzzy`, first among its flags."""
        if self.fuzzy:
            return self
        flags = self.of(Part.FLAGS)
        first = ", ".join(["fuzzy", *(_flags(flags[0]) if flags else [])])
        return self.with_parts([Part.FLAGS], [Line(Part.FLAGS, f"#, {first}", end), *flags[1:]])

    def unmarked_fuzzy(self) -> Entry:
        """The same entry without the flag `fuzzy`."""
        lines: list[Line] = []
        for line in self.of(Part.FLAGS):
            flags = _flags(line)
            others = [flag for flag in flags if flag != "fuzzy"]
            if others:
                lines.append(line if others == flags else replace(line, text=f"#, {', '.join(others)}"))
        return self.with_parts([Part.FLAGS], lines)

    def retired(self) -> Entry:
        """The same entry as an obsolete one: statements behind `#~`, without reference and extracted comments."""
        lines = [line for line in self.lines if line.part not in {Part.EXTRACTED, Part.REFERENCE}]
        return replace(self, lines=tuple(_retired(line) for line in lines))

    def revived(self) -> Entry:
        """An obsolete entry as a living one."""
        return replace(self, lines=tuple(_revived(line) for line in self.lines))


@dataclass(frozen=True)
class PoFile:
    """A whole catalogue: its entries in order, and the white space after the last."""

    source: Source
    entries: tuple[Entry, ...]
    tail: str

    def __str__(self) -> str:
        return "".join(entry.before + str(entry) for entry in self.entries) + self.tail

    @property
    def end(self) -> str:
        """The line end most lines have."""
        text = self.source.text
        return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    def placed(self) -> Iterator[tuple[Entry, int]]:
        """Each entry with the offset its text begins at."""
        offset = 0
        for entry in self.entries:
            offset += len(entry.before)
            yield entry, offset
            offset += len(str(entry))

    def place(self, entry: Entry, start: int, *parts: Part) -> Span:
        """Where the first line of the first of `parts` stands that the entry has, without its indentation."""
        offset = start
        lines: dict[Part, Span] = {}
        for line in entry.lines:
            lines.setdefault(line.part, _trimmed(self.source, offset, offset + len(line.text)))
            offset += len(line.text) + len(line.end)
        return next((lines[part] for part in parts if part in lines), next(iter(lines.values())))


def drawn(end: str, *, msgctxt: str, msgid: str, was: tuple[str | None, str] | None = None) -> Entry:
    """A new entry without translation, wrapped as gettext does; `was` gives the previous msgctxt and msgid to note."""
    fields = [(Part.MSGCTXT, "msgctxt", msgctxt), (Part.MSGID, "msgid", msgid), (Part.MSGSTR, "msgstr", "")]
    if was is not None:
        previous_msgctxt, previous_msgid = was
        fields.insert(0, (Part.PREVIOUS_MSGID, "#| msgid", previous_msgid))
        if previous_msgctxt is not None:
            fields.insert(0, (Part.PREVIOUS_MSGCTXT, "#| msgctxt", previous_msgctxt))
    lines = [Line(part, text, end) for part, keyword, value in fields for text in _wrapped(keyword, value)]
    return Entry(end * 2, (*lines[:-1], replace(lines[-1], end="")))


def _wrapped(keyword: str, value: str) -> list[str]:
    """A statement's lines: one where it fits, else broken where gettext breaks it."""
    whole = f'{keyword} "{polib.escape(value)}"'
    if "\n" not in value[:-1] and len(whole) <= WIDTH:
        return [whole]
    margin = "#| " if keyword.startswith("#| ") else ""
    room = WIDTH - len(f'{margin}""')
    lines = [""]
    for piece in _BREAKABLE.findall(value):
        escaped = polib.escape(piece)
        # gettext counts the space that ends a line into its width.
        if lines[-1] and (lines[-1].endswith("\\n") or len(lines[-1]) + len(escaped) > room):
            lines.append("")
        lines[-1] += escaped
    return [f'{keyword} ""', *(f'{margin}"{line}"' for line in lines)]


def parse(source: Source) -> tuple[PoFile, list[Problem]]:
    """Take a catalogue's text apart.

    What cannot be read becomes an entry of junk up to the next blank line, and one problem `bad-po`; reading goes on
    after it.
    """
    parser = _Parser(source)
    for match in re.finditer(r"[^\n]+\n?|\n", source.text):
        parser.feed(match.start(), match.group())
    return parser.finish()


class _Parser:
    """The state of one reading: the lines of the entry at hand and the statement that stands last in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.before = ""
        self.lines: list[Line] = []
        # Of the entry that is being read, so that a long one is not looked through for each of its lines.
        self.first: Line | None = None
        self.plural = False
        self.statement: Part | None = None
        self.statement_at = source.span(0, 0)
        self.junk = False

    def feed(self, offset: int, raw: str) -> None:
        """Take the next line."""
        text = raw.removesuffix("\n").removesuffix("\r")
        end = raw[len(text) :]
        if not text.strip(_WHITE):
            if self.junk:
                self._close()
            if self.lines:
                self.lines.append(Line(Part.BLANK, text, end))
            else:
                self.before += raw
            return
        part, where = Part.JUNK, _trimmed(self.source, offset, offset + len(text))
        if not self.junk:
            part, wrong = self._read(text)
            if wrong is not None:
                self._spoil(wrong, where)
        line = Line(part, text, end)
        self.lines.append(line)
        self.first = line if self.first is None and part in STATEMENTS else self.first
        self.plural = self.plural or part is Part.PLURAL
        if part in STATEMENTS:
            self.statement, self.statement_at = part, where

    def _read(self, text: str) -> tuple[Part, str | None]:
        """Which part a line is, and what is wrong with it or its place, if anything."""
        last = self.lines[-1].part if self.lines else None
        part, wrong = _lexed(text, self.statement if last is Part.BLANK else last)
        if wrong is None:
            return part, self._place(part, text)
        if last is Part.BLANK and self.statement is Part.MSGSTR:
            self._close()
        elif last is Part.BLANK and self.statement is not None:
            self._unfinished(wrong)
        return part, wrong

    def _place(self, part: Part, text: str) -> str | None:
        """Begin a new entry where this line begins one; what is wrong with its place, if anything."""
        stripped = text.strip(_WHITE)
        goes_on = stripped.removeprefix("#~").lstrip(_WHITE).startswith('"')
        if self.statement is Part.MSGSTR and part is not Part.MSGSTR:
            self._close()
        elif self.statement is not None and part not in STATEMENTS:
            return self._unfinished("the entry is cut off before its msgstr")
        if part not in STATEMENTS:
            return None
        first = self.first
        retired = stripped.startswith("#~")
        if first is not None and first.text.strip(_WHITE).startswith("#~") is not retired:
            return self._unfinished("some lines of the entry are commented out with #~ and some are not")
        if goes_on:
            return None
        return self._order(part, stripped)

    def _order(self, part: Part, stripped: str) -> str | None:
        indexed = "msgstr[" in stripped.partition('"')[0]
        plural = self.plural
        allowed = _FOLLOWS[part]
        if part is Part.MSGSTR and plural:
            allowed = frozenset({Part.PLURAL, Part.MSGSTR})
        if self.statement in allowed and (part is not Part.MSGSTR or indexed is plural):
            return None
        keyword = stripped.removeprefix("#~").partition('"')[0].strip(_WHITE)
        if part is Part.MSGSTR and self.statement is Part.MSGSTR:
            return "the entry has a second msgstr"
        wrong = f"{keyword} cannot stand here"
        return self._unfinished(wrong) if part in {Part.MSGCTXT, Part.MSGID} else wrong

    def _unfinished(self, otherwise: str) -> str | None:
        """Close an entry that lacks its msgstr, so that this line begins a new one, if a blank line stands between."""
        if self.statement in {None, Part.MSGSTR} or self.lines[-1].part is not Part.BLANK:
            return otherwise
        self._spoil("the entry is cut off before its msgstr", self.statement_at)
        self._close()
        return None

    def _spoil(self, message: str, where: Span) -> None:
        self.problems.append(
            Problem(where, "bad-po", message, "mend the line, or take the file's last good version from its history")
        )
        self.junk = True

    def _close(self) -> None:
        """Put the entry at hand away; blank lines at its end belong before the next."""
        after: list[str] = []
        while self.lines and self.lines[-1].part is Part.BLANK:
            line = self.lines.pop()
            after.insert(0, line.text + line.end)
        if self.lines:
            last = self.lines[-1]
            after.insert(0, last.end)
            lines = [*self.lines[:-1], replace(last, end="")]
            if self.junk:
                lines = [replace(line, part=Part.JUNK) for line in lines]
            self.entries.append(Entry(self.before, tuple(lines)))
            self.before = ""
        self.before += "".join(after)
        self.lines, self.statement, self.junk = [], None, False
        self.first, self.plural = None, False

    def finish(self) -> tuple[PoFile, list[Problem]]:
        """What was read."""
        if not self.junk and self.statement not in {None, Part.MSGSTR}:
            self._spoil("the file ends in the middle of an entry", self.statement_at)
        self._close()
        return PoFile(self.source, tuple(self.entries), self.before), self.problems


def _lexed(text: str, last: Part | None) -> tuple[Part, str | None]:
    """Which part a line is, given the part before it, and what is wrong with it."""
    stripped = text.strip(_WHITE)
    match = _STATEMENT.fullmatch(stripped)
    if match is None:
        return _comment(stripped)
    previous = match["prefix"].endswith("|")
    if match["keyword"]:
        part = (_PREVIOUS_KEYWORDS if previous else _KEYWORDS).get(match["keyword"].partition("[")[0])
    else:
        part = last if last in (PREVIOUS if previous else STATEMENTS) else None
    if part is None:
        return Part.JUNK, "this string belongs to nothing above it"
    return part, None


def _comment(stripped: str) -> tuple[Part, str | None]:
    rest = stripped.removeprefix("#~").strip(_WHITE)
    if stripped.startswith(("#~|", "#|")) or (stripped.startswith("#~") and rest and not rest.startswith("#")):
        return Part.JUNK, f"this line behind {stripped[:2]} is no message text"
    if stripped.startswith("#"):
        return _COMMENTS.get(stripped[:2], Part.COMMENT), None
    if '"' not in stripped:
        return Part.JUNK, f"this is neither a comment nor a message: {stripped[:40]!r}"
    return Part.JUNK, 'the text here is not one string between two ": a quotation mark or backslash is missing or alone'


def _flags(line: Line) -> list[str]:
    return [flag.strip(_WHITE) for flag in line.content.split(",") if flag.strip(_WHITE)]


def _retired(line: Line) -> Line:
    text = line.text.strip(_WHITE)
    if line.part in PREVIOUS:
        return replace(line, text=f"#~{text[1:]}")
    return replace(line, text=f"#~ {text}") if line.part in STATEMENTS else line


def _revived(line: Line) -> Line:
    text = line.text.strip(_WHITE)
    if line.part in PREVIOUS:
        return replace(line, text=f"#{text[2:]}")
    return replace(line, text=text[2:].strip(_WHITE)) if line.part in STATEMENTS else line


def _trimmed(source: Source, start: int, end: int) -> Span:
    text = source.text[start:end]
    return source.span(start + len(text) - len(text.lstrip(_WHITE)), start + len(text.rstrip(_WHITE)))
