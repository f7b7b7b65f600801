"""The languages that we publish in, each with its properties and the interface's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from explainer.localise import ENGLISH
from explainer.model.words import Locale
from explainer.pipeline.paths import Paths, is_there, load
from explainer.problem import Problem
from explainer.read.locale import Interface, read_interface, read_locales
from explainer.render import shown
from explainer.source import Source


@dataclass(frozen=True)
class Languages:
    """The languages of the site."""

    locales: tuple[Locale, ...]
    """The default first."""
    interface: Interface

    @property
    def tags(self) -> tuple[str, ...]:
        """Their tags, the default's first."""
        return tuple(locale.tag for locale in self.locales)


def load_languages(paths: Paths) -> tuple[Languages, tuple[Problem, ...]]:
    """What `scripts/locales/` says of them. Raises `ContentError` where nothing can be said without what is missing."""
    folders = [*paths.languages()]
    catalogues = filter(is_there, (folder / "messages.po" for folder in folders))
    files = (paths.locales / ENGLISH / "messages.pot", *catalogues)
    sources = [(file.parent.name, load(paths, file)) for file in files]
    interface, of_words = _interface(tuple((tag, source.name, source.text) for tag, source in sources))
    properties = {folder.name: load(paths, folder / "language.yml") for folder in folders}
    locales, of_properties = read_locales(properties, interface)
    return Languages(locales, interface), (*of_words, *of_properties)


@lru_cache(maxsize=2)
def _interface(files: tuple[tuple[str, str, str], ...]) -> tuple[Interface, tuple[Problem, ...]]:
    """Whoever serves the site reads the interface's words once, and again when one of them has changed."""
    template, *catalogues = ((tag, Source(name, text)) for tag, name, text in files)
    return read_interface(template[1], dict(catalogues))


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme.

    A theme escapes markup itself, so the words are only made showable.
    """
    languages, _ = load_languages(paths)
    english = {unit.id: unit.english for unit in languages.interface.units}
    return tuple(replace(locale, name=shown(locale.name)) for locale in languages.locales), {
        locale.tag: {unit: shown(text) for unit, text in {**english, **locale.interface}.items()}
        for locale in languages.locales
    }
