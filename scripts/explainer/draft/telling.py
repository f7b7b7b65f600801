"""Whether a sentence as a whole may stand at a date of it, and whether the article or only somebody in it vouches.

A sentence is shown whole beside its date. So it stands there where something was or will be at that date, in its main
clause or in one that tells more of a thing ("Ann Poe, who left in May, …"), and not where something is only held
against the date.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from explainer.draft.attributions import HEARSAY
from explainer.draft.dates import date_token
from explainer.draft.findings import Event
from explainer.draft.hanging import SUBJECTS
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.tense import moves, outlook
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.model.facts import Status

_WORDS = words().time
_NOUNS = frozenset({"NOUN", "PROPN"})
_COMPARED = frozenset({"since", "than", "against", "versus"})
_LIMITS = frozenset({"by", "until", "till"})
_BEFORE_IT_CHANGED = words().sentences.before_it_changed | {"once"}
_CLAIMS = _WORDS.claiming
_SPEECH = english.verbs().speaking(Use.REPORTS)
_FORESEES = _WORDS.foreseeing
_WHEN = frozenset({"on", "in", "at"})
_PROVIDED = frozenset({"provided", "providing", "assuming"})
_HELPS = frozenset({"aux", "auxpass"})
_MAKES_KNOWN = frozenset({"release", "publish", "announce", "issue"})
_PARTS = frozenset("end start beginning middle close night morning afternoon evening".split())
_IS = frozenset({"VBZ", "VBP"})
_DEEDS = _WORDS.said_and_done
_WILL = frozenset({"will", "'ll", "shall", "wo"})
_HAS = frozenset({"was", "were", "had"})
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
        several = sum(one.sentence is event.sentence for one in events) > 1
        is_main = _is_main(unit, at, several=several)
        status = _status(unit, at, event.status)
        plain, seen = _is_plain(unit, at, status), outlook(unit, at)
        marks = {one.text.lower() for one in unit.tokens if one.dep == "mark"}
        is_conditional = seen.conditional and not marks.isdisjoint({"if", "unless"})
        is_conditional = is_conditional or any(
            one.text == "," and unit.tokens[one.index + 1].text.lower() in _PROVIDED for one in unit.tokens[at:-1]
        )
        found.append(replace(event, is_main=is_main, status=status, is_plain=plain, is_conditional=is_conditional))
    return tuple(found)


def _is_main(unit: TaggedUnit, date: int, *, several: bool) -> bool:
    """Whether a sentence as a whole may stand at a date of it.

    Bad: 2016 for "Roe denied that it had changed since the 2016 vote"; 1911 for "On Friday they met, as they had in
    1911"; Sunday for "The mill burned down, the Courier reported Sunday".
    Good: 2016 for "Roe won the 2016 vote"; Monday for "The mill is old, according to a study published on Monday".
    """
    tokens = unit.tokens
    at, nouns, is_limit = tokens[date], 0, False
    while at.head != at.index:
        over = tokens[at.head]
        if over.pos in {"VERB", "AUX"}:
            break
        nouns += over.pos in _NOUNS
        is_limit = is_limit or over.text.lower() in _LIMITS
        if nouns and over.text.lower() in _COMPARED and not _goes_on(unit, over):
            return False
        at = over
    if nouns > 1 and tokens[tokens[date].head].text.lower() != "on":
        return False  # "with a population of 300 in 2017", but "for the second time in ten months on Thursday"
    verb = tokens[at.head]
    if nouns and verb.lemma == "be" and any(tokens[one].dep == "attr" for one in unit.children[verb.index]):
        return False  # "is a town of 300 people in 2017"
    is_reported = verb.lemma == "report" and any(
        tokens[one].dep == "ccomp" and one < verb.index for one in unit.children[verb.index]
    )
    if verb.lemma == "compare" or is_reported:
        return False
    links: list[str] = []
    while verb.head != verb.index and verb.dep != "relcl":
        marks = {tokens[one].text.lower() for one in unit.children[verb.index] if tokens[one].dep in {"mark", "advmod"}}
        links.append("" if marks & {"when", "after"} and not _is_said(verb) else verb.dep)
        # "once expected by May" and "bonds maturing in 2027" tell of no such time.
        was = {tokens[one].text.lower() for one in unit.children[verb.index]} & _BEFORE_IT_CHANGED
        is_open = verb.dep == "acl" and ((verb.tag != "VBN" and not is_limit) or was)
        # "A review promised in May was put on hold" tells what came of it later.
        is_open = is_open or (verb.dep == "acl" and verb.head == verb.index - 1 and tokens[verb.head].dep in SUBJECTS)
        # "was larger in the draft discussed in July"
        is_draft = verb.dep == "acl" and verb.head == verb.index - 1
        is_draft = is_draft and tokens[tokens[verb.head].head].text.lower() == "in"
        is_open = is_open or (is_draft and any(one.dep == "ROOT" and one.lemma == "be" for one in tokens))
        is_open = is_open or _is_told_object(unit, verb)
        if is_open or ("advcl" in links and (several or _is_said(verb))):
            return False
        verb = tokens[verb.head]
    return True


def _is_told_object(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a date is only when what somebody speaks of was made known: "dismissed the figure released on Monday"."""
    noun = unit.tokens[verb.head]
    while noun.dep == "pobj" and unit.tokens[noun.head].text == "of":
        noun = unit.tokens[unit.tokens[noun.head].head]
    return verb.dep == "acl" and verb.lemma.lower() in _MAKES_KNOWN and noun.dep == "dobj"


def _status(unit: TaggedUnit, date: int, status: Status) -> Status:
    """What somebody says to have happened only they say; what is expected nobody has promised."""
    if status is Status.HAPPENED and _is_claimed(unit, date):
        return Status.SAID
    at = unit.tokens[date]
    while status is Status.PLANNED and at.head != at.index:
        at = unit.tokens[at.head]
        if at.pos == "VERB" and at.lemma.lower() in _FORESEES:
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
        case Status.HAPPENED | Status.SAID:
            is_past = verb.tag == "VBD" or (verb.tag == "VBN" and not helped & _OPEN) or bool(helped & _HAS)
            below = {unit.tokens[one].dep for one in unit.children[verb.index]}
            is_deed = "auxpass" in below and "ccomp" not in below and "xcomp" not in below  # "was written in May"
            is_past = is_past and (lemma != "have" or verb.pos == "AUX")  # "had 300 people in 2017" is so, and not done
            return is_direct and is_past and (is_deed or lemma not in (_SPEECH | _FORESEES) - _DEEDS)
        case Status.PLANNED if verb.lemma == "due" and verb.dep == "acomp":
            return unit.tokens[verb.head].tag in _IS  # "elections are due in May"
        case Status.PLANNED:
            is_arranged = verb.tag == "VBN" and lemma in _WORDS.arranging
            is_meant = bool(helped & _WILL) or ("would" in helped and is_reported)
            return is_direct and (is_arranged or is_meant or moves(unit, verb.index) or _is_to_be(unit, verb))
        case Status.POSSIBLE:
            return is_direct and "would" not in helped
        case _:
            return True


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
    if any(unit.tokens[one].text.lower() in HEARSAY for one in unit.children[at.index]):
        return True
    while at.head != at.index:
        over = unit.tokens[at.head]
        says = over.lemma.lower() in _SPEECH
        claims = says or over.lemma.lower() in _CLAIMS or (over.lemma == "hear" and over.tag in {"VBD", "VBN"})
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
