"""The English words that checks go by (scripts/locales/en/facts.yml) to `EnglishWords`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.model.english_words import (
    EnglishWords,
    Numbers,
    Offices,
    Speaking,
    Stems,
    Strength,
    WordList,
    inflected,
    third_person,
)
from explainer.problem import ContentError, Problem
from explainer.records import Fields, Node, Sequence, Shape, parse_record, suggestion, text_of
from explainer.source import Source

_WORDS = Shape((), ("words", "verbs", "frames"))
SHAPES: Mapping[str, Shape] = {
    "english": Shape(
        (
            "months",
            "numbers",
            "ordinals",
            "scales",
            "percent",
            "currencies",
            "relations",
            "strengths",
            "statuses",
            "open questions",
            "presuming questions",
            "recurring",
            "taking sides",
            "asking when",
            "asking who",
            "negations",
            "affirmative",
            "function words",
            "plain phrases",
            "article",
            "view",
            "silence",
            "silent in",
            "turns",
            "speaking",
            "before speaking",
            "pronouns",
            "genders",
            "characterising",
            "offices",
            "holding",
            "leading",
            "now",
            "past",
            "of an office",
            "naming",
            "spelling",
            "endings",
            "irregular",
            "demonyms",
            "sorts",
        )
    ),
    "strength": Shape(("name", "hedge"), ("verbs", "words", "soft verbs", "soft words")),
}


def read_english_words(source: Source) -> EnglishWords:
    """Everything in the file. Raises `ContentError` with all that is wrong with it: no check runs without its words."""
    root = parse_record(source)
    problems: list[Problem] = []
    fields = Fields.of(root, source.span(0, 0), SHAPES["english"], problems)
    if fields is None or problems:
        raise ContentError(*problems)
    words = _Reader(fields, problems).read()
    if problems:
        raise ContentError(*problems)
    return words


@dataclass(frozen=True)
class _Reader:
    """The file's keys, all of them there."""

    fields: Fields
    problems: list[Problem]

    def read(self) -> EnglishWords:
        """Every list; what cannot be read is empty, and reported."""
        strengths = tuple(self.strengths())
        return EnglishWords(
            numbers=Numbers(
                months=dict(self.months()),
                cardinals=dict(self.counted("numbers")),
                ordinals=dict(self.counted("ordinals")),
                scales=dict(self.counted("scales")),
                percent=self.listed("percent"),
                currencies=dict(self.paired("currencies")),
                relations=dict(self.paired("relations")),
            ),
            strengths=strengths,
            statuses=dict(self.statuses([strength.name for strength in strengths])),
            open_questions=self.listed("open questions"),
            presuming_questions=self.listed("presuming questions"),
            asking_when=self.listed("asking when"),
            asking_who=self.listed("asking who"),
            recurring=self.listed("recurring"),
            negations=self.listed("negations"),
            affirmative=self.listed("affirmative"),
            function=frozenset(self.listed("function words").words),
            plain=self.listed("plain phrases"),
            article=self.verbs_and_words("article"),
            view=self.listed("view"),
            silence=self.verbs_and_words("silence"),
            silent_in=self.listed("silent in"),
            turns=self.listed("turns"),
            speaking=Speaking(
                verbs=WordList(tuple(self.forms(self.text("speaking").split()))),
                sides=WordList(tuple(self.forms(self.text("taking sides").split()))),
                between=self.listed("before speaking"),
                pronouns=dict(self.lists("pronouns")),
                genders={gender: WordList(words) for gender, words in self.lists("genders")},
                characterising=self.verbs_and_words("characterising"),
            ),
            naming=self.listed("naming"),
            offices=Offices(
                words=WordList(tuple(_with_plurals(self.listed("offices").words))),
                holding=self.listed("holding"),
                leading=self.listed("leading"),
                now=self.listed("now"),
                past=self.listed("past"),
                of=self.listed("of an office"),
            ),
            stems=Stems(
                spelling=tuple(self.pairs("spelling")),
                endings=tuple(sorted(self.listed("endings").words, key=len, reverse=True)),
                irregular=dict(self.paired("irregular")),
            ),
            demonyms=frozenset(self.listed("demonyms").words),
            sorts={
                entry.key.text: WordList(tuple(_with_plurals(self.scalar(entry.value).split())))
                for entry in self.fields.entries("sorts")
            },
        )

    def scalar(self, node: Node | None) -> str:
        """A text, or nothing."""
        text = None if node is None else text_of(node, self.problems)
        return "" if text is None else text.text

    def text(self, key: str) -> str:
        """The text under a key of the file."""
        return self.scalar(self.fields.values.get(key))

    def listed(self, key: str) -> WordList:
        """Words and phrases separated by commas."""
        return WordList(_split(self.text(key)))

    def paired(self, key: str) -> Iterator[tuple[str, str]]:
        """Words with what stands beside each."""
        for entry in self.fields.entries(key):
            yield entry.key.text, self.scalar(entry.value)

    def counted(self, key: str) -> Iterator[tuple[str, int]]:
        """Words with a whole number beside each."""
        for entry in self.fields.entries(key):
            number = self.scalar(entry.value)
            if number.isascii() and number.isdigit():
                yield entry.key.text, int(number)
            else:
                message = f"'{number}' is no number"
                self.problems.append(Problem(entry.value.span, "number", message, "write a whole number in digits"))

    def items(self, node: Node) -> tuple[str, ...]:
        """The texts of a list."""
        if isinstance(node, Sequence):
            return tuple(self.scalar(item) for item in node.items)
        self.problems.append(Problem(node.span, "shape", "a list must stand here", "write it in brackets: […]"))
        return ()

    def months(self) -> Iterator[tuple[str, int]]:
        """Every name of a month with its number."""
        for number, names in enumerate(self.fields.items("months"), 1):
            yield from ((name, number) for name in self.items(names))

    def pairs(self, key: str) -> Iterator[tuple[str, str]]:
        """A list of pairs."""
        for node in self.fields.items(key):
            match self.items(node):
                case (first, second):
                    yield first, second
                case _:
                    fix = "write two texts: [our, or]"
                    self.problems.append(Problem(node.span, "shape", "a pair must stand here", fix))

    def lists(self, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Lists under names."""
        for entry in self.fields.entries(key):
            yield entry.key.text, self.items(entry.value)

    def forms(self, verbs: Iterable[str]) -> Iterator[str]:
        """Every form of verbs, the irregular ones as well."""
        irregular = list(self.paired("irregular"))
        for verb in verbs:
            yield from inflected(verb)
            yield from (form for form, base in irregular if base == verb)

    def record(self, node: Node, shape: Shape) -> Fields | None:
        """A record of that shape."""
        return Fields.of(node, node.span, shape, self.problems)

    def verbs_and_words(self, key: str) -> WordList:
        """Words, and verbs in every form or, where there are frames, only in these."""
        node = self.fields.values.get(key)
        record = None if node is None else self.record(node, _WORDS)
        if record is None:
            return WordList(())
        inside = {name: self.scalar(value) for name, value in record.values.items()}
        words, verbs = list(_split(inside.get("words", ""))), inside.get("verbs", "").split()
        frames = _split(inside.get("frames", ""))
        if not frames:
            words.extend(self.forms(verbs))
        for frame in frames:
            words.extend(frame.replace("{}s", third_person(verb)).replace("{}", verb) for verb in verbs)
        return WordList(tuple(dict.fromkeys(words)))

    def strengths(self) -> Iterator[Strength]:
        """The list of strengths in the file's order."""
        for item in self.fields.items("strengths"):
            record = self.record(item, SHAPES["strength"])
            if record is None or not {"name", "hedge"} <= set(record.values):
                continue
            hedge = self.scalar(record.values["hedge"])
            if hedge not in {"true", "false"}:
                at = record.values["hedge"].span
                self.problems.append(Problem(at, "choice", f"'{hedge}' is not possible here", "write true or false"))
            yield Strength(
                self.scalar(record.values["name"]),
                hedge == "true",
                self.of_strength(record, "verbs", "words"),
                self.of_strength(record, "soft verbs", "soft words"),
            )

    def of_strength(self, record: Fields, verbs: str, words: str) -> WordList:
        """The verbs in every form, and the words."""
        found = self.forms(self.scalar(record.values.get(verbs)).split()) if verbs in record.values else ()
        return WordList((*found, *_split(self.scalar(record.values.get(words)) if words in record.values else "")))

    def statuses(self, names: list[str]) -> Iterator[tuple[str, int]]:
        """Which strength each status takes."""
        for entry in self.fields.entries("statuses"):
            name = self.scalar(entry.value)
            if name in names:
                yield entry.key.text, names.index(name)
            else:
                fix = suggestion(name, names)
                self.problems.append(Problem(entry.value.span, "choice", f"there is no strength '{name}'", fix))


def _split(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split(",") if (word := part.strip()))


def _with_plurals(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        yield third_person(word)
