"""What search can find: for each language, sentences of that language's pages and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from explainer import pipeline
from explainer.model.facts import Article
from tests.article import SLUG
from tests.site.pages import TAGS, Site, line_text, plain, text


def documents(site: Site, tag: str) -> list[tuple[str, str, str]]:
    """Page, anchor and words of every document of a language's index."""
    found: list[tuple[str, str, str]] = []
    for file in sorted((site.folder / "assets/search" / tag).glob("d-*.json")):
        content: Mapping[str, list[list[object]]] = json.loads(file.read_text(encoding="utf-8"))
        pages = [str(page[0]) for page in content["pages"]]
        found.extend((pages[int(str(line[0]))], str(line[1]), str(line[2])) for line in content["lines"])
    assert found, f"no documents for {tag}"
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_every_document_stands_at_its_anchor_on_a_page_of_its_language(site: Site, tag: str) -> None:
    for path, anchor, words in documents(site, tag):
        page = site.page(tag, path)
        element = page.by_id(anchor)
        assert element is not None, f"{page}: no {anchor!r}, where search leads for {words!r}"
        assert plain(words) in text(element), f"{page}#{anchor}: search shows other words"


@pytest.mark.parametrize("tag", TAGS)
def test_every_claim_and_question_and_sentence_can_be_found(
    site: Site, article: Article, reading: pipeline.Reading, tag: str
) -> None:
    found = {plain(words) for _, _, words in documents(site, tag)}
    shown = {line_text(line) for page in site.of(tag) for line in page.all(".line")}
    claims = {one.id: one.text.words for one in article.facts.claims.values()}
    if tag != "en":
        entries = reading.catalogues[article.slug, tag].entries
        claims = {one: entries[f"claim.{one}"].words for one in claims}
    missing = [one for one, words in claims.items() if plain(words) in shown and plain(words) not in found]
    assert not missing


@pytest.mark.parametrize("tag", TAGS[1:])
def test_the_articles_english_is_found_in_english_only(site: Site, article: Article, tag: str) -> None:
    english = {unit.text for unit in article.seed.units} | {one.text.words for one in article.facts.claims.values()}
    assert not english & {plain(words) for _, _, words in documents(site, tag)}


def test_the_articles_own_sentences_are_found_on_the_source_page(site: Site, article: Article) -> None:
    found = {plain(words): path for path, _, words in documents(site, "en")}
    assert {found.get(unit.text) for unit in article.seed.sentences} == {f"{SLUG}/source/"}
