"""What happened, will happen, may happen or happens again and again: a sentence, with the date that belongs to it.

Three kinds of sentences tell an occurrence: one with a date; one that states a plan, a wish or a possibility; and one
whose main clause tells something done, rather than said, thought or so. Status is read from the date's place before or
after the dateline and from the mood of the verb that governs it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from explainer.draft.dates import by_unit, date_token, is_vague
from explainer.draft.findings import Dated, Event
from explainer.draft.name_pieces import is_role
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.tense import Mood, Outlook, cancels, dates_a_thing, is_habit, moves, of_verb, outlook
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.language.quotations import Quotation, in_unit, quotations
from explainer.language.values.reckoning import Direction
from explainer.model.facts import AHEAD, Status
from explainer.source import Span

_WORDS = words().time

_VERBS = english.verbs()
_SPEECH = _VERBS.speaking(Use.REPORTS)

_OF_THE_SPEAKER = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|last night|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_LOOKS_BACK = re.compile(r"\b(?:last|ago|yesterday|earlier|previous)\b", re.IGNORECASE)
_LOOKS_AHEAD = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)
_AS_OF = re.compile(r"\bas of(?:\s+[^\s,;]+){0,5}\s+\Z", re.IGNORECASE)
_AT_LEAST = re.compile(r",?\s+at (?:the very )?least\b", re.IGNORECASE)
_STANDS_AT = frozenset({"stand", "total", "number"})
_ATTITUDES = _WORDS.attitudes
"""What is so of somebody or something, with no time of its own."""
_PLANS = frozenset("plan proposal bid idea scheme intention proposals".split())
_DROPS = frozenset("drop shelve ditch reject suspend avert halt".split())
"""What is done to a plan that nobody has any more."""
_NOUNS_AHEAD = {
    "plan": Status.PLANNED,
    "suggestion": Status.POSSIBLE,
    "proposal": Status.POSSIBLE,
}
"""Nouns whose infinitive or clause lies ahead."""
_FEELS = _WORDS.feeling
"""What somebody or something is, though it looks like a passive."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_HELPS = frozenset({"aux", "auxpass"})
_OF_THE_TRIAL = 7
"""Days within which the court itself sat."""
_A_YEAR = 364
"""Days."""
_LEAD = 6
"""The core of a story stands among its first sentences."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def events(tagged: Tagged, dates: Sequence[Dated]) -> tuple[Event, ...]:
    """The occurrences of the article's sentences, in order; `dates` are `dates.dates(tagged)`."""
    updated = tagged.seed.updated
    today = updated.date() if isinstance(updated, dt.datetime) else updated
    spoken = quotations(tagged.seed)
    with_date = {unit.sentence.id: list(_dated(unit, _reckoned(unit, dates, spoken), today)) for unit in tagged.units}
    core = _core(tagged, with_date, spoken)
    found: list[Event] = []
    for unit in tagged.units:
        dated, pieces = with_date[unit.sentence.id], in_unit(spoken, unit.sentence)
        if unit is tagged.title:
            found.extend(dated)
            continue
        ahead = _left_open(unit, pieces, dates) if dated else _undated(unit, pieces)
        # The news itself may stand in a sentence whose dates are those of other things that it tells.
        news = Status.HAPPENED if unit in core and (dated or ahead is None) else None
        found.extend((*_undated_event(unit, news), *dated, *_undated_event(unit, ahead)))
    return tuple(found)


def as_heard(event: Event, today: dt.date | None) -> Event:
    """What a report of a trial tells of earlier days, the court was told."""
    is_old = event.date is not None and today is not None and (today - event.date.value.last).days > _OF_THE_TRIAL
    return replace(event, status=Status.SAID) if is_old and event.status is Status.HAPPENED else event


def _reckoned(unit: TaggedUnit, dates: Sequence[Dated], spoken: Sequence[Quotation]) -> list[Dated]:
    """The dates of a unit, without the "today" of somebody who may have said so on another day."""
    pieces = in_unit(spoken, unit.sentence)
    return [
        date
        for date in by_unit(dates, unit)
        if not (
            _OF_THE_SPEAKER.search(date.words.text) and any(one.start <= date.words.start < one.end for one in pieces)
        )
    ]


