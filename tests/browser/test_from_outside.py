"""What comes from outside of a page stops nothing on it: fragments, what a browser keeps, what a network answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DESKTOP, PAUSE, PHONE, SIDE_BY_SIDE, SLUG, address

WIDE = (1400, 900)
PORTAL = "<!doctype html><title>Please log in</title><p>Welcome to the hotel's network.</p>"


def opened_by_hand(page: Page) -> None:
    """Opens the first marker's drawer, which has all that a drawer has."""
    page.locator(".text .mark").first.click()
    expect(page.locator(".drawer:popover-open .copy")).to_be_visible()


def test_a_mangled_fragment_stops_nothing(visit: Visit, served: str) -> None:
    page = visit("", WIDE)
    for fragment in ("#%", "#100%25-sure%", "#%E0%A4%A", "#%ff", "#a b\"]')", "#?x=%"):
        page.goto("about:blank")
        page.goto(served + SLUG + fragment)
        expect(page.locator(".beside__text p:not(.beside__translation)").first).to_be_visible()
        opened_by_hand(page)
        page.keyboard.press("Escape")
        page.evaluate("fragment => (location.hash = fragment)", f"{fragment}%")
        before = page.locator(".scheme").get_attribute("aria-label")
        page.locator(".scheme").click()
        expect(page.locator(".scheme")).not_to_have_attribute("aria-label", str(before))


def test_a_fragment_is_found_encoded_or_not(visit: Visit, served: str) -> None:
    page = visit(f"{SLUG}faq/", PHONE)
    anchor = page.locator(".text [id]").last.get_attribute("id") or ""
    encoded = "".join(f"%{ord(char):02x}" for char in anchor)
    page.goto(f"{served}{SLUG}faq/#{encoded}")
    assert page.evaluate(f"document.getElementById({anchor!r}).getBoundingClientRect().top") < PHONE[1]


def test_a_drawer_opened_by_its_address_is_like_one_opened_by_hand(visit: Visit, served: str) -> None:
    page = visit(SLUG, DESKTOP)
    drawer = page.locator(".text .mark").first.get_attribute("popovertarget")
    for tag in ("en", "ru", "ja"):
        page.goto("about:blank")
        page.goto(f"{served}{address(tag, SLUG)}#{drawer}")
        expect(page.locator(f"[id='{drawer}']:popover-open .copy")).to_be_visible()
        expect(page.locator(".line--open")).to_have_count(1)


def test_a_drawer_kept_open_while_the_language_changes_is_like_one_opened_by_hand(visit: Visit, served: str) -> None:
    page = visit(SLUG, DESKTOP)
    opened_by_hand(page)
    page.locator(".languages a[lang=kk]").click()
    page.wait_for_url(f"{served}kk/{SLUG}#*")
    expect(page.locator(".drawer:popover-open .copy")).to_be_visible()


def test_a_drawer_opened_before_the_script_came_is_like_one_opened_later(visit: Visit) -> None:
    page = visit(SLUG, DESKTOP)
    page.add_init_script(
        """new MutationObserver((_, observer) => {
          const drawer = document.querySelector(".drawer");
          if (!drawer || !document.querySelector(".foot")) return;
          observer.disconnect();
          drawer.showPopover();
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.reload()
    expect(page.locator(".drawer:popover-open .copy")).to_be_visible()


def test_a_scheme_that_is_not_known_is_none(visit: Visit) -> None:
    page = visit(SLUG, color_scheme="light")
    button = page.locator(".scheme")
    for kept in ("sepia", "undefined", "", "DARK", "<b>"):
        page.evaluate("kept => localStorage.setItem('explainer.scheme', kept)", kept)
        page.reload()
        expect(button).to_have_accessible_name(str(button.get_attribute("data-auto")))
        assert page.evaluate("document.documentElement.dataset.scheme ?? null") is None
        button.click()
        expect(button).to_have_accessible_name(str(button.get_attribute("data-light")))


def test_side_by_side_always_has_a_column(visit: Visit) -> None:
    page = visit(SIDE_BY_SIDE)
    for kept in ("show-en show-kk show-ru show-ja show-fr", "null", "{}", "show-xx"):
        page.evaluate("kept => localStorage.setItem('explainer.columns', kept)", kept)
        page.reload()
        expect(page.locator("html[data-ready]")).to_have_count(1)
        assert page.locator(".columns input:checked").count() == 4
        expect(page.locator(".row > p").first).to_be_visible()


@pytest.mark.parametrize("answer", ["portal", "nothing", "another version"])
def test_a_network_that_answers_with_something_else_leaves_the_page_as_it_is(visit: Visit, answer: str) -> None:
    page = visit(SLUG, WIDE)

    def instead(route: Route) -> None:
        bodies = {"portal": PORTAL, "nothing": "", "another version": route.fetch().text().replace('id="s', 'id="n')}
        route.fulfill(body=bodies[answer], content_type="text/html")

    page.route("**/source/", instead)
    page.reload()
    expect(page.locator(".beside h2 a")).to_be_visible()
    expect(page.locator(".beside > p")).to_be_visible(visible=answer == "another version")
    page.locator(".text .line .mark").first.hover()
    page.wait_for_timeout(PAUSE)
    opened_by_hand(page)


@pytest.mark.parametrize(
    ("page_tag", "preferred", "offered"),
    [("zh-Hans", ["zh-CN"], True), ("zh-Hans", ["zh-TW"], False),
     ("uz-Latn", ["uz"], True), ("sr-Cyrl", ["sr-RS"], True),
     ("kk", ["kk-Latn"], False), ("kk", ["en-US@posix", "kk"], True)],
)  # fmt: skip
def test_a_language_is_known_by_how_it_is_written(
    visit: Visit, page_tag: str, preferred: list[str], *, offered: bool
) -> None:
    page = visit(SLUG)
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ value: {preferred} }})")
    page.route(
        f"**/{SLUG}",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('class="also" lang="kk"', f'class="also" lang="{page_tag}"'),
            content_type="text/html",
        ),
    )
    page.reload()
    expect(page.locator(f".also[lang={page_tag}]:not([hidden])")).to_have_count(int(offered))


def test_buttons_that_need_the_script_wait_for_it(visit: Visit) -> None:
    page = visit(SLUG)
    page.route("**/site.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.locator(".search-open")).to_be_hidden()
    expect(page.locator(".scheme")).to_be_hidden()
    page.unroute("**/site.js")
    page.reload()
    expect(page.locator(".search-open")).to_be_visible()
