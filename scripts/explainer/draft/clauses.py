"""The fewest words around a date that tell by themselves what is at it: a clause of a long sentence.

Only words that stand side by side, never without who says so, under no condition, and with a subject that names what it
is: "the pool closed in July 2021, when …" of a sentence about what a new one costs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from explainer.draft.dates import date_token
from explainer.draft.definite import known_things
from explainer.draft.findings import Dated, Event
from explainer.draft.hanging import SUBJECTS, hangs_on_another
from explainer.draft.name_pieces import is_role
from explainer.draft.standing import Names, is_leaning, points
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.tense import Mood, cancels, is_finite, moves, outlook
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.language.quotations import in_unit, quotations
from explainer.source import Span

_TELLS_WHEN = frozenset({"after", "since", "when", "while", "as", "where"})
"""What stands before a clause that is so by itself."""
_ONE = frozenset({"he", "she", "him", "her", "his", "hers"})
_SOME = frozenset({"a", "an"})
_NEAR = 6
"""Words behind a comma among which whoever says so stands."""
_LEAST = 5
"""Words: fewer say little."""
_BULLET = re.compile(r"\s*(?:[*•–—-]\s*)?")
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_CONDITIONS = words().time.conditions | {"whether"}
_SPEECH = english.verbs().speaking(Use.REPORTS)
_LIMITS = frozenset(
    "but if unless although though while whereas except provided pending subject depending or yet".split()
)
"""What may take back what stands before it."""


def clauses(
    tagged: Tagged, events: Sequence[Event], dates: Sequence[Dated], names: Names, meant: Collection[str]
) -> tuple[Event, ...]:
    """The events, each dated one with the clause that tells it, where that stands by itself.

    `meant` has the units that stand behind a name, with it: "Ann Poe … She left Orsa in 1954".
    """
    units = {unit.sentence.id: unit for unit in tagged.body}
    spoken = quotations(tagged.seed)
    found: list[Event] = []
    for event in events:
        unit = units.get(event.sentence.id)
        if unit is None or event.date is None:
            found.append(event)
            continue
        pieces = in_unit(spoken, unit.sentence)
        lead = [*unit.tokens[:-1]] if unit.tokens[-1].text == ":" else []
        item = _item(unit, event.date)
        every = filter(None, (item,) if item else (lead, _clause(unit, event.date), _cut(unit, event.date)))
        own = next((one for one in every if not _leans(unit, one, pieces, names, dates)), None)
        if own is None and unit.sentence.id in meant and not pieces:
            own = _of_one(unit, event.date) or None
        clause = None if own is None else unit.span(own[0].index, own[-1].index + 1)
        known = () if own is None else _known(unit, own, dates)
        found.append(replace(event, clause=clause, definite=known, is_aside=_is_aside(unit, own or ())))
    return tuple(found)


def _is_aside(unit: TaggedUnit, own: Sequence[Token]) -> bool:
    """Whether a clause only tells more, in the article's own words, of a thing of which the sentence tells."""
    inside = {one.index for one in own}
    more = [one for one in own if one.dep in {"relcl", "acl"} and one.head in inside]
    if not more or any(one.dep == "ROOT" for one in own if one.pos == "VERB"):
        return False
    is_behind = any(one.text == "," for one in own if more[0].head < one.index < more[0].index)
    noun = unit.tokens[more[0].head]
    over = unit.tokens[noun.head]
    if noun.dep == "dobj" and over.lemma.lower() in _SPEECH | {"cite"}:
        return False  # "citing an illness for which she has been in hospital since May"
    return _is_of_main(unit, more[0]) if more[0].dep == "relcl" else is_behind


