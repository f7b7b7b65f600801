"""Who speaks: from the words in front of a verb to a name that stands in the article.

A pronoun, or a description such as "the MP", stands for the person in focus: who spoke last, or of whom the last
sentence told something. What the article shows of a person's gender (Mr, spokeswoman, an earlier "she") keeps a pronoun
from the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from explainer.draft.findings import Person
from explainer.draft.tagger import TaggedUnit, Token
from explainer.language import english
from explainer.source import Span

_PEOPLE = english.people()

_SINGULAR = frozenset({"he", "she", "who", "himself", "herself"})
_PLURAL = frozenset({"they", "themselves"})
_ITS = frozenset({"it"})
_PHRASE = frozenset({"det", "compound", "amod", "poss", "nummod", "case", "nmod", "quantmod", "predet"})
_LONGEST_PHRASE = 9


@dataclass
class Focus:
    """Whom the next pronoun may mean, as the reading goes on."""

    people: Sequence[Person]
    genders: dict[Span, str] = field(default_factory=dict)
    """`he` or `she`, by the name of a person."""
    persons: list[Person | Span] = field(default_factory=list)
    """Persons and people without a name ("his cousin"), the last one last."""
    groups: list[Span] = field(default_factory=list)
    """Bodies and groups, the last one last."""
    is_unsure: bool = False
    """Whether the last speaker has a name of which nobody knows whether it is a person's: the next "he" may mean it."""

    def __post_init__(self) -> None:
        """Takes the genders that titles in front of names show."""
        for person in self.people:
            for mention in person.mentions:
                before = (
                    mention.source.text[max(0, mention.start - 14) : mention.start] + mention.text.partition(" ")[0]
                )
                if re.search(r"\b(?:Mr|Sir|Lord|King|Prince)\b\.?\s*\S*\Z", before):
                    self.genders.setdefault(person.name, "he")
                elif re.search(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess)\b\.?\s*\S*\Z", before):
                    self.genders.setdefault(person.name, "she")
            if person.role is not None:
                words = set(person.role.text.lower().split())
                if words & _PEOPLE.men:
                    self.genders.setdefault(person.name, "he")
                elif words & _PEOPLE.women:
                    self.genders.setdefault(person.name, "she")

    def saw(self, who: Person | Span) -> None:
        """Puts somebody into focus."""
        self.is_unsure = False
        self.persons = [known for known in self.persons if known != who]
        self.persons.append(who)

    def meant(self, pronoun: str) -> Span | None:
        """Whom a pronoun means."""
        if pronoun not in _SINGULAR | _PLURAL | _ITS:
            return None
        if pronoun in _PLURAL | _ITS:
            return self.groups[-1] if self.groups else None
        if self.is_unsure:
            return None
        for known in reversed(self.persons):
            name = known.name if isinstance(known, Person) else known
            if pronoun in {"he", "she"} and self.genders.get(name, pronoun) != pronoun:
                continue
            if pronoun in {"he", "she"}:
                self.genders.setdefault(name, pronoun)
            self.saw(known)
            return name
        return None


def person_at(unit: TaggedUnit, index: int, people: Sequence[Person]) -> Person | None:
    """The person whose name covers a token."""
    token = unit.tokens[index]
    return next(
        (p for p in people if any(m.start < token.end and m.end > token.start for m in p.mentions)),
        None,
    )


def speaker(unit: TaggedUnit, subject: int, focus: Focus) -> Span | None:
    """The name, or the words, for the one that the subject of a verb of speech names. Puts it into focus."""
    token = unit.tokens[subject]
    word = token.text.lower()
    if token.pos == "PRON" or word in _SINGULAR | _PLURAL | _ITS:
        return focus.meant(word)
    named = named_by(unit, subject, focus.people)
    if named is not None:
        focus.saw(named)
        return named.name
    words = phrase(unit, subject)
    seen = [who for who in focus.persons if isinstance(who, Span) and who.text.split()[-1].lower() == word]
    if seen and words.text.lower().startswith("the "):
        focus.saw(seen[-1])
        return seen[-1]
    if (known := _described(unit, subject, focus)) is not None:
        focus.saw(known)
        return known.name
    if token.lemma.lower() in _PEOPLE.speakers and token.tag == "NN":
        focus.saw(words)
    else:
        focus.groups.append(words)
        focus.is_unsure = token.tag == "NNP" and " " not in words.text
    return words


