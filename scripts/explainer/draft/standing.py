"""Which sentences say by themselves what the article says, so that a page can quote them without those around them."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explainer.draft.attributions import ATTRIBUTING, is_inside, is_of_trial
from explainer.draft.dates import by_unit, date_token
from explainer.draft.definite import BODIES, known_tokens
from explainer.draft.findings import Dated, Named, Person
from explainer.draft.hanging import (
    SUBJECTS,
    hangs_on_another,
    is_dated,
    is_empty_it,
    keeps_back,
    lacks_other_person,
    subject_of,
)
from explainer.draft.name_pieces import is_role
from explainer.draft.speakers import Focus, named_in
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.words import words
from explainer.language.quotations import Quotation, in_unit, is_all_quoted, quotations, runs_in, runs_open
from explainer.language.sentences import ends_with_stop
from explainer.source import Span

_WORDS = words().sentences

_APPROVES = words().time.approving
_REQUIRES = words().time.requiring
_DEPENDS = words().time.depending
_CHARGES = _WORDS.denied | _WORDS.tried_for
_THERE = frozenset({"there", "then", "here", "thereafter", "thereby"})
_POINTS = frozenset({"this", "that", "these", "those", "such"})
_OBJECTS = frozenset({"it", "them", "him"})
_CUT_SHORT = re.compile(r"\s[A-Z][a-z]{1,4}\.\Z")
_CONTRARY = frozenset({"but", "however", "yet"})
_TWO = 2
_OTHER = frozenset({"earlier", "previous", "other", "same", "latter", "further", "similar", "additional", "remaining"})
"""What is one of several, of which another has been told."""
_LEAST_SPOKEN = 8
"""Words of speech that say something without a question."""
_MOST_BEFORE = 5
"""Paragraphs within which an article has opened."""
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})


class Names(NamedTuple):
    """Whom and what an article names."""

    people: Sequence[Person]
    organisations: Sequence[Named]


@dataclass(frozen=True)
class Standing:
    """The sentences that cannot be quoted by themselves, by the ids of their units."""

    unfit: frozenset[str]
    """They report nothing, or nobody can say whose words they are."""
    leaning: frozenset[str]
    """They tell something of what the sentence before has named: "He was arrested", "This came after …". No lead is."""
    pointing: frozenset[str]
    """Those that have a "he", "it" or "there" before they name what they tell of, or tell of "an earlier" one."""
    definite: Mapping[str, Sequence[str]]
    """The nouns of which a sentence tells as of something known: "The foundation hopes so", by unit."""
    waiting: Mapping[str, str]
    """The sentences behind which the next one says what that waits for: "It must be approved by …", with that one."""
    pleas: Sequence[str]
    """The sentences in which somebody pleads to what a court hears."""
    of_person: frozenset[str]
    """The sentences that tell of somebody first: whom the next one's "he" means."""
    lead: str | None
    """The article's first sentence that reports something: with it every news begins."""


