"""Whose somebody is: the organisation and the country that the words of a role, or those around a name, say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from explainer.draft.name_pieces import NAMES
from explainer.draft.names import Mention
from explainer.draft.roles import Role
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.words import words
from explainer.language.gazetteer import countries
from explainer.source import Span

_WORDS = words().people

_NATIONAL = _WORDS.national
"""Offices of a country: without any other word they are of the country that the article is about."""
_LONGEST_LINK = 5


def organisation_of(roles: Sequence[Role], ordered: Sequence[Mention], bodies: Sequence[Mention]) -> Span | None:
    """The organisation that stands in a role, behind it after "at", "of" …, owns it, or stands so beside the name."""
    beside = (_beside(role.unit, role.first, role.after, bodies) or _meant(role, bodies) for role in roles)
    around = (_beside(mention.unit, mention.first, mention.after, bodies) for mention in ordered)
    found = next(filter(None, beside), None) or next(filter(None, around), None)
    return found.span if found else None


def _beside(unit: TaggedUnit, first: int, after: int, bodies: Sequence[Mention]) -> Mention | None:
    """The organisation inside some tokens, owning them, or linked to their end ("chairman of", "Smith, of")."""
    tokens = unit.tokens
    for body in bodies:
        if body.unit is not unit:
            continue
        linked = after < body.first <= after + _LONGEST_LINK and _links(
            [token.text for token in tokens[after : body.first] if token.text not in (",", "the", "The", "also")]
        )
        owning = body.after + 1 == first and tokens[body.after].tag == "POS"
        if first <= body.first < after or linked or owning:
            return body
    return None


def _links(between: Sequence[str]) -> bool:
    """Smith, | from charity | Shelter; Park, | who works for | Oxfam."""
    if between[:1] == ["who"]:
        return len(between) > 1 and between[1] in _WORDS.working
    nouns = between[1:]
    return (
        between[:1] != []
        and between[0] in _WORDS.links
        and all(n.islower() and n.isalpha() and n not in _WORDS.links for n in nouns)
    )


def _meant(role: Role, bodies: Sequence[Mention]) -> Mention | None:
    """To a "police chief", the one organisation of the article that is called so, or the last one named before."""
    modifiers = {
        token.text.lower()
        for token in role.unit.tokens[role.first : role.after]
        if token.text.islower() and token.text in NAMES.organisations
    }
    fitting = [body for body in bodies if modifiers & {word.lower() for word in body.words}]
    start = role.span.start
    before = [body for body in fitting if body.span.start < start]
    return before[-1] if before else (fitting[0] if fitting else None)


def _code(text: str) -> str | None:
    known = countries()
    return known.codes.get(text) or known.people.get(text) or known.codes.get(text.removesuffix("."))


def _codes(unit: TaggedUnit, first: int, after: int) -> Iterator[str]:
    """The countries that are named, or whose people are, between two tokens."""
    at = max(first, 0)
    after = min(after, len(unit.tokens))
    while at < after:
        for size in (4, 3, 2, 1):
            if at + size <= after and (code := _code(" ".join(t.text for t in unit.tokens[at : at + size]))):
                yield code
                at += size - 1
                break
        at += 1


def countries_named(tagged: Tagged) -> Counter[str]:
    """How often the article names each country or its people."""
    return Counter(code for unit in tagged.units for code in _codes(unit, 0, len(unit.tokens)))


def country_of(roles: Sequence[Role], ordered: Sequence[Mention], named: Counter[str]) -> str | None:
    """The country that a role says, else one beside a name, else that of an office which goes without saying."""
    code: str | None = None
    for said in roles:
        code = code or next(_codes(said.unit, said.first, said.after), None) or _beyond(said)
    for mention in ordered:
        code = code or _possessor(mention) or next(_codes(mention.unit, mention.prefix, mention.first), None)
        code = code or _next_to(mention)
    if code is None and roles:
        code = _of_office(" ".join(roles[0].span.text.lower().split()), named)
    return countries().english[code] if code else None


def _of_office(office: str, named: Counter[str]) -> str | None:
    """The country of an office that goes without saying: the one that has it under this name, or the article's."""
    if (code := _WORDS.of_one_country.get(office)) in named:
        return code
    ((code, count),) = named.most_common(1) or [("", 0)]
    return code if office in _NATIONAL and count > 1 and 2 * count > named.total() else None


def _beyond(role: Role) -> str | None:
    """The country right before the role ("Japan's …") or behind it ("… in Kazakhstan")."""
    tokens = role.unit.tokens
    if role.first > 1 and tokens[role.first - 1].tag == "POS":
        found = list(_codes(role.unit, role.first - 4, role.first - 1))
        if found and _code_ends(role.unit, role.first - 1):
            return found[-1]
    if role.after < len(tokens) and tokens[role.after].text in ("in", "of", "from"):
        after = role.after + 1 + (role.after + 1 < len(tokens) and tokens[role.after + 1].text == "the")
        return next(_codes(role.unit, after, after + 3), None) if _code_begins(role.unit, after) else None
    return None


def _code_ends(unit: TaggedUnit, after: int) -> bool:
    return any(
        _code(" ".join(t.text for t in unit.tokens[after - size : after])) for size in (1, 2, 3) if after - size >= 0
    )


def _code_begins(unit: TaggedUnit, first: int) -> bool:
    return any(_code(" ".join(t.text for t in unit.tokens[first : first + size])) for size in (1, 2, 3))


def _next_to(mention: Mention) -> str | None:
    """The Belgian Eden Hazard; Jon Rahm of Spain."""
    tokens = mention.unit.tokens
    if mention.prefix and (code := countries().people.get(tokens[mention.prefix - 1].text)):
        return code
    after = mention.after
    if after + 1 < len(tokens) and tokens[after].text == "of":
        after += 1 + (tokens[after + 1].text == "the")
        return next(_codes(mention.unit, after, after + 3), None) if _code_begins(mention.unit, after) else None
    return None


def _possessor(mention: Mention) -> str | None:
    """North Korea's Kim Jong Un."""
    first = mention.prefix
    tokens = mention.unit.tokens
    if first > 1 and tokens[first - 1].tag == "POS":
        for size in (3, 2, 1):
            if first - 1 - size >= 0 and (
                code := _code(" ".join(t.text for t in tokens[first - 1 - size : first - 1]))
            ):
                return code
    return None
