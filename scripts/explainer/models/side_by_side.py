"""Steps that wait for answers, several of them under way at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from threading import Thread
from typing import TypeVar

Value = TypeVar("Value")


def side_by_side(steps: Iterable[Callable[[], Value]], at_once: int) -> Iterator[Value]:
    """What each step gives, in the order of the steps, whichever is done first; or what it raises.

    A step is taken when there is room for it, in the thread that asks for the results. Whoever stops asking for them
    waits for no step.
    """
    waiting = iter(steps)
    begun: deque[Future[Value]] = deque()
    while True:
        under_way = [one for one in begun if not one.done()]
        new = [_begun(step) for step in islice(waiting, at_once - len(under_way))]
        begun.extend(new)
        if not begun:
            return
        wait([*under_way, *new], return_when=FIRST_COMPLETED)
        while begun and begun[0].done():
            yield begun.popleft().result()


def _begun(step: Callable[[], Value]) -> Future[Value]:
    """A step in a thread of its own. At its end the program would wait for those of a pool, also after Ctrl-C."""
    future: Future[Value] = Future()

    def work() -> None:
        try:
            future.set_result(step())
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(error)

    Thread(target=work, daemon=True).start()
    return future
