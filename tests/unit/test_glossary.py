"""The glossary: names and terms, each form with where it comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from explainer.model.words import Form, Term
from explainer.read.glossary import SHAPES, Origin, Sort, read_glossary, with_proposed
from explainer.records import TAG_PATTERN, parse
from explainer.source import Source
from tests.article import SEEDS
from tests.files import ROOT, codes, expected, plain, source

CASES = ROOT / "tests" / "cases" / "glossary"
VALID = sorted((CASES / "valid").glob("*.yml"))
INVALID = sorted((CASES / "invalid").glob("*.yml"))
REAL = SEEDS / "glossary.yml"
SCHEMA = json.loads((ROOT / "scripts" / "schema" / "glossary.schema.json").read_text("utf-8"))
OF_SHAPE = frozenset({"form-origin", "form-rule", "missing", "choice", "id", "unknown-key", "shape", "empty", "text"})


def refusals(path: Path) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(plain(parse(source(path))))]


def test_there_are_cases() -> None:
    assert len(VALID) >= 3
    assert set().union(*(codes(expected(path)) for path in INVALID)) == OF_SHAPE | {"repeated", "yaml", "yaml-key"}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_what_is_said_of_a_mistake(path: Path) -> None:
    _, problems = read_glossary(source(path))
    assert "".join(f"{problem}\n" for problem in problems) == expected(path)


@pytest.mark.parametrize("path", [*VALID, REAL], ids=lambda path: path.stem)
def test_what_is_right_is_accepted(path: Path) -> None:
    terms, problems = read_glossary(source(path))
    assert [str(problem) for problem in problems] == []
    assert terms


def test_a_term_with_its_forms() -> None:
    terms, _ = read_glossary(source(CASES / "valid" / "one-term.yml"))
    ferry = terms["ferry"]
    assert (ferry.id, ferry.sort, str(ferry.at)) == ("ferry", "term", "one-term.yml:1:1")
    assert list(ferry.forms) == ["en", "ru", "ja"]
    assert (ferry.forms["ru"].words, ferry.forms["ru"].others) == ("паром", ("парома", "паромом"))
    assert (ferry.forms["ru"].seen, ferry.forms["ru"].origin) == (("example.kz",), None)
    assert (ferry.forms["ja"].seen, ferry.forms["ja"].origin) == ((), "transliterated")
    assert (ferry.forms["en"].seen, ferry.forms["en"].origin) == ((), None)


def test_every_term_that_is_given_has_an_english_form() -> None:
    for path in INVALID:
        terms, _ = read_glossary(source(path))
        assert all("en" in term.forms for term in terms.values())


def test_one_broken_term_does_not_hide_the_others() -> None:
    broken = "boat: {sort: term}\n"
    terms, problems = read_glossary(Source("g.yml", broken + (CASES / "valid" / "one-term.yml").read_text("utf-8")))
    assert list(terms) == ["ferry"]
    assert [str(problem.where) for problem in problems] == ["g.yml:1:1"]


RIVER = Form("Река", ("Реки", 'Река "Быстрая"'), (), "proposed", "by sound")


def test_proposed_forms_stand_in_the_entry_that_is_there_or_in_a_new_one() -> None:
    before = source(CASES / "valid" / "several-sorts.yml")
    known, _ = read_glossary(before)
    first = next(iter(known.values()))
    new = Term("river", first.at, "term", {"en": Form("River", (), (), None)})
    after = Source("g.yml", with_proposed(before, [first, new], {first.id: {"de": RIVER}, "river": {"ru": RIVER}}))
    terms, problems = read_glossary(after)
    assert problems == ()
    assert (terms[first.id].forms["de"], terms["river"].forms["ru"]) == (RIVER, RIVER)
    assert {**terms[first.id].forms, "de": None} == {**first.forms, "de": None}
    new_lines = {*after.text.splitlines()} - {*before.text.splitlines(), ""}
    assert {line for line in new_lines if "proposed" not in line} == {"river:", '  en: {form: "River"}'}


def test_what_could_not_be_read_back_is_not_written() -> None:
    known, _ = read_glossary(Source("g.yml", "boat: {sort: term, en: {form: boat}}\n"))
    with pytest.raises(ValueError, match="cannot be read back"):
        with_proposed(
            Source("g.yml", "boat: {sort: term, en: {form: boat}}\n"), [*known.values()], {"boat": {"ru": RIVER}}
        )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [*VALID, REAL], ids=lambda path: path.stem)
def test_the_schema_accepts_what_is_right(path: Path) -> None:
    assert refusals(path) == []


@pytest.mark.parametrize(
    "path", [path for path in INVALID if codes(expected(path)) & OF_SHAPE], ids=lambda path: path.stem
)
def test_the_schema_refuses_what_has_another_shape(path: Path) -> None:
    assert refusals(path) != []


def test_the_schema_knows_the_same_keys_and_words() -> None:
    term, form = SCHEMA["$defs"]["term"], SCHEMA["$defs"]["form"]
    assert set(form["properties"]) == set(SHAPES["form"].keys)
    assert form["required"] == list(SHAPES["form"].required)
    assert set(term["properties"]) == set(SHAPES["term"].keys)
    assert term["required"] == list(SHAPES["term"].required)
    assert list(term["patternProperties"]) == [f"^(?!en$){TAG_PATTERN}$"]
    assert term["properties"]["sort"]["enum"] == list(Sort)
    assert form["properties"]["origin"]["enum"] == list(Origin)