def standing(
    tagged: Tagged, people: Sequence[Person], organisations: Sequence[Named], dates: Sequence[Dated]
) -> Standing:
    """Both kinds, of the article's body.

    Unfit are a question, the author's own "I" and "we", a heading and whatever else has no verb, what introduces a
    list, what lies behind a quotation mark that nothing closes, and the caption of a picture.

    Bad: "Its secretary, Ann Poe, resigned."; "Nearly a third have said no."; "Roe agreed with every word."
    Good: "The club lost its secretary."; "A third of the members have said no."; "Roe agreed to sell the mill."
    """
    spoken, names = quotations(tagged.seed), Names(people, organisations)
    unfit: set[str] = set()
    leaning: set[str] = set()
    definite: dict[str, Sequence[str]] = _short_names(tagged)
    lead: TaggedUnit | None = None
    opened: set[int] = set()  # paragraphs that begin with what is no lead: what goes on there rests on it
    for unit in tagged.body:
        pieces, place = in_unit(spoken, unit.sentence), unit.sentence.paragraph
        own = [token for token in unit.tokens if not is_inside(token.start, pieces)]
        is_caption = _is_caption(unit, by_unit(dates, unit), tagged.seed.day) or (lead and _is_heading(unit, tagged))
        if is_caption or runs_open(unit.sentence, spoken) or _is_unfit(unit, own):
            unfit.add(unit.sentence.id)
        elif lead is None and place not in opened and not _keeps_back(unit, own, spoken, by_unit(dates, unit)):
            lead = unit if not opened or _opens_late(unit, own, pieces, by_unit(dates, unit), tagged) else None
        elif is_all_quoted(unit.sentence, pieces):
            opening = next((one.text.lower() for one in unit.tokens if one.pos != "PUNCT"), "")
            is_rest = runs_in(unit.sentence.span, spoken) or _is_clipped(unit, spoken, own) or opening in _WORDS.turns
            if (
                is_rest
                or hangs_on_another(unit, unit.tokens, pieces, by_unit(dates, unit))
                or _opens_leaning(unit.tokens, ())
            ):
                leaning.add(unit.sentence.id)
        else:
            dated = by_unit(dates, unit)
            hangs = hangs_on_another(unit, own, pieces, dated)
            is_rest = runs_in(unit.sentence.span, spoken) and any(one.text.isalnum() for one in own)
            hangs = hangs or _is_clipped(unit, spoken, own)
            if hangs or is_rest or _is_born(unit) or is_leaning(unit, own, names, pieces, dated):
                leaning.add(unit.sentence.id)
        opened |= set() if lead or unit.sentence.id in unfit else {place}
        if unit is not lead and (nouns := _unknown(unit, by_unit(dates, unit), tagged.title)):
            definite[unit.sentence.id] = (*definite.get(unit.sentence.id, ()), *nouns)
    behind = frozenset(_behind_another(tagged))
    waiting = {
        one.sentence.id: two.sentence.id
        for one, two in itertools.pairwise(tagged.body)
        if one.sentence.paragraph == two.sentence.paragraph and _is_condition(two)
    }
    return Standing(
        frozenset(unfit).union(_torn(tagged)),
        behind.union(leaning),
        behind.union(unit.sentence.id for unit in tagged.body if points(unit.tokens)),
        definite,
        waiting,
        [unit.sentence.id for unit in tagged.body if is_of_trial(tagged) and _is_plea(unit)],
        frozenset(unit.sentence.id for unit in tagged.body if _tells_of_person(unit, names)),
        None if lead is None else lead.sentence.id,
    )


def _is_of_body_before(unit: TaggedUnit) -> bool:
    """Whether a sentence begins with somebody's office of which it does not say in what: "President Ann Poe met …"."""
    office, name = unit.tokens[0], unit.tokens[unit.tokens[0].head]
    is_office = office.dep == "compound" and office.lemma.lower() == "president" and name.pos == "PROPN"
    return is_office and not any(unit.tokens[at].dep == "prep" for at in unit.children[name.index])


def _short_names(tagged: Tagged) -> dict[str, Sequence[str]]:
    """The words for what has been named in full before, by unit: "the Flora" behind "Flora of the Southern Hills"."""
    full: set[str] = set()
    found: dict[str, Sequence[str]] = {}
    for unit in tagged.body:
        new: set[str] = set()
        for one in unit.tokens[:-1]:
            behind = unit.tokens[one.index + 1]
            is_name = one.pos == "PROPN" and one.text[0].isupper()
            is_full = is_name and (behind.pos == "PROPN" or behind.text == "of")
            before = unit.tokens[max(one.index - 3, 0) : one.index]
            is_the = bool(before) and before[-1].text.lower() == "the"
            is_inside = [two.pos == "PROPN" or two.text for two in before[:-1]] == [True, "of"]  # "Bank of the Hills"
            over = unit.tokens[one.head]
            is_alone = one.dep not in {"compound", "nmod"} or over.lemma.lower() in BODIES
            is_short = is_alone and is_the and not is_inside
            if is_full:
                new.add(one.text)
            elif is_name and is_short and one.text in full:
                found[unit.sentence.id] = (*found.get(unit.sentence.id, ()), one.text.lower())
        full |= new
    return found


