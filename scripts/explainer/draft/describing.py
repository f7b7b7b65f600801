"""What the article says of somebody around his name, whole: whatever stands before it and between commas behind it.

"Chief Executive Thomas Poe, a great-grandson of the founder", "Ann Roe, 54, a baker of Sluice Lane": no list of offices
tells what of that matters, so nothing of it is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from explainer.draft.definite import BODIES, OFFICES, RELATIONAL, known_things
from explainer.draft.name_pieces import TIMES, is_role, is_title
from explainer.draft.names import Mention
from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.words import words
from explainer.source import Span

_LOSSES = frozenset({"death", "killing", "murder", "loss", "funeral", "disappearance", "body"})
_NEEDS_BODY = BODIES | OFFICES | RELATIONAL
_LONGEST = 28
"""Words."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTS = frozenset({"compound", "appos", "nmod", "flat"})
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "case", "punct", "advmod", "appos"})
_BEHIND = frozenset(
    {"appos", "relcl", "punct", "case", "nummod", "npadvmod", "amod", "compound", "nmod", "det", "poss"}
)
_OF = frozenset({"of", "from"})
_NAMED = frozenset({"PROPN", "PUNCT", "CCONJ"})
_SAYS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_WHO = frozenset({"who", "whose", "whom"})
_STANDING = frozenset({"ruling", "governing", "opposition", "rebel"})
"""What parties are called by."""
_OF_AGE = frozenset({"year", "years", "old", "aged", "age"})
_OF_ANOTHER = frozenset({"then", "other", "same", "another", "different", "both"})
_KINDS = words().names.bodies_before | words().names.bodies_too


def described(mentions: Sequence[Mention], *, is_known: bool) -> Span | None:
    """The first phrase around one of somebody's names that says more than the name and a title.

    Of one of whom it is not known otherwise what he is (`is_known`), no office without its body.

    Bad: "Her father, Jan Roe" (nobody sees whose); "Ann Poe in Paris"; "Jan Roe and three sailors"; "Jan Roe, 54, of
    Sluice Lane" (how old and from where, and not what)
    Good: "Councillor Ann Poe (Lab, Orsa North), who voted against"
    """
    full = max((len(one.words) for one in mentions), default=0)
    for mention in mentions:
        if len(mention.words) == full and mention.unit.sentence.number is not None:
            found = _phrase(mention, is_known=is_known)
            if found is not None:
                return found
    return None


def described_body(mentions: Sequence[Mention]) -> Span | None:
    """The first phrase around a body's name that says what it is.

    Bad: "Roe Bank director Ann Poe" (what she is); "the Roe Bank"; "its owner, Roe Copper" (nobody sees whose)
    Good: "Rural lender Roe Bank"; "the mine's owner, Roe Copper"; "Roe Care, which looks after 90 patients"
    """
    found = (_phrase_of_body(one) for one in mentions if one.unit.sentence.number is not None)
    return next(filter(None, found), None)


def _phrase_of_body(mention: Mention) -> Span | None:
    unit, tokens = mention.unit, mention.unit.tokens
    inside = range(mention.first, mention.after)
    name = next((tokens[at] for at in inside if tokens[at].head not in inside), tokens[mention.after - 1])
    top = name
    if top.dep in {"appos", "nmod", "compound"} and tokens[top.head].pos == "NOUN" and top.head < top.index:
        top = tokens[top.head]  # "a forecast by the consultancy Roe Vale"
    first, after = _before(unit, top, mention), mention.after
    for at in sorted({*unit.children[name.index], *unit.children[top.index]}):
        part, word = unit.subtree(at), tokens[at]
        is_next = part[0] in {after, after + 1} and tokens[after].text == ","
        is_whole = part == tuple(range(part[0], part[-1] + 1))
        is_told = word.dep == "relcl" and tokens[part[0]].text.lower() in {"which", "whose"}
        is_one = word.dep == "appos" and word.pos == "NOUN" and tokens[part[0]].text.lower() in {"a", "an", "the"}
        ends = part[-1] + 1 == len(tokens) or tokens[part[-1] + 1].pos == "PUNCT"
        if word.index > after and is_next and is_whole and ends and (is_told or is_one):
            after = part[-1] + 1
            break
    own = tokens[first:after]
    kinds = [one for one in own if one.index not in inside and one.tag in {"NN", "NNS"} and one.text.islower()]
    kinds += [one for one in own if one.text.lower() in _STANDING]
    kinds += [one for one in own if one.index not in inside and one.index == 0 and one.lemma.lower() in BODIES | _KINDS]
    is_owned = any(one.tag == "PRP$" or one.text in {'"', "“", "”"} for one in own)
    is_apart = mention.after < len(tokens) and tokens[mention.after].tag == "POS"
    if not kinds or is_owned or is_apart or len(own) > _LONGEST or _leans(own, mention):
        return None
    return unit.span(first, after)


