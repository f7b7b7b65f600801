"""Words that bear weight: opposites, causes, conditions, qualifiers, and what is only alleged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.facts.case import Case
from explainer.checks.facts.clauses import Scope, Term
from explainer.checks.facts.speech import BESIDE
from explainer.checks.facts.wording import blanked
from explainer.checks.facts.words import Opposites, Qualifier
from explainer.language import english
from explainer.language.letters import levelled
from explainer.language.lexicon import Place
from explainer.language.related import lemmas, opposites
from explainer.language.values.amounts import Amount
from explainer.model.facts import Evidence
from explainer.model.seed import Seed
from explainer.problem import Problem

_INVERTED = re.compile(r"(?:Had|Were|Should)\s[^.;?]*\b(?:would|could|might|will|may)\b")
"""A condition without an "if": "Had it come, he would have passed it on"."""
_WOULD = re.compile(r"\b(?:would|could|might)\b")
_WORD = re.compile(r"\s*(\w+)")
_BEHIND = frozenset("since as after following for over amid with by from".split())
"""Behind these alone stands what may be a cause."""
_LEAST_KEPT = 2
_NEAR = 16
_NEXT = 2
_NAMES = re.compile(r"[\s-]*(?:[A-Z][\w-]*\s+)?")
_BEFORE_A_NOUN = re.compile(
    r"(?:\A|[^\w\s]|\b(?:the|an?|his|her|its|their|our|this|that|these|those|any|no|some|of|for|as|to|by|and|or|with|'s|s'))\s*\Z",
    re.IGNORECASE,
)


def opposite(case: Case) -> Iterator[Problem]:
    """No word of ours is the opposite of one of the evidence, unless a negation makes up for it.

    Bad: "Turnout fell to 58 percent." on "Turnout rose to 58 percent"; "The agency agreed." on "The agency denied that"
    Good: "The deal was not rejected." on "accepted the deal"; "fell from 58" where the evidence has "fell", too
    """
    for utterance in case.assertions:
        ours, theirs = case.scope(utterance.text.words), case.scope(case.evidence(utterance))
        for start, end, other in (*_opposed(case, ours, theirs), *_exchanged(case, ours, theirs)):
            message = f"{utterance.cite(start, end)} is the opposite of the evidence's '{other}'"
            fix = "say it as the article does, or quote the words that say this"
            yield Problem(utterance.at(start, end), "opposite", message, fix)
            break


def _opposed(case: Case, ours: Scope, theirs: Scope) -> Iterator[tuple[int, int, str]]:
    """What stands in ours and whose opposite alone stands in theirs."""
    for pair in case.words.bearing.opposites:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            said = next(one.find(ours.text), None)
            found = next(other.find(theirs.text), None)
            if said and found and not one.is_in(theirs.text) and _as_often(ours, theirs, said, found):
                yield *said.span, found.text
    known = {lemma for term in theirs.terms for lemma in lemmas(term.word)}
    ours_known = {lemma for term in ours.terms for lemma in lemmas(term.word)}
    listed = {word for pair in case.words.bearing.opposites for word in (*pair.one.words, *pair.other.words)}
    for term in ours.terms:
        if term.is_name or term.word in listed or theirs.akin(term):
            continue
        for opposed in opposites(term.word) & known - ours_known - case.words.bearing.no_opposites:
            found_term = next(one for one in theirs.terms if opposed in lemmas(one.word))
            if not found_term.is_name and ours.is_denied(term) == theirs.is_denied(found_term):
                yield term.start, term.end, found_term.word


def _exchanged(case: Case, ours: Scope, theirs: Scope) -> Iterator[tuple[int, int, str]]:
    """What stands before a figure before which theirs has the opposite: "fell by 4 percent", "rose by 4 percent"."""
    for pair in case.words.bearing.opposites:
        # A year is of both: "fell to 8 in 2021, while those of Norport rose".
        given = [(one.value, _before(theirs, one.start, pair)) for one in theirs.wording.values]
        for one in (one for one in ours.wording.values if isinstance(one.value, Amount)):
            said = _before(ours, one.start, pair)
            found = {way: place for value, (way, place) in given if value == one.value and place is not None}
            if said[1] is not None and found and said[0] not in found:
                yield *said[1].span, next(iter(found.values())).text


def _before(scope: Scope, at: int, pair: Opposites) -> tuple[bool, Place | None]:
    """The nearest word of the two senses in the clause before a place, and whether it is of the first.

    Or what stands right behind it: "4 percent more".
    """
    end = next((value.end for value in scope.wording.values if value.start == at), at)
    if (next_one := _WORD.match(scope.wording.text, end)) and next_one[
        1
    ].lower() in pair.one_behind | pair.other_behind:
        word = next_one[1]
        return word.lower() in pair.one_behind, Place(*next_one.span(1), word)
    start, _, _ = scope.clause(at)
    text = scope.text[start:at]
    places = [(place, words is pair.one) for words in (pair.one, pair.other) for place in words.find(text)]
    place, is_one = max(places, key=lambda one: one[0].start, default=(None, False))
    return is_one, place and Place(place.start + start, place.end + start, place.text)


def _as_often(ours: Scope, theirs: Scope, said: Place, found: Place) -> bool:
    """Whether both are denied, or neither is."""
    return ours.is_denied_at(said.start, said.text) == theirs.is_denied_at(found.start, found.text)


_DEED = re.compile(r"\s+(?:an?|his|her|its|that|the|their|this)\s+[\w-]+(?=\s*(?:[,.;:)]|\Z)|\s(?:for|in|of|on|to)\s)")
"""Behind "made": what somebody has done, and nothing that it became."""


def cause(case: Case) -> Iterator[Problem]:
    """A cause is one that the evidence gives: it has a word for a cause, and words for this one.

    Bad: "He resigned because of the dispute." on "He resigned because of illness"; "The cost rose because of the
    sensor." on "The cost rose"
    Good: "They were put off because money was short." on "were put off for lack of money"
    """
    words = case.words.bearing
    for utterance in case.assertions:
        ours = case.scope(utterance.text.words)
        theirs = case.scope(f"{case.evidence(utterance)}; {case.reasons(utterance)}")
        arranged = [place.start for one in case.words.strengths for place in one.words.find(ours.text)]
        for place in words.causes.find(ours.text):
            # "Due to be played" is no cause, nor is "that made the application".
            if place.start in arranged or (place.text.endswith("made") and _DEED.match(ours.text, place.end)):
                continue
            _, end, _ = ours.clause(place.end)
            told = [term for term in ours.within(place.end, end) if not term.is_name]
            given = [term for term in told if _is_told(term, theirs)]
            is_given = words.causes.is_in(theirs.text) or _is_hinted(case, theirs, given)
            is_effect = words.effects.is_in(place.text)
            if (is_given and (given or not told)) or (given and given == told and not is_effect):
                continue
            message = f"{utterance.cite(place.start, end)}: the evidence does not give this cause"
            fix = "leave the cause out, or quote the words in which the article gives it"
            yield Problem(utterance.at(place.start, end), "cause", message, fix)


def _is_hinted(case: Case, theirs: Scope, given: list[Term]) -> bool:
    """Whether a word that may tell a cause stands in one clause with what ours gives as one."""
    same = [one.start for term in given for one in theirs.akin(term)]
    for place in case.words.bearing.weak_causes.find(theirs.text):
        start, _, _ = theirs.clause(place.start)
        _, end, _ = theirs.clause(place.end)
        begins = place.end if place.text.lower() in _BEHIND else start
        if not given or any(begins <= at < end for at in same):
            return True
    return False


def _is_told(term: Term, theirs: Scope) -> bool:
    known = {lemma for one in theirs.terms for lemma in lemmas(one.word)}
    return bool(theirs.akin(term)) or not known.isdisjoint(opposites(term.word))


def condition(case: Case) -> Iterator[Problem]:
    """What the article says on a condition is said on it: if, unless, provided that, subject to.

    Bad: "She may appeal." on "may appeal if the judge grants leave"
    Good: "She may appeal if she is allowed to." on the same
    """
    words = case.words.bearing
    for utterance in case.assertions:
        ours = case.scope(utterance.text.words)
        if words.conditions.is_in(ours.text) or words.conditional.is_in(ours.text) or _INVERTED.match(ours.text):
            continue
        for quote in utterance.evidence:
            theirs = case.scope(quote.words)
            # "Not mandatory" is fair on "mandatory only if".
            if ours.cues and not theirs.cues:
                continue
            for place in conditions(case, theirs.text):
                end = end_of_condition(theirs, place)
                opens = not theirs.text[: place.start].strip(' "“')
                outside = theirs.within(end, len(theirs.text)) if opens else theirs.within(0, place.start)
                # "A full strike could delay it" is fair on "if the strike goes ahead in full".
                if _is_in_subject(ours, theirs.within(place.end, end)):
                    continue
                if any(_is_said(term, theirs, ours) for term in outside):
                    given = theirs.wording.text[place.start : end].strip()
                    message = f"the evidence says it on a condition ('{given}'), this sentence without one"
                    fix = "keep the condition, or shorten the quote to what the claim says"
                    yield Problem(utterance.text.at, "condition", message, fix)
                    break


def _is_in_subject(ours: Scope, condition: tuple[Term, ...]) -> bool:
    """Whether most of a condition's words stand before a verb that says what would be."""
    told = [
        [one for one in ours.terms if one.kin & term.kin or one.word in term.word.split()]
        for term in condition
        if not term.is_name
    ]
    would = [place.start() for place in _WOULD.finditer(ours.text)]
    kept = [same for same in told if any(one.start < at for one in same for at in would)]
    return len(kept) >= _LEAST_KEPT and len(kept) * 2 > len(told)


