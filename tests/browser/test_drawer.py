"""The drawer with the evidence: opened and closed in every way that readers have."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.article import SEEDS
from tests.browser.conftest import Visit
from tests.browser.pages import DESKTOP, FAQ, FOLD, PATHS, PHONE, SIDE_BY_SIDE, SLUG, TAGS, address

ARTICLE = (SEEDS / f"{SLUG.rstrip('/')}.txt").read_text(encoding="utf-8")


def parts(page: Page, evidence: str = "e.claim.aim") -> tuple[Locator, Locator]:
    """The first marker of that evidence, and its drawer."""
    return page.locator(f".mark[popovertarget='{evidence}']").first, page.locator(f"[id='{evidence}']")


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab does not reach it")


@pytest.mark.parametrize(
    ("way", "scripts"), [("click", True), ("touch", True), ("keyboard", True), ("keyboard", False)], ids=str
)
def test_it_opens_and_escape_leads_back(visit: Visit, way: str, *, scripts: bool) -> None:
    page = visit(SLUG, PHONE, has_touch=way == "touch", java_script_enabled=scripts, reduced_motion="no-preference")
    mark, drawer = parts(page)
    expect(drawer).to_be_hidden()
    if way == "click":
        mark.click()
    elif way == "touch":
        mark.tap()
    else:
        tab_to(page, mark)
        page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(mark).to_be_focused()


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, False), (DESKTOP, True)], ids=str)
def test_the_close_button_closes_it(visit: Visit, size: tuple[int, int], *, scripts: bool) -> None:
    page = visit(SLUG, size, java_script_enabled=scripts)
    mark, drawer = parts(page)
    mark.click()
    drawer.locator(".drawer__close").click()
    expect(drawer).to_be_hidden()
    expect(mark).to_be_focused()


def test_tab_leads_from_the_marker_into_the_drawer_and_on_through_the_text(visit: Visit) -> None:
    page = visit(SLUG, PHONE)
    mark, drawer = parts(page)
    mark.press("Enter")
    expect(drawer).to_be_focused()
    page.keyboard.press("Tab")
    expect(drawer.locator(".drawer__close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(drawer).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator("[id='key.both-benefits'] .mark")).to_be_focused()


def test_a_touch_beside_it_closes_it(visit: Visit) -> None:
    page = visit(SLUG, PHONE, has_touch=True)
    mark, drawer = parts(page)
    mark.tap()
    expect(drawer).to_be_visible()
    page.touchscreen.tap(PHONE[0] / 2, 120)
    expect(drawer).to_be_hidden()


@pytest.mark.parametrize("tag", TAGS)
def test_on_a_phone_it_is_a_place_that_repeats_the_line_and_that_back_closes(visit: Visit, tag: str) -> None:
    page = visit(address(tag, SLUG), PHONE, has_touch=True)
    marks = page.locator("li .line:not([data-kind=unstated]) > .mark")
    for mark in (marks.first, marks.nth(3), marks.last):
        line = mark.locator("xpath=..")
        line.evaluate("line => scrollBy(0, line.getBoundingClientRect().bottom - 0.9 * innerHeight)")
        mark.tap()
        drawer = page.locator(".drawer:popover-open")
        expect(drawer).to_be_focused()
        claim = drawer.locator(".drawer__claim").inner_text().strip()
        assert claim
        assert line.inner_text().strip().startswith(claim)
        covered = drawer.evaluate("drawer => drawer.getBoundingClientRect().top")
        assert line.evaluate("line => line.getBoundingClientRect().bottom") <= covered
        way = drawer.locator("figcaption a").first.bounding_box()
        assert way
        assert way["height"] >= 44
        page.go_back()
        expect(drawer).to_have_count(0)
        expect(mark).to_be_focused()
        assert page.url.endswith(address(tag, SLUG))


@pytest.mark.parametrize("tag", ["en", "kk"])
def test_on_a_phone_it_shows_the_articles_own_words_at_the_bottom_edge(visit: Visit, tag: str) -> None:
    page = visit(address(tag, SLUG), PHONE)
    mark, drawer = parts(page)
    mark.click()
    quote = drawer.locator("blockquote")
    expect(quote).to_be_visible()
    expect(quote).to_have_attribute("lang", "en")
    expect(quote).to_have_attribute("translate", "no")
    assert " ".join(quote.inner_text().split()) in " ".join(ARTICLE.split())
    expect(quote.locator("mark").first).to_be_visible()
    expect(drawer.locator(".drawer__kind")).to_be_visible()
    expect(drawer.locator(".quote__translation")).to_have_count(0 if tag == "en" else 1)
    expect(drawer.locator("figcaption a").first).to_have_attribute("href", "source/#s2")
    box = drawer.bounding_box()
    assert box
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, *PHONE)
    # Some of the text it belongs to stays in sight.
    assert box["y"] > 0.25 * PHONE[1]


def test_on_a_wide_screen_it_covers_no_text(visit: Visit, served: str) -> None:
    page = visit("")
    for path in PATHS:
        if not path.startswith(SLUG) or path in (SIDE_BY_SIDE, f"{SLUG}source/"):
            continue  # these use the whole width
        page.goto(served + path)
        page.evaluate("location.hash = document.querySelector('.drawer').id")
        drawer = page.locator(".drawer").first
        expect(drawer).to_be_visible()
        for width in (1000, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            left, right, text = drawer.evaluate(
                """drawer => {
                  const { left, right } = drawer.getBoundingClientRect();
                  return [left, right, document.getElementById("page").getBoundingClientRect().right];
                }"""
            )
            assert text <= left < right <= width


def test_an_address_leads_into_a_drawer(visit: Visit, served: str) -> None:
    page = visit("", PHONE)
    for tag in TAGS:
        page.goto(f"{served}{address(tag, SLUG)}#e.claim.aim")
        mark, drawer = parts(page)
        expect(drawer).to_be_visible()
        expect(mark).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_an_address_leads_to_its_line(visit: Visit, served: str, size: tuple[int, int]) -> None:
    page = visit("", size)
    for path, anchor in [
        (SLUG, "lead.who"),
        (SLUG, "expects.prospects"),
        (FAQ, "faq.where"),
        (f"{SLUG}source/", "s7"),
    ]:
        page.goto(f"{served}{path}#{anchor}")
        line = page.locator(f"[id='{anchor}']")
        expect(line).to_be_in_viewport()
        # Nothing that stays on the screen while reading lies over it.
        is_on_top = line.evaluate(
            """line => {
              const { left, top } = line.getClientRects()[0];
              return line.contains(document.elementFromPoint(left + 8, top + 8));
            }"""
        )
        assert is_on_top, anchor


def test_an_address_unfolds_its_answer(visit: Visit) -> None:
    page = visit(FAQ, PHONE)
    answer = page.locator("[id='faq.where'] .faq__answer")
    for anchor in ("faq.where", "faq.where.no-venue"):
        page.evaluate(FOLD)
        expect(answer).to_be_hidden()
        page.evaluate(f"location.hash = '{anchor}'")
        expect(answer).to_be_in_viewport()
        expect(page.locator("[id='faq.author'] .faq__answer")).to_be_hidden()


def test_the_line_it_belongs_to_is_shown_while_it_is_open(visit: Visit) -> None:
    page = visit(SLUG, PHONE)
    mark, _ = parts(page)
    line = page.locator("[id='key.aim']")
    before = line.evaluate("line => getComputedStyle(line).backgroundColor")
    mark.click()
    expect(line).not_to_have_css("background-color", before)
    page.keyboard.press("Escape")
    expect(line).to_have_css("background-color", before)


def test_with_forced_colours_the_marker_has_a_border(visit: Visit) -> None:
    page = visit(SLUG, PHONE, forced_colors="active")
    faint = page.evaluate(
        """() => Array.from(document.querySelectorAll(".mark")).filter((mark) => {
          const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } =
            getComputedStyle(mark, "::before");
          return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor;
        }).map((mark) => mark.outerHTML)"""
    )
    assert faint == []
    mark, drawer = parts(page)
    mark.click()
    expect(drawer).to_be_visible()
    expect(page.locator("[id='key.aim']")).to_have_css("outline-style", "solid")


def test_with_reduced_motion_it_is_there_at_once(visit: Visit) -> None:
    page = visit(SLUG, PHONE)
    mark, drawer = parts(page)
    mark.click()
    expect(drawer).to_be_visible()
    assert drawer.evaluate("drawer => drawer.getAnimations().length") == 0
    assert drawer.evaluate("drawer => drawer.getBoundingClientRect().bottom") == PHONE[1]


def test_where_the_browser_knows_no_drawers_a_mark_leads_to_its_note(page: Page, served: str) -> None:
    """As in a browser of 2023: what it does not know by name does nothing."""

    def older(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("popover", "later"))

    page.route(re.compile(r"/$|\.(css|js)$"), older)
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{served}{SLUG}")
    mark = page.locator("[id='key.aim'] .mark")
    note = page.locator("[id='e.claim.aim']")
    for _ in range(2):
        mark.click()
        expect(note).to_be_in_viewport()
        page.go_back()
        expect(mark).to_be_in_viewport()
    mark.click()
    page.locator(".languages a[lang=ru]").click()
    page.wait_for_url(f"{served}{address('ru', SLUG)}#e.claim.aim")
    expect(note).to_be_in_viewport()
    assert not told
