"""Numbers, dates, times and sums of money in a sentence, as values: "29 February" is what "February 29" is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from explainer.language.english import ValueWords
from explainer.model.edtf import Date, Period

_NOON = 12
_LONGEST_RELATION = 40
"""Characters of "no later than the" and its like, with room for spaces."""
_MOST_SIDES = 10
"""A count up to here may be of those who are named: "the two countries"."""


@dataclass(frozen=True)
class Clock:
    """A time of day; `half` is `a` or `p` where it is written."""

    hour: int
    minute: int
    half: str | None

    def agrees_with(self, other: Clock) -> bool:
        """Whether both can be the same moment: 12:34 pm, 12:34."""
        return self.minute == other.minute and not self.possible.isdisjoint(other.possible)

    @property
    def possible(self) -> frozenset[int]:
        """The hours of the day it can mean."""
        if self.half is None:
            return frozenset({self.hour})
        return frozenset({self.hour % _NOON + (_NOON if self.half == "p" else 0)})


@dataclass(frozen=True)
class Amount:
    """A number, and what it counts: nothing said, `%` or a currency's code."""

    number: Decimal
    unit: str = ""


Value = Date | Period | Clock | Amount


@dataclass(frozen=True)
class Found:
    """A value and the place it has in a text."""

    start: int
    end: int
    value: Value
    relation: str = ""
    """What the words before a date make of it: `by`, `since` …; empty for "on", "in" and nothing."""
    lead: int = -1
    """Where those words begin; `start` where there are none."""


