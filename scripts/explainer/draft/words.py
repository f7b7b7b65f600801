"""English words that only the rules of drafting go by: `scripts/locales/en/drafting.yml`, where each is explained."""

from __future__ import annotations

from functools import cache

import msgspec

from explainer.language.data import WordSet, shipped, spaced


class SentenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What says that a sentence tells only together with another (hanging, standing)."""

    many: WordSet
    thing: WordSet
    quantities: WordSet
    more: WordSet
    pointing: WordSet
    times: WordSet
    of_the_day: WordSet
    dealings: WordSet
    known_from_before: WordSet
    known_to_all: WordSet
    public_bodies: WordSet
    parts: WordSet
    homes: WordSet
    bodies_from_before: WordSet
    told_first: WordSet
    offices: WordSet
    parties: WordSet
    for_what_is_told: WordSet
    ending: WordSet
    measures: WordSet
    hearsay: WordSet
    hearers: WordSet
    told_of: WordSet
    denied: WordSet
    tried_for: WordSet
    rejecting: WordSet
    replying: WordSet
    accusing: WordSet
    naming: WordSet
    up_to: WordSet
    answering: WordSet
    agreeing: WordSet
    conceding: WordSet
    opening_an_answer: WordSet
    first_person: WordSet
    one_person: WordSet
    leaning: WordSet
    turns: WordSet
    before_it_changed: WordSet
    revising: WordSet
    amounts: WordSet
    holding: WordSet
    numbers: WordSet
    leaving: WordSet
    believing: WordSet
    settling: WordSet
    notes: WordSet
    taking_back: WordSet
    nameless: WordSet
    negations: WordSet
    against: WordSet
    adding: WordSet
    one_more: WordSet
    remaining: WordSet
    so_many: WordSet
    sides: WordSet
    speaking: WordSet
    judging: WordSet
    accepting: WordSet
    limits: WordSet
    of_a_council: WordSet
    groups: WordSet
    of_no_weight: WordSet
    noun_endings: WordSet
    verb_endings: WordSet


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What says when and how surely something happens (tense, events, telling)."""

    ahead: WordSet
    modals: WordSet
    possible: WordSet
    happened_before: WordSet
    moving: WordSet
    cancelling: WordSet
    bearing: WordSet
    done_too: WordSet
    foreseeing: WordSet
    arranging: WordSet
    beginning: WordSet
    demanding: WordSet
    foretelling: WordSet
    deciding: WordSet
    said_and_done: WordSet
    habits: WordSet
    conditions: WordSet
    claiming: WordSet
    approving: WordSet
    requiring: WordSet
    depending: WordSet
    wishing: WordSet
    weighing: WordSet
    attitudes: WordSet
    one_of_a_row: WordSet
    changing: WordSet
    levels: WordSet
    somebody: WordSet
    denying: WordSet
    unreal: WordSet
    feeling: WordSet
    starting: WordSet
    overtaken: WordSet
    meant_to_be: WordSet
    coming: WordSet
    printed: WordSet
    called_off: WordSet
    taking_place: WordSet
    of_accounts: WordSet
    held_against: WordSet
    published: WordSet
    southern: WordSet


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What stands around a name and says what it names (name_*, organisations, teams)."""

    called: WordSet
    bodies_before: WordSet
    bodies_behind: WordSet
    bodies_too: WordSet
    elected: WordSet
    forms_of_firms: WordSet
    employed: WordSet
    heading: WordSet
    ships: WordSet
    given_too: WordSet
    after_names: WordSet
    laws: WordSet
    adjectives: WordSet
    landmarks: WordSet
    compounds: WordSet
    things: WordSet
    owners: WordSet
    branches: WordSet
    sides: WordSet
    places_behind: WordSet
    held_at: WordSet
    people_suffer: WordSet
    people_do: WordSet
    only_people_do: WordSet
    owned: WordSet
    vessels_and_storms: WordSet
    states_have: WordSet
    founded: WordSet
    states_shut: WordSet
    calling: WordSet
    played: WordSet
    acting: WordSet
    nobody: WordSet
    plain: WordSet
    teams_do: WordSet
    encounters: WordSet
    of_a_team: WordSet
    of_sport: WordSet
    clubs: WordSet


class RoleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What says what somebody is (roles, role_extent, presenting)."""

    relatives: WordSet
    owners: WordSet
    of_a_body: WordSet
    of_a_body_too: WordSet
    of_a_place: WordSet
    in_a_body: WordSet
    of_offices: WordSet
    former: WordSet
    of_several: WordSet
    only_one: WordSet
    qualifying: WordSet
    short: WordSet
    verbs_too: WordSet
    qualifiers: WordSet
    to: WordSet
    no_part: WordSet
    of_a_side: WordSet
    several: WordSet
    weak: WordSet
    anybody: WordSet
    endings: WordSet
    leading: WordSet
    sides: WordSet
    national: WordSet
    of_one_country: dict[str, str]
    links: WordSet
    working: WordSet


class DraftWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """All of them."""

    sentences: SentenceWords
    time: TimeWords
    names: NameWords
    people: RoleWords


@cache
def words() -> DraftWords:
    """The words, read at their first use."""
    return shipped("en/drafting.yml", DraftWords)
