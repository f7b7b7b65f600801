"""Units that have no words are given some by a translator, as far as the checks and a second reader accept them.

A translator is a machine that keeps to `Translator`. What it gives goes through the same checks as what a person
writes, and through those that only ask people; then a second reader sees it beside the English. What is wrong goes back
with the reason, for a few turns; what is still wrong is not written, so the English stands in. No words that somebody
wrote are written over, each unit says who made its words, and each batch is kept before the next is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from types import MappingProxyType

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH
from explainer.model.facts import Article, Drafted, Maker
from explainer.model.passages import Reading, Verdict
from explainer.model.proposal import TURNS, Accepted, Fault, Refused, Translating, Translator, Verification
from explainer.model.words import Catalogue, Glossary, Pair, Rendering, Translation, Unit
from explainer.models import prompts
from explainer.models.chat import Chat, UnansweredError
from explainer.models.second_reader import Asked, Heard, SecondReader, Task, of_renderings
from explainer.models.side_by_side import side_by_side
from explainer.models.translator import ByModel, orders, size
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.chosen import articles_of, may_be_sent, not_sent, unsound
from explainer.pipeline.containing import attempt
from explainer.pipeline.estimating import Size
from explainer.pipeline.files import save
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load_bytes
from explainer.pipeline.reading import languages_of
from explainer.pipeline.second_reading import unanswered
from explainer.pipeline.seeds import strangers
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue, with_readings, with_words
from explainer.read.text import decode
from explainer.source import Source

MENDED = 2_000, 100
"""Tokens that are read, and written, where a few units are mended and read again, in two requests."""
READ_AGAIN = 2
"""So often a translator is shown what checks and a second reader find: all of it once, and what is left once more."""
AT_ONCE = 96
"""So many units are translated together: they see each other, and most articles are one such batch."""

_OF_WRITING = frozenset(
    ("capitals", "dash", "date-format", "final-mark", "number-format", "punctuation", "quotes", "spacing", "unbalanced")
)
"""Codes of what is wrong whatever a sentence says, though perhaps only a notice."""

_STYLE = "read-style"
"""What a second reader would print otherwise, though it says the same."""

Words = dict[str, str]
"""By unit."""


@dataclass(frozen=True)
class Machine:
    """Who translates, and who reads it again."""

    translator: Translator
    who: Callable[[str], Maker]
    """Who makes the words of a language, as it is to be recorded."""
    reader: SecondReader | None = None
    """Without one only the checks decide."""
    at_once: int = 1
    """So many catalogues are translated side by side."""


def by_model(chat: Chat) -> Machine:
    """A model that translates; the same, or another, reads it again and sees nothing of how it came."""

    def who(tag: str) -> Maker:
        asked = ", ".join(one.name for one in orders(tag))
        return Maker(Drafted.MACHINE, chat.name, on=dt.datetime.now(tz=dt.UTC).date(), prompt=asked)

    return Machine(ByModel(chat), who, SecondReader(chat.second), chat.at_once)


@dataclass(frozen=True)
class Wanted:
    """What is to be translated."""

    texts: Sequence[Path] = ()
    """The articles' files; none means all."""
    tags: Collection[str] = ()
    """The languages; none means all."""
    is_here: bool = True
    """Whether it answers on this machine: only then is shown what may not be published."""


