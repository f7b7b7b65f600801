"""What a text tells twice word by word: a pulled quote, a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.read.arriving.said import letters

_LONGEST = 100_000
"""Letters of a text of which each line is sought in all others: articles have fewer."""


def repeats(lines: Sequence[str]) -> Iterator[int]:
    """Which lines stand in a longer one word by word, or for a second time."""
    texts = [letters(line) for line in lines]
    whole = "\n".join(texts) if sum(map(len, texts)) < _LONGEST else ""
    seen: set[str] = set()
    begins = 0
    for at, text in enumerate(texts):
        ends = begins + len(text)
        if text in seen or -1 < whole.find(text) < begins or _is_within_longer(whole, text, ends):
            yield at
        seen.add(text)
        begins = ends + 1


def _is_within_longer(lines: str, text: str, start: int) -> bool:
    """Whether one of the lines behind `start` has the text and more."""
    at = lines.find(text, start)
    while at >= 0:
        if lines[at - 1] != "\n" or lines[at + len(text) : at + len(text) + 1] not in {"", "\n"}:
            return True
        at = lines.find(text, at + 1)
    return False
