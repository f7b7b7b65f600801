"""What the pages open with: the summary's sections and the reader's questions, each by the claims that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.draft.facts.records import Claim, FactsDraft, Participant, Question
from explainer.draft.facts.runs import Runs
from explainer.draft.findings import Event, Findings
from explainer.model.facts import Kind, Sort, Standard, Status
from explainer.model.seed import Seed

_MOST_KEY_FACTS = 4
_MOST_KEY_WORDS = 60
_MOST_WHO = 6
_MOST_SAID = 6
_LEAST_PRESENTED = 3
"""Words before a name that say more of somebody than a title does: "the bridge engineer Roe"."""


def summary(seed: Seed, facts: FactsDraft, sentences: Mapping[str, Claim], runs: Runs) -> dict[str, tuple[str, ...]]:
    """The sections of the summary; `sentences` has the claim of each unit that is quoted.

    The key points are how the article begins.
    """
    key: list[str] = []
    words = 0
    claims = [*dict.fromkeys(sentences.values())]
    spoken = {unit.id for unit in seed.sentences if runs.is_all_speech(unit)}
    for claim in claims:
        length = sum(len(quote.words.text.split()) for quote in claim.evidence)
        is_speech = any(quote.unit in spoken for quote in claim.evidence)  # here it would stand without its speaker
        if is_speech or len(key) == _MOST_KEY_FACTS or words + length > _MOST_KEY_WORDS:
            break
        key.append(claim.id)
        words += length
    key = key or [*facts.headline]
    rest = [claim for claim in claims if claim.id not in key]
    sections = {
        "key": tuple(key),
        "happened": tuple(claim.id for claim in rest if claim.kind is Kind.REPORTED),
        "said": tuple(claim.id for claim in rest if claim.kind is Kind.SAID),
        "unstated": tuple(claim.id for claim in facts.claims if claim.kind is Kind.UNSTATED),
    }
    return {section: claims for section, claims in sections.items() if claims}


def questions(
    findings: Findings, facts: FactsDraft, sentences: Mapping[str, Claim], dated: Mapping[Event, Claim]
) -> tuple[Question, ...]:
    """What a reader asks, as far as a claim answers it; no two questions have the same answer."""
    asked: dict[frozenset[str], Question] = {}
    for question in _all_questions(findings, facts, sentences, dated):
        ask, _ = question.asks
        most = {"ask.who": _MOST_WHO, "ask.said": _MOST_SAID}.get(ask)
        if most is None or sum(one.asks[0] == ask for one in asked.values()) < most:
            asked.setdefault(frozenset(question.answer), question)
    return tuple(asked.values())


def _all_questions(
    findings: Findings, facts: FactsDraft, sentences: Mapping[str, Claim], dated: Mapping[Event, Claim]
) -> Iterator[Question]:
    lead = sentences.get(findings.lead or "")
    yield from _ask("what", "what", [] if lead is None else [lead.id])
    yield from _ask("when", "when", [*dict.fromkeys(_on_time(facts, findings))])
    for one in facts.participants:
        role = facts.claim(one.role or "")
        is_told = role is not None and role.kind is Kind.REPORTED and one.sort is Sort.PERSON
        if role is not None and is_told and _says_who(role, one):
            yield from _ask(f"who-{one.id}", "who", [role.id], one.id)
    for one in facts.participants:
        yield from _ask(f"said-{one.id}", "said", [claim.id for claim in facts.claims if claim.by == one.id], one.id)
    stands = {claim.id for claim in facts.claims}
    ahead = (dated.get(one) for one in findings.ahead if one.is_plain)
    ahead = (claim if claim is not None and claim.id in stands else None for claim in ahead)
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


def _says_who(role: Claim, one: Participant) -> bool:
    """Whether the words that present somebody say more than a title: no "Who is Roe?" that "President Roe" answers."""
    quote = role.evidence[-1]
    name = {word for form in (one.named, *one.also) for word in form.words.text.split()}
    more = [word for word in quote.words.text.split() if word.strip(",") not in name]
    return "," in quote.words.text or len(more) >= _LEAST_PRESENTED


def _on_time(facts: FactsDraft, findings: Findings) -> Iterator[str]:
    """The claims with the dates, if every date of the article is among them."""
    shown = {date.words.words for date in facts.dates}
    if {date.value for date in findings.dates} == {date.value for date in findings.dates if date.words in shown}:
        inferred = {date.id: date.inferred for date in facts.dates}
        for line in facts.timeline:
            if line.status is not Status.ARTICLE:
                yield from (one for one in (line.claim, inferred[line.on]) if one is not None)
