"""Whether the numbers of a sentence stand beside the words they stand beside in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise

from explainer.checks.facts.case import Case, quotes
from explainer.checks.facts.wording import Wording
from explainer.language.english import grammar
from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.language.values.evidence import Found, Value
from explainer.language.values.measures import PERCENT, POINTS
from explainer.language.values.pieces import any_of
from explainer.model.edtf import Date
from explainer.problem import Problem

_A_BOUNDARY = 10
"""As how many words a comma or an "and" between a number and a word counts."""
_A_MARGIN = 3
"""By how many words a word is nearer to one number than to another, to be that number's."""

_NEAR = 14
"""How far a word may be from a number that is its own."""
_TWO, _A_HUNDRED = 2, 100

Figure = Decimal | Date | Clock
"""What may be exchanged: a number, whatever its unit, a date, a time of day."""
Cue = str | Value | Figure


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
            if theirs is not None and ours.may_exchange(one, other) and _are_exchanged(ours, theirs, one, other):
                first, second = sorted((ours.numbers[one], ours.numbers[other]), key=lambda found: found.start)
                cited = f"{utterance.cite(first.start, first.end)} and {utterance.cite(second.start, second.end)}"
                message = f"{cited} have changed places: in the evidence each belongs to the other's words"
                fix = "give each number what the article gives it"
                yield Problem(utterance.at(first.start, second.end), "numbers-paired-anew", message, fix)


@dataclass(frozen=True)
class _Placed:
    """A text's numbers, and the words around them, each once in the text, at places that count boundaries too."""

    numbers: Mapping[Figure, Found]
    """Those that it holds once, whatever the unit."""
    at: Mapping[Cue, int]
    parts: Mapping[Cue, int]
    """Which sentence, or part of one up to a semicolon, each stands in."""
    starts: Mapping[Figure, str]
    """The number that something rises from, and the one that it rises to."""
    names: frozenset[str]
    """The stems of words that are names."""
    heads: Mapping[str, Figure]
    """The words directly behind numbers, which say what is counted."""
    joined: frozenset[frozenset[Figure]]
    """Pairs of numbers with nothing but "and" between them."""
    portions: Mapping[frozenset[Figure], Figure]
    """Of pairs that are a part and its whole, the part: 12 "of the 30 members", 12 "members, out of 30"."""

    conditional: frozenset[Figure]
    """Those that stand in a condition."""

    @classmethod
    def of(cls, case: Case, wording: Wording) -> _Placed:
        """Those of a text."""
        items: list[tuple[int, int, Cue]] = [(one.start, one.end, _key(one)) for one in wording.values]
        items += [
            # "Nine were found, five have not been found": what is denied is no word of the other.
            (
                word.start,
                word.end,
                f"{'not ' * bool(_DENIED.search(wording.text, 0, word.start))}{case.reader.stem(word.lower)}",
            )
            for word in wording.words
            if word.lower not in grammar().empty and word.lower not in _CONJUNCTIONS
        ]
        items.sort(key=lambda item: item[0])
        at: dict[Cue, int] = {}
        parts: dict[Cue, int] = {}
        seen: list[Cue] = []
        place, end = 0, 0
        for start, stop, cue in items:
            between = wording.text[end:start]
            is_age = (
                between.strip() == "," and isinstance(cue, Decimal) and wording.text[:end].split()[-1:][0].istitle()
            )
            place += 1 + len(between.split()) + _A_BOUNDARY * bool(not is_age and _boundaries().search(between))
            end = stop
            at[cue] = place
            parts[cue] = len(_PART.findall(wording.text, 0, start))
            seen.append(cue)
        once = {cue for cue in at if seen.count(cue) == 1}
        names = frozenset(case.reader.stem(word.lower) for word in wording.words if word.is_name)
        heads = {
            behind: one
            for (_, stop, one), (start, _, behind) in pairwise(items)
            if isinstance(one, Decimal)
            and isinstance(behind, str)
            and behind in once
            and wording.text[stop:start].strip(" -") in {"", "of"}
        }
        numbers = {
            key: one
            for one in wording.values
            if (key := _key(one)) in once
            and isinstance(key, Figure)
            and not _ERA.match(wording.text, one.end)
            and not _NUMBERED.search(wording.text, 0, one.start)
        }
        starts = {
            number: before[1].lower()
            for number, one in numbers.items()
            if (before := re.search(r"\b(from|to)\s+\Z", wording.text[: one.lead], re.IGNORECASE))
        }
        joined = frozenset(
            frozenset(pair)
            for pair in combinations(numbers, 2)
            if re.fullmatch(
                r"\s*(?:and|or|to|until|[-–])\s*", wording.text[numbers[pair[0]].end : numbers[pair[1]].start]
            )
        )
        portions = {
            frozenset((part, whole)): part
            for (part, first), (whole, second) in pairwise(numbers.items())
            if _OUT_OF.fullmatch(wording.text, first.end, second.start)
        }
        conditional = frozenset(
            number for number, one in numbers.items() if _CONDITION.search(wording.text, 0, one.start) is not None
        )
        places = {cue: at[cue] for cue in once}
        return cls(numbers, places, parts, starts, names, heads, joined, portions, conditional)

    def may_exchange(self, one: Figure, other: Figure) -> bool:
        """Whether it holds both, and both in one unit; beside a sum of money another may lack it."""
        if one not in self.numbers or other not in self.numbers:
            return False
        if not isinstance(one, Decimal) or not isinstance(other, Decimal):
            return type(one) is type(other) and getattr(one, "is_year", None) == getattr(other, "is_year", None)
        units = {value.unit for number in (one, other) if isinstance(value := self.numbers[number].value, Amount)}
        is_small = max(one, other) <= _A_HUNDRED or not units & {PERCENT, POINTS, "duration-year"}
        # Two men and six years are counted in what stands behind them.
        is_headed = any(self.heads_of(number) for number in (one, other))
        return len(units) == 1 or (
            "" in units and not is_headed and is_small and not any("-" in unit for unit in units - {"duration-year"})
        )

    def heads_of(self, number: Figure) -> list[str]:
        """What a number counts, where no unit stands beside it."""
        value = self.numbers[number].value
        is_bare = isinstance(value, Amount) and not value.unit
        return [head for head, counted in self.heads.items() if is_bare and counted == number]

    def is_telling(self, cue: Cue) -> bool:
        """Whether it is a name, a date or a number."""
        return not isinstance(cue, str) or cue in self.names

    def side(self, cue: Cue, one: Figure, other: Figure) -> int:
        """-1 before both numbers, as a subject of both stands, 1 behind both, 0 between them."""
        places = sorted((self.at[one], self.at[other]))
        return (self.at[cue] > places[1]) - (self.at[cue] < places[0])

    def owner(self, cue: Cue, one: Figure, other: Figure) -> Figure | None:
        """To which of two numbers a word stands nearer; None where that is not clear."""
        beside = [number for number in (one, other) if self.parts[number] == self.parts[cue]]
        if self.parts[one] != self.parts[other]:
            return beside[0] if beside else None
        near, far = (abs(self.at[number] - self.at[cue]) for number in (one, other))
        is_beside = min(near, far) == 1 and near != far
        if min(near, far) > _NEAR or (abs(near - far) < _A_MARGIN and not is_beside):
            return None
        return one if near < far else other


