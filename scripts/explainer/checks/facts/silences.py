"""What a claim says the article is silent about, held against what the article does say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from explainer.checks.facts.case import Case, Stance
from explainer.checks.facts.roles import role_nouns
from explainer.checks.facts.strength import levels
from explainer.language.letters import levelled
from explainer.language.stems import stems
from explainer.language.tokens import ownerless
from explainer.language.tokens import words as words_in
from explainer.language.values.amounts import Amount
from explainer.language.values.clock import Clock
from explainer.model.edtf import Date, Period
from explainer.model.seed import Sentence
from explainer.problem import Problem

_ASKS = re.compile(
    r"\b(how (?:many|much|old|long|far|big|high|strong|deep|wide|fast|heavy|tall)"
    r"|what (?:price|age|cost|caused)|when|on (?:which|what) (?:day|date)|where|why"
    r"|whether|who|name (?:of )?the)\b(.*)",
    re.IGNORECASE,
)
_MEASURES = frozenset("strong deep wide fast heavy tall".split())
_NEAR = 4
"""Words behind a number in which stands what it counts: "two are missing", "5,200 workers"."""
_LEAST_WHY = 2
"""Words of the topic that a sentence with a cause shares with it."""
_DURATION = re.compile(r"(?:second|minute|hour|day|week|month|year)s?\b")
_IN_IT = re.compile(r"\b(?:in|at|during)\s+(?:the|this|that|its)\s+[a-z-]+\b")
"""As in "the judge in the case": of what the article is about anyway."""
_PLACE = re.compile(r"\b(?:in|at|near|on|outside|from|to)\s+(?:the\s+)?[A-Z]")
_LONGEST = 90


def false_silence(case: Case) -> Iterator[Problem]:
    """What the article is said to be silent about stands in no sentence of it.

    How many, how much: a number beside the topic's words. How old: an age beside the name. When, where: a date or a
    place in a sentence with all of the topic's words. Why: a cause in a sentence with some. Who, "does not name the
    mayor": a person whom the article calls so. Whether: all of the topic's words, told without a "may" or a "not".

    Bad: "The article does not say how many people are missing." where it says "two are missing"
    Good: "The article does not say how many of the pupils were girls."
    """
    for utterance in case.utterances:
        text = case.wording(utterance).text
        asked = _ASKS.search(text) if utterance.stance is Stance.DENIES else None
        if asked is None:
            continue
        topic = _Topic(asked[1].lower(), asked[2], frozenset(case.reader.content(asked[2])))
        says = _answers(topic.asks)
        if not topic.stems or says is None:
            continue
        unit = next((one for one in case.article.seed.sentences if says(case, topic, one)), None)
        if unit is not None:
            words = unit.text if len(unit.text) <= _LONGEST else f"{unit.text[:_LONGEST]}…"
            message = f"the article seems to say it, in {unit.id}: '{words}'"
            fix = "say what it says, or what exactly it leaves open"
            yield Problem(utterance.text.at, "false-silence", message, fix)


@dataclass(frozen=True)
class _Topic:
    """What the article is said to be silent about."""

    asks: str
    """How many, why …"""
    text: str
    stems: frozenset[str]


_Says = Callable[[Case, _Topic, Sentence], bool]


def _answers(asks: str) -> _Says | None:
    """What of a sentence would tell it."""
    first = asks.partition(" ")[0]
    if asks in {"how old", "what age"}:
        return _tells_age
    if asks == "what caused":
        return _explains
    if first == "how" and asks.split()[1] in _MEASURES:
        return _measures
    by_first: Mapping[str, _Says] = {
        "how": _counts,
        "what": _counts,
        "when": _dates,
        "on": _dates,
        "where": _places,
        "why": _explains,
        "whether": _asserts,
        "who": _names,
        "name": _names,
    }
    return by_first.get(first)


def _holds_all(case: Case, topic: _Topic, unit: Sentence) -> bool:
    held = {stem for word in words_in(levelled(unit.text), digits=False) for stem in stems(ownerless(word[0]))}
    meant = {name for one in case.cast.mentions(unit) for name in one.names}
    held |= {stem for name in meant for form in case.names.forms(name) for stem in case.reader.content(form)}
    return topic.stems <= held


def _counts(case: Case, topic: _Topic, unit: Sentence) -> bool:
    """Whether a number stands beside a word of the topic, and all other words in the sentence."""
    if topic.asks in unit.text.lower() or not _holds_all(case, topic, unit):
        return False
    text = case.reader.read(unit.text).text
    for value in case.reader.read(unit.text).values:
        if topic.asks == "how long" and _DURATION.search(text, value.start, value.end):
            return True
        if isinstance(value.value, Amount) and (value.value.unit or topic.asks != "how much"):
            behind = [ownerless(word[0]) for word in words_in(text[value.end :], digits=False)][:_NEAR]
            if any(not topic.stems.isdisjoint(stems(word)) for word in behind):
                return True
    return False


def _measures(case: Case, topic: _Topic, unit: Sentence) -> bool:
    """Whether a number stands behind the word by which it is asked for: "the strongest of magnitude 4.8"."""
    wording = case.reader.read(unit.text)
    said = re.search(rf"\b{topic.asks.split()[1]}(?:er|est)?\b", wording.text, re.IGNORECASE)
    has_number = said is not None and any(
        isinstance(one.value, Amount) and one.start >= said.end() for one in wording.values
    )
    return has_number and _holds_all(case, topic, unit)


def _tells_age(case: Case, topic: _Topic, unit: Sentence) -> bool:
    """Whether an age stands beside the name of whom the topic names: "Lind, 72,"; "the 44-year-old man"."""
    text = levelled(unit.span.text)
    people = case.cast.named_in(topic.text)
    ages = (text[one.end :] for one in case.cast.mentions(unit) if one.names & people)
    if any(re.match(r",\s*(?:aged\s+)?\d{1,3}\b(?!\s*(?:%|percent))", behind) for behind in ages):
        return True
    old = re.search(r"\b\d{1,3}-year-old\s+(\w+)", text)
    return old is not None and stems(old[1].lower())[1] in topic.stems


def _dates(case: Case, topic: _Topic, unit: Sentence) -> bool:
    values = (value.value for value in case.reader.read(unit.text).values)
    has_date = any(isinstance(value, Date | Period | Clock) for value in values)
    return has_date and len(topic.stems) > 1 and _holds_all(case, topic, unit)


def _places(case: Case, topic: _Topic, unit: Sentence) -> bool:
    return len(topic.stems) > 1 and _PLACE.search(unit.text) is not None and _holds_all(case, topic, unit)


def _explains(case: Case, topic: _Topic, unit: Sentence) -> bool:
    held = {stem for word in words_in(levelled(unit.text), digits=False) for stem in stems(ownerless(word[0]))}
    return case.words.causes.is_in(unit.text) and len(held & topic.stems) >= min(_LEAST_WHY, len(topic.stems))


def _asserts(case: Case, topic: _Topic, unit: Sentence) -> bool:
    is_open = case.words.negations.is_in(unit.text) or any(
        case.words.strengths[at].hedge for at in levels(case, unit.text)
    )
    return len(topic.stems) > 1 and not is_open and " if " not in unit.text and _holds_all(case, topic, unit)


def _names(case: Case, topic: _Topic, unit: Sentence) -> bool:
    """Whether a sentence gives a person the role that the topic asks for."""
    asked = {stems(place.text.lower())[1] for place in role_nouns(topic.text)}
    called = (role for role in case.roles.in_text(levelled(unit.span.text)) if role.nouns & asked)
    of = {*case.reader.content(_IN_IT.sub("", topic.text))}
    return any(of - role.nouns <= set(case.reader.content(unit.text)) for role in called)
