"""Search as a reader has it: real Chromium, a small site of its own under a sub-path, the page's content policy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from explainer.language.data import read_data
from explainer.search import Document, Rules, index, tokenised
from explainer.source import Source
from tests.browser.pages import PAUSE, PREFIX, ROOT, SLUG, TAGS
from tests.files import rows
from tests.serving import serving

CASES = ROOT / "tests" / "cases" / "search"
WORDS = {
    "search.label": "Search",
    "search.close": "Close",
    "search.more": "More results",
    "search.all": "In all languages",
    "search.count": "Results: {count}",
    "search.none": "Nothing found for “{query}”",
    "search.near": "Did you mean {query}",
    "search.failed": "Search does not work at the moment",
}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
PAGE = """<!doctype html><html lang="{tag}"><head><meta charset="utf-8"><title>Site</title>
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="{root}icon.svg"><script type="module" src="{root}page.js"></script></head>
<body><main><h1>Site</h1><button id="open" data-root="{root}">Search</button>
<p class="far">…</p><details><summary>Where</summary><p id="where">Where was it?</p></details></main></body></html>"""
SCRIPT = """import {{ open }} from "./assets/search.js";
import {{ Index }} from "./assets/search-index.js";
import {{ Rules }} from "./assets/words.js";
window.search = {{ Index, Rules }};
window.revealed = 0;
const reveal = () => window.revealed++;
const button = document.getElementById("open");
const locales = {locales};
const locale = locales.find((one) => one.tag === document.documentElement.lang);
button.addEventListener("click", () => open({{ base: button.dataset.root, locale, words: {words}, locales, reveal }}));
"""


def read(tag: str) -> Rules:
    source = Source(f"{tag}.json", (ROOT / f"scripts/locales/{tag}/search.json").read_text(encoding="utf-8"))
    return read_data(source, Rules)


def documents(tag: str) -> list[Document]:
    table = rows(CASES / f"documents.{tag}.tsv")
    titles = {page: text for page, _, weight, text in table if weight == "0"}
    return [
        Document(SLUG + page, anchor, titles[page], text, int(weight))
        for page, anchor, weight, text in table
        if weight != "0"
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with all four languages' indexes, under a sub-path."""
    folder = tmp_path_factory.mktemp("served")
    root = folder / "repo"
    (root / "assets").mkdir(parents=True)
    for name in ("search.js", "search-index.js", "words.js", "element.js", "search.css"):
        shutil.copy(ROOT / "overrides" / "assets" / name, root / "assets" / name)
    locales = [{"tag": tag, "prefix": PREFIX[tag], "name": tag} for tag in TAGS]
    (root / "page.js").write_text(SCRIPT.format(locales=json.dumps(locales), words=json.dumps(WORDS)), encoding="utf-8")
    (root / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    names = [tuple(row) for row in rows(CASES / "names.tsv")]
    for tag in TAGS:
        target = root / "assets" / "search" / tag
        target.mkdir(parents=True)
        for name, content in index([tokenised(documents(tag), read(tag))], read(tag), names, WORDS).items():
            (target / name).write_bytes(content)
        for page in ("", "faq/", "participants/", "timeline/", "source/"):
            path = PREFIX[tag] + SLUG + page
            (root / path).mkdir(parents=True, exist_ok=True)
            html = PAGE.format(tag=tag, policy=POLICY, root="../" * path.count("/"))
            (root / path / "index.html").write_text(html, encoding="utf-8")
    with serving(folder) as address:
        yield f"{address}repo/"


def go(page: Page, site: str, tag: str = "en", path: str = "") -> None:
    page.clock.install()
    page.goto(f"{site}{PREFIX[tag]}{SLUG}{path}")
    page.click("#open")
    expect(page.get_by_role("searchbox")).to_be_focused()


def settle(page: Page, query: str) -> list[str]:
    """Types a query and waits for its answer; the results' addresses below the article, best first."""
    page.evaluate("document.querySelector('.search__status').textContent = ''")
    page.get_by_role("searchbox").fill(query)
    page.clock.run_for(PAUSE)
    expect(page.get_by_role("status")).not_to_be_empty()
    links: list[str] = page.locator(".search__results a").evaluate_all("links => links.map(({ href }) => href)")
    return [link.partition(SLUG)[2] for link in links]


@pytest.mark.parametrize("tag", TAGS)
def test_the_table_of_queries(page: Page, site: str, tag: str) -> None:
    table = rows(CASES / f"{tag}.tsv")
    assert sum(row[1] != "-" for row in table) >= 15
    assert sum(row[1] == "-" for row in table) >= 5
    go(page, site, tag)
    faults = []
    for query, wanted, *others in table:
        found = settle(page, query)
        must = set() if wanted == "-" else set(wanted.split())
        may = set(others[0].split()) if others else set()
        first = set(found[:3])
        if not must <= first <= must | may or (wanted == "-" and found):
            missing, wrong = sorted(must - first), sorted(first - must - may)
            faults.append(f"{query}: {found[:5]}, missing {missing}, wrong {wrong}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("tag", TAGS)
def test_both_halves_fold_cut_and_strip_alike(page: Page, site: str, tag: str) -> None:
    texts = [text for locale, text in rows(CASES / "words.tsv") if locale == tag]
    texts += [document.text for document in documents(tag)]
    assert len(texts) > 20
    go(page, site, tag)
    halves = page.evaluate(
        """async ([tag, texts]) => {
          const root = document.getElementById("open").dataset.root;
          const { rules } = await search.Index.at(`${root}assets/search/${tag}/`);
          return texts.map((text) => {
            const tokens = rules.tokens(text);
            return [rules.fold(text), tokens, tokens.map((token) => [...rules.stems(token)].sort())];
          });
        }""",
        [tag, texts],
    )
    ours = read(tag)
    for text, (folded, tokens, stems) in zip(texts, halves, strict=True):
        assert folded == ours.folded(text)
        assert tokens == ours.tokens(text)
        assert list(map(set, stems)) == [ours.stems(token) for token in tokens]


def test_nothing_is_loaded_before_it_is_opened(page: Page, site: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{site}{SLUG}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "/assets/search/" in url or url.endswith("search.css")]


def test_a_result_is_marked_and_leads_to_its_sentence(page: Page, site: str) -> None:
    go(page, site, "ru")
    settle(page, "полёты")
    first = page.locator(".search__results a").first
    expect(first.locator("mark")).to_have_text("полётов")
    first.click()
    page.wait_for_url(f"**/repo/ru/{SLUG}faq/#launch")


def test_japanese_is_marked_inside_its_sentence(page: Page, site: str) -> None:
    go(page, site, "ja")
    settle(page, "直行便とは")
    expect(page.locator(".search__results mark").first).to_have_text("直行便")


def test_what_is_nowhere_is_said_to_be_nowhere(page: Page, site: str) -> None:
    go(page, site)
    assert settle(page, "Narita ") == []
    expect(page.get_by_role("status")).to_have_text("Nothing found for “Narita”")


def test_a_result_on_this_page_is_shown_once_more(page: Page, site: str) -> None:
    for round_ in (1, 2):
        if round_ == 1:
            go(page, site, path="faq/")
        else:
            page.click("#open")
        settle(page, "where meeting held")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.url.endswith("faq/#where")
    # The browser goes to an address that is new; to the same one again, the page itself has to.
    assert page.evaluate("revealed") == 1


def test_the_keyboard_alone_suffices(page: Page, site: str) -> None:
    go(page, site)
    settle(page, "flights")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#open")).to_be_focused()


def test_words_being_composed_are_not_searched(page: Page, site: str) -> None:
    go(page, site, "ja")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "ちょっこう", "selectionStart": 5, "selectionEnd": 5})
    page.clock.run_for(2 * PAUSE)
    expect(page.get_by_role("status")).to_be_empty()
    session.send("Input.insertText", {"text": "直行便"})
    expect(page.get_by_role("status")).to_have_text("Results: 3")


def test_all_languages_on_request_this_one_first(page: Page, site: str) -> None:
    go(page, site, "kk")
    settle(page, "Tompiyeva")
    page.get_by_label("In all languages").check()
    page.get_by_role("button", name="More results").click()
    links = page.locator(".search__results a")
    expect(links.nth(9)).to_be_attached()
    assert "/kk/" in str(links.first.evaluate("link => link.href"))
    expect(links.first).not_to_have_attribute("lang", "en")
    expect(page.locator(".search__results a[lang=en]").first).to_be_attached()


def test_a_missing_index_is_told(page: Page, site: str) -> None:
    page.route("**/manifest.json", lambda route: route.fulfill(status=200, body="{}", content_type="application/json"))
    go(page, site)
    page.get_by_role("searchbox").fill("flights")
    expect(page.get_by_role("status")).to_have_text(WORDS["search.failed"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_is_accessible(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    go(page, site)
    settle(page, "flights")
    assert Axe().run(page).response["violations"] == []
