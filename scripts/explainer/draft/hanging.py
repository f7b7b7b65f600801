"""What ties a sentence to those before it: a pronoun, a quantity or a reaction that does not say of what."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.draft.attributions import is_inside
from explainer.draft.findings import Dated
from explainer.draft.name_pieces import is_given_name, is_role
from explainer.draft.places import country
from explainer.draft.tagger import Entity, TaggedUnit, Token
from explainer.draft.words import words
from explainer.language import english
from explainer.source import Span

_WORDS = words().sentences

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_STANDS_FOR = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_FORMS_OF_ONE = frozenset({"he", "she"})
_OBJECT_PERSON = frozenset({"him", "her"})
_QUANTITIES = _WORDS.quantities
_PARTS = frozenset({"of", "among", "in"})
_POINTS = _WORDS.pointing
_NOW = _WORDS.times
_TIMES = _NOW | {name.lower() for names in (*english.values().months, *english.values().weekdays) for name in names}
_DEFENDS = frozenset({"deny", "maintain", "insist"})
_SILENT = frozenset({"decline", "refuse", "reach", "request"})
_REFUSES = frozenset({"refuse", "decline", "follow"})
_MONTHS = {name.lower() for names in english.values().months for name in names}
_COUNTING = frozenset({"previous", "following", "preceding", "next", "same"})
_COUNTED = frozenset({"later", "earlier", "before", "after", "afterwards"})
_AWAY = frozenset({"away", "out"})
_TELLS_ON_WHAT = frozenset({"xcomp", "ccomp", "dobj", "prep", "nsubjpass"})
_WITHOUT_NOUN = frozenset({"dobj", "attr", "pobj"})
_STATES_A_CLAUSE = frozenset({"ccomp", "xcomp", "csubj", "advcl"})
_SAYS = frozenset({"say"})
_SEEMS = frozenset({"be", "seem", "appear", "turn", "happen", "emerge", "transpire"})
_DOES = frozenset({"do", "have", "be"})
_OPENS_AN_ANSWER = _WORDS.opening_an_answer
"""What a quotation begins with that speaks of what has been said before."""


def is_of_sentence(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a verb tells what a sentence does: "Roe sold"; "he left, but Roe sold"; "Roe sells, its head said"."""
    while verb.dep in {"conj", "aux"} and verb.head != verb.index:
        verb = unit.tokens[verb.head]
    over = unit.tokens[verb.head]
    return verb.dep == "ROOT" or (verb.dep == "ccomp" and verb.index < over.index and over.dep == "ROOT")


def hangs_on_another(unit: TaggedUnit, own: Sequence[Token], pieces: Sequence[Span], dates: Sequence[Dated]) -> bool:
    """Whether even with its speaker's name beside it a sentence does not say of what it tells.

    Bad: "In the final they will miss two players."; "Most did not return."; "Poe agreed with every word."
    Good: "The club has lost its secretary."; "A third of the farmers said no."; "Roe agreed to sell the mill."
    """
    lacks = _lacks_antecedent(unit, own, dates) or _lacks_noun(unit, own, dates) or points_back(unit, own, dates)
    lacks = lacks or any(_is_of_some_year(unit, one, dates) or _measures(unit, one) for one in own)
    return lacks or _lacks_other(unit, own) or _reacts(unit, own, pieces) or _speaks_of_before(unit, pieces)


def keeps_back(unit: TaggedUnit, own: Sequence[Token], pieces: Sequence[Span], dates: Sequence[Dated]) -> bool:
    """Whether not even the first sentence of an article says of whom it tells: "For years they stood by the door"."""
    return _lacks_antecedent(unit, own, dates) or _speaks_of_before(unit, pieces)


