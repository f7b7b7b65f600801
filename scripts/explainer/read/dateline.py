"""Datelines: "Last Updated on March 9, 2024 12:34 pm" and what else stands between a title and its article.

A line is furniture when it consists of nothing but dates, times of day, time zones, days of the week, labels
("Updated:", "First published on"), a byline, a reading time and marks that separate these. A dateline is furniture with
a date in it. A sentence that merely holds a date has other words, and is none.

What is written is read, what is not is not guessed: `03/04/2024` is a date for this purpose but has no value, nor has
a date without a day or a year, an impossible one, or several of which none is called the update. Time zones are passed
over: articles that give one are too few to carry it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from explainer.language import english
from explainer.language.values.clock import clock_of, on_a_line
from explainer.language.values.dates import date_with_month, in_digits, with_month
from explainer.language.values.pieces import any_of
from explainer.model.edtf import Date

MAX_LENGTH = 200
"""Characters. Two labelled dates and a byline of two names need about 120."""

_MAX_BYLINE_WORDS = 14
_MAX_OF_OURS = 5
"""Words of "our community and farming reporter", which may be any."""
_HEAD_OF_REPORT = re.compile(r".{5,80}?\s[–—-]{1,2}(?=\s+\S)")
_MAX_PLACE_WORDS = 4
_MAX_SECTION_WORDS = 2
_MAX_SIGNATURE_WORDS = 18
_SMALL = english.names().particles | {"for", "from", "in", "of", "the"}
"""What may have no capital in a byline."""
_Moment: TypeAlias = tuple[dt.date | None, dt.time | None]
_OF_THE_TRADE = frozenset(
    "a an by crime desk edition local our political print report reporting reports special sports staff".split()
)
"""What else may have none in a line that says who writes for whom."""
_BESIDE_DATE = frozenset({"date", "day", "label", "small", "time", "zone"})


@dataclass(frozen=True)
class _Part:
    """One recognised piece of a line: the kind of token it is, its words, and what it says."""

    kind: str
    words: str
    date: dt.date | None = None
    time: dt.time | None = None
    has_year: bool = False
    is_apart: bool = True
    """A mark, or the line's edge, stands before it."""


def is_furniture(line: str) -> bool:
    """Whether the line consists of a dateline's parts only; it may lack the date ("By Jane Doe", "12:34 pm")."""
    parts = _parts(line)
    return parts is not None and _stands_alone(line, parts)


def holds_date(line: str) -> bool:
    """Whether a line that is furniture has a date in it, and so is a dateline."""
    return any(part.kind == "date" for part in _parts(line) or ())


def updated(lines: Sequence[str]) -> dt.datetime | dt.date | None:
    """What the dateline says on these lines: when the article was last updated, or else published.

    A `datetime` without zone where a time of day is written, a `date` where none is, None where it cannot be told.
    """
    parts = [part for line in lines for part in _parts(line) or ()]
    updates: list[_Moment] = []
    others: list[_Moment] = []
    for is_update, moment in _moments(parts):
        (updates if is_update else others).append(moment)
    told = {one for one in updates if one != (None, None)} or set(others)  # "Last updated: March 9" has no year
    if len(told) != 1:
        return None
    date, time = told.pop()
    if date is None and time is not None and len({*others}) == 1:
        date = _day_of_update(time, others[0], parts)
    return date if date is None or time is None else dt.datetime.combine(date, time)


def _day_of_update(time: dt.time, first: _Moment, parts: Sequence[_Part]) -> dt.date | None:
    """That of the date where only a time of day is called the update: "March 9, 2024, 9:05; updated 18:15".

    Who writes "published" may mean any later day, unless a time of day before the other stands beside it.
    """
    day, clock = first
    is_nameless = all(part.words == "update" for part in parts if part.kind == "label")
    return day if (is_nameless if clock is None else clock < time) else None


def is_update(lines: Sequence[str]) -> bool:
    """Whether what `updated` gives is called an update, and not a publication."""
    return any(named for named, (date, _) in _moments([part for line in lines for part in _parts(line) or ()]) if date)


def of_report(text: str) -> str:
    """What an agency's report begins with, where that has its day: "LONDON, March 9, 2024 (NPS) — "; else nothing."""
    head = _HEAD_OF_REPORT.match(text)
    is_dateline = head is not None and is_furniture(head[0]) and updated([head[0]]) is not None
    return head[0] if head is not None and is_dateline else ""


def days(line: str) -> Iterator[tuple[bool | None, dt.date]]:
    """Every day that a line of furniture names, and whether its label speaks of an update; None without a label."""
    parts = _parts(line) if is_furniture(line) else None
    is_update: bool | None = None
    for part in parts or ():
        if part.kind == "label":
            is_update = part.words == "update"
        elif part.date is not None:
            yield is_update, part.date


