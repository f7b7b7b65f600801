"""Four languages of the same pages: the same places in each, and no words of one in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from explainer import pipeline
from explainer.model.facts import Article
from tests.site.pages import HEADINGS, PREFIX, TAGS, Html, Site, Text, elements, line_text, name, plain, text

FOREIGN = TAGS[1:]
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z]"),
    "Cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "Kana or Han": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
}
_OWN = {"en": "Latin", "kk": "Cyrillic", "ru": "Cyrillic", "ja": "Kana or Han"}
_ONLY_KAZAKH = re.compile(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_ADDRESS = re.compile(r"https?://[!-~]+|(?<![\w.-])([\w-]+\.)+(com|kz|org)(?![a-z])|\.ics\b", re.ASCII)
_LATIN_ANYWHERE = re.compile(r"\b(Unicode|cookie|Q&A|resumption|reinstating)\b", re.ASCII)
"""What a sentence in another language writes in Latin letters: a standard, loan words, words of the article that an
inference rests on."""


def shape(page: Html) -> list[str]:
    """The page's elements that a link or a style may name, without their words."""
    return [
        f"{name(one)} {one.get('id', '')} {one.get('class', '')} {one.get('data-kind', '')}".strip()
        for one in elements(page.body)
        if name(one) in HEADINGS or {"id", "data-kind"} & set(one.attrib)
    ]


@pytest.mark.parametrize("tag", FOREIGN)
def test_every_page_exists_in_every_language(site: Site, tag: str) -> None:
    assert [page.path for page in site.of(tag)] == [page.path for page in site.of("en")]
    assert len(site.of(tag)) == 9


@pytest.mark.parametrize("tag", FOREIGN)
def test_a_page_has_the_same_sections_and_anchors_in_the_same_order_in_every_language(site: Site, tag: str) -> None:
    for page in site.of(tag):
        english = site.page("en", page.path)
        assert page.ids == english.ids, f"{page}: other anchors than {english}"
        assert shape(page) == shape(english), f"{page}: other sections than {english}"


def test_a_page_says_its_language_and_direction(site: Site) -> None:
    for page in site.pages:
        root = page.one("html")
        assert root.get("lang") == page.tag, page
        assert "rtl" not in {root.get("dir"), page.one("body").get("dir")}, page


def test_the_languages_stand_on_every_page_in_their_own_names_and_lead_to_the_same_page(site: Site) -> None:
    for page in site.pages:
        links = [one for one in elements(page.one(".languages")) if name(one) == "a"]
        shown = [(text(link), link.get("lang"), site.follow(page, link.attrib["href"])) for link in links]
        names = ("English", "Қазақша", "Русский", "日本語")
        expected = [(own, tag, (PREFIX[tag] + page.path, "")) for own, tag in zip(names, TAGS, strict=True)]
        assert shown == expected, page
        assert [link.get("lang") for link in links if link.get("aria-current")] == [page.tag], page


def test_kz_is_a_country_and_never_a_language(site: Site) -> None:
    faults = [
        f"{page}: {attribute}={value!r}"
        for page in site.pages
        for element in elements(page.root)
        for attribute, value in element.attrib.items()
        if attribute in {"lang", "hreflang", "href"} and re.search(r"(^|/)kz([-/]|$)", value, re.IGNORECASE)
    ]
    assert not faults, "\n".join(faults)
    assert not list(site.folder.rglob("kz"))


def test_only_known_languages_are_named(site: Site) -> None:
    named = {element.attrib["lang"] for page in site.pages for element in page.all("[lang]")}
    assert named == set(TAGS)


def foreign_scripts(page: Html) -> Iterator[str]:
    """Text whose letters are not of the script of the language that the HTML says it has."""
    for one in page.texts:
        words = _LATIN_ANYWHERE.sub("", _ADDRESS.sub("", one.words))
        if one.is_in(".words") or name(one.around[-1]) == "data":
            words = re.sub(r"\{\w+\}", "", words)
        for script, letters in _SCRIPTS.items():
            if script != _OWN[one.language] and letters.search(words):
                yield f"{page}: {script} letters in {one.language} text: {one.words!r}"
        if one.language == "ru" and _ONLY_KAZAKH.search(words):
            yield f"{page}: Kazakh letters in ru text: {one.words!r}"


