"""Persons, organisations, places and other things: what the names of an article name.

Several witnesses say it together, over the whole article, since a name means the same throughout one: lists of known
names, the head word, a title before it, an age behind it, common given names, the company that it keeps in a list, and
the model's own opinion.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from explainer.draft.name_parts import INITIAL, Candidate
from explainer.draft.name_pieces import HEADS, NAMES, NameKind, is_given_name, is_role
from explainer.draft.name_witnesses import (
    after_role,
    before_role,
    ends_in_country,
    has_age,
    has_article,
    has_clause,
    is_agent,
    is_attributive,
    is_based,
    is_beside_thing,
    is_call,
    is_called_place,
    is_employer,
    is_enclosed,
    is_founded,
    is_kind_of_thing,
    is_listed,
    is_mark,
    is_of_several,
    is_off,
    is_part,
    is_state,
    is_thing_by_kind,
    is_traded,
    is_venue,
    is_vessel_or_storm,
    is_which,
    is_within_office,
    reports,
    speaks,
    stands_behind_kind_of_place,
    suffers,
    word_before,
    word_behind,
)
from explainer.draft.teams import is_club, is_team
from explainer.draft.words import words
from explainer.language import gazetteer

_WORDS = words().names

_LOCATIVE = {"in": 0.75, "near": 0.75, "outside": 0.75, "across": 0.5, "throughout": 0.75, "at": 0.25, "from": 0.25}
"""How much a preposition says that a place follows."""
_BODIES_BEFORE = _WORDS.bodies_before
"""What is called so right behind them is a body: "the charity Shelter"."""
_BODIES_BEHIND = _WORDS.bodies_behind
"""What is called so right before them is a body: "the Clean Rivers coalition"."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ROAD = re.compile(r"[AM]\d{1,3}")
_ELECTED = _WORDS.elected
"""Who sits for a place: "the Liverpool Walton MP"."""
_EMPLOYED = _WORDS.employed
"""Whom bodies have rather than places."""
_GIVEN_AND_FAMILY = 2
_LONGEST_PERSON = 4
_SHORTEST_GIVEN = 3
"""Al and Li begin longer names that are no person's."""
_SURE = 1.5


def kinds_of(candidates: Sequence[Candidate]) -> dict[str, NameKind]:
    """The kind of each name, the longer ones first: a part of a person's name is that person."""
    by_name: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_name.setdefault(candidate.name, []).append(candidate)
    listed = _listed(candidates)
    kinds: dict[str, NameKind] = {}
    parts: dict[str, NameKind] = {}
    for name in sorted(by_name, key=lambda name: -len(name.split())):
        kind = _kind(by_name[name], by_name, parts, listed.get(name, ()))
        is_short = kind is NameKind.PERSON and _is_short_of_body(by_name[name], kinds)
        if is_short or _is_end_of_body(by_name[name], kinds):
            kind = NameKind.ORGANISATION
        kinds[name] = kind
        words = name.split()
        if len(words) > 1 and kind in (NameKind.PERSON, NameKind.OTHER):
            for word in (words[0], words[-1]) if kind is NameKind.PERSON else words:
                if word.lower() not in NAMES.others:
                    parts.setdefault(word, kind)
            if kind is NameKind.PERSON:
                parts[name] = kind
    unsure = [one for one in _unsure_people(kinds, by_name) if not _are_people([*by_name[one], *listed.get(one, ())])]
    kinds |= dict.fromkeys(unsure, NameKind.OTHER)
    for name, beside in listed.items():
        if kinds[name] is NameKind.ORGANISATION and len(name.split()) == 1 and _is_beside_states(beside, by_name):
            kinds[name] = NameKind.PLACE
    return kinds


def _unsure_people(kinds: Mapping[str, NameKind], by_name: Mapping[str, Sequence[Candidate]]) -> Iterator[str]:
    """Names taken for people's that have no evidence of a person, and no word of such a name."""
    people = {name for name, kind in kinds.items() if kind is NameKind.PERSON}
    sure = {name for name in people if _is_surely_a_person(by_name[name], by_name)}
    known = {word for name in sure for word in name.split()}
    return (name for name in people - sure if known.isdisjoint(name.split()))


