"""What can only be said once a facts file is read as a whole: claims in their place, each once, in words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.language.letters import levelled
from explainer.language.quotations import outside_quotes
from explainer.language.tokens import words as words_in
from explainer.model.facts import (
    HAVE_CARDS,
    MOST_KEY_FACTS,
    MOST_KEY_WORDS,
    Claim,
    Kind,
    Label,
    Participant,
    Question,
    Text,
)
from explainer.model.seed import Seed
from explainer.problem import Level, Problem
from explainer.source import Span

_OPENING = re.compile(r"(?:\A|[.!?:]|\n)[\W]*\Z")
LONGEST_RUN = 8
"""Words in a row that a sentence of ours may share with the article without quotation marks."""
MOST_LEAD_SENTENCES = 3
MOST_LEAD_WORDS = 65


@dataclass(frozen=True)
class Reference:
    """Where the file names a claim, and for which purpose (`faq`, `summary.key`, `nearest` …)."""

    at: Span
    claim: str
    purpose: str


_WITH_EVIDENCE = frozenset(set(Kind) - {Kind.UNSTATED})
_KINDS: Mapping[str, frozenset[Kind]] = {
    "summary.happened": frozenset({Kind.REPORTED, Kind.INFERRED}),
    "summary.continued": frozenset({Kind.REPORTED, Kind.INFERRED, Kind.SAID}),
    "summary.said": frozenset({Kind.SAID}),
    "summary.both": frozenset({Kind.SAID}),
    "summary.views": frozenset({Kind.VIEW}),
    "summary.expects": frozenset({Kind.VIEW}),
    "summary.unstated": frozenset({Kind.UNSTATED}),
    "inferred": frozenset({Kind.INFERRED}),
    "unnamed": frozenset({Kind.UNSTATED}),
    "nearest": _WITH_EVIDENCE,
    "rebuttals": _WITH_EVIDENCE,
}
"""The kinds a place admits, where it does not admit all: a heading such as "What was said" speaks of every line."""


def misplaced(references: Sequence[Reference], claims: Mapping[str, Claim]) -> Iterator[Problem]:
    """Claims of a kind that the place they are named in contradicts."""
    for reference in references:
        kinds, claim = _KINDS.get(reference.purpose), claims.get(reference.claim)
        if kinds is not None and claim is not None and claim.kind not in kinds:
            message = f"'{claim.id}' is of the kind {claim.kind}, which does not belong under '{reference.purpose}'"
            possible = " or ".join(sorted(kinds))
            yield Problem(reference.at, "misplaced", message, f"name a claim of the kind {possible}")


def unused(
    references: Sequence[Reference], claims: Mapping[str, Claim], participants: Mapping[str, Participant]
) -> Iterator[Problem]:
    """Claims that no place names, and that are on the card of nobody who always has one; a reader never sees them."""
    named = {reference.claim for reference in references}
    cards = {one.id for one in participants.values() if one.sort in HAVE_CARDS}
    for claim in claims.values():
        if claim.id not in named and cards.isdisjoint({*claim.who, claim.by}):
            fix = "name it in the summary, an answer or a participant's notes, or delete it"
            yield Problem(claim.at, "unused", f"no page shows the claim '{claim.id}'", fix, Level.NOTICE)


def circles(participants: Mapping[str, Participant]) -> Iterator[Problem]:
    """Participants that act for themselves, at once or by way of others."""
    for one in participants.values():
        seen = [one.id]
        while (of := participants[seen[-1]].of) in participants and of is not None and of not in seen:
            seen.append(of)
        if of == one.id:
            message = f"'{one.id}' acts for itself{''.join(f', by way of {name!r}' for name in seen[1:])}"
            yield Problem(one.places["of"], "circle", message, "name whom it acts for, or delete 'of'")


def too_many_key_facts(claims: Sequence[Claim], at: Span) -> Iterator[Problem]:
    """Key facts that do not fit a phone's first screen."""
    if len(claims) > MOST_KEY_FACTS:
        message = f"{len(claims)} key facts, more than {MOST_KEY_FACTS}"
        yield Problem(at, "key-facts", message, "keep those a reader must know first")
    words = sum(len((claim.short or claim.text).words.split()) for claim in claims)
    if words > MOST_KEY_WORDS:
        message = f"the key facts have {words} words, more than {MOST_KEY_WORDS}"
        yield Problem(at, "key-facts", message, "give the longest of them a 'short' wording")


