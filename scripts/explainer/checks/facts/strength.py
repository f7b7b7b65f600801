"""How strongly something is said: negation and modality."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.checks.facts.case import Case, Utterance
from explainer.checks.facts.clauses import Cue, Scope, Term
from explainer.checks.facts.wording import Wording, blanked
from explainer.checks.facts.words import Strength
from explainer.language import english
from explainer.language.lexicon import Phrases
from explainer.problem import Problem

_ABOUT = "about"
"""Of ours it holds back, as in "met about a ferry"; the article may be "wrong about this"."""
_LEAST_TOLD = 2
_MOST_OF = 0.6
_FAR = 3
"""Steps from the evidence's strength to a word that may only name a thing: "plans"."""
_IFS = frozenset({"if", "unless"})
_GAP = " " * 2
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|seems?|[’']s)(?:\s+\w+ly|\s+(?:still|also|now|not|all))*\s+\Z")
_BEFORE = re.compile(r"[^.,;]*\bbefore\b")
_DETERMINED = re.compile(r"\b(?:the|these|those|its|his|her|their)\s+\Z", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s+(?:to|for|that|of)\b")
_TO_COME = re.compile(r"\b(?:remain(?:s|ed)?|still|left)\s+to\s+be\s+(?:\w+ly\s+)?\Z")
_YET = frozenset({"yet to", "not yet", "not"})
_SHIFTED = re.compile(r"\bwould\b")
_IS_TO = re.compile(r"(?:is|are|was|were|due)\b")
_HAD_IT = re.compile(r"(?:Had|Were|Should)\s+(?!not\b)[^.;?]*\b(?:would|could|might)\b")
"""A condition without an "if"."""


_WHICH = re.compile(r",\s+(?:which|something|a claim)\b([^,;]*)")
"""A clause about the whole of the one before: "which the landlord disputes"."""


def negation(case: Case) -> Iterator[Problem]:
    """What the article denies stays denied, and what it does not deny is not.

    Word by word: what a negation governs in one must not stand without one in the other, however many other negations
    the two have. Two negations are none: "would not rule out cuts" does not deny cuts; nor is "not until May" one.

    Bad: "Both parties acknowledged no impact." on "acknowledged the potential positive impact"; "She advised them to
    order it." on "advised them not to order it"
    Good: "The board did not agree." on "The board refused to agree"
    """
    for utterance in case.assertions:
        ours = case.scope(utterance.text.words)
        theirs = case.scope(case.evidence(utterance))
        if lost := _turned(theirs, ours) or _forgotten(theirs, ours) or _undenied(case, utterance, ours):
            cue, term = lost
            message = f"the evidence denies something ('{cue.word} … {term.word}') and this sentence does not"
            fix = "keep the negation, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "negation", message, fix)
            continue
        theirs = case.scope(f"{case.evidence(utterance)}; {case.reasons(utterance)}")
        if not _is_reckoned(case, utterance) and (added := _turned(ours, theirs, is_ours=True)):
            cue, term = added
            place = min(cue.start, term.start), max(cue.end, term.end)
            message = f"{utterance.cite(*place)} denies what the evidence does not deny"
            fix = "say it as the article does, or quote the words in which the article denies it"
            yield Problem(utterance.at(*place), "negation", message, fix)


def _turned(one: Scope, other: Scope, *, is_ours: bool = False) -> tuple[Cue, Term] | None:
    """What one text denies and the other says."""
    for cue in one.cues:
        head = next((term for term in cue.governed if not term.is_name), None)
        if head is None or not one.is_denied(head) or any(not one.is_denied(same) for same in one.akin(head)):
            continue
        said = other.akin(head)
        if not is_ours and _is_set_aside(one, cue, other):
            continue
        if other.is_excused:
            return None
        # A thing that is refused is spoken of elsewhere without its refusal: "the new asylum policy".
        is_restored = any(sum(same in cue.governed for cue in other.cues) > 1 for same in said)
        if (is_ours and other.cues and not is_restored) or (cue.is_of_thing and not is_ours):
            continue
        if is_ours and any(other.clause(same.end)[2] in _IFS for same in said):
            continue
        if is_ours and _is_denied_otherwise(one, cue, other, said):
            continue
        if said and not any(other.may_be_denied(same) for same in said):
            return cue, head
    return None


def _is_denied_otherwise(ours: Scope, cue: Cue, theirs: Scope, said: Sequence[Term]) -> bool:
    """Whether the article denies in other words what we deny up to a time, or as still to come.

    "No woman has done it before" is "the first woman to do it"; "not before May" is "not until May", and what "remains
    to be discussed" is yet to be.
    """
    ends = ours.clause(cue.end)[2]
    if ends == "before" and "first" in theirs.wording.text.lower():
        return True
    if ends in {"before", *theirs.words.only_after} and any(same in theirs.put_off for same in said):
        return True
    return cue.word in _YET and any(_TO_COME.search(theirs.text, 0, same.start) for same in said)


def _is_set_aside(theirs: Scope, cue: Cue, ours: Scope) -> bool:
    """Whether what is denied may be told without a negation.

    "Had a request come, …" denies that one came; a denial that is disputed is none; "not before July" is "until July";
    what a "without" takes away is a thing beside the clause, and only whoever tells all of it tells that.
    """
    if _HAD_IT.match(ours.text):
        return True
    if (which := _WHICH.search(theirs.text, cue.end)) is not None and theirs.words.refusing.is_in(which[1]):
        return True
    # "Fairer, not easier" on "nobody makes it easier".
    if any(
        ours.text[: one.start].endswith(", ")
        and one.governed
        and any(set(one.governed) & set(ours.akin(term)) for term in cue.governed)
        for one in ours.cues
    ):
        return True
    is_until = any(word in ours.words.only_after for word in re.findall(r"\w+", ours.wording.text.lower()))
    if is_until and _BEFORE.match(theirs.wording.text, cue.end):
        return True
    return cue.word == "without" and not (_is_told_of(theirs, cue, ours) and all(map(ours.akin, cue.governed)))


def _forgotten(theirs: Scope, ours: Scope) -> tuple[Cue, Term] | None:
    """A clause that is denied and told without any negation: "never knew he had won" as "learned that he had won"."""
    if ours.cues or ours.is_excused:
        return None
    for cue in theirs.cues:
        if cue.word == "without" or _is_set_aside(theirs, cue, ours):
            continue
        start, end, _ = theirs.clause(cue.end)
        clause = [term for term in theirs.within(start, end) if not term.is_name]
        told = [term for term in clause if ours.akin(term)]
        object_ = theirs.text[cue.end : end].strip(" .!").lower()
        if cue.is_of_thing and object_ in theirs.words.objects and _is_told_of(theirs, cue, ours):
            return cue, Term(cue.end, end, object_, frozenset(), is_name=False)
        # "Those who paid are not covered" tells of those who paid, whatever is denied of them.
        is_told = any(term in cue.governed for term in told)
        if is_told and not cue.is_of_thing and len(told) >= _LEAST_TOLD and len(told) >= _MOST_OF * len(clause):
            return cue, told[0]
    return None


def _undenied(case: Case, utterance: Utterance, ours: Scope) -> tuple[Cue, Term] | None:
    """A denial that is all there is, told without a word that denies: "asked for it" on "denied that it had asked"."""
    if ours.cues or ours.is_excused:
        return None
    scopes = [case.scope(quote.words) for quote in utterance.evidence]
    said = [(scope, [term for term in scope.terms if not term.is_name]) for scope in scopes]
    said = [(scope, told) for scope, told in said if told]
    denials = [
        (cue, cue.governed[0])
        for scope, told in said
        for cue in scope.cues
        if cue.start == told[0].start
        and cue.governed
        and cue.word in case.words.scopes.refusing.words
        # Nobody who "does not rule out a recount" wants one; what is to come first says no such thing.
        and (
            scope.is_denied(cue.governed[0])
            or not any(ours.akin(term) for term in told if term not in cue.governed and term.start != cue.start)
        )
    ]
    return denials[0] if len(denials) == len(said) == 1 else None


def _is_told_of(theirs: Scope, cue: Cue, ours: Scope) -> bool:
    """Whether the sentence tells what stands beside this denial, and not rather another of the quotes."""
    told = Counter(
        theirs.text.count(";", 0, term.start) for term in theirs.terms if not term.is_name and ours.akin(term)
    )
    return told[theirs.text.count(";", 0, cue.start)] >= max(told.values(), default=0)


def _is_reckoned(case: Case, utterance: Utterance) -> bool:
    """Whether it tells the rest of a sum: "£245,000 had not been recovered" on "£95,000 has been recovered"."""
    given = [found.value for found in case.values(utterance)]
    return utterance.is_inferred and any(found.value not in given for found in case.wording(utterance).values)


def modality_raised(case: Case) -> Iterator[Problem]:
    """A sentence is no stronger than its evidence, by the list of strengths (open, wished, expected, planned …).

    A word that a weaker one governs is no stronger than that one: "may decide"; what somebody said "would" be, somebody
    says will be.

    Bad: "They plan to fly." on "explore the possibility"; "Flights will open the way" on "are poised to open"
    Good: "They discussed flights." on "explore the possibility of flights"
    """
    for utterance in case.assertions:
        ours, theirs = _marks(case, utterance)
        theirs = [mark for mark in theirs if mark.word != _ABOUT]
        strongest = max(theirs, key=lambda mark: mark.level, default=None)
        limit = _last_hedge(case) if strongest is None else strongest.level
        weak = [mark for mark in ours if mark.level <= limit]
        for mark in ours:
            if _is_backshifted(case, utterance, mark):
                continue
            # "Will lose" is no stronger than what the article has beside "lose", whatever stands elsewhere in it.
            beside = _beside(case, utterance, mark, theirs)
            if beside is not None and beside.level < limit and mark.level > limit:
                strongest, limit = beside, beside.level
            is_thing = strongest is None and mark.level < len(case.words.strengths) - 1
            is_on_condition = limit >= case.words.statuses["planned"] and case.words.bearing.conditions.is_in(
                utterance.text.words
            )
            # "Is to" is as good as a plan where the article has it, and no more than "would" where we do.
            is_slight = (mark.soft or _IS_TO.match(mark.word) is not None) and mark.level - limit < _FAR
            if (
                mark.level <= limit
                or is_on_condition
                or is_slight
                or is_thing
                or (
                    mark.level < len(case.words.strengths) - 1
                    and case.scope(utterance.text.words).is_denied_at(mark.start, mark.word)
                )
                or _is_weakened(case, utterance, mark, weak)
            ):
                continue
            message = f"'{mark.word}' is too strong: the evidence does not say so"
            if strongest is not None:
                name = case.words.strengths[limit].name
                message = f"'{mark.word}' is too strong: the evidence says '{strongest.word}' ({name}) and no more"
            fix = "use the article's own word, or a weaker one"
            yield Problem(utterance.at(mark.start, mark.end), "modality-raised", message, fix)


def _is_backshifted(case: Case, utterance: Utterance, mark: _Mark) -> bool:
    """Whether "will" tells again what somebody said that "would" be, or "would not"."""
    if mark.word != "will" or not any(case.speakers.heard(quote) for quote in utterance.evidence):
        return False
    ours, theirs = case.scope(utterance.text.words), case.scope(case.evidence(utterance))
    told, said = _behind(ours, mark.end), [_behind(theirs, place.end()) for place in _SHIFTED.finditer(theirs.text)]
    return told is not None and any(one is not None and one.kin & told.kin for one in said)


def _beside(case: Case, utterance: Utterance, mark: _Mark, theirs: list[_Mark]) -> _Mark | None:
    """The strongest of the article's marks before the word that one of ours stands before: "may", for "will lose"."""
    ours, article = case.scope(utterance.text.words), case.scope(case.evidence(utterance))
    head = _head(ours, mark)
    if head is None or mark.level < len(case.words.strengths) - 1:
        return None
    heads = [(one, _head(article, one)) for one in theirs if not one.soft]
    same = [one for one, other in heads if other is not None and other.kin & head.kin]
    return max(same, key=lambda one: one.level, default=None)


def _head(scope: Scope, mark: _Mark) -> Term | None:
    """The first word of content behind a mark, in its clause."""
    return _behind(scope, mark.end)


def _behind(scope: Scope, at: int) -> Term | None:
    _, end, _ = scope.clause(at)
    return next(iter(scope.within(at, end)), None)


def _is_weakened(case: Case, utterance: Utterance, mark: _Mark, weak: list[_Mark]) -> bool:
    scope = case.scope(utterance.text.words)
    start, _, _ = scope.clause(mark.start)
    is_condition = case.words.bearing.conditions.is_in(scope.text[start : mark.start])
    return is_condition or any(start <= one.start <= mark.end + 1 for one in weak)


_WAY = re.compile(r"\b(?:answer|habit|method|remedy|solution|trick|way)\s+(?:[\w'’]+\s+){0,4}\Z")
"""Before "was to": what somebody did, and not what they meant to do."""


def hedge_dropped(case: Case) -> Iterator[Problem]:
    """Where the evidence holds back (possible, may, hope, expect, plan …), the sentence holds back.

    Bad: "The meeting addressed direct flights." on "addressed the potential establishment of direct flight routes";
    "The council held a vote." on "is due to hold a vote"
    Good: "The meeting addressed possible direct flights."
    """
    for utterance in case.assertions:
        if case.words.bearing.conditions.is_in(utterance.text.words):
            continue
        ours, theirs = _marks(case, utterance)
        text = case.evidence(utterance)
        held = [mark for mark in theirs if case.words.strengths[mark.level].hedge and not mark.soft]
        held = [mark for mark in held if not (_is_known_thing(text, mark) or _WAY.search(text, 0, mark.start))]
        if not held:
            continue
        weakest = min(held, key=lambda mark: mark.level)
        if not any(case.words.strengths[mark.level].hedge or mark.soft for mark in ours):
            held = [mark for mark in held if _is_told_plainly(case, utterance, mark, held)]
            if not held or any(_is_backshifted(case, utterance, mark) for mark in ours):
                continue
            weakest = min(held, key=lambda mark: mark.level)
            message = f"the evidence holds back ('{weakest.word}'), this sentence does not hold back as much"
            fix = f"keep '{weakest.word}' or a word as weak, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "hedge-dropped", message, fix)
            continue
        if weakest.level == 0 and min(mark.level for mark in ours) >= case.words.statuses["planned"]:
            message = f"the evidence says only '{weakest.word}', this sentence more"
            fix = f"keep '{weakest.word}' or a word as weak, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "hedge-dropped", message, fix)
            continue
        # A promise to examine whether something is possible is not yet an examination.
        intents = [mark for mark in held if mark.level > case.words.statuses["planned"]]
        is_kept = any(not mark.soft and mark.level > case.words.statuses["possible"] for mark in ours)
        if intents and weakest.level <= case.words.statuses["possible"] and not is_kept:
            message = f"the evidence speaks of what is to be done ('{intents[0].word}'), this sentence of what was done"
            fix = f"keep '{intents[0].word}' or a weaker word, or shorten the quote to what the claim says"
            yield Problem(utterance.text.at, "hedge-dropped", message, fix)


def _is_known_thing(text: str, mark: _Mark) -> bool:
    """Whether "the proposals" are spoken of, and not what is proposed: "the proposal to build"."""
    is_noun = mark.word in {"proposal", "proposals"} and _DETERMINED.search(text, 0, mark.start) is not None
    return is_noun and _OF_WHAT.match(text, mark.end) is None


def _is_told_plainly(case: Case, utterance: Utterance, mark: _Mark, held: list[_Mark]) -> bool:
    """Whether a sentence of ours that holds nothing back tells the clause that this word of the article's holds back.

    It does where it tells the word right behind, or no more of what other clauses say, who says it aside. What ours
    denies, it does not tell.
    """
    ours, theirs = case.scope(utterance.text.words), case.scope(case.evidence(utterance))
    if theirs.is_denied_at(mark.start, mark.word):
        return False
    # "A strike due to start" holds back nothing that stands before it, "is due to" does.
    aside = mark.start if case.words.asides.is_in(mark.word) and not _BE.search(theirs.text, 0, mark.start) else 0
    clauses = {theirs.clause(one.end)[:2] for one in held}
    speaking = {theirs.clause(place.end)[:2] for place in english.speaking_verbs().find(theirs.text)}
    told = {theirs.clause(term.end)[:2]: list[Term]() for term in theirs.terms}
    for term in theirs.terms:
        if not term.is_name and any(not ours.may_be_denied(one) for one in ours.akin(term)):
            told[theirs.clause(term.end)[:2]].append(term)
    free = [term for clause, terms in told.items() if clause not in clauses | speaking for term in terms]
    here = [term for term in told.get(theirs.clause(mark.end)[:2], []) if term.start >= aside]
    free += [term for term in told.get(theirs.clause(mark.end)[:2], []) if term.start < aside]
    known = frozenset[str]().union(*(term.kin for term in free))
    is_denied = bool(ours.cues) and not here and not free
    here = [term for term in here if not term.kin & known]
    return not is_denied and (_head(theirs, mark) in here or len(here) >= len(free))


def levels(case: Case, text: str) -> Iterator[int]:
    """The strengths of all words of a text of the article, by their index."""
    return (mark.level for mark in _found(case, case.reader.read(text)) if not mark.soft)


def held_back(case: Case, scope: Scope) -> Iterator[tuple[int, int]]:
    """What a text only considers, hopes or refuses: behind each such word, in its clause or in the next."""
    hedges = [one for one in _found(case, scope.wording) if case.words.strengths[one.level].hedge and not one.soft]
    for start, at in (
        *((one.start, one.end) for one in hedges),
        *((cue.start, cue.end) for cue in scope.cues),
        *(place.span for place in case.words.weighed.find(scope.text)),
    ):
        begins, end, _ = scope.clause(at)
        if not scope.within(at, end):
            _, end, _ = scope.clause(end + 1)
        yield (at, end) if scope.within(at, end) else (begins, start)


@dataclass(frozen=True)
class _Mark:
    """A word that says how strong an utterance is."""

    level: int
    start: int
    end: int
    word: str
    soft: bool


def _marks(case: Case, utterance: Utterance) -> tuple[list[_Mark], list[_Mark]]:
    """Ours and the evidence's. Ours inside a sentence are in lower case: Will is a name."""
    wording = case.wording(utterance)
    ours = [
        mark for mark in _found(case, wording) if wording.text[mark.start].islower() or mark.start in wording.openings
    ]
    return ours, list(_found(case, case.reader.read(case.evidence(utterance))))


def _found(case: Case, wording: Wording) -> Iterator[_Mark]:
    text = blanked(wording.without_values, [place.span for place in case.words.firm.find(wording.text)])
    for level, strength in enumerate(case.words.strengths):
        for words, soft in _lists(strength):
            # Not over the gap that a value or a firm phrase leaves: "were less likely to" is no "were to".
            for place in (place for place in words.find(text) if _GAP not in place.text):
                yield _Mark(level, *place.span, place.text.lower(), soft)


def _lists(strength: Strength) -> Iterator[tuple[Phrases, bool]]:
    yield strength.words, False
    yield strength.soft, True


def _last_hedge(case: Case) -> int:
    """The strongest strength that still holds back."""
    return max((i for i, strength in enumerate(case.words.strengths) if strength.hedge), default=-1)
