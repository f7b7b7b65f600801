"""What only the reader's clock can tell: how old the information is, what has passed since, and where today stands."""

from __future__ import annotations

import pytest
from babel import Locale
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, in_widest_letters
from tests.browser.pages import PHONE, SLUG, TAGS, address
from tests.languages import is_said, said

TIMELINE = f"{SLUG}timeline/"


def at(page: Page, day: str, path: str = "") -> None:
    """Opens the page, or another one, on that day at noon."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(path or page.url)


AGES = {
    "2024-03-09": [],
    "2024-04-08": [],
    "2024-04-09": ["about a month ago"],
    "2024-05-09": ["about 2 months ago"],
    "2025-03-08": ["about 11 months ago"],
    "2025-03-09": ["more than a year ago"],
    "2026-03-09": ["more than 2 years ago"],
    "2023-01-01": [],
}


def test_the_age_of_the_information(visit: Visit) -> None:
    page = visit(SLUG)
    found = {}
    for day in AGES:
        at(page, day)
        expect(page.locator("html")).to_have_class("js")
        found[day] = page.locator(".status .age:visible").all_inner_texts()
    assert found == AGES


def age(tag: str, years: int) -> str:
    """More than so many years, in the form that the language has for that number."""
    form = f"age.years.{Locale(tag).plural_form(years)}"
    if years == 1:
        return said(tag, "age.year")
    return said(tag, form if is_said(tag, form) else "age.years", count=years)


@pytest.mark.parametrize(
    ("tag", "numbers"), [("en", (1, 2)), ("kk", (1, 2)), ("ru", (1, 2, 5, 11, 21, 22, 111)), ("ja", (1, 2))]
)
def test_numbers_of_years_agree_with_their_noun(visit: Visit, tag: str, numbers: tuple[int, ...]) -> None:
    page = visit(address(tag, SLUG))
    for years in numbers:
        at(page, f"{2024 + years}-03-10")
        expect(page.locator(".status .age")).to_have_text(age(tag, years))


@pytest.mark.parametrize("tag", TAGS)
def test_a_date_that_was_ahead_is_said_to_have_passed_only_when_it_has(visit: Visit, served: str, tag: str) -> None:
    page = visit(address(tag, TIMELINE))
    for path in (TIMELINE, SLUG):
        at(page, "2025-06-30", served + address(tag, path))
        assert said(tag, "timeline.passed") not in page.locator("main").inner_text()
        at(page, "2025-07-01")
        assert said(tag, "timeline.passed") in page.locator("main").inner_text()
        # What happened is no plan that could have lapsed.
        expect(page.locator(".timeline__entry:not([data-status=possible]) .passed")).to_have_count(0)


def test_without_scripts_nothing_is_said_that_a_clock_decides(visit: Visit, served: str) -> None:
    page = visit(SLUG, java_script_enabled=False)
    for path in (SLUG, TIMELINE):
        page.goto(served + path)
        for part in (".age", ".passed", ".t-today text"):
            assert not [one for one in page.locator(part).all() if one.is_visible()], part


def test_today_stands_among_the_dates(visit: Visit) -> None:
    page = visit(SLUG, PHONE)
    for day, where, place in (
        ("2023-12-31", "before", 0),
        ("2024-12-31", None, 0.5),
        ("2025-12-31", None, 1),
        ("2026-01-01", "after", 1),
    ):
        at(page, day)
        today = page.locator(".t-today")
        expect(today.locator("text")).to_be_visible()
        assert today.get_attribute("data-beyond") == where, day
        left, line, right, label = today.evaluate(
            """(today) => {
              const box = (one) => one.getBoundingClientRect();
              const axis = box(document.querySelector(".t-axis"));
              const label = box(today.querySelector("text"));
              return [axis.left, box(today.querySelector("line")).left, axis.right, [label.left, label.right]];
            }"""
        )
        assert (line - left) / (right - left) == pytest.approx(place, abs=0.01), day
        assert label[0] >= 0, day
        assert label[1] <= PHONE[0], day


def test_paper_does_not_know_the_day_on_which_it_is_read(visit: Visit, served: str) -> None:
    page = visit(SLUG)
    page.emulate_media(media="print")
    for path in (SLUG, TIMELINE):
        at(page, "2026-11-23", served + path)
        for part in (".age", ".passed", ".t-today text"):
            assert not [one for one in page.locator(part).all() if one.is_visible()], part


@in_widest_letters
def test_the_clock_moves_nothing(visit: Visit, served: str) -> None:
    page = visit(SLUG, PHONE)
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifted += value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    for path in (SLUG, TIMELINE):
        page.goto(served + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shifted") == 0