def _undated_event(unit: TaggedUnit, status: Status | None) -> Iterator[Event]:
    if status is not None:
        yield Event(unit.sentence, unit.sentence.span, None, status)


# ---------------------------------------------------------------- with a date


def _dated(unit: TaggedUnit, dates: Sequence[Dated], today: dt.date | None) -> Iterator[Event]:
    """One occurrence for each date; dates that are joined ("Monday and Tuesday") share one."""
    before: Dated | None = None
    for date in () if unit.tokens[-1].text == "?" else dates:
        if is_vague(date.value) or _heads_a_line(unit, date, dates) or _is_compared(unit, date) or _points_back(date):
            continue
        joined = before is not None and _are_joined(before, date)
        before = date
        if joined or (index := date_token(unit, date)) is None or _is_thing(unit, index) or _says_who(unit, index):
            continue
        if _is_given_up_plan(unit, index) or _is_of_decided_thing(unit, index):
            continue
        if _is_year_of_thing(unit, index, date, today) or _is_set_apart(unit, index):
            continue
        seen = _seen(unit, index, date, today)
        status = Status.PLANNED if _is_foreseen(unit, seen.verb) else _status(seen, date, today)
        if (status is Status.HAPPENED and _ends_ahead(unit, index, date, today)) or (
            status in AHEAD and _is_of_amount(unit, index)
        ):
            continue
        if status is not None and _is_told_of(unit, date, index, seen, today):
            yield Event(unit.sentence, unit.sentence.span, date, status)


def _is_foreseen(unit: TaggedUnit, verb: int | None) -> bool:
    """Whether the verb only looks ahead to the date: "Rain is forecast from tonight"."""
    if verb is None or unit.tokens[verb].lemma.lower() not in _WORDS.foreseeing:
        return False
    own = [unit.tokens[verb], *(unit.tokens[at] for at in unit.children[verb] if unit.tokens[at].dep in _HELPS)]
    return any(one.tag in {"VBZ", "VBP"} for one in own)


def _seen(unit: TaggedUnit, index: int, date: Dated, today: dt.date | None) -> Outlook:
    """What is said of the date; a date of a noun ("Monday's vote") is over, unless its own words look ahead."""
    seen = outlook(unit, index)
    unreal = seen.mood is Mood.UNREAL and not (seen.conditional or dates_a_thing(unit, index))
    if not _dates_a_noun(unit, index) or seen.uncertain or unreal:
        return seen
    if seen.mood is Mood.POSSIBLE and not (seen.conditional or _is_within_subject(unit, index, seen.verb)):
        return seen
    is_on = today is not None and date.value.first <= today <= date.value.last
    is_wide = date.value.first != date.value.last and not _LOOKS_AHEAD.search(date.words.text)
    if is_on and is_wide and seen.mood is Mood.PRESENT:
        # "The fourth storm of 2021": it is over, or on.
        return replace(seen, mood=Mood.UNREAL)
    direction = seen.direction if is_on else Direction.PAST
    return replace(seen, mood=Mood.PRESENT if seen.mood is Mood.PRESENT else Mood.PLAN, direction=direction)


def _is_within_subject(unit: TaggedUnit, index: int, verb: int | None) -> bool:
    return verb is not None and any(
        index in unit.subtree(at) for at in unit.children[verb] if unit.tokens[at].dep in {"nsubj", "nsubjpass"}
    )


