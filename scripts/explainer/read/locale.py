"""The languages we publish in: a folder for each, with its properties (language.yml) and the interface's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.language.cldr import direction, is_language
from explainer.language.properties import Properties, read_properties
from explainer.model.words import Catalogue, Locale, Unit
from explainer.problem import ContentError, Problem
from explainer.read.catalogue import read_catalogue, read_template
from explainer.source import Source

ENGLISH = "en"
_BETWEEN = {"space": " ", "nothing": ""}


@dataclass(frozen=True)
class Interface:
    """The interface's English words as units, and their translation into each language that has a catalogue."""

    units: tuple[Unit, ...]
    catalogues: Mapping[str, Catalogue]
    problems: Mapping[str, tuple[Problem, ...]]
    """What is wrong with each language's catalogue."""

    def words(self, tag: str) -> Mapping[str, str]:
        """A language's words by unit, without what has no current translation."""
        catalogue = self.catalogues.get(tag)
        if catalogue is None:
            return {unit.id: unit.english for unit in self.units} if tag == ENGLISH else {}
        found = ((unit.id, catalogue.words(unit.id, unit.english)) for unit in self.units)
        return {unit: words for unit, words in found if words is not None}


def read_interface(template: Source, catalogues: Mapping[str, Source]) -> tuple[Interface, tuple[Problem, ...]]:
    """The interface's words, and what is wrong with the English.

    `template` is messages.pot, whose msgids are the English; `catalogues` are by tag.
    """
    units, problems = read_template(template)
    read = {tag: read_catalogue(source, tag) for tag, source in catalogues.items()}
    return Interface(
        units,
        {tag: catalogue for tag, (catalogue, _) in read.items()},
        {tag: tuple(found) for tag, (_, found) in read.items()},
    ), tuple(problems)


def read_locales(files: Mapping[str, Source], interface: Interface) -> tuple[tuple[Locale, ...], tuple[Problem, ...]]:
    """Every locale in the order in which pages list them, the default first. `files` are by the name of their folder.

    A locale with a problem is left out; raises `ContentError` where that is English.
    """
    problems: list[Problem] = []
    properties: dict[str, Properties] = {}
    for tag, source in files.items():
        if not is_language(tag):
            fix = "name the folder as a BCP 47 tag, such as kk or zh-Hant"
            problems.append(Problem(source.span(0, 0), "language", f"'{tag}' is no language", fix))
            continue
        try:
            properties[tag] = read_properties(source)
        except ContentError as error:
            problems.extend(error.problems)
    if ENGLISH not in properties:
        raise ContentError(*problems)
    in_order = sorted(properties, key=lambda tag: (properties[tag].order, tag))
    return tuple(_locale(tag, properties[tag], interface, in_order[0]) for tag in in_order), tuple(problems)


def _locale(tag: str, properties: Properties, interface: Interface, default: str) -> Locale:
    return Locale(
        tag=tag,
        name=properties.name,
        direction=direction(tag),
        prefix="" if tag == default else f"{tag}/",
        reading=(properties.reading.count, properties.reading.per_minute),
        between_sentences=_BETWEEN[properties.between_sentences],
        phrases=properties.phrases,
        interface=interface.words(tag),
        made=properties.made.made,
    )
