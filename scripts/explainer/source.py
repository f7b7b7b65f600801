"""A file's text and half-open ranges in it.

Everything that is read keeps its `Span`, so that a problem can name its line and column and a quote can only be
a slice of the article. Lines and columns are derived from the offset when somebody asks, never counted on the way.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

_NOT_COMPATIBILITY_IDEOGRAPHS = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def composed(text: str) -> str:
    """The text with one spelling for each letter (NFC), so that what looks the same is the same: é, й, ё, が, 한.

    Programs on macOS and PDFs write é as e and an accent, keyboards as one character. The compatibility ideographs
    stay, which NFC would replace by others of another shape: a Japanese name is written with one or the other.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return _NOT_COMPATIBILITY_IDEOGRAPHS.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


@dataclass(frozen=True, eq=False)
class Source:
    """A text, `composed`, and the name people know it by (a path relative to the project's root, with `/`)."""

    name: str
    text: str = field(repr=False)

    def __post_init__(self) -> None:
        """Composes the text: whoever compares what people wrote compares sources."""
        object.__setattr__(self, "text", composed(self.text))

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        starts.extend(i + 1 for i, char in enumerate(self.text) if char == "\n")
        return tuple(starts)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1; columns count characters (code points)."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> Span:
        """The span of a line (from 1), without its line end; past the last line, an empty span at the text's end."""
        if number > len(self._line_starts):
            return Span(self, len(self.text), len(self.text))
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return Span(self, start, len(self.text) if end < 0 else end)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The range from `start` up to but not including `end` (default: the text's end)."""
        return Span(self, start, len(self.text) if end is None else end)


@dataclass(frozen=True)
class Span:
    """The range `source.text[start:end]`; printed as `seeds/x.txt:12:5`."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the range, verbatim."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line the range begins on, from 1."""
        return self.source.line_and_column(self.start)[0]

    @property
    def column(self) -> int:
        """The column the range begins at, from 1, in characters."""
        return self.source.line_and_column(self.start)[1]

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"
