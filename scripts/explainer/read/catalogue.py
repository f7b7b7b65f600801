"""Translations of one language: reading a gettext catalogue, and bringing it up to date with the English.

The msgctxt of an entry is its unit's id and alone decides which entry is whose; the msgid tells from which English the
msgstr was made. `merge` edits the text itself, line by line (see `po`): what does not have to change keeps its bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polib

from explainer.model import data
from explainer.model.words import Acceptance, Catalogue, Translation, short_digest
from explainer.problem import ContentError, Problem
from explainer.read.po import PREVIOUS, Entry, Line, Part, PoFile, drawn, parse
from explainer.read.text import decode
from explainer.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from explainer.model.words import Unit


@dataclass(frozen=True)
class CatalogueHeader:
    """What a new catalogue's header says; a catalogue that exists keeps its own."""

    language: str
    """BCP 47 tag."""
    project: str
    """What is translated: the article's slug, or the interface."""
    plural_forms: str | None = None
    """The field `Plural-Forms`, which editors ask for though we use no plural entries."""
    comments: tuple[str, ...] = ()
    """Lines above the header."""


def read_catalogue(source: Source, language: str | None = None) -> tuple[Catalogue, list[Problem]]:
    """Read one language's catalogue; with `language` (BCP 47), its header must name that language.

    Every problem is returned, and no broken entry hides another. Codes: `bad-po`, `po-charset`, `po-language`,
    `no-context`, `duplicate-unit`, `plural`. An entry that has a problem is not in the catalogue; obsolete entries
    (`#~`) are not entries.
    """
    file, problems = parse(source)
    problems.extend(_header_problems(file, language))
    entries: dict[str, Translation] = {}
    seen: dict[str, Span] = {}
    for entry, start in file.placed():
        if not entry.is_message or entry.is_header or entry.obsolete:
            continue
        at = file.place(entry, start, Part.MSGSTR if entry.words else Part.MSGID)
        where = file.place(entry, start, Part.MSGCTXT, Part.MSGID)
        if entry.plural:
            problems.append(
                Problem(
                    file.place(entry, start, Part.PLURAL),
                    "plural",
                    "plural forms are not supported: a unit has one wording",
                    "write one msgid and one msgstr, without msgid_plural",
                )
            )
        elif entry.id is None:
            problems.append(
                Problem(
                    where,
                    "no-context",
                    f"the entry has no msgctxt, so nobody knows which unit it translates: {entry.english[:40]!r}",
                    "write the unit's id above the msgid as its msgctxt, or remove the entry",
                )
            )
        elif entry.id in seen:
            problems.append(
                Problem(
                    where,
                    "duplicate-unit",
                    f"{entry.id!r} is translated twice; first at {seen[entry.id]}",
                    "keep one of the two entries",
                )
            )
        else:
            seen[entry.id] = where
            accepted = tuple(_accepted(file, entry, start))
            was_current = entry.previous_english is not None
            entries[entry.id] = Translation(
                entry.id, entry.english, entry.words, entry.fuzzy, at, accepted, was_current
            )
    return Catalogue(source, entries), problems


