"""Questions assert nothing, and their answers answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.facts.case import Case, Stance, Utterance, quotes
from explainer.checks.facts.clauses import Scope, Term
from explainer.checks.facts.strength import held_back, levels
from explainer.checks.facts.wording import blanked
from explainer.language import english
from explainer.language.stems import stems
from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.model.edtf import Date, Period
from explainer.model.facts import Claim, Kind
from explainer.problem import Problem

_PAST = re.compile(r"^(?:why|when|where|which\b.*?)\s(?:did|has|have|had)\s(.+)", re.IGNORECASE)
"""Questions that take what they tell for something that is so."""
_PRESUMES = re.compile(r"^(?:why|when|where|who|which|how (?:many|much))\b", re.IGNORECASE)
_REASONING = re.compile(r"(?:why|how)\s+(?:did|was|were|has|have|had)\s", re.IGNORECASE)
_PART = re.compile(r"\s+of\s+(?:the|those|these|them|its|their)\b")
"""Behind a number: it counts a part, and not all of them."""
_WHICH = re.compile(r"\W*which\b(?!\s+(?:denies|disputes|claims|alleges|suspects))")
_LEAST_SHARED = 2
_OF_ANYTHING = frozenset({"come", "do", "get", "give", "go", "have", "make", "put", "take"})
"""Verbs that are about nothing by themselves."""
"""Words that a question shares at least with a claim that seems to answer it better."""


def question_mark(case: Case) -> Iterator[Problem]:
    """A question ends in a question mark, and so does each of its sentences.

    Bad: "The flights start in 2025."
    Good: "Have flights started? What happened afterwards?"
    """
    for utterance in case.utterances:
        if utterance.stance is Stance.ASKS:
            text = utterance.text.words
            if not text.endswith("?") or re.search(r"[.!]\s", text):
                message = "a question must ask: this asserts something"
                yield Problem(utterance.text.at, "question-mark", message, "end it, and each sentence in it, with '?'")


def presuming_question(case: Case) -> Iterator[Problem]:
    """A question that does not ask whether, takes nothing for granted that its answers do not say.

    No future as certain that is possible at most; nothing done of which the article has no word; nothing as so that its
    answers only allege, claim or deny, or of which they tell only that it was considered, refused or disputed.

    Bad: "When will flights start?" where the answer says that flights were discussed; "How many ballots were rejected?"
    where one side alleges it and the other denies it; "Which offer did the board turn down?" where it turned down none
    Good: "By when might there be flights?", "Was a launch agreed?", "Were ballots rejected?"
    """
    expected = case.words.statuses["planned"]
    for utterance in case.utterances:
        if utterance.stance is not Stance.ASKS:
            continue
        answered = max(levels(case, quotes(utterance.evidence) or _nearest(case, utterance)), default=None)
        for sentence in re.finditer(r"[^?]+\??", utterance.text.words):
            asked = sentence[0].strip()
            opening = re.match(r"\W*(\w+)", asked)
            if opening is None or case.words.open_questions.is_in(opening[1]):
                continue
            is_sure = case.words.presuming_questions.is_in(asked) and "article" not in asked.lower()
            strongest = max(levels(case, asked), default=-1)
            is_open = answered is not None and answered < expected
            is_raised = is_open and (is_sure or strongest > expected)
            # The article is silent: what is nearest to an answer must be as strong.
            is_raised |= not utterance.evidence and answered is not None and strongest > max(answered, expected)
            is_unfounded = _is_unheard_of(case, asked) or _is_denied_throughout(case, asked)
            is_in_doubt = _is_contested(case, utterance, asked) or _is_only_considered(case, utterance, asked)
            if is_raised or is_unfounded or is_in_doubt or _is_disputed(case, utterance, asked):
                message = f"'{asked}' takes for granted what the answer does not say"
                fix = "ask whether ('Was … agreed?'), or with a word as weak as the answer ('might', 'would')"
                yield Problem(utterance.text.at, "presuming-question", message, fix)


def _nearest(case: Case, utterance: Utterance) -> str:
    """What the claims quote that come nearest to an answer."""
    claims = case.claims([name for claim in utterance.claims for name in claim.nearest])
    return "\n".join(quotes(claim.evidence) for claim in claims)


def _is_contested(case: Case, utterance: Utterance, asked: str) -> bool:
    """Whether all that the answers quote of what is asked about is alleged, claimed or denied."""
    content = set(case.reader.content(asked))
    about = [quote for quote in utterance.evidence if content & case.reader.all_stems(quote.words)]
    is_telling = _PRESUMES.match(asked) is not None and "say" not in content
    return is_telling and bool(about) and all(map(case.speakers.is_contested, about))


def _is_disputed(case: Case, utterance: Utterance, asked: str) -> bool:
    """Whether what a "why" or "how" takes for granted is said by one and denied by another in its answers."""
    if _REASONING.match(asked) is None:
        return False
    said = [theirs for theirs in map(case.scope, _sentences(case, utterance)) if _is_speech(theirs)]
    for term in (one for one in case.scope(asked).terms if not one.is_name):
        told = [(theirs, one) for theirs in said for one in _nearest_kin(theirs, term)]
        if {theirs.is_denied(one) for theirs, one in told} == {False, True}:
            return True
        if any(_is_denied_again(case, theirs) for theirs, _ in told):
            return True
    return False


def _nearest_kin(theirs: Scope, term: Term) -> list[Term]:
    """The forms of a word in a sentence; its synonyms, which may mean something else there, only where it has none."""
    akin = theirs.akin(term)
    return [one for one in akin if any(not kin.startswith("#") for kin in one.kin & term.kin)] or akin


def _is_speech(scope: Scope) -> bool:
    return english.speaking_verbs().is_in(scope.text)


def _is_denied_again(case: Case, theirs: Scope) -> bool:
    """Whether a sentence says behind what it tells that somebody denies it: "…, which the ministry disputes"."""
    disputing = case.words.disputing.find(theirs.text)
    if case.words.disputed_again.is_in(theirs.text):
        return True
    return any(_WHICH.match(theirs.text[max(0, theirs.clause(place.start)[0]) :]) for place in disputing)


def _is_only_considered(case: Case, utterance: Utterance, asked: str) -> bool:
    """Whether all that the answers tell of what a "why" or "how" takes for granted was thought of, hoped or refused."""
    ours, asking = case.scope(asked), _REASONING.match(asked)
    # The first is who did it, and may have done much else.
    behind = ours.within(asking.end(), len(asked))[1:] if asking is not None else ()
    terms = [term for term in behind if not term.is_name]
    if ours.cues or max(levels(case, asked), default=None) is not None:
        return False
    held, told = set[Term](), set[Term]()
    for theirs in map(case.scope, _sentences(case, utterance)):
        told |= {one for term in terms for one in theirs.akin(term)}
        for start, end in held_back(case, theirs):
            held |= set(theirs.within(start, end))
    return bool(told) and told <= held


def _sentences(case: Case, utterance: Utterance) -> tuple[str, ...]:
    """The sentences of the article that the answers quote."""
    units = (case.article.seed.unit(name) for name in dict.fromkeys(quote.unit for quote in utterance.evidence))
    return tuple(unit.text for unit in units if unit is not None)


def _is_unheard_of(case: Case, asked: str) -> bool:
    """Whether somebody is asked to have done what the article has no word of."""
    told = _PAST.match(asked)
    if told is None:
        return False
    words = [word for word in case.reader.read(told[1]).words if not word.text[0].isupper()]
    done = [stem for word in words for stem in case.reader.content(word.text)]
    article = case.reader.all_stems(case.whole_article)
    return bool(done) and not any({*stems(word)} & article for word in done[:1])


def _is_denied_throughout(case: Case, asked: str) -> bool:
    """Whether a "why" or "how" takes for granted what the article speaks of only to deny it."""
    ours = case.scope(asked)
    if _REASONING.match(asked) is None or ours.cues:
        return False
    for term in ours.terms:
        told = [
            theirs.is_denied(one) or case.words.contested.is_in(unit.text)
            for unit in case.article.seed.units
            for theirs in (case.scope(unit.text),)
            for one in theirs.akin(term)
        ]
        if told and all(told) and not term.is_name:
            return True
    return False


def question_unanswered(case: Case) -> Iterator[Problem]:
    """A question is answered with what it asks for, or with a silence.

    With a time, where it asks when; with somebody, where it asks who; with a number of all, where it asks how many;
    with a cause or a purpose, where it asks why; and by claims about what it asks, where others are about that.

    Bad: `ask: When did they meet?`, `answer: [outcome]`; "How many died?" on "Four of the dead came from one family";
    "When will the sale close?" on a claim about savings, where another tells of the closing
    Good: `ask: When did they meet?`, `answer: [meeting-day]`
    """
    for utterance in case.utterances:
        if utterance.stance is not Stance.ASKS or any(claim.kind is Kind.UNSTATED for claim in utterance.claims):
            continue
        asked = utterance.text.words
        missing = next((what for what, is_missing in _missing(case, utterance.claims, asked) if is_missing), None)
        better = _better(case, utterance.claims, asked)
        if missing is not None:
            message = f"no answer to this question has a {missing}"
            fix = f"name a claim that gives the {missing}, or one that says that the article does not give it"
        elif better is not None:
            message = f"no answer to this question speaks of what it asks about, and '{better}' does"
            fix = "name the claim that answers the question, or ask what these answer"
        else:
            continue
        yield Problem(utterance.text.at, "question-unanswered", message, fix)


def _missing(case: Case, claims: Sequence[Claim], asked: str) -> Iterator[tuple[str, bool]]:
    """What a question asks for, and whether none of the claims has it."""
    texts = "\n".join(text.words for claim in claims for text in (claim.text, claim.short) if text is not None)
    evidence = "\n".join(quotes(claim.evidence) for claim in claims)
    values = case.reader.read(texts).values
    opening = asked.lower()
    if case.words.asking_when.is_in(asked) or opening.startswith(("when ", "on which day", "on what day")):
        has_time = any(isinstance(one.value, Date | Period | Clock) for one in values)
        has_time |= case.words.times.is_in(texts) or case.words.bearing.conditions.is_in(texts)
        yield "date", not has_time
    if case.words.asking_who.is_in(asked) or opening.startswith(("who ", "whose ")):
        # "Farmers will get less water" tells who will get less water.
        is_told = not {*case.reader.content(asked)}.isdisjoint(case.reader.all_stems(texts))
        yield "name", not is_told and not case.names.in_text(texts) and not case.cast.named_in(texts)
    if opening.startswith("how many "):
        text = case.reader.read(texts).text
        counts = [one for one in case.reader.read(texts).values if isinstance(one.value, Amount)]
        yield "number", not values and not case.words.quantities.is_in(texts)
        is_of_part = " of " in opening or not counts
        yield "number of all", not is_of_part and all(_PART.match(text, one.end) for one in counts)
    if opening.startswith("why "):
        yield "cause", not case.words.causes.is_in(f"{texts}\n{evidence}") and " to " not in texts


def _better(case: Case, claims: Sequence[Claim], asked: str) -> str | None:
    """Another claim that has all words of a question that these have, and its last, which none of these has."""
    ours = {stem for claim in claims for stem in _stems_of(case, claim)}
    # Answers need not name again whom the question names.
    unnamed = blanked(asked, ((one.start, one.end) for one in case.names.find(asked)))
    content = [*case.reader.content(unnamed)]
    if not content or asked.lower().startswith(("why ", "what happened")):
        return None
    named = {
        stem for word in case.reader.read(unnamed).words if word.is_name for stem in case.reader.content(word.text)
    } - ours
    texts = "\n".join(_text_of(claim) for claim in claims)
    akin = {stem for term in case.scope(unnamed).terms if term.kin & case.scope(texts).kin for stem in stems(term.word)}
    shared = {stem for stem in content if stem in ours or stem in akin}
    better: dict[str, int] = {}
    for claim in case.article.facts.claims.values():
        theirs = {stem for stem in content if stem in _stems_of(case, claim)}
        # "How many were on the ferry?" asks for no ferry, "when is the hearing?" for the hearing.
        is_enough = len(theirs) >= _LEAST_SHARED or (not shared and asked.lower().startswith("when "))
        is_more = shared < theirs and is_enough and claim.kind is not Kind.UNSTATED
        # Where something comes from is told by whoever traced it, and not by "how it had been come by".
        is_about = content[-1] in theirs - shared and content[-1] not in map(case.reader.stem, _OF_ANYTHING)
        if (is_more and is_about) or (named & theirs and not shared):
            better[claim.id] = len(theirs)
    return max(better, key=better.__getitem__, default=None)


def _text_of(claim: Claim) -> str:
    texts = [text.words for text in (claim.text, claim.short, claim.because) if text is not None]
    return "\n".join((*texts, quotes(claim.evidence)))


def _stems_of(case: Case, claim: Claim) -> frozenset[str]:
    return case.reader.all_stems(_text_of(claim))
