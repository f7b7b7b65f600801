"""A translator that is a model: it is shown the article, names and terms agreed on, and each unit with its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from explainer.language.cldr import english_name
from explainer.model.proposal import Refused, Translating, told
from explainer.model.words import Unit
from explainer.models.chat import Chat, Question, quoted, tokens
from explainer.models.prompts import Prompt, is_there, prompt

PROMPT, AGAIN = "translate", "translate-again"
SAID = 3_000
"""So many characters of what the language says already of the article are shown, the nearest first."""


class Given(msgspec.Struct, forbid_unknown_fields=True):
    """The translation of one unit."""

    number: int
    words: str


class Translated(msgspec.Struct, forbid_unknown_fields=True):
    """What is given to a request."""

    translations: list[Given]


@dataclass(frozen=True)
class ByModel:
    """A `Translator`: raises UnansweredError as `Chat.ask` does."""

    chat: Chat

    def __call__(self, task: Translating, refused: Refused[dict[str, str], str] | None = None) -> dict[str, str]:
        """Words by unit, of those that the model gives words once; asked again, it mends what is wrong."""
        wrong = _wrong(refused)
        units = [unit for unit in task.units if refused is None or unit.id in wrong]
        if not units:
            return {} if refused is None else dict(refused.work)
        before = {} if refused is None else refused.work
        above = _above(task, units) if refused is None else _around(task, units, before)
        # A unit has its number in every request, whichever others go back.
        numbers = {unit.id: number for number, unit in enumerate(task.units, 1)}
        material = "\n\n".join([*above, *_numbered(units, before, wrong, numbers)])
        order = _asked(task.tag, PROMPT if refused is None else AGAIN)
        given = self.chat.ask(Question(order, material, Translated)).translations
        words: dict[str, list[str]] = defaultdict(list)
        asked = {numbers[unit.id]: unit.id for unit in units}
        for one in given:
            if one.number in asked:
                words[asked[one.number]].append(" ".join(one.words.split()))
        return {**before, **{name: found[0] for name, found in words.items() if len(found) == 1 and found[0]}}


def orders(tag: str, asked: str = PROMPT) -> tuple[Prompt, ...]:
    """What is asked of a translator into a language: of all, then of this one, where somebody has written that."""
    return tuple(prompt(name) for name in (asked, f"{PROMPT}.{tag}") if is_there(name))


def _asked(tag: str, asked: str = PROMPT) -> str:
    return "\n\n".join(one.filled(language=english_name(tag)).words for one in orders(tag, asked))


def size(task: Translating) -> tuple[int, int]:
    """About how many tokens a task is to read, and to write, if nothing has to be mended."""
    read = _asked(task.tag) + "\n\n".join([*_above(task, task.units), *_numbered(task.units, {}, {}, {})])
    # A translation has about as many characters as the English, of a script that takes more tokens.
    return tokens(read), sum(len(unit.english) // 2 + 8 for unit in task.units)


def _wrong(refused: Refused[dict[str, str], str] | None) -> Mapping[str, Sequence[str]]:
    wrong: dict[str, list[str]] = defaultdict(list)
    for fault in () if refused is None else refused.faults:
        if fault.at is not None:
            wrong[fault.at].append(told(fault.problem).removeprefix(f"{fault.at}: "))
    return wrong


def _above(task: Translating, units: Sequence[Unit]) -> Iterator[str]:
    """What stands above the units: the article, its terms, what is translated of it already."""
    yield quoted("article", task.article.strip())
    yield from _terms(units)
    yield from _translated((pair.english, pair.words) for pair in task.pairs)


def _around(task: Translating, wrong: Sequence[Unit], words: Mapping[str, str]) -> Iterator[str]:
    """What stands above units that are to be mended: their terms, and how their neighbours are translated."""
    yield from _terms(wrong)
    ids = {unit.id for unit in wrong}
    beside = {one for pair in pairwise(unit.id for unit in task.units) if ids & {*pair} for one in pair} - ids
    yield from _translated((unit.english, words[unit.id]) for unit in task.units if unit.id in beside & words.keys())


def _terms(units: Sequence[Unit]) -> Iterator[str]:
    terms = dict.fromkeys(term for unit in units for term in unit.terms)
    if terms:
        yield quoted("glossary", "\n".join(terms))


def _translated(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    said = "\n".join(_first(f"{english}\n= {words}" for english, words in pairs))
    if said:
        yield quoted("translated", said)


def _first(lines: Iterable[str]) -> Iterator[str]:
    left = SAID
    for line in lines:
        left -= len(line)
        if left < 0:
            return
        yield line


def _numbered(
    units: Sequence[Unit],
    before: Mapping[str, str],
    wrong: Mapping[str, Sequence[str]],
    numbers: Mapping[str, int],
) -> Iterator[str]:
    known: dict[str, int] = {}
    for place, unit in enumerate(units, 1):
        number = numbers.get(unit.id, place)
        notes = "\n".join(unit.notes)
        first = known.setdefault(notes, number)
        parts = {
            "en": unit.english,
            "notes": notes if first == number else "",
            "words": before.get(unit.id, "") if unit.id in wrong else "",
            "wrong": "\n".join(wrong.get(unit.id, ())),
        }
        lines = [quoted(name, text) for name, text in parts.items() if text]
        if notes and first != number:
            lines.insert(1, f"Notes as {first}.")
        yield f"{number}. {chr(10).join(lines)}"
