"""Who speaks: from the words in front of a verb to a name that stands in the article.

A pronoun, or a description such as "the MP", stands for the person in focus: who spoke last, or of whom the last
sentence told something. What the article shows of a person's gender (Mr, spokeswoman, an earlier "she") keeps a pronoun
from the wrong one. That is a guess as good as a reader's; it is sure only where the sentences next to it name nobody
else whom the pronoun can mean.
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
_FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
_PLURAL = frozenset({"they", "themselves"})
_ITS = frozenset({"it"})
_PHRASE = frozenset({"det", "compound", "amod", "poss", "nummod", "case", "nmod", "quantmod", "predet"})
_LONGEST_PHRASE = 9
_FAR = 2
"""Sentences that name nobody, over which a pronoun can reach back."""


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
    near: Sequence[Person | Span] = ()
    """Who is named, or meant for sure, outside quotation marks in the last sentence that names anybody."""
    age: int = 0
    """How many sentences ago that was."""
    here: list[tuple[int, Person | Span]] = field(default_factory=list)
    """Who is named so in this sentence, and where."""
    shown: dict[Span, str] = field(default_factory=dict)
    """The genders that the article shows beyond doubt."""
    open: set[str] = field(default_factory=set)
    """`he` and `she`, where one in this sentence means nobody who is known for sure: the next one means the same."""
    was_open: set[str] = field(default_factory=set)
    """Those of the last sentence."""
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
        self.shown.update(self.genders)

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
            name = _name(known)
            if pronoun in {"he", "she"} and self.genders.get(name, pronoun) != pronoun:
                continue
            if pronoun in {"he", "she"}:
                self.genders.setdefault(name, pronoun)
            self.saw(known)
            return name
        return None

    def reads(self, unit: TaggedUnit, pieces: Sequence[Span]) -> None:
        """Begins a sentence; `pieces` are its quotations."""
        self.here = named_in(unit, self.people, pieces)
        self.was_open, self.open = self.open, set()
        for token in unit.tokens:
            pronoun = _FORMS.get(token.text.lower())
            is_own = not any(piece.start <= token.start < piece.end for piece in pieces)
            if pronoun is not None and is_own and token.tag in {"PRP", "PRP$"}:
                before = len(self.here)
                if self.only(pronoun, token.start, near=False) is None and len(self.here) == before:
                    self.open.add(pronoun)

    def has_read(self) -> None:
        """Ends the sentence: whom it names are those whom the next one's pronouns can mean."""
        self.age = 0 if self.here else self.age + 1
        self.near = list(dict.fromkeys(who for _, who in self.here)) or self.near

    def only(self, pronoun: str, at: int, *, near: bool = True) -> Span | None:
        """The name of the only one by whom a pronoun at `at` can mean, in this sentence before it and the last one.

        Where it need not be sure (`near` is false), whom the sentence itself names comes first.
        """
        if self.is_unsure or pronoun not in {"he", "she"} or (near and pronoun in self.was_open):
            return None
        before = [who for start, who in self.here if start < at and self.can_be(who, pronoun)]
        last = [who for who in self.near if self.age < _FAR and self.can_be(who, pronoun)]
        meant = [*dict.fromkeys([*before, *last] if near else before or last)]
        self.here += ((at, who) for who in meant)
        if len(meant) != 1:
            return None
        self.shown[_name(meant[0])] = pronoun
        return _name(meant[0])

    def can_be(self, who: Person | Span, pronoun: str) -> bool:
        """Whether a "he", "him", "his" … can mean somebody: nothing shows the other gender."""
        form = _FORMS.get(pronoun, pronoun)
        words = who.text.lower().split() if isinstance(who, Span) else []
        shown = "he" if _PEOPLE.men.intersection(words) else "she" if _PEOPLE.women.intersection(words) else form
        return self.shown.get(_name(who), shown) == form


def _name(who: Person | Span) -> Span:
    return who.name if isinstance(who, Person) else who


def person_at(unit: TaggedUnit, index: int, people: Sequence[Person]) -> Person | None:
    """The person whose name covers a token."""
    token = unit.tokens[index]
    return next(
        (p for p in people if any(m.start < token.end and m.end > token.start for m in p.mentions)),
        None,
    )


