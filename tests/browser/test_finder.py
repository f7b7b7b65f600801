"""A home page of many explainers: a list by year, and a finder that loads nothing before somebody turns to it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.pages import PHONE
from tests.serving import serving
from tests.site.printing import copy_project, print_site

PEOPLE = ("Ada Lind", "Boris Pëtrov", "Cara Diaz", "Dan Osei")
LANDS = {"Peru": "PE", "Chile": "CL", "Ghana": "GH"}
COUNT = 40
_TEXT = """A Bridge Opens Near {place}

Last Updated on June {day}, {year}

The mayor of {place}, {person}, opened a bridge in {land} on Friday.
"""
_FACTS = """
languages: {{kk: off, ru: off, ja: off}}
made: {{en: {{drafted: person}}}}
headline: {{text: "A bridge opens near {place}", rests_on: [opening]}}
participants:
  mayor: {{sort: person, named: {{s1: "{person}"}}}}
  land: {{sort: country, named: {{s1: {land}}}, territory: {code}}}
dates:
  updated: {{edtf: {year}-06-{day:02}, words: {{dateline: "June {day}, {year}"}}}}
claims:
  opening:
    kind: reported
    text: "{person} opened a bridge in {land} on a Friday."
    who: [mayor, land]
    evidence:
      - s1: "The mayor of {place}, {person}, opened a bridge in {land} on Friday"
  updated:
    kind: reported
    text: The article was last updated on {day} June {year}.
    evidence:
      - dateline: Last Updated on June {day}, {year}
summary: {{key: [opening]}}
timeline:
  - {{on: updated, status: article, claim: updated}}
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Iterator[str]:
    """The address of a site of forty small articles in English."""
    seeds = tmp_path_factory.mktemp("many-seeds")
    for number in range(COUNT):
        land = list(LANDS)[number % len(LANDS)]
        values = {
            "place": f"Port {chr(65 + number % 26)}{chr(97 + number // 26)}na",
            "person": PEOPLE[number % len(PEOPLE)],
            "land": land,
            "code": LANDS[land],
            "day": 1 + number % 28,
            "year": 2024 - number // 25,
        }
        (seeds / f"bridge-{number:02}.txt").write_text(_TEXT.format(**values), "utf-8")
        (seeds / f"bridge-{number:02}.yml").write_text(_FACTS.format(**values), "utf-8")
    site = print_site(copy_project(tmp_path_factory.mktemp("many") / "project", seeds, kept_folder))
    with serving(site) as address:
        yield address


on_every_screen = pytest.mark.parametrize("home", [(320, 640), (1280, 800)], ids=["narrow", "desktop"], indirect=True)
"""Marks what looks at where things stand."""


@pytest.fixture
def home(browser: Browser, many: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Its home page."""
    width, height = getattr(request, "param", PHONE)
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en")
    watch = Watch(context, many)
    page = context.new_page()
    page.goto(many)
    yield page
    complaints = watch.complaints()
    context.close()
    assert complaints == []


def shown(page: Page) -> list[str]:
    return [one for one in page.locator(".explainers:visible :is(h2, h3)").all_inner_texts() if one]


@on_every_screen
def test_the_newest_are_listed_by_year_and_every_year_is_one_step_away(home: Page, many: str) -> None:
    assert len(shown(home)) == 30
    assert home.locator("h2[id^=y-]").all_inner_texts() == ["2024", "2023"]
    found: set[str] = set()
    for year in ("2024", "2023"):
        home.goto(many)
        home.locator(".ways a", has_text=year).click()
        expect(home.locator("h1")).to_have_text(f"Explainers: {year}")
        found |= set(shown(home))
    assert len(found) == COUNT
    assert home.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_explainers_use_the_width_that_there_is(browser: Browser, many: str, *, has_scripts: bool) -> None:
    page = browser.new_page(java_script_enabled=has_scripts)
    for path in ("", "years/2024/"):
        page.goto(many + path)
        columns = {}
        for width in (390, 999, 1000, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            title, intro, entries = page.evaluate(
                """() => {
                  const place = (one) => (({ left, top, right }) => [left, top, right])(one.getBoundingClientRect());
                  return ["h1", ".intro", ".explainers:not([hidden]) > li"]
                    .map((part) => [...document.querySelectorAll(part)].map(place));
                }"""
            )
            # The newest first, as lines are read.
            assert [(top, left) for left, top, _ in entries] == sorted((top, left) for left, top, _ in entries)
            columns[width] = len({left for left, _, _ in entries})
            if columns[width] > 1:
                assert entries[1][2] - entries[0][0] == pytest.approx(min(1120, width * 0.92), abs=width * 0.02)
                assert [left for left, _, _ in intro] in ([], [entries[1][0]])
                assert title[0][0] == entries[0][0]
        assert columns == {390: 1, 999: 1, 1000: 2, 1280: 2, 1920: 2}, path
    page.close()


def test_nothing_is_loaded_before_somebody_turns_to_the_finder(home: Page) -> None:
    asked: list[str] = []
    home.on("request", lambda request: asked.append(request.url))
    home.reload(wait_until="networkidle")
    assert not [url for url in asked if "finder" in url or "explainers" in url]
    home.get_by_label("Person").focus()
    expect(home.locator("#finder-people option")).to_have_count(len(PEOPLE))
    assert [url.rpartition("/")[2] for url in asked if "finder" in url or "explainers" in url] == [
        "finder.js",
        "en.json",
    ]


@on_every_screen
def test_the_finder_narrows_by_person_country_and_words_among_all_years(home: Page) -> None:
    home.get_by_label("Person").fill("ada")
    expect(home.locator(".finder__count")).to_have_text("Found: 10")
    assert len(shown(home)) == 10
    home.get_by_label("Country").fill("Peru")
    expect(home.locator(".finder__count")).to_have_text("Found: 4")
    home.get_by_label("Words", exact=True).fill("port ama")
    expect(home.locator(".finder__count")).to_have_text("Found: 0")
    assert shown(home) == []
    home.get_by_label("Words", exact=True).fill("bridge port")
    expect(home.locator(".finder__count")).to_have_text("Found: 4")
    assert home.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for label in ("Words", "Person", "Country"):
        home.get_by_label(label, exact=True).fill("")
    expect(home.locator(".finder__count")).to_have_text("")
    assert len(shown(home)) == 30


def test_what_readers_leave_out_when_they_type_is_found(home: Page) -> None:
    home.get_by_label("Person").fill("petrov")
    expect(home.locator(".finder__count")).to_have_text("Found: 10")


def test_what_was_asked_is_in_the_address_and_found_again(home: Page, many: str) -> None:
    home.get_by_label("Country").fill("Ghana")
    expect(home.locator(".finder__count")).to_have_text("Found: 13")
    home.locator(".explainers:visible a").first.click()
    expect(home.locator("#headline")).to_be_visible()
    home.go_back()
    expect(home.locator(".finder__count")).to_have_text("Found: 13")
    assert home.url == f"{many}?country=Ghana"


def test_without_scripts_the_lists_are_there_and_the_finder_is_not(browser: Browser, many: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(many)
    assert len(shown(page)) == 30
    assert page.locator(".finder").is_hidden()
    context.close()


def test_the_finders_list_is_light(browser: Browser, many: str) -> None:
    context = browser.new_context()
    answer = context.request.get(f"{many}assets/explainers/en.json")
    assert len(gzip.compress(answer.body(), mtime=0)) < 4_000
    context.close()
