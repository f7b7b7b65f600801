"""The part of a sentence that tells of a date by itself: a thing and the clause that says what came of it.

What a relative clause tells, its writer tells, whatever the sentence around it goes on to: "the mill, which burned down
in 1911" stands without what else is told of the mill, and says who or what it was that the date belongs to. So does one
of two clauses that are only joined. A clause that somebody is said to have said does not stand without that. What a
sentence adds beside what it tells of the date may be left out (`cutting`), and what its "she" or "the firm" means
stands before it, in the article's own words (`antecedents`): "Ann Poe … She left in May".
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from explainer.draft.antecedents import Antecedents
from explainer.draft.attributions import HEARSAY, attributions_in, is_inside
from explainer.draft.cutting import LONGEST, cuts, kept_spans
from explainer.draft.dates import by_unit, date_token
from explainer.draft.findings import Dated, Event
from explainer.draft.name_pieces import PEOPLE, is_role
from explainer.draft.standing import Names, stands_alone
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.tense import Mood, has_subject, is_finite, of_verb, outlook
from explainer.draft.words import words
from explainer.language import english
from explainer.language.english import Use
from explainer.language.quotations import in_unit, quotations
from explainer.language.values.reckoning import Direction
from explainer.model.facts import Status
from explainer.source import Span

_WORDS = words().time

_NOUNS = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"relcl", "acl"})
_OF_PEOPLE = frozenset({"who", "whom", "whose"})
_NONE = _WORDS.none
"""Of what there is none, or no one in particular, a clause tells nothing."""
_OPEN = frozenset({*english.verbs().hopes, *english.verbs().plans, "deny", "dispute", "doubt", "allege", "accuse"})
"""What is denied or wished for need not be."""
_JOINS = frozenset({"cc", "punct"})
_COMPARED = frozenset({"since", "than", "against", "versus"})
_WHILE = _WORDS.meanwhile
"""What a clause behind these tells has happened, if it is told in the past."""
_CLAIMS = _WORDS.claiming
_SPEECH = english.verbs().speaking(Use.REPORTS)
_FORESEES = _WORDS.foreseeing
_FURTHER = frozenset({"second", "third", "fourth", "fifth", "further", "other"})
_LIMITS = frozenset({"by", "until", "till"})
_LEAST = 4
"""Words."""


def telling(
    tagged: Tagged,
    events: Sequence[Event],
    names: Names,
    dates: Sequence[Dated],
    meant: Antecedents,
) -> tuple[Event, ...]:
    """The events, each dated one with the words that tell it: the part of its sentence, and what that leans on.

    Bad: "northern Wales published on Monday" of "a study of farms in northern Wales published on Monday"
    Good: "Ann Poe, who led the club until 2019" of "Ann Poe, who led the club until 2019, said that it was poor."
    """
    units = {unit.sentence.id: unit for unit in tagged.body}
    spoken = quotations(tagged.seed)
    found: list[Event] = []
    for event in events:
        unit = units.get(event.sentence.id)
        at = None if unit is None or event.date is None else date_token(unit, event.date)
        if unit is None or at is None or len(unit.tokens) > LONGEST:
            found.append(event)
            continue
        pieces = in_unit(spoken, unit.sentence)
        own = by_unit(dates, unit)
        several = sum(one.sentence is event.sentence for one in events) > 1
        is_main = _is_main(unit, at, several=several)
        wholes = (*cuts(unit, at, own), range(len(unit.tokens))) if is_main else ()
        stands = partial(_stands, unit, names, pieces, own)
        told = _told(unit, (*_parts(unit, at, pieces, own), *wholes), pieces, meant.get(unit.sentence.id, {}), stands)
        found.append(replace(event, told=told, is_main=is_main, status=_status(unit, at, event.status)))
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
    if verb.lemma == "compare":
        return False
    if verb.lemma == "report" and any(
        tokens[one].dep == "ccomp" and one < verb.index for one in unit.children[verb.index]
    ):
        return False
    links: list[str] = []
    while verb.head != verb.index and not _says_which(verb, is_limit=is_limit):
        links.append(verb.dep)
        if "advcl" in links and (several or _is_said(verb)):
            return False
        verb = tokens[verb.head]
    return not _says_which(verb, is_limit=is_limit)


def _says_which(verb: Token, *, is_limit: bool) -> bool:
    """Whether a clause tells more of something, at another time than the sentence.

    Bad: "Ann Poe, first elected in 2012"; "bonds maturing in 2027"
    Good: "the establishment of routes connecting two towns by 2027" (`is_limit`)
    """
    return verb.dep == "relcl" or (verb.dep == "acl" and (verb.tag == "VBN" or not is_limit))


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
        if claims and at.dep in {"ccomp", "xcomp", "oprd", "prep"} and (at.dep != "prep" or at.text.lower() == "of"):
            return True
        at = over
    return False


def _goes_on(unit: TaggedUnit, since: Token) -> bool:
    """Whether something goes on since what is dated: "has closed the road since Monday's storm"."""
    below = [unit.tokens[at] for at in unit.children[since.head]]
    return since.text.lower() == "since" and any(one.lemma == "have" and one.tag in {"VBZ", "VBP"} for one in below)


def _told(
    unit: TaggedUnit,
    parts: Sequence[Collection[int]],
    pieces: Sequence[Span],
    meant: Mapping[int, Span],
    stands: Callable[[Sequence[Token]], bool],
) -> tuple[Span, ...]:
    """The first of the parts that stands by itself; none where that is the sentence as it is, or nothing does."""
    for kept in parts:
        spans = kept_spans(unit, kept)
        own = [unit.tokens[at] for at in kept if not is_inside(unit.tokens[at].start, pieces)]
        is_cut = any(
            not (
                span.end <= piece.start
                or piece.end <= span.start
                or (span.start <= piece.start and piece.end <= span.end)
            )
            for span in spans
            for piece in pieces
        )
        if len(own) < _LEAST or is_cut:
            continue
        leans = {at: span for at, span in meant.items() if at in kept}
        for chosen in _fewest(leans):
            free = [one for one in own if one.index not in chosen]
            if stands(free):
                before = sorted(set(chosen.values()), key=lambda span: span.start)
                return () if not before and spans == (unit.sentence.span,) else (*before, *spans)
    return ()


def _stands(
    unit: TaggedUnit, names: Names, pieces: Sequence[Span], dates: Sequence[Dated], own: Sequence[Token]
) -> bool:
    return stands_alone(unit, own, names, pieces, dates)


def _fewest(leans: Mapping[int, Span]) -> Iterator[Mapping[int, Span]]:
    """None of the words before, then those of one, then all."""
    yield {}
    names = dict.fromkeys(leans.values())
    if len(names) > 1:
        yield from ({at: span for at, span in leans.items() if span == one} for one in names)
    if names:
        yield leans


def _parts(unit: TaggedUnit, date: int, pieces: Sequence[Span], dates: Sequence[Dated]) -> Iterator[Collection[int]]:
    """The parts of a sentence that hold the date and could stand, smallest first."""
    for first, last in _stretches(unit, date, pieces):
        part = range(first, last + 1)
        yield from ([at for at in kept if at in part] for kept in cuts(unit, date, dates))
        yield part


def _stretches(unit: TaggedUnit, date: int, pieces: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Their first and last tokens."""
    at, seen = date, {date}
    while True:
        token = unit.tokens[at]
        if token.dep == "advcl" and (part := _clause_of_time(unit, token)):
            yield part
        if token.dep in _CLAUSES and unit.tokens[token.head].pos in _NOUNS:
            part = _noun_and_clause(unit, token)
            if part is None:
                break
            yield part
        if token.head in seen:
            break
        at = token.head
        seen.add(at)
    if not any(attributions_in(unit, pieces)) and (part := _joined_clause(unit, date)):
        yield part


