"""Of a facts file: what a reviewer writes into it through us, a wording of their own and a review of a language."""

from __future__ import annotations

import json
from collections.abc import Iterator

from explainer.model.facts import Review
from explainer.problem import ContentError
from explainer.records import KeyValue, Node, Scalar, Sequence, parse, parse_record
from explainer.records import Mapping as Record
from explainer.source import Source, Span

_MADE = "made"


def wording(at: Span) -> str | None:
    """The text of the value that stands there; None where something else does, a list or words of several places."""
    found = [node for node in _values(parse_record(at.source)) if node.span == at]
    return found[0].text if len(found) == 1 else None


def with_wording(at: Span, words: str) -> str:
    """The file's text with these words for the value there; everything else stays. `ValueError` where they cannot."""
    facts = at.source
    # As people write it where that is read as it was meant; else within quotation marks.
    for written in (words, json.dumps(words, ensure_ascii=False)):
        rest = f"\n{facts.text[at.end :]}" if at.text.endswith("\n") else facts.text[at.end :]
        text = f"{facts.text[: at.start]}{written}{rest}"
        if _reads(Source(facts.name, text), [*_texts(facts, at, words)]):
            return text
    message = f"these words cannot stand at {at}"
    raise ValueError(message)


def _texts(facts: Source, at: Span, words: str) -> Iterator[str]:
    """Every text of a file, with other words at a place."""
    yield from (words if node.span == at else node.text for node in _values(parse_record(facts)))


def _reads(facts: Source, texts: list[str]) -> bool:
    try:
        return [node.text for node in _values(parse_record(facts))] == texts
    except ContentError:
        return False


def _values(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from _values(item)
        case Record():
            for entry in node.entries:
                yield entry.key
                yield from _values(entry.value)


def with_review(facts: Source, tag: str, review: Review) -> str:
    """The file's text with that review of a language under `made`; everything else stays.

    Raises `ContentError` where the file cannot be read, and `ValueError` where `made` is no record.
    """
    item = f"{{by: {json.dumps(review.by, ensure_ascii=False)}, on: {review.on.isoformat()}, of: {review.of}}}"
    at, new = _edit(facts, tag, item)
    text = f"{facts.text[: at.start]}{new}{facts.text[at.end :]}"
    parse(Source(facts.name, text))
    return text


def _edit(facts: Source, tag: str, item: str) -> tuple[Span, str]:
    """Which characters are to become which others."""
    made = _entry(parse_record(facts), _MADE)
    whole = f"{{drafted: machine, reviewed: [{item}]}}"
    if made is None:
        end = "" if facts.text.endswith("\n") else "\n"
        return facts.span(len(facts.text)), f"{end}\n{_MADE}:\n  {tag}: {whole}\n"
    language = _entry(made.value, tag)
    if language is None:
        return _after_first(facts, made.value, f"{tag}: {whole}")
    reviewed = _entry(language.value, "reviewed")
    if reviewed is None:
        return _after_first(facts, language.value, f"reviewed: [{item}]")
    there = reviewed.value
    if not isinstance(there, Sequence) or not there.items:
        return there.span, f"[{item}]"
    first = there.items[0].span.start
    if facts.text[there.span.start] == "[":
        return facts.span(first, first), f"{item}, "
    line = facts.text.rindex("\n", 0, first) + 1
    return facts.span(first, first), f"{item}\n{facts.text[line:first]}"


def _after_first(facts: Source, record: Node, new: str) -> tuple[Span, str]:
    """A key more, behind the first one of a record."""
    if not isinstance(record, Record) or not record.entries:
        message = f"this is no record of how words came to be: {record.span}"
        raise ValueError(message)
    first = record.entries[0]
    if facts.text[record.span.start] == "{":
        return facts.span(first.value.span.end, first.value.span.end), f", {new}"
    line = facts.text.rindex("\n", 0, first.key.span.start) + 1
    indent = facts.text[line : first.key.span.start]
    return facts.span(first.key.span.start, first.key.span.start), f"{new}\n{indent}"


def _entry(node: Node, key: str) -> KeyValue | None:
    entries = node.entries if isinstance(node, Record) else ()
    return next((entry for entry in entries if entry.key.text == key), None)
