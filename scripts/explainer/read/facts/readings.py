"""Of a facts file: what a second reader said of its sentences, read and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from explainer.model.passages import Reading
from explainer.problem import Problem
from explainer.read.facts.desk import Desk
from explainer.read.made import read_reading
from explainer.records import Fields, KeyValue, parse_record
from explainer.records import Mapping as Record
from explainer.source import Source, Span

_SECTION = "readings"
_HEAD = """
# What a second reader says of a sentence beside the words that it rests on. It holds for the words that were read
# (`of`), and is no review: reviews stand under `made`.
"""


def read_readings(fields: Fields, desk: Desk) -> Iterator[tuple[str, Reading]]:
    """The verdicts, by the id of the sentence; whether there is such a sentence is not asked here."""
    for entry in fields.entries(_SECTION):
        reading = read_reading(entry.value, entry.key.span, desk.problems)
        if reading is not None:
            yield entry.key.text, reading


def with_readings(facts: Source, readings: Mapping[str, Reading], order: Sequence[str] = ()) -> str:
    """The file's text with these readings, each on a line of its own, in place of others of the same sentence.

    A new one stands behind the nearest before it in that order, so that it is all one which of them come first.
    Whatever else stands there stays. Raises `ContentError` where the file cannot be read, `ValueError` where what was
    written could not be read back.
    """
    whole = facts if facts.text.endswith("\n") else Source(facts.name, f"{facts.text}\n")
    section = next((entry for entry in parse_record(whole).entries if entry.key.text == _SECTION), None)
    places = {name: place for place, name in enumerate(order)}
    new = dict(sorted(readings.items(), key=lambda one: places.get(one[0], len(places))))
    text = whole.text
    # From the end, so that places stay.
    for at, words in sorted(_edits(whole, section, new, places), key=lambda edit: -edit[0].start):
        text = f"{text[: at.start]}{words}{text[at.end :]}"
    read = read_again(Source(facts.name, text))
    if any(read.get(name) != one for name, one in readings.items()):
        raise ValueError("what was to be written cannot be read back")
    return text


def _edits(
    facts: Source, section: KeyValue | None, new: dict[str, Reading], places: Mapping[str, int]
) -> Iterator[tuple[Span, str]]:
    """Which characters are to become which others."""
    if not new:
        return
    if section is None:
        yield facts.span(len(facts.text)), f"{_HEAD}{_SECTION}:\n{_lines(new, 2)}"
        return
    there = section.value.entries if isinstance(section.value, Record) else ()
    if not there:
        end = max(section.key.span.end, section.value.span.end)
        yield facts.span(section.key.span.end, end), f":\n{_lines(new, 2).rstrip()}"
        return
    yield from ((one.value.span, str(new.pop(one.key.text))) for one in there if one.key.text in new)
    last, first = there[-1].value.span.end, there[0].key.span
    if new and facts.text[section.value.span.start] == "{":
        yield facts.span(last, last), "".join(f", {name}: {one}" for name, one in new.items())
        return
    behind: dict[Span, dict[str, Reading]] = defaultdict(dict)
    for name, one in new.items():
        earlier = [other for other in there if places.get(other.key.text, -1) < places.get(name, len(places))]
        nearest = max(earlier, key=lambda other: (places.get(other.key.text, -1), other.key.span.start), default=None)
        at = first.start - first.column + 1 if nearest is None else facts.text.index("\n", nearest.value.span.end) + 1
        behind[facts.span(at, at)][name] = one
    yield from ((at, _lines(some, first.column - 1)) for at, some in behind.items())


def _lines(readings: Mapping[str, Reading], indent: int) -> str:
    return "".join(f"{' ' * indent}{name}: {one}\n" for name, one in readings.items())


def read_again(facts: Source) -> dict[str, Reading]:
    """The verdicts that a file records, by the id of the sentence; those that are none are left out."""
    problems: list[Problem] = []
    section = next((entry for entry in parse_record(facts).entries if entry.key.text == _SECTION), None)
    entries = section.value.entries if section is not None and isinstance(section.value, Record) else ()
    found = {one.key.text: read_reading(one.value, one.key.span, problems) for one in entries}
    return {name: reading for name, reading in found.items() if reading is not None}
