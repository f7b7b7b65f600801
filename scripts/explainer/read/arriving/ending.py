"""Where a text ends, and what whoever gave it out tells of themselves begins.

A release closes with a mark, or with parts that have names of their own: whom to ask, what is said about the firm,
notes to editors. Each part is judged by itself, from the last upwards, by its name and by how much stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from explainer.language.sentences import ends_with_stop
from explainer.read.arriving.blocks import Block
from explainer.read.arriving.furniture import has_address, is_imprint
from explainer.read.arriving.pagewords import page_words, telling

MOST = 0.5
"""Of a text, how much may stand below its end at most."""
_MUCH, _FEW = 0.4, 0.2
_AGAIN = 0.25
"""Of the telling words of a part, how many the text above has too."""
_MARK = re.compile(r"(?:#\s?){3,}|[-–—]\s?(?:30|(?i:ends?))\s?[-–—]|ENDS")
_COLON = re.compile(r"[^:.]{1,60}:(?=\s+\S)")
_ABOUT = re.compile(r"About\s+(?:[Tt]he\s+)?(?P<name>[\w&'’.-]+)")


def share_below(block: Block, below: Sequence[Block], above: Iterable[Block], *, is_before_another: bool) -> float:
    """How much of a text may stand below a line, it included, for that to be its end; nothing where it ends none.

    `below` is what stands there before the next such line, `above` the text.

    Bad:  ###   Notes to editors:   Contact: Jo Berg, 555-0134   About Northlight | Northlight Ltd. makes lamps.
    Good: About the rescue | The rescue began at noon.   Background (over a part of the text, with nothing below it)
    """
    if _MARK.fullmatch(block.text):
        return MOST
    if is_imprint(block.text):
        return _MUCH
    label, *rest = block.pieces or ("",)
    if not rest and (colon := _COLON.match(label)):
        label, rest = colon[0], [label[colon.end() :]]
    is_head = block.is_heading or block.strong or label.endswith(":") or bool(rest)
    if not is_head or ends_with_stop(label):
        return 0
    words = page_words()
    next_text = next((one.text for one in below), "")
    if words.endings.alone.fullmatch(label) or _defines(label, " ".join(rest) or next_text):
        return _MUCH
    if words.informing.alone.fullmatch(label):
        return 0 if _goes_on(below, above) else _MUCH
    return (_MUCH if is_before_another else _FEW) if words.sections.alone.fullmatch(label) else 0


def _goes_on(below: Sequence[Block], above: Iterable[Block]) -> bool:
    """Whether a part is whole sentences that tell of what the text tells, and leads nowhere."""
    told = telling(word for one in below for word in one.words)
    is_said = all(one.is_prose and not one.linked and not has_address(one.text) for one in below)
    return is_said and len(told & telling(word for one in above for word in one.words)) >= _AGAIN * len(told) > 0


def _defines(label: str, below: str) -> bool:
    """Whether a label names what the words below it define."""
    named = _ABOUT.match(label)
    below = below.lstrip(" –—-:").removeprefix("The ")
    return named is not None and named["name"][:1].isupper() and below.startswith(named["name"])
