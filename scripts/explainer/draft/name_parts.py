"""Runs cut into names.

Offices and titles end where a name begins ("North Korean Foreign Minister | Ri Yong-ho"); what kind of people or what
country stands before a name is no part of it; a head word says what kind of name it is ("… Committee", "… Street").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explainer.draft.name_pieces import (
    NAMES,
    OF_PEOPLE,
    PEOPLE,
    SMALL,
    NameKind,
    Piece,
    is_given_name,
    is_head,
    is_office,
    is_person_like,
    is_role,
    is_title,
    pieces_of,
)
from explainer.draft.name_runs import OF, Habits, could_be_names, end_of_run
from explainer.draft.tagger import TaggedUnit
from explainer.draft.words import words
from explainer.language.gazetteer import countries

_WORDS = words().names


@dataclass(frozen=True)
class Candidate:
    """A name that is still to be told what it names."""

    unit: TaggedUnit
    words: tuple[Piece, ...]
    prefix: tuple[Piece, ...]
    known: NameKind | None

    @property
    def name(self) -> str:
        """Its words between single spaces."""
        return " ".join(word.text for word in self.words)


AFTER_NAMES = _WORDS.after_names
_LAWS = _WORDS.laws
"""The end of a name that is no organisation, whatever stands before "of": the Government of Wales Act."""
_ADJECTIVES = _WORDS.adjectives
"""What begins a sentence and many names, but is none."""
_COMPOUNDS = _WORDS.compounds
"""What a place's name begins with: Mount Paektu."""
_SHOUTED = 3
_GIVEN_AND_FAMILY = 2
INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.?)*")
_NAMED_WHOLE = 3
"""A word for what somebody is, a given name and a family name."""


def candidates_in(unit: TaggedUnit, habits: Habits) -> Iterator[Candidate]:
    """The names of a unit, in order."""
    words = pieces_of(unit)
    could = could_be_names(words, unit, habits)
    at = 0
    while at < len(words):
        if not could[at]:
            at += 1
            continue
        end = end_of_run(unit, words, could, at)
        while end - at > 1 and words[at].text.partition("-")[2] in _COMPOUNDS:
            at += 1  # "Ten-man Rovers"
        fields = _of_office(words, at, end)
        office = tuple(words[at - 2 : at + fields]) if fields else ()
        for one in _segments(unit, words[at + fields : end]):
            yield replace(one, prefix=(*office, *one.prefix)) if office else one
        at = end


def _of_office(words: Sequence[Piece], at: int, end: int) -> int:
    """How many words before a name say of what an office is: "Minister of Transport | Ann Poe", "Head of Roads"."""
    if not (at > 1 and words[at - 1].text.lower() in {"of", "for"} and is_role(words[at - 2].text)):
        return 0
    fields = 0
    while at + fields < end and words[at + fields].text.lower() in PEOPLE.ranks:
        fields += 1
    if end - at - fields == _GIVEN_AND_FAMILY:
        return fields
    whole = words[at:end]
    begins = next(
        (one for one, word in enumerate(whole) if is_given_name(word.text) or INITIAL.fullmatch(word.text)), 0
    )
    is_field = words[at - 2].text[0].isupper() and all(
        one.known is None and not is_office(one) for one in whole[:begins]
    )
    is_name = 1 < len(whole) - begins <= _NAMED_WHOLE and not is_head(whole[-1].text.lower())
    return begins if is_field and is_name else 0


def _segments(unit: TaggedUnit, words: Sequence[Piece]) -> Iterator[Candidate]:
    """A run cut into names: offices and titles belong to the name behind them."""
    run = list(words)
    while run and (run[-1].text.lower() in NAMES.particles or (len(run) > 2 and run[-1].text in AFTER_NAMES)):  # noqa: PLR2004
        run.pop()
    if not run or _is_shouted(run):
        return
    if (flight := next((at for at, word in enumerate(run) if word.text == "Flight"), 0)) > 0:
        run = run[:flight]  # Lion Air Flight JT610
    presented = any(
        is_office(word) and word.text not in NAMES.saints and is_person_like([after]) for word, after in pairwise(run)
    )
    end = run[-1].text.lower()
    if len(run) == 1:
        if _is_name(run[0]):
            yield Candidate(unit, tuple(run), (), run[0].known)
    elif presented and len(run) > 2 and end in NAMES.places - NAMES.surnames:  # noqa: PLR2004
        yield Candidate(unit, tuple(run), (), NameKind.PLACE)  # Queen Anne Street
    elif any(word.text == "&" for word in run) and _is_opening_role(unit, run[0]):
        yield from _segments(unit, run[1:])  # "Consultant Roe & Poe said"
    elif _head_kind(unit, run) and not presented and (not is_title(run[0].text) or run[0].text in NAMES.saints):
        yield from _headed(unit, run)
    elif cut := _title_end(unit, run):
        yield from _presented(unit, run[:cut], run[cut:])
    else:
        yield from _split(unit, run)


