"""The text of a gettext catalogue in parts that hold every character of it.

An entry is its raw lines, each knowing which part of the entry it belongs to; values are derived from the lines when
asked for, so that an edited entry can't disagree with its own text, and lines nobody edits keep their exact characters
(a translator's line wrapping, CRLF).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from explainer.source import Source, Span, composed

_WIDTH = 79
"""Columns of a line we write: gettext's own page width."""

# Unicode's other spaces are a translator's characters, never the syntax's.
WHITE = " \t\r\f\v"
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\v": r"\v", "\b": r"\b", "\f": r"\f"}
_MEANT = {**{escape: char for char, escape in _ESCAPES.items()}, r"\a": "\a"}
_BYTE = r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2})"
_STRING = rf'"(?:[^"\\]|\\[ntrvbfa"\\]|{_BYTE})*"'
_ESCAPED = re.compile(rf"(?P<bytes>(?:{_BYTE})+)|\\.")
STATEMENT = re.compile(
    r"(?P<prefix>#~\||#~|#\||)[ \t]*"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr|)[ \t]*"
    rf"(?P<strings>(?:{_STRING}[ \t]*)+)"
)

_WIDE = r"[\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]"
_OPEN = r"[(\[{\"'«»“”‘’「『（〈《【〔\\$\u00a0\u202f]"
_CLOSED = (
    r"[ \n)\]}\"'«»“”‘’!?,.:;/%\u00a0\u202f\u2013-…、。，．・：；！？％」』）〉》】〕"
    r"ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～-]"
)
# Where gettext breaks a line (UAX 14, the cases that prose has): after spaces, after a dash inside a word, and beside a
# letter of a script without spaces, but for the marks that may not begin or end a line.
_BREAKABLE = re.compile(
    rf"[^\n]*?(?:\n| +(?![ !)\]}}/»”」』）、。！？])|-(?=[^\W\d])|\u2013(?=\w)"
    rf"|(?:(?<={_WIDE})|(?={_WIDE}))(?<=.)(?<!{_OPEN})(?<! )(?!{_CLOSED})|\Z)"
)


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
    FORM = 12
    """One plural form of a translation: `msgstr[0]`."""
    JUNK = 13
    """A line that could not be read."""


PREVIOUS = (Part.PREVIOUS_MSGCTXT, Part.PREVIOUS_MSGID, Part.PREVIOUS_PLURAL)
STATEMENTS = (Part.MSGCTXT, Part.MSGID, Part.PLURAL, Part.MSGSTR, Part.FORM)


_OF_THE_ENGLISH = re.compile(r"python-brace-format|max-length:\d+")
"""The flags that `make messages` writes and takes away."""

_WRITTEN = {
    Part.PREVIOUS_MSGCTXT: "#| msgctxt",
    Part.PREVIOUS_MSGID: "#| msgid",
    Part.MSGCTXT: "msgctxt",
    Part.MSGID: "msgid",
    Part.MSGSTR: "msgstr",
}
"""The keywords of the statements that we write."""


def escaped(text: str) -> str:
    """A text as it stands between the quotation marks of a string."""
    return "".join(_ESCAPES.get(char, char) for char in text)


def _unescaped(found: re.Match[str]) -> str:
    """What an escape means; octal and hexadecimal ones are bytes of UTF-8, of which a letter may have several."""
    if found["bytes"] is None:
        return _MEANT[found[0]]
    values = (int(f"0{one[1:]}" if one[1] == "x" else f"0o{one[1:]}", 0) for one in re.findall(_BYTE, found[0]))
    return bytes(value & 0xFF for value in values).decode("utf-8", errors="replace")


