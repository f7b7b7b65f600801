"""Templates, kept as they were compiled: ours and those of a printer's theme."""

from __future__ import annotations

from functools import lru_cache, partial

from explainer.pipeline.keeping import keep, of_folders, recalled
from explainer.pipeline.paths import Paths
from explainer.render import Compiled

_KIND = "template"


@lru_cache(maxsize=4)
def compiled(paths: Paths) -> Compiled:
    """What is kept of them."""
    return Compiled(partial(_recalled, paths), partial(_keep, paths))


def _recalled(paths: Paths, text: str) -> object:
    return recalled(paths, _KIND, of_folders(text, ()))


def _keep(paths: Paths, text: str, bytecode: object) -> None:
    keep(paths, _KIND, of_folders(text, ()), bytecode)
