"""Lines with their markers, and the drawers that open behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote as percent_encode

from explainer.compose.corrections import corrections
from explainer.compose.links import href
from explainer.language.values.evidence import read_values
from explainer.language.values.expressions import expressions
from explainer.language.values.reckoning import Direction
from explainer.model.blocks import Block, Drawers, Headline
from explainer.model.data import PLAIN, fields_of
from explainer.model.edtf import Date, Since, Until
from explainer.model.facts import About, Article, Claim, Evidence, Kind, Label, Publish, Text, When
from explainer.model.lines import Basis, Drawer, Line, Piece, Quote, Told
from explainer.model.message import DateMessage, Listing, Message, Name, Ours, PerLocale, Ui, Verbatim
from explainer.model.passages import Reading, Verdict
from explainer.model.seed import Sentence
from explainer.model.words import State

_TAGGED = {Kind.VIEW, Kind.INFERRED, Kind.UNSTATED}


def message(article: Article, unit_id: str, text: Text) -> Message:
    """What a text of the facts says: words to be looked up under `unit_id`, or the interface's for a standard text."""
    if text.standard is None:
        return Ours(article.slug, unit_id, text.words)
    of = text.standard.of
    if of is not None and text.standard.about is About.DATE:
        when = article.facts.dates[of]
        words = Verbatim(when.words.words)
        if isinstance(when.edtf, Until) and text.standard.name == "meant":  # one sentence: "by" is a part of it
            return Ui("text.meant-until", {"date": DateMessage(when.edtf.end, when.period), "words": words})
        if isinstance(when.edtf, Since) and text.standard.name == "meant":  # "from" stands before the words
            return Ui("text.meant", {"date": DateMessage(when.edtf.start, when.period), "words": words})
        return Ui(text.standard.id, {"date": DateMessage(when.edtf, when.period), "words": words})
    return Ui(text.standard.id, {} if of is None else {"name": Name(of)})


def claim_unit(claim: Claim) -> str:
    """What catalogues call a claim in its full wording; a part of it has the part's name behind a dot."""
    return f"claim.{claim.id}"


def lead_unit(label: Label) -> str:
    """What catalogues call a sentence of the lead."""
    return f"lead.{label.id}"


def status_unit(label: Label) -> str:
    """What catalogues call a status word."""
    return f"status.{label.id}"


def claim_text(article: Article, claim: Claim) -> Message:
    """A claim's full wording."""
    return message(article, claim_unit(claim), claim.text)


def claim_short(article: Article, claim: Claim) -> Message:
    """A claim's short wording where it has one, else its full one."""
    if claim.short is None:
        return claim_text(article, claim)
    return message(article, f"{claim_unit(claim)}.short", claim.short)


def line(article: Article, claim_id: str, anchor: str) -> Line[Message]:
    """A claim in full as a line."""
    claim = article.facts.claims[claim_id]
    return _line(article, anchor, claim_text(article, claim), _basis(claim), tag=_tag(article, claim))


def short_line(article: Article, claim_id: str, anchor: str) -> Line[Message]:
    """A claim in its short wording as a line."""
    claim = article.facts.claims[claim_id]
    return _line(article, anchor, claim_short(article, claim), _basis(claim), tag=_tag(article, claim))


def label_line(article: Article, label: Label, unit_id: str, anchor: str) -> Line[Message]:
    """Headline, lead or status word as a line; `unit_id` is its id in the catalogues. It says its kind itself."""
    return _line(article, anchor, Ours(article.slug, unit_id, label.text.words), Basis(unit_id, label.rests_on))


def _basis(claim: Claim) -> Basis:
    return Basis(claim_unit(claim), (claim.id,))


def claims_of(article: Article, rests_on: Basis) -> tuple[Claim, ...]:
    """The claims that a line rests on."""
    return tuple(article.facts.claims[claim_id] for claim_id in rests_on.claims)


