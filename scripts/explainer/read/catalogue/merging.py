"""Catalogues brought up to date with the English of today.

The text itself is edited, line by line (see `po`): what does not have to change keeps its bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from explainer.model.words import Unit
from explainer.problem import ContentError
from explainer.read.catalogue.comments import bound
from explainer.read.catalogue.header import REVISED, UNSET, CatalogueHeader, header_text
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import PREVIOUS, Entry, Line, Part, PoFile, escaped, new_entry, written
from explainer.read.catalogue.reading import read_catalogue
from explainer.read.catalogue.signing import is_answer, moved
from explainer.read.text import decode
from explainer.source import Source


def merge(old: Source | None, units: Sequence[Unit], header: CatalogueHeader) -> str:
    """The catalogue's text after bringing it up to date with `units`, whose order becomes the entries' order.

    - Same id and English: kept; reference and extracted comments follow the unit.
    - Changed English: msgstr kept, `fuzzy` set, the English it was made from noted as `#| msgid` (the oldest one, if
      English changes again). Back to the noted English: no longer fuzzy. An entry that a person had marked fuzzy gets
      no `#| msgctxt`, which is how it is known to stay fuzzy then.
    - `Unit.was`: the entry of that id takes the new one.
    - A unit that is gone: its entry becomes obsolete, and is revived when the unit comes back. An entry without
      translation and without a translator's comment is dropped, as nobody would miss it.
    - An entry that lost its msgctxt gets it back where its English is that of one unit only, which has no entry.
    - An answer in an entry of its own moves into comments of the entry that it is about.
    - A comment that accepts a notice or records a reading is bound to its words, by their digest.
    - gettext refuses two entries of the same id and English even where one is obsolete: the obsolete one's words and
      comments then become comments of the other.

    Nothing else changes: a catalogue that is up to date comes back byte for byte, and `header` serves only where there
    is none yet (`old` is None or blank). Raises `ContentError` when `old` has any problem (never overwrite what cannot
    be read), `ValueError` when two units share an id. The new text is read back before anybody gets it: where it would
    not read as it should, one of the two is raised.
    """
    if len({unit.id for unit in units}) != len(units):
        msg = "two units share an id"
        raise ValueError(msg)
    given = old
    if old is None or not old.text.strip():
        old = Source(header.project, header_text(header))
    old = _with_contexts(old, units)
    _, problems = read_catalogue(old)
    if problems:
        raise ContentError(*problems)
    text = moved(parse(old)[0])
    file, _ = parse(old if text == old.text else Source(old.name, text))

    pairs = _pairs(units, file)
    taken = {id(entry) for entry in pairs.values()}
    left = [entry for entry in file.messages if id(entry) not in taken]
    entries = [
        *(_dated(entry) for entry in file.entries if entry.is_header),
        *(_current(unit, pairs.get(unit.id), file.end) for unit in units),
        *(entry for entry in left if entry.obsolete),
        *(entry.retired() for entry in left if not entry.obsolete and (entry.words or entry.of(Part.COMMENT))),
        *(entry for entry in file.entries if not entry.is_message),
    ]
    text = _laid_out(file, _without_twins(entries, file.end))
    if given is None or text != given.text:
        given = decode(f"{header.project}.{header.language}.po", text.encode())
    _read_back(given, units)
    return text


def _with_contexts(old: Source, units: Sequence[Unit]) -> Source:
    """The catalogue in which each entry that lost its msgctxt has it again, where only one unit can be meant.

    Some tools leave it out. Where two entries or two units have the same English, a person has to say which it is.
    """
    file, _ = parse(old)
    living = [entry for entry in file.messages if not entry.obsolete and not entry.plural]
    lost = Counter(entry.english for entry in living if entry.id is None)
    known = {entry.id for entry in living}
    shared = Counter(unit.english for unit in units)
    found = {
        unit.english: unit.id
        for unit in units
        if shared[unit.english] == lost[unit.english] == 1 and unit.id not in known
    }

    def restored(entry: Entry) -> Entry:
        unit = None if entry.id is not None or entry.obsolete or entry.plural else found.get(entry.english)
        if unit is None or not entry.is_message or entry.is_header:
            return entry
        return entry.with_parts([Part.MSGCTXT], written(Part.MSGCTXT, unit, file.end))

    return Source(old.name, file.changed(restored)) if found else old


def _dated(header: Entry) -> Entry:
    """The header whose date of revision, where nobody has set it, is written as gettext writes that it is not set."""
    unset = {f'"{REVISED}:{space}\\n"' for space in ("", " ")}
    lines = (replace(line, text=f'"{REVISED}: {UNSET}\\n"') if line.text in unset else line for line in header.lines)
    return replace(header, lines=tuple(lines))


def _read_back(source: Source, units: Sequence[Unit]) -> None:
    """Raises `ContentError` or `ValueError` unless the file would be read as a catalogue of exactly these units."""
    catalogue, problems = read_catalogue(source)
    found = {name: entry.english for name, entry in catalogue.entries.items()}
    wanted = {unit.id: unit.english for unit in units if not is_answer(unit.id)}
    if problems or found != wanted:
        different = [name for name in wanted if found.get(name) != wanted[name]]
        message = f"what was to be written cannot be read back: {[*map(str, problems), *different]}"
        raise ValueError(message)


def _pairs(units: Sequence[Unit], file: PoFile) -> dict[str, Entry]:
    """Which entry of the old file each unit goes on with, by the unit's id; an entry serves one unit at most."""
    named = [entry for entry in file.messages if entry.id is not None and not entry.plural]
    living = {entry.id: entry for entry in named if not entry.obsolete}
    retired = [entry for entry in named if entry.obsolete]
    # Of several, the one made from the unit's present English, else the last to be retired.
    present = {(unit.id, unit.english) for unit in units}
    retired.sort(key=lambda entry: (entry.id, entry.english) in present)
    return _matched(units, living, {entry.id: entry for entry in retired})


