"""The dates for a calendar program, read by a library that knows the standard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest

from explainer import pipeline
from explainer.model.facts import Article, Kind
from tests.article import SLUG
from tests.site.pages import PREFIX, TAGS, Site, plain


def calendar(site: Path, tag: str) -> icalendar.Calendar:
    file = site / PREFIX[tag] / SLUG / "timeline" / "timeline.ics"
    read = icalendar.Calendar.from_ical(file.read_bytes())
    assert isinstance(read, icalendar.Calendar)
    return read


def events(site: Path, tag: str) -> dict[str, icalendar.Event]:
    found = {str(event["UID"]): event for event in calendar(site, tag).events}
    assert not [event.errors for event in found.values() if event.errors]
    return found


@pytest.mark.parametrize("tag", TAGS)
def test_it_holds_the_dates_that_the_article_is_about(built_site: Path, tag: str) -> None:
    """Its own dates, such as its last update, are no appointments."""
    assert set(events(built_site, tag)) == {f"{SLUG}.{one}@explainer" for one in ("meeting-day", "target")}


@pytest.mark.parametrize("tag", TAGS)
def test_an_open_date_is_a_deadline_of_one_day_and_tentative(built_site: Path, tag: str) -> None:
    event = events(built_site, tag)[f"{SLUG}.target@explainer"]
    assert event.decoded("DTSTART") == dt.date(2025, 6, 30)
    assert event.decoded("DTEND") == dt.date(2025, 7, 1)
    assert str(event["STATUS"]) == "TENTATIVE"


@pytest.mark.parametrize("tag", TAGS)
def test_what_happened_is_certain(built_site: Path, tag: str) -> None:
    event = events(built_site, tag)[f"{SLUG}.meeting-day@explainer"]
    assert event.decoded("DTSTART") == dt.date(2024, 2, 29)
    assert event.decoded("DTEND") == dt.date(2024, 3, 1)
    assert str(event["STATUS"]) == "CONFIRMED"


@pytest.mark.parametrize("tag", TAGS)
def test_its_stamps_are_the_articles_and_nobody_is_busy(built_site: Path, tag: str) -> None:
    for event in events(built_site, tag).values():
        assert event.decoded("DTSTAMP") == dt.datetime(2024, 3, 9, 12, 34, tzinfo=dt.UTC)
        assert str(event["TRANSP"]) == "TRANSPARENT"


@pytest.mark.parametrize("tag", TAGS)
def test_it_speaks_the_pages_language(built_site: Path, article: Article, reading: pipeline.Reading, tag: str) -> None:
    claims = article.facts.claims
    expected = {"meeting-day": claims["meeting"], "target": claims["target"]}
    for date, claim in expected.items():
        event = events(built_site, tag)[f"{SLUG}.{date}@explainer"]
        words = claim.text.words
        if tag != "en":
            words = reading.catalogues[article.slug, tag].entries[f"claim.{claim.id}"].words
        assert plain(str(event["DESCRIPTION"])).startswith(plain(words))
        assert event["SUMMARY"].params["LANGUAGE"] == tag


def test_an_inferred_date_says_so_in_the_calendar_too(built_site: Path, article: Article) -> None:
    """Away from the page there is no marker to open."""
    inferred = [one.id for one in article.facts.dates.values() if one.inferred]
    assert inferred == ["meeting-day"]
    reasoning = article.facts.claims["meeting-day"]
    assert reasoning.kind is Kind.INFERRED
    assert reasoning.because is not None
    event = events(built_site, "en")[f"{SLUG}.meeting-day@explainer"]
    assert reasoning.because.words in plain(str(event["DESCRIPTION"]))


@pytest.mark.parametrize("tag", TAGS)
def test_its_lines_are_folded_as_the_standard_asks(built_site: Path, tag: str) -> None:
    data = (built_site / PREFIX[tag] / SLUG / "timeline/timeline.ics").read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not [line for line in data.split(b"\r\n") if len(line) > 75 or b"\n" in line]


def test_the_timeline_page_leads_to_the_calendar_in_its_language(site: Site) -> None:
    for tag in TAGS:
        page = site.page(tag, f"{SLUG}/timeline/")
        assert site.follow(page, page.one(".ics").attrib["href"])[0] == f"{page.address}timeline.ics"
