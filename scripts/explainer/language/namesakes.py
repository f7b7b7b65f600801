"""Whose name it is: the glossary is every article's, and two people may share a family name, or an id.

A rule that takes one person for another would say under somebody's name what somebody else said. So an entry counts
for an article only where the article's own words are one of its English forms, or hold one that cannot be another's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from explainer.language import english
from explainer.language.letters import levelled
from explainer.model.facts import Article, Participant, Sort
from explainer.model.seed import Seed
from explainer.model.words import Glossary, Term

ENGLISH = "en"
_CAPITAL = re.compile(r"(?<![\w'])[^\W\d_a-zа-яё][\w'-]*")
"""A word with a capital, or of a script that has none."""
_NAME = re.compile(rf"{_CAPITAL.pattern}(?: {_CAPITAL.pattern})+")
"""A name of several words and nothing else."""
_DESCRIBES = re.compile(r"^(?:the|a|an|one|another)\s|,", re.IGNORECASE)
_WITH_PARTICLES = re.compile(rf"(?:(?:{'|'.join(sorted(english.names().particles))})\s+)*\S+", re.IGNORECASE)
_NO_NAMES = frozenset(
    """a after although an and as at because before both but by earlier even for from however if in lady later lord
    meanwhile miss mr mrs ms dr on only prof professor since sir still the then though to today what when where while
    with yesterday""".split()
)
"""Words that may have a capital, at the beginning of a sentence or as an address, and are no part of a name."""


@dataclass(frozen=True)
class Called:
    """What an article calls somebody, the name itself first."""

    sort: str
    named: str
    also: tuple[str, ...] = ()

    @classmethod
    def of(cls, participant: Participant) -> Called:
        """What it calls a participant."""
        also = tuple(words.words for words in participant.also)
        return cls(participant.sort.value, participant.named.words, also)

    @property
    def own_names(self) -> Iterator[str]:
        """The same, and the name alone before it: "Ada Lind" of "The mayor of Northport, Ada Lind"."""
        parts = self.named.split(", ") if self.sort == Sort.PERSON else []
        yield from (part for part in (parts[-1:] + parts[:1]) if _NAME.fullmatch(part))
        yield self.named
        yield from self.also


@dataclass(frozen=True)
class Telling:
    """All of an article that tells whom it means; of one that cannot be read there is nothing."""

    text: str = ""
    """With plain spaces, hyphens and apostrophes."""
    called: Mapping[str, Called] = field(default_factory=dict)
    """By their ids, its participants."""

    @classmethod
    def of(cls, article: Article) -> Telling:
        """What an article tells."""
        called = {one.id: Called.of(one) for one in article.facts.participants.values()}
        return cls(_plain(article.seed.source.text), called)


def strangers(glossary: Glossary, article: Telling) -> Iterator[str]:
    """The ids of entries that mean somebody else than the article does, by its participants and by its words.

    - A participant has the entry's id, and is another by name.
    - A person of the glossary is no participant, and the article has no full form of the name.
    """
    for name, one in article.called.items():
        if name in glossary and _other_name(glossary[name], one, lambda: article.text) is not None:
            yield name
    for term in glossary.values():
        if term.sort == Sort.PERSON and term.id not in article.called and not _is_named(term, article):
            yield term.id


def other_name(term: Term, one: Called, seed: Seed) -> str | None:
    """The name by which the article calls a participant, where that holds a form of an entry and yet names another.

    A person's full name may stand among other words ("the mayor, Ada Lind"), unless it goes on as a longer name. A
    family name alone is the entry's only where the article gives no other full name with it. The name of anything else
    may stand among other words too, unless one with a capital beside it makes it another's ("North Korea"), whatever
    it is called for short ("Korea"); where it is a single word, unless there is any ("Bank of Japan").
    """
    return _other_name(term, one, lambda: _plain(seed.source.text))


def _other_name(term: Term, one: Called, text_of: Callable[[], str]) -> str | None:
    called = tuple(map(_plain, (one.named, *one.also)))
    own, forms = next(one.own_names), _forms(term)
    holding = [words for words in called if any(is_there(form, words) for form in forms)]
    if not holding:
        return None  # no name of the entry's at all: a check tells so
    if one.sort != Sort.PERSON or term.sort != Sort.PERSON:
        return None if any(_names_it(holding[0], form) for form in forms) else own
    full, bare = _full(forms)
    if any(_holds_name(words, form) for words in called for form in full):
        return None
    if not all(any(_is_alone(words, form) for form in bare) for words in holding):
        return own
    text = text_of()
    if any(_holds_name(text, form) for form in full):
        return None
    return next((name for form in bare for name in _full_names(text, form)), None)


def is_meant(term: Term, one: Called, seed: Seed) -> bool:
    """Whether an entry is a participant's: of its sort, and by its name."""
    is_named = any(is_there(form, _plain(one.named)) for form in _forms(term))
    return term.sort == one.sort and is_named and other_name(term, one, seed) is None


