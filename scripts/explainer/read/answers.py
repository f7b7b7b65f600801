"""What a reviewer has handed in, a file or the text that stands for it in a mail, → answers.

The text is the file's bytes in base64 between two lines of capitals, with their checksum behind: no mail program's
line breaks, marks of quotation or curly quotes can change what it says without being seen.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
import zlib
from typing import Annotated, Literal

import msgspec

from explainer.model.passages import NOBODY
from explainer.model.review import Answer, Answered, Answers
from explainer.problem import ContentError, Problem, in_a_line
from explainer.source import Source, Span

_SHEET = re.compile(r"BEGIN\s+REVIEW\b(?P<data>[^:]*?)\bEND\s+REVIEW:?\s+(?P<sum>[0-9a-f]{8})\b", re.DOTALL)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)
"""What a mail program puts before each line that it quotes."""
_NO_DATA = re.compile(r"[^A-Za-z0-9+/]")
_AGAIN = "ask the reviewer for the file, or for the whole text once more"

_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Of = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{8}$")]
_Text = Annotated[str, msgspec.Meta(max_length=10_000)]


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    id: _Id
    of: _Of
    answer: Answers
    said: _Text = ""
    words: _Text = ""
    comment: _Text = ""


class _Answered(msgspec.Struct, forbid_unknown_fields=True):
    review: Literal[1]
    """The version of this form."""
    article: _Id
    language: _Id
    by: Annotated[str, msgspec.Meta(max_length=200)]
    on: dt.date
    answers: Annotated[list[_Answer], msgspec.Meta(max_length=5_000)]


def read_answers(source: Source) -> Answered:
    """The answers of a file or of a text around which anything may stand. Raises `ContentError` where they are none.

    Codes: `no-answers`, `cut-answers` (a text that is not whole), `answers` (the form), `no-reviewer`,
    `answered-twice`.
    """
    try:
        found = msgspec.json.decode(_json(source), type=_Answered)
    except msgspec.DecodeError as error:
        message = f"these are no answers of a review: {in_a_line(str(error))}"
        raise ContentError(Problem(_at(source, error), "answers", message, _AGAIN)) from None
    by = _line(found.by)
    if by in {"", NOBODY}:
        message = "nobody says who has reviewed this"
        raise ContentError(Problem(source.span(0, 0), "no-reviewer", message, 'write the reviewer\'s name as "by"'))
    twice = sorted({one.id for one in found.answers if [other.id for other in found.answers].count(one.id) > 1})
    if twice:
        message = f"answered twice: {', '.join(map(in_a_line, twice))}"
        raise ContentError(Problem(source.span(0, 0), "answered-twice", message, "keep one answer to each"))
    answers = (
        Answer(one.id, one.of, one.answer, one.said, " ".join(one.words.split()), _line(one.comment))
        for one in found.answers
    )
    return Answered(found.article, found.language, by, found.on, tuple(answers))


def _json(source: Source) -> bytes:
    if source.text.lstrip().startswith("{"):
        return source.text.encode("utf-8", "surrogatepass")
    text = _QUOTED.sub("", source.text)
    match = _SHEET.search(text)
    if match is None:
        message = "there are no answers in this, or not all of them"
        fix = "they are a file that ends in .json, or all between BEGIN REVIEW and END REVIEW with what follows it"
        raise ContentError(Problem(source.span(0, 0), "no-answers", message, fix))
    data = _NO_DATA.sub("", match["data"])
    try:
        content = base64.b64decode(data + "=" * (-len(data) % 4), validate=True)
    except ValueError:
        content = b""
    if f"{zlib.crc32(content):08x}" != match["sum"]:
        message = "something is missing from this text, or was changed on its way"
        raise ContentError(Problem(source.span(0, 0), "cut-answers", message, _AGAIN))
    return content


def _at(source: Source, error: msgspec.DecodeError) -> Span:
    """Where a file is no JSON, as far as that is said: by the byte."""
    place = re.search(r"\(byte (\d+)\)", str(error))
    if place is None or not source.text.lstrip().startswith("{"):
        return source.span(0, 0)
    at = len(source.text.encode("utf-8", "surrogatepass")[: int(place[1])].decode("utf-8", "replace"))
    return source.span(min(at, len(source.text)), min(at, len(source.text)))


def _line(text: str) -> str:
    """What goes into a comment or a record: on one line, and nothing in it that cannot be seen."""
    return in_a_line(" ".join(text.split()))
