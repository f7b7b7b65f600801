"""Whether a sentence as a whole may stand at a date of it, and whether the article or only somebody in it vouches.

A sentence is shown whole beside its date. So it stands there where something was or will be at that date, in its main
clause or in one that tells more of a thing ("Ann Poe, who left in May, …"), and not where something is only held
against the date.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from explainer.draft.attributions import HEARSAY
from explainer.draft.dates import date_token
from explainer.draft.findings import Dated, Event
from explainer.draft.hanging import SUBJECTS
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.tense import is_finite, moves, outlook
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.model.facts import Status

_WORDS = words().time
_BULLET = re.compile(r"\s*(?:[*•–—-]\s*)?")
_MEASURED_FROM = frozenset({"on", "from", "over", "against"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_COMPARED = frozenset({"since", "than", "against", "versus"})
_BESIDE = frozenset({"acl", "advcl", "csubj", "pcomp", "relcl"})
"""What a verb is that is not the main one, nor joined to it, nor what somebody says."""
_SPEECH = english.verbs().speaking(Use.REPORTS)
_WHEN = frozenset({"on", "in", "at"})
_DEPENDS = re.compile(r"(?:provided|providing|assuming|pending|depending on|subject to|(?:but )?only if)\b")
_HELPS = frozenset({"aux", "auxpass"})
_PARTS = frozenset("end start beginning middle close night morning afternoon evening".split())
_IS = frozenset({"VBZ", "VBP"})
_TENSED = _IS | {"VBD"}
_DEEDS = _WORDS.said_and_done
_WILL = frozenset({"will", "'ll", "shall", "wo"})
_HAS = frozenset({"was", "were", "had"})
_DENIES = frozenset({"deny", "dispute"})
_MAY = frozenset({"may", "might", "could"})
_OPEN = frozenset({"will", "would", "may", "might", "could", "should", "must", "to", "can", "is", "are", "be"})


def telling(tagged: Tagged, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each dated one with whether its sentence may stand at the date, and who says that it was so."""
    units = {unit.sentence.id: unit for unit in tagged.body}
    found: list[Event] = []
    for event in events:
        unit = units.get(event.sentence.id)
        at = None if unit is None or event.date is None else date_token(unit, event.date)
        if unit is None or at is None:
            found.append(event)
            continue
        several = sum(one.sentence is event.sentence and one.date is not None for one in events) > 1
        is_item = event.date is not None and _begins_item(unit, event.date)
        is_main = is_item or _is_main(unit, at, several=several)
        status = _status(unit, at, event.status)
        seen = outlook(unit, at)
        marks = {one.text.lower() for one in unit.tokens if one.dep == "mark"}
        is_conditional = (seen.conditional and not marks.isdisjoint({"if", "unless"})) or _depends(unit, at)
        is_sure = status is not Status.POSSIBLE or seen.uncertain or is_conditional or _is_open(unit, at)
        plain = is_sure and _is_plain(unit, at, status)
        told = replace(event, is_saying=_is_saying(unit, at))
        found.append(replace(told, is_main=is_main, status=status, is_plain=plain, is_conditional=is_conditional))
    return tuple(found)


def _depends(unit: TaggedUnit, date: int) -> bool:
    """Whether what stands behind a date, or behind a comma after it, says on what it depends: "subject to a vote"."""
    behind = unit.tokens[date + 1 :]
    starts = [behind[0], *(two for one, two in pairwise(behind) if one.text == ",")] if behind else []
    words = (" ".join(one.text.lower() for one in unit.tokens[start.index : start.index + 3]) for start in starts)
    return any(_DEPENDS.match(text) for text in words)


def _begins_item(unit: TaggedUnit, date: Dated) -> bool:
    """Whether a date begins an item of a list of days, which is told by itself."""
    text, start = date.words.source.text, date.words.start
    line = text.rfind("\n", 0, start) + 1
    is_list = "\n" in text[unit.sentence.span.start : unit.sentence.span.end].strip()
    return is_list and _BULLET.fullmatch(text, line, start) is not None