def _moments(parts: Sequence[_Part]) -> Iterator[tuple[bool, _Moment]]:
    """Date and time under each label that has any: whether the label speaks of an update, and the moment."""
    under: list[_Part] = []
    is_update = False
    for part in [*parts, _Part("label", "")]:
        if part.kind != "label":
            under.append(part)
            continue
        dates = {p.date for p in under if p.kind == "date"}
        times = {p.time for p in under if p.kind == "time"}
        if dates or (times and is_update):
            yield (
                is_update,
                (dates.pop() if len(dates) == 1 else None, times.pop() if len(times) == 1 else None),
            )
        under, is_update = [], part.words == "update"


def _parts(line: str) -> list[_Part] | None:
    """The line's parts without marks; None where something in it is no part of a dateline."""
    if len(line) > MAX_LENGTH:
        return None
    line = _day_inside().sub("", line)
    parts: list[_Part] = []
    token, position = _token(), 0
    is_apart = True
    while position < len(line):
        found = token.match(line, position)
        if found is None:
            return None
        position = found.end()
        kind = found.lastgroup or ""
        # `lastgroup` names the group closed last, which is the outermost one of an alternative.
        if kind != "mark":
            parts.append(replace(_part(kind, found), is_apart=is_apart))
        is_apart = kind == "bar" or (kind == "mark" and (is_apart or not found[0].isspace()))
    return parts


