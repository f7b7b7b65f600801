"""What a translator's comments say to us: which notices are accepted, who made the words, what a second reader says.

All hold for the words that they were written for: `messages` notes their digest, at the comment's end or in its record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from explainer.model.facts import Maker
from explainer.model.passages import Reader, Reading
from explainer.model.words import Acceptance, short_digest
from explainer.problem import ContentError, Problem
from explainer.read.catalogue.po import Entry, Line, Part, PoFile
from explainer.read.made import read_maker, read_reading
from explainer.records import Node, parse
from explainer.source import Source, Span

_OF = r"(?:\s*\[of (?P<of>[0-9a-f]{8})\])?\s*"
_ACCEPTS = re.compile(
    rf"#\s*accept:\s*(?P<code>[^\s—–]*?)(?:\s*[—–]\s*|\s+-\s*|\s+|$)(?P<said>.*?){_OF}",
)
_MADE = re.compile(rf"#\s*made:\s*(?P<said>.*?){_OF}")
_READ = re.compile(r"#\s*read:\s*(?P<said>.*?)\s*")
_Said = TypeVar("_Said", Maker, Reading)


def accepted(file: PoFile, entry: Entry, start: int) -> Iterator[Acceptance]:
    """The notices that an entry's comments accept, one a line."""
    for line, at in file.comments(entry, start):
        if match := _ACCEPTS.fullmatch(line.text):
            yield Acceptance(match["code"], match["said"].strip(), at, match["of"] or "")


def maker(file: PoFile, entry: Entry, start: int, problems: list[Problem]) -> Maker | None:
    """Who made an entry's words, by a comment such as `# made: {drafted: machine}`; None where none says so of them."""
    found: Maker | None = None
    for line, at in file.comments(entry, start):
        match = _MADE.fullmatch(line.text)
        if match is None:
            continue
        made, wrong = _read(match["said"])
        problems.extend(replace(problem, where=at) for problem in wrong)
        # Other English makes the words old, not another's.
        english = (entry.english, entry.previous_english or "")
        if match["of"] in {None, *(short_digest(one, entry.words) for one in english)}:
            found = made
    return found


def reading(file: PoFile, entry: Entry, start: int, problems: list[Problem]) -> Reading | None:
    """What a second reader says of an entry's words, by a comment such as `# read: {verdict: supported, …}`.

    Of several that hold for the words as they are, a person's before a machine's, then the last; where none holds, the
    last of all.
    """
    found: list[Reading] = []
    for line, at in file.comments(entry, start):
        if match := _READ.fullmatch(line.text):
            one, wrong = _read_again(match["said"])
            problems.extend(replace(problem, where=at) for problem in wrong)
            found += [replace(one, at=at)] if one is not None else []
    if not found:
        return None
    now = short_digest(entry.english, entry.words)
    return max(found, key=lambda one: (one.holds(now), one.reader is Reader.PERSON, one.at.start))


@lru_cache(maxsize=256)
def _read(record: str) -> tuple[Maker | None, tuple[Problem, ...]]:
    """Few have made the words of many units: each record is read once."""
    return _of_record(record, read_maker)


def _read_again(record: str) -> tuple[Reading | None, tuple[Problem, ...]]:
    return _of_record(record, read_reading)


def _of_record(
    record: str, read: Callable[[Node, Span, list[Problem]], _Said | None]
) -> tuple[_Said | None, tuple[Problem, ...]]:
    source = Source("", record)
    problems: list[Problem] = []
    try:
        return read(parse(source), source.span(), problems), tuple(problems)
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
    if read := _READ.fullmatch(line.text):
        found, _ = _read_again(read["said"])
        now = short_digest(entry.english, entry.words)
        return line if found is None or found.of else replace(line, text=f"# read: {replace(found, of=now)}")
    match = _ACCEPTS.fullmatch(line.text) or _MADE.fullmatch(line.text)
    if match is None or match["of"] or not match["said"]:
        return line
    return replace(line, text=f"{line.text.rstrip()} [of {short_digest(entry.english, entry.words)}]")


def made_by(entry: Entry, who: Maker, end: str) -> Entry:
    """The entry with a comment that says who made its words, in place of what was said and read of others."""
    others = [line for line in entry.of(Part.COMMENT) if not (_MADE.fullmatch(line.text) or _READ.fullmatch(line.text))]
    return bound(entry.with_parts([Part.COMMENT], [*others, Line(Part.COMMENT, f"# made: {who}", end)]))


def read_by(entry: Entry, reading: Reading, end: str) -> Entry:
    """The entry with a comment that says what a second reader says of its words, in place of any other that does."""
    others = [line for line in entry.of(Part.COMMENT) if not _READ.fullmatch(line.text)]
    return entry.with_parts([Part.COMMENT], [*others, Line(Part.COMMENT, f"# read: {reading}", end)])
