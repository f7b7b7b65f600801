"""Who acted: a card each, with the name in every language and what the summary does not say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from explainer.compose.evidence import line, short_line
from explainer.compose.faq import question_text
from explainer.compose.frame import article_page, page_path
from explainer.compose.links import href
from explainer.compose.said import Place, Said
from explainer.language.telling import is_told
from explainer.model.anchors import anchor, of_participant
from explainer.model.blocks import Block, Card, Cards, Heading, NameForm
from explainer.model.facts import HAVE_CARDS, Article, Participant, Sort
from explainer.model.lines import Line, Link
from explainer.model.message import Endonym, In, Listing, Message, Name, Ui, Verbatim
from explainer.model.page import Page
from explainer.model.words import Form, Glossary, State

_ASKED = "faq"
_ACTING = "took part"
"""What a sentence about a role may say that says nothing of it."""


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
    told = _Told(Said(before), {})
    cards = {
        one.id: _card(article, languages, glossary, one, told)
        for sort in Sort
        for one in article.facts.participants.values()
        if one.sort is sort
    }
    cards = {name: card for name, card in cards.items() if _tells(card)}
    blocks: list[Block[Message]] = []
    for sort in Sort:
        here = tuple(
            _linked(card, article.facts.participants[name].of, cards)
            for name, card in cards.items()
            if card.sort is sort
        )
        if here:
            blocks.append(Heading(2, f"sort-{sort}", Ui(f"sort.{sort}")))
            blocks.append(
                Cards(
                    here,
                    names=Ui("card.names"),
                    named=Ui("card.named"),
                    said=Ui("card.said"),
                    more=Ui("card.more"),
                    asked=Ui("card.asked"),
                    see=Ui("card.see"),
                )
            )
    return article_page(article, languages, states, "participants", tuple(blocks))


@dataclass(frozen=True)
class _Told:
    """What other pages say, and what this one has said so far."""

    before: Said
    shown: dict[str, Link[Message]]
    """By claim the way to its line here, called by whose card that is on."""

    def new(self, card: str, claims: Iterable[str]) -> list[str]:
        """Those of them that no page has."""
        return self.anyway(card, (claim for claim in claims if not self.before.has(claim)))

    def again(self, card: str, claims: Iterable[str]) -> list[str]:
        """Those of them that one more page may have."""
        return self.anyway(card, (claim for claim in claims if not self.before.is_enough(claim)))

    def anyway(self, card: str, claims: Iterable[str]) -> list[str]:
        """Those of them that this page has not said yet; from now on a card has them."""
        found = [claim for claim in dict.fromkeys(claims) if claim not in self.shown]
        own = of_participant(card)
        self.shown.update({claim: Link(f"#{anchor(own, claim)}", Name(card)) for claim in found})
        return found

    def ways(self, path: str, claims: Iterable[str]) -> list[Link[Message]]:
        """Where these stand but in answers: one way to each page, to the first of its lines; here, one to each card."""
        ways: dict[str, Link[Message]] = {}
        for claim in claims:
            here, place = self.shown.get(claim), self.before.where(claim)
            if here is not None:
                ways.setdefault(repr(here.title), here)
            elif place is not None and place.section != _ASKED:
                way = Link[Message](href(path, place.path, place.anchor), Ui(f"nav.{place.section}"))
                ways.setdefault(place.path, way)
        return [*ways.values()]

    def answers(self, article: Article, path: str, claims: Collection[str]) -> tuple[Link[Message], ...]:
        """The questions in whose answers these stand, and on no page before them."""
        found = {claim for claim in claims if (place := self.before.where(claim)) and place.section == _ASKED}
        return tuple(
            Link(href(path, page_path(article, _ASKED), anchor(_ASKED, one.id)), question_text(article, one))
            for one in article.facts.faq
            if not found.isdisjoint(one.answer)
        )


def _card(
    article: Article, languages: tuple[str, ...], glossary: Glossary, one: Participant, told: _Told
) -> Card[Message]:
    claims = article.facts.claims.values()
    path = page_path(article, "participants")
    own = of_participant(one.id)
    in_summary = {claim for section in article.facts.summary.values() for claim in section}
    tell = told.again if one.role in in_summary else told.anyway  # a card says who somebody is
    role = tell(one.id, filter(None, [one.role]))
    saying = [claim.id for claim in claims if claim.by == one.id and claim.id != one.role]
    roles = {other.role for other in article.facts.participants.values()} - {one.role}
    about = [claim.id for claim in claims if one.id in claim.who]
    said = told.new(one.id, saying)
    places = (place for claim in saying if claim not in said and (place := told.before.where(claim)))
    heard = next((place for place in places if place.section != _ASKED), None)
    wanted = [*filter(None, [one.unnamed]), *one.notes]
    if one.sort in HAVE_CARDS:
        rebutting = (other for other in article.facts.with_rebuttals(said) if other not in said)
        more = [*told.again(one.id, [*rebutting, *wanted])]
        more += told.new(one.id, (claim for claim in about if claim not in roles))
        if not (role or saying or more):  # a name alone tells nobody anything
            asked = {claim for question in article.facts.faq for claim in question.answer}
            more = told.again(one.id, [claim for claim in about if claim not in asked | roles][:1])
    else:
        more = told.new(one.id, wanted)
    # What is not said again here is not far: a card that is silent of what somebody did would mislead.
    is_here = {*role, *said, *more, *(saying if heard else ())}
    every = dict.fromkeys((*filter(None, [one.role]), *saying, *about))
    others = [claim for claim in every if claim not in is_here and not (is_here and claim in told.shown)]
    answered = [claim for claim in (*saying, *about) if claim not in {*role, *said, *more}]
    return Card(
        anchor=own,
        sort=one.sort,
        name=Name(one.id),
        named=Verbatim(one.named.words),
        role=_role(article, one.id, role[0], glossary) if role else None,
        forms=tuple(
            NameForm(Endonym(tag), In(tag, Name(one.id)), _origin(form))
            for tag in languages
            if (form := glossary[one.id].forms.get(tag)) is not None
        ),
        said=tuple(line(article, claim, anchor(own, claim)) for claim in said),
        elsewhere=None if heard is None else Link(href(path, heard.path, heard.anchor), _heard(heard)),
        more=tuple(line(article, claim, anchor(own, claim)) for claim in more),
        asked=told.answers(article, path, answered),
        see=(*([Link[Message](one.of, Name(one.of))] if one.of else []), *told.ways(path, others)),
    )


def _role(article: Article, name: str, role: str, glossary: Glossary) -> Line[Message]:
    """What somebody is, whole: in its shorter wording where that leaves nothing out but the name.

    Bad: "Researcher" for "Ada Lind was a researcher at the Harbour Institute and led the trial."
    Good: "Mayor of Northport" for "Ada Lind was the mayor of Northport."
    """
    claim = article.facts.claims[role]
    named = f"{glossary[name].forms['en'].words} {article.facts.participants[name].named.words} {_ACTING}"
    is_whole = claim.short is not None and is_told(claim.text.words, by=f"{named} {claim.short.words}")
    return (short_line if is_whole else line)(article, role, anchor(of_participant(name), role))


def _tells(card: Card[Message]) -> bool:
    """Whether a card says anything, here or by a way; that of a country or a group, whether it says anything here."""
    here = card.said or card.more
    return bool(here or (card.sort in HAVE_CARDS and (card.role or card.elsewhere or card.asked or card.see)))


def _linked(card: Card[Message], of: str | None, cards: Mapping[str, Card[Message]]) -> Card[Message]:
    """The card with the way to whom it acts for, where that has a card: who has none is named in the role."""
    ways = [one for one in card.see if one.href != of]
    if of in cards and of is not None:
        whose = Link[Message](f"#{of_participant(of)}", Name(of))
        ways = [whose, *(one for one in ways if one.title != whose.title)]
    return replace(card, see=tuple(ways))


def _heard(place: Place) -> Message:
    """What is written on the way to a page that has somebody's words."""
    return Ui("card.heard", {"page": Ui(f"nav.{place.section}")})


def _origin(form: Form) -> Message:
    if form.origin is not None:
        return Ui(f"origin.{form.origin}")
    if form.seen:
        return Ui("origin.seen", {"sites": Listing(tuple(Verbatim(site, tag="") for site in form.seen))})
    return Ui("origin.article")