def _noun_and_clause(unit: TaggedUnit, verb: Token) -> tuple[int, int] | None:
    """From a noun with all that stands before it to the end of the clause that tells of it."""
    tokens = unit.tokens
    noun = tokens[verb.head]
    clause = unit.subtree(verb.index)
    start, end = clause[0], clause[-1]
    if start <= noun.index or tokens[noun.index].tag in {"WP", "PRP"}:
        return None
    is_aside = tokens[start - 1].text == ","
    relative = next((tokens[at].text.lower() for at in clause if tokens[at].tag in {"WP", "WDT", "WP$", "WRB"}), "")
    is_bare = all(tokens[at].dep not in {"aux", "mark"} for at in unit.children[verb.index])
    if verb.dep == "acl" and not (verb.tag == "VBN" and is_bare and _is_beside(unit, noun, start)):
        return None
    if verb.dep == "relcl" and not (is_finite(unit, verb.index) and relative):
        return None
    by_person = relative in _OF_PEOPLE
    top = _whole(unit, noun, by_person=by_person, in_place=relative == "where")
    at = top
    while at.head != at.index:
        at = tokens[at.head]
        if _is_said(at):
            return None
    words = unit.subtree(top.index)
    first = words[0]
    is_of_body = by_person and _is_body(unit, top)
    if (
        is_of_body
        or _is_of_before(unit, top)
        or not set(range(first, end + 1)) <= set(words)
        or (not is_aside and _is_of_none(unit, noun, top))
    ):
        return None
    while end > start and tokens[end].pos == "PUNCT":
        end -= 1
    return (first, end)