def _matched(
    units: Sequence[Unit], living: Mapping[str | None, Entry], obsolete: Mapping[str | None, Entry]
) -> dict[str, Entry]:
    by_id = {unit.id: unit for unit in units}
    pairs: dict[str, Entry] = {}
    taken: set[int] = set()

    def take(unit: Unit, entry: Entry | None) -> None:
        if entry is not None and unit.id not in pairs and id(entry) not in taken:
            pairs[unit.id] = entry
            taken.add(id(entry))

    for unit in units:
        if unit.was is None or unit.id in living or unit.was not in living:
            continue
        # The old id may belong to a new unit by now: the entry goes with the rename unless it is plainly that unit's.
        heir = by_id.get(unit.was)
        if heir is None or (unit.id not in obsolete and heir.english != living[unit.was].english):
            take(unit, living[unit.was])
    for unit in units:
        take(unit, living.get(unit.id))
    for unit in units:
        take(unit, obsolete.get(unit.id))
    for unit in units:
        if unit.was is not None:
            take(unit, obsolete.get(unit.was))
    return pairs


def _current(unit: Unit, entry: Entry | None, end: str) -> Entry:
    if entry is None:
        return _refreshed(new_entry(unit.id, unit.english, end), unit, end)
    if entry.obsolete:
        entry = entry.revived()
    if entry.english != unit.english:
        entry = _restated(entry, unit, end).with_parts([Part.MSGID], written(Part.MSGID, unit.english, end))
    if entry.id != unit.id:
        entry = entry.with_parts([Part.MSGCTXT], written(Part.MSGCTXT, unit.id, end))
    return _refreshed(bound(entry), unit, end)


