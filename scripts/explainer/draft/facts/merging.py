"""What of a draft a person's facts do not say yet, with their ids for what they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explainer.draft.facts.evidence import in_line
from explainer.draft.facts.records import Claim, FactsDraft, Participant, Quote, Ref, Renaming, Section, free
from explainer.model import facts as model
from explainer.model.facts import QUOTED_AT_MOST, Article, Drafted, Kind, Maker, Publish
from explainer.model.words import Glossary
from explainer.source import Span

_OURS = "+"
"""What the ids of a draft begin with while it meets the facts, as no id of a file can."""
_COVERED = 0.5
"""The part of a sentence from which on a person's claims quote it already."""


def only_new(draft: FactsDraft, article: Article, names: Glossary) -> FactsDraft:
    """The draft without what the article's facts already say; what stays refers to their ids.

    New are people, organisations and countries whose name no participant has, dates whose words no date has, sentences
    that no claim quotes for half or more, and the questions and lines of the timeline about these. A record refers to
    another new one, or to one of the facts that rests on the same words: an id alone says nothing, since a person may
    have given it to something else. So the draft's records go by ids that no file can have until the end.

    In a file that a person drafted, a new claim says that a machine made it.
    """
    draft = replace(draft, summary={}).called(Renaming({ref: f"{_OURS}{ref.id}" for ref in draft.refs}))
    draft = _called_as_theirs(draft, article, names)
    draft = _tied_to_theirs(draft, article)
    draft = _within_a_third(draft, article)
    draft = _new_lines(draft, article)
    if article.facts.drafted is Drafted.PERSON:
        claims = (replace(one, made=one.made or Maker(Drafted.MACHINE)) for one in draft.claims)
        draft = replace(draft, claims=tuple(claims))
    return draft.called(Renaming(_ids_beside(draft, article)))


def _ids_beside(draft: FactsDraft, article: Article) -> dict[Ref, str]:
    """The ids of the draft's records in a file that has others."""
    facts = article.facts
    taken: dict[Section, set[str]] = {
        Section.PARTICIPANTS: {*facts.participants},
        Section.DATES: {*facts.dates},
        Section.CLAIMS: {*facts.claims},
        Section.FAQ: {one.id for one in facts.faq},
        Section.TIMELINE: set(),
        Section.HEADLINE: set(),
        Section.LEAD: {one.id for one in facts.lead},
    }
    new: dict[Ref, str] = {}
    for ref in draft.refs:
        new[ref] = free(ref.id.removeprefix(_OURS), taken[ref.section])
        taken[ref.section].add(new[ref])
    return new


def _called_as_theirs(draft: FactsDraft, article: Article, names: Glossary) -> FactsDraft:
    """Participants and dates that the facts have go by their ids."""
    for one in draft.participants:
        if (known := _participant(one, names, article)) is not None:
            draft = draft.naming_instead(Ref(one.section, one.id), known)
    for date in draft.dates:
        words = [date.words.words]
        same = next((one.id for one in article.facts.dates.values() if _overlap([one.words.quote], words)), None)
        if same is not None:
            draft = draft.naming_instead(Ref(date.section, date.id), same)
            if date.inferred is not None:
                draft = draft.without(Ref(Section.CLAIMS, date.inferred))
    return draft


def _tied_to_theirs(draft: FactsDraft, article: Article) -> FactsDraft:
    """Without the claims whose words the facts' claims quote; what named them names the one that quotes the same."""
    theirs = [claim for claim in article.facts.claims.values() if claim.evidence]
    for claim in draft.claims:
        ref, ours = Ref(claim.section, claim.id), _spans(claim.evidence)
        alike = [one for one in theirs if (one.kind is Kind.INFERRED) is (claim.kind is Kind.INFERRED)]
        everything = [
            quote.quote for one in (alike if claim.kind is Kind.INFERRED else theirs) for quote in one.evidence
        ]
        if not ours or _overlap(everything, ours) < _COVERED * _length(ours):
            is_of_article = claim.id in {f"{_OURS}article-title", f"{_OURS}dated"}
            if not ours or is_of_article or article.facts.publish is Publish.NONE:
                draft = draft.without(ref)
            continue
        alike = [one for one in alike if one.by == claim.by]
        best = max(alike, key=lambda one: _quotes(one, ours), default=None)
        draft = _tied_lines(draft, claim, alike)
        if best is not None and _quotes(best, ours) >= _COVERED * _length(ours):
            draft = draft.naming_instead(ref, best.id)
        else:
            draft = draft.without(ref)
    return draft


