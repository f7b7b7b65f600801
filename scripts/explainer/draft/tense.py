"""What the verb over some words says about their time: back or ahead, done, planned, possible or again and again.

From a word the reading climbs to the verbs it depends on. An English verb tells its time by its form, its auxiliaries
and, where it is an infinitive, by the verb above it: "is expected to leave", "managed to leave", "said to have left".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from explainer.draft.hanging import SUBJECTS
from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.language.values.reckoning import Direction

_WORDS = words().time

_VERBS = english.verbs()
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|[ap]\.?m\.?|midnight|noon|dawn|dusk")
_SPEECH = _VERBS.speaking(Use.REPORTS)

_HAPPENED_BEFORE = _WORDS.happened_before
_MOVES_WITH = frozenset("bring put push".split()), frozenset("off back forward".split())
_PUTS_OFF = (_WORDS.moving | {"put"}) - {"move", "shift", "slip"}
_CANCELS = _WORDS.cancelling
_RECKONS = _WORDS.foreseeing - {"expect", "anticipate"}
"""Which promise nothing: "is forecast to fall"; who "is expected to resign" has mostly said so."""
_UP_TO = frozenset({"until", "till"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NAMES_OR_IS = words().sentences.naming | {"be", "describe", "become"}
_CALLED = frozenset(
    "strike election vote referendum meeting session protest rally march walkout stoppage summit".split()
)
"""What is called for a day to come."""
_RATE = re.compile(
    r"\b(?:once|twice|\w+s)\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b(?!\s+(?:before|after|earl|later|ago))|"
    r"\b(?:every|each)\s+(?:day|week|month|year)\b|\b(?:dai|week|month)ly\b",
    re.IGNORECASE,
)
"""What tells how often: "20 flights per day"."""


class Mood(Enum):
    """How sure an occurrence is."""

    FACT = "fact"
    PRESENT = "present"
    """Told in the present: with a date ahead it is on a timetable, with one that is over it is a caption's."""
    PLAN = "plan"
    OPEN = "open"
    """Was arranged; whether it came to be is not told: "was due to open in May"."""
    POSSIBLE = "possible"
    UNREAL = "unreal"
    """Did not come to be, or nobody knows: "would have opened", "may have left"."""


@dataclass(frozen=True)
class Outlook:
    """A verb's time and mood."""

    verb: int | None
    """The verb's token; None in words without any."""
    direction: Direction
    mood: Mood
    habit: bool
    denied: bool
    conditional: bool
    """The verb stands in a condition, or under one."""
    uncertain: bool
    """A word between here and the verb, or beside it, calls the matter possible: "the potential establishment"."""


def _ends_by_clock(unit: TaggedUnit, until: int, index: int) -> bool:
    """Whether what lasted until an hour did so on the day of a token: "ran until almost 11pm on Monday"."""
    return any(_CLOCK.fullmatch(one.text.lower()) is not None for one in unit.tokens[until + 1 : index])


