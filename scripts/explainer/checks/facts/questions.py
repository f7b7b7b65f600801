"""Questions assert nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.facts.case import Case, Stance, quotes
from explainer.checks.facts.strength import levels
from explainer.model.facts import Kind
from explainer.problem import Problem


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

    Bad: "When will flights start?" where the answer says that flights were discussed
    Good: "By when might there be flights?", "Was a launch agreed?"
    """
    words = case.words
    expected = words.statuses["planned"]
    for utterance in case.utterances:
        if utterance.stance is not Stance.ASKS:
            continue
        answered = max(levels(case, quotes(utterance.evidence)), default=expected)
        for sentence in re.finditer(r"[^?]+\??", utterance.text.words):
            opening = re.match(r"\W*(\w+)", sentence[0])
            if opening is None or words.open_questions.is_in(opening[1]):
                continue
            is_sure = words.presuming_questions.is_in(sentence[0]) and "article" not in sentence[0].lower()
            strongest = max(levels(case, sentence[0]), default=-1)
            if strongest > max(answered, expected) or (is_sure and answered <= expected):
                message = f"'{sentence[0].strip()}' takes for granted what the answer does not say"
                fix = "ask whether ('Was … agreed?'), or with a word as weak as the answer ('might', 'would')"
                yield Problem(utterance.text.at, "presuming-question", message, fix)


def question_unanswered(case: Case) -> Iterator[Problem]:
    """A question for a time is answered with a date, one for a person with a name, or with a silence.

    Bad: `ask: When did they meet?`, `answer: [outcome]`
    Good: `ask: When did they meet?`, `answer: [meeting-day]`
    """
    for utterance in case.utterances:
        if utterance.stance is not Stance.ASKS or any(claim.kind is Kind.UNSTATED for claim in utterance.claims):
            continue
        texts = [text.words for claim in utterance.claims for text in (claim.text, claim.short) if text is not None]
        words = "\n".join(texts)
        if case.words.asking_when.is_in(utterance.text.words) and not case.reader.read(words).values:
            missing = "date"
        elif case.words.asking_who.is_in(utterance.text.words) and not case.names.in_text(words):
            missing = "name"
        else:
            continue
        message = f"no answer to this question has a {missing}"
        fix = f"name a claim that gives the {missing}, or one that says that the article does not give it"
        yield Problem(utterance.text.at, "question-unanswered", message, fix)
