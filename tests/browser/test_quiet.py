"""What pages do on their own: nothing. (What they do to the console is watched in every test: see `Watch`.)"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import PATHS, PHONE, SIDE_BY_SIDE, SLUG, TAGS, address


def test_these_are_all_the_pages(built_site: Path) -> None:
    built = {file.parent.relative_to(built_site).as_posix() for file in built_site.rglob("index.html")}
    assert built == {address(tag, path).rstrip("/") or "." for tag in TAGS for path in PATHS}


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_asks_only_for_its_parts(visit: Visit, served: str, tag: str) -> None:
    page = visit(address(tag), PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        asked.clear()
        page.goto(served + address(tag, path))
        expect(page.locator("html")).to_have_class("js")
        names = {url.removeprefix(served) for url in asked}
        allowed = {address(tag, path), *(f"assets/{name}" for name in ("icon.svg", "site.css", "site.js"))}
        assert names <= allowed, page.url
        # Whoever reads in their own language is offered no other.
        expect(page.locator(".also:not([hidden])")).to_have_count(0)
        assert page.evaluate("document.cookie") == ""
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_on_a_slow_network_nothing_moves_once_it_is_there(visit: Visit, served: str) -> None:
    page = visit("how/", PHONE, locale="kk")
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    session = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 150, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", slow)
    for path in (SLUG, f"{SLUG}timeline/", SIDE_BY_SIDE):
        page.goto(served + path, wait_until="networkidle")
        assert page.evaluate("shifted") == 0, page.url


def test_nothing_of_search_is_loaded_before_it_is_opened(visit: Visit) -> None:
    page = visit("how/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert {url.rpartition("/")[2] for url in asked} >= {"search.js", "search.css", "manifest.json"}
    searched = [url for url in asked if "/assets/search/" in url]
    assert all("/assets/search/en/" in url for url in searched)
