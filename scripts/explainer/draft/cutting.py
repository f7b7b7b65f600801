"""What of a sentence may be left out where one of its dates is told, so that the rest is as true as the whole.

An aside between commas, a clause of time or reason behind the main one, and what else the same subject did may go, each
whole, and only where it says nothing without which the rest would be more than the article tells: no condition, no
denial, nobody's leave that is waited for.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from explainer.draft.dates import date_token
from explainer.draft.findings import Dated
from explainer.draft.hanging import SUBJECTS
from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.tense import has_subject, is_finite
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.source import Span

_WORDS = words().time

_ASIDES = _WORDS.asides
_KEPT = _WORDS.contrasts | _WORDS.conditions | _WORDS.approving | _WORDS.requiring | _WORDS.depending
_POINTS = words().sentences.many | words().sentences.thing | words().sentences.pointing
_AROUND = frozenset({",", "–", "—", "-", "(", ")", ";"})
_ENDS = frozenset({".", "!", "?", '"', "'"})
_VERBS = frozenset({"VERB", "AUX"})
_SPEECH = english.verbs().speaking(Use.REPORTS) - words().time.claiming
_LEAST_CUT = 4
"""Words; fewer are not worth the three dots."""
LONGEST = 150
"""Words of a sentence; what is longer nobody has parsed rightly."""
_LEAST_RUN = 3
"""Words between two cuts, which say something."""


def cuts(unit: TaggedUnit, date: int, dates: Sequence[Dated]) -> Iterator[Collection[int]]:
    """The words that are kept at a date, in order: without all that may go, then without what has other dates.

    Bad: "Roe … will sail on Friday" of "Roe, if the king agrees, will sail on Friday"
    Good: "Roe … will sail on Friday" of "Roe, who is 30, will sail on Friday and met the king in May"
    """
    gone = [one for one in _removable(unit, date) if len(one) >= _LEAST_CUT]
    others = {at for one in dates if (at := date_token(unit, one)) is not None} - {date}
    seen: list[Collection[int]] = []
    for some in (gone, [one for one in gone if not others.isdisjoint(one)]):
        kept = [at for at in range(len(unit.tokens)) if not any(at in one for one in some)]
        if some and kept not in seen and not _leans_on(unit, kept, some) and _is_held(unit, date, kept):
            seen.append(kept)
            yield kept


def _is_held(unit: TaggedUnit, date: int, kept: Sequence[int]) -> bool:
    """Whether what is kept hangs together: each word on another, or on the verb whose subject goes on to the date's."""
    shared = {token.head for token in unit.tokens if token.dep == "conj" and date in unit.subtree(token.index)}
    hangs = all(unit.tokens[at].head in shared or unit.tokens[at].head in kept for at in kept)
    return hangs and all(len(span.text.split()) >= _LEAST_RUN for span in kept_spans(unit, kept)[1:])


def _leans_on(unit: TaggedUnit, kept: Sequence[int], gone: Sequence[Collection[int]]) -> bool:
    """Whether an "it" that is kept may mean something that is not: "The firm, which rates a bank, put it …"."""
    nouns = [at for one in gone for at in one if unit.tokens[at].pos in {"NOUN", "PROPN"}]
    return any(unit.tokens[at].text.lower() in _POINTS and at > min(nouns, default=at) for at in kept)


def kept_spans(unit: TaggedUnit, kept: Collection[int]) -> tuple[Span, ...]:
    """The runs of words that are kept, without the marks and the "and" at their ends."""
    spans: list[Span] = []
    for _, run in itertools.groupby(enumerate(sorted(kept)), lambda one: one[1] - one[0]):
        places = [at for _, at in run]
        is_whole = not spans and len(places) == len(unit.tokens)
        while places and not is_whole and _is_joint(unit.tokens[places[0]]):
            places.pop(0)
        while places and not is_whole and _is_joint(unit.tokens[places[-1]]):
            places.pop()
        if places:
            spans.append(unit.span(places[0], places[-1] + 1))
    return tuple(spans)


def _is_joint(token: Token) -> bool:
    return token.text in _AROUND - {"(", ")"} or token.text == "." or token.pos == "CCONJ"


def _removable(unit: TaggedUnit, date: int) -> Iterator[frozenset[int]]:
    """What may go, piece by piece."""
    for token in unit.tokens:
        part = unit.subtree(token.index)
        if date not in part and _may_go(unit, token, part):
            yield frozenset(part)
    yield from _joined_before(unit, date)


def _may_go(unit: TaggedUnit, token: Token, part: Sequence[int]) -> bool:
    if part != tuple(range(part[0], part[-1] + 1)) or _says_less(unit, part):
        return False
    before = unit.tokens[part[0] - 1].text if part[0] else ""
    behind = unit.tokens[part[-1] + 1].text if part[-1] + 1 < len(unit.tokens) else "."
    is_aside = before in _AROUND and behind in _AROUND | _ENDS
    match token.dep:
        case "relcl":
            return is_aside
        case "acl" | "appos":
            return is_aside and not any(unit.tokens[at].pos == "PROPN" for at in part)
        case "advcl":
            first = unit.tokens[part[0]].text.lower()
            follows = behind in _AROUND | _ENDS and unit.tokens[token.head].index < token.index
            return follows and (first in _ASIDES or (is_aside and token.tag in {"VBG", "VBN"}))
        case "conj":
            over = unit.tokens[token.head]
            joined = [unit.tokens[at].text.lower() for at in unit.children[over.index] if unit.tokens[at].dep == "cc"]
            return token.pos in _VERBS and over.pos in _VERBS and joined == ["and"] and behind in _AROUND | _ENDS
        case _:
            return False


def _joined_before(unit: TaggedUnit, date: int) -> Iterator[frozenset[int]]:
    """What the same subject did before what it did at the date: "Roe met the king and will sail on Friday"."""
    at = date
    while unit.tokens[at].head != at:
        verb, over = unit.tokens[at], unit.tokens[unit.tokens[at].head]
        at = over.index
        if verb.dep != "conj" or verb.pos not in _VERBS or over.pos not in _VERBS or has_subject(unit, verb.index):
            continue
        has_own = is_finite(unit, verb.index)
        stays = SUBJECTS | {"mark", "conj", "preconj"} | (frozenset() if has_own else {"aux", "auxpass"})
        below = [one for one in unit.children[over.index] if unit.tokens[one].dep not in stays and one < verb.index]
        words = {over.index} if has_own or verb.tag in {"VBN", "VB", "VBG"} else set()
        part = {at for one in below for at in unit.subtree(one)} | words
        ccs = [unit.tokens[one].text.lower() for one in below if unit.tokens[one].dep == "cc"]
        if over.dep == "ccomp" and (unit.tokens[over.head].lemma.lower() not in _SPEECH or not _aux_of(unit, verb)):
            continue  # "denied that he sold a mill and will sail"
        if (
            words
            and has_subject(unit, over.index)
            and ccs == ["and"]
            and date not in part
            and not _says_less(unit, part)
        ):
            yield frozenset(part)


def _aux_of(unit: TaggedUnit, verb: Token) -> bool:
    return any(unit.tokens[at].dep == "aux" for at in unit.children[verb.index])


def _says_less(unit: TaggedUnit, part: Collection[int]) -> bool:
    """Whether the rest would say more without it."""
    return any(
        unit.tokens[at].lemma.lower() in _KEPT or unit.tokens[at].text.lower() in _KEPT or unit.tokens[at].dep == "neg"
        for at in part
    )
