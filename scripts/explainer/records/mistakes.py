"""What is wrong with a file that is no YAML, in a journalist's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from explainer.problem import Problem
from explainer.source import Source


@dataclass(frozen=True)
class _Saying:
    """What we say when PyYAML's `context` and `problem` hold these words."""

    problem: str
    message: str
    fix: str
    context: str = ""
    at_context: bool = False
    """Point at the beginning of the construct (an opening bracket) instead of where the parser gave up."""


_IN_QUOTES = "put the whole value in quotes"
_MEANING = "a value cannot begin with '{}', which has a meaning in YAML"
_BLOCK_LIST = "'- ' begins a list, which cannot stand on the key's line"
_BALANCE = "close it, or set a comma between its values; put values that hold ', ' or ': ' in quotes"
_NEITHER = "this line is neither 'key: value' nor '- item'"
_NEITHER_FIX = "add a colon and a space after its key, or indent it further if it continues the line above"
_SAYINGS = (
    _Saying("found character '\\t'", "a tab stands where only spaces may", "replace the tab with spaces"),
    _Saying("that cannot start any token", _MEANING, _IN_QUOTES),
    _Saying("mapping keys are not allowed", _MEANING, _IN_QUOTES),
    _Saying(
        "unexpected end of stream",
        "a quotation mark is opened here and never closed",
        "close it at the end of the value with the same mark",
        "quoted scalar",
        at_context=True,
    ),
    _Saying(
        "unknown escape",
        "a backslash inside double quotes has a meaning in YAML",
        "use single quotes around the value, or write \\\\ for one backslash",
    ),
    _Saying("but got '?'", "inside brackets or braces, a value that holds '?' must be in quotes", _IN_QUOTES),
    _Saying("expected ',' or", "this bracket is not closed, or a comma is missing", _BALANCE, at_context=True),
    _Saying("sequence entries are not allowed", _BLOCK_LIST, "begin the list on the next line, or put it in quotes"),
    _Saying("expected alphabetic", _MEANING, _IN_QUOTES, "while scanning an", at_context=True),
    _Saying("expected a comment or a line break", _MEANING, _IN_QUOTES, at_context=True),
    _Saying("undefined tag handle", _MEANING, _IN_QUOTES),
    _Saying("expected the node content", _MEANING, _IN_QUOTES),
    _Saying("could not find expected ':'", _NEITHER, _NEITHER_FIX, at_context=True),
)
_ALIGN = "indent it with spaces exactly as far as the lines it belongs to"


def explained(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """A syntax error in a journalist's words."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    offset = 0 if mark is None else mark.index
    misplaced = _misplaced_quotation_mark(source, offset)
    if misplaced is not None:
        return misplaced
    if problem.startswith("mapping values are not allowed"):
        return _unexpected_colon(source, offset)
    if problem.startswith("expected <block end>"):
        return _unexpected_place(source, offset)
    for saying in _SAYINGS:
        if saying.problem in problem and saying.context in context:
            start = error.context_mark.index if saying.at_context and error.context_mark else offset
            at = source.span(start, start + 1)
            return Problem(at, "yaml", saying.message.replace("{}", at.text), saying.fix)
    fix = "compare it with a line like it; put values with special characters in quotes"
    return Problem(source.span(offset, offset + 1), "yaml", f"this line cannot be read ({problem})", fix)


def _unexpected_colon(source: Source, offset: int) -> Problem:
    """A colon where no key can end: inside a value, under a value, or under a line that lacks its own."""
    at = source.span(offset, offset + 1)
    before = _before_in_line(source, offset)
    if re.search(r":\s", before):
        return Problem(at, "yaml", "a value that holds ': ' must be in quotes", _IN_QUOTES)
    above = next((line for n in range(at.line - 1, 0, -1) if (line := source.line(n)).text.strip()), None)
    if above is not None and ":" not in above.text and _indent(before) <= _indent(above.text):
        return Problem(above, "yaml", _NEITHER, _NEITHER_FIX)
    message = "this line is indented as if it continued the value above, and yet has a key of its own"
    return Problem(at, "yaml", message, _ALIGN)


def _unexpected_place(source: Source, offset: int) -> Problem:
    """A key or an item that belongs to nothing: indented by a wrong number of spaces, or behind a finished value."""
    at = source.span(offset, offset + 1)
    if _before_in_line(source, offset).strip():
        return Problem(at, "yaml", "this stands behind a value that is already complete", _IN_QUOTES)
    return Problem(at, "yaml", "this line does not begin below the lines it belongs to", _ALIGN)


def _before_in_line(source: Source, offset: int) -> str:
    return source.text[source.line(source.line_and_column(offset)[0]).start : offset]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _misplaced_quotation_mark(source: Source, offset: int) -> Problem | None:
    """Where the parser gave up just behind a closing quotation mark, that mark is what the writer should look at."""
    quoted: yaml.ScalarToken | None = None
    try:
        for token in yaml.scan(source.text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= offset:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
                quoted = token
    except (yaml.YAMLError, ValueError, OverflowError):
        pass  # what comes first is told first
    if quoted is None or source.text[quoted.end_mark.index : offset].strip(" ,"):
        return None
    at = source.span(quoted.start_mark.index, quoted.end_mark.index)
    closing = source.line_and_column(at.end)[0]
    if closing != at.line:
        message = f"the quotation mark opened here closes only in line {closing}"
        return Problem(at, "yaml", message, "close it at the end of the value with the same mark")
    fix = f"""write {at.text[0] * 2 if at.text[0] == "'" else chr(92) + '"'} for a mark inside the value, or use “ ”"""
    return Problem(source.span(offset, offset + 1), "yaml", "words follow the closing quotation mark", fix)


def strange_character(source: Source, error: yaml.reader.ReaderError) -> Problem:
    """What YAML has no place for."""
    at = source.span(error.position, error.position + 1)
    return Problem(at, "yaml", f"the file holds a control character (U+{ord(at.text):04X})", "delete it")


def no_such_character(source: Source, digits: int) -> Problem:
    """An escape beyond Unicode; `digits` is where its digits begin."""
    at = source.span(digits - len("\\U"), digits + len("00110000"))
    fix = "write the character itself, or the escape of one that exists"
    return Problem(at, "yaml", f"'{at.text}' stands for no character", fix)
