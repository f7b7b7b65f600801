"""An article numbered as the evidence of its facts names it, for who writes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from explainer.model.seed import Seed
from explainer.pipeline.languages import load_languages
from explainer.pipeline.paths import Paths, is_there, load, printable
from explainer.pipeline.seeds import seeds
from explainer.problem import ContentError, Problem
from explainer.read.seed import read_seed
from explainer.records import suggestion
from explainer.source import Source


def sentences(paths: Paths, wanted: str | None = None) -> Iterator[str]:
    """The lines of an article, named by its slug or its file, or of all: each evidence unit on one, paragraphs apart.

    Raises `ContentError` where there is no such article, or where one cannot be read.
    """
    texts = seeds(paths, load_languages(paths)[0].tags).texts
    if wanted is None:
        for slug, path in texts.items():
            yield from (f"# {slug}", "", *_numbered(read_seed(load(paths, path), slug)), "")
        return
    path = texts.get(wanted, Path(wanted))
    if wanted not in texts and not is_there(path):
        fix = suggestion(wanted, texts)
        raise ContentError(Problem(Source(wanted, "").span(), "no-article", "there is no such article", fix))
    yield from _numbered(read_seed(load(paths, path), path.stem))


def _numbered(seed: Seed) -> Iterator[str]:
    width = max(len(unit.id) for unit in seed.units)
    for paragraph, units in groupby(seed.units, key=lambda unit: unit.paragraph):
        if paragraph:
            yield ""
        yield from (f"{unit.id:{width}}  {printable(unit.text)}" for unit in units)
