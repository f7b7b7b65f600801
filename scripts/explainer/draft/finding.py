"""Everything that drafting finds in an article, kind by kind: later kinds go by earlier ones."""

from __future__ import annotations

from collections.abc import Collection

from explainer.draft.attributions import is_hearsay, is_of_trial
from explainer.draft.binding import bound
from explainer.draft.dates import dates
from explainer.draft.events import as_heard, events
from explainer.draft.findings import STEM, Findings
from explainer.draft.items import with_items
from explainer.draft.names import names
from explainer.draft.organisations import organisations
from explainer.draft.people import people
from explainer.draft.places import places
from explainer.draft.standing import standing
from explainer.draft.statements import statements
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.telling import telling

_THINGS = frozenset({"NOUN"})
_TELLING = _THINGS | {"PROPN", "VERB", "NUM", "ADJ"}


def stems(unit: TaggedUnit, kinds: Collection[str]) -> frozenset[str]:
    """The words of some kinds, each by its first letters."""
    return frozenset(one.text.lower()[:STEM] for one in unit.tokens if one.pos in kinds)


def find(tagged: Tagged) -> Findings:
    """People, organisations, places, dates, events and statements."""
    named = names(tagged)
    persons = people(tagged, named)
    dated = dates(tagged)
    bodies = organisations(tagged, named, persons)
    stands = standing(tagged, persons, bodies, dated)
    said = statements(tagged, persons)
    happened = tuple(with_items(telling(tagged, events(tagged, dated))))
    if is_of_trial(tagged):
        # Who is tried is introduced in the article's own words.
        own = {one.sentence.paragraph for one in tagged.body if one.sentence.id in stands.pleas}
        heard = (one if one.sentence.paragraph in own else as_heard(one, tagged.seed.day) for one in happened)
        happened = tuple(heard)
    return Findings(
        people=persons,
        organisations=bodies,
        places=places(named),
        dates=dated,
        events=happened,
        statements=said,
        unfit=stands.unfit,
        leaning=stands.leaning,
        pointing=stands.pointing,
        definite=stands.definite,
        nouns={unit.sentence.id: stems(unit, _THINGS) for unit in tagged.body},
        waiting=stands.waiting,
        pleas=stands.pleas,
        bound=bound(tagged, said, dated, stands.leaning, stands.lead),
        of_person=stands.of_person,
        hearsay=frozenset(unit.sentence.id for unit in tagged.body if is_hearsay(unit)),
        lead=stands.lead,
        headline=stems(tagged.title, _TELLING),
    )
