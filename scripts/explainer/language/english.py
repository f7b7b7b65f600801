"""The words of English that the program goes by: data (`scripts/locales/en/*.yml`), each file read at its first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import TypeVar

import msgspec

from explainer.language.data import LOCALES, WordSet, read_data, spaced, split
from explainer.language.inflection import inflected, third_person
from explainer.language.lexicon import Phrases
from explainer.source import Source

File = TypeVar("File")


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
    zones: WordSet
    zone_names: WordSet
    ones: WordSet
    """What counts one of something: "a week ago"."""
    cardinals: Mapping[str, int]
    """From zero; without `ones`, and without `scales`."""
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    opening_parts: WordSet
    last_parts: WordSet
    """Of the halves or quarters of a year."""
    percent: WordSet
    currencies: Mapping[str, str]
    """Signs and words to a currency's code."""
    relations: Mapping[str, str]
    """What stands before a date to what it makes of it: `no later than` to `by`."""

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
    return _read("values.yml", ValueWords)


# --- sentences.yml ----------------------------------------------------------------------------------------------------


class Abbreviations(WordSet):
    """Words that stand before a full stop; one in lower case stands for its capitalised forms too, and not reversely.

    `sun.` and `no.` are ordinary words at the end of a sentence.
    """

    __slots__ = ()

    def has(self, word: str) -> bool:
        """Whether a word is one of them, in a case that the list allows; a capital alone is an initial."""
        if len(word) == 1:
            return word in self
        return word in self or word.lower() in self or (word.isupper() and word.capitalize() in self)


class SentenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """The words that say where a sentence ends."""

    before_a_name: Abbreviations
    """Never the end: what they announce follows."""
    before_a_number: Abbreviations
    """Not the end where a number follows."""
    inside_a_name: Abbreviations
    """The end only where the next word is one that begins sentences. Short names of days and months are so, too."""
    of_the_clock: Abbreviations
    """The end unless a day or a time zone follows."""
    after_speech: WordSet
    """What may follow a verb of speech that ends a quotation's sentence."""


@cache
def sentences() -> SentenceWords:
    """The words that say where a sentence ends."""
    return _read("sentences.yml", SentenceWords)


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
    return _read("grammar.yml", GrammarWords)


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
    return _read("verbs.yml", VerbWords)


# --- people.yml, names.yml, silences.yml ------------------------------------------------------------------------------


class PeopleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced, dict=True):
    """What people are, and how they are addressed."""

    roles: Mapping[str, WordSet]
    """Nouns for what a person is, in lower case, by kind."""
    speakers: WordSet
    """Of all nouns, those for somebody who can speak."""
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


class SilenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What breaks an article's silence."""

    after_publication: WordSet
    days: WordSet
    direct_speech: WordSet


@cache
def people() -> PeopleWords:
    """What people are, and how they are addressed."""
    return _read("people.yml", PeopleWords)


@cache
def names() -> NameWords:
    """What stands in and around names."""
    return _read("names.yml", NameWords)


@cache
def silences() -> SilenceWords:
    """What breaks an article's silence."""
    return _read("silences.yml", SilenceWords)


# --- stems.yml --------------------------------------------------------------------------------------------------------


class Endings(tuple[str, ...]):
    """Endings of words, the longest first, written as one text with commas."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Endings:
        """The endings of such a text."""
        return cls(sorted(split(text), key=len, reverse=True))


class StemRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words lose their endings."""

    spelling: tuple[tuple[str, str], ...]
    """British letters and the American ones for them."""
    endings: Endings
    irregular: Mapping[str, str]
    """Forms to the plain form."""


@cache
def stems() -> StemRules:
    """How words lose their endings."""
    return _read("stems.yml", StemRules)


def forms(words: Iterable[str]) -> Iterator[str]:
    """Every form of some verbs, the irregular ones as well."""
    irregular = stems().irregular
    for verb in words:
        yield from inflected(verb)
        yield from (form for form, plain in irregular.items() if plain == verb)


# --- facts.yml --------------------------------------------------------------------------------------------------------


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str = ""
    nouns: str = ""
    verbs: str = ""
    frames: str = ""


