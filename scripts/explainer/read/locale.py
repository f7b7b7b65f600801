"""The languages we publish in: their properties (locales.yml) and the interface's words (messages.pot, <tag>.po)."""

from __future__ import annotations

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
_LOCALE = Shape(("name", "direction", "reading", "between-sentences", "made"), ("phrases",))
_READING = Shape(("per-minute", "count"))
PHRASE_MODELS = ("ja", "th", "zh-hans", "zh-hant")
"""The models that BudouX brings."""
_BETWEEN = {"space": " ", "nothing": ""}


@dataclass(frozen=True)
class _Properties:
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
    properties: Source, interface: Interface, is_known: Callable[[str], bool]
) -> tuple[tuple[Locale, ...], tuple[Problem, ...]]:
    """Every locale in the order in which pages list them, the default first.

    `is_known` tells a language's tag from what is none. Raises `ContentError` where the file cannot be read at all, or
    not so far that English is among them; another locale with a problem is left out.
    """
    problems: list[Problem] = []
    locales: list[Locale] = []
    english = {unit.id: unit.english for unit in interface.units}
    for entry in parse_record(properties).entries:
        if not is_known(entry.key.text):
            message = f"'{entry.key.text}' is no language"
            problems.append(Problem(entry.key.span, "language", message, "write a BCP 47 tag, such as kk or zh-Hant"))
            continue
        fields = Fields.of(entry.value, entry.key.span, _LOCALE, problems)
        read = None if fields is None else _properties(fields)
        if read is None:
            continue
        tag = entry.key.text
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
    if ENGLISH not in {locale.tag for locale in locales}:
        fix = "name at least 'en:', the language of the articles"
        raise ContentError(*(problems or [Problem(properties.span(0, 0), "no-locale", "English is not named", fix)]))
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
    if len(problems) > before:
        return None
    return _Properties(
        name.text, direction.text, reading, _BETWEEN[between.text], phrases.text if phrases else None, made
    )
