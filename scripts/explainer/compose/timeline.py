"""The timeline: when, how surely, and a calendar to take along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from explainer.compose.drawing import date, order, status, until
from explainer.compose.evidence import because, claim_short, claim_text, line
from explainer.compose.frame import article_page, headline_text, page_path
from explainer.compose.links import href
from explainer.model.anchors import anchor, of_entry
from explainer.model.blocks import Timeline, TimelineEntry
from explainer.model.edtf import Date
from explainer.model.facts import Article, Entry, Status, When
from explainer.model.lines import Link
from explainer.model.message import Listing, Message, Ui, Verbatim
from explainer.model.page import Calendar, Event, Page
from explainer.model.words import State


def timeline(article: Article, languages: tuple[str, ...], states: Mapping[str, State]) -> Page[Message]:
    """The article's dates in order, with what the summary's drawing cannot hold: sentences and the article's words."""
    path = page_path(article, "timeline")
    entries = sorted(article.facts.timeline, key=lambda entry: order(article, entry))
    calendar = _calendar(article, path, entries)
    file = Link[Message](href(path, calendar.path), Ui("timeline.calendar")) if calendar else None
    homes = {entry.claim: entry for entry in reversed(entries)}
    listed = tuple(_entry(article, entry, homes) for entry in entries)
    rows = Timeline(listed, file, Ui("timeline.passed"), Ui("card.named"), Ui("card.see"))
    return article_page(article, languages, states, "timeline", (rows,) if listed else (), calendar=calendar)


def _entry(article: Article, entry: Entry, homes: dict[str, Entry]) -> TimelineEntry[Message]:
    """A sentence stands once: at the first date of its own, else where it is first told; the others lead there.

    `homes`: by claim, the entry where it stands; what is told first here is added. What "yesterday" means is a text of
    its own, which two dates may have.
    """
    when = article.facts.dates[entry.on]
    told = dict.fromkeys((*article.facts.with_rebuttals([entry.claim]), *filter(None, (when.inferred, entry.note))))
    meant = when.inferred if when.inferred != entry.claim else None
    said = {one: f"{when.words.words} {when.edtf}" if one == meant else one for one in told}
    claims = [one for one in told if homes.setdefault(said[one], entry) is entry]
    own = of_entry(entry.id)
    return TimelineEntry(
        anchor=own,
        edtf=str(when.edtf),
        datetime=html_datetime(when),
        date=date(when, entry.status),
        status=entry.status,
        status_text=status(article, entry),
        named=Verbatim(when.words.words),
        lines=tuple(line(article, claim, anchor(own, claim)) for claim in claims),
        see=tuple(_see(article, one, homes[said[one]]) for one in told if one not in claims and one != when.inferred),
        until=until(article, entry),
    )


def _see(article: Article, claim: str, home: Entry) -> Link[Message]:
    """The way to a claim, by its shorter wording where it has one."""
    told = article.facts.claims[claim]
    words = date(article.facts.dates[home.on], home.status) if told.short is None else claim_short(article, told)
    return Link(f"#{of_entry(home.id)}", words)


def html_datetime(when: When) -> str | None:
    """The value for `<time datetime>`: a day, month or year; HTML has none for intervals, half-years and quarters."""
    return str(when.edtf) if when.period is None and isinstance(when.edtf, Date) else None


_UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The stamp of what has no date of its own: older than every correction, and of no day that anybody would believe."""


def _calendar(article: Article, path: str, entries: list[Entry]) -> Calendar[Message] | None:
    """The dates that the article is about; None where none of them can still come for those who read it here.

    They read it from the day on which it is published. Nor may a calendar be empty (RFC 5545, 3.6).
    """
    stamp = _stamp(article)
    events = tuple(_event(article, entry, stamp) for entry in entries if entry.status is not Status.ARTICLE)
    days = [made.published for made in article.facts.made.values() if made.published is not None]
    can_come = not days or any(event.end > min(days) for event in events)
    return Calendar(f"{path}timeline.ics", headline_text(article), events) if events and can_come else None


def _stamp(article: Article) -> dt.datetime:
    """When the information was last revised: by the article itself or by a correction of ours; never the build's time.

    The article gives no time zone; a calendar's stamp needs one, and only orders versions of the same entry.
    """
    days = [article.seed.updated, *(one.on for one in article.facts.corrections)]
    moments = [day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time()) for day in days if day]
    return max((moment.replace(tzinfo=dt.UTC) for moment in moments), default=_UNKNOWN)


def _event(article: Article, entry: Entry, stamp: dt.datetime) -> Event[Message]:
    days = article.facts.dates[entry.on].edtf
    # An open end is a deadline of one day, never a banner over months that the article does not speak of.
    start = days.last if days.first is None else days.first
    end = days.first if days.last is None else days.last
    claim = article.facts.claims[entry.claim]
    inferred = article.facts.dates[entry.on].inferred
    reasoning = because(article, article.facts.claims[inferred]) if inferred else None
    text = claim_text(article, claim)
    return Event(
        uid=f"{article.slug}.{entry.id}@explainer",
        start=start,
        end=end + dt.timedelta(days=1),
        tentative=entry.status is not Status.HAPPENED,
        summary=claim_short(article, claim),
        description=text if reasoning is None else Listing((text, reasoning), sentences=True),
        stamp=stamp,
        # Of any claim: an entry that is taken anew unchanged does no harm, one that is not keeps a false date.
        sequence=len(article.facts.corrections),
    )