class Worded(Phrases):
    """Words and phrases with commas between them; or those under `words`, and what is made of the others:

    `nouns` with their plurals; `verbs` in all forms, or, where there are `frames`, only in these: {} is any verb, {}s
    its form with -s.
    """

    @classmethod
    def of_parts(cls, data: object) -> Worded:
        """The words of the second notation. Raises msgspec's error for anything else."""
        written = msgspec.convert(data, _Written)
        found = [*split(written.words)]
        for noun in split(written.nouns):
            found += (noun, third_person(noun))
        if written.frames:
            for frame in split(written.frames):
                found += (frame.replace("{}s", third_person(v)).replace("{}", v) for v in split(written.verbs))
        else:
            found += forms(split(written.verbs))
        return cls(dict.fromkeys(found))


class Strength(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How strong a statement is that holds one of these words."""

    name: str
    hedge: bool
    """Whether evidence with such a word holds back, so that a claim on it has to."""
    words: Worded
    soft: Worded = Worded()
    """Words that hold back in a claim, and do not make evidence one that holds back."""


class Speaking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an article lets somebody speak; the verbs of speech are those of `verbs.yml`."""

    sides: Worded
    """Verbs that show in a claim what somebody thinks."""
    between: Phrases
    """What may stand between the speaker and the verb."""
    pronouns: Mapping[str, Phrases]
    """By sort of participant."""
    genders: Mapping[str, Phrases]
    characterising: Worded
    """What a sentence holds that characterises or predicts, unless somebody says it."""


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an office is named, and how somebody is said to hold it now."""

    words: Worded
    holding: Phrases
    leading: Phrases
    now: Phrases
    past: Phrases
    of: Phrases
    """What joins an office to where it is held."""


class FactWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What the checks on facts go by."""

    strengths: tuple[Strength, ...]
    """From the weakest to the strongest."""
    least_strengths: Mapping[str, str]
    """The name of the least strength that a timeline's status takes."""
    open_questions: Phrases
    presuming_questions: Phrases
    asking_when: Phrases
    asking_who: Phrases
    recurring: Phrases
    negations: Phrases
    affirmative: Phrases
    """Phrases that hold a negation and do not negate."""
    plain_phrases: Phrases
    article: Worded
    """How a sentence speaks of the article itself."""
    view: Phrases
    silence: Worded
    silent_in: Phrases
    """Phrases that say so together with a negation: "named in the article"."""
    naming: Phrases
    """How a sentence speaks of the parts of a name."""
    turns: WordSet
    """What begins a further clause that may assert something."""
    speaking: Speaking
    offices: Offices
    demonyms: WordSet
    sorts: Mapping[str, Worded]

    def __post_init__(self) -> None:
        """Raises `ValueError` where a status names no strength."""
        if unknown := set(self.least_strengths.values()) - {strength.name for strength in self.strengths}:
            raise ValueError(f"there is no strength '{min(unknown)}'")

    @property
    def statuses(self) -> Mapping[str, int]:
        """The least strength, as an index, that a timeline's status takes."""
        names = [strength.name for strength in self.strengths]
        return {status: names.index(name) for status, name in self.least_strengths.items()}


def facts() -> FactWords:
    """What the checks on facts go by; read again once the file has changed: whoever serves the site may mend it."""
    return _facts(_text("facts.yml"))


@lru_cache(maxsize=1)
def _facts(text: str) -> FactWords:
    return read_data(Source(_name("facts.yml"), text), FactWords)


@cache
def speaking_verbs() -> Phrases:
    """The verbs of which an article's speakers are the subject, in every form."""
    return Phrases(forms(verbs().speaking(Use.EVIDENCE)))


# ----------------------------------------------------------------------------------------------------------------------


def _read(name: str, kind: type[File]) -> File:
    return read_data(Source(_name(name), _text(name)), kind)


def _name(name: str) -> str:
    return f"scripts/locales/en/{name}"


def _text(name: str) -> str:
    return (LOCALES / "en" / name).read_text(encoding="utf-8")
