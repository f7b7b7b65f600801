"""Whether the numbers of a sentence stand beside the words they stand beside in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from explainer.checks.facts.case import Case, quotes
from explainer.checks.facts.wording import Wording
from explainer.language.english import grammar
from explainer.language.values.amounts import Amount
from explainer.language.values.evidence import Found, Value
from explainer.language.values.measures import PERCENT, POINTS
from explainer.language.values.pieces import any_of
from explainer.problem import Problem

_A_BOUNDARY = 10
"""As how many words a comma or an "and" between a number and a word counts."""
_A_MARGIN = 3
"""By how many words a word is nearer to one number than to another, to be that number's."""

_NEAR = 14
"""How far a word may be from a number that is its own."""
_TWO, _A_HUNDRED = 2, 100

Cue = str | Value | Decimal


def numbers_paired_anew(case: Case) -> Iterator[Problem]:
    """Two numbers do not change places: each stands beside the words beside which the article has it.

    Bad: "Halden lost 22 percent, Brisk 6" on "Halden fell 6 percent, while Brisk rose 22"; "3 people in 111 crashes" on
    "111 people in 3 crashes"; "from 58 to 51" on "to 58 from 51"
    Good: "Brisk rose 22 percent and Halden fell 6" on the same
    """
    for utterance in case.assertions:
        ours = _Placed.of(case, case.wording(utterance))
        if len(ours.numbers) < _TWO:
            continue
        texts = [*(quote.words for quote in utterance.evidence), quotes(utterance.evidence)]
        read = [_Placed.of(case, case.reader.read(text)) for text in texts]
        for one, other in combinations(ours.numbers, 2):
            theirs = next((each for each in read if each.may_exchange(one, other)), None)
            if theirs is not None and _are_exchanged(ours, theirs, one, other):
                first, second = sorted((ours.numbers[one], ours.numbers[other]), key=lambda found: found.start)
                cited = f"{utterance.cite(first.start, first.end)} and {utterance.cite(second.start, second.end)}"
                message = f"{cited} have changed places: in the evidence each belongs to the other's words"
                fix = "give each number what the article gives it"
                yield Problem(utterance.at(first.start, second.end), "numbers-paired-anew", message, fix)


