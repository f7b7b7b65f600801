"""A line to take along: with its evidence, its address and the article's date."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from explainer.language.cldr import months
from tests.article import SEEDS
from tests.browser.conftest import Visit
from tests.browser.pages import PHONE, SLUG, TAGS, address
from tests.languages import said

ARTICLE = (SEEDS / f"{SLUG.rstrip('/')}.txt").read_text(encoding="utf-8")


def dated(tag: str) -> str:
    """What is said of the article's day."""
    day = said(tag, "date.day", day=9, month=months(tag, beside_day=True)[3], year=2024)
    return " ".join(said(tag, "copy.dated", date=day).split())


def copied(page: Page, mark: str) -> list[str]:
    """Copies the line behind that marker; what is then in the clipboard, line by line."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(mark).first.click()
    page.locator(".drawer:popover-open .copy").click()
    expect(page.locator(".drawer:popover-open").get_by_role("status")).not_to_be_empty()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text.splitlines()


@pytest.mark.parametrize("tag", TAGS)
def test_a_line_is_copied_with_all_that_vouches_for_it(visit: Visit, served: str, tag: str) -> None:
    page = visit(address(tag, SLUG), PHONE)
    line, kind, quote, day, link = copied(page, "[id='key.aim'] .mark")
    assert line == " ".join(page.locator("[id='key.aim']").inner_text().removesuffix("2").split())
    assert kind == page.locator("[id='e.claim.aim'] .drawer__kind").inner_text()
    assert quote.startswith("“")
    assert quote[1 : quote.index("”")] in " ".join(ARTICLE.split())
    assert "2" in quote[quote.index("”") :]
    assert day == dated(tag)
    assert link == f"{served}{address(tag, SLUG)}#key.aim"
    status = page.locator("[id='e.claim.aim']").get_by_role("status")
    expect(status).to_have_text(said(tag, "copy.done"))
    expect(status).to_be_visible()


def test_an_inference_is_copied_as_one(visit: Visit) -> None:
    line, kind, *rest = copied(visit(SLUG), "[id='key.earlier-flights'] .mark")
    assert "before" in line
    assert kind.startswith("We infer this")
    assert any(one.startswith("Why we infer this") for one in rest)


def test_what_is_not_stated_is_copied_without_a_quotation(visit: Visit) -> None:
    _, kind, day, _ = copied(visit(SLUG), ".line[data-kind=unstated] .mark")
    assert kind == "Not stated in the article"
    assert day == dated("en")


def test_where_copying_is_refused_it_says_so(visit: Visit) -> None:
    page = visit(SLUG)
    page.evaluate("() => void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    page.locator("[id='key.aim'] .mark").click()
    page.locator("[id='e.claim.aim'] .copy").click()
    expect(page.locator("[id='e.claim.aim']").get_by_role("status")).to_have_text(
        "Your browser does not allow copying."
    )


def test_without_scripts_there_is_no_dead_button(visit: Visit) -> None:
    page = visit(SLUG, java_script_enabled=False)
    page.locator("[id='key.aim'] .mark").click()
    expect(page.locator("[id='e.claim.aim']")).to_be_visible()
    expect(page.locator("[id='e.claim.aim'] .copy")).to_have_count(0)
