"""What a sentence's words govern: which of its words a negation turns round, and where its clauses end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from explainer.checks.facts.wording import Wording, blanked, worded
from explainer.checks.facts.words import Scopes
from explainer.language import english
from explainer.language.related import is_known, kin, terms

_VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b[^,;.]*\Z")
"""What is voted against is turned down: "voted on Monday against the plan"."""
_STOPS = re.compile(r"[,;:?!()\[\]“”\"\n–—]|(?<=[a-z]{3})\.(?=\s)|(?<=\s)-(?=\s)")

_BESIDE = re.compile(
    r"(?:\bbut|,|\band)\s+(not)\s+(?:(?:to|for|in|on|at|by|with|of|from)\s+)?(?:the|an?|his|her|its|their)\b"
    r"|\bor\s+not\b(?=\s*(?:[^\w\s]|\Z))",
    re.IGNORECASE,
)
"""A negation of one part of a sentence: "goes to tram drivers but not to the bus drivers"; and "or not" at an end."""
_CLAUSE = re.compile(
    r"\W+(?:that\b|to\b|from\s+\w+ing\b|\w+ing\b|having\b|(?:he|she|it|they|there|we|i)\s+\w)", re.IGNORECASE
)
"""What shows that a clause is denied, and not a thing refused."""
_TO = re.compile(
    r"\b(?:calls?|requests?|demands?|plans?|offers?|proposals?|appeals?|bids?|attempts?|orders?) to\b"
    r"|\b(?:reports?|claims?|suggestions?|allegations?|accusations?|rumou?rs?|speculation)\b[^,;]*?\bthat\b"
)

_WHAT = re.compile(r"\s+what\b[^,;.]*,\s+that\b")
"""A clause that tells what is denied: "denied what a paper had reported, that a school was sold"."""

_STILL = re.compile(r"(?:not|n['’]t|never|nor|no \w+|ha[sd]|have|as)\s+\Z", re.IGNORECASE)
"""Before "yet" it begins no clause: "had not yet agreed"."""

_SHORTEST = 5


@dataclass(frozen=True)
class Term:
    """A word of content, or a phrase that WordNet has as one: "turned down"."""

    start: int
    end: int
    word: str
    """In lower case."""
    kin: frozenset[str]
    """What it shares with its forms and its synonyms."""
    is_name: bool


@dataclass(frozen=True)
class Cue:
    """A word that turns round what it governs: "not", "denied"."""

    start: int
    end: int
    word: str
    governed: tuple[Term, ...]
    """From it to the end of its clause, the nearest first; of a "nothing" behind its verb, the verb."""
    is_of_thing: bool
    """Whether a thing is refused and not a clause denied: "denied asylum"."""


@dataclass(frozen=True)
class Scope:
    """A text with its words of content and what governs them."""

    wording: Wording
    words: Scopes

    @cached_property
    def text(self) -> str:
        """The text, values aside."""
        return self.wording.without_values

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words of content in their order, names among them."""
        return tuple(self._terms())

    def _terms(self) -> Iterator[Term]:
        words = self.wording.words
        lower = [word.lower for word in words]
        until = 0
        for at, end, forms in sorted(terms(lower), key=lambda one: (one[0], -one[1])):
            if at < until or (end - at == 1 and not _is_content(lower[at], self.words)):
                continue
            until = end
            # A phrase is its verb as well, where that says something: "pay for", but not "give way".
            heads = [lower[at]] if _is_content(lower[at], self.words) else []
            shared = frozenset[str]().union(*(kin(form) for form in (*heads, *forms)))
            is_name = words[at].is_name or (words[at].opens and words[at].text[0].isupper() and not is_known(lower[at]))
            yield Term(words[at].start, words[end - 1].end, " ".join(lower[at:end]), shared, is_name)

    @cached_property
    def stops(self) -> tuple[tuple[int, str], ...]:
        """Where clauses end, with the word that begins the next one, or the mark."""
        marks = [(mark.start(), mark[0]) for mark in _STOPS.finditer(self.wording.text)]
        turns = [(place.start, place.text.lower()) for place in self.words.breaks.find(self.text)]
        turns = [(at, word) for at, word in turns if word != "yet" or not _STILL.search(self.text, 0, at)]
        return tuple(sorted([*marks, *turns]))

    def clause(self, at: int) -> tuple[int, int, str]:
        """From where to where the clause goes that holds this place, and what ends it."""
        begins = max((start for start, _ in self.stops if start < at), default=0)
        end, mark = next(((start, mark) for start, mark in self.stops if start >= at), (len(self.text), ""))
        return begins, end, mark

    def within(self, start: int, end: int) -> tuple[Term, ...]:
        """The words of content between two places."""
        return tuple(term for term in self.terms if start <= term.start < end)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """What denies. "Not until May" does not: it says when."""
        return tuple(self._cues())

    def _cues(self) -> Iterator[Cue]:
        affirmed = [place.span for place in self.words.affirmative.find(self.wording.text)]
        text = blanked(self.text, [*affirmed, *(place.span() for place in _BESIDE.finditer(self.text))])
        neither = -1
        for place in self.words.negations.find(text):
            begins, end, ends = self.clause(place.end)
            if (what := _WHAT.match(text, place.end)) is not None:
                _, end, ends = self.clause(what.end())
            if ends in self.words.only_after:
                continue
            word = place.text.lower()
            if word == "nor" and place.start < neither:
                continue  # "neither … nor" is one negation
            neither = end if word == "neither" else neither
            is_of_thing = word in self.words.refusing.words and not _CLAUSE.match(text, place.end)
            if is_of_thing and word in self.words.ending.words and not _VOTED.search(text, begins, place.start):
                continue
            held = self.within(place.end, end)
            before = self.within(begins, place.start)
            if word in self.words.none and before and not self.text[before[-1].end : place.start].strip():
                held = before[-1:]
            elif is_of_thing and (asked := _TO.search(text, place.end, end)):
                # "Rejected calls to resign": what is asked for is refused.
                held, is_of_thing = self.within(asked.end(), end) or held, False
            yield Cue(*place.span, word, held, is_of_thing)

    @cached_property
    def put_off(self) -> frozenset[Term]:
        """What is denied up to a time: "will not carry passengers until May"."""
        places = self.words.negations.find(self.text)
        ends = [(place.end, *self.clause(place.end)[1:]) for place in places]
        return frozenset(
            term for start, end, mark in ends if mark in self.words.only_after for term in self.within(start, end)
        )

    def is_denied(self, term: Term) -> bool:
        """Whether an odd number of negations governs it: "would not rule out cuts" does not deny them."""
        return sum(term in cue.governed for cue in self.cues) % 2 == 1

    def may_be_denied(self, term: Term) -> bool:
        """Whether any negation stands in its clause: "her name was not revealed" denies something of the name."""
        start, end, _ = self.clause(term.end)
        if any(term in cue.governed for cue in self.cues):
            return self.is_denied(term)
        return any(start <= cue.start < end and cue.start != term.start for cue in self.cues)

    def is_denied_at(self, at: int, word: str) -> bool:
        """Whether a negation other than the word at a place stands before it in its clause: "did not agree"."""
        start, _, _ = self.clause(at)
        return any(start <= cue.start < at and word.lower() != cue.word for cue in self.cues)

    def akin(self, term: Term) -> list[Term]:
        """Those of its words that are forms or synonyms of another text's."""
        if self.kin.isdisjoint(term.kin):
            return []
        return [one for one in self.terms if not one.kin.isdisjoint(term.kin)]

    @cached_property
    def is_excused(self) -> bool:
        """Whether it holds a word that may make up for a negation: "banned", "unbelted"."""
        words = (word.lower for word in self.wording.words)
        has_prefix = any(word[:2] == "un" and len(word) > _SHORTEST and is_known(word[2:]) for word in words)
        return has_prefix or self.words.untrue.is_in(self.wording.text)

    @cached_property
    def kin(self) -> frozenset[str]:
        """What any of its words shares with its forms and synonyms."""
        return frozenset(one for term in self.terms for one in term.kin)


@lru_cache(maxsize=1024)
def scope_of(text: str, words: Scopes) -> Scope:
    """A text's scope, kept as its wording is."""
    return Scope(worded(text), words)


def _is_content(word: str, words: Scopes) -> bool:
    """Adverbs in -ly say how, and are passed over by what is denied: "had not yet formally agreed"."""
    if len(word) <= 1 or word.endswith("ly") or word in words.weak:
        return False
    return word not in english.grammar().empty
