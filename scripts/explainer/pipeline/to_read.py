"""What a second reader is to read: what a machine drafted and nobody has read as it is, and what the rules ask about.

What a person has read as it is, is never asked for again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.passages import passages
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH
from explainer.model.facts import Article, Drafted, Made
from explainer.model.passages import Reader, Reading, Verdict
from explainer.model.words import Catalogue, Pair, Rendering, Unit
from explainer.models.second_reader import Task, of_passages, of_renderings
from explainer.pipeline.answering import asked_of, less_answered
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.chosen import articles_of, may_be_sent, not_sent, unsound
from explainer.pipeline.containing import attempt
from explainer.pipeline.estimating import Size
from explainer.pipeline.paths import Paths, catalogue_path
from explainer.pipeline.reading import languages_of
from explainer.pipeline.seeds import strangers
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import Problem, in_order
from explainer.read.catalogue import read_catalogue
from explainer.read.catalogue import with_readings as in_catalogue
from explainer.read.facts import read_facts
from explainer.read.facts import with_readings as in_facts
from explainer.source import Source


@dataclass(frozen=True)
class Wanted:
    """What is to be read again, and by whom."""

    model: str
    texts: Sequence[Path] = ()
    """The articles' files; none means all."""
    tags: Collection[str] = ()
    """The languages; none means all."""
    everything: bool = False
    """Also what a machine has read as it is, and what people wrote."""
    is_here: bool = False
    """Whether it answers on this machine: only then is shown what may not be published."""

    def takes(self, digest: str, reading: Reading | None, *, is_of_machine: bool, is_asked: bool) -> bool:
        """Whether a sentence is to be read."""
        if reading is not None and reading.holds(digest):
            if reading.reader is Reader.PERSON:
                return False
            is_open = reading.verdict is Verdict.UNSURE and reading.by.partition(" (")[0] != self.model
            return self.everything or is_open
        return self.everything or is_of_machine or is_asked


@dataclass(frozen=True)
class Job:
    """What is to be read of one file, and how it is kept there."""

    name: str
    tasks: tuple[Task, ...]
    path: Path = field(repr=False)
    digests: Mapping[str, str] = field(repr=False)
    """By unit: of what there is to read."""
    now: Callable[[Source], Mapping[str, tuple[str, Reading | None]]] = field(repr=False)
    """By unit: the same of the file as it is then, and who has read it."""
    with_readings: Callable[[Source, Mapping[str, Reading], Sequence[str]], str] = field(repr=False)
    """It with readings, in the order of all that there is to read."""

    @property
    def size(self) -> Size:
        """How much there is."""
        found = [task.tokens for task in self.tasks]
        requests = sum(task.requests for task in self.tasks)
        return Size(len(self.digests), requests, sum(read for read, _ in found), sum(written for _, written in found))


