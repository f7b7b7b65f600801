"""The article's facts file changed in one place: a mistake is found where it is, an honest edit passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
Case = dict[str, str]


def edits(name: str) -> Iterator[Case]:
    """The edits of a file of cases."""
    root = parse(source(CASES / name))
    assert isinstance(root, Sequence)
    for item in root.items:
        assert isinstance(item, Record)
        yield {entry.key.text: entry.value.text for entry in item.entries if isinstance(entry.value, Scalar)}


MUTANTS = list(edits("mutants.yml"))
HONEST = list(edits("honest.yml"))
UNSEEN = list(edits("unseen.yml"))


def edited(*cases: Case) -> Source:
    """The facts file with these edits, none of which touches another one's words."""
    text = FACTS
    for case in sorted(cases, key=lambda case: FACTS.find(case["find"]), reverse=True):
        assert FACTS.count(case["find"]) == 1, (
            f"{case['find']!r} stands {FACTS.count(case['find'])} times in the facts file"
        )
        at = FACTS.index(case["find"])
        text = text[:at] + case["replace"] + text[at + len(case["find"]) :]
    return Source(f"{SLUG}.yml", text)


def together(cases: Iterable[Case]) -> list[list[Case]]:
    """The edits in as few files as hold them: what touches the same words, or is told of one line, stands in two."""
    files: list[list[Case]] = []
    for case in cases:
        at = FACTS.find(case["find"])
        for file in files:
            taken = [(FACTS.find(one["find"]), one) for one in file]
            if all(
                (at + len(case["find"]) <= start or start + len(one["find"]) <= at)
                and ("at" not in case or one["at"] != case["at"])
                for start, one in taken
            ):
                file.append(case)
                break
        else:
            files.append([case])
    return files


def is_of_its_line(case: Case) -> bool:
    """Whether the mistake is in words that stand for themselves; a date or a person stands in other lines too."""
    return case["at"].split(".")[0] in {"headline", "claims", "faq"} and case["at"].endswith(
        (".text", ".short", ".ask", ".because")
    )


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


def is_found(case: Case, facts: Facts, problems: list[Problem]) -> bool:
    """Whether its code stands on the line that it names."""
    line = place(facts, case["at"]).line
    return any((one.code, one.where.line) == (case["code"], line) for one in problems)


@pytest.mark.parametrize(
    "cases",
    [
        *together(filter(is_of_its_line, MUTANTS)),
        *([case] for case in MUTANTS if not is_of_its_line(case)),
    ],
    ids=lambda cases: cases[0]["name"],
)
def test_a_mistake_is_found_where_it_is(cases: list[Case]) -> None:
    """Mistakes in words of lines of their own are read in one file; one that hides there is read alone."""
    here = found(edited(*cases))
    for case in cases:
        if not is_found(case, *here):
            facts, problems = found(edited(case))
            assert is_found(case, facts, problems), f"{case['name']}:\n{printed(problems)}"


@pytest.mark.parametrize("cases", together(HONEST), ids=lambda cases: cases[0]["name"])
def test_an_honest_edit_passes(cases: list[Case]) -> None:
    _, problems = found(edited(*cases))
    assert printed(problems) == ""


@pytest.mark.parametrize("cases", together(UNSEEN), ids=lambda cases: cases[0]["name"])
def test_what_only_a_second_reader_can_see(cases: list[Case]) -> None:
    """No rule says anything: whoever writes one that does moves the case to `mutants.yml`."""
    _, problems = found(edited(*cases))
    assert printed(problems) == ""
