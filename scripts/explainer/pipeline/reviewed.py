"""What a reviewer has handed in is written into the seeds: what of it is about the words as they stand, and holds.

An acceptance becomes a reading by a person, a correction other words and a reading of them, a doubt a reading `unsure`,
which asks the editor. Where a person has accepted all of a language as it stands, that is a review of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from explainer import render
from explainer.compose.passages import passages
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH
from explainer.model.facts import Article, Drafted, Facts, Made, Maker, Review
from explainer.model.passages import Reader, Reading, Verdict
from explainer.model.review import Answer, Answered, Answers, Item
from explainer.pipeline.answering import less_answered
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.files import refuse_edited, replace_files
from explainer.pipeline.paths import Paths, catalogue_path, load, load_bytes
from explainer.pipeline.refusals import told
from explainer.pipeline.states import states_of
from explainer.pipeline.to_review import own_texts, sheet_of, unknown
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.answers import read_answers
from explainer.read.catalogue import read_catalogue, with_words
from explainer.read.catalogue import with_readings as in_catalogue
from explainer.read.facts import read_facts, with_review, with_wording
from explainer.read.facts import with_readings as in_facts
from explainer.read.text import decode
from explainer.records import suggestion
from explainer.source import Source


@dataclass(frozen=True)
class Taken:
    """What came of a reviewer's answers."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]
    """What is left out, and why."""
    changed: tuple[str, ...]
    """The files that are to be written, or were."""


def take(paths: Paths, file: Path, *, write: bool) -> Taken:
    """Reads what a reviewer has handed in and writes it into the seeds, all of a file or nothing.

    Raises `ContentError` where it is none, of an article or a language that there is not, or where a file of the seeds
    has been saved meanwhile.
    """
    answered = read_answers(Source(paths.name(file), load(paths, file).text))
    verified = verify(paths, allow_missing=True)
    article = next((one for one in verified.articles if one.slug == answered.article), None)
    if article is None:
        raise ContentError(*unknown(paths, verified, answered.article))
    if answered.tag not in verified.reading.tags:
        message = f"there is no language '{answered.tag}'"
        raise ContentError(
            Problem(paths.at(file), "language", message, suggestion(answered.tag, verified.reading.tags))
        )
    sheet, problems = sheet_of(paths, verified, article, answered.tag)
    if sheet is None:
        raise ContentError(*problems)
    desk = _Desk(paths, verified, article, answered, {one.id: one for one in sheet.items})
    done = desk.taken()
    changed = {path: text.encode() for path, text in done.items() if text.encode() != desk.was[path]}
    if write and changed:
        with told(paths):
            replace_files(changed, before=lambda: refuse_edited(paths, desk.was))
    return Taken(tuple(desk.lines), tuple(in_order(desk.problems)), tuple(map(paths.name, changed)))