@dataclass(frozen=True)
class Line:
    """A line of an entry: its text without the line end, and the line end (empty for an entry's last line)."""

    part: Part
    text: str
    end: str

    @cached_property
    def value(self) -> str:
        """The strings of a statement's line, unescaped and joined; empty for a comment."""
        match = STATEMENT.fullmatch(self.text.strip(WHITE))
        strings = re.findall(_STRING, match["strings"]) if match else []
        return "".join(_ESCAPED.sub(_unescaped, string[1:-1]) for string in strings)

    @property
    def content(self) -> str:
        """A comment's text without its two-character mark."""
        return self.text.strip(WHITE)[2:].strip(WHITE)

    @property
    def flags(self) -> list[str]:
        """The flags of a line of flags."""
        return [flag.strip(WHITE) for flag in self.content.split(",") if flag.strip(WHITE)]

    @property
    def is_obsolete(self) -> bool:
        """Whether it is commented out with `#~`."""
        return self.text.strip(WHITE).startswith("#~")

    def retired(self) -> Line:
        """A statement commented out."""
        text = self.text.strip(WHITE)
        if self.part in PREVIOUS:
            return replace(self, text=f"#~{text[1:]}")
        return replace(self, text=f"#~ {text}") if self.part in STATEMENTS else self

    def revived(self) -> Line:
        """A statement that was commented out as one that is not."""
        text = self.text.strip(WHITE)
        if self.part in PREVIOUS:
            return replace(self, text=f"#{text[2:]}")
        return replace(self, text=text[2:].strip(WHITE)) if self.part in STATEMENTS else self


@dataclass(frozen=True)
class Entry:
    """One entry, its comments included: raw lines, and the white space that stands before them in the file."""

    before: str
    lines: tuple[Line, ...]

    def __str__(self) -> str:
        return "".join(line.text + line.end for line in self.lines)

    @cached_property
    def _parts(self) -> frozenset[Part]:
        return frozenset(line.part for line in self.lines)

    def of(self, *parts: Part) -> tuple[Line, ...]:
        """The lines of these parts."""
        if self._parts.isdisjoint(parts):
            return ()
        return tuple(line for line in self.lines if line.part in parts)

    def _value(self, part: Part) -> str | None:
        lines = self.of(part)
        return composed("".join(line.value for line in lines)) if lines else None

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
        return any(line.is_obsolete for line in self.of(*STATEMENTS))

    @cached_property
    def plural(self) -> bool:
        """Whether it has plural forms."""
        return bool(self.of(Part.PLURAL))

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """Its flags, of all lines of flags."""
        return tuple(flag for line in self.of(Part.FLAGS) for flag in line.flags)

    @cached_property
    def fuzzy(self) -> bool:
        """Whether it is marked as needing work."""
        return "fuzzy" in self.flags

    def with_parts(self, parts: Sequence[Part], lines: Sequence[Line]) -> Entry:
        """The same entry with `lines` in place of all lines of `parts`; they stand where the first of those stood."""
        place = next((i for i, line in enumerate(self.lines) if line.part in parts), None)
        if place is None:
            place = next(i for i, line in enumerate(self.lines) if line.part > max(parts))
        above = [line for line in self.lines[:place] if line.part not in parts]
        below = [line for line in self.lines[place:] if line.part not in parts]
        return replace(self, lines=(*above, *lines, *below))

    def with_words(self, words: str, end: str) -> Entry:
        """The same entry with that msgstr, made from the English that it has: neither fuzzy nor of an older English."""
        lines = written(Part.MSGSTR, words, end)
        # The last line of an entry has no line end: that is the file's.
        entry = self.with_parts([Part.MSGSTR], [*lines[:-1], replace(lines[-1], end="")])
        return entry.with_parts(PREVIOUS, []).unmarked_fuzzy()

    def marked_fuzzy(self, end: str) -> Entry:
        """The same entry with the flag `fuzzy`, first among its flags."""
        if self.fuzzy:
            return self
        flags = self.of(Part.FLAGS)
        first = ", ".join(["fuzzy", *(flags[0].flags if flags else [])])
        return self.with_parts([Part.FLAGS], [Line(Part.FLAGS, f"#, {first}", end), *flags[1:]])

    def unmarked_fuzzy(self) -> Entry:
        """The same entry without the flag `fuzzy`."""
        lines: list[Line] = []
        for line in self.of(Part.FLAGS):
            others = [flag for flag in line.flags if flag != "fuzzy"]
            if others:
                lines.append(line if others == line.flags else replace(line, text=f"#, {', '.join(others)}"))
        return self.with_parts([Part.FLAGS], lines)

    def flagged(self, flags: Sequence[str], end: str) -> Entry:
        """The same entry with just these flags of those that come with the English; a person's own stay."""
        own = [flag for flag in self.flags if flag not in flags and not _OF_THE_ENGLISH.fullmatch(flag)]
        wanted = [*(["fuzzy"] if self.fuzzy else []), *flags, *(flag for flag in own if flag != "fuzzy")]
        if set(wanted) == set(self.flags):
            return self
        return self.with_parts([Part.FLAGS], [Line(Part.FLAGS, f"#, {', '.join(wanted)}", end)] if wanted else [])

    def retired(self) -> Entry:
        """The same entry as an obsolete one: statements behind `#~`, without reference and extracted comments."""
        lines = [line for line in self.lines if line.part not in {Part.EXTRACTED, Part.REFERENCE}]
        return replace(self, lines=tuple(line.retired() for line in lines))

    def revived(self) -> Entry:
        """An obsolete entry as a living one."""
        return replace(self, lines=tuple(line.revived() for line in self.lines))