def _key(one: Found) -> Cue:
    """A number without its unit, which may stand beside another; any other value as it is."""
    return one.value.number if isinstance(one.value, Amount) and not one.is_ordinal else one.value


def _are_exchanged(ours: _Placed, theirs: _Placed, one: Figure, other: Figure) -> bool:
    moved = [
        ours.starts[each] != theirs.starts[each]
        for each in (one, other)
        if each in ours.starts and each in theirs.starts
    ]
    if moved:
        return all(moved)
    pair = frozenset((one, other))
    if pair in ours.portions and pair in theirs.portions:
        return ours.portions[pair] != theirs.portions[pair]  # what is counted is told behind either
    if len(held := ours.conditional & theirs.conditional & pair) == 1 and held == ours.conditional & pair:
        return False  # "without a deal by May it ends in June" on "if there is no deal by May …"
    if pair in theirs.joined:
        return False  # the ends of a stretch: "between April and September"
    shared = {
        cue
        for cue in ours.at.keys() & theirs.at.keys() - {one, other}
        # Those under 65 are others than those over 65.
        if not isinstance(cue, Figure) or ours.numbers[cue].relation == theirs.numbers[cue].relation
    }
    owners = {cue: owner for cue in shared if (owner := theirs.owner(cue, one, other)) is not None}
    if pair in ours.joined:
        pairs = [(a, b) for a, b in combinations(owners, 2) if owners[a] != owners[b]]
        votes = [(ours.at[a] < ours.at[b]) == (ours.at[owners[a]] < ours.at[owners[b]]) for a, b in pairs]
    else:
        counted = {
            head: owner
            for head, owner in theirs.heads.items()
            if {owner, ours.heads.get(head)} <= {one, other} and pair not in theirs.portions
        }
        votes = [ours.heads[head] == owner for head, owner in counted.items()]
        mine = {cue: owner for cue in owners if (owner := ours.owner(cue, one, other)) is not None}
        # What stands before both or behind both in either text is nearest to the first or the last, whichever that is.
        told = {
            cue: owners[cue] == owner
            for cue, owner in mine.items()
            if owners[cue] != owner or not ours.side(cue, one, other) == theirs.side(cue, one, other) != 0
        }
        # Names, dates and other numbers tell more than words.
        named = [agrees for cue, agrees in told.items() if ours.is_telling(cue)]
        votes = votes or named or (list(told.values()) if len(told) >= _TWO else [])
    return bool(votes) and not any(votes)


_CONDITION = re.compile(r"\b(?:if|unless|without|once|should)\b(?:\s+[\w'’-]+){0,8}?\s+\Z", re.IGNORECASE)
_DENIED = re.compile(r"(?:\b(?:not|never|no|without)|n't)(?:\s\w+){0,2}\s\Z", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?:\s[\w-]+){0,3}?,?\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|all|about|some)\s+)*", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\bNos?\.?\s*|[#№]\s*)\Z")
"""Before a number that is part of a name: "Union No. 1"."""
_ERA = re.compile(r"\s*(?:BCE?|AD|CE)\b")
_PART = re.compile(r"[;\n]|[.?!]\W*\s(?=[A-Z\"“])")
_CONJUNCTIONS = ("and", "but", "while", "whereas", "against", "compared", "versus", "than", "plus", "with")


@cache
def _boundaries() -> re.Pattern[str]:
    return re.compile(rf"[,;:()\n–—]|\b(?:{any_of(_CONJUNCTIONS)})\b", re.IGNORECASE)
