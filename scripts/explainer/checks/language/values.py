"""Numbers, dates, times, shares and currencies are worth the same in both languages, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from explainer.checks.language.rendering import Rendering
from explainer.language.values.figures import Figures, Number
from explainer.problem import Problem

_SAME = "write the number of the English; how it is written is the language's"


def numbers(text: Rendering) -> Iterator[Problem]:
    """A number written with digits has the same value in the other language, in digits or in words.

    Bad: "29 February 2024" → 2025年2月29日; "35 million" → «35 мың»; a number left out, or brought in: a
    notice where it may explain another ("temperatures in the 80s" → «до 27 градусов»).
    Good: "$2.5 billion" → 25億ドル; "first quarter" → 第1四半期; "3 p.m." → 15:00; miles turned into kilometres, and of
    "300 km (180 miles)" one of the two; 1 or 2 for "any", "one more", "again".
    Code: `number`.
    """
    there, here = text.english_figures, text.figures
    extra = {value for value in here.values if not _is_explained(value, there)}
    for number in dict.fromkeys(there.numbers):
        if here.means(number.value) or any(_is_converted(number, value) for value in extra):
            continue
        if any(_says_the_same(number, other) and here.means(other.value) for other in there.numbers):
            continue
        yield text.problem("number", f"{_shown(number.value)} of the English is not there", _SAME)
    for factor in there.named_multipliers():
        if here.greatest < factor:
            yield text.problem("number", f"a number of {_shown(factor)} or more is not there", _SAME)
    for value in () if there.has_units else sorted(value for value in extra if value > _FEW):
        report = text.notice if there.glued else text.problem
        yield report("number", f"{_shown(value)} does not stand in the English", _SAME)


def counted(text: Rendering) -> Iterator[Problem]:
    """A number written as a word is not another one.

    Bad: "in four languages" → «үш тілде»; "both nations" → 三国.
    Good: "both" → «обе страны», 双方; a number left out where the language needs none ("the two nations" → 両国).
    Code: `number`.
    """
    there, here = text.context.there.values, text.context.here.values
    wanted = {number for number, pattern in there.cardinals.within(text.english) if pattern.search(text.english)}
    lost = {number for number in wanted if not text.figures.means(number)}
    if not lost:
        return
    for number, pattern in here.cardinals.within(text.words):
        found = pattern.search(text.words)
        if found and not text.english_figures.means(number):
            message = f"'{found[0]}' stands where the English has {_listed({_shown(one) for one in lost})}"
            yield text.problem("number", message, _SAME)


_FEW = 2
"""The numbers up to which a language may have a digit where English has "any", "more than one" or "again"."""
_NEARLY = Decimal("0.2")


def _says_the_same(number: Number, other: Number) -> bool:
    """Whether the English says the number in another unit too."""
    return other.value != number.value and (_is_converted(number, other.value) or _is_converted(other, number.value))


def _is_converted(number: Number, value: Decimal) -> bool:
    """Whether the value is the number in another unit, roughly."""
    return any(
        not factor or abs(value - number.value * factor) <= number.value * factor * _NEARLY for factor in number.factors
    )


def _is_explained(value: Decimal, there: Figures) -> bool:
    hours = {hour for clock in there.clocks for hour in (clock.of_day, clock.of_day % 12, clock.of_day + 12)}
    return there.means(value) or value in hours


def _shown(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def heads(text: Rendering) -> Iterator[Problem]:
    """A number counts what it counts in the English, and a change runs the same way.

    Bad: "111 people died in 3 crashes" → «в 111 авариях погибли 3 человека»; "from 41 to 57 percent" → 57％から41％に.
    Good: another order of words: «в 3 авариях погибли 111 человек»; another number in a sentence joined to it.
    Code: `number-head`.
    """
    there, here = text.context.there, text.context.here
    everything = {_digits(number) for number in re.findall(r"\d[\d.,\u00a0\u202f]*", text.english)}
    if not everything:
        return
    for name, pattern in there.heads.items():
        wanted = _counted(pattern, text.english)
        found = _counted(here.heads[name], text.words) if name in here.heads else set()
        strange = (found - wanted) & everything
        if wanted - found and strange:
            message = f"{min(strange)} stands with {name}, and in the English {min(wanted - found)} does"
            yield text.problem("number-head", message, "write each number beside what it counts")
    ranges = [one for pattern in there.ranges for one in _ranges(pattern, text.english)]
    turned = {(second, first) for first, second in ranges if first != second}
    for pattern in here.ranges:
        for first, second in _ranges(pattern, text.words):
            if (first, second) in turned and (second, first) not in turned:
                message = f"from {first} to {second}, and in the English the other way round"
                yield text.problem("number-head", message, "let it change from and to what the English says")


def order(text: Rendering) -> Iterator[Problem]:
    """Percentages stand in the order of the English, where nothing is compared with them.

    Bad: "31 percent would go to Norway, 19 percent to Iceland" → «Норвегии — 19 процентов, Исландии — 31 процент».
    Good: "57 percent, up from 41" → «с 41 до 57 процентов»; other words moved.
    Code: `number-head`.
    """
    there, here = text.context.there, text.context.here
    if "percent" not in here.heads or not any(map(str.isdigit, text.english)):
        return
    wanted, found = in_common(_row(there.heads["percent"], text.english), _row(here.heads["percent"], text.words))
    if wanted != found and not there.compared.search(text.english) and not _is_both_ways(text):
        message = f"{', '.join(found)} stand in this order, and in the English {', '.join(wanted)}"
        yield text.problem("number-head", message, "write each number beside what it belongs to")


def _is_both_ways(text: Rendering) -> bool:
    """Whether the English tells of something that rises and of something that falls."""
    ways = text.context.there.opposites.get("up-down", ())
    return bool(ways) and all(side.sure.search(text.english) for side in ways)


def _row(pattern: re.Pattern[str], words: str) -> list[str]:
    """The numbers that stand before such a word, in their order."""
    return [_digits(match["number"]) for match in pattern.finditer(words)]


def in_common(there: Sequence[str], here: Sequence[str]) -> tuple[list[str], list[str]]:
    """What two rows share, in the order of each; nothing where something stands twice in one of them."""
    both = {*there} & {*here}
    rows = [one for one in there if one in both], [one for one in here if one in both]
    return rows if all(len(row) == len(both) for row in rows) else ([], [])


def _counted(pattern: re.Pattern[str], text: str) -> set[str]:
    return {_digits(match["number"]) for match in pattern.finditer(text)}


def _ranges(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    return ((_digits(match["from"]), _digits(match["to"])) for match in pattern.finditer(text))


def _digits(number: str) -> str:
    """Its digits alone: how they are grouped is the language's."""
    return re.sub(r"\D", "", number)


