"""Whether a name is a team in a match: "Liverpool beat Napoli", "the Chelsea goal", "a loss to Leeds".

A city's bare name is its team where more is told of it as one who plays than as a place where things happen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from explainer.draft.name_parts import Candidate
from explainer.draft.words import words

_WORDS = words().names

_VERSUS = frozenset("vs vs. v v.".split())
_AGAINST = frozenset("to against over with past".split())
_PLACE = frozenset("in near outside around across from".split())
_SCORE = re.compile(r"(?<![\w-])\d{1,3}[-–]\d{1,3}(?![\w-])")


_CLUBS = _WORDS.clubs
"""What clubs are called first, and nobody is: "Real Oviedo"."""


def is_club(found: Sequence[Candidate]) -> bool:
    """Whether a name of several words begins as clubs' names do, in an article that tells of its games."""
    words = found[0].words
    return len(words) > 1 and words[0].text in _CLUBS and any(map(_is_of_sport, found))


def is_team(found: Sequence[Candidate]) -> bool:
    """Whether the mentions of a name tell a team more often than a place."""
    played = sum(map(_plays, found))
    return played > sum(_word(candidate, -1) in _PLACE for candidate in found)


def _plays(candidate: Candidate) -> bool:
    tokens = candidate.unit.tokens
    last = tokens[candidate.words[-1].after - 1]
    if _word(candidate, 1) in _WORDS.of_a_team or {_word(candidate, 1), _word(candidate, -1)} & _VERSUS:
        return True
    head = tokens[last.head]
    by = last.dep == "pobj" and head.text.lower() == "by"
    verb = tokens[head.head] if by else head
    if (by or last.dep in ("nsubj", "nsubjpass", "dobj")) and verb.lemma.lower() in _WORDS.teams_do:
        return _is_of_sport(candidate)
    if last.dep == "pobj" and head.text.lower() in _AGAINST:
        over = tokens[head.head]
        met = over.lemma.lower() in (_WORDS.encounters if over.pos == "NOUN" else {"lose", "draw"})
        return met and _is_of_sport(candidate)
    return False


def _is_of_sport(candidate: Candidate) -> bool:
    """Whether the sentence has a score or a word of sport."""
    unit = candidate.unit
    return _SCORE.search(unit.sentence.span.text) is not None or any(t.lemma in _WORDS.of_sport for t in unit.tokens)


def _word(candidate: Candidate, side: int) -> str:
    """The word right before the name (-1) or behind it (1), in small letters."""
    at = candidate.words[0].first - 1 if side < 0 else candidate.words[-1].after
    tokens = candidate.unit.tokens
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""