def _is_shouted(run: Sequence[Piece]) -> bool:
    """Whether the run is no name but emphasis: THANK YOU FOR STANDING UP."""
    shouted = [word.text.lower() for word in run if word.text.isupper() and len(word.text) > 1]
    return len(shouted) >= _SHOUTED and any(word in SMALL for word in shouted)


def _is_name(word: Piece) -> bool:
    """Whether a capitalised word alone can be a name."""
    if word.known:
        return word.known is not NameKind.OTHER
    low = word.text.lower()
    return not (word.is_office or low in NAMES.no_names | PEOPLE.ranks | _ADJECTIVES or is_title(word.text))


def _presented(unit: TaggedUnit, prefix: Sequence[Piece], rest: Sequence[Piece]) -> Iterator[Candidate]:
    """An office and whose it is; what it belongs to ("District of Columbia | Attorney General") is a name too."""
    modifiers = list(prefix)
    while modifiers and (is_office(modifiers[-1]) or modifiers[-1].text.lower() in PEOPLE.ranks):
        modifiers.pop()
    if modifiers and (rest or not any(map(is_office, modifiers))):
        yield from _segments(unit, modifiers)
    if len(rest) == 1 and rest[0].known is NameKind.PLACE and not is_title(prefix[-1].text):
        yield Candidate(unit, tuple(rest), (), NameKind.PLACE)
    elif rest:
        yield Candidate(unit, tuple(rest), tuple(prefix), None)


def _is_family_name(unit: TaggedUnit, run: Sequence[Piece], at: int) -> bool:
    """Whether a word that could be an office ends the name of somebody who has one: "the minister Adala Sultan"."""
    given, office = run[at - 1], run[at]
    low = given.text.lower()
    is_given = (
        _is_name(given) and given.known is None and not (is_office(given) or is_head(low) or low in PEOPLE.partisan)
    )
    before = unit.tokens[run[0].first - 1].text if run[0].first else ""
    behind = unit.tokens[office.after].text if office.after < len(unit.tokens) else ""
    # Not "Chief District Medical Officer": nobody has three names behind an office.
    presented = (at > 1 and is_office(run[at - 2])) or (is_role(before) and before.islower() and at == 1)
    return is_given and presented and not behind[:1].isupper()


def _title_end(unit: TaggedUnit, run: Sequence[Piece]) -> int:
    """How many words at the beginning are offices, titles and what modifies them; 0 for none."""
    for at in range(len(run) - 1, -1, -1):
        word = run[at]
        if is_office(word):
            if at == len(run) - 1 and at and (is_given_name(run[at - 1].text) or run[at - 1].text in PEOPLE.addresses):
                continue  # Tim Cook, Mr Bishop
            if at == len(run) - 1 and at and _is_family_name(unit, run, at):
                continue  # President Adala Sultan
            if at == len(run) - 1:
                return len(run) if at and not is_given_name(run[0].text) else 0
            if at == 0 and is_given_name(word.text) and not is_title(word.text):
                return 0
            return at + 1
    return 0


def _headed(unit: TaggedUnit, run: Sequence[Piece]) -> Iterator[Candidate]:
    kind = _head_kind(unit, run)
    names = list(run)
    # "West Virginia Republican Senate candidate"
    for at in range(len(names) - 1, 0, -1):
        behind = [word.text.lower() for word in names[at + 1 :]]
        is_partisan = names[at].known is None and names[at].text.lower() in PEOPLE.partisan
        if is_partisan and behind not in (["party"], ["democrats"]):
            yield from _segments(unit, names[:at])
            names = names[at + 1 :] or names
            break
    if kind is NameKind.PLACE and names[0].known is NameKind.OTHER and len(names) > 1:
        names = names[1:]
    if len(names) == 1 and names[0].text.lower() in NAMES.no_names:
        return
    yield Candidate(unit, tuple(names), (), kind)


def _head_kind(  # noqa: C901, PLR0911 - a line for each kind of head
    unit: TaggedUnit, run: Sequence[Piece]
) -> NameKind | None:
    """What the head word says: the last one, or the one before "of"."""
    if len(run) == 1:
        return run[0].known
    if run[0].text.removesuffix("s") in _WORDS.things:
        return NameKind.OTHER
    if any(word.text == "&" for word in run):
        return NameKind.ORGANISATION
    if _is_acronym(run[0]) and run[-1].known is NameKind.PLACE:
        return NameKind.ORGANISATION  # ETH Zurich
    if _is_person_by_model(unit, run):
        return None
    end = run[-1].text.lower()
    head = next((at for at, word in enumerate(run) if word.text in OF and at), len(run)) - 1
    low = run[head].text.lower()
    is_body = low in NAMES.organisations or run[head].known is NameKind.ORGANISATION
    if end in NAMES.others and not (is_body and head < len(run) - 1 and end not in _LAWS):
        return NameKind.OTHER
    if run[-1].known is NameKind.PLACE and run[-2].text.lower() in NAMES.organisations:
        return NameKind.ORGANISATION  # Imperial College London
    is_court = low == "district" and head and run[head - 1].text.lower() in NAMES.compass and head < len(run) - 1
    if is_body or is_court:  # the Southern District of New York
        return NameKind.ORGANISATION
    if low in NAMES.places:
        return NameKind.PLACE
    if run[0].text in _WORDS.landmarks and not is_head(end):
        return NameKind.PLACE
    return NameKind.OTHER if low in NAMES.others or low[0].isdigit() else None