def _behind_another(tagged: Tagged) -> Iterator[str]:
    """The units that only the one before makes clear.

    A few words behind a question that is a heading or stands beside them ("The ministry says no."), and somebody's
    office in what the paragraph has named ("President Ann Poe met …").
    """
    alone = Counter(one.sentence.paragraph for one in tagged.body)
    for one, two in itertools.pairwise(tagged.body):
        is_question = one.sentence.text.rstrip("\"'”’").endswith("?")
        is_beside = alone[one.sentence.paragraph] == 1 or one.sentence.paragraph == two.sentence.paragraph
        is_answer = is_question and is_beside and len(two.sentence.text.split()) < _LEAST_SPOKEN
        if is_answer or (one.sentence.paragraph == two.sentence.paragraph and _is_of_body_before(two)):
            yield two.sentence.id


def points(own: Sequence[Token]) -> bool:
    """Whether some words have one for what stands before them, and not behind what they name first."""
    is_named, nouns, last = False, 0, ""
    for one in own:
        low, before = one.text.lower(), last
        last = low
        if low in _THERE and one.dep != "expl":
            return True
        is_pronoun = one.tag in {"PRP", "PRP$"} and low not in _WORDS.first_person | {"you", "your"}
        is_this = low in _POINTS and (one.dep in SUBJECTS | {"dobj", "pobj"} or one.dep == "det") and one.tag == "DT"
        if not is_named and (is_pronoun or is_this):
            return True
        if not is_named and one.dep == "amod" and low in _OTHER:
            return True
        is_part = one.dep == "pobj" and before == "of"
        if low in _OBJECTS and one.dep in {"dobj", "pobj"} and nouns < _TWO and not is_part:
            return True  # "The team hopes to raise it": the subject is not what it means
        nouns += one.pos in {"NOUN", "PROPN"} and one.dep not in {"compound", "npadvmod", "nmod"}
        is_named = is_named or (one.dep in SUBJECTS and one.pos in {"NOUN", "PROPN"})
    return False


def _is_plea(unit: TaggedUnit) -> bool:
    """Whether somebody denies, or admits, what he is charged with: "She denies eleven counts of fraud"."""
    root = next((one for one in unit.tokens if one.dep == "ROOT"), None)
    below = set() if root is None else {unit.tokens[at].lemma.lower() for at in unit.children[root.index]}
    is_of_charge = root is not None and root.lemma.lower() in {"deny", "admit"} and not below.isdisjoint(_CHARGES)
    return is_of_charge or (root is not None and root.lemma.lower() == "plead")


def _tells_of_person(unit: TaggedUnit, names: Names) -> bool:
    """Whether the subject of a sentence is somebody: "A baker left", "Ann Poe left", "In the dock is Ann Poe"."""
    root = next((one for one in unit.tokens if one.dep == "ROOT"), None)
    below = [] if root is None else [unit.tokens[at] for at in unit.children[root.index]]
    subject = next((one for dep in (SUBJECTS, {"attr"}) for one in below if one.dep in dep), None)
    if subject is None:
        return False
    is_named = any(is_inside(subject.start, person.own) for person in names.people)
    return is_named or subject.text.lower() in {"he", "she"} or (subject.tag == "NN" and is_role(subject.text))