def _is_said(term: Term, theirs: Scope, ours: Scope) -> bool:
    """Whether ours says it as they do: not denied where they do not deny it."""
    same = [one for one in ours.akin(term) if ours.is_denied(one) == theirs.is_denied(term)]
    return not term.is_name and bool(same)


def conditions(case: Case, text: str) -> Iterator[Place]:
    """The words of a text that set a condition."""
    words = case.words.bearing
    return words.conditions.find(blanked(text, [place.span for place in words.no_conditions.find(text)]))


def end_of_condition(scope: Scope, place: Place) -> int:
    """Where the condition ends that begins at this word."""
    return next((start for start, mark in scope.stops if start >= place.end and mark in ",;:—–"), len(scope.text))


def qualifier(case: Case) -> Iterator[Problem]:
    """A word that takes something back before a noun is kept: former, acting, alleged, proposed, preliminary.

    Bad: "Stone, a judge, …" on "Stone, a former judge"; "The draft" lost on "the draft law"
    Good: "Stone, who used to be a judge, …" on "Stone, a former judge"
    """
    for utterance in case.assertions:
        ours, theirs = case.scope(utterance.text.words), case.scope(case.evidence(utterance))
        known = {lemma for term in ours.terms for lemma in lemmas(term.word)}
        for kind in case.words.bearing.qualifiers:
            kept = (*kind.same.find(ours.wording.text), *kind.words.find(ours.text))
            if any(not _is_of_another(ours, theirs, place, kind) for place in kept):
                continue
            for place in kind.predicates.find(theirs.text):
                _, end, _ = theirs.clause(place.end)
                if any(ours.akin(term) for term in theirs.within(place.end, end) if not term.is_name):
                    message = f"the evidence says '{place.text}', this sentence does not"
                    fix = f"keep '{place.text}', or say who says it"
                    yield Problem(utterance.text.at, "qualifier", message, fix)
                    break
            for place in kind.words.find(theirs.text):
                _, end, _ = theirs.clause(place.end)
                nouns = [term for term in theirs.within(place.end, end) if not term.is_name][:2]
                if nouns[1:] and theirs.text[nouns[0].end : nouns[1].start].strip(" -"):
                    del nouns[1]
                noun = next((one for one in nouns if not known.isdisjoint(lemmas(one.word))), None)
                is_before = _NAMES.fullmatch(theirs.text[place.end : nouns[0].start]) if nouns else None
                # Whoever gives what a report says may leave out which one it is.
                if noun is not None and any(
                    english.speaking_verbs().is_in(ours.text[one.end : one.end + _NEAR])
                    for one in ours.akin(noun)
                    if case.words.speaking.sources.is_in(theirs.text[: place.start])
                ):
                    continue
                if noun is None or is_before is None or not _BEFORE_A_NOUN.search(theirs.text[: place.start]):
                    continue
                message = f"the evidence says '{place.text} {noun.word}', this sentence lacks '{place.text}'"
                fix = f"keep '{place.text}', or a word that says the same"
                yield Problem(utterance.text.at, "qualifier", message, fix)


