"""Facts files drafted by machine: written where there is none, merged where a person has one.

What a proposer proposes goes through the same reading and the same checks as what a person writes. A record that they
still refuse when the proposer has had its turns is left out before anything is written, and that is told: a drafted
file is never one that the build would stop.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from explainer.draft.facts.file import as_yaml, inserted, record_at
from explainer.draft.facts.merging import only_new, with_dates_of_lines
from explainer.draft.facts.proposing import Proposer, rules
from explainer.draft.facts.records import FactsDraft, Ref, Section
from explainer.draft.predict import predict
from explainer.draft.tagger import tag
from explainer.localise import with_own_names
from explainer.model.facts import Article
from explainer.model.proposal import Fault, Verification
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.containing import attempt
from explainer.pipeline.files import replace_file, save
from explainer.pipeline.languages import load_languages
from explainer.pipeline.paths import Paths, is_there, load, load_bytes
from explainer.pipeline.reading import load_glossary
from explainer.pipeline.seeds import seeds, strangers
from explainer.problem import ContentError, Problem, in_order
from explainer.read.arriving.explainable import not_english
from explainer.read.facts import read_facts
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.source import Source

_ASKED_OF_PEOPLE = frozenset({"attribution", "speech-as-fact"})
"""Rules that a machine obeys where they only ask: whose words it is it can't find out by reading on."""


@dataclass(frozen=True)
class Drafts:
    """What drafting did."""

    written: tuple[str, ...] = ()
    """A line for each file, saying what it holds or what was added to it."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Desk:
    """What every article is drafted against."""

    paths: Paths
    tags: tuple[str, ...]
    glossary: Glossary
    checks: Checks
    proposer: Proposer


def draft(paths: Paths, texts: Sequence[Path] = (), *, update: bool = False, proposer: Proposer = rules) -> Drafts:
    """Writes `<slug>.yml` for each article that lacks one; with `update`, adds to those that have one.

    `texts` names the articles; none names all. A file that is there is never overwritten, and without `update` never
    touched. Raises `ContentError` where the extra for drafting is not installed or the glossary cannot be read.
    """
    languages, _ = load_languages(paths)
    tags = languages.tags
    glossary, found = load_glossary(paths, tags)
    if any(problem.is_blocking for problem in found):
        raise ContentError(*found)
    desk = _Desk(paths, tags, glossary, load_checks(paths, tags, glossary), proposer)
    lying = seeds(paths, tags)
    wanted = {path.resolve() for path in texts}
    chosen = [
        text
        for text in lying.texts.values()
        if (not wanted or text.resolve() in wanted) and (update or not is_there(text.with_suffix(".yml")))
    ]
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
    return _added_to(facts, seed, desk) if is_there(facts) else _written(facts, seed, desk), ()


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
    def verify(draft: FactsDraft) -> list[Fault[Ref]]:
        source = Source("draft.yml", as_yaml(draft, desk.tags))
        return [_fault(draft, problem, source) for problem in _problems(source, seed, desk)]

    result = _verification(seed, desk, verify).accepted(desk.proposer(seed, desk.glossary))
    save(desk.paths, path, as_yaml(result.work, desk.tags).encode(), was=None)
    parts = (Section.PARTICIPANTS, Section.DATES, Section.CLAIMS, Section.FAQ)
    sections = [ref.section for ref in result.work.refs]
    counts = ", ".join(f"{sections.count(part)} {part}" for part in parts)
    return f"{desk.paths.name(path)}: {counts}{result.told}"


def _verification(
    seed: Seed, desk: _Desk, verify: Callable[[FactsDraft], Sequence[Fault[Ref]]]
) -> Verification[FactsDraft, Ref]:
    return Verification(
        verify=verify,
        again=lambda refused: desk.proposer(seed, desk.glossary, refused),
        parts=lambda draft: {*draft.refs},
        without=lambda draft, gone: draft.without(*gone),
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
    facts, found = read_facts(source, seed)
    problems = [problem for problem in found if problem.is_blocking]
    if facts is None or problems:
        return problems
    article = Article(seed, facts)
    names = with_own_names(desk.glossary, article, desk.tags)
    asked = desk.checks.facts(article, names)
    return [problem for problem in asked if problem.is_blocking or problem.code in _ASKED_OF_PEOPLE]
