"""Faults put into a clean translation, and honest rewordings of it.

`cases/checks/language/<tag>.po` is a clean catalogue. A row of `mutants.<tag>.tsv` changes one unit (`find` becomes
`replace`; `*` is the whole msgstr) and names the code that must be found at that msgstr: it stops, unless `notice`
stands behind it. A row of `honest.<tag>.tsv` changes one unit, and nothing may be found.

A row of `meaning.<tag>.tsv` is a text with its own English, in which a change turns the meaning. Where no code stands,
no rule can see it, and only a second reader may. A row of `good.tsv` is a good translation in other words, and at most
notices may be found.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from explainer.checks.language import Context, catalogue_problems, check_translation, unit_problems
from explainer.checks.language.rendering import Rendering
from explainer.language.checks import read_checks
from explainer.model.words import Pair
from explainer.problem import Level, Problem
from explainer.read.catalogue import read_catalogue
from explainer.read.glossary import read_glossary
from explainer.source import Source

CASES = Path(__file__).parents[1] / "cases" / "checks" / "language"
WORDS = Path(__file__).parents[2] / "scripts" / "locales"
TAGS = ("kk", "ru", "ja")


@dataclass(frozen=True)
class Row:
    """A change to a clean catalogue, and the code to be found after it."""

    tag: str
    unit: str
    find: str
    replace: str
    code: str = ""
    level: str = ""

    def __str__(self) -> str:
        return f"{self.tag}-{self.unit}-{self.code or self.replace[:30]}"


def rows(kind: str, tag: str) -> list[Row]:
    with (CASES / f"{kind}.{tag}.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(tag, line["unit"], line["find"], decoded(line["replace"]), *line.get("code", "").partition(" ")[::2])
        for line in lines
    ]


def decoded(text: str) -> str:
    """`<U+200B>` as the character it names, which nobody would see in a table."""
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), text)


@dataclass(frozen=True)
class Turn:
    """A translation whose meaning is turned by a change."""

    tag: str
    english: str
    words: str
    find: str
    replace: str
    code: str
    level: str

    def __str__(self) -> str:
        return f"{self.tag}-{self.code or 'unseen'}-{self.replace[:20]}"

    def found(self, words: str) -> list[Problem]:
        """What is found of these words for its English."""
        pair = Pair("claim.one", self.english, words, Source("one.po", "").span())
        return list(check_translation([pair], context(self.tag)))


def turns(tag: str) -> list[Turn]:
    with (CASES / f"meaning.{tag}.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Turn(tag, line["english"], line["words"], line["find"], line["replace"], *line["code"].partition(" ")[::2])
        for line in lines
    ]


def good() -> list[Turn]:
    with (CASES / "good.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Turn(line["tag"], line["english"], line["words"], "", line["words"], "", "") for line in lines]


TURNS = [turn for tag in TAGS for turn in turns(tag)]
MUTANTS = [row for tag in TAGS for row in rows("mutants", tag)]
HONEST = [row for tag in TAGS for row in rows("honest", tag)]


@cache
def context(tag: str) -> Context:
    def words(one: str) -> Source:
        path = WORDS / one / "checks.yml"
        return Source(path.name, path.read_text(encoding="utf-8"))

    here, english = (read_checks(words(one), one) for one in (tag, "en"))
    glossary, wrong = read_glossary(Source("glossary.yml", (CASES / "glossary.yml").read_text(encoding="utf-8")))
    assert not wrong
    return Context(here, english, glossary)


@cache
def clean(tag: str) -> tuple[Pair, ...]:
    text = (CASES / f"{tag}.po").read_text(encoding="utf-8")
    catalogue, problems = read_catalogue(Source(f"{tag}.po", text), tag)
    assert not problems
    return tuple(Pair(e.id, e.english, e.words, e.at, e.accepted) for e in catalogue.entries.values() if e.words)


@cache
def texts(tag: str) -> tuple[Rendering, ...]:
    """What is read of a text is kept with it: of a catalogue of which one unit changes, the others are read once."""
    return tuple(Rendering(pair, context(tag)) for pair in clean(tag))


@cache
def found_in_clean(tag: str) -> frozenset[Problem]:
    return frozenset(catalogue_problems(texts(tag)))


def changed(row: Row) -> int:
    """Which unit changes."""
    return next(i for i, text in enumerate(texts(row.tag)) if text.pair.id == row.unit)


def found(row: Row) -> Iterator[Problem]:
    """What is found of the row's change, first by the rules about one unit. A space finds a no-break space too."""
    here, at = [*texts(row.tag)], changed(row)
    words = here[at].pair.words
    new = row.replace
    if row.find != "*":
        find = re.escape(row.find).replace("\\ ", "[ \u00a0]")
        assert re.search(find, words), f"{row.unit} does not hold {row.find!r}"
        new = re.sub(find, lambda _: row.replace, words, count=1)
    assert new != words, f"{row.unit} does not change"
    here[at] = Rendering(replace(here[at].pair, words=new), context(row.tag))
    yield from unit_problems(here[at])
    yield from (problem for problem in catalogue_problems(here) if problem not in found_in_clean(row.tag))


@pytest.mark.parametrize("tag", TAGS)
def test_there_are_rows(tag: str) -> None:
    assert sum(row.tag == tag for row in MUTANTS) >= 20
    assert sum(row.tag == tag for row in HONEST) >= 15


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_found_in_the_clean_catalogue(tag: str) -> None:
    assert list(check_translation(clean(tag), context(tag))) == []


@pytest.mark.parametrize("row", MUTANTS, ids=str)
def test_a_fault_is_found_at_its_msgstr(row: Row) -> None:
    at = clean(row.tag)[changed(row)].at
    there = [(one.code, one.level is Level.NOTICE) for one in found(row) if one.where == at]
    assert (row.code, row.level == "notice") in there


@pytest.mark.parametrize("row", HONEST, ids=str)
def test_an_honest_rewording_passes(row: Row) -> None:
    assert [str(problem) for problem in found(row)] == []


@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_a_turn_of_meaning_is_found(turn: Turn) -> None:
    assert turn.find in turn.words
    assert [problem for problem in turn.found(turn.words) if problem.is_blocking] == []
    there = turn.found(turn.words.replace(turn.find, turn.replace, 1))
    if turn.code:
        assert (turn.code, turn.level == "notice") in {(one.code, one.level is Level.NOTICE) for one in there}
    else:
        assert not any(problem.is_blocking for problem in there)


@pytest.mark.parametrize("tag", TAGS)
def test_most_turns_of_meaning_are_found(tag: str) -> None:
    all_turns = turns(tag)
    assert sum(bool(turn.code) for turn in all_turns) >= 0.8 * len(all_turns)


@pytest.mark.parametrize("turn", good(), ids=str)
def test_a_good_translation_in_other_words_is_not_asked_about(turn: Turn) -> None:
    assert [str(problem) for problem in turn.found(turn.words) if problem.is_blocking] == []