def _is_surely_a_person(found: Sequence[Candidate], by_name: Mapping[str, Sequence[Candidate]]) -> bool:
    """Whether what only people have stands there: a title, an age, what somebody is, a known given name in front.

    That it speaks is not enough: states, stations and firms do. People are called by their family name once they have
    been named in full, firms by all of their name again.
    """
    first, *more = (word.text for word in found[0].words)
    if (first in _WORDS.given_too and len(more) == 1) or any(
        one.prefix or has_age(one) or after_role(one) or before_role(one) or suffers(one) for one in found
    ):
        return True
    is_read_so = _votes(found)["PERSON"] * 2 > len(found)
    is_called = is_read_so and any(map(speaks, found))
    if more and is_read_so and any(map(has_clause, found)):
        return True
    if not more:
        return is_called or is_given_name(first)
    is_named = is_given_name(first) and (len(first) >= _SHORTEST_GIVEN or len(more) == 1)
    is_named = is_named or (INITIAL.fullmatch(first) is not None and first.endswith(".") and any(map(is_agent, found)))
    if is_named or any(map(_is_of_country, found)):
        return True
    alone = by_name.get(more[-1], ())
    things = _votes(alone)["GPE"] + _votes(alone)["LOC"] + _votes(alone)["ORG"]
    is_family = bool(alone) and first not in by_name and things * 2 <= len(alone)
    return (is_family or (is_called and len(found) == 1)) and more[-1].lower() not in HEADS - NAMES.surnames


def _is_of_country(one: Candidate) -> bool:
    """Belgian Luc Maes; Luc Maes of Spain."""
    tokens, first, after = one.unit.tokens, one.words[0].first, one.words[-1].after
    known = gazetteer.countries()
    is_of = word_behind(one) == "of" and after + 1 < len(tokens) and tokens[after + 1].text in known.codes
    return is_of or (first > 0 and tokens[first - 1].text in known.people)


def _is_short_of_body(found: Sequence[Candidate], kinds: Mapping[str, NameKind]) -> bool:
    """Whether a name is a body's, cut short: "Roe Vale" of "Roe Vale Water"; not "Ann Poe" of "Ann Poe Foundation"."""
    name = found[0].name
    is_titled = any(one.prefix or has_age(one) for one in found)
    is_short = any(kind is NameKind.ORGANISATION and longer.startswith(f"{name} ") for longer, kind in kinds.items())
    return is_short and len(found[0].words) > 1 and not is_titled and not is_given_name(found[0].words[0].text)


def _is_end_of_body(found: Sequence[Candidate], kinds: Mapping[str, NameKind]) -> bool:
    """Whether a word with "the" is the end of a body's name: "The ruling Orsa Blok … the Blok won"."""
    is_single = len(found[0].words) == 1 and not any(one.prefix for one in found)
    is_the = any(word_before(one) == "the" and is_agent(one) for one in found)
    return (
        is_single
        and is_the
        and any(
            kind is NameKind.ORGANISATION and longer.endswith(f" {found[0].name}") for longer, kind in kinds.items()
        )
    )


def _is_shortened_with_the(found: Sequence[Candidate], every: Mapping[str, Sequence[Candidate]]) -> bool:
    """Whether the last word of a name stands behind "the" wherever it stands by itself, as no family name does."""
    words = found[0].words
    alone = [one for one in every.get(words[-1].text, ()) if one.unit.sentence.number is not None]
    alone = [one for one in alone if one.unit.tokens[one.words[-1].after - 1].dep != "compound"]
    is_known = any(one.prefix or has_age(one) for one in (*found, *alone)) or is_given_name(words[0].text)
    return len(words) > 1 and not is_known and bool(alone) and all(word_before(one) == "the" for one in alone)


def _is_beside_states(beside: Sequence[Candidate], by_name: Mapping[str, Sequence[Candidate]]) -> bool:
    """Whether a name stands in a list with a state's, and so is one: "the presidents of Veldania and Oria"."""
    return any(one.known is None and any(map(is_state, by_name[one.name])) for one in beside)


