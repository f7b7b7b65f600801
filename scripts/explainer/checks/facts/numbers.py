"""Dates, numbers, percentages, sums of money, times."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance, Utterance
from explainer.checks.facts.support import supports
from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Found
from explainer.model.edtf import Date, Period
from explainer.model.facts import Kind
from explainer.problem import Problem

_SEVERAL = range(2, 11)


def unsupported_date(case: Case) -> Iterator[Problem]:
    """Every date in a sentence of ours is in its evidence, as a value.

    One that is put together from two places (a day here, its year there) stands only in an inferred claim; so does one
    that was counted from "Thursday" or "last year", which is then the date whose `inferred` names that claim.

    Bad: "on 28 February 2024" on "February 29"; "in the second half of 2025" on "by the first half of 2025"
    Good: "on 9 March 2024" on "March 9, 2024"; "in March 2024" likewise
    """
    for utterance in case.utterances:
        theirs = case.values(utterance)
        for one in _dates(case, utterance):
            if supports(one.value, theirs, combine=_may_combine(utterance)) or _is_counted(case, utterance, one):
                continue
            cited = utterance.cite(one.start, one.end)
            code, message = "unsupported-date", f"the date {cited} is not in {_grounds(utterance)}"
            fix = "write the date that the article gives, and quote it"
            if supports(one.value, theirs, combine=True):
                code, message = "inferred-date", f"the article does not write {cited} in one place"
                fix = "make it a claim of the kind inferred, with 'because'; or leave out what is not written there"
            yield Problem(utterance.at(one.start, one.end), code, message, fix)


def date_relation(case: Case) -> Iterator[Problem]:
    """A date keeps its "by", "until", "since" …: a deadline is not a day.

    Bad: "in the first half of 2025" on "by the first half of 2025"
    Good: "no later than the first half of 2025" on the same
    """
    for utterance in case.assertions:
        theirs = case.values(utterance)
        for one in _dates(case, utterance):
            found = supports(one.value, theirs, combine=_may_combine(utterance))
            relations = list(dict.fromkeys(other.relation for other in found))
            if found and one.relation not in relations:
                cited = utterance.cite(one.lead, one.end)
                article = "', '".join(relation or "on, in" for relation in relations)
                message = f"{cited}: the article has '{article}' before this date"
                fix = "say of the date what the article says: a deadline is not a day"
                yield Problem(utterance.at(one.lead, one.end), "date-relation", message, fix)


def unsupported_number(case: Case) -> Iterator[Problem]:
    """Every number, percentage, sum of money and time of day is in its evidence, in digits or words.

    "The two countries" may stand where the evidence names two countries.

    Bad: "three sides" on "both parties"; "10 %" on "10 million"
    Good: "12 flights" on "twelve flights"; "at 12:34" on "12:34 pm"
    """
    for utterance in case.utterances:
        theirs = case.values(utterance)
        for one in case.wording(utterance).values:
            if isinstance(one.value, Date | Period) or supports(one.value, theirs) or _counts(case, utterance, one):
                continue
            cited = utterance.cite(one.start, one.end)
            message = f"the {_sort(one)} {cited} is not in {_grounds(utterance)}"
            fix = "write what the article gives, and quote it; or leave it out"
            yield Problem(utterance.at(one.start, one.end), "unsupported-number", message, fix)


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
    return (one for one in case.wording(utterance).values if isinstance(one.value, Date | Period))


def _may_combine(utterance: Utterance) -> bool:
    return utterance.is_inferred or utterance.stance is not Stance.ASSERTS


def _grounds(utterance: Utterance) -> str:
    return "the evidence" if utterance.stance is Stance.ASSERTS else "the article"


def _counts(case: Case, utterance: Utterance, one: Found) -> bool:
    """Whether the number counts those who are named."""
    if not isinstance(one.value, Amount) or one.value.unit or one.value.number not in _SEVERAL:
        return False
    names = case.names.in_text(case.grounds(utterance)) | {name for claim in utterance.claims for name in claim.who}
    sorts = [case.sort_of(name) for name in names]
    return any(sorts.count(sort) == one.value.number for sort in set(sorts) - {"term", ""})


def _sort(one: Found) -> str:
    match one.value:
        case Clock():
            return "time"
        case Amount(unit="%"):
            return "percentage"
        case Amount(unit=""):
            return "number"
        case _:
            return "sum"
