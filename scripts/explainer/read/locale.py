"""The languages we publish in: a folder for each, with its properties (language.yml) and the interface's words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explainer.model.facts import Made
from explainer.model.words import Catalogue, Locale, Unit
from explainer.problem import ContentError, Problem
from explainer.read.catalogue import read_catalogue
from explainer.read.made import MADE_OF_INTERFACE, read_made
from explainer.records import Fields, Shape, parse_record, suggestion
from explainer.source import Source

ENGLISH = "en"
_LOCALE = Shape(("name", "direction", "reading", "between-sentences", "made"), ("order", "phrases"))
_READING = Shape(("per-minute", "count"))
PHRASE_MODELS = ("ja", "th", "zh-hans", "zh-hant")
"""The models that BudouX brings."""
_BETWEEN = {"space": " ", "nothing": ""}


@dataclass(frozen=True)
class _Properties:
    order: int
    name: str
    direction: str
    reading: tuple[str, int]
    between_sentences: str
    phrases: str | None
    made: Made


@dataclass(frozen=True)
class Interface:
    """The interface's English words as units, and their translation into each language that has a catalogue."""

    units: tuple[Unit, ...]
    catalogues: Mapping[str, Catalogue]


def read_interface(template: Source, catalogues: Mapping[str, Source]) -> tuple[Interface, tuple[Problem, ...]]:
    """The interface's words: `template` is messages.pot, whose msgids are the English; `catalogues` are by tag."""
    english, problems = read_catalogue(template)
    units = tuple(Unit(entry.id, entry.english, entry.at) for entry in english.entries.values())
    read: dict[str, Catalogue] = {}
    for tag, source in catalogues.items():
        read[tag], found = read_catalogue(source, tag)
        problems.extend(found)
    return Interface(units, read), tuple(problems)


def read_locales(
    files: Mapping[str, Source], interface: Interface, is_known: Callable[[str], bool]
) -> tuple[tuple[Locale, ...], tuple[Problem, ...]]:
    """Every locale in the order in which pages list them, the default first. `files` are by the name of their folder.

    `is_known` tells a language's tag from what is none. A locale with a problem is left out; raises `ContentError`
    where that is English.
    """
    problems: list[Problem] = []
    properties: dict[str, _Properties] = {}
    for tag, source in files.items():
        at = source.span(0, 0)
        if not is_known(tag):
            fix = "name the folder as a BCP 47 tag, such as kk or zh-Hant"
            problems.append(Problem(at, "language", f"'{tag}' is no language", fix))
            continue
        try:
            fields = Fields.of(parse_record(source), at, _LOCALE, problems)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        read = None if fields is None else _properties(fields)
        if read is not None:
            properties[tag] = read
    if ENGLISH not in properties:
        raise ContentError(*problems)
    english = {unit.id: unit.english for unit in interface.units}
    locales: list[Locale] = []
    for tag, read in sorted(properties.items(), key=lambda item: (item[1].order, item[0])):
        catalogue = interface.catalogues.get(tag)
        words = {
            unit_id: found
            for unit_id, msgid in english.items()
            if catalogue is not None and (found := catalogue.words(unit_id, msgid)) is not None
        }
        locales.append(
            Locale(
                tag=tag,
                name=read.name,
                direction=read.direction,
                prefix=f"{tag}/" if locales else "",
                reading=read.reading,
                between_sentences=read.between_sentences,
                phrases=read.phrases,
                interface=english if catalogue is None and tag == ENGLISH else words,
                made=read.made,
            )
        )
    return tuple(locales), tuple(problems)


def _properties(fields: Fields) -> _Properties | None:
    problems = fields.problems
    before = len(problems)
    name, direction = fields.text("name"), fields.text("direction")
    between, phrases = fields.text("between-sentences"), fields.text("phrases")
    made = read_made(fields.values["made"], fields.at, problems, MADE_OF_INTERFACE) if "made" in fields.values else None
    reading = None
    if "reading" in fields.values:
        inner = Fields.of(fields.values["reading"], fields.at, _READING, problems)
        speed, count = (None, None) if inner is None else (inner.text("per-minute"), inner.text("count"))
        if speed is not None and count is not None:
            if speed.text.isascii() and speed.text.isdigit() and int(speed.text) > 0:
                reading = (count.text, int(speed.text))
            else:
                problems.append(Problem(speed.span, "number", f"'{speed.text}' is no speed", "write a whole number"))
            if count.text not in {"words", "characters"}:
                problems.append(Problem(count.span, "choice", f"'{count.text}' is not counted", "words or characters"))
    if direction is not None and direction.text not in {"ltr", "rtl"}:
        problems.append(Problem(direction.span, "choice", f"'{direction.text}' is no direction", "write ltr or rtl"))
    if between is not None and between.text not in _BETWEEN:
        problems.append(Problem(between.span, "choice", f"'{between.text}' is not possible here", "space or nothing"))
    if phrases is not None and phrases.text not in PHRASE_MODELS:
        message = f"BudouX has no model '{phrases.text}'"
        problems.append(Problem(phrases.span, "choice", message, suggestion(phrases.text, PHRASE_MODELS)))
    if name is None or direction is None or between is None or made is None or reading is None:
        return None
    order = _order(fields)
    if len(problems) > before:
        return None
    return _Properties(
        order, name.text, direction.text, reading, _BETWEEN[between.text], phrases.text if phrases else None, made
    )


def _order(fields: Fields) -> int:
    """Where a language stands among the others; without a word of it, behind them."""
    order = fields.text("order") if "order" in fields.values else None
    if order is None:
        return sys.maxsize
    if order.text.isascii() and order.text.isdigit() and len(order.text) < 5:  # noqa: PLR2004 - enough languages
        return int(order.text)
    fields.problems.append(Problem(order.span, "number", f"'{order.text}' is no place", "write 1, 2, 3 …"))
    return 0