@dataclass(frozen=True)
class Speaker:
    """Who speaks."""

    name: Span
    """The name, or the words for the one who has none."""
    is_sure: bool
    """Nobody else can be meant."""


def speaker(unit: TaggedUnit, subject: int, focus: Focus) -> Speaker | None:
    """Whom the subject of a verb of speech names. Puts the speaker into focus."""
    token = unit.tokens[subject]
    word = token.text.lower()
    if token.pos == "PRON" or word in _SINGULAR | _PLURAL | _ITS:
        only, meant = focus.only(word, token.start), focus.meant(word)
        return None if meant is None else Speaker(meant, is_sure=meant == only)
    named = named_by(unit, subject, focus.people)
    if named is not None:
        focus.saw(named)
        return Speaker(named.name, is_sure=not _speaks_with_others(unit, subject))
    words = phrase(unit, subject)
    seen = [who for who in focus.persons if isinstance(who, Span) and who.text.split()[-1].lower() == word]
    if seen and words.text.lower().startswith("the "):
        focus.saw(seen[-1])
        return Speaker(seen[-1], is_sure=False)
    if (known := _described(unit, subject, focus)) is not None:
        focus.saw(known)
        return Speaker(known.name, is_sure=False)
    if token.lemma.lower() in _PEOPLE.speakers and token.tag == "NN":
        focus.saw(words)
    else:
        focus.groups.append(words)
        focus.is_unsure = token.tag == "NNP" and " " not in words.text
    # A family name that two people have is neither's.
    is_shared = any(words.text in person.name.text.split() for person in focus.people)
    return Speaker(words, is_sure=not is_shared)


def _speaks_with_others(unit: TaggedUnit, subject: int) -> bool:
    """Whether two are the subject: "Roe and Poe said"."""
    below = [unit.tokens[at] for at in unit.children[subject]]
    return any(one.dep == "cc" for one in below) and any(one.dep == "conj" and one.pos == "PROPN" for one in below)


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
    return _last_of_offices(unit, subject, people)


def _last_of_offices(unit: TaggedUnit, subject: int, people: Sequence[Person]) -> Person | None:
    """The person on whose name the last of several offices hangs: "investor and author Ann Poe said"."""
    if unit.tokens[subject].tag != "NN" or unit.tokens[subject].lemma.lower() not in _PEOPLE.speakers:
        return None
    for at in unit.children[subject]:
        offices = [unit.tokens[below] for below in unit.children[at] if unit.tokens[below].dep == "compound"]
        if unit.tokens[at].dep == "conj" and any(one.lemma.lower() in _PEOPLE.speakers for one in offices):
            return person_at(unit, at, people)
    return None


def named_in(unit: TaggedUnit, people: Sequence[Person], pieces: Sequence[Span]) -> list[tuple[int, Person | Span]]:
    """Everybody whom a sentence names or tells of as one ("a driver") outside quotation marks, each with the place."""
    found: dict[Person | Span, int] = {}
    for token in unit.tokens:
        if any(piece.start <= token.start < piece.end for piece in pieces):
            continue
        if (person := person_at(unit, token.index, people)) is not None:
            found.setdefault(person, token.start)
        elif token.tag == "NN" and token.lemma.lower() in _PEOPLE.speakers and not _is_of_another(unit, token, people):
            found.setdefault(phrase(unit, token.index), token.start)
    return [(start, who) for who, start in found.items()]


def _is_of_another(unit: TaggedUnit, token: Token, people: Sequence[Person]) -> bool:
    """Whether the word for a person only says what somebody is who is named beside it, or what the subject is."""
    beside = [token.head, *(at for at in unit.children[token.index] if unit.tokens[at].dep in {"appos", "flat"})]
    is_beside = token.dep in {"compound", "appos", "nmod", "amod"} or any(
        unit.tokens[at].dep == "appos" for at in beside[1:]
    )
    named = any(person_at(unit, at, people) is not None for at in beside)
    return (is_beside and named) or token.dep in {"attr", "compound"}


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
