"""What people are called: "the port's director, Ada Lind", "Bo Berg, a clerk at the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from explainer.checks.facts.naming import Named, Names
from explainer.language import english
from explainer.language.letters import levelled
from explainer.language.lexicon import Phrases, Place
from explainer.language.sentences import sentences
from explainer.language.stems import stems
from explainer.language.tokens import words as words_in
from explainer.model.facts import Article
from explainer.source import Source

_MOST_BEFORE = 9
"""Words that a role before a name has at most: "the acting head of the regional electoral commission"."""
_MOST_AHEAD = 3
"""Words before the noun of a role without an article: "Lind, former finance director of the port"."""
_JOINTS = frozenset(("of", "at", "for", "in", "to", "with", "from"))
"""They join a role to where it is held."""
_JOINT = re.compile(rf"\s(?:{'|'.join(sorted(_JOINTS))})\s")
_NEVER_BEFORE = frozenset(
    "that who which whom with by from when where after before because if while but is was are were has had as or than "
    "said says told".split()
)
"""No role before a name has one of these inside."""
_BEHIND = re.compile(
    r"(?:,\s*\d+)?"  # an age
    r"(?:,\s*who\s[^,;.]*(?=,\s*(?:is|was)\s))?"  # an aside before the verb
    r"(?:,\s*(?:(?:who\s+)?(?:is|was)\s+|who\s[^,;.]*?\sas\s+)?"
    r"|\s+(?:is|was|as|became|remains|(?:served|acted|took part|works?)\s+as)\s+)"
    r"((?:[^,;.()“”\"]|\.(?=\s))*)"
)
_TURN = re.compile(r"\s(?:who|which|and|said|says|when|that)\s")
_TITLE = re.compile(r"\s+(?:Dr|Mr|Mrs|Ms|Sir|Dame|Prof|Professor)\.?\Z")
_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*")


@dataclass(frozen=True)
class Role:
    """What a text calls a person."""

    person: str
    start: int
    end: int
    """Where the name and the role stand."""
    words: str
    nouns: frozenset[str]
    """The stems of the nouns that say it: of "daughter and campaign manager", both."""
    where: frozenset[str]
    """Whose it is, as far as a name says so: participants' ids, other names in lower case."""


@dataclass(frozen=True)
class Roles:
    """Finds what an article, or a sentence of ours, calls the participants."""

    article: Article
    names: Names

    @cached_property
    def of(self) -> Mapping[str, tuple[Role, ...]]:
        """By participant, everything that the article calls it."""
        found: dict[str, list[Role]] = {}
        for unit in self.article.seed.units:
            for role in self.in_text(levelled(unit.span.text)):
                found.setdefault(role.person, []).append(role)
        return {name: tuple(roles) for name, roles in found.items()}

    def in_text(self, text: str) -> Iterator[Role]:
        """What a text calls people, beside their names."""
        for name in self.names.find(text):
            if self.names.sorts[name.name] == "person":
                yield from self._before(text, name)
                yield from self._behind(text, name)

    def _before(self, text: str, name: Named) -> Iterator[Role]:
        """As in "The mayor of Norland, Ada Lind" and "Mayor Ada Lind"."""
        end = len(text[: name.start].rstrip())
        while (title := _TITLE.search(text, 0, end)) is not None:
            end = title.start()
        has_comma = text[end - 1 : end] == ","
        end -= has_comma
        start, last = end, ""
        for word in reversed(list(words_in(text[:end], digits=False))[-_MOST_BEFORE:]):
            if text[word.end() : start].strip(" '-s") or word[0].lower() in _NEVER_BEFORE:
                break
            start, last = word.start(), last or word[0].lower()
        if articles := [*_ARTICLE.finditer(text, start, end)]:
            start = articles[0].start()
        role = self._role(text, start, end, name)
        if role is not None and last not in _JOINTS and (has_comma or stems(last)[1] in role.nouns):
            yield role

    def _behind(self, text: str, name: Named) -> Iterator[Role]:
        """As in "Ada Lind, the mayor of Norland" and "Ada Lind was the mayor of Norland"."""
        behind = _BEHIND.match(text, name.end)
        if behind is not None:
            start, end = behind.span(1)
            if "." in behind[1]:  # "the president of Lodge No. 4": a sentence's end, or an abbreviation's
                rest = Source("", text[start:])
                end = min(end, start + len(next(sentences(rest.span())).text.rstrip(".")))
            turn = _TURN.search(text, start, end)
            role = self._role(text, start, turn.start() if turn else end, name)
            if role is not None:
                yield role

    def _role(self, text: str, start: int, end: int, name: Named) -> Role | None:
        words = text[start:end]
        head = _JOINT.split(words, maxsplit=1)[0].strip()
        found = [place for place in role_nouns(head) if place.end == len(head) or head[place.end :].startswith(" and ")]
        if not found and _ARTICLE.match(head) and head != words.strip() and start > name.end:
            # No noun that we know: "Lind, a statistician at the institute".
            found = [Place(0, len(head), head.split()[-1])]
        if not found or not (_ARTICLE.match(head) or start < name.start or len(head.split()) <= _MOST_AHEAD):
            return None
        nouns = frozenset(stems(place.text.lower())[1] for place in found)
        return Role(name.name, min(start, name.start), max(end, name.end), words, nouns, frozenset(self._where(words)))

    def _where(self, words: str) -> Iterator[str]:
        taken = self.names.find(words)
        yield from (name for name in self.names.in_text(words) if self.names.sorts[name] not in {"person", "term"})
        for run in _CAPITALS.finditer(_ARTICLE.sub(lambda article: " " * len(article[0]), words)):
            is_taken = any(one.start < run.end() and run.start() < one.end for one in taken)
            if not is_taken and not next(role_nouns(run[0]), None) and run[0].lower() not in _times():
                body = self.bodies.get(run[0].lower(), run[0].lower() if run.start() else "")
                yield from [body] if body else []

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """What is left of a body's name where some of its words go without saying: Halden, of Halden Foods."""
        found: dict[str, set[str]] = {}
        for name, sort in self.names.sorts.items():
            for form in self.names.forms(name) if sort != "person" else ():
                words = form.split()
                for count in range(1, len(words)):
                    for part in (words[:count], words[-count:]):
                        if not english.grammar().empty.issuperset(part):
                            found.setdefault(" ".join(part), set()).add(name)
        return {part: min(names) for part, names in found.items() if len(names) == 1}


@cache
def _nouns() -> Phrases:
    """Nouns for what a person is, those of kinship aside: they are nobody's office."""
    kinds = (nouns for kind, nouns in english.people().roles.items() if kind != "relations")
    return Phrases(sorted({noun for nouns in kinds for noun in nouns}))


@cache
def _times() -> frozenset[str]:
    values = english.values()
    return frozenset({*values.month_numbers, *values.weekday_numbers})


def role_nouns(text: str) -> Iterator[Place]:
    """Where nouns for what a person is stand."""
    return _nouns().find(text)
