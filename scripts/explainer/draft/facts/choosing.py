"""From what was found to the facts of an article: which of its sentences the pages will quote, and who stands on them.

Every claim is a verbatim sentence, a span of one, or a standard text about the article; nothing is worded here.
"""

from __future__ import annotations

from dataclasses import replace

from explainer.draft.facts.chronology import date_of_article, dates_of_events
from explainer.draft.facts.evidence import Shown
from explainer.draft.facts.pages import questions, summary
from explainer.draft.facts.participants import cast, presentations, role, taking_part
from explainer.draft.facts.records import Claim, FactsDraft, Quote
from explainer.draft.facts.sentences import Selection, silences
from explainer.draft.findings import Findings
from explainer.model.facts import Kind
from explainer.model.seed import Seed
from explainer.model.words import Glossary


def choose(seed: Seed, findings: Findings, glossary: Glossary) -> FactsDraft:
    """The facts of an article as far as the findings say them. `glossary` lends its ids to whom it knows."""
    people = cast(seed, findings, glossary)
    named = people.named_in(seed.title.span)
    title = Claim("article-title", Kind.REPORTED, who=named, evidence=(Quote(seed.title.id, seed.title.span),))
    dated = date_of_article(seed)
    presenting = presentations(seed, people)
    selection = Selection(seed, findings, people, presenting, Shown(seed))
    lead = seed.unit(findings.lead or "")
    if lead is not None:
        selection.choose(lead)
    for plea in filter(None, map(seed.unit, selection.pleas)):
        selection.choose(plea)
    selection.choose_best()
    sentences, told = selection.claims(), selection.told()
    roles = {own: role(own, presenting[own]) for own in selection.presented}
    article_date = None if dated is None else dated.when
    claims = [*dict.fromkeys(sentences.values())]
    near = [claim.id for claim in claims][:1] or [title.id]
    unsaid = silences(seed, findings, near, None if article_date is None else article_date.id)
    by_unit = {unit: sentences[unit].id for unit in selection.alone()}
    by_words = {words: claim.id for words, claim in told.items()}
    telling = replace(findings, events=tuple(selection.events()))
    lines = dates_of_events(seed, telling, by_unit, by_words, article_date)
    datings = lines if dated is None else (dated, *lines)
    own = () if dated is None or dated.claim is None else (dated.claim,)
    meant = (one.claim for one in lines if one.claim is not None)
    facts = FactsDraft(
        seed.slug,
        headline=(title.id,),
        participants=taking_part(people, (title, *claims, *told.values()), roles),
        dates=tuple(one.when for one in datings),
        claims=(title, *own, *roles.values(), *claims, *told.values(), *unsaid, *meant),
        timeline=tuple(one.line for one in datings),
    )
    others = (one for one in findings.events if one.is_main and one.sentence.id not in sentences)
    # "A month later" tells when only beside its date.
    dated_itself = (one for one in others if one.date is None or one.date.counted_from is None)
    # Nor is the lead said twice, where something leans on it.
    whole = {claim.evidence[0].words for claim in claims}
    told_by_it = {
        told[one.told].id: told[one.told] for one in dated_itself if one.told in told and one.told[0] not in whole
    }
    clauses = [*told_by_it.values()]
    facts = replace(facts, summary=summary(seed, facts, sentences, selection, clauses))
    return replace(facts, faq=questions(seed, findings, facts, sentences, told))
