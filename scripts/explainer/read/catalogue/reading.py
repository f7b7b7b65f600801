"""A gettext catalogue → one language's translations by unit, with every problem at its place.

The msgctxt of an entry is its unit's id and alone decides which entry is whose; the msgid tells from which English the
msgstr was made.
"""

from __future__ import annotations

from collections.abc import Iterable

from explainer.model import data
from explainer.model.words import Catalogue, Translation, Unit
from explainer.problem import Problem
from explainer.read.catalogue.comments import accepted, maker, reading
from explainer.read.catalogue.header import header_problems
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import Part
from explainer.read.catalogue.signing import is_answer, signed
from explainer.source import Source, Span


def read_catalogue(source: Source, language: str | None = None) -> tuple[Catalogue, list[Problem]]:
    """Read one language's catalogue; with `language` (BCP 47), its header must name that language.

    Every problem is returned, and no broken entry hides another. Codes: `bad-po`, `po-charset`, `po-language`,
    `no-context`, `duplicate-unit`, `plural`. An entry that has a problem is not in the catalogue; obsolete entries
    (`#~`) are not entries, and answers (see `signing`) are said of those.
    """
    file, problems = parse(source)
    problems.extend(header_problems(file, language))
    entries: dict[str, Translation] = {}
    seen: dict[str, Span] = {}
    for entry, start in file.placed():
        if not entry.is_message or entry.is_header or entry.obsolete or is_answer(entry.id):
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
                    "run make messages, which gives it back where only one unit has this English; else write the "
                    "unit's id above the msgid as its msgctxt",
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
            entries[entry.id] = Translation(
                entry.id,
                entry.english,
                entry.words,
                entry.fuzzy,
                at,
                accepted=tuple(accepted(file, entry, start)),
                was=entry.previous_english,
                made=maker(file, entry, start, problems),
                reading=reading(file, entry, start, problems),
            )
    return Catalogue(source, signed(entries, file)), problems


def read_template(source: Source) -> tuple[tuple[Unit, ...], list[Problem]]:
    """Units whose English stands in a template (`.pot`), with their comments and flags; and its problems."""
    file, _ = parse(source)
    english, problems = read_catalogue(source)
    units = (
        Unit(
            one.id,
            one.english,
            one.at,
            tuple(line.content for line in entry.of(Part.EXTRACTED)),
            flags=entry.flags,
        )
        for entry in file.messages
        if (one := english.entries.get(entry.id or "")) is not None and not entry.obsolete
    )
    return tuple(units), problems


def digest(catalogue: Catalogue, units: Iterable[Unit]) -> str:
    """The digest of every translation that is neither missing, fuzzy nor stale: with id, English and in their order."""
    return data.digest([[pair.id, pair.english, pair.words] for pair in catalogue.pairs(units)])
