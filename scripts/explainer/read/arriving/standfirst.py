"""Whether the lines between a headline and the text are the headline's second half, or the text's beginning.

A standfirst is written by the desk, and sums up what the text tells once more: it goes with the headline, and nothing
is lost. A lead is the text's first paragraph, whatever its page calls it: what it tells, nothing below tells again.

    Bad:  <header><h1>…</h1><p class="standfirst">Bees grow warm before they dance.</p><p>By Jo Berg</p></header>
    Good: <p class="summary">The council voted on Tuesday to rebuild the landing.</p><p>The work will begin in June.</p>

No sign tells them apart alone: pages call a lead a teaser, set a picture below it, and repeat its words. Three do. A
list above the text, "In short", is judged alike. What is set as most of the text is, with no byline between, is text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from explainer.language.sentences import ends_with_stop
from explainer.read import dateline
from explainer.read.arriving.blocks import Block
from explainer.read.arriving.pagewords import page_words, telling

_SIGNS = 3
_HARDLY, _MOSTLY, _WHOLLY = 0.45, 0.55, 0.7
"""Of a line's words, how many stand in the text too."""
_DATELINE = re.compile(r"(?:[A-Z(][\w.,()/]*\s+){1,6}[–—-]{1,2}\s")
"""With which a report begins."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEAR = 3
"""Elements around a line of which one may be named after it."""


def standfirsts(every: Sequence[Block], headline: int | None, kept: Sequence[int]) -> Collection[int]:
    """Of the places of an article's lines, those of its standfirst."""
    found: list[int] = []
    for number, at in enumerate(kept[:-1]):
        if headline is None or at < headline or not _is_one(every, headline, at, kept[number + 1 :]):
            break
        found.append(at)
    return found


def _is_one(every: Sequence[Block], headline: int, at: int, rest: Sequence[int]) -> bool:
    block = every[at]
    own = telling(block.words)
    text = telling(word for one in rest for word in every[one].words)
    retold = len(own & text) / max(len(own), 1)
    box = next((one for one in block.element.path[1:] if one in every[headline].element.path), None)
    is_whole = ends_with_stop(block.text)
    between = [one for one in every[at + 1 : rest[0]] if one.text]
    if _tells_more(block.text, " ".join(every[one].text for one in rest)):
        return False
    is_alike = sum(every[one].element.kind == block.element.kind for one in rest) * 2 > len(rest)
    if is_alike and not any(map(_is_byline, between)):
        return False
    signs = (
        box is not None and not any(box in every[one].element.path for one in rest),
        any(page_words().is_standfirst(one.names) for one in block.element.path[:_NEAR]),
        block.tag == "li" or bool(between),
        any(map(_is_byline, between)),
        2 * (block.is_heading and is_whole),
        retold >= _MOSTLY,
        retold >= _WHOLLY,
        -(retold < _HARDLY),
        not (is_whole or block.is_heading),
    )
    return sum(signs) >= _SIGNS and _DATELINE.match(block.text) is None


def _tells_more(line: str, text: str) -> bool:
    """Whether a line has a number that the text has not: what only it tells would be lost."""
    return not {*_NUMBER.findall(line)} <= {*_NUMBER.findall(text)}


def _is_byline(block: Block) -> bool:
    """Whether a line says who wrote a text, or when: what stands below it is the text."""
    return any(map(dateline.is_furniture, (block.text, *block.pieces)))
