"""When: the article's own date, and a line of the timeline for each dated event whose sentence is quoted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from explainer.draft.facts.evidence import quote_once
from explainer.draft.facts.records import Claim, Entry, Quote, When, free
from explainer.draft.findings import Dated, Event, Findings
from explainer.draft.places import country
from explainer.draft.words import words
from explainer.language import english
from explainer.language.patterns import expression
from explainer.language.quotations import LEAST_SPEECH, quotations
from explainer.language.values.expressions import expressions
from explainer.language.values.pieces import slots, weekdays_in
from explainer.language.values.reckoning import Direction
from explainer.language.values.relations import relation_of
from explainer.model.edtf import SEASONS, Date, Edtf, Period, Range, Since, Time, Until, parse_period
from explainer.model.facts import AHEAD, Kind, Standard, Status
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

_WORDS, _OF_SENTENCES = words().time, words().sentences
_HAS_UNTIL = re.compile(
    rf"(?:{expression(english.values().put_off)}(?:\s+\S+){{0,8}}"
    r"|\bha(?:s|ve|d)|\bg(?:ave|iven?|ives|iving)(?:\s+\S+){0,3})\s+(?:un)?till?\s+[^,;]*$"
)
"""What makes of "until" the day itself, or the last one for something: "put off until May", "has until Monday"."""
_STARTS = re.compile(rf"(?:{expression(_WORDS.starting)})\s+(?!the end\b)", re.IGNORECASE)
_OVERTAKEN = re.compile(expression(_WORDS.overtaken), re.IGNORECASE)
_AT_FIRST = f"(?:{expression(_OF_SENTENCES.before_it_changed | {'later', 'last'})} )?"
_UNDONE = re.compile(rf"\b(?:had been|was|were) {_AT_FIRST}{expression(_WORDS.meant_to_be)}[^.;]*\Z")
_BESIDE = re.compile(rf",\s{_AT_FIRST}[a-z]+(?:ed|en|wn|lt|ght|ut)(?: [a-z]{{2,4}}){{1,2}} \Z")
"""What says of a thing in passing when something was done to it: "wants the yard back, closed in 2019"."""
_COMES = re.compile(rf"(?:{expression(_WORDS.coming)}|\bto [a-z]+)(?:\W+[\w’'-]+){{0,20}}\W*\Z")
_ERA = re.compile(r"(?:\s*[–—-]\s*\d+)?\s*B\.?\s?C\b")
_OF_ANOTHER = re.compile(r"\s+(?:before|after|following|preceding)\s+(?!the\b|a\b|an\b|[\d(])[A-Z]")
_OF_GOODS = re.compile(rf"{expression(_WORDS.printed)} dates?\b[^.;]*\Z")
_OFF = re.compile(
    rf"[^.;]*(?:\b(?:been|was|were|is|are) {expression(_WORDS.called_off)}"
    rf"|\b(?:will not|won['’]t|would not|wouldn['’]t) (?:now )?{expression(_WORDS.taking_place)})"
)
"""Behind a time, what says that nothing will be then."""
_OF_A_THING = re.compile(r"['’]s?\s+(?!time\b)[a-z]")
"""Behind a day, what makes of it the day of a thing: "by Sunday's derailment"."""
_ANOTHER_OF = re.compile(r"day (?:before|after)\s+\Z")
"""What says that a day is counted from another."""
_OF_EACH_YEAR = re.compile(r"(?:between |from )?[a-z]+ (?:and|to|through|until|till) [a-z]+", re.IGNORECASE)
"""Two months alone may be those of any year."""
_AROUND = re.compile(r"\b(?:over|around|during|throughout)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Before a feast, what makes of its day more than that: "ran for three weeks over Christmas"."""
_SOME_WEEK = re.compile(rf"(?:the )?{slots()['nth']} week (?:of|in) ", re.IGNORECASE)
"""Of a month, nobody knows from which day on."""
_YEAR_UNTIL = re.compile(
    rf"{expression(_WORDS.of_accounts)}\s+(?:end(?:s|ed|ing)?|to|through|until)(?:\s+[io]n)?\s+(?:the end of\s+)?\Z",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    rf"(?:{expression(_WORDS.held_against)}) (?:[a-z]+ ){{0,4}}(?:[A-Z]{{1,3}} ?)?\S?\d[\d.,]*\S*(?: [a-z]+){{0,3}} ?\Z"
)
"""A number before a date against which another is held: "slid to $9.4 million from $15.1 million | a year earlier"."""
_OF_ACCOUNTS = re.compile(r"\b(?:fiscal|financial|academic|school)(?: year)? \Z", re.IGNORECASE)
"""Before a year, what makes of it one that begins in another month."""
_BEFORE_ANOTHER = (_OF_ACCOUNTS, _ANOTHER_OF, _UNDONE, _OF_GOODS, _YEAR_UNTIL, _HELD_AGAINST)
_BEHIND_ANOTHER = (_OF_ANOTHER, _ERA, _OFF)
"""What says, before or behind words for a time, that they mean another, or nothing that is then."""
_NOT = re.compile(rf"(?:{expression(_OF_SENTENCES.negations)})[^.;,]*\Z", re.IGNORECASE)
_TWO_YEARS = re.compile(r"\d{4}\s?[/–-]\s?\d{2}")
"""A year of accounts or of a season: "2027/28"."""
_A_YEAR = 365
"""Days."""
_LABEL = re.compile(
    rf"\b{_AT_FIRST}{expression(_WORDS.published)}(?:\s+(?:on|online|at))?[\s:,|·–—-]*"
    r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?[\s,|·–—-]*)?\Z",
    re.IGNORECASE,
)
"""What stands before the day of a dateline and says of what it is the day: "Updated 6:12 PM EDT, "."""


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
    words = quote_once(seed, [_words_for_day(line, day)]) or Quote(line.id, line.span)
    when = When("article-dated", Date.of(day), words)
    text = Standard("text", "updated" if seed.is_update else "dated", when.id)
    claim = Claim("dated", Kind.REPORTED, text, evidence=(words,))
    return Dating(when, Entry("dated", when.id, Status.ARTICLE, claim.id), claim)


