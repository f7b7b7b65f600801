"""How the article introduces people: in words of one piece that say by themselves what somebody is.

"His lawyer, Ann Poe" says nothing to who reads no more, nor does "spokeswoman Ann Poe" behind a sentence about a firm:
whose they are, a name elsewhere says. So nothing is shown of those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.draft.affiliations import countries_named
from explainer.draft.definite import BODIES, KNOWN, OFFICES, RELATIONAL, known_things, known_tokens
from explainer.draft.describing import described
from explainer.draft.findings import Person
from explainer.draft.hanging import SUBJECTS, is_of_sentence, points_back
from explainer.draft.name_pieces import NameKind, is_role, is_title
from explainer.draft.names import Mention, Names
from explainer.draft.presenting import (
    NAMED_BODIES,
    body_word,
    clause,
    for_a_side,
    is_of_body,
    leading,
    mourned,
    needs_body,
    owner_in,
    presented,
    whole,
)
from explainer.draft.roles import Role
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.words import words
from explainer.language.gazetteer import countries
from explainer.source import Span

_WORDS = words().people

_ONLY_ONE = _WORDS.only_one
"""Of what a state has one: "the government's adviser"."""
_PERSONS = frozenset({"he", "she", "him", "her", "they", "them"})
_OF_LOSS = re.compile(r"\b(?:the )?(?:death|killing|murder|loss|funeral|disappearance) of (?:an? |the )?\Z")
_KNOWN_TO_ALL = words().sentences.known_to_all
_PRIVATE = frozenset(
    {"league", "federation", "union", "association", "society", "club", "guild", "chamber", "institute"}
)
_VOTED_ON = (KNOWN | {"amendment", "measure", "motion", "bill", "ordinance", "talk"}) - _ONLY_ONE
"""What the reader of a card has not been told of: "who voted against the amendment"."""
_BODIES = (NAMED_BODIES | {"board", "panel", "committee"}) - _KNOWN_TO_ALL


@dataclass(frozen=True)
class Known:
    """A person with the mentions and the roles that were found, those that say most first."""

    person: Person
    mentions: Sequence[Mention]
    roles: Sequence[Role]


def introduced(tagged: Tagged, names: Names, everybody: Sequence[Known]) -> Iterator[Person]:
    """The people with the words that introduce them."""
    desk = _Desk(tagged, names)
    for one in everybody:
        words = desk.words(one)
        whole = described(one.mentions, is_known=words is not None)
        is_open = whole is not None and (desk.is_of_untold(whole) or (words is None and _is_half(one, whole)))
        yield replace(
            one.person,
            presented=None if words is None else _with_loss(words),
            described=None if is_open else whole,
        )


def _with_loss(span: Span) -> Span:
    """With what tells that somebody is dead: "the death of a driver, Jan Roe, 34" of "driver, Jan Roe"."""
    text = span.source.text
    found = _OF_LOSS.search(text[: span.start])
    return span if found is None else Span(span.source, found.start(), span.end)


class _Desk:
    """What is known of an article when its people are introduced."""

    def __init__(self, tagged: Tagged, names: Names) -> None:
        self._names, self._body, self._title = names.mentions, tagged.body, tagged.title.sentence
        self._bodies = names.of(NameKind.ORGANISATION)
        self._lands = countries_named(tagged)
        self._before = dict(zip((one.sentence.id for one in tagged.body[1:]), tagged.body, strict=False))

    def words(self, one: Known) -> Span | None:
        """The words that introduce somebody, the best first; none where they lean on others."""
        led = next(filter(None, map(leading, one.mentions)), None)
        if led is not None and self._is_closed(led):
            return led
        half: set[str] = set()
        for role in sorted(one.roles, key=lambda role: (not _is_outer(role, one.mentions), not needs_body(role))):
            if role.unit.sentence.id in half:
                continue  # of "Its chair, the skater Ann Poe" not the skater, where nobody sees whose chair she is
            found = next(filter(self._is_closed, self._of_role(role, one)), None)
            if found is not None:
                return found
            is_beside = any(True for _ in whole(role, one.mentions, self._names))
            if (is_beside and is_of_body(role)) or _is_outer(role, one.mentions):
                half.add(role.unit.sentence.id)
        makers = (mourned, self._of_body, for_a_side, clause)
        every = (make(mention) for make in makers for mention in one.mentions)
        return next((each for each in every if each is not None and self._is_closed(each)), None)

    def _read(self, words: Span) -> tuple[TaggedUnit, list[Token]]:
        unit = next(one for one in self._body if one.sentence.span.start <= words.start < one.sentence.span.end)
        return unit, [one for one in unit.tokens if words.start <= one.start < words.end]

    def is_of_untold(self, words: Span) -> bool:
        """Whether words say whose somebody is by what title and lead do not name: "the buyer's lawyer, Ann Poe".

        Nor by a part of a name: "a spokesperson for the Friends group".
        """
        unit, own = self._read(words)
        owner = owner_in(unit, own[0].index, own[-1].index + 1)
        text = " ".join(one.text for one in (self._title, *(one.sentence for one in self._body[:2]))).lower()
        if owner is not None and owner.lemma.lower() not in _ONLY_ONE and not _is_told(owner.lemma.lower(), text):
            return True
        if self._leans_on_untold(unit, own):
            return True
        named = {at for one in self._bodies if one.unit is unit for at in range(one.first, one.after)}
        parts = (unit.tokens[at] for one in own if one.lemma.lower() in BODIES for at in unit.children[one.index])
        return any(one.dep == "compound" and one.pos == "PROPN" and one.index not in named for one in parts)

    def _leans_on_untold(self, unit: TaggedUnit, own: Sequence[Token]) -> bool:
        """Whether words mean what the reader of a card has not been told of: "who voted against the amendment".

        Where a clause adds something, that is any thing that neither title nor lead names: ", who had read the letter".
        """
        adds = (one.index for one in own[1:] if one.tag in {"WP", "WP$"} and unit.tokens[one.index - 1].text == ",")
        clause = next(adds, len(unit.tokens))
        things = (one for one in known_tokens(unit, own, ()) if one.index > clause)
        told = {one.lemma.lower() for one in things if not (one.tag == "NNS" and is_role(one.text))}
        articled = [one for one in own if _has_only_article(unit, one)]
        told |= {one.lemma.lower() for one in articled} & _VOTED_ON
        lead = " ".join([self._title.text, *(one.sentence.text for one in self._body[:2] if one is not unit)]).lower()
        bodies = (one.lemma.lower() for one in articled if _is_headed_here(unit, one))
        is_of_any = not all(_is_told(noun, lead) for noun in bodies)
        return is_of_any or any(noun not in lead for noun in told)

    def _of_role(self, role: Role, one: Known) -> Iterator[Span]:
        own = presented(role, one.mentions, self._names)
        if own is not None and not self._is_of_any(role, own) and not self.is_of_untold(own):
            yield own
        for mention, first, after in whole(role, one.mentions, self._names):
            yield from filter(None, (_of_only_one(role, first, after), _without_clause(role, mention, after)))

    def _is_of_any(self, role: Role, own: Span) -> bool:
        """Whether it may be another's office than a land's: "President Ann Poe" behind what a body has done."""
        unit = role.unit
        last = self._before.get(unit.sentence.id)
        is_next = last is not None and last.sentence.paragraph == unit.sentence.paragraph
        if role.span.text == "President" and own.start == unit.sentence.span.start and is_next:
            return any(one.unit is last and _is_subject(one) for one in self._bodies)
        people, *office = role.span.text.split()
        code = countries().people.get(people)
        lead = {one.words[-1].lower() for one in self._bodies if one.unit.sentence.number == 1}
        is_vice = office in (["vice-president"], ["vice", "president"])
        return is_vice and code is not None and self._lands[code] == 1 and not lead.isdisjoint(_PRIVATE)

    def _is_closed(self, words: Span) -> bool:
        """Whether words count from no time that stands before: not "who had died the year before"."""
        unit, own = self._read(words)
        said = {one.text.lower() for one in own}
        if not said.isdisjoint({"relation", "related"}):
            return False  # "Ann Poe, who is no relation"
        is_of_other = any(one.tag == "PRP" and one.text.lower() in _PERSONS for one in own)
        leans = is_of_other or self._leans_on_untold(unit, own) or points_back(unit, own, ())
        return not leans and OFFICES.isdisjoint(known_things(unit, own, ()))

    def _of_body(self, mention: Mention) -> Span | None:
        """Ann Poe of Orsa Bank."""
        unit, link = mention.unit, mention.unit.tokens[mention.after : mention.after + 2]
        body = next(
            (one for one in self._bodies if one.unit is unit and mention.after < one.first <= mention.after + 2), None
        )
        is_linked = body is not None and [one.text for one in link][: body.first - mention.after] in (
            ["of"],
            ["of", "the"],
        )
        return (
            unit.span(mention.prefix, body.after) if body is not None and is_linked and unit.sentence.number else None
        )


def _is_half(one: Known, words: Span) -> bool:
    """Whether words hold an office and not its body: "Mayor Ann Poe, who swims", "The chair of trustees, Ann Poe"."""
    for role in one.roles:
        own = [each for each in role.unit.tokens if words.start <= each.start < words.end]
        is_inside = words.start <= role.span.start and role.span.end <= words.end
        is_office = needs_body(role) or body_word(role, role.first) is not None
        if is_inside and is_office and owner_in(role.unit, own[0].index, own[-1].index + 1) is None:
            return True
    first, *rest = (word.strip(",.") for word in words.text.split())
    name = {word for mention in one.mentions for word in mention.words}
    is_office = first.lower() in RELATIONAL or (first == "The" and any(word in RELATIONAL for word in rest))
    is_owned = any(word.endswith(("'s", "’s")) for word in rest)
    return is_office and not is_owned and all(word.islower() or word in name or is_title(word) for word in rest)


def _of_only_one(role: Role, first: int, after: int) -> Span | None:
    """Words of whom only one thing can be meant: "The government's adviser, Ann Poe"."""
    tokens = role.unit.tokens
    start = first - (first > 0 and (tokens[first - 1].tag == "PRP$" or tokens[first - 1].text.lower() == "the"))
    is_then = any(one.text.lower() == "then" for one in tokens[max(0, start - 1) : after])
    owner = owner_in(role.unit, start, after)
    is_one = owner is not None and owner.lemma.lower() in _ONLY_ONE
    return role.unit.span(start, after) if is_one and not is_then else None


def _is_told(noun: str, lead: str) -> bool:
    """Whether a lead says which a thing is, and takes it as known no less: "Orsa's union", not "the union"."""
    return re.search(rf"(?<!\bthe )\b{re.escape(noun)}\b|\b{re.escape(noun)} (?:of|for|that)\b", lead) is not None


def _is_outer(role: Role, mentions: Sequence[Mention]) -> bool:
    """Whether more of what somebody is stands between a role and the name: "Its chair, the skater Ann Poe"."""
    between = (role.unit.tokens[role.after : one.prefix] for one in mentions if one.unit is role.unit)
    return any(gap and gap[0].text == "," and gap[-1].text != "," for gap in between)


def _without_clause(role: Role, mention: Mention, after: int) -> Span | None:
    """What stands behind a name without the clause that adds to it: "Ann Poe, a baker" of "a baker who had left"."""
    behind = role.unit.tokens[role.after].text.lower() if role.after < after else ""
    is_told = role.first > mention.first and behind in {"who", "which", "whose", "whom"} and not needs_body(role)
    between = role.unit.tokens[mention.after : role.first]
    is_beside = all(one.pos in {"DET", "PUNCT", "NUM", "ADJ", "NOUN", "PROPN"} for one in between)
    is_one = any(one.text.lower() in {"a", "an"} for one in between)  # not "the baker" of "the baker who left"
    is_owned = any(one.tag == "PRP$" for one in between) or not is_one
    return role.unit.span(mention.first, role.after) if is_told and is_beside and not is_owned else None


def _is_headed_here(unit: TaggedUnit, body: Token) -> bool:
    """Whether somebody is said to be the head of a body, or to speak for it.

    "Director of the hospital", "led the board", "a spokesman for the hotel"
    """
    word, over = body.lemma.lower(), unit.tokens[body.head]
    office = unit.tokens[over.head]
    if body.dep == "pobj" and over.text.lower() == "for" and is_role(office.text):
        return body.tag == "NN" and word not in _ONLY_ONE | _KNOWN_TO_ALL
    is_led = body.dep == "dobj" and over.lemma.lower() in _WORDS.leading
    return word in _BODIES and (is_led or (body.dep == "pobj" and office.lemma.lower() in RELATIONAL))


def _is_subject(body: Mention) -> bool:
    """Whether its sentence tells of a body first: "Roe Bank sold"; "The owner, Roe Bank, sold"."""
    unit = body.unit
    own = unit.tokens[body.first : body.after]
    return any(
        _is_of_root(unit, one) or (one.dep in {"appos", "poss"} and _is_of_root(unit, unit.tokens[one.head]))
        for one in own
    )


def _is_of_root(unit: TaggedUnit, noun: Token) -> bool:
    return noun.dep in SUBJECTS and is_of_sentence(unit, unit.tokens[noun.head])


def _has_only_article(unit: TaggedUnit, noun: Token) -> bool:
    below = [unit.tokens[at] for at in unit.children[noun.index]]
    return [one.text.lower() for one in below] == ["the"]
