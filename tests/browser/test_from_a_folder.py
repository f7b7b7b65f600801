"""The site as editors get it: unpacked into a folder and opened by a double click, with no server behind it."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, expect

import build
from explainer import finish
from tests.browser.pages import PHONE, SLUG, TAGS


@pytest.fixture(scope="module")
def unpacked(bare_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, as the workflow `test.yml` attaches it; its folder has a name that links must not trip over."""
    folder = tmp_path_factory.mktemp("Ein Ordner 100% #1") / "site"
    shutil.copytree(bare_site, folder)
    for _ in range(2):  # the second time changes nothing
        assert build.main(["finish", str(folder), "--for-folder"]) == 0
    return folder


def test_every_link_leads_to_a_file(browser: Browser, unpacked: Path) -> None:
    page = browser.new_page()
    seen: set[str] = set()
    waiting = [(unpacked / "index.html").as_uri()]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address, wait_until="domcontentloaded")
        links = page.evaluate("Array.from(document.links, ({ href }) => href)")
        for link in {urldefrag(one).url for one in links if one.startswith("file:")}:
            assert not link.endswith("/"), f"{address}: {link} is a folder"
            if link.endswith(".html"):
                waiting.append(link)
    page.close()
    pages = {file.as_uri() for file in unpacked.rglob("*.html") if file.name != "404.html"}
    assert seen == pages, "every page can be reached, and nothing that is not there"


def test_it_can_be_read_and_shows_nothing_that_does_not_work(browser: Browser, unpacked: Path) -> None:
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="kk")
    page = context.new_page()
    page.goto((unpacked / "index.html").as_uri())
    expect(page.locator(".also[lang=kk] a")).to_be_visible()
    expect(page.locator(".also[lang=kk] button")).to_be_hidden()
    page.locator(f"main a[href*='{SLUG}']").first.click()
    for tag in (*TAGS[1:], "en"):
        page.locator(f".languages a[lang={tag}]").click()
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".search-open")).to_be_hidden()
    expect(page.locator(".scheme")).to_be_hidden()
    page.locator(".text .mark").first.click()
    expect(page.locator(".drawer:popover-open blockquote").first).to_be_visible()
    page.locator(".drawer:popover-open figcaption a").first.click()
    expect(page).to_have_url(re.compile(r"/source/index\.html#"))
    context.close()


def test_its_manifest_is_of_its_own_files(unpacked: Path) -> None:
    files = json.loads((unpacked / finish.MANIFEST).read_text("utf-8"))
    told = next(value for value in files.values() if isinstance(value, dict) and "index.html" in value)
    assert sha256((unpacked / "index.html").read_bytes()).hexdigest() in told["index.html"]


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("faq/#why", "faq/index.html#why"),
        ("../source/?a=/b/#s1", "../source/index.html?a=/b/#s1"),
        ("source/&#35;s1", "source/index.html#s1"),
        ("a..", "a.."),
        ("#s1", "#s1"),
        ("", ""),
        ("timeline.ics", "timeline.ics"),
        ("../assets/site.css", "../assets/site.css"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("//example.org/a/", "//example.org/a/"),
        ("/a/", "/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_to_a_folder_names_its_file(href: str, file: str) -> None:
    assert finish.for_folder(f'<a class="x" href="{href}">') == f'<a class="x" href="{file}">'
    assert finish.for_folder(f"<p>href=&#34;{href}&#34;</p>") == f"<p>href=&#34;{href}&#34;</p>"
