"""What arrives is read in a time that grows with it, whatever it holds: four times as much takes no sixteen times."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from explainer.problem import ContentError
from explainer.read.arriving.arrival import arrive
from explainer.read.catalogue import read_catalogue
from explainer.read.printed import read_file
from explainer.records import parse
from explainer.source import Source

TEXT = "The mayor of the town met the board on Monday and said that a ferry could run again by the summer of next year."
LITTLE = 0.04
"""Seconds: what takes no more, at the larger size, does not grow beyond measure."""
MOST = 9
"""Times: between the 4 of what grows with the text and the 16 of what grows with its square."""


def page(inside: str) -> None:
    whole = (
        f"<html><title>A ferry</title><body><article><h1>A ferry</h1>{inside}{f'<p>{TEXT}</p>' * 3}</article></body>"
    )
    arrive("page.html", whole.encode())


def plain(inside: str) -> None:
    arrive("text.txt", f"A ferry\n\nMay 2, 2023\n\n{inside}\n\n{TEXT}\n".encode())


HOSTILE: dict[str, tuple[int, Callable[[int], object]]] = {
    "attributes": (4000, lambda n: page("<p " + " ".join(f"a{i}=x" for i in range(n)) + ">")),
    "quoted attributes": (4000, lambda n: page("<div " + " ".join(f"a{i}='<a b>'" for i in range(n)) + ">")),
    "tags in a tag": (4000, lambda n: page("<a " * n)),
    "line breaks": (4000, lambda n: page(f"<p>{'a<br>' * n}</p>")),
    "brackets": (20000, lambda n: page("<" * n)),
    "nesting": (1000, lambda n: page("<p><b>" * n)),
    "a word": (4000, lambda n: plain("x" * n)),
    "quotation marks": (8000, lambda n: plain("“" * n)),
    "closing marks": (8000, lambda n: plain("a." + "”" * n + " b")),
    "spaces": (8000, lambda n: plain(f"a{' ' * n}b")),
    "initials": (2000, lambda n: plain("A. " * n)),
    "paragraphs": (800, lambda n: plain("A short one.\n\n" * n)),
    "brackets of Markdown": (2000, lambda n: arrive("a.md", f"# A ferry\n\n{'[' * n}\n\n{TEXT}\n".encode())),
    "strings of a catalogue": (4000, lambda n: read_catalogue(Source("a.po", "msgid " + '""' * n + "x"))),
    "lines of a catalogue": (2000, lambda n: read_catalogue(Source("a.po", 'msgid ""\n' + '"a"\n' * n))),
    "a list of pages": (
        4000,
        lambda n: read_file(Source("a.xml", "<loc>https://example.org/a/</loc>\n" * n), "a.xml", {}),
    ),
    "keys": (800, lambda n: parse(Source("a.yml", "".join(f"a{i}: b\n" for i in range(n))))),
}  # fmt: skip


def cost(read: Callable[[int], object], size: int) -> float:
    """Processor time, the least of three: what else the machine does is not counted."""
    times = []
    for _ in range(3):
        began = time.process_time()
        with contextlib.suppress(ContentError):
            read(size)
        times.append(time.process_time() - began)
        if times[-1] < LITTLE:
            break
    return min(times)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_of_reading_grows_with_what_is_read(name: str) -> None:
    size, read = HOSTILE[name]
    large = cost(read, 4 * size)
    assert large < LITTLE or large < MOST * cost(read, size)
