"""Negation, possibility, duty and direction: the small words that turn a sentence around."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.language.rendering import Rendering
from explainer.problem import Problem


def negation(text: Rendering) -> Iterator[Problem]:
    """What the English denies, the translation denies, and nothing else.

    Bad: "The article does not name any airline" → «В статье названа авиакомпания»; "Both are eager" → «не стремятся».
    Good: "not known" → «неизвестно», 不明; "not easy" → «непросто»; "by June" → «не позднее июня»; "whether or not".
    A denial that the English lacks is a notice: "to be empty" is as well "to have nothing".
    Codes: `negation`, `negation-added`.
    """
    there, here = text.context.there, text.context.here
    if not here.words.negation:
        return
    plain = here.idioms.sub(" ", text.words)
    if there.negation.search(there.idioms.sub(" ", text.english)) and not here.negation.search(text.words):
        yield text.problem("negation", "the English denies something and this does not", "bring the negation back")
    elif (word := here.concord.search(plain)) and not here.negation.search(here.concord.sub(" ", plain)):
        message = f"'{word[0]}' needs a negation beside it"
        yield text.problem("negation", message, "compare with the English, which denies something")
    elif (word := here.denial.search(plain)) and not there.denial.search(text.english):
        message = f"'{word[0]}' denies something, and the English nothing"
        yield text.notice("negation-added", message, "say it as the English does")


def possibility(text: Rendering) -> Iterator[Problem]:
    """What is possible, likely, due or merely said in the English is so in the translation.

    Bad: "explored the possibility of reinstating" → «қалпына келтіруді қарастырды»; "may resume" → 再開される.
    Good: any of the language's ways to say so.
    What is possible, or was so at the time, is a problem; the rest is worded in too many ways, and a notice.
    Code: `modality`.
    """
    there, here = text.context.there, text.context.here
    has_chances = there.chances.search(text.english) is not None
    for concept, pattern in there.marks.items():
        found = pattern.search(text.english)
        marks = here.sure_marks if has_chances else here.marks
        if found and concept in marks and not marks[concept].search(text.words):
            message = f"'{found[0]}' of the English seems to have lost its sense"
            report = text.problem if concept in _GRAVE else text.notice
            yield report("modality", message, "say it no more certainly than the English")


def attribution(text: Rendering) -> Iterator[Problem]:
    """What somebody says, or the article, is not said by us.

    Bad: "According to the article, both nations are eager" → «Обе страны стремятся».
    Good: any verb or turn of saying; "the article says" → «в статье».
    What the article says is a problem; verbs of saying are many, and a notice.
    Code: `attribution`.
    """
    there, here = text.context.there, text.context.here
    for concept, pattern in there.attributed.items():
        found = pattern.search(text.english)
        if found and concept in here.attributed and not here.attributed[concept].search(text.words):
            message = f"'{found[0]}' of the English has nothing that stands for it"
            report = text.problem if concept in _GRAVE else text.notice
            yield report("attribution", message, "tell who says so, as the English does")


def strength(text: Rendering) -> Iterator[Problem]:
    """Nothing is agreed or decided that the English only talks about.

    Bad: "discussed the possibility" → «договорились открыть».
    Good: "consensus" → 意見が一致.
    A problem where the English speaks of what is possible or only talked about.
    Code: `stronger`.
    """
    there, here = text.context.there, text.context.here
    is_open = any(name in _OPEN and pattern.search(text.english) for name, pattern in there.marks.items())
    for concept, pattern in here.raised.items():
        found = pattern.search(text.words)
        if found and concept in there.raised and not there.raised[concept].search(text.english):
            message = f"'{found[0]}' says more than the English"
            report = text.problem if is_open else text.notice
            yield report("stronger", message, "say no more than the English")


_GRAVE = frozenset({"possible", "then", "article"})
"""Concepts whose loss makes of a sentence another one, and whose wordings a list can hold."""
_OPEN = frozenset({"possible", "whether", "open"})


def office_now(text: Rendering) -> Iterator[Problem]:
    """Nobody is said to hold an office now: the English tells of the time of the event.

    Bad: "took part as Chair" → «нынешний председатель», 委員長を務めています.
    Good: «на тот момент председатель»; "is the current Chair" said in the English.
    Code: `office-now`.
    """
    there, here = text.context.there, text.context.here
    found = here.now.search(text.words)
    if found and there.offices.search(text.english) and not there.now.search(text.english):
        message = f"'{found[0]}' speaks of an office as held now, which the English does not"
        yield text.problem("office-now", message, "tell of the office as it was at the time")


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
