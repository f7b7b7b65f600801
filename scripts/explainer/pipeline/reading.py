"""Reading everything that people wrote, each file for itself; what follows from it is the next steps' matter."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from explainer.model.facts import Article, Requirement
from explainer.model.seed import Seed
from explainer.model.words import Catalogue, Glossary, Locale
from explainer.pipeline.containing import attempt
from explainer.pipeline.languages import Languages, load_languages
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load
from explainer.pipeline.seeds import Seeds, seeds
from explainer.problem import ContentError, Level, Problem
from explainer.read.arriving.explainable import not_english
from explainer.read.catalogue import read_catalogue
from explainer.read.facts import read_part
from explainer.read.glossary import read_glossary
from explainer.read.locale import Interface
from explainer.read.seed import read_seed
from explainer.source import Source

ENGLISH = "en"


@dataclass(frozen=True)
class Reading:
    """Everything that was read, and what is wrong with each file."""

    locales: tuple[Locale, ...]
    """The languages, the default first."""
    interface: Interface
    glossary: Glossary
    texts: Mapping[str, Path]
    """The articles' own files, by slug."""
    articles: tuple[Article, ...]
    """Those that could be read."""
    parts: Mapping[str, tuple[Article, frozenset[str]]]
    """By slug: what is left of an article without the records that have a problem; and of which sentences of it nothing
    more can be said."""
    catalogues: Mapping[tuple[str, str], Catalogue]
    """By slug and tag: those that could be read, of these articles and of the languages that they are published in."""
    problems: tuple[Problem, ...]
    """Of the interface's words; they stop every article."""
    glossary_problems: tuple[Problem, ...]
    """They, too, stop every article."""
    article_problems: Mapping[str, tuple[Problem, ...]]
    """By slug, for articles that were read and those that could not be."""
    catalogue_problems: Mapping[tuple[str, str], tuple[Problem, ...]]
    """By slug and tag; whether they stop anything is the article's to say."""
    other_problems: tuple[Problem, ...]
    """Of folders and files that belong to no article; they stop none."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages, the default first."""
        return tuple(locale.tag for locale in self.locales)


@dataclass(frozen=True)
class Ground:
    """What belongs to no article: the languages and the glossary."""

    languages: Languages
    problems: tuple[Problem, ...]
    glossary: Glossary
    glossary_problems: tuple[Problem, ...]


def read_ground(paths: Paths) -> Ground:
    """Reads the locales and the glossary.

    Raises `ContentError` where the locales themselves cannot be read: nothing can be said without them.
    """
    languages, problems = load_languages(paths)
    return Ground(languages, problems, *load_glossary(paths, languages.tags))


def read(
    paths: Paths, ground: Ground | None = None, only: Collection[str] | None = None, lying: Seeds | None = None
) -> Reading:
    """Reads every article with its facts and its translations, or `only` some; and the ground, unless it is given.

    `lying` is what lies in their folder, where somebody has looked.

    Raises `ContentError` as `read_ground` does.
    """
    ground = ground or read_ground(paths)
    languages = ground.languages
    lying = lying or seeds(paths, languages.tags)
    found = {
        slug: attempt(paths, text, partial(_article, paths, text, languages.tags))
        for slug, text in lying.texts.items()
        if only is None or slug in only
    }
    files = {slug: one for slug, (one, _) in found.items() if one is not None}
    catalogues = {(slug, tag): one for slug, own in files.items() for tag, one in own.catalogues.items()}
    return Reading(
        locales=languages.locales,
        interface=languages.interface,
        glossary=ground.glossary,
        texts=lying.texts,
        articles=tuple(own.article for own in files.values() if own.article is not None),
        parts={slug: own.part for slug, own in files.items() if own.part is not None},
        catalogues={where: one for where, (one, _) in catalogues.items() if one is not None},
        problems=ground.problems,
        glossary_problems=ground.glossary_problems,
        article_problems={
            **lying.refused,
            **dict.fromkeys(_out_of_sight(paths, lying, languages.tags[0]), lying.others),
            **{slug: told for slug, (_, told) in found.items()},
        },
        catalogue_problems={where: told for where, (_, told) in catalogues.items()},
        other_problems=lying.others,
    )