def _words_for_day(line: Sentence, day: dt.date) -> Span:
    """What of a dateline names the day and what it is the day of, without who wrote it for whom."""
    text = line.span.text
    found = [one for one in expressions(text, day, lambda _: Direction.UNKNOWN) if one.value == Date.of(day)]
    if not found:
        return line.span
    label = _LABEL.search(text, 0, found[0].start)
    first = found[0].start if label is None else label.start()
    return line.span.source.span(line.span.start + first, line.span.start + found[0].end)


def dates_of_events(
    seed: Seed, findings: Findings, claims: Mapping[Event, Claim], article: When | None
) -> tuple[Dating, ...]:
    """The dates of the events that are quoted, each with the claim that quotes it; `article` is the article's own."""
    found: dict[str, Dating] = {}
    seen: set[tuple[str, Time]] = set()
    for event, claim in claims.items():
        date, value = event.date, value_of(event, seed, findings)
        if date is None or value is None or (claim.id, date.value) in seen:
            continue
        starts = _start_of(date, event.sentence) if event.status in AHEAD else None
        words = quote_once(seed, [starts or date.words])
        if words is None or (date.inferred and article is None):
            continue
        seen.add((claim.id, date.value))
        name = free(f"on-{str(date.value).lower().replace('/', '-to-')}", found)
        meant = None if article is None or not date.inferred else counted(name, words, article)
        if meant is not None and date.counted_from is not None:
            meant = replace(meant, because=Standard("because", "told"), evidence=(words,))
        when = When(name, value, words, parse_period(str(date.value)), None if meant is None else meant.id)
        status = _status(event, findings)
        if status in AHEAD and date.value.first == date.value.last == seed.day:
            status = Status.NAMED  # "vowed to sail today": whether that had been done, nobody says
        found[name] = Dating(when, Entry(name, name, status, claim.id), meant)
    return tuple(found.values())


def value_of(event: Event, seed: Seed, findings: Findings) -> Edtf | None:
    """When an event was or will be; of what is to come the day that is named, whichever side its words leave open.

    None where the words leave open when it was, or nobody knows which months a season has.
    """
    date = event.date
    lands = {country(one.name.text) for one in findings.places} - {None}
    is_anywhere = not lands or not lands.isdisjoint(_WORDS.southern)
    if date is None or (is_anywhere and _is_season(date)):
        return None
    value = edtf_of(date, event.sentence)
    if value is None and seed.day is not None and date.value.last > seed.day:
        value = _named(date, event.sentence)
    starts = event.status in AHEAD and isinstance(value, Since) and _start_of(date, event.sentence)
    return value.start if starts and isinstance(value, Since) else value


def _status(event: Event, findings: Findings) -> Status:
    """How sure it is; what the lead tells in words of its own, the article reports; what is not plain is only named."""
    is_heard = event.sentence.id in findings.hearsay and event.status is Status.HAPPENED
    is_own = event.sentence.id == findings.lead and event.sentence.id not in _said(findings) | findings.hearsay
    is_open = event.date is None or edtf_of(event.date, event.sentence) is None
    is_conditional = event.status in {Status.POSSIBLE, Status.EXPECTED, Status.PLANNED} and event.is_conditional
    # What is called possible is so wherever it is named; what is done or planned, a clause of its own tells.
    is_told = event.is_main or event.status is Status.POSSIBLE
    if is_open or is_heard or not (is_told and (event.is_plain or event.is_saying or is_conditional)):
        return Status.NAMED
    if is_conditional:
        return Status.CONDITIONAL
    return Status.HAPPENED if event.status is Status.SAID and is_own else event.status


def in_its_month(event: Event) -> Event:
    """An event of "the second week of May" as one of May: on which day a week of a month begins, nobody says."""
    week = None if event.date is None else _SOME_WEEK.match(event.date.words.text)
    if event.date is None or week is None:
        return event
    day, words = event.date.value.first, event.date.words
    month = words.source.span(words.start + week.end(), words.end)
    return replace(event, date=replace(event.date, words=month, value=Date(day.year, day.month)))


