"""The line under the drawing of the dates: what it shows to scale, where it is broken, what stands beside it."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from explainer.compose.axis import SCALE, Axis, Days
from explainer.model.message import DateMessage, Verbatim
from tests.files import ROOT, rows

_NAME = {4: 90, 7: 360}
"""What the name of a year or a month needs of the axis on a phone, by its length as EDTF writes it."""
CASES = rows(ROOT / "tests/cases/composing/axis.tsv")


def days(text: str) -> Days:
    first, _, last = text.partition("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


def named(axis: Axis) -> list[tuple[int, str]]:
    texts = [(tick.at, tick.text) for tick in axis.ticks() if tick.text is not None]
    return [
        (at, str(text.edtf) if isinstance(text, DateMessage) else text.words)
        for at, text in texts
        if isinstance(text, DateMessage | Verbatim)
    ]


@pytest.mark.parametrize(("dates", "shown", "names"), CASES)
def test_the_axis_is_broken_where_one_date_would_press_the_others(dates: str, shown: str, names: str) -> None:
    axis = Axis([days(one) for one in dates.split()])
    assert " | ".join(f"{one.first} {one.last}" for one in axis.stretches) == shown
    assert " ".join(name for _, name in named(axis)) == names


@pytest.mark.parametrize(("dates", "shown", "names"), CASES)
def test_dates_stand_in_order_to_one_scale_and_names_have_room(dates: str, shown: str, names: str) -> None:
    all_days = sorted({day for one in dates.split() for day in days(one) if day is not None})
    axis = Axis([days(one) for one in dates.split()])
    places = [axis.at(day) for day in all_days]
    assert places == sorted(set(places)), f"{shown}: two days in one place"
    assert (axis.stretches[0].start, axis.stretches[-1].end) == (0, SCALE)
    assert all(after.start - before.end == pytest.approx(40, abs=1) for before, after in pairwise(axis.stretches))
    scales = [(one.end - one.start) / (one.last - one.first).days for one in axis.stretches]
    assert scales == pytest.approx([scales[0]] * len(scales), rel=0.02)
    ends = [at for at, _ in named(axis)[1:]] + [SCALE]
    assert all(end - at >= _NAME[len(name)] for (at, name), end in zip(named(axis), ends, strict=True)), names


def test_however_many_breaks_there_are_the_dates_stay_in_order() -> None:
    years = [250 * number + 1 for number in range(40)]
    axis = Axis([days(f"{year:04}-{month}-01") for year in years for month in ("03", "09")])
    assert len(axis.stretches) == len(years)
    places = [axis.at(dt.date(year, month, 1)) for year in years for month in (3, 9)]
    assert places == sorted(set(places))