def _keeps_back(unit: TaggedUnit, own: Sequence[Token], spoken: Sequence[Quotation], dates: Sequence[Dated]) -> bool:
    """Whether a first sentence begins with what nobody has named yet: "Its end was near", "“No,” said Roe"."""
    pieces = in_unit(spoken, unit.sentence)
    is_speech = is_all_quoted(unit.sentence, pieces) or _is_clipped(unit, spoken, own)
    is_turn = unit.tokens[0].text.lower() in _CONTRARY or _is_so_said(unit)
    return is_speech or is_turn or keeps_back(unit, own, pieces, dates) or _opens_leaning(own, dates)


def _opens_late(
    unit: TaggedUnit, own: Sequence[Token], pieces: Sequence[Span], dates: Sequence[Dated], tagged: Tagged
) -> bool:
    """Whether what stands behind a first paragraph of somebody's words can be how an article opens.

    Bad: "A neighbour saved the fish."; "Within an hour, the girl was in hospital."; "With that jab, Ann Poe left."
    """
    if any(one.text.lower() in _POINTS and one.dep == "det" for one in own[:_TWO]):
        return False
    unknown = _unknown(unit, dates, tagged.title)
    is_short = len(unit.sentence.text.split()) < _LEAST_SPOKEN
    subjects = {one.lemma.lower() for one in own if one.dep in SUBJECTS}
    is_of_somebody = any(is_role(one) or one in words().people.endings for one in subjects.intersection(unknown))
    is_near = unit.sentence.paragraph - tagged.body[0].sentence.paragraph < _MOST_BEFORE
    return is_near and not (unknown and (is_short or is_of_somebody)) and not hangs_on_another(unit, own, pieces, dates)


def _is_so_said(unit: TaggedUnit) -> bool:
    """`So said Ann Poe`."""
    first, *behind = unit.tokens
    return first.text.lower() in {"so", "thus"} and any(one.lemma.lower() in ATTRIBUTING for one in behind[:1])


def _unknown(unit: TaggedUnit, dates: Sequence[Dated], title: TaggedUnit) -> tuple[str, ...]:
    """The nouns of which a sentence tells as of something known that the title does not name, or of one of several."""
    words = {one.text.lower() for one in title.tokens}
    named = words | {one.lemma.lower() for one in title.tokens}
    several = {one.lemma.lower() for one in title.tokens if one.tag in {"NNS", "NNPS"}} - words
    known = known_tokens(unit, unit.tokens, dates)
    open_ = (
        one.lemma.lower()
        for one in known
        if one.lemma.lower() not in named or (one.tag == "NN" and one.lemma.lower() in several)
    )
    return tuple(dict.fromkeys(open_))


def _is_clipped(unit: TaggedUnit, spoken: Sequence[Quotation], own: Sequence[Token]) -> bool:
    """Whether a sentence is nothing but a few words that somebody says, to what it does not tell: "Never," said Roe."""
    span = unit.sentence.span
    here = [one.span for one in spoken if one.span.start < span.end and span.start < one.span.end]
    told = [one for one in own if one.pos in {"VERB", "AUX"} and one.lemma.lower() not in ATTRIBUTING]
    begins = min((one.start for one in here), default=span.end) - span.start
    is_within = begins > 1 and span.text[: begins - 1].rstrip()[-1:] not in {":", ","}
    return bool(here) and not told and not is_within and sum(len(one.text.split()) for one in here) < _LEAST_SPOKEN


def _is_condition(unit: TaggedUnit) -> bool:
    """Whether something waits for leave: "It must be approved", "The sale is subject to a vote"."""
    lemmas = {one.lemma.lower() for one in unit.tokens}
    behind = {two.text.lower() for one, two in itertools.pairwise(unit.tokens) if one.lemma.lower() in _DEPENDS}
    return not behind.isdisjoint({"to", "on", "upon"}) or not (
        _APPROVES.isdisjoint(lemmas) or _REQUIRES.isdisjoint(lemmas)
    )


