"""What stands around the numbers of a sentence: at least, about, up to, a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from explainer.checks.facts.case import Case, quotes
from explainer.checks.facts.support import supports
from explainer.checks.facts.wording import Wording
from explainer.language.english import values
from explainer.language.values.amounts import Amount
from explainer.language.values.measures import units as units_of_measure
from explainer.language.values.pieces import any_of
from explainer.problem import Problem

_SIDES = {"least": "low", "more": "low", "most": "high", "less": "high", "about": "near", "nearly": "near"}

_JUST_BELOW = frozenset({"nearly", "less"})


def bound_differs(case: Case) -> Iterator[Problem]:
    """A number keeps its "at least", "about", "up to", "fewer than": it is no other bound, and not the number itself.

    Bad: "14 lines", "about 14 lines", "up to 14 lines" on "at least 14 of the lines"; "exactly 20" on "20"
    Good: "14 or more" on "at least 14"; "almost 20" on "about 20"
    """
    for utterance in case.assertions:
        theirs = case.values(utterance)
        for one in case.wording(utterance).values:
            if not isinstance(one.value, Amount) or (one.is_ordinal and not one.relation):
                continue
            found = [other for other in supports(one.value, theirs) if isinstance(other.value, Amount)]
            if "over" in {one.relation, *(other.relation for other in found)}:
                continue  # "over two years" may be more than that, or all that time
            if _side(one.relation) == "high" and re.search(r"\b(?:only|just)\b", quotes(utterance.evidence)):
                continue
            sides = {_side(other.relation) for other in found}
            ours = _side(one.relation)
            # "Some 40" of what is 40 weakens it; whoever rounds says so.
            is_near = {ours, "near"} & sides and {one.relation, *(other.relation for other in found)} <= _JUST_BELOW
            if (
                not found
                or ours in sides
                or is_near
                or (ours == "near" and "" in sides)
                or (not ours and "exactly" in sides)
            ):
                continue
            cited = utterance.cite(one.lead, one.end)
            bound = next(other.relation for other in found)
            said = (
                f"the article says '{_WORDS[bound]}' of this number" if bound else "the article gives the bare number"
            )
            fix = "say of the number what the article says"
            yield Problem(utterance.at(one.lead, one.end), "bound-differs", f"{cited}: {said}", fix)


_WORDS = {
    "least": "at least", "more": "more than", "most": "up to", "less": "less than", "about": "about",
    "nearly": "nearly", "exactly": "exactly",
}  # fmt: skip


def _side(relation: str) -> str:
    return _SIDES.get(relation, relation)


def rate_differs(case: Case) -> Iterator[Problem]:
    """What is counted by the month is not counted by the week.

    Bad: "300 euros a week" on "300 euros a month"
    Good: "a monthly 300 euros" on the same
    """
    for utterance in case.assertions:
        ours = {_rate(match): match for match in _counting(case.wording(utterance))}
        theirs = {_rate(match) for match in _counting(case.reader.read(quotes(utterance.evidence)))}
        for rate, match in ours.items():
            if theirs and rate not in theirs and theirs - ours.keys():
                cited, article = utterance.cite(*match.span()), "', '".join(sorted(theirs))
                message = f"{cited}: the article counts this by the '{article}'"
                yield Problem(
                    utterance.at(*match.span()), "rate-differs", message, "count by what the article counts by"
                )


def lapse_differs(case: Case) -> Iterator[Problem]:
    """What came a month later did not come a year later.

    Bad: "took effect a year later" on "took effect a month later"
    Good: "took effect a month after that" on the same
    """
    for utterance in case.assertions:
        article = case.reader.read(quotes(utterance.evidence)).text
        theirs = [match[0] for match in _lapses().finditer(article)]
        for unit, match in {one[1].lower(): one for one in _lapses().finditer(case.wording(utterance).text)}.items():
            if theirs and not re.search(rf"\b{unit}", article, re.IGNORECASE):
                message = f"{utterance.cite(*match.span())}: the article says '{theirs[0]}'"
                yield Problem(
                    utterance.at(*match.span()), "lapse-differs", message, "keep the article's length of time"
                )


def _counting(wording: Wording) -> Iterator[re.Match[str]]:
    """The words that count a number by something; "a week" only soon behind one, or behind "twice"."""
    for match in _rates().finditer(wording.text):
        before = wording.text[: match.start()]
        near = any(re.fullmatch(r"(?:[ -][\w'’-]+){0,3}[ -]", before[one.end :]) for one in wording.values)
        if " " not in match[0] or near or re.search(r"\b(?:once|twice|times)\s+\Z", before, re.IGNORECASE):
            yield match


def _rate(match: re.Match[str]) -> str:
    return values().rates[" ".join(match[0].lower().split())]


@cache
def _lapses() -> re.Pattern[str]:
    units = any_of(word for word, unit in units_of_measure().items() if unit.startswith("duration-"))
    return re.compile(rf"(?<!\w)(?:an?|one)\s+({units})(?=\s+(?:before|after|later|earlier|ago)\b)", re.IGNORECASE)


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?<!half )(?:{any_of(values().rates)})(?!\w)(?! (?:later|earlier|before|after|ago|old))",
        re.IGNORECASE,
    )
