"""What stands around a name and speaks for a person, an organisation or a place: each witness by itself."""

from __future__ import annotations

import re

from explainer.draft.name_parts import Candidate
from explainer.draft.name_pieces import LONGEST_KNOWN, NAMES, OF_PEOPLE, PEOPLE, is_given_name, is_role
from explainer.draft.tagger import Token
from explainer.draft.words import words
from explainer.language.gazetteer import countries

_WORDS = words().names

_MARKS = frozenset(('"', "'", "``", "''"))
_AGE = re.compile(r"\d{1,3}\Z")
_LONGEST_APPOSITION = 6


def is_enclosed(candidate: Candidate) -> bool:
    """Whether a name has quotation marks of its own, as works have."""
    first = candidate.words[0].first
    return first > 0 and candidate.unit.tokens[first - 1].text in _MARKS and word_behind(candidate) in _MARKS


def is_call(candidate: Candidate) -> bool:
    """Make America Great: what begins with a verb is a call, not a name."""
    first = candidate.unit.tokens[candidate.words[0].first]
    return first.tag == "VB" and len(candidate.words) > 2 and not is_given_name(first.text)  # noqa: PLR2004


def word_before(candidate: Candidate) -> str:
    """The word or mark right before the name, in small letters; nothing at the beginning of its sentence."""
    first = candidate.words[0].first
    return candidate.unit.tokens[first - 1].text.lower() if first else ""


def word_behind(candidate: Candidate) -> str:
    """The word or mark right behind the name."""
    after = candidate.words[-1].after
    tokens = candidate.unit.tokens
    return tokens[after].text if after < len(tokens) else ""


def is_called_place(candidate: Candidate) -> bool:
    """Donggala regency, the city of Palu."""
    after = candidate.words[-1].after
    tokens = candidate.unit.tokens
    behind = tokens[after].text if after < len(tokens) else ""
    return behind in _WORDS.places_behind or stands_behind_kind_of_place(candidate)


def ends_in_country(candidate: Candidate) -> bool:
    """Air Navigation Indonesia, but not West Indonesia."""
    words = [word.text for word in candidate.words]
    return (
        words[-1] in countries().codes
        and not is_given_name(words[0])
        and all(word.lower() not in NAMES.compass and word not in NAMES.particles for word in words[:-1])
    )


def stands_behind_kind_of_place(candidate: Candidate) -> bool:
    """The towns of Donggala, Sigi and …"""
    first = candidate.words[0].first
    tokens = candidate.unit.tokens
    low = tokens[first - 2].text.lower() if first > 1 and tokens[first - 1].text == "of" else ""
    return (low in NAMES.places or low.removesuffix("s") in NAMES.places) and low != "court"


def after_role(candidate: Candidate) -> bool:
    """Whether what a person is stands right before: "comedian Chris Rock", "the Officer, Elin Jones,"."""
    first = candidate.words[0].first
    tokens = candidate.unit.tokens
    if not first:
        return False
    if is_role(tokens[first - 1].text):
        return tokens[first - 1].text.islower()
    of = first - 1
    while of > 1 and tokens[of].pos == "PROPN" and first - of < LONGEST_KNOWN:
        of -= 1
    if tokens[of].text == "of" and of and is_role(tokens[of - 1].text) and of < first - 1:
        return True  # Mayor of London Karim Anwar
    if tokens[first - 1].text != ",":
        return False
    chunk = first - 2
    while chunk >= 0 and tokens[chunk].text not in (",", ".", ";", ":"):
        if is_role(tokens[chunk].text):
            after = candidate.words[-1].after
            return after < len(tokens) and tokens[after].text in (",", ".")
        chunk -= 1
    return False


