"""What a sentence tells of as of something known: "the dam", "the second round", "his country".

English marks with "the" what the reader can tell from what stands before. So whoever reads a sentence alone asks
"which?", unless the sentence says so itself (of what, by a name, by a clause), has told of it before, or everybody
knows which it is ("the government", "the sea").
"""

from __future__ import annotations

from collections.abc import Sequence

from explainer.draft.findings import Dated
from explainer.draft.hanging import SUBJECTS, is_dated
from explainer.draft.name_pieces import PEOPLE, is_role
from explainer.draft.tagger import Entity, TaggedUnit, Token
from explainer.draft.words import words

_WORDS = words().sentences

BODIES = _WORDS.bodies_from_before
OFFICES = _WORDS.offices
PARTIES = _WORDS.parties
KNOWN = _WORDS.known_from_before
TOLD_FIRST = _WORDS.told_first
_UNIQUE = _WORDS.known_to_all
RELATIONAL = words().people.of_a_body
BY_ANOTHER_NAME = (
    BODIES
    | OFFICES
    | PARTIES
    | KNOWN
    | TOLD_FIRST
    | RELATIONAL
    | _WORDS.dealings
    | _WORDS.homes
    | _WORDS.denied
    | _WORDS.for_what_is_told
)
"""What a thing may be called that has been told of by another word."""
_OWNERS = frozenset({"his", "her", "their", "its"})
_TELLS_WHICH = frozenset({"prep", "relcl", "acl"})
_BEFORE = frozenset({"amod", "compound", "poss", "nmod"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_THINGS = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
"""Entities that "the company", "the vessel" or "the study" can mean."""
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_ONE = frozenset({("det", "a"), ("det", "an")})
_OTHER = frozenset({"earlier", "previous", "later", "further"})
"""What is one of several, of which another has been told: "an earlier version"."""
_APART = frozenset({",", "-", "--", "–", "—", "("})


def known_things(unit: TaggedUnit, own: Sequence[Token], dates: Sequence[Dated]) -> tuple[str, ...]:
    """The nouns of which a sentence tells as of something known (`known_tokens`), each once."""
    return tuple(dict.fromkeys(one.lemma.lower() for one in known_tokens(unit, own, dates)))


def known_tokens(unit: TaggedUnit, own: Sequence[Token], dates: Sequence[Dated]) -> list[Token]:
    """The nouns behind which a reader asks "which?", or "whose?" of "his country".

    Bad: "The foundation hopes so"; "left the company"; "the current director, Ann Poe"; "Talks will begin on Tuesday"
    Good: "The foundation of the town"; "the Orsa mill"; "the mill, which …" behind "a mill"; "the government"
    """
    names = {at for one in unit.entities if one.label in _NAMES for at in range(one.first, one.after)}
    people = {at for one in unit.entities if one.label == "PERSON" for at in range(one.first, one.after)}
    return [
        noun
        for noun in own
        if not is_dated(noun, dates)
        and (
            (_is_open(unit, noun, names, people, dates) and not _is_told_before(unit, own, noun))
            or _is_denied(unit, own, noun)
            or lacks_body(unit, noun)
        )
    ]


def _is_open(unit: TaggedUnit, noun: Token, names: set[int], people: set[int], dates: Sequence[Dated]) -> bool:
    """Whether a noun is told of as known, and the words around it do not say which it is."""
    below = [unit.tokens[at] for at in unit.children[noun.index] if unit.tokens[at].pos != "PUNCT"]
    word = noun.lemma.lower()
    if noun.pos not in {"NOUN", "PROPN"} or not word.isalpha() or (noun.pos == "PROPN" and not _is_common(word)):
        return False
    if any(one.tag == "PRP$" and one.text.lower() in _OWNERS for one in below):
        before = (one for one in unit.tokens[: noun.index] if one.dep not in {"pobj", "npadvmod"})
        return word in _WORDS.homes and not any(one.index in names and one.index not in people for one in before)
    is_both = noun.tag == "NNS" and any(one.text.lower() == "both" for one in below)  # "wrote both warnings"
    is_the = is_both or any(one.dep == "det" and one.text.lower() == "the" for one in below)
    if not is_the and any(one.dep == "amod" and one.text.lower() in _OTHER for one in below):
        return not any(_says_which(unit, noun, one, names) for one in below if one.tag != "IN" or one.text == "of")
    if not is_the:
        is_subject = noun.dep in SUBJECTS and unit.tokens[noun.head].dep in {"ROOT", "conj"}
        is_bare = all(_says_nothing(unit, one, dates) and one.index not in names for one in below)
        return is_bare and is_subject and word in _WORDS.dealings
    is_same = any(one.text.lower() == "same" for one in below)
    if is_same and any(one.dep == "dobj" for one in unit.tokens[: noun.index]):
        return False  # "refused a prize and then accepted the same honour"
    is_idiom = word == "matter" and noun.dep == "pobj"  # "close to the matter"
    return word not in _UNIQUE and not is_idiom and not any(_says_which(unit, noun, one, names) for one in below)


def _says_nothing(unit: TaggedUnit, one: Token, dates: Sequence[Dated]) -> bool:
    """Whether a word below "a meeting" does not say on what it is: "a long", "a shareholder", "in November"."""
    is_when = one.dep == "prep" and any(is_dated(unit.tokens[at], dates) for at in unit.children[one.index])
    return is_when or one.dep in {"det", "amod", "cc", "conj"} or (one.dep == "compound" and is_role(one.text))


def lacks_body(unit: TaggedUnit, noun: Token) -> bool:
    """Whether an office before a name says nowhere of what: "Owner Ann Poe", "chief executive Roe".

    Good: "Orsa Bank's owner, Ann Poe"; "council leader Ann Poe"; "Owner Ann Poe of Orsa Bank"
    """
    over = unit.tokens[noun.head]
    if noun.lemma.lower() not in RELATIONAL or noun.dep not in {"compound", "nmod", "appos"} or over.pos != "PROPN":
        return False
    before = [one for one in unit.tokens[: noun.index] if one.head in {noun.index, over.index}]
    after = [unit.tokens[at] for at in (*unit.children[noun.index], *unit.children[over.index]) if at > noun.index]
    qualifying = {*words().people.qualifying, "the", "a", "an"}
    is_told = any(
        one.dep == "poss" or (one.text.lower() not in qualifying and one.pos == "PROPN" and not is_role(one.text))
        for one in before
    )
    return not is_told and not any(one.dep == "prep" for one in after)


def _is_common(word: str) -> bool:
    """Whether a capital letter makes no name of a word: "the Minister"."""
    return is_role(word) or word in BODIES or word in PEOPLE.speakers


def _says_which(unit: TaggedUnit, noun: Token, one: Token, names: set[int]) -> bool:
    """Whether a word below a noun says which it is: a name, "of the town", "that burned"; no addition."""
    first = unit.subtree(one.index)[0]
    if one.dep in _TELLS_WHICH:
        return first > noun.index and all(mark.text not in _APART for mark in unit.tokens[noun.index : first])
    is_name = one.index in names or (one.pos == "PROPN" and not is_role(one.text))
    if one.dep in _BEFORE and one.index < noun.index:
        if noun.lemma.lower() in BODIES and any(one.index in range(two.first, two.after) for two in _places(unit)):
            return False  # "the Oklahoma company"
        is_public = noun.lemma.lower() in _WORDS.public_bodies and one.dep in {"compound", "amod"}
        return is_name or is_public or (one.dep == "compound" and is_role(noun.text))
    is_bare = is_role(noun.text) and all(
        unit.tokens[at].dep in {"det", "appos", "punct"} for at in unit.children[noun.index]
    )
    opens = is_bare and noun.index == 1  # "The defendant, Ann Poe, …": of what?
    return one.dep == "appos" and is_name and noun.lemma.lower() not in RELATIONAL and not opens


def _places(unit: TaggedUnit) -> list[Entity]:
    return [one for one in unit.entities if one.label in {"GPE", "LOC"}]


def _is_told_before(unit: TaggedUnit, own: Sequence[Token], noun: Token) -> bool:
    """Whether a sentence has itself said which: "Holm Bank sold the company", "A ferry sank, and the vessel …"."""
    before = [one for one in own if one.start < noun.start]
    things = {at for one in unit.entities if one.label in _THINGS for at in range(one.first, one.after)}
    word = noun.lemma.lower()
    verb = unit.tokens[noun.head]
    # "Holm Bank, which rates the company": not the bank.
    others = {verb.head, *unit.children[verb.index]} if noun.dep in _OBJECTS else {verb.head}
    if noun.dep == "poss":  # "Orsa Bank sued the company's owner": not the bank's
        others = {at for below in unit.children[verb.head] for at in unit.subtree(below)}
    spans = (range(one.first, one.after) for one in unit.entities)
    others |= {at for span in spans if not others.isdisjoint(span) for at in span}
    before = [one for one in before if one.index not in others]
    is_part = word in _WORDS.parts and any(one.pos in {"NOUN", "PROPN"} for one in before)
    is_body = word in BODIES and any(one.index in things or (one.dep, one.text.lower()) in _ONE for one in before)
    is_office = word in OFFICES and any(one.pos == "NOUN" and is_role(one.text) for one in before)
    return is_part or is_body or is_office or any(one.lemma.lower() == word for one in before)


def _is_denied(unit: TaggedUnit, own: Sequence[Token], noun: Token) -> bool:
    """Whether something is denied, and a sentence does not say what: "Roe denies any wrongdoing"."""
    verb = unit.tokens[noun.head]
    below = {unit.tokens[at].pos for at in unit.children[noun.index]} - {"DET", "PUNCT"}
    is_denied = noun.dep == "dobj" and verb.lemma.lower() == "deny" and noun.lemma.lower() in _WORDS.denied
    return is_denied and not below and not any(one.lemma.lower() in _WORDS.accusing for one in own if one is not noun)
