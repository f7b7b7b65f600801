"""People of an article: who is meant, what they are, for whom and of which country. The cases are made-up texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.draft.finding import find
from explainer.draft.findings import Person
from explainer.draft.tagger import tag
from explainer.problem import ContentError
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.source import Source, Span
from tests.article import SEEDS, SLUG
from tests.files import ROOT, rows, seed_of
from tests.tagging import needs_tagger

CASES = ROOT / "tests" / "cases" / "draft" / "people"
pytestmark = needs_tagger


ROLES, WHO, PRESENTED, INTRODUCED = (
    rows(CASES / f"{name}.tsv") for name in ("roles", "who", "presented", "introduced")
)


def test_there_are_cases() -> None:
    assert len(ROLES) > 20
    assert len(WHO) > 10


def found(text: str) -> tuple[Person, ...]:
    return find(tag(seed_of(f"a headline without names\n\nJune 16, 2021\n\n{text}\n"))).people


def said(span: Span | None) -> str:
    return "-" if span is None else span.text


@pytest.mark.parametrize(("text", "wanted"), ROLES, ids=[row[0] for row in ROLES])
def test_role_organisation_and_country_are_what_the_text_says(text: str, wanted: str) -> None:
    person, *others = found(text)
    assert not others
    assert wanted == " | ".join((person.name.text, said(person.role), said(person.organisation), person.country or "-"))


@pytest.mark.parametrize(("text", "wanted"), WHO, ids=[row[0] for row in WHO])
def test_everybody_is_found_once_under_the_fullest_name(text: str, wanted: str) -> None:
    names = [" = ".join((person.name.text, *(alias.text for alias in person.aliases))) for person in found(text)]
    assert names == [name for name in wanted.split("; ") if name]


@pytest.mark.parametrize(("text", "wanted"), PRESENTED, ids=[row[0] for row in PRESENTED])
def test_somebody_is_presented_whole_or_not_at_all(text: str, wanted: str) -> None:
    assert said(found(text)[0].presented) == (wanted or "-")


@pytest.mark.parametrize(("text", "name", "wanted"), INTRODUCED, ids=[row[0] for row in INTRODUCED])
def test_somebody_is_introduced_in_words_that_lean_on_no_other_name(text: str, name: str, wanted: str) -> None:
    (one,) = (one for one in found(text) if one.name.text == name)
    assert said(one.presented) == (wanted or "-")


def test_what_somebody_is_does_not_end_before_the_clause_that_says_which() -> None:
    (one,) = found(
        "Professor Ann Poe, the baker whose half a century of walks and who, in her seventies, went to court, "
        "died in Mora."
    )
    assert one.described is None


def test_an_office_is_not_described_without_its_body() -> None:
    (one,) = found("The chair of trustees, Sir Tom Holm, was guarded.")
    assert one.described is None


def test_a_day_before_an_office_is_no_part_of_it() -> None:
    (one,) = found("On Tuesday council member Ann Poe left.")
    assert said(one.described) == "council member Ann Poe"


def test_the_first_article_has_its_two_people() -> None:
    path = SEEDS / f"{SLUG}.txt"
    chair, ambassador = find(tag(read_seed(decode(path.name, path.read_bytes()), path.stem))).people
    assert (chair.name.text, said(chair.role), said(chair.organisation), chair.country) == (
        "Saltanat Tompiyeva",
        "Chair of the Civil Aviation Committee",
        "Civil Aviation Committee",
        "Kazakhstan",
    )
    assert (ambassador.name.text, said(ambassador.role), ambassador.country) == (
        "Yamada Jun",
        "Ambassador of Japan to Kazakhstan",
        "Japan",
    )


PIECES = st.sampled_from(
    """
    Mr President Susan Blake Lord Dr. the of and , . ; ( ) " ' - 's Norway Norwegian Committee Bank said is a chairman
    Will May Monday 61 U.S. de OF THE \n \u00a0 ” – 山田 É 😀
    """.split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_every_finding_stands_in_it(text: str) -> None:
    source = Source("x.txt", f"Title\n\n{text}")
    try:
        seed = read_seed(source, "x")
    except ContentError:
        return
    for person in find(tag(seed)).people:
        for span in (person.name, *person.aliases, *person.mentions, person.role, person.organisation):
            assert span is None or (span.text.strip() and span.source is source)