def before_role(candidate: Candidate) -> bool:
    """Dai Young, Wasps' director of rugby; Jane Roe, a nurse from Derby; Ann Poe, Norway's Minister of Trade."""
    tokens = candidate.unit.tokens
    at = candidate.words[-1].after
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    for token in tokens[at + 1 : at + _LONGEST_APPOSITION]:
        behind = tokens[token.index + 1].text if token.index + 1 < len(tokens) else ""
        if is_role(token.text) and (token.pos == "NOUN" or behind == "of"):
            return True
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
            return False
    return False


def is_agent(candidate: Candidate) -> bool:
    """Whether the name is a subject; towns own things too."""
    return candidate.unit.tokens[candidate.words[-1].after - 1].dep in ("nsubj", "nsubjpass")


def is_venue(candidate: Candidate) -> bool:
    """The trophy they lost at Hazeltine."""
    tokens = candidate.unit.tokens
    first = candidate.words[0].first
    at = tokens[first - 1]
    return bool(first) and at.text.lower() == "at" and tokens[at.head].lemma in _WORDS.held_at


def reports(candidate: Candidate) -> bool:
    """The Advocate reports; he told the Advocate."""
    last = candidate.unit.tokens[candidate.words[-1].after - 1]
    verb = candidate.unit.tokens[last.head].lemma
    return word_before(candidate) == "the" and (last.dep, verb) in {
        ("nsubj", "report"),
        ("nsubj", "say"),
        ("dobj", "tell"),
        ("dative", "tell"),
    }


def has_age(candidate: Candidate) -> bool:
    """Sims, 20, …"""
    after = candidate.words[-1].after
    tokens = candidate.unit.tokens
    return (
        after + 2 < len(tokens)
        and tokens[after].text == ","
        and _AGE.match(tokens[after + 1].text) is not None
        and tokens[after + 2].text in (",", ".")
    )


def has_clause(candidate: Candidate) -> bool:
    """Ann Poe, who chairs …"""
    after = candidate.words[-1].after
    return [one.text for one in candidate.unit.tokens[after : after + 2]] == [",", "who"]


def speaks(candidate: Candidate) -> bool:
    """Whether the name is the subject of a verb that people are the subjects of, or suffers as they do."""
    last = candidate.unit.tokens[candidate.words[-1].after - 1]
    verb = candidate.unit.tokens[last.head].lemma
    does = last.dep == "nsubj" and verb in _WORDS.people_do
    return does or suffers(candidate)


def suffers(candidate: Candidate) -> bool:
    """Whether the name stands where only people do who are born, hurt, arrested or killed."""
    last = candidate.unit.tokens[candidate.words[-1].after - 1]
    return last.dep in ("nsubjpass", "dobj") and candidate.unit.tokens[last.head].lemma in _WORDS.people_suffer


# ---------------------------------------------------------------- what is called by a person's name, and is none


def is_of_case(candidate: Candidate) -> bool:
    """Whether the name is part of what something is called: Roe v. Wade, Megan's Law."""
    tokens = candidate.unit.tokens
    after = candidate.words[-1].after
    owned = tokens[after + 1].text if after + 1 < len(tokens) and tokens[after].tag == "POS" else ""
    is_law = owned[:1].isupper() and owned.lower() in _WORDS.owned
    is_owned = word_before(candidate) == "'s" and candidate.name.lower() in _WORDS.owned
    is_party = bool({word_before(candidate), word_behind(candidate).lower()} & {"v", "v.", "vs", "vs."})
    return is_law or is_owned or is_party


