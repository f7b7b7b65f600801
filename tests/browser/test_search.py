"""Search on the real site: from what a reader types to the sentence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import FAQ, FOLD, PAUSE, ROOT, SLUG, TAGS, address
from tests.files import rows

CASES = rows(ROOT / "tests" / "cases" / "search" / "site.tsv")


def open_search(page: Page) -> None:
    """Opens it, with a clock that tests can turn."""
    page.clock.install()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def results(page: Page, query: str) -> list[str]:
    """Types a query and waits for its answer; the addresses that are found, best first."""
    page.locator(".search__status").evaluate("status => { status.textContent = ''; }")
    page.get_by_role("searchbox").fill(query)
    page.clock.run_for(PAUSE)
    expect(page.locator(".search__status")).not_to_be_empty()
    links: list[str] = page.locator(".search__results a").evaluate_all("links => links.map(({ href }) => href)")
    return links


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_looked_for_is_among_the_first_three(visit: Visit, served: str, tag: str) -> None:
    cases = [case[1:] for case in CASES if case[0] == tag]
    assert sum(path != "-" for _, path, _ in cases) >= 8
    assert sum(path == "-" for _, path, _ in cases) >= 2
    page = visit(address(tag, "how/"))
    open_search(page)
    faults = []
    for query, path, anchor in cases:
        found = results(page, query)
        wanted = f"{served}{address(tag, SLUG)}{path.removeprefix('./')}#{anchor}"
        if path == "-" and found:
            faults.append(f"{query} finds {found}")
        elif path != "-" and wanted not in found[:3]:
            faults.append(f"{query} finds {found[:3]}, not {wanted}")
        if not all(url.startswith(served + address(tag, SLUG)) for url in found):
            faults.append(f"{query} finds another language's pages: {found}")
    assert not faults, "\n".join(faults)


def test_what_is_nowhere_is_said_to_be_nowhere_and_the_nearest_word_is_offered(visit: Visit) -> None:
    page = visit(address("kk"))
    open_search(page)
    near = page.locator(".search__near")
    assert results(page, "Nazarbayev") == []
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Nazarbayev")
    expect(near).to_be_hidden()
    assert results(page, "Жапонния") == []
    expect(near).to_contain_text("Жапония")
    near.click()
    expect(page.locator(".search__results a").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("Жапония")
    expect(near).to_be_hidden()


def test_a_result_leads_to_its_sentence(visit: Visit, served: str) -> None:
    page = visit(address("ru"), (390, 844))
    open_search(page)
    results(page, "туризм")
    page.locator(".search__results a[href$='#s5']").click()
    page.wait_for_url(f"{served}{address('ru', SLUG)}source/#s5")
    expect(page.locator("#s5 blockquote")).to_be_in_viewport()


def test_a_result_on_this_page_unfolds_its_answer(visit: Visit, served: str) -> None:
    page = visit(FAQ)
    answer = page.locator("[id='faq.where'] .faq__answer")
    page.evaluate(FOLD)
    # The second time the address stays the same.
    for _ in range(2):
        expect(answer).to_be_hidden()
        open_search(page)
        results(page, "where was the meeting held")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served}{FAQ}#faq.where")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(answer).to_be_in_viewport()
        page.locator("[id='faq.where'] summary").click()


@pytest.mark.parametrize("opener", [".search-open", "[id='key.aim'] .mark"])
def test_escape_leads_back_to_where_the_reader_was(visit: Visit, opener: str) -> None:
    page = visit(SLUG)
    page.locator(opener).focus()
    page.keyboard.press("Enter" if opener == ".search-open" else "/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(opener)).to_be_focused()


def test_keys_that_mean_something_else_do_not_open_it(visit: Visit) -> None:
    page = visit(SLUG)
    page.keyboard.press("Control+/")
    page.keyboard.press("Alt+/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(1)
