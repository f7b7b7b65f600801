"""The interface's words, those that may be shown: English stands in for the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from explainer.checks.complete import incomplete_translation
from explainer.language.beginnings import beginnings
from explainer.localise import ENGLISH
from explainer.model.words import Locale
from explainer.pipeline.checking import Checks, load_checks, without_words
from explainer.pipeline.glossary_part import part_of, written
from explainer.pipeline.keeping import kept, of_files, of_texts, shared
from explainer.pipeline.languages import Languages, load_languages, without_search
from explainer.pipeline.paths import Paths
from explainer.pipeline.reading import Ground, load_glossary
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
    silent: Mapping[str, str]
    """By tag: what nobody has said of a language, for which rules would ask."""
    key: str | None
    """The digest of all that every article depends on; None where nothing can be kept."""


def common(paths: Paths, missing: Level) -> Common:
    """Reads the ground and verifies it; see `sound`. Raises `ContentError` as `read_ground` and `load_checks` do."""
    key = shared(paths)
    languages, problems, found = kept(paths, "languages", key, partial(_read, paths))
    of_glossary = of_files(paths, key, [paths.glossary])
    glossary, faults = kept(paths, "glossary", of_glossary, partial(load_glossary, paths, languages.tags))
    part = part_of(glossary, found)

    def verified() -> tuple[tuple[Locale, ...], Mapping[str, list[Problem]], Mapping[str, str]]:
        return sound(paths, languages, load_checks(paths, languages.tags, part), missing)

    interface = kept(paths, "interface", of_texts(key, [missing.name, written(part)]), verified)
    return Common(Ground(languages, problems, glossary, faults), *interface, key)


def _read(paths: Paths) -> tuple[Languages, tuple[Problem, ...], frozenset[str]]:
    languages, problems = load_languages(paths)
    units = (unit.english for unit in languages.interface.units)
    own = (one.source.text for one in languages.interface.catalogues.values())
    return languages, problems, beginnings(" ".join((*units, *own)))


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme.

    A theme escapes markup itself, so the words are only made showable.
    """
    found = common(paths, Level.NOTICE)
    locales = found.locales
    english = {unit.id: unit.english for unit in found.ground.languages.interface.units}
    return tuple(replace(locale, name=shown(locale.name)) for locale in locales), {
        locale.tag: {unit: shown(text) for unit, text in {**english, **locale.interface}.items()} for locale in locales
    }


def sound(
    paths: Paths, languages: Languages, checks: Checks, missing: Level
) -> tuple[tuple[Locale, ...], Mapping[str, list[Problem]], Mapping[str, str]]:
    """The locales without those of the interface's words that have a problem, for which English stands in.

    And by tag these problems, `missing` being the level of what is not translated, with notices of what the language's
    folder lacks; and what nobody has said of it for the rules.
    """
    units = languages.interface.units
    problems: dict[str, list[Problem]] = {}
    silent: dict[str, str] = {}
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
        silent[tag] = checks.silent_of(tag)
        problems[tag] += (*without_words(paths, tag, silent[tag]), *without_search(paths, tag))
    return tuple(locales), problems, silent
