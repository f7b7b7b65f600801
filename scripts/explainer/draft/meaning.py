"""Whom the "she" of a sentence means that leans on nothing else: the name, where only one person can be meant.

A page can show such a sentence behind that name, without the sentences between: "Ann Poe … She left in May".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from explainer.draft.attributions import is_inside
from explainer.draft.findings import Person
from explainer.draft.speakers import Focus
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.language.quotations import in_unit, quotations
from explainer.source import Span

_MOST_OF = 4
"""Three of four words for one person are the same in an article about one."""
_OFTEN = 3
"""Times that somebody is named whom an article is about."""
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}


def meant(tagged: Tagged, people: Sequence[Person], by_person: Collection[str]) -> Mapping[str, Span]:
    """The fullest name, from before, of whom each of the units `by_person` tells; none where two could be meant.

    Bad: "he" behind a sentence with two men, or with a name of which nobody knows whether it is a person's
    """
    focus, spoken = Focus(people), quotations(tagged.seed)
    main, most = _main(tagged, people), _most(tagged)
    often = [one for one in people if len(one.mentions) >= _OFTEN]
    titled = dict(focus.genders)
    known = [span for one in people for span in one.mentions]
    found: dict[str, Span] = {}
    before: list[TaggedUnit] = []
    for unit in tagged.body:
        pieces = in_unit(spoken, unit.sentence)
        focus.reads(unit, pieces)
        pronouns = [
            (one, _PRONOUNS[one.text.lower()])
            for one in unit.tokens
            if one.text.lower() in _PRONOUNS and one.tag in {"PRP", "PRP$"} and not is_inside(one.start, pieces)
        ]
        if unit.sentence.id in by_person and len({word for _, word in pronouns}) == 1:
            one, word = pronouns[0]
            name = None if _is_unsure((*before[-1:], unit), known) else focus.only(word, one.start)
            is_shown = name is not None and titled.get(name) == word
            near = (before or [unit])[-1].tokens
            is_open = any(_PRONOUNS.get(each.text.lower()) == word for each in near)
            if not is_shown and (is_open or any(one.name != name and word == most for one in often)):
                name = None  # of somebody else, perhaps: "Judge Poe let him go. He left"
            is_born = unit.tokens[0].tag == "VBN"  # "Born in Orsa in 1932, she …" is of whom an article is about
            is_of_main = (
                main is not None and main[1] == word and (is_born or _is_of_main(unit, before, main[0], people))
            )
            if name is None and main is not None and is_of_main:
                name = main[0].name
            person = next((one for one in people if one.name == name), None)
            named = [] if person is None else [at for at in person.mentions if at.end <= unit.sentence.span.start]
            inside = [at for at in named if at.start > tagged.title.sentence.span.end]
            span = unit.sentence.span
            is_named = person is not None and any(span.start <= at.start < span.end for at in person.mentions)
            if inside and not is_named:  # "He left, Ann Poe said" is of another
                found[unit.sentence.id] = max(inside, key=lambda at: (len(at.text.split()), -at.start))
        focus.here = [(at, who) for at, who in focus.here if not _is_by_the_way(unit, at)]
        focus.has_read()
        before.append(unit)
    return found


def _main(tagged: Tagged, people: Sequence[Person]) -> tuple[Person, str] | None:
    """The only one whom the title names, with the word that the article has for such a person."""
    title = tagged.title.sentence.span
    named = [one for one in people if any(title.start <= at.start < title.end for at in one.mentions)]
    most = _most(tagged)
    return (named[0], most) if len(named) == 1 and most is not None else None


def _most(tagged: Tagged) -> str | None:
    """The word for one person that an article has three of four times, or oftener."""
    words = Counter(
        _PRONOUNS[one.text.lower()] for unit in tagged.body for one in unit.tokens if one.text.lower() in _PRONOUNS
    )
    ((most, times),) = words.most_common(1) or [("", 0)]
    return most if most and times * _MOST_OF > sum(words.values()) * (_MOST_OF - 1) else None


def _is_of_main(unit: TaggedUnit, before: Sequence[TaggedUnit], main: Person, people: Sequence[Person]) -> bool:
    """Whether its paragraph, or what stands before that, has named nobody else: so an article goes on about its own."""
    here = [one for one in before if one.sentence.paragraph == unit.sentence.paragraph] or before[-1:]
    others = [at for one in people if one is not main for at in one.mentions]
    return not any(one.sentence.span.start <= at.start < one.sentence.span.end for one in here for at in others)


def _is_unsure(units: Sequence[TaggedUnit], known: Sequence[Span]) -> bool:
    """Whether some sentences have a name that may be a person's, or not."""
    return any(
        entity.label == "PERSON"
        and not any(
            at.start < unit.tokens[entity.first].end and unit.tokens[entity.first].start < at.end for at in known
        )
        for unit in units
        for entity in unit.entities
    )


def _is_by_the_way(unit: TaggedUnit, at: int) -> bool:
    """Whether a place lies in an aside after which the sentence goes on: "Roe, who is no friend of the mayor, left"."""
    index = unit.at(at)
    while index is not None and unit.tokens[index].head != index:
        token = unit.tokens[index]
        part = unit.subtree(index) if token.dep == "relcl" else ()  # of a long sentence, that takes its time
        if part and part[0] and part[-1] + 1 < len(unit.tokens):
            return unit.tokens[part[0] - 1].text == "," and unit.tokens[part[-1] + 1].text == ","
        index = token.head
    return False
