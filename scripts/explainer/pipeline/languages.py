"""The languages that we publish in, each with its properties and the interface's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explainer.localise import ENGLISH
from explainer.model.words import Locale
from explainer.pipeline.paths import Paths, is_there, load
from explainer.problem import Level, Problem
from explainer.read.locale import Interface, read_interface, read_locales
from explainer.source import Source, composed


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
    locales, of_properties = _locales(paths, interface)
    return Languages(locales, interface), (*of_words, *of_properties)


def _locales(paths: Paths, interface: Interface) -> tuple[tuple[Locale, ...], tuple[Problem, ...]]:
    return read_locales({one.name: load(paths, one / "language.yml") for one in paths.languages()}, interface)


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
        yield Problem(paths.at(file), "no-search", message, fix, Level.NOTICE)


@dataclass(frozen=True)
class Listed:
    """A language as a printer's settings list it."""

    tag: str
    name: str
    is_default: bool
    is_built: bool


def differing(paths: Paths, settings: Path, listed: Sequence[Listed]) -> Iterator[Problem]:
    """Where a printer's settings list other languages than there are: pages would lead to what is not printed."""
    source = load(paths, settings)
    locales, _ = _locales(paths, Interface((), {}, {}))  # what pages say is no matter here
    ours, theirs = {one.tag: one for one in locales}, {one.tag: one for one in listed}
    folder = paths.name(paths.locales)

    def problem(tag: str, message: str, fix: str) -> Problem:
        at = re.search(rf"locale:\s*[\"']?{re.escape(tag)}(?![\w-])", source.text) if tag else None
        return Problem(source.span(0, 0) if at is None else source.span(*at.span()), "languages", message, fix)

    for tag in theirs.keys() - ours.keys():
        fix = f"take it out, or describe it in {folder}/{tag}/language.yml"
        yield problem(tag, f"there is no language '{tag}' in {folder}/", fix)
    for tag, locale in ours.items():
        one = theirs.get(tag)
        if one is None:
            line = f"- {{locale: {tag}, name: {locale.name}}}"
            yield problem("", f"the language '{tag}' is not listed", f"add the line {line}")
        elif not one.is_built:
            yield problem(tag, f"the pages in '{tag}' are not built", "take 'build: false' out")
        elif composed(one.name) != locale.name:
            yield problem(tag, f"'{tag}' is called '{one.name}' here", f"write '{locale.name}', as its folder does")
        elif one.is_default != (not locale.prefix):
            yield problem(tag, "another language comes first", f"write 'default: true' at {locales[0].tag} alone")
    if len(listed) != len(theirs):
        twice = next(one.tag for one in listed if [other.tag for other in listed].count(one.tag) > 1)
        yield problem(twice, f"'{twice}' is listed twice", "take one of them out")
    elif theirs.keys() == ours.keys() and [*theirs] != [*ours]:
        fix = f"list them in the order of their folders: {', '.join(ours)}"
        yield problem(next(a for a, b in zip(theirs, ours, strict=True) if a != b), "the order is another one", fix)