def outlook(unit: TaggedUnit, index: int) -> Outlook:
    """The reading of the verb that governs the token."""
    path = list(_path(unit, index))
    verb = next((at for at in path if _is_verb(unit.tokens[at])), None)
    if verb is None:
        words = {unit.tokens[at].lemma.lower() for at in path}
        unsure = bool(words & _VERBS.uncertain)
        mood = Mood.POSSIBLE if unsure else Mood.FACT
        return Outlook(None, Direction.UNKNOWN, mood, habit=False, denied=False, conditional=False, uncertain=unsure)
    over = _out_of_what(unit, path, _reporting(unit, index, verb))
    verb = _arranged(unit, over)
    direction, mood = of_verb(unit, verb)
    below = path[: path.index(over)]
    lasts = any(unit.tokens[at].lemma.lower() in _UP_TO and not _ends_by_clock(unit, at, index) for at in below)
    if lasts and direction is Direction.PAST and mood is Mood.FACT and not is_before_past(unit, verb):
        # "was freed on bail until 10 April": it lasts from then on.
        direction = Direction.AHEAD_OF_PAST
    elif any(
        unit.tokens[at].lemma.lower() in _HAPPENED_BEFORE and unit.tokens[at].pos in {"ADP", "SCONJ"} for at in below
    ) or _follows(unit, verb):
        # "This comes after June's meeting", "since Monday": what stands behind the verb's time.
        direction = (
            direction
            if direction is Direction.FUTURE and not _is_gerund(unit, verb) and _has_modal(unit, verb)
            else Direction.PAST
        )
        mood = Mood.FACT if direction is Direction.PAST and mood is not Mood.UNREAL else mood
    elif direction is Direction.PAST and mood is Mood.FACT and _is_meant_for(unit, path, verb):
        # "called a strike for Monday": ahead of what was done.
        if moves(unit, verb):
            direction, mood = Direction.FUTURE, Mood.PLAN
        else:
            direction, mood = Direction.AHEAD_OF_PAST, Mood.UNREAL if cancels(unit, verb) else Mood.OPEN
    elif direction is Direction.PAST and any(unit.tokens[at].text == "due" for at in below):
        direction, mood = Direction.AHEAD_OF_PAST, Mood.UNREAL  # "A vote was due on Monday"
    elif mood is Mood.PRESENT and _is_begun(unit, path):
        direction = Direction.AHEAD_OF_PAST
    # A participle or infinitive hangs on a noun, which may be the uncertain one.
    finite = next((at for at in path if is_finite(unit, at)), over)
    uncertain = any(_is_uncertain(unit, at) for at in path[: path.index(finite)] if at != over) or _is_called_possible(
        unit, verb
    )
    clauses = list(_clauses(unit, verb))
    conditional = any(_is_conditional(unit, at) for at in clauses)
    is_inverted = any(_is_inverted(unit, at) for at in clauses)
    if direction is Direction.PAST and (is_inverted or _has_condition(unit, clauses, _WORDS.conditions | {"whether"})):
        mood = Mood.UNREAL
    elif mood is not Mood.UNREAL and (
        uncertain
        or (conditional and direction is not Direction.PAST)
        or (direction is Direction.PAST and _is_of_the_possible(unit, verb))
        or _is_foreseen(unit, verb)
    ):
        mood = Mood.POSSIBLE
    return Outlook(
        verb,
        direction,
        mood,
        habit=is_habit(unit, verb),
        denied=_is_denied(unit, verb),
        conditional=conditional,
        uncertain=uncertain,
    )


def _reporting(unit: TaggedUnit, index: int, verb: int) -> int:
    """The verb of speech where the words stand before what is said: "said on Friday it will close"."""
    over = unit.tokens[verb].head
    if not _is_reported(unit, verb) or dates_a_thing(unit, index):
        return verb
    subject = next((at for at in unit.children[verb] if unit.tokens[at].dep in {"nsubj", "nsubjpass", "mark"}), verb)
    return over if over < index < subject or index < over < verb else verb


def _out_of_what(unit: TaggedUnit, path: Sequence[int], verb: int) -> int:
    """The verb over a "what": "will hold on Friday what Roe called a feast", "on what would have been her birthday"."""
    below = [unit.tokens[at] for at in unit.children[verb]]
    is_what = any(one.tag == "WP" and one.text.lower() == "what" for one in below)
    if not is_what or unit.tokens[verb].lemma.lower() not in _NAMES_OR_IS:
        return verb
    return next((at for at in path[path.index(verb) + 1 :] if _is_verb(unit.tokens[at])), verb)


def _arranged(unit: TaggedUnit, verb: int) -> int:
    """The infinitive of what is or was to be done, where the day stands at "was": "on Friday Roe was to speak"."""
    below = (at for at in unit.children[verb] if unit.tokens[verb].lemma == "be" and unit.tokens[at].dep == "xcomp")
    return next((at for at in below if any(aux.tag == "TO" for aux in _aux(unit, at))), verb)


