"""A seed file to a `Seed`: title, dateline, and numbered sentences.

The title is the first line that has ink. On the lines directly below it may stand where the article is from, as
`build.py add` writes it: "Source: " and the publisher's name, "Address: " and a web address; these are no evidence
units. What follows at once and is furniture of a dateline (`read.dateline`), on one line or a few, is the dateline;
where nothing is, that which an agency's report begins with: "LONDON, March 9, 2024 (NPS) — ". The rest is the body.

The body's paragraphs are its blocks between blank lines, however many lines a block has: people wrap lines. A body
without any blank line is read in one of two ways:

- as wrapped text, where some line breaks off in the middle of a sentence (no stop at its end, a small letter after
  it), or where most lines end without a stop. A paragraph then ends with a line that ends a sentence and was not full:
  the next line's first word would have fitted.
- else every line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.language.letters import trimmed
from explainer.language.sentences import ends_with_stop, sentences
from explainer.model.seed import Seed, Sentence
from explainer.problem import ContentError, Problem
from explainer.read import dateline
from explainer.read.facts import ADDRESS_PATTERN
from explainer.read.text import empty
from explainer.source import Source, Span

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INTRODUCING = ":;"
"""Marks behind which another line may begin a paragraph, as behind a stop."""
_ORIGIN = re.compile(r"(?P<key>Source|Address):[^\S\n]+(?P<value>\S.*)")
_MAX_DATELINE_LINES = 6
"""A byline, a place, a label, a date, a time and a reading time, each on a line of its own."""


def read_seed(source: Source, slug: str) -> Seed:
    """The article in `source`, its spans without white space at their edges.

    Raises `ContentError`: `empty` where there is no title, `title-only` where no sentence follows title and dateline,
    `address` where the line below the title that says "Address:" has none.
    """
    lines = _lines(source)
    first = next((i for i, line in enumerate(lines) if line.start < line.end), None)
    if first is None:
        raise ContentError(empty(source))
    title = Sentence("title", lines[first], 0)
    origin = _origin(lines[first + 1 :])
    head = _dateline(lines, first + 1 + len(origin))
    body, of_head = lines[head.stop :], [line for line in lines[head.start : head.stop] if line.start < line.end]
    if not of_head:
        of_head, body = _report(source, body)
    units = tuple(
        Sentence(f"s{number}", span, paragraph, number)
        for number, (paragraph, span) in enumerate(
            ((i, span) for i, found in enumerate(_paragraphs(body), 1) for span in sentences(found)), 1
        )
    )
    if not units:
        raise ContentError(
            Problem(
                (of_head or [title.span])[-1],
                "title-only",
                f"no sentence follows the {'dateline' if of_head else 'title'}",
                "add the article's paragraphs below it",
            )
        )
    return Seed(
        slug,
        source,
        title,
        Sentence("dateline", source.span(of_head[0].start, of_head[-1].end), 0) if of_head else None,
        dateline.updated([line.text for line in of_head]),
        units,
        is_update=dateline.is_update([line.text for line in of_head]),
        publisher=origin.get("Source"),
        address=origin.get("Address"),
    )


def _origin(lines: Sequence[Span]) -> dict[str, str]:
    """What the lines directly below the title say of where the article is from, by their first word."""
    told: dict[str, str] = {}
    for line in lines:
        found = _ORIGIN.fullmatch(line.text)
        if found is None or found["key"] in told:
            break
        if found["key"] == "Address" and not re.fullmatch(ADDRESS_PATTERN, found["value"]):
            message = f"'{found['value']}' is not a web address"
            raise ContentError(Problem(line, "address", message, "write it whole, with https:// before it"))
        told[found["key"]] = found["value"]
    return told


def _lines(source: Source) -> list[Span]:
    """Every line without blank characters at its edges; a blank line is an empty span."""
    ends = [*((found.start(), found.end()) for found in _LINE_END.finditer(source.text)), (len(source.text),) * 2]
    lines: list[Span] = []
    start = 0
    for end, after in ends:
        lines.append(source.span(*trimmed(source.text, start, end)))
        start = after
    return lines


def _dateline(lines: Sequence[Span], start: int) -> range:
    """Which lines are the dateline: those of furniture right after the title, if one of them has a date."""
    furniture: list[int] = []
    for i in range(start, len(lines)):
        line = lines[i]
        if line.start == line.end:
            continue
        if len(furniture) == _MAX_DATELINE_LINES or not dateline.is_furniture(line.text) or _runs_on(lines, i):
            break
        furniture.append(i)
    if not any(dateline.holds_date(lines[i].text) for i in furniture):
        return range(start, start)
    return range(furniture[0], furniture[-1] + 1)


def _report(source: Source, body: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The dateline that an agency's report begins with, and the body behind it."""
    first = next((i for i, line in enumerate(body) if line.start < line.end), len(body))
    head = dateline.of_report(body[first].text) if first < len(body) else ""
    if not head:
        return [], [*body]
    line = body[first]
    rest = source.span(*trimmed(source.text, line.start + len(head), line.end))
    return [source.span(line.start, line.start + len(head))], [*body[:first], rest, *body[first + 1 :]]


def _runs_on(lines: Sequence[Span], i: int) -> bool:
    """Whether the line is the beginning of a wrapped sentence ("March 9, 2024" / "was a Saturday.")."""
    return i + 1 < len(lines) and lines[i + 1].text[:1].islower()


def _paragraphs(lines: Sequence[Span]) -> Iterator[Span]:
    blocks = list(_blocks(lines))
    if len(blocks) == 1:
        (block,) = blocks
        blocks = list(_split_block(block)) if _is_wrapped(block) else [[line] for line in block]
    for block in blocks:
        yield Span(block[0].source, block[0].start, block[-1].end)


def _blocks(lines: Sequence[Span]) -> Iterator[list[Span]]:
    block: list[Span] = []
    for line in lines:
        if line.start < line.end:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_wrapped(block: Sequence[Span]) -> bool:
    """Whether the lines of a body without blank lines are parts of paragraphs and not paragraphs."""
    open_ends = [not ends_with_stop(line.text, or_mark=_INTRODUCING) for line in block[:-1]]
    broken_off = any(is_open and after.text[0].islower() for is_open, after in zip(open_ends, block[1:], strict=True))
    return broken_off or sum(open_ends) * 2 > len(open_ends)


def _split_block(block: Sequence[Span]) -> Iterator[list[Span]]:
    """Wrapped lines, grouped into paragraphs."""
    width = max(line.end - line.start for line in block)
    group = [block[0]]
    for line in block[1:]:
        room = width - (group[-1].end - group[-1].start) - len(" ")
        fits = len(line.text[: max(room, 0) + 1].split(maxsplit=1)[0]) <= room
        if fits and ends_with_stop(group[-1].text, or_mark=_INTRODUCING):
            yield group
            group = []
        group.append(line)
    yield group
