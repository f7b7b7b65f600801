"""People: individuals with a name, under the fullest form of it, with role, organisation and country."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.draft.affiliations import countries_named, country_of, organisation_of
from explainer.draft.findings import Person
from explainer.draft.hanging import SUBJECTS
from explainer.draft.introducing import Known, introduced
from explainer.draft.name_pieces import NameKind, is_role
from explainer.draft.names import Mention, Names
from explainer.draft.presenting import is_bare_office
from explainer.draft.roles import roles_of, roles_without_name
from explainer.draft.same_person import gathered, with_birth_names
from explainer.draft.tagger import Tagged
from explainer.draft.words import words
from explainer.source import Span

_ONLY_PEOPLE_DO = words().names.only_people_do


def people(tagged: Tagged, names: Names) -> tuple[Person, ...]:
    """Everybody whom the article names, in the order of their first mention."""
    bodies = names.of(NameKind.ORGANISATION)
    counts = countries_named(tagged)
    found: list[Known] = []
    everybody = [one for one in with_birth_names(gathered(_named(names))) if not _is_called_after(one.mentions)]
    anaphora = roles_without_name(tagged, everybody)
    for somebody in everybody:
        ordered = sorted(somebody.mentions, key=lambda mention: mention.span.start)
        roles = [role for mention in ordered for role in roles_of(mention, names.mentions)]
        ranked = sorted(roles, key=lambda role: role.rank)
        role = ranked[0] if ranked else anaphora.get(id(somebody))
        name = somebody.fullest
        person = Person(
            name.span,
            _aliases(name, ordered),
            role.span if role else None,
            None,
            None,
            organisation_of([role, *roles] if role else [], ordered, bodies),
            country_of([role, *roles] if role else [], ordered, counts),
            tuple(mention.span for mention in ordered),
            tuple(mention.span for mention in ordered if not _is_beside(mention)),
            any(map(_acts, ordered)),
            next((one.span for one in _in_text(ordered)[:1] if _introduces(one)), None),
        )
        found.append(Known(person, ordered, ranked))
    return tuple(sorted(introduced(tagged, names, found), key=lambda person: person.mentions[0].start))


def _named(names: Names) -> list[Mention]:
    return [one for one in names.of(NameKind.PERSON) if not _is_of_body(one, names)]


def _in_text(ordered: Sequence[Mention]) -> list[Mention]:
    return [one for one in ordered if one.unit.sentence.number is not None]


def _introduces(mention: Mention) -> bool:
    """Whether a sentence tells what somebody does, and no office of which it does not say the body."""
    unit = mention.unit
    clauses = (unit.subtree(at) for at in unit.children[mention.after - 1] if unit.tokens[at].dep == "relcl")
    is_bare = any(is_bare_office(unit, unit.tokens[at]) for part in clauses for at in part)
    return not is_bare and (_acts(mention) or _is_told_of(mention))


def _is_called_after(mentions: Sequence[Mention]) -> bool:
    """Whether a title and a name are always behind "the", as those of inns and ships are: "the Admiral Holm"."""
    before = [one.unit.tokens[one.prefix - 1].text.lower() if one.prefix else "" for one in mentions]
    titled = [one.prefix < one.first and not (_is_clerical(one) or _has_field(one)) for one in mentions]
    return all(titled) and set(before) == {"the"}


def _has_field(mention: Mention) -> bool:
    """Whether an office before a name says of what it is: "the Minister of Transport Ann Poe"."""
    return any(one.text.lower() in {"of", "for"} for one in mention.unit.tokens[mention.prefix : mention.first])


def _is_clerical(mention: Mention) -> bool:
    """Whether a title is one that "the" may stand before: "the Rev Jan Roe"."""
    first = mention.unit.tokens[mention.prefix].text.lower().removesuffix(".")
    return first in {"rev", "revd", "reverend", "hon", "honourable", "right", "most", "very", "late"}


def _is_of_body(mention: Mention, names: Names) -> bool:
    """Whether a family name alone may be short for a body that was named first: "Roe Pumps … Roe agreed to buy".

    Not so with a title before it, nor where it does what only people do: "Roe told reporters".
    """
    name = mention.unit.tokens[mention.after - 1]
    is_doing = name.dep == "nsubj" and mention.unit.tokens[name.head].lemma.lower() in _ONLY_PEOPLE_DO
    if len(mention.words) > 1 or mention.prefix < mention.first or is_doing:
        return False
    named = [one for one in names.mentions if one.words[-1] == mention.name or one.words[0] == mention.name]
    first = min((one for one in named if len(one.words) > 1), key=lambda one: one.span.start, default=None)
    return first is not None and first.kind is NameKind.ORGANISATION and first.words[0] == mention.name


def _acts(mention: Mention) -> bool:
    """Whether the name, or what it is set beside, is the subject of a verb: "Its director, Ann Poe, resigned"."""
    at = mention.unit.tokens[mention.after - 1]
    while at.dep in {"appos", "compound", "nmod"} and at.head != at.index:
        at = mention.unit.tokens[at.head]
    source = mention.unit.tokens[at.head].text.lower() == "to" and "according" in {
        one.text.lower() for one in mention.unit.tokens[max(at.index - 6, 0) : at.index]
    }
    return at.dep in SUBJECTS or (at.dep == "pobj" and (mention.unit.tokens[at.head].text.lower() == "by" or source))


def _is_told_of(mention: Mention) -> bool:
    """Whether a sentence tells something of somebody: not of "Ann Poe's mill", nor of "the friends of Ann Poe"."""
    at = mention.unit.tokens[mention.after - 1]
    while at.dep in {"appos", "compound", "nmod", "conj"} and at.head != at.index:
        if at.dep == "appos" and "," in {token.text for token in mention.unit.tokens[at.head : at.index]}:
            return True  # "At Orsa, Ann Poe had sold out": whatever the tagger hangs it on
        at = mention.unit.tokens[at.head]
    return at.dep not in {"poss", "pobj"}


def _is_beside(mention: Mention) -> bool:
    """Whether a name only says whose somebody else is: "Mary Roe's son", "a lawyer for Mary Roe", "the son of Mary"."""
    unit = mention.unit
    tokens = unit.tokens
    at = tokens[mention.after - 1]
    thing = tokens[at.head]
    if at.dep == "compound" and thing.index > at.index and thing.text.islower() and not is_role(thing.text):
        return True  # "the Ann Poe seat"
    if at.dep == "poss" and thing.pos == "PROPN":
        return True  # "Poe's Head"
    while at.dep in {"conj", "compound", "appos"} and at.head != at.index:
        if at.dep == "appos" and "," in {token.text for token in tokens[at.head : at.index]}:
            return False  # "head of the group, Ann Poe"
        at = tokens[at.head]
    head = tokens[at.head]
    if at.dep == "pobj" and head.text.lower() in {"of", "for", "to", "with"}:
        head = tokens[head.head]
    elif at.dep != "poss":
        return False
    return head.pos == "NOUN" and is_role(head.text)


def _aliases(name: Mention, ordered: Sequence[Mention]) -> tuple[Span, ...]:
    found: dict[str, Span] = {}
    for mention in ordered:
        if mention.name != name.name:
            found.setdefault(mention.name, mention.span)
    return tuple(found.values())
