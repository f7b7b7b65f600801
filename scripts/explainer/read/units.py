"""Translations as other tools keep them: a line of JSON for each unit, and a glossary of names as a list.

The formats are neutral: a corpus, an export of a translation memory. They are read for the checks alone; nothing is
published from them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Literal, TypeVar

import msgspec

from explainer.model.words import Form, Glossary, Term
from explainer.problem import ContentError, Problem
from explainer.source import Source, Span

BASE = "base"
"""The group of the units that make the whole catalogue; those of any other group stand in place of some of them."""

_Text = Annotated[str, msgspec.Meta(min_length=1)]
Read = TypeVar("Read")


class _Line(msgspec.Struct):
    id: _Text
    lang: _Text
    source: str
    target: str = ""
    doc: str = ""
    seq: int = 0
    group: str = BASE
    state: Literal["translated", "fuzzy", "untranslated"] = "translated"
    source_sha: str = ""
    translated_from_sha: str = ""
    source_plural: str = ""
    targets: list[str] = []


class _Name(msgspec.Struct):
    en: _Text
    kind: Literal["person", "org", "place", "country"]


@dataclass(frozen=True)
class NeutralUnit:
    """A unit as its line tells it."""

    id: str
    tag: str
    at: Span
    catalogue: tuple[str, str]
    """Language and document: the units that are read together."""
    place: tuple[int, str]
    """Its number in the document, and its English: a unit of another group stands in place of the one with the same."""
    group: str
    english: str
    plural: str
    """The English of more than one; empty where the unit has no such form."""
    words: tuple[str, ...]
    """The translation; of a unit with a plural, each of its forms."""
    is_fuzzy: bool
    is_stale: bool
    """Whether it was made from another English."""


def read_units(source: Source) -> tuple[NeutralUnit, ...]:
    """Every line's unit. Raises `ContentError` with all lines that are none, each with what is wrong."""
    units: list[NeutralUnit] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for at in _lines(source):
        try:
            line = _parsed(at, _Line)
        except ContentError as error:
            problems += error.problems
            continue
        if line.id in seen:
            message = f"line {seen[line.id]} has the id '{line.id}' too"
            problems.append(Problem(at, "duplicate", message, "give each unit an id of its own"))
        seen.setdefault(line.id, at.line)
        units.append(_unit(line, at))
    if problems:
        raise ContentError(*problems)
    return tuple(units)


def _lines(source: Source) -> Iterator[Span]:
    """Every line that is not blank; U+2028 and its like are characters of a text, and end no line."""
    return (source.span(found.start(), found.end()) for found in re.finditer(r"[^\n]*[^\s][^\n]*", source.text))


def _parsed(at: Span, kind: type[Read]) -> Read:
    return _decoded(at, lambda: msgspec.json.decode(at.text, type=kind))


def _decoded(at: Span, decode: Callable[[], Read]) -> Read:
    try:
        return decode()
    except msgspec.DecodeError as error:
        # What msgspec says of a value names its key: "Expected `str`, got `int` - at `$.target`".
        message = f"this is not what is read here: {error}"
        fix = "write it as scripts/build.py check --help says; a field that is not needed may be left out"
        raise ContentError(Problem(at, "data", message, fix)) from None


def _unit(line: _Line, at: Span) -> NeutralUnit:
    now = line.source_sha or sha256(line.source.encode()).hexdigest()[: len(line.translated_from_sha)]
    forms = tuple(line.targets) if line.source_plural else (line.target,)
    return NeutralUnit(
        id=line.id,
        tag=line.lang,
        at=at,
        catalogue=(line.lang, line.doc),
        place=(line.seq, line.source),
        group=line.group,
        english=line.source,
        plural=line.source_plural,
        words=forms if line.state != "untranslated" else tuple("" for _ in forms),
        is_fuzzy=line.state == "fuzzy",
        is_stale=bool(line.translated_from_sha) and line.translated_from_sha != now,
    )


_SORTS = {"person": "person", "org": "organisation", "place": "organisation", "country": "country"}


def read_names(source: Source) -> Glossary:
    """The glossary of such a list: `[{"en": …, "kind": …, "kk": […], "ru": […]}, …]`. Raises `ContentError`."""
    at = source.span()
    found = _decoded(at, lambda: msgspec.json.decode(source.text, type=list[dict[str, object]]))
    terms: dict[str, Term] = {}
    for number, entry in enumerate(found):
        where = f"entry {number + 1} ({json.dumps(entry.get('en'), ensure_ascii=False)})"
        try:
            name = msgspec.convert(entry, _Name)
            others = {key: value for key, value in entry.items() if key not in {"en", "kind"}}
            spellings = msgspec.convert(others, dict[str, list[_Text]])
        except msgspec.ValidationError as error:
            fix = "write it as scripts/build.py check --help says: the spellings of each language as a list"
            raise ContentError(Problem(source.span(0, 0), "data", f"{where}: {error}", fix)) from None
        forms = {tag: Form(words[0], tuple(words[1:]), (), None) for tag, words in spellings.items() if words}
        key = f"name-{number + 1}"
        terms[key] = Term(key, at, _SORTS[name.kind], {"en": Form(name.en, (), (), None), **forms})
    return terms