def is_before_past(unit: TaggedUnit, verb: int | None) -> bool:
    """Whether a verb goes back behind what is told: "She had left on Monday"; nobody is said to have said so."""
    if verb is None or _is_reported(unit, _first_joined(unit, verb)):
        return False
    return any(aux.text.lower() in {"had", "'d"} and aux.lemma == "have" for aux in _aux(unit, verb))


def dates_a_thing(unit: TaggedUnit, index: int) -> bool:
    """Whether a date stands before the noun that it belongs to: "Monday's vote", "an October 8 hearing".

    The verb does not tell its time.
    """
    token = unit.tokens[index]
    head = unit.tokens[token.head]
    if token.dep in {"nummod", "compound"} and head.index < index:  # October 8
        return dates_a_thing(unit, head.index)
    return (
        token.dep in {"poss", "compound", "nmod", "nummod", "amod"}
        and head.pos in {"NOUN", "PROPN"}
        and index < head.index
    )


def is_of_what_is_told(unit: TaggedUnit, index: int) -> bool:
    """Whether a date belongs to a thing that the verb ahead of it only speaks of, and whose time it does not tell.

    So it is of "Any complaint about Monday's vote must be heard" and "Roe declined to comment on a leak on Monday",
    and not of "Roe will vote at Monday's meeting" and "Roe agreed to hold talks on Monday".
    """
    path = list(_path(unit, index))
    verb = next((at for at in path if _is_verb(unit.tokens[at])), None)
    nouns = [at for at in path[1 : None if verb is None else path.index(verb)] if unit.tokens[at].pos in _NOUNS]
    if verb is None or not nouns:
        return False
    if dates_a_thing(unit, index):
        return len(nouns) > 1
    over = _verb_above(unit, verb)
    is_open = over is None or unit.tokens[over].lemma.lower() in _VERBS.plans | _VERBS.hopes | _WORDS.deciding
    return not is_open and any(aux.tag == "TO" for aux in _aux(unit, verb)) and _is_past(unit, over)


def _is_past(unit: TaggedUnit, verb: int | None) -> bool:
    return verb is not None and of_verb(unit, verb)[0] is Direction.PAST


def _is_denied(unit: TaggedUnit, verb: int) -> bool:
    """Whether "not" stands beside the verb, or beside one whose content it tells: "do not expect it to close"."""
    for at in _path(unit, verb):
        below = [unit.tokens[child] for child in unit.children[at]]
        if any(t.dep == "neg" or (t.text.lower() == "longer" and _has_no(unit, t)) for t in below):
            return True
        if unit.tokens[at].dep not in {"ccomp", "xcomp"}:
            return False
    return False


def _has_no(unit: TaggedUnit, token: Token) -> bool:
    return any(unit.tokens[at].text.lower() == "no" for at in unit.children[token.index])


def _clauses(unit: TaggedUnit, verb: int) -> Iterator[int]:
    """The verb and those above it, as far as no noun stands between: "if they keep the treaty signed in June"."""
    yield verb
    for at in itertools.islice(_path(unit, verb), 1, None):
        if unit.tokens[at].pos in {"NOUN", "PROPN", "PRON"}:
            return
        yield at


def _follows(unit: TaggedUnit, verb: int) -> bool:
    """Whether the verb tells what came before: "this follows his arrest on Monday"."""
    return unit.tokens[verb].lemma.lower() == "follow" and any(
        unit.tokens[at].dep == "dobj" for at in unit.children[verb]
    )


def _is_meant_for(unit: TaggedUnit, path: Sequence[int], verb: int) -> bool:
    """Whether the words name the day of what is arranged: "called a strike for Monday", "moved to May"."""
    date = next(at for at in path if unit.tokens[at].dep not in {"nummod", "compound"})
    over = unit.tokens[unit.tokens[date].head]
    meant = {"for", "to"} if moves(unit, verb) else {"for"}
    if unit.tokens[verb].lemma.lower() in _WORDS.demanding and any(
        unit.tokens[at].dep == "dobj" for at in unit.children[verb]
    ):
        meant.add("by")  # "promised a plan by July"
    is_year = unit.tokens[date].tag == "CD"  # "for 2019 it reported a loss"
    if unit.tokens[verb].lemma.lower() in _PUTS_OFF and moves(unit, verb):
        below = (unit.tokens[at] for at in unit.children[verb])
        if any(one.text.lower() == "to" and one.dep == "prep" and one.index < date for one in below):
            return True  # "was put off to a meeting in May"
    return unit.tokens[date].dep == "pobj" and not is_year and over.lemma.lower() in meant