def named_by(unit: TaggedUnit, subject: int, people: Sequence[Person]) -> Person | None:
    """The person that a noun phrase names at its head or beside it: "police chief Murphy Paul", "a man, John Roe,"."""
    if (found := person_at(unit, subject, people)) is not None:
        if unit.tokens[subject].pos == "PROPN" or found.name.text.split()[-1] == unit.tokens[subject].text:
            return found
        return found if unit.tokens[subject].dep != "poss" else None
    for at in unit.children[subject]:
        if unit.tokens[at].dep in {"appos", "flat"} and (found := person_at(unit, at, people)) is not None:
            return found
    # "Spokesman for Air Navigation Indonesia, Yohannes Sirait, said": the name hangs on the last word of the office.
    if unit.tokens[subject].lemma.lower() in _PEOPLE.speakers:
        for at in unit.subtree(subject):
            if at > subject and unit.tokens[at].dep == "appos" and (found := person_at(unit, at, people)) is not None:
                return found
    return None


def _described(unit: TaggedUnit, subject: int, focus: Focus) -> Person | None:
    """The person that "the MP", "the former Ukip leader", "the president" means."""
    token = unit.tokens[subject]
    if token.tag not in {"NN", "NNP"} or token.text.lower() not in _PEOPLE.speakers:
        return None
    determiners = [unit.tokens[at].text.lower() for at in unit.children[subject] if unit.tokens[at].dep == "det"]
    below = [unit.tokens[at] for at in unit.children[subject]]
    if determiners != ["the"] or any(t.dep == "prep" or (t.dep == "appos" and t.pos != "NUM") for t in below):
        return None
    noun = token.text.lower()
    gender = "he" if noun in _PEOPLE.men else "she" if noun in _PEOPLE.women else None
    known = [who for who in reversed(focus.persons) if isinstance(who, Person)]
    for who in known:
        if who.role is not None and noun in who.role.text.lower().split():
            return who
    if any(t.dep == "relcl" for t in below) or noun in _PEOPLE.relations:
        return None
    for who in known:
        if gender is None or focus.genders.get(who.name, gender) == gender:
            return who
    return None


def phrase(unit: TaggedUnit, head: int) -> Span:
    """The words of a noun phrase, without clauses and additions: "Police in Baton Rouge"."""
    kept = sorted(_kept(unit, head))
    first, last = head, head
    inside = set(kept)
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside and last + 1 - first < _LONGEST_PHRASE:
        last += 1
    while last > head and unit.tokens[last].pos in {"ADP", "DET", "PUNCT", "CCONJ"}:
        last -= 1
    if last > head and unit.tokens[last].tag == "POS":
        last -= 1
    while first < head and unit.tokens[first].pos in {"PUNCT", "CCONJ"}:
        first += 1
    return unit.span(first, last + 1)


def _kept(unit: TaggedUnit, head: int) -> Iterator[int]:
    yield head
    for at in unit.children[head]:
        token: Token = unit.tokens[at]
        if token.dep in _PHRASE or (token.dep == "punct" and token.text in {"-", "'"}):
            yield from _kept(unit, at)
        elif token.dep == "prep" and token.text.lower() in {"of", "in", "for", "at", "from"} and at > head:
            yield at
            for deeper in unit.children[at]:
                if unit.tokens[deeper].dep == "pobj":
                    yield from _kept(unit, deeper)
                elif unit.tokens[deeper].tag == "HYPH":
                    yield deeper
        elif token.dep in {"cc", "conj"} and token.pos in {"CCONJ", "NOUN", "PROPN"} and token.text != ",":
            yield from _kept(unit, at)
