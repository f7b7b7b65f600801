"""Work for as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from site import addsitedir
from threading import active_count
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from explainer.pipeline.paths import SCRIPTS
from explainer.problem import ContentError, Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Value = TypeVar("Value")
_Sent = tuple[object, tuple[Problem, ...], str | None]
"""A value, or what is wrong."""
_SELDOM = (50_000, 20, 20)
"""How seldom a process looks for what nothing holds: most of what is read is held until the end."""


def collect_seldom() -> None:
    """Has this process look less often for what nothing holds any more, which takes a sixth of a correction's time."""
    gc.set_threshold(*_SELDOM)


def processors() -> int:
    """How many may work: as many as this process may use, or as EXPLAINER_JOBS says."""
    asked = os.environ.get("EXPLAINER_JOBS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether processes may begin as copies of this one: one that serves has threads, whose locks they find shut."""
    return sys.platform == "linux" and active_count() == 1


def pool() -> Executor:
    """As many processes as may work."""
    if can_copy():
        gc.freeze()
        # They know already what this one has read.
        return ProcessPoolExecutor(processors(), get_context("fork"), collect_seldom)
    # A program that loads us as its plugin may have taken our folder off the path again: each process is told it.
    return ProcessPoolExecutor(processors(), get_context("spawn"), addsitedir, (str(SCRIPTS),))


class CopyError(Exception):
    """What a copy of this process has met, with its traceback."""


class Copy(Generic[Value]):
    """A copy of this process, where there `can_copy`, that makes values which can be pickled, one after the other.

    Unlike a task of a pool, what it is to do need not be: it goes on with all that is there, such as a printer's state.
    """

    def __init__(self, *steps: Callable[[], Value]) -> None:
        """Begins with the first."""
        context = get_context("fork")
        gc.freeze()
        self._end, end = context.Pipe()
        self._process = context.Process(target=_send, args=(steps, end, self._end), daemon=True)
        self._process.start()
        self._left = len(steps)
        end.close()

    def value(self) -> Value:
        """What a step has made. Raises `CopyError` where it could not, or `ContentError`, which says why."""
        try:
            sent: _Sent = self._end.recv()
        except EOFError:
            sent = (None, (), "it ended before its time")
        value, problems, failure = sent
        self._left -= 1
        if problems or failure is not None or not self._left:
            self._process.join()
        if problems:
            raise ContentError(*problems)
        if failure is not None:
            raise CopyError(failure)
        return cast("Value", value)

    def go_on(self) -> None:
        """Lets it begin with the next."""
        self._end.send(None)

    def stop(self) -> None:
        """Ends it, whatever it does."""
        self._process.terminate()
        self._process.join()


def side_by_side(tasks: Sequence[Callable[[], Value]]) -> list[Value]:
    """What each of these makes, in their order; each in a copy of this process, where that can be."""
    if processors() == 1 or not can_copy():
        return [make() for make in tasks]
    copies = [Copy(make) for make in tasks]
    return [one.value() for one in copies]


def _send(
    steps: Sequence[Callable[[], object]], end: Connection[_Sent, _Sent], other: Connection[_Sent, _Sent]
) -> None:
    collect_seldom()
    other.close()  # else nobody would notice that the process is no more that lets it go on
    for number, make in enumerate(steps):
        if number:
            try:
                end.recv()
            except EOFError:
                return
        sent: _Sent
        try:
            sent = (make(), (), None)
        except ContentError as error:
            sent = (None, error.problems, None)
        except BaseException:  # noqa: BLE001 - whoever asks for the value is told
            sent = (None, (), traceback.format_exc())
        end.send(sent)
        if sent[1:] != ((), None):
            return