def languages_of(article: Article, tags: Collection[str]) -> tuple[str, ...]:
    """The languages of the site that an article is published in."""
    return tuple(tag for tag in tags if article.facts.languages.get(tag) is not Requirement.OFF)


def load_glossary(paths: Paths, tags: Collection[str]) -> tuple[Glossary, tuple[Problem, ...]]:
    """The names and terms of all articles, none where there is no such file, and what is wrong with them."""
    if not is_there(paths.glossary):
        return {}, ()
    try:
        return read_glossary(load(paths, paths.glossary), tags)
    except ContentError as error:
        return {}, error.problems


def _out_of_sight(paths: Paths, lying: Seeds, tag: str) -> Iterator[str]:
    """Published articles that may lie in a folder that cannot be looked into: they keep their pages."""
    pages = paths.docs / tag
    if pages.is_dir() and any(problem.is_blocking for problem in lying.others):
        published = sorted(folder.name for folder in pages.iterdir() if folder.is_dir())
        yield from (slug for slug in published if slug not in lying.texts and slug not in lying.refused)


@dataclass(frozen=True)
class _Files:
    """What was read of an article."""

    article: Article | None
    """None where not every record of its facts could be read."""
    part: tuple[Article, frozenset[str]] | None
    catalogues: Mapping[str, tuple[Catalogue | None, tuple[Problem, ...]]]
    """By the tags of the languages that it is published in."""


def _article(paths: Paths, text: Path, tags: Collection[str]) -> tuple[_Files | None, tuple[Problem, ...]]:
    """An article, None where it has no facts that can be read. Raises `ContentError` where it is none."""
    source = load(paths, text)
    seed = _seed(source.name, source.text, text.stem)
    if foreign := not_english(seed, paths.name(text)):
        raise ContentError(foreign)  # told once, and not by each claim that cannot be found in it
    file = text.with_suffix(".yml")
    if not is_there(file):
        message = "this article has no facts yet, so it has no pages"
        fix = f"run 'make draft', which drafts {paths.name(file)} by machine, or write it; the README tells how"
        return None, (Problem(seed.title.span, "no-facts", message, fix, Level.NOTICE),)
    of_facts = load(paths, file)
    article, part, problems = _facts((source.name, source.text, text.stem), of_facts.name, of_facts.text, tuple(tags))
    known = article or (part[0] if part is not None else None)
    if known is None:
        return None, problems
    translated = (tag for tag in languages_of(known, tags) if tag != ENGLISH)
    catalogues = {tag: _catalogue(paths, catalogue_path(text, tag), tag) for tag in translated}
    return _Files(article, part, catalogues), problems


def _catalogue(paths: Paths, path: Path, tag: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """A catalogue and what is wrong with it; None where there is none that can be read."""
    if not is_there(path):
        return None, ()
    try:
        source = load(paths, path)
        return _read_catalogue(source.name, source.text, tag)
    except ContentError as error:
        return None, error.problems


# ---- What was read a moment ago, of the articles that somebody works on

_LAST = 32


@lru_cache(_LAST)
def _seed(name: str, text: str, slug: str) -> Seed:
    return read_seed(Source(name, text), slug)


_Part = tuple[Article, frozenset[str]]


@lru_cache(_LAST)
def _facts(
    of_seed: tuple[str, str, str], name: str, text: str, tags: tuple[str, ...]
) -> tuple[Article | None, _Part | None, tuple[Problem, ...]]:
    seed = _seed(*of_seed)
    facts, left, problems = read_part(Source(name, text), seed, tags)
    part = None if left is None else (Article(seed, left.facts), left.unsound)
    return None if facts is None else Article(seed, facts), part, problems


@lru_cache(4 * _LAST)
def _read_catalogue(name: str, text: str, tag: str) -> tuple[Catalogue, tuple[Problem, ...]]:
    catalogue, problems = read_catalogue(Source(name, text), tag)
    return catalogue, tuple(problems)