def merge(old: Source | None, units: Sequence[Unit], header: CatalogueHeader) -> str:
    """The catalogue's text after bringing it up to date with `units`, whose order becomes the entries' order.

    - Same id and English: kept; reference and extracted comments follow the unit.
    - Changed English: msgstr kept, `fuzzy` set, the English it was made from noted as `#| msgid` (the oldest one, if
      English changes again). Back to the noted English: no longer fuzzy. An entry that a person had marked fuzzy gets
      no `#| msgctxt`, which is how it is known to stay fuzzy then.
    - `Unit.was`: the entry of that id takes the new one.
    - A unit that is gone: its entry becomes obsolete, and is revived when the unit comes back. An entry without
      translation and without a translator's comment is dropped, as nobody would miss it.
    - A comment that accepts a notice is bound to the words that it was written for, by their digest at its end.
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
    if old is None or not old.text.strip():
        old = Source(header.project, _header_text(header))
    file, _ = parse(old)
    _, problems = read_catalogue(old)
    if problems:
        raise ContentError(*problems)

    pairs = _pairs(units, file)
    taken = {id(entry) for entry in pairs.values()}
    messages = [entry for entry in file.entries if entry.is_message and not entry.is_header]
    left = [entry for entry in messages if id(entry) not in taken]
    entries = [
        *(entry for entry in file.entries if entry.is_header),
        *(_current(unit, pairs.get(unit.id), file.end) for unit in units),
        *(entry for entry in left if entry.obsolete),
        *(entry.retired() for entry in left if not entry.obsolete and (entry.words or entry.of(Part.COMMENT))),
        *(entry for entry in file.entries if not entry.is_message),
    ]
    text = _laid_out(file, _without_twins(entries, file.end))
    _read_back(f"{header.project}.{header.language}.po", text.encode(), units)
    return text


def _read_back(name: str, data: bytes, units: Sequence[Unit]) -> None:
    """Raises `ContentError` or `ValueError` unless the file would be read as a catalogue of exactly these units."""
    catalogue, problems = read_catalogue(decode(name, data))
    found = {name: entry.english for name, entry in catalogue.entries.items()}
    wanted = {unit.id: unit.english for unit in units}
    if problems or found != wanted:
        different = [name for name in wanted if found.get(name) != wanted[name]]
        message = f"what was to be written cannot be read back: {[*map(str, problems), *different]}"
        raise ValueError(message)


def digest(catalogue: Catalogue, units: Iterable[Unit]) -> str:
    """The digest of every translation that is neither missing, fuzzy nor stale: with id, English and in their order."""
    return data.digest([[pair.id, pair.english, pair.words] for pair in catalogue.pairs(units)])


_ACCEPTS = re.compile(
    r"#\s*accept:\s*(?P<code>[^\s—–]*?)(?:\s*[—–]\s*|\s+-\s*|\s+|$)(?P<reason>.*?)(?:\s*\[of (?P<of>[0-9a-f]{8})\])?\s*"
)


def _accepted(file: PoFile, entry: Entry, start: int) -> Iterator[Acceptance]:
    """The notices that a translator's comments accept, one a line."""
    offset = start
    for line in entry.lines:
        match = _ACCEPTS.fullmatch(line.text) if line.part is Part.COMMENT else None
        if match is not None:
            at = file.source.span(offset, offset + len(line.text))
            yield Acceptance(match["code"], match["reason"].strip(), at, match["of"] or "")
        offset += len(line.text) + len(line.end)


def _bound(entry: Entry) -> Entry:
    """The entry whose comments, where they accept something, name the words for which they were written.

    A comment that names others stays as it is: somebody has to look at it again.
    """
    if entry.fuzzy or not entry.words:
        return entry
    lines = [_bound_comment(line, entry) if line.part is Part.COMMENT else line for line in entry.lines]
    return replace(entry, lines=tuple(lines))


def _bound_comment(line: Line, entry: Entry) -> Line:
    match = _ACCEPTS.fullmatch(line.text)
    if match is None or match["of"] or not match["reason"]:
        return line
    return replace(line, text=f"{line.text.rstrip()} [of {short_digest(entry.english, entry.words)}]")


def _header_problems(file: PoFile, language: str | None) -> list[Problem]:
    placed = next(((entry, start) for entry, start in file.placed() if entry.is_header), None)
    if placed is None:
        # A header that cannot be read was told of already.
        if any(entry.of(Part.JUNK) for entry in file.entries[:1]):
            return []
        return [
            Problem(
                file.source.line(1),
                "po-charset",
                "the file has no header, so its encoding is not stated",
                'begin the file with an entry msgid "" whose msgstr holds "Content-Type: text/plain; charset=UTF-8\\n"',
            )
        ]
    header, start = placed
    where = file.place(header, start, Part.MSGSTR)
    fields = _fields(header)
    problems: list[Problem] = []
    charset = re.search(r"charset=([^\s;]*)", fields.get("content-type", ""))
    if charset is None or charset[1].lower() not in {"utf-8", "utf8"}:
        stated = f"the header says charset {charset[1]!r}" if charset else "the header names no charset"
        fix = 'save the file as UTF-8 and write "Content-Type: text/plain; charset=UTF-8\\n" in the header'
        problems.append(Problem(where, "po-charset", f"{stated}; catalogues are UTF-8", fix))
    if language is not None and not _names(fields.get("language", ""), language):
        stated = repr(fields["language"]) if fields.get("language") else "none"
        message = f"the header's language is {stated}, the file is read as {language!r}"
        fix = f'write "Language: {language}\\n" in the header, or give the file the name of its language'
        problems.append(Problem(where, "po-language", message, fix))
    return problems


