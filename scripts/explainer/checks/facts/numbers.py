"""Dates, numbers, percentages, sums of money, times: each is in the evidence, or follows from what is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from explainer.checks.facts.case import Case, Stance, Utterance, quotes
from explainer.checks.facts.counted import heads
from explainer.checks.facts.support import days_of, follows, is_inferred, is_rounded, shares_unit, supports
from explainer.language.english import values as words_of_values
from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Found, Value, Weekday
from explainer.language.values.fractions import percentages
from explainer.language.values.measures import PERCENT, units
from explainer.language.values.relations import relations_to_that
from explainer.model.edtf import Date, Period
from explainer.model.facts import Kind
from explainer.problem import Problem

_SEVERAL = range(2, 11)
_COUNTS_FROM = re.compile(
    r"\b(?:(?:the|an?|one)\s+(?:day|week|month|year)|days|weeks|months|years|decades)\s+(?:before|after)\s+\Z",
    re.IGNORECASE,
)
"""Before a date that only helps to tell another one."""
_ONE_LENGTH = re.compile(r"\b(?:an?|the)\s+(\w+)\b(?!\s+(?:ago|later|earlier)\b)", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:ceased|closed|died|ended|finished|left|quit|resigned|retired|stopped|stepped down|was sold)\b"
    r"(?:\s+\w+){0,2}?\s+(?:in|on)\s+\Z"
)
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n\w*|commenc\w+|launch\w*|open(?:s|ed|ing)?|start(?:s|ed|ing)?|introduced"
    r"|(?:came|comes?|coming|goes?|went|enter(?:s|ed)?|put) into (?:force|effect|use)|t(?:akes?|ook|aken) effect)\b"
    r"(?:\s(?:across|again|at|for|here|in|there|work)\b(?:\s[\w-]+){0,3}?)?\s+(?:on|in|at)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Before the day on which something begins, that is so from then on."""
_LONG = frozenset({"duration-decade", "duration-century"})
"""What is told of in years as well."""


def unsupported_date(case: Case) -> Iterator[Problem]:
    """Every date and day of the week in a sentence of ours is in its evidence, as a value.

    One that is put together from two places (a day here, its year there) or counted from "Thursday" or "last year"
    stands where the dateline is quoted too, or in an inferred claim.

    Bad: "on 28 February 2024" on "February 29"; "in the second half of 2025" on "by the first half of 2025"
    Good: "on 9 March 2024" on "March 9, 2024"; "in 2023" on "last year", with the dateline
    """
    for utterance in case.utterances:
        theirs = case.values(utterance)
        written = [one for one in theirs if not one.counted]
        for one in _dates(case, utterance):
            is_reasoned = _may_combine(case, utterance)
            if isinstance(one.value, Weekday) and (named := _day_beside(case, utterance, one, theirs)):
                is_supported = bool(supports(one.value, named))
            else:
                is_supported = (
                    bool(supports(one.value, theirs if is_reasoned else written, combine=is_reasoned))
                    or _is_counted(case, utterance, one)
                    or (is_reasoned and _is_reckoned_date(one, theirs))
                )
            if is_supported:
                continue
            cited = utterance.cite(one.start, one.end)
            code, message = "unsupported-date", f"the date {cited} is not in {_grounds(utterance)}"
            fix = "write the date that the article gives, and quote it"
            if supports(one.value, theirs, combine=True):
                code, message = "inferred-date", f"the article does not write {cited} in one place"
                fix = "quote the dateline too, or make it a claim of the kind inferred, with 'because'"
            yield Problem(utterance.at(one.start, one.end), code, message, fix)


def _day_beside(case: Case, utterance: Utterance, weekday: Found, theirs: Sequence[Found]) -> list[Found]:
    """The day that is written behind a day of the week, with the year that the article gives it."""
    for one in case.wording(utterance).values:
        between = utterance.text.words[weekday.end : one.start]
        if (
            isinstance(one.value, Date)
            and one.value.day
            and between.strip(" ,") in {"", "the"}
            and one.start > weekday.end
        ):
            return [one] if one.value.is_real else supports(one.value, theirs)
    return []


_DEADLINES = frozenset({"by", "before", "until"})
_BEGINNINGS = frozenset({"after", "since"})


