"""The text of a gettext catalogue → its parts: `str(parse(source)[0]) == source.text`, whatever the text.

The grammar is GNU gettext's (manual, "The Format of PO Files"), read line by line. It is read by hand because polib,
which the tests hold it against, loses what people wrote: `test_what_polib_would_lose_is_kept` has each case.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from explainer.problem import Problem
from explainer.read.catalogue.po import (
    PREVIOUS,
    STATEMENT,
    STATEMENTS,
    WHITE,
    Entry,
    Line,
    Part,
    PoFile,
    trimmed,
)
from explainer.source import Source, Span

_ENDS = (Part.MSGSTR, Part.FORM)
"""The statements that end an entry."""
_COMMENTS = {"#.": Part.EXTRACTED, "#:": Part.REFERENCE, "#,": Part.FLAGS}
_KEYWORDS = {
    "msgctxt": Part.MSGCTXT,
    "msgid": Part.MSGID,
    "msgid_plural": Part.PLURAL,
    "msgstr": Part.MSGSTR,
    "msgstr[": Part.FORM,
}
_PREVIOUS_KEYWORDS = dict(zip(("msgctxt", "msgid", "msgid_plural"), PREVIOUS, strict=True))
_AFTER: dict[Part | None, tuple[Part, ...]] = {
    None: (Part.MSGCTXT, Part.MSGID),
    Part.MSGCTXT: (Part.MSGID,),
    Part.MSGID: (Part.PLURAL, Part.MSGSTR),
    Part.PLURAL: (Part.FORM,),
    Part.FORM: (Part.FORM,),
    Part.MSGSTR: (),
}
"""Which statements may follow each of them in the same entry."""


def parse(source: Source) -> tuple[PoFile, list[Problem]]:
    """Take a catalogue's text apart.

    What cannot be read becomes an entry of junk up to the next blank line, and one problem `bad-po`; reading goes on
    after it.
    """
    file, problems = _parsed(source)
    return file, [*problems]


@lru_cache(maxsize=16)
def _parsed(source: Source) -> tuple[PoFile, tuple[Problem, ...]]:
    """Whoever brings a catalogue up to date asks for its parts at each step."""
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
        self.is_obsolete = False
        """Whether the entry's first statement is commented out: so must be the others."""
        self.statement: Part | None = None
        self.statement_at = (0, 0)
        """Where its last line begins and ends."""
        self.junk = False

    def feed(self, offset: int, raw: str) -> None:
        """Take the next line."""
        text = raw.removesuffix("\n").removesuffix("\r")
        end = raw[len(text) :]
        if not text.strip(WHITE):
            if self.junk:
                self._close()
            if self.lines:
                self.lines.append(Line(Part.BLANK, text, end))
            else:
                self.before += raw
            return
        part, wrong = (Part.JUNK, None) if self.junk else self._read(text)
        if wrong is not None:
            self._spoil(wrong, trimmed(self.source, offset, offset + len(text)))
        line = Line(part, text, end)
        self.lines.append(line)
        if part in STATEMENTS:
            self.is_obsolete = line.is_obsolete if self.statement is None else self.is_obsolete
            self.statement, self.statement_at = part, (offset, offset + len(text))

    def _read(self, text: str) -> tuple[Part, str | None]:
        """Which part a line is, and what is wrong with it or its place, if anything."""
        last = self.lines[-1].part if self.lines else None
        part, wrong = _lexed(text, self.statement if last is Part.BLANK else last)
        if wrong is None:
            return part, self._place(part, text)
        if last is Part.BLANK and self.statement in _ENDS:
            self._close()
        elif last is Part.BLANK and self.statement is not None:
            self._unfinished(wrong)
        return part, wrong

    def _place(self, part: Part, text: str) -> str | None:
        """Begin a new entry where this line begins one; what is wrong with its place, if anything."""
        stripped = text.strip(WHITE)
        goes_on = stripped.removeprefix("#~").lstrip(WHITE).startswith('"')
        if self.statement in _ENDS and part not in _ENDS:
            self._close()
        elif self.statement is not None and part not in STATEMENTS:
            return self._unfinished("the entry is cut off before its msgstr")
        if part not in STATEMENTS:
            return None
        if self.statement is not None and self.is_obsolete is not stripped.startswith("#~"):
            return self._unfinished("some lines of the entry are commented out with #~ and some are not")
        if goes_on:
            return None
        return self._order(part, stripped)

    def _order(self, part: Part, stripped: str) -> str | None:
        if part in _AFTER[self.statement]:
            return None
        keyword = stripped.removeprefix("#~").partition('"')[0].strip(WHITE)
        if part is self.statement:
            return "the entry has a second msgstr"
        wrong = f"{keyword} cannot stand here"
        return self._unfinished(wrong) if part in {Part.MSGCTXT, Part.MSGID} else wrong

    def _unfinished(self, otherwise: str) -> str | None:
        """Close an entry that lacks its msgstr, so that this line begins a new one, if a blank line stands between."""
        if self.statement in {None, *_ENDS} or self.lines[-1].part is not Part.BLANK:
            return otherwise
        self._spoil("the entry is cut off before its msgstr", trimmed(self.source, *self.statement_at))
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

    def finish(self) -> tuple[PoFile, tuple[Problem, ...]]:
        """What was read."""
        if not self.junk and self.statement not in {None, *_ENDS}:
            self._spoil("the file ends in the middle of an entry", trimmed(self.source, *self.statement_at))
        self._close()
        return PoFile(self.source, tuple(self.entries), self.before), tuple(self.problems)


def _lexed(text: str, last: Part | None) -> tuple[Part, str | None]:
    """Which part a line is, given the part before it, and what is wrong with it."""
    stripped = text.strip(WHITE)
    match = STATEMENT.fullmatch(stripped)
    if match is None:
        return _comment(stripped)
    previous = match["prefix"].endswith("|")
    if match["keyword"]:
        part = (_PREVIOUS_KEYWORDS if previous else _KEYWORDS).get(match["keyword"].rstrip("0123456789]"))
    else:
        part = last if last in (PREVIOUS if previous else STATEMENTS) else None
    if part is None:
        return Part.JUNK, "this string belongs to nothing above it"
    if "\\" in text and "\ufffd" in Line(part, text, "").value and "\ufffd" not in text:
        return Part.JUNK, "the bytes that an escape names are no letters in UTF-8"
    return part, None


def _comment(stripped: str) -> tuple[Part, str | None]:
    rest = stripped.removeprefix("#~").strip(WHITE)
    if stripped.startswith(("#~|", "#|")) or (stripped.startswith("#~") and rest and not rest.startswith("#")):
        return Part.JUNK, f"this line behind {stripped[:2]} is no message text"
    if stripped.startswith("#"):
        return _COMMENTS.get(stripped[:2], Part.COMMENT), None
    if '"' not in stripped:
        return Part.JUNK, f"this is neither a comment nor a message: {stripped[:40]!r}"
    return Part.JUNK, 'the text here is not one string between two ": a quotation mark or backslash is missing or alone'
