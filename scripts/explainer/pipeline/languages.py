"""The languages that we publish in, each with its properties and the interface's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explainer.localise import ENGLISH
from explainer.model.words import Locale
from explainer.pipeline.paths import Paths, is_there, load
from explainer.problem import Level, Problem
from explainer.read.locale import Interface, read_interface, read_locales
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
    """What `scripts/locales/` says of them, and what is wrong with it apart from the translations' words.

    Raises `ContentError` where nothing can be said without what is missing.
    """
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


def search_file(paths: Paths, tag: str) -> Path:
    """What a search in a language goes by."""
    return paths.locales / tag / "search.json"


def without_search(paths: Paths, tag: str) -> Iterator[Problem]:
    """A notice where nothing is said of how a search should compare a language's words."""
    file = search_file(paths, tag)
    if not is_there(file):
        fix = "copy the file of a related language beside it, and write the language's own endings and letters"
        message = "the file is missing: a search finds words only as they are written"
        yield Problem(Source(paths.name(file), "").span(), "no-search", message, fix, Level.NOTICE)
