"""Who does what to whom: read off the names around a verb, and asked about only where both texts have both names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.checks.facts.case import Case, Utterance, quotes
from explainer.checks.facts.cast import How, Mention
from explainer.language import english
from explainer.language.letters import levelled
from explainer.language.stems import forms, stems
from explainer.language.tokens import words as words_in
from explainer.model.facts import Evidence, Kind
from explainer.problem import Problem

_MOST_OF_OFFICE = 3
_MOST_BETWEEN = 5
"""Words between a verb and who does it, or whom it is done to."""
_STOPS = re.compile(r"[.;:()\"“”]|,\s|\b(?:who|which|that|whose|because|while|but)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\Z")
_PRONOUN = re.compile(r"\b(he|she)\s+(?:(?:had|has|would|will|did|not|also|never|\w+ly)\s+)*\Z", re.IGNORECASE)
_SPOKEN = re.compile(r"[“\"][^”\"]*[”\"]")
_NOUN = re.compile(r"\s+(?:will|would|can|could|may|might|shall|should|must|is|are|was|were|has|have|had)\s")
"""Behind a word, it is no verb: "districts will receive"."""
_AUXILIARY = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must"})
_COUNTED = re.compile(r"\d\s+\Z")
"""Before a word, it is no verb: "55 percent"."""
_HE_OR_SHE = re.compile(r"\bs?he\b", re.IGNORECASE)
_IT_DOES = re.compile(r"It\s+(?:has|had|will|would|plans|said|says|did)\b")
_FIRST = 25
"""Letters of a quote in which its subject stands."""


def who_is_meant(case: Case) -> Iterator[Problem]:
    """A pronoun at the beginning of a quote means somebody whom the claim names.

    Bad: "Berg is to be examined" on "He is to be examined" behind a sentence about Roe alone; "Lind
    has declared nothing" on "It has yet to declare …"
    Good: the same on "He is …" behind a sentence about Berg, or some sentences on where only Berg is in the title
    """
    for utterance in case.assertions:
        people = case.cast.named_in(utterance.text.words) & case.cast.people
        if people and _is_other_gender(utterance.text.words, _not_spoken(case, utterance)):
            message = "the evidence speaks of a man where this speaks of a woman, or the other way round"
            fix = "read on in the article whom its pronoun means"
            yield Problem(utterance.text.at, "who-is-meant", message, fix)
            continue
        if not people or any(claim.kind is Kind.SAID for claim in utterance.claims):
            continue
        for quote in utterance.evidence:
            inside = [*case.cast.mentioned_in(quote)]
            first = inside[0] if inside else None
            others = people - {name for one in inside for name in one.names if one.how is How.NAME}
            if first is None or not others:
                continue
            offset = first.start - case.cast.offset(quote)
            gendered = (one for one in inside if one.how is How.PRONOUN and not one.is_plural)
            is_alone = all(one.names == first.names for one in gendered)
            is_nominative = re.match(r"\W*(?:he|she)\b", quote.words[max(0, offset - 1) :], re.IGNORECASE) is not None
            is_subject = first.how is How.PRONOUN and is_nominative and offset <= _FIRST and is_alone
            is_another = is_subject and first.names and not first.is_open and first.names.isdisjoint(people)
            is_another = is_another and (others.isdisjoint(_topic(case)) or _is_named_before(case, quote, first.names))
            if is_another or (_IT_DOES.match(quote.words) and _begins_with(case, utterance, people)):
                who = " or ".join(f"'{name}'" for name in sorted(first.names)) or "nobody whom the claim names"
                message = f"the pronoun with which {quote.unit} begins seems to mean {who}"
                fix = "read on in the article whom it means, and quote the sentence that names them"
                yield Problem(quote.at, "who-is-meant", message, fix)


def _not_spoken(case: Case, utterance: Utterance) -> str:
    """Its evidence; of what somebody is quoted as saying, nothing: "I gave him a pear" is said by her."""
    told = [quote for quote in utterance.evidence if not case.speakers.is_spoken(quote)]
    return _SPOKEN.sub(" ", quotes(told)) if any(claim.by for claim in utterance.claims) else quotes(utterance.evidence)


def _topic(case: Case) -> set[str]:
    """The one person whom the title names: an article about her calls her "she" behind other people, too."""
    named = {name for name in case.names.in_text(case.article.seed.title.text) if case.sort_of(name) == "person"}
    return named if len(named) == 1 else set()


def _is_named_before(case: Case, quote: Evidence, names: frozenset[str]) -> bool:
    """Whether the sentence right before the quoted one has one of these by name."""
    unit = case.article.seed.unit(quote.unit)
    before = case.article.seed.sentences[: (unit.number or 1) - 1] if unit is not None else ()
    return any(names & one.names for one in case.cast.mentions(before[-1]) if one.how is How.NAME) if before else False


def _is_other_gender(ours: str, theirs: str) -> bool:
    """Whether one text has a "he" and no "she", and the other a "she" and no "he"."""
    said, told = ({word[0].lower() for word in _HE_OR_SHE.finditer(text)} for text in (ours, theirs))
    return len(said) == len(told) == 1 and said != told


def _begins_with(case: Case, utterance: Utterance, people: frozenset[str]) -> bool:
    """Whether the first whom a sentence of ours mentions is one of these people."""
    mentions = case.cast.mentions_in(utterance.text.words)
    return bool(mentions) and mentions[0].how is How.NAME and mentions[0].names <= people


def turned_round(case: Case) -> Iterator[Problem]:
    """Who does something to whom is not turned round, whether in active or in passive words.

    Bad: "Berg sued Lind" on "Lind sued Berg"; "Lind was beaten by Berg" on "Berg lost to Lind"; "Berg left
    from Norport" on "Berg came to Norport from Sudport"; "he had asked" on "She asked"
    Good: "Berg was sued by Lind" on "Lind sued Berg"
    """
    for utterance in case.assertions:
        ours = [*_deeds(case, levelled(utterance.text.words), case.cast.mentions_in(utterance.text.words))]
        for quote in utterance.evidence:
            theirs = [*_told(case, quote)]
            turned = next((one for one in ours for other in theirs if _turned(one, ours, other, theirs)), None)
            if turned is not None:
                message = f"who does what seems turned round: '{turned.word}' has another subject in {quote.unit}"
                fix = "check who does it, and to whom, and word it as the article does"
                yield Problem(utterance.at(turned.start, turned.end), "turned-round", message, fix)
                break


@dataclass(frozen=True)
class _Deed:
    """A verb with the keys of who stands before and behind it."""

    start: int
    end: int
    word: str
    stem: str
    agent: frozenset[str]
    other: frozenset[str]
    pronoun: str = ""
    is_direction: bool = False


def _turned(ours: _Deed, all_ours: Sequence[_Deed], theirs: _Deed, all_theirs: Sequence[_Deed]) -> bool:
    if ours.stem != theirs.stem:
        return False
    if ours.pronoun and theirs.pronoun:
        return ours.pronoun != theirs.pronoun
    is_crossed = bool(ours.agent & theirs.other) and bool(ours.other & theirs.agent)
    if is_crossed and (ours.is_direction or not ours.agent & theirs.agent) and not ours.other & theirs.other:
        return True
    # "The union accepted it, the company has yet to answer", each with the other's verb.
    return any(
        one.stem == other.stem != ours.stem
        and bool(ours.agent & other.agent)
        and bool(one.agent & theirs.agent)
        and not ours.agent & theirs.agent
        and not one.agent & other.agent
        for one in all_ours
        for other in all_theirs
    )


def _told(case: Case, quote: Evidence) -> Iterator[_Deed]:
    """What is told in a quote: subjects may stand before it in its sentence."""
    unit = case.article.seed.unit(quote.unit)
    if unit is not None:
        start = quote.quote.start - unit.span.start
        for deed in _deeds(case, levelled(unit.span.text), case.cast.mentions(unit)):
            if start <= deed.start < start + quote.quote.end - quote.quote.start:
                yield deed


def _deeds(case: Case, text: str, mentions: Sequence[Mention]) -> Iterator[_Deed]:
    named = [one for one in mentions if one.how is not How.PRONOUN]
    for word in words_in(text, digits=False):
        lower = word[0].lower()
        is_name = any(one.start < word.end() and word.start() < one.end for one in named)
        if case.words.directions.is_in(lower):
            yield from _joined(text, word, named)
            continue
        # A capital inside a sentence is of a name that nobody has entered: "World Trade Organization".
        is_name |= word[0][0].isupper() and text[: word.start()].rstrip()[-1:] not in {"", ".", "?", "!", ":"}
        is_verb = not (_NOUN.match(text, word.end()) or _COUNTED.search(text, 0, word.start()) or lower in _AUXILIARY)
        if is_name or lower in english.grammar().empty or not is_verb:
            continue
        stem, is_converse = _stem(text, word, case.words.converses)
        before = next((one for one in reversed(named) if one.end <= word.start()), None)
        behind = next((one for one in named if one.start >= word.end()), None)
        if before and behind and _is_office(case, text, before, behind):
            continue
        agent = _key(text, before) if before and _is_near(text[before.end : word.start()]) else frozenset()
        other = _key(text, behind) if behind and _is_near(text[word.end() : behind.start]) else frozenset()
        is_passive = _PASSIVE.search(text[: word.start()]) is not None
        if is_passive and behind is not None:
            by = re.match(r"\s+by\s", text[word.end() : behind.start]) is not None
            agent, other = (other, agent) if by else (frozenset(), agent)
        if is_converse:
            agent, other = other, agent
        pronoun = _PRONOUN.search(text[: word.start()])
        yield _Deed(*word.span(), word[0], stem, agent, other, pronoun[1].lower() if pronoun and not is_passive else "")


def _is_office(case: Case, text: str, body: Mention, holder: Mention) -> bool:
    """Whether all between a body and a person is what the person is there: "Guild branch secretary Ada Lind"."""
    between = text[body.end : holder.start].split()
    is_body = not any(case.sort_of(name) == "person" for name in body.names)
    is_plain = all(word.isalpha() and word.islower() for word in between)
    return is_body and is_plain and 0 < len(between) <= _MOST_OF_OFFICE and between[-1] in english.people().every_role


def _joined(text: str, word: re.Match[str], named: Sequence[Mention]) -> Iterator[_Deed]:
    """As in "from Norport": as if it were done to whom stands behind, by everybody else in the sentence."""
    behind = next((one for one in named if one.start >= word.end() and one.how is How.NAME), None)
    if behind is not None and not text[word.end() : behind.start].strip():
        others = frozenset(key for one in named if one is not behind and one.how is How.NAME for key in one.names)
        yield _Deed(*word.span(), word[0], word[0].lower(), others, behind.names, is_direction=True)


def _is_near(between: str) -> bool:
    return _STOPS.search(between) is None and len(between.split()) <= _MOST_BETWEEN


def _key(text: str, one: Mention) -> frozenset[str]:
    """Whom a mention may mean, and by which word."""
    return one.names | (frozenset({f"“{text[one.start : one.end].lower()}”"}) if one.how is How.WORD else frozenset())


def _stem(text: str, word: re.Match[str], converses: Mapping[str, str]) -> tuple[str, bool]:
    """What is done, and whether it is done to the one before the verb: who loses to somebody is beaten."""
    stem = stems(word[0].lower())[1]
    if re.match(r"\s+to\s", text[word.end() :]):
        for verb, other in converses.items():
            if stem in {stems(form)[1] for form in forms([verb])}:
                return stems(other)[1], True
    return stem, False
