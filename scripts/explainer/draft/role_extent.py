"""How far the words reach that say what somebody is, from the noun that says it."""

from __future__ import annotations

from explainer.draft.name_pieces import TIMES, is_role
from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.words import words

_WORDS = words().people

INSIDE = frozenset(("ADJ", "NOUN", "PROPN"))
ACTING = _WORDS.qualifiers
_TO = _WORDS.to
_NO_PART = _WORDS.no_part
"""Words before a role that are no part of it."""
LONGEST_ROLE = 14


def is_joined_role(unit: TaggedUnit, at: int) -> bool:
    """Whether the word ends a role of two words: fly-half, first lady, harbour master."""
    tokens = unit.tokens
    if at and tokens[at].text == "lady":
        return tokens[at - 1].text == "first"
    if at and tokens[at].text == "master":
        return tokens[at - 1].pos == "NOUN"
    return at > 1 and tokens[at - 1].text == "-" and is_role(f"{tokens[at - 2].text}-{tokens[at].text}")


def is_role_here(token: Token) -> bool:
    """Whether the word says what a person is, as it stands here."""
    return is_role(token.text) and token.pos in ("NOUN", "PROPN", "ADJ")


def start_of_role(unit: TaggedUnit, head: int) -> int:
    """Where the words that modify the noun at `head` begin: nouns, names and adjectives without a break."""
    tokens = unit.tokens
    first = head - 2 if tokens[head - 1].text == "-" and is_joined_role(unit, head) else head
    while first:
        token = tokens[first - 1]
        hyphen = token.text == "-" and first > 1
        inside = (
            token.pos in INSIDE
            or hyphen
            or (token.tag == "VBN" and token.text != "named")
            or token.text.lower() in ACTING
        )
        if not inside or any(c.isdigit() for c in token.text) or token.text.lower() in TIMES:
            break
        if token.text == "old" and first > 1 and tokens[first - 2].text == "-":
            break
        first -= 1
    return trimmed(unit, first, head)


def end_of_role(unit: TaggedUnit, head: int) -> int:
    """Where the role of the noun at `head` ends: behind "of …", "for …", for some nouns "to …"."""
    tokens = unit.tokens
    after = head + 1
    while after + 1 < len(tokens) and tokens[after].text == "-" and tokens[after].start == tokens[after - 1].end:
        after += 2  # son-in-law
    while after < len(tokens) and (
        (tokens[after].pos == "NOUN" and is_role_here(tokens[after]) and tokens[after - 1].pos != "PUNCT")
        or tokens[after].text == "general"
    ):
        after += 1
    linked = False
    while after < len(tokens) and after - head < LONGEST_ROLE:
        link = tokens[after].text
        if not (link == "of" or (link == "for" and not linked) or (link == "to" and tokens[head].text.lower() in _TO)):
            break
        end = _phrase(unit, after + 1)
        if end == after + 1:
            break
        after, linked = end, True
    return after


def _phrase(unit: TaggedUnit, first: int) -> int:
    """Where the noun phrase that begins at `first` ends."""
    tokens = unit.tokens
    after = first
    while after < len(tokens):
        token = tokens[after]
        joins = (
            token.text in ("and", "&", "-")
            and after > first
            and after + 1 < len(tokens)
            and tokens[after - 1].pos == "PROPN"
            and tokens[after + 1].pos == "PROPN"
            and tokens[after + 1].dep != "nsubj"
        )
        if token.pos in INSIDE or token.pos in ("DET", "NUM") or token.tag in ("POS", "PRP$") or joins:
            after += 1
        else:
            break
    while after > first and (tokens[after - 1].pos == "DET" or tokens[after - 1].tag == "PRP$"):
        after -= 1
    return after


def trimmed(unit: TaggedUnit, first: int, head: int) -> int:
    """Without article, age ("20-year-old") and place in a row."""
    tokens = unit.tokens
    while first < head and (
        tokens[first].text.lower() in _NO_PART
        or tokens[first].pos in ("ADV", "PUNCT")
        or any(char.isdigit() for char in tokens[first].text)
        or tokens[first].text == "-"
        or (first and tokens[first - 1].text == "-" and tokens[first].start == tokens[first - 1].end)
    ):
        first += 1
    return first