def moves(unit: TaggedUnit, verb: int) -> bool:
    """Whether something is done to a day: "postponed from May to June", "put off"."""
    lemma, (verbs, particles) = unit.tokens[verb].lemma.lower(), _MOVES_WITH
    return lemma in _WORDS.moving or (
        lemma in verbs and any(unit.tokens[at].text.lower() in particles for at in unit.children[verb])
    )


def cancels(unit: TaggedUnit, verb: int) -> bool:
    """Whether what has a day is called off."""
    lemma = unit.tokens[verb].lemma.lower()
    return lemma in _CANCELS or (lemma == "call" and any(unit.tokens[at].text == "off" for at in unit.children[verb]))


def _is_begun(unit: TaggedUnit, path: Sequence[int]) -> bool:
    """`from 14 August it offers`: lately, or soon."""
    date = next(at for at in path if unit.tokens[at].dep not in {"nummod", "compound"})
    over = unit.tokens[unit.tokens[date].head]
    return unit.tokens[date].dep == "pobj" and over.lemma.lower() in {"from", "since"}


def _has_condition(unit: TaggedUnit, verbs: Sequence[int], words: Collection[str] = _WORDS.conditions) -> bool:
    """Whether the clause of one of the verbs begins with "if"."""
    return any(
        unit.tokens[at].dep == "mark" and unit.tokens[at].text.lower() in words
        for verb in verbs
        for at in unit.children[verb]
    )


def _is_inverted(unit: TaggedUnit, verb: int) -> bool:
    """Whether a clause is a condition by the order of its words: "had Roe left in May, …"."""
    return unit.tokens[verb].dep == "advcl" and unit.tokens[unit.subtree(verb)[0]].text.lower() in {"had", "were"}


def _is_conditional(unit: TaggedUnit, verb: int) -> bool:
    """Whether a verb stands in a condition, or under one: "if they win", "they will play if they win"."""
    token = unit.tokens[verb]
    # "They are to sail on Friday, she said, if it is calm": nobody says an "if".
    deps = {"advcl", "ccomp"} if token.lemma == "say" else {"advcl"}
    below = [at for at in unit.children[verb] if unit.tokens[at].dep in deps]
    return _has_condition(unit, [verb], _WORDS.conditions | {"whether"}) or _has_condition(unit, below)


def _is_foreseen(unit: TaggedUnit, verb: int) -> bool:
    """`predicted three rises in 2024`, `is forecast to fall in May`, `they predict that it will fall in May`."""
    over = unit.tokens[verb].head if unit.tokens[verb].dep == "ccomp" else verb
    passive = any(unit.tokens[at].dep == "auxpass" for at in unit.children[over])
    below = unit.tokens[verb].dep == "xcomp" and unit.tokens[unit.tokens[verb].head].lemma.lower() in _RECKONS
    return below or (unit.tokens[over].lemma.lower() in _RECKONS and not passive)


def _is_called_possible(unit: TaggedUnit, verb: int) -> bool:
    """`is likely in autumn`, `will perhaps open in autumn`."""
    return any(
        unit.tokens[at].lemma.lower() in _VERBS.uncertain
        for at in unit.children[verb]
        if unit.tokens[at].dep in {"acomp", "attr", "oprd", "advmod"}
    )


def _is_of_the_possible(unit: TaggedUnit, verb: int) -> bool:
    """Whether what was done is talk of what may come: "discussed a sale", "addressed the potential sale"."""
    things = [at for at in unit.children[verb] if unit.tokens[at].dep in {"dobj", "nsubjpass", "xcomp", "ccomp"}]
    return unit.tokens[verb].lemma.lower() in _VERBS.hopes or any(_is_uncertain(unit, at) for at in things)


