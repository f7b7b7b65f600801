"""The timeline: what stands at a date, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, quotes
from explainer.checks.facts.strength import levels
from explainer.checks.facts.support import supports
from explainer.model.facts import AHEAD, Claim, Entry, Status, When
from explainer.problem import Problem
from explainer.source import Span

_INVERTED = re.compile(r"(?:^|[,;]\s)(?:should|were|had)\s", re.IGNORECASE | re.MULTILINE)
_BEHIND = {Status.HAPPENED, Status.SAID}


def timeline_date(case: Case) -> Iterator[Problem]:
    """A claim stands at a date of which its evidence speaks: in the same sentence, or the claim says it.

    Bad: `{on: target, status: possible, claim: meeting}`
    Good: `{on: target, status: possible, claim: target}`
    """
    for entry, when in _entries(case):
        for claim in case.claims([entry.claim]):
            value = when.named
            said = case.reader.read(claim.text.words).values
            if when.words.unit not in {quote.unit for quote in claim.evidence} and (
                value is None or not supports(value, said)
            ):
                message = f"the evidence of '{claim.id}' does not speak of the date '{entry.on}' ('{when.words.words}')"
                fix = "name the claim that belongs to this date, or the date that belongs to this claim"
                yield Problem(_at(entry, "claim", when), "timeline-date", message, fix)


def timeline_future(case: Case) -> Iterator[Problem]:
    """What happened or is said to have lies before the article's last update; what is planned or expected, after it.

    Bad: `{on: target, status: happened}`, where the target is 2025 and the article of 2024
    Good: `{on: target, status: possible}`; `planned` for 2019 on "had planned to open it in 2019", whatever came of it
    """
    published = case.article.seed.day
    if published is None:
        return
    for entry, when in _entries(case):
        first, last = when.edtf.first, when.edtf.last
        begins_later = first is not None and first > published
        ends_later = last is None or last > published
        may_end_later = ends_later or last == published  # later on the same day
        if entry.status in _BEHIND and (begins_later or (ends_later and first is None)):
            message = f"'{entry.on}' lies after the article's last update ({published}), so it cannot have happened"
            fix = "write 'possible', 'conditional', 'expected', 'planned', or 'cancelled' where it is off"
        elif entry.status in AHEAD and not may_end_later and not _is_held_back(case, entry):
            message = f"'{entry.on}' lies before the article's last update ({published}), so it is not {entry.status}"
            fix = "write 'happened', if the article says that it did"
        else:
            continue
        yield Problem(_at(entry, "status", when), "timeline-future", message, fix)


def _is_held_back(case: Case, entry: Entry) -> bool:
    """Whether the evidence tells only of a plan, a hope or a chance, and that as strongly as the status does."""
    told = [level for claim in case.claims([entry.claim]) for level in levels(case, quotes(claim.evidence))]
    least = case.words.statuses.get(entry.status.value, 0)
    return bool(told) and case.words.strengths[max(told)].hedge and max(told) >= least


def status_raised(case: Case) -> Iterator[Problem]:
    """A status is no stronger than the evidence of its claim.

    Bad: `status: planned` on "addressed the potential establishment of direct flight routes"
    Good: `status: possible` on the same; `status: planned` on "said that a study would be ready"
    """
    for entry, when in _entries(case):
        least = case.words.statuses.get(entry.status.value)
        for claim in case.claims([entry.claim]):
            strongest = max(levels(case, quotes(claim.evidence)), default=None)
            is_awaited = entry.status is Status.EXPECTED and _is_awaited(claim, when)
            if least is not None and strongest is not None and strongest < least and not is_awaited:
                message = f"the evidence of '{claim.id}' says less than '{entry.status}'"
                fix = "write 'possible'" if entry.status is Status.EXPECTED else "write 'expected' or 'possible'"
                yield Problem(_at(entry, "status", when), "status-raised", message, fix)
            if entry.status is Status.CONDITIONAL and not _is_conditional(case, claim):
                message = f"the evidence of '{claim.id}' gives no condition"
                fix = "write what else it is, such as 'planned', or quote the words such as 'if', 'unless', 'once'"
                yield Problem(_at(entry, "status", when), "status-raised", message, fix)
            if entry.status is Status.RECURRING and not case.words.recurring.is_in(quotes(claim.evidence)):
                message = f"the evidence of '{claim.id}' does not say that it comes back"
                fix = "write what else it is, such as 'happened', or quote the words such as 'every', 'weekly'"
                yield Problem(_at(entry, "status", when), "status-raised", message, fix)
            if entry.status is Status.CANCELLED and not case.words.cancelled.is_in(quotes(claim.evidence)):
                message = f"the evidence of '{claim.id}' does not say that it is off"
                fix = "write what else it is, such as 'planned', or quote the words such as 'had been due', 'put off'"
                yield Problem(_at(entry, "status", when), "status-raised", message, fix)


def _is_awaited(claim: Claim, when: When) -> bool:
    """Whether a day is told as coming whatever is hoped for it: "hopes of work when the yard opens on Monday"."""
    told = re.compile(
        rf"\bwhen\b(?:(?!\b(?:may|might|could|would)\b)[^,;.])*?(?<!\w){re.escape(when.words.words)}(?!\w)"
    )
    return any(one.unit == when.words.unit and told.search(one.words) for one in claim.evidence)


def _is_conditional(case: Case, claim: Claim) -> bool:
    """Whether what a claim quotes has a condition: "if …", "once …", "should it not do so"."""
    words = quotes(claim.evidence)
    bearing = case.words.bearing
    return bearing.conditions.is_in(words) or bearing.conditional.is_in(words) or _INVERTED.search(words) is not None


def own_date(case: Case) -> Iterator[Problem]:
    """A date of the dateline is the article's own, and no other is.

    Bad: `{on: article-updated, status: happened}`; `{on: meeting-day, status: article}`
    Good: `{on: article-updated, status: article}`
    """
    if case.article.seed.dateline is None:
        return
    for entry, when in _entries(case):
        of_dateline = when.words.unit == case.article.seed.dateline.id
        if of_dateline and entry.status is not Status.ARTICLE:
            message = f"'{entry.on}' stands in the dateline: it is the article's own date, nothing else happened on it"
            yield Problem(_at(entry, "status", when), "own-date", message, "write 'article'")
        elif not of_dateline and entry.status is Status.ARTICLE:
            message = f"'{entry.on}' is not a date of the article itself: its words stand in {when.words.unit}"
            fix = "write what stands at it, such as 'happened' or 'planned'"
            yield Problem(_at(entry, "status", when), "own-date", message, fix)


def _entries(case: Case) -> Iterator[tuple[Entry, When]]:
    dates = case.article.facts.dates
    return ((entry, dates[entry.on]) for entry in case.article.facts.timeline if entry.on in dates)


def _at(entry: Entry, key: str, when: When) -> Span:
    return entry.places.get(key, when.at)
