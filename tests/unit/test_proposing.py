"""Who proposes facts, and what becomes of a proposal: it is verified, given back, and what stays wrong is left out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import explainer.draft
from explainer.draft.facts.proposing import Refused, told_without_speaker
from explainer.draft.facts.records import Claim, Entry, FactsDraft, Participant, Quote, Ref, Renaming, Section, When
from explainer.model.edtf import Date
from explainer.model.facts import Kind, Sort, Standard, Status
from explainer.model.proposal import TURNS
from explainer.model.seed import Seed
from explainer.model.words import Glossary
from explainer.pipeline import Paths
from explainer.pipeline.drafting import draft
from explainer.source import Span
from tests.article import SEEDS
from tests.drafts import facts, run
from tests.tagging import needs_tagger

CASES = Path(__file__).parents[1] / "cases" / "drafting"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with the glossary and articles without facts."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    shutil.copy(SEEDS / "glossary.yml", folder)
    return folder


def quote(seed: Seed, unit: str, words: str) -> Quote:
    """Words of the article."""
    found = seed.unit(unit)
    assert found is not None
    start = found.span.start + found.span.text.index(words)
    return Quote(unit, Span(seed.source, start, start + len(words)))


def proposal(seed: Seed, day: int) -> FactsDraft:
    """The first sentence of the harbour's article, on that day of May; it says Thursday, which is the fourth."""
    whole = seed.sentences[0]
    return FactsDraft(
        seed.slug,
        headline=("title",),
        dates=(
            When("opened-on", Date(2023, 5, day), quote(seed, "s1", "Thursday"), inferred="counted"),
            _dateline(seed),
        ),
        claims=(
            Claim("title", Kind.REPORTED, evidence=(Quote("title", seed.title.span),)),
            Claim("opened", Kind.REPORTED, evidence=(Quote(whole.id, whole.span),)),
            Claim(
                "counted",
                Kind.INFERRED,
                Standard("text", "meant", "opened-on"),
                Standard("because", "counted", "dated-on"),
                evidence=(quote(seed, "s1", "Thursday"), _dateline(seed).words),
            ),
        ),
        summary={"key": ("opened",)},
        timeline=(Entry("opening", "opened-on", Status.HAPPENED, "opened"),),
    )


def _dateline(seed: Seed) -> When:
    assert seed.dateline is not None
    return When("dated-on", Date(2023, 5, 9), Quote(seed.dateline.id, seed.dateline.span))


class Slow:
    """A proposer that has the right day only when it has been asked that many times."""

    def __init__(self, turns: int) -> None:
        self.turns = turns
        self.seen: list[Refused] = []

    def __call__(self, seed: Seed, glossary: Glossary, refused: Refused | None = None) -> FactsDraft:
        """Another day at each turn."""
        assert glossary
        if refused is not None:
            self.seen.append(refused)
        return proposal(seed, 4 if len(self.seen) == self.turns else (7, 6, 5, 3, 2)[len(self.seen)])


@pytest.mark.parametrize("turns", range(TURNS + 1))
def test_a_proposer_is_asked_again_until_it_is_right(seeds: Path, turns: int) -> None:
    shutil.copy(CASES / "harbour.txt", seeds)
    proposer = Slow(turns)
    drafts = draft(Paths(seeds=seeds), proposer=proposer)

    assert drafts.problems == ()
    assert [line.partition("; left out")[1] for line in drafts.written] == [""]
    assert [str(one.edtf) for one in facts(seeds, "harbour").dates.values()] == ["2023-05-04", "2023-05-09"]
    assert len(proposer.seen) == turns
    for refused in proposer.seen:
        assert [(one.problem.code, one.at) for one in refused.faults if one.problem.code == "weekday-differs"] == [
            ("weekday-differs", Ref(Section.DATES, "opened-on"))
        ]


def test_what_a_proposer_cannot_mend_is_left_out_and_told(seeds: Path) -> None:
    shutil.copy(CASES / "harbour.txt", seeds)
    proposer = Slow(TURNS + 1)
    drafts = draft(Paths(seeds=seeds), proposer=proposer)

    found = facts(seeds, "harbour")
    assert len(proposer.seen) == TURNS
    assert [*found.dates] == ["dated-on"]
    assert [*found.claims] == ["title", "opened"]
    assert found.timeline == ()
    assert "left out, as it could not be published: opened-on (" in drafts.written[0]
    assert "opened-on (weekday-differs)" in drafts.written[0]
    assert run(seeds) == 0


def test_a_proposal_whose_fault_belongs_to_no_record_is_refused_whole(seeds: Path) -> None:
    shutil.copy(CASES / "harbour.txt", seeds)
    drafts = draft(Paths(seeds=seeds), proposer=lambda seed, _glossary, _refused=None: FactsDraft(seed.slug))

    assert drafts.problems
    assert not (seeds / "harbour.yml").exists()


