"""Who proposes an article's facts: the rules of this folder, or another machine that keeps to `Proposer`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeAlias

from explainer.draft.facts.choosing import choose
from explainer.draft.facts.records import Claim, FactsDraft, Question, Ref, Section
from explainer.draft.finding import find
from explainer.draft.tagger import tag
from explainer.language.quotations import Quotation, holds_speech, quotations
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
                draft = told_without_speaker(draft, claim, quotations(seed))
            case "who-differs", Ref(Section.CLAIMS, claim):
                draft = _with_claim(draft, claim, lambda one: replace(one, who=()))
            case _, Ref():
                draft = draft.without(fault.at)
            case _:
                pass
    return draft


def told_without_speaker(draft: FactsDraft, name: str, spoken: Sequence[Quotation]) -> FactsDraft:
    """Makes a claim that somebody said one of which it is not shown who did; its sentence tells whatever there is to.

    What is quoted (`spoken` are the article's quotations) stays said, or goes where it is only "she" who says it;
    anything else the article itself reports.
    """
    claim = draft.claim(name)
    if claim is None or claim.by is None:
        return draft
    forms = [quote.words.text for one in draft.participants if one.id == claim.by for quote in (one.named, *one.also)]
    is_named = any(form in quote.words.text for form in forms for quote in claim.evidence)
    is_quoted = any(holds_speech(quote.words, spoken) for quote in claim.evidence)
    if is_quoted and not is_named:
        return draft.without(Ref(Section.CLAIMS, name))
    kind, who = Kind.SAID if is_quoted else Kind.REPORTED, (*claim.who, *((claim.by,) if is_named else ()))
    draft = _with_claim(draft, name, lambda one: replace(one, kind=kind, by=None, who=who))
    faq = (replace(one, answer=_but(one, claim)) for one in draft.faq)
    return replace(
        draft,
        faq=tuple(one for one in faq if one.answer),
        summary=_moved(draft.summary, name, "said" if is_quoted else "happened"),
    )


def _but(question: Question, claim: Claim) -> tuple[str, ...]:
    """The answers to what somebody said, without a claim that may be somebody else's."""
    is_about = question.asks == ("ask.said", claim.by)
    return tuple(one for one in question.answer if one != claim.id) if is_about else question.answer


def _moved(summary: Mapping[str, tuple[str, ...]], name: str, to: str) -> dict[str, tuple[str, ...]]:
    """The summary with a claim of it under another heading, unless it stands there in the article's own order."""
    stands = [section for section, claims in summary.items() if name in claims]
    if not stands or not {"key", "continued"}.isdisjoint(stands):
        return dict(summary)
    left = {section: tuple(one for one in claims if one != name) for section, claims in summary.items()}
    left[to] = (*left.get(to, ()), name)
    return {section: claims for section, claims in left.items() if claims}


def _with_claim(draft: FactsDraft, name: str, changed: Callable[[Claim], Claim]) -> FactsDraft:
    return replace(draft, claims=tuple(changed(one) if one.id == name else one for one in draft.claims))