def _lacks_antecedent(unit: TaggedUnit, own: Sequence[Token], dates: Sequence[Dated]) -> bool:
    """Whether a "they", "their" or "its" stands before everything that it can mean: "In March they lost"."""
    things = [one for one in own if one.pos in {"NOUN", "PROPN"} and not is_dated(one, dates)]
    nouns = [one for one in things if one.text.lower() not in _QUANTITIES and not _is_source(unit, one)]
    for one in own:
        word = one.text.lower()
        if one.tag not in {"PRP", "PRP$"} or word not in _WORDS.many | _WORDS.thing:
            continue
        of_what = [two.text.lower() for two in unit.tokens[max(one.index - 2, 0) : one.index]]
        is_part = of_what[1:] == ["of"] and of_what[0] in _QUANTITIES  # "Ten people, most of them guards, died"
        beside = None if is_part else _subject_beside(unit, one)
        before = [noun for noun in nouns if noun.start < one.start and noun is not beside]
        if word in _WORDS.many:
            before = [noun for noun in before if noun.tag.endswith("S") or _is_group(unit, noun)]
        else:
            of_things = [noun for noun in before if not _is_person(unit, noun) or _may_be_firm(unit, noun)]
            before = [noun for noun in of_things if noun.tag != "NNS"]
            before = [noun for noun in before if not _is_of_speaker(unit, noun, one)]
        if one.dep in SUBJECTS and unit.tokens[one.head].dep == "ROOT":
            before = [noun for noun in before if noun.dep in {*SUBJECTS, "poss"}]
        is_empty = (
            word == "it" and one.dep in SUBJECTS and (is_empty_it(unit, one) or unit.tokens[one.head].lemma == "be")
        )
        if not before and (not is_empty or _is_of_several(unit, one)):
            return True
    return False


def is_empty_it(unit: TaggedUnit, one: Token) -> bool:
    """Whether an "it" means nothing before it: "It is hoped that …", "it took ten men to lift her"."""
    verb = unit.tokens[one.head]
    below = {unit.tokens[at].dep for at in unit.children[verb.index]}
    if one.dep == "nsubjpass" and "xcomp" in below:
        return False  # "It is expected to close"
    if one.dep == "nsubjpass" and _tells_that(unit, verb):
        return True  # "It was reported, here too, that …"
    acts = one.dep == "nsubj" and verb.lemma not in _SEEMS
    return not below.isdisjoint(_STATES_A_CLAUSE) and not (acts and "ccomp" in below)


def _tells_that(unit: TaggedUnit, verb: Token) -> bool:
    """Whether a clause with "that" stands below a verb."""
    clauses = [at for at in unit.children[verb.index] if unit.tokens[at].dep in _STATES_A_CLAUSE]
    return any(
        unit.tokens[one].dep == "mark" and unit.tokens[one].text.lower() == "that"
        for at in clauses
        for one in unit.children[at]
    )


def _speaks_of_before(unit: TaggedUnit, pieces: Sequence[Span]) -> bool:
    """Whether a quotation tells of somebody or something that it does not name: "He lied", "such promises"."""
    spoken = [one for one in unit.tokens if is_inside(one.start, pieces)]
    nouns = 0
    for one in spoken:
        word = one.text.lower()
        is_other = one.tag == "PRP" and (
            word in {"he", "she", "him", "her", "them"}
            or (word in {"they", "it"} and one.dep in SUBJECTS and not is_empty_it(unit, one))
        )
        is_other = is_other or _is_demonstrative(unit, one, several=True)
        is_other = is_other or (one.tag == "PRP$" and word in {"his", "her", "its", "their"})
        is_such = word == "such" and one.dep in {"amod", "predet"} and not _is_followed_by_as(unit, one)
        is_such = is_such and not any(unit.tokens[at].tag == "DT" for at in unit.children[one.head])
        if not nouns and (is_other or is_such):
            return True
        nouns += one.pos in {"NOUN", "PROPN"}
    return False


def _is_source(unit: TaggedUnit, noun: Token) -> bool:
    """Whether a noun only says who says so: "According to a report, its engine failed"."""
    over = unit.tokens[noun.head]
    return noun.dep == "pobj" and over.text.lower() == "to" and unit.tokens[over.head].text.lower() == "according"


def _is_group(unit: TaggedUnit, noun: Token) -> bool:
    """Whether a noun in the singular may be more than one, "the club", or one of several: "Ann and Tom"."""
    return noun.dep == "conj" or (noun.dep in {*SUBJECTS, "poss"} and not _is_person(unit, noun))


def _is_person(unit: TaggedUnit, noun: Token) -> bool:
    """Whether a noun names a person, or what one is, and no thing."""
    is_named = _named_as_person(unit, noun) is not None
    return (is_named and country(noun.text) is None) or is_role(noun.text)


