"""Of a facts file: who took part, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.model import edtf
from explainer.model.edtf import Edtf, Period
from explainer.model.facts import Evidence, Participant, Sort, When
from explainer.read.facts.desk import TERRITORY_PATTERN, Desk, places
from explainer.read.facts.evidence import read_evidence
from explainer.records import Fields, Scalar


def read_participants(fields: Fields, desk: Desk) -> Iterator[tuple[str, Participant]]:
    """Who and what took part, by id."""
    for name, record in desk.named(fields, "participants", "participant"):
        sort = record.choice("sort", Sort)
        named = _words_of_the_article(record, "named", desk)
        of = desk.participant(record.text("of"))
        role = desk.claim(record.text("role"), "role")
        unnamed = desk.claim(record.text("unnamed"), "unnamed")
        notes = desk.claim_ids(record, "notes", "notes")
        forms = (read_evidence(item, desk.seed, desk.problems, is_shown=True) for item in record.items("also"))
        also = tuple(form for form in forms if form is not None)
        territory = _territory(record, sort, desk)
        if sort is not None and named is not None:
            yield (
                name,
                Participant(
                    name, record.at, sort, named, of, unnamed, role, notes, also, territory, places=places(record)
                ),
            )


def _territory(record: Fields, sort: Sort | None, desk: Desk) -> str | None:
    code = record.text("territory")
    if code is None:
        return None
    if sort is not Sort.COUNTRY or not re.fullmatch(TERRITORY_PATTERN, code.text):
        message = f"'territory: {code.text}' is not a country's code"
        desk.report(code.span, "territory", message, "write two capitals of ISO 3166-1, such as KZ, for a country only")
        return None
    return code.text


def read_dates(fields: Fields, desk: Desk) -> Iterator[tuple[str, When]]:
    """The dates, by id."""
    for name, record in desk.named(fields, "dates", "date"):
        date, period = record.text("edtf"), record.text("period")
        words = _words_of_the_article(record, "words", desk)
        inferred = desk.claim(record.text("inferred"), "inferred")
        value = None if date is None else _edtf(date, desk)
        named = None if period is None else _period(period, value, desk)
        if value is not None and words is not None:
            yield name, When(name, record.at, value, words, named, inferred, places(record))


def _edtf(date: Scalar, desk: Desk) -> Edtf | None:
    value = edtf.parse(date.text)
    if value is None and edtf.is_edtf(date.text):
        message = f"'{date.text}' is not in the calendar, or ends before it begins"
        desk.report(date.span, "calendar", message, "compare it with the article's words")
    elif value is None:
        fix = "write 2024-02-29, 2024-02 or 2024; for a range 2024-02-01/2024-02-29, with .. for an open side"
        named = edtf.parse_period(date.text)
        if named is not None:
            fix = (
                f"write ../{named.last} for 'by' it, {named.first}/{named.last} for 'in' it; add 'period: {date.text}'"
            )
        desk.report(date.span, "edtf", f"'{date.text}' is not a date or a range of dates", fix)
    return value


def _period(period: Scalar, value: Edtf | None, desk: Desk) -> Period | None:
    named = edtf.parse_period(period.text)
    if named is None:
        fix = "write 2025-H1 or -H2 for a half-year, 2025-Q1 to -Q4 for a quarter"
        desk.report(period.span, "period", f"'{period.text}' is neither a half-year nor a quarter", fix)
    elif value is not None and not (value.first in {None, named.first} and value.last in {None, named.last}):
        fix = f"write ../{named.last} for 'by' it, {named.first}/{named.last} for 'in' it"
        desk.report(period.span, "period-differs", f"{period.text} is not what '{value}' says", fix)
    return named


def _words_of_the_article(record: Fields, key: str, desk: Desk) -> Evidence | None:
    node = record.values.get(key)
    return None if node is None else read_evidence(node, desk.seed, desk.problems, is_shown=True)
