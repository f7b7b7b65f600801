"""The line under the drawing of the dates: which years or months it shows, to scale, and which it leaves out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TypeAlias

from explainer.model.blocks import Stretch, Tick
from explainer.model.edtf import MONTHS_A_YEAR, Date
from explainer.model.message import DateMessage, Message, Verbatim

SCALE = 1000
"""The line's length."""
_BREAK = 40
"""The length of a break; where there are very many, all together are half of the line at most."""
_MUCH = 5
"""How often as long as all that is shown a gap is that is left out."""
_YEAR_NAME, _MONTH_NAME = 120, 480
"""The room that the name of a year or a month needs on the line."""


Days: TypeAlias = tuple[dt.date | None, dt.date | None]
"""The first and last known day of a date."""


class Axis:
    """Whole months where all lies within twelve of them, else whole years; one scale, and breaks.

    Where nothing lies for much longer than everything else together, the line is broken, if dates would else be pressed
    into one place.

    Bad: 1958 at the line's beginning, and all that was in 2026 on its last hundredth; a break between 1958 and 2026
    where there is nothing else
    Good: 1958, a break, the months of 2026
    """

    def __init__(self, dates: Collection[Days]) -> None:
        """The line for these dates, all of which it shows."""
        runs = _runs(dates)
        lengths = [(run[-1].last - run[0].first).days for run in runs]
        gap = min(_BREAK, SCALE // 2 // len(runs))
        a_day = (SCALE - gap * (len(runs) - 1)) / sum(lengths)
        starts = [sum(lengths[:at]) * a_day + gap * at for at in range(len(runs))]
        self.stretches = tuple(
            Stretch(run[0].first, run[-1].last, round(start), round(start + length * a_day))
            for run, start, length in zip(runs, starts, lengths, strict=True)
        )
        self._units = tuple(unit for run in runs for unit in run)

    def at(self, day: dt.date) -> int:
        """Where one of the days lies, 0 to 1000."""
        one = next(one for one in self.stretches if one.first <= day <= one.last)
        return one.start + round((day - one.first).days * (one.end - one.start) / (one.last - one.first).days)

    def ticks(self) -> tuple[Tick[Message], ...]:
        """The beginnings of what it shows, named as far as there is room: those behind a break first of all."""
        begins = {one.first: one.start for one in self.stretches}
        room = _YEAR_NAME if self._units[0].is_year else _MONTH_NAME
        drawn = sum(one.end - one.start for one in self.stretches)
        step = -(-room * len(self._units) // drawn)
        ticks: list[Tick[Message]] = []
        since = 0
        for unit in self._units:
            at = self.at(unit.first)
            since = 0 if unit.first in begins else since + 1
            ahead = next((start for start in begins.values() if start > at), SCALE)
            if since % step == 0 and (since == 0 or ahead - at >= room):
                ticks.append(Tick(at, Verbatim(str(unit), tag="") if unit.is_year else DateMessage(unit)))
            elif len(self._units) <= MONTHS_A_YEAR:
                ticks.append(Tick(at, None))
        return tuple(ticks)


def _units(first: dt.date, last: dt.date) -> list[Date]:
    months = range(first.year * MONTHS_A_YEAR + first.month - 1, last.year * MONTHS_A_YEAR + last.month)
    if len(months) <= MONTHS_A_YEAR:
        return [Date(month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1) for month in months]
    return [Date(year) for year in range(first.year, last.year + 1)]


def _runs(dates: Collection[Days]) -> list[list[Date]]:
    """What is shown, in runs between which something is left out."""
    days = {day for date in dates for day in date if day is not None}
    units = _units(min(days), max(days))
    held = {unit for unit in units if any(unit.first <= day <= unit.last for day in days)}
    stretches = [(has, list(run)) for has, run in groupby(units, lambda unit: unit in held)]
    shown, longest = len(held), 0
    for gap in sorted(len(run) for has, run in stretches if not has):
        if gap > _MUCH * shown:
            break
        shown, longest = shown + gap, gap
    parts = groupby(stretches, lambda one: one[0] or len(one[1]) <= longest)
    runs = [[unit for _, run in part for unit in run] for is_shown, part in parts if is_shown]
    gains = any(len({date for date in dates if _is_in(run, date)}) > 1 for run in runs)
    return runs if gains else [units]


def _is_in(run: Sequence[Date], date: Days) -> bool:
    return any(day is not None and run[0].first <= day <= run[-1].last for day in date)
