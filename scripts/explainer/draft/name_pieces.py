"""A unit's words as names are made of them: hyphenated ones and known names in one piece, and what each says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.words import words
from explainer.language import english, gazetteer
from explainer.language.gazetteer import bodies, countries


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True)
class Piece:
    """Tokens that stand together without white space ("Jong-un"), or a known name of several words."""

    first: int
    after: int
    text: str
    known: NameKind | None = None
    is_office: bool = False


NAMES = english.names()
PEOPLE = english.people()
SMALL = english.grammar().no_names
"""Words of grammar, in lower case: no part of a name."""
TIMES = frozenset(
    (
        *NAMES.times,
        *(name for names in english.values().months for name in (names[0], *(f"{short}." for short in names[1:]))),
        *(name for names in english.values().weekdays for name in (*names, f"{names[0]}s")),
    )
)
HEADS = NAMES.organisations | NAMES.places | NAMES.others
LONGEST_KNOWN = 5
OF_PEOPLE = (*words().people.endings,)
"""What words for people end in, or are."""
_TRADES = ("ologist", "ographer", "icist", "ician", "iatrist", "chemist")
"""What the names of trades end in that no list has all of: a hydrologist, a geneticist."""
_JOINED = re.compile(r"(?:De|Da|La|Le|Ja|Ke)[A-Z][a-z]{2,}")
"""Given names like DeMarcus and LeBron."""


def is_role(word: str) -> bool:
    """Whether a word, in any case, says what a person is."""
    low = word.lower().removesuffix(".").removesuffix("-designate").removesuffix("-elect").removesuffix("-general")
    low = low.removeprefix("ex-").removeprefix("vice-").removeprefix("deputy-")
    single = low.removesuffix("s")
    return low in PEOPLE.every_role or single in PEOPLE.every_role or single.endswith(_TRADES)


def is_title(word: str) -> bool:
    """Whether a word is a form of address or an abbreviated rank ("Mr", "Lt")."""
    return word in PEOPLE.titles or word in PEOPLE.titles_of_work


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, or one of two joined by a hyphen."""
    known = gazetteer.names("given_names")
    return word in known or word.partition("-")[0] in known or _JOINED.fullmatch(word) is not None


def pieces_of(unit: TaggedUnit) -> list[Piece]:
    """The unit's words and marks, with hyphenated ones in one piece."""
    tokens = unit.tokens
    found: list[Piece] = []
    at = 0
    while at < len(tokens):
        after = at + 1
        while (
            after + 1 < len(tokens)
            and tokens[after].text in ("-", "&", "/")
            and not (tokens[at].text.lower() == "ex" and _is_body(tokens[after + 1 : after + 3]))
            and tokens[after - 1].end == tokens[after].start
            and tokens[after].end == tokens[after + 1].start
            and tokens[at].text[0].isalnum()
            and tokens[after + 1].text[0].isalnum()
        ):
            after += 2
        if (
            after < len(tokens)
            and tokens[after].text == "."
            and is_title(f"{tokens[at].text}.")
            and after < len(tokens) - 1
        ):
            after += tokens[after].start == tokens[after - 1].end
        found.append(Piece(at, after, "".join(token.text for token in tokens[at:after])))
        at = after
    return _with_known(found)


def _is_body(tokens: Sequence[Token]) -> bool:
    """Whether the first or both of two tokens name an organisation: "ex-Manchester United"."""
    return bool(tokens) and (tokens[0].text in bodies() or " ".join(token.text for token in tokens) in bodies())


def _with_known(words: Sequence[Piece]) -> list[Piece]:
    """Names that the lists know, each as one word."""
    found: list[Piece] = []
    at = 0
    while at < len(words):
        longest = LONGEST_KNOWN if words[at].text[0].isupper() or words[at].text in bodies() else 0
        for size in range(min(longest, len(words) - at), 0, -1):
            part = words[at : at + size]
            text = " ".join(word.text for word in part)
            kind = _known(text)
            is_office = text in PEOPLE.offices
            if kind or is_office:
                found.append(Piece(part[0].first, part[-1].after, text, kind, is_office))
                at += size
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _known(name: str) -> NameKind | None:
    if not name[0].isupper() and name not in bodies():
        return None
    known = countries()
    if name in bodies() or name.removesuffix(".") in bodies():
        return NameKind.ORGANISATION
    if name in known.codes or name in gazetteer.names("places") or name in gazetteer.names("cities"):
        return NameKind.PLACE
    if name in known.people:
        return NameKind.OTHER
    return None


def is_capital(word: Piece) -> bool:
    """Whether a word is written as names are."""
    if word.text.rpartition("-")[2] in NAMES.suffixes or word.text.lower().startswith(tuple(NAMES.prefixes)):
        return False
    return (
        word.text[0].isupper()
        or word.known is not None
        or (word.text[:3] in ("al-", "el-") and word.text[3:4].isupper())
    )


def is_head(word: str) -> bool:
    """Whether a word is the head of names: of an organisation, a place or something else."""
    return word in HEADS


def is_person_like(words: Sequence[Piece]) -> bool:
    """Whether the words begin like a person's name."""
    return bool(words) and (is_title(words[0].text) or is_given_name(words[0].text)) and words[0].known is None


def is_office(word: Piece) -> bool:
    """Whether a word says what a person is, or addresses one."""
    return is_title(word.text) or is_role(word.text) or word.is_office
