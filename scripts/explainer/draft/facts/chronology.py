"""When: the article's own date, and a line of the timeline for each dated event whose sentence is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from explainer.draft.facts.evidence import quote_once
from explainer.draft.facts.records import Claim, Entry, Quote, When, free
from explainer.draft.findings import Dated, Event, Findings
from explainer.draft.places import country
from explainer.draft.words import words
from explainer.language.quotations import LEAST_SPEECH, quotations
from explainer.language.values.evidence import read_values
from explainer.language.values.relations import relation_of
from explainer.model.edtf import SEASONS, Date, Edtf, Period, Range, Since, Time, Until, parse_period
from explainer.model.facts import AHEAD, Kind, Standard, Status
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_HAS_UNTIL = re.compile(r"\b(?:ha(?:s|ve|d)|g(?:ave|iven?|ives|iving)(?:\s+\S+){0,3})\s+(?:un)?till?\s+[^,;]*$")
"""What makes a day the last one for something: "has until Monday to reply", "gave the town until May"."""


_STARTS = re.compile(r"(?:from|as of|(?:starting|beginning)(?: in| on)?)\s+(?!the end\b)", re.IGNORECASE)
_NEWS = 7
"""Days."""
_PIECE_END = re.compile(r"[,;:|·•()]|\s[–—-]\s|\.\s")
_SEVERAL = 2
"""Pieces before its day that a dateline has which says more than when: "Ann Lee, The Echo, 9 March 2024"."""
_SOUTHERN = words().time.southern
"""Countries whose summer is another's winter: where one is told of, nobody knows for sure which months are meant."""


@dataclass(frozen=True)
class Dating:
    """A date, the line of the timeline at it, and the claim that says how it is meant, where one has to."""

    when: When
    line: Entry
    claim: Claim | None = None


def date_of_article(seed: Seed) -> Dating | None:
    """What the dateline says."""
    line, day = seed.dateline, seed.day
    if line is None or day is None:
        return None
    words = Quote(line.id, _words_for_day(line, Date.of(day)))
    when = When("article-dated", Date.of(day), words)
    claim = Claim("dated", Kind.REPORTED, Standard("text", "dated", when.id), evidence=(words,))
    return Dating(when, Entry("dated", when.id, Status.ARTICLE, claim.id), claim)


def _words_for_day(line: Sentence, day: Date) -> Span:
    """What of a dateline names the day, where who wrote it for whom stands there, too."""
    found = [one for one in read_values(line.text) if one.value == day]
    before = line.text[: found[0].start] if len(found) == 1 else ""
    if len([piece for piece in _PIECE_END.split(before) if piece.strip()]) < _SEVERAL or line.text != line.span.text:
        return line.span
    return line.span.source.span(line.span.start + found[0].start, line.span.start + found[0].end)


def dates_of_events(
    seed: Seed,
    findings: Findings,
    claims: Mapping[str, str],
    article: When | None,
) -> tuple[Dating, ...]:
    """The dates of the events that are quoted.

    `claims` has a unit's claim, `article` is the article's own date.
    """
    found: dict[str, Dating] = {}
    seen: set[tuple[str, Time]] = set()
    is_southern = any(country(one.name.text) in _SOUTHERN for one in findings.places)
    for event in findings.events:
        claim, date = claims.get(event.sentence.id), event.date
        if claim is None or date is None or (claim, date.value) in seen or not is_told(event, seed, findings):
            continue
        value = None if is_southern and _is_season(date) else edtf_of(date, event.sentence)
        starts = event.status in AHEAD and isinstance(value, Since) and _start_of(date, event.sentence)
        if starts and isinstance(value, Since):
            value = value.start
        words = quote_once(seed, [starts or date.words])
        if value is None or words is None or (date.inferred and article is None):
            continue
        seen.add((claim, date.value))
        name = free(f"on-{str(date.value).lower().replace('/', '-to-')}", found)
        meant = None if article is None or not date.inferred else counted(name, words, article)
        if meant is not None and date.counted_from is not None:
            meant = replace(meant, because=Standard("because", "told"), evidence=(words,))
        when = When(name, value, words, parse_period(str(date.value)), None if meant is None else meant.id)
        found[name] = Dating(when, Entry(name, name, _status(event, findings), claim), meant)
    return tuple(found.values())


