"""What translators and reviewers need: catalogues brought up to date, and the state of every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.units import units as article_units
from explainer.model.words import Unit
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load, seeds
from explainer.pipeline.reading import languages_of, read, states_of
from explainer.pipeline.writing import replace_file
from explainer.problem import ContentError, Problem, in_order
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue
from explainer.source import Source


@dataclass(frozen=True)
class Messages:
    """The catalogues that differ from what `messages` makes of them, and why others could not be read."""

    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def update_messages(paths: Paths, *, write: bool) -> Messages:
    """Merges the English of today into every catalogue, articles' and interface's; creates those that are missing.

    Without `write`, nothing is written and the result says what would be.
    """
    reading = read(paths, allow_missing=True)
    changed: list[str] = []
    problems: list[Problem] = []
    jobs: list[tuple[Path, Sequence[Unit], CatalogueHeader]] = []
    for locale in reading.locales:
        if locale.tag != "en":
            path = paths.locales / f"{locale.tag}.po"
            jobs.append((path, reading.interface.units, CatalogueHeader(locale.tag, "explainer interface")))
    texts = seeds(paths, reading.tags).texts
    for article in reading.articles:
        for tag in languages_of(article, reading):
            if tag != "en":
                units = article_units(article, reading.glossary, tag)
                jobs.append((catalogue_path(texts[article.slug], tag), units, CatalogueHeader(tag, article.slug)))
    for path, wanted, header in jobs:
        try:
            old = _old(paths, path, wanted, header)
            new = merge(old, wanted, header)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        data = new.encode()
        if old is None or path.read_bytes() != data:
            if write:
                replace_file(path, data)
            changed.append(paths.name(path))
    return Messages(tuple(changed), tuple(in_order(problems)))


def _old(paths: Paths, path: Path, wanted: Sequence[Unit], header: CatalogueHeader) -> Source | None:
    """The catalogue as it is. Raises `ContentError` where another's stands in its place: all of it would be retired."""
    if not is_there(path):
        return None
    old = load(paths, path)
    foreign = foreign_catalogue(wanted, read_catalogue(old)[0], header.project)
    if foreign is not None:
        raise ContentError(foreign)
    return old


def status(paths: Paths) -> list[str]:
    """A line for each article and language: the digest of its words as they are now, which a review names as `of`."""
    reading = read(paths, allow_missing=True)
    lines = []
    for article in reading.articles:
        for tag, state in states_of(article, reading).items():
            reviews = ", ".join(f"{one.by} {one.on} ({one.of})" for one in state.made.reviewed) or "not reviewed"
            lines.append(f"{article.slug} {tag}: {state.digest}, drafted by {state.made.drafted}, {reviews}")
    return lines
