"""A drafter that is a model: it is shown the article, sentence by sentence, and words what a reader needs to know.

What it gives is data that nobody has believed yet: which words of the article are meant, and whether there are such, is
found out by whoever takes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from explainer.model.seed import Seed
from explainer.models.chat import Chat, Question, quoted, tokens
from explainer.models.prompts import prompt

PROMPT, AGAIN = "draft", "draft-again"
WRITTEN = 9
"""About so many tokens are written for a word of the article, and so many at least."""
LEAST = 1_500
WORDS_OF_A_CLAIM = 24
"""A claim tells about so many words of an article; one that has more claims is longer than what it explains."""
_FEWEST, _MOST = 6, 24
_LEFT_OUT = "…"
_SECTIONS = ("headline", "lead.", "participants.", "dates.", "claims.", "questions.")
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
    also: list[Quote] = []
    of: str = ""
    role: str = ""


class Date(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A date that the article gives."""

    id: str
    words: Quote
    edtf: str
    period: str = ""
    is_counted: bool = False
    """Whether a part of it is not written, so that it is counted from the day of the article."""


class Claim(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One statement."""

    id: str
    kind: Literal["reported", "said", "view", "inferred", "unstated"]
    text: str
    short: str = ""
    by: str = ""
    who: list[str] = []
    because: str = ""
    evidence: list[Quote] = []
    absent: list[str] = []
    nearest: list[str] = []
    rebuttals: list[str] = []


class Line(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A line of the timeline."""

    date: str
    status: Literal["happened", "said", "planned", "expected", "possible", "conditional", "cancelled", "recurring"]
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


class Kept(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is said to be wrong and stays as it is, by list and id, and why."""

    of: str
    why: str


class Mended(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Records that are to stand in place of those of the same ids, or beside them, and ids of those that are to go."""

    headline: list[Headline] = []
    lead: list[Lead] = []
    participants: list[Participant] = []
    dates: list[Date] = []
    claims: list[Claim] = []
    key: list[str] = []
    timeline: list[Line] = []
    questions: list[Asked] = []
    gone: list[str] = []
    kept: list[Kept] = []


@dataclass(frozen=True)
class Drafter:
    """Asks a model. Raises UnansweredError as `Chat.ask` does."""

    chat: Chat

    def propose(self, seed: Seed, hints: Iterable[str] = ()) -> Proposed:
        """The facts of an article; `hints` are lines on what was found in it otherwise."""
        return self.chat.ask(Question(prompt(PROMPT).words, _material(seed, hints), Proposed))

    def mend(
        self, seed: Seed, before: Proposed, wrong: Mapping[str, Sequence[str]]
    ) -> tuple[Proposed, Mapping[str, str]]:
        """The same facts with what is wrong mended, and why something was left as it is.

        Both by record (`claims.met`): what is said of it, and the reason.
        """
        told = "\n".join(f"{name}: {one}" for name, lines in wrong.items() for one in lines)
        concerned = _Concerned(before, frozenset(name.removesuffix(SHORT) for name in wrong))
        shown = "\n".join(concerned.facts())
        material = "\n\n".join([_article(seed, concerned.units), quoted("facts", shown), quoted("wrong", told)])
        mended = self.chat.ask(Question(prompt(AGAIN).words, material, Mended))
        return _with(before, mended), {one.of: " ".join(one.why.split()) for one in mended.kept if one.of in wrong}


def renamed(proposed: Proposed, ids: Mapping[str, str]) -> Proposed:
    """It with other ids for its participants."""
    people = [replace(one, id=ids.get(one.id, one.id), of=ids.get(one.of, one.of)) for one in proposed.participants]
    claims = [
        replace(one, by=ids.get(one.by, one.by), who=[ids.get(who, who) for who in one.who]) for one in proposed.claims
    ]
    return replace(proposed, participants=people, claims=claims)


def claims_wanted(seed: Seed) -> int:
    """About how many claims an article takes, beside roles and silences."""
    return min(_MOST, max(_FEWEST, len(seed.source.text.split()) // WORDS_OF_A_CLAIM))


def size(seed: Seed) -> tuple[int, int]:
    """About how many tokens an article's facts take to be read for, and to be written, if nothing has to be mended."""
    words = len(seed.source.text.split())
    return tokens(prompt(PROMPT).words + _material(seed)), max(LEAST, WRITTEN * words)


def _material(seed: Seed, hints: Iterable[str] = ()) -> str:
    found = "\n".join(hints)
    return "\n\n".join([_article(seed), *([quoted("found", found)] if found else [])])


def _article(seed: Seed, units: Collection[str] | None = None) -> str:
    """Its units; or these, title and dateline and their neighbours, with a mark where others are left out."""
    there = {
        number for number, unit in enumerate(seed.units) if units is None or unit.number is None or unit.id in units
    }
    there |= {number + step for number in there for step in (-1, 1) if seed.units[number].number is not None}
    lines: list[str] = []
    for number, unit in enumerate(seed.units):
        if number in there:
            lines.append(f"{unit.id}: {' '.join(unit.text.split())}")
        elif lines[-1:] != [_LEFT_OUT]:
            lines.append(_LEFT_OUT)
    return quoted("article", "\n".join(lines))


@dataclass(frozen=True)
class _Concerned:
    """What of a proposal matters to whoever mends some of its records."""

    before: Proposed
    wrong: frozenset[str]
    """The records that are wrong, and lists such as `key`."""

    @cached_property
    def _lists(self) -> bool:
        """Whether a whole list is wrong: what matters most, what is asked."""
        return any(not name.startswith((*_SECTIONS, "timeline.")) for name in self.wrong)

    @cached_property
    def _claims(self) -> frozenset[str]:
        """The claims that are wrong, or that something rests on which is."""
        named = {one.id for one in self.before.claims if f"claims.{one.id}" in self.wrong}
        for name, resting in self._resting():
            named |= {*resting} if name in self.wrong else set()
        return frozenset(named)

    @cached_property
    def _dates(self) -> frozenset[str]:
        """The dates of lines that are wrong."""
        return frozenset(
            line.date for line in self.before.timeline if f"timeline.{line.date}-{line.claim}" in self.wrong
        )

    def _resting(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Each record, and the claims that it rests on."""
        yield "headline", self.before.headline.rests_on
        yield from ((f"lead.{one.id}", one.rests_on) for one in self.before.lead)
        yield from ((f"questions.{one.id}", one.answer) for one in self.before.questions)
        yield from ((f"participants.{one.id}", [one.role]) for one in self.before.participants)
        yield from ((f"timeline.{line.date}-{line.claim}", [line.claim]) for line in self.before.timeline)
        yield from ((f"claims.{one.id}", [*one.nearest, *one.rebuttals]) for one in self.before.claims)

    @property
    def units(self) -> frozenset[str] | None:
        """The units of the article that it is about; None where it is all of it, as for what is not said anywhere."""
        silences = {f"claims.{one.id}" for one in self.before.claims if one.kind == "unstated"}
        if self._lists or silences & self.wrong:
            return None
        quotes = [quote for one in self.before.claims if one.id in self._claims for quote in one.evidence]
        for person in self.before.participants:
            quotes += [person.named, *person.also] if f"participants.{person.id}" in self.wrong else []
        quotes += [one.words for one in self.before.dates if f"dates.{one.id}" in self.wrong]
        return frozenset(quote.unit for quote in quotes)

    def facts(self) -> Iterator[str]:
        """Each record in a line: what is wrong as a whole, of the others that matter what they say."""
        resting = {name for name, claims in self._resting() if not self._claims.isdisjoint(claims)}
        labels = ("headline", "lead.", "questions.")
        may_rest_anew = self._lists or any(name.startswith(labels) for name in self.wrong)
        if "headline" in resting or any(name.startswith("headline") for name in self.wrong):
            yield f"headline: {_whole(self.before.headline)}"
        sections: Mapping[str, Sequence[_AnyRecord]] = {
            "lead": self.before.lead,
            "participants": self.before.participants,
            "dates": self.before.dates,
            "claims": self.before.claims,
            "questions": self.before.questions,
        }
        for section, records in sections.items():
            for one in records:
                name = f"{section}.{one.id}"
                is_near = (
                    section == "participants"
                    or (section == "claims" and (may_rest_anew or one.id in self._claims))
                    or (section == "dates" and one.id in self._dates)
                )
                if name in self.wrong:
                    yield f"{name}: {_whole(one)}"
                elif is_near or self._lists or name in resting:
                    yield f"{name}: {_shortly(one)}"
        if self._lists or not self._claims.isdisjoint(self.before.key):
            yield f"key: {', '.join(self.before.key)}"
        if self._lists or any(line.claim in self._claims for line in self.before.timeline):
            yield from (f"timeline: {line.date}, {line.status}, {line.claim}" for line in self.before.timeline)


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
