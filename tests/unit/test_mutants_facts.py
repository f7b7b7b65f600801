"""The article's facts file changed in one place: a mistake is found where it is, an honest edit passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from explainer.checks.facts import check_article
from explainer.checks.facts.words import fact_words
from explainer.model.facts import Article, Claim, Entry, Facts, Label, Participant, When
from explainer.problem import Problem, in_order
from explainer.read.facts import read_facts
from explainer.read.glossary import read_glossary
from explainer.records import Mapping as Record
from explainer.records import Scalar, Sequence, parse
from explainer.source import Source, Span
from tests.article import SEEDS, SLUG
from tests.files import ROOT, seed, source

CASES = ROOT / "tests" / "cases" / "checks" / "facts"


SEED = seed(SEEDS / f"{SLUG}.txt")
FACTS = (SEEDS / f"{SLUG}.yml").read_text("utf-8")
GLOSSARY, _ = read_glossary(source(SEEDS / "glossary.yml"))
WORDS = fact_words()


def edits(name: str) -> Iterator[dict[str, str]]:
    """The edits of a file of cases."""
    root = parse(source(CASES / name))
    assert isinstance(root, Sequence)
    for item in root.items:
        assert isinstance(item, Record)
        yield {entry.key.text: entry.value.text for entry in item.entries if isinstance(entry.value, Scalar)}


MUTANTS = list(edits("mutants.yml"))
HONEST = list(edits("honest.yml"))
UNSEEN = list(edits("unseen.yml"))


def edited(case: dict[str, str]) -> Source:
    """The facts file with the edit."""
    assert FACTS.count(case["find"]) == 1, (
        f"{case['find']!r} stands {FACTS.count(case['find'])} times in the facts file"
    )
    return Source(f"{SLUG}.yml", FACTS.replace(case["find"], case["replace"]))


def found(source: Source) -> tuple[Facts, list[Problem]]:
    """The facts as read, and everything that reader and rules say about them."""
    facts, problems = read_facts(source, SEED)
    assert facts is not None, "\n".join(map(str, problems))
    return facts, in_order([*problems, *check_article(Article(SEED, facts), GLOSSARY, WORDS)])


def place(facts: Facts, path: str) -> Span:
    """Where the value under this path stands: `headline.text`, `claims.meeting.text`, `timeline.0.claim`."""
    part, *inside, key = path.split(".")
    if part == "faq":
        return next(question for question in facts.faq if question.id == inside[0]).ask.at
    if part == "participants" and not inside:
        return facts.participants[key].at
    records: dict[str, Mapping[str, Claim | Label | When | Participant | Entry]] = {
        "headline": {"": facts.headline},
        "status": {label.id: label for label in facts.status},
        "claims": facts.claims,
        "dates": facts.dates,
        "participants": facts.participants,
        "timeline": {str(number): entry for number, entry in enumerate(facts.timeline)},
    }
    return records[part]["".join(inside)].places[key]


def printed(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


def test_there_are_cases() -> None:
    assert len(MUTANTS) >= 100
    assert len(HONEST) >= 50
    names = [case["name"] for case in (*MUTANTS, *HONEST, *UNSEEN)]
    assert len(names) == len(set(names))


def test_the_facts_themselves_pass() -> None:
    _, problems = found(Source(f"{SLUG}.yml", FACTS))
    assert printed(problems) == ""


@pytest.mark.parametrize("case", MUTANTS, ids=lambda case: case["name"])
def test_a_mistake_is_found_where_it_is(case: dict[str, str]) -> None:
    facts, problems = found(edited(case))
    line = place(facts, case["at"]).line
    assert (case["code"], line) in {(one.code, one.where.line) for one in problems}, printed(problems)


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case["name"])
def test_an_honest_edit_passes(case: dict[str, str]) -> None:
    _, problems = found(edited(case))
    assert printed(problems) == ""


@pytest.mark.parametrize("case", UNSEEN, ids=lambda case: case["name"])
def test_what_only_a_second_reader_can_see(case: dict[str, str]) -> None:
    """No rule says anything: whoever writes one that does moves the case to `mutants.yml`."""
    _, problems = found(edited(case))
    assert printed(problems) == ""