def _is_told_of(unit: TaggedUnit, date: Dated, index: int, seen: Outlook, today: dt.date | None) -> bool:
    """Whether something is told to happen at the date: not a state, a denial, a habit, nor what is only compared."""
    under = _preposition(unit, index)
    is_denied = (seen.denied or _is_of_nobody(unit, seen.verb)) and under not in {"until", "till", "before"}
    is_habit_only = seen.habit and under not in {"since", "from"}
    is_compared_only = under == "since" and not _goes_on_since(unit, index, seen.verb)
    verb = None if seen.verb is None else unit.tokens[seen.verb]
    is_on_then = verb is not None and (verb.lemma.lower() in _STANDS_AT or verb.tag == "VBG")  # "were waiting by noon"
    is_sum = under == "by" and is_on_then
    is_snapshot = (_is_as_of(unit, date) or is_sum) and today is not None and date.value.first <= today
    if is_denied or is_habit_only or is_compared_only or is_snapshot or _is_until_at_least(unit, date, index):
        return False
    if seen.verb is None:
        return True
    if _is_given_up(unit, date, index, seen.verb) or (under in {"until", "till"} and _is_limit(unit, index, seen.verb)):
        return False
    is_on = today is not None and date.value.first <= today <= date.value.last
    is_of_a_thing = _dates_a_noun(unit, index) and not is_on
    return is_of_a_thing or not (_is_order(unit, seen.verb) or _is_state(unit, date, seen, today))


def _is_of_nobody(unit: TaggedUnit, verb: int | None) -> bool:
    """Whether nobody does it: "No one was hurt in the fire of 8 May"."""
    subjects = [] if verb is None else [at for at in unit.children[verb] if unit.tokens[at].dep in _SUBJECTS]
    return any(
        not {unit.tokens[at].text.lower() for at in unit.subtree(one)[:1]}.isdisjoint(_NOBODY) for one in subjects
    )


def _is_given_up(unit: TaggedUnit, date: Dated, index: int, verb: int) -> bool:
    """Whether something is moved from the day, or called off: "The game on Friday was put off"."""
    starts = _preposition(unit, index) == "from" or date.words.text.lower().startswith("from ")
    is_moved = moves(unit, verb)
    is_day_of = dates_a_thing(unit, index) or _is_within_subject(unit, index, verb)
    is_skipped = unit.tokens[verb].lemma == "skip"
    return (starts and is_moved) or is_skipped or (is_day_of and (is_moved or cancels(unit, verb)))


def _over(unit: TaggedUnit, index: int) -> Iterator[Token]:
    """The words above one, the nearest first."""
    token = unit.tokens[index]
    while token.head != token.index:
        token = unit.tokens[token.head]
        yield token


def _is_given_up_plan(unit: TaggedUnit, index: int) -> bool:
    """Whether a date is that of a plan which is given up: "dropped plans to merge in May", "a strike due in May"."""
    is_arranged = False
    for over in _over(unit, index):
        is_planned = over.lemma.lower() in _PLANS or is_arranged
        if over.pos == "NOUN" and is_planned and over.dep in {"dobj", "nsubjpass"}:
            return cancels(unit, over.head) or unit.tokens[over.head].lemma.lower() in _DROPS
        before = unit.tokens[over.index - 1]  # "suspended a strike due": the parser hangs "due" on the verb, too
        is_arranged = over.lemma.lower() in _WORDS.arranging and over.dep in {"acl", "prep", "amod"}
        if is_arranged and before.dep == "dobj" and before.head == over.head:
            return cancels(unit, over.head) or unit.tokens[over.head].lemma.lower() in _DROPS
    return False


def _is_year_of_thing(unit: TaggedUnit, index: int, date: Dated, today: dt.date | None) -> bool:
    """Whether a year that is not over only says which thing something was done to: "was awarded the 2026 games"."""
    is_open = today is not None and date.value.last >= today and (date.value.last - date.value.first).days >= _A_YEAR
    return is_open and dates_a_thing(unit, index) and outlook(unit, index).direction is Direction.PAST


def _is_of_decided_thing(unit: TaggedUnit, index: int) -> bool:
    """Whether a date names a thing in what somebody has decided: "their decision to move May's fair to Orsa"."""
    verb = next((over for over in _over(unit, index) if over.pos == "VERB"), None)
    is_side = (
        verb is not None and (verb.dep, verb.tag) == ("acl", "VB") and unit.tokens[verb.head].dep in {"pobj", "dobj"}
    )
    return is_side and dates_a_thing(unit, index)


