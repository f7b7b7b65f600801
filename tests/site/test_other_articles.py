"""Articles that are not as tame as the first: markup in every text, languages that are off or incomplete.

They are printed together, in one real build without the first article.
"""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.site.pages import PREFIX, Html, Site, elements, inside, line_text, read_site, text
from tests.site.printing import REPO_URL, ROOT, SITE_URL, copy_project, print_site, site_problems

_CASES = ROOT / "tests/cases"
COLUMNS = ("translated", "updating", "missing", "questions")
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`bridge`: in English only. `ferry`: Kazakh complete, Russian with gaps, no Japanese. `quay`: a machine's."""
    folder = tmp_path_factory.mktemp("others") / "seeds"
    shutil.copytree(_CASES / "pipeline/seeds", folder)
    facts = (folder / "ferry.yml").read_text("utf-8")
    assert "ru: required, ja: required" in facts
    (folder / "ferry.yml").write_text(
        facts.replace("ru: required, ja: required", "ru: optional, ja: optional"), "utf-8"
    )
    (folder / "ferry.ja.po").unlink()
    bridge = (folder / "bridge.yml").read_text("utf-8")
    drafted = bridge.replace("{en: {drafted: person}}", "{en: {drafted: machine}}\n\narticle: {listed: signed}")
    (folder / "quay.yml").write_text(drafted, "utf-8")
    shutil.copy2(folder / "bridge.txt", folder / "quay.txt")
    russian = (folder / "ferry.ru.po").read_text("utf-8")
    for old, new in (
        ('msgstr "Как пишет статья, оба города надеются на скорый ответ."', 'msgstr ""'),
        ('msgid "Ada Lind met the harbour board about a ferry."', 'msgid "Ada Lind met a board about a boat."'),
    ):
        assert old in russian
        russian = russian.replace(old, new)
    (folder / "ferry.ru.po").write_text(russian, "utf-8")
    return folder


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory, seeds: Path, kept_folder: Path) -> Site:
    project = copy_project(tmp_path_factory.mktemp("others-site"), seeds, kept_folder)
    return read_site(print_site(project, SITE_URL=SITE_URL, REPO_URL=REPO_URL))


def alternates(page: Html) -> list[str | None]:
    return [
        one.get("hreflang") for one in page.all("link") if one.get("rel") == "alternate" and "type" not in one.attrib
    ]


def robots(page: Html) -> list[str | None]:
    return [one.get("content") for one in page.all("meta") if one.get("name") == "robots"]


def listed(site: Site) -> set[str]:
    root = ET.parse(site.folder / "sitemap.xml").getroot()  # noqa: S314 - our own file
    return {(one.text or "").removeprefix(SITE_URL) for one in root.iterfind(".//s:loc", _SITEMAP)}


# --- a language that is off ---


def test_a_language_that_is_off_has_no_pages(others: Site) -> None:
    assert {page.tag for page in others.pages if page.path.startswith("bridge/")} == {"en"}


def test_where_a_page_is_missing_in_a_language_its_link_leads_to_that_languages_home(others: Site) -> None:
    page = others.page("en", "bridge/faq/")
    links = [one for one in inside(page.one(".languages"), "a") if one.get("lang") != "en"]
    assert [others.follow(page, one.attrib["href"])[0] for one in links] == [PREFIX[tag] for tag in ("kk", "ru", "ja")]
    assert all("data-home" in one.attrib for one in links)


def test_a_language_that_is_off_is_no_alternate(others: Site) -> None:
    assert alternates(others.page("en", "bridge/")) == ["en", "x-default"]
    assert "bridge/" in listed(others)
    assert not [address for address in listed(others) if address.startswith(("kk/bridge", "ru/bridge", "ja/bridge"))]


def test_the_home_page_leads_only_where_there_is_a_page(others: Site) -> None:
    for tag in PREFIX:
        home = others.page(tag, "")
        for link in inside(home.one(".explainers"), "a"):
            address = others.follow(home, link.attrib["href"])[0]
            assert address in others.by_address, f"{home} leads to {address}, which is not there"


