"""Whether work grows with its input and not with its square: measured by ratios, which no machine's speed moves."""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 16
_MOST = 4
"""Sixteen times the input may take four times sixteen times as long; a square takes sixteen times that."""
_TRIES = 4
_NOISE = 0.002
"""Seconds that a clock and a cache take from no work at all."""


def grows_linearly(work: Callable[[int], object], size: int) -> bool:
    """Whether `work(16 * size)` takes about sixteen times the processor's time of `work(size)`.

    What disturbs a measurement only adds to it, so one good one of several is enough.
    """
    for _ in range(_TRIES):
        small = min(_seconds(work, size) for _ in range(3)) + _NOISE
        if _seconds(work, size * _TIMES) <= small * _TIMES * _MOST:
            return True
    return False


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