def date_relation(case: Case) -> Iterator[Problem]:
    """A date keeps its "by", "until", "since" …: a deadline is not a day, and no beginning.

    Bad: "in the first half of 2025" on "by the first half of 2025"; "after Thursday" on "by Thursday"
    Good: "no later than the first half of 2025" on the same; "the year before 1929", which counts from a date
    """
    for utterance in case.assertions:
        theirs, is_reasoned = case.values(utterance), _may_combine(case, utterance)
        text = case.wording(utterance).text
        # "Before that date": the relation may stand beside another word for the date.
        elsewhere = relations_to_that(case.grounds(utterance))
        for one in _dates(case, utterance):
            found = supports(one.value, theirs, combine=is_reasoned)
            if _is_of_dateline(case, utterance, one.value):
                continue  # "the winter before May 2023" on "last winter"
            relations = list(dict.fromkeys(other.relation for other in found))
            if not found or any(_are_one(one.relation, relation) for relation in relations):
                continue
            is_plain = re.search(r"(?:\b(?:on|in|at)\s+(?:the\s+)?|^\W*)\Z", text[: one.start], re.IGNORECASE)
            if re.search(r"\bthan\s+(?:in|on|at)\s+\Z", text[: one.start]):
                continue  # "smaller than in 2020" is "shrunk since 2020"
            if _COUNTS_FROM.search(text[: one.start]):
                continue
            if one.relation == "until" and relations == [""] and _ends_then(case, utterance, found):
                continue  # who retired in 2004 worked until then
            # What is so on Monday is so by Monday, and what begins on a day is so from that day.
            is_gained = relations == [""] and (
                one.relation == "since" or (one.relation == "by" and isinstance(one.value, Weekday))
            )
            is_gained |= relations == ["since"] and not one.relation and _BEGINS.search(text[: one.start]) is not None
            if (
                is_gained
                or (not one.relation and not is_plain)
                or any(_are_one(one.relation, other) for other in elsewhere)
            ):
                continue
            cited = utterance.cite(one.lead, one.end)
            article = "', '".join(dict.fromkeys(_before(case, utterance, other) or "on, in" for other in found))
            message = f"{cited}: the article has '{article}' before this date"
            fix = "say of the date what the article says: a deadline is not a day"
            yield Problem(utterance.at(one.lead, one.end), "date-relation", message, fix)


def _is_of_dateline(case: Case, utterance: Utterance, value: Value) -> bool:
    """Whether only the dateline has a date, from which a time of the evidence is counted."""
    dateline = case.article.seed.dateline
    here = [quote for quote in utterance.evidence if dateline is None or quote.unit != dateline.id]
    values = [one for quote in here for one in case.values_of(quote)]
    return len(here) < len(utterance.evidence) and any(one.counted for one in values) and not supports(value, values)


def _ends_then(case: Case, utterance: Utterance, dates: Sequence[Found]) -> bool:
    """Whether something ends on one of these dates: "retired in 2004", "closed on Monday"."""
    units = ((quote, case.article.seed.unit(quote.unit)) for quote in utterance.evidence)
    return any(
        _ENDS.search(unit.span.text[: one.start]) is not None
        for quote, unit in units
        if unit is not None
        for one in case.values_of(quote)
        if one in dates
    )


def _before(case: Case, utterance: Utterance, date: Found) -> str:
    """The words before a date that tell its relation, as the article writes them."""
    for quote in utterance.evidence:
        unit = case.article.seed.unit(quote.unit)
        if unit is not None and date in case.values_of(quote):
            return unit.span.text[date.lead : date.start].strip() or date.relation
    return date.relation


def _are_one(ours: str, theirs: str) -> bool:
    """Whether both open the same side: by, before and until are deadlines, after and since beginnings."""
    return ours == theirs or any({ours, theirs} <= side for side in (_DEADLINES, _BEGINNINGS))


def unsupported_number(case: Case) -> Iterator[Problem]:
    """Every number, percentage, sum of money, measure and time of day is in its evidence, in digits or words.

    In another unit it is the same measure (two days, 48 hours). It may be the sum or difference of two that are there;
    what an inferred claim counts, its numbers give. "The two countries" may stand where the evidence lists two.

    Bad: "three sides" on "both parties"; "10 %" on "10 million"; "40 miles" on "40 kilometres"
    Good: "12 flights" on "twelve flights"; "at 12:34" on "12:34 pm"; "seven points" on "to 58 percent from 51"
    """
    for utterance in case.utterances:
        theirs = case.values(utterance)
        ours = case.wording(utterance).values
        for one in ours:
            # Who is second is not two; but what happens in the 18th minute does so after 18.
            which = [v for v in theirs if v.is_ordinal == one.is_ordinal or not _is_few(v.value)]
            if isinstance(one.value, Date | Period | Weekday) or supports(one.value, which):
                continue
            if isinstance(one.value, Amount) and (
                shares_unit(one.value, ours, theirs)
                or _is_near(one, theirs)
                or _is_share(case, utterance, one)
                or _is_adverb(utterance, one)
                or (one.is_ordinal and _is_which(one.value, theirs))
                or _is_reckoned(case, utterance, one.value)
                or _counts(case, utterance, one)
                or _is_one_length(case, utterance, one.value)
            ):
                continue
            cited = utterance.cite(one.start, one.end)
            message = f"the {_sort(one)} {cited} is not in {_grounds(utterance)}"
            fix = "write what the article gives, and quote it; or leave it out"
            yield Problem(utterance.at(one.start, one.end), "unsupported-number", message, fix)


