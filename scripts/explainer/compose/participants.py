"""Who took part: a card each, with the name in every language and what was said."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.compose.evidence import line
from explainer.compose.frame import article_page
from explainer.model.anchors import anchor, of_participant
from explainer.model.blocks import Block, Card, Cards, Heading, NameForm
from explainer.model.facts import Article, Claim, Participant, Sort
from explainer.model.lines import Link
from explainer.model.message import Endonym, In, Listing, Message, Name, Ui, Verbatim
from explainer.model.page import Page
from explainer.model.words import Form, Glossary, State


def participants(
    article: Article, languages: tuple[str, ...], states: Mapping[str, State], glossary: Glossary
) -> Page[Message]:
    """One page with a card for each participant, people first."""
    blocks: list[Block[Message]] = []
    for sort in Sort:
        cards = tuple(
            _card(article, languages, glossary, one) for one in article.facts.participants.values() if one.sort is sort
        )
        if not cards:
            continue
        blocks.append(Heading(2, f"sort-{sort}", Ui(f"sort.{sort}")))
        blocks.append(
            Cards(
                cards,
                names=Ui("card.names"),
                named=Ui("card.named"),
                said=Ui("card.said"),
                more=Ui("card.more"),
                see=Ui("card.see"),
            )
        )
    return article_page(article, languages, states, "participants", tuple(blocks))


def _card(article: Article, languages: tuple[str, ...], glossary: Glossary, one: Participant) -> Card[Message]:
    claims = article.facts.claims.values()
    said = [claim for claim in claims if claim.by == one.id and claim.id != one.role]
    shown = {one.role, *(claim.id for claim in said)}
    wanted = (*((one.unnamed,) if one.unnamed else ()), *one.notes)
    about = [claim.id for claim in claims if _is_about(claim, one)]
    more = [claim for claim in dict.fromkeys((*wanted, *about)) if claim not in shown]
    own = of_participant(one.id)
    return Card(
        anchor=own,
        sort=one.sort,
        name=Name(one.id),
        named=Verbatim(one.named.words),
        role=line(article, one.role, anchor(own, one.role)) if one.role else None,
        forms=tuple(
            NameForm(Endonym(tag), In(tag, Name(one.id)), _origin(form))
            for tag in languages
            if (form := glossary[one.id].forms.get(tag)) is not None
        ),
        said=tuple(line(article, claim.id, anchor(own, claim.id)) for claim in said),
        more=tuple(line(article, claim, anchor(own, claim)) for claim in more),
        see=Link(f"#{of_participant(one.of)}", Name(one.of)) if one.of else None,
    )


def _is_about(claim: Claim, one: Participant) -> bool:
    return one.id in claim.who


def _origin(form: Form) -> Message:
    if form.origin is not None:
        return Ui(f"origin.{form.origin}")
    if form.seen:
        return Ui("origin.seen", {"sites": Listing(tuple(Verbatim(site, tag="") for site in form.seen))})
    return Ui("origin.article")
