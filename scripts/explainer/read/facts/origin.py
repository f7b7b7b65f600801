"""Of a facts file: where the article is from, in which languages it is published, how their words were made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.model.facts import Listed, Made, Publish, Requirement
from explainer.read.facts.desk import ADDRESS_PATTERN, Desk
from explainer.read.made import read_made
from explainer.records import TAG_PATTERN, Fields, KeyValue, Scalar, choice_of, text_of


@dataclass(frozen=True)
class Origin:
    """Where the article is from, and how much of it may be shown to whom."""

    publish: Publish
    listed: Listed
    address: str | None
    publisher: str | None
    seen_at: tuple[str, ...]


def read_origin(fields: Fields, desk: Desk) -> Origin:
    """What stands under `article`; what does not is as the article's own file has it."""
    node = fields.values.get("article")
    record = None if node is None else desk.record("article", node, fields.key_of("article"))
    if record is None:
        return Origin(Publish.QUOTES, Listed.ALWAYS, desk.seed.address, desk.seed.publisher, ())
    addresses = [record.text("address"), *record.texts("seen_at")]
    for address in addresses:
        if address is not None and not re.fullmatch(ADDRESS_PATTERN, address.text):
            message = f"'{address.text}' is not a web address"
            fix = "write it whole, from https:// on, without a user's name and without #"
            desk.report(address.span, "address", message, fix)
    publisher = record.text("publisher")
    return Origin(
        publish=record.choice("publish", Publish) or Publish.QUOTES,
        listed=record.choice("listed", Listed) or Listed.ALWAYS,
        address=desk.seed.address if addresses[0] is None else addresses[0].text,
        publisher=desk.seed.publisher if publisher is None else publisher.text,
        seen_at=tuple(address.text for address in addresses[1:] if address is not None),
    )


def _by_language(fields: Fields, key: str, desk: Desk) -> Iterator[KeyValue]:
    for entry in fields.entries(key):
        if not re.fullmatch(TAG_PATTERN, entry.key.text):
            message = f"'{entry.key.text}' is not a language tag"
            desk.report(entry.key.span, "language", message, "write a BCP 47 tag, such as kk or zh-Hant")
        elif desk.tags:
            desk.defined(entry.key, "language", tuple(desk.tags))
        yield entry


def read_languages(fields: Fields, desk: Desk) -> Iterator[tuple[str, Requirement]]:
    """What is asked of each language, by tag."""
    for entry in _by_language(fields, "languages", desk):
        text = text_of(entry.value, desk.problems)
        requirement = None if text is None else choice_of(text, Requirement, desk.problems)
        if requirement is not None:
            yield entry.key.text, requirement


def read_making(fields: Fields, desk: Desk) -> Iterator[tuple[str, Made]]:
    """How the words of each language came to be, by tag."""
    for entry in _by_language(fields, "made", desk):
        made = read_made(entry.value, entry.key.span, desk.problems)
        if made is not None:
            yield entry.key.text, made
    _report_undisclosed(fields, desk)


def _report_undisclosed(fields: Fields, desk: Desk) -> None:
    """A language that must be there needs a word on how it was made."""
    if "made" not in fields.values:
        return
    made = {entry.key.text for entry in fields.entries("made")}
    for entry in fields.entries("languages"):
        required = isinstance(entry.value, Scalar) and entry.value.text == Requirement.REQUIRED
        if required and entry.key.text not in made:
            message = f"'made' does not say how the words in '{entry.key.text}' came to be"
            desk.report(entry.key.span, "made", message, f"add '{entry.key.text}: {{drafted: …}}' under 'made'")
