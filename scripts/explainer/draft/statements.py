"""Who said what: every sentence that attributes speech or a stated position to somebody.

An attribution is a verb of speech with its subject ("X said", "said X", "X told Y", "telling Y"), or "according to X".
What stands in quotation marks speaks for itself: verbs inside are the speaker's own, and a sentence that lies wholly
inside belongs to whom the words around it name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explainer.draft.attributions import ACCORDING, REPORTED, Attribution, attributions_in, is_inside
from explainer.draft.findings import Person, Statement
from explainer.draft.speakers import Focus, Speaker, named_by, person_at, phrase, speaker
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.language import english
from explainer.language.quotations import (
    LEAST_SPEECH,
    Quotation,
    in_unit,
    is_all_quoted,
    is_name,
    quotations,
    runs_in,
    runs_open,
)
from explainer.source import Span

_PEOPLE = english.people()


def statements(tagged: Tagged, people: Sequence[Person]) -> tuple[Statement, ...]:
    """One statement for each sentence that has one, in order; `people` are the article's."""
    spoken = quotations(tagged.seed)
    focus = Focus(people)
    found: list[Statement] = []
    waiting: list[Statement] = []
    for unit in tagged.units:
        _mention(unit, focus)
        pieces = in_unit(spoken, unit.sentence)
        span = unit.sentence.span
        focus.reads(unit, pieces)
        every = [*attributions_in(unit, pieces)]
        attribution = min(every, key=lambda a: (a.rank, a.verb), default=None)
        who = None if attribution is None else _spoken_by(unit, attribution, every, focus)
        quote = _quote(unit, pieces)
        if attribution is not None and attribution.rank > 1 and found and runs_in(span, spoken) and not waiting:
            # "Are you ready?" CNN reported: the paper reports whose speech has begun before.
            who = _of(found[-1])
        if attribution is not None and (
            who is not None or (quote is not None and len(quote.text.split()) >= LEAST_SPEECH)
        ):
            found.extend(_said(w, who) for w in waiting)
            waiting = []
            if who is None and not focus.is_unsure and found:
                who = Speaker(found[-1].speaker, is_sure=False) if found[-1].speaker else None
            verb = unit.span(attribution.verb, attribution.verb + 1)
            found.append(
                _said(Statement(unit.sentence, span, None, quote, attribution.is_whole, verb, is_sure=False), who)
            )
        elif is_all_quoted(unit.sentence, pieces) and unit is not tagged.title:
            statement = Statement(unit.sentence, span, None, quote, is_whole=True, verb=None, is_sure=False)
            if _is_continued(span, spoken) or (waiting and runs_in(span, spoken) and not _ends_in(span, spoken)):
                waiting.append(statement)
            else:
                for one in (*waiting, statement):
                    found.append(_said(one, _last(found, one)))
                waiting = []
        else:
            for one in waiting:
                found.append(_said(one, _last(found, one)))
            waiting = []
            _look(unit, focus, pieces)
        focus.has_read()
    for one in waiting:
        found.append(_said(one, _last(found, one)))
    return tuple(replace(one, is_sure=one.is_sure and not runs_open(one.sentence, spoken)) for one in found)


def _spoken_by(unit: TaggedUnit, by: Attribution, every: Sequence[Attribution], focus: Focus) -> Speaker | None:
    """Who speaks in a sentence, of which `every` has all attributions.

    For sure it is no paper that reports what others said, and nobody who spoke according to somebody else.
    """
    who = speaker(unit, by.subject, focus)
    is_own = by.rank != REPORTED and not any(one.rank == ACCORDING and one.subject != by.subject for one in every)
    return None if who is None else replace(who, is_sure=who.is_sure and by.is_whole and is_own)


def _said(statement: Statement, who: Speaker | None) -> Statement:
    return statement if who is None else replace(statement, speaker=who.name, is_sure=who.is_sure)