def _status(event: Event, findings: Findings) -> Status:
    """How sure it is; what the lead tells in words of its own, the article reports."""
    said = {one.sentence.id for one in findings.statements if one.is_whole} | findings.hearsay
    is_own = event.sentence.id == findings.lead and event.sentence.id not in said
    return Status.HAPPENED if event.status is Status.SAID and is_own else event.status


def is_told(event: Event, seed: Seed, findings: Findings) -> bool:
    """Whether the sentence may stand at the date: that of the news itself may, wherever in the lead it stands.

    Not what was to come of something that is taken back, nor a date in a few words that somebody is quoted with.
    """
    if event.date is None:
        return False
    words = event.date.words
    inside = [one.span for one in quotations(seed) if one.span.start <= words.start and words.end <= one.span.end]
    is_cited = any(len(one.text.split()) < LEAST_SPEECH * 2 for one in inside)
    if is_cited or (event in findings.ahead and findings.bound.get(event.sentence.id, "") != ""):
        return False
    is_on = _is_season(event.date) and words.text.lower().startswith("this") and event in findings.ahead
    if is_on:
        return False  # "has 40 members this winter" tells of the season that begins
    is_lead = bool(seed.sentences) and event.sentence.paragraph == seed.sentences[0].paragraph
    is_new = seed.day is not None and 0 <= (seed.day - event.date.value.last).days <= _NEWS
    return event.is_main or (is_lead and is_new)


def counted(date: str, words: Quote, article: When) -> Claim:
    """The claim that a date is counted from the article's own."""
    return Claim(
        f"{date}-meant",
        Kind.INFERRED,
        Standard("text", "meant", date),
        Standard("because", "counted", article.id),
        evidence=(words, article.words),
    )


def edtf_of(date: Dated, unit: Sentence) -> Edtf | None:
    """The value as EDTF, open on the side that the words before it leave open."""
    value = _in_dates(date.value)
    if value is None:
        return None
    start = unit.span.start
    _, relation = relation_of(unit.span.text, date.words.start - start, date.words.end - start)
    match relation:
        case "until" if not _HAS_UNTIL.search(unit.span.text[: date.words.start - start]):
            return None  # it lasts until then, or longer: nothing happens by then
        case "by" | "until":
            return Until(value.end if isinstance(value, Range) else value)
        case "since":
            return Since(value.start if isinstance(value, Range) else value)
        case "before" | "after":
            return None  # EDTF's open ranges hold their date
        case _:
            return value


def _start_of(date: Dated, unit: Sentence) -> Span | None:
    """The words of the day from which something will be: "from Tuesday" is on Tuesday, and no bound of it."""
    start, end = date.words.start - unit.span.start, date.words.end - unit.span.start
    lead, _ = relation_of(unit.span.text, start, end)
    begins = _STARTS.match(unit.span.text, lead)
    first = max(begins.end(), start) if begins else None
    return None if first is None else unit.span.source.span(unit.span.start + first, date.words.end)


def _is_season(date: Dated) -> bool:
    return isinstance(date.value, Period) and date.value.part in SEASONS


def in_months(value: Time | Edtf) -> Time | Edtf:
    """A season by its months, which is how a facts file has it; anything else as it is."""
    return _in_dates(value) or value if isinstance(value, Period) and value.part in SEASONS else value


def _in_dates(value: Time) -> Date | Range | None:
    """What EDTF, as a facts file uses it, has for a value: months for seasons, days for other parts of a year."""
    match value:
        case Date() | Range():
            return value
        case Period() if value.part in SEASONS:
            return Range(*(Date(day.year, day.month) for day in (value.first, value.last)))
        case _:
            return Range(Date.of(value.first), Date.of(value.last))
