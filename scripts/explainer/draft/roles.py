"""What the article says somebody is.

An office or occupation right before the name ("LSU basketball player Wayde Sims"), beside it between commas, on either
side ("the Presiding Officer, Elin Jones,"), or behind "is" and "was". A role's span begins without article and ends
before "in", "at" and "from".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.draft.name_pieces import PEOPLE, NameKind, is_role, is_title
from explainer.draft.names import Mention
from explainer.draft.role_extent import (
    ACTING,
    INSIDE,
    LONGEST_ROLE,
    end_of_role,
    is_joined_role,
    is_role_here,
    start_of_role,
    trimmed,
)
from explainer.draft.same_person import Somebody, title_start
from explainer.draft.tagger import Tagged, TaggedUnit, Token
from explainer.draft.words import words
from explainer.source import Span

_WORDS = words().people

_OF_A_SIDE = _WORDS.of_a_side
"""What somebody holds or comes from says less than a title."""
_NEAR = 6
_HONOURS = frozenset({"Hon", "Honourable", "Honorable"})
"""What stands before the names of members and ministers."""


@dataclass(frozen=True)
class Role:
    """Tokens that say what somebody is."""

    unit: TaggedUnit
    first: int
    after: int
    rank: int
    """The smaller, the more it says."""

    @property
    def span(self) -> Span:
        """Its words, verbatim."""
        return self.unit.span(self.first, self.after)


def roles_of(mention: Mention, every: Sequence[Mention]) -> Iterator[Role]:
    """What stands around a mention and says what the person is."""
    unit = mention.unit
    if mention.prefix < mention.first:
        yield from _of_prefix(mention)
    only_plain = all(is_title(token.text) for token in unit.tokens[mention.prefix : mention.first])
    if mention.prefix and only_plain and _stands_before(unit, mention.prefix - 1):
        head = mention.prefix - 1
        yield Role(unit, _with_name(unit, start_of_role(unit, head), every), mention.prefix, _rank(unit, head))
    yield from _shared(mention, every)
    yield from _named_as(mention)
    yield from _of_place(mention, every)
    yield from _behind(mention, every)
    yield from _ahead(mention, every)
    yield from _is_a(mention)


def _named_as(mention: Mention) -> Iterator[Role]:
    """The victim, named locally as Jay Hughes; the victim has been identified as Jay Hughes."""
    unit = mention.unit
    at = mention.prefix - 1
    link = unit.tokens[at] if at > 0 else None
    if link is None or link.text != "as":
        return
    verb = unit.tokens[link.head]
    if verb.lemma.lower() not in words().sentences.naming:
        return
    nouns = [verb.head, *(child for child in unit.children[verb.index] if unit.tokens[child].dep == "nsubjpass")]
    for noun in nouns:
        if noun < at and is_role_here(unit.tokens[noun]) and unit.tokens[noun].tag in ("NN", "NNP"):
            yield Role(unit, start_of_role(unit, noun), noun + 1, _rank(unit, noun))


def _shared(mention: Mention, every: Sequence[Mention]) -> Iterator[Role]:
    """Sens. Bob Corker and | Susan Collins; actors Brad Pitt, | Tom Hardy: a role in the plural is everybody's."""
    tokens = mention.unit.tokens
    first = mention.prefix
    here = {m.after: m for m in every if m.unit is mention.unit and m.kind is NameKind.PERSON}
    while first and tokens[first - 1].text in ("and", ",", "&") and mention.prefix == mention.first:
        end = first - 1 - (tokens[first - 1].text == "and" and first > 1 and tokens[first - 2].text == ",")
        before = here.get(end)
        if before is None:
            return
        head = before.first - 1
        if head >= 0 and is_role(tokens[head].text.removesuffix(".")) and _is_plural(tokens[head]):
            yield Role(mention.unit, start_of_role(mention.unit, head), before.first, _rank(mention.unit, head))
            return
        titles_of = mention.unit.span(before.prefix, before.first).text if before.prefix < before.first else ""
        if titles_of.split()[-1:] and titles_of.split()[-1] in _WORDS.several:
            yield Role(mention.unit, before.prefix, before.first, 3)
            return
        first = before.prefix


def _is_plural(token: Token) -> bool:
    low = token.text.lower()
    return low.endswith("s") and is_role(low[:-1]) and low not in PEOPLE.every_role


def _stands_before(unit: TaggedUnit, at: int) -> bool:
    """Whether the word before a name is a role; "quarterback" and "coach" the model may take for verbs."""
    token = unit.tokens[at]
    after_noun = at > 0 and unit.tokens[at - 1].pos in ("NOUN", "PROPN")
    return (
        is_role_here(token)
        or is_joined_role(unit, at)
        or (is_role(token.text) and token.tag in ("VB", "VBP", "JJ", "RB") and after_noun)
    )


def _with_name(unit: TaggedUnit, first: int, every: Sequence[Mention]) -> int:
    """Where a role begins that would begin inside a name: "Game of Thrones star"."""
    return next(
        (m.first for m in every if m.unit is unit and m.first < first < m.after and m.kind is not NameKind.PERSON),
        first,
    )


