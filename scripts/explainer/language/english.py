"""The words of English that the program goes by: data (`scripts/locales/en/*.yml`), each file read at its first use."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property

import msgspec

from explainer.language.data import WordSet, shipped, spaced, split
from explainer.language.lexicon import Phrases
from explainer.language.stems import forms

# --- values.yml -------------------------------------------------------------------------------------------------------


class ValueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced, dict=True):
    """The words of dates, times and numbers, in lower case but for time zones."""

    months: tuple[tuple[str, ...], ...]
    """The names of each month, the full one first."""
    weekdays: tuple[tuple[str, ...], ...]
    """From Monday."""
    seasons: Mapping[str, str]
    """To EDTF's letters as we write them: SP, SU, FA, WI."""
    units: tuple[str, ...]
    numbered: WordSet
    """What a number tells from others of its kind."""
    zones: WordSet
    zone_names: WordSet
    ones: WordSet
    """What counts one of something: "a week ago"."""
    cardinals: Mapping[str, int]
    """From zero; without `ones`, and without `scales`."""
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    """What is counted in fractions: two thirds."""
    scales: Mapping[str, int]
    opening_parts: WordSet
    last_parts: WordSet
    """Of the halves or quarters of a year."""
    counting: Mapping[str, int]
    """Words that hold a number without being one: `both`, `half`."""
    so_many: Mapping[str, int]
    """What speaks of so many things without a number: both, bilateral."""
    percent: WordSet
    points: WordSet
    """What differences of percentages are counted in."""
    money: Mapping[str, str]
    """Words and signs of currencies that the CLDR's English lacks, to the noun."""
    money_before: Mapping[str, str]
    """Letters that are a sign of money right before a number, and nowhere else."""
    no_money: WordSet
    measures: Mapping[str, Decimal]
    """Units of the CLDR to what one of each is worth in the first of its sort."""
    no_measures: WordSet
    rates: Mapping[str, str]
    """What says by what something is counted: `per day` to `day`."""
    bounds: Mapping[str, str]
    """What stands before a number to what it makes of it: `no fewer than` to `least`."""
    bounds_behind: Mapping[str, str]
    shares: tuple[Phrases, ...]
    """How much of a thing, from the least to the greatest."""
    no_shares: Phrases
    all_said_otherwise: Phrases
    most_said_otherwise: Phrases
    orders: Mapping[str, str]
    """What puts one thing before or after another."""
    relations: Mapping[str, str]
    """What stands before a date to what it makes of it: `no later than` to `by`."""
    relations_behind: Mapping[str, str]
    put_off: WordSet
    """What moves a date, so that "until" tells the new one."""

    @cached_property
    def month_numbers(self) -> Mapping[str, int]:
        """Every name of a month to its number."""
        return {name: number for number, names in enumerate(self.months, 1) for name in names}

    @cached_property
    def weekday_numbers(self) -> Mapping[str, int]:
        """Every name of a day of the week to its number; Monday is 0, as in `datetime`."""
        return {name: number for number, names in enumerate(self.weekdays) for name in names}


@cache
def values() -> ValueWords:
    """The words of dates, times and numbers."""
    return shipped("en/values.yml", ValueWords)


# --- grammar.yml ------------------------------------------------------------------------------------------------------

_OF_GRAMMAR = ("begins", "no name", "empty")


class GrammarWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Words of grammar, in lower case, by what is so of them."""

    words: Mapping[str, WordSet]
    """By all that is so of them: `begins, no name`."""

    def __post_init__(self) -> None:
        """Raises `ValueError` where something is said to be so that nobody asks for."""
        if unknown := {of for key in self.words for of in split(key)} - set(_OF_GRAMMAR):
            raise ValueError(f"'{min(unknown)}' is none of: {', '.join(_OF_GRAMMAR)}")

    def _of(self, wanted: str) -> frozenset[str]:
        return frozenset(word for key, words in self.words.items() if wanted in split(key) for word in words)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What begins sentences and hardly ever stands capitalised inside one; with capitals."""
        return frozenset(map(str.capitalize, self._of("begins")))

    @cached_property
    def no_names(self) -> frozenset[str]:
        """What is no part of a name."""
        return self._of("no name")

    @cached_property
    def empty(self) -> frozenset[str]:
        """What has no content of its own."""
        return self._of("empty")