def _is_acronym(word: Piece) -> bool:
    return len(word.text) > 2 and word.text.isalpha() and word.text.isupper() and word.known is None  # noqa: PLR2004


def _is_person_by_model(unit: TaggedUnit, run: Sequence[Piece]) -> bool:
    """Whether the model reads a person where the last word could be a head: Tiger Woods."""
    end = run[-1].text.lower()
    return (
        not run[-1].known
        and not (is_head(end) and _is_address(unit, run[0].first))
        and not is_role(run[0].text)
        and (end in NAMES.surnames or not is_head(end))
        and (len(run) == 2 or end not in NAMES.others)  # noqa: PLR2004
        and entity_label(unit, run[0].first, run[-1].after) == "PERSON"
    )


def _is_address(unit: TaggedUnit, first: int) -> bool:
    """Whether what stands before a name is said of places: "on Park Lane", "Reed, 41, of Brook Lane"."""
    before = [token.text.lower() for token in unit.tokens[max(0, first - 2) : first]]
    return before[-1:] in (["on"], ["in"], ["near"], ["along"]) or before == [",", "of"]


def _split(unit: TaggedUnit, run: Sequence[Piece]) -> Iterator[Candidate]:
    """A run without an office: what kind of people or what country stands before a name is not a part of it."""
    rest = list(run[_begins_as_role(unit, run) :])
    while len(rest) > 1 and rest[0].known and rest[-1].text.lower() in NAMES.no_names:
        rest.pop()  # EU Brexit negotiator
    if len(rest) == 2 and (rest[0].known, rest[1].known) == (NameKind.ORGANISATION, NameKind.PLACE):  # noqa: PLR2004
        yield Candidate(unit, tuple(rest), (), NameKind.ORGANISATION)  # Greenpeace Norway
        return
    whole = entity_label(unit, rest[0].first, rest[-1].after)
    while len(rest) > 1:
        lead = rest[0]
        if lead.text.lower() in NAMES.compass:
            yield Candidate(unit, tuple(rest), (), NameKind.PLACE if rest[1].known is NameKind.PLACE else None)
            return
        adjective = lead.known is NameKind.OTHER or (lead.known is None and lead.text.lower() in NAMES.no_names)
        country = lead.text in countries().codes or lead.known is NameKind.ORGANISATION
        if whole == "PERSON" and is_given_name(lead.text):
            break
        tokens = unit.tokens
        held = (
            lead.known is NameKind.PLACE
            and lead.first > 1
            and tokens[lead.first - 1].text == "of"
            and is_role(tokens[lead.first - 2].text)
        )
        named = len(rest) > 2 and lead.known is NameKind.PLACE and (held or is_given_name(rest[1].text))  # noqa: PLR2004
        if adjective:
            rest.pop(0)
        elif held or ((country or named) and whole not in ("ORG", "FAC")):
            yield Candidate(unit, (lead,), (), lead.known)
            rest.pop(0)
        else:
            break
    if len(rest) == 1:
        yield from _segments(unit, rest)
    elif rest:
        yield Candidate(unit, tuple(rest), (), None)


def _begins_as_role(unit: TaggedUnit, run: Sequence[Piece]) -> bool:
    """Whether a sentence begins with what somebody is, in a word that no list has: "Geochemist Ann Poe"."""
    # In headlines a family name is enough: "Challenger Roe leads".
    if len(run) < _NAMED_WHOLE:
        is_headline = len(run) > 1 and unit.sentence.number is None and run[0].text.endswith("er")
        return is_headline and _is_opening_role(unit, run[0])
    second = run[1].text
    return _is_opening_role(unit, run[0]) and (is_given_name(second) or INITIAL.fullmatch(second) is not None)


def _is_opening_role(unit: TaggedUnit, word: Piece) -> bool:
    """Whether a word at the beginning of a sentence says what somebody is: its capital makes no name of it."""
    low = word.text.lower()
    before = unit.tokens[word.first - 1].pos if word.first else "PUNCT"
    is_made_so = low.endswith(OF_PEOPLE) or "-of-" in low or is_role(low)
    return before == "PUNCT" and is_made_so and word.known is None and not is_given_name(word.text)


def entity_label(unit: TaggedUnit, first: int, after: int) -> str | None:
    """What the model takes exactly these tokens for."""
    for entity in unit.entities:
        if entity.after == after and first - 1 <= entity.first <= first:
            return entity.label
    return None
