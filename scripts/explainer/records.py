"""YAML as people write it: keys, lists and texts that know their place. The only room that knows PyYAML.

Every scalar stays the text that stands in the file: `no` is "no" and `2024-02-29` is not turned into a date, so that
a problem can point at the very characters. What a facts file does not need is refused rather than interpreted: tags,
anchors and aliases, a key written twice, several documents, deep nesting, very large files.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import yaml

from explainer.problem import ContentError, Problem
from explainer.source import Source, Span, composed

LARGEST = 1_000_000
"""Bytes of UTF-8 a file may have. The real facts file has 14,000."""
DEEPEST = 20
"""Levels of nesting a file may have. The real facts file has 5."""


@dataclass(frozen=True)
class Scalar:
    """A text; `span` holds it as written, quotation marks included. An empty value and `null` are the empty text."""

    span: Span
    text: str


@dataclass(frozen=True)
class Sequence:
    """A list."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the file's order, each key once."""

    span: Span
    entries: tuple[Entry, ...]


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]
"""Values without their places."""

# --- reading YAML -----------------------------------------------------------------------------------------------------


def parse(source: Source) -> Node:
    """The one document of a file. Raises `ContentError` when the text is no YAML, or more of it than is understood."""
    if len(source.text.encode("utf-8", "surrogatepass")) > LARGEST:
        too_large = f"the file is larger than {LARGEST:,} bytes"
        raise ContentError(Problem(source.span(0, 0), "yaml-size", too_large, "split it into several articles"))
    problems: list[Problem] = []
    try:
        loader = yaml.SafeLoader(source.text)
    except yaml.reader.ReaderError as error:
        raise ContentError(_strange_character(source, error)) from error
    reading = _Reading(source, _events(loader), problems)
    try:
        root = reading.document()
    except yaml.reader.ReaderError as error:
        raise ContentError(*reading.problems, _strange_character(source, error)) from error
    except (ValueError, OverflowError) as error:
        # PyYAML gives the digits of an escape to `chr` as they are: \U00110000.
        raise ContentError(*reading.problems, _no_such_character(source, loader.index)) from error
    except yaml.MarkedYAMLError as error:
        raise ContentError(*(reading.problems or [_explained(source, error)])) from error
    if reading.problems:
        raise ContentError(*reading.problems)
    return root