def _is_of_amount(unit: TaggedUnit, index: int) -> bool:
    """Whether a date is that of what something was worth: "will pay a third more than the price on Friday"."""
    at = unit.tokens[index].head
    before = unit.tokens[at - 1]
    return at > 0 and unit.tokens[at].pos == "ADP" and before.pos == "NOUN" and before.lemma.lower() in _WORDS.levels


def _is_set_apart(unit: TaggedUnit, index: int) -> bool:
    """Whether a date is that of words between commas which are no clause of their own.

    "Italy, winners in 2023, have concerns"; "announced an inquiry, to be completed in 15 days, and …"
    """
    over = next((one for one in _over(unit, index) if one.pos != "ADP"), None)
    is_infinitive = (
        over is not None and over.tag in {"VB", "VBN"} and unit.tokens[unit.subtree(over.index)[0]].text == "to"
    )
    part = unit.subtree(over.index) if over is not None and (over.pos == "NOUN" or is_infinitive) else ()
    around = [unit.tokens[at].text for at in (part[0] - 1, part[-1] + 1) if 0 <= at < len(unit.tokens)] if part else []
    return around == [",", ","]


def _is_limit(unit: TaggedUnit, index: int, verb: int) -> bool:
    """Whether a day only ends the time for what follows something possible: "may reject it and then has until June"."""
    token = unit.tokens[verb]
    has = unit.tokens[unit.tokens[unit.tokens[index].head].head].lemma == "have"
    aux = (unit.tokens[at] for at in unit.children[token.head] if unit.tokens[at].dep == "aux")
    return has and token.dep == "conj" and any(one.text.lower() in _WORDS.unreal for one in aux)


def _is_order(unit: TaggedUnit, verb: int) -> bool:
    """`stay home on Friday`."""
    token = unit.tokens[verb]
    below = {unit.tokens[at].dep for at in unit.children[verb]}
    return token.tag == "VB" and token.dep in {"ROOT", "ccomp", "advcl"} and not below & {"aux", "nsubj", "nsubjpass"}


def _ends_ahead(unit: TaggedUnit, index: int, date: Dated, today: dt.date | None) -> bool:
    """Whether the words name an end that is still to come, "until the end of the year": nothing has happened then."""
    return today is not None and date.value.last > today and _preposition(unit, index) in {"by", "until", "till"}


def _preposition(unit: TaggedUnit, index: int) -> str | None:
    """The preposition that the date itself hangs on."""
    token = unit.tokens[index]
    return unit.tokens[token.head].lemma.lower() if token.dep == "pobj" else None


def _is_as_of(unit: TaggedUnit, date: Dated) -> bool:
    """Whether the date only says when something was counted: "As of 5 a.m. on Monday, 14 ships were at anchor"."""
    return _AS_OF.search(unit.sentence.span.source.text[unit.sentence.span.start : date.words.start]) is not None


def _is_until_at_least(unit: TaggedUnit, date: Dated, index: int) -> bool:
    """Whether nobody says that anything is to happen then: "cancelled until at least Thursday"."""
    text = unit.sentence.span.source.text
    before = text[unit.sentence.span.start : date.words.start].lower().split()
    behind = _AT_LEAST.match(text, date.words.end, unit.sentence.span.end) is not None
    return _preposition(unit, index) in {"until", "till"} and (behind or before[-2:] == ["at", "least"])


def _goes_on_since(unit: TaggedUnit, index: int, verb: int | None) -> bool:
    """Whether the date begins what goes on: "has been shut since", not "the worst since", "had been shut since"."""
    over = unit.tokens[unit.tokens[unit.tokens[index].head].head]
    if verb is None or verb not in {over.index, over.head if over.dep == "npadvmod" else None}:
        return False
    commas = (t.index for t in reversed(unit.tokens[:index]) if t.text == ",")
    near = unit.tokens[next(commas, 0) : index]
    if any(t.tag in {"JJS", "RBS"} or t.lemma.lower() in _WORDS.one_of_a_row for t in near):
        return False
    return any(
        unit.tokens[aux].tag in {"VBZ", "VBP"} and unit.tokens[aux].lemma == "have"
        for at in _told(unit, verb)
        for aux in unit.children[at]
    )