@needs_tagger
def test_an_update_keeps_a_persons_summary_and_quotes_nothing_that_may_be_of_either_of_two(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The draft's own summary would have what happened, a key that the person's summary has already."""
    shutil.copy(CASES / "quarry.txt", seeds)
    mine = (CASES / "quarry-by-a-person.yml").read_text("utf-8")
    (seeds / "quarry.yml").write_text(mine, "utf-8")

    assert run(seeds, "draft", "--update") == 0, capsys.readouterr().err
    after = facts(seeds, "quarry")
    quoted = [{quote.unit for quote in claim.evidence} for claim in after.claims.values()]
    assert {"s3"} not in quoted, "'He' is one of two brothers"
    assert after.summary["happened"] == ("closed",)
    left = iter((seeds / "quarry.yml").read_text("utf-8").splitlines())
    assert all(line in left for line in mine.splitlines()), "a line of the person's file is missing or moved"
    assert run(seeds) == 0


@needs_tagger
def test_the_rules_tell_what_they_left_out(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (CASES / "harbour.txt").read_text("utf-8")
    (seeds / "harbour.txt").write_text(text.replace("a third quay on Thursday", "a third quay in 1052"), "utf-8")
    assert run(seeds, "draft") == 0
    assert re.search(
        r"harbour\.yml: 3 participants.*; left out, .*: on-1052 \(date-not-written\)", capsys.readouterr().out
    )


# ---- Records that name each other


def refs(facts_draft: FactsDraft) -> Iterator[str]:
    """Section and id of every record."""
    return (f"{ref.section}/{ref.id}" for ref in facts_draft.refs)


@pytest.fixture
def drafted(seeds: Path) -> FactsDraft:
    """Two claims, one of somebody who has a role, a date that is counted, a line and a silence."""
    seeds_of: list[Seed] = []

    def keep(seed: Seed, _glossary: Glossary, _refused: Refused | None = None) -> FactsDraft:
        seeds_of.append(seed)
        return proposal(seed, 4)

    shutil.copy(CASES / "harbour.txt", seeds)
    draft(Paths(seeds=seeds), proposer=keep)
    facts_draft = proposal(seeds_of[0], 4)
    moen = Participant("moen", Sort.PERSON, quote(seeds_of[0], "s2", "Kari Moen"), role="moen-role")
    said = Claim("waited", Kind.SAID, by="moen", who=("moen",))
    silence = Claim("later", Kind.UNSTATED, nearest=("waited", "opened"))
    role = Claim("moen-role", Kind.REPORTED, who=("moen",))
    return replace(facts_draft, participants=(moen,), claims=(*facts_draft.claims, said, silence, role))


@pytest.mark.parametrize(
    ("gone", "also"),
    [
        ("claims/moen-role", ""),
        ("participants/moen", "claims/waited"),
        ("dates/opened-on", "claims/counted timeline/opening"),
        ("claims/counted", "dates/opened-on timeline/opening"),
        ("claims/opened", "timeline/opening"),
        ("claims/waited", ""),
        ("dates/dated-on", "claims/counted dates/opened-on timeline/opening"),
    ],
)
def test_a_record_goes_with_what_cannot_stand_without_it(drafted: FactsDraft, gone: str, also: str) -> None:
    section, name = gone.split("/")
    left = drafted.without(Ref(Section(section), name))

    assert {*refs(drafted)} - {*refs(left)} == {gone, *also.split()}
    for record in left.records:
        assert record.called(Renaming()) == record
    assert all(name not in claim.who for claim in left.claims)
    assert all(name not in claims for claims in (left.headline, *left.summary.values()))


def test_what_the_summary_does_not_tell_it_does_not_tell_without_a_speaker(drafted: FactsDraft) -> None:
    """A claim that stands on a card only: nobody is sure who says it."""
    told = told_without_speaker(drafted, "waited", ())

    assert told.summary == drafted.summary
    assert [claim.by for claim in told.claims if claim.id == "waited"] == [None]


def test_a_summary_whose_key_points_are_gone_has_the_headline(drafted: FactsDraft) -> None:
    left = drafted.without(Ref(Section.SUMMARY, "key"))

    assert left.summary == {"key": left.headline} == {"key": ("title",)}
    assert left.without(Ref(Section.SUMMARY, "key")) == left


def test_records_that_are_called_otherwise_are_named_so_everywhere(drafted: FactsDraft) -> None:
    new = drafted.called(Renaming({ref: f"{ref.id}-2" for ref in drafted.refs if ref.section is not Section.SUMMARY}))

    assert [*refs(new)] == [name if name.startswith("summary") else f"{name}-2" for name in refs(drafted)]
    back = new.called(Renaming({ref: ref.id.removesuffix("-2") for ref in new.refs}))
    assert back == drafted


# ---- The plan


def test_the_plan_of_drafting_names_every_module() -> None:
    folder = Path(explainer.draft.__file__).parent
    modules = {path.stem for path in folder.rglob("*.py")} - {"__init__"}
    named = {name.rpartition(".")[2] for name in re.findall(r"`([a-z_.]+)`", explainer.draft.__doc__ or "")}

    assert modules - named == set()
