"""Four languages in rows: aligned where there is room, one after the other on a phone; the reader chooses which."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import PHONE, SIDE_BY_SIDE, TAGS, address


def cells(page: Page) -> list[list[tuple[float, float]]]:
    """Left and top of the visible cells, row by row."""
    found: list[list[tuple[float, float]]] = page.evaluate(
        """() => Array.from(document.querySelectorAll(".row"), (row) =>
          Array.from(row.querySelectorAll(":scope > p[lang]")).filter((cell) => cell.checkVisibility()).map((cell) => {
            const { left, top } = cell.getBoundingClientRect();
            return [Math.round(left), Math.round(top)];
          }))"""
    )
    assert len(found) > 40
    return found


def test_on_a_wide_screen_a_row_is_a_row(visit: Visit, served: str) -> None:
    page = visit("")
    for tag in TAGS:
        page.goto(served + address(tag, SIDE_BY_SIDE))
        for width in (1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            columns = set()
            for row in cells(page):
                lefts, tops = zip(*row, strict=True)
                assert len(set(tops)) == 1
                columns.add(lefts)
            (lefts,) = columns
            assert list(lefts) == sorted(set(lefts))
            assert len(lefts) == 4


def test_on_a_phone_the_readers_language_is_followed_by_one_other(visit: Visit, served: str) -> None:
    page = visit("", PHONE, locale="ja")
    for tag in TAGS:
        page.goto(served + address(tag, SIDE_BY_SIDE))
        previous = 0.0
        for row in cells(page):
            lefts, tops = zip(*row, strict=True)
            assert len(set(lefts)) == 1
            assert list(tops) == sorted(set(tops))
            assert len(tops) == 2
            assert tops[0] > previous
            previous = tops[-1]
        shown = page.locator(".columns input:checked").evaluate_all("boxes => boxes.map(({ name }) => name)")
        assert shown == [f"show-{tag}", "show-kk" if tag == "en" else "show-en"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_reader_chooses_the_columns(visit: Visit, *, scripts: bool) -> None:
    page = visit(SIDE_BY_SIDE, java_script_enabled=scripts)
    assert {len(row) for row in cells(page)} == {4}
    for left, (tag, name) in zip((3, 2, 1), [("en", "English"), ("kk", "Қазақша"), ("ja", "日本語")], strict=True):
        page.get_by_role("checkbox", name=name).uncheck()
        expect(page.locator(f".row > p[lang={tag}]").first).to_be_hidden()
        assert {len(row) for row in cells(page)} == {left}
    expect(page.locator(".row > p[lang=ru]").first).to_be_visible()
    page.get_by_role("checkbox", name="日本語").check()
    assert {len(row) for row in cells(page)} == {2}


def test_the_choice_of_columns_is_remembered(visit: Visit, served: str) -> None:
    page = visit(SIDE_BY_SIDE)
    for name in ("Қазақша", "日本語"):
        page.get_by_role("checkbox", name=name).uncheck()
    for tag in ("en", "ru"):
        page.goto(served + address(tag, SIDE_BY_SIDE))
        assert {len(row) for row in cells(page)} == {2}
        expect(page.get_by_role("checkbox", name="日本語")).not_to_be_checked()
    for box in page.get_by_role("checkbox").all():
        box.check()
    assert page.evaluate("localStorage.getItem('explainer.columns')") is None
    # Nobody wants to come back to a page without any column.
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.reload()
    assert {len(row) for row in cells(page)} == {4}


def test_an_address_leads_to_its_row(visit: Visit) -> None:
    page = visit(f"{SIDE_BY_SIDE}#claim.meeting")
    expect(page.locator("[id='claim.meeting'] p[lang=ja]")).to_be_in_viewport()