def _item(unit: TaggedUnit, date: Dated) -> list[Token]:
    """The item of a list of days: the line that the date begins, where the unit has several."""
    text = unit.sentence.span.source.text
    first, last = (text.rfind("\n", 0, date.words.start) + 1, text.find("\n", date.words.end))
    begins = _BULLET.fullmatch(text[first : date.words.start]) is not None
    if not begins or (
        first <= unit.sentence.span.start and not unit.sentence.span.start <= last < unit.sentence.span.end
    ):
        return []
    own = [one for one in unit.tokens if date.words.start <= one.start and (last < 0 or one.start < last)]
    while own and own[-1].pos == "PUNCT" and own[-1].text not in {'"', "'", ")"}:
        own.pop()
    return own if sum(one.pos != "PUNCT" for one in own) >= _LEAST else []


def _of_one(unit: TaggedUnit, date: Dated) -> list[Token]:
    """What a sentence that begins with "she" or "Born" tells of somebody up to a date, without what it adds."""
    first, at = unit.tokens[0], date_token(unit, date)
    while at is not None and not is_finite(unit, at) and at != first.index and unit.tokens[at].head != at:
        at = unit.tokens[at].head
    if at is None or (at != first.index and unit.tokens[at].dep != "ROOT"):
        return []
    subject = next((unit.tokens[one] for one in unit.children[at] if unit.tokens[one].dep in SUBJECTS), first)
    if subject is not first or (first.text.lower() not in _ONE and first.tag != "VBN"):
        return []
    own = [one for one in unit.tokens if one.start < date.words.end]
    rest = [one for one in unit.tokens[len(own) :] if one.head == at or one.head in {one.index for one in own}]
    goes_on = any(one.dep not in {"punct", "cc", "conj", "advcl", "npadvmod", "relcl", "appos"} for one in rest)
    is_limited = any(one.text.lower() in _LIMITS for one in unit.tokens[len(own) : len(own) + 2])
    people = any(one.tag == "PRP" and one.index for one in own)
    return [] if is_limited or people or len(own) < _LEAST or (first.tag != "VBN" and goes_on) else own


def _leans(
    unit: TaggedUnit, own: Sequence[Token], pieces: Sequence[Span], names: Names, dates: Sequence[Dated]
) -> bool:
    """Whether a clause needs what stands around it, or cuts a quotation in two."""
    span = unit.span(own[0].index, own[-1].index + 1)
    is_cut = any(piece.start <= edge <= piece.end for piece in pieces for edge in (span.start, span.end))
    hangs = hangs_on_another(unit, own, pieces, dates) or is_leaning(unit, own, names, pieces, dates)
    named = next((one.start for one in own if one.pos == "PROPN"), span.end)
    is_of_one = any(one.text.lower() in _ONE and one.start < named for one in own)
    return is_cut or hangs or is_of_one or points(own)


def _cut(unit: TaggedUnit, date: Dated) -> list[Token]:
    """A sentence up to the comma behind its date, where what is left out neither says who says so nor limits it."""
    last = next((one.index for one in unit.tokens if one.start >= date.words.end), len(unit.tokens) - 1)
    if unit.tokens[last].text not in {",", ";"} or last < _LEAST:
        return []
    own, rest = [*unit.tokens[:last]], unit.tokens[last + 1 :]
    root = next((one for one in own if one.dep == "ROOT" and is_finite(unit, one.index)), None)
    subject = (
        None
        if root is None
        else next(
            (one for one in own if one.head == root.index and one.dep in SUBJECTS and one.index < root.index), None
        )
    )
    told = [one for one in rest if one.lemma.lower() in _SPEECH and (one.dep == "parataxis" or one in rest[:_NEAR])]
    is_open = bool(told) or any(one.text.lower() in _LIMITS | {"according"} for one in rest[:1])
    is_conditional = any(one.dep == "mark" and one.text.lower() in _CONDITIONS for one in own)
    is_torn = any(one.head > last for one in own)  # "hinted that schools, due to open on Monday, might stay shut"
    return [] if subject is None or is_open or is_conditional or is_torn else own


