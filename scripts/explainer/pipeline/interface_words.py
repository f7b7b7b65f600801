"""The interface's words, those that may be shown: English stands in for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from explainer.checks.complete import incomplete_translation
from explainer.language.beginnings import beginnings
from explainer.localise import ENGLISH
from explainer.model.words import Glossary, Locale
from explainer.pipeline.checking import load_checks, without_words
from explainer.pipeline.glossary_part import Parts, part_of, written
from explainer.pipeline.keeping import held, is_kept, of_files, of_texts, shared
from explainer.pipeline.languages import Languages, load_languages, without_search
from explainer.pipeline.paths import Paths
from explainer.pipeline.reading import Ground, load_glossary
from explainer.pipeline.standing_in import faulty_units, standing_in
from explainer.pipeline.units_found import OfUnits
from explainer.problem import Level, Problem
from explainer.render import shown

Value = TypeVar("Value")


@dataclass(frozen=True)
class Common:
    """What belongs to no article, held against the rules."""

    ground: Ground
    locales: tuple[Locale, ...]
    """Without those of the interface's words that have a problem."""
    problems: Mapping[str, list[Problem]]
    """Of the interface's words, by tag, with notices of what a language's folder lacks."""
    silent: Mapping[str, str]
    """By tag: what nobody has said of a language, for which rules would ask."""
    key: str | None
    """The digest of all that every article depends on; None where nothing can be kept."""
    keys: Mapping[str, str | None]
    """By tag: the digest of all that words in that language are held against, likewise."""


@dataclass(frozen=True)
class Basis:
    """What belongs to no article, as it was read."""

    paths: Paths
    ground: Ground
    part: Glossary
    """What of the glossary the interface's words may name: all else of it changes nothing there."""
    key: str | None
    """The digest of all that every article depends on; None where nothing can be kept."""
    keys: Mapping[str, str | None]
    """By tag: the digest of all that words in that language are held against, likewise."""

    def _key(self, locale: Locale) -> str | None:
        return of_texts(self.keys[locale.tag], [locale.prefix, written(self.part)])

    def _sound(self, locale: Locale) -> _Sound:
        key = of_texts(self.keys[locale.tag], ["interface", locale.prefix])
        make = partial(_sound, self.paths, self.ground.languages, self.part, locale, key)
        return held(self.paths, "interface", self._key(locale), make)

    def unverified(self) -> Mapping[str, Callable[[], object]]:
        """By tag, what verifies and keeps the words of those languages of which nothing is kept."""
        keys = [(one, self._key(one)) for one in self.ground.languages.locales]
        missing = (one for one, key in keys if key is not None and not is_kept(self.paths, "interface", key))
        return {one.tag: partial(self._sound, one) for one in missing}

    def verified(self, missing: Level) -> Common:
        """Held against the rules, `missing` being the level of what is not translated.

        Raises `ContentError` where what is known of a language cannot be read.
        """
        sound = {one.tag: self._sound(one) for one in self.ground.languages.locales}
        return Common(
            self.ground,
            tuple(one.locale for one in sound.values()),
            {tag: [*_told(self.paths, self.ground.languages, tag, one, missing)] for tag, one in sound.items()},
            {tag: one.silent for tag, one in sound.items()},
            self.key,
            self.keys,
        )


def basis(paths: Paths) -> Basis:
    """Reads it. Raises `ContentError` as `read_ground` does."""
    while True:
        with suppress(_EditedError):
            return _basis(paths)


class _EditedError(Exception):
    """Somebody has saved a file while it was read: what was read may be of another digest."""


def _basis(paths: Paths) -> Basis:
    common = shared(paths)
    key = common.whole
    of_glossary = of_files(paths, key, [paths.glossary])

    def unless_edited(read: Callable[[], Value]) -> Callable[[], Value]:
        def value() -> Value:
            found = read()
            if shared(paths) != common or of_files(paths, key, [paths.glossary]) != of_glossary:
                raise _EditedError
            return found

        return value

    languages, problems, found = held(paths, "languages", key, unless_edited(partial(_read, paths)))
    glossary, faults = held(
        paths, "glossary", of_glossary, unless_edited(partial(load_glossary, paths, languages.tags))
    )
    keys = {tag: common.of_language(tag) for tag in languages.tags}
    return Basis(paths, Ground(languages, problems, glossary, faults), part_of(glossary, found), key, keys)


def _read(paths: Paths) -> tuple[Languages, tuple[Problem, ...], frozenset[str]]:
    languages, problems = load_languages(paths)
    units = (unit.english for unit in languages.interface.units)
    own = (one.source.text for one in languages.interface.catalogues.values())
    return languages, problems, beginnings(" ".join((*units, *own)))


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme.

    A theme escapes markup itself, so the words are only made showable.
    """
    found = basis(paths).verified(Level.NOTICE)
    locales = found.locales
    english = {unit.id: unit.english for unit in found.ground.languages.interface.units}
    return tuple(replace(locale, name=shown(locale.name)) for locale in locales), {
        locale.tag: {unit: shown(text) for unit, text in {**english, **locale.interface}.items()} for locale in locales
    }


@dataclass(frozen=True)
class _Sound:
    """A language of which the rules have seen the interface's words."""

    locale: Locale
    """Without those that have a problem, for which English stands in."""
    problems: tuple[Problem, ...]
    """What the rules have found."""
    silent: str
    """What nobody has said of it, for which rules would ask."""


def _sound(paths: Paths, languages: Languages, glossary: Glossary, locale: Locale, key: str | None) -> _Sound:
    checks, known = load_checks(paths, (locale.tag,), glossary), OfUnits(paths, key, Parts(glossary))
    units, catalogue = languages.interface.units, languages.interface.catalogues.get(locale.tag)
    found = tuple(checks.translation(units, catalogue, locale.tag, known.of))
    known.keep()
    faulty = faulty_units(catalogue, [*languages.interface.problems.get(locale.tag, ()), *found])
    sound = locale.without({unit.id for unit in units} if faulty is None else faulty)
    return _Sound(sound, found, checks.silent_of(locale.tag))


def _told(paths: Paths, languages: Languages, tag: str, sound: _Sound, missing: Level) -> Iterator[Problem]:
    """Everything that is wrong with a language's words, with notices of what its folder lacks."""
    interface = languages.interface
    every = [*interface.problems.get(tag, ())]
    if tag != ENGLISH:
        file = paths.at(paths.locales / tag / "messages.po")
        every += incomplete_translation(interface.units, interface.catalogues.get(tag), file, missing)
    for problem in (*every, *sound.problems):
        yield standing_in(problem) if problem.is_blocking else problem
    yield from without_words(paths, tag, sound.silent)
    yield from without_search(paths, tag)