def _is_main(unit: TaggedUnit, date: int, *, several: bool) -> bool:
    """Whether the main verb, or a clause with a time of its own that is no relative one, tells what is at a date.

    Bad: 2016 for "Roe denied that it had changed since the 2016 vote"; 1911 for "On Friday they met, as they had in
    1911"; May for "Roe lost the mill built in May", "The mill, which burned down in May, is old"; Monday for "The mill
    is old, officials said Monday"
    Good: 2016 for "Roe won the 2016 vote"; Monday for "Roe said on Monday that it is old"; May for "It shut after Roe
    had left in May"
    """
    verb, is_beside = _verb_of(unit, date, several=several), False
    is_told = any(one.tag in _TENSED for one in unit.tokens)
    while verb is not None and verb.head != verb.index:
        over = unit.tokens[verb.head]
        is_fragment = over.head == over.index and over.pos in _NOUNS and (verb.tag in _TENSED or not is_told)
        is_within = verb.dep in _BESIDE or over.pos in _NOUNS
        is_beside = is_beside or (is_within and not (is_fragment or _is_object(unit, verb)))
        is_lost = is_within and is_beside and not _is_told_by_itself(unit, verb)
        if is_lost or (is_beside and (several or _is_said(verb))):
            return False
        if verb.dep == "relcl":
            break
        verb = over
    return verb is not None


def _verb_of(unit: TaggedUnit, date: int, *, several: bool) -> Token | None:
    """The verb whose time a date is, or what stands for one; None where something is only held against it."""
    tokens = unit.tokens
    at, nouns = tokens[date], 0
    while at.head != at.index:
        over = tokens[at.head]
        if over.pos in {"VERB", "AUX"}:
            break
        nouns += over.pos in _NOUNS
        is_held_against = at.text.lower() in _MEASURED_FROM and over.lemma.lower() in _WORDS.changing
        is_held_against = is_held_against or (nouns > 0 and over.text.lower() in _COMPARED and not _goes_on(unit, over))
        owned = [one for one in unit.children[over.index] if tokens[one].dep == "poss" and tokens[one].pos == "PRON"]
        if is_held_against or (owned and at.tag == "CD" and owned[0] < at.index < over.index):
            return None  # "a rise on the previous year", "her 2011 car"
        at = over
    verb = tokens[at.head]
    # "with a population of 300 in 2017", but "for the second time in ten months on Thursday"
    is_far = nouns > 1 and tokens[tokens[date].head].text.lower() != "on"
    # "fell in May from April", "a decade after the fire of 2011"
    is_from = at.text.lower() == "from" and verb.lemma.lower() in _WORDS.changing
    of = tokens[tokens[date].head]
    is_of_thing = nouns > 0 and of.text == "of" and tokens[of.head].lemma.lower() not in _PARTS
    is_far = is_far or (several and (is_from or is_of_thing))
    below = [tokens[one] for one in unit.children[verb.index]]
    is_of_state = nouns and verb.lemma == "be" and any(one.dep == "attr" for one in below)  # "is a town in 2017"
    is_saying = verb.tag in _TENSED and verb.lemma.lower() in _SPEECH
    is_said_behind = is_saying and any(one.dep == "ccomp" and one.index < verb.index for one in below)
    is_lost = verb.lemma == "compare" or is_said_behind or _is_relative(unit, verb)
    return None if is_far or is_of_state or is_lost else verb


def _is_relative(unit: TaggedUnit, verb: Token) -> bool:
    """Whether "who" or "whose" behind a comma is the verb's, though the parser takes its clause for a main one."""
    before = unit.tokens[: verb.index]
    first = max((two.index for one, two in pairwise(before) if one.text == "," and two.tag in _RELATIVE), default=None)
    is_near = first is not None and not any(one.pos == "VERB" for one in before[first:])
    return is_near and verb.dep in {"ccomp", "ROOT"}


