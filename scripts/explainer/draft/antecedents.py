"""What a "she", "the firm" or "the flights" of a sentence means: the words of an earlier one that name it.

A page can quote a sentence that leans on an earlier one behind those words: "Ann Poe … She left in May".
Only what a word can mean is said, and only where that is one: "wrong is worse than missing".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.draft.attributions import is_inside
from explainer.draft.dates import by_unit
from explainer.draft.definite import BODIES, KNOWN, OFFICES, known_tokens
from explainer.draft.findings import Dated, Named, Person
from explainer.draft.hanging import SUBJECTS
from explainer.draft.name_pieces import is_role
from explainer.draft.speakers import Focus
from explainer.draft.tagger import Tagged, TaggedUnit, Token, told_by
from explainer.draft.words import words
from explainer.language.citing import find_name
from explainer.language.quotations import in_unit, quotations
from explainer.source import Span

Antecedents = Mapping[str, Mapping[int, Span]]
"""By the id of a unit, for those of its tokens that lean on an earlier unit, the words there that name the same."""

_WORDS = words().sentences
_ANY_BODY = _WORDS.any_body
_OF_A_KIND = BODIES - _ANY_BODY
_PERSON = {"he": "he", "his": "he", "she": "she", "her": "she"}
_OF_NOUN = frozenset({"amod", "compound", "nummod", "nmod", "poss"})
_EVENTS = _WORDS.told_first
_NO_BODIES = frozenset({"GPE", "LOC", "NORP", "DATE", "TIME", "MONEY", "QUANTITY"})
_NEAR = 2
"""Sentences behind the lead that may go on with it."""
_LONGEST = 16
"""Words that may say what a thing is."""


def antecedents(
    tagged: Tagged,
    people: Sequence[Person],
    organisations: Sequence[Named],
    dates: Sequence[Dated],
    unfit: Collection[str],
) -> Antecedents:
    """What the words of each sentence of the body mean that lean on an earlier one.

    Bad: "he" behind a sentence with two men; "the company" behind one with two; "the court" where there are two
    Good: "Ann Poe" for "She left in May"; "a mill at Orsa" for "The mill burned down"
    """
    reader = _Reader(tagged, people, organisations, dates, unfit)
    return {unit.sentence.id: dict(reader.read(unit)) for unit in tagged.body}


@dataclass
class _Reader:
    """Reads an article sentence by sentence."""

    tagged: Tagged
    people: Sequence[Person]
    organisations: Sequence[Named]
    dates: Sequence[Dated]
    unfit: Collection[str]
    before: list[TaggedUnit] = field(default_factory=list)
    """The sentences that have been read."""

    def __post_init__(self) -> None:
        self._focus = Focus(self.people)
        self._spoken = quotations(self.tagged.seed)

    def read(self, unit: TaggedUnit) -> Iterator[tuple[int, Span]]:
        """The words of a sentence that mean what an earlier one names."""
        pieces = in_unit(self._spoken, unit.sentence)
        own = [one for one in unit.tokens if not is_inside(one.start, pieces)]
        self._focus.reads(unit, pieces)
        for one in own:
            word = _PERSON.get(one.text.lower())
            if word is not None and (one.tag == "PRP$" or one.dep in SUBJECTS) and not self._is_unsure(unit):
                found = self._of_person(unit, self._focus.only(word, one.start))
                if found is not None:
                    yield one.index, found
        for noun in known_tokens(unit, own, by_unit(self.dates, unit)):
            is_the = any(unit.tokens[at].text.lower() == "the" for at in unit.children[noun.index])
            known = self._introduced(noun) if is_the else None
            found = self._of_body(unit, noun) or self._of_office(noun) or known or self._of_lead(noun)
            if found is not None:
                yield noun.index, found
        self._focus.here = [(at, who) for at, who in self._focus.here if not _is_by_the_way(unit, at)]
        self._focus.has_read()
        self.before.append(unit)

    def _is_unsure(self, unit: TaggedUnit) -> bool:
        """Whether the last sentence or this one has a name that may be a person's, or not."""
        known = [
            *(span for one in self.people for span in one.mentions),
            *(span for one in self.organisations for span in one.mentions),
        ]
        for one in (*self.before[-1:], unit):
            for entity in one.entities:
                token = one.tokens[entity.first]
                if entity.label == "PERSON" and not any(s.start < token.end and token.start < s.end for s in known):
                    return True
        return False

    def _of_person(self, unit: TaggedUnit, name: Span | None) -> Span | None:
        """The words of an earlier sentence that present somebody, or the fullest name there."""
        person = next((one for one in self.people if one.name == name), None)
        if person is None:
            return None
        presented = person.presented if len(person.presented) == 1 else ()
        full = (span for span in person.mentions if span.text == person.name.text)
        found = self._first(unit, (*presented, *full, *person.mentions))
        return None if found is None else self._with_article(found)

    def _with_article(self, span: Span) -> Span:
        """With the "an" of "an accountant, Ann Poe"."""
        for unit in self.before:
            index = unit.at(span.start)
            if index and unit.tokens[index - 1].dep == "det" and unit.tokens[index].pos == "NOUN":
                return Span(span.source, unit.tokens[index - 1].start, span.end)
        return span

    def _of_body(self, unit: TaggedUnit, noun: Token) -> Span | None:
        """The only body that "the firm" can mean, or the only one whose name has the word: "the authority"."""
        word = noun.lemma.lower()
        if word in _ANY_BODY:
            return self._any_body(unit)
        if word not in _OF_A_KIND:
            return None
        named = [one for one in self.organisations if word in one.name.text.lower().split()]
        return self._first(unit, named[0].mentions) if len(named) == 1 else None

    def _any_body(self, unit: TaggedUnit) -> Span | None:
        """The only body of the sentences of the paragraph so far, or else the one of the headline."""
        near = [one for one in self.before if one.sentence.paragraph == unit.sentence.paragraph] or self.before[-1:]
        here = [one for one in self.organisations if _is_any(one) and any(_is_in(span, near) for span in one.own)]
        if self._has_unknown(near):
            return None
        if not here:
            title = [self.tagged.title]
            here = [one for one in self.organisations if any(_is_in(span, title) for span in one.mentions)]
        return self._first(unit, here[0].mentions) if len(here) == 1 and _is_any(here[0]) else None

    def _has_unknown(self, units: Sequence[TaggedUnit]) -> bool:
        """Whether some sentences name what may be a body, and nobody knows it for one."""
        known = [span for some in (self.people, self.organisations) for one in some for span in one.mentions]
        for unit in units:
            others = {at for one in unit.entities if one.label in _NO_BODIES for at in range(one.first, one.after)}
            names = (one for one in unit.tokens if one.pos == "PROPN" and one.index not in others)
            if any(not is_inside(one.start, known) for one in names):
                return True
        return False

    def _of_office(self, noun: Token) -> Span | None:
        """The office that the subject of the last sentence holds or held: "the post" behind "The mayor of Orsa …"."""
        if noun.lemma.lower() not in OFFICES or not self.before:
            return None
        last = self.before[-1]
        roles = [one for one in last.tokens if one.dep in SUBJECTS and one.pos == "NOUN" and is_role(one.text)]
        return self._phrase(last, roles[0]) if len(roles) == 1 else None

    def _of_lead(self, noun: Token) -> Span | None:
        """The lead, for what the sentences behind it go on to tell of: "the study", "the takeover"."""
        lead = next((one for one in self.before if one.sentence.id not in self.unfit), None)
        is_near = lead is not None and self.before[-_NEAR:][0].sentence.span.start <= lead.sentence.span.start
        if lead is None or not is_near or noun.lemma.lower() not in KNOWN | _EVENTS:
            return None
        return self._once(lead, told_by(lead.sentence))

    def _introduced(self, noun: Token) -> Span | None:
        """The only phrase of the sentences before that says which: "a mill at Orsa", "the Environment Agency"."""
        found: dict[str, Span] = {}
        for unit in self.before:
            for one in unit.tokens:
                if (
                    one.lemma.lower() != noun.lemma.lower()
                    or one.pos not in {"NOUN", "PROPN"}
                    or _is_many(one) != _is_many(noun)
                ):
                    continue
                if one.dep == "compound" or not _says_which(unit, one):
                    continue
                phrase = self._phrase(unit, one)
                if phrase is None:
                    return None
                found.setdefault(phrase.text, phrase)
        return next(iter(found.values())) if len(found) == 1 else None

    def _phrase(self, unit: TaggedUnit, noun: Token) -> Span | None:
        """A noun with what stands before it and what says right behind which it is."""
        before = [unit.subtree(at)[0] for at in unit.children[noun.index] if unit.tokens[at].dep in _OF_NOUN | {"det"}]
        first, last = min((noun.index, *before)), noun.index
        for at in unit.children[noun.index]:
            part = unit.subtree(at)
            if unit.tokens[at].dep == "prep" and part == tuple(range(last + 1, part[-1] + 1)):
                last = part[-1]
        is_leaning = any(one.tag in {"PRP", "PRP$"} for one in unit.tokens[first : last + 1])
        return None if is_leaning or last - first >= _LONGEST else self._once(unit, unit.span(first, last + 1))

    def _once(self, unit: TaggedUnit, span: Span) -> Span | None:
        found = find_name(self.tagged.seed, unit.sentence, span.text)
        return span if [one.start for one in found] == [span.start] else None

    def _first(self, unit: TaggedUnit, spans: Sequence[Span]) -> Span | None:
        """The first of the spans that stand, each once, in a sentence before."""
        for span in spans:
            holder = next((one for one in self.before if _is_in(span, [one])), None)
            if holder is not None and holder is not unit and self._once(holder, span) is not None:
                return span
        return None