def _is_which(ours: Amount, theirs: Sequence[Found]) -> bool:
    """Whether it is an ordinal of the evidence, whatever it counts, or the day of a date that the article means."""
    amounts = {other.value.number for other in theirs if other.is_ordinal and isinstance(other.value, Amount)}
    days = {other.value.day for other in theirs if isinstance(other.value, Date)}
    return ours.number in amounts or ours.number in days


def _is_share(case: Case, utterance: Utterance, one: Found) -> bool:
    """Whether it is a share in other words: 80 percent on "four in five", "a tenth" on 10 percent."""
    text = case.grounds(utterance)
    theirs = {share for *_, share in percentages(text)}
    theirs |= {
        v.number
        for v in (other.value for other in case.values(utterance))
        if isinstance(v, Amount) and v.unit == PERCENT
    }
    if isinstance(one.value, Amount) and one.value.unit == PERCENT:
        ours = [one.value.number]
    else:
        ours = [
            share
            for start, end, share in percentages(case.wording(utterance).text)
            if start <= one.start and one.end <= end
        ]
    return any(
        share == other or is_rounded(share, other) or is_rounded(other, share) for share in ours for other in theirs
    )


def _is_adverb(utterance: Utterance, one: Found) -> bool:
    """Whether "first" says when, not which: "if the union first cancelled the strike", "was first elected"."""
    text = utterance.text.words
    return text[one.start : one.end] == "first" and re.match(r"\s+\w+ed\b", text[one.end :]) is not None


def _is_few(value: Value) -> bool:
    return isinstance(value, Amount) and value.number in _SEVERAL


def _is_near(one: Found, theirs: Sequence[Found]) -> bool:
    """Whether it says of itself that it is rounded, and the evidence has the number."""
    return (
        bool(one.relation)
        and one.relation != "exactly"
        and any(
            isinstance(one.value, Amount)
            and isinstance(other.value, Amount)
            and one.value.unit == other.value.unit
            and is_rounded(one.value.number, other.value.number)
            for other in theirs
        )
    )


def _amounts(case: Case, values: Sequence[Found], text: str) -> list[Amount]:
    """The numbers from which others may be reckoned: years, the second of a quarter, and "one", "half" are some too."""
    found = [one.value for one in values if isinstance(one.value, Amount)]
    found += [Amount(Decimal(one.value.year)) for one in values if isinstance(one.value, Date) and one.value.year]
    parts = [one.value.part[1:] for one in values if isinstance(one.value, Period)]
    found += [Amount(Decimal(number)) for number in parts if number.isdigit()]
    words = {word.lower for word in case.reader.read(text).words}
    return found + [Amount(Decimal(number)) for word, number in words_of_values().counting.items() if word in words]


def _is_reckoned(case: Case, utterance: Utterance, ours: Amount) -> bool:
    given = [value for evidence in utterance.evidence for value in case.values_of(evidence)]
    text = quotes(utterance.evidence)
    if utterance.stance is Stance.REASONS:
        given += [one for one in case.wording(utterance).values if one.value != ours]
    elif not utterance.is_inferred:
        amounts = [one.value for one in given if isinstance(one.value, Amount)]
        halves = (Amount(2 * ours.number, ours.unit), Amount(2 * ours.number)) if _HALF.search(text) else ()
        return follows(ours, amounts) or any(half in amounts for half in halves)
    for claim in utterance.claims if utterance.is_inferred else ():
        text = f"{text}\n{claim.because.words if claim.because is not None else ''}"
        given += case.reader.read(claim.because.words).values if claim.because is not None else ()
    is_reason = utterance.stance is Stance.REASONS
    numbers = [one for one in _amounts(case, given, text) if one.number != ours.number or not is_reason]
    return is_inferred(ours, numbers, twice=is_reason)


_HALF = re.compile(r"\bhalf\b", re.IGNORECASE)