def _is_object(unit: TaggedUnit, verb: Token) -> bool:
    """Whether an infinitive behind a noun is what is expected or wished: "expects talks to resume"."""
    noun = unit.tokens[verb.head]
    wished = _WORDS.foreseeing | _WORDS.wishing | _WORDS.arranging
    return verb.tag == "VB" and noun.dep == "dobj" and unit.tokens[noun.head].lemma.lower() in wished


def _is_told_by_itself(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a clause beside the main one tells something more, and not under which condition or of which thing.

    Good: "after Roe had left in May"; "Born in May, she left"; "while leaving in May"; "…, which is due in May."
    Bad: "The ruling is a victory for the union, which sued in March."
    """
    tokens, part = unit.tokens, unit.subtree(verb.index)
    marks = {tokens[one].text.lower() for one in unit.children[verb.index] if tokens[one].dep == "mark"}
    match verb.dep:
        case "advcl":
            is_open = not marks.isdisjoint(_WORDS.conditions)
            is_at_once = verb.tag == "VBG" and bool(marks & {"while", "when"})
            is_first = verb.tag == "VBN" and not part[0]
            return not is_open and (is_finite(unit, verb.index) or is_at_once or is_first)
        case "relcl":
            is_last = all(one.pos == "PUNCT" for one in tokens[part[-1] + 1 :])
            is_over = "VBD" in {verb.tag, *(tokens[one].tag for one in unit.children[verb.index])}
            return is_last and not is_over and part[0] > 0 and tokens[part[0] - 1].text in {",", "–", "—", "-"}
        case _:
            return False


def _status(unit: TaggedUnit, date: int, status: Status) -> Status:
    """What somebody says to have happened only they say; what is expected nobody has promised."""
    if status is Status.HAPPENED and _is_claimed(unit, date):
        return Status.SAID
    at = unit.tokens[date]
    while status is Status.PLANNED and at.head != at.index:
        at = unit.tokens[at.head]
        if at.pos == "VERB" and at.lemma.lower() in _WORDS.foreseeing:
            return Status.EXPECTED
    return status


def _is_plain(unit: TaggedUnit, date: int, status: Status) -> bool:
    """Whether the words of the verb that has the date say no less than the status does.

    Bad: "…, they said Wednesday" has happened then; "clearing the way for it to open in 2028" is planned
    Good: "It sank on Wednesday"; "It will open in 2028"; "the ceremony, planned for 8 July"
    """
    # "denied a fraud between March and May" is no fraud then, "will pay a toll between March and May" is a toll.
    at, verb = _hangs_on(unit, unit.tokens[date], _WHEN | ({"between"} if status is Status.PLANNED else set()))
    is_direct = at.dep in {"npadvmod", "prep", "advmod", "tmod", "agent"} and (
        verb.pos in {"VERB", "AUX"} or verb.dep == "conj"
    )
    helped = _helped(unit, verb)
    first = verb
    while first.dep == "conj" and first.tag not in {"VBD", "VBZ", "VBP"} and not helped:
        first = unit.tokens[first.head]  # "will stay open until May and close on Monday"
        helped = _helped(unit, first)
    lemma = verb.lemma.lower()
    is_reported = first.dep in {"ccomp", "conj"} and unit.tokens[first.head].lemma.lower() in _SPEECH
    match status:
        case Status.SAID if _is_denied(unit, verb):
            return False
        case Status.HAPPENED | Status.SAID:
            is_past = verb.tag == "VBD" or (verb.tag == "VBN" and not helped & _OPEN) or bool(helped & _HAS)
            below = {unit.tokens[one].dep for one in unit.children[verb.index]}
            is_deed = "auxpass" in below and "ccomp" not in below and "xcomp" not in below  # "was written in May"
            is_past = is_past and (lemma != "have" or verb.pos == "AUX")  # "had 300 people in 2017" is so, and not done
            return is_direct and is_past and (is_deed or lemma not in (_SPEECH | _WORDS.foreseeing) - _DEEDS)
        case Status.PLANNED if verb.lemma == "due" and verb.dep == "acomp":
            return unit.tokens[verb.head].tag in _IS  # "elections are due in May"
        case Status.PLANNED:
            is_arranged = verb.tag == "VBN" and lemma in _WORDS.arranging
            is_meant = bool(helped & _WILL) or ("would" in helped and is_reported)
            is_meant = is_meant or (verb.tag in _IS and (lemma in _WORDS.beginning or _takes_effect(unit, verb)))
            is_arranged = is_arranged or (lemma == "call" and at.text == "for")
            # "was moved to May", "was put off until May", but "may not be moved until May"
            is_moved = moves(unit, verb.index) and not (at.text == "until" and lemma in {"move", "shift", "slip"})
            is_set = is_arranged or is_meant or is_moved or _is_to_be(unit, verb)
            return is_direct and is_set and not _is_foretold(unit, first)
        case Status.POSSIBLE:
            return is_direct and "would" not in helped and at.text != "until"
        case _:
            return True


def _is_open(unit: TaggedUnit, date: int) -> bool:
    """Whether a word over a date says in so many words that nobody knows: "may leave in May", "hopes to leave in May".

    Bad: "They called Roe to speak in May", "They threatened to leave in May"
    """
    at = unit.tokens[date]
    while at.head != at.index:
        at = unit.tokens[at.head]
        helped, lemma = _helped(unit, at), at.lemma.lower()
        is_weighed = lemma in _WORDS.weighing and not helped & _WILL  # "will consider the offer on Friday"
        if helped & _MAY or lemma in _WORDS.wishing or is_weighed:
            return True
    return False


def _hangs_on(unit: TaggedUnit, at: Token, when: Collection[str]) -> tuple[Token, Token]:
    """The word by which a date hangs on a verb, and that verb."""
    while at.dep in {"nummod", "compound", "amod", "nmod", "appos"} and at.head != at.index and _is_time(unit, at):
        at = unit.tokens[at.head]
    over = unit.tokens[at.head]
    if at.dep == "pobj" and over.text.lower() == "of" and unit.tokens[over.head].lemma.lower() in _PARTS:
        at = unit.tokens[over.head]  # "by the end of September"
    if at.dep == "poss" and unit.tokens[at.head].dep == "pobj":
        at = unit.tokens[at.head]  # "taken at Monday's meeting"
    if at.dep in {"pobj", "pcomp"}:
        at = unit.tokens[at.head]
    verb = unit.tokens[at.head]
    while at.dep == "prep" and at.text.lower() in when and verb.dep in {"dobj", "pobj"} and verb.pos == "NOUN":
        verb = unit.tokens[verb.head]  # "engaged in talks on Monday"
    if verb.pos == "ADP":
        verb = unit.tokens[verb.head]
    if verb.pos == "NUM" and verb.dep == "dobj":
        verb = unit.tokens[verb.head]  # "is to close 11 of its 34 mills between May and July"
    while verb.dep == "xcomp" and verb.tag == "VBG":
        verb = unit.tokens[verb.head]  # "began selling it on Monday"
    return at, verb


def _is_time(unit: TaggedUnit, one: Token) -> bool:
    """Whether a word belongs to a date of several: "October 8"."""
    over = unit.tokens[one.head]
    return any(
        label.label == "DATE" and label.first <= min(one.index, over.index) < label.after for label in unit.entities
    )


def _helped(unit: TaggedUnit, verb: Token) -> set[str]:
    return {unit.tokens[at].text.lower() for at in unit.children[verb.index] if unit.tokens[at].dep in _HELPS}


def _is_denied(unit: TaggedUnit, verb: Token) -> bool:
    """Whether whoever is said to say so says that it is not so."""
    while verb.head != verb.index and verb.lemma.lower() not in _DENIES:
        verb = unit.tokens[verb.head]
    return verb.lemma.lower() in _DENIES


def _is_foretold(unit: TaggedUnit, verb: Token) -> bool:
    """Whether somebody only foresees it: "warned that it would rise", "Forecasters say it will rise"."""
    over = unit.tokens[verb.head]
    subjects = {unit.tokens[at].lemma.lower() for at in unit.children[over.index] if unit.tokens[at].dep in SUBJECTS}
    return verb.dep == "ccomp" and not _WORDS.foretelling.isdisjoint({over.lemma.lower(), *subjects})


def _takes_effect(unit: TaggedUnit, verb: Token) -> bool:
    return verb.lemma == "take" and any(unit.tokens[at].text == "effect" for at in unit.children[verb.index])


def _is_saying(unit: TaggedUnit, date: int) -> bool:
    """Whether a date says when somebody said what stands behind it: "told reporters on Monday that it was old"."""
    _, verb = _hangs_on(unit, unit.tokens[date], _WHEN)
    said = [at for at in unit.children[verb.index] if unit.tokens[at].dep in {"ccomp", "xcomp"}]
    is_main = verb.dep in {"ROOT", "conj"} and verb.tag == "VBD"
    return is_main and verb.lemma.lower() in _SPEECH and any(unit.subtree(at)[0] > date for at in said)


def _is_to_be(unit: TaggedUnit, verb: Token) -> bool:
    """`is scheduled to open`, `plans to open`, `is to open`."""
    over = unit.tokens[verb.head]
    is_planned = over.lemma.lower() in _WORDS.arranging | _WORDS.deciding
    return verb.dep == "xcomp" and (is_planned or (over.lemma == "be" and over.tag in _IS))


def _is_claimed(unit: TaggedUnit, date: int) -> bool:
    """Whether somebody says or claims what is told of a date: "It was found on Monday, police said".

    Good: "Police said on Monday it was found"; "Ann Poe, whose mill was found on Monday, said so"
    """
    verb = outlook(unit, date).verb
    at = unit.tokens[date if verb is None else verb]
    behind = next((one for one in unit.tokens[date + 1 :] if one.pos != "PUNCT"), at)
    if {unit.tokens[one].text.lower() for one in unit.children[at.index]} & HEARSAY or behind.text == "according":
        return True
    while at.head != at.index:
        over = unit.tokens[at.head]
        says = over.lemma.lower() in _SPEECH
        claims = says or over.lemma.lower() in _WORDS.claiming or (over.lemma == "hear" and over.tag in {"VBD", "VBN"})
        if any(one.text == ";" for one in unit.tokens[min(at.index, over.index) : max(at.index, over.index)]):
            return False  # "Roe built it in May; he argues that it is dry"
        if any(one.tag in {"WDT", "WP", "WP$"} for one in unit.tokens[max(at.index, date) + 1 : over.index]):
            return False  # "Roe sold it in May to a man whose mill had, she said, burned down"
        if claims and at.dep in {"ccomp", "xcomp", "oprd", "prep"} and (at.dep != "prep" or at.text.lower() == "of"):
            return True
        at = over
    return False


def _goes_on(unit: TaggedUnit, since: Token) -> bool:
    """Whether something goes on since what is dated: "has closed the road since Monday's storm"."""
    below = [unit.tokens[at] for at in unit.children[since.head]]
    return since.text.lower() == "since" and any(one.lemma == "have" and one.tag in {"VBZ", "VBP"} for one in below)


def _is_said(verb: Token) -> bool:
    """Whether a clause stands behind the verb of whoever says it; "…, police said" only says who knows it."""
    return verb.dep == "ccomp" and verb.head < verb.index
