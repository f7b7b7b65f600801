"""Everything that drafting finds in an article, kind by kind: later kinds go by earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.draft.antecedents import antecedents
from explainer.draft.attributions import is_hearsay, is_of_trial
from explainer.draft.dates import dates
from explainer.draft.events import as_heard, events
from explainer.draft.findings import Findings, Person
from explainer.draft.names import names
from explainer.draft.organisations import organisations
from explainer.draft.people import people
from explainer.draft.places import places
from explainer.draft.standing import Names, standing, taken_back
from explainer.draft.statements import statements
from explainer.draft.tagger import Tagged
from explainer.draft.telling import telling
from explainer.source import Span


def find(tagged: Tagged) -> Findings:
    """People, organisations, places, dates, events and statements."""
    named = names(tagged)
    persons = people(tagged, named)
    dated = dates(tagged)
    bodies = organisations(named, persons)
    stands = standing(tagged, persons, bodies, dated)
    untrue = taken_back(tagged)
    happened = tuple(one for one in events(tagged, dated) if one.sentence.id not in untrue)
    if is_of_trial(tagged):
        happened = tuple(as_heard(one, tagged.seed.day) for one in happened)
    meant = antecedents(tagged, persons, bodies, dated, stands.unfit)
    return Findings(
        people=persons,
        organisations=bodies,
        places=places(named),
        dates=dated,
        events=telling(tagged, happened, Names(persons, bodies), dated, meant),
        statements=statements(tagged, persons),
        unfit=stands.unfit,
        leaning=stands.leaning,
        spoken_by=stands.spoken_by,
        behind={id_: name for person in persons for id_, name in _behind(tagged, person) if id_ in stands.owned_by},
        definite=stands.definite,
        waiting=stands.waiting,
        pleas=stands.pleas,
        answered=stands.answered,
        of_person=stands.of_person,
        hearsay=frozenset(unit.sentence.id for unit in tagged.body if is_hearsay(unit)),
        lead=stands.lead,
    )


def _behind(tagged: Tagged, person: Person) -> Iterator[tuple[str, Span]]:
    """The sentence that says with a "his" what somebody is, and the name of whose that is."""
    if len(person.presented) > 1:
        whose, own = person.presented
        yield from (
            (unit.sentence.id, whose)
            for unit in tagged.body
            if unit.sentence.span.start <= own.start < unit.sentence.span.end and unit.at(own.start) in {0, 1}
        )
