"""Articles as a machine drafts them: little of them is quoted, nothing is translated, nobody has reviewed anything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.site.pages import PREFIX, Html, Site, inside, line_text, read_site, text
from tests.site.printing import ROOT, SITE_URL, copy_project, print_site, site_problems

LOCALES = tuple(PREFIX)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Site:
    """`weir`: an organisation, no date but its own. `mole`: a country without a card, a sentence with two dates."""
    seeds = ROOT / "tests/cases/drafted/seeds"
    project = copy_project(tmp_path_factory.mktemp("drafted-site"), seeds, kept_folder)
    return read_site(print_site(project, SITE_URL=SITE_URL))


def rows(page: Html) -> list[str]:
    """The lines of a page that has the languages side by side."""
    return [one.attrib["id"] for one in page.all(".row")]


def test_the_checks_of_a_site_find_no_fault(drafted: Site) -> None:
    assert [str(problem) for problem in site_problems(drafted.folder)] == []


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize(("article", "missing"), [("mole/", "participants/"), ("weir/", "timeline/")])
def test_no_way_leads_to_a_page_with_nothing_on_it(drafted: Site, tag: str, article: str, missing: str) -> None:
    for page in (page for page in drafted.of(tag) if page.path.startswith(article)):
        ways = [link for name in (".pages", ".ways", ".next") for one in page.all(name) for link in inside(one, "a")]
        led_to = {drafted.follow(page, link.attrib["href"])[0] for link in ways}
        assert f"{PREFIX[tag]}{article}{missing}" not in led_to, page
        assert f"{PREFIX[tag]}{article}source/" in led_to or page.path.endswith("faq/"), page


@pytest.mark.parametrize("tag", LOCALES)
def test_other_questions_are_there_only_beside_some(
    drafted: Site, tag: str, words: Mapping[str, Mapping[str, str]]
) -> None:
    heading = drafted.page(tag, "mole/faq/").by_id("open")
    assert heading is not None
    assert text(heading) == words[tag]["faq.unanswered"]


@pytest.mark.parametrize("tag", LOCALES)
def test_sentences_that_nothing_rests_on_are_told_of_together(drafted: Site, tag: str) -> None:
    page = drafted.page(tag, "mole/source/")
    assert [text(one) for one in page.all(".sentence__number")][2:] == ["1", "2", "3–9"]
    labels = [one.attrib["aria-label"] for one in page.all(".sentence__number")]
    assert all(number in labels[-1] for number in "39")


@pytest.mark.parametrize("tag", LOCALES)
def test_words_that_nothing_is_translated_of_stand_once_side_by_side(drafted: Site, tag: str) -> None:
    page = drafted.page(tag, "mole/side-by-side/")
    quoted = "“Tickets are sold from 12 May and seats can be kept until 30 June.”"
    assert text(page.body).count(quoted) == 1
    assert rows(page)[:2] == ["sentence.title", "headline"]
    assert "claim.article-title" not in rows(page), "the headline is that claim"
    (dated,) = (one for one in page.all(".row") if one.attrib["id"] == "claim.dated")
    assert {one.get("lang") for one in inside(dated, "p")} == set(LOCALES)


@pytest.mark.parametrize("tag", LOCALES)
def test_no_sentence_stands_side_by_side_without_a_line(drafted: Site, tag: str) -> None:
    page = drafted.page(tag, "weir/side-by-side/")
    assert [one.attrib["id"] for one in page.all(".row") if not inside(one, "p") and not inside(one, "div")] == []


@pytest.mark.parametrize("tag", LOCALES)
def test_a_drawer_says_a_quotation_once(drafted: Site, tag: str) -> None:
    page = drafted.page(tag, "weir/")
    shown = {one.attrib["id"]: "hidden" not in inside(one, ".drawer__claim")[0].attrib for one in page.all(".drawer")}
    assert shown == {"e.claim.sentence-1": False, "e.claim.later": True}


def test_whose_role_is_what_happened_is_told_of_once(drafted: Site) -> None:
    page = drafted.page("en", "weir/")
    said = [line_text(line) for line in page.all(".line")]
    assert len(said) == len(set(said))
    assert page.by_id("people") is None
    assert text(drafted.page("en", "weir/participants/").body).count("Holm Water Board") >= 1


@pytest.mark.parametrize("tag", LOCALES)
def test_what_is_quoted_is_not_called_the_article(
    drafted: Site, tag: str, words: Mapping[str, Mapping[str, str]]
) -> None:
    for path, part, whole in (
        ("weir/", "ways.source.part", "ways.source"),
        ("weir/source/", "source.rights.quotes", "source.rights"),
    ):
        said = text(drafted.page(tag, path).body)
        assert words[tag][part] in said
        assert words[tag][whole] not in said