def is_told(event: Event, seed: Seed, findings: Findings) -> bool:
    """Whether the sentence may stand at the date.

    Not what was to come of something that is taken back, nor a date in words that somebody is quoted with. What is
    still to come may, if only a part of the sentence names it, where the rest tells of no other day.
    """
    if event.date is None or not seed.sentences or _is_another(event, seed, findings):
        return False
    words, paragraph = event.date.words, event.sentence.paragraph - seed.sentences[0].paragraph
    is_ahead = event.status in AHEAD and seed.day is not None and event.date.value.last > seed.day
    inside = [one.span for one in quotations(seed) if one.span.start <= words.start and words.end <= one.span.end]
    is_short = any(len(one.text.split()) < LEAST_SPEECH * 2 for one in inside)
    is_cited = is_short or (bool(inside) and not (is_ahead and any(map(str.isdigit, words.text))))
    # When somebody said so matters to nobody, but of the news.
    is_of_saying = not event.is_plain and paragraph > 1 and event.sentence.id in _said(findings)
    others = (one for one in findings.events if one.sentence is event.sentence and one.date is not None)
    is_condition = event.is_conditional and event.status is Status.POSSIBLE  # "if a grant is renewed next spring"
    is_alone = is_ahead and not is_condition and not any(one.is_main and not one.is_saying for one in others)
    is_alone = is_alone and not _is_of_then(event.date, event.sentence, seed, findings)
    return not is_cited and (is_alone or (event.is_main and (is_ahead or not is_of_saying)))


def _is_of_then(date: Dated, unit: Sentence, seed: Seed, findings: Findings) -> bool:
    """Whether what a clause says to come is told of years ago: "in 2021, when it forecast growth by 2026"."""
    before = (one for one in findings.dates if unit.span.start <= one.words.start < date.words.start)
    return seed.day is not None and any((seed.day - one.value.last).days > _A_YEAR for one in before)


def _said(findings: Findings) -> set[str]:
    return {one.sentence.id for one in findings.statements if one.is_whole}


def _is_another(event: Event, seed: Seed, findings: Findings) -> bool:
    """Whether words for a time mean another, or none that is to come.

    "the Sunday before Easter", "1042 B.C.E.", "once expected by May", "is shut between October and May", "has 40
    members this winter"
    """
    if event.date is None:
        return False
    words, value = event.date.words, event.date.value
    before, behind = words.source.text[event.sentence.span.start : words.start], words.source.text[words.end :]
    if any(one.search(before) for one in _BEFORE_ANOTHER) or any(one.match(behind) for one in _BEHIND_ANOTHER):
        return True
    is_ahead = event.status in AHEAD and seed.day is not None and value.last > seed.day
    if is_ahead:
        is_meant = _OVERTAKEN.search(before) is None
    else:  # at an even comma no clause ends
        is_meant = before.count(",") % 2 == 0 or _BESIDE.search(before) is None
    is_later = seed.day is not None and value.first > seed.day and event.date.inferred
    is_bare_weekday = bool(weekdays_in(words.text)) and "next" not in words.text.lower()
    is_around = _AROUND.search(before) is not None and not any(map(str.isdigit, words.text))
    is_of_any_year = isinstance(value, Range) and _OF_EACH_YEAR.fullmatch(words.text) is not None
    is_this_season = _is_season(event.date) and words.text.lower().startswith("this")
    is_answered = findings.bound.get(event.sentence.id, "") != ""
    return (
        not is_meant
        or (before.endswith("by ") and _OF_A_THING.match(behind) is not None)
        or (is_later and is_bare_weekday and _COMES.search(before) is None)
        or is_around
        or _is_on(value, seed.day)
        or _TWO_YEARS.fullmatch(words.text) is not None
        or (is_of_any_year and event.date.inferred and (is_ahead or not event.is_plain))
        or (event.status in AHEAD and (is_this_season or is_answered))
    )


def _is_on(value: Time, day: dt.date | None) -> bool:
    """Whether an article of that day cannot say of which of some days it tells: "were closed this week"."""
    is_week = isinstance(value, Period) and value.part not in SEASONS
    return day is not None and is_week and value.first < day <= value.last


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


def _named(date: Dated, unit: Sentence) -> Edtf | None:
    """What words name that leave open when it comes: what comes after 8 July, or not before it, comes no earlier.

    What comes before a day does not come on it, nor later: EDTF, which holds its bounds, has only the day's name. None
    for what comes after a feast: how long after, nobody says.
    """
    value, text = _in_dates(date.value), unit.span.text
    lead, relation = relation_of(text, date.words.start - unit.span.start, date.words.end - unit.span.start)
    is_denied = _NOT.search(text[:lead]) is not None
    if relation == "until" and not is_denied:
        return None  # "closed the schools until 22 June": what is on that day, nobody says
    if value is None or (relation, is_denied) not in {("after", False), ("before", True)}:
        return value
    is_counted = is_denied or any(map(str.isdigit, date.words.text))
    return Since(value.start if isinstance(value, Range) else value) if is_counted else None


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