def is_persons_name(words: str) -> bool:
    """Whether words are a name and no description: of small words a name has particles only ("Ludwig van Beethoven").

    Bad: "the mayor", "traditional ruler of the town of Norport", "The mayor of Northport, Ada Lind"
    """
    small = {word for word in words.split() if word.islower()}
    return not _DESCRIBES.search(words) and small <= english.names().particles


def is_own_name(words: str) -> bool:
    """Whether words are more than what any body of its kind is called: no "the court", no "The committee"."""
    return _CAPITAL.match(words.split(maxsplit=1)[-1] if _DESCRIBES.match(words) else words) is not None


def name_parts(name: str) -> Iterator[str]:
    """The words of a person's name, a particle with the next one: Hendrik, van Houten."""
    yield from (part[0] for part in _WITH_PARTICLES.finditer(name))


def shared_names(term: Term, participant: Participant) -> Iterator[str]:
    """The forms of an entry that another's name holds too, such as the family name."""
    words = _plain(participant.named.words)
    yield from (form for form in _forms(term) if is_there(form, words))


def _is_named(term: Term, article: Telling) -> bool:
    """Whether the article speaks of a person of the glossary who is no participant of it."""
    text = article.text
    full, bare = _full(_forms(term))
    if any(_holds_name(text, form) for form in full):
        return True
    people = [_plain(one.named) for one in article.called.values() if one.sort == Sort.PERSON]
    of_others = {form for form in bare for words in people if is_there(form, words)}
    return not full and any(is_there(form, text) for form in bare if form not in of_others)


def _forms(term: Term) -> tuple[str, ...]:
    english = term.forms[ENGLISH]
    return tuple(_plain(form) for form in (english.words, *english.others))


def _full(forms: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A person's forms of several words, and those of one, which may be many people's."""
    return tuple(one for one in forms if " " in one), tuple(one for one in forms if " " not in one)


def _plain(words: str) -> str:
    return " ".join(levelled(words).split())


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    """The form as whole words, a possessive 's behind it or not; a hyphen makes another name of it."""
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?:'s?(?!\w))?(?![\w-])", re.IGNORECASE)


def is_there(form: str, words: str) -> bool:
    """Whether a form of a name stands among words."""
    return form.lower() in words.lower() and _pattern(form).search(words) is not None


def _holds_name(words: str, form: str) -> bool:
    """Whether a full name stands there and does not go on: "Ada Lind" is not in "Ada Lind Berg"."""
    if form.lower() not in words.lower():
        return False
    return any(not _CAPITAL.match(words, found.end() + 1) for found in _pattern(form).finditer(words))


def _names_it(words: str, form: str) -> bool:
    """Whether a name that is no person's stands there and is no part of another's."""
    if " " not in form:
        return _is_alone(words, form)
    return any(
        not _CAPITAL.match(words, found.end() + 1) and not _is_name(_word_before(words, found.start()))
        for found in _pattern(form).finditer(words)
    )


def _is_alone(words: str, form: str) -> bool:
    """Whether a name stands there without another word that could be a part of a name."""
    if not is_there(form, words):
        return False
    rest = _pattern(form).sub(" ", words)
    return not any(map(_is_name, _CAPITAL.findall(rest)))


def _full_names(text: str, form: str) -> Iterator[str]:
    """A family name with the word with a capital that stands directly before it, wherever it has one."""
    for found in _pattern(form).finditer(text):
        before = _word_before(text, found.start())
        if _is_name(before):
            yield f"{before} {form}"


def _word_before(text: str, at: int) -> str:
    """The word that ends where a name begins, with nothing but a space between."""
    return text[:at].split(" ")[-2:][0] if text[:at].endswith(" ") else ""


def _is_name(word: str) -> bool:
    return _CAPITAL.fullmatch(word) is not None and word.lower() not in _NO_NAMES