@dataclass(frozen=True)
class ToRead:
    """What is to be read again, and what is left out."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...] = ()


def to_read(paths: Paths, wanted: Wanted) -> ToRead:
    """Everything that is to be read again, file by file; and what is left out. Raises ValueError for a strange tag."""
    verified = verify(paths, allow_missing=True)
    if strange := {*wanted.tags} - {*verified.reading.tags}:
        known = ", ".join(verified.reading.tags)
        raise ValueError(f"no such language: {', '.join(sorted(strange))} (there are {known})")
    desk = _Desk(paths, verified, wanted)
    jobs: list[Job] = []
    problems = [*strangers(paths, wanted.texts, verified.reading.texts.values())]
    for article, text in articles_of(verified, wanted.texts):
        done, told = attempt(paths, text, partial(desk.jobs, article))
        jobs += done or ()
        problems += told
    problems += unsound(paths, verified, wanted.texts)
    return ToRead(tuple(jobs), tuple(in_order(problems)))


@dataclass(frozen=True)
class _Desk:
    """What every article is looked at with."""

    paths: Paths
    verified: Verified
    wanted: Wanted

    def jobs(self, article: Article) -> tuple[list[Job], tuple[Problem, ...]]:
        """What is to be read of an article: its facts, then its translations."""
        text = self.verified.reading.texts[article.slug]
        if not may_be_sent(article, is_here=self.wanted.is_here):
            return [], (not_sent(self.paths, text),)
        tags = [one for one in languages_of(article, self.verified.reading.tags) if self._wants(one)]
        jobs = (self._facts(article, text) if tag == ENGLISH else self._catalogue(article, text, tag) for tag in tags)
        return [job for job in jobs if job is not None and job.tasks], ()

    def _wants(self, tag: str) -> bool:
        return not self.wanted.tags or tag in self.wanted.tags

    @property
    def _checks(self) -> Checks:
        return load_checks(self.paths, self.verified.reading.tags, self.verified.reading.glossary)

    def _facts(self, article: Article, text: Path) -> Job:
        names, facts, path = self.verified.names[article.slug], article.facts, text.with_suffix(".yml")
        asked = asked_of(less_answered(article, self._checks.facts(article, names)))
        chosen = [
            one
            for one in passages(article)
            if not one.is_standard
            and (one.quotes or one.whole)
            and self.wanted.takes(
                one.digest,
                facts.readings.get(one.id),
                is_of_machine=_drafted(article, one.id) is Drafted.MACHINE,
                is_asked=one.id in asked,
            )
        ]

        def now(source: Source) -> Mapping[str, tuple[str, Reading | None]]:
            found, _ = read_facts(source, article.seed, self.verified.reading.tags)
            there = () if found is None else passages(replace(article, facts=found))
            return {one.id: (one.digest, found.readings.get(one.id)) for one in there if found is not None}

        return Job(
            self.paths.name(path),
            tuple(of_passages(chosen, asked)),
            path,
            {one.id: one.digest for one in chosen},
            now,
            in_facts,
        )

    def _catalogue(self, article: Article, text: Path, tag: str) -> Job | None:
        names, path = self.verified.names[article.slug], catalogue_path(text, tag)
        units = article_units(article, names, tag)
        catalogue = self.verified.reading.catalogues.get((article.slug, tag))
        if catalogue is None or foreign_catalogue(units, catalogue, article.slug):
            return None
        asked = asked_of(self._checks.of(article, names).translation(units, catalogue, tag))
        drafted = Drafted(article.facts.made.get(tag, Made("machine")).drafted)
        chosen = [
            pair
            for pair in catalogue.pairs(units)
            if self.wanted.takes(
                pair.digest,
                pair.reading,
                is_of_machine=_maker(catalogue, pair, drafted) is Drafted.MACHINE,
                is_asked=pair.id in asked,
            )
        ]

        def now(source: Source) -> Mapping[str, tuple[str, Reading | None]]:
            found, _ = read_catalogue(source, tag)
            return {pair.id: (pair.digest, pair.reading) for pair in found.pairs(units)}

        return Job(
            self.paths.name(path),
            tuple(of_renderings(_renderings(units, chosen), tag, asked, _names(units, chosen))),
            path,
            {pair.id: pair.digest for pair in chosen},
            now,
            lambda source, readings, _: in_catalogue(source, readings),
        )


def _drafted(article: Article, name: str) -> Drafted:
    """Who drafted a sentence."""
    claim = article.facts.claims.get(name.removeprefix("claim.").removesuffix(".short"))
    return article.facts.drafted if claim is None else article.facts.maker(claim).drafted


def _maker(catalogue: Catalogue, pair: Pair, drafted: Drafted) -> Drafted:
    made = catalogue.entries[pair.id].made
    return drafted if made is None else made.drafted


def _names(units: Sequence[Unit], chosen: Sequence[Pair]) -> list[str]:
    """The names and terms in these units, each once."""
    ids = {pair.id for pair in chosen}
    return [*dict.fromkeys(term for unit in units if unit.id in ids for term in unit.terms)]


def _renderings(units: Sequence[Unit], chosen: Sequence[Pair]) -> Iterator[Rendering]:
    """Each with what else its translator was told, and the neighbours that are not read with it."""
    at = {unit.id: number for number, unit in enumerate(units)}
    english = ["", *("" if unit.id in {pair.id for pair in chosen} else unit.english for unit in units), ""]
    for pair in chosen:
        number = at[pair.id]
        yield Rendering(pair, units[number].notes, english[number], english[number + 2])
