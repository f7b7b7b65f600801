"""The one page for every address that does not exist, in four languages."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from explainer import finish, pipeline, render
from tests.browser.conftest import Visit
from tests.browser.pages import PREFIX, TAGS
from tests.languages import interface

BROWSERS = {"en": "en-GB", "kk": "kk-KZ", "ru": "ru-RU", "ja": "ja-JP"}


def test_the_language_of_the_address_comes_first(visit: Visit, served: str) -> None:
    page = visit("no/such/page/")
    sections = page.locator("main > section")
    for tag in ("kk", "ru", "ja"):
        page.goto(f"{served}{PREFIX[tag]}no/such/page/")
        expect(sections).to_have_count(4)
        expect(sections.first).to_have_attribute("lang", tag)
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator("h1")).to_have_count(1)
        expect(sections.first.locator("h1")).to_be_visible()
        assert page.title().startswith(sections.first.locator("h1").inner_text())
        assert sorted(section.get_attribute("lang") or "" for section in sections.all()) == sorted(TAGS)


@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("/новости/", "новости/kk/xyz"),
        ("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/", "новости/kk/xyz"),
        ("/a%b/", "a%25b/kk/xyz"),
        ("/", "kk/%E0%A4%A"),
        ("/", "kk/100%"),
    ],
)
def test_an_address_is_compared_as_people_write_it(page: Page, site: str, path: str) -> None:
    """Browsers always percent-encode; what encodes nothing is left as it stands."""
    locales, words = interface()
    values = finish.not_found_values(locales, words, finish.address(f"http://127.0.0.1:9{site}", None))
    body = render.self_contained(pipeline.Paths().templates, "404.html", values, finish.policy)
    page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"http://127.0.0.1:9/{path}")
    expect(page.locator("main > section").first).to_have_attribute("lang", "kk")


@pytest.mark.parametrize("tag", TAGS)
def test_else_the_language_of_the_browser_comes_first(visit: Visit, tag: str) -> None:
    page = visit("no-such-page", locale=BROWSERS[tag])
    expect(page.locator("main > section").first).to_have_attribute("lang", tag)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_way_home_leads_home(visit: Visit, served: str, *, scripts: bool) -> None:
    page = visit("", java_script_enabled=scripts)
    for tag in TAGS:
        page.goto(f"{served}ru/no/such/page")
        expect(page.locator("main > section h1, main > section h2").filter(visible=True)).to_have_count(4)
        expect(page.locator("main > section p").filter(visible=True)).to_have_count(4)
        page.locator(f"section[lang={tag}] a").click()
        page.wait_for_url(served + PREFIX[tag])
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("device", ["light", "dark"])
def test_it_is_all_of_itself(visit: Visit, device: Literal["light", "dark"]) -> None:
    page = visit("no-such-page", color_scheme=device)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert asked == [page.url]
    red = page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 128) == (device == "dark")