def _is_by_the_way(unit: TaggedUnit, at: int) -> bool:
    """Whether a place lies in an aside after which the sentence goes on: "Roe, who is no friend of the mayor, left"."""
    index = unit.at(at)
    while index is not None and unit.tokens[index].head != index:
        token = unit.tokens[index]
        part = unit.subtree(index)
        if token.dep == "relcl" and part[0] and part[-1] + 1 < len(unit.tokens):
            return unit.tokens[part[0] - 1].text == "," and unit.tokens[part[-1] + 1].text == ","
        index = token.head
    return False


def _is_many(noun: Token) -> bool:
    return noun.tag.endswith("S")


def _is_in(span: Span, units: Sequence[TaggedUnit]) -> bool:
    return any(one.sentence.span.start <= span.start and span.end <= one.sentence.span.end for one in units)


def _is_any(body: Named) -> bool:
    """Whether a body may be called "the firm": its name has no word that says otherwise."""
    return _WORDS.no_companies.isdisjoint(body.name.text.lower().split())


def _says_which(unit: TaggedUnit, noun: Token) -> bool:
    """Whether a noun is told of as something new, or with more than "the"."""
    below = [unit.tokens[at] for at in unit.children[noun.index]]
    words = {one.text.lower() for one in below if one.dep == "det"}
    if words & {"no", "any", "every", "each", "this", "that", "these", "those", "such"}:
        return False
    more = [one for one in below if one.dep in _OF_NOUN | {"prep"}]
    return (
        bool(words & {"a", "an"})
        or bool(more and (words or noun.tag == "NNS"))
        or noun.pos == "PROPN"
        or (noun.tag == "NNS" and not words)
    )
