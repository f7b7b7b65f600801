"""Everything that is wrong with an article is told in one run: no fault hides another."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import pipeline
from explainer.problem import Level, Problem

TEXT = """\
A Ferry for Two Towns

May 2, 2023

Ada Lind met the harbour board on May 1. She did not promise money. The ferry would carry 12 cars to the other town of
the bay before the winter. Bo Berg said that the board needs time.
"""
FACTS = """\
made: {en: {drafted: person}, ru: {drafted: person}}
languages: {ru: required}
headline: {text: A ferry for 14 cars, rests_on: [cars]}
participants:
  lind: {sort: person, named: {s1: Ada Lind}, off: board}
  board: {sort: organisation, named: {s9: the board}}
  berg: {sort: person, named: {s4: Bo Berg}}
dates:
  day: {edtf: 2023-02-30, words: {s1: May 1}}
  year: {edtf: 2022-05-02, words: {dateline: "May 2, 2023"}}
claims:
  met: {kind: reported, text: Lind met the board., evidence: [{s1: Ada Lind saw the harbour board}]}
  met-again: {kind: reported, text: Lind met Berg 7 times., evidence: [{s1: Ada Lind}, {s1: saw Berg}]}
  money: {kind: reported, text: She promised money., evidence: [{s2: She did not promise money}]}
  cars: {kind: reported, text: It would carry 13 cars., evidence: [{s3: The ferry would carry 12 cars}]}
  copy: {kind: reported, text: It would carry 12 cars to the other town of the bay., evidence: [{s3: carry 12}]}
  time: {kind: said, text: The board needs time., evidence: [{s4: the board needs time}]}
  board: {kind: said, by: board, text: It has 99 ships., evidence: [{s4: the board}]}
  lost:
    kind: reported
    text: It carries 12 cars #and a boat
    evidence: [{s3: The ferry would carry 12 cars}]
    kind: view
summary: {key: [met, lost, met-again, money, cars, copy, time, nothing]}
timeline:
  - {on: day, status: happened, claim: met}
  - {on: year, status: happend, claim: met}
faq:
  who: {ask: "Who met", answer: [met]}
  cars: {ask: "How many cars", answer: [cars]}
"""
RUSSIAN = """\
msgid ""
msgstr "Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n"

msgctxt "claim.money"
msgid "She promised money."
msgstr "Она обещала 5 монет."
"""


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Verified:
    seeds: Path = tmp_path_factory.mktemp("told") / "seeds"
    seeds.mkdir()
    for name, text in {"ferry.txt": TEXT, "ferry.yml": FACTS, "ferry.ru.po": RUSSIAN}.items():
        (seeds / name).write_text(text, encoding="utf-8")
    return pipeline.verify(pipeline.Paths(seeds=seeds))


@pytest.fixture(scope="module")
def told(verified: pipeline.Verified) -> list[Problem]:
    return verified.all_problems


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("unknown-key", "off: board"),
        ("unit", "s9: the board"),
        ("calendar", "2023-02-30"),
        ("date-differs", "2022-05-02"),
        ("evidence", "Ada Lind saw"),
        ("evidence", "saw Berg"),
        ("negation", "She promised money."),
        ("unsupported-number", "carry 13 cars"),
        ("unsupported-number", "14 cars"),
        ("copied", "to the other town"),
        ("kind", "time: {kind: said"),
        ("reference", "nothing]"),
        ("choice", "happend"),
        ("question-mark", "How many cars"),
        ("yaml", "#and a boat"),
        ("yaml-key", "    kind: view"),
        ("no-name", "berg: {sort"),
    ],
)
def test_every_fault_is_told(told: list[Problem], code: str, words: str) -> None:
    line = FACTS[: FACTS.index(words)].count("\n") + 1
    assert code in {
        one.code for one in told if (Path(one.where.source.name).name, one.where.line) == ("ferry.yml", line)
    }


def test_translations_are_told_of_as_well(told: list[Problem]) -> None:
    found = {one.code for one in told if one.where.source.name.endswith("ferry.ru.po")}
    assert {"number", "untranslated"} <= found


def test_nothing_is_said_that_only_follows_from_a_fault(told: list[Problem]) -> None:
    """Of a claim whose evidence cannot be read, and of what rests on it, no rule can tell."""
    of_facts = [(FACTS.splitlines()[one.where.line - 1], one) for one in told if one.where.source.name.endswith(".yml")]
    assert {one.code for line, one in of_facts if "met-again: {kind" in line} == {"evidence"}
    assert [one for line, one in of_facts if "Who met" in line] == []
    assert {one.code for line, one in of_facts if "#and a boat" in line} == {"yaml"}
    assert not [one for one in told if one.code == "our-fault"]


def test_what_matters_most_is_named_first(verified: pipeline.Verified, told: list[Problem]) -> None:
    """What stops before what asks, headline and key facts before the rest; everything once."""
    (ferry,) = (one for one in pipeline.ranked(verified) if one.slug)
    assert sorted(map(str, ferry.ranked)) == sorted(str(one) for one in told if "/ferry." in one.where.source.name)
    levels = [one.level for one in ferry.ranked]
    assert levels == sorted(levels, key=[*Level].index)
    questions = [one.about for one in ferry.ranked if one.level is Level.QUESTION]
    assert questions[0] in {"headline", "claim.money", "claim.cars"}
    assert questions.index("date.year") > questions.index("headline")
    assert ferry.others == sorted(ferry.others, key=lambda one: (one.where.source.name, one.where.start))
    head, *lines = ferry.lines
    assert head.startswith(f"ferry: {levels.count(Level.PROBLEM)} problems, {len(questions)} questions, ")
    assert lines == [*map(str, ferry.first), "ferry: the others, by place:", *map(str, ferry.others)]
