"""Facts files drafted by machine: written where there is none, merged where a person has one.

What a proposer proposes goes through the same reading and the same checks as what a person writes. A record that they
still refuse when the proposer has had its turns is left out before anything is written, and that is told: a drafted
file is never one that the build would stop.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from explainer.compose.passages import passages
from explainer.draft.facts.file import as_yaml, inserted, record_at
from explainer.draft.facts.merging import only_new, with_dates_of_lines
from explainer.draft.facts.proposing import Proposer, rules
from explainer.draft.facts.records import FactsDraft, Ref, Section
from explainer.draft.predict import predict
from explainer.draft.tagger import tag
from explainer.localise import with_own_names
from explainer.model.facts import Article
from explainer.model.passages import Passage, Reading, Verdict
from explainer.model.proposal import TURNS, Fault, Verification
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.models.chat import UnansweredError
from explainer.models.prompts import prompt
from explainer.models.second_reader import Heard, SecondReader, of_passages
from explainer.pipeline.answering import asked_of, less_answered, located
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.containing import attempt
from explainer.pipeline.files import replace_file, save
from explainer.pipeline.languages import load_languages
from explainer.pipeline.paths import Paths, is_there, load, load_bytes
from explainer.pipeline.reading import load_glossary
from explainer.pipeline.seeds import Seeds, is_named, seeds, strangers
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.arriving.explainable import not_english
from explainer.read.facts import read_facts, read_part, with_readings
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.source import Source

_ASKED_OF_PEOPLE = frozenset({"attribution", "speech-as-fact"})
"""Rules that a machine obeys where they only ask: whose words it is it can't find out by reading on."""


_SHORT = ".short"
"""What the shorter wording of a claim is called by, behind the claim's id."""


@dataclass(frozen=True)
class Drafts:
    """What drafting did."""

    written: tuple[str, ...] = ()
    """A line for each file, saying what it holds or what was added to it."""
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, parts: Iterable[Drafts]) -> Drafts:
        """What came of several."""
        done = [*parts]
        problems = in_order(problem for one in done for problem in one.problems)
        return cls(tuple(line for one in done for line in one.written), tuple(problems))


@dataclass(frozen=True)
class Critic:
    """Who reads again what is proposed, and what of it could not be taken, so that no draft holds it."""

    reader: SecondReader
    unread: Callable[[], Iterable[Problem]]
    why_kept: Callable[[Fault[Ref]], str] = lambda _: ""
    """Why who proposed it has left something as it is; that is shown to the reader, who says once more."""


@dataclass(frozen=True)
class _Desk:
    """What every article is drafted against."""

    paths: Paths
    tags: tuple[str, ...]
    glossary: Glossary
    checks: Checks
    proposer: Proposer
    critic: Critic | None = None
    """Without one only the rules decide."""


def chosen_of(lying: Seeds, texts: Sequence[Path], *, update: bool) -> list[Path]:
    """The articles of these files that lack facts, or with `update` all of them; none names all."""
    named = (text for text in lying.texts.values() if is_named(text, texts))
    return [text for text in named if update or not is_there(text.with_suffix(".yml"))]


def draft(
    paths: Paths,
    texts: Sequence[Path] = (),
    *,
    update: bool = False,
    proposer: Proposer = rules,
    critic: Critic | None = None,
) -> Drafts:
    """Writes `<slug>.yml` for each article that lacks one; with `update`, adds to those that have one.

    `texts` names the articles; none names all. A file that is there is never overwritten, and without `update` never
    touched. Raises `ContentError` where the extra for drafting is not installed or the glossary cannot be read.
    """
    languages, _ = load_languages(paths)
    tags = languages.tags
    glossary, found = load_glossary(paths, tags)
    if any(problem.is_blocking for problem in found):
        raise ContentError(*found)
    desk = _Desk(paths, tags, glossary, load_checks(paths, tags, glossary), proposer, critic)
    lying = seeds(paths, tags)
    chosen = chosen_of(lying, texts, update=update)
    done = [attempt(paths, text, partial(_drafted, text, desk)) for text in chosen]
    return _told_of(done, strangers(paths, texts, lying.texts.values()))


def _told_of(done: Sequence[tuple[str | None, Iterable[Problem]]], others: Iterable[Problem] = ()) -> Drafts:
    problems = (*others, *(problem for _, found in done for problem in found))
    return Drafts(tuple(line for line, _ in done if line is not None), tuple(in_order(problems)))


def predictions(paths: Paths, texts: Sequence[Path], folder: Path) -> Drafts:
    """Writes `<stem>.json` into a folder for each text: everything found, with its place in the file."""
    folder.mkdir(parents=True, exist_ok=True)
    return _told_of([attempt(paths, path, partial(_predicted, paths, path, folder)) for path in texts])


