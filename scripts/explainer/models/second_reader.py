"""A second reader: a model that did not write a sentence reads it again, beside nothing but the words it rests on."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Literal, NamedTuple

import msgspec

from explainer.language.cldr import english_name
from explainer.model.passages import Passage, Quote, Reader, Reading, Verdict
from explainer.model.words import Rendering
from explainer.models.chat import Chat, Question, quoted, tokens
from explainer.models.prompts import Prompt, is_there, prompt
from explainer.models.side_by_side import side_by_side
from explainer.source import Span

SENTENCES, TRANSLATIONS = 128, 96
"""So many are read at once: few requests, and each is still looked at by itself."""
LONGEST = 240
"""Of a reason, so many characters are kept."""
CHARACTERS = 40_000
"""So much is shown at once: of most articles all there is, as the order and the article cost as much as a third of it.

A longer article is read in parts.
"""

_SAME_STANDS = "Stands as {}."
_SAME_WORDS = "Words as {}."
_SAME_NOTES = "Notes as {}."
_AS_ANOTHER = re.compile(
    r"\W*(?:(?:the )?same )?as (?:(?:in|of|for|with|no\.|number) )?(\d+)\b(?!\s*[%\w])[\s:;,.–—-]*", re.IGNORECASE
)
_THEIRS = "\0"
"""Where the numbers of sentences stand that a sentence repeats."""

Asked = Mapping[str, Sequence[str]]
"""By unit: what the rules asked about it."""


class Heard(NamedTuple):
    """What was said of one sentence."""

    verdict: Verdict
    why: str
    better: str = ""
    """Of a translation: how a careful editor would print it, where that is otherwise."""


Found = Mapping[str, Heard]
"""By unit."""


class Said(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is said of one sentence: the reason first, so that the verdict follows from it."""

    number: int
    why: str = ""
    verdict: Literal["supported", "not", "unsure"]


class SaidOfWords(Said, forbid_unknown_fields=True, kw_only=True):
    """The same of a translation, which may be right and read badly."""

    better: str = ""


