"""What translators and reviewers need: catalogues brought up to date, and the state of every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.checks.language import units_of_term
from explainer.compose.units import units as article_units
from explainer.model.words import Glossary, Pair, Term, Unit
from explainer.pipeline.containing import contained
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load, seeds
from explainer.pipeline.reading import languages_of, read, states_of
from explainer.pipeline.writing import replace_file
from explainer.problem import ContentError, Problem, in_order
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue
from explainer.records import suggestion
from explainer.source import Source, composed

ENGLISH = "en"


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
    # What cannot be read has no units: its catalogues stay as they are, and somebody has to know.
    unread = reading.article_problems.keys() - {article.slug for article in reading.articles}
    problems = [one for slug in unread for one in reading.article_problems[slug] if one.is_blocking]
    for locale in reading.locales:
        if locale.tag != ENGLISH:
            job = _Job(paths.locales / f"{locale.tag}.po", reading.interface.units, locale.tag, "explainer interface")
            changed.extend(_updated(paths, job, problems, write=write))
    texts = seeds(paths, reading.tags).texts
    for article in reading.articles:
        with contained(paths, texts[article.slug], problems):
            for tag in languages_of(article, reading):
                if tag != ENGLISH:
                    units = article_units(article, reading.names[article.slug], tag)
                    job = _Job(catalogue_path(texts[article.slug], tag), units, tag, article.slug)
                    changed.extend(_updated(paths, job, problems, write=write))
    return Messages(tuple(changed), tuple(in_order(problems)))


@dataclass(frozen=True)
class _Job:
    """A catalogue to be brought up to date."""

    path: Path
    units: Sequence[Unit]
    tag: str
    project: str


def _updated(paths: Paths, job: _Job, problems: list[Problem], *, write: bool) -> Iterator[str]:
    """The catalogue's name, if it changed; a catalogue that is not right is a problem, and hinders no other."""
    try:
        old = _old(paths, job)
        new = merge(old, job.units, CatalogueHeader(job.tag, job.project))
    except ContentError as error:
        problems.extend(error.problems)
        return
    data = new.encode()
    if old is None or job.path.read_bytes() != data:
        if write:
            replace_file(job.path, data)
        yield paths.name(job.path)


def _old(paths: Paths, job: _Job) -> Source | None:
    """The catalogue as it is. Raises `ContentError` where another's stands in its place: all of it would be retired."""
    if not is_there(job.path):
        return None
    old = load(paths, job.path)
    foreign = foreign_catalogue(job.units, read_catalogue(old)[0], job.project)
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


def uses(paths: Paths, name: str) -> tuple[Pair, ...]:
    """The translations that a change of a glossary entry touches, of every article and language, by file and line.

    `name` is the entry's key, or any of its forms in any language. Raises `ContentError` where no entry has it.
    """
    reading = read(paths, allow_missing=True)
    glossaries = (reading.glossary, *reading.names.values())
    if not any(_called(glossary, name) for glossary in glossaries):
        known = tuple(dict.fromkeys(key for glossary in glossaries for key in glossary))
        where = Source(paths.name(paths.glossary), "").span(0, 0)
        message = f"no entry of the glossary is called '{name}'"
        raise ContentError(Problem(where, "no-term", message, suggestion(name, known)))
    found: list[Pair] = []
    for article in reading.articles:
        names = reading.names[article.slug]
        for tag in languages_of(article, reading):
            catalogue = reading.catalogues.get((article.slug, tag))
            entries = {} if catalogue is None else catalogue.entries
            units = [unit for unit in article_units(article, names, tag) if unit.id in entries]
            pairs = [Pair(unit.id, unit.english, entries[unit.id].words, entries[unit.id].at) for unit in units]
            touched = {one for term in _called(names, name) for one in units_of_term(term, pairs)}
            found.extend(pair for pair in pairs if pair.id in touched)
    return tuple(sorted(found, key=lambda pair: (pair.at.source.name, pair.at.line)))


def _called(glossary: Glossary, name: str) -> list[Term]:
    """The entry of that key; else those of which it is a form."""
    if name in glossary:
        return [glossary[name]]
    wanted = composed(name).casefold()
    return [
        term
        for term in glossary.values()
        if any(wanted in map(str.casefold, (form.words, *form.others)) for form in term.forms.values())
    ]
