"""Whom the words of an article can mean: names, surnames, "the agency", "the governor", pronouns.

Drafting guesses whom a pronoun means. This does not guess: it tells everybody who can be meant, and rules ask where a
claim names somebody else. So it shares nothing with drafting but words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property

from explainer.checks.facts.naming import Names
from explainer.checks.facts.roles import Roles, role_nouns
from explainer.checks.facts.words import FactWords
from explainer.language import english
from explainer.language.inflection import third_person
from explainer.language.letters import levelled
from explainer.language.lexicon import Phrases
from explainer.language.stems import stems
from explainer.language.tokens import ownerless
from explainer.language.tokens import words as words_in
from explainer.model.facts import Article, Evidence, Sort
from explainer.model.seed import Sentence

_WINDOW = 80
"""Characters before a word in which its article stands."""
_MOST_KIN = 6
"""Words before a name in which "daughter" or "spokesman" tells a gender: "his daughter and campaign manager, Ada"."""
_DETERMINED = re.compile(
    r"(?:\b(?:the|this|that|its|his|her|their|both)|['’]s?)\s+(?:[\w-]+\s+){0,2}?\Z", re.IGNORECASE
)
_APPOSED = re.compile(r"\b(?:[Hh]er|[Hh]is|[Tt]heir)\s+(?:\w+\s+)?(\w+),?(?:\s+[A-Z][\w.]*){0,3}\Z")
BRACKETED = re.compile(r"\s(?:\([^()]*\)|[–—-]\s[^–—]*?\s[–—-](?=\s))")
"""An aside in brackets or between dashes."""
_NO_OTHER = re.compile(r"(?:,[^.;]*,)?\s+(?:\w+ly\s+|also\s+)?")
_SAYS = re.compile(r"\s+(?:that\s+)?(he|she|his|her)\b")
_IS_NAME = re.compile(r"(?!(?:a|an|one|two|three)\s)")
_SOME = re.compile(r"\b(?:a|an|one|another)\s+(?:[\w-]+\s+){0,2}?\Z", re.IGNORECASE)


class How(Enum):
    """How somebody is mentioned."""

    NAME = "name"
    WORD = "word"
    """By what they are: "the agency", "a farmer"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True)
class Mention:
    """Where somebody is mentioned, and every participant who can be meant."""

    start: int
    end: int
    names: frozenset[str]
    """Nobody: somebody who is no participant, or of whom nothing is known."""
    how: How
    is_open: bool = False
    """Others may be meant as well."""
    is_plural: bool = False
    """A pronoun for several, or for a thing."""
    gender: str = ""
    """Of whom a pronoun means, whoever that is: "his widow" makes nobody whom it may mean a "she"."""


