"""Of a facts file: the claims, and the headline, lead and status words that rest on them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.language.sentences import ends_with_stop
from explainer.model.facts import Claim, Evidence, Kind, Label, Text
from explainer.read.facts.desk import Desk, added_words, places
from explainer.read.facts.evidence import absent_in, read_evidence
from explainer.read.made import read_maker
from explainer.records import Fields, Scalar
from explainer.records import Mapping as Record


@dataclass(frozen=True)
class _Rule:
    """What a claim of some kind has, and what it cannot have."""

    needs: tuple[str, ...]
    excludes: tuple[str, ...]


_RULES: Mapping[Kind, _Rule] = {
    Kind.REPORTED: _Rule(("evidence",), ("by", "because", "nearest", "absent")),
    Kind.SAID: _Rule(("evidence",), ("because", "nearest", "absent")),
    Kind.VIEW: _Rule(("evidence",), ("by", "because", "nearest", "absent")),
    Kind.INFERRED: _Rule(("evidence", "because"), ("by", "nearest", "absent")),
    Kind.UNSTATED: _Rule(("text", "nearest", "absent"), ("evidence", "by", "because", "added", "rebuttals")),
}
_LISTS = frozenset({"evidence", "nearest", "absent"})
_MEANS: Mapping[str, str] = {
    "text": "what the article does not say",
    "evidence": "the article's words it rests on",
    "by": "the participant who said it",
    "because": "the reasoning",
    "nearest": "the claims that come nearest to an answer",
    "absent": "words that do not stand in the article",
    "added": "words of ours that its evidence does not hold",
    "rebuttals": "the claims that deny, correct or limit it",
}


def read_claims(fields: Fields, desk: Desk) -> Iterator[tuple[str, Claim]]:
    """The claims, by id."""
    for name, record in desk.named(fields, "claims", "claim"):
        claim = _claim(name, record, desk)
        if claim is not None:
            yield name, claim
    desk.refuse_empty(fields, "claims")
    _report_renaming(fields, desk)


def _claim(name: str, record: Fields, desk: Desk) -> Claim | None:
    kind = record.choice("kind", Kind)
    if kind is not None:
        _check_kind(kind, record, desk)
    text, short, because = desk.text(record, "text"), desk.words(record.text("short")), desk.text(record, "because")
    is_quoted = "text" not in record.values and kind is not Kind.UNSTATED
    is_shown = is_quoted or (text is not None and text.standard is not None)
    found = (read_evidence(item, desk.seed, desk.problems, is_shown=is_shown) for item in record.items("evidence"))
    evidence = tuple(quote for quote in found if quote is not None)
    if is_quoted:
        text = _quoted(evidence)
    by = desk.participant(record.text("by"))
    who = desk.each_once(record.texts("who"), desk.participant)
    nearest = desk.claim_ids(record, "nearest", "nearest")
    rebuttals = desk.claim_ids(record, "rebuttals", "rebuttals")
    absent = record.texts("absent")
    desk.problems.extend(problem for word in absent if (problem := absent_in(word, desk.seed)) is not None)
    was, made = record.text("was"), record.values.get("made")
    maker = None if made is None else read_maker(made, record.key_of("made"), desk.problems)
    if kind is None or text is None or (by is None and _needs_speaker(kind, record)):
        return None
    return Claim(
        id=name,
        at=record.at,
        kind=kind,
        text=text,
        short=short,
        evidence=evidence,
        by=by,
        who=who,
        because=because,
        nearest=nearest,
        absent=tuple(word.text for word in absent),
        rebuttals=tuple(one for one in rebuttals if one != name),
        was=None if was is None else was.text,
        added=tuple(added_words(record)),
        made=maker,
        places=places(record),
    )


def _quoted(evidence: Sequence[Evidence]) -> Text | None:
    """The words of a claim that has none of ours: what its evidence quotes, the article's own quotes set inside."""
    if not evidence:
        return None  # what is wrong with it has been told
    words = evidence[0].words
    for one, two in itertools.pairwise(evidence):
        words += (" " if _is_next(one, two) else " … ") + two.words
    return Text(_in_marks(words), evidence[0].at, is_quoted=True)


