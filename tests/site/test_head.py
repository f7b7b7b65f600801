"""Titles and descriptions: what a search engine or a shared link shows."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element

import pytest

from explainer.model.facts import Article, Kind
from tests.site.pages import TAGS, Html, Site


def description(page: Html) -> str:
    found: list[Element] = [one for one in page.all("meta") if one.get("name") == "description"]
    assert len(found) == 1, f"{page}: {len(found)} descriptions"
    return found[0].attrib["content"]


@pytest.mark.parametrize("tag", TAGS)
def test_titles_and_descriptions_differ_within_a_language(site: Site, tag: str) -> None:
    found = Counter(words for page in site.of(tag) for words in (page.title, description(page)))
    assert not [words for words, times in found.items() if times > 1]


def test_every_page_has_a_title_and_a_description_of_a_length_that_is_shown(site: Site) -> None:
    for page in site.pages:
        assert 8 <= len(page.title) <= 120, f"{page}: {page.title!r}"
        assert 20 <= len(description(page)) <= 300, f"{page}: {description(page)!r}"


def test_titles_and_descriptions_are_plain_text(site: Site) -> None:
    for page in site.pages:
        for words in (page.title, description(page)):
            assert words == words.strip(), f"{page}: {words!r}"
            assert "\n" not in words, f"{page}: {words!r}"
            assert not re.search(r"[<>{}`*_\[\]|]|&\w*;|https?:", words), f"{page}: {words!r}"


def test_a_description_never_states_an_inference_as_a_fact(site: Site, article: Article) -> None:
    """It has no room for the mark that says so."""
    inferred = [one for one in article.facts.claims.values() if one.kind is Kind.INFERRED]
    words = [text.words for one in inferred for text in (one.text, one.short) if text is not None]
    faults = [f"{page}: {one!r}" for page in site.of("en") for one in words if one in description(page)]
    assert not faults, "\n".join(faults)


def test_a_complete_page_may_be_found_by_search_engines(site: Site) -> None:
    assert not [str(page) for page in site.pages if any(one.get("name") == "robots" for one in page.all("meta"))]


def test_the_title_of_an_articles_page_names_the_article(site: Site, article: Article) -> None:
    for page in site.of("en"):
        if page.path.startswith(article.slug):
            assert article.facts.headline.text.words in page.title, page
