"""The interface's words, those that may be shown: English stands in for the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explainer.checks.complete import incomplete_translation
from explainer.localise import ENGLISH
from explainer.model.words import Locale
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.keeping import kept, shared
from explainer.pipeline.languages import Languages, without_search
from explainer.pipeline.paths import Paths
from explainer.pipeline.reading import Ground, read_ground
from explainer.pipeline.standing_in import faulty_units, standing_in
from explainer.problem import Level, Problem
from explainer.render import shown


@dataclass(frozen=True)
class Common:
    """What belongs to no article, held against the rules."""

    ground: Ground
    locales: tuple[Locale, ...]
    """Without those of the interface's words that have a problem."""
    problems: Mapping[str, list[Problem]]
    """Of the interface's words, by tag."""


def common(paths: Paths, missing: Level) -> Common:
    """Reads the ground and verifies it; see `sound`. Raises `ContentError` as `read_ground` and `load_checks` do."""
    ground = read_ground(paths)
    checks = load_checks(paths, ground.languages.tags, ground.glossary)
    return Common(ground, *sound(paths, ground.languages, checks, missing))


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme.

    A theme escapes markup itself, so the words are only made showable.
    """
    found = kept(paths, "common", shared(paths, allow_missing=True), lambda: common(paths, Level.NOTICE))
    locales = found.locales
    english = {unit.id: unit.english for unit in found.ground.languages.interface.units}
    return tuple(replace(locale, name=shown(locale.name)) for locale in locales), {
        locale.tag: {unit: shown(text) for unit, text in {**english, **locale.interface}.items()} for locale in locales
    }


def sound(
    paths: Paths, languages: Languages, checks: Checks, missing: Level
) -> tuple[tuple[Locale, ...], Mapping[str, list[Problem]]]:
    """The locales without those of the interface's words that have a problem, for which English stands in.

    And by tag these problems, `missing` being the level of what is not translated, with notices of what the language's
    folder lacks.
    """
    units = languages.interface.units
    problems: dict[str, list[Problem]] = {}
    locales: list[Locale] = []
    for locale in languages.locales:
        tag, catalogue = locale.tag, languages.interface.catalogues.get(locale.tag)
        found = [*languages.interface.problems.get(tag, ())]
        if tag != ENGLISH:
            file = paths.at(paths.locales / tag / "messages.po")
            found += incomplete_translation(units, catalogue, file, missing)
        found += checks.translation(units, catalogue, tag)
        faulty = faulty_units(catalogue, found)
        locales.append(locale.without({unit.id for unit in units} if faulty is None else faulty))
        problems[tag] = [standing_in(problem) if problem.is_blocking else problem for problem in found]
        problems[tag] += (*checks.lacking(paths, tag), *without_search(paths, tag))
    return tuple(locales), problems
