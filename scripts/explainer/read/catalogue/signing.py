"""Answers that stand in entries of their own, for a tool that writes neither comments nor flags into a file: Weblate.

    msgctxt "answer.claim.aim.0a1b2c3d"
    msgid "claim.aim: it is long: 119 characters for 165 [length]"
    msgstr "Aigul Serik, 2026-11-30 - the article's sentence is split"

The words are "NAME, DATE", and behind a dash a reason, if there is one: whoever signs has read that unit's translation
beside its English and finds it right as it is. The digest in the msgctxt is of just these: with other words on either
side nothing is signed any more. `messages` moves an answer to where the others stand: comments of its entry.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from explainer.model.passages import Reading, Verdict
from explainer.model.words import Acceptance, Translation, Unit, short_digest
from explainer.problem import Level, Problem
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import Entry, Line, Part, PoFile
from explainer.source import Source, Span

_OWN = re.compile(r"answer\.(?P<unit>.+)\.(?P<of>[0-9a-f]{8})")
_SIGNED = re.compile(r"(?P<by>[^\W\d_][^\d\n]*?),\s*(?P<on>\d{4}-\d\d-\d\d)(?:\s+[-–—]\s+(?P<why>\S.*))?", re.DOTALL)
_NOTICE = re.compile(r"\[(?P<code>[a-z][a-z-]+)\](?=;|$)")
_FORM = "If that translation is right as it is, write your name, the day and why: N. N., 2026-11-30 - reason"
_ELSE = "If it is not, mend it, and leave this empty."


def is_weblates(catalogue: Source) -> bool:
    """Whether Weblate has saved a catalogue, as its header says then."""
    file, _ = parse(catalogue)
    return any(
        re.search(r"^X-Generator:\s*Weblate\b", entry.words, re.MULTILINE) for entry in file.entries if entry.is_header
    )


def is_answer(entry_id: str | None) -> bool:
    """Whether an entry is one of these, by its id."""
    return _OWN.fullmatch(entry_id or "") is not None


def asking(there: Mapping[str, Translation], found: Iterable[Problem]) -> list[Unit]:
    """The entries that ask for an answer: one for each unit of which something is asked, or that has a notice."""
    asked: dict[str, list[str]] = {}
    for problem in found:
        if problem.about in there and problem.level is not Level.PROBLEM:
            code = f" [{problem.code}]" if problem.level is Level.NOTICE else ""
            told = f"{problem.message.removeprefix(f'{problem.about}: ')}{code}"
            asked.setdefault(problem.about, []).append(told)
    units = []
    for name, messages in asked.items():
        one = there[name]
        comments = (f"The translation is: {one.words}", _FORM, _ELSE)
        own = f"answer.{name}.{short_digest(one.english, one.words)}"
        units.append(Unit(own, f"{name}: {'; '.join(dict.fromkeys(messages))}", one.at, comments))
    return units


def answered(entry: Entry, at: Span) -> tuple[str, Reading, tuple[Acceptance, ...]] | None:
    """Which unit somebody has signed, as a reading of it, and the notices that it accepts; None of no answer."""
    own, signed = _OWN.fullmatch(entry.id or ""), _SIGNED.fullmatch(entry.words.strip())
    if own is None or signed is None or entry.fuzzy or entry.obsolete:
        return None
    try:
        on = dt.date.fromisoformat(signed["on"])
    except ValueError:
        return None
    by, why = signed["by"].strip(), " ".join((signed["why"] or "").split())
    reading = Reading(Verdict.SUPPORTED, by, on, at, of=own["of"], why=why)
    reason = f"{why or 'read beside the English'} ({by}, {on})"
    codes = dict.fromkeys(one["code"] for one in _NOTICE.finditer(entry.english))
    return own["unit"], reading, tuple(Acceptance(code, reason, at, own["of"]) for code in codes)


def signed(entries: Mapping[str, Translation], file: PoFile) -> dict[str, Translation]:
    """The translations with what is answered about them in entries of their own."""
    result = dict(entries)
    for entry, start in file.placed():
        if not is_answer(entry.id):
            continue
        found = answered(entry, file.place(entry, start, Part.MSGSTR))
        one = result.get(found[0]) if found else None
        if found is not None and one is not None and found[1].of == short_digest(one.english, one.words):
            result[one.id] = replace(one, reading=found[1], accepted=(*one.accepted, *found[2]))
    return result


def moved(file: PoFile) -> str:
    """The file's text with each answer in comments of its unit's entry, and without the entries that gave them."""
    answers = {
        (found[0], found[1].of): found
        for entry, start in file.placed()
        if is_answer(entry.id) and (found := answered(entry, file.place(entry, start, Part.MSGSTR))) is not None
    }
    if not answers:
        return str(file)
    holding = {(entry.id, short_digest(entry.english, entry.words)) for entry in file.messages if not entry.obsolete}

    def is_kept(entry: Entry) -> bool:
        own = _OWN.fullmatch(entry.id or "")
        return own is None or (own["unit"], own["of"]) not in answers.keys() & holding

    def with_comments(entry: Entry) -> Entry:
        found = answers.get((entry.id or "", short_digest(entry.english, entry.words)))
        if found is None or entry.obsolete:
            return entry
        _, reading, accepted = found
        texts = [f"# accept: {one.code} - {one.reason} [of {one.of}]" for one in accepted]
        lines = [Line(Part.COMMENT, text, file.end) for text in (f"# read: {reading}", *texts)]
        return entry.with_parts([Part.COMMENT], [*entry.of(Part.COMMENT), *lines])

    return replace(file, entries=tuple(filter(is_kept, file.entries))).changed(with_comments)
