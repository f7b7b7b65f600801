"""The words by which a sentence presents somebody as something, from the role to the name or from the name on, whole.

A page that shows half of them says something else: "head of the Red Cross" is not "head of the Red Cross in Norway",
and "leader" not "former leader". So what cannot be had whole is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.draft.definite import BODIES
from explainer.draft.name_parts import AFTER_NAMES
from explainer.draft.name_pieces import PEOPLE, TIMES, NameKind, is_role, is_title
from explainer.draft.names import Mention
from explainer.draft.roles import Role
from explainer.draft.tagger import TaggedUnit, Token
from explainer.draft.words import words
from explainer.source import Span

_WORDS = words().people

_LONGEST = 25
"""Words."""
_MOST_NAMED_AS = 6
"""Words from a role to "as": "the victim, named locally as Jay Hughes"."""
_MOST_MARKS = 3
"""Marks around an age: "Roe, 30, a nurse"."""
_BEFORE_A_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_BESIDES = frozenset({"ADJ", "NOUN", "PROPN", "DET"})
_ENDS = frozenset({",", ".", ";", ":", "-", "--", "–", "—", ")", '"', "?", "!", "...", "…"})
_NO_QUALIFIERS = frozenset({"nsubj", "nsubjpass", "ROOT", "dobj", "pobj", "npadvmod", "appos"})
"""What a word before a role is where it is no part of it."""
_CLOSE_SPEECH = frozenset({",", ".", "?", "!"})
_HONOURS = frozenset({"honourable", "honorable", "rt", "right", "most", "very", "the", "late"})
"""What goes before many a name: it does not say what somebody is."""
_THEN = frozenset({"then", "former", "outgoing", "ex"})
_MEANS_ANOTHER = frozenset({"then", "this", "that", "other", "others", "both", "same", "another"})
_OF_A_BODY = _WORDS.of_a_body | _WORDS.of_a_body_too
_OF_A_PLACE = _WORDS.of_a_place
_NAMES_BODIES = frozenset({"ORG", "GPE", "NORP", "PERSON", "FAC"})
_BODIES = words().sentences.homes | words().sentences.public_bodies
NAMED_BODIES = _BODIES | BODIES
"""What each has a name, so that "the hospital" alone tells nobody which."""
_OF_ALL = words().sentences.known_to_all | {"county", "district"}
"""Of what nobody asks which it is: "Council leader"."""
_PARTS_OF_BODIES = frozenset({"unit", "branch", "chapter", "section", "division", "party"})
_BODY_AND_OFFICE = 2
_QUALIFIES = _WORDS.qualifying
_UNSAID = _QUALIFIES - {"former"}
"""What qualifies an office, and says nothing by itself: "former judge Ann Poe" does."""
_LEAVES = frozenset({"leave", "quit", "resign"})
_LEFT_AS = frozenset({"as", "for", "from"})
_LEAST_OF_A_SIDE = 4
"""Marks and words of ", for the defence,", but one."""
_VERBS_TOO = _WORDS.verbs_too
"""What "to" makes verbs of: "returned to partner Roe"."""


def presented(role: Role, mentions: Sequence[Mention], every: Sequence[Mention]) -> Span | None:
    """The words that present one of the mentions as what `role` says; `every` has the article's names.

    Bad: "Jan Roe, head of the Red Cross"; "leader Ann Poe"; "his father, Wayne" (nobody sees whose); "singer Ann" of
    "singer Ann Prince"; "the firm's founder, Ann Poe", "spokeswoman Ann Poe" (of what?); "Ann Poe, then a director"
    Good: "Jan Roe, head of the Red Cross in Norway"; "former Ostland leader Ann Poe"; "Ann Poe's father, Wayne Poe"
    """
    for mention, first, after in whole(role, mentions, every):
        if not _is_owned(role, first, after) and not _leans(role, mention, first, after):
            return role.unit.span(first, after)
    return None


def whole(role: Role, mentions: Sequence[Mention], every: Sequence[Mention]) -> Iterator[tuple[Mention, int, int]]:
    """The mentions that `role` stands beside, with the tokens from where to where the words do, whosever it is."""
    is_empty = all(is_title(word) or word.lower() in _HONOURS for word in role.span.text.split())
    if is_empty or role.unit.sentence.number is None:
        return
    for mention in mentions:
        if mention.unit is role.unit and not _goes_on(mention) and (found := _around(role, mention, every)) is not None:
            first, after = found
            is_cut = role.unit.tokens[after - 1].pos == "ADP"  # "was the voice of | “Second Chairs”"
            if after - first <= _LONGEST and not is_cut:
                yield mention, first, after


def _goes_on(mention: Mention) -> bool:
    """Whether what stands behind a name may be more of it: "Ann Prince", which reads as an office."""
    at = _behind_letters(mention)
    behind = mention.unit.tokens[at : at + 1]
    return any(one.text[0].isupper() and (one.pos == "PROPN" or is_role(one.text)) for one in behind)


def _behind_letters(mention: Mention) -> int:
    """Where a name ends with the letters behind it: "Ann Poe KC"."""
    after, tokens = mention.after, mention.unit.tokens
    while after < len(tokens) and tokens[after].text in AFTER_NAMES:
        after += 1
    return after


def mourned(mention: Mention) -> Span | None:
    """The words that tell of somebody's death by name and age, "death of Jane Roe, 71"; no court says "murder" yet."""
    tokens, first, after = mention.unit.tokens, mention.first, mention.after
    of_death = first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].text.lower() == "death"
    behind = [token.text for token in tokens[after : after + 3]]
    has_age = len(behind) > 2 and behind[0] == "," and behind[1].isdigit() and behind[2] in _ENDS  # noqa: PLR2004
    is_told = of_death and has_age and mention.unit.sentence.number is not None
    return mention.unit.span(first - 2, after + 2) if is_told else None