@dataclass(frozen=True)
class PoFile:
    """A whole catalogue: its entries in order, and the white space after the last."""

    source: Source
    entries: tuple[Entry, ...]
    tail: str

    def __str__(self) -> str:
        return self.changed(lambda entry: entry)

    @property
    def end(self) -> str:
        """The line end most lines have."""
        text = self.source.text
        return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    @property
    def messages(self) -> Iterator[Entry]:
        """The entries that are units' or were: neither the header nor comments at the end."""
        return (entry for entry in self.entries if entry.is_message and not entry.is_header)

    def changed(self, change: Callable[[Entry], Entry]) -> str:
        """The file's text with each entry as `change` makes it, where it stood."""
        return "".join(entry.before + str(change(entry)) for entry in self.entries) + self.tail

    def placed(self) -> Iterator[tuple[Entry, int]]:
        """Each entry with the offset its text begins at."""
        offset = 0
        for entry in self.entries:
            offset += len(entry.before)
            yield entry, offset
            offset += len(str(entry))

    def comments(self, entry: Entry, start: int) -> Iterator[tuple[Line, Span]]:
        """The translators' comments of an entry that begins at `start`, each with its place, without indentation."""
        if entry.of(Part.COMMENT):
            for line in entry.lines:
                if line.part is Part.COMMENT:
                    yield line, trimmed(self.source, start, start + len(line.text))
                start += len(line.text) + len(line.end)

    def place(self, entry: Entry, start: int, *parts: Part) -> Span:
        """Where the first line of the first of `parts` stands that the entry has."""
        ranges: dict[Part, tuple[int, int]] = {}
        for line in entry.lines:
            ranges.setdefault(line.part, (start, start + len(line.text)))
            start += len(line.text) + len(line.end)
        first = next(iter(ranges.values()))
        return trimmed(self.source, *next((ranges[part] for part in parts if part in ranges), first))


def new_entry(unit: str, english: str, end: str) -> Entry:
    """A new entry without translation."""
    parts = ((Part.MSGCTXT, unit), (Part.MSGID, english), (Part.MSGSTR, ""))
    *lines, last = (line for part, value in parts for line in written(part, value, end))
    return Entry(end * 2, (*lines, replace(last, end="")))


def written(part: Part, value: str, end: str) -> list[Line]:
    """A statement's lines: one where it fits, else broken where gettext breaks it."""
    keyword = _WRITTEN[part]
    whole = f'{keyword} "{escaped(value)}"'
    if "\n" not in value[:-1] and _columns(whole) <= _WIDTH:
        return [Line(part, whole, end)]
    margin = "#| " if part in PREVIOUS else ""
    room = _WIDTH - len(f'{margin}""')
    strings = [""]
    for piece in map(escaped, _BREAKABLE.findall(value)):
        # gettext counts the space that ends a line into its width.
        if strings[-1] and (strings[-1].endswith("\\n") or _columns(strings[-1] + piece) > room):
            strings.append("")
        strings[-1] += piece
    return [Line(part, text, end) for text in (f'{keyword} ""', *(f'{margin}"{string}"' for string in strings))]


def _columns(text: str) -> int:
    """How wide it is on a terminal: letters of East Asia take two columns, a combining mark none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in {"Mn", "Me", "Cf"} for char in text)


def trimmed(source: Source, start: int, end: int) -> Span:
    """A range without the white space at its ends."""
    text = source.text[start:end]
    return source.span(start + len(text) - len(text.lstrip(WHITE)), start + len(text.rstrip(WHITE)))
