"""What single words say in and around names: months and small words, offices and titles, given names, known names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.words import bodies, countries, phrases, titles, vocabulary


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True)
class Word:
    """Tokens that stand together without white space ("Jong-un"), or a known name of several words."""

    first: int
    after: int
    text: str
    known: Kind | None = None
    is_office: bool = False


FUNCTION = frozenset(
    """
    a about above according across after afterwards again against all almost along already also although always am
    among an and another any anyone are around as at away back because been before behind being below beside
    besides between beyond both but by can could despite did do does during each earlier either else even
    eventually ever every everybody everyone everything except few finally first for former formerly from further
    furthermore had has have having he hence her here hers herself him himself his how however i if in indeed
    inside instead into is it its itself just last later latest least less let like many may maybe me meanwhile
    might mine more moreover most much must my myself near nearly neither never nevertheless next no nobody none
    nor not nothing now of off often oh ok on once one only onto or other others otherwise our ours ourselves out
    outside over own per perhaps please previously quite rather recently second several shall she should since so
    some somebody someone something sometimes soon still such than that the their theirs them themselves then there
    therefore these they third this those though three through throughout thus to today together tomorrow tonight
    too toward towards two under unless unlike until up upon us very via was we well were what whatever when
    whenever where whereas whether which while who whoever whom whose why will with within without would yes
    yesterday yet you your yours yourself ago am pm a.m. p.m. et bst gmt est edt pst et. no. oct nov dec jan feb
    watch here's it's that's what's i'm i've i'd i'll we're we've don't didn't
    """.split()
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon tue wed
    thu fri sat sun summer autumn spring winter christmas easter mondays tuesdays wednesdays thursdays fridays
    saturdays sundays
    """.split()
)
NOT_NAMES = frozenset(
    """
    ai a.i. tv dna ceo cfo mp mps am ams mwp mwps phd gps pc hiv aids covid covid-19 id suv ufo pr q&a diy faq vip
    gp gps a&e dvd cd mri iq var pm md mba sat gcse gcses it vat gdp ipo ngo r&b adhd led cctv dj ww1 ww2 wwi wwii
    iphone ipad android internet web english bible
    christian christians muslim muslims jewish jew jews catholic catholics islam islamic christianity sunni shia
    hindu protestant buddhist sikh sikhs houthi houthis rohingya uighur uighurs brexit remainers brexiteers
    eurosceptics tory tories conservative conservatives
    republican republicans democrat democrats democratic liberal communist nazi nazis marxist socialist puritan
    western eastern northern southern european europeans african africans asian asians latin arab arabs arabic
    hispanic kurdish kurd kurds roma black white scottish scot scots welsh english englishman irish british cornish
    texan texans californian californians god lord's ok okay sir madam mr mrs ms north south east west southeast
    southwest northeast northwest
    """.split()
)
"""Capitalised, but neither person, organisation nor place by themselves."""
PARTISAN = frozenset("republican democratic democrat conservative tory liberal labour".split())
_PREFIXES = ("ex-", "pro-", "anti-", "non-", "pre-", "post-", "mid-")
ADDRESS = frozenset("Mr Mrs Ms Miss Mr. Mrs. Ms.".split())
_SUFFIXES = frozenset(
    """
    like led based style era born backed controlled type wide funded owned run only related educated themed held
    occupied trained made speaking friendly level time times year bound elect sponsored linked
    """.split()
)
"""Behind a hyphen they make an adjective of a name: Taliban-like."""
RANKS = frozenset(
    """
    prime foreign presiding vice chief deputy assistant associate executive senior junior general shadow defense
    defence health home finance interior trade justice education environment transport treasury culture energy
    state police brexit
    """.split()
)
"""Capitalised in front of an office, and no names."""
PARTICLES = frozenset("de la le von van der den del della di da do dos du bin ibn al el ter ten zu y".split())
_OFFICES = frozenset(
    phrase.strip()
    for phrase in """
    First Minister; First Lady; First Secretary;
    Secretary of State; Secretary of Defense; Secretary of Defence; Chief of Staff; Chief of Police; Head of State;
    Member of Parliament; Leader of the Opposition; Chief of the General Staff; Speaker of the House;
    Minister of Foreign Affairs; Minister of Defence; Minister of Defense; Minister of State; Secretary of the Treasury
    """.split(";")
)
COMPASS = frozenset(
    "north south east west northern southern eastern western central upper lower greater inner outer new".split()
)
SAINTS = frozenset(("St", "St.", "Saint"))
"""Whom places are called after: St Paul's Cathedral."""
LONGEST_KNOWN = 5
_JOINED = re.compile(r"(?:De|Da|La|Le|Ja|Ke)[A-Z][a-z]{2,}")
"""Given names like DeMarcus and LeBron."""


