"""The one page for an address where nothing is: in four languages, needing no other file."""

from __future__ import annotations

import base64
import hashlib
import re
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.site.pages import PREFIX, TAGS, elements, inside, matches, name, parse, text


def not_found(site: Path) -> Element:
    return parse((site / "404.html").read_text(encoding="utf-8"))


def test_it_speaks_all_four_languages_and_says_which_is_which(built_site: Path) -> None:
    root = not_found(built_site)
    sections = inside(root, "section")
    assert [section.get("lang") for section in sections] == list(TAGS)
    headings = [name(one) for one in elements(root) if name(one) in {"h1", "h2", "h3"}]
    assert headings == ["h1", "h2", "h2", "h2"]
    own = {"en": "Page not found"}
    for section in sections:
        tag = section.attrib["lang"]
        assert own.get(tag, "") in text(section)
        assert (tag == "en") == ("Page not found" in text(section))
    assert len({text(section) for section in sections}) == len(TAGS)


@pytest.mark.parametrize(("fixture", "base"), [("built_site", "/repo/"), ("bare_site", "/")])
def test_it_leads_each_reader_home_in_the_readers_language(
    request: pytest.FixtureRequest, fixture: str, base: str
) -> None:
    root = not_found(request.getfixturevalue(fixture))
    found = {section.get("lang"): [a.get("href") for a in inside(section, "a")] for section in inside(root, "section")}
    assert found == {tag: [base + PREFIX[tag]] for tag in TAGS}


def test_it_needs_no_other_file(built_site: Path) -> None:
    root = not_found(built_site)
    for element in elements(root):
        assert not matches(element, "[src]"), name(element)
        if matches(element, "[href]"):
            assert name(element) == "a" or element.attrib["href"].startswith("data:"), name(element)
    content = (built_site / "404.html").read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|fetch\(|import\(|https?://", content)


def test_it_allows_itself_its_own_style_and_script_only(built_site: Path) -> None:
    root = not_found(built_site)
    policies = [one for one in elements(root) if one.get("http-equiv") == "Content-Security-Policy"]
    assert len(policies) == 1
    policy = policies[0].attrib["content"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    html = (built_site / "404.html").read_text(encoding="utf-8")
    for part in ("style", "script"):
        (body,) = re.findall(rf"<{part}>(.*?)</{part}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy, f"the policy refuses the page's own {part}"


def test_it_is_kept_out_of_search_engines(built_site: Path) -> None:
    robots = [one.get("content") for one in elements(not_found(built_site)) if one.get("name") == "robots"]
    assert robots == ["noindex"]
    assert "404" not in (built_site / "sitemap.xml").read_text(encoding="utf-8")


def test_it_is_the_only_one(built_site: Path) -> None:
    assert [file.relative_to(built_site).as_posix() for file in built_site.rglob("404*")] == ["404.html"]


@pytest.mark.parametrize("missing", ["nothing/", "kk/nothing/here", "assets/nothing.js"])
def test_a_missing_address_is_answered_by_it(served: str, built_site: Path, missing: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(served + missing)  # noqa: S310 - this machine
    with caught.value as answer:
        assert answer.code == HTTPStatus.NOT_FOUND
        assert answer.read() == (built_site / "404.html").read_bytes()


@pytest.mark.parametrize("there", ["", "kk/", "ja/how/", "assets/site.css"])
def test_an_address_under_the_sub_path_is_answered_by_its_file(served: str, there: str) -> None:
    with urllib.request.urlopen(served + there) as answer:  # noqa: S310 - this machine
        assert answer.status == HTTPStatus.OK
        assert answer.read()