def _is_born(unit: TaggedUnit) -> bool:
    """Whether a sentence begins with what was done to its "she": "Born in Orsa in 1932, she …"."""
    first = unit.tokens[0]
    over = unit.tokens[first.head]
    subject = next((unit.tokens[at] for at in unit.children[over.index] if unit.tokens[at].dep in SUBJECTS), first)
    return first.tag == "VBN" and first.dep == "advcl" and subject.text.lower() in {"he", "she"}


def _is_unfit(unit: TaggedUnit, own: Sequence[Token]) -> bool:
    """Whether a sentence reports nothing; `own` are its words outside quotation marks."""
    is_authors = any(
        one.tag in {"PRP", "PRP$"} and one.text != "US" and one.text.lower() in _WORDS.first_person for one in own
    )
    if not own:
        return unit.tokens[-1].text == "?" or any(one.text == "?" for one in unit.tokens[-2:])
    if any(one in unit.sentence.text.lower() for one in _WORDS.nameless):
        return True  # what nobody stands for, officials may have answered elsewhere
    return is_authors or _has_no_verb(unit) or own[-1].text in {"?", ":"} or _is_credit(unit)


def _torn(tagged: Tagged) -> Iterator[str]:
    """The ends of sentences that are cut at letters which stand for a word: "Growers of the town of Sto. Mora left"."""
    for one, two in itertools.pairwise(tagged.body):
        # What begins with a dash stands behind the line that says where it is told: "ORSA, Ont. – The mill left".
        is_within = one.sentence.paragraph == two.sentence.paragraph and two.sentence.text[0].isalpha()
        if is_within and _has_no_verb(one) and _CUT_SHORT.search(one.sentence.text):
            yield two.sentence.id


def _has_no_verb(unit: TaggedUnit) -> bool:
    return all(one.pos not in {"VERB", "AUX"} for one in unit.tokens)


def _is_heading(unit: TaggedUnit, tagged: Tagged) -> bool:
    """Whether a few words without a stop stand alone between paragraphs: "Testing lapsed in 2024"."""
    own = unit.sentence
    is_alone = sum(one.sentence.paragraph == own.paragraph for one in tagged.body) == 1
    return is_alone and len(own.text.split()) < _LEAST_SPOKEN and not ends_with_stop(own.text)


def _is_credit(unit: TaggedUnit) -> bool:
    """Whether it says who wrote, or is a note: "(Reporting by Ann Poe)", "Roe contributed to this report"."""
    words = [one.text.lower() for one in unit.tokens]
    if words[1:2] == [":"] and words[0] in _WORDS.notes:
        return True
    is_told = any(one.tag in {"VBD", "VBZ", "VBP", "MD"} for one in unit.tokens)
    is_list = words[:1] in (["*"], ["•"], ["·"]) or unit.sentence.text.lstrip("-–—• ")[:1].islower()
    is_by = "by" in words[:3] and not is_told
    helped = any(one.lemma.lower() == "contribute" for one in unit.tokens)
    return (
        is_list or is_by or (helped and words[-4:-1] in (["to", "this", one] for one in ("report", "story", "article")))
    )


def _is_caption(unit: TaggedUnit, dates: Sequence[Dated], today: dt.date | None) -> bool:
    """Whether a sentence tells in the present tense of a past day: "A farmer feeds his pigs on May 30, 2005"."""
    root = next((token for token in unit.tokens if token.head == token.index), None)
    if root is None or root.tag not in _PRESENT or root.lemma == "be":
        return False
    is_helped = any(unit.tokens[at].dep in {"aux", "auxpass"} for at in unit.children[root.index])
    own = [date for date in dates if not date.inferred and _is_of_verb(unit, date, root.index)]
    days = [date.value.last for date in own if date.value.first == date.value.last]
    return not is_helped and any(today is None or day < today for day in days)