@dataclass
class _Desk:
    """One article, one language, one reviewer."""

    paths: Paths
    verified: Verified
    article: Article
    answered: Answered
    items: Mapping[str, Item]
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def path(self) -> Path:
        """What is reviewed: the facts file or a catalogue."""
        text = self.verified.reading.texts[self.article.slug]
        return self.facts_path if self.answered.tag == ENGLISH else catalogue_path(text, self.answered.tag)

    @cached_property
    def facts_path(self) -> Path:
        """Where a review is recorded."""
        return self.verified.reading.texts[self.article.slug].with_suffix(".yml")

    @cached_property
    def was(self) -> Mapping[Path, bytes]:
        """What the files held when they were read."""
        return {path: load_bytes(self.paths, path) for path in {self.path, self.facts_path}}

    @cached_property
    def checks(self) -> Checks:
        """All rules."""
        return load_checks(self.paths, self.verified.reading.tags, self.verified.reading.glossary)

    def source(self, path: Path) -> Source:
        """A file as it was."""
        return decode(self.paths.name(path), self.was[path])

    def taken(self) -> Mapping[Path, str]:
        """The files as they are to be."""
        now = _Facts(self) if self.answered.tag == ENGLISH else _Catalogue(self)
        fresh = [*self._fresh()]
        given = {one.id for one in fresh if one.answer is Answers.CORRECT and self._is_given(one, now)}
        readings = {one.id: reading for one in fresh if (reading := self._reading(one, given, now)) is not None}
        now.read(readings)
        counts = [(word, sum(one.answer is how and one.id in readings for one in fresh)) for how, word in _COUNTED]
        told = ", ".join(f"{count} {word}" for word, count in counts)
        self.lines.append(f"{now.source.name}: {told} by {self.answered.by}")
        self.lines += [f"{one.id}: {self.answered.by}: {one.comment}" for one in fresh if one.comment]
        files = {self.path: now.source}
        if now.is_all_accepted(self.answered.by):
            facts = files.get(self.facts_path) or self.source(self.facts_path)
            files[self.facts_path] = self._reviewed(facts, now)
        return {path: source.text for path, source in files.items()}

    def _fresh(self) -> Iterator[Answer]:
        """The answers about the words as they stand."""
        for one in self.answered.answers:
            item = self.items.get(one.id)
            if item is None:
                self._left_out("no-item", one.id, "there is no such sentence now", "nothing has to be done")
            elif item.of != one.of:
                message = f"what was read has changed since: it was “{one.said}”, and is “{item.words}”"
                self._left_out("answer-stale", one.id, message, "have these words reviewed")
            elif one.answer is Answers.CORRECT and not (one.words and item.can_be_corrected):
                self._left_out("no-words", one.id, "there are no words to be put in its place", "ask the reviewer")
            elif one.answer is Answers.DOUBT and not one.comment:
                self._left_out("no-comment", one.id, "it is doubted without a reason", "ask the reviewer")
            elif one.answer is not Answers.CORRECT and not item.words:
                self._left_out("no-words", one.id, "there are no words that could be reviewed", "ask the reviewer")
            else:
                yield one

    def _is_given(self, one: Answer, now: _Facts | _Catalogue) -> bool:
        """Whether a correction holds; then it is made."""
        if render.shown(one.words) != one.words:
            self._left_out("refused", one.id, "its words hold a character that cannot be shown", "ask the reviewer")
            return False
        try:
            found = now.give(one)
        except ValueError as error:
            found = [str(error)]
        if found:
            message = f"“{one.words}” is left out: {'; '.join(found)}"
            self._left_out("refused", one.id, message, "word it so that the rules hold, with the reviewer")
        return not found

    def _reading(self, one: Answer, given: set[str], now: _Facts | _Catalogue) -> Reading | None:
        of = now.digests.get(one.id, "")
        if one.answer is Answers.CORRECT and one.id not in given:
            return None
        if one.id not in given and of != one.of:
            message = "a correction has changed what it rests on or says"
            self._left_out("answer-stale", one.id, message, "have it reviewed once more")
            return None
        verdict = Verdict.UNSURE if one.answer is Answers.DOUBT else Verdict.SUPPORTED
        nowhere = self.paths.at(self.path)
        return Reading(verdict, self.answered.by, self.answered.on, nowhere, Reader.PERSON, of, one.comment)

    def _left_out(self, code: str, name: str, message: str, fix: str) -> None:
        self.problems.append(Problem(self.paths.at(self.path), code, f"{name}: {message}", fix, about=name))

    def _reviewed(self, facts: Source, now: _Facts | _Catalogue) -> Source:
        """The facts file with the review of the language as it is now."""
        tag, by = self.answered.tag, self.answered.by
        of = now.digest
        known = self.article.facts.made.get(tag, Made("machine")).reviewed
        if any((one.by, one.of) == (by, of) for one in known):
            return facts
        self.lines.append(f"{self.article.slug} {tag}: reviewed by {by} on {self.answered.on} ({of})")
        return Source(facts.name, with_review(facts, tag, Review(by, self.answered.on, of)))


_COUNTED = ((Answers.ACCEPT, "accepted"), (Answers.CORRECT, "corrected"), (Answers.DOUBT, "doubted"))


def _new(before: Sequence[Problem], after: Sequence[Problem]) -> list[str]:
    """What rules that are exact find now, and did not before."""
    known = {(one.code, one.about, one.message) for one in before}
    found = (one for one in after if one.level is Level.PROBLEM)
    return [f"{one.message} ({one.fix})" for one in found if (one.code, one.about, one.message) not in known]


def _all_read(by: str, read: Mapping[str, Reading | None], digests: Mapping[str, str]) -> bool:
    return all(
        one is not None
        and (one.reader, one.by, one.verdict, one.of) == (Reader.PERSON, by, Verdict.SUPPORTED, digests[name])
        for name, one in read.items()
    )


