"""On a wide screen the article stands beside the page: a line lights up its evidence, and the reverse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.article import SEEDS
from tests.browser.conftest import Visit, in_widest_letters
from tests.browser.pages import FAQ, SIDE_BY_SIDE, SLUG, TAGS, address
from tests.site.pages import Html, parse
from tests.site.test_languages import foreign_scripts

ARTICLE = (SEEDS / f"{SLUG.rstrip('/')}.txt").read_text(encoding="utf-8")
WIDE = (1200, 800)
PAGES = (SLUG, f"{SLUG}participants/", f"{SLUG}timeline/", FAQ)


def filled(page: Page) -> None:
    """Waits for the article."""
    expect(page.locator(".beside [data-unit=s10]").first).to_be_attached()


def words(page: Page) -> list[str]:
    """The words of the article that are lit."""
    found: list[str] = page.evaluate("Array.from(CSS.highlights.get('evidence'), String)")
    return found


def lit(page: Page) -> set[str]:
    """The sentences that are lit."""
    units: list[str] = page.evaluate(
        "Array.from(document.querySelectorAll('.beside .lit:not(.lit--near)'), ({ dataset }) => dataset.unit)"
    )
    return set(units)


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_the_whole_article(visit: Visit, served: str, tag: str) -> None:
    page = visit(address(tag, SLUG), WIDE)
    for path in PAGES if tag == "en" else (SLUG,):
        page.goto(served + address(tag, path))
        filled(page)
        original = page.locator(".beside__text p:not(.beside__translation) span[data-unit]").all_inner_texts()
        if tag == "en":
            assert len(original) == 12
        assert " ".join(" ".join(original[:12]).split()) in " ".join(ARTICLE.split())
        expect(page.locator(".beside__translation:not(:empty)")).to_have_count(0 if tag == "en" else 7)
        expect(page.get_by_role("complementary").filter(has=page.locator(".beside__text"))).to_be_visible()


@pytest.mark.parametrize("tag", TAGS)
def test_every_word_is_in_the_language_that_it_says(visit: Visit, tag: str) -> None:
    """The names of sentences are the page's, the words of the article are English and not to be translated."""
    page = visit(address(tag, SLUG), WIDE)
    filled(page)
    shown = Html(tag, SLUG, Path(), parse(page.content()))
    assert not list(foreign_scripts(shown))
    languages = "all => all.map((one) => [one.closest('[lang]').lang, one.translate])"
    assert page.locator(".beside__text a").evaluate_all(languages) == [[tag, True]] * 12
    original = page.locator(".beside__text p:not(.beside__translation) span").evaluate_all(languages)
    assert original == [["en", False]] * 12
    translation = page.locator(".beside__translation span").evaluate_all(languages)
    assert translation == [[tag, True]] * (0 if tag == "en" else 12)


def test_where_there_is_no_room_nothing_is_loaded_for_it(visit: Visit) -> None:
    page = visit(SLUG, (1199, 800))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert not [url for url in asked if "source" in url]
    expect(page.locator(".beside")).to_have_count(0)
    page.set_viewport_size({"width": 1200, "height": 800})
    filled(page)


@in_widest_letters
def test_it_moves_nothing_when_it_comes(visit: Visit) -> None:
    page = visit(SLUG, (1280, 800))
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    for path in PAGES:
        page.goto(page.url.partition(SLUG)[0] + path)
        filled(page)
        page.evaluate("new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))")
        assert page.evaluate("shifted") == 0, page.url


def test_a_line_lights_up_its_evidence(visit: Visit) -> None:
    page = visit(SLUG, WIDE)
    filled(page)
    page.locator("[id='key.aim']").hover()
    expect(page.locator("[id='key.aim']")).to_contain_class("lit")
    assert lit(page) == {"s2"}
    assert "fostering economic, business, and cultural exchanges" in " ".join(words(page))
    page.locator("[id='lead.who']").hover()
    expect(page.locator("[id='lead.who']")).to_contain_class("lit")
    assert lit(page) == {"dateline", "s1"}
    assert all(some in " ".join(ARTICLE.split()) for some in words(page))
    page.locator("h1").hover(position={"x": 2, "y": 2})
    page.locator(".lines--key").hover(position={"x": 2, "y": 2})
    expect(page.locator(".beside .lit")).to_have_count(0)
    assert words(page) == []


def test_the_keyboard_lights_up_the_same(visit: Visit) -> None:
    page = visit(address("kk", SLUG), WIDE)
    filled(page)
    page.locator("[id='key.both-benefits'] .mark").focus()
    expect(page.locator(".beside [data-unit=s5].lit")).to_have_count(2)
    expect(page.locator(".beside__text span[data-unit=s5]").first).to_be_in_viewport()


def test_what_is_not_stated_lights_up_only_what_comes_nearest(visit: Visit) -> None:
    page = visit(SLUG, WIDE)
    filled(page)
    page.locator(".line[data-kind=unstated] >> nth=0").hover()
    expect(page.locator(".beside .lit--near").first).to_be_attached()
    assert lit(page) == set()
    assert words(page) == []


def test_a_sentence_lights_up_the_lines_that_rest_on_it(visit: Visit) -> None:
    page = visit(SLUG, WIDE)
    filled(page)
    page.locator(".beside__text span[data-unit=s2]").hover()
    expect(page.locator("[id='key.aim']")).to_contain_class("lit")
    expect(page.locator("[id='lead.who']")).not_to_contain_class("lit")
    page.locator(".beside__text a[data-unit=s1]").focus()
    expect(page.locator("[id='lead.who']")).to_contain_class("lit")
    expect(page.locator("[id='key.aim']")).not_to_contain_class("lit")


def test_a_number_leads_to_the_sentence_on_its_page(visit: Visit, served: str) -> None:
    page = visit(address("ru", SLUG), WIDE)
    filled(page)
    number = page.locator(".beside__text a[data-unit=s4]")
    expect(number).to_have_accessible_name("Предложение 4 из 10")
    number.click()
    page.wait_for_url(f"{served}ru/{SLUG}source/#s4")


def test_only_what_the_source_page_shows_is_shown(visit: Visit, served: str) -> None:
    page = visit("how/", WIDE)
    shortened = page.request.get(f"{served}{SLUG}source/").text().replace("In a significant", "… In a significant")
    page.route("**/source/", lambda route: route.fulfill(body=shortened, content_type="text/html"))
    page.goto(served + SLUG)
    filled(page)
    expect(page.locator(".beside__text")).to_contain_text("… In a significant")


def test_without_the_article_the_way_to_it_is_left(visit: Visit, served: str) -> None:
    page = visit("how/", WIDE)
    page.add_init_script("window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))")
    page.goto(served + SLUG)
    expect(page.locator(".beside h2 a")).to_be_visible()
    expect(page.locator(".beside > p")).to_be_hidden()
    page.locator("[id='key.aim']").hover()
    page.locator("[id='key.aim'] .mark").click()
    expect(page.locator("[id='e.claim.aim']")).to_be_visible()


def test_other_pages_have_none(visit: Visit, served: str) -> None:
    page = visit("", WIDE)
    for path in ("", "how/", f"{SLUG}source/", SIDE_BY_SIDE):
        page.goto(served + path)
        expect(page.locator("html")).to_have_class("js")
        expect(page.locator(".beside")).to_have_count(0)