def _is_next(one: Evidence, two: Evidence) -> bool:
    """Whether two sentences are quoted, whole, that stand one behind the other."""
    between = one.quote.source.text[one.quote.end : two.quote.start]
    return one.quote.end <= two.quote.start and not between.strip() and ends_with_stop(one.words)


def _in_marks(words: str) -> str:
    """The article's words in quotation marks; its own double ones become single, as is the custom inside others.

    Of a quotation that goes on beyond the words, the one mark that is here is left out.
    """
    marks = [mark for mark in words if mark in '"“”„']
    if len(marks) == 1:
        words = words.removeprefix(marks[0]).removesuffix(marks[0])
    opened = re.sub(r'"(?=\w)|[“„]', "‘", words)
    closed = re.sub(r'["”]', "’", opened)
    return f"“{closed}”"


def _needs_speaker(kind: Kind, record: Fields) -> bool:
    """Whether somebody has to be named who says it: a sentence of ours does that, the article's own quotes as it is."""
    return kind is Kind.SAID and not {"text", "by"}.isdisjoint(record.values)


def _check_kind(kind: Kind, record: Fields, desk: Desk) -> None:
    rule = _RULES[kind]
    for key in (*rule.needs, *(("by",) if _needs_speaker(kind, record) else ())):
        if key not in record.values or (key in _LISTS and record.is_empty(key)):
            message = f"a claim of the kind {kind} needs '{key}'"
            desk.report(record.at, "kind", message, f"add '{key}: …', {_MEANS[key]}")
    for key in rule.excludes:
        if key in record.values:
            message = f"a claim of the kind {kind} has no '{key}' ({_MEANS[key]})"
            desk.report(record.values[key].span, "kind", message, f"delete '{key}', or change the kind")


def _report_renaming(fields: Fields, desk: Desk) -> None:
    """An id that a claim had before can be the past of one claim only, and of none while it is in use."""
    renamed: dict[str, str] = {}
    for entry in fields.entries("claims"):
        was = (
            next((e.value for e in entry.value.entries if e.key.text == "was"), None)
            if isinstance(entry.value, Record)
            else None
        )
        if not isinstance(was, Scalar) or not was.text:
            continue
        if was.text in (desk.claims or ()):
            message = f"'{was.text}' is the id of a claim of this file"
            desk.report(was.span, "was", message, "write the id this claim had before it was renamed, or delete 'was'")
        elif was.text in renamed:
            message = f"'{was.text}' is already said to be what '{renamed[was.text]}' was"
            desk.report(was.span, "was", message, "keep one of the two; a translation can follow only one")
        renamed.setdefault(was.text, entry.key.text)


def read_headline(fields: Fields, desk: Desk) -> Label | None:
    """The headline; without words of ours, it is the article's title in quotation marks."""
    node = fields.values.get("headline")
    record = None if node is None else desk.record("label", node, fields.key_of("headline"))
    if record is None:
        return None
    if "text" in record.values:
        return _label("headline", record, desk)
    rests_on = desk.some_claim_ids(record, "rests_on", "rests_on")
    title = Text(_in_marks(desk.seed.title.text), fields.key_of("headline"), is_quoted=True)
    return Label("headline", title, rests_on, tuple(added_words(record)), places(record))


_LABELS = {"lead": "a sentence that says what happened", "status": "a word or two on how things stand"}


def read_labels(fields: Fields, desk: Desk, key: str) -> Iterator[Label]:
    """The sentences of the `lead`, or the words of the `status`."""
    for name, record in desk.named(fields, key, "label"):
        label = _label(name, record, desk)
        if "text" not in record.values:
            fix = f"add 'text: …', {_LABELS[key]}"
            desk.report(record.at, "missing", "the key 'text' is missing", fix)
        if label is not None:
            yield label


def _label(name: str, record: Fields, desk: Desk) -> Label | None:
    text = desk.words(record.text("text"))
    rests_on = desk.some_claim_ids(record, "rests_on", "rests_on")
    added = tuple(added_words(record))
    return None if text is None else Label(name, text, rests_on, added, places(record))
