"""Where scripts do not run, everything is there to read and nothing is there in vain."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import FAQ, FOLD, SAMPLE, SIDE_BY_SIDE, TAGS, address

HIDDEN = """() => Array.from(document.querySelectorAll("main :is(h1, h2, p, li, td, dd, blockquote, .line)"))
  .filter((one) => !one.closest(".drawers, details"))
  .filter((one) => !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((one) => one.outerHTML)"""
DEAD = """() => Array.from(document.querySelectorAll("button, a, input, select, [role=button]"))
  .filter((one) => one.checkVisibility() && !one.matches("[popovertarget], a[href], .columns input"))
  .map((one) => one.outerHTML)"""
LOST = """() => Array.from(document.querySelectorAll("[popovertarget]"))
  .filter((one) => !document.getElementById(one.getAttribute("popovertarget"))?.matches("[popover]"))
  .map((one) => one.outerHTML)"""


def test_every_line_is_visible_and_no_button_is_dead(visit: Visit, served: str) -> None:
    page = visit("", java_script_enabled=False)
    for place in SAMPLE:
        page.goto(served + place)
        assert page.evaluate(HIDDEN) == [], page.url
        assert page.evaluate(DEAD) == [], page.url
        assert page.evaluate(LOST) == [], page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_tools_that_need_scripts_are_there_with_them_only(visit: Visit, *, scripts: bool) -> None:
    page = visit("", java_script_enabled=scripts)
    for tool in (".search-open", ".scheme"):
        expect(page.locator(tool)).to_have_count(1)
        expect(page.locator(tool)).to_be_visible(visible=scripts)


def test_every_answer_unfolds(visit: Visit) -> None:
    page = visit(FAQ, java_script_enabled=False)
    questions = page.locator(".faq__item").all()
    assert questions
    page.evaluate(FOLD)
    for question in questions:
        expect(question.locator(".faq__answer")).to_be_hidden()
        question.locator("summary").click()
        expect(question.locator(".faq__answer .line").first).to_be_visible()


def test_all_four_languages_stand_side_by_side(visit: Visit, served: str) -> None:
    page = visit("", java_script_enabled=False)
    for tag in TAGS:
        page.goto(served + address(tag, SIDE_BY_SIDE))
        rows = page.evaluate(
            """() => Array.from(document.querySelectorAll(".row"), (row) =>
              Array.from(row.querySelectorAll(":scope > p[lang]")).filter((cell) => cell.checkVisibility())
                .map((cell) => cell.lang))"""
        )
        assert len(rows) > 40
        own_first = [tag, *(one for one in TAGS if one != tag)]
        assert [row for row in rows if row != own_first] == [], "the page's own language stands first"
