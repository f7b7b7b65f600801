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
from dataclasses import dataclass

from explainer.language import english

MAX_LENGTH = 200
"""Characters. Two labelled dates and a byline of two names need about 120."""

_WORDS = english.values()
_MONTH = rf"(?:{'|'.join(name for names in _WORDS.months for name in names)})\b\.?"
_WEEKDAY = rf"(?:{'|'.join(name for names in _WORDS.weekdays for name in names)})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_HALF = r"[ap]\.?\s?m\b\.?"
_ZONE = rf"(?-i:\b(?:{'|'.join(sorted(_WORDS.zones, key=len, reverse=True))})\b)"
_OFFSET = r"[+\u2212-]\d{1,2}(?::?\d\d)?\b"

_TOKEN = re.compile(
    rf"""
      (?P<ymd>   (?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)(?:(?<=\d)T(?=\d)|\b) )
    | (?P<digits>(?P<a>\d\d?)(?P<s2>[-/.])(?P<b>\d\d?)(?P=s2)(?P<y2>\d{{4}})\b | \d\d?/\d\d?/\d\d\b )
    | (?P<words> (?P<M3>{_MONTH})\s*(?P<d3>{_DAY})(?:[\s,]*(?P<y3>{_YEAR}))?
               | (?:the\s+)?(?P<d4>{_DAY})(?:\s+of)?[\s-]*(?P<M4>{_MONTH})[\s,-]*(?P<y4>{_YEAR})?
               | (?P<y5>{_YEAR})[\s,]*(?P<M5>{_MONTH})\s*(?P<d5>{_DAY})
               | {_MONTH}[\s,]*{_YEAR} )
    | (?P<time>  (?:(?P<h>\d\d?)[:.h](?P<min>\d\d)(?:[:.](?P<sec>\d\d)(?:[.,]\d+)?)?(?!\d)\s*(?P<half>{_HALF})?
               | (?P<h2>\d\d?)\s*(?P<half2>{_HALF})
               | (?P<h3>\d\d)(?P<min3>\d\d)(?=\s*(?:hrs\b|hours\b|{_ZONE})) )
                 (?:\s*(?:hrs|hours)\b)? (?:\s*(?:{_ZONE}(?:{_OFFSET})?|\({_ZONE}\))|\s?{_OFFSET})? )
    | (?P<reading>\d{{1,2}}[\s-]*min(?:ute)?s?[\s-]+read\b | reading\s+time:?\s+\d{{1,2}}\s+min(?:ute)?s?\b )
    | (?P<label> (?:(?:this|the)\s+)?(?:(?:article|story|page|report|news)\s+)?(?:was\s+)?
                 (?:(?:first|last|originally|initially|recently|most\s+recently)\s+)?
                 (?:(?P<update>updated?|modified|edited|revised|changed)
                   |published|posted|issued|released|created|filed|uploaded|reviewed|written
                   |(?:(?:publication|publishing|publish|release|issue|posting)\s+)?date)\b
                 (?:\s+(?:on|at)\b)? )
    | (?P<day>   {_WEEKDAY} )
    | (?P<zone>  {_ZONE} | (?:(?:{"|".join(sorted(_WORDS.zone_names))}|local)\s+)(?:standard\s+|daylight\s+)?time\b )
    | (?P<agency>\([A-Z][\w\x20.&/-]{{0,30}}\) )
    | (?P<by>    by\b:? )
    | (?P<small> (?:on|at|as\s+of|and)\b )
    | (?P<bar>   [|/·•‧∙⋅–—―‒-] )
    | (?P<mark>  [\s,;:.()\[\]]+ )
    | (?P<word>  [^\W\d_][\w.’'&-]* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAX_BYLINE_WORDS = 14
_MAX_PLACE_WORDS = 4
_NAME_PARTICLES = frozenset("al bin da de del den der di du el for from la le of ter the van von y".split())
_FIRST_MONTH_OF_A_LATER_DAY = 13


@dataclass(frozen=True)
class _Part:
    """One recognised piece of a line: the kind of token it is, its words, and what it says."""

    kind: str
    words: str
    date: dt.date | None = None
    time: dt.time | None = None
    year: bool = False


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
    updates: list[tuple[dt.date | None, dt.time | None]] = []
    others: list[tuple[dt.date | None, dt.time | None]] = []
    for is_update, moment in _moments([part for line in lines for part in _parts(line) or ()]):
        (updates if is_update else others).append(moment)
    told = set(updates or others)
    if len(told) != 1:
        return None
    date, time = told.pop()
    return date if date is None or time is None else dt.datetime.combine(date, time)


def is_update(lines: Sequence[str]) -> bool:
    """Whether what `updated` gives is called an update, and not a publication."""
    return any(named for named, (date, _) in _moments([part for line in lines for part in _parts(line) or ()]) if date)


def _moments(parts: Sequence[_Part]) -> Iterator[tuple[bool, tuple[dt.date | None, dt.time | None]]]:
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
    parts: list[_Part] = []
    position = 0
    while position < len(line):
        found = _TOKEN.match(line, position)
        if found is None:
            return None
        position = found.end()
        kind = found.lastgroup or ""
        # `lastgroup` names the group closed last, which is the outermost one of an alternative.
        if kind != "mark":
            parts.append(_part(kind, found))
    return parts


def _part(kind: str, found: re.Match[str]) -> _Part:
    match kind:
        case "ymd":
            return _dated(found, found["y1"], found["m1"], found["d1"])
        case "digits":
            return _dated_in_digits(found)
        case "words":
            return _dated_in_words(found)
        case "time":
            return _Part("time", found[0], time=_time(found))
        case "label":
            return _Part("label", "update" if found["update"] else found[0])
        case _:
            return _Part(kind, found[0])


def _dated(found: re.Match[str], year: str, month: str | int, day: str) -> _Part:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        date = None
    return _Part("date", found[0], date=date, year=True)


def _dated_in_digits(found: re.Match[str]) -> _Part:
    """A date whose order of day and month only a number above twelve, or the same number twice, can tell."""
    if found["y2"] is None:
        return _Part("date", found[0], year=True)
    a, b = int(found["a"]), int(found["b"])
    if a >= _FIRST_MONTH_OF_A_LATER_DAY or a == b:
        return _dated(found, found["y2"], b, found["a"])
    if b >= _FIRST_MONTH_OF_A_LATER_DAY:
        return _dated(found, found["y2"], a, found["b"])
    return _Part("date", found[0], year=True)


def _dated_in_words(found: re.Match[str]) -> _Part:
    year = found["y3"] or found["y4"] or found["y5"]
    month = found["M3"] or found["M4"] or found["M5"]
    day = found["d3"] or found["d4"] or found["d5"]
    if month is None:
        return _Part("date", found[0], year=True)
    if year is None:
        return _Part("date", found[0])
    name = month.rstrip(".").lower()
    number = _WORDS.month_numbers[name]
    return _dated(found, year, number, day.rstrip("dhnrstDHNRST"))


def _time(found: re.Match[str]) -> dt.time | None:
    """The time of day, or None for one that no clock shows."""
    hour = int(found["h"] or found["h2"] or found["h3"])
    half = (found["half"] or found["half2"] or "").lower()
    noon = 12
    if half:
        if hour == 0 or (hour > noon and half[0] == "a"):
            return None
        hour = hour % noon + (noon if half[0] == "p" else 0) if hour <= noon else hour
    try:
        return dt.time(hour, int(found["min"] or found["min3"] or 0), int(found["sec"] or 0))
    except ValueError:
        return None


def _stands_alone(line: str, parts: Sequence[_Part]) -> bool:
    """Whether words that are no date are a byline's or a place's, and the line is not the beginning of a sentence."""
    names: list[_Part] = []
    places: list[_Part] = []
    in_byline = False
    for part in parts:
        match part.kind:
            case "by":
                in_byline = True
            case "word" | "small" if in_byline:
                names.append(part)
            case "word":
                places.append(part)
            case "bar" | "date" | "time" | "label":
                in_byline = False
            case _:
                pass
    kinds = {part.kind for part in parts}
    if not kinds - {"bar", "small", "zone", "day", "agency"} or parts[0].kind == "small" or line.rstrip().endswith(","):
        return False
    if (names or places) and line.rstrip().endswith((".", "!", "?")):
        return False
    return _is_byline(names, says_by="by" in kinds) and _is_place(line, parts, places)


def _is_byline(names: Sequence[_Part], *, says_by: bool) -> bool:
    if not says_by:
        return True
    capitalised = (
        part.words[0].isupper() or part.words.lower() in _NAME_PARTICLES or part.kind == "small" for part in names
    )
    return 0 < len(names) <= _MAX_BYLINE_WORDS and names[0].words[0].isupper() and all(capitalised)


def _is_place(line: str, parts: Sequence[_Part], places: Sequence[_Part]) -> bool:
    """A place or an agency beside a full date, or in capitals before a dash: `LONDON, March 9 (Reuters) -`."""
    if not places:
        return True
    if len(places) > _MAX_PLACE_WORDS or not all(part.words[0].isupper() for part in places):
        return False
    if any(part.year for part in parts):
        return True
    has_date = any(part.kind == "date" for part in parts)
    return has_date and places[0].words.isupper() and line.rstrip().endswith(("-", "–", "—"))
