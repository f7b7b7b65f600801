"""Plain text: stays as it is, but for line ends and for lines at its beginning that say where it is from."""

from __future__ import annotations

import re

from explainer.read.arriving.head import Head, address, first_told, inked

_LINE_END = re.compile(r"\r\n?")


def from_plain(text: str) -> str:
    """A seed's text from an article's. An address may also stand above the title, as when a page is copied."""
    lines = _LINE_END.sub("\n", text).rstrip().split("\n")
    above = Head()
    at = 0
    while at < len(lines) - 1 and (not inked(lines[at]) or address(inked(lines[at]))):
        above = above.over(Head(address=address(inked(lines[at]))))
        at += 1
    head, taken = first_told(lines[at + 1 :])
    head = head.over(above)
    rest = [line for number, line in enumerate(lines[at + 1 :]) if number not in taken]
    if head.lines and rest and inked(rest[0]):
        rest.insert(0, "")
    return "\n".join((lines[at], *head.lines, *rest)) + "\n"
