"""Where on its page an article's day may stand: beside the headline, in its own box, in the text's first words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from explainer.read import dateline
from explainer.read.arriving.blocks import Block, Element
from explainer.read.arriving.days import Day, day_in, day_of
from explainer.read.arriving.digits import Digits
from explainer.read.arriving.finding import Found
from explainer.read.arriving.furniture import MARK
from explainer.read.arriving.head import DayKind
from explainer.read.arriving.pagewords import page_words
from explainer.read.arriving.said import Said

_ABOVE, _BELOW = 3, 5
"""Blocks above a headline, and below the text's beginning, in which its date may stand; another is below its end."""
_LONGEST = 25
"""Words."""
_BY_SOMEBODY = re.compile(
    r"(?:submitted|posted|published|added|created)\s+by\s+(?:\S+\s+){1,4}?on\s+(?=\S)", re.IGNORECASE
)
"""Before a date, who has put it there, by whatever name."""
_IN_SECTION = re.compile(
    r"\A((?i:posted|published|filed)\s+)(?:in|under)\s+(?:\S+\s+){1,4}?on\s+(?=\S)"
    r"|(?<=\d|m)\s+(?:in|under)\s+(?:[A-Z&][\w&'’-]*,?\s*){1,5}\Z"
)
"""Before or behind it, the part of the site that it stands in."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ISSUE = re.compile(r"\bVol(?:ume\b|\.|\b)\s*(?:\d+|[IVXLC]+)\W{1,3}(?:No|Nr|Number|Issue)\b\.?\s*\d+", re.IGNORECASE)
_FIRST_WORDS = re.compile(r".{5,80}(?:\s[–—-]{1,2}|/)(?=\s)")


def dated_by(states: Said, found: Found) -> Day | None:
    """The article's day, for which lines beside the headline and microdata of the article itself speak too."""
    every, kept = found.every, found.kept
    first = every[kept[0]]
    headline = first if found.place.headline is None or found.place.headline > kept[0] else every[found.place.headline]
    holds_date = page_words().dates_in
    digits = Digits.of_page((block.text for block in every), states.language)
    lines = [
        block.respelled(lambda text: _IN_SECTION.sub(r"\1", _BY_SOMEBODY.sub("", text)))
        for block in _of_one_box(headline, first, [*_near(found)])
        if holds_date(found.place.apart(block)) and len(block.words) <= _LONGEST
    ]
    parts = {part for line in lines for part in (line.text, *line.pieces) if dateline.is_furniture(part)}
    stamps = [stamp for block in every if holds_date(found.place.apart(block)) for stamp in block.stamps]
    own = [one for one in stamps if one.name and _is_of(one.element.path, first)]
    when = day_of(
        states,
        [line.respelled(digits.spelled) for line in lines],
        own,
        [one.value for one in stamps if not one.name],
        _narrowed({day for part in parts for day in digits.open(part)}, every, states.address),
    )
    return (
        when
        or _only(_days_of_report(first.text))
        or _only(_days_of_title(digits.spelled(states.title)))
        or _only(_days_of_issue(every[: kept[0]]))
    )


def _narrowed(days: Collection[dt.date], every: Sequence[Block], address: str | None) -> Collection[dt.date]:
    """Of the days that a line may mean, the one that the page writes in words, or its address, if it is one."""
    lines = (block.text for block in every if len(block.words) <= _LONGEST) if days else ()
    shown = {day_in(address), *(day for line in lines for _, day in dateline.days(line))}
    written = [day for day in days if day in shown]
    return written if len(written) == 1 else days


def _near(found: Found) -> Iterator[Block]:
    """Lines about the headline, below the text's beginning and behind its end."""
    every, first, last = found.every, found.kept[0], found.kept[-1]
    begins = first if found.place.headline is None or found.place.headline > first else found.place.headline
    yield from every[max(0, begins - _ABOVE) : max(begins, first) + _BELOW]
    yield from every[last + 1 : last + 2]


def _is_of(path: Sequence[Element], first: Block) -> bool:
    """Whether a day is the article's own: the thing of microdata in which it stands holds the text too."""
    return next((one in first.element.path for one in path if one.scope), True)


def _of_one_box(headline: Block, first: Block, lines: Sequence[Block]) -> Sequence[Block]:
    """Those in the smallest box around the headline and the text; above it, a paper has the day on which it is read.

    Where those have no day, others in no head of the page; none where one of them has a year, which is not understood.
    """
    box = next((one for one in headline.element.path if one in first.element.path), None)
    inside = [line for line in lines if box in line.element.path]
    parts = [(line, part) for line in inside for part in (*MARK.split(line.text), *line.pieces)]
    if any(dateline.holds_date(part) or (_YEAR.search(part) and not line.is_prose) for line, part in parts):
        return inside
    return [line for line in lines if line in inside or all(one.tag != "header" for one in line.element.path)]


def _days_of_report(text: str) -> Iterator[dt.date]:
    """The day of a release that begins with it: "HARBIN, China – May 16, 2019 –"."""
    if head := _FIRST_WORDS.match(text):
        yield from (day for _, day in dateline.days(head[0]))


def _days_of_title(title: str) -> Iterator[dt.date]:
    """The day in a browser's window: "Ship sails | News | 15.01.2020"."""
    yield from (day for part in MARK.split(title) for _, day in dateline.days(part))


def _days_of_issue(lines: Iterable[Block]) -> Iterator[dt.date]:
    """The day of a paper's number above its text: "Vol. 112 No. 40, Thursday, October 4, 2018"."""
    for text in (line.text for line in lines if len(line.words) <= _LONGEST):
        if number := _ISSUE.search(text):
            yield from (day for _, day in dateline.days(f"{text[: number.start()]} {text[number.end() :]}".strip()))


def _only(days: Iterable[dt.date]) -> Day | None:
    every = set(days)
    return Day(DayKind.NAMELESS, every.pop()) if len(every) == 1 else None