def _is_beside(unit: TaggedUnit, noun: Token, start: int) -> bool:
    """Whether a participle can belong to no other noun: it stands right behind this one, which hangs on none."""
    over = unit.tokens[noun.head]
    is_of_another = noun.dep in {"pobj", "conj"} and (over.pos != "ADP" or unit.tokens[over.head].pos in _NOUNS)
    is_of_another = is_of_another or (noun.dep == "appos" and over.pos != "PROPN")
    between = [one.text for one in unit.tokens[noun.index + 1 : start]]
    return noun.pos == "NOUN" and between in ([], [","]) and not is_of_another


def _whole(unit: TaggedUnit, noun: Token, *, by_person: bool, in_place: bool) -> Token:
    """The noun of the whole phrase, since the clause may tell of any noun in it: "the filling of the lake, which …".

    A "who" is a person: above a name it goes no further than to what is told beside it.
    """
    top = noun
    while True:
        over = unit.tokens[top.head]
        if in_place:
            return noun
        if top.dep in {"appos", "conj"} and over.pos in _NOUNS:
            top = over
            continue
        above = unit.tokens[over.head]
        is_part = top.dep == "pobj" and over.pos == "ADP" and over.dep == "prep" and above.pos in _NOUNS
        is_of_person = is_role(above.text) or above.lemma.lower() in PEOPLE.speakers or _is_body(unit, top)
        if not is_part or (by_person and not is_of_person):
            return top
        top = above


def _is_body(unit: TaggedUnit, noun: Token) -> bool:
    """Whether a name is one of those that nobody has: "of the University of Sarum, who …"."""
    return noun.dep == "pobj" and any(
        one.label in {"ORG", "FAC", "GPE"} and one.first <= noun.index < one.after for one in unit.entities
    )


def _is_of_before(unit: TaggedUnit, noun: Token) -> bool:
    """Whether only what stands before says who or which it is: "the striker, who …", "a second message, sent …"."""
    below = [unit.tokens[at] for at in unit.children[noun.index]]
    words = {one.text.lower() for one in below}
    is_named = noun.pos == "PROPN" or any(one.pos == "PROPN" and one.dep == "appos" for one in below)
    is_told = is_named or any(one.dep == "prep" for one in below)
    is_somebody = noun.tag == "NN" and (is_role(noun.text) or noun.lemma.lower() in PEOPLE.speakers)
    return (is_somebody and "the" in words and not is_told) or (bool({"a", "an"} & words) and bool(_FURTHER & words))


def _is_of_none(unit: TaggedUnit, noun: Token, top: Token) -> bool:
    """Whether a clause may tell of nothing that is: "no mill that …", "did not find a mill that …"."""
    words = {unit.tokens[at].text.lower() for one in (noun, top) for at in unit.children[one.index]}
    if words & _NONE:
        return True
    return _is_open(unit, top)


