"""From what was found to the facts of an article: which of its sentences the pages will quote, and who stands on them.

Every claim is a verbatim sentence, a span of one, or a standard text about the article; nothing is worded here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explainer.draft.facts.chronology import date_of_article, dates_of_events
from explainer.draft.facts.evidence import Shown
from explainer.draft.facts.pages import questions, summary
from explainer.draft.facts.participants import cast, taking_part
from explainer.draft.facts.records import Claim, FactsDraft, Quote
from explainer.draft.facts.sentences import Selection, silences
from explainer.draft.findings import Findings
from explainer.model.facts import Kind
from explainer.model.seed import Seed
from explainer.model.words import Glossary


def choose(seed: Seed, findings: Findings, glossary: Glossary) -> FactsDraft:
    """The facts of an article as far as the findings say them. `glossary` lends its ids to whom it knows."""
    people = cast(seed, findings, glossary)
    title = Claim("article-title", Kind.REPORTED, evidence=(Quote(seed.title.id, seed.title.span),))
    dated = date_of_article(seed)
    selection = Selection(seed, findings, people, Shown(seed))
    selection.choose()
    sentences = selection.claims()
    at_dates = selection.dated()
    claims = [*dict.fromkeys((*sentences.values(), *at_dates.values()))]
    roles = dict(_roles(selection, claims))
    article_date = None if dated is None else dated.when
    near = [claim.id for claim in claims][:1] or [title.id]
    unsaid = silences(seed, findings, near, None if article_date is None else article_date.id)
    lines = dates_of_events(seed, findings, at_dates, article_date)
    datings = lines if dated is None else (dated, *lines)
    own = () if dated is None or dated.claim is None else (dated.claim,)
    meant = (one.claim for one in lines if one.claim is not None)
    facts = FactsDraft(
        seed.slug,
        headline=(title.id,),
        participants=taking_part(people, claims, roles),
        dates=tuple(one.when for one in datings),
        claims=(title, *own, *dict.fromkeys((*roles.values(), *claims)), *unsaid, *meant),
        timeline=tuple(one.line for one in datings),
    )
    facts = replace(facts, summary=summary(facts, sentences, selection.runs))
    return replace(facts, faq=questions(findings, facts, sentences, at_dates, selection.runs))


def _roles(selection: Selection, told: Sequence[Claim]) -> Iterator[tuple[str, Claim]]:
    """The claims that tell what somebody is; where that is one of those which are told, that one."""
    for own in selection.presented:
        yield own, selection.presents(own, told)
