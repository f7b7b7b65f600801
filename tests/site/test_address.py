"""What needs the site's own address: canonical and alternate links, the sitemap, reports of mistakes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.article import SLUG
from tests.site.pages import PREFIX, TAGS, Html, Site, inside, text
from tests.site.printing import REPO_URL, ROOT, SITE_URL

_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def links(page: Html, relation: str) -> list[tuple[str | None, str]]:
    """The head's links of one relation to pages: (hreflang, address)."""
    return [
        (one.get("hreflang"), one.attrib["href"])
        for one in page.all("link")
        if relation in one.get("rel", "").split() and "type" not in one.attrib
    ]


def alternates(path: str) -> list[tuple[str, str]]:
    every = [(tag, SITE_URL + PREFIX[tag] + path) for tag in TAGS]
    return [*every, ("x-default", SITE_URL + path)]


def test_a_page_is_its_own_canonical_address(site: Site) -> None:
    for page in site.pages:
        assert links(page, "canonical") == [(None, SITE_URL + page.address)], page


def test_a_page_names_itself_in_every_language_with_english_as_the_default(site: Site) -> None:
    """Absolute, the same list on each of the pages it names: so every alternate is reciprocal."""
    for page in site.pages:
        assert sorted(links(page, "alternate")) == sorted(alternates(page.path)), page


def test_the_sitemap_lists_every_page_with_its_other_languages(site: Site) -> None:
    root = ET.parse(site.folder / "sitemap.xml").getroot()  # noqa: S314 - our own file
    listed = {
        url.findtext("s:loc", None, _SITEMAP): [
            (one.get("hreflang"), one.get("href")) for one in url.findall("x:link", _SITEMAP)
        ]
        for url in root.findall("s:url", _SITEMAP)
    }
    assert set(listed) == {SITE_URL + page.address for page in site.pages}
    for page in site.pages:
        assert sorted(listed[SITE_URL + page.address]) == sorted(alternates(page.path)), page


def test_without_an_address_no_page_guesses_one(bare: Site) -> None:
    assert not (bare.folder / "sitemap.xml").exists()
    for page in bare.pages:
        assert not links(page, "canonical"), page
        assert not links(page, "alternate"), page


def test_without_an_address_none_of_ours_stands_anywhere(bare: Site) -> None:
    hosts = ("example.org", "127.0.0.1", "localhost", "github.com/example")
    for file in bare.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [host for host in hosts if host.encode() in content], file.relative_to(bare.folder)


def test_docs_never_hold_the_sites_address(built_site: Path) -> None:
    files = [file for file in (built_site.parent / "docs").rglob("*") if file.is_file()]
    assert len(files) > 30
    for file in files:
        content = file.read_text(encoding="utf-8")
        assert SITE_URL not in content, file
        assert "github.io" not in content, file
        assert "canonical" not in content, file


def reports(page: Html) -> list[tuple[str, dict[str, list[str]]]]:
    """The links that report a mistake: where they lead, and what they fill in."""
    found = []
    for link in page.all("a"):
        parts = urlsplit(link.get("href", ""))
        if "/issues/" in parts.path:
            found.append((f"{parts.scheme}://{parts.netloc}{parts.path}", parse_qs(parts.query)))
    return found


def test_every_drawer_and_footer_reports_a_mistake_with_page_and_sentence_filled_in(site: Site) -> None:
    for page in site.pages:
        found = reports(page)
        assert len(found) == len(page.all(".drawer")) + 1, page
        for address, fields in found:
            assert address == f"{REPO_URL}/issues/new", page
            assert fields["template"] == ["mistake.yml"], page
            assert fields["page"] == [SITE_URL + page.address], page
        for drawer in page.all(".drawer"):
            (link,) = [one for one in inside(drawer, "a") if "/issues/" in one.get("href", "")]
            (sentence,) = parse_qs(urlsplit(link.attrib["href"]).query)["sentence"]
            target = page.by_id(sentence)
            assert target is not None, f"{page}: a report names the sentence {sentence!r}, which is not there"
            (mark,) = inside(target, ".mark")
            assert mark.get("popovertarget") == drawer.get("id"), f"{page}: {sentence}"


def test_the_issue_form_has_the_fields_that_reports_fill_in(site: Site) -> None:
    form = (ROOT / ".github/ISSUE_TEMPLATE/mistake.yml").read_text(encoding="utf-8")
    names = {field for page in site.pages for _, fields in reports(page) for field in fields} - {"template"}
    assert names == {"page", "sentence"}
    assert not [field for field in names if f"id: {field}\n" not in form]


def test_without_a_repository_nobody_is_invited_to_report(bare: Site, words: Mapping[str, Mapping[str, str]]) -> None:
    for page in bare.pages:
        assert not page.all("[data-report]"), page
        invitations = {words[page.tag]["evidence.report"], words[page.tag]["foot.report"]}
        assert not [one.words for one in page.texts if one.words in invitations], page


def test_no_trace_of_an_unfinished_page_is_left(site: Site, bare: Site) -> None:
    for page in (*site.pages, *bare.pages):
        html = page.file.read_text(encoding="utf-8")
        assert "explainer:head" not in html, page
        assert "data-report" not in html, page


def test_the_same_text_was_seen_elsewhere_is_said_once_on_the_source_page_only(site: Site) -> None:
    address = "https://asiandiplomacy.com/kazakhstan-and-japan-enter-talks-for-the-resumption-of-air-travel/"
    for page in site.pages:
        found = [one for one in page.all("a") if "asiandiplomacy.com" in one.get("href", "")]
        assert len(found) == (page.path == f"{SLUG}/source/"), page
        for link in found:
            assert link.get("href") == text(link) == address, page