@dataclass(frozen=True)
class Job:
    """Units of one catalogue that have no words, or old ones of a machine."""

    name: str
    path: Path = field(repr=False)
    article: Article = field(repr=False)
    names: Glossary = field(repr=False)
    tag: str
    units: tuple[Unit, ...] = field(repr=False)
    all_units: tuple[Unit, ...] = field(repr=False)

    @property
    def batches(self) -> list[tuple[Unit, ...]]:
        """They, as they are translated together: in equal parts."""
        many = -(-len(self.units) // AT_ONCE)
        ends = [len(self.units) * number // many for number in range(many + 1)]
        return [self.units[start:end] for start, end in pairwise(ends)]

    @property
    def size(self) -> Size:
        """How much it takes with the second reading, and with mending something, as in most languages."""
        again = self._read_again
        sizes = [*(size(self.task(batch, ())) for batch in self.batches), *(task.tokens for task in again)]
        sizes += [MENDED for _ in again]
        requests = len(self.batches) + sum(task.requests for task in again) + 2 * len(again)
        return Size(len(self.units), requests, sum(read for read, _ in sizes), sum(written for _, written in sizes))

    @property
    def _read_again(self) -> list[Task]:
        """What is read again, batch by batch, as if each translation had as many letters as the English."""
        as_long = [
            [Pair(one.id, one.english, "…" * len(one.english), one.at) for one in batch] for batch in self.batches
        ]
        return [task for pairs in as_long for task in self.readings(pairs)]

    def task(self, batch: Sequence[Unit], pairs: Sequence[Pair]) -> Translating:
        """What is asked of the translator; of `pairs`, the nearest stand first."""
        places = {unit.id: place for place, unit in enumerate(self.all_units)}
        here = [places[unit.id] for unit in batch]
        nearest = sorted(pairs, key=lambda pair: min(abs(places[pair.id] - place) for place in here))
        return Translating(self.tag, tuple(batch), self.names, tuple(nearest), self.article.seed.source.text)

    def readings(
        self, pairs: Sequence[Pair], asked: Asked = MappingProxyType({}), batch: Sequence[Unit] = ()
    ) -> list[Task]:
        """What is asked of the second reader; `asked` is what the rules do. A batch's units keep their numbers."""
        known = {unit.id: unit for unit in self.units}
        terms = dict.fromkeys(term for pair in pairs for term in known[pair.id].terms)
        renderings = [Rendering(pair, known[pair.id].notes) for pair in pairs]
        numbers = {unit.id: number for number, unit in enumerate(batch, 1)}
        return of_renderings(renderings, self.tag, asked, [*terms], numbers)


@dataclass(frozen=True)
class ToTranslate:
    """What is to be translated, and what is left out."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Given:
    """What came of a batch."""

    job: Job
    units: int
    words: int = 0
    """How many of them have words now."""
    told: str = ""
    problems: tuple[Problem, ...] = ()
    error: UnansweredError | None = None


def to_translate(paths: Paths, wanted: Wanted) -> ToTranslate:
    """Everything that has no words, catalogue by catalogue.

    Raises ValueError for a strange tag, and `ContentError` where the glossary cannot be read: its names would be asked
    for anew.
    """
    verified = verify(paths, allow_missing=True)
    if stopping := [one for one in verified.reading.glossary_problems if one.is_blocking]:
        raise ContentError(*stopping)
    if strange := {*wanted.tags} - ({*verified.reading.tags} - {ENGLISH}):
        known = ", ".join(tag for tag in verified.reading.tags if tag != ENGLISH)
        raise ValueError(f"no language to translate into: {', '.join(sorted(strange))} (there are {known})")
    jobs: list[Job] = []
    problems = [*strangers(paths, wanted.texts, verified.reading.texts.values())]
    for article, text in articles_of(verified, wanted.texts):
        if not may_be_sent(article, is_here=wanted.is_here):
            problems.append(not_sent(paths, text))
            continue
        for tag in languages_of(article, verified.reading.tags):
            if tag != ENGLISH and (not wanted.tags or tag in wanted.tags):
                job, found = attempt(paths, text, partial(_job, paths, verified, article, tag))
                jobs += [] if job is None else [job]
                problems += found
    problems += unsound(paths, verified, wanted.texts)
    return ToTranslate(tuple(jobs), tuple(in_order(problems)))


def _job(paths: Paths, verified: Verified, article: Article, tag: str) -> tuple[Job | None, Iterable[Problem]]:
    """The units of a language that are to be given words; None where all have some."""
    path = catalogue_path(verified.reading.texts[article.slug], tag)
    names = verified.names[article.slug]
    units = article_units(article, names, tag)
    before = _bytes(paths, path)
    old = None if before is None else decode(paths.name(path), before)
    foreign = None if old is None else foreign_catalogue(units, read_catalogue(old)[0], article.slug)
    if foreign is not None:
        return None, [foreign]
    job = Job(paths.name(path), path, article, names, tag, units, units)
    there, problems = read_catalogue(_merged(job, old), tag)
    wanted = tuple(unit for unit in units if _may_be_given(there.entries.get(unit.id)))
    return (replace(job, units=wanted) if wanted and not problems else None), problems


def _bytes(paths: Paths, path: Path) -> bytes | None:
    return load_bytes(paths, path) if is_there(path) else None


def _merged(job: Job, old: Source | None) -> Source:
    """The catalogue with an entry for each unit of today."""
    return Source(job.name, merge(old, job.all_units, CatalogueHeader(job.tag, job.article.slug)))


def _may_be_given(entry: Translation | None) -> bool:
    """Whether a unit has no words, or old ones that a machine made: what people wrote is theirs to mend."""
    is_machines = entry is not None and entry.made is not None and entry.made.drafted is Drafted.MACHINE
    return entry is not None and (not entry.words or (entry.fuzzy and is_machines))


def translate(paths: Paths, jobs: Sequence[Job], machine: Machine) -> Iterator[Given]:
    """Gives words to units, catalogues side by side; in each batch by batch, each kept before the next is asked for.

    Raises `ContentError` where the glossary cannot be read.
    """
    reading = verify(paths, allow_missing=True).reading
    checks = load_checks(paths, reading.tags, reading.glossary)

    def translated(job: Job) -> list[Given]:
        desk = _Desk(paths, job, checks.of(job.article, job.names), machine)
        return [_given(paths, desk, batch) for batch in job.batches]

    for batches in side_by_side((partial(translated, job) for job in jobs), machine.at_once):
        yield from batches


def _given(paths: Paths, desk: _Desk, batch: Sequence[Unit]) -> Given:
    done, found = attempt(paths, desk.job.path, partial(desk.translate, batch))
    return replace(done or Given(desk.job, len(batch)), problems=found)


@dataclass(frozen=True)
class _Desk:
    """What one catalogue is translated with."""

    paths: Paths
    job: Job
    checks: Checks
    machine: Machine

    def translate(self, batch: Sequence[Unit]) -> tuple[Given, tuple[Problem, ...]]:
        """Writes a batch's words; none where the machine gives no answer."""
        job, before = self.job, _bytes(self.paths, self.job.path)
        source = _merged(job, None if before is None else decode(job.name, before))
        there, problems = read_catalogue(source, job.tag)
        # Somebody may have written some meanwhile.
        wanted = tuple(unit for unit in batch if _may_be_given(there.entries.get(unit.id)))
        if problems or not wanted:
            return Given(job, len(batch)), tuple(problems)
        work = _Work(self, source, wanted, there)
        readings: dict[str, Reading] = {}
        try:
            given, reader = work.ask(), self.machine.reader
            result, readings = (work.by_rules(given), readings) if reader is None else work.read_again(given, reader)
        except UnansweredError as error:
            return Given(job, len(batch), error=error), ()
        words = with_words(source, result.work, self.machine.who(job.tag))
        save(self.paths, job.path, with_readings(Source(job.name, words), readings).encode(), was=before)
        return Given(job, len(batch), len(result.work), result.told), ()


class _Work:
    """The translation of one batch."""

    def __init__(self, desk: _Desk, source: Source, units: tuple[Unit, ...], there: Catalogue) -> None:
        self._desk, self._source, self._units = desk, source, units
        self._task = desk.job.task(units, there.pairs(desk.job.all_units))
        self._known = {(one.code, one.message) for one in self._found(there)}

    def ask(self, refused: Refused[Words, str] | None = None) -> Words:
        """The translator's words, of what it was asked for."""
        ids = {unit.id for unit in self._units}
        return {name: one for name, one in self._desk.machine.translator(self._task, refused).items() if name in ids}

    def by_rules(self, words: Words) -> Accepted[Words, str]:
        """What of them the checks take."""
        return self._verification(self._faults, lambda _: False).accepted(words)

    def read_again(self, words: Words, reader: SecondReader) -> tuple[Accepted[Words, str], dict[str, Reading]]:
        """What of them the checks take and a second reader finds to say the same as the English, and what it said.

        What both find goes back together. What a check of form refuses is read once it is mended.
        """
        said: dict[tuple[str, str], Heard] = {}
        stood: Words = {}
        """What could stand, as it was read last."""

        def faults(words: Words) -> list[Fault[str]]:
            """Notices about the sense are the reader's to answer; of style no reader is asked."""
            rules = self._faults(words)
            refused = {fault.at for fault in rules if fault.is_exact}
            asked: dict[str, list[str]] = {}
            for fault in rules:
                if fault.at is not None:
                    asked.setdefault(fault.at, []).append(fault.problem.message)
            there = [pair for pair in self._with(words).pairs(self._units) if pair.id in words]
            read = [pair for pair in there if pair.id not in refused]
            if new := [pair for pair in read if (pair.id, pair.words) not in said]:
                found = reader.read_all(self._desk.job.readings(new, asked, self._units))
                said.update({(one, words[one]): heard for one, heard in found.items()})
                # Whoever says that a wording of theirs says just the same need not be asked whether it does.
                own = {
                    (one, heard.better): Heard(Verdict.SUPPORTED, heard.why)
                    for one, heard in found.items()
                    if heard.verdict is Verdict.SUPPORTED
                }
                said.update({key: heard for key, heard in own.items() if key[1] and key not in said})
            stood.update({pair.id: pair.words for pair in read if _is_supported(pair, said)})
            wanting = (_wanting(pair, said) for pair in read)
            written = (one for one in rules if one.is_exact or one.problem.code in _OF_WRITING)
            return [*written, *filter(None, wanting)]

        def back(words: Words, gone: Collection[str | None]) -> Words:
            """What of these was changed, and cannot stand so, as it stood."""
            return {name: stood[name] for name in gone if name in stood and stood[name] != words.get(name)}

        def again(refused: Refused[Words, str]) -> Words:
            before = back(refused.work, {fault.at for fault in refused.faults if fault.is_exact})
            return {
                **self.ask(Refused(refused.work, tuple(one for one in refused.faults if one.at not in before))),
                **before,
            }

        def without(words: Words, gone: Collection[str]) -> Words:
            before = back(words, gone)
            return {name: before.get(name, one) for name, one in words.items() if name not in gone or name in before}

        reading = self._verification(faults, lambda fault: not fault.is_exact, READ_AGAIN)
        result = replace(reading, again=again, without=without).accepted(words)
        prompt = prompts.prompt("translations").name
        readings = {
            pair.id: reader.recorded(prompt, said[pair.id, pair.words], pair.digest, pair.at)
            for pair in self._with(result.work).pairs(self._units)
            if pair.id in result.work
        }
        return result, readings

    def _verification(
        self,
        verify: Callable[[Words], Sequence[Fault[str]]],
        may_stand: Callable[[Fault[str]], bool],
        turns: int = TURNS,
    ) -> Verification[Words, str]:
        return Verification(
            verify=verify,
            again=self.ask,
            parts=lambda words: words.keys(),
            without=lambda words, gone: {name: one for name, one in words.items() if name not in gone},
            may_stand=may_stand,
            turns=turns,
        )

    def _with(self, words: Words) -> Catalogue:
        who = self._desk.machine.who(self._desk.job.tag)
        return read_catalogue(Source(self._source.name, with_words(self._source, words, who)), self._desk.job.tag)[0]

    def _found(self, catalogue: Catalogue) -> Iterator[Problem]:
        return self._desk.checks.translation(self._desk.job.all_units, catalogue, self._desk.job.tag)

    def _faults(self, words: Words) -> list[Fault[str]]:
        """What is wrong that was not before."""
        return [
            Fault(problem, problem.about if problem.about in words else None)
            for problem in self._found(self._with(words))
            if (problem.code, problem.message) not in self._known
        ]


def _wanting(pair: Pair, said: Mapping[tuple[str, str], Heard]) -> Fault[str] | None:
    """What a second reader finds wrong with a translation, or would print otherwise."""
    nothing = Heard(Verdict.UNSURE, "the second reader says nothing of it")
    verdict, why, better = said.get((pair.id, pair.words), nothing)
    if verdict is not Verdict.SUPPORTED:
        what = "does not say the same" if verdict is Verdict.NOT else "may not say the same"
        printed = f"; an editor would print: {better}" if better and better != pair.words else ""
        message = f"read again beside the English, it {what}: {why}{printed}"
        return Fault(Problem(pair.at, f"read-{verdict}", message, "say just what the English says"), pair.id)
    if better and better != pair.words:
        message = f"it says the same; an editor would print: {better}"
        return Fault(Problem(pair.at, _STYLE, message, "take that, or what reads better still", Level.NOTICE), pair.id)
    return None


def _is_supported(pair: Pair, said: Mapping[tuple[str, str], Heard]) -> bool:
    return (pair.id, pair.words) in said and said[pair.id, pair.words].verdict is Verdict.SUPPORTED


def outcome(given: Sequence[Given]) -> Iterator[str]:
    """What came of it, in lines: of each catalogue how many units have words now, and what was left out."""
    for name, batches in groupby(given, lambda one: one.job.name):
        found = list(batches)
        units, words = sum(one.units for one in found), sum(one.words for one in found)
        yield f"{name}: {words} of {units} units{''.join(one.told for one in found)}"


def problems(paths: Paths, given: Sequence[Given]) -> list[Problem]:
    """What stayed unanswered, and what was wrong with catalogues."""
    errors = unanswered(paths, ((one.job.path, one.error) for one in given if one.error))
    return in_order([*errors, *(problem for one in given for problem in one.problems)])
