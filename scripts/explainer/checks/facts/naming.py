"""The glossary's English names, found in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from explainer.language.letters import levelled
from explainer.language.lexicon import Phrases, words_of
from explainer.language.namesakes import is_persons_name
from explainer.language.tokens import words as words_in
from explainer.model.words import Form, Glossary

_LEAST_ALIKE = 4
"""Letters that two names must share from the beginning to be forms of one: Japan, Japanese."""


_CASE = re.compile(r"\b[A-Z][\w'-]*\.? vs?\.? [A-Z][\w'-]*")
"""A lawsuit's name, which is nobody's: Lind v. Berg."""


@dataclass(frozen=True)
class Named:
    """A place where a form of a glossary entry stands."""

    start: int
    end: int
    name: str
    """The entry's id."""


@dataclass(frozen=True)
class Names:
    """The English forms of every glossary entry."""

    terms: Mapping[str, Phrases]
    sorts: Mapping[str, str]
    demonyms: frozenset[str]
    called: Mapping[str, tuple[str, ...]]
    """Of persons: the forms that are names and no descriptions, in lower case."""
    parts: Mapping[str, frozenset[str]]
    """The words of those."""
    _named: dict[str, frozenset[str]] = field(default_factory=dict)
    _found: dict[str, tuple[Named, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, glossary: Glossary, demonyms: frozenset[str]) -> Names:
        """Those of a glossary."""
        terms = {
            name: _forms((en.words, *en.others))
            for name, term in glossary.items()
            if (en := term.forms.get("en")) is not None
        }
        sorts = {name: glossary[name].sort for name in terms}
        persons = [name for name, sort in sorts.items() if sort == "person"]
        called = {name: tuple(_called(glossary[name].forms["en"])) for name in persons}
        parts = {name: frozenset(word[0] for form in called[name] for word in _words(form)) for name in persons}
        return cls(terms, sorts, demonyms, called, parts)

    def forms(self, name: str) -> tuple[str, ...]:
        """The forms of an entry in lower case; none where the glossary lacks it."""
        return self.terms[name].words if name in self.terms else ()

    def find(self, text: str) -> tuple[Named, ...]:
        """Every form in a text, the longest where several begin at a place; none inside another."""
        if text not in self._found:
            suits = [one.span() for one in _CASE.finditer(text)]
            places = [
                (place, name)
                for name, forms in self._likely(text)
                for place in forms.find(text)
                if not any(start <= place.start and place.end <= end for start, end in suits)
            ]
            found: list[Named] = []
            for place, name in sorted(places, key=lambda one: (one[0].start, -one[0].end)):
                if not found or place.start >= found[-1].end:
                    found.append(Named(*place.span, name))
            self._found[text] = tuple(found)
        return self._found[text]

    def in_text(self, text: str) -> frozenset[str]:
        """The ids of all entries with a form in the text, those inside longer ones as well."""
        if text not in self._named:
            plain = _CASE.sub(" ", text)
            self._named[text] = frozenset(name for name, forms in self._likely(plain) if forms.is_in(plain))
        return self._named[text]

    def meant_in(self, text: str) -> frozenset[str]:
        """The ids of the entries that a text names and no other: a family name that several share is nobody's.

        A full name is its bearer's alone, though a relative or a company has the family name in it.
        """
        found = ((one.name, levelled(text[one.start : one.end]).lower()) for one in self.find(text))
        return frozenset(
            name for name, words in found if sum(words in self.forms(other) for other in self.in_text(words)) <= 1
        )

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[str, ...]]:
        """The first words of all forms, and the entries that have them: a glossary grows with its articles."""
        entries: dict[str, list[str]] = {}
        for name, forms in self.terms.items():
            for first in forms.firsts:
                entries.setdefault(first, []).append(name)
        return {first: tuple(names) for first, names in entries.items()}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.terms)}

    def _likely(self, text: str) -> Iterator[tuple[str, Phrases]]:
        """The entries that may stand in a text, in the glossary's order."""
        likely = {name for word in words_of(text) for name in self._by_first.get(word, ())}
        return ((name, self.terms[name]) for name in sorted(likely, key=self._places.__getitem__))

    def part_of_person(self, word: str) -> str | None:
        """The entry of a person of whose name the word is a part that is not used alone: Jun, of Yamada Jun."""
        found = (name for name, parts in self.parts.items() if word in parts and word not in self.terms[name].words)
        return next(found, None)

    def is_any(self, name: str, others: Iterable[str]) -> bool:
        """Whether a name is a form of one of the others; all in lower case."""
        return any(self._is_alike(name, other) for other in others)

    def _is_alike(self, one: str, other: str) -> bool:
        """Whether two names are forms of one: Kazakh and Kazakhstan, Japan and Japanese."""
        if one == other:
            return True
        shared = 0
        while one[shared : shared + 1] == other[shared : shared + 1] != "":
            shared += 1
        ends = {one[shared:], other[shared:]}
        return shared >= _LEAST_ALIKE and ends <= self.demonyms | {""}


def _called(form: Form) -> Iterator[str]:
    """The forms that are names."""
    return (words.lower() for words in map(levelled, (form.words, *form.others)) if is_persons_name(words))


def _words(form: str) -> Iterator[re.Match[str]]:
    return words_in(form, joined_by="")


@lru_cache(maxsize=8192)
def _forms(forms: tuple[str, ...]) -> Phrases:
    """One list for all articles: each is checked against the whole glossary."""
    return Phrases(forms)
