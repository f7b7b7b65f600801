"""What a phone shows before anything is touched, and that no page is wider than its screen at any size of letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, in_widest_letters
from tests.browser.pages import NAMES, PATHS, PHONE, SLUG, TAGS, address

SMALL = (360, 740)
"""A small phone."""


@pytest.mark.parametrize("tag", TAGS)
def test_the_languages_and_the_whole_lead_are_on_the_first_screen(visit: Visit, tag: str) -> None:
    page = visit(address(tag, SLUG), SMALL)
    for part in ("h1", ".status", ".lines--lead"):
        bottom = page.locator(part).evaluate("part => part.getBoundingClientRect().bottom")
        assert bottom <= SMALL[1], part
    for width, height in (PHONE, (320, 568), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        for name in NAMES:
            expect(page.get_by_role("link", name=name, exact=True)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_site_is_stands_beside_the_only_explainer_where_there_is_room(visit: Visit, tag: str) -> None:
    page = visit(address(tag))
    for width, is_beside in ((390, False), (999, False), (1000, True), (1920, True)):
        page.set_viewport_size({"width": width, "height": 800})
        places = [page.locator(part).bounding_box() for part in (".explainers", ".intro", ".made")]
        (left, top, right), (intro, intro_top, _), (made, *_) = (
            (one["x"], one["y"], one["x"] + one["width"]) for one in places if one
        )
        assert (intro >= right) == is_beside, width
        assert (intro_top <= top) == is_beside, width
        assert made == left, width


@in_widest_letters
@pytest.mark.parametrize("tag", ["kk", "ru", "ja"])  # the longest words, and lines that may break anywhere
def test_no_page_is_wider_than_its_screen(visit: Visit, served: str, tag: str) -> None:
    page = visit(address(tag))
    too_wide = []
    for path in (*PATHS, "no-such-page"):
        page.goto(served + address(tag, path))
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        for letters, widths in (("200%", (320, 390, 768, 1280)), ("", (320, 390, 1280, 1920))):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)
            for width in widths:
                page.set_viewport_size({"width": width, "height": 800})
                excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if excess > 0:
                    too_wide.append(f"{page.url} at {width} px: {excess} px too wide")
    assert not too_wide, "\n".join(too_wide)


@in_widest_letters
def test_no_drawer_is_wider_than_a_small_phone(visit: Visit, served: str) -> None:
    page = visit("", (320, 568))
    for tag in TAGS:
        page.goto(served + address(tag, SLUG))
        drawers = page.evaluate(
            """() => Array.from(document.querySelectorAll(".drawer"), (drawer) => {
              drawer.showPopover();
              const { left, right } = drawer.getBoundingClientRect();
              return [drawer.id, left, innerWidth - right, drawer.clientWidth - drawer.scrollWidth];
            })"""
        )
        assert drawers
        assert [drawer for drawer, *room in drawers if min(room) < 0] == []
