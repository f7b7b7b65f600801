"""A record's values by key, of the types that they must have: what is missing, unknown or of another shape is told."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from explainer.problem import Problem
from explainer.records.nodes import KeyValue, Mapping, Node, Scalar, Sequence
from explainer.records.suggestions import suggestion
from explainer.source import Span

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

    def entries(self, key: str) -> tuple[KeyValue, ...]:
        """Keys with values; a missing or empty value is none of them."""
        node = self.values.get(key)
        return () if node is None else entries_of(node, self.problems) or ()

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of the words of an enumeration."""
        text = self.text(key)
        return None if text is None else choice_of(text, choices, self.problems)


def entries_of(node: Node, problems: list[Problem]) -> tuple[KeyValue, ...] | None:
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
TAG_PATTERN = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""What names a language: a BCP 47 tag."""


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