def _known(unit: TaggedUnit, own: Sequence[Token], dates: Sequence[Dated]) -> tuple[str, ...]:
    """What it tells of as known; a thing of which it only tells more has a word before that says which it is."""
    inside = {one.index for one in own}
    top = next(one for one in own if one.head not in inside or one.head == one.index)
    is_told = any(unit.tokens[at].dep in {"amod", "compound", "nmod"} for at in unit.children[top.index])
    nouns = known_things(unit, own, dates)
    return tuple(noun for noun in nouns if not (is_told and noun == top.lemma.lower()))


def _clause(unit: TaggedUnit, date: Dated) -> list[Token]:
    """The words of the innermost clause with a subject and a time of its own; none where that is the sentence."""
    at, is_within = date_token(unit, date), False
    while at is not None:
        token = unit.tokens[at]
        if is_finite(unit, at) and (own := _words_of(unit, token, date)) and _stands(unit, token):
            return own if len(own) < sum(one.pos != "PUNCT" for one in unit.tokens) else []
        if not is_within and _tells_more(unit, token) and (own := _named(unit, token, date)):
            return own
        is_within = is_within or is_finite(unit, at)  # "a town that has a mill which burned down in May"
        at = None if token.head == at else token.head
    return []


def _stands(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a clause is so without those around it: a main one, or one that tells when another is."""
    while verb.dep == "conj":
        verb = unit.tokens[verb.head]
    marks = {
        unit.tokens[at].text.lower() for at in unit.children[verb.index] if unit.tokens[at].dep in {"mark", "advmod"}
    }
    if verb.dep == "ROOT":
        return True
    if "when" in marks and unit.tokens[verb.head].index > verb.index:
        return False  # "When it broke in 1981, …": what is told is what happened then
    return verb.dep == "advcl" and bool(marks & _TELLS_WHEN) and not marks & _CONDITIONS and _is_of_main(unit, verb)


def _is_of_main(unit: TaggedUnit, verb: Token) -> bool:
    """Whether no clause over it is said by somebody, or under a condition."""
    while verb.head != verb.index:
        if verb.dep in {"ccomp", "pcomp"}:
            return False
        verb = unit.tokens[verb.head]
    return True


def _words_of(unit: TaggedUnit, verb: Token, date: Dated) -> list[Token]:
    """The words of a clause from its subject on, without the clauses that are joined to it behind the date."""
    below = [unit.tokens[at] for at in unit.children[verb.index]]
    subject = next((one for one in below if one.dep in SUBJECTS), None)
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or subject.index > verb.index:
        return []
    left = {one.index for one in below if one.dep in {"mark", "cc", "punct"} or unit.tokens[one.index].tag == "WRB"}
    for one in below:
        part = unit.subtree(one.index)
        is_clause = one.dep == "conj" and any(unit.tokens[at].dep in SUBJECTS for at in unit.children[one.index])
        if is_clause and not any(date.words.start <= unit.tokens[at].start < date.words.end for at in part):
            left |= {*part}
    own = [at for at in unit.subtree(verb.index) if at not in left]
    return _side_by_side(unit, own, date)


def _tells_more(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a clause tells more of a thing that stands right before: "a vote, which is held on Friday"."""
    noun = unit.tokens[verb.head]
    is_told = (
        verb.dep == "acl"
        and verb.tag == "VBN"
        and not any(unit.tokens[at].dep in {"aux", "mark"} for at in unit.children[verb.index])
    )
    is_which = verb.dep == "relcl" and any(
        one.tag in {"WDT", "WP", "WP$"} for one in unit.tokens[noun.index + 1 : verb.index]
    )
    below = [unit.tokens[at] for at in unit.children[noun.index]]
    is_named = noun.pos == "PROPN" or any(one.dep == "det" and one.text.lower() != "no" for one in below)
    return (is_told or is_which) and is_named


def _named(unit: TaggedUnit, verb: Token, date: Dated) -> list[Token]:
    """A thing with the clause behind it: "the signing ceremony, planned for 8 July in Vienna"; not without its name.

    Bad: "a miller who left in May"; Good: "Ann Poe, a miller who left in May"
    """
    noun = unit.tokens[verb.head]
    while noun.dep == "appos" and _goes_with(unit, noun):
        noun = unit.tokens[noun.head]
    before = [at for at in unit.children[noun.index] if at < noun.index]
    first = min((unit.subtree(at)[0] for at in before), default=noun.index)
    last = unit.subtree(verb.index)[-1]
    behind = next((one for one in unit.tokens[noun.index :] if one.start >= date.words.end), None)
    if behind is not None and behind.text in {",", ";"} and unit.tokens[behind.index + 1].text.lower() not in _LIMITS:
        last = min(last, behind.index)  # "Ann Poe, who died in 2022, and a dog"
    if noun.pos not in {"NOUN", "PROPN"} or noun.index > verb.index or noun.tag in _RELATIVE:
        return []
    is_then = first > 0 and unit.tokens[first - 1].text.lower() == "then"  # "then miller Ann Poe, who died in 2021"
    if is_then or _is_turned(unit, noun, verb):
        return []
    is_nobody = noun.pos == "NOUN" and is_role(noun.text)  # "a lawyer who has led it since 2014"
    is_object = noun.dep == "dobj" and unit.tokens[noun.head].dep == "ROOT"  # "needs a vote, which is due in May"
    if is_nobody or is_object:
        return []
    is_open = any(one.tag == "PRP$" for one in unit.tokens[first : noun.index])
    is_little = sum(one.pos != "PUNCT" for one in unit.tokens[first : last + 1]) <= _LEAST  # "the plan approved in May"
    return [] if is_open or is_little else _side_by_side(unit, range(first, last + 1), date)


def _is_turned(unit: TaggedUnit, noun: Token, verb: Token) -> bool:
    """Whether the sentence goes on to tell what became, or may become, of a thing that has a day.

    "A review promised in May was put on hold"; "The fair, due to open on Monday, might stay shut"
    """
    over = unit.tokens[noun.head]
    if noun.dep not in SUBJECTS or not is_finite(unit, over.index):
        return False
    seen = outlook(unit, over.index)
    is_unsure = seen.denied or seen.mood in {Mood.POSSIBLE, Mood.UNREAL}
    is_close = verb.dep == "acl" and verb.index == noun.index + 1
    return is_close or is_unsure or cancels(unit, over.index) or moves(unit, over.index)


def _goes_with(unit: TaggedUnit, noun: Token) -> bool:
    """Whether words behind a noun need it: "Ann Poe, a miller", "the miller Ann Poe"."""
    is_of_any = any(one.pos == "DET" and one.text.lower() in _SOME for one in _below(unit, noun))
    first = unit.subtree(noun.index)[0]
    return is_of_any or (first > 0 and unit.tokens[first - 1].text != ",")


def _below(unit: TaggedUnit, token: Token) -> list[Token]:
    return [unit.tokens[at] for at in unit.children[token.index]]


def _side_by_side(unit: TaggedUnit, own: Sequence[int], date: Dated) -> list[Token]:
    """The words from the first to the last, without marks at the ends, where nothing is left out between."""
    if not own:
        return []
    first, last = min(own), max(own)
    left_out = [unit.tokens[at] for at in range(first, last + 1) if at not in {*own}]
    while first < last and unit.tokens[first].pos in {"PUNCT", "CCONJ"}:
        first += 1
    while (
        first < last and unit.tokens[last].pos in {"PUNCT", "CCONJ"} and unit.tokens[last].text not in {'"', "'", ")"}
    ):
        last -= 1
    found = [*unit.tokens[first : last + 1]]
    has_date = found[0].start <= date.words.start and date.words.end <= found[-1].end
    is_whole = has_date and all(one.pos == "PUNCT" for one in left_out)
    return found if is_whole and len([one for one in found if one.pos != "PUNCT"]) >= _LEAST else []
