"""The day of an article, of all that its page says of one.

    Wrong:  the first date in the page's source: a comment's, a teaser's, the site's, the UTC's
    Right:  the day that the article's own object states, as readers of the page see it

A moment in UTC is no day of the page's: where readers see a day that it can be, that counts. Where what the page says
of the article names two days, neither is taken and both are told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.language import english
from explainer.read import dateline
from explainer.read.arriving.blocks import Block, Stamp
from explainer.read.arriving.furniture import MARK
from explainer.read.arriving.head import DayKind, day
from explainer.read.arriving.said import Said

_WHOLE = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:[T ]|\d{4,6}\Z|\Z)")
"""A date as machines write it, whatever stands behind it."""
_IN_UTC = re.compile(r"(\d\d):?(\d\d)(?::?\d\d)?(?:\.\d+)?\s*(?:Z|[+-]00:?00Z?|UTC|GMT)\Z", re.IGNORECASE)
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s*([+-])(\d\d):?(\d\d)\Z")
_CLOCK = re.compile(
    r"\W*\d\d?[:.](\d\d)(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)?\s*(?:[A-Z]{2,4}(?:[+-]\d\d?)?)?\W*", re.IGNORECASE
)
"""A time of day that stands by itself."""
_NOTHING = dt.timedelta()
_ZEROS = frozenset({dt.date(1900, 1, 1), dt.date(1970, 1, 1)})
"""From which programs count: what they write of a day that nobody has told them."""
_FIRST_YEAR = 1900
_BEFORE, _AFTER = dt.timedelta(hours=12), dt.timedelta(hours=14)
"""How far the clocks of the world are behind UTC and before it."""
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")


@dataclass(frozen=True)
class Day:
    """When an article is from."""

    kind: DayKind
    date: dt.date | None
    """None where its page names several."""
    told: Sequence[dt.date] = ()
    """The several."""
    words: str | None = None
    """The page's own line of it, where that has a time of day too."""


@dataclass(frozen=True)
class _Moment:
    first: dt.date
    last: dt.date
    """As the page's readers date it: the same day, or for a moment in UTC the latest that it can be."""
    day: dt.date
    """As it is written."""
    minute: int | None = None
    """Of its hour: the same in most zones."""


def day_of(
    said: Said, seen: Sequence[Block], stamped: Sequence[Stamp], times: Iterable[str], either: Collection[dt.date] = ()
) -> Day | None:
    """The article's day by the page's data, by the lines beside its headline, by the microdata of its own object.

    Of publication before that of a change: "yesterday" is counted from it. What the article's object says goes before
    what other data of the page say, and that before the only `<time>` of the page and its address. Of `either`, days
    that a line may mean, one counts where the data leave no other.
    """
    seen = [replace(line, text=text) for line, text in zip(seen, _labelled(line.text for line in seen), strict=True)]
    shown = [*_shown(seen)]
    times = [*times]
    named = {name: [one.value for one in stamped if one.name == name] for name in ("datePublished", "dateModified")}
    zone = _zone((*said.published, *said.modified, *said.any_published, *said.any_modified, *times))
    published = [*_moments((*said.published, *named["datePublished"]), zone)]
    modified = [*_moments((*said.modified, *named["dateModified"]), zone)]
    # What is earlier than the publication is no change of it, whatever it is called.
    changed = {one.day for one in modified if all(one.last >= each.first for each in published)}
    changed -= {one.day for one in published}
    minutes = {one.minute for one in published} - {one.minute for one in modified} - {None}
    called_published = [moment for is_update, moment in shown if is_update is False]
    visible = [
        *called_published,
        *(one for named, one in shown if named is None and (one.day not in changed or one.minute in minutes)),
    ]
    elsewhere = [*_moments(said.any_published, zone)]
    if published:
        meant = [one for day in either for one in _moments([day.isoformat()]) if _fits(one.day, published)]
        return _worded(_one(DayKind.PUBLISHED, published, visible or meant or [*_without_year(seen, published)]), seen)
    if visible:
        is_told = called_published or any(one.first <= each.day <= one.last for one in elsewhere for each in visible)
        kind = DayKind.PUBLISHED if is_told else DayKind.NAMELESS
        return _worded(_one(kind, (), called_published or visible), seen)
    if elsewhere or either:
        return _one(DayKind.PUBLISHED, elsewhere, ()) if elsewhere else _open(either)
    updates = [moment for is_update, moment in shown if is_update is not False]
    if every := [*modified, *updates] or [*_moments(said.any_modified, zone)]:
        return _one(DayKind.UPDATED, every, ())
    if len(alone := {one.day for one in _moments(times, zone)}) == 1:
        return Day(DayKind.NAMELESS, alone.pop())
    written = day_in(said.address)
    return None if written is None else Day(DayKind.NAMELESS, written)


def day_in(address: str | None) -> dt.date | None:
    """The day that is a part of an address: ".../2022/04/03/market"."""
    found = _IN_ADDRESS.search(address or "")
    return None if found is None else day("-".join(part.zfill(2) for part in found.groups()))