def _is_state(unit: TaggedUnit, date: Dated, seen: Outlook, today: dt.date | None) -> bool:
    """Whether the date's verb only says what is so: "we are here today", "October can be warm", "he believed it"."""
    assert seen.verb is not None  # noqa: S101 - asked before
    below = [unit.tokens[at] for at in unit.children[seen.verb]]
    lemma = unit.tokens[seen.verb].lemma.lower()
    is_wide = date.value.first != date.value.last or date.words.text.lower().endswith("days")
    if is_wide and any(t.dep == "aux" and t.lemma.lower() in {"can", "ca"} for t in below):
        return True  # "can sail there in 19 days"
    stood = unit.tokens[seen.verb].text == "missing" or (lemma == "be" and any(t.dep == "acomp" for t in below))
    if stood and seen.direction is Direction.PAST and unit.tokens[seen.verb].dep == "conj":
        return True  # "died on Saturday and three were missing on Monday"
    if lemma not in _VERBS.states or (seen.direction is Direction.FUTURE and seen.mood is not Mood.PRESENT):
        return False
    if any(t.dep == "acomp" and t.lemma.lower() in {"due", "scheduled"} for t in below):
        return False  # "who is due there tomorrow"
    if lemma in {"be", "have"}:
        is_on = today is not None and date.value.first <= today <= date.value.last
        is_on = is_on and not _LOOKS_AHEAD.search(date.words.text)
        said = any(t.dep in {"attr", "acomp", "oprd", "dobj", "expl"} or t.text.lower() == "here" for t in below)
        somebody = any(t.dep == "nsubj" and t.lemma.lower() in _WORDS.somebody for t in below)
        return said and (somebody or (is_on and seen.mood is Mood.PRESENT))
    return lemma in _ATTITUDES


def _is_dated(unit: TaggedUnit, dates: Sequence[Dated], verb: int) -> bool:
    """Whether one of the dates belongs to the verb."""
    indices = [index for date in dates if (index := date_token(unit, date)) is not None]
    return any(outlook(unit, index).verb == verb for index in indices)


def _is_compared(unit: TaggedUnit, date: Dated) -> bool:
    """Whether something is only held against the date, or the date is none in particular.

    "more than today", "than it did in 2016", "down from 51 in 2016", "in an average November"
    """
    index = date_token(unit, date)
    before = unit.sentence.span.source.text[unit.sentence.span.start : date.words.start].split()
    if index is None or ("than" in before[-2:] and before[-1].lower() in {"than", "in", "on", "at"}):
        return True
    above, at = [index], index
    while unit.tokens[at].head != at:
        at = unit.tokens[at].head
        above.append(at)
    marks = (unit.tokens[below] for at in above[1:] for below in unit.children[at] if below < index)
    is_against = any(one.text.lower() == "than" and one.dep in {"mark", "prep"} for one in marks)
    is_any = any(unit.tokens[below].text.lower() in {"a", "an"} for below in unit.children[index])
    before_from = (one.index - 1 for one in _over(unit, index) if one.text.lower() == "from" and one.index)
    is_up = any(unit.tokens[at].text.lower() in {"up", "down"} for at in before_from)
    return is_against or is_any or is_up or _is_changed_from(unit, index)


def _is_changed_from(unit: TaggedUnit, index: int) -> bool:
    """Whether an amount of the date is what another has grown or shrunk from: "up from 51 in 2016"."""
    before = reversed(unit.tokens[:index])
    near = [*itertools.takewhile(lambda one: one.text.lower() not in {",", ";", "to"} and one.pos != "VERB", before)]
    start = next((one for one in near if one.text.lower() == "from"), None)
    if start is None or not start.index or not any(one.tag == "CD" for one in near if one.index > start.index):
        return False
    words = {
        unit.tokens[start.index - 1].text.lower(),
        unit.tokens[start.index - 1].lemma.lower(),
        unit.tokens[start.head].lemma.lower(),
    }
    return not words.isdisjoint(_WORDS.changing)


