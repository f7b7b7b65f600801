"""What lines and drawers show beside the evidence; that each opens its own, test_markers holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pytest

from explainer import pipeline
from explainer.model.facts import Article, Claim, Kind
from tests.article import SLUG
from tests.site.pages import TAGS, Html, Site, inside, line_text, plain, text


@dataclass(frozen=True)
class Line:
    """A line as printed, with its marker and its drawer."""

    page: Html
    element: Element
    mark: Element
    drawer: Element

    def __str__(self) -> str:
        return f"{self.page}: {line_text(self.element)!r}"


def lines(site: Site) -> Iterator[Line]:
    """Every line with a drawer: side by side has none, its lines stand under their evidence."""
    for page in site.pages:
        if page.all(".rows"):
            continue
        drawers = {drawer.get("id"): drawer for drawer in page.all(".drawer")}
        for element in page.all(".line"):
            marks = inside(element, ".mark")
            assert len(marks) == 1, f"{page}: {len(marks)} markers: {line_text(element)!r}"
            drawer = drawers.get(marks[0].get("popovertarget"))
            assert drawer is not None, f"{page}: a marker without a drawer: {line_text(element)!r}"
            yield Line(page, element, marks[0], drawer)


def test_a_marker_is_a_button_with_a_name_that_opens_without_scripts(site: Site) -> None:
    found = list(lines(site))
    assert found
    for one in found:
        assert "popover" in one.drawer.attrib, one
        assert one.mark.get("type") == "button", one
        assert one.mark.get("aria-label"), one


def test_a_line_that_is_no_report_says_so_beside_it(site: Site) -> None:
    """Inferences, the article's own views and its silence are never shown as if the article had reported them.

    The lead says it in its words.
    """
    silent = [
        str(one)
        for one in lines(site)
        if one.element.get("data-kind") in {Kind.INFERRED, Kind.VIEW, Kind.UNSTATED}
        and not one.drawer.attrib["id"].startswith("e.lead.")
        and not [tag for tag in inside(one.element, ".kind") if text(tag)]
    ]
    assert not silent, "\n".join(silent)


def test_a_drawer_shows_the_sentence_that_its_link_names(site: Site, article: Article) -> None:
    for page in site.pages:
        for quote in page.all(".quote"):
            caption = next(one for one in inside(quote, "a"))
            path, unit = site.follow(page, caption.attrib["href"])
            assert path == f"{page.address.partition(SLUG)[0]}{SLUG}/source/", f"{page}: {caption.attrib['href']}"
            sentence = article.seed.unit(unit)
            assert sentence is not None, f"{page}: no sentence {unit}"
            assert text(inside(quote, "blockquote")[0]) == sentence.text, f"{page}: {unit}"
            if sentence.number is not None:
                assert str(sentence.number) in text(caption), f"{page}: {text(caption)!r} is sentence {unit}"
                assert str(len(article.seed.sentences)) in text(caption), page


@pytest.mark.parametrize("tag", TAGS[1:])
def test_a_quotation_stands_with_its_translation(
    site: Site, article: Article, reading: pipeline.Reading, tag: str
) -> None:
    entries = reading.catalogues[article.slug, tag].entries
    expected = {unit.text: plain(entries[f"sentence.{unit.id}"].words) for unit in article.seed.units}
    shown = 0
    for page in site.of(tag):
        for quote in (*page.all(".quote"), *page.all(".sentence")):
            original = text(inside(quote, "blockquote")[0])
            translations = [*inside(quote, ".quote__translation"), *inside(quote, ".sentence__translation")]
            assert [text(one) for one in translations] == [expected[original]], f"{page}: {original!r}"
            shown += 1
    assert shown


def test_english_pages_translate_nothing(site: Site) -> None:
    for page in site.of("en"):
        assert not [*page.all(".quote__translation"), *page.all(".sentence__translation")], page


@pytest.mark.parametrize("tag", TAGS)
def test_the_source_page_holds_the_whole_article_in_its_order(site: Site, article: Article, tag: str) -> None:
    page = site.page(tag, f"{SLUG}/source/")
    shown = [(one.get("id"), text(inside(one, "blockquote")[0])) for one in page.all(".sentence")]
    assert shown == [(unit.id, unit.text) for unit in article.seed.units]


def test_side_by_side_sets_every_line_under_its_evidence_and_leads_to_the_rest(site: Site, article: Article) -> None:
    page = site.page("en", f"{SLUG}/side-by-side/")
    above = {line.get("id"): unit.get("id") for unit in page.all(".row") for line in inside(unit, ".row")}
    facts = article.facts
    claims: dict[str, tuple[Claim, ...]] = {f"claim.{one.id}": (one,) for one in facts.claims.values()}
    claims |= {f"claim.{one.id}.short": (one,) for one in facts.claims.values() if one.short}
    claims |= {anchor: tuple(facts.claims[claim] for claim in one.rests_on) for anchor, one in facts.labels}
    for anchor, behind in claims.items():
        row = page.by_id(anchor)
        assert row is not None, anchor
        assert row.get("data-kind", "reported") == behind[0].kind
        ways = [way.get("href", "").removeprefix("#") for way in inside(row, ".mark")]
        assert all(page.by_id(way) is not None for way in ways), anchor
        if behind[0].kind is Kind.UNSTATED:
            assert anchor not in above
            nearest = {e.unit for one in behind for near in one.nearest for e in facts.claims[near].evidence}
            assert set(ways) == {f"sentence.{unit}" for unit in nearest}, anchor
        else:
            units = {f"sentence.{e.unit}" for one in behind for e in one.evidence}
            assert {above[anchor], *ways} == units, anchor


@pytest.mark.parametrize("tag", TAGS)
def test_side_by_side_holds_every_sentence_and_claim_in_every_language(
    site: Site, article: Article, reading: pipeline.Reading, tag: str
) -> None:
    page = site.page(tag, f"{SLUG}/side-by-side/")
    rows = {row.get("id"): row for row in page.all(".row")}
    units = {f"sentence.{unit.id}": unit.text for unit in article.seed.units}
    units |= {f"claim.{one.id}": one.text.words for one in article.facts.claims.values()}
    units |= {
        f"claim.{one.id}.short": one.short.words for one in article.facts.claims.values() if one.short is not None
    }
    for unit, english in units.items():
        cells = [(cell.get("lang"), text(cell)) for cell in rows[unit] if cell.get("lang")]
        expected = [("en", plain(english))] + [
            (one, plain(reading.catalogues[article.slug, one].entries[unit].words)) for one in TAGS[1:]
        ]
        # The page's own language stands first.
        assert cells == sorted(expected, key=lambda cell: cell[0] != tag), f"{page}: {unit}"


def test_questions_are_answered_by_the_claims_of_the_facts(site: Site, article: Article) -> None:
    """Here, all of it, or by a way to a sentence of the summary that rests on such a claim."""
    page = site.page("en", f"{SLUG}/faq/")
    claims = article.facts.claims
    said = {plain(one.text.words): one.id for one in claims.values()}
    resting = {unit: label.rests_on for unit, label in article.facts.labels}
    for question in article.facts.faq:
        item = page.by_id(f"faq.{question.id}")
        assert item is not None, question.id
        asked = plain(question.ask.words)
        here = [said[line_text(line)] for line in inside(item, ".line")]
        ways = [site.follow(page, one.attrib["href"]) for one in inside(item, "a") if "#" in one.attrib["href"]]
        if here:
            assert text(inside(item, "summary")[0]) == asked
        else:
            assert text(item) == asked
        there = {claim for _, anchor in ways for claim in resting.get(anchor, (anchor.rpartition(".")[2],))}
        assert {*here, *there} >= ({*question.answer} if here else {question.answer[0]}), question.id


def test_key_facts_fit_the_first_screen_of_a_phone(site: Site) -> None:
    page = site.page("en", f"{SLUG}/")
    (card,) = page.all(".lines--key")
    (lead,) = page.all(".lines--lead")
    assert 2 <= len(inside(lead, ".line")) <= 3
    key = [line_text(line) for line in inside(card, ".line")]
    assert 3 <= len(key) <= 5
    assert sum(len(line.split()) for line in key) <= 60