def _events(loader: yaml.SafeLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        yield loader.get_event()  # type: ignore[no-untyped-call]


def parse_record(source: Source) -> Mapping:
    """The one document of a file, which must be keys with values. Raises `ContentError` as `parse` does."""
    root = parse(source)
    if not isinstance(root, Mapping):
        message = "the file does not begin with a key and its value"
        raise ContentError(Problem(root.span, "shape", message, "write lines such as 'key: value'"))
    return root


def plain(source: Source) -> Plain:
    """The texts of a file without their places: for developers' data, which is long, seldom wrong and kept by tests.

    libyaml reads it where the system has it, some fifty times faster. Raises `ContentError` as `parse` does.
    """
    try:
        texts: Plain = yaml.load(source.text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - texts only
    except yaml.YAMLError:
        parse(source)  # says what is wrong, and where
        raise
    return texts


_HARMLESS_TAGS = frozenset({f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")})
_INK = re.compile(r"\S+")
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What no page, catalogue or calendar has a place for: control characters, line ends of other kinds than a new line, a
byte order mark inside a text, halves of surrogate pairs and noncharacters."""
_CLOSE_COMMENT = re.compile(r"[ \t]+(#[^\s#][^\n]*)")


@dataclass(frozen=True)
class _Reading:
    """One pass over the parser's events; `problems` grows as the pass goes on."""

    source: Source
    events: Iterator[yaml.Event]
    problems: list[Problem]

    def document(self) -> Node:
        """The only document there may be."""
        next(self.events)  # the stream's start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            nothing = Problem(self.source.span(0, 0), "yaml", "the file is empty", "write lines such as 'key: value'")
            raise ContentError(nothing)
        root = self.node(next(self.events), 1)
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.problem(self.span(after), "yaml-documents", "a second document begins here", "delete the line '---'")
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        """The node that begins with this event."""
        at = self.span(event)
        if depth > DEEPEST:
            deep = Problem(at, "yaml-depth", f"nested deeper than {DEEPEST} levels", "close the brackets; nest less")
            raise ContentError(*self.problems, deep)
        if isinstance(event, yaml.AliasEvent):
            message = f"'*{event.anchor}' refers to another place of the file, which is not supported"
            self.problem(at, "yaml-alias", message, "write the words out; put a value that begins with * in quotes")
            return Scalar(at, "")
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_properties(at, event.anchor, event.tag)
            return self.scalar(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self.refuse_properties(at, event.anchor, event.tag)
            if isinstance(event, yaml.MappingStartEvent):
                return self.mapping(event, depth)
            return self.sequence(event, depth)
        raise TypeError(event)

    def refuse_properties(self, at: Span, anchor: str | None, tag: str | None) -> None:
        """Anchors and tags: they name or type a value, and a text needs neither."""
        if anchor is not None:
            fix = "delete it; put a value that begins with & in quotes"
            self.problem(at, "yaml-alias", f"'&{anchor}' is a YAML anchor, which is not supported", fix)
        if tag is not None and tag not in _HARMLESS_TAGS:
            match = _INK.search(self.source.text, at.start)
            written = match[0] if match else tag
            fix = "delete it; put a value that begins with ! in quotes"
            self.problem(at, "yaml-tag", f"'{written}' is a YAML tag, which is not supported", fix)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A text. A block text (`|`, `>`) ends, for the parser, where the next line begins: its span is cut back."""
        span = self.span(event)
        if event.style in {"|", ">"}:
            span = Span(span.source, span.start, span.start + len(span.text.rstrip()))
        text = event.value
        if event.style is None:
            if text in _NULLS:
                return Scalar(span, "")
            self.notice_swallowed_words(span)
        if strange := _UNWRITABLE.search(text):
            # Where it was written with an escape, or folded, the text is not found as it stands.
            at = self.source.text.find(strange[0], span.start, span.end)
            message = f"the text holds a character that no page can show (U+{ord(strange[0]):04X})"
            fix = "delete it, or the escape that stands for it"
            self.problem(span if at < 0 else self.source.span(at, at + 1), "yaml", message, fix)
        return Scalar(span, composed(text))  # an escape may stand for an accent alone

    def notice_swallowed_words(self, span: Span) -> None:
        """`Flight #5` without quotes is the text "Flight" and a comment: words would be lost without a sound."""
        comment = _CLOSE_COMMENT.match(self.source.text, span.end)
        if comment and span.text:
            at = self.source.span(*comment.span(1))
            fix = "put the whole value in quotes; begin a comment with '# '"
            self.problem(at, "yaml", f"'{at.text}' is not read: a # after a space begins a comment", fix)

    def sequence(self, event: yaml.CollectionStartEvent, depth: int) -> Sequence:
        """A list."""
        items: list[Node] = []
        while not isinstance(end := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(end, depth + 1))
        return Sequence(self.whole(event, end, items[-1].span if items else None), tuple(items))

    def mapping(self, event: yaml.CollectionStartEvent, depth: int) -> Mapping:
        """Keys with values; a repeated key is reported and its first value kept."""
        entries: dict[str, Entry] = {}
        last: Span | None = None
        while not isinstance(end := next(self.events), yaml.MappingEndEvent):
            key = self.node(end, depth + 1)
            value = self.node(next(self.events), depth + 1)
            last = value.span
            if not isinstance(key, Scalar):
                self.problem(key.span, "yaml-key", "a key is a list or a group", "a key must be a word")
            elif key.text in entries:
                first = entries[key.text].key.span
                message = f"the key '{key.text}' stands twice; it is already in line {first.line}"
                self.problem(key.span, "yaml-key", message, "delete one of the two, or give it another name")
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(self.whole(event, end, last), tuple(entries.values()))

    def whole(self, first: yaml.CollectionStartEvent, end: yaml.Event, last: Span | None) -> Span:
        """From a list's or group's first character to its last; one without brackets ends with its last value."""
        start = self.span(first).start
        if first.flow_style or last is None:
            return self.source.span(start, self.span(end).end)
        return self.source.span(start, last.end)

    def span(self, event: yaml.Event) -> Span:
        """The characters of an event. PyYAML counts characters of the text it was given, as we do."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise TypeError(event)  # only events that somebody builds by hand lack their marks
        return self.source.span(start.index, end.index)

    def problem(self, where: Span, code: str, message: str, fix: str) -> None:
        """Note a problem and read on."""
        self.problems.append(Problem(where, code, message, fix))


# --- saying what is wrong with the YAML -------------------------------------------------------------------------------


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


def _explained(source: Source, error: yaml.MarkedYAMLError) -> Problem:
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


def _strange_character(source: Source, error: yaml.reader.ReaderError) -> Problem:
    at = source.span(error.position, error.position + 1)
    return Problem(at, "yaml", f"the file holds a control character (U+{ord(at.text):04X})", "delete it")


def _no_such_character(source: Source, digits: int) -> Problem:
    """An escape beyond Unicode; `digits` is where its digits begin."""
    at = source.span(digits - len("\\U"), digits + len("00110000"))
    fix = "write the character itself, or the escape of one that exists"
    return Problem(at, "yaml", f"'{at.text}' stands for no character", fix)


# --- reading records --------------------------------------------------------------------------------------------------

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class Shape:
    """The keys a record must have and those it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key the record may have."""
        return self.required + self.optional


@dataclass(frozen=True)
class Fields:
    """A record's values by key. What is missing, unknown or of another shape goes to `problems`; reading goes on."""

    at: Span
    """Where a missing key is reported: the record's own key."""
    values: MappingABC[str, Node]
    keys: MappingABC[str, Span]
    problems: list[Problem]

    @classmethod
    def of(cls, node: Node, at: Span, shape: Shape, problems: list[Problem]) -> Fields | None:
        """A record of that shape; None, and a problem, when the node is no record at all."""
        entries = entries_of(node, problems)
        if entries is None:
            return None
        values = {entry.key.text: entry.value for entry in entries}
        keys = {entry.key.text: entry.key.span for entry in entries}
        for entry in entries:
            written = entry.key.text
            if written not in shape.keys:
                fix = suggestion(written, shape.keys)
                problems.append(Problem(entry.key.span, "unknown-key", f"unknown key '{written}'", fix))
                # A misspelt key is one problem: its value is read under the key that was meant.
                for meant in difflib.get_close_matches(written, shape.keys, 1):
                    values.setdefault(meant, entry.value)
                    keys.setdefault(meant, entry.key.span)
        problems.extend(
            Problem(at, "missing", f"the key '{key}' is missing", f"add '{key}: …' here")
            for key in shape.required
            if key not in values
        )
        return cls(at, values, keys, problems)

    def key_of(self, key: str) -> Span:
        """Where a key stands; where the record begins, if it has no such key."""
        return self.keys.get(key, self.at)

    def is_empty(self, key: str) -> bool:
        """Whether a key is missing or holds a list or group of nothing."""
        node = self.values.get(key)
        match node:
            case Sequence(items=inside) | Mapping(entries=inside):
                return not inside
            case Scalar(text=text):
                return not text
            case None:
                return True

    def text(self, key: str) -> Scalar | None:
        """A text that is not empty, or None when the key is missing or holds something else."""
        node = self.values.get(key)
        return None if node is None else text_of(node, self.problems)

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """A list of texts, none of them empty."""
        return tuple(text for item in self.items(key) if (text := text_of(item, self.problems)) is not None)

    def items(self, key: str) -> tuple[Node, ...]:
        """A list; a missing or empty value is the empty list."""
        node = self.values.get(key)
        if node is None or node == Scalar(node.span, ""):
            return ()
        if isinstance(node, Sequence):
            return node.items
        self.problems.append(Problem(node.span, "shape", f"'{key}' must be a list", "write it in brackets: […]"))
        return ()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Keys with values; a missing or empty value is none of them."""
        node = self.values.get(key)
        return () if node is None else entries_of(node, self.problems) or ()

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of the words of an enumeration."""
        text = self.text(key)
        return None if text is None else choice_of(text, choices, self.problems)


def entries_of(node: Node, problems: list[Problem]) -> tuple[Entry, ...] | None:
    """A node's keys with values (none for an empty value), or None and a problem when it is a text or a list."""
    if isinstance(node, Mapping):
        return node.entries
    if isinstance(node, Scalar) and not node.text:
        return ()
    message = "a group of keys with values must stand here"
    problems.append(Problem(node.span, "shape", message, "write 'key: value', one a line, or {key: value}"))
    return None


def text_of(node: Node, problems: list[Problem]) -> Scalar | None:
    """A node's text, or None and a problem when it is empty, a list or a group."""
    if not isinstance(node, Scalar):
        fix = "put the words in quotes; brackets, braces and ': ' have a meaning without them"
        problems.append(Problem(node.span, "shape", "a text must stand here", fix))
        return None
    if not node.text:
        problems.append(Problem(node.span, "empty", "a value is missing", "write it, or delete its key"))
        return None
    return node


def choice_of(text: Scalar, choices: type[Choice], problems: list[Problem]) -> Choice | None:
    """The enumeration's member of that value, or None and a problem."""
    words = [member.value for member in choices]
    if text.text in words:
        return choices(text.text)
    problems.append(Problem(text.span, "choice", f"'{text.text}' is not possible here", suggestion(text.text, words)))
    return None


ID_PATTERN = r"[a-z][a-z0-9-]*"
"""What names an entry: it becomes part of addresses and of catalogues."""


def check_id(key: Scalar, problems: list[Problem]) -> None:
    """A problem when a key cannot name an entry."""
    if not re.fullmatch(ID_PATTERN, key.text):
        message = f"'{key.text}' cannot be the name of an entry"
        fix = "use small letters a-z, digits and hyphens, a letter first"
        problems.append(Problem(key.span, "id", message, fix))


def check_line(text: Scalar, problems: list[Problem]) -> None:
    """A problem when a text is not one line without white space at its ends."""
    if len(text.text.splitlines()) > 1:
        problems.append(Problem(text.span, "text", "the text has a line break", "write it as one line"))
    elif text.text != text.text.strip():
        problems.append(Problem(text.span, "text", "the text begins or ends with white space", "delete it"))


_LIST_AT_MOST = 14


def suggestion(word: str, known: Collection[str]) -> str:
    """The fix for a word that is none of `known`: the nearest of them, or all where they are few."""
    near = difflib.get_close_matches(word, known, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    if not known:
        return "delete it: there is none yet"
    if len(known) > _LIST_AT_MOST:
        return "copy the name from where it is defined"
    return f"possible are: {', '.join(known)}"
