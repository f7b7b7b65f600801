"""What translators and reviewers need: catalogues brought up to date, and the state of every language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.checks.language import units_of_term
from explainer.compose.units import place
from explainer.compose.units import units as article_units
from explainer.language.stub import stub
from explainer.localise import ENGLISH
from explainer.model.facts import Article, Requirement
from explainer.model.passages import Reader
from explainer.model.words import Catalogue, Glossary, Locale, Pair, Progress, State, Term, Unit
from explainer.pipeline.checking import load_checks, words_of
from explainer.pipeline.containing import attempt
from explainer.pipeline.files import save, sweep
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load_bytes
from explainer.pipeline.reading import Reading, languages_of
from explainer.pipeline.standing_in import as_notice
from explainer.pipeline.states import counted, interface_states, progress_of, states_of
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.catalogue import CatalogueHeader, asking, is_weblates, merge, read_catalogue
from explainer.read.text import decode
from explainer.records import suggestion
from explainer.source import Source, composed


@dataclass(frozen=True)
class Messages:
    """The files that differ from what `messages` makes of them, and why others could not be read."""

    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def update_messages(paths: Paths, *, write: bool) -> Messages:
    """Merges the English of today into every catalogue, articles' and interface's; creates those that are missing.

    A language of which the checks know nothing gets a file to begin with.

    Without `write`, nothing is written and the result says what would be.
    """
    verified = verify(paths, allow_missing=True)
    if write:
        for folder in (paths.seeds, *paths.languages()):
            sweep(folder)
    changed, problems = _updated(paths, _of_interface(paths, verified.reading), write=write)
    changed += _begun(paths, verified.reading.locales, write=write)
    offers = _offers(paths, verified)
    for article in verified.articles:
        text = verified.reading.texts[article.slug]
        of_article = (replace(job, offers=offers.get(job.tag, {})) for job in _of_article(paths, article, verified))
        names, found = attempt(paths, text, partial(_updated, paths, of_article, write=write))
        changed += names or ()
        problems += found
    # What cannot be read has no units: its catalogues stay as they are, and somebody has to know.
    unread = verified.article_problems.keys() - {article.slug for article in verified.articles}
    problems += (one for slug in unread for one in verified.article_problems[slug] if one.level is Level.PROBLEM)
    return Messages(tuple(changed), tuple(in_order(problems)))


@dataclass(frozen=True)
class _Job:
    """A catalogue to be brought up to date."""

    path: Path
    units: Sequence[Unit]
    tag: str
    project: str
    found: Callable[[Catalogue], Iterable[Problem]]
    """What the rules find in it."""
    is_required: bool = True
    offers: Mapping[str, str] = field(default_factory=dict)
    """By the English: how that is translated somewhere else."""


def _of_interface(paths: Paths, reading: Reading) -> Iterator[_Job]:
    units = reading.interface.units

    def found(tag: str, catalogue: Catalogue) -> Iterable[Problem]:
        return load_checks(paths, reading.tags, reading.glossary).translation(units, catalogue, tag)

    for tag in reading.tags:
        if tag != ENGLISH:
            file = paths.locales / tag / "messages.po"
            yield _Job(file, units, tag, "explainer interface", partial(found, tag))


def _of_article(paths: Paths, article: Article, verified: Verified) -> Iterator[_Job]:
    names = verified.names[article.slug]

    def found(units: Sequence[Unit], tag: str, catalogue: Catalogue) -> Iterable[Problem]:
        checks = load_checks(paths, verified.reading.tags, verified.reading.glossary)
        return checks.of(article, names).translation(units, catalogue, tag)

    for tag in languages_of(article, verified.reading.tags):
        if tag != ENGLISH:
            units = _with_places(article, names, tag)
            is_required = article.facts.languages.get(tag) is Requirement.REQUIRED
            path = catalogue_path(verified.reading.texts[article.slug], tag)
            yield _Job(path, units, tag, article.slug, partial(found, units, tag), is_required=is_required)

    path = _template(verified.reading.texts[article.slug])
    if is_there(path):
        yield _of_template(article, names, path)


def _template(text: Path) -> Path:
    return text.with_suffix(".pot")


def _of_template(article: Article, names: Glossary, path: Path) -> _Job:
    """With which a translator's tool begins a language."""
    return _Job(path, _with_places(article, names), "", article.slug, lambda _: ())


