"""A drafter that is a model: it is shown the article, sentence by sentence, and words what a reader needs to know.

What it gives is data that nobody has believed yet: which words of the article are meant, and whether there are such, is
found out by whoever takes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

import msgspec
from msgspec.structs import asdict

from explainer.model.seed import Seed
from explainer.models.chat import Chat, Question, quoted, tokens
from explainer.models.prompts import prompt

PROMPT, AGAIN = "draft", "draft-again"
WRITTEN = 9
"""About so many tokens are written for a word of the article, and so many at least."""
LEAST = 1_500
SHORT = ".short"
"""What the shorter wording of a claim is called by, behind the claim's name."""


class Quote(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words of the article, copied, and the unit they stand in: `title`, `dateline`, `s1` …"""

    unit: str
    words: str


class Headline(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The headline in words of ours, and the claims that it rests on."""

    text: str
    rests_on: list[str]


class Lead(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A sentence of the lead, and the claims that it rests on."""

    id: str
    text: str
    rests_on: list[str]


class Participant(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Somebody who takes part; empty texts are left out, in all of these."""

    id: str
    sort: Literal["person", "organisation", "country", "group"]
    named: Quote
    also: list[Quote]
    of: str
    role: str


class Date(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A date that the article gives."""

    id: str
    words: Quote
    edtf: str
    period: str
    is_counted: bool
    """Whether a part of it is not written, so that it is counted from the day of the article."""


class Claim(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One statement."""

    id: str
    kind: Literal["reported", "said", "view", "inferred", "unstated"]
    text: str
    short: str
    by: str
    who: list[str]
    because: str
    evidence: list[Quote]
    absent: list[str]
    nearest: list[str]


class Line(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A line of the timeline."""

    date: str
    status: Literal["happened", "planned", "possible", "recurring"]
    claim: str


class Asked(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A reader's question, and the claims that answer it."""

    id: str
    ask: str
    answer: list[str]


class Proposed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An article's facts."""

    headline: Headline
    lead: list[Lead]
    participants: list[Participant]
    dates: list[Date]
    claims: list[Claim]
    key: list[str]
    timeline: list[Line]
    questions: list[Asked]


_Record = TypeVar("_Record", Lead, Participant, Date, Claim, Asked)
_AnyRecord: TypeAlias = Lead | Participant | Date | Claim | Asked


class Mended(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Records that are to stand in place of those of the same ids, or beside them, and ids of those that are to go."""

    headline: list[Headline]
    lead: list[Lead]
    participants: list[Participant]
    dates: list[Date]
    claims: list[Claim]
    key: list[str]
    timeline: list[Line]
    questions: list[Asked]
    gone: list[str]


@dataclass(frozen=True)
class Drafter:
    """Asks a model. Raises UnansweredError as `Chat.ask` does."""

    chat: Chat

    def propose(self, seed: Seed, hints: Iterable[str] = ()) -> Proposed:
        """The facts of an article; `hints` are lines on what was found in it otherwise."""
        return self.chat.ask(Question(prompt(PROMPT).words, _material(seed, hints), Proposed))

    def mend(self, seed: Seed, before: Proposed, wrong: Mapping[str, Sequence[str]]) -> Proposed:
        """The same facts with what is wrong mended: by record (`claims.met`), what is said of it."""
        told = "\n".join(f"{name}: {one}" for name, lines in wrong.items() for one in lines)
        shown = "\n".join(_facts(before, {name.removesuffix(SHORT) for name in wrong}))
        material = "\n\n".join([_material(seed), quoted("facts", shown), quoted("wrong", told)])
        mended = self.chat.ask(Question(prompt(AGAIN).words, material, Mended))
        return _with(before, mended)


def size(seed: Seed) -> tuple[int, int]:
    """About how many tokens an article's facts take to be read for, and to be written, if nothing has to be mended."""
    words = len(seed.source.text.split())
    return tokens(prompt(PROMPT).words + _material(seed)), max(LEAST, WRITTEN * words)


def _material(seed: Seed, hints: Iterable[str] = ()) -> str:
    lines = "\n".join(f"{unit.id}: {' '.join(unit.text.split())}" for unit in seed.units)
    found = "\n".join(hints)
    return "\n\n".join([quoted("article", lines), *([quoted("found", found)] if found else [])])


def _facts(before: Proposed, wrong: Collection[str]) -> Iterator[str]:
    """Each record in a line: what is wrong as a whole, of the others what they say."""
    yield f"headline: {_whole(before.headline)}"
    sections: Mapping[str, Sequence[_AnyRecord]] = {
        "lead": before.lead,
        "participants": before.participants,
        "dates": before.dates,
        "claims": before.claims,
        "questions": before.questions,
    }
    for section, records in sections.items():
        for one in records:
            name = f"{section}.{one.id}"
            yield f"{name}: {_whole(one) if name in wrong else _shortly(one)}"
    yield f"key: {', '.join(before.key)}"
    yield from (f"timeline: {one.date}, {one.status}, {one.claim}" for one in before.timeline)


def _whole(record: msgspec.Struct) -> str:
    """A record as data, without what is empty."""
    return msgspec.json.encode({key: value for key, value in asdict(record).items() if value not in ("", [])}).decode()


def _shortly(record: _AnyRecord) -> str:
    match record:
        case Lead():
            return f"{record.text} {', '.join(record.rests_on)}"
        case Participant():
            return record.named.words
        case Date():
            return f"{record.words.words} = {record.edtf}"
        case Claim():
            return f"{record.kind}: {record.text}"
        case Asked():
            return f"{record.ask} {', '.join(record.answer)}"


def _with(before: Proposed, mended: Mended) -> Proposed:
    gone = {*mended.gone}
    return Proposed(
        headline=mended.headline[0] if mended.headline else before.headline,
        lead=[*_merged(before.lead, mended.lead, gone)],
        participants=[*_merged(before.participants, mended.participants, gone)],
        dates=[*_merged(before.dates, mended.dates, gone)],
        claims=[*_merged(before.claims, mended.claims, gone)],
        key=mended.key or before.key,
        timeline=mended.timeline or before.timeline,
        questions=[*_merged(before.questions, mended.questions, gone)],
    )


def _merged(before: Sequence[_Record], mended: Sequence[_Record], gone: set[str]) -> Iterator[_Record]:
    new = {one.id: one for one in mended}
    yield from (new.pop(one.id, one) for one in before if one.id not in gone)
    yield from new.values()
