"""The drawing of the dates: one far from all others leaves room for these, and every name can be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import in_widest_letters
from tests.browser.pages import PHONE, TAGS, address
from tests.serving import serving
from tests.site.printing import copy_project, print_site

SEEDS = Path(__file__).parents[1] / "cases" / "drawing"
BOXES = """(parts) => Array.from(document.querySelectorAll(parts), (one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return one.checkVisibility() ? { left, right, top, bottom } : null;
}).filter(Boolean)"""


class Show(Protocol):
    """Opens a page of the site of two articles on a day, in a window so many pixels wide."""

    def __call__(self, path: str, width: int = PHONE[0], day: str = "2024-08-01", *, has_scripts: bool = True) -> Page:
        """The page, loaded."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Iterator[str]:
    """The address of a site of two articles: one with an old date among new ones, one about a few days."""
    site = print_site(copy_project(tmp_path_factory.mktemp("drawn") / "project", SEEDS, kept_folder))
    with serving(site) as address:
        yield address


@pytest.fixture
def show(browser: Browser, drawn: str) -> Iterator[Show]:
    pages: list[Page] = []

    def show(path: str, width: int = PHONE[0], day: str = "2024-08-01", *, has_scripts: bool = True) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, locale="en", java_script_enabled=has_scripts)
        pages.append(page)
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(drawn + path)
        return page

    yield show
    for page in pages:
        page.close()


def boxes(page: Page, parts: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate(BOXES, parts)
    return found


def middles(page: Page, parts: str) -> list[float]:
    return [(one["left"] + one["right"]) / 2 for one in boxes(page, parts)]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_old_date_leaves_room_for_the_new_ones(show: Show, *, has_scripts: bool) -> None:
    page = show("light/", has_scripts=has_scripts)
    left, right, moved, updated, lit, visited = middles(page, ".t-point")
    assert right - left > 30, "the year in which it lies is as long as the others"
    assert updated - moved > 2
    assert lit - updated > 20
    assert visited - lit > 20


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_where_years_are_left_out_the_axis_is_broken_between_two_named_years(show: Show, width: int) -> None:
    page = show("light/", width)
    before, after = boxes(page, ".t-axis")
    assert after["left"] - before["right"] >= 8
    marks = boxes(page, ".t-break path")
    ends = (before["right"], after["left"])
    assert all(mark["left"] < end < mark["right"] for mark, end in zip(marks, ends, strict=True))
    assert all(mark["top"] < before["top"] < mark["bottom"] for mark in marks)
    expect(page.locator(".t-scale > .t-tick")).to_have_text(["1958", "2024", "2025"])
    old, new, _ = boxes(page, ".t-scale > .t-tick")
    assert old["right"] < before["right"]
    assert new["left"] >= after["left"]


def test_open_sides_reach_the_ends_of_the_axis(show: Show) -> None:
    page = show("light/")
    until, since = boxes(page, ".t-open")
    first, last = boxes(page, ".t-axis")
    *_, lit, visited = middles(page, ".t-point")
    assert [until["left"], until["right"]] == pytest.approx([first["left"], lit], abs=1)
    assert [since["left"], since["right"]] == pytest.approx([visited, last["right"]], abs=1)


def test_today_stands_where_it_lies_on_either_side_of_the_break_and_in_it(show: Show) -> None:
    for day, beyond in (("1957-12-31", "before"), ("1958-07-02", None), ("1990-01-01", None), ("2024-08-01", None)):
        page = show("light/", day=day)
        assert page.locator(".t-today").get_attribute("data-beyond") == beyond
        (line,) = middles(page, ".t-today line")
        before, after = boxes(page, ".t-axis")
        _, _, _, updated, lit, _ = middles(page, ".t-point")
        least, most = {
            "1957-12-31": (before["left"] - 1, before["left"] + 1),
            "1958-07-02": (before["left"] + 20, before["right"] - 20),
            "1990-01-01": (before["right"], after["left"]),
            "2024-08-01": (updated, lit),
        }[day]
        assert least <= line <= most, day


@in_widest_letters
@pytest.mark.parametrize("tag", TAGS)
def test_on_a_phone_no_word_of_the_drawing_is_cut_or_lies_on_another(show: Show, tag: str) -> None:
    for slug in ("light/", "snow/"):
        for day in ("1950-01-01", "2024-09-01", "2026-01-01"):
            page = show(address(tag, slug), day=day)
            names = boxes(page, ".t-scale > .t-tick")
            today = boxes(page, ".t-today .t-tick")
            words = boxes(page, ".t-label, .t-what")
            assert len(names) >= 2
            assert len(today) == 1
            assert all(0 <= one["left"] < one["right"] <= PHONE[0] for one in (*names, *today, *words)), (
                tag,
                slug,
                day,
            )
            assert all(one["right"] < other["left"] for one, other in pairwise(names)), (tag, slug)
            assert all(one["bottom"] <= other["top"] + 1 for one, other in pairwise(words)), (tag, slug)
            assert max(one["bottom"] for one in words) <= min(one["top"] for one in names)


def test_a_few_days_are_told_apart_among_the_names_of_their_months(show: Show) -> None:
    page = show("snow/")
    expect(page.locator(".t-scale > .t-tick")).to_have_text(["August 2024", "September 2024"])
    august, september, _ = middles(page, ".t-point")
    line = boxes(page, ".t-grid")[1]["left"]
    assert august < line < september
    assert september - august > 8
