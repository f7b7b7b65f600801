"""The same page in a language that the reader's browser prefers: offered quietly, in that language, never forced."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, in_widest_letters
from tests.browser.pages import DESKTOP, FAQ, PHONE, SLUG, address
from tests.languages import said

SHOWN = ".also:not([hidden])"


@pytest.mark.parametrize(
    ("tag", "prefers", "size"),
    [("en", "kk-KZ", PHONE), ("kk", "ru-RU", DESKTOP), ("ru", "ja", PHONE), ("ja", "en-GB", DESKTOP)],
)
def test_it_is_offered_in_that_language(
    visit: Visit, served: str, tag: str, prefers: str, size: tuple[int, int]
) -> None:
    there = prefers[:2]
    page = visit(address(tag, SLUG), size, locale=prefers)
    assert page.url == served + address(tag, SLUG)
    expect(page.locator(SHOWN)).to_have_count(1)
    offer = page.get_by_role("link", name=said(there, "also.text"))
    expect(offer).to_be_visible()
    assert page.locator(SHOWN).get_attribute("lang") == there
    offer.click()
    page.wait_for_url(served + address(there, SLUG))
    expect(page.locator(SHOWN)).to_have_count(0)


def test_a_language_that_we_do_not_have_is_passed_over(visit: Visit) -> None:
    page = visit(address("ja", SLUG), locale="de-DE")
    expect(page.locator("html")).to_have_class("js")
    expect(page.locator(SHOWN)).to_have_count(0)


def test_the_first_preference_decides(visit: Visit) -> None:
    page = visit(SLUG)
    for preferred, offered in (
        (["ru", "kk"], ["ru"]),
        (["de", "kk", "ja"], ["kk"]),
        (["en-US", "kk"], []),
        (["fr"], []),
        (["KK-kz"], ["kk"]),
    ):
        with page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ value: {preferred} }})"):
            page.reload()
            assert page.locator(SHOWN).evaluate_all("all => all.map(({ lang }) => lang)") == offered, preferred


@in_widest_letters
def test_it_is_there_before_anything_is_painted(visit: Visit) -> None:
    page = visit(SLUG, PHONE, locale="kk")
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    page.reload(wait_until="networkidle")
    expect(page.locator(SHOWN)).to_be_visible()
    assert page.evaluate("shifted") == 0


def test_it_goes_when_it_is_told_to_and_does_not_come_back(visit: Visit, served: str) -> None:
    page = visit(SLUG, PHONE, locale="kk")
    page.locator(SHOWN).get_by_role("button", name=said("kk", "evidence.close")).click()
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator(".languages [aria-current]")).to_be_focused()
    for place in (SLUG, address("ru", FAQ)):
        page.goto(served + place)
        expect(page.locator("html")).to_have_class("js")
        expect(page.locator(SHOWN)).to_have_count(0)


def test_whoever_has_chosen_a_language_is_not_asked_again(visit: Visit, served: str) -> None:
    page = visit(SLUG, locale="kk")
    expect(page.locator(SHOWN)).to_be_visible()
    page.get_by_role("link", name="Русский", exact=True).click()
    page.wait_for_url(served + address("ru", SLUG))
    expect(page.locator("html")).to_have_class("js")
    expect(page.locator(SHOWN)).to_have_count(0)


def test_it_leads_to_the_readers_place(visit: Visit, served: str) -> None:
    page = visit(f"{FAQ}#faq.topic", PHONE, locale="ja")
    page.locator(f"{SHOWN} a").click()
    page.wait_for_url(f"{served}{address('ja', FAQ)}#faq.topic")
    expect(page.locator("[id='faq.topic'] .faq__answer")).to_be_in_viewport()


def test_without_scripts_nothing_is_offered(visit: Visit) -> None:
    page = visit(SLUG, locale="kk", java_script_enabled=False)
    expect(page.locator(SHOWN)).to_have_count(0)
