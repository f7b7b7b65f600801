"""What a machine proposes, and how it is dealt with: verified, given back with what is wrong, and at last left out.

Facts and translations alike: none of it is believed, whoever the machine is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from explainer.model.words import Glossary, Pair, Unit
from explainer.problem import ContentError, Level, Problem

TURNS = 3
"""How often a machine is shown what is wrong before that is left out."""

Work = TypeVar("Work")
Part = TypeVar("Part")
"""What is said of a part of the work, so that it can be left out: a record's section and id, a unit's id."""


@dataclass(frozen=True)
class Fault(Generic[Part]):
    """What is wrong with a proposal, and the part of it at which it stands; None where that is none of its parts."""

    problem: Problem
    at: Part | None

    @property
    def is_exact(self) -> bool:
        """Whether a rule of form found it, which no second reader can answer."""
        return self.problem.level is Level.PROBLEM


def told(problem: Problem) -> str:
    """What is wrong and what to do, for a machine: without what only people can do, in files that it does not see."""
    fix = re.split(r"; or (?:read it again|add it to)\b", problem.fix)[0]
    return f"{problem.message} ({fix})"


@dataclass(frozen=True)
class Refused(Generic[Work, Part]):
    """A proposal that was not accepted, and why."""

    work: Work
    faults: tuple[Fault[Part], ...]


@dataclass(frozen=True)
class Accepted(Generic[Work, Part]):
    """What is left of a proposal, and what was wrong with the parts that were left out."""

    work: Work
    left_out: tuple[Fault[Part], ...] = ()

    @property
    def told(self) -> str:
        """What was left out and by which rule, to be added to a line about the rest."""
        names = dict.fromkeys(f"{_name(fault.at)} ({fault.problem.code})" for fault in self.left_out)
        return f"; left out, as it could not be published: {', '.join(names)}" if names else ""


def _name(part: object) -> str:
    return str(part[-1] if isinstance(part, tuple) else part)


@dataclass(frozen=True)
class Verification(Generic[Work, Part]):
    """How one kind of proposal is verified, and what is done about what is wrong with it."""

    verify: Callable[[Work], Sequence[Fault[Part]]]
    """Everything that is wrong with one, as the build would say it; nothing where it may be published."""
    again: Callable[[Refused[Work, Part]], Work]
    """Gives it back to who proposed it, who gives a better one, or the same where it knows none."""
    parts: Callable[[Work], Collection[Part]]
    without: Callable[[Work, Collection[Part]], Work]
    """It without these parts, and whatever cannot stand without them."""
    may_stand: Callable[[Fault[Part]], bool] = lambda _: False
    """What is left to somebody else to judge, once the machine has had its turns."""
    turns: int = TURNS

    def accepted(self, work: Work) -> Accepted[Work, Part]:
        """What of a proposal may be published.

        Its machine is asked again for so many turns, or until it has nothing new to say; what somebody else may judge
        is worth one turn, and goes along with the rest in others. Then the parts that are still wrong are left out,
        until nothing is wrong. Raises `ContentError` where something is wrong with no part of it.
        """
        left_out: list[Fault[Part]] = []
        turns = self.turns
        told: set[tuple[str, Part | None]] = set()
        while faults := tuple(self.verify(work)):
            better = work
            new = tuple(one for one in faults if not (self.may_stand(one) and (one.problem.message, one.at) in told))
            is_worth_it = not told or not all(map(self.may_stand, new))
            is_asked = bool(turns and new and is_worth_it)
            if is_asked:
                told |= {(one.problem.message, one.at) for one in new}
                better = self.again(Refused(work, new))
                turns = 0 if better == work else turns - 1
            if better == work:
                # Whoever keeps it may have said why, to whom it is verified by.
                found = self.verify(work) if is_asked else faults
                faults = tuple(fault for fault in found if not self.may_stand(fault))
                if not faults:
                    break
                better = self.without(work, [fault.at for fault in faults if fault.at is not None])
            if better == work:
                raise ContentError(*(fault.problem for fault in faults))
            left = self.parts(better)
            left_out.extend(fault for fault in faults if fault.at is not None and fault.at not in left)
            work = better
        return Accepted(work, tuple(left_out))


@dataclass(frozen=True)
class Translating:
    """What is to be translated into one language, and what a translator may go by."""

    tag: str
    units: tuple[Unit, ...]
    """Those that have no words; their comments say who speaks and which terms apply."""
    glossary: Glossary
    pairs: tuple[Pair, ...]
    """What the language says already of the same article."""
    article: str = ""
    """The article, as its file has it."""


class Translator(Protocol):
    """Who gives units words. Asked again, it gives better ones, or the same where it knows none."""

    def __call__(self, task: Translating, refused: Refused[dict[str, str], str] | None = None, /) -> dict[str, str]:
        """Words by unit; a unit that it cannot translate is left out."""