@cache
def _day_inside() -> re.Pattern[str]:
    """A day of the week within a date: "March 9 (Saturday), 2024"."""
    return re.compile(rf"\s\((?:{any_of(english.values().weekday_numbers)})\.?\)(?=,?\s\d{{4}}\b)", re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    """The next piece of a line, each kind in a group of its name."""
    words = english.values()
    weekday = rf"(?:{any_of(words.weekday_numbers)})\b\.?"
    zone = rf"(?-i:\b(?:{any_of(words.zones)})\b)"
    offset = r"[+\u2212-]\d{1,2}(?::?\d\d)?\b"
    return re.compile(
        rf"""
      (?P<ymd>   (?P<y>\d{{4}})(?P<s1>[-/.])(?P<m>\d\d?)(?P=s1)(?P<d>\d\d?)(?:(?<=\d)T(?=\d)|\b) )
    | (?P<digits>(?P<a>\d\d?)(?P<s2>[-/.])(?P<b>\d\d?)(?P=s2)(?P<year>\d{{4}})\b | \d\d?/\d\d?/\d\d\b )
    | (?P<words> (?:the\s+)?{with_month()} )
    | (?P<time>  {on_a_line(zone)}
                 (?:\s*(?:hrs|hours)\b)? (?:\s*(?:{zone}(?:{offset})?|\({zone}\))|\s?{offset})? )
    | (?P<ago>   \d{{1,2}}\s+(?:min(?:ute)?|hour|day)s?\s+ago\b )
    | (?P<reading>\d{{1,2}}[\s-]*min(?:ute)?s?[\s-]+read\b | reading\s+time:?\s+\d{{1,2}}\s+min(?:ute)?s?\b )
    | (?P<label> (?:(?:this|the)\s+)?(?:(?:article|story|page|report|news)\s+)?(?:was\s+)?
                 (?:(?:first|last|originally|initially|recently|most\s+recently)\s+)?
                 (?:(?P<update>updated?|modified|edited|revised|changed|corrected|amended)
                   |published|posted|dated|issued|released|created|filed|uploaded|reviewed|written
                   |available
                   |(?:issue|edition)\s+of\b
                   |(?:(?:publication|publishing|publish|release|issue|posting)\s+)?date)\b
                 (?:\s+(?:online|in\s+print)\b)?
                 (?:\s+(?:on|at|time|since)\b)? )
    | (?P<day>   {weekday} )
    | (?P<zone>  {zone} | (?:{any_of(words.zone_names)}|local|(?-i:[A-Z][a-z]+))\s+(?:standard\s+|daylight\s+)?time\b )
    | (?P<agency>\([A-Z][\w\x20.&/-]{{0,30}}\) | \(?(?:online|print|web)\s+(?:edition|version)\b )
    | (?P<by>    by\b:? )
    | (?P<small> (?:on|at|as\s+of|and)\b )
    | (?P<bar>   [|/·•‧∙⋅–—―‒-] )
    | (?P<joined>& )
    | (?P<mark>  [\s,;:.()\[\]]+ )
    | (?P<word>  [^\W\d_][\w.’'&-]* )
    """,
        re.VERBOSE | re.IGNORECASE,
    )


def _part(kind: str, found: re.Match[str]) -> _Part:
    match kind:
        case "ymd":
            return _dated(found, Date(int(found["y"]), int(found["m"]), int(found["d"])))
        case "digits":
            date = found["year"] and in_digits(
                int(found["a"]), int(found["b"]), int(found["year"]), begins_with_day=found["s2"] == "."
            )
            return _dated(found, date or None)
        case "words":
            _, date = date_with_month(found) or ("", None)
            return _dated(found, date)
        case "time":
            return _Part("time", found[0], time=clock_of(found).time)
        case "label":
            return _Part("label", "update" if found["update"] else found[0])
        case _:
            return _Part(kind, found[0])


def _dated(found: re.Match[str], date: Date | None) -> _Part:
    """A part with a date; its day only where all of it is written and the calendar has it."""
    day = date.first if date is not None and date.is_day and date.is_real else None
    return _Part("date", found[0], day, has_year=date is None or date.year is not None)


def _stands_alone(line: str, parts: Sequence[_Part]) -> bool:
    """Whether words that are no date are a byline's or a place's, and the line is not the beginning of a sentence."""
    names: list[_Part] = []
    places: list[_Part] = []
    in_byline = False
    for part in parts:
        match part.kind:
            case "by":
                in_byline = True
            case "word" | "small" | "joined" if in_byline:
                names.append(part)
            case "word" | "joined":
                places.append(part)
            case "bar" | "date" | "time" | "label":
                in_byline = False
            case _:
                pass
    kinds = {part.kind for part in parts}
    if not kinds - {"bar", "small", "zone", "day", "agency"} or parts[0].kind == "small" or line.rstrip().endswith(","):
        return False
    if (names or places) and line.rstrip().endswith((".", "!", "?")) and parts[-1].kind != "time":
        return False
    return _is_byline(names, says_by="by" in kinds) and _is_place(line, parts, places)


def _is_byline(names: Sequence[_Part], *, says_by: bool) -> bool:
    if not says_by:
        return True
    is_ours = bool(names) and names[0].words.lower() == "our" and len(names) <= _MAX_OF_OURS
    capitalised = (part.kind == "small" or _is_of_signature(part) for part in names)
    begins = names[:1] and (names[0].words[0].isupper() or names[0].words.lower() in {"our", "the", "a", "an"})
    return is_ours or (bool(begins) and len(names) <= _MAX_BYLINE_WORDS and all(capitalised))


def _is_of_signature(part: _Part) -> bool:
    """Whether a word can stand in the name of somebody who writes, of what he is, or of a paper."""
    return part.words[0].isupper() or part.words.lower() in _SMALL | _OF_THE_TRADE | english.people().every_role


def _is_signature(parts: Sequence[_Part], places: Sequence[_Part]) -> bool:
    """Whether names stand beside a date that is apart from them: `Jane Doe, Arts Editor | The Post | 9 March 2024`."""
    names = [part for part in places if part.kind == "word"]
    if len(names) > _MAX_SIGNATURE_WORDS or not all(map(_is_of_signature, names)):
        return False
    for at, part in enumerate(parts):
        if part.kind != "date":
            continue
        first = at
        while first and parts[first - 1].kind in _BESIDE_DATE:
            first -= 1
        if not any(one.is_apart for one in parts[first : at + 1]):
            return False
    return names[0].words[0].isupper()


def _is_section(parts: Sequence[_Part], places: Sequence[_Part]) -> bool:
    """Whether a word or two are a part of the paper, behind or before a bar: `9 March 2024 | Rolling stock`."""
    first = parts.index(places[0])
    beside = [one.kind for one in (*parts[max(first - 1, 0) : first], *parts[first + len(places) :][:1])]
    return beside == ["bar"] and places[0].words[0].isupper() and len(places) <= _MAX_SECTION_WORDS


def _is_place(line: str, parts: Sequence[_Part], places: Sequence[_Part]) -> bool:
    """Who writes for whom, beside a full date; or a place in capitals before a dash: `LONDON, March 9 (Reuters) -`."""
    if not places:
        return True
    has_year = any(part.has_year for part in parts)
    if has_year and (_is_signature(parts, places) or _is_section(parts, places)):
        return True
    if len(places) > _MAX_PLACE_WORDS or not all(part.words[0].isupper() for part in places):
        return False
    if has_year:
        return True
    has_date = any(part.kind == "date" for part in parts)
    return has_date and places[0].words.isupper() and line.rstrip().endswith(("-", "–", "—"))