def _is_thing(unit: TaggedUnit, index: int) -> bool:
    """Whether a date is what is told of, and no time: "Christmas could be fun", "a contract to 2029"."""
    token = unit.tokens[index]
    over = unit.tokens[token.head]
    while token.dep == "appos" and over.pos in {"NOUN", "PROPN"}:  # "The family Christmas"
        token, over = over, unit.tokens[over.head]
    is_end = token.dep == "pobj" and over.text.lower() == "to" and unit.tokens[over.head].pos == "NOUN"
    return is_end or (token.dep == "nsubj" and over.lemma not in {"see", "mark", "bring"})


def _says_who(unit: TaggedUnit, index: int) -> bool:
    """Whether a date only says who somebody is: "the 2021 derby winner"."""
    at = unit.tokens[index]
    while at.dep in {"compound", "nmod", "nummod", "amod"} and at.head > at.index:
        at = unit.tokens[at.head]
        if at.pos in {"NOUN", "PROPN"} and is_role(at.text):
            return True
    return False


def _points_back(date: Dated) -> bool:
    """Whether a day is one that has been told of, whichever that is: "said that he was at home that night"."""
    return date.words.text.lower().startswith("that ")


def _heads_a_line(unit: TaggedUnit, date: Dated, dates: Sequence[Dated]) -> bool:
    """Whether a year only heads a line of a chronology whose sentence has a closer date: "2004: … on Dec. 26"."""
    text = date.words.source.text
    heads = text[date.words.end : unit.sentence.span.end].lstrip()[:1] in {":", "–", "—"}
    return heads and any(
        other is not date and date.value.first <= other.value.first <= date.value.last for other in dates
    )


def _dates_a_noun(unit: TaggedUnit, index: int) -> bool:
    """Whether the date belongs to a noun ("tonight's rally", "five rallies in the next week") and not to a verb."""
    head = unit.tokens[unit.tokens[index].head]
    if head.pos == "ADP":
        head = unit.tokens[head.head]
    return head.pos in {"NOUN", "PROPN"} and head.index != index


def _are_joined(first: Dated, second: Dated) -> bool:
    between = first.words.source.text[first.words.end : second.words.start]
    return between.strip(" ,\n") in {"and", "or", "", "and into", "and on"}


def _status(seen: Outlook, date: Dated, today: dt.date | None) -> Status | None:
    """None for what was arranged or imagined and is not told to have happened."""
    first, last = date.value.first, date.value.last
    if seen.mood is Mood.UNREAL:
        return None
    ahead = Status.POSSIBLE if seen.mood is Mood.POSSIBLE else Status.PLANNED
    if today is not None and first > today:
        return ahead
    if seen.habit:
        return Status.RECURRING
    if today is not None and last < today:
        came = (
            seen.direction is not Direction.FUTURE or seen.mood is Mood.PRESENT or _LOOKS_BACK.search(date.words.text)
        )
        return Status.HAPPENED if came and seen.mood is not Mood.OPEN else None
    # The date holds the dateline's day ("this week", "today", "2018"), or there is no dateline: the verb decides.
    if _LOOKS_AHEAD.search(date.words.text):
        return ahead
    return ahead if seen.direction is Direction.FUTURE else Status.HAPPENED


# ---------------------------------------------------------------- without


def _undated(unit: TaggedUnit, pieces: Sequence[Span]) -> Status | None:
    """A plan, a wish or a possibility that a sentence tells outside its quotation marks."""
    if unit.tokens[-1].text == "?":
        return None
    outside = [t.index for t in unit.tokens if not _is_spoken(unit, t.index, pieces)]
    root = _main_verb(unit)
    told = [at for at in _told(unit, root) if at in outside]
    # "Talks may resume, officials said" is news; "officials said talks may resume" is what they think.
    ahead = (
        *(_ahead(unit, at) for at in told if root is not None and at <= root),
        *(_of_arranged(unit, at) or _of_noun(unit, at) for at in outside),
    )
    return next(filter(None, ahead), None)


