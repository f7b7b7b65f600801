"""What may stand for a name: a capital for its government, initials for a body, "the sides", "we", "the firm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from explainer.checks.facts.case import Case, Utterance
from explainer.checks.facts.words import Standing
from explainer.language import gazetteer
from explainer.language.letters import levelled
from explainer.language.lexicon import Phrases
from explainer.language.tokens import ownerless
from explainer.model.facts import Evidence, Sort
from explainer.model.seed import Sentence

_FAR = 6
"""Sentences before its own in which "the sides" may have been named."""
_TWO = 2
_BEFORE = re.compile(r"\b(\w+)\s+(?:the\s+)?\Z", re.IGNORECASE)
_CAPITAL = re.compile(r"(?:'s)?\s+capital\b")
_CAPITAL_OF = re.compile(r"\bcapital\s+of\s+(?:the\s+)?\Z")
_ACTING = re.compile(r"(?:\s+and\s+\w+)?\s+(?:\w+\s+){0,2}?(\w+)")
_ACRONYM = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}|(?<![\w-])[A-Z]{2,6}(?![\w-])")
_JOINT = r"(?:of|the|for|and|in|on|to|de|des|du|der|&)"
_RUN = re.compile(rf"[A-Z][\w'.]*(?:[\s-]+(?:{_JOINT}\s+)*[A-Z][\w'.]*)+")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+((?:[a-z]+[\s-]+)?[a-z]+)")


class _Use(Enum):
    """What a country's name, or its capital's, says in a text."""

    ACTS = "the country, or its government"
    PLACE = "in, from or to it"
    BESIDE = "near it, outside it, the mayor of it"
    PEOPLE = "whose something is"
    """An adjective or a word for people."""
    CAPITAL = "the Kenyan capital, the capital of Kenya"


@dataclass(frozen=True)
class Land:
    """Where a text has a country, or its government's seat in place of it."""

    start: int
    end: int
    code: str
    is_seat: bool
    use: _Use

    @property
    def span(self) -> tuple[int, int]:
        """Its first character, and the one behind its last."""
        return self.start, self.end


def lands(case: Case, text: str) -> tuple[Land, ...]:
    """The countries of a text, by their names, their people or the seats of their governments."""
    return _lands(case.words.standing, text)


@lru_cache(maxsize=256)
def _lands(words: Standing, text: str) -> tuple[Land, ...]:
    found: list[Land] = []
    for place in _country_words().find(text):
        word = place.text.lower().removesuffix(".")
        if not place.text[0].isupper():
            continue
        is_seat = word not in countries()
        code = (_seats() if is_seat else countries())[word]
        before = _BEFORE.search(text, 0, place.start)
        if _CAPITAL.match(text, place.end) or _CAPITAL_OF.search(text, 0, place.start):
            use = _Use.CAPITAL
        elif is_seat and text.startswith("'s", place.end):
            use = _Use.ACTS
        elif before is not None and words.places.is_in(before[1]):
            use = _Use.PLACE
        elif before is not None and words.beside.is_in(before[1]) and (is_seat or before[1] != "of"):
            use = _Use.BESIDE
        elif word in _people() and word not in _names():
            behind = _ACTING.match(text, place.end)
            acts = behind is not None and words.governments.is_in(text[slice(*behind.span())])
            use = _Use.ACTS if acts else _Use.PEOPLE
        else:
            use = _Use.ACTS
        found.append(Land(*place.span, code, is_seat, use))
    return tuple(found)


def is_country(word: str) -> bool:
    """Whether a word, in lower case, is a country's name or a seat of its government."""
    return word in _names() or word in _seats()


def otherwise_named(case: Case, utterance: Utterance, grounds: str) -> list[tuple[int, int]]:
    """The names of a sentence in place of which the evidence has a country or its seat, initials or their words."""
    text = case.wording(utterance).text
    theirs = lands(case, case.reader.read(grounds).text)
    found = [one.span for one in lands(case, text) if any(_stands_for(one, other) for other in theirs)]
    return [*found, *_initials(case, text, case.reader.read(grounds).text)]


def _stands_for(ours: Land, theirs: Land) -> bool:
    if ours.code != theirs.code:
        return False
    match ours.use, theirs.use:
        case _Use.CAPITAL, _:
            stands = ours.is_seat or theirs.is_seat or theirs.use is _Use.CAPITAL
        case _, _Use.CAPITAL:
            stands = ours.is_seat or ours.use is _Use.PLACE
        case _ if ours.is_seat == theirs.is_seat:
            # Moscow is the Kremlin, as a government and no place; a seat that both have needs no help.
            stands = ours.use is theirs.use is _Use.ACTS
        case _Use.ACTS, _:
            stands = theirs.use is _Use.ACTS
        case _Use.PLACE, _:
            stands = theirs.use is _Use.PLACE and theirs.is_seat
        case _Use.BESIDE, _:
            stands = False
        case _:
            stands = theirs.use is _Use.ACTS
    return stands


