"""A reviewer's page, opened from a file on a phone: what is answered there comes back into the workshop."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, close
from tests.browser.pages import PHONE
from tests.serving import serving
from tests.workshop import Workshop

NAME = "Айгүл Ә."
FORGETFUL = """
Storage.prototype.getItem = () => null;
Storage.prototype.setItem = () => {};
"""
"""What Chromium makes of the storage of some pages that are opened from a file: one that is empty and keeps nothing."""
REFUSED = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
"""


def item(page: Page, unit: str) -> str:
    """The selector of a sentence."""
    assert page.locator(f'[data-id="{unit}"]').count() == 1
    return f'[data-id="{unit}"]'


def test_what_is_answered_on_a_phone_comes_back(browser: Browser, workshop: Workshop, tmp_path: Path) -> None:
    """Accepted, corrected and doubted, kept over a new start, as a file and as text; nothing is asked of anybody."""
    file = tmp_path / "Ein Ordner #1" / "page.html"
    file.parent.mkdir()
    assert workshop.run("review", "ferry", "--to", "kk", "--out", str(file)).code == 0
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, accept_downloads=True)
    watch = Watch(context, "file:")
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#copy").click()
    expect(page.locator("#name")).to_be_focused()
    page.locator("#name").fill(NAME)
    page.locator(f"{item(page, 'headline')} [value=accept]").check()
    page.locator(f"{item(page, 'faq.what')} [value=correct]").check()
    page.locator(f"{item(page, 'faq.what')} [data-for=correct] textarea").fill("Не талқыланды екен?")
    page.locator(f"{item(page, 'claim.hope')} [value=doubt]").check()
    expect(page.locator("[data-done]")).to_have_count(2)
    page.locator(f"{item(page, 'claim.hope')} [data-for~=doubt] textarea").fill("Екі қала да ма?")
    page.reload()
    expect(page.locator("#name")).to_have_value(NAME)
    expect(page.locator("[data-done]")).to_have_count(3)
    page.locator("#next").press("Enter")
    expect(page.locator(f"{item(page, 'status.talks')} [value=accept]")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    with page.expect_download() as download:
        page.locator("#save").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    page.locator("#copy").click()
    text = tmp_path / "mail.txt"
    text.write_text("".join(f"> {line}\n" for line in page.locator("#text").input_value().splitlines()), "utf-8")
    complaints = watch.complaints()
    close(context)
    assert complaints == []
    planned = workshop.run("--check", "review", "--import", str(saved))
    said = workshop.run("review", "--import", str(text))
    assert (said.code, said.err) == (0, "")
    assert f"1 accepted, 1 corrected, 1 doubted by {NAME}" in said.out
    assert planned.out.splitlines()[0] == said.out.splitlines()[0]
    assert 'msgstr "Не талқыланды екен?"' in (workshop.seeds / "ferry.kk.po").read_text("utf-8")


@pytest.mark.parametrize("storage", [FORGETFUL, REFUSED], ids=["forgetful", "refused"])
def test_loading_again_loses_nothing_where_storage_keeps_nothing(
    browser: Browser, workshop: Workshop, tmp_path: Path, storage: str
) -> None:
    """Not even after a way to another sentence of the page, which is another entry of the history."""
    file = tmp_path / "page.html"
    workshop.run("review", "ferry", "--to", "kk", "--out", str(file))
    context = browser.new_context()
    context.add_init_script(storage)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#name").fill(NAME)
    page.locator(f"{item(page, 'headline')} [value=accept]").check()
    page.locator(f"{item(page, 'claim.hope')} header a").evaluate(
        "link => new Promise((there) => { addEventListener('hashchange', there); link.click(); }).then(() => true)"
    )
    page.reload()
    expect(page.locator("#name")).to_have_value(NAME)
    expect(page.locator("[data-done]")).to_have_count(1)
    close(context)


def test_another_day_goes_on_where_the_last_one_ended(browser: Browser, workshop: Workshop) -> None:
    """In a new tab, which has no history; and a tab that was left open takes in what was answered in another."""
    workshop.run("review", "ferry", "--to", "kk", "--out", str(workshop.folder / "page.html"))
    with serving(workshop.folder) as address:
        context = browser.new_context()
        first, second = context.new_page(), context.new_page()
        first.goto(f"{address}page.html")
        first.locator("#name").fill(NAME)
        first.locator(f"{item(first, 'headline')} [value=accept]").check()
        second.goto(f"{address}page.html")
        expect(second.locator("#name")).to_have_value(NAME)
        expect(second.locator("[data-done]")).to_have_count(1)
        second.locator(f"{item(second, 'faq.what')} [value=accept]").check()
        first.reload()
        expect(first.locator("[data-done]")).to_have_count(2)
        close(context)


@pytest.mark.parametrize("tag", ["en", "ja"])
def test_it_is_read_without_scripts(browser: Browser, workshop: Workshop, tmp_path: Path, tag: str) -> None:
    """With a word on how to answer by hand."""
    file = tmp_path / "page.html"
    workshop.run("review", "ferry", "--to", tag, "--out", str(file))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator("noscript strong")).to_be_visible()
    expect(page.locator(".words").first).to_be_visible()
    expect(page.locator(".scripted:visible")).to_have_count(0)
    close(context)
