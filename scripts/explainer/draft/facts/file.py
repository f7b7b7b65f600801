"""The facts file of a draft: written whole, or its records written into a file that a person has; and back again.

A problem stands at a place of the text; `record_at` says at which record of the draft that is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from explainer.draft.facts.records import (
    HEADLINE,
    Claim,
    Entry,
    FactsDraft,
    Lead,
    Participant,
    Question,
    Quote,
    Record,
    Ref,
    Section,
    When,
)
from explainer.model.facts import Maker, Standard
from explainer.records import KeyValue, Node, parse_record
from explainer.records import Mapping as Keyed
from explainer.records import Sequence as Listed
from explainer.source import Source, Span

_HEAD = """\
# yaml-language-server: $schema=../scripts/schema/facts.schema.json
#
# Drafted by machine from {slug}.txt. Nobody has reviewed it. What stands in quotation marks on the pages is the
# article's own; whatever a person writes here is kept. How to edit it: README.md, "For editors".

article:
  publish: quotes
  listed: signed # search engines are offered nothing of this before a named person has reviewed it

languages: {{{languages}}}

# On the day it goes online, say so for the feeds: en: {{drafted: machine, published: 2026-11-30, reviewed: []}}
made:
{made}"""

_Value: TypeAlias = "str | Quote | Standard | Maker | Sequence[_Value] | None"
"""What stands under a key of a record; nothing and an empty list leave the key out."""


# ---- A new file


def as_yaml(draft: FactsDraft, tags: Sequence[str]) -> str:
    """The facts file of a draft; `tags` are the languages of the site, English first."""
    languages = ", ".join(f"{tag}: optional" for tag in tags[1:])
    made = "".join(f"  {tag}: {{drafted: machine, reviewed: []}}\n" for tag in tags)
    parts = [_HEAD.format(slug=draft.slug, languages=languages, made=made)]
    title = f"  text: {_flow(draft.title)}\n" if draft.title else ""
    parts.append(f"headline:\n{title}  rests_on: {_flow(draft.headline)}\n")
    parts.extend(f"{section}:\n{lines}" for section in Section if (lines := "".join(_lines(draft, section))))
    return "\n".join(parts)


def _lines(draft: FactsDraft, section: Section) -> Iterator[str]:
    """The lines below a section's key, a string for each record."""
    if section is Section.SUMMARY:
        yield from (f"  {name}: {_flow(claims)}\n" for name, claims in draft.summary.items() if claims)
    for record in draft.records:
        values = {key: value for key, value in _values(record).items() if value}
        if record.section is not section:
            continue
        if section is Section.TIMELINE:
            yield f"  - {_in_braces(values)}\n"
        elif section is Section.PARTICIPANTS and len(_in_braces(values)) <= _WIDTH:
            yield f"  {record.id}: {_in_braces(values)}\n"
        else:
            yield f"  {record.id}:\n{_block(values)}"


_WIDTH = 110


def _values(record: Record) -> Mapping[str, _Value]:
    """What stands under a record's keys, in the order in which they are written."""
    match record:
        case Lead():
            return {"text": record.text, "rests_on": record.rests_on}
        case Participant():
            named, also, role = record.named, record.also, record.role
            of, territory = record.of, record.territory
            return {"sort": record.sort, "named": named, "also": also, "territory": territory, "of": of, "role": role}
        case When():
            period = "" if record.period is None else str(record.period)
            return {"edtf": str(record.edtf), "period": period, "words": record.words, "inferred": record.inferred}
        case Claim():
            return {
                "kind": record.kind,
                "text": record.text,
                "short": record.short,
                "because": record.because,
                "by": record.by,
                "who": record.who,
                "evidence": record.evidence,
                "absent": record.absent,
                "nearest": record.nearest,
                "rebuttals": record.rebuttals,
                "made": record.made,
            }
        case Entry():
            return {"on": record.on, "status": record.status, "claim": record.claim}
        case Question():
            return {"ask": record.ask, "answer": record.answer}


