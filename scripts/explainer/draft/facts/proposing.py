"""Who proposes an article's facts, and how often: propose, verify, give what is wrong back, and drop what stays wrong.

A proposer is the rules of this folder, or another machine that keeps to `Proposer`. None is believed: whatever it
proposes is verified as a person's file is, by a verifier that the caller brings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from explainer.draft.facts.choosing import choose
from explainer.draft.facts.records import Claim, FactsDraft, Ref, Section
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.model.facts import Kind
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.problem import ContentError, Problem

TURNS = 3
"""How often a proposer is shown what is wrong before that is dropped."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a proposal, and the record at which it stands; None where that is none of the proposal's."""

    problem: Problem
    at: Ref | None


@dataclass(frozen=True)
class Refused:
    """A proposal that was not accepted, and why."""

    draft: FactsDraft
    faults: tuple[Fault, ...]


class Proposer(Protocol):
    """Who drafts facts. Asked again, it gives a better proposal, or the same one where it knows none."""

    def __call__(self, seed: Seed, glossary: Glossary, refused: Refused | None = None, /) -> FactsDraft:
        """The facts of an article. `glossary` lends its ids to whom it knows."""


Verify = Callable[[FactsDraft], Sequence[Fault]]
"""Everything that is wrong with a proposal, as the build would say it; nothing where it may be published."""


@dataclass(frozen=True)
class Accepted:
    """What is left of a proposal, and the problems of what was dropped."""

    draft: FactsDraft
    dropped: tuple[Fault, ...] = ()


def rules(seed: Seed, glossary: Glossary, refused: Refused | None = None) -> FactsDraft:
    """The proposer that works offline: what the rules find, as the article words it.

    Asked again, it mends whose words a claim is and whom it is about, and leaves out what else is wrong. Raises
    `ContentError` where the extra for drafting is not installed.
    """
    if refused is None:
        return choose(seed, find(tag(seed)), glossary)
    draft = refused.draft
    for fault in refused.faults:
        match fault.problem.code, fault.at:
            case "attribution", Ref(Section.CLAIMS, claim):
                draft = told_as_reported(draft, claim)
            case "who-differs", Ref(Section.CLAIMS, claim):
                draft = _with_claim(draft, claim, lambda one: replace(one, who=()))
            case _, Ref():
                draft = draft.without(fault.at)
            case _:
                pass
    return draft


def accepted(draft: FactsDraft, again: Callable[[Refused], FactsDraft], verify: Verify) -> Accepted:
    """What of a proposal may be published. `again` gives it back to its proposer.

    A proposer is asked again for `TURNS` turns, or until it has nothing new to say; then the records that are still
    wrong are dropped, with whatever cannot stand without them, until nothing is wrong. Raises `ContentError` where
    something is wrong that belongs to no record.
    """
    dropped: list[Fault] = []
    turns = TURNS
    while faults := tuple(verify(draft)):
        better = draft
        if turns:
            turns -= 1
            better = again(Refused(draft, faults))
        if better == draft:
            better = draft.without(*(fault.at for fault in faults if fault.at is not None))
        if better == draft:
            raise ContentError(*(fault.problem for fault in faults))
        left = {*better.refs}
        dropped.extend(fault for fault in faults if fault.at is not None and fault.at not in left)
        draft = better
    return Accepted(draft, tuple(dropped))


def told_as_reported(draft: FactsDraft, name: str) -> FactsDraft:
    """Makes a claim that somebody said one that the article reports: a quoted sentence names its speaker itself."""
    claim = draft.claim(name)
    if claim is None or claim.by is None:
        return draft
    said = [Ref(one.section, one.id) for one in draft.faq if (one.ask.id, one.ask.of) == ("ask.said", claim.by)]
    draft = _with_claim(draft.without(*said), name, lambda one: replace(one, kind=Kind.REPORTED, by=None))
    summary = dict(draft.summary)
    if "said" in summary:
        summary["said"] = tuple(one for one in summary["said"] if one != name)
    # A draft that is added to a person's file has no summary of its own.
    if summary and not any(name in claims for claims in summary.values()):
        summary["happened"] = (*summary.get("happened", ()), name)
    return replace(draft, summary=summary)


def _with_claim(draft: FactsDraft, name: str, changed: Callable[[Claim], Claim]) -> FactsDraft:
    return replace(draft, claims=tuple(changed(one) if one.id == name else one for one in draft.claims))
