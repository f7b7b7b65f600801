"""Runs of capitalised words: where a name may begin, and how far it goes.

A run grows over "of" behind the head of an organisation or a place ("Board of Immigrant Appeals"), over "and" before
one ("Department of Health and Human Services") and over particles ("Ludwig van Beethoven").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from explainer.draft.name_pieces import (
    NAMES,
    SMALL,
    TIMES,
    NameKind,
    Piece,
    is_capital,
    is_given_name,
    is_head,
    is_person_like,
    is_role,
    is_title,
)
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.words import words
from explainer.language.gazetteer import countries

_WORDS = words().names

OF = frozenset(("of", "for", "on", "to"))
_ENTITIES_WITH_OF = frozenset(("ORG", "WORK_OF_ART", "EVENT", "LAW", "FAC"))
_OWNERS = _WORDS.owners
"""Whose apostrophe is a part of a name: "Women's Hospital"."""
_BRANCHES = _WORDS.branches
"""What a body of two branches is named by first: "… Fire and Rescue Service"."""
_SIDES = _WORDS.sides
"""Their country is a place by itself: the West Coast of the U.S."""
_TITLE_CASE = 0.6
_PAIR = 1


@dataclass(frozen=True)
class Habits:
    """How the article writes its words."""

    small: frozenset[str]
    """Words that it writes small somewhere."""
    capital: frozenset[str]
    """Words that it writes with a capital where no sentence begins."""


def habits_of(tagged: Tagged) -> Habits:
    """How the article writes its words."""
    small = {token.text for unit in tagged.units for token in unit.tokens if token.text.islower()}
    capital = {
        token.text
        for unit in tagged.body
        for before, token in pairwise(unit.tokens)
        if token.text[0].isupper() and before.text[-1].isalpha()
    }
    return Habits(frozenset(small), frozenset(capital))


def in_title_case(unit: TaggedUnit) -> bool:
    """Whether most words of a unit that could be small begin with a capital."""
    long = [token.text for token in unit.tokens if token.text.isalpha() and token.text.lower() not in SMALL]
    return sum(text[0].isupper() for text in long) > _TITLE_CASE * len(long)


def _begins(words: Sequence[Piece], at: int, unit: TaggedUnit) -> bool:
    """Whether a capital here may be due to the beginning of a sentence or a quotation."""
    if at == 0:
        return True
    token = unit.tokens[words[at - 1].after - 1]
    return token.tag != "POS" and token.text in (
        '"',
        "'",
        "``",
        "''",
        ":",
        "(",
        "-",
        "--",
        "...",
        "…",
        ".",
        "!",
        "?",
        "–",
        "—",
        ";",
    )


def could_be_names(words: Sequence[Piece], unit: TaggedUnit, habits: Habits) -> list[bool]:
    """For each word, whether it can be a part of a name."""
    found: list[bool] = []
    for at, word in enumerate(words):
        token = unit.tokens[word.first]
        low = word.text.lower()
        could = is_capital(word) and (len(word.text) > 1 or bool(found and found[-1]))
        if could and (low in SMALL or low in TIMES) and not word.known:
            could = _is_homonym(words, at, found, unit)
        if could and not word.known and _begins(words, at, unit):
            inside = any(entity.first <= word.first < entity.after for entity in unit.entities)
            goes_on = at + 1 < len(words) and is_capital(words[at + 1])
            could = (
                is_title(word.text)
                or (low not in habits.small and (token.pos == "PROPN" or inside or word.text in habits.capital))
                or (goes_on and (is_role(low) or token.pos == "PROPN" or is_given_name(word.text)))
                or (goes_on and low not in habits.small and _is_noun_before_name(unit, words[at : at + 2]))
            )
        is_common = low in habits.small and not (is_title(word.text) or is_given_name(word.text))
        if (
            could
            and not word.known
            and _begins(words, at, unit)
            and (is_common or low in _WORDS.bodies_before | _WORDS.bodies_too)
        ):
            # "Sweep Darren Roe" of an article that writes of a sweep; "Operator Roe Poe Ferries"
            could = not all(is_capital(one) for one in words[at + 1 : at + 3]) or len(words) < at + 3
        found.append(could)
    return found


def _is_noun_before_name(unit: TaggedUnit, words: Sequence[Piece]) -> bool:
    """Whether a sentence begins with what may be an unheard name: "Xi Jinping hosted …"."""
    first, second = (unit.tokens[word.first] for word in words)
    return first.pos in ("NOUN", "X", "INTJ") and first.tag != "NNS" and second.pos == "PROPN"


def _is_homonym(words: Sequence[Piece], at: int, found: Sequence[bool], unit: TaggedUnit) -> bool:
    """Whether a word that is mostly a month or a particle is a name here: Theresa May, Jan Gelfand, Will Wade."""
    before = words[at - 1].text if at else ""
    if at and found[-1] and (is_title(before) or is_given_name(before)):
        return words[at].text.lower() in TIMES or not is_capital(words[at + 1] if at + 1 < len(words) else words[at])
    follows = at + 1 < len(words) and is_capital(words[at + 1]) and words[at + 1].text.lower() not in TIMES
    asks = words[at].text == "Will" and _begins(words, at, unit) and unit.tokens[-1].text == "?"
    return follows and is_given_name(words[at].text) and not asks


def end_of_run(unit: TaggedUnit, words: Sequence[Piece], could: Sequence[bool], start: int) -> int:
    """Where the run of a name that begins at `start` ends."""
    end = start + 1
    while end < len(words):
        low = words[end].text.lower()
        goes_on = end + 1 < len(words) and could[end + 1]
        if could[end] or (low in NAMES.particles and goes_on and not is_role(words[end - 1].text)):
            end += 1
        elif (grown := _grown(unit, words, could, start, end)) is not None:
            end = grown
        else:
            break
    return end


def _is_one_name(left: Piece, right: Piece, unit: TaggedUnit) -> bool:
    """Whether the model takes both words for parts of one name, neither being a name that the lists know."""
    return (
        left.known is None
        and not is_role(left.text)
        and any(
            entity.first <= left.first and right.first < entity.after and entity.label in _ENTITIES_WITH_OF
            for entity in unit.entities
        )
    )


def _grown(unit: TaggedUnit, words: Sequence[Piece], could: Sequence[bool], start: int, end: int) -> int | None:
    """Beyond "of (the)" behind a head, over "and" before a head, or over a possessive that belongs to the name."""
    link = words[end].text
    last = words[end - 1]
    after = end + 1
    if after < len(words) and words[after].text == "the" and link in OF:
        after += 1
    if after >= len(words) or not could[after]:
        return None
    grows = False
    if link in OF:
        grows = _grows_over_of(unit, link, last, words[after : after + 2])
    elif link == "and":
        grows = _grows_over_and(words, could, start, end)
    elif link == "&":
        grows = True
    elif link in ("'s", "'"):
        is_body = words[after].text.lower() in NAMES.organisations  # "the Consumers' Federation"
        owns = last.text.lower() in _OWNERS or (link == "'" and (is_body or is_role(last.text.lower())))
        saint = end - start > 1 and words[end - 2].text in NAMES.saints
        behind = [one.text.lower() for one in words[after : after + 1 + saint]]  # "St Anne's Youth Centre"
        grows = (owns or saint) and any(map(is_head, behind))
    return after if grows else None


def _grows_over_of(unit: TaggedUnit, link: str, head: Piece, behind: Sequence[Piece]) -> bool:
    """Board of Immigrant Appeals, Palace of Westminster, National Trust for Scotland."""
    if _is_one_name(head, behind[0], unit):
        return True
    low = head.text.lower()
    if head.known is not None or link == "to" or is_person_like(behind):
        return False
    if link == "of":
        return is_head(low) and not (low in _SIDES and behind[0].text in countries().codes)
    return low in NAMES.organisations


def _grows_over_and(words: Sequence[Piece], could: Sequence[bool], start: int, end: int) -> bool:
    """Department of Health and Human Services, Brigham and Women's Hospital, Milk and Cheese Makers' League."""
    stop = end + 1
    while stop < len(words) and (could[stop] or words[stop].text in ("'s", "'")):
        stop += 1
    tail = words[stop - 1]
    of_inside = any(word.text == "of" for word in words[start:end])
    single = end - start == 1 and words[start].known is None and not is_given_name(words[start].text)
    branch = words[end - 1].text.lower() in _BRANCHES
    # Devon and Cornwall Police
    force = words[start].known is NameKind.PLACE and end - start == 1 and tail.text in ("Police", "Constabulary")
    is_body = tail.text.lower() in NAMES.organisations and tail.known is None
    # "the National Transport and Safety Authority": what stands before is no body by itself.
    is_the = start > 0 and words[start - 1].text.lower() == "the" and stop - end > _PAIR
    own = words[start:end]
    is_half = is_the and not any(one.known or is_head(one.text.lower()) or is_given_name(one.text) for one in own)
    return is_body and (of_inside or single or branch or force or is_half)
