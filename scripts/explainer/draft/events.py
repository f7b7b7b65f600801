"""What happened, will happen, may happen or happens again and again: a sentence, with the date that belongs to it.

Three kinds of sentences tell an occurrence: one with a date; one that states a plan, a wish or a possibility; and one
whose main clause tells something done, rather than said, thought or so. Status is read from the date's place before or
after the dateline and from the mood of the verb that governs it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explainer.draft.dates import by_unit, is_vague
from explainer.draft.findings import Dated, Event
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.tense import Mood, Outlook, is_habit, of_verb, outlook
from explainer.language import english
from explainer.language.english import Use
from explainer.language.quotations import in_unit, quotations
from explainer.language.values.reckoning import Direction
from explainer.model.facts import Status
from explainer.source import Span

_VERBS = english.verbs()
_SPEECH = _VERBS.speaking(Use.REPORTS)

_WISHES = frozenset("want hope wish seek".split())
_WEIGHS = frozenset("consider mull weigh discuss explore contemplate seek".split())
_DAYS_THAT_ARE_ON = frozenset({"today", "tonight", "evening", "afternoon"})
_DENIES = frozenset({"not", "n't", "never"})
_UNREAL = frozenset({"should", "would", "could", "might", "may", "must"})
_NOUNS_AHEAD = {
    "plan": Status.PLANNED,
    "suggestion": Status.POSSIBLE,
    "proposal": Status.POSSIBLE,
}
"""Nouns whose infinitive or clause lies ahead."""
_FEELS = frozenset(
    """
    concern worry please delight shock surprise devastate honour honor interest involve base locate situate know
    """.split()
)
"""What somebody or something is, though it looks like a passive."""
_LEAD = 6
"""The core of a story stands among its first sentences."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def events(tagged: Tagged, dates: Sequence[Dated]) -> tuple[Event, ...]:
    """The occurrences of the article's sentences, in order; `dates` are `dates.dates(tagged)`."""
    updated = tagged.seed.updated
    today = updated.date() if isinstance(updated, dt.datetime) else updated
    core = _core(tagged, dates)
    spoken = quotations(tagged.seed)
    found: list[Event] = []
    for unit in tagged.units:
        dated = list(_dated(unit, by_unit(dates, unit), today))
        if dated and unit is tagged.body[0] and not _is_dated(unit, by_unit(dates, unit)) and _is_act(unit):
            # The news itself, where the sentence's dates are those of other things that it tells.
            found.append(Event(unit.sentence, unit.sentence.span, None, Status.HAPPENED))
        if (
            dated
            and unit is not tagged.title
            and (ahead := _left_open(unit, in_unit(spoken, unit.sentence), dates)) is not None
        ):
            dated.append(Event(unit.sentence, unit.sentence.span, None, ahead))
        if not dated and unit is not tagged.title:
            status = _undated(unit, in_unit(spoken, unit.sentence)) or (Status.HAPPENED if unit in core else None)
            dated = [] if status is None else [Event(unit.sentence, unit.sentence.span, None, status)]
        found.extend(dated)
    return tuple(found)


# ---------------------------------------------------------------- with a date


def _dated(unit: TaggedUnit, dates: Sequence[Dated], today: dt.date | None) -> Iterator[Event]:
    """One occurrence for each date; dates that are joined ("Monday and Tuesday") share one."""
    before: Dated | None = None
    for date in dates:
        if is_vague(date.value) or _heads_a_line(unit, date, dates) or _is_compared(unit, date):
            continue
        joined = before is not None and _are_joined(before, date)
        before = date
        if joined or (index := _token(unit, date)) is None:
            continue
        seen = outlook(unit, index)
        if _dates_a_noun(unit, index) and not seen.uncertain:
            seen = replace(seen, mood=Mood.PLAN)
            if unit.tokens[index].lemma.lower() not in _DAYS_THAT_ARE_ON:
                seen = replace(seen, direction=Direction.PAST)
        yield Event(unit.sentence, unit.sentence.span, date, _status(seen, date, today))


def _is_dated(unit: TaggedUnit, dates: Sequence[Dated]) -> bool:
    """Whether one of the dates belongs to the main verb."""
    indices = [index for date in dates if (index := _token(unit, date)) is not None]
    return any(outlook(unit, index).verb == _main_verb(unit) for index in indices)


def _is_compared(unit: TaggedUnit, date: Dated) -> bool:
    """Whether something is only held against the date: "more than today"."""
    before = unit.sentence.span.source.text[unit.sentence.span.start : date.words.start].split()
    return before[-1:] == ["than"]


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


def _token(unit: TaggedUnit, date: Dated) -> int | None:
    """The last word of the date that is no bracket: what it hangs by."""
    inside = [
        t.index
        for t in unit.tokens
        if t.start < date.words.end and t.end > date.words.start and any(map(str.isalnum, t.text))
    ]
    outside = [index for index in inside if unit.tokens[index].head not in inside]
    return next(iter(outside or inside), None)


def _are_joined(first: Dated, second: Dated) -> bool:
    between = first.words.source.text[first.words.end : second.words.start]
    return between.strip(" ,\n") in {"and", "or", "", "and into", "and on"}


def _status(seen: Outlook, date: Dated, today: dt.date | None) -> Status:
    first, last = date.value.first, date.value.last
    if today is not None and first > today:
        return Status.POSSIBLE if seen.mood is Mood.POSSIBLE else Status.PLANNED
    if seen.habit:
        return Status.RECURRING
    if today is not None and last < today:
        return Status.HAPPENED
    # The date holds the dateline's day ("this week", "today", "2018"), or there is no dateline: the verb decides.
    if seen.direction is not Direction.FUTURE:
        return Status.HAPPENED
    return Status.POSSIBLE if seen.mood is Mood.POSSIBLE else Status.PLANNED