@cache
def grammar() -> GrammarWords:
    """Words of grammar."""
    return shipped("en/grammar.yml", GrammarWords)


# --- verbs.yml --------------------------------------------------------------------------------------------------------


class Use(StrEnum):
    """What is so of a verb of speech; `verbs.yml` tells each with examples."""

    EVIDENCE = "evidence"
    REPORTS = "reports"
    CLAUSE = "clause"
    THING = "thing"
    URGES = "urges"
    EXCLAIMS = "exclaims"


class Uses(frozenset[Use]):
    """What is so of one verb, written as one text with commas."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Uses:
        """The uses of such a text. Raises `ValueError` where one is none."""
        return cls(map(Use, split(text)))


class VerbWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What verbs say, by their plain form."""

    speech: Mapping[str, Uses]
    plans: WordSet
    hopes: WordSet
    implicative: WordSet
    states: WordSet
    uncertain: WordSet
    denied: WordSet

    def speaking(self, *uses: Use) -> frozenset[str]:
        """The verbs of speech of which any of these is so."""
        return frozenset(verb for verb, its in self.speech.items() if not its.isdisjoint(uses))


@cache
def verbs() -> VerbWords:
    """What verbs say."""
    return shipped("en/verbs.yml", VerbWords)


@cache
def speaking_verbs() -> Phrases:
    """The verbs of which an article's speakers are the subject, in every form."""
    return Phrases(forms(verbs().speaking(Use.EVIDENCE, Use.REPORTS)))


# --- people.yml, names.yml, silences.yml ------------------------------------------------------------------------------


class PeopleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced, dict=True):
    """What people are, and how they are addressed."""

    roles: Mapping[str, WordSet]
    """Nouns for what a person is, in lower case, by kind."""
    other_speakers: WordSet
    men: WordSet
    women: WordSet
    """Nouns that tell a gender."""
    relations: WordSet
    """Nouns for somebody beside the person in focus."""
    titles: WordSet
    """Words before a name that say nothing of what a person does ("Mr")."""
    titles_of_work: WordSet
    """Those that do ("Dr")."""
    addresses: WordSet
    ranks: WordSet
    """Capitalised in front of an office, and no names."""
    offices: WordSet
    """Offices of several words."""
    partisan: WordSet

    @cached_property
    def every_role(self) -> frozenset[str]:
        """The roles of every kind."""
        return frozenset(word for words in self.roles.values() for word in words)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Nouns for somebody who can speak."""
        return self.every_role | self.other_speakers


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What stands in and around names, in lower case but for `saints`."""

    times: WordSet
    no_names: WordSet
    """Capitalised, but neither person, organisation nor place by themselves."""
    prefixes: WordSet
    suffixes: WordSet
    """They make an adjective of a name."""
    particles: WordSet
    """Inside names of people."""
    compass: WordSet
    """Parts of names of places."""
    saints: WordSet
    """Whom places are called after."""
    organisations: WordSet
    places: WordSet
    others: WordSet
    """The heads of such names."""
    surnames: WordSet
    """Heads that are family names too."""
    kinds_of_things: WordSet
    """What may be called by a person's name and is no person."""


class SilenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What breaks an article's silence."""

    after_publication: WordSet
    days: WordSet
    direct_speech: WordSet


@cache
def people() -> PeopleWords:
    """What people are, and how they are addressed."""
    return shipped("en/people.yml", PeopleWords)


@cache
def names() -> NameWords:
    """What stands in and around names."""
    return shipped("en/names.yml", NameWords)


@cache
def silences() -> SilenceWords:
    """What breaks an article's silence."""
    return shipped("en/silences.yml", SilenceWords)
