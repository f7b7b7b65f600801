"""Who proposes an article's facts: the rules of this folder, or another machine that keeps to `Proposer`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeAlias

from explainer.draft.facts.choosing import choose
from explainer.draft.facts.records import Claim, FactsDraft, Ref, Section
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.model import proposal
from explainer.model.facts import Kind
from explainer.model.seed import Seed
from explainer.model.words import Glossary

Refused: TypeAlias = proposal.Refused[FactsDraft, Ref]
"""Facts that were not accepted, and why."""


class Proposer(Protocol):
    """Who drafts facts.

    Asked again, it gives back what it is shown, mended as far as it knows how; beside a person's facts that is what is
    new, by the ids that it will have there.
    """

    def __call__(self, seed: Seed, glossary: Glossary, refused: Refused | None = None, /) -> FactsDraft:
        """The facts of an article. `glossary` lends its ids to whom it knows."""


def rules(seed: Seed, glossary: Glossary, refused: Refused | None = None) -> FactsDraft:
    """The proposer that works offline: what the rules find, as the article words it.

    Asked again, it mends whose words a claim is and whom it is about, and leaves out what else is wrong. Raises
    `ContentError` where the extra for drafting is not installed.
    """
    if refused is None:
        return choose(seed, find(tag(seed)), glossary)
    draft = refused.work
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