def _block(values: Mapping[str, _Value]) -> str:
    lines: list[str] = []
    for key, value in values.items():
        if key == "evidence" and not isinstance(value, str | Quote | Standard | Maker | None):
            # A list's entry is alone in its line, so it can do without braces.
            lines.append(f"    {key}:\n" + "".join(f"      - {_flow(item)[1:-1]}\n" for item in value))
        else:
            lines.append(f"    {key}: {_flow(value)}\n")
    return "".join(lines)


def _in_braces(values: Mapping[str, _Value]) -> str:
    return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in values.items()) + "}"


def _flow(value: _Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return value if _is_plain(value) else _quoted(value)
        case Quote(unit, words):
            return f"{{{unit}: {_quoted(' '.join(words.text.split()))}}}"
        case Standard(name=standard, of=of):
            return _in_braces({"standard": standard} if of is None else {"standard": standard, "of": of})
        case Maker():
            return str(value)
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


# ---- A file that a person has


def inserted(source: Source, draft: FactsDraft) -> tuple[str, tuple[Section, ...]]:
    """The file with the draft's records at the end of their sections, and the sections that could take none.

    Those are written in one line. Nothing else of the file changes.
    """
    sections = {entry.key.text: entry.value for entry in parse_record(source).entries}
    text = source.text if source.text.endswith("\n") else f"{source.text}\n"
    closed: list[Section] = []
    added: list[tuple[int, str]] = []
    for section in Section:
        lines = [*_lines(draft, section)]
        if not lines:
            continue
        node = sections.get(section)
        if node is None:
            added.append((len(text), f"\n{section}:\n{''.join(lines)}"))
        elif _is_filled(node) and text[node.span.start] not in "{[":
            added.append((text.index("\n", _end(node)) + 1, _indented(lines, _indent(node, text))))
        else:
            closed.append(section)
    # From the end, so that places stay; what will stand at one place keeps its order.
    added.reverse()
    for at, words in sorted(added, key=lambda one: -one[0]):
        text = f"{text[:at]}{words}{text[at:]}"
    return text, tuple(closed)


def _end(node: Node) -> int:
    """Where the last value of a section ends."""
    match node:
        case Keyed(entries=[*_, last]):
            return max(last.key.span.end, _end(last.value) if _is_filled(last.value) else last.value.span.end)
        case Listed(items=[*_, item]):
            return _end(item)
        case _:
            return node.span.end


def _is_filled(node: Node) -> bool:
    return (isinstance(node, Keyed) and bool(node.entries)) or (isinstance(node, Listed) and bool(node.items))


def _indent(node: Node, text: str) -> int:
    """How far the records of a section are indented."""
    start = node.entries[0].key.span.start if isinstance(node, Keyed) else node.span.start
    return start - (text.rfind("\n", 0, start) + 1)


def _indented(records: Iterable[str], indent: int) -> str:
    """Lines that are indented by two, by as much as the others are."""
    return "".join(f"{' ' * indent}{line[2:]}" for record in records for line in record.splitlines(keepends=True))


# ---- From a place of the text to the record


def record_at(draft: FactsDraft, at: Span, older: int = 0) -> Ref | None:
    """The record of the draft that stands at a place of its file; `older` lines of others begin its timeline."""
    source, offset = at.source, at.start
    entry = _holding(parse_record(source).entries, offset)
    if entry is None or entry.key.text not in {*Section}:
        return None
    section = Section(entry.key.text)
    if section is Section.HEADLINE:
        return HEADLINE if draft.title else None
    match entry.value:
        case Keyed(entries=entries) if (inside := _holding(entries, offset)) is not None:
            found = Ref(section, inside.key.text)
        case Listed(items=items):
            number = next((place for place, one in enumerate(items) if offset < one.span.end), 0) - older
            if section is not Section.TIMELINE or not 0 <= number < len(draft.timeline):
                return None
            found = Ref(section, draft.timeline[number].id)
        case _:
            return None
    return found if found in {*draft.refs} else None


def _holding(entries: Sequence[KeyValue], offset: int) -> KeyValue | None:
    """The key whose value, or which itself, stands at an offset."""
    return next(
        (one for one in entries if one.key.span.start <= offset < max(one.value.span.end, one.key.span.end)), None
    )
