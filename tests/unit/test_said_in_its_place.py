"""Where a claim stands: once, whole, with what rebuts it, and in words that are true of it. The article is a trial."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.checks.facts import check_article
from explainer.checks.facts.words import fact_words
from explainer.compose.article import article_pages
from explainer.compose.evidence import lines_in
from explainer.model.blocks import Answers, Card, Cards, Drawing, People, Timeline
from explainer.model.facts import Article, Made, Status
from explainer.model.lines import Line, Link
from explainer.model.message import DateMessage, Message, Ours, Ui
from explainer.model.page import Page
from explainer.model.words import Glossary, State

CASES = Path(__file__).parents[1] / "cases" / "composing"
SUMMARY, CARDS, DATES, QUESTIONS = range(4)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Reading:
    folder = tmp_path_factory.mktemp("composing") / "seeds"
    shutil.copytree(CASES, folder)
    return pipeline.read(pipeline.Paths(seeds=folder))


@pytest.fixture(scope="module")
def trial(reading: pipeline.Reading) -> Article:
    (article,) = reading.articles
    return article


def pages(article: Article, glossary: Glossary) -> tuple[Page[Message], ...]:
    return article_pages(article, ("en",), {"en": State(Made("machine"), "")}, glossary)[:4]


def words(message: Message) -> str:
    assert isinstance(message, Ours | Ui)
    return message.english if isinstance(message, Ours) else message.id


def said(page: Page[Message]) -> list[str]:
    return [words(item.text) for item in lines_in(page.blocks, only_marked=True)]


def cards(page: Page[Message]) -> dict[str, Card[Message]]:
    every = (card for block in page.blocks if isinstance(block, Cards) for card in block.cards)
    return {card.anchor.removeprefix("who."): card for card in every}


def marks(article: Article, glossary: Glossary) -> Iterator[tuple[Message, str]]:
    for block in pages(article, glossary)[SUMMARY].blocks:
        if isinstance(block, Drawing):
            yield from ((mark.date, words(mark.what)) for mark in block.marks)


def asked_of(article: Article, glossary: Glossary) -> list[str]:
    return [one.code for one in check_article(article, glossary, fact_words()) if one.is_blocking]


def test_there_is_nothing_wrong_with_the_article(trial: Article, reading: pipeline.Reading) -> None:
    assert not [problem for problem in reading.problems if problem.is_blocking]
    assert asked_of(trial, reading.glossary) == []


@pytest.mark.parametrize(
    ("status", "words", "codes"),
    [
        ("conditional", "Should the ministry pay for it, a third would begin in 2028", []),
        ("conditional", "A third will begin in 2028, the ministry hopes", ["status-raised"]),
        ("expected", "A third, the ministry hopes, begins when a barn opens in 2028", []),
        ("expected", "A third, the ministry hopes, begins in 2028", ["status-raised"]),
    ],
)
def test_what_is_conditional_or_awaited_is_said_to_be_so(
    tmp_path: Path, status: str, words: str, codes: list[str]
) -> None:
    _, told = third(tmp_path, words, status)
    assert [code for code in told if code == "status-raised"] == codes


def third(tmp_path: Path, words: str, status: str) -> tuple[Article, list[str]]:
    """The article with other words on its third trial, and what is wrong with it then."""
    folder = tmp_path / "seeds"
    shutil.copytree(CASES, folder)
    old = "A third would begin in 2028 if the ministry pays for it"
    for file in folder.glob("trial.*"):
        text = (
            file.read_text("utf-8").replace(old, words).replace("conditional, claim: third", f"{status}, claim: third")
        )
        file.write_text(text.replace("who: [ministry]", "who: []") if "ministry" not in words else text, "utf-8")
    reading = pipeline.read(pipeline.Paths(seeds=folder))
    return reading.articles[0], asked_of(reading.articles[0], reading.glossary)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("A third, which the ministry wants, had been due in 2028", []),
        ("A third, set for 2028 by the ministry, was called off", []),
        ("A third is to begin in 2028, the ministry says", ["status-raised"]),
    ],
)
def test_what_is_called_off_is_so_in_the_article_and_called_so(
    tmp_path: Path, reading: pipeline.Reading, sentence: str, codes: list[str]
) -> None:
    article, told = third(tmp_path, sentence, "cancelled")
    assert [code for code in told if code in {"status-raised", "timeline-future"}] == codes
    (block,) = (one for one in pages(article, reading.glossary)[DATES].blocks if isinstance(one, Timeline))
    assert [words(one.status_text) for one in block.entries if one.edtf == "2028"] == ["timeline.cancelled"]


def test_a_date_on_the_summary_has_its_claim_and_the_status_only_where_the_page_says_that_already(
    trial: Article, reading: pipeline.Reading
) -> None:
    drawn = [what for _, what in marks(trial, reading.glossary)]
    assert drawn == [
        "The institute has advised farmers since 1987.",
        "timeline.said",  # stands below, under who said what
        "The trial ended in September 2025.",
        "timeline.article",
        "timeline.planned",  # is a key fact
        "A third trial, if the ministry pays",
        "Cooled barns will not be sold before 2029.",
    ]


def test_an_open_date_is_a_beginning_behind_and_a_bound_ahead(trial: Article, reading: pipeline.Reading) -> None:
    dates = {what: date for date, what in marks(trial, reading.glossary)}
    since = dates["The institute has advised farmers since 1987."]
    assert isinstance(since, Ui)
    assert since.id == "date.since"
    bound = dates["Cooled barns will not be sold before 2029."]
    assert isinstance(bound, DateMessage)
    assert str(bound.edtf) == "2029/.."


def test_what_is_planned_conditional_or_bounded_is_called_so(trial: Article, reading: pipeline.Reading) -> None:
    (block,) = (one for one in pages(trial, reading.glossary)[DATES].blocks if isinstance(one, Timeline))
    assert {entry.anchor.removeprefix("on."): words(entry.status_text) for entry in block.entries} == {
        "dated": "timeline.article",
        "ended": "timeline.happened",
        "told": "timeline.said",
        "second": "timeline.planned",
        "third": "timeline.conditional",
        "sold": "timeline.earliest",
        "advised": "timeline.happened",
    }


def named(article: Article) -> Article:
    """The article, with dates of which nobody decided what stands at them."""
    timeline = tuple(replace(one, status=Status.NAMED) for one in article.facts.timeline)
    return replace(article, facts=replace(article.facts, timeline=timeline))


def test_of_a_date_that_is_only_named_the_calendar_knows_whether_it_was_to_come(
    trial: Article, reading: pipeline.Reading
) -> None:
    (block,) = (one for one in pages(named(trial), reading.glossary)[DATES].blocks if isinstance(one, Timeline))
    assert {one.edtf: words(one.status_text).removeprefix("timeline.") for one in block.entries} == {
        "2026-10-06": "same-day",
        "2025-09": "before",
        "2019": "before",
        "2027": "to-come",
        "2028": "to-come",
        "2029/..": "to-come",
        "1987/..": "named",  # may go on
    }
    assert {one.edtf: one.until for one in block.entries if one.until} == {"2027": "2027-12-31", "2028": "2028-12-31"}
    updated = replace(trial, seed=replace(trial.seed, is_update=True))
    (block,) = (one for one in pages(named(updated), reading.glossary)[DATES].blocks if isinstance(one, Timeline))
    told = {one.edtf: words(one.status_text) for one in block.entries}
    assert {told["2019"], told["2026-10-06"]} == {"timeline.named"}  # before what was changed, or what first appeared?


def test_who_is_who_has_bodies_too(trial: Article, reading: pipeline.Reading) -> None:
    (block,) = (one for one in pages(trial, reading.glossary)[SUMMARY].blocks if isinstance(one, People))
    roles = [words(one.role.text) for one in block.people]
    assert roles == ["Lead author of the trial", "Vet", "Where the trial took place"]


def test_a_card_has_the_whole_role(trial: Article, reading: pipeline.Reading) -> None:
    """The shorter wording, where it leaves nothing out but the name."""
    found = cards(pages(trial, reading.glossary)[CARDS])
    roles = {name: card.role and words(card.role.text) for name, card in found.items()}
    assert roles["roe"] == "Dr Ines Roe was the trial's lead author and an animal physiologist at Wendle University."
    assert roles["amadi"] == "Vet"


def test_a_card_leads_to_the_answers_and_does_not_say_them_again(trial: Article, reading: pipeline.Reading) -> None:
    made = pages(trial, reading.glossary)
    roe = cards(made[CARDS])["roe"]
    assert (roe.said, [link.href for link in roe.asked]) == ((), ["../faq/#faq.when"])
    assert [words(link.title) for link in roe.asked] == ["Which months matter most?"]
    counts = Counter(text for page in made for text in {*said(page)})
    both = {text for text, count in counts.items() if count > 1}
    assert both == {
        "Vet",
        "Where the trial took place",
        "The institute plans another trial in 2027.",
        "Jon Amadi told farmers in 2019 that fans spread disease.",
        "In 2022 a review of 40 farms showed that fans do not spread disease.",
        "Jon Amadi took back what he had said of fans.",
        "If the ministry pays for it, a third trial would begin in 2028.",  # else a card would be a name alone
    }


@pytest.mark.parametrize("section", [SUMMARY, DATES])
def test_no_page_says_what_was_rebutted_without_the_rebuttal(
    trial: Article, reading: pipeline.Reading, section: int
) -> None:
    lines = said(pages(trial, reading.glossary)[section])
    at = lines.index("Jon Amadi told farmers in 2019 that fans spread disease.")
    assert lines[at + 1 : at + 3] == [
        "In 2022 a review of 40 farms showed that fans do not spread disease.",
        "Jon Amadi took back what he had said of fans.",
    ]


def test_an_answer_is_not_whole_without_what_rebuts_it(trial: Article, reading: pipeline.Reading) -> None:
    def answer(article: Article) -> list[str]:
        blocks = pages(article, reading.glossary)[QUESTIONS].blocks
        parts = next(one.parts for block in blocks if isinstance(block, Answers) for one in block.answers)
        return [words(part.text) if isinstance(part, Line) else part.href for part in parts]

    belief = "Farmers had believed for years that cooled air makes calves cough."
    assert answer(trial)[0] == belief
    assert len(answer(trial)) == 2
    alone = replace(trial, facts=replace(trial.facts, timeline=(), summary={"key": ("second",)}))
    assert answer(alone) == [belief, "In 2022 a review of 40 farms showed that fans do not spread disease."]


def test_an_answer_leads_to_a_page_once(trial: Article, reading: pipeline.Reading) -> None:
    asked = replace(trial.facts.faq[0], answer=("disease", "belief", "second"))
    facts = replace(trial.facts, faq=(asked,), summary={"key": ("disease", "belief")})
    blocks = pages(replace(trial, facts=facts), reading.glossary)[QUESTIONS].blocks
    (answer,) = (one for block in blocks if isinstance(block, Answers) for one in block.answers)
    titles = [part.title for part in answer.parts if isinstance(part, Link)]
    assert len(titles) == 1


def test_a_card_has_what_rebuts_its_words(trial: Article, reading: pipeline.Reading) -> None:
    alone = replace(trial, facts=replace(trial.facts, timeline=(), faq=(), summary={"key": ("second",)}))
    amadi = cards(pages(alone, reading.glossary)[CARDS])["amadi"]
    assert [words(one.text) for one in amadi.said] == ["Jon Amadi told farmers in 2019 that fans spread disease."]
    assert [words(one.text) for one in amadi.more] == [
        "In 2022 a review of 40 farms showed that fans do not spread disease.",
        "Jon Amadi took back what he had said of fans.",
    ]
    assert all(isinstance(one, Link) for one in amadi.see)