def _is_of_another(ours: Scope, theirs: Scope, place: Place, kind: Qualifier) -> bool:
    """Whether it stands before another noun than theirs does: "the minister led the previous talks"."""
    if not kind.words.is_in(place.text) or not _BEFORE_A_NOUN.search(ours.text[: place.start]):
        return False
    behind = [term for term in ours.terms if term.start >= place.end]
    if not behind or ours.text[place.end : behind[0].start].strip(" -"):
        return False
    _, end, _ = ours.clause(place.end)
    qualified = [term for one in kind.words.find(theirs.text) for term in _next_terms(theirs, one)]
    return bool(qualified) and not any(
        term in ours.akin(one) for one in qualified for term in behind if term.start < end
    )


def _next_terms(scope: Scope, place: Place) -> tuple[Term, ...]:
    _, end, _ = scope.clause(place.end)
    return tuple(term for term in scope.within(place.end, end) if not term.is_name)[:_NEXT]


def alleged(case: Case) -> Iterator[Problem]:
    """What somebody alleges or suggests is not what somebody proves, reveals or points out.

    Bad: "She pointed out that votes were lost." on "She alleged that votes were lost"; "A trial shows" on "suggests"
    Good: "She alleged that votes were lost." on the same; "The bell is shown in Norport." on what stands outside of
    "which had insisted that it was sound," in its sentence
    """
    words = case.words.bearing
    for utterance in case.assertions:
        ours = case.scope(utterance.text.words)
        said = next(words.proving.find(ours.text), None)
        found = next(words.alleging.find(_told_beside(case.article.seed, utterance.evidence)), None)
        is_proven = words.proving.is_in(case.evidence(utterance))
        if said and found and not is_proven and not words.alleging.is_in(ours.text):
            message = (
                f"{utterance.cite(*said.span)} takes for true what the evidence only puts forward ('{found.text}')"
            )
            yield Problem(utterance.at(*said.span), "alleged", message, f"use '{found.text}' or a word like it")


