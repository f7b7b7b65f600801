"""Landmarks, reading order and axe-core's rules: every page light and dark, and what is marked for other languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DESKTOP, PATHS, PHONE, SAMPLE, SLUG, TAGS, address

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCRIPT = Axe().axe_script

Scheme = tuple[Literal["light", "dark"], Sequence[str]]
LIGHT: Scheme = ("light", LEVELS)
DARK: Scheme = ("dark", ["color-contrast"])
"""Light, all rules; dark, the one that looks at colours, which are the same in every language."""


def faults(page: Page, part: str = "html", schemes: Sequence[Scheme] = (LIGHT, DARK)) -> list[str]:
    """axe-core's findings in a part of the page as it is now."""
    page.evaluate(SCRIPT)
    found = []
    for scheme, rules in schemes:
        page.emulate_media(color_scheme=scheme)
        violations = page.evaluate(
            """async ([part, rules]) => {
              const { violations } = await axe.run(part, { runOnly: rules, resultTypes: ["violations"] });
              return violations.map(({ id, help, nodes }) => [id, help, nodes.map((node) => node.target)]);
            }""",
            [part, [*rules]],
        )
        found += [f"{scheme} {page.url}: {violation}" for violation in violations]
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "home")
def test_axe_finds_nothing(visit: Visit, path: str) -> None:
    # The policy of the pages would keep axe-core out.
    page = visit(path, bypass_csp=True)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = faults(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("tag", TAGS[1:])
def test_axe_finds_nothing_in_other_languages(visit: Visit, served: str, tag: str) -> None:
    """Where they differ from English: in what is translated beside the article's own words."""
    page = visit(address(tag, SLUG), bypass_csp=True)
    found = faults(page, schemes=[LIGHT])
    page.goto(served + address(tag, f"{SLUG}source/"))
    found += faults(page, schemes=[LIGHT])
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_the_page_that_is_not_there(visit: Visit) -> None:
    assert faults(visit("no-such-page", bypass_csp=True)) == []


@pytest.mark.parametrize("tag", ["en", "ja"])
def test_axe_finds_nothing_in_drawers_and_search(visit: Visit, tag: str) -> None:
    page = visit(address(tag, SLUG), bypass_csp=True)
    page.locator("[id='key.earlier-flights'] .mark").click()
    expect(page.locator("[id='e.claim.earlier-flights']")).to_be_visible()
    assert faults(page, ".drawer:popover-open") == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("Tompiyeva")
    expect(page.locator(".search__results a").first).to_be_visible()
    assert faults(page, "dialog") == []


def test_landmarks_and_the_way_past_them(visit: Visit, served: str) -> None:
    page = visit("")
    for place in SAMPLE:
        page.goto(served + place)
        for role in ("main", "banner", "contentinfo"):
            expect(page.get_by_role(role)).to_have_count(1)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        names = page.evaluate("Array.from(document.querySelectorAll('nav'), (nav) => nav.ariaLabel)")
        assert len(set(names)) == len(names) == (2 if SLUG in place else 1)
        assert all(names)
        strangers = page.evaluate(
            """() => Array.from(document.querySelectorAll("[aria-labelledby]"))
              .filter((one) => !one.contains(document.getElementById(one.getAttribute("aria-labelledby"))))
              .map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert strangers == [], "named by a heading that is not its own"
        # The first Tab offers to skip to the text.
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip).to_have_attribute("href", "#page")
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.locator("#page")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.locator(":focus").evaluate("one => document.getElementById('page').contains(one)")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=str)
def test_what_stays_on_the_screen_never_hides_the_focus(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(address("ru", SLUG), size)
    page.locator(".foot a").last.focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate(
            """() => {
              const { left, top, width, height } = document.activeElement.getBoundingClientRect();
              const above = document.elementFromPoint(left + width / 2, top + height / 2);
              return above?.closest(".top__bar, .pages") && document.activeElement.outerHTML;
            }"""
        )
        assert not covered or page.locator(".top :focus").count(), covered


def test_every_target_is_large_enough_for_a_finger(visit: Visit, served: str) -> None:
    page = visit("", PHONE, has_touch=True)
    for tag in TAGS:
        page.goto(served + address(tag, SLUG))
        small = page.evaluate(
            """() => Array.from(document.querySelectorAll("button, summary, .top a")).filter((one) => {
              const { width, height } = one.getBoundingClientRect();
              return one.checkVisibility() && Math.min(width, height) < 24;
            }).map((one) => one.outerHTML)"""
        )
        assert small == []
