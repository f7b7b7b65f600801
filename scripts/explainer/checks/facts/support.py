"""Which values of the evidence say what a value of ours says, and which numbers follow from others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Found, Value, Weekday
from explainer.language.values.measures import PERCENT, POINTS, worth
from explainer.model.edtf import Date, Period

_CONVERTED = Decimal("0.05")
"""How far a measure may be rounded when it is given in another unit: 40 km are 25 miles."""
_FEW = 12
"""Up to here a sum or difference of two numbers is easily any number."""
_MOST_OPERANDS = 12


def supports(ours: Value, theirs: Sequence[Found], *, combine: bool = False) -> list[Found]:
    """The values in the evidence that say what ours says.

    `combine`: the year may be written elsewhere in the evidence than its day, which makes a date an inference.
    """
    # The 4 of a day that is only meant is no number of the text.
    said = [one for one in theirs if not (one.counted and isinstance(ours, Amount))]
    return [one for one in said if _says(one.value, ours)] or (
        list(_combined(ours, theirs)) if combine and isinstance(ours, Date | Period) else []
    )


def _says(theirs: Value, ours: Value) -> bool:
    match ours, theirs:
        case Date(month=None), Period():
            says = ours.year == theirs.year
        case Date(day=None), Period(year=int() as year):
            says = ours.year in {None, year} and ours.month in {theirs.first.month, theirs.last.month}
        case Date(), Date():
            says = ours.is_part_of(theirs)
        case Period(), Period():
            says = ours.part == theirs.part and ours.year in {None, theirs.year}
        case Weekday(number), Date(day=int()):
            says = theirs.is_real and theirs.first.weekday() == number
        case Clock(), Clock():
            says = ours.agrees_with(theirs)
        case Amount(unit="duration-hour" | "duration-minute" | "duration-second"), Clock(half=None):
            says = ours.number in {theirs.hour, theirs.minute}  # "third at 1:05", a minute and five seconds
        case Amount(unit=""), Date():
            says = ours.number == theirs.day
        case Amount(), Amount():
            says = _measures_as_much(theirs, ours)
        case _:
            says = ours == theirs
    return says


def _measures_as_much(theirs: Amount, ours: Amount) -> bool:
    """Whether both are one measure, be it in another unit: two days are 48 hours.

    A number beside which no unit stands may be an age or points, but no percentage, no sum of money and no distance.
    """
    if ours.unit == theirs.unit:
        return ours.number == theirs.number
    if not ours.unit or not theirs.unit:
        is_measure = "-" in theirs.unit or POINTS in {ours.unit, theirs.unit} or ours.unit == "duration-year"
        return is_measure and ours.number == theirs.number
    if {ours.unit, theirs.unit} == {"length-kilometer", "speed-kilometer-per-hour"}:
        return ours.number == theirs.number  # "35 kilometres an hour"
    (our_sort, our_worth), (sort, their_worth) = worth(ours.number, ours.unit), worth(theirs.number, theirs.unit)
    return our_sort == sort and abs(our_worth - their_worth) <= _CONVERTED * their_worth


def shares_unit(ours: Amount, our_text: Collection[Found], theirs: Sequence[Found]) -> bool:
    """Whether a number without its unit is the evidence's, the unit standing beside another number of the text.

    "Pay rose by 2 percent and prices by 5.1."
    """
    for one in theirs:
        if isinstance(one.value, Amount) and one.value.number == ours.number:
            bare, unit = (our_text, one.value.unit) if not ours.unit else (theirs, ours.unit)
            if (not ours.unit or not one.value.unit) and any(
                isinstance(other.value, Amount) and other.value.unit == unit for other in bare
            ):
                return True
    return False


def follows(ours: Amount, theirs: Sequence[Amount]) -> bool:
    """Whether a number is the sum or difference of two of the evidence's in its unit, or half of one."""
    units = {ours.unit} if ours.unit != POINTS else {PERCENT}
    numbers = {one.number for one in theirs if one.unit in units}
    sums = {value for a, b in permutations(numbers, 2) for value in (a + b, a - b)}
    return ours.number in sums and (ours.number > _FEW or ours.unit == POINTS)


def is_inferred(ours: Amount, theirs: Sequence[Amount], *, twice: bool = False) -> bool:
    """Whether a number is reckoned from others in an inference: added, taken away, multiplied, a share or a ratio.

    `twice`: in two steps, as a reasoning may that tells of only one.
    """
    known = {one.number for one in list(dict.fromkeys(theirs))[:_MOST_OPERANDS]}
    if ours.unit not in {PERCENT, POINTS} and "-" not in ours.unit and ours.unit not in {one.unit for one in theirs}:
        return False
    once = {value for a, b in permutations(known, 2) for value in (a + b, a - b, a * b)} | {sum(known, Decimal(0))}
    further = {value for a in once for b in known for value in (a + b, a - b)} if twice else set()
    shares = (share for a in known | once for b in known if b for share in (a / b, 100 * a / b, b / a if a else b))
    return ours.number in known | once | further or any(is_rounded(ours.number, share) for share in shares)


def is_rounded(ours: Decimal, exact: Decimal) -> bool:
    """Whether a number is another with fewer digits: 0.43 of 0.428, 50 of 49.1, and not 73 of 72."""
    digits, exponent = ours.normalize().as_tuple()[1:]
    place = Decimal(1).scaleb(int(exponent))
    return len(digits) < len(exact.normalize().as_tuple().digits) and abs(ours - exact) <= place / 2


def days_of(amount: Amount) -> int | None:
    """How many days a length of time is, if it is whole days."""
    days, rest = divmod(worth(amount.number, amount.unit)[1], worth(Decimal(1), "duration-day")[1])
    return int(days) if worth(amount.number, amount.unit)[0] == "duration" and not rest else None


def _combined(ours: Date | Period, theirs: Sequence[Found]) -> Iterator[Found]:
    years = {one.value.year for one in theirs if isinstance(one.value, Date | Period)}
    if ours.year is None or ours.year not in years:
        return
    without = Date(None, ours.month, ours.day) if isinstance(ours, Date) else Period(None, ours.part)
    for one in theirs:
        if isinstance(one.value, Date | Period) and one.value.year is None and _says(one.value, without):
            yield one