def _initials(case: Case, text: str, grounds: str) -> Iterator[tuple[int, int]]:
    """Where one text has a name of several words and the other its first letters, or both a body's two names."""
    bodies = gazetteer.bodies()
    letters, runs, known = _short_and_long(grounds)
    for one in _ACRONYM.finditer(text):
        if any(_bare(one[0]) in run for run in runs) or bodies.get(_bare(one[0])) in known:
            yield one.span()
    capitals = case.reader.capitals(case.whole_article)
    for run in _RUN.finditer(text):
        words = list(re.finditer(r"[A-Z][\w'.]*", run[0]))
        for first in range(len(words)):
            for last in range(first + 1, len(words)):
                start, end = words[first].start(), words[last].end()
                name = run[0][start:end].removesuffix("'s")
                is_article = all(ownerless(word[0]) in capitals for word in words[first : last + 1])
                if bodies.get(name) in known or (is_article and letters.intersection(_run_initials(name))):
                    yield run.start() + start, run.start() + end


@lru_cache(maxsize=64)
def _short_and_long(grounds: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What a text has of a few letters, what the names in it would have, and the bodies that either means."""
    bodies = gazetteer.bodies()
    letters = frozenset(_bare(one[0]) for one in _ACRONYM.finditer(grounds))
    runs = frozenset(run for one in _RUN.finditer(grounds) for run in _run_initials(one[0]))
    return letters, runs, frozenset(bodies.get(one, one) for one in (*letters, *(b for b in bodies if b in grounds)))


def _bare(letters: str) -> str:
    return letters.replace(".", "")


def _run_initials(run: str) -> list[str]:
    """The first letters of a name's words: of those with a capital, and of all."""
    return ["".join(re.findall(r"\b([A-Z])", run)), "".join(re.findall(r"\b(\w)", run)).upper()]


# --- those who are meant ----------------------------------------------------------------------------------------------


def meant_by_words(case: Case, quote: Evidence) -> frozenset[str]:
    """Participants who may be meant by "the sides" or "both", by a speaker's "we", by "the airline" or "it"."""
    unit = case.article.seed.unit(quote.unit)
    if unit is None or not quote.unit.startswith("s"):
        return frozenset()
    text = levelled(quote.words)
    found: set[str] = set()
    if case.words.standing.ourselves.is_in(text) and (heard := case.speakers.heard(quote)) is not None:
        taking_part = case.article.facts.participants
        found |= {name for name in taking_part if any(case.cast.are_related(one, name) for one in heard.names)}
    if case.words.standing.several.is_in(text):
        found |= _several(case, unit)
    if case.words.standing.it.is_in(text) or any(
        case.words.standing.bodies.is_in(nouns) for nouns in _DETERMINED.findall(text)
    ):
        found |= _bodies(case, unit)
    if case.words.sorts["country"].is_in(text):
        found |= {name for name in _bodies(case, unit) if case.sort_of(name) == Sort.COUNTRY}
    return frozenset(found)


def _named_before(case: Case, unit: Sentence) -> Iterator[set[str]]:
    """Whom the sentence names, then those whom the ones before it do, one by one."""
    number = unit.number or 0
    for one in reversed(case.article.seed.sentences[max(0, number - _FAR - 1) : number]):
        yield {name for mention in case.cast.mentions(one) for name in mention.names}


def _several(case: Case, unit: Sentence) -> set[str]:
    """The last of one sort of whom at least two have been named."""
    sorts: dict[str, set[str]] = {}
    for names in _named_before(case, unit):
        for name in names:
            sorts.setdefault(case.sort_of(name), set()).add(name)
        if several := [those for those in sorts.values() if len(those) >= _TWO]:
            return set().union(*several)
    return set()


def _bodies(case: Case, unit: Sentence) -> set[str]:
    """The bodies or countries named last, and those that the article is about: its title or first sentence has them."""
    bodies = {
        one.id for one in case.article.facts.participants.values() if one.sort in {Sort.ORGANISATION, Sort.COUNTRY}
    }
    head = (case.article.seed.title, *case.article.seed.sentences[:1])
    about = {name for one in head for mention in case.cast.mentions(one) for name in mention.names}
    last = next((names for names in _named_before(case, unit) if names & bodies), set())
    return (about | last) & bodies


@cache
def _names() -> Mapping[str, str]:
    """Every name of a country, in lower case, to its code."""
    return _lower(gazetteer.countries().codes)


@cache
def _people() -> Mapping[str, str]:
    return _lower(gazetteer.countries().people)


@cache
def _seats() -> Mapping[str, str]:
    return _lower(gazetteer.countries().seats)


@cache
def countries() -> Mapping[str, str]:
    """Every name, adjective and demonym of a country, in lower case, to its code."""
    return {**_names(), **_people()}


@cache
def _country_words() -> Phrases:
    return Phrases((*countries(), *_seats()))


def _lower(names: Mapping[str, str]) -> Mapping[str, str]:
    return {levelled(name).lower().removesuffix("."): code for name, code in names.items()}
