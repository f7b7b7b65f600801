"""Names in an article, each taken for a person, an organisation, a place or something else.

`name_runs` finds runs of capitalised words, `name_parts` cuts them into names, `name_kinds` says what they name;
`name_pieces` is what all of them know about words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explainer.draft.name_kinds import kinds_of
from explainer.draft.name_parts import Candidate, candidates_in, entity_label
from explainer.draft.name_pieces import NAMES, SMALL, NameKind, is_given_name, is_role, pieces_of
from explainer.draft.name_runs import Habits, habits_of, in_title_case
from explainer.draft.name_witnesses import is_of_case
from explainer.draft.tagger import Tagged, TaggedUnit
from explainer.draft.words import words
from explainer.source import Span


@dataclass(frozen=True)
class Mention:
    """A place in the article where a name stands, without titles before and without a possessive behind it."""

    unit: TaggedUnit
    first: int
    after: int
    """Its tokens, half-open."""
    name: str
    """Its words with a keyboard's marks, between single spaces."""
    kind: NameKind
    prefix: int
    """The token that an office or title right before the name begins at; `first` where there is none."""

    @property
    def span(self) -> Span:
        """The name verbatim."""
        return self.unit.span(self.first, self.after)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.name.split())


@dataclass(frozen=True)
class Names:
    """Every name of an article."""

    mentions: tuple[Mention, ...]
    """In order; of a headline in title case only what the body has too."""
    short: Mapping[str, str]
    """Names in brackets right behind the longer name that they stand for: DMZ, the Demilitarised Zone."""

    def of(self, kind: NameKind) -> list[Mention]:
        """The mentions of one kind."""
        return [mention for mention in self.mentions if mention.kind is kind]

    def full(self, mention: Mention) -> str:
        """The name that a mention stands for."""
        return self.short.get(mention.name, mention.name)


def names(tagged: Tagged) -> Names:
    """Every name of the article with its kind."""
    habits = habits_of(tagged)
    title = list(candidates_in(tagged.title, habits))
    body = [candidate for unit in tagged.body for candidate in candidates_in(unit, habits)]
    body = [one for one in body if not is_of_case(one)]
    given = _given_too(tagged, body)
    title, body = ([_with_given(one, given) for one in some] for some in (title, body))
    body = sorted([*body, *_common_surnames(tagged, body)], key=_place)
    every = [*_of_headline(tagged, title, body, habits), *body]
    kinds = kinds_of(every)
    for short, full in _in_brackets(every).items():
        kinds[short] = kinds[full]
    return Names(tuple(_mention(one, kinds[one.name]) for one in every), _in_brackets([*title, *body]))


def _place(one: Candidate) -> tuple[int, int]:
    return one.unit.sentence.span.start, one.words[0].first


def _given_too(tagged: Tagged, body: Sequence[Candidate]) -> set[str]:
    """The titles that are given names where they stand: "Sultan Roe" of an article that tells of no sultan.

    That it does, a full or given name behind one says, "Prince William", one alone, or several people's.
    """
    found: set[str] = set()
    titles = {one.prefix[-1].text for one in body if one.prefix} & words().names.given_too
    for title in titles:
        here = [one for one in body if title in {word.text for word in one.prefix}]
        named = sum(word.text.lower() == title.lower() for unit in tagged.body for word in pieces_of(unit))
        is_given = all(len(one.prefix) == len(one.words) == 1 and not is_given_name(one.name) for one in here)
        is_the = any(one.unit.tokens[max(one.prefix[0].first - 1, 0)].text.lower() == "the" for one in here)
        if is_given and not is_the and named == len(here) and len({one.name for one in here}) == 1:
            found.add(title)
    return found


def _with_given(one: Candidate, given: Collection[str]) -> Candidate:
    is_given = len(one.prefix) == 1 and one.prefix[0].text in given
    return replace(one, words=(*one.prefix, *one.words), prefix=()) if is_given else one


def _may_be_person(one: Candidate) -> bool:
    label = entity_label(one.unit, one.words[0].first, one.words[-1].after)
    return label == "PERSON" or is_given_name(one.words[0].text)


def _common_surnames(tagged: Tagged, body: Sequence[Candidate]) -> Iterator[Candidate]:
    """Where a word that is no name by itself is the family name of somebody named in full: "Kanye West … West said"."""
    names = {one.name for one in body}
    full = [one for one in body if len(one.words) > 1 and _may_be_person(one)]
    full = [one for one in full if not any(name.startswith(f"{one.name} ") for name in names)]
    surnames = {text for one in full if (text := one.words[-1].text).lower() in NAMES.no_names or is_role(text)}
    taken = {(id(one.unit), word.first) for one in body for word in one.words}
    for unit in tagged.body if surnames else ():
        pieces = pieces_of(unit)
        for before, piece, behind in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
            beside = [one.text for one in (before, behind) if one is not None]
            is_part = any(text[:1].isupper() and text.lower() not in SMALL for text in beside)
            is_taken = (id(unit), piece.first) in taken or "the" in beside[:1]
            if piece.text in surnames and not is_part and not is_taken:
                yield Candidate(unit, (piece,), (), None)


def _of_headline(
    tagged: Tagged, title: Sequence[Candidate], body: Sequence[Candidate], habits: Habits
) -> list[Candidate]:
    """What of a headline is a name: its verbs have capitals too, "Johnny English Strikes Again"."""
    if in_title_case(tagged.title):
        title = [_without_small_words(one, {other.name for other in body}, habits) for one in title]
        known = {candidate.name for candidate in body} | {word for c in body for word in c.name.split()}
        title = [candidate for candidate in title if candidate.name in known or candidate.known]
    whole = {candidate.name for candidate in body if len(candidate.words) > 1}
    return [one for one in title if one.name in whole or not any(one.name.startswith(f"{name} ") for name in whole)]


def _without_small_words(one: Candidate, names: Collection[str], habits: Habits) -> Candidate:
    """A name of the headline without what the body writes small: "Maker Holm & Roe" for "the maker Holm & Roe"."""
    words = one.words
    while len(words) > 1 and words[0].text.lower() in habits.small and " ".join(w.text for w in words) not in names:
        words = words[1:]
    return replace(one, words=words) if " ".join(w.text for w in words) in names else one


def _mention(candidate: Candidate, kind: NameKind) -> Mention:
    first, after = candidate.words[0].first, candidate.words[-1].after
    prefix = candidate.prefix[0].first if candidate.prefix else first
    return Mention(candidate.unit, first, after, candidate.name, kind, prefix)


def _in_brackets(candidates: Sequence[Candidate]) -> dict[str, str]:
    found: dict[str, str] = {}
    for full, short in pairwise(candidates):
        tokens = full.unit.tokens
        end, start = full.words[-1].after, short.words[0].first
        if (
            full.unit is short.unit
            and start == end + 1
            and tokens[end].text == "("
            and short.name.isupper()
            and len(short.words) == 1
            and short.name[0] in full.name
        ):
            found[short.name] = full.name
    return found
