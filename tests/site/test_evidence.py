"""Every line about the article opens the words of the article that it rests on."""

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


def claims_behind(article: Article, drawer: str) -> list[Claim]:
    """The claims whose evidence a drawer shows."""
    facts = article.facts
    behind: dict[str, tuple[str, ...]] = {f"e.claim.{one}": (one,) for one in facts.claims}
    behind |= {f"e.status.{label.id}": label.rests_on for label in facts.status}
    behind["e.headline"] = facts.headline.rests_on
    return [facts.claims[one] for one in behind[drawer]]


def own_quotes(drawer: Element) -> list[Element]:
    """A drawer's quotes, without those of the claims that come nearest to it."""
    near = {id(one) for block in inside(drawer, ".drawer__nearest") for one in inside(block, ".quote")}
    return [one for one in inside(drawer, ".quote") if id(one) not in near]


def test_every_line_about_the_article_has_a_marker_that_opens_a_drawer_on_its_page(site: Site) -> None:
    found = list(lines(site))
    assert len(found) > 400
    for one in found:
        assert one.mark.get("popovertarget") == one.drawer.get("id")
        assert "popover" in one.drawer.attrib, one
        assert one.mark.get("type") == "button", one
        assert one.mark.get("aria-label"), one


def test_a_line_and_its_drawer_are_of_the_kind_that_the_facts_say(site: Site, article: Article) -> None:
    for one in lines(site):
        kind = claims_behind(article, one.drawer.attrib["id"])[0].kind
        assert one.element.get("data-kind") == kind, one
        assert one.drawer.get("data-kind") == kind, one


def test_a_line_that_is_no_report_says_so_beside_it(site: Site) -> None:
    """Inferences, the article's own views and its silence are never shown as if the article had reported them.

    Headline and status are a word or two, and say it in those.
    """
    silent = [
        str(one)
        for one in lines(site)
        if one.element.get("data-kind") in {Kind.INFERRED, Kind.VIEW, Kind.UNSTATED}
        and not one.drawer.attrib["id"].startswith(("e.headline", "e.status."))
        and not [tag for tag in inside(one.element, ".kind") if text(tag)]
    ]
    assert not silent, "\n".join(silent)


def test_every_quotation_is_a_sentence_of_the_article_word_for_word(site: Site, article: Article) -> None:
    sentences = {unit.text for unit in article.seed.units}
    quotes = [(page, quote) for page in site.pages for quote in page.all("blockquote")]
    assert len(quotes) > 300
    assert not [f"{page}: {text(quote)!r}" for page, quote in quotes if text(quote) not in sentences]


def test_the_words_marked_in_a_drawer_are_the_evidence_that_the_facts_give(site: Site, article: Article) -> None:
    faults = []
    for one in lines(site):
        claims = claims_behind(article, one.drawer.attrib["id"])
        wanted = {(e.unit, e.words) for claim in claims for e in claim.evidence}
        shown = {unit.id: "" for unit in article.seed.units if any(unit.id == e for e, _ in wanted)}
        quotes = own_quotes(one.drawer)
        if len(quotes) != len(shown):
            faults.append(f"{one}: {len(quotes)} sentences quoted, {len(shown)} give evidence")
            continue
        for unit, quote in zip(shown, quotes, strict=True):
            sentence = article.seed.unit(unit)
            assert sentence is not None
            if text(inside(quote, "blockquote")[0]) != sentence.text:
                faults.append(f"{one}: sentences stand in another order than in the article")
            marked = [plain("".join(mark.itertext())) for mark in inside(quote, "mark")]
            evidence = [words for at, words in wanted if at == unit]
            # Evidence that overlaps is marked as one stretch.
            faults.extend(
                f"{one}: {words!r} is not marked" for words in evidence if not any(words in mark for mark in marked)
            )
            length, most = sum(map(len, marked)), sum(map(len, evidence))
            if length > most:
                faults.append(f"{one}: more is marked than supports it: {marked}")
    assert not faults, "\n".join(dict.fromkeys(faults))


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


def test_a_marker_shows_the_numbers_of_its_sentences(site: Site, article: Article) -> None:
    for one in lines(site):
        claims = claims_behind(article, one.drawer.attrib["id"])
        units = {e.unit for claim in claims for e in claim.evidence}
        numbers = [str(unit.number) for unit in article.seed.units if unit.id in units and unit.number is not None]
        signs = text(one.mark).split("·")
        assert [sign for sign in signs if sign.isdigit()] == numbers, one
        assert len(signs) == max(1, len(units)), one
        if not units:
            assert signs == ["∅"], one


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
    assert shown > 90