def is_thing_by_kind(candidate: Candidate) -> bool:
    """The ferry Molly Malone, a gene called Daisy; but not "After the game Molly Malone said"."""
    tokens = candidate.unit.tokens
    first, last = (candidate.prefix or candidate.words)[0].first, candidate.words[-1].after - 1
    at = first - 1
    if at > 0 and tokens[at].lemma in _WORDS.calling and tokens[at].tag == "VBN":
        return is_kind_of_thing(tokens[at - 1].lemma) and tokens[at - 1].dep != "ROOT"
    if at < 0 or not is_kind_of_thing(tokens[at].lemma) or tokens[at].pos not in {"NOUN", "PROPN"}:
        return False
    noun, name = tokens[at], tokens[last]
    behind = tokens[last + 1] if last + 1 < len(tokens) else name
    if (at and tokens[at - 1].tag == "POS") or (behind.dep in {"acl", "relcl"} and behind.head == at != noun.head):
        return False  # "The film Jane Roe directed was shown."
    if first <= noun.head <= last or (name.head == at and name.dep == "appos"):
        return True
    # The model may take both for subjects, or what is told for a clause beside the noun: "The film Jane Roe was shown".
    if noun.dep == "ROOT":
        return name.dep in {"nsubj", "nsubjpass"} and tokens[name.head].head == at
    phrase = candidate.unit.subtree(at)[0]
    fronted = phrase > 0 and tokens[phrase - 1].pos in {"ADP", "SCONJ"} and tokens[phrase - 1].text.lower() != "that"
    return (noun.head, noun.dep) == (name.head, name.dep) and not fronted


def is_vessel_or_storm(candidate: Candidate) -> bool:
    """The freighter Nordic Pride; a storm, Amira; the Nordic Pride ran aground: neither a person nor a body."""
    tokens = candidate.unit.tokens
    last = tokens[candidate.words[-1].after - 1]
    verb = tokens[last.head]
    first = (candidate.prefix or candidate.words)[0].first
    kind = tokens[first - 1].text.lower() if first else ""
    if kind in _WORDS.vessels_and_storms and is_thing_by_kind(candidate):
        return True
    beside = [tokens[at] for at in candidate.unit.children[last.index] if tokens[at].dep == "appos"]
    beside += [tokens[last.head]] if last.dep == "appos" else []
    # "six dogs, among them Old Annie"
    beside += tokens[first - 4 : first - 3] if [one.text for one in tokens[first - 3 : first]] == _AMONG_THEM else []
    if any(one.lemma.lower() in _WORDS.vessels_and_storms and one.pos == "NOUN" for one in beside):
        return True
    below = {tokens[at].lemma.lower() for at in candidate.unit.children[verb.index]}
    fate = {"run": "aground", "make": "landfall"}.get(verb.lemma.lower())
    return last.dep == "nsubj" and not candidate.prefix and (verb.lemma.lower() == "capsize" or fate in below)


_AMONG_THEM = [",", "among", "them"]


def is_beside_thing(candidate: Candidate) -> bool:
    """The yard, Baltic Rose; a chimney known as Long Alice: beside a word for no person a name is no person's."""
    tokens = candidate.unit.tokens
    last = tokens[candidate.words[-1].after - 1]
    while last.dep == "conj" and last.pos == tokens[last.head].pos:
        last = tokens[last.head]
    over = tokens[last.head]
    verb = tokens[over.head] if over.text == "as" else over
    if (verb.lemma, over.text) == ("know", "as") or verb.lemma in _WORDS.calling:
        passive = [tokens[at] for at in candidate.unit.children[verb.index] if tokens[at].dep == "nsubjpass"]
        over = passive[0] if passive and passive[0].tag != "WDT" else tokens[verb.head]
        is_acl = verb.dep == "acl" and tokens[verb.head].dep != "ROOT"  # "The bank named Tom Reed"
        if verb.tag != "VBN" or not (passive or is_acl):
            return False
    else:
        first = (candidate.prefix or candidate.words)[0].first
        between = [one.text.lower() for one in tokens[over.index + 1 : first]]
        if last.dep != "appos" or between not in ([","], [",", "the"]):
            return False
    return over.tag in {"NN", "NNS"} and over.index < last.index and _is_no_person(over)


def _is_no_person(noun: Token) -> bool:
    """Whether a noun names no person: none that is known, nor one that is made as such words are."""
    return not is_role(noun.lemma) and noun.lemma not in PEOPLE.speakers and not noun.lemma.endswith(OF_PEOPLE)


