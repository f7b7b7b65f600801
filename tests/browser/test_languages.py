"""From one language to another: the same page, the same place."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import DESKTOP, FAQ, NAMES, PATHS, PHONE, SLUG, TAGS, address

NAME = dict(zip(TAGS, NAMES, strict=True))
WALK = "en kk ru ja en ru kk ja ru en ja kk en".split()
"""From every language to every other one, once."""


def test_the_place_is_kept_from_every_language_to_every_other(visit: Visit, served: str) -> None:
    assert set(itertools.pairwise(WALK)) == set(itertools.permutations(TAGS, 2))
    page = visit(f"{FAQ}#faq.where")
    for tag in WALK[1:]:
        page.get_by_role("link", name=NAME[tag], exact=True).click()
        page.wait_for_url(f"{served}{address(tag, FAQ)}#faq.where")
        expect(page.locator("[id='faq.where'] .faq__answer")).to_be_in_viewport()
        expect(page.locator("html")).to_have_attribute("lang", tag)


def test_every_page_leads_to_itself(visit: Visit, served: str) -> None:
    page = visit("")
    for path in PATHS:
        page.goto(served + path)
        page.get_by_role("link", name="Русский", exact=True).click()
        page.wait_for_url(f"{served}ru/{path}")
        expect(page.locator("html")).to_have_attribute("lang", "ru")


@pytest.mark.parametrize(("size", "way"), [(PHONE, "touch"), (DESKTOP, "mouse"), (DESKTOP, "keyboard")], ids=str)
def test_an_open_drawer_is_open_in_the_other_language(
    visit: Visit, served: str, size: tuple[int, int], way: str
) -> None:
    page = visit(SLUG, size, has_touch=way == "touch")
    page.locator("[id='key.aim'] .mark").click()
    drawer = page.locator("[id='e.claim.aim']")
    expect(drawer).to_be_visible()
    link = page.get_by_role("link", name="日本語", exact=True)
    if way == "mouse":
        link.click()
    elif way == "touch":
        link.tap()
    else:
        link.press("Enter")
    page.wait_for_url(f"{served}{address('ja', SLUG)}#e.claim.aim")
    expect(drawer).to_be_visible()
    expect(drawer.locator(".quote__translation")).to_be_visible()


def test_a_reader_who_has_scrolled_finds_the_place_again(visit: Visit, served: str) -> None:
    page = visit(SLUG, PHONE, has_touch=True)
    # The address's own anchor counts only while it is in view.
    for start in ("", "#lead.who"):
        page.goto(f"{served}{SLUG}{start}")
        page.locator("[id='said.connectivity']").evaluate("line => line.scrollIntoView({ block: 'start' })")
        page.get_by_role("link", name="日本語", exact=True).tap()
        page.wait_for_url(f"{served}{address('ja', SLUG)}#said.connectivity")
        expect(page.locator("[id='said.connectivity']")).to_be_in_viewport()


def test_a_drawer_that_was_closed_again_stays_closed(visit: Visit, served: str) -> None:
    page = visit(SLUG)
    page.locator("[id='key.aim'] .mark").click()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="日本語", exact=True).click()
    page.wait_for_url(served + address("ja", SLUG))


def test_the_languages_say_which_they_are(visit: Visit, served: str) -> None:
    page = visit("")
    for tag in TAGS:
        page.goto(served + address(tag, SLUG))
        for other, name in NAME.items():
            link = page.get_by_role("link", name=name, exact=True)
            expect(link).to_have_attribute("lang", other)
            expect(link).to_have_attribute("hreflang", other)
        expect(page.locator(".languages [aria-current]")).to_have_text(NAME[tag])