def _is_reckoned_date(one: Found, theirs: Sequence[Found]) -> bool:
    """Whether an inference reckons it: a year from years, the day that lies 48 hours from another."""
    match one.value:
        case Date(year=int() as year, month=None):
            years = {other.value.year for other in theirs if isinstance(other.value, Date)} - {None}
            amounts = [other.value for other in theirs if isinstance(other.value, Amount)]
            spans = {amount.number for amount in amounts if amount.unit in {"", "duration-year"}}
            return any(abs(Decimal(year) - other) in spans for other in years if other is not None)
        case Date(day=int()) as date if date.is_real:
            lengths = {days_of(other.value) for other in theirs if isinstance(other.value, Amount)} - {None}
            days = {other.value.first for other in theirs if isinstance(other.value, Date) and other.value.is_real}
            return any(abs((date.first - day).days) in lengths for day in days)
        case _:
            return False


def _is_counted(case: Case, utterance: Utterance, one: Found) -> bool:
    """Whether the facts have that date under words without a date in figures, inferred by this very claim."""
    claims = {claim.id for claim in utterance.claims if claim.kind is Kind.INFERRED}
    counted = [
        when.named
        for when in case.article.facts.dates.values()
        if when.inferred in claims and not any(isinstance(v.value, Date | Period) for v in case.values_of(when.words))
    ]
    return any(
        one.value.is_part_of(value) if isinstance(one.value, Date) and isinstance(value, Date) else one.value == value
        for value in counted
    )


def _dates(case: Case, utterance: Utterance) -> Iterator[Found]:
    return (one for one in case.wording(utterance).values if isinstance(one.value, Date | Period | Weekday))


def _may_combine(case: Case, utterance: Utterance) -> bool:
    """Whether it may count from the dateline: an inference, no assertion, or a claim that quotes the dateline too."""
    dateline = case.article.seed.dateline
    is_dated = dateline is not None and any(evidence.unit == dateline.id for evidence in utterance.evidence)
    return utterance.is_inferred or utterance.stance is not Stance.ASSERTS or is_dated


def _grounds(utterance: Utterance) -> str:
    return "the evidence" if utterance.stance is Stance.ASSERTS else "the article"


def _is_one_length(case: Case, utterance: Utterance, ours: Amount) -> bool:
    """Whether the evidence gives it as one of a longer time: "the work of a decade" is ten years' work."""
    lengths = (units().get(word[1].lower(), "") for word in _ONE_LENGTH.finditer(case.grounds(utterance)))
    return any(supports(ours, [Found(0, 0, Amount(Decimal(1), one))]) for one in lengths if one in _LONG)


def _counts(case: Case, utterance: Utterance, one: Found) -> bool:
    """Whether the number counts what is named or listed, and of what it counts the evidence gives no other number."""
    is_score = _A_SCORE.match(utterance.text.words, max(0, one.start - 2)) is not None
    if not isinstance(one.value, Amount) or one.value.unit or one.value.number not in _SEVERAL or is_score:
        return False
    number, text = int(one.value.number), case.grounds(utterance)
    theirs = case.reader.read(text)
    so_many = {many for word in theirs.words if (many := words_of_values().so_many.get(word.lower))}
    if number in so_many:
        return True
    names = case.names.in_text(text) | {name for claim in utterance.claims for name in claim.who}
    sorts = [case.sort_of(name) for name in names]
    counted = {sort: sorts.count(sort) for sort in set(sorts) - {"term", ""}}
    ours = heads(case, case.wording(utterance), one)
    named = {sort for sort in counted if ours & {case.reader.stem(word) for word in case.words.sorts[sort].words}}
    if number in counted.values() or named:
        return number in counted.values()
    if any(isinstance(other.value, Amount) and ours & heads(case, theirs, other) for other in theirs.values):
        return False
    few = {v.number for other in theirs.values if isinstance(v := other.value, Amount) and not v.unit}
    mine = {v.number for other in case.wording(utterance).values if isinstance(v := other.value, Amount)}
    if any(other in _SEVERAL for other in few - mine) or any(many < number for many in so_many - {number}):
        return False
    dates = {other.value for other in theirs.values if isinstance(other.value, Date | Period)}
    is_listed = re.search(
        rf"(?:[^,;.]{{2,60}},){{{number - 2}}}[^,;.]{{2,60}},?\s(?:and|or|compared|against|while|whereas)\s", text
    )
    return is_listed is not None or number == len(dates)


_A_SCORE = re.compile(r".{0,2}?\d+[–-]\d")


def _sort(one: Found) -> str:
    match one.value:
        case Clock():
            return "time"
        case Amount(unit="%"):
            return "percentage"
        case Amount(unit=""):
            return "number"
        case Amount(unit=unit) if "-" in unit:
            return "measure"
        case _:
            return "sum"