def _restated(entry: Entry, unit: Unit, end: str) -> Entry:
    """The entry's marks after its English changed: fuzzy, and from which English its msgstr was made."""
    if entry.fuzzy and entry.previous_english is not None:
        if entry.previous_english != unit.english:
            return entry
        back = entry.with_parts(PREVIOUS, [])
        return back if entry.previous_id is None else back.unmarked_fuzzy()
    if not entry.words:
        return entry
    marked_by_us = [] if entry.fuzzy or entry.id is None else written(Part.PREVIOUS_MSGCTXT, entry.id, end)
    noted = [*marked_by_us, *written(Part.PREVIOUS_MSGID, entry.english, end)]
    return entry.with_parts(PREVIOUS, noted).marked_fuzzy(end)


def _refreshed(entry: Entry, unit: Unit, end: str) -> Entry:
    """The entry with the unit's reference, comments and flags; lines that say the same already, however wrapped, stay.

    A reference has no line number: a sentence more at the top would change every entry below it. What comes from a
    template has none at all, as the template has none: so `msgmerge` and `make messages` write the same.
    """
    name = unit.at.source.name
    if re.search(r"\s", name):
        # gettext's way to keep a file name with spaces together: between U+2068 and U+2069.
        name = f"\u2068{name}\u2069"
    comments = [line.strip() for comment in unit.comments for line in comment.split("\n")]
    wanted = {
        Part.EXTRACTED: [f"#. {line}".rstrip() for line in comments],
        Part.REFERENCE: [] if name.endswith(".pot") else [f"#: {name}"],
    }
    for part, texts in wanted.items():
        there = entry.of(part)
        lines = [line for text in texts for line in _as_there(Line(part, text, end), there)]
        if _said(lines) != _said(there):
            entry = entry.with_parts([part], lines)
    return entry.flagged(unit.flags, end)


def _as_there(line: Line, there: Sequence[Line]) -> Sequence[Line]:
    """The lines of those that are there which say the same, however wrapped; else the line itself."""
    for first in range(len(there)):
        for last in range(first + 1, len(there) + 1):
            if len(said := _said(there[first:last])) >= len(line.content.split()):
                if said == _said([line]):
                    return there[first:last]
                break
    return [line]


def _said(lines: Iterable[Line]) -> list[str]:
    return " ".join(line.content for line in lines).split()


def _without_twins(entries: Sequence[Entry], end: str) -> list[Entry]:
    """The entries, of which no two have the same id and English: an obsolete one goes into its twin's comments."""
    kept: dict[tuple[str | None, str], int] = {}
    result: list[Entry | None] = []
    for entry in entries:
        if not entry.is_message:
            result.append(entry)
            continue
        key = (entry.id, entry.english)
        twin_at = kept.get(key)
        twin = None if twin_at is None else result[twin_at]
        if twin is None or twin_at is None:
            kept[key] = len(result)
            result.append(entry)
        elif twin.obsolete:
            result[twin_at] = None
            kept[key] = len(result)
            result.append(_remembering(entry, twin, end))
        else:
            result[twin_at] = _remembering(twin, entry, end)
    return [entry for entry in result if entry is not None]


def _remembering(entry: Entry, twin: Entry, end: str) -> Entry:
    comments = list(entry.of(Part.COMMENT))
    known = {line.text for line in comments}
    told = [line.text for line in twin.of(Part.COMMENT)]
    if twin.words and twin.words != entry.words:
        told.append(f"# {escaped(twin.words)}")
    added = [Line(Part.COMMENT, text, end) for text in told if text not in known]
    return entry.with_parts([Part.COMMENT], [*comments, *added]) if added else entry


def _laid_out(file: PoFile, entries: Sequence[Entry]) -> str:
    """The file's text: every entry after its own white space, a blank line where it would have none to bring."""
    first, *others = entries
    texts = [file.entries[0].before + str(first)]
    for entry in others:
        before = entry.before if "\n" in entry.before else file.end * 2
        texts.append(before + str(entry))
    return "".join(texts) + file.tail
