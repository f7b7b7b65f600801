"""A facts file (`seeds/<slug>.yml`) to `Facts`. What its keys mean stands in scripts/schema/facts.schema.json.

Everything that is wrong is reported, each thing once: a claim that cannot be read does not make every place that
names it wrong as well.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from explainer.model.facts import Facts, Label, Text
from explainer.model.seed import Seed
from explainer.problem import ContentError, Level, Problem
from explainer.read.facts import coherence
from explainer.read.facts.claims import read_claims, read_headline, read_labels
from explainer.read.facts.desk import SHAPES, Desk
from explainer.read.facts.origin import read_languages, read_making, read_origin
from explainer.read.facts.pages import read_corrections, read_faq, read_summary, read_timeline
from explainer.read.facts.readings import read_readings
from explainer.read.facts.sound import sound
from explainer.read.facts.subjects import read_dates, read_participants
from explainer.records import Fields, parse_as_far
from explainer.source import Source

_STILL_WHOLE = frozenset(
    "absent address copied evidence evidence-twice key-facts kind lead made misplaced same-answer text unit".split()
)
"""Problems of records that were read all the same: each id is there, and all that a record of its kind must have."""


@dataclass(frozen=True)
class Part:
    """What is left of facts of which a record has a problem: enough to hold the rest against the rules."""

    facts: Facts
    """Without what could not be read, and without whatever cannot be without that."""
    unsound: frozenset[str]
    """Of what is left, by the ids of `compose.passages`: what has a problem or names what has one.

    What a rule finds there may be due to that.
    """


def read_facts(source: Source, seed: Seed, tags: Collection[str] = ()) -> tuple[Facts | None, tuple[Problem, ...]]:
    """The facts about `seed` and everything that is wrong with them; `tags` are the languages that the site has.

    None unless every record could be read, with all that a record of its kind must have: then every id that one of
    them names is there. Facts that have a problem of another kind are still not fit to be published, but their words
    can be translated.
    """
    facts, _, problems = read_part(source, seed, tags)
    return facts, problems


def read_part(
    source: Source, seed: Seed, tags: Collection[str] = ()
) -> tuple[Facts | None, Part | None, tuple[Problem, ...]]:
    """As `read_facts`, and where some record has a problem, what is left without it; None where nothing is left."""
    problems: list[Problem] = []
    try:
        root = parse_as_far(source, problems)
    except ContentError as error:
        return None, None, error.problems
    desk = Desk.over(root, seed, tags, problems)
    fields = Fields.of(root, source.span(0, 0), SHAPES["facts"], desk.problems)
    if fields is None:
        return None, None, tuple(desk.problems)
    facts = _facts(source, fields, desk)
    defined = ((facts.claims, desk.claims), (facts.participants, desk.participants), (facts.dates, desk.dates))
    is_whole = all({*read} == {*(ids or ())} for read, ids in defined) and "headline" in fields.values
    is_read = all(one.code in _STILL_WHOLE for one in desk.problems if one.is_blocking)
    whole = facts if facts.claims and is_whole and is_read else None
    is_sound = whole is not None and not desk.faulty
    part = None if is_sound or not facts.claims else Part(*sound(facts, desk.faulty))
    return whole, part, tuple(desk.problems)


def _facts(source: Source, fields: Fields, desk: Desk) -> Facts:
    """What could be read; it may name what could not."""
    origin = read_origin(fields, desk)
    languages = dict(read_languages(fields, desk))
    made = dict(read_making(fields, desk))
    with desk.noting("headline", fields.key_of("headline"), fields.values.get("headline")):
        headline = read_headline(fields, desk)
    lead = tuple(read_labels(fields, desk, "lead"))
    status = tuple(read_labels(fields, desk, "status"))
    participants = dict(read_participants(fields, desk))
    desk.problems.extend(coherence.circles(participants))
    dates = dict(read_dates(fields, desk))
    claims = dict(read_claims(fields, desk))
    summary, key_facts = read_summary(fields, desk)
    timeline = read_timeline(fields, desk)
    faq = tuple(read_faq(fields, desk))
    corrections = tuple(read_corrections(fields, desk))
    readings = dict(read_readings(fields, desk))

    desk.problems.extend(coherence.misplaced(desk.references, claims))
    desk.problems.extend(
        coherence.too_many_key_facts([claims[name] for name in summary["key"] if name in claims], key_facts)
    )
    desk.problems.extend(coherence.too_long_lead(lead))
    desk.problems.extend(coherence.same_answers(faq))
    desk.problems.extend(coherence.copied(desk.texts, desk.seed, participants.values()))
    if all(problem.level is Level.NOTICE for problem in desk.problems):
        desk.problems.extend(coherence.unused(desk.references, claims, participants))
    return Facts(
        source=source,
        publish=origin.publish,
        listed=origin.listed,
        address=origin.address,
        publisher=origin.publisher,
        seen_at=origin.seen_at,
        languages=languages,
        made=made,
        headline=headline or Label("headline", Text("", fields.at, is_quoted=True), ()),
        status=status,
        participants=participants,
        dates=dates,
        claims=claims,
        summary=summary,
        timeline=timeline,
        faq=faq,
        corrections=corrections,
        lead=lead,
        readings=readings,
    )
