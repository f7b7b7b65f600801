"""Who takes part, under the glossary's ids where it knows them, and as what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explainer.draft.facts.evidence import in_line, quote_once, stands_once, unit_at
from explainer.draft.facts.records import Claim, Participant, Quote
from explainer.draft.findings import Findings, Named, Person
from explainer.draft.name_parts import AFTER_NAMES
from explainer.draft.name_pieces import HEADS, is_given_name, is_role, is_title
from explainer.draft.places import country
from explainer.draft.words import words
from explainer.language import english
from explainer.language.gazetteer import countries
from explainer.language.letters import ascii_words, levelled
from explainer.language.patterns import expression
from explainer.model.facts import Kind, Sort
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.source import Span

OFTEN = 3
"""Mentions: of whom there are most, the article is about."""
_WORDS = words().people
_OF_SEVERAL = re.compile(rf" who (?:\w+ly )?{expression(_WORDS.of_several)}")
_VERB_BEFORE = re.compile(r"\b(?:which|who|that|had|has|have|it|they|he|she|also) \Z")
_DEED = re.compile(r"[a-z]+ed\b")
"""What somebody does to another: "a group that | hired pilot Ann Poe"."""
OWNED = re.compile(r"\bthe (\w+)['’]s\b", re.IGNORECASE)
"""What somebody is of, by another word than its name."""
_MOST_PEOPLE = 20
_MOST_ORGANISATIONS = 8
_MOST_COUNTRIES = 8
_ROLES = english.people().roles
_OFFICES = _ROLES["offices"] | _ROLES["arms and order"] | _ROLES["faith"]
_OFFICES -= english.people().relations  # "Tom Reed, a father of one"
_OFFICES |= _WORDS.of_a_body | _WORDS.of_a_place | _WORDS.of_a_body_too | _WORDS.of_offices
"""What is said of offices, and of no trade."""
_OF_THING = re.compile(r"\b(?:by|at|from|with|for|to)\b")
"""Before a body's name, what makes of the words those of another: "The paper, by people at Orsa University"."""
_WHO = re.compile(r", who(?:se)? (?![^,.]*\b(?:this|that|these|those|it|them)\b)[^,.;:“”\"()]{6,90}(?=[,.])")
_FORMER = tuple(_WORDS.former)
_TELLS = re.compile(r"\b(?:whose|who|by)\b")
"""In what somebody does: "who runs the mill", "a team led by"."""