@dataclass(frozen=True)
class Cast:
    """Everybody who takes part in an article, and how it speaks of them."""

    article: Article
    names: Names
    roles: Roles
    words: FactWords
    _mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    _ours: dict[str, tuple[Mention, ...]] = field(default_factory=dict)

    def mentions(self, unit: Sentence) -> tuple[Mention, ...]:
        """Everybody whom a unit mentions, in order; places are those of `levelled(unit.span.text)`."""
        if unit.id not in self._mentions:
            for one in (*self.article.seed.sentences[: unit.number or 0], unit):
                if one.id not in self._mentions:
                    self._mentions[one.id] = self._all_in(one)
        return self._mentions[unit.id]

    def calls(self, person: str, part: str) -> bool:
        """Whether the article calls somebody by that part of the name alone, or others share one with them."""
        surnames = (form.split()[-1] for form in self.names.forms(person))
        if any(len(self._parts.get(surname, ())) > 1 for surname in surnames):
            return True
        return any(
            person in one.names and levelled(unit.span.text)[one.start : one.end].lower().removesuffix("'s") == part
            for unit in self.article.seed.units
            for one in self.mentions(unit)
        )

    def are_related(self, one: str, other: str) -> bool:
        """Whether one speaks for the other, as far as facts or article say so."""
        return one == other or other in self._acts_for(one) or one in self._acts_for(other)

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """The gender that the article gives people; nobody to whom it gives two, or none."""
        found: dict[str, set[str]] = {}
        for unit in self.article.seed.units:
            for name, gender in self._genders_in(levelled(unit.span.text)):
                found.setdefault(name, set()).add(gender)
        sure = {name: {*genders} for name, genders in found.items()}
        for unit in self.article.seed.units:
            for name, gender in self._genders_behind(unit, sure):
                found.setdefault(name, set()).add(gender)
        return {name: min(genders) for name, genders in found.items() if len(genders) == 1}

    def mentioned_in(self, quote: Evidence) -> Iterator[Mention]:
        """Everybody whom some quoted words mention."""
        unit = self.article.seed.unit(quote.unit)
        if unit is not None:
            start, end = quote.quote.start - unit.span.start, quote.quote.end - unit.span.start
            yield from (one for one in self.mentions(unit) if start <= one.start and one.end <= end)

    def offset(self, quote: Evidence) -> int:
        """Where quoted words begin in their sentence."""
        unit = self.article.seed.unit(quote.unit)
        return 0 if unit is None else quote.quote.start - unit.span.start

    def mentions_in(self, text: str) -> tuple[Mention, ...]:
        """Everybody whom a sentence of ours mentions by name or by word, in order."""
        text = levelled(text)
        if text not in self._ours:
            named = [*self._named(text)]
            named += [one for one in self._surnamed(text) if not _meets(one, named)]
            named += [one for one in self._by_words(text) if not _meets(one, named)]
            self._ours[text] = tuple(sorted(named, key=lambda one: (one.start, one.end)))
        return self._ours[text]

    def named_in(self, text: str) -> frozenset[str]:
        """Everybody whom a sentence of ours may name: by name, by surname, by a word of a body's name or by a role."""
        text = levelled(text)
        mentions = self.mentions_in(text)
        heads = {ownerless(word[0]) for word in words_in(text, digits=False)} & self._heads.keys()
        described = (name for name, own in self._described.items() if not own.isdisjoint(_stems(text)))
        names = (*(name for one in mentions for name in one.names), *described)
        return frozenset(names).union(*(self._heads[head] for head in heads))

    def surnamed_in(self, text: str) -> frozenset[str]:
        """Everybody of whose name a text has a part, be it inside of what another is called: "a spokesman for Lind"."""
        return frozenset(name for one in self._surnamed(levelled(text)) for name in one.names)

    # --- who is what --------------------------------------------------------------------------------------------------

    @cached_property
    def people(self) -> frozenset[str]:
        """The participants who are persons."""
        return frozenset(one.id for one in self.article.facts.participants.values() if one.sort is Sort.PERSON)

    def _acts_for(self, name: str) -> frozenset[str]:
        of = self.article.facts.participants[name].of if name in self.article.facts.participants else None
        where = {body for role in self.roles.of.get(name, ()) for body in role.where}
        return frozenset(where if of is None else {*where, of})

    @cached_property
    def _parts(self) -> Mapping[str, frozenset[str]]:
        """The first and the last words of people's names, in lower case, with everybody who has it."""
        found: dict[str, set[str]] = {}
        for name in self.people:
            for form in self.names.called.get(name, ()):
                for word in {form.split()[0], form.split()[-1]} - {title.lower() for title in _titles()}:
                    found.setdefault(word, set()).add(name)
        return {part: frozenset(names) for part, names in found.items()}

    @cached_property
    def _heads(self) -> Mapping[str, frozenset[str]]:
        """The last words of the names of bodies and groups: "agency", "commission"."""
        found: dict[str, set[str]] = {}
        for participant in self.article.facts.participants.values():
            for form in self.names.forms(participant.id) if participant.sort is not Sort.PERSON else ():
                for word in (form.split()[-1], *(re.findall(r"(\w+) of ", form))) if _IS_NAME.match(form) else ():
                    found.setdefault(word, set()).add(participant.id)
                    found.setdefault(third_person(word), set()).add(participant.id)
        return {head: frozenset(names) for head, names in found.items()}

    @cached_property
    def _described(self) -> Mapping[str, frozenset[str]]:
        """Those who have no name: the stems of the article's words for them ("a person close to the board")."""
        taking_part = self.article.facts.participants.values()
        return {one.id: _stems(one.named.words) for one in taking_part if one.named.words[1:].islower()}

    @cached_property
    def _gendered(self) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
        """By gender, the nouns and the titles that tell it."""
        nouns = {"feminine": english.people().women, "masculine": english.people().men}
        return tuple((gender, nouns[gender], titles) for gender, titles in self.words.speaking.titles.items())

    def _genders_in(self, text: str) -> Iterator[tuple[str, str]]:
        people = [one for one in self.names.find(text) if one.name in self.people]
        for one in people:
            before = text[: one.start].rstrip(" ,")
            title = re.search(r"([\w.]+)\s*\Z", before)
            inside = text[one.start : one.end].split(maxsplit=1)[0]
            words = [word[0] for word in words_in(re.split(r"[.,;:“”\"()]", before)[-1], digits=False)][-_MOST_KIN:]
            told: list[str] = [
                gender
                for gender, kin, titles in self._gendered
                if inside in titles
                or (title is not None and title[1] in titles)
                or _is_kin_before(before, kin)
                or (not {"of", "to", "with", "by"} & {*words[-2:]} and kin & {word.lower() for word in words})
            ]
            # "Ada Lind said she …": nobody but her is likely to be meant.
            verb = next((verb for verb in english.speaking_verbs().find(text) if verb.start > one.end), None)
            behind = None if verb is None else _SAYS.match(text, verb.end)
            is_near = verb is not None and _NO_OTHER.fullmatch(text, one.end, verb.start) is not None
            pronoun = behind[1].lower() if behind is not None and is_near else ""
            own = [gender for gender, words in self.words.speaking.genders.items() if words.is_in(pronoun)]
            yield from ((one.name, gender) for gender in told or own)

    def _genders_behind(self, unit: Sentence, sure: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
        """What the first pronoun tells: of whom it stands beside ("Lind – she is …"), or of the only one named before.

        Those are looked for in its own sentence and then in the one before it, if that is of the same paragraph.
        """
        text = levelled(unit.span.text)
        places = [
            (place.start, gender) for gender, words in self.words.speaking.genders.items() for place in words.find(text)
        ]
        if not places:
            return
        first, gender = min(places)
        own = self._people_in(text[:first])
        units = self.article.seed.sentences
        if not own and unit.number is not None and unit.number > 1:
            before = units[unit.number - 2]
            said = levelled(before.span.text)
            # "Her father, Bo Lind, sailed. She stayed." is not about him.
            is_clear = not any(words.is_in(said) for words in self.words.speaking.genders.values())
            own = self._people_in(said) if before.paragraph == unit.paragraph and is_clear else own
        meant = [name for names in own for name in names if sure.get(name, {gender}) == {gender}]
        if len(own) == 1 and len(meant) == 1:
            yield meant[0], gender

    def _people_in(self, text: str) -> list[frozenset[str]]:
        """Whom each name may mean, once."""
        named = [
            (one.start, one.end, frozenset({one.name})) for one in self.names.find(text) if one.name in self.people
        ]
        for word in words_in(text, digits=False):
            names = self._parts.get(ownerless(word[0]), frozenset())
            if names and word[0][0].isupper() and not any(start <= word.start() < end for start, end, _ in named):
                named.append((word.start(), word.end(), names))
        return [*dict.fromkeys(names for _, _, names in named)]

    # --- mentions -----------------------------------------------------------------------------------------------------

    def _all_in(self, unit: Sentence) -> tuple[Mention, ...]:
        text = levelled(unit.span.text)
        named = self.mentions_in(text)
        return tuple(sorted((*named, *self._pronouns(unit, text, named)), key=lambda one: (one.start, one.end)))

    def _named(self, text: str) -> Iterator[Mention]:
        taking_part = self.article.facts.participants
        found = self.names.find(text)
        for one in found:
            if one.name in taking_part:
                yield Mention(one.start, one.end, frozenset({one.name}), How.NAME)
        for word in words_in(text, digits=False):
            body = self.roles.bodies.get(ownerless(word[0]))
            is_taken = any(one.start < word.end() and word.start() < one.end for one in found)
            is_taken |= re.search(r"\b[A-Z]\w*\s\Z", text[: word.start()]) is not None  # Port Sayle
            if body is not None and body in taking_part and word[0][0].isupper() and not is_taken:
                yield Mention(word.start(), word.end(), frozenset({body}), How.NAME)

    def _surnamed(self, text: str) -> Iterator[Mention]:
        """Parts of names: "Mr Hale"; "Hale", or "Robert", of whoever is called so."""
        for word in words_in(text, digits=False):
            names = self._parts.get(ownerless(word[0]), frozenset())
            before = re.search(r"([\w.]+)\s\Z", text[: word.start()])
            first = "" if before is None else before[1]
            if names and word[0][0].isupper() and (first in _titles() or not first[:1].isupper()):
                gender = next((gender for gender, _, titles in self._gendered if first in titles), None)
                yield Mention(word.start(), word.end(), self._of_gender(names, gender), How.NAME)

    def _by_words(self, text: str) -> Iterator[Mention]:
        """Such as "the agency", "the governor", "a farmer", beside no name."""
        roles = [(role.start, role.end) for role in self.roles.in_text(text)]
        for place in role_nouns(text):
            if any(start <= place.start < end for start, end in roles):
                continue
            names = frozenset(
                name
                for name, called in self.roles.of.items()
                if any(stems(place.text.lower())[1] in role.nouns for role in called)
            )
            if _DETERMINED.search(text, max(0, place.start - _WINDOW), place.start):
                yield Mention(*place.span, names, How.WORD, not names)
            elif _SOME.search(text, max(0, place.start - _WINDOW), place.start):
                yield Mention(*place.span, frozenset(), How.WORD, is_open=True)
        for word in words_in(text, digits=False):
            names = self._heads.get(ownerless(word[0]), frozenset())
            is_body = word[0].lower() in english.names().organisations
            if (
                (names or is_body)
                and word[0].islower()
                and _DETERMINED.search(text, max(0, word.start() - _WINDOW), word.start())
            ):
                yield Mention(word.start(), word.end(), names, How.WORD, not names)
            elif names and not word.start():  # "Police said"
                yield Mention(word.start(), word.end(), names, How.WORD)

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _pronouns(self, unit: Sentence, text: str, named: Sequence[Mention]) -> Iterator[Mention]:
        for gender, pronouns in self.words.speaking.genders.items():
            for place in pronouns.find(text):
                aside = next((one for one in BRACKETED.finditer(text) if one.start() < place.start < one.end()), None)
                edge = place.start if aside is None or not _begins(aside[0], pronouns) else aside.start()
                before = [one for one in named if one.end <= edge]
                if edge < place.start:  # "Lind – she is Berg's wife, as she said –" is about Lind
                    before = before[-1:]
                names, is_open = self._meant(unit, before, gender)
                yield Mention(*place.span, names, How.PRONOUN, is_open, gender=gender)
        for place in self.words.speaking.plural.find(text):
            yield Mention(*place.span, frozenset(), How.PRONOUN, is_open=True, is_plural=True)

    def _meant(self, unit: Sentence, before: Sequence[Mention], gender: str) -> tuple[frozenset[str], bool]:
        """Everybody of a gender whom the sentence has mentioned so far, or else the last sentence that mentions one."""
        names, is_open = self._mentioned(before, gender)
        number = (unit.number or 1) - 1
        while not names and number > 0:
            number -= 1
            names, also_open = self._mentioned(self.mentions(self.article.seed.sentences[number]), gender)
            is_open |= also_open
        return names, is_open or not names

    def _mentioned(self, mentions: Sequence[Mention], gender: str) -> tuple[frozenset[str], bool]:
        fitting = (one for one in mentions if not (one.gender and gender) or one.gender == gender)
        names = {name for one in fitting for name in one.names if name in self.people}
        is_open = any(one.is_open and one.how is How.WORD for one in mentions)
        return self._of_gender(names, gender), is_open

    def _of_gender(self, names: frozenset[str] | set[str], gender: str | None) -> frozenset[str]:
        return frozenset(name for name in names if gender is None or self.genders.get(name, gender) == gender)


def _stems(text: str) -> frozenset[str]:
    words = (word[0].lower() for word in words_in(levelled(text), digits=False))
    return frozenset(stems(word)[1] for word in words if word not in english.grammar().empty)


def _is_kin_before(before: str, kin: Collection[str]) -> bool:
    """Whether what somebody is stands before the name and its title: "Her father, Lt Cdr Edwin Lind"."""
    found = _APPOSED.search(before)
    return found is not None and found[1].lower() in kin


def _begins(aside: str, pronouns: Phrases) -> bool:
    """Whether an aside begins with one of these words."""
    return any(not aside[: place.start].strip(" (–—-") for place in pronouns.find(aside))


def _meets(one: Mention, others: Sequence[Mention]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


@cache
def _titles() -> frozenset[str]:
    people = english.people()
    return people.titles | people.titles_of_work