def _predicted(paths: Paths, path: Path, folder: Path) -> tuple[str, tuple[Problem, ...]]:
    found = predict(tag(read_seed(_decoded(paths, path), path.stem)))
    out = folder / f"{path.stem}.json"
    replace_file(out, f"{json.dumps(found, ensure_ascii=False, indent=1)}\n".encode())
    return out.as_posix(), ()


def _drafted(text: Path, desk: _Desk) -> tuple[str, tuple[Problem, ...]]:
    """What was done about an article. Raises `ContentError` where nothing can be."""
    seed, facts = _english(desk.paths, text), text.with_suffix(".yml")
    try:
        return _added_to(facts, seed, desk) if is_there(facts) else _written(facts, seed, desk), ()
    except UnansweredError as error:
        raise ContentError(Problem(desk.paths.at(text), "unanswered", str(error), error.fix)) from None


def _english(paths: Paths, text: Path) -> Seed:
    """The article. Raises `ContentError` where it is in another language."""
    seed = read_seed(load(paths, text), text.stem)
    foreign = not_english(seed, paths.name(text))
    if foreign is not None:
        raise ContentError(foreign)
    return seed


def _decoded(paths: Paths, path: Path) -> Source:
    try:
        return decode(paths.name(path), path.read_bytes())
    except OSError as error:
        message = f"this cannot be read: {error.strerror}"
        nothing = paths.at(path)
        raise ContentError(Problem(nothing, "unreadable", message, "name a text file")) from None


# ---- A new file


def _written(path: Path, seed: Seed, desk: _Desk) -> str:
    def source(draft: FactsDraft) -> Source:
        return Source("draft.yml", as_yaml(draft, desk.tags))

    def verify(draft: FactsDraft) -> list[Fault[Ref]]:
        here = source(draft)
        found = [_fault(draft, problem, here) for problem in _problems(here, seed, desk)]
        return [*found, *(Fault(problem, None) for problem in (desk.critic.unread() if desk.critic else ()))]

    verification = _verification(seed, desk, verify)
    if desk.critic is not None:
        verification = replace(verification, may_stand=lambda fault: not fault.is_exact)
    result = verification.accepted(desk.proposer(seed, desk.glossary))
    readings: Mapping[str, Reading] = {}
    if desk.critic is not None:
        again = _Again(seed, desk, desk.critic, source)
        read = _verification(seed, desk, again.faults, turns=1).accepted(result.work)
        result = replace(read, left_out=(*result.left_out, *read.left_out))
        readings = again.readings(result.work)
    save(desk.paths, path, with_readings(source(result.work), readings).encode(), was=None)
    parts = (Section.PARTICIPANTS, Section.DATES, Section.CLAIMS, Section.FAQ)
    sections = [ref.section for ref in result.work.refs]
    counts = ", ".join(f"{sections.count(part)} {part}" for part in parts)
    return f"{desk.paths.name(path)}: {counts}{result.told}"


class _Again:
    """A draft as a second reader sees it, who is asked about each sentence once, and again where it is defended."""

    def __init__(self, seed: Seed, desk: _Desk, critic: Critic, source: Callable[[FactsDraft], Source]) -> None:
        self._seed, self._desk, self._critic, self._source = seed, desk, critic, source
        self._said: dict[tuple[str, str], Heard] = {}
        self._defended: set[tuple[str, str]] = set()

    def faults(self, draft: FactsDraft) -> list[Fault[Ref]]:
        """What is wrong with its form, or not supported."""
        source = self._source(draft)
        article = self._article(source)
        found = _problems(source, self._seed, self._desk)
        exact = [_fault(draft, one, source) for one in found if one.level is Level.PROBLEM]
        if article is None:
            return exact
        passages = self._passages(article)
        asked = {unit: [*said] for unit, said in asked_of(less_answered(article, found)).items()}
        new = [one for one in passages if (one.id, one.digest) not in self._said]
        for one in passages:
            fault = self._unsupported(draft, one)
            why = "" if fault is None else self._critic.why_kept(fault)
            if why and (one.id, one.digest) not in self._defended:
                self._defended.add((one.id, one.digest))
                before = f"read before: {self._said[one.id, one.digest].why}; " if one not in new else ""
                asked.setdefault(one.id, []).append(f"{before}its writer answers: {why}")
                new += [one] if one not in new else []
        for unit, verdict in self._critic.reader.read_all(of_passages(new, asked)).items():
            digest = next(one.digest for one in new if one.id == unit)
            self._said[unit, digest] = verdict
        return [*exact, *(fault for one in passages if (fault := self._unsupported(draft, one)) is not None)]

    def readings(self, draft: FactsDraft) -> Mapping[str, Reading]:
        """What was said of what is left."""
        article, asked = self._article(self._source(draft)), prompt("claims").name
        return {
            one.id: self._critic.reader.recorded(asked, self._said[one.id, one.digest], one.digest, one.places[0])
            for one in ([] if article is None else self._passages(article))
        }

    def _article(self, source: Source) -> Article | None:
        facts, _ = read_facts(source, self._seed)
        return None if facts is None else Article(self._seed, facts)

    def _passages(self, article: Article) -> list[Passage]:
        return [one for one in passages(article) if not one.is_standard and (one.quotes or one.whole)]

    def _unsupported(self, draft: FactsDraft, passage: Passage) -> Fault[Ref] | None:
        nothing = Heard(Verdict.UNSURE, "the second reader says nothing of it")
        verdict, why, _ = self._said.get((passage.id, passage.digest), nothing)
        if verdict is Verdict.SUPPORTED:
            return None
        what = "is not supported" if verdict is Verdict.NOT else "may not be supported"
        message = f"read again beside its words, “{passage.says}” {what}: {why}"
        at = record_at(draft, passage.places[0])
        if at is not None and passage.id.endswith(".short"):
            at = Ref(at.section, f"{at.id}{_SHORT}")
        return Fault(Problem(passage.places[0], f"read-{verdict}", message, "say just what the words do"), at)


