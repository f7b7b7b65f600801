"""What is written into a catalogue for others: words for units, and what a second reader says of words."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.model.facts import Maker
from explainer.model.passages import Reading
from explainer.problem import ContentError
from explainer.read.catalogue.comments import made_by, read_by
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import Entry
from explainer.read.catalogue.reading import read_catalogue
from explainer.source import Source


def with_words(catalogue: Source, words: Mapping[str, str], who: Maker, *, over: bool = False) -> str:
    """The catalogue's text with words for these units, made from the English that stands there.

    A unit's entry must be there, without words or fuzzy: what somebody wrote is not written `over` but by a person who
    has read it. Raises `ContentError` where the catalogue has any problem, `ValueError` where an entry is missing or
    has words.
    """
    file, _ = parse(catalogue)
    entries, problems = read_catalogue(catalogue)
    if problems:
        raise ContentError(*problems)
    fit = {name for name, one in entries.entries.items() if over or one.fuzzy or not one.words}
    if unfit := words.keys() - fit:
        raise ValueError(f"no entries of {catalogue.name} that lack words: {', '.join(sorted(unfit))}")

    def filled(entry: Entry) -> Entry:
        new = words.get(entry.id or "")
        if new is None or not entry.is_message or entry.obsolete:
            return entry
        return made_by(entry.with_words(new, file.end), who, file.end)

    text = file.changed(filled)
    read = read_catalogue(Source(catalogue.name, text))[0].entries
    if any(read[name].words != new for name, new in words.items()):
        raise ValueError("what was to be written cannot be read back")
    return text


def with_readings(catalogue: Source, readings: Mapping[str, Reading]) -> str:
    """The catalogue's text with what a second reader says of these units, in place of what another said.

    Raises `ContentError` where the catalogue has any problem, `ValueError` where an entry is missing.
    """
    file, _ = parse(catalogue)
    entries, problems = read_catalogue(catalogue)
    if problems:
        raise ContentError(*problems)
    if missing := readings.keys() - entries.entries.keys():
        raise ValueError(f"no entries of {catalogue.name}: {', '.join(sorted(missing))}")

    def read(entry: Entry) -> Entry:
        reading = readings.get(entry.id or "")
        is_unit = entry.is_message and not entry.is_header and not entry.obsolete
        return read_by(entry, reading, file.end) if reading is not None and is_unit else entry

    return file.changed(read)
