"""Facts without what could not be read: what names it goes without it, or goes too.

So one misquoted claim does not hide what the rules find in all others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from explainer.model.facts import HEADLINE, Claim, Entry, Facts, Label, Participant, Question


def sound(facts: Facts, faulty: Collection[str]) -> tuple[Facts, frozenset[str]]:
    """The facts that are left, and which sentences of them have a problem (`faulty`) or name what has one.

    Both are ids of `compose.passages`. What is left names nothing that is not there.
    """
    dates, claims = dict(facts.dates), dict(facts.claims)
    while gone := [
        *(name for name, one in claims.items() if not {*_needed(one)} <= {*facts.participants, *dates}),
        *(name for name, one in dates.items() if one.inferred is not None and one.inferred not in claims),
    ]:
        claims = {name: one for name, one in claims.items() if name not in gone}
        dates = {name: one for name, one in dates.items() if name not in gone}
    left = replace(facts, claims=claims, dates=dates)
    bad = {name.partition(".")[2] for name in faulty if name.startswith("claim.")}
    unsound = {*faulty, *_naming(left, {*claims} - bad)}
    unsound |= {f"{name}.short" for name in unsound if name.startswith("claim.")}
    return _closed(left), frozenset(unsound)


def _needed(claim: Claim) -> Iterator[str]:
    """The participants and dates without which a claim is none."""
    yield from filter(None, [claim.by])
    yield from (text.standard.of for text in (claim.text, claim.because) if text and text.standard and text.standard.of)


def _naming(facts: Facts, good: Collection[str]) -> Iterator[str]:
    """The sentences that name a claim that is none of these, or somebody or a date that is not there."""

    def lacks(claims: Iterable[str | None], others: Iterable[str | None] = ()) -> bool:
        return not {*filter(None, claims)} <= {*good} or not {*filter(None, others)} <= {*facts.participants}

    yield from [HEADLINE] if lacks(facts.headline.rests_on) or not facts.headline.rests_on else []
    yield from (unit for unit, one in facts.labels if unit != HEADLINE and lacks(one.rests_on))
    yield from (
        f"claim.{one.id}" for one in facts.claims.values() if lacks([one.id, *one.nearest, *one.rebuttals], one.who)
    )
    yield from (f"faq.{one.id}" for one in facts.faq if lacks(one.answer))
    yield from (f"date.{one.id}" for one in facts.dates.values() if lacks([one.inferred]))
    yield from (f"timeline.{one.id}" for one in facts.timeline if lacks([one.claim, one.note]))
    yield from (
        f"participant.{one.id}"
        for one in facts.participants.values()
        if lacks([one.role, one.unnamed, *one.notes], [one.of])
    )


def _closed(facts: Facts) -> Facts:
    """The facts without any id of what is not there."""
    claims, participants = facts.claims, facts.participants

    def there(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in claims)

    def resting(labels: Iterable[Label]) -> tuple[Label, ...]:
        kept = (replace(one, rests_on=there(one.rests_on)) for one in labels)
        return tuple(one for one in kept if one.rests_on)

    def of_claim(one: Claim) -> Claim:
        who = tuple(name for name in one.who if name in participants)
        return replace(one, who=who, nearest=there(one.nearest), rebuttals=there(one.rebuttals))

    def of_participant(one: Participant) -> Participant:
        role, unnamed = (name if name in claims else None for name in (one.role, one.unnamed))
        of = one.of if one.of in participants else None
        return replace(one, of=of, role=role, unnamed=unnamed, notes=there(one.notes))

    def of_question(one: Question) -> Question | None:
        answer, standard = there(one.answer), one.ask.standard
        is_left = bool(answer) and (standard is None or standard.of is None or standard.of in participants)
        return replace(one, answer=answer) if is_left else None

    def of_entry(one: Entry) -> Entry | None:
        is_left = one.on in facts.dates and one.claim in claims
        return replace(one, note=one.note if one.note in claims else None) if is_left else None

    return replace(
        facts,
        headline=replace(facts.headline, rests_on=there(facts.headline.rests_on)),
        lead=resting(facts.lead),
        status=resting(facts.status),
        claims={name: of_claim(one) for name, one in claims.items()},
        participants={name: of_participant(one) for name, one in participants.items()},
        summary={section: there(names) for section, names in facts.summary.items()},
        timeline=tuple(filter(None, map(of_entry, facts.timeline))),
        faq=tuple(filter(None, map(of_question, facts.faq))),
        corrections=tuple(one for one in facts.corrections if one.claim in claims),
    )
