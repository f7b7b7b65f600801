"""What stands between quotation marks: double or single ones, left open, or running over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.source import Span

_DOUBLE = '"“”„«»‟'
_SINGLE = "'‘’‛"
_OPENS_AFTER = re.compile(r"[\s(\[–—:,\"“‘'-]\Z")
_CLOSES_BEFORE = re.compile(r"\A(?:[\s.,;:!?)\]–—\"”’'-]|\Z)")
_BEGINS_SPEECH = frozenset("\"“‘'.…#£$")
_ELISION = re.compile(r"\A(?:[tT]is|[tT]was|[eE]m|[nN]|[cC]ause|[rR]ound|\d0s|\d\d)\b")
_AFTER_A_STOP = frozenset(".,!?…")
_INTRODUCES = re.compile(r"(?:\A|[:,]\s*)\Z")
_SENTENCE_ENDS = re.compile(r"[.!?]\s+\Z")
_LONGEST_RUN = 4
"""How many paragraphs a mark may stay open before it is taken for a slip."""


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks, without the marks."""

    span: Span
    closed: bool
    runs_on: bool
    """It goes on from the paragraph before, which begins it with a mark of its own."""


@dataclass(frozen=True)
class _Mark:
    at: int
    paragraph: int
    opens: bool
    closes: bool
    sure: bool
    """Not an apostrophe, and not the sign of an owner: it stands after a stop, or introduces."""
    owner: bool
    """It may be the sign of several owners: "the players' bus"."""
    anew: bool
    """It opens after the end of a sentence."""


def quotations(tagged: Tagged) -> tuple[Quotation, ...]:
    """Every quotation of the title and the sentences, in order of their beginning.

    Single marks inside double ones are left to the double ones; a quotation inside one of the same kind is part of it.
    """
    paragraphs = list(_paragraphs(tagged))
    text = tagged.seed.source.text
    double = list(_paired(list(_marks(text, paragraphs, _DOUBLE)), paragraphs, single=False))
    single = [
        piece
        for piece in _paired(list(_marks(text, paragraphs, _SINGLE)), paragraphs, single=True)
        if not any(first <= piece[0] < after for first, after, _ in double)
    ]
    found: list[Quotation] = []
    starts = {start for start, _ in paragraphs}
    for first, after, closed in sorted(double + single):
        runs_on = bool(found) and not found[-1].closed and (first in starts or first - 1 in starts)
        found.append(Quotation(Span(tagged.seed.source, first, after), closed, runs_on))
    return tuple(found)


def _paragraphs(tagged: Tagged) -> Iterator[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for unit in tagged.units:
        span, paragraph = unit.sentence.span, unit.sentence.paragraph
        start, _ = spans.get(paragraph, (span.start, span.end))
        spans[paragraph] = (start, span.end)
    yield from spans.values()


def _marks(text: str, paragraphs: Sequence[tuple[int, int]], kind: str) -> Iterator[_Mark]:
    """Which marks can open and which can close, by what stands on their sides."""
    for number, (start, end) in enumerate(paragraphs):
        for at in range(start, end):
            if text[at] not in kind:
                continue
            before, after = text[max(start, at - 1) : at], text[at + 1 : min(end, at + 4)]
            opens = (not before or _OPENS_AFTER.search(before) is not None) and after[:1].strip() != ""
            closes = bool(before.strip()) and _CLOSES_BEFORE.match(after) is not None
            sure = before in _AFTER_A_STOP or (opens and _INTRODUCES.search(text[start:at]) is not None)
            if kind is _SINGLE:
                opens = opens and not _ELISION.match(after) and (after[0].isalnum() or after[0] in _BEGINS_SPEECH)
            elif before.isdigit() and not opens:
                # Inches, unless something is open.
                sure = False
            if opens or closes:
                owner = kind is _SINGLE and before == "s" and after[:1] == " "
                yield _Mark(at, number, opens, closes, sure, owner, _SENTENCE_ENDS.search(text[start:at]) is not None)


def _paired(  # noqa: C901 - a line for each thing that a mark may be
    marks: Sequence[_Mark], paragraphs: Sequence[tuple[int, int]], *, single: bool
) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of what the marks enclose, and whether it was closed."""
    opened: _Mark | None = None
    depth = 0
    for place, mark in enumerate(marks):
        if opened is not None and mark.paragraph != opened.paragraph and not _goes_on(opened, mark, single=single):
            if not single or opened.sure:
                yield opened.at + 1, paragraphs[opened.paragraph][1], False
            opened, depth = None, 0
        if opened is None:
            depth = 0
            if mark.opens:
                opened = mark
            elif not single and mark.closes and (mark.sure or place == 0):
                # Closed but never opened: it began with the paragraph, or with the sentence of the mark.
                yield paragraphs[mark.paragraph][0], mark.at, True
        elif mark.opens and not mark.closes and mark.at > opened.at + 1:
            # A mark that opens anew while one is open begins a further paragraph of the same speech.
            depth += not mark.anew
        elif mark.closes:
            if mark.owner and _is_owner(marks, place):
                continue
            if depth:
                depth -= 1
                continue
            if mark.at > opened.at + 1:
                yield opened.at + 1, mark.at, True
            opened = None
    if opened is not None and (not single or opened.sure):
        yield opened.at + 1, paragraphs[opened.paragraph][1], False


def _goes_on(opened: _Mark, mark: _Mark, *, single: bool) -> bool:
    """Whether the next mark, in a later paragraph, closes what is open: nothing has been opened anew between."""
    near = mark.paragraph - opened.paragraph <= _LONGEST_RUN
    return near and mark.closes and not mark.opens and mark.sure and (opened.sure or not single)


def _is_owner(marks: Sequence[_Mark], place: int) -> bool:
    """Whether a mark may be an owner's ("the players' bus"): one that closes surely comes before any that opens."""
    mark = marks[place]
    after = next((m for m in marks[place + 1 :] if m.opens or m.sure), None)
    return after is not None and after.paragraph == mark.paragraph and after.closes and not after.opens


def in_unit(found: Sequence[Quotation], unit: TaggedUnit) -> list[Span]:
    """The parts of quotations that a unit holds, without blanks at their edges or a mark that opens anew."""
    span = unit.sentence.span
    pieces: list[Span] = []
    for quotation in found:
        start, end = max(span.start, quotation.span.start), min(span.end, quotation.span.end)
        while start < end and (span.source.text[start].isspace() or span.source.text[start] in _DOUBLE + _SINGLE):
            start += 1
        while start < end and span.source.text[end - 1].isspace():
            end -= 1
        if start < end:
            pieces.append(Span(span.source, start, end))
    return pieces