def _of(statement: Statement) -> Speaker | None:
    return None if statement.speaker is None else Speaker(statement.speaker, statement.is_sure)


def _last(found: Sequence[Statement], statement: Statement) -> Speaker | None:
    """Who spoke last, and may go on; for sure where the quotation has begun before, or in the same paragraph."""
    if not found or found[-1].speaker is None:
        return None
    last, here = found[-1].sentence, statement.sentence
    goes_on = last.number is not None and here.number == last.number + 1
    is_sure = found[-1].is_sure and goes_on and last.paragraph == here.paragraph and found[-1].quote is not None
    return Speaker(found[-1].speaker, is_sure)


def _quote(unit: TaggedUnit, pieces: Sequence[Span]) -> Span | None:
    """The longest piece of direct speech; names of works and of people in quotation marks are none."""
    speech = [piece for piece in pieces if not _is_a_name(unit, piece)]
    return max(speech, key=lambda piece: (len(piece.text.split()), -piece.start), default=None)


def _is_a_name(unit: TaggedUnit, piece: Span) -> bool:
    return is_name(unit.sentence.span.source.text[unit.sentence.span.start : piece.start], piece.text)


def _ends_in(span: Span, spoken: Sequence[Quotation]) -> bool:
    """Whether a quotation ends with the sentence."""
    return any(span.start < q.span.end <= span.end for q in spoken)


def _is_continued(span: Span, spoken: Sequence[Quotation]) -> bool:
    """Whether the speaker of a sentence in quotation marks may be named after it: the quotation begins and goes on."""
    return any(span.start <= q.span.start < span.end < q.span.end - 1 for q in spoken)


def _look(unit: TaggedUnit, focus: Focus, pieces: Sequence[Span]) -> None:
    """Puts the subject of a sentence without speech into focus."""
    for token in unit.tokens:
        if token.dep not in {"nsubj", "nsubjpass"} or is_inside(token.start, pieces):
            continue
        head = unit.tokens[token.head]
        if head.dep not in {"ROOT", "conj", "ccomp"}:
            continue
        if token.pos == "PRON":
            focus.meant(token.text.lower())
        elif (person := named_by(unit, token.index, focus.people)) is not None:
            focus.saw(person)
        elif token.lemma.lower() in _PEOPLE.speakers and token.tag == "NN":
            focus.saw(phrase(unit, token.index))
        elif not _look_at_owner(unit, token.index, focus):
            continue
        return
    for token in unit.tokens:
        if token.lemma.lower() in _PEOPLE.speakers and token.tag == "NN" and not focus.persons:
            focus.saw(phrase(unit, token.index))


def _look_at_owner(unit: TaggedUnit, subject: int, focus: Focus) -> bool:
    """Puts into focus whose the subject is: "Yuan's family", "the name of the plaintiff"."""
    for at in unit.subtree(subject):
        token = unit.tokens[at]
        if token.dep not in {"poss", "pobj"} or unit.tokens[token.head].text.lower() not in {"of"} | _owned(
            unit, token.head
        ):
            continue
        if (person := named_by(unit, at, focus.people)) is not None or (person := person_at(unit, at, focus.people)):
            focus.saw(person)
            return True
        if token.lemma.lower() in _PEOPLE.speakers and token.tag == "NN":
            focus.saw(phrase(unit, at))
            return True
    return False


def _owned(unit: TaggedUnit, head: int) -> set[str]:
    """The word itself, where a possessor hangs on it."""
    return {unit.tokens[head].text.lower()} if unit.tokens[head].pos in {"NOUN", "PROPN"} else set()


def _mention(unit: TaggedUnit, focus: Focus) -> None:
    """Makes the people whom a sentence names known, behind those in focus."""
    span = unit.sentence.span
    for person in focus.people:
        named = any(span.start <= mention.start < span.end for mention in person.mentions)
        if named and person not in focus.persons:
            focus.persons.insert(0, person)