def _around(role: Role, mention: Mention, every: Sequence[Mention]) -> tuple[int, int] | None:
    """The tokens from where to where, if role and name stand beside each other."""
    unit = role.unit
    if role.first < mention.first:
        gap = [token.text for token in unit.tokens[min(role.after, mention.first) : mention.first]]
        if not _is_beside(unit, role, mention, gap):
            return None
        first = _start(unit, role.first)
        return None if first is None else (first, _end_of_names(mention, every, role))
    owns = unit.tokens[mention.after : mention.after + 1]
    if owns and owns[0].tag == "POS":
        return None  # "Roe's director, Jan Roe": the first is a firm, or somebody else
    if role.first >= mention.after and _is_behind(unit, role, mention):
        after = _end(unit, role)
        is_told = any(word.text not in PEOPLE.titles for word in unit.tokens[mention.prefix : mention.first])
        return None if after is None else (mention.prefix if is_told else mention.first, after)
    return None


def _is_beside(unit: TaggedUnit, role: Role, mention: Mention, gap: Sequence[str]) -> bool:
    """Whether nothing but what belongs to the role stands between it and the name: its place, a comma, a title."""
    if _is_of_several(role):
        names = {token.text for token in unit.tokens[role.after : mention.first] if token.pos == "PROPN"}
        return ({"and", ",", "&"} | names).issuperset(gap)
    office = mention.first - mention.prefix
    words = [word for word in gap[: len(gap) - office] if word != ","]
    named_as = words[-1:] == ["as"] and len(words) <= _MOST_NAMED_AS
    of_place = words[:1] in (["in"], ["at"], ["from"], ["of"], ["for"]) and gap[-1 - office :][:1] == [","]
    is_told = words[:1] == ["who"] and gap[-1 - office :][:1] == [","] and unit.tokens[mention.after - 1].dep == "appos"
    is_besides = gap[:1] == [","] and "," not in gap[1:] and is_role(unit.tokens[mention.prefix - 1].text)
    has_verb = any(token.pos in {"VERB", "AUX"} for token in unit.tokens[role.after : mention.first])
    is_besides = is_besides and all(one.pos in _BESIDES for one in unit.tokens[role.after + 1 : mention.prefix])
    return not words or named_as or is_told or is_besides or (of_place and not has_verb)


def _start(unit: TaggedUnit, first: int) -> int | None:
    """Where the noun phrase of a role begins: with its qualifiers, and whose or of what it is."""
    tokens = unit.tokens
    while first:
        before = tokens[first - 1]
        joins = before.text == "-" and first > 1 and before.start == tokens[first - 2].end
        owns = before.tag == "POS"
        if before.text in {"and", "&"} and first > 1 and _is_bare_role(unit, first - 2):
            first -= 2
            continue
        is_participle = before.tag in {"VBN", "VBG"} and before.text != "named" and before.dep in {"amod", "compound"}
        qualifies = (
            before.pos in _BEFORE_A_NOUN or is_participle or (before.pos == "ADV" and before.text.endswith("ly"))
        )
        is_time = before.text.lower() in TIMES
        if is_time or not (joins or owns or (qualifies and before.dep not in _NO_QUALIFIERS)):
            break
        first -= 1
    while (
        first and tokens[first].start == tokens[first - 1].end and "-" in {tokens[first - 1].text, tokens[first].text}
    ):
        first -= 1  # "34-year-old"
    word = tokens[first].text.lower()
    before_word = tokens[first - 1].text.lower() if first else ""
    behind_name = before_word in {'"', "'", ")"} and first > 1 and tokens[first - 2].text not in _CLOSE_SPEECH
    if (before_word == "to" and word in _VERBS_TOO) or behind_name:
        return None  # of “60 Minutes” correspondent Roe a part would be shown
    return first