def too_long_lead(lead: Sequence[Label]) -> Iterator[Problem]:
    """A lead that does not fit a phone's first screen under the headline."""
    words = sum(len(one.text.words.split()) for one in lead)
    if len(lead) > MOST_LEAD_SENTENCES or words > MOST_LEAD_WORDS:
        most = f"more than {MOST_LEAD_SENTENCES} and {MOST_LEAD_WORDS}"
        message = f"the lead is long (sentences: {len(lead)}, words: {words}), {most}"
        yield Problem(lead[0].text.at, "lead", message, "keep who did what and when, and how it ended")


def same_answers(faq: Sequence[Question]) -> Iterator[Problem]:
    """Questions that are answered by the same claims: one of them is not needed."""
    first: dict[frozenset[str], str] = {}
    for question in faq:
        answer = frozenset(question.answer)
        if answer and answer in first:
            message = f"'{question.id}' is answered by the same claims as '{first[answer]}'"
            yield Problem(
                question.ask.at, "same-answer", message, "answer it by another claim, or delete one of the two"
            )
        first.setdefault(answer, question.id)


def copied(texts: Sequence[Text], seed: Seed, participants: Iterable[Participant] = ()) -> Iterator[Problem]:
    """Sentences of ours that repeat the article for more than a few words without saying so.

    Names, with the office beside them, and numbers have to be as the article has them: they are not counted.
    """
    article = _words(seed.source.text)
    words = [match[0].lower() for match in article]
    named = [place.span() for place in _named(seed.source.text, participants)]
    counted = [
        not _is_name_or_number(match) and not any(start <= match.start() < end for start, end in named)
        for match in article
    ]
    runs: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - LONGEST_RUN):
        runs.setdefault(tuple(words[i : i + LONGEST_RUN + 1]), i)
    for text in texts:
        found = _longest_run(text.words, words, runs, counted)
        if found is not None:
            start, length = found
            there = seed.source.span(article[start].start(), article[start + length - 1].end())
            message = f"{length} words in a row are the article's: '{' '.join(there.text.split())}' ({there})"
            most = f"{LONGEST_RUN} in a row at most, names and numbers aside"
            fix = f"say it in your own words ({most}), or set the article's words in “…”"
            yield Problem(text.at, "copied", message, fix)


def _named(text: str, participants: Iterable[Participant]) -> Iterator[re.Match[str]]:
    """Where participants stand, each with an office between commas behind it: "Ada Lind, the harbour's pilot, …"."""
    names = sorted({re.escape(one.named.words) for one in participants if one.named.words}, key=len, reverse=True)
    if names:
        yield from re.finditer(rf"(?<!\w)(?:{'|'.join(names)})(?:,\s+(?:an?|the|its)\s+(?:[\w'’-]+\s*){{1,5}},)?", text)


def _words(text: str) -> list[re.Match[str]]:
    return list(words_in(levelled(text), joined_by="'-"))


def _is_name_or_number(word: re.Match[str]) -> bool:
    """Whether it is one, or may begin one: where a sentence opens, any word has a capital letter."""
    return any(map(str.isdigit, word[0])) or (
        word[0][0].isupper() and not _OPENING.search(word.string, 0, word.start())
    )


def _longest_run(
    ours: str, article: Sequence[str], runs: Mapping[tuple[str, ...], int], counted: Sequence[bool]
) -> tuple[int, int] | None:
    """(where it begins, how long it is) in the article's words: the longest shared run longer than is allowed."""
    best: tuple[int, int] | None = None
    for part in outside_quotes(ours):
        words = [match[0].lower() for match in _words(part)]
        for i in range(len(words) - LONGEST_RUN):
            start = runs.get(tuple(words[i : i + LONGEST_RUN + 1]))
            if start is None:
                continue
            length = LONGEST_RUN + 1
            while [*words[i + length : i + length + 1]] == [*article[start + length : start + length + 1]] != []:
                length += 1
            if sum(counted[start : start + length]) > LONGEST_RUN and (best is None or length > best[1]):
                best = start, length
    return best
