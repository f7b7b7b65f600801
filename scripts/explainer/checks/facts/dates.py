"""The dates of the facts file, against the article's words for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case
from explainer.checks.facts.support import supports
from explainer.language.english import values
from explainer.language.values.evidence import Found
from explainer.language.values.pieces import weekdays_in
from explainer.model.edtf import Date, Edtf, Period, Range, Since, Until
from explainer.model.facts import When
from explainer.problem import Problem

_ASKS = re.compile(r"\b(?:asked|questioned|pressed)\b", re.IGNORECASE)
_ASKED = re.compile(rf"{_ASKS.pattern}\s+(?:\w+\s+){{0,2}}(?:about|on|over)\b([^,;.]*)", re.IGNORECASE)
_OPEN_START = frozenset({"by", "until"})
_OPEN_END = frozenset({"since"})


def date_differs(case: Case) -> Iterator[Problem]:
    """A date's value is what its words say.

    Bad: `edtf: 2024-02-28`, `words: {s1: "February 29"}`
    Good: `edtf: 2024-02-29`; the year may come from elsewhere (`inferred`)
    """
    for when in case.article.facts.dates.values():
        value, words = when.named, _written(case, when)
        if value is None or not words:
            continue
        if not any(_agrees(words_say, value) or _bounds(words_say, when.edtf) for words_say in words):
            message = f"'{when.words.words}' is not {when}"
            fix = "write the date that these words give"
            yield Problem(when.places.get("period", when.places["edtf"]), "date-differs", message, fix)


def date_not_written(case: Case) -> Iterator[Problem]:
    """Where the article does not write a date's year, the date names the inferred claim with the reasoning.

    That claim says the same date, or what the article's words leave out of it.

    Bad: `edtf: 2024-02-29`, `words: {s1: "February 29"}` without `inferred`
    Good: `inferred: meeting-day`, whose text is "The meeting took place on 29 February 2024."
    """
    for when in case.article.facts.dates.values():
        value = when.named
        if value is None:
            continue
        if when.inferred is None:
            if not supports(value, [one for one in _written(case, when) if not one.counted]):
                message = f"the article's words '{when.words.words}' do not write all of {when}"
                fix = "add 'inferred: …', the claim that tells where the rest comes from"
                yield Problem(when.places["edtf"], "date-not-written", message, fix)
            continue
        for claim in case.claims([when.inferred]):
            if claim.text.standard is not None and claim.text.standard.of == when.id:
                continue  # a standard text says the very date
            said = [_dates(case, text.words) for text in (claim.text, claim.short) if text is not None]
            agreeing = [[one for one in dates if _agrees(one, value)] for dates in said]
            differs = any(dates and not agree for dates, agree in zip(said, agreeing, strict=True))
            if differs or not agreeing[0] or not _says_all([*agreeing[0], *_written(case, when)], value):
                message = f"the claim '{claim.id}' does not say that it was {when}"
                fix = "make date and claim the same: the calendar and the page must not differ"
                yield Problem(when.places["inferred"], "date-not-written", message, fix)


def weekday_differs(case: Case) -> Iterator[Problem]:
    """A day that the article calls by its weekday is one.

    Bad: `edtf: 2023-05-05`, `words: {s1: "Thursday"}`
    Good: `edtf: 2023-05-04` for the same
    """
    for when in case.article.facts.dates.values():
        if not isinstance(when.edtf, Date) or not when.edtf.is_day:
            continue
        weekday, named = when.edtf.first.weekday(), weekdays_in(when.words.words)
        if named and weekday not in named:
            name = values().weekdays[weekday][0].capitalize()
            message = f"{when.edtf} is a {name}, and the article says '{when.words.words}'"
            yield Problem(when.places["edtf"], "weekday-differs", message, "count again from the article's date")


def day_of_question(case: Case) -> Iterator[Problem]:
    """A day behind what somebody was asked about reads as the day on which they were asked.

    Bad: "Asked about the vote on Friday, Lind said …" on "They vote on Friday." and "Lind, asked about that, said …"
    Good: "They vote on Friday; asked about that, Lind said …"
    """
    for utterance in case.assertions:
        for asked in _ASKED.finditer(utterance.text.words):
            if not _has_day(case, asked[1]):
                continue
            sentences = {quote.unit: case.article.seed.unit(quote.unit) for quote in utterance.evidence}
            texts = [unit.text for unit in sentences.values() if unit is not None]
            if not any(_has_day(case, text) for text in texts if _ASKS.search(text)):
                message = f"{utterance.cite(*asked.span())} reads as if that was the day of the question"
                fix = "let the day stand beside what happens on it, in a clause or a sentence of its own"
                yield Problem(utterance.at(*asked.span()), "day-of-question", message, fix)


def _has_day(case: Case, text: str) -> bool:
    return bool(weekdays_in(text)) or bool(_dates(case, text))


def open_side(case: Case) -> Iterator[Problem]:
    """A side of a date is open where its words are "by", "until" or "since", and nowhere else.

    Bad: `edtf: 2025-01-01/2025-06-30`, `words: {s2: "by the first half of 2025"}`
    Good: `edtf: ../2025-06-30`; `edtf: 2025-07-31/2025-08-02`, `words: {s2: "July 31 through Aug. 2"}`
    """
    for when in case.article.facts.dates.values():
        relations = {one.relation for one in _written(case, when)}
        # Words that leave "by" out name the day itself, from or until which something lasts.
        inside = _dates(case, when.words.words)
        quoted = set() if _has_both_ends(when.edtf, inside) else {one.relation for one in inside}
        expected: Edtf | None = None
        if relations & quoted & _OPEN_START and not isinstance(when.edtf, Until):
            expected = Until(when.edtf.end if isinstance(when.edtf, Range) else _closed(when.edtf))
        elif relations & quoted & _OPEN_END and not isinstance(when.edtf, Since):
            expected = Since(when.edtf.start if isinstance(when.edtf, Range) else _closed(when.edtf))
        elif relations == {""} and isinstance(when.edtf, Until | Since):
            expected = _closed(when.edtf)
        if expected is not None:
            message = f"'{when.words.words}' is not {when.edtf}: its words leave open another side, or none"
            yield Problem(when.places["edtf"], "open-side", message, f"write {expected}, or quote more of the words")


def _has_both_ends(value: Edtf, found: list[Found]) -> bool:
    """Whether words name both ends of a stretch: "July 31 through Aug. 2"."""
    ends = (value.start, value.end) if isinstance(value, Range) else ()
    return bool(ends) and all(any(_agrees(one, end) for one in found) for end in ends)


def _closed(value: Date | Until | Since) -> Date:
    match value:
        case Until(date) | Since(date):
            return date
        case date:
            return date


def _written(case: Case, when: When) -> list[Found]:
    """The dates in the words, and those that they mean."""
    return [one for one in case.values_of(when.words) if isinstance(one.value, Date | Period)]


def _dates(case: Case, words: str) -> list[Found]:
    """The dates in a sentence of ours."""
    return [one for one in case.reader.read(words).values if isinstance(one.value, Date | Period)]


def _says_all(found: list[Found], value: Date | Period) -> bool:
    """Whether one of them is the value, or has it for its first or last day: "until the end of October"."""
    ends = [one.value for one in found if isinstance(one.value, Date) and one.value.is_real]
    return bool(supports(value, found)) or any(value in {Date.of(one.first), Date.of(one.last)} for one in ends)


def _bounds(words: Found, edtf: Edtf) -> bool:
    """Whether a date that is open on one side begins, or ends, with the season that the words name."""
    match edtf, words.value:
        case Since(Date(day=None) as month), Period(year=int()) as said:
            return month.first == said.first
        case Until(Date(day=None) as month), Period(year=int()) as said:
            return month.last == said.last
        case _:
            return False


def _agrees(words: Found, value: Date | Period) -> bool:
    """Whether the words say nothing else than the value; they may say less."""
    match value, words.value:
        case Date(), Date() as said:
            return said.is_part_of(value)
        case Period(), Period() as said:
            return value.part == said.part and said.year in {None, value.year}
        case Period(), Date(month=None) as said:
            return said.year == value.year
        case _:
            return False