def _with_places(article: Article, names: Glossary, tag: str = "") -> list[Unit]:
    """An article's units, of each of which a comment tells the page and the anchor."""
    folder = f"{tag}/" if tag else ""
    return [
        replace(unit, comments=(*unit.comments, f"Page: {folder}{place(article, unit.id)}"))
        for unit in article_units(article, names, tag)
    ]


def begin_template(paths: Paths, slug: str, *, write: bool) -> Messages:
    """Writes an article's `<slug>.pot`, from which a language can be begun in any tool; `messages` keeps it up to date.

    Raises `ContentError` where there is no such article, or where it cannot be read.
    """
    verified = verify(paths, allow_missing=True)
    article = next((one for one in verified.articles if one.slug == slug), None)
    if article is None:
        known = tuple(one.slug for one in verified.articles)
        where = paths.at(paths.seeds)
        raise ContentError(Problem(where, "no-article", f"there is no article '{slug}'", suggestion(slug, known)))
    job = _of_template(article, verified.names[slug], _template(verified.reading.texts[slug]))
    changed, problems = _updated(paths, [job], write=write)
    return Messages(tuple(changed), tuple(problems))


def _offers(paths: Paths, verified: Verified) -> Mapping[str, Mapping[str, str]]:
    """By language and English: the words that it has in an article, and in which catalogue.

    Only words for the English of today: the others are about to be marked as old.
    """
    today: dict[str, Mapping[str, str]] = {}
    for article in verified.articles:
        english, _ = attempt(paths, verified.reading.texts[article.slug], partial(_english, article, verified))
        today[article.slug] = english or {}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (slug, tag), catalogue in verified.catalogues.items():
        for entry in catalogue.entries.values():
            if entry.words and not entry.fuzzy and today.get(slug, {}).get(entry.id) == entry.english:
                found[tag].setdefault(entry.english, f"In {catalogue.source.name}: {entry.words}")
    return found


def _english(article: Article, verified: Verified) -> tuple[Mapping[str, str], Iterable[Problem]]:
    return {unit.id: unit.english for unit in article_units(article, verified.names[article.slug])}, ()


def _offered(old: Source | None, job: _Job) -> Iterator[Unit]:
    """The units, with a comment for those without words whose English is translated somewhere else."""
    there = {} if old is None else read_catalogue(old)[0].entries
    for unit in job.units:
        entry, offer = there.get(unit.id), job.offers.get(unit.english)
        if offer is None or (entry is not None and entry.words):
            yield unit
        else:
            yield replace(unit, comments=(*unit.comments, offer))


def _updated(paths: Paths, jobs: Iterable[_Job], *, write: bool) -> tuple[list[str], list[Problem]]:
    """The catalogues that changed; one that is not right is a problem, and hinders no other."""
    changed: list[str] = []
    problems: list[Problem] = []
    for job in jobs:
        try:
            before = load_bytes(paths, job.path) if is_there(job.path) else None
            old = None if before is None else _ours(decode(paths.name(job.path), before), job)
            new = merge(old, [*_offered(old, job), *_asked(old, job)], CatalogueHeader(job.tag, job.project)).encode()
            if new != before and write:
                save(paths, job.path, new, was=before)
        except ContentError as error:
            problems.extend(error.problems if job.is_required else map(as_notice, error.problems))
        else:
            changed.extend([paths.name(job.path)] if new != before else [])
    return changed, problems


def _asked(old: Source | None, job: _Job) -> Sequence[Unit]:
    """Entries for answers, where whoever translates cannot write comments."""
    if old is None or not is_weblates(old):
        return ()
    catalogue, _ = read_catalogue(old)
    return asking(catalogue.entries, job.found(catalogue))


