"""Everything that drafting finds in an article, kind by kind: later kinds go by earlier ones."""

from __future__ import annotations

from explainer.draft.dates import dates
from explainer.draft.events import events
from explainer.draft.findings import Findings
from explainer.draft.names import names
from explainer.draft.organisations import organisations
from explainer.draft.people import people
from explainer.draft.places import places
from explainer.draft.standing import standing
from explainer.draft.statements import statements
from explainer.draft.tagger import Tagged
from explainer.draft.telling import telling


def find(tagged: Tagged) -> Findings:
    """People, organisations, places, dates, events and statements."""
    named = names(tagged)
    persons = people(tagged, named)
    dated = dates(tagged)
    stands = standing(tagged, persons, dated)
    return Findings(
        people=persons,
        organisations=organisations(named, persons),
        places=places(named),
        dates=dated,
        events=telling(tagged, events(tagged, dated), persons, dated),
        statements=statements(tagged, persons),
        unfit=stands.unfit,
        leaning=stands.leaning,
        spoken_by=stands.spoken_by,
        definite=stands.definite,
        waiting=stands.waiting,
    )