def _phrase(mention: Mention, *, is_known: bool) -> Span | None:
    unit, tokens = mention.unit, mention.unit.tokens
    top, several = tokens[mention.after - 1], _of_several(unit, tokens[mention.after - 1])
    top = several or top
    while top.dep in _PARTS and top.head != top.index and tokens[top.head].pos in _NOUNS:
        over = tokens[top.head]
        # "At his farm outside Orsa, Ann Poe said so": she is not Orsa.
        is_name = over.pos == "PROPN" and (over.dep == "pobj" or not is_role(over.text))  # "Tom Roe, Ann Poe, …"
        is_within = any(tokens[at].tag == "WDT" for at in unit.children[top.index])  # "a sum that Ann Poe, …"
        if is_within or (top.dep == "appos" and (over.index > top.index or is_name)):
            break
        top = tokens[top.head]
    first, after = _before(unit, top, mention), _behind(unit, top, mention)
    if several is not None:  # "Two councillors, Ann Poe (Orsa North) and Jan Roe (Orsa South)"
        part = unit.subtree(several.index)
        first, after = unit.subtree(top.index)[0], max(after, part[-1] + 1)
    if mention.after < after < len(tokens) and tokens[after].text == "who":
        # "Ann Poe, 70, one of the bakers who left, …": which of them, the clause says, on whatever the tagger hangs it.
        after = next((one.index for one in tokens[after:] if one.text in {",", ".", ";"}), after)
    link = tokens[top.head]
    loss = tokens[link.head]
    is_lost = (top.dep, link.text.lower(), loss.lemma.lower() in _LOSSES) == ("pobj", "of", True)
    if is_lost and link.index < first:
        first = unit.subtree(loss.index)[0]  # "the death of a driver, Jan Roe, 34"
    own = tokens[first:after]
    name = range(mention.prefix, mention.after)
    more = [one for one in own if one.index not in name and one.pos != "PUNCT" and not is_title(one.text)]
    says = (
        []
        if _is_address(more)
        else [one for one in more if one.pos in _SAYS and one.text.isalpha() and one.text.lower() not in _OF_AGE]
    )
    is_cut = after < len(tokens) and tokens[after].text.lower() in _WHO  # "the botanist | whose half a century …"
    is_clipped = (
        is_cut or own[-1].tag == "POS" or own[0].text.lower() in _WHO or any(one.text in {'"', "“", "”"} for one in own)
    )
    if not says or len(own) > _LONGEST or is_clipped:
        return None
    ends = after == len(tokens) or tokens[after].pos in {"PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV"}
    if not ends and any(one.dep == "relcl" for one in own):
        return None  # "who wound up giving | some 140 choirs a stage"
    lacks = not is_known and not _NEEDS_BODY.isdisjoint(known_things(unit, own, ()))
    lacks = lacks or (not is_known and any(_is_of_what(unit, one) for one in more))
    return None if lacks or _leans(own, mention) else unit.span(first, after)


def _is_address(more: Sequence[Token]) -> bool:
    """Whether it only says how old somebody is and from where: "Jan Roe, 54, of Sluice Lane"."""
    has_age = any(one.tag == "CD" for one in more[:1])
    return has_age and all(one.pos in {"PROPN", "NUM", "ADP", "DET"} or one.text.lower() in _OF_AGE for one in more)


def _is_of_what(unit: TaggedUnit, noun: Token) -> bool:
    """Whether an office says nowhere of what: "a former treasurer"."""
    said = {unit.tokens[at].dep for at in unit.children[noun.index]}
    return noun.lemma.lower() in RELATIONAL and noun.dep != "compound" and said <= {"det", "amod", "appos", "punct"}


