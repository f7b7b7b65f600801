"""What is known and what is not, as a drawing: two parties, what may come between them, and the empty places around it.

It is drawn only where the facts have just this, and says nothing that they do not.
"""

from __future__ import annotations

from explainer.compose.drawing import date, what
from explainer.compose.evidence import message, nearest_to
from explainer.compose.frame import page_path
from explainer.compose.links import href
from explainer.model.anchors import anchor, of_entry
from explainer.model.blocks import Known
from explainer.model.facts import AHEAD, Article, Claim, Entry, Kind, Question, Sort
from explainer.model.lines import Link
from explainer.model.message import Message, Name, Ui

_PARTIES = {Sort.COUNTRY, Sort.ORGANISATION}
_LEAST_UNKNOWN = 2
"""With less there is no drawing: a sentence says it."""
_SECTION = "unstated"


def known(article: Article, page: str) -> Known[Message] | None:
    """The drawing; None where not exactly one date is ahead, or it is not between two parties of one sort.

    Bad: a line between a ministry and a firm because both stand in the article
    Good: one between two countries that the claim at the date is about
    """
    ahead = [entry for entry in article.facts.timeline if entry.status in AHEAD]
    if len(ahead) != 1:
        return None
    (entry,) = ahead
    parties = _parties(article, entry)
    unknown = _unknown(article, page, article.facts.claims[entry.claim])
    if parties is None or len(unknown) < _LEAST_UNKNOWN:
        return None
    return Known(
        title=Ui("known.title"),
        lead=Ui("known.lead"),
        parties=parties,
        date=date(article.facts.dates[entry.on], entry.status),
        what=what(article, entry),
        status=entry.status,
        href=href(page, page_path(article, "timeline"), of_entry(entry.id)),
        unknown=unknown,
    )


def _parties(article: Article, entry: Entry) -> tuple[Message, Message] | None:
    """The two that the claim at a date is about: two countries, or two organisations."""
    about = [article.facts.participants[name] for name in article.facts.claims[entry.claim].who]
    found = [one for one in about if one.sort in _PARTIES]
    if [one.sort for one in found] not in [[sort, sort] for sort in _PARTIES]:
        return None
    first, second = found
    return Name(first.id), Name(second.id)


def _unknown(article: Article, page: str, ahead: Claim) -> tuple[Link[Message], ...]:
    """The questions that a silence of the summary answers, where what comes nearest stands in a sentence about it."""
    sentences = {evidence.unit for evidence in ahead.evidence}
    found = []
    for question in article.facts.faq:
        silence = _silence(article, question)
        if silence is None:
            continue
        near = {evidence.unit for claim in nearest_to(article, [silence]) for evidence in claim.evidence}
        if near & sentences:
            place = href(page, page_path(article, "summary"), anchor(_SECTION, silence.id))
            found.append(Link(place, message(article, f"faq.{question.id}", question.ask)))
    return tuple(found)


def _silence(article: Article, question: Question) -> Claim | None:
    """What answers a question, where that is one silence among those of the summary."""
    claims = [article.facts.claims[claim] for claim in question.answer]
    if len(claims) != 1 or claims[0].kind is not Kind.UNSTATED:
        return None
    return claims[0] if claims[0].id in article.facts.summary.get(_SECTION, ()) else None