def is_off(candidate: Candidate) -> bool:
    """Off Alice Bay; onto or aground on Margaret Reef: a place, though people are called Bay too."""
    first = candidate.words[0].first
    before = [token.text.lower() for token in candidate.unit.tokens[max(0, first - 3) : first] if token.text != "the"]
    is_place = candidate.words[-1].text.lower() in NAMES.places
    return is_place and (
        before[-1:] in (["off"], ["along"], ["across"], ["onto"], ["around"]) or before[-2:] == ["aground", "on"]
    )


def is_state(candidate: Candidate) -> bool:
    """The capital of Veldania; Veldania's foreign minister; Veldania shut its border: what countries have and do."""
    tokens = candidate.unit.tokens
    first, after = candidate.words[0].first, candidate.words[-1].after
    behind = [token.text.lower() for token in tokens[after : after + 3]]
    if behind[:1] in (["'s"], ["’s"], ["'"], ["’"]):
        return behind[1:2] in ([one] for one in _WORDS.states_have) or " ".join(behind[1:3]) in _STATES_OFFICES
    name = tokens[after - 1]
    if name.dep == "nsubj" and any(tokens[at].lemma in _WORDS.states_shut for at in candidate.unit.children[name.head]):
        return True
    before = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    if before[-1:] == ["with"]:
        return before[-2:-1] == ["border"]
    return before[-1:] == ["of"] and (
        before[-2:-1] in ([one] for one in (*_WORDS.states_have, "capital")) or " ".join(before[:2]) in _STATES_OFFICES
    )


_STATES_OFFICES = frozenset(f"{of} minister" for of in "foreign prime defence defense interior finance".split())


def is_kind_of_thing(word: str) -> bool:
    """Whether a word, in the singular or the plural, says that no person is called so."""
    return bool({word.lower(), word.lower().removesuffix("s")} & NAMES.kinds_of_things)


def has_article(candidate: Candidate) -> bool:
    """The Harry Truman entered the gulf: no person's name has an article, unless more is told of which one."""
    tokens = candidate.unit.tokens
    last = tokens[candidate.words[-1].after - 1]
    told = any(tokens[at].dep in {"relcl", "acl", "prep"} for at in candidate.unit.children[last.index])
    several = len(candidate.words) > 1 and not candidate.prefix
    return several and word_before(candidate) in {"the", "a", "an"} and last.dep != "compound" and not told


def is_which(candidate: Candidate) -> bool:
    """The chocolate maker Anna Sova, which collapsed last year."""
    tokens = candidate.unit.tokens
    after = candidate.words[-1].after
    in_phrase = tokens[after - 1].dep == "pobj"  # "the hearings for Ann Poe, which became tense"
    return not in_phrase and [token.text for token in tokens[after : after + 2]] == [",", "which"]


def is_founded(candidate: Candidate) -> bool:
    """Roe Poe, founded in 1911 by two brothers: nobody founds a person."""
    tokens = candidate.unit.tokens
    after = candidate.words[-1].after
    behind = [token.text.lower() for token in tokens[after : after + 2]]
    return behind[:1] == [","] and behind[1:] in ([one] for one in _WORDS.founded)


def is_employer(candidate: Candidate) -> bool:
    """Whose analyst or head somebody is: "Roe Poe analyst Ann Lind", "the head of Roe Poe, Ann Lind"."""
    tokens = candidate.unit.tokens
    first, after = candidate.words[0].first, candidate.words[-1].after
    if candidate.prefix:
        return False
    name = tokens[after - 1]
    behind = tokens[after + 1].text if after + 1 < len(tokens) else ""
    is_before = word_behind(candidate).lower() in _WORDS.employed and name.dep == "compound" and behind[:1].isupper()
    is_of = first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].text.lower() in _WORDS.heading
    return is_before or is_of