class _Facts:
    """The facts as they become with what is answered."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        self.source = desk.source(desk.facts_path)
        self._article = desk.article
        self._read(self.source)

    def _read(self, source: Source) -> list[Problem]:
        """Takes a text of the file as it is to be; what is wrong with it."""
        desk = self._desk
        facts, problems = read_facts(source, desk.article.seed, desk.verified.reading.tags)
        if facts is None:
            return list(problems)
        self.source, self._article = source, replace(desk.article, facts=facts)
        names = desk.verified.names[desk.article.slug]
        return [*problems, *less_answered(self._article, desk.checks.facts(self._article, names))]

    @property
    def digests(self) -> Mapping[str, str]:
        """By sentence: of what there is to read."""
        return {one.id: one.digest for one in passages(self._article)}

    def give(self, one: Answer) -> list[str]:
        """Puts these words in the place of others, unless rules refuse them; what these find."""
        desk, before = self._desk, self.source
        found = self._read(before)
        units = article_units(self._article, desk.verified.names[desk.article.slug])
        unit = own_texts(self._article, units)[one.id]
        refused = _new(found, self._read(Source(before.name, with_wording(unit.at, one.words))))
        if refused:
            self._read(before)
        return refused

    def read(self, readings: Mapping[str, Reading]) -> None:
        """Records them."""
        if readings:
            self._read(Source(self.source.name, in_facts(self.source, readings)))

    def is_all_accepted(self, by: str) -> bool:
        """Whether that person has accepted every sentence as it is."""
        facts: Facts = self._article.facts
        own = (one.id for one in passages(self._article) if not one.is_standard)
        return _all_read(by, {name: facts.readings.get(name) for name in own}, self.digests)

    @property
    def digest(self) -> str:
        """What a review names."""
        return states_of(self._article, self._desk.verified.words(self._article.slug))[ENGLISH].digest


class _Catalogue:
    """A catalogue as it becomes with what is answered."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        self._tag = desk.answered.tag
        names = desk.verified.names[desk.article.slug]
        self._units = article_units(desk.article, names, self._tag)
        self._checks = desk.checks.of(desk.article, names)
        self.source = desk.source(desk.path)
        self._read(self.source)
        self._accept_old()

    def _accept_old(self) -> None:
        """What was made from older English and is accepted stays, as made by whom it was."""
        entries = self._catalogue.entries
        drafted = Drafted(self._desk.article.facts.made.get(self._tag, Made("machine")).drafted)
        for one in self._desk.answered.answers:
            old, item = entries.get(one.id), self._desk.items.get(one.id)
            is_read = item is not None and item.of == one.of and one.answer is Answers.ACCEPT
            if old is not None and is_read and old.fuzzy and old.words:
                self._read_text(with_words(self.source, {one.id: old.words}, old.made or Maker(drafted)))

    def _read_text(self, text: str) -> list[Problem]:
        return self._read(Source(self.source.name, text))

    def _read(self, source: Source) -> list[Problem]:
        """Takes a text of the file as it is to be; what is wrong with it."""
        catalogue, problems = read_catalogue(source, self._tag)
        self.source, self._catalogue = source, catalogue
        return [*problems, *self._checks.translation(self._units, catalogue, self._tag)]

    @property
    def digests(self) -> Mapping[str, str]:
        """By unit: of its English and its words, an older English's too."""
        held = {pair.id: pair.digest for pair in self._catalogue.pairs(self._units)}
        return {name: item.of for name, item in self._desk.items.items()} | held

    def give(self, one: Answer) -> list[str]:
        """Puts these words in the place of others, unless rules refuse them; what these find."""
        before, answered = self.source, self._desk.answered
        who = Maker(Drafted.PERSON, by=answered.by, on=answered.on)
        found = self._read(before)
        refused = _new(found, self._read_text(with_words(before, {one.id: one.words}, who, over=True)))
        if refused:
            self._read(before)
        return refused

    def read(self, readings: Mapping[str, Reading]) -> None:
        """Records them."""
        if readings:
            self._read_text(in_catalogue(self.source, readings))

    def is_all_accepted(self, by: str) -> bool:
        """Whether that person has accepted every unit as it is, and none is missing."""
        pairs = self._catalogue.pairs(self._units)
        is_whole = {pair.id for pair in pairs} == {unit.id for unit in self._units}
        return is_whole and _all_read(by, {pair.id: pair.reading for pair in pairs}, self.digests)

    @property
    def digest(self) -> str:
        """What a review names."""
        words, slug = self._desk.verified.words(self._desk.article.slug), self._desk.article.slug
        catalogues = {**words.catalogues, (slug, self._tag): self._catalogue}
        return states_of(self._desk.article, replace(words, catalogues=catalogues))[self._tag].digest