def _path(unit: TaggedUnit, index: int) -> Iterator[int]:
    """The token and the words above it."""
    seen: set[int] = set()
    while index not in seen:
        yield index
        seen.add(index)
        index = unit.tokens[index].head


def _is_verb(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}


def is_finite(unit: TaggedUnit, index: int) -> bool:
    """Whether a verb has a time of its own, by its form or by an auxiliary."""
    token = unit.tokens[index]
    tensed = token.tag in {"VBD", "VBZ", "VBP", "MD"} or any(
        aux.tag in {"VBD", "VBZ", "VBP", "MD"} for aux in _aux(unit, index)
    )
    return _is_verb(token) and tensed


def _aux(unit: TaggedUnit, verb: int) -> list[Token]:
    return [unit.tokens[at] for at in unit.children[verb] if unit.tokens[at].dep in {"aux", "auxpass"}]


def _is_gerund(unit: TaggedUnit, verb: int) -> bool:
    return unit.tokens[verb].tag == "VBG" and not any(aux.tag != "TO" for aux in _aux(unit, verb))


def _has_modal(unit: TaggedUnit, verb: int) -> bool:
    return any(aux.text.lower() in _WORDS.ahead | _WORDS.modals for aux in _aux(unit, verb))


def _is_uncertain(unit: TaggedUnit, index: int) -> bool:
    """Whether the word, or one that modifies it, calls the matter possible: "the potential establishment"."""
    return any(
        unit.tokens[at].lemma.lower() in _VERBS.uncertain
        for at in (index, *unit.children[index])
        if at == index or unit.tokens[at].dep in {"amod", "compound", "nmod"}
    )


