"""A facts file in the making: records that refer to each other by id, and the YAML that a person edits."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from explainer.source import Span

Value: TypeAlias = "str | Span | Sequence[Value] | Mapping[str, Value]"
"""What stands under a key. A span is words of the article, which are quoted."""

SECTIONS = ("participants", "dates", "claims", "summary", "timeline", "faq")
_SECTION_OF = {
    "of": "participants",
    "by": "participants",
    "who": "participants",
    "role": "claims",
    "inferred": "claims",
    "claim": "claims",
    "answer": "claims",
    "nearest": "claims",
    "rests_on": "claims",
    "on": "dates",
}
"""The section that holds what a key names."""
_MAY_LACK = frozenset(("role", "who"))
"""Keys that a record can do without."""

_HEAD = """\
# yaml-language-server: $schema=../scripts/schema/facts.schema.json
#
# Drafted by machine from {slug}.txt. Nobody has reviewed it. What stands in quotation marks on the pages is the
# article's own; whatever a person writes here is kept. How to edit it: README.md, "For editors".

article:
  publish: quotes

languages: {{{languages}}}

# On the day it goes online, say so for the feeds: en: {{drafted: machine, published: 2026-11-30, reviewed: []}}
made:
{made}"""


@dataclass
class Sheet:
    """The records of a facts file by section and id, in the order in which they will stand."""

    slug: str
    headline: tuple[str, ...] = ()
    """The claims that the article's title rests on."""
    records: dict[str, dict[str, dict[str, Value]]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    """Section → id → key → value; the lines of the timeline are numbered, those of the summary keyed by section."""

    def add(self, section: str, name: str, **values: Value) -> str:
        """A new record, unless that id is taken, then under an id with a number; the id it got."""
        here = self.records[section]
        free = name
        number = 2
        while free in here:
            free = f"{name}-{number}"
            number += 1
        here[free] = {key: value for key, value in values.items() if value not in ("", (), [])}
        return free

    @property
    def size(self) -> int:
        """How many records it has."""
        return sum(map(len, self.records.values()))

    def spans(self) -> Iterator[Span]:
        """All words of the article that it quotes."""
        return spans_of([*self.records.values()])

    def tell_as_reported(self, claim: str) -> None:
        """Makes a claim that somebody said one that the article reports: a quoted sentence names its speaker itself."""
        record = self.records["claims"].get(claim, {})
        if "by" not in record:
            return
        speaker = record.pop("by")
        record["kind"] = "reported"
        for name, question in [*self.records["faq"].items()]:
            if question["ask"] == {"standard": "said", "of": speaker}:
                self.drop("faq", name)
        summary = self.records["summary"]
        _remove(summary.get("said", {}), "claims", claim)
        here = summary.setdefault("happened", {})
        if not any(claim in ids(values.get("claims")) for values in summary.values()):
            here["claims"] = [*ids(here.get("claims")), claim]

    def rename(self, section: str, name: str, new: str) -> None:
        """Takes a record out; whatever named it names `new`, a record that stands elsewhere."""
        self.records[section].pop(name, None)
        self._call(section, name, new)

    def give_id(self, section: str, name: str, new: str) -> None:
        """Another id for a record."""
        self.records[section] = {new if own == name else own: one for own, one in self.records[section].items()}
        self._call(section, name, new)

    def _call(self, section: str, name: str, new: str) -> None:
        for records in self.records.values():
            for own, values in records.items():
                records[own] = {key: _called(key, value, section, name, new) for key, value in values.items()}

    def drop(self, section: str, name: str) -> None:
        """Takes a record out, and whatever cannot stand without it."""
        if self.records.get(section, {}).pop(name, None) is None:
            return
        self.headline = tuple(claim for claim in self.headline if (section, claim) != ("claims", name))
        for other, records in self.records.items():
            for own, values in list(records.items()):
                if other == "summary":
                    if section == "claims":
                        _remove(values, "claims", name)
                    continue
                if not _without(values, section, name) and own in records:
                    self.drop(other, own)


def _called(key: str, value: Value, section: str, name: str, new: str) -> Value:
    """A value with an id of that section changed, where its key can hold one."""
    if isinstance(value, Mapping) and value.get("of") == name and section in {"participants", "dates"}:
        return {**value, "of": new}
    holds = _SECTION_OF.get(key, key) == section
    if holds and value == name:
        return new
    if holds and isinstance(value, Sequence) and not isinstance(value, str):
        return list(dict.fromkeys(new if item == name else item for item in value if isinstance(item, str)))
    return value


def _without(values: dict[str, Value], section: str, name: str) -> bool:
    """Removes a reference from a record; whether the record can stand without it."""
    for key, value in list(values.items()):
        if isinstance(value, Mapping) and "standard" in value:
            about = value.get("of")
            if about == name and section in {"participants", "dates"}:
                return False
            continue
        if _SECTION_OF.get(key) != section:
            continue
        if value == name:
            del values[key]
            if key not in _MAY_LACK:
                return False
        elif isinstance(value, Sequence) and not isinstance(value, str) and name in value:
            _remove(values, key, name)
            if key not in values and key not in _MAY_LACK:
                return False
    return True


def _remove(values: dict[str, Value], key: str, name: str) -> None:
    value = values.get(key)
    if isinstance(value, Sequence) and not isinstance(value, str):
        rest = [item for item in value if item != name]
        if rest:
            values[key] = rest
        else:
            del values[key]


def ids(value: Value | None) -> list[str]:
    """The ids in a list; none where there is no list."""
    if value is None or isinstance(value, str | Span | Mapping):
        return []
    return [item for item in value if isinstance(item, str)]


def spans_of(value: object) -> Iterator[Span]:
    """All words of the article in a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Mapping):
        for inside in value.values():
            yield from spans_of(inside)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inside in value:
            yield from spans_of(inside)


# ---- As a file


def as_yaml(sheet: Sheet, tags: Sequence[str]) -> str:
    """The facts file of a sheet; `tags` are the languages of the site, English first."""
    languages = ", ".join(f"{tag}: optional" for tag in tags[1:])
    made = "".join(f"  {tag}: {{drafted: machine, reviewed: []}}\n" for tag in tags)
    parts = [_HEAD.format(slug=sheet.slug, languages=languages, made=made)]
    parts.append(f"headline:\n  rests_on: {_flow(sheet.headline)}\n")
    for section in SECTIONS:
        lines = "".join(section_lines(section, sheet.records[section]))
        if lines:
            parts.append(f"{section}:\n{lines}")
    return "\n".join(parts)


def section_lines(section: str, records: Mapping[str, Mapping[str, Value]]) -> Iterator[str]:
    """The lines below a section's key, a string for each record."""
    for name, values in records.items():
        if section == "timeline":
            yield f"  - {_flow(values)}\n"
        elif section == "summary":
            if "claims" in values:
                yield f"  {name}: {_flow(values['claims'])}\n"
        elif section == "participants":
            yield f"  {name}: {_flow(values)}\n" if _fits(values) else f"  {name}:\n{_block(values)}"
        else:
            yield f"  {name}:\n{_block(values)}"


def record_at(text: str, offset: int) -> tuple[str, str] | None:
    """Section and id (the number of a line of the timeline) of the record that stands at an offset of a facts file."""
    section = name = ""
    indent = number = 0
    for line in text[: offset + 1].splitlines():
        words = line.lstrip(" ")
        if not words or words.startswith("#"):
            continue
        depth = len(line) - len(words)
        if depth == 0 and not words.startswith("- "):
            section, name, indent, number = words.partition(":")[0], "", 0, 0
        elif not name or depth == indent:
            number += 1
            name = f"{number}" if words.startswith("- ") else words.partition(":")[0]
            indent = depth
    return (section, name) if name else None


_WIDTH = 110


def _fits(values: Mapping[str, Value]) -> bool:
    return len(_flow(values)) <= _WIDTH


def _block(values: Mapping[str, Value]) -> str:
    lines = []
    for key, value in values.items():
        if key == "evidence" and isinstance(value, Sequence):
            lines.append(f"    {key}:\n" + "".join(f"      - {_entry(item)}\n" for item in value))
        else:
            lines.append(f"    {key}: {_flow(value)}\n")
    return "".join(lines)


def _entry(value: Value) -> str:
    """`s1: "words"`, without braces where it is alone in its line."""
    return _flow(value)[1:-1] if isinstance(value, Mapping) else _flow(value)


def _flow(value: Value) -> str:
    match value:
        case Span():
            return _quoted(" ".join(value.text.split()))
        case str():
            return value if _is_plain(value) else _quoted(value)
        case Mapping():
            return "{" + ", ".join(f"{key}: {_flow(inside)}" for key, inside in value.items()) + "}"
        case _:
            return "[" + ", ".join(map(_flow, value)) + "]"


def _is_plain(value: str) -> bool:
    """Whether a text of ours (an id, a date, a code) is itself in YAML; `NO` and `on` are not in every reader."""
    is_word = value.replace("-", "").replace("/", "").replace(".", "").isalnum() and value.isascii()
    return is_word and value.lower() not in {"no", "yes", "on", "off", "y", "n", "true", "false", "null"}


def _quoted(words: str) -> str:
    """A YAML double-quoted scalar, which reads JSON's; what does not print stands as its escape."""
    plain = json.dumps(words, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in plain)
