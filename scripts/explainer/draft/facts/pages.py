"""What the pages open with: the summary's sections and the reader's questions, each by the claims that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.draft.facts.records import Claim, FactsDraft, Participant, Question
from explainer.draft.facts.runs import Runs
from explainer.draft.findings import Event, Findings
from explainer.model.facts import MOST_KEY_FACTS, MOST_KEY_WORDS, Kind, Sort, Standard, Status

_MOST_WHO = 6
_MOST_SAID = 6
_LEAST_PRESENTED = 3
"""Words before a name that say more of somebody than a title does: "the bridge engineer Roe"."""


def summary(facts: FactsDraft, sentences: Mapping[str, Claim], runs: Runs) -> dict[str, tuple[str, ...]]:
    """The sections of the summary; `sentences` has the claim of each unit that is quoted.

    The key points are how the article begins, or the headline where that is a scene or too long; what it tells and
    what others say in it stay in its own order.
    """
    claims = [*dict.fromkeys(sentences.values())]
    key: list[str] = []
    words = 0
    opening = () if runs.is_scene(runs.opening) else runs.opening
    for claim in dict.fromkeys(sentences[one.id] for one in opening):
        words += sum(len(quote.words.text.split()) for quote in claim.evidence)
        is_much = len(key) == MOST_KEY_FACTS or words > MOST_KEY_WORDS
        if is_much or (key and claim.kind is Kind.SAID):
            break
        key.append(claim.id)
    key = key or [*facts.headline]
    rest = [claim for claim in claims if claim.id not in key]
    sections = {
        "key": tuple(key),
        "continued": tuple(claim.id for claim in rest),
        "unstated": tuple(claim.id for claim in facts.claims if claim.kind is Kind.UNSTATED),
    }
    return {section: claims for section, claims in sections.items() if claims}


def questions(
    findings: Findings, facts: FactsDraft, sentences: Mapping[str, Claim], dated: Mapping[Event, Claim], runs: Runs
) -> tuple[Question, ...]:
    """What a reader asks, as far as a claim answers it; no two questions have the same answer."""
    asked: dict[frozenset[str], Question] = {}
    # What stands on a card and at a date is on two pages, which is enough.
    told = {one.role for one in facts.participants} & {line.claim for line in facts.timeline}
    opening = [(sentences[one.id].id,) for one in runs.opening[:1]]
    reported = facts.headline if runs.is_scene(runs.opening) else next(iter(opening), ())
    for question in _all_questions(findings, facts, reported, _plans(findings, facts, dated, runs)):
        ask, _ = question.asks
        if not told.isdisjoint(question.answer):
            continue
        most = {"ask.who": _MOST_WHO, "ask.said": _MOST_SAID}.get(ask)
        if most is None or sum(one.asks[0] == ask for one in asked.values()) < most:
            asked.setdefault(frozenset(question.answer), question)
    return tuple(asked.values())


def _all_questions(
    findings: Findings, facts: FactsDraft, reported: Sequence[str], plans: Sequence[str]
) -> Iterator[Question]:
    yield from _ask("what", "what", reported)
    yield from _ask("when", "when", [*dict.fromkeys(_on_time(facts, findings))])
    for one in facts.participants:
        role = facts.claim(one.role or "")
        is_told = role is not None and role.kind is Kind.REPORTED and one.sort is Sort.PERSON
        if role is not None and is_told and _says_who(role, one):
            yield from _ask(f"who-{one.id}", "who", [role.id], one.id)
    yield from _ask("expected", "expected", plans)
    for one in facts.participants:
        said = {claim.evidence: claim.id for claim in facts.claims if claim.by == one.id and claim.id not in plans}
        yield from _ask(f"said-{one.id}", "said", [*said.values()], one.id)
    for claim, name, standard in (
        ("dated", "age", "age"),
        ("later", "later", "later"),
        ("no-date", "when-unstated", "when"),
        ("no-direct-speech", "no-direct-speech", "quoted"),
    ):
        if facts.claim(claim) is not None:
            yield from _ask(name, standard, [claim])


def _plans(findings: Findings, facts: FactsDraft, dated: Mapping[Event, Claim], runs: Runs) -> Sequence[str]:
    """The claims that tell what is to come, first of all what the opening does; none where not all are shown."""
    if not {one for one in findings.ahead if one.date is not None} <= {*dated}:
        return []
    own = {one.id for one in runs.opening}
    opening = [one for one in findings.events if runs.is_of_opening(one)]
    told = [dated[one] for one in opening if one in dated]
    told += [dated[one] for one in findings.ahead if one.is_plain and one in dated and one.sentence.id not in own]
    stands = {claim.id for claim in facts.claims}
    return [*dict.fromkeys(claim.id for claim in told if claim.id in stands)]


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