def _is_of_verb(unit: TaggedUnit, date: Dated, verb: int) -> bool:
    """Whether a date is the verb's, and not that of a clause below it: "denies the theft of a car that …"."""
    at = date_token(unit, date)
    while at is not None and at != verb:
        if unit.tokens[at].dep in {"ROOT", "relcl", "acl", "advcl", "ccomp"}:  # what the tagger takes for two sentences
            return False
        at = unit.tokens[at].head
    return True


def is_leaning(
    unit: TaggedUnit, own: Sequence[Token], names: Names, pieces: Sequence[Span], dates: Sequence[Dated]
) -> bool:
    """Whether a sentence begins with a word for what stands before it, or tells of a "he" whom it does not name."""
    first = _first(own)
    if first is None:
        return False
    if first.text.lower() == "it":
        if not is_empty_it(unit, first):
            return True
    elif _opens_leaning(own, dates):
        return True
    kept = {one.start for one in own}
    named = [(start, who) for start, who in named_in(unit, names.people, pieces) if start in kept]
    if _is_somebody_of_several(own, names) or lacks_other_person(unit, own, [start for start, _ in named]):
        return True
    pronoun = next((one for one in own if one.text.lower() in _WORDS.one_person and one.tag in {"PRP", "PRP$"}), None)
    if pronoun is None:
        return False
    focus, apart = Focus(names.people), {*_participle_clauses(unit, pronoun), *_whose_it_is_not(unit, pronoun)}
    told = {span.start for person in names.people for span in person.own}
    meant = (
        start
        for start, who in named
        if start not in apart
        and (start in told or not isinstance(who, Person) or not is_inside(start, who.mentions))
        and focus.can_be(who, pronoun.text.lower())
    )
    return min(meant, default=pronoun.start) >= pronoun.start


def _first(own: Sequence[Token]) -> Token | None:
    """The first word that is more than a turn of speech."""
    return next((one for one in own if one.pos != "PUNCT" and one.text.lower() not in _WORDS.turns), None)


def _opens_leaning(own: Sequence[Token], dates: Sequence[Dated]) -> bool:
    """Whether words begin with one that means something before them: "They lost", "His lawyer", "This came"."""
    first = _first(own)
    if first is None or first.text.lower() not in _WORDS.leaning or is_dated(first, dates):
        return False
    return first.tag in {"PRP", "PRP$"} or first.dep in {"nsubj", "nsubjpass", "det"}


def _participle_clauses(unit: TaggedUnit, pronoun: Token) -> set[int]:
    """Where the words begin of clauses that tell of a "he" without a subject: "Asked by Ann Poe, he said …"."""
    clauses = [unit.tokens[at] for at in unit.children[pronoun.head] if pronoun.dep in SUBJECTS]
    participles = [one.index for one in clauses if one.dep == "advcl" and subject_of(unit, one) is None]
    return {unit.tokens[at].start for one in participles for at in unit.subtree(one)}


def _whose_it_is_not(unit: TaggedUnit, pronoun: Token) -> set[int]:
    """Where those stand who are told to be somebody's: "Tom Roe, her brother, left", where "her" is not Tom Roe."""
    noun = unit.tokens[pronoun.head]
    beside = unit.tokens[noun.head]
    is_beside = pronoun.tag == "PRP$" and noun.dep == "appos"
    return {unit.tokens[at].start for at in unit.subtree(beside.index)} if is_beside else set()


def _is_somebody_of_several(own: Sequence[Token], names: Names) -> bool:
    """Whether a family name stands alone that two people have, so that nobody can say whose it is: "Ms Poe, who …"."""
    mentioned = [span for some in names for one in some for span in one.mentions]
    # Who has not been named in full yet is not meant: "Brisk" may be a firm, whose founder is Ann Brisk.
    known = [person for person in names.people if own and person.name.start < own[-1].start]
    families = Counter(person.name.text.split()[-1] for person in known)
    return any(one.pos == "PROPN" and families[one.text] > 1 and not is_inside(one.start, mentioned) for one in own)
