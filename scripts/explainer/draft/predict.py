"""What was found in an article, as the JSON that tools exchange (PREDICTION.md of the shared corpus)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from explainer.draft.finding import find
from explainer.draft.findings import Dated, Event, Named, Person, Statement
from explainer.draft.places import country
from explainer.draft.tagger import Tagged
from explainer.model.facts import Status
from explainer.source import Span

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json] | None"


def predict(tagged: Tagged) -> Mapping[str, Json]:
    """Everything that drafting finds; offsets are those of the article's text, which `read` has decoded."""
    found = find(tagged)
    return {
        "id": tagged.seed.slug,
        "people": [_person(person, found.places) for person in found.people],
        "organisations": [_named(organisation) for organisation in found.organisations],
        "places": [_named(place) for place in found.places],
        "dates": [_date(date) for date in found.dates],
        "events": [_event(event) for event in found.events],
        "statements": [_statement(statement, found.people) for statement in found.statements],
    }


def _person(person: Person, named: Sequence[Named]) -> Json:
    return {
        "name": _words(person.name),
        "aliases": [_words(alias) for alias in person.aliases],
        "role": _words(person.role),
        "organisation": _words(person.organisation),
        "country": _country(person.country, named),
    }


def _country(name: str | None, named: Sequence[Named]) -> str | None:
    """The country as the article calls it, where it does."""
    if name is None:
        return None
    code = country(name)
    return next((_words(place.name) for place in named if country(_words(place.name) or "") == code), name)


def _named(named: Named) -> Json:
    return {"name": _words(named.name), "aliases": [_words(alias) for alias in named.aliases]}


def _date(date: Dated) -> Json:
    return {"text": date.words.text, "start": date.words.start, "end": date.words.end, "value": str(date.value)}


def _event(event: Event) -> Json:
    return {
        "start": event.evidence.start,
        "end": event.evidence.end,
        "text": event.evidence.text,
        "date": None if event.date is None else str(event.date.value),
        "status": _PLAIN.get(event.status, event.status).value,
    }


_PLAIN = {Status.SAID: Status.HAPPENED, Status.EXPECTED: Status.PLANNED}
"""What the corpus has for what it does not tell apart."""


def _statement(statement: Statement, persons: Sequence[Person]) -> Json:
    return {
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "text": statement.evidence.text,
        "speaker": _speaker(statement.speaker, persons),
        "quote": _words(statement.quote),
    }


def _speaker(span: Span | None, persons: Sequence[Person]) -> str | None:
    """The fullest name of whoever is named there, else the words themselves."""
    if span is None:
        return None
    known = next((p for p in persons for m in p.mentions if m.start <= span.start and span.end <= m.end), None)
    return _words(known.name if known else span)


def _words(span: Span | None) -> str | None:
    return None if span is None else " ".join(span.text.split())