def is_role(word: str) -> bool:
    """Whether a word, in any case, says what a person is."""
    low = word.lower().removesuffix(".").removesuffix("-designate").removesuffix("-elect").removeprefix("ex-")
    return low in vocabulary("roles") or (low.endswith("s") and low[:-1] in vocabulary("roles"))


def is_title(word: str) -> bool:
    """Whether a word is a form of address or an abbreviated rank ("Mr", "Lt")."""
    plain, work = titles()
    return word in plain or word in work


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, or one of two joined by a hyphen."""
    known = phrases("given_names")
    return word in known or word.partition("-")[0] in known or _JOINED.fullmatch(word) is not None


def words_of(unit: TaggedUnit) -> list[Word]:
    """The unit's words and marks, with hyphenated ones in one piece."""
    tokens = unit.tokens
    found: list[Word] = []
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
        found.append(Word(at, after, "".join(token.text for token in tokens[at:after])))
        at = after
    return _with_known(found)


def _is_body(tokens: Sequence[Token]) -> bool:
    """Whether the first or both of two tokens name an organisation: "ex-Manchester United"."""
    return bool(tokens) and (tokens[0].text in bodies() or " ".join(token.text for token in tokens) in bodies())


def _with_known(words: Sequence[Word]) -> list[Word]:
    """Names that the lists know, each as one word."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        longest = LONGEST_KNOWN if words[at].text[0].isupper() or words[at].text in bodies() else 0
        for size in range(min(longest, len(words) - at), 0, -1):
            part = words[at : at + size]
            text = " ".join(word.text for word in part)
            kind = _known(text)
            is_office = text in _OFFICES
            if kind or is_office:
                found.append(Word(part[0].first, part[-1].after, text, kind, is_office))
                at += size
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _known(name: str) -> Kind | None:
    if not name[0].isupper() and name not in bodies():
        return None
    known = countries()
    if name in bodies() or name.removesuffix(".") in bodies():
        return Kind.ORGANISATION
    if name in known.codes or name in phrases("places") or name in phrases("cities"):
        return Kind.PLACE
    if name in known.people:
        return Kind.OTHER
    return None


def is_capital(word: Word) -> bool:
    """Whether a word is written as names are."""
    if word.text.rpartition("-")[2] in _SUFFIXES or word.text.lower().startswith(_PREFIXES):
        return False
    return (
        word.text[0].isupper()
        or word.known is not None
        or (word.text[:3] in ("al-", "el-") and word.text[3:4].isupper())
    )


def is_head(word: str) -> bool:
    """Whether a word is the head of names: of an organisation, a place or something else."""
    return any(word in vocabulary(name) for name in ("organisation_words", "place_words", "other_words"))


def is_person_like(words: Sequence[Word]) -> bool:
    """Whether the words begin like a person's name."""
    return bool(words) and (is_title(words[0].text) or is_given_name(words[0].text)) and words[0].known is None


def is_office(word: Word) -> bool:
    """Whether a word says what a person is, or addresses one."""
    return is_title(word.text) or is_role(word.text) or word.is_office
