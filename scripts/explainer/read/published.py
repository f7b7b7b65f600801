"""The site's own `facts.json`, read back: what printed pages say, whatever the facts file says by now."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from explainer.model.anchors import entry_ids
from explainer.model.edtf import bounds
from explainer.model.facts import Kind, Sort, Status
from explainer.model.printed import Support, plain
from explainer.model.published import (
    Published,
    PublishedCorrection,
    PublishedEvent,
    PublishedPerson,
    PublishedWords,
    Texts,
)

_EVENTS = {Status.HAPPENED, Status.PLANNED}


class _Record:
    """A JSON object whose keys are known to be there and of their type: the schema says so, and we wrote it."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            message = f"no object: {value!r}"
            raise TypeError(message)
        self._value: Mapping[str, object] = value

    def text(self, key: str) -> str:
        return str(self._value[key])

    def text_or_none(self, key: str) -> str | None:
        value = self._value.get(key)
        return None if value is None else str(value)

    def one(self, key: str) -> _Record:
        return _Record(self._value[key])

    def items(self) -> Mapping[str, _Record]:
        return {key: _Record(value) for key, value in self._value.items()}

    def texts(self, key: str) -> Texts:
        value = self._value[key]
        return {tag: str(words) for tag, words in value.items()} if isinstance(value, dict) else {}

    def all(self, key: str) -> Sequence[_Record]:
        value = self._value[key]
        return [_Record(one) for one in value] if isinstance(value, list) else []

    def list(self, key: str) -> Sequence[str]:
        value = self._value[key]
        return [str(one) for one in value] if isinstance(value, list) else []

    def has(self, key: str) -> bool:
        return key in self._value

    def is_true(self, key: str) -> bool:
        return self._value[key] is True


def read_published(text: str, spaces: Mapping[str, str]) -> Published:
    """What `facts.json` says; `spaces` has, for each language, what stands between two sentences."""
    facts = _Record(json.loads(text))
    source = facts.one("source")
    claims = {one.text("id"): one for one in facts.all("claims")}
    participants = {one.text("id"): one for one in facts.all("participants")}
    dates = {one.text("id"): one for one in facts.all("dates")}
    entries = facts.all("timeline")
    ids = entry_ids(entry.text("on") for entry in entries)
    return Published(
        slug=facts.text("slug"),
        languages={
            tag: PublishedWords(
                by_machine=made.text("drafted") == "machine",
                is_reviewed=any(one.is_true("holds") for one in made.all("reviewed")),
                published=dt.date.fromisoformat(made.text("published")) if made.has("published") else None,
                reviewed=tuple(dt.date.fromisoformat(one.text("on")) for one in made.all("reviewed")),
            )
            for tag, made in facts.one("languages").items().items()
        },
        headline=facts.one("headline").texts("text"),
        dated=source.text_or_none("dated"),
        is_update=source.text_or_none("dated_as") == "updated",
        title=source.text_or_none("title"),
        publisher=source.text_or_none("publisher"),
        address=source.text_or_none("address"),
        people=tuple(
            _person(one, claims, participants) for one in participants.values() if one.text("sort") == Sort.PERSON
        ),
        events=tuple(
            _event(one, own, claims, dates, spaces)
            for one, own in zip(entries, ids, strict=True)
            if one.text("status") in _EVENTS
        ),
        corrections=tuple(
            PublishedCorrection(one.text("id"), dt.date.fromisoformat(one.text("on")), one.texts("because"))
            for one in facts.all("corrections")
        ),
    )


def _person(one: _Record, claims: Mapping[str, _Record], participants: Mapping[str, _Record]) -> PublishedPerson:
    role = one.text_or_none("role")
    of = one.text_or_none("of")
    other = None if of is None else participants[of]
    return PublishedPerson(
        id=one.text("id"),
        name=_name(one),
        role=None if role is None else _short(claims[role]),
        acts_for=None if other is None else (Sort(other.text("sort")), _name(other)),
    )


def _name(one: _Record) -> Texts:
    return {tag: name.text("form") for tag, name in one.one("names").items().items()}


def _short(claim: _Record) -> Texts:
    """Its short wording; in a language that lacks it, its full one."""
    short = claim.texts("short") if claim.has("short") else {}
    return {**claim.texts("text"), **short}


def _event(
    entry: _Record, own: str, claims: Mapping[str, _Record], dates: Mapping[str, _Record], spaces: Mapping[str, str]
) -> PublishedEvent:
    claim = claims[entry.text("claim")]
    when = dates[entry.text("on")]
    days = bounds(when.text("edtf"))
    if days is None:
        message = f"no date: {when.text('edtf')!r}"
        raise ValueError(message)
    description = claim.texts("text")
    inferred = when.text_or_none("inferred")
    if inferred is not None and claims[inferred].has("because"):
        reasons = claims[inferred].texts("because")
        description = {
            tag: spaces[tag].join((text, reasons[tag])) for tag, text in description.items() if tag in reasons
        }
    return PublishedEvent(
        id=own,
        name=_short(claim),
        description=description,
        first=days.first,
        last=days.last,
    )


def read_supports(
    text: str, tags: Collection[str]
) -> tuple[Mapping[str, Sequence[Support]], Mapping[str, frozenset[str]]]:
    """What `facts.json` has for each line's words, in any language, and every text of ours by language."""
    facts = _Record(json.loads(text))
    claims = {one.text("id"): one for one in facts.all("claims")}
    supports: dict[str, list[Support]] = {}
    for one in (*claims.values(), facts.one("headline"), *facts.all("status")):
        behind = [claims[claim] for claim in one.list("rests_on")] if one.has("rests_on") else [one]
        quotes = tuple((e.text("unit"), e.text_or_none("quote")) for claim in behind for e in claim.all("evidence"))
        support = Support(Kind(behind[0].text("kind")), quotes)
        wordings = [*one.texts("text").values(), *(one.texts("short").values() if one.has("short") else ())]
        for wording in wordings:
            supports.setdefault(plain(wording), []).append(support)
    words: dict[str, set[str]] = {tag: set() for tag in tags}
    for tag, text_of_ours in _texts(json.loads(text), tags):
        words[tag].add(plain(text_of_ours))
    return supports, {tag: frozenset(found) for tag, found in words.items()}


def _texts(data: object, tags: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every text with its language: the values of objects whose keys are languages, and names' forms."""
    if isinstance(data, dict) and data and set(data) <= set(tags):
        for tag, value in data.items():
            words = value.get("form") if isinstance(value, dict) else value
            if isinstance(words, str):
                yield tag, words
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _texts(one, tags)
