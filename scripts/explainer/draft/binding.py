"""What may not be shown without what comes behind it.

An article tells first what was believed, claimed or planned, and then what became of that. Whoever reads only the
first takes it for what is so. So a sentence is bound to a later one where that takes it back or answers it, and one
that tells an account which the article itself holds at a distance ("had claimed", "was first thought") to the rest of
its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from explainer.draft.attributions import is_inside
from explainer.draft.dates import by_unit
from explainer.draft.findings import Dated, Statement
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.language.quotations import in_unit, quotations

_WORDS = words().sentences
_SPEECH = english.verbs().speaking(Use.REPORTS, Use.CLAUSE)
_CLAIMS = _SPEECH | words().time.claiming
_PLEADS = frozenset({"deny", "admit", "plead"})
_TAKES_BACK = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS.taking_back))})\b", re.IGNORECASE)
_AT_FIRST = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS.before_it_changed))})\b", re.IGNORECASE)
_ANY_TIME = frozenset({"earlier", "previously", "first"})
_CONTRARY = frozenset({"but", "however", "yet", "instead", "nevertheless", "nonetheless"})
_FEW = 3
_SEEMS = frozenset({"seem", "appear"})
_LISTS = frozenset({"list", "report"})
_THAT = frozenset({"that", "this", "it"})
_THE_SAME = frozenset({"the", "that", "this"})
_HELPS = frozenset({"aux", "auxpass"})
_OPEN = frozenset({"may", "might", "could"})
_LONG_AGO = 60
"""Days after which what somebody said may have been overtaken."""


def bound(
    tagged: Tagged, statements: Sequence[Statement], dates: Sequence[Dated], leaning: frozenset[str], lead: str | None
) -> Mapping[str, str | None]:
    """The sentences that are shown only together with a later one, and all between, by unit; None where none follows.

    Bad: "The mill was at first thought to be dry."; "Roe says that she took it." before "She denies it."
    Good: both of them with what stands behind
    """
    body = tagged.body
    found: dict[str, int] = {}
    for unit, last in _bonds(tagged, statements, dates, leaning, lead):
        found[unit.sentence.id] = max(last, found.get(unit.sentence.id, last))
    return {name: body[at].sentence.id if at < len(body) else None for name, at in found.items()}


def _bonds(
    tagged: Tagged, statements: Sequence[Statement], dates: Sequence[Dated], leaning: frozenset[str], lead: str | None
) -> Iterator[tuple[TaggedUnit, int]]:
    """Each sentence that is bound, and the place of that which it is bound to; behind the last where none tells."""
    body = tagged.body
    spoken = quotations(tagged.seed)
    said = {one.sentence.id for one in statements if one.is_whole}
    statement_units = {one.sentence.id for one in statements}
    for at, unit in enumerate(body):
        pieces = in_unit(spoken, unit.sentence)
        own = [token for token in unit.tokens if not is_inside(token.start, pieces)]
        is_old = unit.sentence.id in said and _is_old(tagged, unit, dates)
        if is_old or _is_account(unit, own):
            last = _last_of_paragraph(body, at)
            yield unit, last if at < last else len(body)  # what becomes of it is not told
        if at and _goes_with(unit, own, body[at - 1]):
            yield body[at - 1], at
        yield from ((one, at) for one in _counting(body, at) if one.sentence.id != lead)  # which is shown anyway
        is_answer = at and _answers(unit)
        if is_answer:  # what somebody has said may stand a few sentences before
            for one in body[max(at - _FEW, 0) : at]:
                if one.sentence.id in statement_units and not _answers(one) and not _pleads(unit):
                    yield one, at
        if at and (is_answer or _takes_back(own)):
            for one in _told_before(body, at, leaning):
                is_claim = one.sentence.id in statement_units or _accuses(one)
                is_beside = one is body[at - 1] and (not is_answer or unit.sentence.id in leaning)
                if is_beside or is_claim:
                    yield one, at


def _goes_with(unit: TaggedUnit, own: Sequence[Token], before: TaggedUnit) -> bool:
    """Whether what stands before a sentence is not all without it."""
    return _turns(unit) or _changes(unit, own) or _ends(unit, before)


def _counting(body: Sequence[TaggedUnit], at: int) -> Iterator[TaggedUnit]:
    """The sentences with the numbers of which one behind them says what they hold.

    Where it names none, the nearest with any, in its paragraph or the one before.
    """
    if numbers := {*_numbers_again(body[at])}:
        yield from (one for one in body[:at] if not numbers.isdisjoint(token.text for token in one.tokens))
    if _qualifies(body[at]):
        first = body[at].sentence.paragraph - 1
        near = (one for one in reversed(body[:at]) if one.sentence.paragraph >= first)
        yield from islice((one for one in near if any(token.tag == "CD" for token in one.tokens)), 1)


def _numbers_again(unit: TaggedUnit) -> Iterator[str]:
    """The numbers of which it says what they hold, as of ones that have been told.

    "the 38 included five fishermen", "nine of the 27 may be false"
    """
    for one in unit.tokens:
        words = [unit.tokens[at] for at in unit.subtree(one.index)] if one.dep in {"nsubj", "nsubjpass"} else []
        verb = unit.tokens[one.head]
        is_open = any(unit.tokens[at].text.lower() in _OPEN for at in unit.children[verb.index])
        is_known = bool(words) and words[0].text.lower() in _THE_SAME
        is_part = [word.text.lower() for word in words[1:3]] == ["of", "the"]
        if (is_known and verb.lemma.lower() in _WORDS.holding) or (is_part and is_open):
            named = words[1:] if is_part else words  # not the "nine" of "nine of the 27"
            yield from (word.text for word in named if word.tag == "CD")


def _qualifies(unit: TaggedUnit) -> bool:
    """Whether it says of a number before it what that holds: "The figure includes boys", "the loss excludes a fee"."""
    for one in unit.tokens:
        below = [unit.tokens[at] for at in unit.children[one.index]]
        is_definite = any(two.text.lower() in _THE_SAME for two in below) and all(two.dep != "prep" for two in below)
        verb = unit.tokens[one.head].lemma.lower()
        is_number = one.lemma.lower() in _WORDS.numbers or verb in _WORDS.holding
        is_own = any(two.tag == "CD" for two in unit.tokens[: one.index])
        is_amount = one.lemma.lower() in _WORDS.amounts and is_number and is_definite and not is_own
        if one.dep in {"nsubj", "nsubjpass"} and is_amount:
            return True
    return False


def _turns(unit: TaggedUnit) -> bool:
    return unit.tokens[0].text.lower() in _CONTRARY


def _ends(unit: TaggedUnit, before: TaggedUnit) -> bool:
    """Whether it says what became of something that the sentence before has brought up: "The suit was dismissed"."""
    root = next((one for one in unit.tokens if one.dep == "ROOT" and one.lemma.lower() in _WORDS.ending), None)
    below = [] if root is None else [unit.tokens[at] for at in unit.children[root.index]]
    things = [one for one in below if one.dep in {"nsubj", "nsubjpass"} and one.pos == "NOUN"]
    definite = (one for one in things if any(unit.tokens[at].text.lower() == "the" for at in unit.children[one.index]))
    told = {one.lemma.lower() for one in before.tokens}
    return any(one.lemma.lower() in told for one in definite)


def _told_before(body: Sequence[TaggedUnit], at: int, leaning: frozenset[str]) -> Iterator[TaggedUnit]:
    """The sentence before, and those on which it leans."""
    first = at - 1
    is_apart = body[first].sentence.paragraph != body[at].sentence.paragraph
    if is_apart and not _answers(body[at]) and not _TAKES_BACK.match(body[at].sentence.text):
        return
    while at - first:
        yield body[first]
        if not first or body[first].sentence.id not in leaning:
            return
        first -= 1


def _last_of_paragraph(body: Sequence[TaggedUnit], at: int) -> int:
    paragraph = body[at].sentence.paragraph
    while at + 1 < len(body) and body[at + 1].sentence.paragraph == paragraph:
        at += 1
    return at


def _is_account(unit: TaggedUnit, own: Sequence[Token]) -> bool:
    """Whether it tells what was said or believed then: "had claimed", "were feared lost", "said at first"."""
    telling = [one for one in own if one.lemma.lower() in _CLAIMS | _WORDS.told_of]
    helped = any(
        unit.tokens[at].text.lower() in {"had", "was", "were", "been"}
        for one in telling
        for at in unit.children[one.index]
    )
    for found in _AT_FIRST.finditer(" ".join(one.text for one in own)):
        if telling and (helped or found[0].lower() not in _ANY_TIME):
            return True
    for one in own:
        below = {unit.tokens[at].text.lower() for at in unit.children[one.index] if unit.tokens[at].dep in _HELPS}
        lemma = one.lemma.lower()
        if one.dep not in {"ROOT", "conj"} or lemma in _PLEADS:
            continue
        if lemma in _CLAIMS | _SEEMS and below & {"had", "'d"} and not below & {"been"}:
            return True
        is_passive = one.tag == "VBN" and below & {"was", "were", "been"}
        if (lemma in _WORDS.believing and one.tag == "VBD") or (lemma in _WORDS.believing | _LISTS and is_passive):
            return True
    return False


def _is_old(tagged: Tagged, unit: TaggedUnit, dates: Sequence[Dated]) -> bool:
    """Whether a sentence that tells what was said has its day, long before the article's."""
    day = tagged.seed.day
    days = [one.value.last for one in by_unit(dates, unit) if one.value.first == one.value.last]
    return day is not None and any((day - one).days > _LONG_AGO for one in days)