def test_the_home_page_lists_what_exists_in_its_language(others: Site) -> None:
    def shown(tag: str) -> set[str]:
        home = others.page(tag, "")
        return {others.follow(home, link.attrib["href"])[0] for link in inside(home.one(".explainers"), "a")}

    assert shown("en") == {"bridge/", "ferry/", "quay/"}
    assert shown("kk") == {"kk/ferry/"}
    assert shown("ja") == {"ja/ferry/"}


def test_the_checks_of_a_site_find_no_fault(others: Site) -> None:
    assert [str(problem) for problem in site_problems(others.folder)] == []


# --- a language with gaps ---


def test_what_is_untranslated_or_stale_stands_in_english_and_says_so(others: Site) -> None:
    page = others.page("ru", "ferry/")
    gaps = page.all(".untranslated")
    assert {text(one) for one in gaps} >= {
        "Ada Lind met the harbour board about a ferry.",
        "The article says that both towns hope to hear soon.",
    }
    assert {one.get("lang") for one in gaps} == {"en"}
    assert line_text(page.all(".lines--key")[0]).count("Линд") == 0
    russian = page.by_id("key.study")
    assert russian is not None
    assert line_text(russian) == "Исследование ожидалось к третьему кварталу 2023 года."


@pytest.mark.parametrize(
    ("tag", "path", "gaps"),
    [
        ("ru", "ferry/", ["notice.updating", "notice.incomplete"]),
        ("ru", "ferry/timeline/", ["notice.updating"]),
        ("ja", "ferry/", ["notice.incomplete"]),
    ],
)
def test_a_page_with_gaps_says_so_on_top_and_stays_out_of_search_engines(
    others: Site, words: Mapping[str, Mapping[str, str]], tag: str, path: str, gaps: list[str]
) -> None:
    page = others.page(tag, path)
    notices = [one for one in page.all(".notice") if one.get("role") == "note"]
    assert [text(one) for one in notices] == [words[tag][gap] for gap in gaps]
    first = next(one for one in elements(page.body) if one is not page.body)
    assert first is notices[0]
    assert robots(page) == ["noindex"]
    assert page.address not in listed(others)
    assert not alternates(page)
    assert tag not in alternates(others.page("en", path))


def test_a_complete_language_beside_it_is_listed(others: Site) -> None:
    page = others.page("kk", "ferry/")
    assert not page.all(".notice")
    assert not robots(page)
    assert alternates(page) == ["en", "kk", "x-default"]
    assert page.address in listed(others)


# --- a machine's draft that nobody has signed ---


@pytest.mark.parametrize("path", ["quay/", "quay/faq/", "quay/timeline/"])
def test_what_a_machine_drafted_and_nobody_signed_is_offered_to_no_search_engine(others: Site, path: str) -> None:
    page = others.page("en", path)
    assert robots(page) == ["noindex"]
    assert page.address not in listed(others)
    assert not alternates(page)
    assert not robots(others.page("en", path.replace("quay", "bridge")))


# --- how far each language is ---


def test_how_far_each_language_is_stands_on_a_page_of_its_own(
    others: Site, words: Mapping[str, Mapping[str, str]]
) -> None:
    """Linked from How this was made, in every language; numbers, and no translation of English."""
    for tag in PREFIX:
        how, page = others.page(tag, "how/"), others.page(tag, "status/")
        assert text(page.one("h1")) == words[tag]["status.title"]
        assert page.address in {others.follow(how, one.attrib["href"])[0] for one in inside(how.one(".ways"), "a")}
        assert robots(page) == (["noindex"] if tag == "ja" else []), "a headline stands in English"
    tables = others.page("ru", "status/").all(".states")
    (ferry,) = [one for one in tables if text(inside(one, "caption")[0]).startswith("Города")]
    rows = [[text(cell) for cell in elements(row) if cell.tag in {"th", "td"}] for row in inside(ferry, "tr")]
    assert rows[0] == [words["ru"][f"{key}"] for key in ("how.language", *(f"status.{n}" for n in COLUMNS))]
    english, kazakh, russian, japanese = rows[1:]
    assert english[1:] == ["—", "—", "—", "0"]
    assert kazakh[2:] == ["0", "0", "0"]
    assert russian[2:] == ["1", "1", "0"]
    assert japanese[1] == "0"
    assert int(kazakh[1]) == int(russian[1]) + 2 == int(japanese[3])