def test_english_pages_translate_nothing(site: Site) -> None:
    for page in site.of("en"):
        assert not [*page.all(".quote__translation"), *page.all(".sentence__translation")], page


def test_an_inference_gives_its_reasoning_in_the_pages_language(
    site: Site, article: Article, reading: pipeline.Reading
) -> None:
    for one in lines(site):
        reasons = [claim for claim in claims_behind(article, one.drawer.attrib["id"]) if claim.because]
        shown = [text(reason, without=("b",)) for reason in inside(one.drawer, ".drawer__because")]
        if not reasons or reasons[0].because is None:
            assert not shown, one
            continue
        english = plain(reasons[0].because.words)
        if one.page.tag == "en":
            assert shown == [english], one
        else:
            entries = reading.catalogues[article.slug, one.page.tag].entries
            assert shown == [plain(entries[f"claim.{reasons[0].id}.because"].words)], one


def test_where_the_article_is_silent_the_drawer_offers_the_nearest_that_it_says(site: Site, article: Article) -> None:
    seen = 0
    for one in lines(site):
        claims = claims_behind(article, one.drawer.attrib["id"])
        nearest = [article.facts.claims[near] for claim in claims for near in claim.nearest]
        units = {e.unit for claim in nearest for e in claim.evidence}
        if claims[0].kind is not Kind.UNSTATED:
            assert not inside(one.drawer, ".drawer__nearest"), one
            continue
        seen += 1
        assert not own_quotes(one.drawer), f"{one}: silence has no quotation"
        (block,) = inside(one.drawer, ".drawer__nearest")
        shown = [text(quote) for quote in inside(block, "blockquote")]
        assert shown == [unit.text for unit in article.seed.units if unit.id in units], one
        marked = " ".join(text(mark) for mark in inside(block, "mark"))
        assert not [e.words for claim in nearest for e in claim.evidence if e.words not in marked], one
    assert seen > 60


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
    labels = {"headline": facts.headline, **{f"status.{one.id}": one for one in facts.status}}
    claims |= {anchor: tuple(facts.claims[claim] for claim in one.rests_on) for anchor, one in labels.items()}
    for anchor, behind in claims.items():
        row = page.by_id(anchor)
        assert row is not None, anchor
        assert row.get("data-kind") == behind[0].kind
        ways = [way.get("href", "").removeprefix("#") for way in inside(row, ".mark")]
        assert all(page.by_id(way) is not None for way in ways), anchor
        if behind[0].kind is Kind.UNSTATED:
            assert anchor not in above
            nearest = {e.unit for one in behind for near in one.nearest for e in facts.claims[near].evidence}
            assert set(ways) == {f"sentence.{unit}" for unit in nearest}, anchor
        else:
            units = {f"sentence.{e.unit}" for one in behind for e in one.evidence}
            assert {above[anchor], *ways} == units, anchor


def test_the_headline_above_side_by_side_leads_to_its_row(site: Site) -> None:
    for tag in TAGS:
        page = site.page(tag, f"{SLUG}/side-by-side/")
        (mark,) = inside(page.all(".kicker")[0], ".mark")
        assert mark.get("href") == "#headline"
        assert mark.get("aria-label"), page
        assert page.by_id("headline") is not None


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
        assert cells == expected, f"{page}: {unit}"


def test_questions_are_answered_by_the_claims_of_the_facts(site: Site, article: Article) -> None:
    page = site.page("en", f"{SLUG}/faq/")
    shown = {}
    for item in page.all(".faq__item"):
        near = {id(line) for block in inside(item, ".faq__near") for line in inside(block, ".line")}
        answers = [line for line in inside(item, ".line") if id(line) not in near]
        shown[item.get("id")] = (text(inside(item, "summary")[0]), [line_text(line) for line in answers])
    claims = article.facts.claims
    assert shown == {
        f"faq.{one.id}": (one.ask.words, [plain(claims[claim].text.words) for claim in one.answer])
        for one in article.facts.faq
    }
    assert len(shown) == 22


def test_key_facts_fit_the_first_screen_of_a_phone(site: Site) -> None:
    page = site.page("en", f"{SLUG}/")
    (card,) = page.all(".lines--key")
    key = [line_text(line) for line in inside(card, ".line")]
    assert 3 <= len(key) <= 5
    assert sum(len(line.split()) for line in key) <= 60