def test_words_of_another_script_say_their_language(site: Site) -> None:
    assert not (faults := [fault for page in site.pages for fault in foreign_scripts(page)]), "\n".join(faults[:40])


def test_kazakh_pages_hold_no_russian_words_of_ours(
    site: Site, words: Mapping[str, Mapping[str, str]], reading: pipeline.Reading
) -> None:
    russian = {words["ru"][one] for one in words["ru"]} - {words["kk"][one] for one in words["kk"]}
    catalogues = reading.catalogues
    for slug in {slug for slug, _ in catalogues}:
        kazakh = {entry.words for entry in catalogues[slug, "kk"].entries.values()}
        russian |= {entry.words for entry in catalogues[slug, "ru"].entries.values()} - kazakh
    faults = [
        f"{page}: {one.words!r}"
        for page in site.of("kk")
        for one in page.texts
        if one.language != "ru" and one.words in russian
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("tag", FOREIGN)
def test_no_english_interface_words_stand_on_a_foreign_page(
    site: Site, words: Mapping[str, Mapping[str, str]], tag: str
) -> None:
    english = {words["en"][one] for one in words["en"] if words["en"][one] != words[tag][one]}
    assert len(english) > 100
    faults = [
        f"{page}: {one.words!r}"
        for page in site.of(tag)
        for one in page.texts
        if one.language != "en" and one.words in english
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("tag", FOREIGN)
def test_what_stands_in_english_on_a_foreign_page_is_the_articles_or_a_name_or_side_by_side(
    site: Site, article: Article, tag: str
) -> None:
    """English of ours has no place there while every translation is complete."""
    whole = plain(article.seed.source.text)
    faults = [
        f"{page}: {one.words!r}"
        for page in site.of(tag)
        for one in page.texts
        if one.language == "en"
        and one.words not in whole
        and one.words != "English"
        and not any(one.is_in(selector) for selector in (".rows", ".names", ".also"))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("tag", FOREIGN)
def test_the_articles_english_says_that_it_is_english(site: Site, article: Article, tag: str) -> None:
    whole = plain(article.seed.source.text)

    def is_the_articles(one: Text) -> bool:
        return len(one.words.split()) > 1 and one.words in whole and bool(re.search(r"[A-Za-z]{2}", one.words))

    found = [(page, one) for page in site.of(tag) for one in page.texts if is_the_articles(one)]
    assert len(found) > 100
    assert not [f"{page}: {one.words!r}" for page, one in found if one.language != "en"]


def test_the_articles_own_words_are_never_offered_for_machine_translation(site: Site) -> None:
    quotes = [(page, quote) for page in site.pages for quote in page.all("blockquote")]
    assert len(quotes) > 200
    assert not [str(page) for page, quote in quotes if (quote.get("lang"), quote.get("translate")) != ("en", "no")]


@pytest.mark.parametrize("tag", FOREIGN)
def test_nothing_is_marked_as_untranslated_while_everything_is_translated(site: Site, tag: str) -> None:
    for page in site.of(tag):
        assert not page.all(".untranslated"), page
        assert not page.all(".notice"), page


@pytest.mark.parametrize("tag", FOREIGN)
def test_lines_are_what_the_catalogue_says(site: Site, article: Article, reading: pipeline.Reading, tag: str) -> None:
    entries = reading.catalogues[article.slug, tag].entries
    ours = {entry.words for entry in entries.values()}
    faults = [
        f"{page}: {line_text(line)!r}"
        for page in site.of(tag)
        for line in page.all(".line")
        if line_text(line) not in {plain(one) for one in ours}
    ]
    assert not faults, "\n".join(faults)