def _may_be_firm(unit: TaggedUnit, noun: Token) -> bool:
    """Whether what the model takes for a person has no given name in front: "Roe Lithium has shut its plant"."""
    name = _named_as_person(unit, noun)
    return name is not None and name.after - name.first > 1 and not is_given_name(unit.tokens[name.first].text)


def _named_as_person(unit: TaggedUnit, noun: Token) -> Entity | None:
    people = (one for one in unit.entities if one.label == "PERSON" and one.first <= noun.index < one.after)
    return next(people, None)


def _is_of_several(unit: TaggedUnit, one: Token) -> bool:
    """Whether an "it" in front cannot mean what is told of next, which is in the plural: "When it rose, farmers …"."""
    clause = unit.tokens[one.head]
    if one.dep not in SUBJECTS or clause.dep != "advcl" or clause.head < clause.index:
        return False
    below = [unit.tokens[at] for at in unit.children[clause.head]]
    states = any(unit.tokens[at].dep in {"ccomp", "xcomp", "acomp"} for at in unit.children[clause.index])
    return not states and any(noun.dep in SUBJECTS and noun.tag in {"NNS", "NNPS"} for noun in below)


def _subject_beside(unit: TaggedUnit, one: Token) -> Token | None:
    """The subject of the verb that a "him" or "them" is an object of, whom it cannot mean: "Roe told him"."""
    is_of_clause = one.dep in SUBJECTS and one.text.lower() in {*_OBJECT_PERSON, "them"}  # "ordered her reinstated"
    if (
        (one.dep not in _OBJECTS and not is_of_clause)
        or one.tag != "PRP"
        or one.text.lower().endswith(("self", "selves"))
    ):
        return None
    verb = unit.tokens[unit.tokens[one.head].head if is_of_clause else one.head]
    while verb.pos not in {"VERB", "AUX"} and verb.head != verb.index:
        if verb.pos in {"NOUN", "PROPN"}:
            return None  # "saw no future before him"
        verb = unit.tokens[verb.head]
    subject = subject_of(unit, verb)
    while subject is None and verb.dep == "conj":
        verb = unit.tokens[verb.head]
        subject = subject_of(unit, verb)
    is_relative = subject is not None and subject.tag == "WP" and verb.dep == "relcl"
    return unit.tokens[verb.head] if is_relative else subject


def subject_of(unit: TaggedUnit, verb: Token) -> Token | None:
    """The word for who or what does what a verb says."""
    return next((unit.tokens[at] for at in unit.children[verb.index] if unit.tokens[at].dep in SUBJECTS), None)


def lacks_other_person(unit: TaggedUnit, own: Sequence[Token], named: Sequence[int]) -> bool:
    """Whether a "him" or "her" can mean nobody whom a sentence names before: "Ann Poe told him that it was late".

    `named` has the places of those whom the sentence names.
    """
    for one in own:
        subject = _subject_beside(unit, one) if one.text.lower() in _OBJECT_PERSON else None
        if subject is None:
            continue
        phrase = [unit.tokens[at] for at in unit.subtree(subject.index)]
        itself = {token.start for token in phrase if token is subject or token.dep in {"compound", "appos"}}
        beside = {token.start for token in unit.tokens if token.dep == "appos"}
        others = [start for start in named if start < one.start and start not in itself | beside]
        # In "Roe says that he wrote to her", "he" is Roe.
        if len(others) < 1 + (subject.text.lower() in _FORMS_OF_ONE):
            return True
    return False


def _lacks_other(unit: TaggedUnit, own: Sequence[Token]) -> bool:
    """Whether "others", "there" or "such" points at what is not named before: "The search for the others went on"."""
    counted = placed = False
    for one in own:
        word = one.text.lower()
        below = {unit.tokens[at].text.lower() for at in unit.children[one.index]}
        if word == "others" and "the" in below and below.isdisjoint(_PARTS) and not counted:
            return True
        if word == "other" and one.dep == "amod" and not counted:
            over = {unit.tokens[at].text.lower() for at in unit.children[one.head]}
            if "the" in over and over.isdisjoint(_PARTS | {"than"}):
                return True  # "the other 40 votes"
        if word == "there" and one.dep == "advmod" and one.pos == "ADV" and not placed:
            return True
        if word == "such" and one.dep in {"amod", "predet"} and not counted and not _is_followed_by_as(unit, one):
            return True
        counted = counted or (one.tag in {"NNS", "NNPS"} and word not in _QUANTITIES)
        placed = placed or (one.pos in {"NOUN", "PROPN"} and one.dep == "pobj")
    return False


