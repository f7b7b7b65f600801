"""What is about to be asked of a model: how much, of which files, and what it may cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

PRICES = "EXPLAINER_PRICES"
"""The environment's name for what a million tokens cost, read and written: `0.15/0.60`."""


@dataclass(frozen=True)
class Size:
    """How much is to be asked."""

    sentences: int
    """So many it is asked about."""
    requests: int
    """So many it takes, where each is answered at once."""
    read: int
    """About so many tokens."""
    written: int


class Work(Protocol):
    """What is to be asked about one file."""

    @property
    def name(self) -> str:
        """The file's."""

    @property
    def size(self) -> Size:
        """How much it is."""


def estimate(works: Sequence[Work], nothing: str, prices: str = "") -> Iterator[str]:
    """What is about to be asked, in lines; `nothing` where it is none. Raises ValueError where the prices are none."""
    if not works:
        yield nothing
        return
    sizes = [one.size for one in works]
    for one, size in zip(works, sizes, strict=True):
        yield f"{one.name}: {size.sentences} sentences in {size.requests} requests"
    read, written = sum(one.read for one in sizes), sum(one.written for one in sizes)
    yield f"about {read:,} tokens to read and {written:,} to write{_price(read, written, prices)}"


def _price(read: int, written: int, prices: str) -> str:
    if not prices:
        return ""
    try:
        of_reading, of_writing = map(float, prices.split("/"))
    except ValueError:
        raise ValueError(f"{PRICES} is what a million tokens cost, read and written, such as 0.15/0.60") from None
    return f", for about {(read * of_reading + written * of_writing) / 1_000_000:.2f} as {PRICES} has it"