@dataclass(frozen=True)
class ValueReader:
    """Finds values in English."""

    words: ValueWords

    def read(self, text: str) -> tuple[Found, ...]:
        """Every value in the text, in order. Apostrophes must be the keyboard's."""
        found: list[Found] = []
        taken = bytearray(len(text))
        for pattern, reader in (
            (self._dates, self._date),
            (self._periods, self._period),
            (self._clocks, self._clock),
            (self._numbers, self._number),
        ):
            for match in pattern.finditer(text):
                value = None if any(taken[match.start() : match.end()]) else reader(match)
                if value is None:
                    continue
                start, end = match.span()
                before = (
                    self._relations.search(text, max(0, start - _LONGEST_RELATION), start)
                    if isinstance(value, Date | Period)
                    else None
                )
                relation = self.words.relations[_plain(before["words"])] if before else ""
                lead = before.start() if before else start
                taken[lead:end] = b"x" * (end - lead)
                found.append(Found(start, end, value, relation, lead))
        return tuple(sorted(found, key=lambda one: one.start))

    # --- dates --------------------------------------------------------------------------------------------------------

    @cached_property
    def _dates(self) -> re.Pattern[str]:
        month = rf"(?:{_any(self.words.month_numbers)})"
        # Alone, "Jun" and "Jan" are rather names of people.
        alone = _any(name for name in self.words.month_numbers if len(name) > len("jan") or name == "may")
        day, year = r"(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d)(?!\w)", r"((?:1[5-9]|20)\d\d)(?!\w)"
        return re.compile(
            rf"""
              (?<!\w)(?P<m1>{month})\b\.?\s+{day.replace("(", "(?P<d1>", 1)}(?:,?\s+{year.replace("(", "(?P<y1>", 1)})?
            | (?<![\w.,:]){day.replace("(", "(?P<d2>", 1)}(?:\s+of)?[\s-]+(?P<m2>{month})\b\.?
              (?:,?[\s-]+{year.replace("(", "(?P<y2>", 1)})?
            | (?<!\w)(?P<m3>{month})\b\.?,?(?:\s+of)?\s+{year.replace("(", "(?P<y3>", 1)}
            | (?<![\w-])(?P<y4>\d{{4}})-(?P<m4>\d\d)-(?P<d4>\d\d)(?![\w-])
            | (?<=\s)(?P<m5>{alone})\b
            """,
            re.VERBOSE | re.IGNORECASE,
        )

    def _date(self, match: re.Match[str]) -> Date | None:
        parts = {name[0]: text for name, text in match.groupdict().items() if text is not None}
        if match["m4"]:
            return Date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
        if parts["m"].islower():  # "may" is a verb, "march" a walk
            return None
        year, day = parts.get("y"), parts.get("d")
        return Date(
            int(year) if year else None, self.words.month_numbers[parts["m"].lower()], int(day) if day else None
        )

    @cached_property
    def _periods(self) -> re.Pattern[str]:
        place = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final|latter|opening)"
        year = r"(?:(?:\s+of)?(?:\s+the)?(?:\s+year)?,?\s+(?P<y{}>(?:1[5-9]|20)\d\d)\b)?"
        return re.compile(
            rf"""
              (?<!\w)(?P<place>{place})[\s-]+(?P<part>half|quarter)\b(?:[\s-]year\b)?{year.format(1)}
            | (?<!\w)(?P<code>[HQ][1-4])\b{year.format(2)}
            | (?<!\w)(?P<y3>20\d\d)[\s-](?P<code3>[HQ][1-4])\b
            """,
            re.VERBOSE | re.IGNORECASE,
        )

    @staticmethod
    def _period(match: re.Match[str]) -> Period | None:
        year = match["y1"] or match["y2"] or match["y3"]
        if code := match["code"] or match["code3"]:
            return Period(int(year) if year else None, code.upper()) if code[0].isupper() else None
        kind = match["part"][0].upper()
        last = {"H": 2, "Q": 4}[kind]
        places = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4}
        place = match["place"].lower()
        number = int(place[0]) if place[0].isdigit() else places.get(place, last)
        return Period(int(year) if year else None, f"{kind}{number}")

    @cached_property
    def _relations(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?P<words>{_any(self.words.relations)})\s+(?:the\s+)?\Z", re.IGNORECASE)

    # --- numbers ------------------------------------------------------------------------------------------------------

    @cached_property
    def _clocks(self) -> re.Pattern[str]:
        return re.compile(
            r"(?<![\w.:])(?P<h>\d\d?)(?:[:.](?P<m>\d\d))?\s*(?P<half>[ap])\.?m\b\.?"
            r"|(?<![\w.:])(?P<h2>\d\d?):(?P<m2>\d\d)(?![\w:])",
            re.IGNORECASE,
        )

    @staticmethod
    def _clock(match: re.Match[str]) -> Clock:
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        return Clock(hour, minute, match["half"].lower() if match["half"] else None)

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        words = _any({**self.words.cardinals, **self.words.ordinals, **self.words.scales})
        signs = "|".join(re.escape(sign) for sign in self.words.currencies if not sign[-1].isalpha())
        names = _any(name for name in self.words.currencies if name.isalpha())
        units = "|".join((*map(re.escape, self.words.percent), names))
        digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
        spelled = rf"(?:{words}|one(?=[\s-](?:{_any(self.words.scales)})\b))\b"
        scale = rf"(?:[\s-]?(?:{_any(self.words.scales)})\b)?"
        return re.compile(
            rf"""
            (?P<sign>(?<!\w)(?:{signs})\s?)?
            (?: (?<![\w.,:])(?<![A-Z]-)(?P<digits>{digits})(?:(?P<ordinal>st|nd|rd|th)\b)?(?P<scale>{scale})(?![\w])
              | (?<!\w)(?P<spelled>{spelled}(?:[\s-]+(?:and\s+)?{spelled})*) )
            (?:[\s-]?(?P<unit>{units})(?!\w))?
            """,
            re.VERBOSE | re.IGNORECASE,
        )

    def _number(self, match: re.Match[str]) -> Value | None:
        if match["digits"]:
            number = Decimal(match["digits"].replace(",", ""))
            number *= self.words.scales.get(match["scale"].strip(" -").lower(), 1) if match["scale"] else 1
        else:
            spelled = self._spelled(match["spelled"])
            if spelled is None or _is_adverb(match):
                return None
            number = spelled
        sign, unit = match["sign"], match["unit"]
        if sign:
            return Amount(number, self.words.currencies[sign.strip().lower()])
        if unit:
            is_percent = unit.lower() in self.words.percent
            return Amount(number, "%" if is_percent else self.words.currencies[unit.lower()])
        if match["digits"] and re.fullmatch(r"(1[5-9]|20)\d\d", match["digits"]) and not match["scale"]:
            return Date(int(match["digits"]))
        return Amount(number)

    def _spelled(self, words: str) -> Decimal | None:
        """Two hundred and fifty is 250: each word adds to the number before it, a scale multiplies it."""
        total, part = 0, 0
        for word in re.split(r"[\s-]+", words.lower()):
            if word in self.words.scales:
                scale = self.words.scales[word]
                if scale > max(self.words.cardinals.values()) * _MOST_SIDES:
                    total, part = total + max(part, 1) * scale, 0
                else:
                    part = max(part, 1) * scale
            elif word != "and":
                part += self.words.cardinals.get(word, self.words.ordinals.get(word, 1))
        return Decimal(total + part)


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


def _is_adverb(match: re.Match[str]) -> bool:
    """Whether it is no number, but a place in time or order: "with the family name first", "at first"."""
    text = match.string
    alone = match["spelled"].lower() == "first"
    return alone and (text[: match.start()].endswith("at ") or not re.match(r"\s+\w", text[match.end() :]))


def _any(words: Iterable[str]) -> str:
    """An alternation, the longest word first."""
    names = sorted(words, key=len, reverse=True)
    return "|".join(re.sub(r"\\ ", r"\\s+", re.escape(name)) for name in names)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