def _is_bare_role(unit: TaggedUnit, at: int) -> bool:
    """Whether a word is a role without an article: "investor and author Ann Poe", not "a man and author Ann Poe"."""
    is_role = unit.tokens[at].lemma.lower() in PEOPLE.every_role
    return is_role and not any(unit.tokens[one].dep == "det" for one in unit.children[at])


def _end_of_names(mention: Mention, every: Sequence[Mention], role: Role) -> int:
    """Where the name ends; for a role of several, where the last of their names does: "Sens. Roe and Poe"."""
    tokens = mention.unit.tokens
    after = _behind_letters(mention)
    if not _is_of_several(role):
        return after
    people = {one.prefix: one.after for one in every if one.unit is mention.unit and one.kind is NameKind.PERSON}
    while after < len(tokens) and tokens[after].text in {"and", ",", "&"}:
        behind = after + 1 + (tokens[after + 1].text == "and" if after + 1 < len(tokens) else 0)
        if behind not in people:
            break
        after = people[behind]
    return after


def _is_of_several(role: Role) -> bool:
    """Whether a role is in the plural: "actors", "Sens."."""
    head = role.span.text.split()[-1].removesuffix(".").lower()
    return head.endswith("s") and head[:-1] in PEOPLE.every_role | _WORDS.short


def _is_behind(unit: TaggedUnit, role: Role, mention: Mention) -> bool:
    """Whether only an age, an article or "is" stands between the name and the role behind it."""
    between = unit.tokens[mention.after : role.first]
    words = [one for one in between if one.pos not in {"PUNCT", "DET", "NUM", "ADJ", "NOUN", "PROPN", "ADP", "PART"}]
    marks = sum(one.text in _ENDS for one in between)
    # Not of "a trust of which Ann Poe was a trustee".
    is_bare = all(
        (one.lemma in {"be", "become", "age"} and one.dep != "relcl") or one.tag in {"PRP$", "RB"} for one in words
    )
    return is_bare and marks <= _MOST_MARKS


def _end(unit: TaggedUnit, role: Role) -> int | None:
    """Where the phrase behind a name ends: at a mark behind which it does not go on."""
    tokens = unit.tokens
    inside = set(unit.subtree(role.after - 1)) | set(unit.subtree(role.first))
    last = max(inside)
    at = role.after
    while at < len(tokens):
        token = tokens[at]
        is_joined = token.text == "-" and token.start == tokens[at - 1].end
        if token.text in _ENDS and not is_joined:
            goes_on = token.text == "," and at < last and tokens[at + 1].text.lower() not in _WORDS.relatives
            if not goes_on or not any(tokens[one].dep == "conj" for one in inside if one > at):
                return at
        if token.dep == "mark" and token.text.lower() not in _WORDS.relatives:
            return at
        if token.pos == "AUX" or token.tag in {"VBD", "VBZ", "VBP"}:
            relative = any(one.text.lower() in _WORDS.relatives for one in tokens[role.after : at])
            if not relative:
                return None
        at += 1
    return at


def _leans(role: Role, mention: Mention, first: int, after: int) -> bool:
    """Whether the words do not say of what somebody is that, or when: what says it stands elsewhere."""
    tokens = role.unit.tokens
    # A "then" is that of the time which the sentence tells.
    is_then = any(one.text.lower() == "then" for one in tokens[max(0, first - 2) : after])
    body = body_word(role, first)
    is_of_any = body is not None and body.lemma.lower() not in _OF_ALL
    return (
        is_then or is_of_any or owner_in(role.unit, first, after) is not None or _is_half(role, mention, first, after)
    )


