"""Negation, possibility, duty and direction: the small words that turn a sentence around."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.language.rendering import Rendering
from explainer.problem import Problem


def negation(text: Rendering) -> Iterator[Problem]:
    """What the English denies, the translation denies.

    Bad: "The article does not name any airline" → «В статье названа авиакомпания».
    Good: "not known" → «неизвестно», 不明; "cannot" → «невозможно».
    Code: `negation`.
    """
    there, here = text.context.there, text.context.here
    if not here.words.negation:
        return
    if there.negation.search(text.english) and not here.negation.search(text.words):
        yield text.problem("negation", "the English denies something and this does not", "bring the negation back")
    elif (word := here.concord.search(text.words)) and not here.negation.search(here.concord.sub(" ", text.words)):
        message = f"'{word[0]}' needs a negation beside it"
        yield text.problem("negation", message, "compare with the English, which denies something")


def possibility(text: Rendering) -> Iterator[Problem]:
    """What is possible, likely, due or merely said in the English is so in the translation.

    Bad: "explored the possibility of reinstating" → «қалпына келтіруді қарастырды»; "may resume" → 再開される.
    Good: any of the language's ways to say so.
    Code: `modality`.
    """
    there, here = text.context.there, text.context.here
    for concept, pattern in there.marks.items():
        found = pattern.search(text.english)
        if found and concept in here.marks and not here.marks[concept].search(text.words):
            message = f"'{found[0]}' of the English seems to have lost its sense"
            yield text.notice("modality", message, "say it no more certainly than the English")


def attribution(text: Rendering) -> Iterator[Problem]:
    """What somebody says, or the article, is not said by us.

    Bad: "According to the article, both nations are eager" → «Обе страны стремятся».
    Good: any verb or turn of saying; "the article says" → «в статье».
    Code: `attribution`.
    """
    there, here = text.context.there, text.context.here
    for concept, pattern in there.attributed.items():
        found = pattern.search(text.english)
        if found and concept in here.attributed and not here.attributed[concept].search(text.words):
            message = f"'{found[0]}' of the English has nothing that stands for it"
            yield text.notice("attribution", message, "tell who says so, as the English does")


def strength(text: Rendering) -> Iterator[Problem]:
    """Nothing is agreed or decided that the English only talks about.

    Bad: "discussed the possibility" → «договорились открыть».
    Good: "consensus" → 意見が一致.
    Code: `stronger`.
    """
    there, here = text.context.there, text.context.here
    for concept, pattern in here.raised.items():
        found = pattern.search(text.words)
        if found and concept in there.raised and not there.raised[concept].search(text.english):
            message = f"'{found[0]}' says more than the English"
            yield text.notice("stronger", message, "say no more than the English")


def direction(text: Rendering) -> Iterator[Problem]:
    """More is not less, before is not after.

    Bad: "before the meeting" → «после встречи»; "more cooperation" → «меньше сотрудничества».
    Good: both sides in one sentence; either side said in other words.
    Code: `opposite`.
    """
    there, here = text.context.there, text.context.here
    for concept, sides in there.opposites.items():
        if concept not in here.opposites:
            continue
        for (said, other), (says, turned) in zip(
            (sides, sides[::-1]), (here.opposites[concept], here.opposites[concept][::-1]), strict=True
        ):
            english = said.sure.search(text.english)
            words = turned.sure.search(text.words) if english else None
            if english and words and not other.any.search(text.english) and not says.any.search(text.words):
                message = f"'{words[0]}' looks like the opposite of '{english[0]}'"
                yield text.notice("opposite", message, "compare the direction with the English")