def _is_followed_by_as(unit: TaggedUnit, such: Token) -> bool:
    """Whether it is told which are meant: "such as ships", "such ships as he could buy"."""
    behind = {one.text.lower() for at in (such.index, such.head) for one in unit.tokens[at + 1 : at + 2]}
    return not behind.isdisjoint({"as", "that"})


def points_back(unit: TaggedUnit, own: Sequence[Token], dates: Sequence[Dated]) -> bool:
    """Whether it points at what only a sentence before can have named: "these five towns", "since then"."""
    named: set[str] = set()
    several = False
    for one in own:
        noun = unit.tokens[one.head]
        before = unit.tokens[max(0, one.index - 1)].text.lower()
        is_since = one.text.lower() == "since" and before == "ever" and not unit.children[one.index][1:]
        is_either = one.text.lower() == "either" and one.dep == "advmod" and not noun.dep.endswith("subj")
        is_aged = (before, one.text.lower()) == ("-", "old") and one.dep in SUBJECTS  # "The 58-year-old left"
        is_then = one.text.lower() == "then" and before in _WORDS.up_to
        if is_then or is_since or is_either or is_aged or _is_since_then(unit, one):
            return True
        if _is_demonstrative(unit, one, several=not several) and one.dep in _STANDS_FOR and one.start != own[0].start:
            return True  # "denied this", "threw those out"
        word, known = (
            one.text.lower(),
            named if one.text.lower().startswith("tho") or one.text.lower() == "that" else _NOW | named,
        )
        is_pointing = word in _POINTS and one.dep == "det" and not (word.startswith("thi") and is_dated(one, dates))
        if _counts_from_before(unit, one, dates):
            return True
        if is_pointing and noun.pos == "NOUN" and noun.lemma.lower() not in known:
            below = {unit.tokens[at].dep for at in unit.children[noun.index]}
            if below.isdisjoint({"prep", "relcl", "acl"}):
                return True
        named.add(one.lemma.lower())
        several = several or one.tag in {"NNS", "NNPS"}
    return False


def _is_since_then(unit: TaggedUnit, one: Token) -> bool:
    """Whether something was done since what a sentence does not tell: "The town has since closed it"."""
    is_adverb = one.text.lower() == "since" and one.dep == "advmod" and not unit.children[one.index]
    return is_adverb and not any(before.pos == "VERB" for before in unit.tokens[: one.index])


def _is_of_speaker(unit: TaggedUnit, noun: Token, it: Token) -> bool:
    """Whether a thing only says who somebody is that speaks of "it": "Poe, who runs the club, said it was sold"."""
    verb = unit.tokens[unit.tokens[it.head].head]
    who = next((unit.tokens[at] for at in unit.children[verb.index] if unit.tokens[at].dep == "nsubj"), None)
    is_said = it.dep in SUBJECTS and unit.tokens[it.head].dep == "ccomp"
    return is_said and who is not None and who.pos == "PROPN" and noun.index in unit.subtree(who.index)


def _is_of_some_year(unit: TaggedUnit, one: Token, dates: Sequence[Dated]) -> bool:
    """Whether a month stands there of which nobody knows the year: "in the first week of February"."""
    in_date = any(name.label == "DATE" and name.first <= one.index < name.after for name in unit.entities)
    return in_date and one.text.lower() in _MONTHS and not is_dated(one, dates)


def _counts_from_before(unit: TaggedUnit, one: Token, dates: Sequence[Dated]) -> bool:
    """Whether a time is told from one that stands before: "the previous December", "two years later"."""
    noun, word = unit.tokens[one.head], one.text.lower()
    if (
        word == "time"
        and unit.tokens[max(0, one.index - 2)].text.lower() == "at"
        and unit.tokens[one.index - 1].text == "the"
    ):
        return not unit.children[one.index][1:]
    if one.dep == "amod" and word in _COUNTING and noun.lemma.lower() in _TIMES:
        return any(unit.tokens[at].text.lower() == "the" for at in unit.children[noun.index])
    behind = unit.tokens[one.index - 1].lemma.lower() if one.index else ""
    is_told = any(date.words.end <= unit.tokens[max(0, one.index - 2)].start for date in dates)
    is_open = all(unit.tokens[at].dep == "npadvmod" for at in unit.children[one.index])
    is_mark = one.dep == "mark"  # "two days after the lid opened"
    return word in _COUNTED and behind in _TIMES and is_open and not is_told and not is_mark


