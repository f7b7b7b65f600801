"""An article comes to lie in `seeds/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.model.seed import Seed
from explainer.pipeline.files import create_file, refuse_edited, replace_files
from explainer.pipeline.languages import load_languages
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load, load_bytes, printable
from explainer.pipeline.refusals import told
from explainer.pipeline.seeds import misnamed, seeds
from explainer.problem import ContentError, Problem, in_order
from explainer.read.arriving.arrival import arrive
from explainer.read.arriving.explainable import notices
from explainer.read.arriving.slug import slug_of
from explainer.read.revision import Change, carry_facts, carry_translations, compare, kept_head
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.records import suggestion
from explainer.source import Source, Span


@dataclass(frozen=True)
class Added:
    """An article that lies in `seeds/`, or would, had it been written."""

    name: str
    """Its file."""
    seed: Seed
    problems: tuple[Problem, ...]
    """Notices about it."""
    path: Path


def add(paths: Paths, file: Path, slug: str | None, *, write: bool) -> Added:
    """Writes a file's article as `seeds/<slug>.txt`; without a slug, one is made from its title.

    Raises `ContentError`, with nothing written, where the file is no article that can be explained, where the name is
    none for an article, and where one is there already: what is there is never overwritten.
    """
    name = paths.name(file)
    at = Source(name, "").span()
    arrival = arrive(name, load_bytes(paths, file))
    chosen = slug_of(arrival.seed.title.text) if slug is None else slug
    if not chosen:
        message = "no name can be made from the title: it has no letter or digit of the Latin alphabet"
        raise ContentError(Problem(at, "slug", message, "choose one: --slug some-name (with make: SLUG=some-name)"))
    tags = [*load_languages(paths)[0].tags]
    if problem := misnamed(at, chosen, tags, ""):
        raise ContentError(problem)
    path = paths.seeds / f"{chosen}.txt"
    taken = [_taken(at, paths.name(other), chosen) for other in _same_name(paths, chosen, tags)]
    if taken:
        raise ContentError(*taken)
    if write:
        try:
            create_file(path, _readable(paths.name(path), arrival.text))
        except FileExistsError:
            raise ContentError(_taken(at, paths.name(path), chosen)) from None
    told = (*arrival.problems, *notices(arrival.seed, paths.name(path)))
    return Added(paths.name(path), arrival.seed, told, path)


def _readable(name: str, text: str) -> bytes:
    """The bytes of a seed. Raises `ContentError` where they would not be read as this text."""
    data = text.encode("utf-8", "replace")
    read_seed(decode(name, data), "")
    return data


@dataclass(frozen=True)
class Revised:
    """An article that its publisher has corrected, as it would lie in `seeds/`: nothing of it is written yet."""

    changes: tuple[Change, ...]
    files: Mapping[Path, bytes]
    """What differs: catalogues, facts and, last, the article, so that a run that was killed can be done again."""
    was: Mapping[Path, bytes]
    """What the article's files held when they were read."""
    names: tuple[str, ...]
    """Of these files."""
    problems: tuple[Problem, ...]
    """What a person has to decide: problems and notices."""


def revise(paths: Paths, file: Path, slug: str) -> Revised:
    """What becomes of an article's files with its text in `file`; `write_revised` writes it.

    Raises `ContentError` where there is no such article, where the new text is none, and where its facts or catalogues
    cannot be read: then nothing can follow.
    """
    name = paths.name(file)
    arrival = arrive(name, load_bytes(paths, file))
    tags = [*load_languages(paths)[0].tags]
    texts = seeds(paths, tags).texts
    if slug not in texts:
        message = f"there is no article '{printable(slug)}' that this could be again"
        raise ContentError(Problem(Source(name, "").span(), "no-article", message, suggestion(slug, tuple(texts))))
    path = texts[slug]
    beside = (*(catalogue_path(path, tag) for tag in tags), path.with_suffix(".yml"))
    was = {one: load_bytes(paths, one) for one in (*beside, path) if is_there(one)}
    old = read_seed(load(paths, path), slug)
    text = kept_head(arrival.text, old, arrival.seed)
    new = read_seed(Source(paths.name(path), text), slug)
    changes = compare(old, new)
    files = {one: carry_translations(load(paths, one), changes).encode() for one in was if one.suffix == ".po"}
    facts = path.with_suffix(".yml")
    open_questions: tuple[Problem, ...] = ()
    if facts in was:
        carried, open_questions = carry_facts(load(paths, facts), old, new, changes)
        files[facts] = carried.encode()
    files[path] = _readable(paths.name(path), text)
    differing = {one: content for one, content in files.items() if content != was[one]}
    problems = in_order((*arrival.problems, *open_questions, *notices(new, paths.name(path))))
    return Revised(changes, differing, was, tuple(map(paths.name, differing)), tuple(problems))


def write_revised(paths: Paths, revised: Revised) -> None:
    """Replaces the files, all of which are ready.

    Raises `ContentError`, with nothing written, where one of the article's files has been edited since it was read.
    """
    with told(paths):
        replace_files(revised.files, before=lambda: refuse_edited(paths, revised.was))


def _same_name(paths: Paths, slug: str, tags: list[str]) -> Iterator[Path]:
    """Files that are this article's by their name, or would be on a computer to which capitals are small letters."""
    lying = seeds(paths, tags)
    yield from (path for other, path in lying.texts.items() if other == slug)
    beside = (f"{slug}.txt", f"{slug}.yml", *(f"{slug}.{tag}.po" for tag in tags))
    # Also what is no article, such as a link that leads nowhere or the facts of an article that is gone.
    there = {path.name.lower(): path for path in paths.seeds.iterdir()}
    yield from (there[one.lower()] for one in beside if one.lower() in there and slug not in lying.texts)


def _taken(at: Span, other: str, slug: str) -> Problem:
    message = f"there is {other} already, and nothing that is there is overwritten"
    return Problem(at, "slug-taken", message, f"choose another name: --slug {slug}-2 (with make: SLUG={slug}-2)")