@dataclass(frozen=True)
class Cast:
    """Those who may take part in an article, and what they are called in it."""

    participants: tuple[Participant, ...]
    ids: Mapping[str, str]
    """A name as the article writes it → the participant's id."""
    people: tuple[Person, ...]
    bodies: tuple[Named, ...]
    places: tuple[tuple[Span, str], ...]
    """The places where a participant is named, with the id."""
    told_of: tuple[tuple[Span, str], ...]
    """The places where something is told of a participant, with the id."""

    def speaker(self, name: Span | None) -> str | None:
        """The participant of that name who can say something: no country."""
        own = self.ids.get(in_line(name))
        return next((one.id for one in self.participants if one.id == own and one.sort is not Sort.COUNTRY), None)

    @property
    def everybody(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(one.id for one in self.participants)

    def is_person(self, name: str) -> bool:
        """Whether a participant is a person."""
        return any(one.id == name and one.sort is Sort.PERSON for one in self.participants)

    def named_in(self, words: Span, but: str | None = None) -> tuple[str, ...]:
        """The participants of whom some words tell something, people first."""
        places = [name for at, name in self.told_of if _is_in(at, words)]
        inside = (one.id for one in self.participants if one.id in places)
        return tuple(name for name in inside if name != but)

    def weight(self, name: str) -> float:
        """How much it matters to say who somebody is: the more, the more often and the earlier he is named."""
        named = self.mentions_of(name)
        acts = any(one.acts for one in self.people if self.ids.get(in_line(one.name)) == name)
        return (4.0 + 1.5 * acts + min(len(named), 4) * 0.75) if self.is_person(name) else 4.0

    @property
    def main(self) -> str | None:
        """The person whom the article names most, where that is one."""
        named = {one.id: len(self.mentions_of(one.id)) for one in self.participants if one.sort is Sort.PERSON}
        most = [own for own, count in named.items() if count == max(named.values()) >= OFTEN]
        return most[0] if len(most) == 1 else None

    def mentions_of(self, name: str) -> list[Span]:
        """The places where a participant is named."""
        return [at for at, own in self.places if own == name]

    def introduced_at(self, name: str) -> Span | None:
        """Where the text first tells of somebody what he does, of a person where it first names him."""
        every: tuple[Person | Named, ...] = (*self.people, *self.bodies)
        return next((one.doing for one in every if self.ids.get(in_line(one.name)) == name), None)

    def names_of(self, names: Collection[str]) -> Iterator[Span]:
        """The words that participants are named by."""
        for one in self.participants:
            if one.id in names:
                yield from (quote.words for quote in (one.named, *one.also))


@dataclass(frozen=True)
class _Candidate:
    """Somebody who may take part."""

    sort: Sort
    name: Span
    forms: tuple[Span, ...]
    mentions: tuple[Span, ...]
    own: tuple[Span, ...]
    """Those of the mentions that tell something of it."""
    short: str
    """What its id is made of, where that is free."""
    territory: str | None = None


def cast(seed: Seed, findings: Findings, glossary: Glossary) -> Cast:
    """The participants; `glossary` lends its ids to whom it knows."""
    taken: dict[str, Participant] = {}
    ids: dict[str, str] = {}
    told_of: list[tuple[Span, str]] = []
    places: list[tuple[Span, str]] = []
    for one in _candidates(seed, findings):
        written = in_line(one.name)
        known = known_id(glossary, one.sort, written)
        own = known or free_id((one.short, written), glossary, taken)
        named = quote_once(seed, [span for span in one.mentions if in_line(span) == written] or [one.name])
        if named is None or own is None or own in taken:
            continue
        also = () if known else tuple(quote for form in one.forms if (quote := quote_once(seed, [form])) is not None)
        taken[own] = Participant(own, one.sort, named, also, None if known else one.territory)
        for form in (one.name, *one.forms, *one.mentions):
            ids.setdefault(in_line(form), own)
        told_of += ((span, own) for span in one.own)
        places += ((span, own) for span in one.mentions)
    every = findings.people, findings.organisations
    return Cast(tuple(taken.values()), ids, *every, tuple(places), tuple(told_of))


def _candidates(seed: Seed, findings: Findings) -> Iterator[_Candidate]:
    told = [one.span for one in seed.sentences if one.id not in findings.unfit or one.text.endswith(":")]
    people = [one for one in findings.people if not _is_only_given(one) and not _is_of_title(one, seed)]
    people = [one for one in people if _is_inside(one.mentions, told)]
    people.sort(key=lambda one: (one.own or one.mentions)[0].start)
    for person in people[:_MOST_PEOPLE]:
        sort = Sort.ORGANISATION if _is_firm(person) else Sort.PERSON
        yield _Candidate(sort, person.name, person.aliases, person.mentions, person.own, _family(in_line(person.name)))
    names = {in_line(one.name).split()[-1] for one in findings.people}
    bodies = [one for one in findings.organisations if _takes_part(one, findings) and not _is_called_person(one, names)]
    for body in bodies[:_MOST_ORGANISATIONS]:
        acts = body.mentions if body.acts else body.own
        yield _Candidate(Sort.ORGANISATION, body.name, body.aliases, body.mentions, acts, in_line(body.name))
    # A country where something only is, or that is mentioned in passing, takes no part.
    lead = seed.sentences[0].span.end if seed.sentences else 0
    lands = [
        (one, code)
        for one in findings.places
        if one.own
        and (code := country(in_line(one.name))) is not None
        and (len(one.mentions) > 1 or one.mentions[0].start < lead)
    ]
    for land, code in lands[:_MOST_COUNTRIES]:
        name = countries().english[code]
        yield _Candidate(Sort.COUNTRY, land.name, land.aliases, land.mentions, land.mentions, name, code)


def _is_of_title(person: Person, seed: Seed) -> bool:
    """Whether only the title has the full name: "Orsa Brewers' strike"; a text names in full whom it first names."""
    title, name = seed.title.span, in_line(person.name)
    return all(title.start <= one.start < title.end for one in person.mentions if in_line(one) == name)


def _is_inside(mentions: Sequence[Span], told: Sequence[Span]) -> bool:
    """Whether somebody is named where something is told, and not only as who wrote it."""
    return any(unit.start <= one.start < unit.end for one in mentions for unit in told)


def _is_firm(person: Person) -> bool:
    """Whether a name that is no known person's, and stands once, is what bodies are as well: "the owner, Roe Vale".

    Not so "the owner Roe Vale", with no comma between.
    """
    role, name = person.role, in_line(person.name)
    is_once = len(person.mentions) == 1 and not is_given_name(name.split()[0])
    if not is_once or role is None or role.source.text[role.end : person.name.start].strip() != ",":
        return False
    return role.text.lower().split()[-1] in words().names.bodies_too | {"owner"}


def _is_called_person(body: Named, names: Collection[str]) -> bool:
    """Whether an organisation may be a person: by a family name, or by an office before it, "Minister Anro Vale"."""
    first, *rest = in_line(body.name).split()
    words = () if body.described is None else body.described.text.lower().split()
    before = [] if body.described is None else words[: len(in_line(body.described).partition(first)[0].split())]
    is_office = any(one.removesuffix("s") in _ROLES["offices"] for one in before)
    return is_office or bool(rest and rest[-1] in names and HEADS.isdisjoint(one.lower() for one in rest))


def _is_only_given(person: Person) -> bool:
    """Whether a given name alone is nobody's for sure ("her three-volume Flora"), or a name is of what a body is."""
    name = in_line(person.name)
    is_given = is_given_name(name) and (person.role is None or not person.presented)
    return " " not in name and (is_given or name.lower() in HEADS)


def _takes_part(body: Named, findings: Findings) -> bool:
    """Whether an organisation does something, speaks, or is somebody's."""
    speakers = {in_line(one.speaker) for one in findings.statements if one.speaker is not None}
    people = (one for one in findings.people if one.organisation is not None and not _is_only_given(one))
    every = (in_line(person.organisation) for person in people)
    employers = {name for name in every if " " in name or name.isupper()}  # not the Crown of "Crown prosecutor"
    return body.acts or any(in_line(form) in speakers | employers for form in (body.name, *body.aliases))


def known_id(glossary: Glossary, sort: Sort, written: str) -> str | None:
    """The glossary's id of that very name; a family name alone may be another person's."""
    for term in glossary.values():
        english = term.forms["en"]
        forms = [form for form in (english.words, *english.others) if sort is not Sort.PERSON or " " in form]
        if term.sort == sort.value and written.casefold() in {form.casefold() for form in forms}:
            return term.id
    return None


def free_id(names: Iterable[str], glossary: Glossary, taken: Collection[str]) -> str | None:
    """The first of the ids made of the names that neither the glossary nor another participant has."""
    slugs = map(_slug, names)
    return next((slug for slug in slugs if slug and slug not in glossary and slug not in taken), None)


def _family(name: str) -> str:
    parts = [word for word in name.split() if word not in AFTER_NAMES | {"II", "III", "IV"}]
    return (parts or [name])[-1]


def _slug(name: str) -> str:
    """An id: `Böhm` → `bohm`."""
    slug = "-".join(ascii_words(levelled(name).lower().replace("'s", "")))
    return slug if slug[:1].isalpha() else ""


def presentations(seed: Seed, findings: Findings, cast: Cast) -> dict[str, Quote]:
    """The words that present people as something, where they are evidence, by participant: all that is said.

    Not what only somebody else says of them: "Tom Reed said that Poe, a baker, had been jailed".
    """
    said = {one.sentence.id: cast.speaker(one.speaker) for one in findings.statements if one.is_whole}
    told = " ".join([seed.title.text, *(one.text for one in seed.sentences[:1])])
    found: dict[str, Quote] = {}
    for person in cast.people:
        own = cast.ids.get(in_line(person.name))
        every = filter(None, (_quote(seed, words) for words in _presenting(person)))
        quote = next((one for one in every if not _is_said(one, said, own)), None)
        if own is not None and quote is not None and not _is_of_nobody(quote, told):
            found.setdefault(own, quote)
    for body in cast.bodies:
        own = cast.ids.get(in_line(body.name))
        quote = None if body.described is None or not body.acts else _quote(seed, body.described)
        if own is not None and quote is not None and said.get(quote.unit) in {None, own}:
            before, name, _ = in_line(quote.words).partition(in_line(body.name))
            if name and _OF_THING.search(before) is None:
                found.setdefault(own, quote)
    return found


@dataclass(frozen=True)
class Offices:
    """What the words that present people tell of them."""

    held: frozenset[str]
    """Those who are told to do something for a body or a place, each alone.

    Good: "the mayor of Orsa, Ann Poe"; "Jan Roe, an economist at Orsa Bank"; "Tom Reed, who runs the mill"
    Bad: "Ann Poe, 44, a bus driver in Orsa"; "retired teacher Jan Roe"; "former judge Tom Reed"; "councillors Poe, Roe"
    """
    of_bodies: frozenset[str]
    """Those of them of whom the words say for which body, land or place: no bare "Chairwoman Ann Poe"."""
    trades: frozenset[str]
    """Those of whom the words say what they are, each alone."""


def offices(presenting: Mapping[str, Quote], seed: Seed, cast: Cast) -> Offices:
    """Who has an office by the words that present him, and who has it of a body that they name."""
    starts = {one.span.start for one in seed.sentences}
    names = {word.strip(",") for at, own in cast.places if cast.is_person(own) for word in at.text.split()}
    held, of_bodies, trades = set[str](), set[str](), set[str]()
    for person in cast.people:
        own = cast.ids.get(in_line(person.name), "")
        if own not in presenting:
            continue
        words = presenting[own].words
        is_former = person.role is not None and person.role.text.lower().startswith(_FORMER)
        now = words.text.replace(person.role.text, "") if is_former and person.role is not None else words.text
        said = {word.strip(",.") for word in now.lower().split()}
        said |= {word.removesuffix("s") for word in said}
        is_of_body = any(_is_in(at, words) for one in cast.bodies for at in one.mentions)
        is_told = _TELLS.search(words.text) is not None
        others = {name for at, name in cast.places if _is_in(at, words) and cast.is_person(name)} - {own}
        parts = words.text.split()[words.start in starts :]
        capitals = [one.strip(",.()") for one in parts if one[0].isupper() and one.strip(",") not in names]
        is_named = any(not (is_role(one) or is_title(one) or one in AFTER_NAMES) for one in capitals)
        trades |= {own} if person.role is not None and not others else set()
        if is_told or is_of_body or _OFFICES & said:
            held |= {own} if is_told or is_named or not others else set()
            of_bodies |= {own} if is_named else set()
    return Offices(frozenset(held), frozenset(of_bodies), frozenset(trades))


def shorter(seed: Seed, cast: Cast) -> dict[str, Quote]:
    """The fewest words that present people as something, where there is no room for all that is said."""
    people = ((one.name, one.presented) for one in cast.people if one.presented is not None)
    found = ((cast.ids.get(in_line(name)), _quote(seed, words)) for name, words in people)
    return {own: quote for own, quote in found if own is not None and quote is not None}


def _is_in(at: Span, words: Span) -> bool:
    """Whether a place lies within some words."""
    return words.start <= at.start and at.end <= words.end


def _is_of_nobody(quote: Quote, told: str) -> bool:
    """Whether words do not say whose brother, or of what, somebody is: "a brother, Jan Roe", "the firm's owner"."""
    text = quote.words.text.lower().replace(",", " ")
    first, second, *_ = (*text.removeprefix("the ").removeprefix("a ").removeprefix("an ").split(), "")
    relations = english.people().relations
    is_relation = {first, first.removesuffix("s")} & relations != frozenset() and second != "of"
    is_open = any(re.search(rf"\b{one}\b", told, re.IGNORECASE) is None for one in OWNED.findall(text))
    is_of_more = _OF_SEVERAL.search(text) is not None
    return is_relation or is_open or is_of_more


def _is_said(quote: Quote, said: Mapping[str, str | None], own: str | None) -> bool:
    """Whether more than an office is said of somebody by somebody else."""
    return "," in quote.words.text and said.get(quote.unit, own) != own


def _presenting(person: Person) -> Iterator[Span]:
    """The words that present somebody, those that say most first."""
    whole, known = person.described, person.presented
    if whole is not None and known is not None:
        # Where somebody is first named in full, more is said than "Cllr Roe".
        is_fuller = " " in in_line(person.name) and in_line(person.name) not in in_line(known)
        if is_fuller or _is_in(known, whole):
            yield whole
    yield from filter(None, [known or whole])
    role, name = person.role, person.name
    between = "" if role is None else name.source.text[role.end : name.start]
    if role is not None and between.strip() in {"", ","}:  # "Mayor Ann Poe"; "the Ambassador of Japan, Ann Poe"
        is_whole = " of " in role.text or (between.isspace() and role.text.lower().split()[-1] in _WORDS.of_a_place)
        yield from [name.source.span(role.start, name.end)] * is_whole


def role(own: str, quotes: tuple[Quote, ...]) -> Claim:
    """The claim that tells what somebody is."""
    return Claim(f"{own}-role", Kind.REPORTED, who=(own,), evidence=quotes)


def taking_part(cast: Cast, claims: Sequence[Claim], roles: Mapping[str, Claim]) -> tuple[Participant, ...]:
    """Those of whom the claims tell something, with what they are: a card that holds nothing tells nobody anything.

    Whom the article names most comes first, and of whom nothing but that is told, behind the others of the sort.
    """
    told = {name for claim in claims for name in (*claim.who, claim.by)}
    kept = [one for one in cast.participants if one.id in told | {*roles}]
    kept.sort(key=lambda one: ([*Sort].index(one.sort), one.id != cast.main, one.id not in told))
    return tuple(replace(one, role=roles[one.id].id) if one.id in roles else one for one in kept)


def _closed(words: Span) -> Span:
    """Words with the bracket that closes one of theirs: "head of the Orsa Bakers (OB"."""
    is_open = words.text.count("(") > words.text.count(")") and words.source.text[words.end : words.end + 1] == ")"
    return words.source.span(words.start, words.end + 1) if is_open else words


def _with_clause(words: Span) -> Span:
    """Words with what stands behind the name of what somebody does: "Captain Ann Poe | , who leads the search"."""
    behind = _WHO.match(words.source.text, words.end)
    return words if behind is None else words.source.span(words.start, behind.end())


def _quote(seed: Seed, words: Span) -> Quote | None:
    """Words by role and name; None, where they are no evidence."""
    words = _with_clause(_closed(words))
    unit = unit_at(seed, words)
    is_torn = _VERB_BEFORE.search(words.source.text[: words.start]) and _DEED.match(words.text)
    if unit is None or unit.number is None or is_torn or not stands_once(seed, unit, words):
        return None
    return Quote(unit.id, words)