# ---------------------------------------------------------------- without


def _undated(unit: TaggedUnit, pieces: Sequence[Span]) -> Status | None:
    """What a sentence tells outside its quotation marks: something ahead before something done."""
    if unit.tokens[-1].text == "?":
        return None
    outside = [t.index for t in unit.tokens if not any(piece.start <= t.start < piece.end for piece in pieces)]
    root = _main_verb(unit)
    told = [at for at in _told(unit, root) if at in outside]
    # "Talks may resume, officials said" is news; "officials said talks may resume" is what they think.
    ahead = (
        *(_ahead(unit, at) for at in told if root is not None and at <= root),
        *(_of_arranged(unit, at) or _of_noun(unit, at) for at in outside),
    )
    found = next(filter(None, ahead), None)
    return found or (Status.HAPPENED if any(_tells_an_act(unit, at) for at in told) else None)


def _left_open(unit: TaggedUnit, pieces: Sequence[Span], dates: Sequence[Dated]) -> Status | None:
    """What a sentence with dates says to be arranged for none of them: "met in June and are expected to meet again"."""
    dated = {index for date in by_unit(dates, unit) if (index := _token(unit, date)) is not None}
    for token in unit.tokens:
        if any(piece.start <= token.start < piece.end for piece in pieces) or dated & set(unit.subtree(token.index)):
            continue
        if (status := _of_arranged(unit, token.index)) is not None:
            return status
    return None


def _ahead(unit: TaggedUnit, root: int) -> Status | None:
    """A plan, a wish or a possibility that the main clause states."""
    token = unit.tokens[root]
    words = {unit.tokens[at].text.lower() for at in unit.children[root] if unit.tokens[at].dep in {"aux", "neg"}}
    weighs = token.tag == "VBG" and token.lemma.lower() in _WEIGHS and words & {"is", "are", "'re", "'s"}
    if words & _DENIES or (token.lemma.lower() in _SPEECH | _VERBS.states and not weighs):
        return None
    if words & {"will", "'ll", "shall"}:
        return Status.PLANNED
    if token.lemma.lower() in _WISHES and token.tag in {"VBZ", "VBP"}:
        return Status.POSSIBLE
    if weighs or (words & {"may", "might", "could"} and "have" not in words):
        return Status.POSSIBLE
    ahead = any(unit.tokens[at].dep == "xcomp" and unit.tokens[at].tag == "VB" for at in unit.children[root])
    if ahead and token.lemma.lower() in {"plan", "expect", "schedule", "intend", "set", "agree"} and token.tag != "VBD":
        return Status.PLANNED
    return None


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


def _core(tagged: Tagged, dates: Sequence[Dated]) -> list[TaggedUnit]:
    """Which sentences tell what the story is about: the first, and the one most like the headline.

    Only sentences whose main verb tells that something was done count.
    """
    lead = tagged.body[:_LEAD]
    title = _content(tagged.title)
    acts = [unit for unit in lead if _is_act(unit) and not by_unit(dates, unit)]
    first = [unit for unit in acts if unit is tagged.body[0]]
    alike = max(acts, key=lambda unit: len(_content(unit) & title), default=None)
    shared = 0 if alike is None else len(_content(alike) & title)
    enough = shared > 1 and shared * 3 >= len(title)
    return [*first, *([alike] if alike is not None and enough and alike not in first else [])]


def _content(unit: TaggedUnit) -> set[str]:
    return {token.lemma.lower() for token in unit.tokens if token.pos in _CONTENT}


def _is_act(unit: TaggedUnit) -> bool:
    root = _main_verb(unit)
    return root is not None and _tells_an_act(unit, root, progressive=True)


def _tells_an_act(unit: TaggedUnit, verb: int, *, progressive: bool = False) -> bool:
    """Whether a verb tells that something was done (or is being done), rather than said, thought or so."""
    token = unit.tokens[verb]
    if token.pos != "VERB" or is_habit(unit, verb) or token.lemma.lower() in _SPEECH | _VERBS.states:
        return False
    if (token.tag == "VBN" and token.lemma.lower() in _FEELS) or _goes_on(unit, verb) or _does_nothing(unit, verb):
        return False
    words = {unit.tokens[at].text.lower() for at in unit.children[verb] if unit.tokens[at].dep in {"aux", "neg"}}
    past = of_verb(unit, verb)[0] is Direction.PAST and not words & (_DENIES | _UNREAL)
    return past or (progressive and token.tag == "VBG")


def _goes_on(unit: TaggedUnit, verb: int) -> bool:
    """Whether a perfect tells a development rather than an act: "have improved in recent months"."""
    perfect = any(unit.tokens[at].dep == "aux" and unit.tokens[at].lemma == "have" for at in unit.children[verb])
    return perfect and any(unit.tokens[at].text.lower() in {"recent", "past", "last"} for at in unit.subtree(verb))


def _does_nothing(unit: TaggedUnit, verb: int) -> bool:
    """`made no comment`."""
    things = (at for at in unit.children[verb] if unit.tokens[at].dep in {"dobj", "nsubj", "nsubjpass"})
    return any(
        unit.tokens[at].text.lower() in {"no", "neither", "nothing"}
        for thing in things
        for at in (thing, *unit.children[thing])
    )
