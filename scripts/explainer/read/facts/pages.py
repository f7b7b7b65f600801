"""Of a facts file: what the pages make of its claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from explainer.model import edtf
from explainer.model.anchors import entry_ids
from explainer.model.facts import Correction, Entry, Question, Status
from explainer.read.facts.desk import SHAPES, Desk, places
from explainer.records import Fields
from explainer.source import Span


def read_summary(fields: Fields, desk: Desk) -> tuple[dict[str, tuple[str, ...]], Span]:
    """The claims of each section in the file's order, and the place of the key facts."""
    node = fields.values.get("summary")
    record = None if node is None else desk.record("summary", node, fields.key_of("summary"))
    if record is None:
        return {"key": ()}, fields.at
    sections = [key for key in record.values if key in SHAPES["summary"].keys]
    summary = {key: desk.claim_ids(record, key, f"summary.{key}") for key in sections}
    desk.refuse_empty(record, "key")
    return {"key": (), **summary}, record.key_of("key")


def read_timeline(fields: Fields, desk: Desk) -> tuple[Entry, ...]:
    """Its entries; the same one twice is reported and kept once."""
    found: dict[tuple[str, str], tuple[Entry, Span]] = {}
    for item in fields.items("timeline"):
        record = desk.record("entry", item, item.span)
        if record is None:
            continue
        on, claim = desk.date(record.text("on")), desk.claim(record.text("claim"), "timeline")
        note = desk.claim(record.text("note"), "timeline")
        status = record.choice("status", Status)
        if on is not None and status is not None and claim is not None:
            if (on, claim) in found:
                first = found[on, claim][1]
                message = f"'{on}' stands twice in the timeline with the claim '{claim}', first at {first}"
                desk.report(item.span, "repeated", message, "delete one of the two")
            else:
                found[on, claim] = Entry("", on, status, claim, note, places(record)), item.span
    entries = [entry for entry, _ in found.values()]
    ids = entry_ids(entry.on for entry in entries)
    return tuple(replace(entry, id=own) for entry, own in zip(entries, ids, strict=True))


def read_faq(fields: Fields, desk: Desk) -> Iterator[Question]:
    """The questions."""
    for name, record in desk.named(fields, "faq", "question"):
        ask = desk.text(record, "ask")
        answer = desk.some_claim_ids(record, "answer", "faq")
        if ask is not None:
            yield Question(name, ask, answer, places(record))


def read_corrections(fields: Fields, desk: Desk) -> Iterator[Correction]:
    """What was mended."""
    for name, record in desk.named(fields, "corrections", "correction"):
        on, was = _day(record, desk), record.text("was")
        claim = desk.defined(record.text("claim"), "claim", desk.claims)
        because = desk.words(record.text("because"))
        if on is not None and claim is not None and was is not None and because is not None:
            yield Correction(name, on, claim, was.text, because)


def _day(record: Fields, desk: Desk) -> dt.date | None:
    """The day under `on`."""
    on = record.text("on")
    day = None if on is None else edtf.parse_day(on.text)
    if on is not None and day is None:
        code = "calendar" if edtf.is_day(on.text) else "day"
        desk.report(on.span, code, f"'{on.text}' is not a day", "write year, month and day, such as 2026-11-30")
    return day