class Readings(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of all sentences of a request."""

    readings: list[Said]


class ReadingsOfWords(msgspec.Struct, forbid_unknown_fields=True):
    """What is said of all translations of a request."""

    readings: list[SaidOfWords]


@dataclass(frozen=True)
class Shown:
    """A sentence as it is shown."""

    says: str
    stands: str = ""
    """What it claims to be; shown once, like the next."""
    words: str = ""
    """Those that it rests on, or notes; shown once where an earlier one has the same."""
    same: str = _SAME_WORDS
    """What stands in place of those."""
    around: Mapping[int, str] = field(default_factory=dict)
    """The sentences that hold the words, and their neighbours, by their place in the article."""
    rests_on: tuple[str, ...] = ()
    """The units that say and rest on the same: where all stand before it, their numbers stand for that."""
    brief: tuple[str, str] = ("", "")
    """What it claims to be and says, with a mark where those numbers stand."""
    own: tuple[str, ...] = ()
    """The words that it rests on, one by one."""


@dataclass(frozen=True)
class Task:
    """What there is to read: what is asked of every sentence, and the sentences by unit."""

    asked: Prompt
    shown: Mapping[str, Shown]
    at_once: int
    written: int
    """About so many tokens are written of each."""
    above: tuple[str, ...] = ("",)
    """What stands above them, part by part: each sentence is read below each of them."""
    form: type[Readings | ReadingsOfWords] = Readings
    numbers: Mapping[str, int] = field(default_factory=dict)
    """By unit, where they have numbers already: in every request they are called the same."""

    def numbered(self, units: Sequence[str]) -> dict[str, int]:
        """What these units are called when they are read together."""
        return {unit: self.numbers.get(unit, place) for place, unit in enumerate(units, 1)}

    @property
    def batches(self) -> list[list[str]]:
        """The units, as they are read together."""
        batches: list[list[str]] = []
        left = 0
        around: dict[int, str] = {}
        many = -(-len(self.shown) // self.at_once)
        at_once = -(-len(self.shown) // max(many, 1))  # in equal parts: a request for one is a waste
        for unit, shown in self.shown.items():
            is_brief = shown.rests_on and batches and {*shown.rests_on} <= {*batches[-1]}
            own = sum(map(len, shown.brief if is_brief else (shown.stands, shown.says, shown.words)))
            if not batches or len(batches[-1]) == at_once or own + _length(shown.around, around) > left:
                batches.append([])
                left = CHARACTERS - max(map(len, self.above))
                around = {}
            batches[-1].append(unit)
            left -= own + _length(shown.around, around)
            around |= shown.around
        return batches

    @property
    def requests(self) -> int:
        """How many there are."""
        return len(self.batches) * len(self.above)

    @property
    def tokens(self) -> tuple[int, int]:
        """About how many are read, and written."""
        texts = [self.asked.words + self.material(units, above) for units in self.batches for above in self.above]
        return sum(map(tokens, texts)), self.written * len(self.shown) * len(self.above)

    def material(self, units: Iterable[str], above: str = "") -> str:
        """What is read in one request: the part of the article that they come from, then these units, numbered.

        Units that come with their numbers keep them.
        """
        numbers = dict(units) if isinstance(units, Mapping) else self.numbered([*units])
        around = {place: text for unit in numbers for place, text in self.shown[unit].around.items()}
        lines = [one for one in (above, _part(around)) if one]
        known: dict[str, int] = {}
        for unit, number in numbers.items():
            shown = self.shown[unit]
            theirs = [numbers.get(one, number) for one in shown.rests_on]
            if theirs and max(theirs) < number:
                shown = self._briefly(shown, ", ".join(map(str, theirs)))
            stands = _once(shown.stands, number, known, _SAME_STANDS)
            words = _once(shown.words, number, known, shown.same)
            lines.append(f"{number}. {chr(10).join(filter(None, [stands, shown.says, words]))}")
        return "\n\n".join(lines)

    def _briefly(self, shown: Shown, theirs: str) -> Shown:
        """It with the numbers of sentences in place of what they say, and of the words that they rest on."""
        stands, says = (part.replace(_THEIRS, theirs) for part in shown.brief)
        known = {words for unit in shown.rests_on for words in self.shown[unit].own}
        more = [words for words in shown.own if words not in known]
        words = [quoted("words", "\n".join(more))] if more else []
        return replace(shown, stands=stands, says=says, words="\n".join([shown.same.format(theirs), *words]))


def _once(text: str, number: int, known: dict[str, int], same: str) -> str:
    """A text, or where it stands already, if that is shorter."""
    before = same.format(known.setdefault(text, number))
    return text if known[text] == number or len(text) <= len(before) else before


def _length(around: Mapping[int, str], known: Mapping[int, str]) -> int:
    return sum(len(text) for place, text in around.items() if place not in known)


def _part(around: Mapping[int, str]) -> str:
    """The sentences in the article's order, with a mark where others stand between them."""
    lines: list[str] = []
    end = min(around, default=0)
    for place, text in sorted(around.items()):
        lines += ["…"] if place > end + 1 else []
        lines += [text] if text not in lines else []  # without a date line, the title stands before s1
        end = place
    return quoted("article", "\n".join(lines)) if lines else ""


def of_passages(passages: Iterable[Passage], asked: Asked) -> list[Task]:
    """Sentences of ours on one article, each beside its words; those that speak of a silence, beside all of it."""
    # What rests on others comes behind them, so that these need not be shown twice.
    there = sorted(passages, key=lambda one: (bool(one.rests_on), min(map(_place, one.quotes), default=0)))
    words = prompt("claims")
    whole = next((_named_units(one) for one in there if one.whole), "")
    above = tuple(_above(whole)) if whole else ("",)
    is_short = bool(whole) and len(whole) <= CHARACTERS // 4
    beside = {one.id: _beside_its_words(one, asked, is_above=is_short) for one in there if is_short or not one.whole}
    silent = {} if is_short else {one.id: _beside_its_words(one, asked) for one in there if one.whole}
    tasks = [
        Task(words, beside, SENTENCES, 45, above if is_short else ("",)),
        Task(words, silent, SENTENCES, 45, above),
    ]
    return [task for task in tasks if task.shown]


def of_renderings(
    renderings: Iterable[Rendering],
    tag: str,
    asked: Asked,
    glossary: Sequence[str] = (),
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> list[Task]:
    """Translations of one article into a language, each beside the English, by the language's house style.

    What one English sentence leaves open is mostly told by another: the article is not shown.
    """
    shown = {one.pair.id: _beside_the_english(one, asked) for one in renderings}
    above = quoted("glossary", "\n".join(glossary)) if glossary else ""
    words, style = prompt("translations").filled(language=english_name(tag)), f"translate.{tag}"
    if is_there(style):
        words = replace(words, words=f"{words.words}\n\n{prompt(style).words}")
    return [Task(words, shown, TRANSLATIONS, 20, (above,), ReadingsOfWords, numbers)] if shown else []


@dataclass(frozen=True)
class SecondReader:
    """A model that reads again."""

    chat: Chat

    @property
    def name(self) -> str:
        """As a reading names it."""
        return self.chat.name

    def read(self, task: Task, units: Sequence[str]) -> Found:
        """What is found of one of the task's batches, without what the model leaves out or says in two ways.

        Raises UnansweredError as `Chat.ask` does.
        """
        parts = [self._read(task, units, above) for above in task.above]
        return {unit: _worst([one[unit] for one in parts]) for unit in units if all(unit in one for one in parts)}

    def recorded(self, prompt: str, found: Heard, of: str, at: Span) -> Reading:
        """It as a file has it, of the words with that digest, on this day."""
        today = dt.datetime.now(tz=dt.UTC).date()
        return Reading(found.verdict, self.name, today, at, Reader.MACHINE, of, found.why, prompt)

    def read_all(self, tasks: Iterable[Task]) -> Found:
        """What is found of all, batches side by side."""
        steps = (partial(self.read, task, units) for task in tasks for units in task.batches)
        found = side_by_side(steps, self.chat.at_once)
        return {unit: one for batch in found for unit, one in batch.items()}

    def _read(self, task: Task, units: Sequence[str], above: str) -> Found:
        """What is found of these sentences; of those that are left out, it is asked once more."""
        found: dict[str, Heard] = {}
        numbers = task.numbered(units)
        for _ in range(2):
            left = {unit: number for unit, number in numbers.items() if unit not in found}
            order, material = task.asked.words, task.material(left, above)
            given = self.chat.ask(Question(order, material, task.form)).readings if left else []
            reasons = {one.number: one.why for one in given}
            for unit, number in left.items():
                said = {one.verdict: one for one in given if one.number == number}
                if len(said) == 1:  # two different ones are none
                    ((verdict, one),) = said.items()
                    better = " ".join(one.better.split()) if isinstance(one, SaidOfWords) else ""
                    found[unit] = Heard(Verdict(verdict), _in_a_line(_told(one.why, reasons)), better)
        return found


def _told(why: str, reasons: dict[int, str]) -> str:
    """A reason without the number of another, whose reason stands in its place: who mends it does not see that one."""
    seen: set[int] = set()
    while (same := _AS_ANOTHER.match(why)) and (number := int(same[1])) in reasons and number not in seen:
        seen.add(number)
        own = why[same.end() :].strip()
        why = f"{reasons[number]}; {own}" if own else reasons[number]
    return why


def _in_a_line(why: str) -> str:
    """A reason as it may stand in a file: of one line, no character that steers anything, not too long."""
    plain = "".join(char if char.isprintable() else " " for char in why)
    return textwrap.shorten(plain, LONGEST, placeholder=" …")


def _worst(found: Sequence[Heard]) -> Heard:
    """A silence holds where no part of the article breaks it."""
    return max(found, key=lambda one: [Verdict.SUPPORTED, Verdict.UNSURE, Verdict.NOT].index(one.verdict))


def _beside_its_words(passage: Passage, asked: Asked, *, is_above: bool = False) -> Shown:
    """`is_above`: all of the article stands there already."""

    # Even what it stands for may hold the article's words: a speaker's name, an answer.
    def told(stands: str, says: str) -> tuple[str, str]:
        return quoted("stands", stands), "\n".join([quoted("sentence", says), *_asked(passage.id, asked)])

    stands, says = told(passage.stands, passage.says)
    repeats = passage.repeats or _THEIRS
    brief = told(passage.stands.replace(repeats, _THEIRS), passage.says.replace(repeats, _THEIRS))
    own = tuple(dict.fromkeys(f"{one.unit}: {one.words}" for one in passage.quotes))
    around = {} if passage.whole or is_above else _around(passage.quotes)
    words = quoted("words", "\n".join(own)) if own else ""
    return Shown(says, stands, words, around=around, rests_on=passage.rests_on, brief=brief, own=own)


def _around(quotes: Iterable[Quote]) -> dict[int, str]:
    """The sentences that hold these words, with their neighbours."""
    found: dict[int, str] = {}
    for one in quotes:
        at = _place(one)
        beside = {at - 1: one.before, at + 1: one.after}
        found |= {place: _named(place, text) for place, text in beside.items() if text and place not in found}
        found[at] = f"{one.unit}: {one.sentence}"
    return found


def _named(place: int, text: str) -> str:
    """A neighbour with its name: what stands before s1 may be the date line or the title."""
    return f"s{place - 1}: {text}" if place > 1 else text


def _place(quote: Quote) -> int:
    """Where a unit of the article stands: title, dateline, `s1` …"""
    return ["title", "dateline"].index(quote.unit) if quote.unit.isalpha() else 1 + int(quote.unit[1:])


def _beside_the_english(rendering: Rendering, asked: Asked) -> Shown:
    pair = rendering.pair
    around = (("before", rendering.before), ("after", rendering.after))
    lines = [quoted("en", pair.english), quoted("words", pair.words)]
    lines += [quoted(name, text) for name, text in around if text]
    notes = quoted("notes", "\n".join(rendering.notes)) if rendering.notes else ""
    return Shown("\n".join([*lines, *_asked(pair.id, asked)]), words=notes, same=_SAME_NOTES)


def _asked(unit: str, asked: Asked) -> Iterator[str]:
    if questions := asked.get(unit):
        yield quoted("asked", "\n".join(questions))


def _named_units(passage: Passage) -> str:
    """The article, unit by unit with its name, as words are told to stand there."""
    lines = "\n".join(f"{name}: {' '.join(text.split())}" for name, text in passage.units)
    return lines or passage.whole


def _above(whole: str) -> Iterator[str]:
    """The article in as many parts as it takes."""
    parts = [""]
    for line in whole.splitlines():
        if parts[-1] and len(parts[-1]) + len(line) > CHARACTERS // 2:
            parts.append("")
        parts[-1] += f"{line}\n"
    for number, part in enumerate(parts, 1):
        told = f"The article, part {number} of {len(parts)}; the other parts are read by others:\n"
        yield (told if len(parts) > 1 else "The whole article:\n") + quoted("article", part.rstrip())