def _left_open(unit: TaggedUnit, pieces: Sequence[Span], dates: Sequence[Dated]) -> Status | None:
    """What a sentence with dates says to be arranged for none of them: "met in June and are expected to meet again"."""
    dated = {index for date in by_unit(dates, unit) if (index := date_token(unit, date)) is not None}
    for token in unit.tokens:
        if _is_spoken(unit, token.index, pieces) or dated & set(unit.subtree(token.index)):
            continue
        if (status := _of_arranged(unit, token.index)) is not None:
            return status
    return None


def _ahead(unit: TaggedUnit, root: int) -> Status | None:
    """A plan, a wish or a possibility that the main clause states."""
    token = unit.tokens[root]
    words = {
        unit.tokens[at].text.lower() for at in unit.children[root] if unit.tokens[at].dep in {"aux", "auxpass", "neg"}
    }
    weighs = token.tag == "VBG" and token.lemma.lower() in _WORDS.weighing and words & {"is", "are", "'re", "'s"}
    if words & _WORDS.denying or (token.lemma.lower() in _SPEECH | _VERBS.states and not weighs):
        return None
    if words & {"will", "'ll", "shall"}:
        return Status.PLANNED
    if token.lemma.lower() in _WORDS.wishing and token.tag in {"VBZ", "VBP"} and _wishes_for_something(unit, root):
        return Status.POSSIBLE
    if weighs or (words & {"may", "might", "could"} and "have" not in words):
        return Status.POSSIBLE
    ahead = any(unit.tokens[at].dep == "xcomp" and unit.tokens[at].tag == "VB" for at in unit.children[root])
    if ahead and token.lemma.lower() in {"plan", "expect", "schedule", "intend", "set", "agree"} and token.tag != "VBD":
        return None if words & {"was", "were", "had"} else Status.PLANNED
    return None


def _wishes_for_something(unit: TaggedUnit, verb: int) -> bool:
    """`wants a summit`, `wants to build`, and not "hopes that all is well", "wants to be liked"."""
    below = [unit.tokens[at] for at in unit.children[verb]]
    return any(t.dep == "dobj" or (t.dep == "xcomp" and t.lemma.lower() not in _VERBS.states) for t in below)


def _of_arranged(unit: TaggedUnit, verb: int) -> Status | None:
    """`…, who is expected to submit a draft`, wherever in the sentence."""
    token = unit.tokens[verb]
    below = [unit.tokens[at] for at in unit.children[verb]]
    is_now = any(t.dep == "auxpass" and t.tag in {"VBZ", "VBP"} for t in below)
    arranged = (token.tag == "VBN" and token.lemma.lower() in _VERBS.plans and is_now) or token.text.lower() == "due"
    acts = any(t.dep == "xcomp" and t.tag == "VB" and t.lemma.lower() not in _VERBS.states | {"last"} for t in below)
    denied = any(t.dep == "neg" for t in below)
    return Status.PLANNED if arranged and acts and not denied else None


def _of_noun(unit: TaggedUnit, noun: int) -> Status | None:
    """`plans to change the name`, `a suggestion that the name should change`."""
    token = unit.tokens[noun]
    lemma = token.lemma.lower()
    if token.pos != "NOUN" or lemma not in _NOUNS_AHEAD:
        return None
    clause = any(
        unit.tokens[at].dep in {"acl", "ccomp", "relcl"}
        and {"to", "should", "could", "might"}
        & {unit.tokens[aux].text.lower() for aux in unit.children[at] if unit.tokens[aux].dep == "aux"}
        for at in unit.children[noun]
    )
    return _NOUNS_AHEAD[lemma] if clause else None


def _main_verb(unit: TaggedUnit) -> int | None:
    return next((t.index for t in unit.tokens if t.dep == "ROOT" and t.pos in {"VERB", "AUX"}), None)