@dataclass(frozen=True)
class _Placed:
    """A text's numbers, and the words around them, each once in the text, at places that count boundaries too."""

    numbers: Mapping[Decimal, Found]
    """Those that it holds once, whatever the unit."""
    at: Mapping[Cue, int]
    starts: Mapping[Decimal, str]
    """The number that something rises from, and the one that it rises to."""
    names: frozenset[str]
    """The stems of words that are names."""
    heads: Mapping[str, Decimal]
    """The words directly behind numbers, which say what is counted."""
    joined: frozenset[frozenset[Decimal]]
    """Pairs of numbers with nothing but "and" between them."""

    @classmethod
    def of(cls, case: Case, wording: Wording) -> _Placed:
        """Those of a text."""
        items: list[tuple[int, int, Cue]] = [
            (
                one.start,
                one.end,
                one.value.number if isinstance(one.value, Amount) and not one.is_ordinal else one.value,
            )
            for one in wording.values
        ]
        items += [
            (word.start, word.end, case.reader.stem(word.lower))
            for word in wording.words
            if word.lower not in grammar().empty and word.lower not in _CONJUNCTIONS
        ]
        items.sort(key=lambda item: item[0])
        at: dict[Cue, int] = {}
        seen: list[Cue] = []
        place, end = 0, 0
        for start, stop, cue in items:
            between = wording.text[end:start]
            place += 1 + len(between.split()) + _A_BOUNDARY * bool(_boundaries().search(between))
            end = stop
            at[cue] = place
            seen.append(cue)
        once = {cue for cue in at if seen.count(cue) == 1}
        names = frozenset(case.reader.stem(word.lower) for word in wording.words if word.is_name)
        heads = {
            behind: one
            for one, behind in pairwise(cue for _, _, cue in items)
            if isinstance(one, Decimal) and isinstance(behind, str) and at[behind] - at[one] == 1 and behind in once
        }
        numbers = {
            one.value.number: one
            for one in wording.values
            if isinstance(one.value, Amount) and one.value.number in once and not one.is_ordinal
        }
        starts = {
            number: before[1].lower()
            for number, one in numbers.items()
            if (before := re.search(r"\b(from|to)\s+\Z", wording.text[: one.lead], re.IGNORECASE))
        }
        joined = frozenset(
            frozenset(pair)
            for pair in combinations(numbers, 2)
            if re.fullmatch(r"\s*(?:and|or|[-–])\s*", wording.text[numbers[pair[0]].end : numbers[pair[1]].start])
        )
        return cls(numbers, {cue: at[cue] for cue in once}, starts, names, heads, joined)

    def may_exchange(self, one: Decimal, other: Decimal) -> bool:
        """Whether it holds both, and both in one unit; beside a sum of money another may lack it."""
        if one not in self.numbers or other not in self.numbers:
            return False
        units = {value.unit for number in (one, other) if isinstance(value := self.numbers[number].value, Amount)}
        is_small = max(one, other) <= _A_HUNDRED or not units & {PERCENT, POINTS}
        return len(units) == 1 or ("" in units and is_small and not any("-" in unit for unit in units))

    def is_telling(self, cue: Cue) -> bool:
        """Whether it is a name, a date or a number."""
        return not isinstance(cue, str) or cue in self.names

    def owner(self, cue: Cue, one: Decimal, other: Decimal) -> Decimal | None:
        """To which of two numbers a word stands nearer; None where that is not clear."""
        near, far = (abs(self.at[number] - self.at[cue]) for number in (one, other))
        is_beside = min(near, far) == 1 and near != far
        if min(near, far) > _NEAR or (abs(near - far) < _A_MARGIN and not is_beside):
            return None
        return one if near < far else other


def _are_exchanged(ours: _Placed, theirs: _Placed, one: Decimal, other: Decimal) -> bool:
    if (
        {ours.starts.get(one), ours.starts.get(other)}
        == {"from", "to"}
        == {
            theirs.starts.get(one),
            theirs.starts.get(other),
        }
    ):
        return ours.starts[one] != theirs.starts[one]
    owners = {
        cue: owner
        for cue in ours.at.keys() & theirs.at.keys() - {one, other}
        if (owner := theirs.owner(cue, one, other)) is not None
    }
    if frozenset((one, other)) in ours.joined:
        pairs = [(a, b) for a, b in combinations(owners, 2) if owners[a] != owners[b]]
        votes = [(ours.at[a] < ours.at[b]) == (ours.at[owners[a]] < ours.at[owners[b]]) for a, b in pairs]
    else:
        counted = {head: owner for head, owner in theirs.heads.items() if {owner, ours.heads.get(head)} <= {one, other}}
        votes = [ours.heads[head] == owner for head, owner in counted.items()]
        # Names, dates and other numbers tell more than words, unless all belong to one of the two, as a subject does.
        for is_telling in (True, False):
            named = {cue: owners[cue] for cue in owners if ours.is_telling(cue) == is_telling}
            found = [owner == mine for cue, owner in named.items() if (mine := ours.owner(cue, one, other)) is not None]
            if votes or not found or (is_telling and all(found) and len(set(named.values())) == 1):
                continue
            votes = found
    return bool(votes) and not any(votes)


_CONJUNCTIONS = ("and", "but", "while", "whereas", "against", "compared", "versus", "than", "plus", "with")


def _boundaries() -> re.Pattern[str]:
    return re.compile(rf"[,;:()\n–—]|\b(?:{any_of(_CONJUNCTIONS)})\b", re.IGNORECASE)
