"""What a translator's comments say to us: which notices are accepted, and who made the words.

Both hold for the words that they were written for: `messages` notes their digest at the comment's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from explainer.model.facts import Maker
from explainer.model.words import Acceptance, short_digest
from explainer.problem import ContentError, Problem
from explainer.read.catalogue.po import Entry, Line, Part, PoFile
from explainer.read.made import read_maker
from explainer.records import parse
from explainer.source import Source

_OF = r"(?:\s*\[of (?P<of>[0-9a-f]{8})\])?\s*"
_ACCEPTS = re.compile(
    rf"#\s*accept:\s*(?P<code>[^\s—–]*?)(?:\s*[—–]\s*|\s+-\s*|\s+|$)(?P<said>.*?){_OF}",
)
_MADE = re.compile(rf"#\s*made:\s*(?P<said>.*?){_OF}")


def accepted(file: PoFile, entry: Entry, start: int) -> Iterator[Acceptance]:
    """The notices that an entry's comments accept, one a line."""
    for line, at in file.lines(entry, start):
        match = _ACCEPTS.fullmatch(line.text) if line.part is Part.COMMENT else None
        if match is not None:
            yield Acceptance(match["code"], match["said"].strip(), at, match["of"] or "")


def maker(file: PoFile, entry: Entry, start: int, problems: list[Problem]) -> Maker | None:
    """Who made an entry's words, by a comment such as `# made: {drafted: machine}`; None where none says so of them."""
    found: Maker | None = None
    for line, at in file.lines(entry, start):
        match = _MADE.fullmatch(line.text) if line.part is Part.COMMENT else None
        if match is None:
            continue
        made, wrong = _read(match["said"])
        problems.extend(replace(problem, where=at) for problem in wrong)
        # Other English makes the words old, not another's.
        english = (entry.english, entry.previous_english or "")
        if match["of"] in {None, *(short_digest(one, entry.words) for one in english)}:
            found = made
    return found


@lru_cache(maxsize=256)
def _read(record: str) -> tuple[Maker | None, tuple[Problem, ...]]:
    """Few have made the words of many units: each record is read once."""
    source = Source("", record)
    problems: list[Problem] = []
    try:
        return read_maker(parse(source), source.span(), problems), tuple(problems)
    except ContentError as error:
        return None, error.problems


def bound(entry: Entry) -> Entry:
    """The entry whose comments name the words for which they were written.

    A comment that names others stays as it is: somebody has to look at it again.
    """
    if entry.fuzzy or not entry.words:
        return entry
    lines = [_bound_comment(line, entry) if line.part is Part.COMMENT else line for line in entry.lines]
    return replace(entry, lines=tuple(lines))


def _bound_comment(line: Line, entry: Entry) -> Line:
    match = _ACCEPTS.fullmatch(line.text) or _MADE.fullmatch(line.text)
    if match is None or match["of"] or not match["said"]:
        return line
    return replace(line, text=f"{line.text.rstrip()} [of {short_digest(entry.english, entry.words)}]")


def made_by(entry: Entry, who: Maker, end: str) -> Entry:
    """The entry with a comment that says who made its words, in place of any other that says so."""
    others = [line for line in entry.of(Part.COMMENT) if not _MADE.fullmatch(line.text)]
    return bound(entry.with_parts([Part.COMMENT], [*others, Line(Part.COMMENT, f"# made: {who}", end)]))