def _fields(header: Entry) -> Mapping[str, str]:
    lines = (line.partition(":") for line in header.words.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


_STATED = re.compile(
    r"(?P<language>[a-z]{2,3})([-_](?P<script>[a-z]{4}))?([-_](?P<region>[a-z]{2}|\d{3}))?(\.[\w-]+)?(@(?P<variant>\w+))?"
)
_SCRIPTS = {"latin": "latn", "cyrillic": "cyrl", "arabic": "arab", "devanagari": "deva"}
"""What gettext writes behind @ (`uz@latin`), as BCP 47 has it."""
_CHINESE = {**dict.fromkeys(("cn", "sg", "my"), "hans"), **dict.fromkeys(("tw", "hk", "mo"), "hant")}
"""gettext tells the two ways to write Chinese apart by a country: `zh_CN`."""


def _names(stated: str, language: str) -> bool:
    """Whether a header's language is that of the tag.

    Editors write `ru_RU` for `ru`, and `uz`, `uz_Latn` or `uz@latin` for `uz-Latn`. A script that the header does not
    name is the tag's; one that it names is the same.
    """
    found, wanted = _STATED.fullmatch(stated.lower()), _STATED.fullmatch(language.lower())
    if found is None or wanted is None:
        return stated.lower().replace("_", "-") == language.lower()
    variant, region = found["variant"] or "", found["region"]
    script = found["script"] or _SCRIPTS.get(variant, variant if variant in _SCRIPTS.values() else None)
    if script is None and found["language"] == "zh":
        script = _CHINESE.get(region)
    return (
        found["language"] == wanted["language"]
        and script in ({wanted["script"], None} if wanted["script"] else {None})
        and region in ({wanted["region"]} if wanted["region"] else {None, region})
    )


def _header_text(header: CatalogueHeader) -> str:
    fields = {
        "Project-Id-Version": header.project,
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": header.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if header.plural_forms is not None:
        fields["Plural-Forms"] = header.plural_forms
    comments = [f"# {line}".rstrip() for comment in header.comments for line in comment.split("\n")]
    values = [f'"{polib.escape(f"{name}: {value}".rstrip())}\\n"' for name, value in fields.items()]
    return "\n".join([*comments, 'msgid ""', 'msgstr ""', *values, ""])


def _pairs(units: Sequence[Unit], file: PoFile) -> dict[str, Entry]:
    """Which entry of the old file each unit goes on with, by the unit's id; an entry serves one unit at most."""
    named = [entry for entry in file.entries if entry.is_message and entry.id is not None and not entry.plural]
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
    fresh = drawn(end, msgctxt=unit.id, msgid=unit.english)
    if entry is None:
        return _refreshed(fresh, unit, end)
    if entry.obsolete:
        entry = entry.revived()
    if entry.english != unit.english:
        entry = _restated(entry, unit, end).with_parts([Part.MSGID], fresh.of(Part.MSGID))
    if entry.id != unit.id:
        entry = entry.with_parts([Part.MSGCTXT], fresh.of(Part.MSGCTXT))
    return _refreshed(_bound(entry), unit, end)


def _restated(entry: Entry, unit: Unit, end: str) -> Entry:
    """The entry's marks after its English changed: fuzzy, and from which English its msgstr was made."""
    if entry.fuzzy and entry.previous_english is not None:
        if entry.previous_english != unit.english:
            return entry
        back = entry.with_parts(PREVIOUS, [])
        return back if entry.previous_id is None else back.unmarked_fuzzy()
    if not entry.words:
        return entry
    was = (None if entry.fuzzy else entry.id, entry.english)
    noted = drawn(end, msgctxt=unit.id, msgid=unit.english, was=was)
    return entry.with_parts(PREVIOUS, noted.of(*PREVIOUS)).marked_fuzzy(end)


def _refreshed(entry: Entry, unit: Unit, end: str) -> Entry:
    """The entry with the unit's reference and comments; lines that say the same already, however wrapped, stay."""
    name = unit.at.source.name
    if re.search(r"\s", name):
        # gettext's way to keep a file name with spaces together: between U+2068 and U+2069.
        name = f"\u2068{name}\u2069"
    reference = f"{name}:{unit.at.line}"
    comments = [line.strip() for comment in unit.comments for line in comment.split("\n")]
    wanted = {
        Part.EXTRACTED: [f"#. {line}".rstrip() for line in comments],
        Part.REFERENCE: [f"#: {reference}"],
    }
    for part, texts in wanted.items():
        lines = [Line(part, text, end) for text in texts]
        if _said(lines) != _said(entry.of(part)):
            entry = entry.with_parts([part], lines)
    return entry


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
        told.append(f"# {polib.escape(twin.words)}")
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