def _tied_lines(draft: FactsDraft, claim: Claim, theirs: Sequence[model.Claim]) -> FactsDraft:
    """Has each line of the timeline about a claim of ours stand on one of theirs that quotes the words of its date."""
    words = {date.id: [date.words.words] for date in draft.dates}
    for line in draft.timeline:
        if line.claim != claim.id:
            continue
        own = words.get(line.on)
        holder = next((one for one in theirs if own is not None and _quotes(one, own) == _length(own)), None)
        if holder is None:
            draft = draft.without(Ref(line.section, line.id))
        else:
            tied = replace(line, claim=holder.id)
            draft = replace(draft, timeline=tuple(tied if one.id == line.id else one for one in draft.timeline))
    return draft


def _within_a_third(draft: FactsDraft, article: Article) -> FactsDraft:
    """Without the last new sentences, until the pages quote no more of the article than they may."""
    if article.facts.publish is not Publish.QUOTES:
        return draft
    body = [one.span for one in article.seed.sentences]
    quoted = [one.quote for claim in article.facts.claims.values() for one in claim.evidence]
    for claim in reversed(draft.claims):
        if _overlap([*quoted, *draft.spans()], body) <= QUOTED_AT_MOST * _length(body):
            break
        draft = draft.without(Ref(claim.section, claim.id))
    return draft


def _new_lines(draft: FactsDraft, article: Article) -> FactsDraft:
    """Only lines at new dates, and questions about somebody that a new claim answers."""
    dates = {date.id for date in draft.dates}
    old = (line for line in draft.timeline if line.on not in dates)
    draft = with_dates_of_lines(draft.without(*(Ref(line.section, line.id) for line in old)))
    claims = {claim.id for claim in draft.claims}
    answers = {frozenset(question.answer) for question in article.facts.faq}
    others = (
        one
        for one in draft.faq
        if one.asks[0] not in {"ask.who", "ask.said"}
        or claims.isdisjoint(one.answer)
        or frozenset(one.answer) in answers
    )
    return draft.without(*(Ref(one.section, one.id) for one in others))


def with_dates_of_lines(draft: FactsDraft) -> FactsDraft:
    """Without the dates at which no line of the timeline stands."""
    used = {line.on for line in draft.timeline}
    return draft.without(*(Ref(date.section, date.id) for date in draft.dates if date.id not in used))


# ---- What is known


def _participant(ours: Participant, names: Glossary, article: Article) -> str | None:
    """The participant of the facts that has this name."""
    called = in_line(ours.named.words).casefold()
    for one in article.facts.participants.values():
        english = names[one.id].forms["en"]
        if called in {form.casefold() for form in (one.named.words, english.words, *english.others)}:
            return one.id
    return None


def _quotes(claim: model.Claim, ours: Iterable[Span]) -> int:
    """How many characters of some words a claim quotes."""
    return _overlap((one.quote for one in claim.evidence), ours)


def _spans(quotes: Iterable[Quote]) -> list[Span]:
    return [quote.words for quote in quotes]


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _overlap(theirs: Iterable[Span], ours: Iterable[Span]) -> int:
    """How many characters stand in both."""
    inside = {at for span in theirs for at in range(span.start, span.end)}
    return len(inside & {at for span in ours for at in range(span.start, span.end)})
