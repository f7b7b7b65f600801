"""An article comes to lie in `seeds/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer.model.seed import Seed
from explainer.pipeline.paths import Paths, load_bytes, misnamed, seeds
from explainer.pipeline.reading import interface
from explainer.pipeline.writing import create_file
from explainer.problem import ContentError, Problem
from explainer.read.arriving import arrive, notices, slug_of
from explainer.source import Source, Span


@dataclass(frozen=True)
class Added:
    """An article that lies in `seeds/`, or would, had it been written."""

    name: str
    """Its file."""
    seed: Seed
    problems: tuple[Problem, ...]
    """Notices about it."""


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
    locales, _ = interface(paths)
    tags = [locale.tag for locale in locales]
    if problem := misnamed(at, chosen, tags, ""):
        raise ContentError(problem)
    path = paths.seeds / f"{chosen}.txt"
    taken = [_taken(at, paths.name(other), chosen) for other in _same_name(paths, chosen, tags)]
    if taken:
        raise ContentError(*taken)
    if write:
        try:
            create_file(path, arrival.text.encode())
        except FileExistsError:
            raise ContentError(_taken(at, paths.name(path), chosen)) from None
    told = (*arrival.problems, *notices(arrival.seed, paths.name(path)))
    return Added(paths.name(path), arrival.seed, told)


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
