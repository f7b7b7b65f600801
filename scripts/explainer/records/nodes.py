"""YAML as people write it: keys, lists and texts that know their place.

Every scalar stays the text that stands in the file: `no` is "no" and `2024-02-29` is not turned into a date, so that
a problem can point at the very characters. What a facts file does not need is refused rather than interpreted: tags,
anchors and aliases, a key written twice, several documents, deep nesting, very large files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from explainer.problem import ContentError, Problem
from explainer.records.mistakes import explained, no_such_character, strange_character
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
class KeyValue:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the file's order, each key once."""

    span: Span
    entries: tuple[KeyValue, ...]


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]
"""Values without their places."""


def parse(source: Source) -> Node:
    """The one document of a file. Raises `ContentError` when the text is no YAML, or more of it than is understood."""
    problems: list[Problem] = []
    root = _parsed(source, problems)
    if problems:
        raise ContentError(*problems)
    return root


def _parsed(source: Source, problems: list[Problem]) -> Node:
    """What can be understood; `problems` grows by what is not. Raises `ContentError` where the text is no YAML."""
    if len(source.text.encode("utf-8", "surrogatepass")) > LARGEST:
        too_large = f"the file is larger than {LARGEST:,} bytes"
        raise ContentError(Problem(source.span(0, 0), "yaml-size", too_large, "split it into several articles"))
    try:
        loader = yaml.SafeLoader(source.text)
    except yaml.reader.ReaderError as error:
        raise ContentError(strange_character(source, error)) from error
    reading = _Reading(source, _events_by_libyaml(source.text) or _events(loader), problems)
    try:
        root = reading.document()
    except yaml.reader.ReaderError as error:
        raise ContentError(*reading.problems, strange_character(source, error)) from error
    except (ValueError, OverflowError) as error:
        # PyYAML gives the digits of an escape to `chr` as they are: \U00110000.
        raise ContentError(*reading.problems, no_such_character(source, loader.index)) from error
    except yaml.MarkedYAMLError as error:
        raise ContentError(*(reading.problems or [explained(source, error)])) from error
    return root


def _events(loader: yaml.SafeLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        yield loader.get_event()  # type: ignore[no-untyped-call]


_READ_OTHERWISE = re.compile(r"[\t\ufeff]|[|>][-+\d]*#")
"""What libyaml reads otherwise than PyYAML in some texts: tabs, byte order marks, comments close behind `|` and `>`."""


def _events_by_libyaml(text: str) -> Iterator[yaml.Event] | None:
    """The same events, some ten times faster, where the system has libyaml and it reads the text as PyYAML does.

    None of a text that it refuses or we do (PyYAML says why, or reads it), and of the few that it reads otherwise; also
    where a text without quotes inside brackets is empty or holds a question mark.
    """
    loader = getattr(yaml, "CSafeLoader", None)
    if loader is None or _READ_OTHERWISE.search(text):
        return None
    events: list[yaml.Event] = []
    open_: list[bool] = []
    """Of the lists and groups around an event: whether they have brackets, or stand in some."""
    try:
        parser = loader(text)
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                open_.append(bool(event.flow_style) or open_[-1:] == [True])
            elif isinstance(event, yaml.CollectionEndEvent):
                open_.pop()
            is_read_otherwise = (
                isinstance(event, yaml.ScalarEvent)
                and not event.style
                and open_[-1:] == [True]
                and "?" in (event.value or "?")
            )
            if is_read_otherwise or len(open_) > DEEPEST or getattr(event, "tag", None):
                return None
            events.append(event)
    except (yaml.YAMLError, ValueError):
        return None
    return iter(events)


def parse_record(source: Source) -> Mapping:
    """The one document of a file, which must be keys with values. Raises `ContentError` as `parse` does."""
    problems: list[Problem] = []
    root = parse_as_far(source, problems)
    if problems:
        raise ContentError(*problems)
    return root


def parse_as_far(source: Source, problems: list[Problem]) -> Mapping:
    """As `parse_record`, as far as it can be understood: `problems` grows by what cannot, such as a key written twice.

    Raises `ContentError` where nothing more can be read.
    """
    root = _parsed(source, problems)
    if not isinstance(root, Mapping):
        message = "the file does not begin with a key and its value"
        raise ContentError(*problems, Problem(root.span, "shape", message, "write lines such as 'key: value'"))
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
        if not event.style:  # libyaml has no style of its own for a text without quotes, and says ""
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
        entries: dict[str, KeyValue] = {}
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
                entries[key.text] = KeyValue(key, value)
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
