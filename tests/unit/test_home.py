"""The way to every article: the newest on the home page, all of them on the pages of their years."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from explainer import pipeline, render
from explainer.compose.explainer import explainer
from explainer.compose.home import NEWEST, home_pages
from explainer.compose.site import how
from explainer.model.blocks import Explainers, Finder, Heading, Paragraph, Table, Ways
from explainer.model.data import Json
from explainer.model.edtf import Date
from explainer.model.facts import Article, Made
from explainer.model.message import DateMessage, Message
from explainer.model.page import Page
from explainer.model.words import State
from tests.workshop import SEEDS

TAGS = ("en", "kk", "ru", "ja")
STATES = {tag: State(Made("machine"), "") for tag in TAGS}


@pytest.fixture(scope="module")
def bridge() -> Article:
    reading = pipeline.read(pipeline.Paths(seeds=SEEDS))
    return next(article for article in reading.articles if article.slug == "bridge")


def articles(model: Article, days: Sequence[dt.date | None]) -> list[Article]:
    """Copies of an article, one for each day."""
    return [
        replace(model, seed=replace(model.seed, slug=f"a{number:03}", updated=day)) for number, day in enumerate(days)
    ]


def pages(found: list[Article], tag: str = "en", **others: list[Article]) -> list[Page[Message]]:
    by_tag = {one: [explainer(article, STATES) for article in others.get(one, found)] for one in TAGS}
    return list(home_pages(by_tag, tag, TAGS, STATES))


def listed(page: Page[Message]) -> list[str]:
    """Where its lists lead, as paths from the site's root."""
    hrefs = [link.href for block in page.blocks if isinstance(block, Explainers) for link, _ in block.explainers]
    return [_path(page.path, href) for href in hrefs]


def ways(page: Page[Message]) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Ways):
            yield from (_path(page.path, link.href) for link in block.links)


def _path(page: str, href: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(page).parts, *PurePosixPath(href).parts):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts) + "/"


def years(count: int) -> list[dt.date]:
    """So many days, from the newest back, some in each month."""
    return [dt.date(2024, 12, 28) - dt.timedelta(days=9 * number) for number in range(count)]


def test_a_small_site_has_one_list_and_no_finder(bridge: Article) -> None:
    for count in (0, 2, 5):
        (home,) = pages(articles(bridge, [dt.date(2024, 5, 1 + day) for day in range(count)]))
        assert listed(home) == [f"a{number:03}/" for number in reversed(range(count))]
        assert [block.anchor for block in home.blocks if isinstance(block, Heading)] == ["heading", "explainers"]
        assert not [block for block in home.blocks if isinstance(block, Finder)]


def test_the_only_explainer_stands_before_what_explainers_are(bridge: Article) -> None:
    (home,) = pages([bridge])
    styles = [block.style if isinstance(block, Paragraph) else type(block).__name__ for block in home.blocks]
    assert styles == ["Heading", "Explainers", "text", "more", "intro", "Colophon"]
    assert listed(home) == ["bridge/"]


def test_several_years_are_told_apart_and_what_has_no_date_comes_last(bridge: Article) -> None:
    (home,) = pages(articles(bridge, [dt.date(2022, 1, 1), None, dt.date(2024, 2, 1), dt.date(2022, 3, 1)]))
    assert listed(home) == ["a002/", "a003/", "a000/", "a001/"]
    headings = [block for block in home.blocks if isinstance(block, Heading)][1:]
    assert [block.anchor for block in headings] == ["y-2024", "y-2022", "y-undated"]
    assert headings[0].text == DateMessage(Date(2024))


@pytest.mark.parametrize("count", [NEWEST + 1, 100, 300])
def test_of_many_articles_the_home_page_shows_the_newest_and_leads_to_all(bridge: Article, count: int) -> None:
    found = articles(bridge, [*years(count - 1), None])
    home, *rest = pages(found)
    assert listed(home) == [f"a{number:03}/" for number in range(NEWEST)]
    assert len([block for block in home.blocks if isinstance(block, Finder)]) == 1
    assert sorted(one for page in rest for one in listed(page)) == sorted(f"{one.slug}/" for one in found)
    reached = {*ways(home), *(way for page in rest for way in ways(page))}
    assert reached == {page.path for page in rest}
    assert {page.path for page in rest if page.path.count("/") == 2} <= set(ways(home)), "one step to every year"


def test_a_year_of_many_articles_goes_on_on_further_pages(bridge: Article) -> None:
    _, *rest = pages(articles(bridge, [dt.date(2024, 3, 1)] * 90))
    assert [page.path for page in rest] == ["years/2024/", "years/2024/2/", "years/2024/3/"]
    assert max(len(listed(page)) for page in rest) <= 40
    assert len({repr(page.title) for page in rest}) == len({repr(page.description) for page in rest}) == 3
    for page in rest:
        assert {other.path for other in rest if other is not page} <= set(ways(page))


def test_a_year_that_a_language_lacks_has_no_page_in_it(bridge: Article) -> None:
    found = articles(bridge, years(80))
    newer = [one for one in found if one.seed.updated is not None and one.seed.updated.year == 2024]
    _, *rest = pages(found, ja=newer)
    assert {page.path: page.languages for page in rest}["years/2024/"] == TAGS
    assert {page.path: page.languages for page in rest}["years/2023/"] == ("en", "kk", "ru")


def test_how_it_was_made_counts_many_articles_instead_of_listing_them(bridge: Article) -> None:
    few, many = (
        [block for block in page.blocks if isinstance(block, Table)]
        for page in (
            how([explainer(one, STATES) for one in articles(bridge, years(count))], TAGS, STATES) for count in (3, 300)
        )
    )
    assert len(few) == 4
    assert len(many) == 2
    counted = many[0]
    assert len(counted.rows) == len(TAGS)
    assert re.findall(r"words='(\d+)'", repr(counted.rows[0])) == ["300", "300", "0", "0"]


def test_the_finders_list_names_everybody_once() -> None:
    entries: list[Json] = [
        {"href": "a/", "title": "A", "words": ["one"], "people": ["Ada", "Bo"], "countries": []},
        {"href": "b/", "title": ["B", "en"], "words": [], "people": ["Bo"], "countries": [["Peru", "en"]]},
    ]
    assert json.loads(render.finder(entries, {"ё": "е"})) == {
        "fold": {"ё": "е"},
        "people": ["Ada", "Bo"],
        "countries": [["Peru", "en"]],
        "explainers": [["a/", "A", ["one"], [0, 1], []], ["b/", ["B", "en"], [], [1], [0]]],
    }
