"""Who acted: a card each, with the name in every language and what the summary does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from explainer.compose.evidence import line, short_line
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.compose.said import Place, Said
from explainer.model.anchors import anchor, of_participant
from explainer.model.blocks import Block, Card, Cards, Heading, NameForm
from explainer.model.facts import HAVE_CARDS, Article, Participant, Sort
from explainer.model.lines import Link
from explainer.model.message import Endonym, In, Listing, Message, Name, Ui, Verbatim
from explainer.model.page import Page
from explainer.model.words import Form, Glossary, State


def participants(
    article: Article,
    languages: tuple[str, ...],
    states: Mapping[str, State],
    glossary: Glossary,
    before: tuple[Page[Message], ...],
) -> Page[Message]:
    """One page with a card for everybody who acted, people first, with what `before` does not say.

    A country, or a group such as "both parties", has one only where there is something to add.
    """
    told = _Told(Said(before), set())
    cards = {
        one.id: _card(article, languages, glossary, one, told)
        for sort in Sort
        for one in article.facts.participants.values()
        if one.sort is sort
    }
    cards = {name: card for name, card in cards.items() if card.sort in HAVE_CARDS or card.said or card.more}
    blocks: list[Block[Message]] = []
    for sort in Sort:
        here = tuple(_linked(card, cards) for card in cards.values() if card.sort is sort)
        if here:
            blocks.append(Heading(2, f"sort-{sort}", Ui(f"sort.{sort}")))
            blocks.append(
                Cards(
                    here,
                    names=Ui("card.names"),
                    named=Ui("card.named"),
                    said=Ui("card.said"),
                    more=Ui("card.more"),
                    see=Ui("card.see"),
                )
            )
    return article_page(article, languages, states, "participants", tuple(blocks))


@dataclass(frozen=True)
class _Told:
    """What other pages say, and what this one has said so far."""

    before: Said
    shown: set[str]

    def new(self, claims: Iterable[str]) -> list[str]:
        """Those of them that no page has."""
        return self._take(claim for claim in claims if not self.before.has(claim))

    def again(self, claims: Iterable[str]) -> list[str]:
        """Those of them that one more page may have."""
        return self._take(claim for claim in claims if not self.before.is_enough(claim))

    def anyway(self, claims: Iterable[str]) -> list[str]:
        """Those of them that this page has not said yet."""
        return self._take(claims)

    def _take(self, claims: Iterable[str]) -> list[str]:
        found = [claim for claim in dict.fromkeys(claims) if claim not in self.shown]
        self.shown.update(found)
        return found


def _card(
    article: Article, languages: tuple[str, ...], glossary: Glossary, one: Participant, told: _Told
) -> Card[Message]:
    claims = article.facts.claims.values()
    path = page_path(article, "participants")
    own = of_participant(one.id)
    # In its shorter wording it may stand in any case: it says who this is.
    is_short = one.role is not None and article.facts.claims[one.role].short is not None
    role = told.anyway([one.role]) if one.role and is_short else told.again(filter(None, [one.role]))
    saying = [claim.id for claim in claims if claim.by == one.id and claim.id != one.role]
    said = told.new(saying)
    heard = next((place for claim in saying if claim not in said and (place := told.before.where(claim))), None)
    wanted = [*filter(None, [one.unnamed]), *one.notes]
    if one.sort in HAVE_CARDS:
        about = [claim.id for claim in claims if one.id in claim.who]
        more = [*told.again(wanted), *told.new(about)]
        if not (saying or more):
            more = told.again(about[:1])  # who only is something, and does nothing, tells nobody anything
    else:
        more = told.new(wanted)
    return Card(
        anchor=own,
        sort=one.sort,
        name=Name(one.id),
        named=Verbatim(one.named.words),
        role=short_line(article, role[0], anchor(own, role[0])) if role else None,
        forms=tuple(
            NameForm(Endonym(tag), In(tag, Name(one.id)), _origin(form))
            for tag in languages
            if (form := glossary[one.id].forms.get(tag)) is not None
        ),
        said=tuple(line(article, claim, anchor(own, claim)) for claim in said),
        elsewhere=None if heard is None else Link(href(path, heard.path, heard.anchor), _heard(heard)),
        more=tuple(line(article, claim, anchor(own, claim)) for claim in more),
        see=Link(one.of, Name(one.of)) if one.of else None,
    )


def _linked(card: Card[Message], cards: Mapping[str, Card[Message]]) -> Card[Message]:
    """The card with the way to whom it acts for, where that has a card: who has none is named in the role."""
    if card.see is None or card.see.href not in cards:
        return replace(card, see=None)
    return replace(card, see=replace(card.see, href=f"#{of_participant(card.see.href)}"))


def _heard(place: Place) -> Message:
    """What is written on the way to a page that has somebody's words."""
    return Ui("card.heard", {"page": Ui(f"nav.{place.section}")})


def _origin(form: Form) -> Message:
    if form.origin is not None:
        return Ui(f"origin.{form.origin}")
    if form.seen:
        return Ui("origin.seen", {"sites": Listing(tuple(Verbatim(site, tag="") for site in form.seen))})
    return Ui("origin.article")