def _is_demonstrative(unit: TaggedUnit, one: Token, *, several: bool) -> bool:
    """Whether a "this" stands for something; "those" too (`several`), unless it is told which: "those of the town"."""
    words = {"this", "that", "these", "those"} if several else {"this", "that"}
    is_told = any(unit.tokens[at].dep in {"prep", "relcl", "acl"} for at in unit.children[one.index])
    return one.tag == "DT" and one.text.lower() in words and not (one.text.lower() in {"these", "those"} and is_told)


def _lacks_noun(unit: TaggedUnit, own: Sequence[Token], dates: Sequence[Dated]) -> bool:
    """Whether a quantity stands without what it counts: "Most did", "the other eighty-three", "Another two came"."""
    counted = False
    for one in own:
        below = [unit.tokens[at] for at in unit.children[one.index]]
        words = {token.text.lower() for token in below}
        counted = counted or (one.tag in {"NNS", "NNPS"} and one.text.lower() not in _QUANTITIES)
        if is_dated(one, dates) or (one.tag != "CD" and one.text.lower() not in _QUANTITIES) or "no" in words:
            continue
        is_whole = not _PARTS.isdisjoint(words) or any(token.pos in {"NOUN", "PROPN", "SYM"} for token in below)
        follows = unit.tokens[one.index + 1] if one.index + 1 < len(unit.tokens) else one
        is_followed = follows.pos in {"NOUN", "PROPN", "DET", "NUM"} or (follows.pos == "ADJ" and follows.dep != "oprd")
        if is_whole or is_followed or follows.text in {"-", "%"}:
            continue
        is_more = not _WORDS.more.isdisjoint(words)
        if is_more and one.tag == "CD" and one.dep in SUBJECTS | {"dobj", "pobj", "conj", "attr"}:
            return True
        # "keep all nine open"; "The town had another"
        is_known = one.tag == "CD" and one.dep in _OBJECTS and not words.isdisjoint({"all", "the"})
        is_known = is_known or (one.text.lower() == "another" and one.dep == "dobj")
        beside = {unit.tokens[at].dep for at in unit.children[one.head]}
        is_there = one.tag == "CD" and one.dep == "attr" and "expl" in beside  # "Last year there were 23"
        if (one.dep in SUBJECTS or is_known or is_there) and not counted:
            return True
    return False


def _measures(unit: TaggedUnit, one: Token) -> bool:
    """Whether so much of something does what a sentence says, and it does not say of what: "23 kilometers are new"."""
    below = [unit.tokens[at] for at in unit.children[one.index]]
    is_so_much = any(two.dep in {"nummod", "quantmod"} or two.tag == "CD" for two in below)
    if one.lemma.lower() not in _WORDS.measures or one.dep not in SUBJECTS or not is_so_much:
        return False
    clause = unit.subtree(one.head)
    before = [unit.tokens[at] for at in clause if at < unit.subtree(one.index)[0]]
    is_told = any(two.dep == "prep" or (two.pos in {"NOUN", "PROPN"} and two not in before) for two in below)
    return not is_told and not any(two.pos in {"NOUN", "PROPN"} for two in before)


def _reacts(unit: TaggedUnit, own: Sequence[Token], pieces: Sequence[Span]) -> bool:
    """Whether a sentence answers what it does not tell: "Poe replied", "So did Roe", "That is wrong," said Roe."""
    lacks = any(
        any(hangs(unit, one) for hangs in (_answers, _keeps_silent, _compares, _contests, _leaves)) for one in own
    )
    return lacks or _opens_an_answer(unit, pieces)


def _keeps_silent(unit: TaggedUnit, one: Token) -> bool:
    """Whether somebody says nothing to what a sentence does not tell: "Roe could not be reached for comment"."""
    if one.lemma.lower() != "comment" or any(unit.tokens[at].text.lower() == "on" for at in unit.children[one.index]):
        return False
    over = (one, unit.tokens[one.head], unit.tokens[unit.tokens[one.head].head])
    if one.dep == "dobj" and any(unit.tokens[at].text.lower() == "no" for at in unit.children[one.index]):
        return True  # "made no comment"
    return any(token.lemma.lower() in _SILENT for token in over)


