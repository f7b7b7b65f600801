"""On paper nothing can be tapped: all evidence and all answers are there, and nothing that only works on a screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import FAQ, FOLD, SAMPLE, SLUG, address

SCREEN_ONLY = ".languages, .tools, .pages, .foot__links, .skip, .columns, .drawer__close"


def test_paper_holds_all_evidence(visit: Visit, served: str) -> None:
    page = visit("")
    page.emulate_media(media="print")
    for place in SAMPLE:
        page.goto(served + place)
        drawers = page.evaluate(
            """() => Array.from(document.querySelectorAll(".drawer"), (drawer) => {
              const { position, display } = getComputedStyle(drawer);
              const isShown = display !== "none" && drawer.querySelector(".drawer__kind").checkVisibility();
              return [drawer.id, position === "static" && isShown];
            })"""
        )
        assert bool(drawers) == (page.locator(".mark[popovertarget]").count() > 0)
        assert [drawer for drawer, is_note in drawers if not is_note] == []
        shown = page.locator(SCREEN_ONLY).evaluate_all(
            "all => all.filter((one) => one.checkVisibility()).map((one) => one.className)"
        )
        assert shown == [], page.url
        expect(page.locator("h1")).to_be_visible()


def test_on_paper_a_marker_is_the_number_of_its_note(visit: Visit, served: str) -> None:
    page = visit("")
    page.emulate_media(media="print")
    # What the summary answers is not answered again among the questions: few of them have notes.
    for place, least in ((SLUG, 20), (FAQ, 3), (address("ja", SLUG), 20)):
        page.goto(served + place)
        marks, notes = page.evaluate(
            """() => {
              const shown = (one, part) => getComputedStyle(one, part).content.replace(/\\D/g, "");
              const notes = Array.from(document.querySelectorAll(".drawer"), (drawer) =>
                [drawer.id, shown(drawer.querySelector(".drawer__kind"), "::before")]);
              const marks = Array.from(document.querySelectorAll(".mark"), (mark) =>
                [mark.getAttribute("popovertarget"), shown(mark, "::after")]);
              return [marks, notes];
            }"""
        )
        assert [number for _, number in notes] == [str(at) for at in range(1, len(notes) + 1)]
        assert dict(marks) == dict(notes)
        assert len(marks) >= len(notes) >= least


@pytest.mark.parametrize(("path", "scripts"), [(FAQ, True), (FAQ, False), (f"{SLUG}source/", False)], ids=str)
def test_paper_has_no_folds(visit: Visit, path: str, *, scripts: bool) -> None:
    page = visit(path, java_script_enabled=scripts)
    folded = """() => Array.from(document.querySelectorAll("details:not(.key) > :not(summary)"))
      .filter((content) => !content.checkVisibility() || !content.getBoundingClientRect().height)
      .map((content) => content.outerHTML)"""
    page.evaluate(FOLD)
    assert page.evaluate(folded)
    page.emulate_media(media="print")
    assert page.evaluate(folded) == []


def test_paper_is_light(visit: Visit) -> None:
    page = visit(SLUG, color_scheme="dark")
    page.locator(".scheme").click(click_count=2)
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.emulate_media(media="print")
    ink = page.evaluate("Math.max(...getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).map(Number))")
    assert ink < 100


def test_printing_unfolds_and_folds_again(visit: Visit) -> None:
    page = visit(FAQ)
    page.evaluate(FOLD)
    page.locator("[id='faq.where'] summary").click()
    page.evaluate(
        """() => addEventListener("beforeprint", () => {
          window.printed = document.querySelectorAll("details:not([open])").length;
        })"""
    )
    assert page.pdf().startswith(b"%PDF-")
    assert page.evaluate("printed") == 0
    unfolded = page.evaluate("Array.from(document.querySelectorAll('details[open]'), (fold) => fold.id)")
    assert unfolded == ["faq.where"]


@pytest.mark.parametrize("tag", ["ja", "kk"])  # the widest letters and the longest words
def test_the_summary_with_its_evidence_fits_three_sheets_and_names_its_address(visit: Visit, tag: str) -> None:
    page = visit(address(tag, SLUG))
    sheet = b"/Type /Page\n"
    printed = page.pdf(format="A4").count(sheet)
    assert printed <= 3
    page.emulate_media(media="print")
    expect(page.locator(".foot__address")).to_contain_text(address(tag, SLUG))
    page.locator(".drawer").evaluate_all("drawers => drawers.forEach((drawer) => drawer.remove())")
    assert printed > page.pdf().count(sheet) >= 1
