"""What the pages open with: the summary's sections and the reader's questions, each by the claims that stand there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from explainer.draft.facts.records import Claim, FactsDraft, Question
from explainer.draft.facts.sentences import Selection
from explainer.draft.findings import Findings
from explainer.model.facts import Kind, Standard, Status
from explainer.model.seed import Seed

_MOST_KEY_FACTS = 4
_MOST_KEY_WORDS = 60
_MOST_WHO = 6
_MOST_SAID = 6


def summary(
    seed: Seed, facts: FactsDraft, sentences: Mapping[str, Claim], selection: Selection
) -> dict[str, tuple[str, ...]]:
    """The sections of the summary; `sentences` has the claim of each unit that is quoted."""
    key: list[str] = []
    words = 0
    units = {claim.id: unit for unit, claim in sentences.items()}
    for claim in dict.fromkeys([*list(units)[:1], *(line.claim for line in facts.timeline)]):
        unit = seed.unit(units.get(claim, ""))
        if unit is None or selection.is_all_speech(unit):
            continue  # Among the key facts it would stand without its speaker.
        length = len(unit.text.split())
        if len(key) < _MOST_KEY_FACTS and words + length <= _MOST_KEY_WORDS:
            key.append(claim)
            words += length
    key = key or [*facts.headline]
    rest = [claim for claim in sentences.values() if claim.id not in key]
    sections = {
        "key": tuple(key),
        "happened": tuple(claim.id for claim in rest if claim.kind is Kind.REPORTED),
        "said": tuple(claim.id for claim in rest if claim.kind is Kind.SAID),
        "unstated": tuple(claim.id for claim in facts.claims if claim.kind is Kind.UNSTATED),
    }
    return {section: claims for section, claims in sections.items() if claims}


def questions(
    seed: Seed, findings: Findings, facts: FactsDraft, sentences: Mapping[str, Claim]
) -> tuple[Question, ...]:
    """What a reader asks, as far as a claim answers it; no two questions have the same answer."""
    asked: dict[frozenset[str], Question] = {}
    for question in _all_questions(seed, findings, facts, sentences):
        ask = question.ask.id
        most = {"ask.who": _MOST_WHO, "ask.said": _MOST_SAID}.get(ask)
        if most is None or sum(one.ask.id == ask for one in asked.values()) < most:
            asked.setdefault(frozenset(question.answer), question)
    return tuple(asked.values())


def _all_questions(
    seed: Seed, findings: Findings, facts: FactsDraft, sentences: Mapping[str, Claim]
) -> Iterator[Question]:
    yield from _ask("what", "what", [claim.id for claim in sentences.values()][:1])
    yield from _ask("when", "when", [*dict.fromkeys(_on_time(facts, {Status.HAPPENED, Status.RECURRING}))])
    yield from _ask("where", "where", [*_naming_places(seed, findings, sentences)])
    for one in facts.participants:
        if one.role is not None:
            yield from _ask(f"who-{one.id}", "who", [one.role], one.id)
    for one in facts.participants:
        yield from _ask(f"said-{one.id}", "said", [claim.id for claim in facts.claims if claim.by == one.id], one.id)
    ahead = (sentences.get(one.sentence.id) for one in findings.ahead)
    yield from _ask("expected", "expected", [*dict.fromkeys(claim.id for claim in ahead if claim is not None)])
    for claim, name, standard in (
        ("dated", "age", "age"),
        ("later", "later", "later"),
        ("no-date", "when-unstated", "when"),
        ("no-direct-speech", "no-direct-speech", "quoted"),
    ):
        if facts.claim(claim) is not None:
            yield from _ask(name, standard, [claim])


def _ask(name: str, standard: str, answer: Sequence[str], of: str | None = None) -> Iterator[Question]:
    if answer:
        yield Question(name, Standard("ask", standard, of), tuple(answer))


def _on_time(facts: FactsDraft, statuses: Collection[Status]) -> Iterator[str]:
    inferred = {date.id: date.inferred for date in facts.dates}
    for line in facts.timeline:
        if line.status in statuses:
            yield line.claim
            if (reasoning := inferred[line.on]) is not None:
                yield reasoning


def _naming_places(seed: Seed, findings: Findings, sentences: Mapping[str, Claim]) -> Iterator[str]:
    mentions = [span for place in findings.places for span in place.mentions]
    for unit, claim in sentences.items():
        sentence = seed.unit(unit)
        if sentence is not None and any(sentence.span.start <= one.start < sentence.span.end for one in mentions):
            yield claim.id