def nearest_to(article: Article, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """What the article says that comes nearest to what it does not say."""
    near = dict.fromkeys(claim_id for claim in claims for claim_id in claim.nearest)
    return tuple(article.facts.claims[claim_id] for claim_id in near)


def _line(
    article: Article, anchor: str, text: Message, rests_on: Basis, *, tag: Message | None = None
) -> Line[Message]:
    claims = claims_of(article, rests_on)
    units = units_behind(article, claims)
    return Line(
        anchor=anchor,
        text=text,
        rests_on=rests_on,
        kind=claims[0].kind,
        sign=tuple(sign(unit) for unit in units),
        label=Ui("mark.evidence", {"units": Listing(tuple(map(unit_name, units)))}) if units else Ui("mark.unstated"),
        tag=tag,
    )


def _tag(article: Article, claim: Claim) -> Message | None:
    if claim.kind not in _TAGGED:
        return None
    dates = [when for when in article.facts.dates.values() if when.inferred == claim.id]
    return Ui("tag.year-inferred" if dates and all(map(is_year_inferred, dates)) else f"tag.{claim.kind}")


def is_year_inferred(when: When) -> bool:
    """Whether the article writes all of a date but its year: "February 29", "between May 1 and September 15".

    Counted from two days of a year, such words name the same days; "Friday" and "last month" name others.
    """
    ends = [end for end in (when.edtf.first, when.edtf.last) if end is not None]
    year = ends[0].year
    told = [_named(f"in {when.words.words}", dt.date(year, month, day)) for month, day in _COUNTED_FROM]
    # What is written may have a day that another year has not.
    without = [found.value for found in read_values(when.words.words) if isinstance(found.value, Date)]
    dates = [replace(value, year=year) for value in without if value.year is None]
    written = {_in_a_year(end) for value in dates if value.is_real for end in (value.first, value.last)}
    return {_in_a_year(end) for end in ends} <= written | frozenset.intersection(*told)


_COUNTED_FROM = ((4, 24), (6, 11))
"""Two days of a year, of two months and, whatever the year, no two of the same day of the week."""


def _named(words: str, day: dt.date) -> frozenset[tuple[int, int]]:
    """The first and last days that words name, counted from a day, without their years."""
    values = [found.value for found in expressions(words, day, lambda _: Direction.UNKNOWN)]
    return frozenset(_in_a_year(end) for value in values for end in (value.first, value.last))


def _in_a_year(day: dt.date) -> tuple[int, int]:
    return day.month, day.day


def units_behind(article: Article, claims: Iterable[Claim]) -> list[Sentence]:
    """The units of the article that hold the evidence of these claims, in its order."""
    return units_with(article, [evidence for claim in claims for evidence in claim.evidence])


def units_with(article: Article, evidence: Iterable[Evidence]) -> list[Sentence]:
    """The units of the article in which these words stand, in its order."""
    wanted = {piece.unit for piece in evidence}
    return [unit for unit in article.seed.units if unit.id in wanted]


def sign(unit: Sentence) -> Message:
    """What a marker shows for a unit: its number, or a letter for title and dateline."""
    return Ui(f"mark.{unit.id}") if unit.number is None else Verbatim(str(unit.number), tag="")


def unit_name(unit: Sentence) -> Message:
    """A unit within a sentence: `sentence 2`, `title`."""
    return Ui(f"unit.{unit.id}") if unit.number is None else Ui("unit.sentence", {"number": unit.number})


def unit_label(article: Article, unit: Sentence) -> Message:
    """A unit as a heading: `Sentence 2 of 10`, `The article's title`."""
    if unit.number is None:
        return Ui(f"evidence.{unit.id}")
    return Ui("evidence.sentence", {"number": unit.number, "total": len(article.seed.sentences)})


def run_label(article: Article, first: Sentence, last: Sentence) -> Message:
    """Sentences in a row as a heading: `Sentences 3–8 of 10`."""
    total = len(article.seed.sentences)
    return Ui("evidence.sentences", {"start": str(first.number), "end": str(last.number), "total": total})


def sentence_text(article: Article, unit: Sentence) -> Ours:
    """A unit of the article, to be translated."""
    return Ours(article.slug, f"sentence.{unit.id}", unit.text)


def pieces(article: Article, unit: Sentence, evidence: Iterable[Evidence]) -> tuple[Piece, ...]:
    """A unit's words with those that support a line marked, as far as the article's `publish` allows.

    `full`: the whole unit. `quotes`: the supporting words, an ellipsis where something is left out. `none`: nothing.
    """
    if article.facts.publish is Publish.NONE:
        return ()
    ranges = _merged((e.quote.start, e.quote.end) for e in evidence if e.unit == unit.id)
    whole = article.facts.publish is Publish.FULL
    text = unit.span.source.text
    result: list[Piece] = []
    at = unit.span.start
    for start, end in ranges:
        if start > at:
            result.append(Piece(text[at:start] if whole else " … " if result else "… ", marked=False))
        result.append(Piece(text[start:end], marked=True))
        at = end
    if at < unit.span.end and (whole or ranges):
        result.append(Piece(text[at : unit.span.end] if whole else " …", marked=False))
    return tuple(result)


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def quotes(article: Article, page: str, evidence: tuple[Evidence, ...]) -> tuple[Quote[Message], ...]:
    """The units that hold this evidence, in the article's order, as seen from `page`."""
    result = []
    for unit in units_with(article, evidence):
        here = [e for e in evidence if e.unit == unit.id]
        address = article.facts.address
        fragment = percent_encode(here[0].words, safe="").replace("-", "%2D")
        full = article.facts.publish is Publish.FULL
        result.append(
            Quote(
                unit=unit.id,
                label=unit_label(article, unit),
                href=href(page, f"{article.slug}/source/", unit.id),
                original=None if address is None else f"{address}#:~:text={fragment}",
                pieces=pieces(article, unit, here),
                translation=sentence_text(article, unit) if full else None,
            )
        )
    return tuple(result)


def lines_in(value: object, *, only_marked: bool = False) -> Iterator[Line[Message]]:
    """Every line that stands in a block, in reading order; or those of them that carry a marker."""
    if isinstance(value, Line):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from lines_in(item, only_marked=only_marked)
    elif not (only_marked and isinstance(value, Told | Headline)):
        for one in [getattr(value, name) for name in fields_of(value)]:
            if type(one) not in PLAIN:
                yield from lines_in(one, only_marked=only_marked)


def drawers(
    article: Article, page: str, blocks: tuple[Block[Message], ...], states: Mapping[str, State]
) -> Drawers[Message]:
    """The drawers of all lines on a page that carry a marker, each once."""
    found: dict[Basis, Drawer[Message]] = {}
    for item in lines_in(blocks, only_marked=True):
        if item.rests_on not in found:
            found[item.rests_on] = _drawer(article, page, item, states)
    return Drawers(
        heading=Ui("evidence.heading"),
        close=Ui("evidence.close"),
        because=Ui("evidence.because"),
        nearest=Ui("evidence.nearest"),
        compare=Ui("evidence.compare"),
        original=Ui("evidence.original"),
        report=Ui("evidence.report"),
        dated=dated(article),
        drawers=tuple(found.values()),
    )


def dated(article: Article) -> Message | None:
    """How old the article's information is, in words that stand on their own."""
    day = article.seed.day
    return None if day is None else Ui("copy.dated", {"date": DateMessage(Date.of(day))})


def _drawer(article: Article, page: str, item: Line[Message], states: Mapping[str, State]) -> Drawer[Message]:
    claims = claims_of(article, item.rests_on)
    first = claims[0]
    nearest = nearest_to(article, claims)
    reasons = [claim for claim in claims if claim.because is not None]
    return Drawer(
        rests_on=item.rests_on,
        kind=first.kind,
        claim=item.text,
        heading=heading(first),
        quotes=quotes(article, page, tuple(e for claim in claims for e in claim.evidence)),
        because=because(article, reasons[0]) if reasons else None,
        nearest=quotes(article, page, tuple(e for claim in nearest for e in claim.evidence)),
        compare=href(page, f"{article.slug}/side-by-side/", item.rests_on.unit),
        report=item.anchor,
        corrections=corrections(article, {claim.id for claim in claims}),
        read=_read(states, item.rests_on.unit),
        is_quotation=first.text.is_quoted
        and item.text == claim_text(article, first)
        and article.facts.publish is not Publish.NONE,
    )


def heading(claim: Claim) -> Ui:
    """How a claim stands to the article; words that it quotes without showing whose they are nobody is named for."""
    if claim.kind is Kind.SAID and claim.by is None:
        return Ui("kind.quoted")
    return Ui(f"kind.{claim.kind}", {"name": Name(claim.by)} if claim.by else {})


def _read(states: Mapping[str, State], unit: str) -> Message | None:
    """Who has read a unit again as it is, and found it right, by language; None where nobody has in any."""
    found = {tag: state.readings.get(unit) for tag, state in states.items()}
    told: dict[str, Message] = {
        tag: read_by(one) for tag, one in found.items() if one is not None and one.verdict is Verdict.SUPPORTED
    }
    return PerLocale({tag: told.get(tag, Verbatim("", tag="")) for tag in found}) if told else None


def read_by(reading: Reading) -> Ui:
    """Who has read a sentence again, and when."""
    return Ui(f"read.{reading.reader}", {"by": reading.by, "date": DateMessage(Date.of(reading.on))})


def because(article: Article, claim: Claim) -> Message | None:
    """The reasoning of an inferred claim."""
    if claim.because is None:
        return None
    return message(article, f"{claim_unit(claim)}.because", claim.because)
