"""Which values of the evidence say what a value of ours says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Found, Value
from explainer.model.edtf import Date, Period


def supports(ours: Value, theirs: Sequence[Found], *, combine: bool = False) -> list[Found]:
    """The values in the evidence that say what ours says.

    `combine`: the year may be written elsewhere in the evidence than its day, which makes a date an inference.
    """
    return [one for one in theirs if _says(one.value, ours)] or (
        list(_combined(ours, theirs)) if combine and isinstance(ours, Date | Period) else []
    )


def _says(theirs: Value, ours: Value) -> bool:
    match ours, theirs:
        case Date(month=None), Period():
            return ours.year == theirs.year
        case Date(), Date():
            return ours.is_part_of(theirs)
        case Period(), Period():
            return ours.part == theirs.part and ours.year in {None, theirs.year}
        case Clock(), Clock():
            return ours.agrees_with(theirs)
        case Amount(unit=""), Date():
            return ours.number == theirs.day
        case _:
            return ours == theirs


def _combined(ours: Date | Period, theirs: Sequence[Found]) -> Iterator[Found]:
    years = {one.value.year for one in theirs if isinstance(one.value, Date | Period)}
    if ours.year is None or ours.year not in years:
        return
    without = Date(None, ours.month, ours.day) if isinstance(ours, Date) else Period(None, ours.part)
    for one in theirs:
        if isinstance(one.value, Date | Period) and one.value.year is None and _says(one.value, without):
            yield one
