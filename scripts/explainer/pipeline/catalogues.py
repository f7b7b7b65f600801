"""What translators and reviewers need: catalogues brought up to date, and the state of every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.checks.language import units_of_term
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH
from explainer.model.facts import Requirement
from explainer.model.words import Glossary, Pair, State, Term, Unit
from explainer.pipeline.containing import contained
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load_bytes, seeds
from explainer.pipeline.reading import as_notice, interface_states, languages_of, read, states_of
from explainer.pipeline.writing import save, sweep
from explainer.problem import ContentError, Problem, in_order
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue
from explainer.read.text import decode
from explainer.records import suggestion
from explainer.source import Source, composed


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
    if write:
        sweep(paths.seeds)
        for folder in paths.languages():
            sweep(folder)
    changed: list[str] = []
    # What cannot be read has no units: its catalogues stay as they are, and somebody has to know.
    unread = reading.article_problems.keys() - {article.slug for article in reading.articles}
    problems = [one for slug in unread for one in reading.article_problems[slug] if one.is_blocking]
    for locale in reading.locales:
        if locale.tag != ENGLISH:
            job = _Job(
                paths.locales / locale.tag / "messages.po", reading.interface.units, locale.tag, "explainer interface"
            )
            changed.extend(_updated(paths, job, problems, write=write))
    texts = seeds(paths, reading.tags).texts
    for article in reading.articles:
        with contained(paths, texts[article.slug], problems):
            for tag in languages_of(article, reading):
                if tag != ENGLISH:
                    units = article_units(article, reading.names[article.slug], tag)
                    is_required = article.facts.languages.get(tag) is Requirement.REQUIRED
                    path = catalogue_path(texts[article.slug], tag)
                    job = _Job(path, units, tag, article.slug, is_required=is_required)
                    changed.extend(_updated(paths, job, problems, write=write))
    return Messages(tuple(changed), tuple(in_order(problems)))


@dataclass(frozen=True)
class _Job:
    """A catalogue to be brought up to date."""

    path: Path
    units: Sequence[Unit]
    tag: str
    project: str
    is_required: bool = True


def _updated(paths: Paths, job: _Job, problems: list[Problem], *, write: bool) -> Iterator[str]:
    """The catalogue's name, if it changed; a catalogue that is not right is a problem, and hinders no other."""
    try:
        before = load_bytes(paths, job.path) if is_there(job.path) else None
        old = None if before is None else _ours(decode(paths.name(job.path), before), job)
        new = merge(old, job.units, CatalogueHeader(job.tag, job.project)).encode()
        if new == before:
            return
        if write:
            save(paths, job.path, new, was=before)
    except ContentError as error:
        problems.extend(error.problems if job.is_required else map(as_notice, error.problems))
        return
    yield paths.name(job.path)


def _ours(old: Source, job: _Job) -> Source:
    """The catalogue as it is. Raises `ContentError` where another's stands in its place: all of it would be retired."""
    foreign = foreign_catalogue(job.units, read_catalogue(old)[0], job.project)
    if foreign is not None:
        raise ContentError(foreign)
    return old


def status(paths: Paths) -> list[str]:
    """A line for each language of each article and of the interface.

    It has the digest of the words as they are now, which a review names as `of`, and who has reviewed them or others.
    """
    reading = read(paths, allow_missing=True)
    states = {article.slug: states_of(article, reading) for article in reading.articles}
    return [
        f"{name} {tag}: {state.digest or 'nothing to review'}, drafted by {state.made.drafted}, {_reviews(state)}"
        for name, by_tag in (*states.items(), ("interface", interface_states(reading)))
        for tag, state in by_tag.items()
    ]


def _reviews(state: State) -> str:
    reviews = (
        f"{'reviewed' if state.holds(one) else 'changed since the review'} by {one.by} on {one.on}"
        for one in state.made.reviewed
    )
    return ", ".join(reviews) or "not reviewed"


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
