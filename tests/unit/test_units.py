"""`check --units`: the language rules on a file of units that belong to no article."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.checks.language import CATALOGUE_RULES, UNIT_RULES
from explainer.checks.language.families import rule_name
from explainer.checks.language.plurals import plural_forms
from explainer.language.checks import read_checks
from explainer.source import Source
from tests.workshop import Workshop

WORDS = Path(__file__).parents[2] / "scripts" / "locales"
NAMES = [{"en": "Astana", "kind": "place", "ru": ["Астана"], "ja": ["アスタナ"]}]
GOOD = {"id": "u1", "lang": "ru", "source": "Trade with Astana grew.", "target": "Торговля с Астаной выросла."}
PLURAL = {"id": "u1", "lang": "ru", "source": "{n} day", "source_plural": "{n} days"}


@pytest.fixture
def workshop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workshop:
    made = Workshop(tmp_path, capsys)
    made.seeds.mkdir()
    return made


def found(workshop: Workshop, *units: Mapping[str, object], names: object = NAMES) -> list[dict[str, str]]:
    """What the command writes of these units."""
    units_file, names_file, out = (workshop.folder / name for name in ("units.jsonl", "names.json", "out.json"))
    units_file.write_text("".join(f"{json.dumps(unit, ensure_ascii=False)}\n" for unit in units), "utf-8")
    names_file.write_text(json.dumps(names, ensure_ascii=False), "utf-8")
    said = workshop.run("check", "--units", f"{units_file}", "--glossary", f"{names_file}", "--json", f"{out}")
    written: list[dict[str, str]] = json.loads(out.read_text("utf-8")) if out.is_file() else []
    assert said.code == (any(one["severity"] == "error" for one in written) or not out.is_file()), said.err
    return written


def rules(findings: list[dict[str, str]]) -> set[tuple[str, str, str]]:
    return {(one["id"], one["rule"], one["severity"]) for one in findings}


def test_a_good_unit_passes(workshop: Workshop) -> None:
    assert found(workshop, GOOD) == []


def test_a_fault_is_told_with_its_family_and_weight(workshop: Workshop) -> None:
    bad = GOOD | {"target": "Торговля с Астоной выросла."}
    [one] = found(workshop, bad)
    assert (one["id"], one["lang"], one["rule"], one["severity"]) == ("u1", "ru", "name.name", "error")
    assert "Astana" in one["message"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"state": "fuzzy"}, "fuzzy.fuzzy"),
        ({"target": "", "state": "untranslated"}, "untranslated.untranslated"),
        ({"source_sha": "0" * 16, "translated_from_sha": "1" * 16}, "stale.stale"),
        ({"translated_from_sha": "1" * 16}, "stale.stale"),
    ],
)
def test_what_is_not_current_is_told(workshop: Workshop, change: dict[str, object], rule: str) -> None:
    assert rules(found(workshop, GOOD | change)) == {("u1", rule, "error")}


def test_a_group_is_read_in_place_of_the_base(workshop: Workshop) -> None:
    long = {"source": "The ministers met in the old town hall.", "target": "Министры встретились в старой ратуше."}
    other = {"source": "A bridge was opened by the harbour.", "target": "Мост открыли у гавани."}
    base = [GOOD | long | {"id": "b1", "seq": 1}, GOOD | other | {"id": "b2", "seq": 2}]
    pasted = GOOD | other | {"id": "g2", "seq": 2, "group": "g", "target": long["target"]}
    stray = GOOD | other | {"id": "h2", "seq": 2, "group": "h"}
    assert rules(found(workshop, *base, pasted, stray)) == {("g2", "mismatch.same-words", "error")}


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ru", ["{n} день", "{n} дня", "{n} дней"]),
        ("ru", ["{n} человек", "{n} человека", "{n} человек"]),
        ("ru", ["{n} музей", "{n} музея", "{n} музеев"]),
        ("kk", ["{n} күн", "{n} күн"]),
        ("ja", ["{n}日"]),
    ],
)
def test_the_forms_of_a_plural_pass(workshop: Workshop, tag: str, forms: list[str]) -> None:
    assert found(workshop, PLURAL | {"lang": tag, "targets": forms}) == []


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("ru", ["{n} день", "{n} день", "{n} день"]),
        ("ru", ["{n} дней", "{n} дня", "{n} день"]),
        ("ru", ["{n} день", "{n} дней", "{n} дня"]),
        ("ru", ["{n} день", "{n} дня"]),
        ("ru", ["{n} день", "", "{n} дней"]),
        ("kk", ["{n} күн", "{n} күндер"]),
        ("ja", ["{n}日", "{n}日"]),
    ],
)
def test_other_forms_of_a_plural_do_not(workshop: Workshop, tag: str, forms: list[str]) -> None:
    assert "plural.plural" in {one["rule"] for one in found(workshop, PLURAL | {"lang": tag, "targets": forms})}


def test_another_form_of_a_plural_is_checked_as_any_text(workshop: Workshop) -> None:
    forms = ["{n} день", "{n} дня", "{м} дней"]
    assert "placeholder.placeholder" in {one["rule"] for one in found(workshop, PLURAL | {"targets": forms})}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"id": "u1", "lang": "ru", "source": "A", "target": 3}', "units.jsonl:1:1: "),
        ('{"id": "u1", "lang": "ru", "source": "A"}\n{"id": ', "units.jsonl:2:1: "),
        ('{"id": "u1", "lang": "xx", "source": "A"}', "units.jsonl:1:1: 'xx' is no language"),
        ('{"id": "u1", "lang": "ru", "source": "A"}\n' * 2, "units.jsonl:2:1: line 1 has the id 'u1' too"),
    ],
)
def test_a_line_that_is_no_unit_is_told_with_its_place(workshop: Workshop, text: str, place: str) -> None:
    file = workshop.folder / "units.jsonl"
    file.write_text(text, "utf-8")
    said = workshop.run("check", "--units", f"{file}")
    assert said.code == 1
    assert place in said.err
    assert "fix: " in said.err


@pytest.mark.parametrize("names", [{"en": "Astana"}, [{"en": "Astana", "kind": "river"}], [{"kind": "place"}], "no"])
def test_a_glossary_that_is_none_is_told(workshop: Workshop, names: object) -> None:
    assert found(workshop, GOOD, names=names) == []
    out = workshop.folder / "out.json"
    assert not out.exists()


def test_a_glossary_alone_is_wrong_usage(workshop: Workshop) -> None:
    assert workshop.run("check", "--glossary", "names.json").code == 2


def test_a_character_that_ends_a_line_elsewhere_ends_none_here(workshop: Workshop) -> None:
    [one] = found(workshop, GOOD | {"target": "Торговля с\u2028Астаной выросла."})
    assert one["rule"] == "character.invisible"


def test_every_code_of_a_rule_has_a_family() -> None:
    manuals = [rule.__doc__ or "" for rule in (*UNIT_RULES, *CATALOGUE_RULES, plural_forms)]
    codes = {code for manual in manuals for code in re.findall(r"`([a-z-]+)`", manual.partition("Code")[2])}
    codes |= {
        habit.code
        for tag in ("kk", "ru", "ja")
        for habit in read_checks(Source("", (WORDS / tag / "checks.yml").read_text("utf-8")), tag).habits
    }
    assert [code for code in sorted(codes) if rule_name(code).startswith("other.")] == []