def is_of_several(candidate: Candidate) -> bool:
    """The consultants Roe Poe, the champions Northvale: what several are is no one person's name, but a body's."""
    tokens = candidate.unit.tokens
    first, after = candidate.words[0].first, candidate.words[-1].after
    before = tokens[first - 1] if first and not candidate.prefix else None
    if before is None or before.tag != "NNS" or not is_role(before.text) or before.text.lower() in PEOPLE.every_role:
        return False
    behind = [one.text for one in tokens[after : after + 2]]
    return behind[:1] not in (["and"], ["&"]) and not (behind[:1] == [","] and behind[1:] and behind[1][:1].isupper())


def is_based(candidate: Candidate) -> bool:
    """Orsa-based Roe Vale, with nothing between that says what somebody is, and no given name."""
    tokens, first = candidate.unit.tokens, candidate.words[0].first
    before = [one.text.lower() for one in tokens[max(first - 2, 0) : first]]
    return before == ["-", "based"] and not candidate.prefix and not is_given_name(candidate.words[0].text)


def is_listed(candidate: Candidate) -> bool:
    """Roe Poe (ROEP.ST): what is bought and sold under such a mark."""
    tokens, after = candidate.unit.tokens, candidate.words[-1].after
    behind = [one.text for one in tokens[after : after + 3]]
    return len(behind) == _LEAST_MARKED and behind[0] == "(" and behind[2] == ")" and is_mark(behind[1])


def is_mark(word: str) -> bool:
    """Whether a word is the mark of a share: ROEP.ST."""
    return re.fullmatch(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}", word) is not None


_LEAST_MARKED = 3


def is_within_office(candidate: Candidate) -> bool:
    """A word between two of an office: "Deputy | Infrastructure | Minister Ann Poe"; "the General | Staff"."""
    tokens = candidate.unit.tokens
    if len(candidate.words) > 1 or not candidate.prefix or is_given_name(candidate.words[0].text):
        return False
    behind, first = word_behind(candidate), candidate.prefix[0].first
    is_office = behind[:1].isupper() and is_role(behind)
    return is_office or (candidate.prefix[-1].text == "General" and first > 0 and tokens[first - 1].text == "the")


def is_attributive(candidate: Candidate) -> bool:
    """The Bobby Charlton stand, Charles Bonnet syndrome: a name that only says which one."""
    tokens = candidate.unit.tokens
    last = tokens[candidate.words[-1].after - 1]
    head = tokens[last.head]
    is_apart = bool(candidate.prefix) or any(one.pos == "PUNCT" for one in tokens[last.index : head.index])
    is_before = last.dep == "compound" and head.index > last.index and not is_apart
    return is_before and head.text.islower() and not is_role(head.text)


def is_traded(candidate: Candidate) -> bool:
    """Shares of Levi Strauss; Levi Strauss shares."""
    tokens = candidate.unit.tokens
    first = candidate.words[0].first
    before = tokens[first - 2].lemma.lower() if first > 1 and tokens[first - 1].text in {"of", "in"} else ""
    return bool({before, word_behind(candidate).lower().removesuffix("s")} & {"share", "stock"})


def is_part(candidate: Candidate) -> bool:
    """Roe stars as Anna Karenina; the sinister Jason Volta, played by Jake Lacy."""
    tokens = candidate.unit.tokens
    first, after = (candidate.prefix or candidate.words)[0].first, candidate.words[-1].after
    behind = [token.text.lower() for token in tokens[after : after + _PLAYED_BY]]
    played = any(one in _WORDS.played and "by" in behind[at : at + 3] for at, one in enumerate(behind[:2]))
    if played or first < 1 or tokens[first - 1].text.lower() != "as":
        return played and behind[0] in {",", "("}
    over = tokens[tokens[first - 1].head]
    return over.lemma.lower() in _WORDS.acting


_PLAYED_BY = 5