def _contests(unit: TaggedUnit, one: Token) -> bool:
    """Whether somebody disputes, or refuses, what a sentence does not tell: "His family disputes that"."""
    if one.dep != "ROOT" or one.lemma.lower() not in _WORDS.rejecting | _REFUSES:
        return False
    below = [unit.tokens[at] for at in unit.children[one.index]]
    kinds = {"dobj", "ccomp", "xcomp", "nsubjpass"} | ({"prep"} if one.lemma != "follow" else set())
    objects = [token for token in below if token.dep in kinds]
    return not objects or all(token.text.lower() in _POINTS | _WORDS.thing for token in objects)


def _compares(unit: TaggedUnit, one: Token) -> bool:
    """Whether something is more, or other, than what a sentence does not tell: "Roe was less sure"."""
    below = [unit.tokens[at] for at in unit.children[one.index]]
    words = {token.text.lower() for token in unit.tokens[one.index :]}
    if one.dep == "acomp" and (one.tag == "JJR" or any(token.tag == "RBR" for token in below)):
        return "than" not in words
    if one.text.lower() == "further" and one.dep == "advmod" and unit.tokens[one.head].lemma == "go":
        return "than" not in words
    is_other = one.text.lower() == "different" and one.dep == "amod" and unit.tokens[one.head].tag == "NN"
    return is_other and "from" not in words


def _leaves(unit: TaggedUnit, one: Token) -> bool:
    """Whether a verb tells of leaving, and nothing says what: "walked away", "pulled out"."""
    below = [unit.tokens[at] for at in unit.children[one.index]]
    is_away = any(token.text.lower() in _AWAY and not unit.children[token.index] for token in below)
    return one.pos == "VERB" and one.lemma.lower() in _WORDS.leaving and is_away


def _answers(unit: TaggedUnit, one: Token) -> bool:
    """Whether a word is one of a reaction, and nothing below it says to what."""
    below = [unit.tokens[at] for at in unit.children[one.index]]
    if one.pos == "VERB" and one.lemma.lower() in _WORDS.answering:
        return not any(token.dep == "dobj" or token.text.lower() == "to" for token in below)
    if one.dep in {"advcl", "csubj"}:  # "will begin if the owners agree", "What followed was a war"
        return one.dep == "csubj" and one.lemma.lower() == "follow" and all(token.dep != "dobj" for token in below)
    if one.pos == "VERB" and one.lemma.lower() in _DEFENDS:
        return any(token.dep == "ccomp" for token in below)  # who has said so?
    if one.pos == "VERB" and one.lemma.lower() in _WORDS.agreeing:
        told = any(token.dep in _TELLS_ON_WHAT for token in below)
        things = [
            unit.tokens[at] for with_ in below if with_.text.lower() == "with" for at in unit.children[with_.index]
        ]
        return not told or any(thing.pos != "PROPN" and thing.tag != "NNS" for thing in things)
    word, words = one.text.lower(), {token.text.lower() for token in below}
    if (word in {"reply", "response"} and one.dep == "pobj") or (word == "same" and one.dep in _WITHOUT_NOUN):
        return words.isdisjoint({"to", "as", "for"})
    follows = unit.tokens[one.index + 1] if one.index + 1 < len(unit.tokens) else one
    return word == "so" and follows.lemma.lower() in _DOES | _SAYS and follows.tag in {"VBD", "VBZ", "VBP"}


def _opens_an_answer(unit: TaggedUnit, pieces: Sequence[Span]) -> bool:
    """Whether its first quotation begins with a word for what has been said before."""
    inside = (one for one in unit.tokens if is_inside(one.start, pieces[:1]) and one.text.isalnum())
    first = next(inside, None)
    is_word = first is not None and first.dep != "det" and first.text.lower() in _OPENS_AN_ANSWER
    return first is not None and is_word and first.text[0].isupper()


def is_dated(one: Token, dates: Sequence[Dated]) -> bool:
    """Whether a word belongs to a date."""
    return any(date.words.start <= one.start < date.words.end for date in dates)
