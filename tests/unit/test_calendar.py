"""Calendar files: none that is empty, none that is missing, and what was corrected is taken anew."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import icalendar
import pytest

from tests.workshop import Workshop

CASES = Path(__file__).parents[1] / "cases" / "calendar"
ONCE = ("PRODID", "VERSION", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "TRANSP", "SUMMARY")


def events(file: Path) -> dict[str, icalendar.Event]:
    """A calendar's events by their ids, after RFC 5545's rules were asked of the file."""
    data = file.read_bytes()
    assert not [line for line in data.split(b"\r\n") if len(line) > 75 or b"\n" in line], "lines: 3.1"
    read = icalendar.Calendar.from_ical(data)
    assert isinstance(read, icalendar.Calendar)
    assert read.subcomponents, "a calendar has at least one component: 3.6"
    assert {"PRODID", "VERSION"} <= set(read), "3.6"
    found = {str(event["UID"]): event for event in read.events}
    assert len(found) == len(read.events), "an id is of one event: 3.8.4.7"
    for event in found.values():
        assert not event.errors
        assert not [name for name in ONCE if isinstance(event.get(name), list)], "3.6.1"
        assert wire(event, "DTSTAMP").endswith("Z"), "3.8.7.2"
        assert event.decoded("DTEND") > event.decoded("DTSTART"), "3.8.2.2: an end is the day after the last one"
    return found


def wire(event: icalendar.Event, name: str) -> str:
    """A value as the file has it."""
    value = event[name].to_ical()
    return value.decode() if isinstance(value, bytes) else str(value)


def calendars(workshop: Workshop) -> list[Path]:
    return sorted(workshop.docs.rglob("*.ics"))


def links(workshop: Workshop) -> list[Path]:
    """The files that the pages offer."""
    return sorted(
        page.with_suffix("") / name
        for page in workshop.docs.rglob("*.md")
        for name in re.findall(r'class="ics" href="([^"]*)"', page.read_text("utf-8"))
    )


def bring(workshop: Workshop, name: str) -> None:
    for suffix in ("txt", "yml"):
        shutil.copy2(CASES / f"{name}.{suffix}", workshop.seeds)


@pytest.mark.parametrize("name", ["undated", "no-events", "no-timeline"])
def test_every_calendar_that_a_page_offers_is_there_and_none_is_empty(workshop: Workshop, name: str) -> None:
    bring(workshop, name)
    assert workshop.run().code == 0
    assert calendars(workshop) == links(workshop)
    for file in calendars(workshop):
        assert events(file)
    assert (workshop.docs / "en" / name / "timeline.md").exists()
    assert (workshop.docs / "en" / name / "timeline" / "timeline.ics").exists() is (name == "undated")


def test_the_dates_of_an_article_without_a_date_have_a_stamp_that_is_nobodys_clock(workshop: Workshop) -> None:
    bring(workshop, "undated")
    workshop.run()
    found = events(workshop.docs / "en/undated/timeline/timeline.ics")
    study = found["undated.on-2030-06-14@explainer"]
    assert study.decoded("DTSTART") == dt.date(2030, 6, 14)
    assert study.decoded("DTSTAMP") == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("days", "stamp"),
    [
        (("2023-06-01",), "20230601T000000Z"),
        (("2023-06-01", "2024-01-31", "2023-12-01"), "20240131T000000Z"),
        (("2023-05-02",), "20230502T091500Z"),
    ],
)
def test_a_corrected_date_replaces_the_one_that_a_calendar_program_has(
    workshop: Workshop, days: tuple[str, ...], stamp: str
) -> None:
    file = workshop.docs / "en/ferry/timeline/timeline.ics"
    before = events(file)
    assert {wire(event, "SEQUENCE") for event in before.values()} == {"0"}
    told = "".join(
        f"\n  c{at}: {{on: {day}, claim: meeting, was: They met in May., because: A slip.}}"
        for at, day in enumerate(days)
    )
    with (workshop.seeds / "ferry.yml").open("a", encoding="utf-8") as facts:
        facts.write(f"\ncorrections:{told}\n")
    workshop.run("--allow-missing")
    after = events(file)
    assert set(after) == set(before), "what is the same entry keeps its id"
    for event in after.values():
        assert wire(event, "SEQUENCE") == str(len(days))
        assert wire(event, "DTSTAMP") == stamp