def _begun(paths: Paths, locales: Iterable[Locale], *, write: bool) -> Iterator[str]:
    """The files for the checks that were missing."""
    for locale in locales:
        file = paths.locales / locale.tag / "checks.yml"
        if not is_there(file):
            if write:
                save(paths, file, stub(locale.tag, locale.name, words_of(paths, ENGLISH)).encode(), was=None)
            yield paths.name(file)


def _ours(old: Source, job: _Job) -> Source:
    """The catalogue as it is. Raises `ContentError` where another's stands in its place: all of it would be retired."""
    foreign = foreign_catalogue(job.units, read_catalogue(old)[0], job.project)
    if foreign is not None:
        raise ContentError(foreign)
    return old


@dataclass(frozen=True)
class Standing:
    """How far one language of an article, or of the interface, is."""

    article: str
    language: str
    state: State
    progress: Progress

    def __str__(self) -> str:
        counts = [f"{count} {name}" for name, count in self.progress.counts.items()]
        counts += [f"{self.progress.questions} questions open"] if self.progress.questions else []
        made = f"drafted by {', '.join(_told(self.state))}"
        told = "; ".join(filter(None, [made, ", ".join(counts)]))
        return f"{self.article} {self.language}: {self.state.digest or 'nothing to review'}, {told}"

    def as_data(self) -> dict[str, object]:
        """For tools."""
        state = self.state
        return {
            "article": self.article,
            "language": self.language,
            "digest": state.digest,
            "drafted": str(state.made.drafted),
            "units_by_maker": dict(sorted(Counter(maker.name for maker in state.makers).items())),
            "units": dict(self.progress.counts),
            "open_questions": self.progress.questions,
            "sentences": state.units,
            "read_again": [
                {"reader": str(reader), "by": by, "count": count} for (reader, by), count in state.readers.items()
            ],
            "reviewed": [{"by": one.by, "on": str(one.on), "holds": state.holds(one)} for one in state.made.reviewed],
        }


def status(paths: Paths) -> list[Standing]:
    """Each language of each article and of the interface.

    With the digest of the words as they are now, which a review names as `of`, who has reviewed them or others, and how
    many units lack words.
    """
    verified = verify(paths, allow_missing=True)
    interface = verified.reading.interface
    found: list[Standing] = []
    for article in verified.articles:
        states, progress = states_of(article, verified.words(article.slug)), progress_of(article, verified)
        found += (Standing(article.slug, tag, state, progress[tag]) for tag, state in states.items())
    for tag, state in interface_states(verified.reading).items():
        counts = {} if tag == ENGLISH else counted(interface.units, interface.catalogues.get(tag))
        found.append(Standing("interface", tag, state, Progress(counts)))
    return found


def _makers(state: State) -> str:
    """Who drafted a language, and of how much of it others say that they did."""
    counts = Counter(maker.name for maker in state.makers)
    return ", ".join([state.made.drafted, *(f"{count} of it by {name}" for name, count in sorted(counts.items()))])


def _told(state: State) -> Iterator[str]:
    """Who drafted a language, who has read how much of it again, who has reviewed it."""
    yield _makers(state)
    for (reader, by), count in state.readers.items():
        machine = "a machine, " if reader is Reader.MACHINE else ""
        yield f"{count} of {state.units} read again by {machine}{by}"
    yield _reviews(state)


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
    verified = verify(paths, allow_missing=True)
    glossaries = (verified.reading.glossary, *verified.names.values())
    if not any(_called(glossary, name) for glossary in glossaries):
        known = tuple(dict.fromkeys(key for glossary in glossaries for key in glossary))
        where = paths.at(paths.glossary)
        message = f"no entry of the glossary is called '{name}'"
        raise ContentError(Problem(where, "no-term", message, suggestion(name, known)))
    found: list[Pair] = []
    for article in verified.articles:
        names = verified.names[article.slug]
        for tag in languages_of(article, verified.reading.tags):
            catalogue = verified.catalogues.get((article.slug, tag))
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