def dates(text: Rendering) -> Iterator[Problem]:
    """Months are the same; days and years are numbers.

    Bad: "March 9" → «9 мамыр»; "29 February" → 3月29日.
    Good: "June" → «маусым», which is "season" too and counts as June only beside a day or a year; "may" is no month.
    Code: `date`.
    """
    there, here = text.english_figures, text.figures
    if not text.context.words.calendar.months:
        return
    for month in sorted(there.months - here.possible_months):
        yield text.problem("date", f"month {month} of the English is not there", "write the month of the English")
    for month in sorted(here.months - there.possible_months):
        yield text.problem("date", f"month {month} does not stand in the English", "write the month of the English")


def periods(text: Rendering) -> Iterator[Problem]:
    """A half-year or a quarter is the same one.

    Bad: "the first half of 2025" → 2025年下半期.
    Good: "the first half of 2025" → «первое полугодие 2025 года», «первая половина 2025 года».
    Code: `period`.
    """
    if not text.context.words.calendar.periods:
        return
    there, here = (
        {name for name, pattern in lexicon.periods.within(words) if pattern.search(words)}
        for lexicon, words in ((text.context.there.values, text.english), (text.context.here.values, text.words))
    )
    if there - here or (there and here - there):
        message = f"the period is {_listed(here)} and in the English {_listed(there)}"
        yield text.problem("period", message, "write the half-year or quarter of the English")


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "not there"


def times(text: Rendering) -> Iterator[Problem]:
    """A time of day is the same, whether it counts 12 hours or 24.

    Bad: "12:34 pm" → 0:34; "3 p.m." → 午前3時.
    Good: "12:34 pm" → 12:34, 午後0時34分; "3 p.m." → 15:00.
    Code: `time`.
    """
    there, here = text.english_figures, text.figures
    fix = "write the same time of day"
    for clock in there.clocks:
        if any(clock.agrees_with(other, either_half=True) for other in here.clocks):
            continue
        hours = (Decimal(clock.of_day), Decimal(clock.of_day % 12))
        if here.clocks or clock.minute or not any(map(here.means, hours)):
            yield text.problem("time", f"{clock} of the English is not there", fix)
    for clock in here.clocks:
        if there.clocks and not any(clock.agrees_with(other, either_half=True) for other in there.clocks):
            yield text.problem("time", f"{clock} is not the time in the English", fix)


def shares(text: Rendering) -> Iterator[Problem]:
    """Per cent stays per cent.

    Bad: "40 percent" → «40 человек».
    Good: "40 %" → «40 пайыз», 4割.
    Code: `percent`.
    """
    there, here = (
        text.context.there.values.percent.search(text.english),
        text.context.here.values.percent.search(text.words),
    )
    if there and not here and text.context.words.percent:
        yield text.problem("percent", "the English has a percentage and this has none", "write it as a percentage")


def currencies(text: Rendering) -> Iterator[Problem]:
    """Money is in the same currency.

    Bad: "$2 billion" → «2 миллиарда евро»; the currency left out.
    Good: "$2 billion" → 20億ドル; pounds that are a weight.
    Code: `currency`.
    """
    there, here = text.context.there.values, text.context.here.values
    for name, pattern in there.currencies.within(text.english):
        possible = here.possible_currencies.get(name)
        if possible is not None and pattern.search(text.english) and not possible.search(text.words):
            yield text.problem("currency", f"{name} of the English is not there", "write the same currency")
    for name, pattern in here.currencies.within(text.words):
        possible = there.possible_currencies.get(name)
        if possible is not None and pattern.search(text.words) and not possible.search(text.english):
            yield text.problem("currency", f"{name} does not stand in the English", "write the same currency")