def _told(unit: TaggedUnit, root: int | None) -> Iterator[int]:
    """The main verb and, where that only reports ("…, police said"), the verbs of what is reported."""
    if root is None:
        return
    yield root
    if unit.tokens[root].lemma.lower() in _SPEECH:
        yield from (at for at in unit.children[root] if unit.tokens[at].dep == "ccomp")


def _core(tagged: Tagged, dated: Mapping[str, Sequence[Event]], spoken: Sequence[Quotation]) -> list[TaggedUnit]:
    """Which sentences tell without a date what the story is about: the first, and the one most like the headline.

    Only sentences tell it whose main verb says that something was done, or another verb that is the headline's.
    """
    title = _content(tagged.title)
    acts = []
    for unit in tagged.body[:_LEAD]:
        act = _act(unit, title, in_unit(spoken, unit.sentence))
        own = [one.date for one in dated[unit.sentence.id] if one.date is not None]
        if act is not None and (not own or (act == _main_verb(unit) and not _is_dated(unit, own, act))):
            acts.append(unit)
    first = [unit for unit in acts if unit is tagged.body[0]]
    alike = max(acts, key=lambda unit: len(_content(unit) & title), default=None)
    shared = 0 if alike is None else len(_content(alike) & title)
    enough = shared > 1 and shared * 3 >= len(title)
    return [*first, *([alike] if alike is not None and enough and alike not in first else [])]


def _content(unit: TaggedUnit) -> set[str]:
    return {token.lemma.lower() for token in unit.tokens if token.pos in _CONTENT}


def _act(unit: TaggedUnit, title: Collection[str], pieces: Sequence[Span]) -> int | None:
    """The verb that tells what was done: the main one, or else one of the headline's: "is hailed after he died"."""
    told = (at for at in _told(unit, _main_verb(unit)) if _tells_an_act(unit, at, progressive=True))
    others = (t.index for t in unit.tokens if t.lemma.lower() in title and _tells_an_act(unit, t.index))
    return next((at for at in itertools.chain(told, others) if not _is_spoken(unit, at, pieces)), None)


def _is_spoken(unit: TaggedUnit, index: int, pieces: Sequence[Span]) -> bool:
    """Whether a word stands in quotation marks."""
    return any(piece.start <= unit.tokens[index].start < piece.end for piece in pieces)


def _tells_an_act(unit: TaggedUnit, verb: int, *, progressive: bool = False) -> bool:
    """Whether a verb tells that something was done (or is being done), rather than said, thought or so."""
    token = unit.tokens[verb]
    if token.pos != "VERB" or is_habit(unit, verb) or token.lemma.lower() in _SPEECH | _VERBS.states | _ATTITUDES:
        return False
    if (token.tag == "VBN" and token.lemma.lower() in _FEELS) or _goes_on(unit, verb) or _does_nothing(unit, verb):
        return False
    words = {unit.tokens[at].text.lower() for at in unit.children[verb] if unit.tokens[at].dep in {"aux", "neg"}}
    direction, mood = of_verb(unit, verb)
    past = direction is Direction.PAST and mood is not Mood.UNREAL and not words & (_WORDS.denying | _WORDS.unreal)
    return past or (progressive and token.tag == "VBG")


def _goes_on(unit: TaggedUnit, verb: int) -> bool:
    """Whether a perfect tells a development rather than an act: "have improved in recent months"."""
    perfect = any(unit.tokens[at].dep == "aux" and unit.tokens[at].lemma == "have" for at in unit.children[verb])
    return perfect and any(
        unit.tokens[at].text.lower() in {"recent", "past", "last", "since"} for at in unit.subtree(verb)
    )


def _does_nothing(unit: TaggedUnit, verb: int) -> bool:
    """`made no comment`."""
    things = (at for at in unit.children[verb] if unit.tokens[at].dep in {"dobj", "nsubj", "nsubjpass"})
    return any(
        unit.tokens[at].text.lower() in {"no", "neither", "nothing"}
        for thing in things
        for at in (thing, *unit.children[thing])
    )
