"""What stands between quotation marks in an article: double or single ones, over several sentences or paragraphs.

`quotations` reads as a reader does who makes the best of slips, a mark left open or never opened; `speeches` only what
nobody can doubt, so that no slip puts a paragraph into somebody's mouth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
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
_NAMES_OF_WORKS = frozenset(
    "surname name named called titled entitled dubbed nicknamed known book film movie song album show series "
    "correspondent play novel tell".split()
)
_SMALL_WORDS = frozenset("a an and the of in on to for with by at from or but as".split())
_LONGEST_NAME = 10
LEAST_SPEECH = 4
"""Words from which on what stands in quotation marks is speech without a stop inside: less may be a word held off."""


def quoted_in(sentence: str) -> Iterator[tuple[int, int]]:
    """Where words of a sentence of ours stand in double quotation marks, the marks aside."""
    return (found.span(found.lastindex or 0) for found in _QUOTED.finditer(sentence))


def outside_quotes(sentence: str) -> Iterator[str]:
    """The pieces of a sentence of ours that stand in no double quotation marks."""
    after = 0
    for found in _QUOTED.finditer(sentence):
        yield sentence[after : found.start()]
        after = found.end()
    yield sentence[after:]


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


@dataclass(frozen=True)
class Speech:
    """What somebody says without a break: one pair of marks, or paragraphs that each open it and a last that closes."""

    pieces: tuple[Span, ...]
    """The words in each paragraph, without the marks."""
    is_sure: bool
    """It is a sentence or more by its own stop; what has none may be a heading, or a part of the sentence around it."""


def speeches(seed: Seed) -> tuple[Speech, ...]:
    """What stands in marks that are opened and closed, and is no name of a work and no single word held off.

    An unclosed mark opens a speech only where each further paragraph opens it again and one closes it. A single mark
    that closes none but an owner's or a left-out letter's does not close what has gone over the end of a sentence.
    """
    ends = dict(_paragraphs(seed))
    found: list[Speech] = []
    pieces: list[Span] = []
    for one in quotations(seed):
        if found and one.span.end <= found[-1].pieces[-1].end:
            continue  # Inside another kind of marks.
        if not (pieces and one.runs_on):
            pieces = []
        start = max(at for at in ends if at <= one.span.start)
        is_opened = start < one.span.start and seed.source.text[one.span.start - 1] in _DOUBLE + _SINGLE
        if not is_opened or one.span.end > ends[start]:
            pieces = []
            continue
        pieces.append(one.span)
        if one.closed and (speech := _speech(seed, tuple(pieces))) is not None:
            found.append(speech)
        pieces = [] if one.closed else pieces
    return tuple(found)


def _speech(seed: Seed, pieces: tuple[Span, ...]) -> Speech | None:
    text, first, last = seed.source.text, pieces[0], pieces[-1]
    has_stop = last.text.rstrip()[-1:] in _AFTER_A_STOP
    after = bisect_right(seed.sentences, first.start, key=lambda unit: unit.span.start)
    goes_on = after < len(seed.sentences) and seed.sentences[after].span.start < last.end
    if goes_on and text[last.end] in _SINGLE and not has_stop and text[last.end + 1 : last.end + 2] not in set(",.;:"):
        return None
    # “A total disaster.” ends with the sentence around it, not with its own.
    is_whole = has_stop and not next(filter(str.isalnum, first.text), "a").islower()
    is_short = len(first.text.split()) < LEAST_SPEECH and not is_whole
    if not goes_on and (is_short or is_name(text[text.rfind("\n", 0, first.start) + 1 : first.start], first.text)):
        return None
    return Speech(pieces, is_sure=goes_on or is_whole)


def is_name(before: str, words: str) -> bool:
    """Whether quoted words are a work's or somebody's name: all in capitals, or behind "film", "called" and others."""
    each = words.split()
    behind = before.lower().replace('"', " ").split()
    named = bool(behind) and behind[-1].strip(",'“‘") in _NAMES_OF_WORKS
    capitals = all(word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL_WORDS for word in each)
    return (named or (capitals and len(each) > 1)) and len(each) <= _LONGEST_NAME and not words.endswith("!")


def quotations(seed: Seed) -> tuple[Quotation, ...]:
    """Every quotation of the title and the sentences, in order of their beginning.

    Single marks inside double ones are left to the double ones; a quotation inside one of the same kind is part of it.
    """
    paragraphs = list(_paragraphs(seed))
    text = seed.source.text
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
        found.append(Quotation(Span(seed.source, first, after), closed, runs_on))
    return tuple(found)


def _paragraphs(seed: Seed) -> Iterator[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for unit in (seed.title, *seed.sentences):
        span, paragraph = unit.span, unit.paragraph
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
            is_set_off = text[at] in "«»" and not before.strip() and not after[:1].isalnum()
            # « Set off », as the French do, a mark goes by its own direction.
            opens = (not before or _OPENS_AFTER.search(before) is not None) and after[:1].strip() != ""
            opens = text[at] == "«" if is_set_off else opens
            closes = bool(before.strip()) and _CLOSES_BEFORE.match(after) is not None
            closes = text[at] == "»" if is_set_off else closes
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


def in_unit(found: Sequence[Quotation], unit: Sentence) -> list[Span]:
    """The parts of quotations that a unit holds, without blanks at their edges or a mark that opens anew."""
    span = unit.span
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


def runs_in(span: Span, found: Sequence[Quotation]) -> bool:
    """Whether a sentence begins within a quotation that a sentence before has begun."""
    return any(one.span.start < span.start < one.span.end for one in found)


def runs_open(unit: Sentence, found: Sequence[Quotation]) -> bool:
    """Whether a unit lies behind a mark that a unit before has opened and nothing closes: nobody knows whose it is."""
    return any(
        one.span.start < unit.span.start < one.span.end and not one.closed and not _is_taken_up(one, found)
        for one in found
    )


def _is_taken_up(quotation: Quotation, found: Sequence[Quotation]) -> bool:
    """Whether the next paragraph goes on with a quotation, as it does with a mark of its own."""
    after = next((one for one in found if one.span.start >= quotation.span.end), None)
    return after is not None and after.runs_on


def holds_speech(words: Span, found: Sequence[Quotation]) -> bool:
    """Whether somebody's own words stand in some words of a sentence, and not only one or two held off, or a name."""
    text = words.source.text
    for one in found:
        start, end = max(words.start, one.span.start), min(words.end, one.span.end)
        inside = text[start:end]
        if len(inside.split()) >= LEAST_SPEECH and not is_name(text[words.start : start], inside):
            return True
    return False


def is_all_quoted(unit: Sentence, pieces: Sequence[Span]) -> bool:
    """Whether a unit is what its quotations hold and nothing else; `pieces` are those `in_unit`."""
    letters = sum(map(str.isalnum, unit.span.text))
    quoted = sum(sum(map(str.isalnum, piece.text)) for piece in pieces)
    return letters > 0 and quoted >= letters