def _rank(unit: TaggedUnit, head: int) -> int:
    word = unit.tokens[head].text.lower()
    if word in PEOPLE.partisan | _OF_A_SIDE:
        return 4
    return 3 if word in PEOPLE.relations else 2 if word in _WORDS.weak else 1


def _of_prefix(mention: Mention) -> Iterator[Role]:
    """Foreign Minister Ri: the words before the name, or its title where that is all."""
    unit = mention.unit
    before = unit.tokens[mention.prefix : mention.first]
    offices = [token for token in before if _names_office(token.text) and token.text not in PEOPLE.titles]
    first = mention.prefix
    if offices:
        yield Role(unit, first if first == 0 else _left_of_office(unit, first), mention.first, 1)
    elif any(token.text in PEOPLE.titles_of_work for token in unit.tokens[first : mention.first]):
        yield Role(unit, title_start(mention), mention.first, 3)


def _names_office(word: str) -> bool:
    return is_role(word) and not is_title(word)


def _left_of_office(unit: TaggedUnit, first: int) -> int:
    """Where small words begin that belong to the office: "police Chief"."""
    return start_of_role(unit, first) if unit.tokens[first - 1].pos in ("NOUN", "ADJ") else first


def _behind(mention: Mention, every: Sequence[Mention]) -> Iterator[Role]:
    """Behind the name: "John Goldsmith, chairman of …", "Saipov, 30, a native of …"."""
    unit = mention.unit
    tokens = unit.tokens
    at = mention.after
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(", "-", "--", "–", "—"):
        return
    at += 1
    if tokens[at].text.lower() == "aged" or tokens[at].text.lower() == "age":
        at += 1
    if at + 1 < len(tokens) and tokens[at].text.isdigit() and tokens[at + 1].text == ",":
        at += 2
    start = at
    while at < len(tokens) and at - start < LONGEST_ROLE:
        token = tokens[at]
        if is_role_here(token) and token.tag != "POS":
            after = end_of_role(unit, at)
            if _is_followed_by_name(unit, after, every) or _owns(unit, at):
                return
            first = trimmed(unit, start, at)
            yield Role(unit, first, after, _rank(unit, at))
            return
        if token.tag in ("WP", "WP$", "WDT"):
            break  # "a fowler whose husband had died"
        passed = token.pos in (*INSIDE, "DET", "NUM", "PRON", "ADV") or token.text.lower() in ACTING
        if not (passed or token.text in ("of", "-", "'s", "'", "one")):
            break
        at += 1
    yield from _beside(mention, start)


def _beside(mention: Mention, start: int) -> Iterator[Role]:
    """What an apposition with "a" says somebody is, in whatever word: "Jan Roe, a beekeeper,"."""
    unit = mention.unit
    tokens = unit.tokens
    if start + 1 >= len(tokens) or tokens[start].text.lower() not in ("a", "an"):
        return
    noun = tokens[tokens[start].head]
    is_apposition = noun.dep == "appos" and tokens[noun.head].index in range(mention.first, mention.after)
    if is_apposition and noun.tag == "NN" and noun.index - start <= _NEAR:
        yield Role(unit, trimmed(unit, start, noun.index), end_of_role(unit, noun.index), _rank(unit, noun.index))


def _owns(unit: TaggedUnit, at: int) -> bool:
    """The president's … is not a role."""
    return at + 1 < len(unit.tokens) and unit.tokens[at + 1].tag == "POS"


def _is_followed_by_name(unit: TaggedUnit, after: int, every: Sequence[Mention]) -> bool:
    return any(m.unit is unit and m.kind is NameKind.PERSON and m.prefix <= after <= m.first for m in every)


def _of_place(mention: Mention, every: Sequence[Mention]) -> Iterator[Role]:
    """Mayor of London Sadiq Khan."""
    tokens = mention.unit.tokens
    for other in every:
        if other.unit is mention.unit and other.after == mention.prefix and other.kind is not NameKind.PERSON:
            link = other.first - 1 - (tokens[other.first - 1].text == "the")
            if link > 0 and tokens[link].text == "of" and is_role_here(tokens[link - 1]):
                yield Role(mention.unit, start_of_role(mention.unit, link - 1), other.after, 1)


def _ahead(mention: Mention, every: Sequence[Mention]) -> Iterator[Role]:
    """Ahead of the name, with a comma: "the Chair of the Civil Aviation Committee in Kazakhstan, Saltanat …"."""
    unit = mention.unit
    tokens = unit.tokens
    comma = _comma_before(mention)
    if comma < 1 or tokens[comma].text != ",":
        return
    start = comma - 1
    while (
        start >= 0 and tokens[start].text not in (",", ";", ":", '"', "(", "said") and comma - start <= 2 * LONGEST_ROLE
    ):
        start -= 1
    for at in range(start + 1, comma):
        token = tokens[at]
        if (
            is_role_here(tokens[at + 1])
            or not is_role_here(token)
            or _owns(unit, at)
            or _is_of_another(unit, at, every)
        ):
            continue
        is_honoured = tokens[mention.prefix].text.removesuffix(".") in _HONOURS
        if token.dep == "pobj" and tokens[mention.after - 1].dep == "nsubj" and not is_honoured:
            continue  # "In a letter to the minister, Ann Poe said"
        inner = next((one for one in range(at + 1, comma) if is_role_here(tokens[one])), None)
        if inner is not None and "of" in {one.text for one in tokens[at:inner]}:
            continue  # "a son of the owner, Tom Roe": which of the two he is
        one_of = _one_of(unit, at, start + 1)
        if token.tag in ("NNS", "NNPS") and one_of is None:
            continue
        # Between the role and the comma nothing happens, and nobody else is named.
        acts = any(between.pos in ("VERB", "AUX") or between.text == "and" for between in tokens[at + 1 : comma])
        if acts and not (tokens[at + 1].text == "who" and tokens[mention.after - 1].dep == "appos"):
            continue  # but "the biologist who led the study, Ann Poe,"
        if mention.after < len(tokens) and tokens[mention.after].text == "'s":
            continue
        first = start_of_role(unit, at) if one_of is None else one_of
        yield Role(unit, first, min(end_of_role(unit, at), comma), _rank(unit, at))
        return


def _comma_before(mention: Mention) -> int:
    """The mark before the name, or before what somebody is besides: "Its chair, the skater Ann Poe"."""
    at, tokens = mention.prefix - 1, mention.unit.tokens
    if at < 1 or not _stands_before(mention.unit, at):
        return at
    while at > 1 and tokens[at].pos in {"ADJ", "NOUN", "PROPN", "DET"}:
        at -= 1
    return at


def _is_of_another(unit: TaggedUnit, at: int, every: Sequence[Mention]) -> bool:
    """Whether the word belongs to another name or to what stands before it: "President Trump's son", "the Courier"."""
    return any(
        m.unit is unit and m.prefix <= at < m.after and (m.kind is NameKind.PERSON or len(m.words) > 1) for m in every
    )


def _one_of(unit: TaggedUnit, at: int, start: int) -> int | None:
    """Where "one of his grandsons" begins, if the noun at `at` stands in such a phrase."""
    tokens = unit.tokens
    for i in range(at - 1, max(start, at - _NEAR) - 1, -1):
        if tokens[i].text == "of" and i and tokens[i - 1].text.lower() == "one":
            return i - 1
    return None


def _is_a(mention: Mention) -> Iterator[Role]:
    """Lee is CEO of Sinovation Ventures."""
    unit = mention.unit
    subject = unit.tokens[mention.after - 1]
    verb = unit.tokens[subject.head]
    if subject.dep != "nsubj" or verb.lemma not in ("be", "become"):
        return
    for child in unit.children[verb.index]:
        token = unit.tokens[child]
        supposed = any(before.text.lower() in ("if", "would", "were") for before in unit.tokens[:child])
        if token.dep == "attr" and is_role_here(token) and token.tag in ("NN", "NNP") and not supposed:
            yield Role(unit, start_of_role(unit, child), end_of_role(unit, child), 2)


def roles_without_name(tagged: Tagged, everybody: Sequence[Somebody]) -> dict[int, Role]:
    """Roles in sentences that do not name their bearer, by the bearer's `id`, where only one person can be meant.

    "Kit Harington is known for … But the actor has hit out …": the only person named in this sentence before it and in
    the sentence before. "…, a South Korean lawmaker has said. Park Byeong-seug, citing …": the person with whom the
    next sentence begins.
    """
    found: dict[int, Role] = {}
    for at, unit in enumerate(tagged.units):
        for token in unit.tokens:
            if token.dep != "nsubj" or token.tag != "NN" or not is_role_here(token):
                continue
            first = start_of_role(unit, token.index)
            if token.text in _ANYBODY and first == token.index:
                continue
            article = unit.tokens[first - 1].text.lower() if first else ""
            if article == "the":
                near = [(unit, token.index), *([(tagged.units[at - 1], None)] if at > 1 else [])]
                meant = [one for one in everybody if any(_is_near(mention, near) for mention in one.mentions)]
            elif article in ("a", "an") and at + 1 < len(tagged.units) and at:
                says = unit.tokens[token.head].lemma in ("say", "tell", "claim", "warn")
                after = tagged.units[at + 1]
                meant = [one for one in everybody if says and any(_opens(mention, after) for mention in one.mentions)]
            else:
                continue
            if len(meant) == 1:
                found.setdefault(id(meant[0]), Role(unit, first, token.index + 1, 2))
    return found


def _opens(mention: Mention, unit: TaggedUnit) -> bool:
    """Whether the sentence begins with the person (and not with something of theirs)."""
    return (
        mention.unit is unit
        and mention.prefix == 0
        and unit.tokens[min(mention.after, len(unit.tokens) - 1)].tag != "POS"
    )


def _is_near(mention: Mention, near: Sequence[tuple[TaggedUnit, int | None]]) -> bool:
    return any(mention.unit is unit and (before is None or mention.first < before) for unit, before in near)


_ANYBODY = _WORDS.anybody
"""Words that more often mean somebody without a name."""