def _accuses(unit: TaggedUnit) -> bool:
    """Whether something is told of somebody that may be denied."""
    return any(one.lemma.lower() in _WORDS.accusing | {"blame"} for one in unit.tokens)


def _takes_back(own: Sequence[Token]) -> bool:
    """Whether it says of something told that it is not so."""
    return _TAKES_BACK.search(" ".join(one.text for one in own)) is not None


def _changes(unit: TaggedUnit, own: Sequence[Token]) -> bool:
    """Whether it makes another of an amount that has been told: "On Friday the firm cut that by a third"."""
    for one in own:
        below = [unit.tokens[at] for at in unit.children[one.index]]
        if one.lemma.lower() not in _WORDS.revising or one.tag not in {"VBD", "VBN", "VBZ"}:
            continue
        for thing in below:
            words = {unit.tokens[at].text.lower() for at in unit.children[thing.index]} | {thing.text.lower()}
            is_amount = thing.lemma.lower() in _WORDS.amounts and words & _THE_SAME
            if thing.dep in {"dobj", "nsubjpass"} and (is_amount or (thing.dep == "dobj" and words & _THAT)):
                return True
    return False


def _pleads(unit: TaggedUnit) -> bool:
    return any(one.dep == "ROOT" and one.lemma.lower() == "plead" for one in unit.tokens)


def _answers(unit: TaggedUnit) -> bool:
    """Whether somebody answers what has been said, or does not: "Roe denies that", "The firm did not respond"."""
    root = next((one for one in unit.tokens if one.dep == "ROOT"), None)
    if root is None:
        return False
    below = [unit.tokens[at] for at in unit.children[root.index]]
    lemma = root.lemma.lower()
    is_silent = lemma in _WORDS.replying and any(one.dep == "neg" for one in below)
    is_silent = is_silent or any(
        one.lemma.lower() == "comment" and one.dep in {"xcomp", "pobj", "dobj"} for one in unit.tokens
    )
    turns = unit.tokens[0].text.lower() in _CONTRARY and lemma in _CLAIMS  # "However, Poe says …"
    return lemma in _WORDS.rejecting | _WORDS.answering or is_silent or turns
