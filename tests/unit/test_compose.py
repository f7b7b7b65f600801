"""Pages in no language: which claims stand where, and what each rests on."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.compose.article import article_pages
from explainer.compose.evidence import is_year_inferred, lines_in
from explainer.compose.known import known
from explainer.compose.links import href
from explainer.compose.units import place, units
from explainer.language.telling import is_told
from explainer.model.blocks import Answer, Answers, Cards, Drawers, Heading, SourceText, Timeline
from explainer.model.edtf import parse
from explainer.model.facts import Article, Evidence, Kind, Made, Publish, Requirement, Status, When
from explainer.model.lines import Line, Link
from explainer.model.message import Message, Name, Ours
from explainer.model.page import Page
from explainer.model.words import Glossary, State
from explainer.source import Source, Span
from tests.article import SEEDS as KNOWN
from tests.article import SLUG
from tests.files import ROOT, rows
from tests.workshop import SEEDS

TAGS = ("en", "kk", "ru", "ja")


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Reading:
    folder = tmp_path_factory.mktemp("compose") / "seeds"
    shutil.copytree(SEEDS, folder)
    return pipeline.read(pipeline.Paths(seeds=folder))


@pytest.fixture(scope="module")
def ferry(reading: pipeline.Reading) -> Article:
    return next(article for article in reading.articles if article.slug == "ferry")


def pages(article: Article, glossary: Glossary) -> tuple[Page[Message], ...]:
    return article_pages(article, TAGS, {tag: State(Made("machine"), "") for tag in TAGS}, glossary)


@pytest.mark.parametrize(
    ("page", "target", "anchor", "expected"),
    [
        ("a/faq/", "a/source/", "s1", "../source/#s1"),
        ("a/faq/", "a/faq/", "when", "#when"),
        ("a/", "a/source/", "", "source/"),
        ("a/source/", "a/", "", "../"),
        ("a/", "", "", "../"),
        ("a/faq/", "", "", "../../"),
        ("", "a/", "", "a/"),
        ("how/", "a/", "", "../a/"),
        ("", "how/", "", "how/"),
        ("a/timeline/", "a/timeline/timeline.ics", "", "timeline.ics"),
    ],
)
def test_addresses_are_relative_to_the_page_that_shows_them(page: str, target: str, anchor: str, expected: str) -> None:
    assert href(page, target, anchor) in {expected, f"./{expected}"}


def test_an_article_has_its_pages_in_the_order_of_its_navigation(ferry: Article, reading: pipeline.Reading) -> None:
    made = pages(ferry, reading.glossary)
    paths = ["ferry/", *(f"ferry/{one}/" for one in ("participants", "timeline", "faq", "source", "side-by-side"))]
    assert [page.path for page in made] == paths
    assert all([link.href for link in page.nav] == paths for page in made)


def test_no_page_leads_to_a_timeline_without_a_date(ferry: Article, reading: pipeline.Reading) -> None:
    undated = replace(ferry, facts=replace(ferry.facts, timeline=()))
    summary = next(page for page in pages(undated, reading.glossary) if page.section == "summary")
    assert "timeline" not in {link.section for link in summary.nav}


def test_every_marker_has_its_drawer_on_its_page(ferry: Article, reading: pipeline.Reading) -> None:
    for page in pages(ferry, reading.glossary):
        drawers = [drawer.rests_on for block in page.blocks if isinstance(block, Drawers) for drawer in block.drawers]
        wanted = {item.rests_on for item in lines_in(page.blocks, only_marked=True) if page.section != "side-by-side"}
        assert wanted == set(drawers), page.path
        assert len(drawers) == len(set(drawers)), page.path


def test_anchors_stand_once_on_a_page(ferry: Article, reading: pipeline.Reading) -> None:
    for page in pages(ferry, reading.glossary):
        anchors = [item.anchor for item in lines_in(page.blocks) if item.anchor]
        assert len(anchors) == len(set(anchors)), page.path


def test_no_page_says_anything_that_is_no_claim(ferry: Article, reading: pipeline.Reading) -> None:
    """Each line is a unit of the facts, so that it can be translated and has evidence."""
    known = {unit.id for unit in units(ferry, reading.glossary)}
    for page in pages(ferry, reading.glossary):
        for item in lines_in(page.blocks):
            assert isinstance(item.text, Ours), page.path
            assert item.text.id in known, f"{page.path}: {item.text.id}"


def test_evidence_that_overlaps_is_marked_once(ferry: Article, reading: pipeline.Reading) -> None:
    for page in pages(ferry, reading.glossary):
        for block in page.blocks:
            if isinstance(block, Drawers):
                for quote in (quote for drawer in block.drawers for quote in drawer.quotes):
                    unit = ferry.seed.unit(quote.unit)
                    assert unit is not None
                    assert "".join(piece.words for piece in quote.pieces) == unit.text
                    assert any(piece.marked for piece in quote.pieces)


@pytest.mark.parametrize("publish", [Publish.QUOTES, Publish.NONE])
def test_what_may_not_be_shown_is_in_no_page(ferry: Article, reading: pipeline.Reading, publish: Publish) -> None:
    article = replace(ferry, facts=replace(ferry.facts, publish=publish))
    evidence = {e.words for claim in article.facts.claims.values() for e in claim.evidence}
    for page in pages(article, reading.glossary):
        assert page.shows_source is (publish is Publish.QUOTES), "the article would stand beside the page"
        for block in page.blocks:
            shown = []
            if isinstance(block, Drawers):
                shown = [quote for drawer in block.drawers for quote in drawer.quotes]
                assert not [quote for quote in shown if quote.translation is not None]
            if isinstance(block, SourceText):
                assert not [one for one in block.sentences if one.translation is not None]
            pieces = [piece.words for quote in shown for piece in quote.pieces if piece.marked]
            assert all(any(words in one or one in words for one in evidence) for words in pieces)
            assert publish is Publish.QUOTES or not pieces
    ids = [unit.id for unit in units(article, reading.glossary)]
    assert not [one for one in ids if one.startswith("sentence.")]


def test_a_translator_is_told_who_speaks_and_what_supports_it(ferry: Article, reading: pipeline.Reading) -> None:
    told = {unit.id: " ".join(unit.comments) for unit in units(ferry, reading.glossary, "kk")}
    assert "Said by Ada Lind" in told["claim.study"]
    assert "She said that a study would be ready" in told["claim.study"]
    assert "Ada Lind = Ада Линд" in told["claim.study"]
    assert "own view" in told["claim.hope"]
    assert "silent" in told["claim.no-price"]


def test_every_unit_stands_once_and_knows_its_place(ferry: Article, reading: pipeline.Reading) -> None:
    found = units(ferry, reading.glossary)
    assert len({unit.id for unit in found}) == len(found)
    assert not [unit.id for unit in found if not unit.at.source.name.endswith(("ferry.yml", "ferry.txt"))]


def test_a_unit_stands_where_its_translator_is_sent(ferry: Article, reading: pipeline.Reading) -> None:
    blocks = {page.path: repr(page.blocks) for page in pages(ferry, reading.glossary)}
    for unit in units(ferry, reading.glossary):
        path, _, anchor = place(ferry, unit.id).partition("#")
        assert f"'{anchor}'" in blocks[path], unit.id


def test_a_language_that_is_off_is_on_no_page(ferry: Article, reading: pipeline.Reading) -> None:
    languages = {**ferry.facts.languages, "ja": Requirement.OFF}
    article = replace(ferry, facts=replace(ferry.facts, languages=languages))
    left = tuple(tag for tag in TAGS if tag != "ja")
    made = article_pages(article, left, {tag: State(Made("machine"), "") for tag in left}, reading.glossary)
    assert {page.languages for page in made} == {left}


def test_the_cases_are_there() -> None:
    assert len(list(Path(SEEDS).glob("ferry.*"))) == 5


@pytest.fixture(scope="module")
def known_by_heart() -> pipeline.Reading:
    return pipeline.read(pipeline.Paths(seeds=KNOWN))


@pytest.fixture(scope="module")
def talks(known_by_heart: pipeline.Reading) -> Article:
    """Two countries, one possibility, and what is not said of it."""
    return next(article for article in known_by_heart.articles if article.slug == SLUG)


def test_what_is_not_known_is_drawn_around_what_may_come(talks: Article) -> None:
    drawn = known(talks, f"{SLUG}/")
    assert drawn is not None
    assert drawn.parties == (Name("kazakhstan"), Name("japan"))
    assert drawn.href == "timeline/#on.target"
    assert [link.href for link in drawn.unknown] == [
        f"#unstated.{one}" for one in ("later", "no-city-named", "no-details")
    ], "what is not said of something else, such as the meeting, has no place there"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"who": ()}, id="about nobody"),
        pytest.param({"who": ("kazakhstan",)}, id="about one"),
        pytest.param({"who": ("kazakhstan", "committee")}, id="about two of different sorts"),
        pytest.param({"who": ("kazakhstan", "japan", "committee")}, id="about three"),
        pytest.param({"evidence": ()}, id="nothing is near it"),
    ],
)
def test_where_the_facts_do_not_fit_nothing_is_drawn(talks: Article, change: dict[str, tuple[str, ...]]) -> None:
    target = replace(talks.facts.claims["target"], **change)  # type: ignore[arg-type]
    facts = replace(talks.facts, claims={**talks.facts.claims, "target": target})
    assert known(replace(talks, facts=facts), f"{SLUG}/") is None


def test_two_dates_ahead_are_not_drawn_as_one(talks: Article) -> None:
    (ahead,) = (entry for entry in talks.facts.timeline if entry.status is Status.POSSIBLE)
    facts = replace(talks.facts, timeline=(*talks.facts.timeline, replace(ahead, id="target.2")))
    assert known(replace(talks, facts=facts), f"{SLUG}/") is None


def said(article: Article, glossary: Glossary) -> Iterator[tuple[str, Line[Message]]]:
    """(section, what is said there) of the four pages that tell of the article."""
    for page in pages(article, glossary)[:4]:
        yield from ((page.section, item) for item in lines_in(page.blocks, only_marked=True))


def without(article: Article, **empty: object) -> Article:
    return replace(article, facts=replace(article.facts, **empty))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change", [{}, {"lead": ()}, {"summary": {"key": ("meeting",)}}, {"faq": ()}, {"timeline": ()}]
)
def test_nothing_is_said_twice_on_a_page_or_on_three(
    talks: Article, known_by_heart: pipeline.Reading, change: dict[str, object]
) -> None:
    found = [*said(without(talks, **change), known_by_heart.glossary)]
    assert max(Counter((section, item.rests_on.unit) for section, item in found).values()) == 1
    assert max(Counter(repr(item.text) for _, item in found).values()) <= 2


def answers(made: Page[Message]) -> Iterator[tuple[str, str, Answer[Message]]]:
    """(under which heading, of which question, the answer) of a page of questions."""
    heading = ""
    for block in made.blocks:
        heading = block.anchor if isinstance(block, Heading) else heading
        if isinstance(block, Answers):
            yield from ((heading, one.anchor.removeprefix("faq."), one) for one in block.answers)


@pytest.mark.parametrize("change", [{}, {"lead": ()}, {"summary": {"key": ("meeting",)}}, {"timeline": ()}])
def test_an_answer_is_whole_or_on_the_summary(
    talks: Article, known_by_heart: pipeline.Reading, change: dict[str, object]
) -> None:
    """What is left out of an answer may be what refutes the rest; a lead that rests on a claim says something else."""
    article = without(talks, **change)
    first, *_, made = pages(article, known_by_heart.glossary)[:4]
    there = {item.rests_on.unit for item in lines_in(first.blocks)}
    there |= {
        f"claim.{claim}"
        for lead in article.facts.lead
        for claim in lead.rests_on
        for text in (article.facts.claims[claim].text, article.facts.claims[claim].short)
        if text is not None and is_told(text.words, by=lead.text.words)
    }
    for heading, name, answer in answers(made):
        asked = next(one for one in article.facts.faq if one.id == name)
        is_there = {f"claim.{claim}" for claim in asked.answer} <= there
        assert (heading in {"elsewhere", "open"}) == is_there
        units = [part.rests_on.unit for part in answer.parts if isinstance(part, Line)]
        ways = [part.href for part in answer.parts if isinstance(part, Link)]
        assert len(units) + len(ways) == (1 if is_there else len(asked.answer))
        assert all(one.startswith("#faq.") for one in ways) or is_there


def test_what_two_pages_have_is_said_in_an_answer_by_its_shorter_wording_or_a_way(
    talks: Article, known_by_heart: pipeline.Reading
) -> None:
    dated = replace(talks.facts.timeline[0], claim="outcome")
    key = {**talks.facts.summary, "key": (), "happened": ("outcome",)}
    short = talks.facts.claims["outcome"].short
    for change in (short, None):
        consensus = replace(talks.facts.claims["outcome"], short=change)
        article = without(
            talks, lead=(), timeline=(dated,), summary=key, claims={**talks.facts.claims, "outcome": consensus}
        )
        asked = next(one for one in article.facts.faq if {*one.answer} >= {"outcome"} != {*one.answer})
        made = pages(without(article, faq=(asked,)), known_by_heart.glossary)[3]
        parts = [one for _, _, answer in answers(made) for one in answer.parts]
        own = parts[asked.answer.index("outcome")]
        assert isinstance(own, Line if change else Link)


def test_a_card_leads_to_what_is_told_of_somebody_elsewhere(talks: Article, known_by_heart: pipeline.Reading) -> None:
    board = replace(talks.facts.participants["committee"], id="board", role=None)
    meeting = replace(talks.facts.claims["meeting"], who=("board",))
    people = {**talks.facts.participants, "board": board}
    article = without(talks, participants=people, claims={**talks.facts.claims, "meeting": meeting})
    glossary = {**known_by_heart.glossary, "board": known_by_heart.glossary["committee"]}
    made = pages(article, glossary)[1]
    card = next(
        one for block in made.blocks if isinstance(block, Cards) for one in block.cards if one.anchor == "who.board"
    )
    assert (card.role, card.said, card.more) == (None, (), ())
    assert [one.href for one in card.see] == ["../#lead.who"]


def test_a_sentence_stands_at_its_first_date_and_later_dates_lead_there(
    talks: Article, known_by_heart: pipeline.Reading
) -> None:
    first = talks.facts.timeline[0]
    later = replace(first, id="target.2", on="target")
    made = pages(without(talks, timeline=(first, later)), known_by_heart.glossary)[2]
    (block,) = (one for one in made.blocks if isinstance(one, Timeline))
    assert [len(entry.lines) for entry in block.entries] == [2, 0]
    assert [[one.href for one in entry.see] for entry in block.entries] == [[], ["#on.meeting-day"]]


def test_what_limits_a_sentence_stands_at_its_own_date_if_it_has_one(
    talks: Article, known_by_heart: pipeline.Reading
) -> None:
    first, *_, last = talks.facts.timeline
    limited = replace(talks.facts.claims[first.claim], rebuttals=(last.claim,))
    made = pages(
        without(talks, timeline=(first, last), claims={**talks.facts.claims, first.claim: limited}),
        known_by_heart.glossary,
    )[2]
    (block,) = (one for one in made.blocks if isinstance(one, Timeline))
    told, limit = block.entries
    assert last.claim not in "".join(one.anchor for one in told.lines)
    assert [one.href for one in told.see] == [f"#{limit.anchor}"]
    assert limit.lines[0].anchor == f"{limit.anchor}.{last.claim}"
    assert limit.see == ()


def test_what_the_article_leaves_open_is_never_among_what_is_answered(
    talks: Article, known_by_heart: pipeline.Reading
) -> None:
    open_at: dict[str, set[str]] = {}
    for heading, name, _ in answers(pages(talks, known_by_heart.glossary)[3]):
        open_at.setdefault(heading, set()).add(name)
    silent = {
        question.id
        for question in talks.facts.faq
        if all(talks.facts.claims[claim].kind is Kind.UNSTATED for claim in question.answer)
    }
    assert silent
    assert open_at["unanswered"] | open_at["open"] == silent


def test_who_acted_has_a_card_and_a_country_only_with_something_to_add(
    talks: Article, known_by_heart: pipeline.Reading
) -> None:
    def cards(article: Article) -> list[str]:
        made = pages(article, known_by_heart.glossary)[1]
        return [card.anchor for block in made.blocks if isinstance(block, Cards) for card in block.cards]

    acting = ["who.tompiyeva", "who.yamada", "who.committee"]
    assert cards(talks) == acting
    japan = replace(talks.facts.participants["japan"], notes=("no-venue",))
    noted = without(talks, participants={**talks.facts.participants, "japan": japan}, faq=())
    assert cards(noted) == [*acting, "who.japan"]


@pytest.mark.parametrize(("published", "calendars"), [("2024-03-20", 1), ("2025-06-30", 1), ("2025-07-01", 0)])
def test_a_calendar_is_offered_where_a_date_can_still_come(
    talks: Article, known_by_heart: pipeline.Reading, published: str, calendars: int
) -> None:
    made = replace(talks.facts.made["en"], published=dt.date.fromisoformat(published))
    timeline = pages(without(talks, made={"en": made}), known_by_heart.glossary)[2]
    assert (timeline.calendar is not None) == bool(calendars)


@pytest.mark.parametrize(("words", "edtf", "inferred"), rows(ROOT / "tests/cases/composing/years.tsv"))
def test_the_year_alone_is_inferred_where_the_article_writes_the_rest(words: str, edtf: str, inferred: str) -> None:
    span, value = Span(Source("seeds/x.txt", words), 0, len(words)), parse(edtf)
    assert value is not None
    when = When("then", span, value, Evidence("s1", span, span), inferred="meant")
    assert is_year_inferred(when) is (inferred == "year")