def _is_half(role: Role, mention: Mention, first: int, after: int) -> bool:
    """Whether it is an office that says nothing without its body or place, and the words name none."""
    tokens = role.unit.tokens
    name = range(mention.first, mention.after)
    others = [one for one in tokens[first:after] if one.index not in name and one.pos not in {"PUNCT", "DET", "NUM"}]
    named = [one.text.lower() for one in tokens[role.first : role.after]]
    is_of_thing = named[-1] == "owner" and named[-2:-1] != [] and named[-2] not in _QUALIFIES | _BODIES
    if not needs_body(role) or is_of_thing:
        return False  # nor of "minibus owner Ann Poe"
    if role.first > mention.first:
        words = _QUALIFIES | _OF_A_BODY | _OF_A_PLACE | {"is", "was"}
        is_bare = all(one.text.lower() in words or is_title(one.text) for one in others)
        # "Ann Poe, the programme director": of what?
        is_the = tokens[role.first - 1].text.lower() == "the" or tokens[role.first].text.lower() == "the"
        small = (
            one.text.islower() and one.pos in {"NOUN", "ADJ"} and one.lemma.lower() not in _BODIES for one in others
        )
        return is_bare or (is_the and all(small))
    if not is_of_body(role) and "author" not in named[-1]:
        return all(one.text.lower() in _UNSAID | _OF_A_PLACE or is_title(one.text) for one in others)
    # "programme director Ann Poe": of what? Not so "council leader Ann Poe".
    called = {at for one in role.unit.entities if one.label in _NAMES_BODIES for at in range(one.first, one.after)}
    names = (
        (one.index in called or (one.text[0].isupper() and (one.index or tokens[1].text == "Secretary")))
        and one.text.lower() not in _QUALIFIES | _OF_A_BODY | _OF_A_PLACE
        and not is_title(one.text)
        for one in others
    )
    # "Committee chair Ann Poe", "State unit chief Ann Poe": of which? Not so "housing committee chair Ann Poe".
    bodies = (
        one.lemma.lower() in _BODIES and (one.lemma.lower() in _OF_ALL or len(others) > _BODY_AND_OFFICE)
        for one in others
        if one.text.lower() not in _QUALIFIES and _PARTS_OF_BODIES.isdisjoint(named)
    )
    return not (any(names) or any(bodies) or any(one.tag in {"POS", "IN", "CC"} for one in others))


def needs_body(role: Role) -> bool:
    """Whether an office says nothing without its body, or its place: "spokeswoman", "mayor"."""
    words = [word for word in role.span.text.split() if not is_title(word)]
    if "of" in words:
        return False  # "a nephew of the founder"
    is_of_place = not _OF_A_PLACE.isdisjoint((" ".join(words[-1:]).lower(), " ".join(words[-2:]).lower()))
    return is_of_place or is_of_body(role)


def is_of_body(role: Role) -> bool:
    """Whether an office is one of a firm, a union, an agency, and says nothing without it."""
    words = [one.text.lower() for one in role.unit.tokens[role.first : role.after] if not is_title(one.text)]
    is_of_part = words[-1:] == ["chief"] and not _PARTS_OF_BODIES.isdisjoint(words)
    return bool(words) and (words[-1] in _OF_A_BODY or is_of_part)


def body_word(role: Role, first: int) -> Token | None:
    """The word for a body that an office begins with, where nothing says which: "Union president Ann Poe"."""
    tokens = role.unit.tokens
    body, *rest = [one for one in tokens[first : role.after] if one.text.lower() not in _QUALIFIES] or [tokens[first]]
    is_office = bool(rest) and rest[-1].lemma.lower() in _OF_A_BODY | _OF_A_PLACE | _WORDS.in_a_body
    is_bare = all(one.text.islower() or is_role(one.text) for one in rest)
    return body if is_office and is_bare and body.lemma.lower() in NAMED_BODIES else None


def owner_in(unit: TaggedUnit, first: int, after: int) -> Token | None:
    """The word that says whose somebody is, where nobody sees which that is: "the firm's founder", "his lawyer"."""
    for owner in unit.tokens[first:after]:
        if owner.tag == "PRP$" and owner.text.lower() in _WORDS.owners:
            return owner
        is_owner = owner.dep == "poss" and owner.tag in {"NN", "NNS"}
        if is_owner and {unit.tokens[at].pos for at in unit.children[owner.index]} <= {"DET", "PART", "PUNCT"}:
            return owner
    return None