def _of_several(unit: TaggedUnit, name: Token) -> Token | None:
    """The first name of a list of two or more that says what some people are, where a name is one of it."""
    while name.dep in {"conj", "compound"} and unit.tokens[name.head].pos == "PROPN" and name.head != name.index:
        name = unit.tokens[name.head]
    over, part = unit.tokens[name.head], unit.subtree(name.index)
    is_list = any(unit.tokens[at].dep == "conj" for at in unit.children[name.index])
    is_whole = part == tuple(range(part[0], part[-1] + 1)) and unit.tokens[part[0] - 1].text == ","
    is_names = all(unit.tokens[at].pos in _NAMED for at in part)
    is_of_people = name.dep == "appos" and over.tag == "NNS" and over.index < name.index and is_role(over.text)
    return name if is_list and is_whole and is_names and is_of_people else None


def _before(unit: TaggedUnit, top: Token, mention: Mention) -> int:
    """Where the phrase begins: with the first word of those that hang on it without a gap."""
    first = min(mention.prefix, top.index)
    for at in reversed(unit.children[top.index]):
        part = unit.subtree(at)
        is_word = unit.tokens[at].dep in _BEFORE and unit.tokens[at].tag != "WDT"
        if part[-1] < first and is_word and part[-1] + 1 == first:
            first = part[0]
    is_time = first < mention.prefix and unit.tokens[first].text.lower() in TIMES
    first += is_time and unit.tokens[first + 1].tag != "POS"  # "On Tuesday | council member Ann Poe"
    while first < mention.prefix and unit.tokens[first].pos == "PUNCT":
        first += 1
    return first


def _behind(unit: TaggedUnit, top: Token, mention: Mention) -> int:
    """Where it ends: before the first word that does not belong to it."""
    tokens, name = unit.tokens, unit.tokens[mention.after - 1]
    after = max(mention.after, top.index + 1)
    below = sorted({*unit.children[top.index], *unit.children[name.index]})
    for at in below:
        token, part = tokens[at], unit.subtree(at)
        if part[0] < after:
            continue
        is_next = part[0] == after
        named = any(tokens[one].pos == "PROPN" for one in unit.children[at])
        is_of = token.dep == "prep" and token.text.lower() in _OF and named  # not "accused Ann Poe of theft"
        is_noun = token.pos not in {"VERB", "AUX"}  # "heard the conductor, Ann Poe, stop"
        is_told = (token.dep in _BEHIND - {"relcl"} and is_noun) or (token.dep == "relcl" and _is_clause(unit, part))
        # "Ann Poe, Tom Reed and Jan Roe": a list, and no more of the first.
        is_another = (
            token.dep == "appos" and token.pos == "PROPN" and not _is_bracketed(tokens[part[0] - 1 : part[0] + 1])
        )
        is_cut = tokens[part[0]].text.lower() in _WHO and not _is_clause(unit, part)
        if is_another or is_cut or not is_next or not (is_of or is_told) or part != tuple(range(part[0], part[-1] + 1)):
            break
        after = part[-1] + 1
    while after > mention.after and tokens[after - 1].text in {",", ";", ":", "-", "–", "—", "--", "."}:
        after -= 1
    return after


def _is_clause(unit: TaggedUnit, part: Sequence[int]) -> bool:
    """Whether it tells something of somebody, whole: "who led the inquiry", not "whose former friend"."""
    words = [unit.tokens[at] for at in part]
    return words[0].text.lower() in _WHO and any(one.tag in {"VBD", "VBZ", "VBP", "MD"} for one in words)


def _is_bracketed(before: Sequence[Token]) -> bool:
    """Whether a bracket stands before something or begins it."""
    return any(one.text == "(" for one in before)


def _leans(own: Sequence[Token], mention: Mention) -> bool:
    """Whether words in it mean somebody, or a time, that stands elsewhere."""
    is_within = False
    for one in own:
        is_within = is_within or (one.text.lower() in _WHO and one.index >= mention.after)
        is_own = is_within and one.tag == "PRP$" and one.text.lower() in {"his", "her"}
        if (one.tag in {"PRP", "PRP$"} and not is_own) or one.text.lower() in _OF_ANOTHER:
            return True
    return False