def _listed(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """For each name, the names that stand in a list with it ("Donggala, Sigi and Boutong")."""
    found: dict[str, list[Candidate]] = {}
    group: list[Candidate] = []
    links: set[str] = set()
    for candidate in [*(one for one in candidates if not _is_bracketed(one)), None]:
        between: list[str] = ["."]
        if candidate and group and candidate.unit is group[-1].unit and not candidate.prefix:
            tokens = candidate.unit.tokens[group[-1].words[-1].after : candidate.words[0].first]
            between = _BRACKETS.sub("", " ".join(one.text for one in tokens if one.text not in ("the", "The"))).split()
        if candidate and between in ([","], ["and"], ["or"], [",", "and"], ["&"]):
            group.append(candidate)
            links.update(between)
            continue
        if links & {"and", "or", "&"}:
            for one in group:
                found.setdefault(one.name, []).extend(other for other in group if other.name != one.name)
        group, links = [candidate] if candidate else [], set()
    return found


def _are_people(listed: Sequence[Candidate]) -> bool:
    """Whether what some people are stands before a list of names: "Two councillors, Ann Poe and Jan Roe"."""
    before = (one.unit.tokens[max(one.words[0].first - 2, 0) : one.words[0].first] for one in listed)
    return any(
        len(two) == 2 and two[1].text == "," and two[0].tag == "NNS" and is_role(two[0].text)  # noqa: PLR2004
        for two in before
    )


def _is_bracketed(one: Candidate) -> bool:
    """Whether a name stands in brackets by itself: "Ann Poe (Orsa North) and Jan Roe (Orsa South)"."""
    tokens, first, after = one.unit.tokens, one.words[0].first, one.words[-1].after
    return first > 0 and after < len(tokens) and (tokens[first - 1].text, tokens[after].text) == ("(", ")")


def _kind(
    found: Sequence[Candidate],
    every: dict[str, list[Candidate]],
    parts: dict[str, NameKind],
    beside: Sequence[Candidate],
) -> NameKind:
    """What a name names; `parts` has the names of the people found so far and their first and last words."""
    name = found[0].name
    size = len(found[0].words)
    sure = next((candidate.known for candidate in found if candidate.known), None)
    is_given = size == _GIVEN_AND_FAMILY and found[0].words[0].text in _WORDS.given_too and sure is None
    titled = not any(map(_is_ship, found)) and (is_given or any(candidate.prefix for candidate in found))
    votes = _votes(found)
    is_part = size == 1 and parts.get(name) is NameKind.PERSON
    if is_part and (sure is None or titled or votes["PERSON"]):
        return NameKind.PERSON
    if not titled and any(f"{name} {form}" in every for form in _WORDS.forms_of_firms):
        return NameKind.ORGANISATION
    if not titled and (certain := _certain(found, sure)):
        return certain
    if size == 1 and not titled and (name in parts or is_role(name)):
        return parts.get(name, NameKind.OTHER)
    # Names in a list are of one kind: "… went to Denis Mukwege and Nadia Murad".
    among = any(other.prefix or parts.get(other.name) is NameKind.PERSON for other in beside)
    shared = sure is None and among and (is_given_name(found[0].words[0].text) or _are_people([*found, *beside]))
    person = titled or shared or _person_score(found, every, votes) >= _SURE
    kind = NameKind.PERSON if person and size <= _LONGEST_PERSON else _thing(found, votes, beside)
    if kind is NameKind.PERSON:
        # Of "the regulator, Ofrel Vale" nobody can say what it is before somebody says "Vale".
        is_either = any(map(_is_body_beside, found)) and name.split()[-1] not in every
        other = NameKind.OTHER if is_either else _no_person(found, beside)
        if _is_shortened_with_the(found, every):
            other = NameKind.ORGANISATION if any(map(is_agent, found)) else NameKind.OTHER
        return other or kind
    return NameKind.OTHER if kind is NameKind.ORGANISATION and any(map(is_vessel_or_storm, found)) else kind


def _no_person(found: Sequence[Candidate], beside: Sequence[Candidate]) -> NameKind | None:
    """What something is that has a person's name: a ship, a gene, a part, a firm."""
    is_no_name = found[0].name.lower() in NAMES.no_names or found[0].name in _WORDS.forms_of_firms
    if is_no_name or _is_called_after(found):
        return NameKind.OTHER
    if any(map(_is_body, found)):
        return NameKind.ORGANISATION
    if any(is_kind_of_thing(other.words[0].text) for other in beside if len(other.words) > 1):
        return NameKind.OTHER  # Storms Dudley and Eunice
    if any(map(is_off, found)):
        return NameKind.PLACE
    if all(one.words[0].first == 0 and not one.prefix and _is_common(one) for one in found):
        return NameKind.OTHER
    is_thing = any(
        is_beside_thing(one) or is_thing_by_kind(one) or has_article(one) or is_part(one) or is_vessel_or_storm(one)
        for one in found
    )
    is_the = len(found[0].words) == 1 and any(word_before(one) == "the" and not one.prefix for one in found)
    return NameKind.OTHER if is_thing or is_the or all(map(is_attributive, found)) else None


def _is_called_after(found: Sequence[Candidate]) -> bool:
    """Whether what has a person's name and title is none: Prince Roe Hospital, Deputy Transport Minister."""
    words = found[0].words
    is_headed = len(words) > 1 and words[-1].text.lower() in HEADS - NAMES.surnames and not any(map(has_age, found))
    is_saint = any(one.prefix and one.prefix[-1].text in NAMES.saints for one in found)
    return is_headed or is_saint or any(map(is_within_office, found))


def _is_body(one: Candidate) -> bool:
    """Whether a person's name stands as only those of bodies do."""
    is_called = is_employer(one) or is_of_several(one) or is_based(one)
    return is_called or is_traded(one) or is_which(one) or is_founded(one) or is_listed(one)


def _is_common(candidate: Candidate) -> bool:
    """Whether a word that begins a sentence need be no name: "Turnout was low", not "Kante said so"."""
    (word, *more) = candidate.words
    return not (more or is_given_name(word.text) or speaks(candidate) or has_age(candidate))


def _certain(  # noqa: PLR0911 - a line for each kind of evidence
    found: Sequence[Candidate], sure: NameKind | None
) -> NameKind | None:
    """What the words themselves and those around them leave no doubt of."""
    name, words = found[0].name, found[0].words
    several = len(words) > 1
    counts = all(word_behind(one) == "of" and one.unit.tokens[one.words[0].first].tag == "NNS" for one in found)
    if any(map(_is_ship, found)) or (not several and (is_mark(name) or counts)):
        return NameKind.OTHER  # "Thousands of them," said Roe
    called = any(word_before(candidate) in _WORDS.called for candidate in found) and not is_given_name(words[0].text)
    if several and (called or is_call(found[0]) or all(map(is_enclosed, found))):
        return NameKind.OTHER
    if sure is NameKind.PLACE and name in gazetteer.names("cities") and is_team(found):
        return NameKind.ORGANISATION
    if sure or _is_called_body(found) or is_club(found):
        return sure or NameKind.ORGANISATION
    if not several and (_ROAD.fullmatch(name) or any(map(is_state, found))):
        return NameKind.PLACE
    numbered = all(word_behind(candidate).isdigit() for candidate in found)
    if numbered or (not several and name.lower() in NAMES.places):
        return NameKind.OTHER
    if any(is_called_place(candidate) or word_behind(candidate) in _ELECTED for candidate in found):
        return NameKind.PLACE
    return NameKind.ORGANISATION if several and ends_in_country(found[0]) else None


def _is_ship(candidate: Candidate) -> bool:
    """Whether a name is a ship's: "MV Ann Poe", "HMS Queen Ann"."""
    first = candidate.words[0].first
    return any(one.text in _WORDS.ships for one in candidate.unit.tokens[max(first - 2, 0) : first + 1])


def _is_called_body(found: Sequence[Candidate]) -> bool:
    """The charity Shelter; the Advocate reports; the Titans."""
    words = found[0].words
    if not is_given_name(words[0].text) and any(word_before(candidate) in _BODIES_BEFORE for candidate in found):
        return True
    if any(map(_is_body_beside, found)) and not _votes(found)["PERSON"]:
        return True
    if len(words) > 1 and any(word_before(one) == "the" and word_behind(one) in _BODIES_BEHIND for one in found):
        return True
    with_article = [candidate for candidate in found if word_before(candidate) == "the"]
    return len(words) == 1 and (any(map(reports, found)) or (bool(with_article) and found[0].name in _nicknames()))


def _is_body_beside(candidate: Candidate) -> bool:
    """Whether a name stands beside what a body is known as: "the national forecaster, Met Vale"."""
    tokens, at = candidate.unit.tokens, candidate.words[0].first - 1
    at -= at > 0 and tokens[at].text == ","
    is_body = at > 0 and tokens[at].text.lower() in _WORDS.bodies_too
    said = [tokens[one] for one in candidate.unit.children[at]] if is_body else []
    is_the = any(one.text.lower() == "the" or one.dep == "amod" for one in said)
    return is_the and not candidate.prefix and not is_given_name(candidate.words[0].text)


@cache
def _nicknames() -> frozenset[str]:
    """What the teams of North America are called for short: the Titans."""
    return frozenset(words[-1] for name in gazetteer.teams() if (words := name.split()) and words[-1].endswith("s"))


def _thing(found: Sequence[Candidate], votes: Counter[str], beside: Sequence[Candidate]) -> NameKind:
    """An organisation, a place or something else, by the model's votes and the words before it."""
    name = found[0].name
    located = 0.75 * sum(other.known is NameKind.PLACE for other in beside)
    # Names in a list are of one kind: what stands before the first one ("in Donggala, Sigi and …") says it of all.
    located += sum(_LOCATIVE.get(word_before(other), 0.0) for other in beside if other.name not in ("", name))
    located += sum(stands_behind_kind_of_place(candidate) for candidate in (*found, *beside))
    located += sum(_LOCATIVE.get(word_before(candidate), 0.0) for candidate in found)
    single = len(found[0].words) == 1
    # In headlines towns and teams act as people do: "Lindholm plans a boat race".
    body = [candidate for candidate in found if candidate.unit.sentence.number is not None]
    if single and votes["PERSON"] * 2 > len(found) and any(map(is_agent, body)):
        return NameKind.PERSON
    located += sum(is_venue(candidate) for candidate in found) + (name in gazetteer.names("towns"))
    places = votes["GPE"] + votes["LOC"] + votes["FAC"] + located
    bodies = float(votes["ORG"]) + any(word_behind(candidate) in _EMPLOYED for candidate in found)
    if single and is_team(found):
        return NameKind.ORGANISATION
    if single and not bodies and not located and any(map(speaks, found)):
        return NameKind.PERSON  # "I saw Kante coming": what the model calls a place comes and goes
    others = votes["NORP"] + votes["WORK_OF_ART"] + votes["EVENT"] + votes["PRODUCT"] + votes["LAW"] + votes["LANGUAGE"]
    if name.lower() in NAMES.no_names or name.isdigit() or max(places, bodies) <= others:
        return NameKind.OTHER
    if places > bodies or (places == bodies and located):
        return NameKind.PLACE
    return NameKind.ORGANISATION


def _votes(found: Sequence[Candidate]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for candidate in found:
        last = candidate.words[-1]
        for entity in candidate.unit.entities:
            own = last.after - candidate.words[0].first
            shared = last.after - max(entity.first, candidate.words[0].first)
            # An entity of much more, or of much less, is an opinion on something else.
            fits = 2 * shared >= own and entity.after - entity.first <= own + 1
            if entity.first <= last.first < entity.after and fits:
                votes[entity.label] += 1
    return votes


def _person_score(found: Sequence[Candidate], every: dict[str, list[Candidate]], votes: Counter[str]) -> float:
    words = found[0].name.split()
    count = len(found)
    score = 1.5 * (votes["PERSON"] - votes["GPE"] * 0.5 - votes["LOC"] - votes["FAC"] * 0.5) / count
    given = is_given_name(words[0])
    if len(words) > 1:
        score += 2.0 * given + 0.5 * any(word_before(candidate) == "'s" for candidate in found)
        surname = every.get(words[-1], ())
        score += 1.0 * any(speaks(c) or c.prefix for c in surname)
        score += 1.0 * (2 * _votes(surname)["PERSON"] > len(surname) > 0)
        score += 0.5 * any(speaks(candidate) for candidate in found)
        score += 2.5 * any(has_clause(candidate) for candidate in found)
    else:
        score -= 1.0
        score += 0.75 * given + 0.75 * any(speaks(candidate) for candidate in found)
    score += 3.0 * any(has_age(candidate) for candidate in found)
    score += 2.5 * any(len(words) > 1 and before_role(candidate) for candidate in found)
    score += 2.5 * any(after_role(candidate) for candidate in found)
    score += 2.5 * any(word_before(candidate) in ("old", "surname") for candidate in found)
    located = (c for c in found if word_before(c) in ("in", "at", "the", "near", "outside") and word_behind(c) != "'s")
    score -= 1.5 * any(located)
    return score
