"""Negation, possibility, duty and direction: the small words that turn a sentence around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.language.lexicon import Side
from explainer.checks.language.rendering import Rendering
from explainer.checks.language.values import in_common
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
    for concept, pattern in there.marks.within(text.english):
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
    for concept, pattern in there.attributed.within(text.english):
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
    is_open = any(name in _OPEN and pattern.search(text.english) for name, pattern in there.marks.within(text.english))
    for concept, pattern in here.raised.within(text.words):
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


def qualifiers(text: Rendering) -> Iterator[Problem]:
    """What narrows or widens a statement stands in the translation: bounds, "about", "both", "former", "only if" …

    Bad: "at least 40 people" → «40 человек»; "the former mayor" → 市長; "is due to meet" → «состоялась».
    Good: any of the language's ways to say so: «не менее 40», 元市長, «намечено», a verb of the future; any time in
    what is not told: "does not say when the board is to meet".
    A notice for what good translations leave out at times: "more than", "up to", "both".
    Code: `qualifier`.
    """
    there, here = text.context.there, text.context.here
    for concept, pattern in there.qualifiers.within(text.english):
        found = pattern.search(_UNTOLD.sub(" ", text.english) if concept == "planned" else text.english)
        if found and concept in here.qualifiers and not here.qualifiers[concept].search(text.words):
            message = f"'{found[0].strip()}' of the English has nothing that stands for it"
            report = text.notice if concept in _OFTEN_LEFT_OUT else text.problem
            yield report("qualifier", message, "say no more and no less than the English")


_UNTOLD = re.compile(r"\bnot say (?:when|where|whether|how|who|what|which|why)\b[^.;]*")
_OFTEN_LEFT_OUT = frozenset({"more-than", "less-than", "up-to", "both"})


def direction(text: Rendering) -> Iterator[Problem]:
    """More is not less, before is not after, Tuesday is not Thursday, a brother is no father, a charge no verdict.

    Bad: "before the meeting" → «после встречи»; "exports fell" → 増加しました; "on Tuesday" → «в четверг».
    Good: both sides in one sentence; either side said in other words.
    A notice where a word of one side may well stand in a sentence that says the other.
    Code: `opposite`.
    """
    there, here = text.context.there, text.context.here
    for concept in there.opposed.within(text.english):
        sides = tuple(zip(there.opposites[concept], here.opposites.get(concept, ()), strict=False))
        lost = [
            english
            for said, says in sides
            if (english := said.sure.search(text.english)) and not says.any.search(text.words)
        ]
        # Of a sentence with one weekday twice, only one may have changed.
        given = lost or [found for said, _ in sides if concept in _NAMED and (found := said.sure.search(text.english))]
        brought = [
            words
            for said, says in sides
            if given and (words := says.sure.search(text.words)) and not said.any.search(text.english)
        ]
        if given and brought:
            message = f"'{brought[0][0]}' stands where the English has '{given[0][0].strip()}'"
            report = text.notice if concept in _NEAR else text.problem
            yield report("opposite", message, "compare with the English")


def crossed(text: Rendering) -> Iterator[Problem]:
    """Where one thing rises and another falls, each does so by its own number.

    Bad: "coal rose by 4 percent, gas fell by 12" → «уголь подешевел на 4 процента, газ подорожал на 12».
    Good: the fall told first, with its number.
    Code: `opposite`.
    """
    numbers = in_common(_NUMBER.findall(text.english), [one.replace(",", ".") for one in _NUMBER.findall(text.words)])
    if len(numbers[0]) <= 1:
        return
    there, here = (lexicon.opposites.get("up-down", ()) for lexicon in (text.context.there, text.context.here))
    wanted, found = (_order(sides, words) for sides, words in ((there, text.english), (here, text.words)))
    if wanted and found and (wanted == found) is not (numbers[0] == numbers[1]):
        yield text.problem(
            "opposite", "what rises and what falls have changed their numbers", "compare with the English"
        )


_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def _order(sides: Sequence[Side], words: str) -> list[int]:
    """In which order two sides are told; empty unless each is told once."""
    told = [(match.start(), number) for number, side in enumerate(sides) for match in side.sure.finditer(words)]
    order = [number for _, number in sorted(told)]
    return order if sorted(order) == [0, 1] else []


_NAMED = frozenset({"weekday"})
"""Concepts of which nothing stands in a translation that does not stand in the English."""
_NEAR = frozenset({"north-south", "east-west"})
"""Concepts whose sides may stand for one another: "the South" is a country, Eastern time one of Japan's 東部."""