def of_verb(  # noqa: C901, PLR0911, PLR0912 - a line for each form of the verb
    unit: TaggedUnit, verb: int, depth: int = 0
) -> tuple[Direction, Mood]:
    """Direction and mood of a verb by its form, its auxiliaries and the verbs above it."""
    token = unit.tokens[verb]
    auxiliaries = _aux(unit, verb)
    words = {aux.text.lower() for aux in auxiliaries}
    lemmas = {aux.lemma.lower() for aux in auxiliaries}
    over = _verb_above(unit, verb)
    deep = depth > len(unit.tokens)
    perfect = "have" in lemmas
    if "having" in words:
        return (Direction.PAST, Mood.FACT)
    if over is not None and token.dep == "xcomp" and unit.tokens[over].lemma.lower() in {"seem", "appear"} and not deep:
        return of_verb(unit, over, depth + 1)
    if words & _WORDS.ahead:
        return (Direction.FUTURE, Mood.PLAN)
    reported = _is_reported(unit, _first_joined(unit, verb))
    if words & _WORDS.modals:
        if perfect:
            return (Direction.PAST, Mood.UNREAL)
        # "He said he would run" is "I will run", told afterwards.
        would = reported and words & {"would", "'d"}
        return (Direction.FUTURE, Mood.POSSIBLE if words & _WORDS.possible and not would else Mood.PLAN)
    if any(aux.tag == "TO" for aux in auxiliaries):
        if perfect:
            was_to = unit.tokens[token.head].lemma.lower() in {"be", *_VERBS.plans}
            return (Direction.PAST, Mood.UNREAL if was_to else Mood.FACT)
        return _of_infinitive(unit, verb, over, depth)
    if token.text.lower() == "got" and any(aux.tag in {"VBP", "VBZ"} for aux in auxiliaries):
        return (Direction.FUTURE, Mood.PRESENT)  # "I've got a meeting on Friday"
    things = {unit.tokens[at].lemma.lower() for at in unit.children[verb] if unit.tokens[at].dep == "dobj"}
    if perfect and token.lemma == "call" and things & _CALLED and "had" not in words:
        return (Direction.FUTURE, Mood.PLAN)  # "has called a strike on Friday"
    if any(aux.tag == "VBD" for aux in auxiliaries) or perfect:
        if token.lemma.lower() in _VERBS.plans and "be" in lemmas and token.tag == "VBN":
            if any(aux.text.lower() == "had" for aux in auxiliaries):
                return (Direction.PAST, Mood.UNREAL)
            # "Was due to open on Monday": on the day before it too, if it is still due.
            return (Direction.FUTURE, Mood.PLAN) if perfect or reported else (Direction.AHEAD_OF_PAST, Mood.UNREAL)
        return (Direction.PAST, Mood.FACT)
    is_participle = token.tag == "VBD" and token.dep == "conj" and not has_subject(unit, verb)
    if (
        is_participle
        and over is not None
        and not deep
        and unit.tokens[over].tag in {"VBN", "VB"}
        and _is_meant(unit, over)
    ):
        return of_verb(unit, over, depth + 1)  # "is to be sold in May and put to a vote in June"
    if token.tag == "VBD":
        return (Direction.PAST, Mood.FACT)
    if not auxiliaries and token.dep == "conj" and token.tag in {"VB", "VBN", "VBG"} and over is not None and not deep:
        return of_verb(unit, over, depth + 1)
    if token.tag == "VBN" and token.lemma.lower() in _WORDS.bearing:
        return (Direction.PAST, Mood.FACT)
    if token.tag == "VBN" and not auxiliaries:
        if token.lemma.lower() not in _VERBS.plans or not _is_arranged(unit, verb):
            return (Direction.PAST, Mood.FACT)
        if over is not None and (cancels(unit, over) or moves(unit, over)):
            return (Direction.AHEAD_OF_PAST, Mood.UNREAL)
        was = over is not None and not deep and of_verb(unit, over, depth + 1)[0] is Direction.PAST
        return (Direction.AHEAD_OF_PAST, Mood.OPEN) if was else (Direction.FUTURE, Mood.PLAN)
    if token.tag == "VBG" and not auxiliaries:
        if any(unit.tokens[at].lemma.lower() in _HAPPENED_BEFORE for at in unit.children[verb]) or (
            unit.tokens[token.head].lemma.lower() in _HAPPENED_BEFORE
        ):
            return (Direction.PAST, Mood.FACT)
        if over is None or deep:
            return (Direction.UNKNOWN, Mood.FACT)
        told = of_verb(unit, over, depth + 1)
        if token.dep == "xcomp" and unit.tokens[over].lemma.lower() in _VERBS.hopes and told[0] is Direction.PAST:
            return (Direction.AHEAD_OF_PAST, Mood.POSSIBLE)  # "proposed selling it in July"
        return told
    # The present: what is reported has been said; anything else with a date is on a timetable.
    is_said = token.lemma.lower() in _SPEECH - _WORDS.beginning  # not "the trial continues on Monday"
    if is_said or any(unit.tokens[at].text.lower() == "back" for at in unit.children[verb]):
        return (Direction.PAST, Mood.FACT)  # "the row goes back to October"
    return (Direction.FUTURE, Mood.POSSIBLE if token.lemma.lower() in _VERBS.hopes else Mood.PRESENT)


def _of_infinitive(unit: TaggedUnit, verb: int, over: int | None, depth: int) -> tuple[Direction, Mood]:
    """`to leave`: ahead of the word it hangs on, unless that word says that it came true."""
    token = unit.tokens[verb]
    matrix = unit.tokens[token.head]
    lemma = matrix.lemma.lower()
    if over is None or depth > len(unit.tokens):
        return (Direction.FUTURE, Mood.POSSIBLE if lemma in _VERBS.uncertain else Mood.PLAN)
    if lemma in _VERBS.implicative or token.dep == "advcl":
        return of_verb(unit, over, depth + 1)
    mood = Mood.POSSIBLE if lemma in _VERBS.hopes or lemma in _VERBS.uncertain else Mood.PLAN
    over_direction, over_mood = of_verb(unit, over, depth + 1)
    if lemma in _VERBS.plans | {"hope", "want", "wish"} and any(aux.text.lower() == "had" for aux in _aux(unit, over)):
        return (Direction.AHEAD_OF_PAST, Mood.UNREAL)
    if over != token.head:
        was_due = (
            matrix.dep == "acomp"
            and lemma in _VERBS.plans
            and over_direction is Direction.PAST
            and not _is_reported(unit, over)
        )
        return (Direction.AHEAD_OF_PAST, Mood.UNREAL) if was_due else (Direction.FUTURE, mood)
    if over_mood in {Mood.OPEN, Mood.UNREAL} or (
        lemma == "be" and over_direction is Direction.PAST and not _is_reported(unit, over)
    ):
        return (Direction.AHEAD_OF_PAST, Mood.UNREAL)
    # "voted to close it in May" is ahead; "told judges to stop in June" may have been before.
    told_in_past = over_direction is Direction.PAST and lemma != "be" and lemma not in _WORDS.deciding
    return (Direction.AHEAD_OF_PAST if told_in_past else Direction.FUTURE, mood)


