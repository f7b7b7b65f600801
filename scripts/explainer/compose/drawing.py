"""The dates on a line, to scale: geometry only, no words of its own and no pixels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from explainer.compose.axis import Axis
from explainer.compose.evidence import claim_short, claim_text, is_year_inferred
from explainer.compose.links import href
from explainer.model.anchors import of_entry
from explainer.model.blocks import Drawing, Mark
from explainer.model.edtf import Since
from explainer.model.facts import AHEAD, Article, Entry, Status, When
from explainer.model.message import DateMessage, Message, Ui

_GOES_ON = {Status.HAPPENED, Status.SAID, Status.RECURRING}
"""What may have a beginning, where others have a bound."""
_TO_COME = "to-come"


def order(article: Article, entry: Entry) -> tuple[dt.date, dt.date]:
    """The key that sorts timeline entries: by their first known day, then their last."""
    days = article.facts.dates[entry.on].edtf
    return days.first or days.last or dt.date.max, days.last or dt.date.max


def until(article: Article, entry: Entry) -> str | None:
    """The last day of what was still ahead in the article; None for everything else, and where the end is open."""
    last = article.facts.dates[entry.on].edtf.last
    is_ahead = entry.status in AHEAD or _beside_the_article(article, entry) == _TO_COME
    return last.isoformat() if last is not None and is_ahead else None


def date(when: When, status: Status | None = None) -> Message:
    """A date to be written in the page's language; of a part that the article does not write, it says which that is.

    Bad: "29 February 2024" for "February 29", or "Happened · inferred"; "No earlier than: 2003" of a bus that has run
    since
    Good: "29 February 2024, year inferred"; "No earlier than: 2029" of what may come
    """
    written: Message = DateMessage(when.edtf, when.period)
    if isinstance(when.edtf, Since) and status in _GOES_ON:
        written = Ui("date.since", {"date": DateMessage(when.edtf.start)})
    if when.inferred is None:
        return written
    return Ui("date.year-inferred" if is_year_inferred(when) else "date.inferred", {"date": written})


def status(article: Article, entry: Entry) -> Message:
    """What stands at a date; of the article's own, what its date line calls it; "not before" is an earliest date.

    Of what nobody decided how sure it is, the calendar knows whether it was still to come.
    """
    is_update = entry.status is Status.ARTICLE and article.seed.is_update
    beside = _beside_the_article(article, entry)
    if beside is not None:
        return Ui(f"timeline.{beside}")
    if entry.status is Status.POSSIBLE and isinstance(article.facts.dates[entry.on].edtf, Since):
        return Ui("timeline.earliest")
    return Ui("timeline.updated" if is_update else f"timeline.{entry.status}")


def _beside_the_article(article: Article, entry: Entry) -> str | None:
    """Where a date that is only named lies beside the article's day, where it lies there as a whole.

    What lies before an update may lie behind the day on which the article appeared.
    """
    day, days = article.seed.day, article.facts.dates[entry.on].edtf
    if entry.status is not Status.NAMED or day is None:
        return None
    # A last day for something is ahead as long as it is; from a day on that is over, something may still go on.
    if (days.first or days.last or day) > day:
        return _TO_COME
    if article.seed.is_update:
        return None
    if days.last is not None and days.last < day:
        return "before"
    return "same-day" if days.first == days.last else None


def what(article: Article, entry: Entry, here: Collection[Message] = ()) -> Message:
    """What stands at a date on the summary: its claim, in short words if it has some; the status where `here` has it.

    The article's own words stand at each date: they are all that a date has.

    Bad: "29 February 2024 · Took place"
    Good: "29 February 2024 · Talks on whether air travel could be restored"
    """
    claim = article.facts.claims[entry.claim]
    is_told = not claim.text.is_quoted and claim.short is None and claim_text(article, claim) in here
    if entry.status is Status.ARTICLE or is_told:
        return status(article, entry)
    return claim_short(article, claim)


def tells(article: Article, here: Collection[Message]) -> bool:
    """Whether the dates on the summary say more than that something was at each: a line of bare dates says nothing."""
    return any(what(article, entry, here) != status(article, entry) for entry in article.facts.timeline)


def drawing(article: Article, page: str, here: Collection[Message] = ()) -> Drawing[Message]:
    """The article's timeline as a drawing whose marks lead to the entries on the timeline page.

    `here` is what the page says in sentences.
    """
    entries = sorted(article.facts.timeline, key=lambda entry: order(article, entry))
    spans = [article.facts.dates[entry.on].edtf for entry in entries]
    axis = Axis([(days.first, days.last) for days in spans])

    def at(day: dt.date | None) -> int | None:
        return None if day is None else axis.at(day)

    marks: tuple[Mark[Message], ...] = tuple(
        Mark(
            start=at(days.first),
            end=at(days.last),
            date=date(article.facts.dates[entry.on], entry.status),
            what=what(article, entry, here),
            status=entry.status,
            href=href(page, f"{article.slug}/timeline/", of_entry(entry.id)),
            until=until(article, entry),
        )
        for entry, days in zip(entries, spans, strict=True)
    )
    return Drawing(
        title=Ui("timeline.drawing"),
        marks=marks,
        ticks=axis.ticks(),
        stretches=axis.stretches,
        today=Ui("timeline.today"),
        passed=Ui("timeline.passed"),
    )
