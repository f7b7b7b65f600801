"""What the system refuses (a full disk, a folder that is not ours to write), told as a problem."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explainer.pipeline.paths import Paths
from explainer.problem import ContentError, Problem
from explainer.source import Source

_NOWHERE = "(output)"
"""Where an error names no file: what could not be written is what the command prints."""


@contextmanager
def told(paths: Paths) -> Iterator[None]:
    """Within it, an error of the system becomes a `ContentError` that names the file and what to do."""
    try:
        yield
    except (BrokenPipeError, FileExistsError):
        raise  # of the first there is nobody left to tell; the second is an answer, not a refusal
    except OSError as error:
        raise ContentError(refusal(paths, error)) from error


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Within it, an error of the system names the file that people know, not the one that is written beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def refusal(paths: Paths, error: OSError) -> Problem:
    """What an error of the system says, where and with a way out."""
    name = _NOWHERE
    if isinstance(error.filename, (str, bytes)):
        name = paths.name(Path(os.fsdecode(error.filename)))
    reason = error.strerror or type(error).__name__
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        code, fix = "disk-full", "free some space and run the command again: it completes what is missing"
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        code, fix = "not-permitted", "give yourself the right to it, or close the program that holds it; then run again"
    else:
        code, fix = "refused", "see to it that this can be read and written, then run the command again"
    return Problem(Source(name, "").span(0, 0), code, f"the system refuses: {reason}", fix)