def _is_meant(unit: TaggedUnit, verb: int) -> bool:
    """Whether a verb has "to" or "will" before it."""
    return any(aux.tag in {"TO", "MD"} for aux in _aux(unit, verb))


def has_subject(unit: TaggedUnit, verb: int) -> bool:
    """Whether a verb has a subject of its own: "Ann left", not the second of "Ann came and left"."""
    return any(unit.tokens[at].dep in SUBJECTS for at in unit.children[verb])


def _is_arranged(unit: TaggedUnit, verb: int) -> bool:
    """Whether a participle says what is planned, "a vote set for May", and not what is done, "a record set in May"."""
    token = unit.tokens[verb]
    return token.lemma.lower() not in _WORDS.done_too or any(
        unit.tokens[at].dep == "xcomp" or unit.tokens[at].lemma.lower() == "for" for at in unit.children[verb]
    )


def _is_reported(unit: TaggedUnit, verb: int) -> bool:
    """Whether a verb tells what somebody says: its time is that of the speech."""
    token = unit.tokens[verb]
    return token.dep == "ccomp" and unit.tokens[token.head].lemma.lower() in _SPEECH


def _first_joined(unit: TaggedUnit, verb: int) -> int:
    """The first of the verbs that one is joined to: "said it had closed and would sell"."""
    while unit.tokens[verb].dep == "conj" and _is_verb(unit.tokens[unit.tokens[verb].head]):
        verb = unit.tokens[verb].head
    return verb


def _verb_above(unit: TaggedUnit, verb: int) -> int | None:
    return next((at for at in _path(unit, verb) if at != verb and _is_verb(unit.tokens[at])), None)


def is_habit(unit: TaggedUnit, verb: int) -> bool:
    """Whether the clause tells what happens again and again: "regularly", "every year", "used to"."""
    token = unit.tokens[verb]
    if token.dep == "xcomp" and (unit.tokens[token.head].lemma.lower() == "use" or is_habit(unit, token.head)):
        return True
    if token.lemma.lower() == "use" and any(unit.tokens[at].dep == "xcomp" for at in unit.children[verb]):
        return True
    if of_verb(unit, verb)[1] is Mood.PRESENT and _RATE.search(_own_words(unit, verb)):
        return True
    below = [
        *unit.children[verb],
        *(at for said in unit.children[verb] if unit.tokens[said].dep == "acomp" for at in unit.children[said]),
    ]
    return any(
        unit.tokens[at].lemma.lower() in _WORDS.habits
        or (
            unit.tokens[at].dep == "npadvmod"
            and any(unit.tokens[w].lemma.lower() in {"every", "each"} for w in unit.children[at])
        )
        for at in below
    )


def _own_words(unit: TaggedUnit, verb: int) -> str:
    """The words of a verb's clause, without those of the clauses that hang on it."""
    own, todo = [], [verb]
    while todo:
        at = todo.pop()
        own.append(at)
        todo.extend(below for below in unit.children[at] if not _is_verb(unit.tokens[below]))
    return " ".join(unit.tokens[at].text for at in sorted(own))
