"""Light and dark: what the device says, and what the reader chose."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import SLUG, address

KEY = "explainer.scheme"


def ground(page: Page) -> str:
    """Whether the page is light or dark, by the colour that it is painted on."""
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    )
    return "dark" if red + green + blue < 3 * 128 else "light"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_device_decides_at_first(visit: Visit, device: Literal["light", "dark"], *, scripts: bool) -> None:
    page = visit(SLUG, color_scheme=device, java_script_enabled=scripts)
    assert ground(page) == device


@pytest.mark.parametrize(("tag", "device"), [("kk", "light"), ("ja", "dark")])
def test_the_button_goes_round(visit: Visit, tag: str, device: Literal["light", "dark"]) -> None:
    page = visit(address(tag, SLUG), color_scheme=device)
    button = page.locator(".scheme")
    icons = []
    for label, scheme in [("auto", device), ("light", "light"), ("dark", "dark"), ("auto", device)]:
        expect(button).to_have_accessible_name(str(button.get_attribute(f"data-{label}")))
        assert ground(page) == scheme
        assert page.evaluate("localStorage.getItem('explainer.scheme')") == (None if label == "auto" else label)
        icons.append(button.evaluate("(button) => getComputedStyle(button, '::before').maskImage"))
        button.click()
    assert len(set(icons)) == len(icons) - 1 == 3


def test_the_choice_is_remembered_before_anything_is_painted(visit: Visit, served: str) -> None:
    page = visit(SLUG, color_scheme="light")
    button = page.locator(".scheme")
    button.click()
    button.click()
    # The body's first tag is read before the first paint, and after everything in the head that holds it up.
    page.add_init_script(
        """new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.atFirst = document.documentElement.dataset.scheme ?? "auto";
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.reload()
    assert page.evaluate("atFirst") == "dark"
    assert ground(page) == "dark"
    for place in (address("ru"), address("ja", SLUG)):
        page.goto(served + place)
        assert page.evaluate("atFirst") == "dark"
        assert ground(page) == "dark"


def test_nothing_else_is_stored(visit: Visit) -> None:
    page = visit(SLUG)
    assert page.evaluate("Object.keys(localStorage)") == []
    page.locator(".scheme").click()
    page.locator(".mark").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("Tompiyeva")
    expect(page.locator(".search__results a").first).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_refused_storage_stops_nothing(visit: Visit) -> None:
    page = visit(SLUG, color_scheme="light")
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("refused", "SecurityError"); }
        })"""
    )
    page.reload()
    page.locator(".scheme").click(click_count=2)
    assert ground(page) == "dark"
    page.locator("[id='key.aim'] .mark").click()
    expect(page.locator("[id='e.claim.aim']")).to_be_visible()