def _told_beside(seed: Seed, evidence: Sequence[Evidence]) -> str:
    """The sentences in which words are quoted, without clauses beside them that hold none: ", who had insisted …,"."""
    told: dict[str, str] = {}
    for unit in filter(None, (seed.unit(quote.unit) for quote in evidence)):
        quoted = [quote.quote for quote in evidence if quote.unit == unit.id]
        text = unit.span.text
        for clause in BESIDE.finditer(text):
            start, end = (unit.span.start + at for at in clause.span())
            if not any(one.start < end and start < one.end for one in quoted):
                text = f"{text[: clause.start()]}{' ' * len(clause[0])}{text[clause.end() :]}"
        told[unit.id] = levelled(text)
    return "\n".join(told.values())


def unfounded_weight(case: Case) -> Iterator[Problem]:
    """Deaths, crimes, courts and records are the article's: it speaks of them somewhere.

    Bad: "Officials unlawfully denied it." on "Officials denied it"; "the reigning champions" on "the leaders"
    Good: "Four of those killed were of one family." on "four of the dead came from one family"
    """
    for utterance in case.assertions:
        text = case.wording(utterance).without_values
        theirs = case.whole_article
        for words in case.words.bearing.weighty.values():
            found: Place | None = next(words.find(text), None)
            if found is not None and not words.is_in(theirs):
                message = f"{utterance.cite(*found.span)}: the article speaks of nothing of that kind"
                fix = "leave it out, or quote the words in which the article says so"
                yield Problem(utterance.at(*found.span), "unfounded-weight", message, fix)
