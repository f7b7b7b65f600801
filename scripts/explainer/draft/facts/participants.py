"""Who takes part, under the glossary's ids where it knows them, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explainer.draft.facts.evidence import Shown, in_line, quote_once, stands_once, unit_at
from explainer.draft.facts.records import Claim, Participant, Quote
from explainer.draft.findings import Findings, Named, Person
from explainer.draft.places import country
from explainer.language.gazetteer import countries
from explainer.language.letters import ascii_words, levelled
from explainer.model.facts import Kind, Sort
from explainer.model.seed import Seed, Sentence
from explainer.model.words import Glossary
from explainer.source import Span

_MOST_PEOPLE = 20
_MOST_ORGANISATIONS = 8
_MOST_COUNTRIES = 8
_LONGEST_ROLE = 25
"""Words between the beginning of a role and the end of its name that still belong together."""


@dataclass(frozen=True)
class Cast:
    """The participants of an article, and what they are called in it."""

    participants: tuple[Participant, ...]
    ids: Mapping[str, str]
    """A name as the article writes it → the participant's id."""
    people: tuple[Person, ...]

    def speaker(self, name: Span | None) -> str | None:
        """The participant of that name who can say something: no country."""
        own = self.ids.get(in_line(name))
        return next((one.id for one in self.participants if one.id == own and one.sort is not Sort.COUNTRY), None)

    def named_in(self, sentence: Sentence, but: str | None = None) -> tuple[str, ...]:
        """The people whom a sentence names."""
        inside = (
            self.ids.get(in_line(person.name))
            for person in self.people
            if any(sentence.span.start <= one.start and one.end <= sentence.span.end for one in person.mentions)
        )
        return tuple(name for name in dict.fromkeys(inside) if name is not None and name != but)


@dataclass(frozen=True)
class _Candidate:
    """Somebody who may take part."""

    sort: Sort
    name: Span
    forms: tuple[Span, ...]
    mentions: tuple[Span, ...]
    short: str
    """What its id is made of, where that is free."""
    territory: str | None = None


def cast(seed: Seed, findings: Findings, glossary: Glossary) -> Cast:
    """The participants; `glossary` lends its ids to whom it knows."""
    taken: dict[str, Participant] = {}
    ids: dict[str, str] = {}
    for one in _candidates(seed, findings):
        written = in_line(one.name)
        known = _known(glossary, one.sort, written)
        own = known or _free((one.short, written), glossary, taken)
        named = quote_once(seed, [span for span in one.mentions if in_line(span) == written] or [one.name])
        if named is None or own is None or own in taken:
            continue
        also = () if known else tuple(quote for form in one.forms if (quote := quote_once(seed, [form])) is not None)
        taken[own] = Participant(own, one.sort, named, also, None if known else one.territory)
        for form in (one.name, *one.forms, *one.mentions):
            ids.setdefault(in_line(form), own)
    return Cast(tuple(taken.values()), ids, findings.people)


def _candidates(seed: Seed, findings: Findings) -> Iterator[_Candidate]:
    for person in findings.people[:_MOST_PEOPLE]:
        yield _Candidate(Sort.PERSON, person.name, person.aliases, person.mentions, _family(in_line(person.name)))
    for body in [one for one in findings.organisations if _takes_part(one, findings)][:_MOST_ORGANISATIONS]:
        yield _Candidate(Sort.ORGANISATION, body.name, body.aliases, body.mentions, in_line(body.name))
    # A country that is mentioned in passing takes no part.
    lead = seed.sentences[0].span.end if seed.sentences else 0
    lands = [
        (one, code)
        for one in findings.places
        if (code := country(in_line(one.name))) is not None and (len(one.mentions) > 1 or one.mentions[0].start < lead)
    ]
    for land, code in lands[:_MOST_COUNTRIES]:
        yield _Candidate(Sort.COUNTRY, land.name, land.aliases, land.mentions, countries().english[code], code)


def _takes_part(body: Named, findings: Findings) -> bool:
    """Whether an organisation is named twice, speaks, or is somebody's."""
    speakers = {in_line(one.speaker) for one in findings.statements if one.speaker is not None}
    employers = {in_line(person.organisation) for person in findings.people if person.organisation is not None}
    return len(body.mentions) > 1 or any(in_line(form) in speakers | employers for form in (body.name, *body.aliases))


def _known(glossary: Glossary, sort: Sort, written: str) -> str | None:
    """The glossary's id of that very name; a family name alone may be another person's."""
    for term in glossary.values():
        english = term.forms["en"]
        forms = [form for form in (english.words, *english.others) if sort is not Sort.PERSON or " " in form]
        if term.sort == sort.value and written.casefold() in {form.casefold() for form in forms}:
            return term.id
    return None


def _free(names: Sequence[str], glossary: Glossary, taken: Mapping[str, Participant]) -> str | None:
    """The first of the ids made of the names that neither the glossary nor another participant has."""
    slugs = map(_slug, names)
    return next((slug for slug in slugs if slug and slug not in glossary and slug not in taken), None)


def _family(name: str) -> str:
    words = [word for word in name.split() if word.strip(".").lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    return (words or [name])[-1]


def _slug(name: str) -> str:
    """An id: `Böhm` → `bohm`."""
    slug = "-".join(ascii_words(levelled(name).lower().replace("'s", "")))
    return slug if slug[:1].isalpha() else ""


def with_roles(seed: Seed, cast: Cast, shown: Shown) -> tuple[Cast, tuple[Claim, ...]]:
    """The participants with the claims that tell what they are, as long as these may be shown."""
    roles: dict[str, Claim] = {}
    for person in cast.people:
        own = cast.ids.get(in_line(person.name))
        quote = None if own is None else _role_with_name(seed, person)
        if own is None or own in roles or quote is None or not shown.fits(quote.words):
            continue
        shown.add(quote.words)
        roles[own] = Claim(f"{own}-role", Kind.REPORTED, who=(own,), evidence=(quote,))
    participants = tuple(replace(one, role=roles[one.id].id) if one.id in roles else one for one in cast.participants)
    return replace(cast, participants=participants), tuple(roles.values())


def _role_with_name(seed: Seed, person: Person) -> Quote | None:
    """The words from role to name, or from name to role, where they stand close together."""
    role = person.role
    if role is None or (unit := unit_at(seed, role)) is None or unit.number is None:
        return None
    near = [mention for mention in person.mentions if unit_at(seed, mention) is unit]
    spans = [Span(role.source, min(role.start, one.start), max(role.end, one.end)) for one in near]
    span = min(spans, key=lambda one: one.end - one.start, default=None)
    if span is None or len(span.text.split()) > _LONGEST_ROLE or not stands_once(seed, unit, span):
        return None
    return Quote(unit.id, span)
