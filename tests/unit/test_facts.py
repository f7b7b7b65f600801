"""A facts file: what is read, what is said of each mistake, and that the schema editors use says the same."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from explainer.model import edtf
from explainer.model.facts import (
    STANDARDS,
    About,
    Drafted,
    Facts,
    Kind,
    Listed,
    Maker,
    Publish,
    Requirement,
    Status,
    Text,
)
from explainer.problem import Level, Problem
from explainer.read.facts import ADDRESS_PATTERN, SHAPES, read_facts
from explainer.records import ID_PATTERN, TAG_PATTERN, parse
from explainer.source import Source
from tests.article import SEEDS, SLUG
from tests.files import codes, expected, plain, seed, source

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "facts"
VALID = sorted((CASES / "valid").glob("*.yml"))
INVALID = sorted((CASES / "invalid").glob("*.yml"))
REAL = [SEEDS / f"{SLUG}.yml"]
SCHEMA = json.loads((ROOT / "scripts" / "schema" / "facts.schema.json").read_text("utf-8"))

Match = re.Match[str]

OF_SHAPE = frozenset(
    {
        "missing",
        "empty",
        "shape",
        "unknown-key",
        "choice",
        "id",
        "language",
        "address",
        "text",
        "kind",
        "edtf",
        "period",
        "day",
        "by",
        "of",
    }
)
"""What a schema can see. The others need the article, or two places of the file."""
OF_MEANING = frozenset(
    {
        "made",
        "reference",
        "standard",
        "territory",
        "repeated",
        "unit",
        "evidence",
        "evidence-twice",
        "absent",
        "circle",
        "copied",
        "calendar",
        "period-differs",
        "key-facts",
        "lead",
        "same-answer",
        "was",
        "misplaced",
    }
)
NOTICES = frozenset({"long-quote", "unused"})


def printed(problems: tuple[Problem, ...]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def refusals(path: Path) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(plain(parse(source(path))))]


def test_there_are_cases() -> None:
    assert len(VALID) >= 14
    found = set().union(*(codes(expected(path)) for path in INVALID))
    assert {code for code in found if not code.startswith("yaml")} == OF_SHAPE | OF_MEANING


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_what_is_said_of_a_mistake(path: Path) -> None:
    _, problems = read_facts(source(path), seed(CASES / "seed.txt"))
    assert printed(problems) == expected(path)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_is_right_is_accepted(path: Path) -> None:
    facts, problems = read_facts(source(path), seed(CASES / "seed.txt"))
    assert facts is not None
    assert printed(problems) == expected(path)
    assert codes(expected(path)) <= NOTICES


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_the_real_files_have_no_problem(path: Path) -> None:
    facts, problems = read_facts(source(path), seed(path.with_suffix(".txt")))
    assert [str(problem) for problem in problems if problem.level is Level.PROBLEM] == []
    assert facts is not None


def test_who_made_a_claim_is_who_drafted_the_file_unless_the_claim_says() -> None:
    facts, _ = read_facts(source(CASES / "valid" / "every-key.yml"), seed(CASES / "seed.txt"))
    assert facts is not None
    own = Maker(Drafted.MACHINE, "A model's name", "2", dt.date(2026, 11, 30))
    assert facts.maker(facts.claims["study"]) == own
    others = {facts.maker(claim) for name, claim in facts.claims.items() if name != "study"}
    assert others == {Maker(Drafted(facts.made["en"].drafted))}


def test_every_record_arrives() -> None:
    facts, _ = read_facts(source(CASES / "valid" / "every-key.yml"), seed(CASES / "seed.txt"))
    assert facts is not None
    assert (facts.publish, facts.listed, facts.publisher) == (Publish.FULL, Listed.SIGNED, "The Northport Post")
    assert (facts.address, facts.seen_at) == ("https://example.org/ferry", ("http://example.com/ferry",))
    assert facts.languages == {"kk": Requirement.REQUIRED, "zh-Hant": Requirement.OFF, "ja": Requirement.OPTIONAL}
    assert [(review.by, str(review.on), review.of) for review in facts.made["kk"].reviewed] == [
        ("A. Name", "2026-11-30", "0123456789abcdef")
    ]
    assert facts.headline.rests_on == ("meeting",)
    assert [(label.id, label.text.words) for label in facts.status] == [("talks", "Talks reported")]
    assert [(label.id, label.rests_on) for label in facts.lead] == [("who", ("meeting", "year"))]
    board = facts.participants["board"]
    assert (board.named.words, board.of, board.role, board.notes, board.unnamed) == (
        "the harbour board",
        "lind",
        "meeting",
        ("hope",),
        "no-price",
    )
    when = facts.dates["study-ready"]
    assert (str(when.edtf), str(when.period), when.words.words) == (
        "../2023-09-30",
        "2023-Q3",
        "by the third quarter of 2023",
    )
    study = facts.claims["study"]
    # The quote is the article's own characters, whichever apostrophe the editor typed.
    assert study.evidence[0].words == "the board’s study would be ready by the third quarter of 2023"
    assert (study.kind, study.by, str(study.at)) == (Kind.SAID, "lind", "every-key.yml:62:3")
    assert (facts.claims["year"].was, facts.claims["no-price"].absent) == ("date", ("fare", "ticket"))
    assert list(facts.summary) == ["key", "happened", "continued", "both", "said", "expects", "unstated"]
    assert [(entry.on, entry.status, entry.claim, entry.note) for entry in facts.timeline] == [
        ("meeting-day", Status.HAPPENED, "meeting", None),
        ("study-ready", Status.POSSIBLE, "study", "no-price"),
    ]
    assert (facts.faq[0].ask.words, facts.faq[0].answer) == ("What happened?", ("meeting",))
    assert [(str(mended.on), mended.claim, mended.was) for mended in facts.corrections] == [
        ("2026-11-30", "meeting", "They met twice.")
    ]


@pytest.mark.parametrize("name", ["smallest.yml", "empty-parts.yml"])
def test_no_more_than_quotes_is_published_unless_the_file_says_so(name: str) -> None:
    facts, _ = read_facts(source(CASES / "valid" / name), seed(CASES / "seed.txt"))
    assert facts is not None
    assert facts.publish is Publish.QUOTES


def dangling(facts: Facts) -> set[str | None]:
    """The ids that a record names and that are not there; None where a record lacks what its kind must have."""
    people = facts.participants.values()
    claims = {
        *(name for one in facts.claims.values() for name in one.nearest),
        *(name for label in (facts.headline, *facts.status) for name in (label.rests_on or (None,))),
        *(name for names in facts.summary.values() for name in names),
        *(name for question in facts.faq for name in question.answer),
        *(entry.claim for entry in facts.timeline),
        *(one.claim for one in facts.corrections),
        *(name for one in people for name in one.notes),
        *filter(None, [name for one in people for name in (one.role, one.unnamed)]),
        *filter(None, [entry.note for entry in facts.timeline]),
        *filter(None, [when.inferred for when in facts.dates.values()]),
    }
    participants = {
        *(name for one in facts.claims.values() for name in one.who),
        *(one.by for one in facts.claims.values() if one.kind is Kind.SAID or one.by is not None),
        *filter(None, [one.of for one in people]),
    }
    standards = [text.standard for text in texts(facts) if text.standard is not None]
    abouts = [(one.of, STANDARDS[one.id.partition(".")[0]][one.id.partition(".")[2]]) for one in standards]
    return (
        (claims - {*facts.claims})
        | (participants - {*facts.participants})
        | ({entry.on for entry in facts.timeline} - {*facts.dates})
        | ({of for of, about in abouts if about is About.DATE} - {*facts.dates})
        | ({of for of, about in abouts if about is About.PARTICIPANT} - {*facts.participants})
    )


def texts(facts: Facts) -> list[Text]:
    """Every text that may be a standard one."""
    claims = [text for one in facts.claims.values() for text in (one.text, one.because) if text is not None]
    return [*claims, *(question.ask for question in facts.faq)]


def test_facts_that_are_given_hold_no_name_of_nothing() -> None:
    read = [facts for path in INVALID if (facts := read_facts(source(path), seed(CASES / "seed.txt"))[0]) is not None]
    assert len(read) > 10
    assert set().union(*map(dangling, read)) == set()


NAMED = [*re.finditer(r"[\w-]+", (CASES / "valid" / "every-key.yml").read_text("utf-8"))]


@given(st.lists(st.sampled_from(NAMED), min_size=1, max_size=3), st.sampled_from(["x", "", "lind", "meeting", "said"]))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_whatever_word_is_written_wrongly_every_id_that_is_named_is_there(places: list[Match], word: str) -> None:
    text = (CASES / "valid" / "every-key.yml").read_text("utf-8")
    for place in sorted(set(places), key=lambda one: -one.start()):
        text = text[: place.start()] + word + text[place.end() :]
    facts, problems = read_facts(Source("x.yml", text), seed(CASES / "seed.txt"))
    assert facts is not None or any(problem.is_blocking for problem in problems)
    assert facts is None or dangling(facts) == set()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("../2025-06", "None", "2025-06-30"),
        ("2025-07/..", "2025-07-01", "None"),
        ("2024-02-29/2024", "2024-02-29", "2024-12-31"),
    ],
)
def test_days_of_a_date(value: str, first: str, last: str) -> None:
    date = edtf.parse(value)
    assert date is not None
    assert (str(date.first), str(date.last), str(date)) == (first, last, value)


@pytest.mark.parametrize(
    "value", ["", "..", "../..", "/", "2024-2-9", "2024-13", "20240229", "2024-02-30", "0000", "٢٠٢٤"]
)
def test_what_is_no_date(value: str) -> None:
    assert edtf.parse(value) is None


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
    ],
)
def test_days_of_a_period(period: str, first: str, last: str) -> None:
    half_or_quarter = edtf.parse_period(period)
    assert half_or_quarter is not None
    assert (str(half_or_quarter.first), str(half_or_quarter.last), str(half_or_quarter)) == (first, last, period)


# --- the schema -------------------------------------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", [*VALID, *REAL], ids=lambda path: path.stem)
def test_the_schema_accepts_what_is_right(path: Path) -> None:
    assert refusals(path) == []


@pytest.mark.parametrize(
    "path", [path for path in INVALID if codes(expected(path)) & OF_SHAPE], ids=lambda path: path.stem
)
def test_the_schema_refuses_what_has_another_shape(path: Path) -> None:
    assert refusals(path) != []


@pytest.mark.parametrize("name", SHAPES)
def test_the_schema_knows_the_same_keys(name: str) -> None:
    schema = SCHEMA if name == "facts" else SCHEMA["$defs"][name]
    assert set(schema["properties"]) == set(SHAPES[name].keys)
    assert schema.get("required", []) == list(SHAPES[name].required)
    assert schema["additionalProperties"] is False


def test_the_schema_has_the_same_patterns() -> None:
    defs = SCHEMA["$defs"]
    assert defs["id"]["pattern"] == f"^{ID_PATTERN}$"
    assert defs["day"]["pattern"] == f"^{edtf.DAY_PATTERN}$"
    assert defs["address"]["pattern"] == f"^{ADDRESS_PATTERN}$"
    assert defs["date"]["properties"]["edtf"]["pattern"] == f"^{edtf.PATTERN}$"
    assert defs["date"]["properties"]["period"]["pattern"] == f"^{edtf.PERIOD_PATTERN}$"
    assert list(SCHEMA["properties"]["made"]["patternProperties"]) == [f"^{TAG_PATTERN}$"]


def test_the_schema_explains_every_key() -> None:
    for schema in (SCHEMA, *SCHEMA["$defs"].values()):
        for key, value in schema.get("properties", {}).items():
            assert value.get("description") or SCHEMA["$defs"][value["$ref"].rpartition("/")[2]]["description"], key
