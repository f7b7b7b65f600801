"""What goes wrong in one article stays in it.

A file that cannot be read is a problem of its writer's. Anything else is a fault of ours: it stops that article, is
told with the article's file, and leaves a report with all that we need to find it; the others are built.
"""

from __future__ import annotations

import logging
import platform
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from explainer.pipeline.paths import Paths
from explainer.problem import ContentError, Problem

log = logging.getLogger(__name__)
"""Says nothing to users; the tests listen, and fail on every fault of ours."""

REPORTS = Path(".cache", "reports")
"""Where reports lie, from the project's root."""

OUR_FAULT = "our-fault"
"""The code of what is told of it."""

Value = TypeVar("Value")


def attempt(
    paths: Paths, text: Path, step: Callable[[], tuple[Value | None, Iterable[Problem]]]
) -> tuple[Value | None, tuple[Problem, ...]]:
    """What a step of the work on an article makes, and what is wrong; `text` is the article's file.

    Where the step raises, it has made nothing, and what it raised is what is wrong; what follows goes on. Errors of the
    system (a full disk) are nobody's article's, and are raised.
    """
    try:
        value, problems = step()
        return value, tuple(problems)
    except ContentError as error:
        return None, error.problems
    except OSError:
        raise
    except Exception as error:  # whatever it is, it must not take the other articles along
        log.debug("in %s", text, exc_info=error)
        return None, (_our_fault(paths, text, error),)


def _our_fault(paths: Paths, text: Path, error: Exception) -> Problem:
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    report = paths.root / REPORTS / f"{text.stem}.txt"
    lines = traceback.format_exception(error)
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(f"{paths.name(text)}, Python {platform.python_version()}\n\n{''.join(lines)}", "utf-8")
        sending = f"send it with {paths.name(report)}, which tells where"
    except OSError:
        sending = "send it with this line"
    message = f"the program failed on this article ({what}): this is a fault of ours, not yours"
    fix = f"please report it: {sending}; the other articles are not touched by it"
    return Problem(paths.at(text), OUR_FAULT, message, fix)
