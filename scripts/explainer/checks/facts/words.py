"""What the rules on facts know of English: `scripts/locales/en/facts.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

import msgspec

from explainer.language.data import WordSet, read_data, shipped_source, spaced, split
from explainer.language.inflection import third_person
from explainer.language.lexicon import Phrases
from explainer.language.stems import forms
from explainer.source import Source


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

    sources: Phrases
    """What stands before whoever says it."""
    deeds: Worded
    """Verbs of speech by which somebody does something: it may be told as having happened."""
    sides: Worded
    """Verbs that show in a claim what somebody thinks."""
    between: Phrases
    """What may stand between the speaker and the verb."""
    plural: Phrases
    """Pronouns that may stand for anything."""
    titles: Mapping[str, WordSet]
    """By gender."""
    genders: Mapping[str, Phrases]
    characterising: Worded
    """What a sentence holds that characterises or predicts, unless somebody says it."""


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an office is named, and how somebody is said to hold it now."""

    words: Worded
    now: Phrases
    of: Phrases
    """What joins an office to where it is held."""


class Scopes(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, rename=spaced, dict=True):
    """What denies, and how far it reaches."""

    denying: Worded
    affirmative: Phrases
    """Phrases that hold a negation and do not negate."""
    breaks: Phrases
    """Words that begin another clause."""
    none: WordSet
    """What denies the verb before it: "promised nothing"."""
    refusing: Worded
    """Verbs that deny a clause ("denied that …") or refuse a thing ("denied asylum")."""
    ending: Worded
    """Those of them that deny only where a clause follows: "advised against ordering", and not "against the law"."""
    objects: WordSet
    """What is denied that was said before: "denied this"."""
    untrue: Worded
    """What else says that something is not so."""
    only_after: WordSet
    """What makes of a negation a time: "not until"."""
    light: Worded
    """Words that carry what is denied and have little content themselves: "did not take part"."""

    @cached_property
    def negations(self) -> Phrases:
        """Whatever denies."""
        return Phrases((*self.denying.words, *self.refusing.words))

    @cached_property
    def weak(self) -> frozenset[str]:
        """The light words, in every form."""
        return frozenset(self.light.words)


class Opposites(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """Words of one sense, and those of the opposite one."""

    one: Worded
    other: Worded
    one_behind: WordSet = WordSet()
    """What says so behind a figure: "4 percent more"."""
    other_behind: WordSet = WordSet()


class Standing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which something stands in place of a name, and no name."""

    places: Phrases
    """What before a capital makes it a place, and no government; what is there is in its country."""
    beside: Phrases
    """The same, where its country need not be near."""
    governments: Worded
    """Nouns behind a country's adjective by which the country acts."""
    several: Phrases
    """What may mean two or more who have been named: "the sides"."""
    ourselves: Phrases
    """What a speaker calls those whom they speak for."""
    it: Phrases
    """Pronouns for a body or a country."""
    bodies: Worded
    """Nouns that may stand for a body that has been named: "the airline"."""


class Qualifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word before a noun without which the noun says more, and what else says the same."""

    words: Phrases
    same: Worded
    predicates: Phrases = Phrases()
    """What says of a whole clause what the words say of a noun: "is alleged to have"."""


class Bearing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """Words that change what a sentence says wherever they come in or are lost."""

    opposites: tuple[Opposites, ...]
    no_opposites: WordSet
    """Words whose opposites in WordNet are no opposites in a report: "man", "second"."""
    causes: Worded
    effects: Phrases
    """Those of them behind which what was caused stands: the words before it may stand anywhere."""
    weak_causes: Worded
    """What may tell a cause, or only a time: "after". Evidence with one has told it; ours does not."""
    conditions: Worded
    no_conditions: Phrases
    """Phrases that hold such a word and set no condition: "asked if"."""
    conditional: Worded
    """What else keeps a condition in a sentence of ours: "needs", "once"."""
    qualifiers: tuple[Qualifier, ...]
    alleging: Worded
    proving: Worded
    weighty: Mapping[str, Worded]


class FactWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=spaced):
    """What the checks on facts go by."""

    strengths: tuple[Strength, ...]
    """From the weakest to the strongest."""
    firm: Phrases
    """Phrases that hold a word of a strength and hold nothing back."""
    asides: Phrases
    """Words of a strength that may hold back about a thing beside the clause: "a strike due to start"."""
    weighed: Phrases
    """What was thought of, and need not have been done: nothing that a "why did" may take for granted."""
    least_strengths: Mapping[str, str]
    """The name of the least strength that a timeline's status takes."""
    open_questions: Phrases
    presuming_questions: Phrases
    asking_when: Phrases
    asking_who: Phrases
    recurring: Phrases
    cancelled: Phrases
    scopes: Scopes
    bearing: Bearing
    article: Worded
    """How a sentence speaks of the article itself."""
    view: Phrases
    silence: Worded
    silent_in: Phrases
    """Phrases that say so together with a negation: "named in the article"."""
    naming: Phrases
    """How a sentence speaks of the parts of a name."""
    anybody: Phrases
    """Words of a topic that say nothing of it."""
    converses: Mapping[str, str]
    """Verbs with "to", and those that are done to their subjects: who loses to somebody is beaten."""
    directions: Phrases
    """They tell from whom something goes, or against whom."""
    times: Phrases
    """What tells a time without a date."""
    quantities: Phrases
    """What tells how many without a number."""
    disputing: Worded
    """Verbs by which what somebody says is in doubt."""
    contested: Phrases
    """Other words that say so."""
    disputed_again: Phrases
    """What says so of all that stands before it."""
    causes: Phrases
    turns: WordSet
    """What begins a further clause that may assert something."""
    speaking: Speaking
    offices: Offices
    demonyms: WordSet
    standing: Standing
    sorts: Mapping[str, Worded]

    def __post_init__(self) -> None:
        """Raises `ValueError` where a status names no strength."""
        if unknown := set(self.least_strengths.values()) - {strength.name for strength in self.strengths}:
            raise ValueError(f"there is no strength '{min(unknown)}'")

    @property
    def negations(self) -> Phrases:
        """Whatever denies."""
        return self.scopes.negations

    @property
    def statuses(self) -> Mapping[str, int]:
        """The least strength, as an index, that a timeline's status takes."""
        names = [strength.name for strength in self.strengths]
        return {status: names.index(name) for status, name in self.least_strengths.items()}


def fact_words() -> FactWords:
    """What the rules go by; read again once the file has changed: whoever serves the site may mend it meanwhile."""
    source = shipped_source("en/facts.yml")
    return _parsed(source.name, source.text)


@lru_cache(maxsize=1)
def _parsed(name: str, text: str) -> FactWords:
    return read_data(Source(name, text), FactWords)