def clause(mention: Mention) -> Span | None:
    """The clause beside a name that says what somebody does or did: "Ann Poe, who led the inquiry"."""
    unit, after = mention.unit, mention.after
    tokens = unit.tokens
    behind = [one.text.lower() for one in tokens[after : after + 2]]
    if behind not in ([",", "who"], [",", "whose"]) or unit.sentence.number is None or len(mention.words) == 1:
        return None
    verb = next((tokens[at] for at in unit.children[after - 1] if tokens[at].dep == "relcl"), None)
    if mention.prefix and tokens[mention.prefix - 1].dep == "ROOT":
        told = tuple(range(after + 1, len(tokens) - 1))  # "said Ann Poe, whose son, 8, is a pupil."
    elif verb is not None:
        told = unit.subtree(verb.index)
    else:
        return None
    end = told[-1] + 1
    is_whole = told[0] == after + 1 and told == tuple(range(after + 1, end)) and end < len(tokens)
    is_whole = is_whole and any(tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"} for at in told)
    own = tokens[after + 1 : end]
    leans = any(
        one.tag in {"PRP", "PRP$"} or one.text in {'"', "“", "”"} or one.text.lower() in _MEANS_ANOTHER for one in own
    )
    leans = leans or any(is_bare_office(unit, one) or _is_bare_leaving(unit, one) for one in own)
    if not is_whole or leans or tokens[end].text not in _ENDS or len(own) > _LONGEST:
        return None
    first = mention.prefix
    office = {one.text.lower() for one in tokens[first : mention.first]}
    if not office.isdisjoint(_OF_A_PLACE) and office <= _OF_A_PLACE | _UNSAID:
        return None  # "Mayor Ann Poe, who learned to swim"
    while first and tokens[first - 1].text.lower() in _THEN:
        first -= 1  # "then Orsa chair Jan Roe, who died in 2021"
    return unit.span(first, end)


def is_bare_office(unit: TaggedUnit, office: Token) -> bool:
    """Whether somebody is said to be what is not said of what: "became leader last May", not "leader of Orsa"."""
    below = (unit.tokens[at] for at in unit.children[office.index])
    is_told_to_be = office.dep == "attr" and office.lemma.lower() in _OF_A_BODY | _OF_A_PLACE
    return is_told_to_be and all(one.dep in {"det", "punct", "amod", "npadvmod"} for one in below)


def _is_bare_leaving(unit: TaggedUnit, verb: Token) -> bool:
    """Whether somebody is said to have left what is not said: "who left in January", not "who left the mill"."""
    below = [unit.tokens[at] for at in unit.children[verb.index]]
    is_of_what = any(one.dep == "dobj" or (one.dep == "prep" and one.text.lower() in _LEFT_AS) for one in below)
    return verb.pos == "VERB" and verb.lemma.lower() in _LEAVES and not is_of_what


def leading(mention: Mention) -> Span | None:
    """What somebody leads, by the words that tell of it first: "A second team, led by Ann Poe, a nurse"."""
    unit, name = mention.unit, mention.unit.tokens[mention.after - 1]
    link = unit.tokens[name.head]
    verb = unit.tokens[link.head]
    led = unit.tokens[verb.head]
    is_led = (name.dep, link.dep, verb.dep) == ("pobj", "agent", "acl") and verb.lemma.lower() in _WORDS.leading
    if not is_led or led.pos not in {"NOUN", "PROPN"} or unit.sentence.number is None:
        return None
    first = unit.subtree(led.index)[0]
    words = unit.tokens[first : mention.after]
    leans = any(one.tag in {"PRP", "PRP$"} or one.pos in {"VERB", "AUX"} for one in words if one is not verb)
    is_the = words[0].text.lower() == "the" and led.index == first + 1
    besides = (unit.subtree(at) for at in unit.children[name.index] if unit.tokens[at].dep == "appos")
    after = next((part[-1] + 1 for part in besides if part[0] == mention.after + 1), mention.after)
    return None if leans or is_the or after - first > _LONGEST else unit.span(first, after)


def for_a_side(mention: Mention) -> Span | None:
    """Whose lawyer somebody is, as reports from courts say it: "Ann Poe, for the defence,"."""
    tokens, after = mention.unit.tokens, mention.after
    words = [one.text.lower() for one in tokens[after : after + 5]]
    is_whole = len(words) > _LEAST_OF_A_SIDE and words[:3] == [",", "for", "the"] and words[4] in _ENDS
    return mention.unit.span(mention.prefix, after + 4) if is_whole and words[3] in _WORDS.sides else None


def _is_owned(role: Role, first: int, after: int) -> bool:
    """Whether it is a pronoun, for which nobody stands there, that says whose somebody is: "his father, Wayne"."""
    here = role.unit.tokens[max(0, first - 1) : after]
    return any((token.tag == "PRP$" and token.text.lower() in _WORDS.owners) or token.tag == "WP$" for token in here)