def _is_open(unit: TaggedUnit, below: Token) -> bool:
    """Whether above a word something is denied, wished for or said, so that it need not be."""
    at = below
    while at.head != at.index:
        at = unit.tokens[at.head]
        words = [unit.tokens[one] for one in unit.children[at.index]]
        is_open = at.lemma.lower() in _OPEN or any(one.dep == "neg" or one.tag == "MD" for one in words)
        if at.dep in {"xcomp", "advcl"} or _is_said(at) or (at.pos in {"VERB", "AUX"} and is_open):
            return True
    return False


def _clause_of_time(unit: TaggedUnit, verb: Token) -> tuple[int, int] | None:
    """What a clause says to have happened before or at the same time: "… since Ann Poe took over in 2011"."""
    words = unit.subtree(verb.index)
    first, last = words[0], words[-1]
    mark = unit.tokens[first]
    is_whole = words == tuple(range(first, last + 1)) and mark.text.lower() in _WHILE and mark.head == verb.index
    is_over = of_verb(unit, verb.index) == (Direction.PAST, Mood.FACT) and is_finite(unit, verb.index)
    if not is_whole or not is_over or not has_subject(unit, verb.index) or _is_open(unit, verb):
        return None
    return _trimmed(unit, first + 1, last)


def _is_said(verb: Token) -> bool:
    """Whether a clause stands behind the verb of whoever says it; "…, police said" only says who knows it."""
    return verb.dep == "ccomp" and verb.head < verb.index


def _joined_clause(unit: TaggedUnit, date: int) -> tuple[int, int] | None:
    """The clause of a date, where a sentence joins two with subjects of their own: "a mill burned down, and a …"."""
    tokens = unit.tokens
    if (part := _between_semicolons(unit, date)) is not None:
        return part
    root = next((one for one in tokens if one.dep == "ROOT"), None)
    if root is None or not has_subject(unit, root.index):
        return None
    own = set(unit.subtree(root.index))
    others = [one for one in _joined(unit, root) if one.start > root.start]
    if not others or len(own) != len(tokens) or any(not is_finite(unit, one.index) for one in (root, *others)):
        return None
    parts = {one.index: unit.subtree(one.index) for one in others}
    edges = [0, *sorted(part[0] for part in parts.values()), len(tokens)]
    for first, after in itertools.pairwise(edges):
        if first <= date < after:
            return _trimmed(unit, first, after - 1)
    return None


def _between_semicolons(unit: TaggedUnit, date: int) -> tuple[int, int] | None:
    """The part of a sentence between its semicolons, where it is a clause: "A mill burned down; nobody knew"."""
    edges = [-1, *(one.index for one in unit.tokens if one.text == ";"), len(unit.tokens)]
    first, after = next((one + 1, two) for one, two in itertools.pairwise(edges) if one < date < two)
    part = range(first, after)
    tops = [
        one for one in unit.tokens[first:after] if (one.head not in part or one.dep == "ROOT") and one.pos != "PUNCT"
    ]
    is_clause = len(tops) == 1 and is_finite(unit, tops[0].index) and has_subject(unit, tops[0].index)
    return _trimmed(unit, first, after - 1) if len(edges) > 2 and is_clause else None  # noqa: PLR2004


def _joined(unit: TaggedUnit, verb: Token) -> Iterator[Token]:
    """The clauses that are joined to a verb's, each with a subject of its own."""
    for at in unit.children[verb.index]:
        one = unit.tokens[at]
        if one.dep == "conj" and one.pos in {"VERB", "AUX"} and has_subject(unit, one.index):
            yield one
            yield from _joined(unit, one)


def _trimmed(unit: TaggedUnit, first: int, last: int) -> tuple[int, int]:
    """Without the marks and the "and" at its ends."""
    tokens = unit.tokens
    while first < last and (tokens[first].dep in _JOINS or tokens[first].pos in {"PUNCT", "CCONJ"}):
        first += 1
    while last > first and (tokens[last].pos in {"PUNCT", "CCONJ"}):
        last -= 1
    return first, last