def _one(kind: DayKind, stated: Sequence[_Moment], visible: Sequence[_Moment]) -> Day:
    """The only day that fits all of them."""
    every = [*stated, *visible]
    strict = {one.day for one in every if one.first == one.last}
    fitting = [each for each in strict or {one.day for one in every} if _fits(each, every)]
    if len(fitting) == 1:
        return Day(kind, fitting[0])
    return Day(kind, None, sorted(strict if len(strict) > 1 else {one.day for one in every}))


def _open(either: Collection[dt.date]) -> Day:
    """A day that a line may mean: none where it may mean several."""
    return Day(DayKind.NAMELESS, None, sorted(either)) if len(either) > 1 else Day(DayKind.NAMELESS, next(iter(either)))


def _fits(day: dt.date, every: Iterable[_Moment]) -> bool:
    return all(one.first <= day <= one.last for one in every)


def _worded(found: Day, lines: Iterable[Block]) -> Day:
    """The day with the words of the line that shows it, where that is a dateline with a time of day."""
    for text in (line.text for line in lines if dateline.is_furniture(line.text)):
        moment = dateline.updated([text])
        if isinstance(moment, dt.datetime) and moment.date() == found.date and not dateline.is_update([text]):
            return replace(found, words=text)
    return found


def _zone(values: Iterable[str]) -> dt.timedelta:
    """How far the page's clock is before UTC, where one of its moments is written in its own time; else nothing."""
    found = {(one[1], int(one[2]), int(one[3])) for value in values if (one := _OFFSET.search(value.strip()))}
    zones = {dt.timedelta(hours=hours, minutes=minutes) * (1 if sign == "+" else -1) for sign, hours, minutes in found}
    return next(iter(zones)) if len(zones) == 1 else _NOTHING


def _moments(values: Iterable[str], zone: dt.timedelta = _NOTHING) -> Iterator[_Moment]:
    for value in map(str.strip, values):
        whole = _WHOLE.match(value)
        written = day("-".join(whole.groups()) if whole else value)
        if written is None or written.year < _FIRST_YEAR or written in _ZEROS:
            continue
        in_utc = _IN_UTC.search(value)
        if in_utc is None:
            yield _Moment(written, written, written)
        else:
            at = dt.datetime.combine(written, dt.time(int(in_utc[1]) % 24, int(in_utc[2]) % 60))
            yield _Moment((at - _BEFORE).date(), (at + _AFTER).date(), (at + zone).date(), at.minute)


def _without_year(lines: Iterable[Block], moments: Iterable[_Moment]) -> Iterator[_Moment]:
    """The days that lines show without a year ("12 Mar, 01:15"), of those that moments in UTC can be."""
    parts = {part for line in lines for part in (*MARK.split(line.text), *line.pieces)}
    for moment in moments:
        for one in {moment.first, moment.last} if moment.first != moment.last else ():
            month = "|".join(map(re.escape, english.values().months[one.month - 1]))
            number = rf"0?{one.day}(?:st|nd|rd|th)?"
            shown = rf"\W*(?:{number}\s+(?:{month})\b|(?:{month})\b\.?\s+{number})\W*(?:\d\d?[:.]\d\d\b.{{0,9}})?"
            if any(re.fullmatch(shown, part, re.IGNORECASE) for part in parts):
                yield _Moment(one, one, one)


def _labelled(texts: Iterable[str]) -> Iterator[str]:
    """Texts, a day's label with it where that stands by itself above or before: "Published", "2 May 2020".

    A label below a day that has none may be that one's.
    """
    label, is_bare = "", False
    for text in texts:
        whole = f"{label} {text}" if label and not _is_named(text) and _is_named(f"{label} {text}") else text
        yield whole
        label = text if dateline.is_furniture(text) and not dateline.holds_date(text) and not is_bare else ""
        is_bare = dateline.holds_date(whole) and not _is_named(whole)


def _is_named(text: str) -> bool:
    return any(is_update is not None for is_update, _ in dateline.days(text))


def _shown(lines: Sequence[Block]) -> Iterator[tuple[bool | None, _Moment]]:
    """The days of lines that are datelines: whether each is called an update; None where it is called nothing.

    A `<time>` whose words name no day ("2 hours ago") has the day that its machine-readable value names.
    """
    for line in lines:
        found = [one for part in MARK.split(line.text) for one in dateline.days(part)]
        found = found or [one for part in _labelled(line.pieces) for one in dateline.days(part)]
        clock = dateline.updated([line.text])
        clocks = {int(time[1]) for part in line.pieces if (time := _CLOCK.fullmatch(part))}
        minute = clock.minute if isinstance(clock, dt.datetime) else clocks.pop() if len(clocks) == 1 else None
        for is_update, one in found:
            yield from ((is_update, replace(moment, minute=minute)) for moment in _moments([one.isoformat()]))
        if not found:
            yield from ((None, moment) for moment in _moments(one.value for one in line.stamps if not one.name))