def _without(draft: FactsDraft, gone: Collection[Ref]) -> FactsDraft:
    """It without these records; of a claim perhaps only without its shorter wording."""
    short = {ref.id.removesuffix(_SHORT) for ref in gone if ref.id.endswith(_SHORT)}
    claims = tuple(replace(one, short=None) if one.id in short else one for one in draft.claims)
    return replace(draft, claims=claims).without(*(ref for ref in gone if not ref.id.endswith(_SHORT)))


def _parts(draft: FactsDraft) -> set[Ref]:
    return {*draft.refs, *(Ref(one.section, f"{one.id}{_SHORT}") for one in draft.claims if one.short)}


def _verification(
    seed: Seed, desk: _Desk, verify: Callable[[FactsDraft], Sequence[Fault[Ref]]], turns: int = TURNS
) -> Verification[FactsDraft, Ref]:
    return Verification(
        verify=verify,
        again=lambda refused: desk.proposer(seed, desk.glossary, refused),
        parts=_parts,
        without=_without,
        turns=turns,
    )


def _fault(draft: FactsDraft, problem: Problem, source: Source, older_lines: int = 0) -> Fault[Ref]:
    is_here = problem.where.source.name == source.name
    return Fault(problem, record_at(draft, problem.where, older_lines) if is_here else None)


# ---- A file that a person has


def _added_to(path: Path, seed: Seed, desk: _Desk) -> str:
    """Adds what is new. Raises `ContentError` where the file has problems of its own: they come first."""
    before = load_bytes(desk.paths, path)
    source = decode(desk.paths.name(path), before)
    facts, found = read_facts(source, seed)
    stopping = [problem for problem in found if problem.is_blocking]
    if facts is None or stopping:
        raise ContentError(*stopping)
    article = Article(seed, facts)
    names = with_own_names(desk.glossary, article, desk.tags)
    known = {(problem.code, problem.message) for problem in _problems(source, seed, desk)}

    def verify(draft: FactsDraft) -> list[Fault[Ref]]:
        draft = with_dates_of_lines(draft)
        new = Source(source.name, inserted(source, draft)[0])
        problems = [one for one in _problems(new, seed, desk) if (one.code, one.message) not in known]
        return [_fault(draft, problem, new, len(facts.timeline)) for problem in problems]

    proposed = only_new(desk.proposer(seed, desk.glossary), article, names)
    result = _verification(seed, desk, verify).accepted(proposed)
    new = with_dates_of_lines(result.work)
    name = desk.paths.name(path)
    by_section = {part: [ref.id for ref in new.refs if ref.section is part] for part in Section}
    if not any(by_section.values()):
        return f"{name}: nothing new{result.told}"
    text, closed = inserted(source, new)
    save(desk.paths, path, text.encode(), was=before)
    parts = (f"{section} {', '.join(ids)}" for section, ids in by_section.items() if ids)
    left = f"; not added, as they stand in one line there: {', '.join(closed)}" if closed else ""
    return f"{name}: added {'; '.join(parts)}{left}{result.told}"


def _problems(source: Source, seed: Seed, desk: _Desk) -> list[Problem]:
    """All that is wrong, none hidden by another: what cannot be read is left out of what the rules look at."""
    facts, part, found = read_part(source, seed)
    problems = [problem for problem in found if problem.is_blocking]
    left = facts if part is None else part.facts
    if left is None:
        return problems
    article = Article(seed, left)
    asked = located(article, desk.checks.facts(article, with_own_names(desk.glossary, article, desk.tags)))
    is_sound = [one for one in asked if part is None or one.about not in part.unsound]
    return [*problems, *(one for one in is_sound if one.is_blocking or one.code in _ASKED_OF_PEOPLE)]
