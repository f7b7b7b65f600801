"""How much the language checks find in real translations, and how often they are wrong about good ones.

The corpus has professional translations of English news, clean, and each with one fault whose kind is labelled;
CHECKER.md beside it tells the format, and its own score.py counts. A sample is taken;
`EXPLAINER_CORPUS=whole` takes all of it, and `pytest -s` shows the table.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

import build
from tests.corpus.beside import CORPUS, PROJECT, needs_corpus

TRANSLATIONS = CORPUS / "translation"
REFERENCES = PROJECT / "tests" / "cases" / "checks" / "language" / "references.txt"
TAGS = ("kk", "ru", "ja")
SHARE = 1 if os.environ.get("EXPLAINER_CORPUS") == "whole" else 12
"""One unit of so many is taken."""

MECHANICAL = (
    "number_changed number_dropped year_changed date_value_wrong date_format_wrong period_changed percent_lost "
    "currency_changed magnitude decimal_point name_replaced left_english wrong_language near_language latin_script "
    "kk_letters_all duplicated homoglyph_latin homoglyph_whole ru_kazakh_letter mixed_script invisible_char mojibake "
    "quotes_ascii quotes_curly quote_unbalanced space_before_punct final_punct_lost halfwidth_punct hyphen_for_dash "
    "double_space markup_broken link_broken placeholder_broken html_injected llm_chatter untranslated stale fuzzy "
    "plural_broken"
).split()
"""Classes that need no understanding: 95 of 100 are found, by the rule that names the fault."""
FLOORS = {"date_changed": 88, "thousands_comma": 80, "name_dropped": 88, "name_misspelt": 93, "country_replaced": 85}
"""Of some others, per cent found at least."""
MECHANICAL_AT_LEAST, FALSE_AT_MOST = 95, 2

pytestmark = needs_corpus


Line = dict[str, str]


def lines(name: str) -> list[Line]:
    with (TRANSLATIONS / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write_lines(path: Path, found: Iterable[Line]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in found)


@dataclass(frozen=True)
class Score:
    """What score.py counted at one level."""

    table: str
    rows: dict[str, dict[str, tuple[int, int, int]]]
    """By class and language: how many, found, found with the right rule."""
    stopped: dict[str, list[str]]
    """By language: the clean units in which something was found, a notice aside."""
    clean: dict[str, int]
    """By language: how many clean units there were."""


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Score:
    """The corpus's own scorer on what the command finds in a sample, notices included: a person sees them."""
    folder = tmp_path_factory.mktemp("corpus")
    labels = {one["id"]: one for one in lines("labels.jsonl")}
    sample = {name: one for name, one in labels.items() if zlib.crc32(name.encode()) % SHARE == 0}
    twins = {one["twin"] for one in sample.values() if one["cls"] != "clean"}
    taken = {name: one for name, one in labels.items() if name in sample or name in twins}
    write_lines(folder / "labels.jsonl", taken.values())
    # Rules that see all units need the whole of a catalogue.
    write_lines(folder / "units.jsonl", (one for one in lines("units.jsonl") if one["id"] in taken or is_base(one)))
    out, glossary = folder / "findings.json", TRANSLATIONS / "glossary.json"
    build.main(["check", "--units", f"{folder / 'units.jsonl'}", "--glossary", f"{glossary}", "--json", f"{out}"])
    told = [one for one in json.loads(out.read_text("utf-8")) if one["id"] in taken]
    out.write_text(json.dumps(told), "utf-8")
    result = folder / "rows.json"
    command = [sys.executable, str(TRANSLATIONS / "score.py"), "--set", str(folder), str(out), "--json", str(result)]
    tables = [
        subprocess.run([*command, "--level", level], capture_output=True, text=True, check=True).stdout
        for level in ("error", "warning")
    ]
    rows = json.loads(result.read_text("utf-8"))["rows"]
    clean = {tag: [name for name, one in taken.items() if (one["cls"], one["lang"]) == ("clean", tag)] for tag in TAGS}
    errors = {one["id"] for one in told if one["severity"] == "error"}
    return Score(
        "\n".join(tables),
        {name: row for name, row in rows.items() if not name.startswith("=")},
        {tag: [name for name in names if name in errors] for tag, names in clean.items()},
        {tag: len(names) for tag, names in clean.items()},
    )


def is_base(line: Line) -> bool:
    return line["group"] == "base"


def share(score: Score, classes: Iterable[str], column: int) -> float:
    """Per cent of all faults of these classes."""
    rows = [row[tag] for name, row in score.rows.items() if name in classes for tag in TAGS]
    return 100 * sum(row[column] for row in rows) / sum(row[0] for row in rows)


def test_mechanical_faults_are_found_by_the_rule_that_names_them(score: Score) -> None:
    sys.stdout.write(score.table)
    right = {name: round(share(score, [name], 2)) for name in MECHANICAL if name in score.rows}
    assert share(score, MECHANICAL, 2) >= MECHANICAL_AT_LEAST, right


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_others_are_mostly_found(score: Score, kind: str, floor: int) -> None:
    if SHARE > 1:
        pytest.skip("the sample has too few of them: set EXPLAINER_CORPUS=whole")
    assert share(score, [kind], 1) >= floor


def faulty() -> set[str]:
    """Ids of translations in the corpus that a reader of the language found at fault where the checks say so."""
    return {line.split()[0] for line in REFERENCES.read_text("utf-8").splitlines() if line and line[0] != "#"}


@pytest.mark.parametrize("tag", TAGS)
def test_good_translations_are_let_through(score: Score, tag: str) -> None:
    wrongly = [name for name in score.stopped[tag] if name not in faulty()]
    assert score.clean[tag] >= 100
    assert 100 * len(wrongly) / score.clean[tag] <= FALSE_AT_MOST, wrongly
