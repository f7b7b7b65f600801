"""Faults put into a clean translation, and honest rewordings of it.

`cases/checks/language/<tag>.po` is a clean catalogue. A row of `mutants.<tag>.tsv` changes one unit (`find` becomes
`replace`; `*` is the whole msgstr) and names the code that must be found at that msgstr, as a problem unless `notice`
stands behind it. A row of `honest.<tag>.tsv` changes one unit, and nothing may be found.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from explainer.checks.language import Context, check_translation
from explainer.language.checks import read_checks
from explainer.model.words import Pair
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


def changed(row: Row) -> tuple[list[Pair], int]:
    """The catalogue with the row's change, and the line of the changed msgstr. A space finds a no-break space too."""
    pairs = list(clean(row.tag))
    at = next(i for i, pair in enumerate(pairs) if pair.id == row.unit)
    words = pairs[at].words
    new = row.replace
    if row.find != "*":
        find = re.escape(row.find).replace("\\ ", "[ \u00a0]")
        assert re.search(find, words), f"{row.unit} does not hold {row.find!r}"
        new = re.sub(find, lambda _: row.replace, words, count=1)
    assert new != words, f"{row.unit} does not change"
    pairs[at] = replace(pairs[at], words=new)
    return pairs, pairs[at].at.line


@pytest.mark.parametrize("tag", TAGS)
def test_there_are_rows(tag: str) -> None:
    assert sum(row.tag == tag for row in MUTANTS) >= 20
    assert sum(row.tag == tag for row in HONEST) >= 15


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_found_in_the_clean_catalogue(tag: str) -> None:
    assert list(check_translation(clean(tag), context(tag))) == []


@pytest.mark.parametrize("row", MUTANTS, ids=str)
def test_a_fault_is_found_at_its_msgstr(row: Row) -> None:
    pairs, line = changed(row)
    wanted = (line, row.code, row.level or "problem")
    alone = [pair for pair in pairs if pair.at.line == line]
    # Most rules look at one unit; the whole catalogue is checked only where they do not find it.
    found = {(p.where.line, p.code, str(p.level)) for p in check_translation(alone, context(row.tag))}
    if wanted not in found:
        found = {(p.where.line, p.code, str(p.level)) for p in check_translation(pairs, context(row.tag))}
    assert wanted in found, found


@pytest.mark.parametrize("row", HONEST, ids=str)
def test_an_honest_rewording_passes(row: Row) -> None:
    pairs, _ = changed(row)
    assert [str(problem) for problem in check_translation(pairs, context(row.tag))] == []
