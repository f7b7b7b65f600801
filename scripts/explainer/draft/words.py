"""What the rules know about English words and the world's names: the lists in `data/`, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def _lines(name: str) -> list[str]:
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The words of a list, separated by white space, in lower case."""
    return frozenset(word.lower() for line in _lines(name) for word in line.split())


@cache
def phrases(name: str) -> frozenset[str]:
    """The names of a list, as written, separated by line ends or semicolons."""
    return frozenset(phrase.strip() for line in _lines(name) for phrase in line.split(";") if phrase.strip())


@cache
def synonyms(name: str) -> dict[str, str]:
    """Every name of a list and the first name of its line."""
    found: dict[str, str] = {}
    for line in _lines(name):
        first, *others = (phrase.strip() for phrase in line.split(";"))
        found.update(dict.fromkeys((first, *others), first))
    return found


@cache
def bodies() -> dict[str, str]:
    """Every name of the organisations and teams that the lists know, and the first name of its line."""
    return synonyms("teams") | synonyms("organisations")


@cache
def titles() -> tuple[frozenset[str], frozenset[str]]:
    """Words before a name: those that say nothing of what a person does ("Mr"), and those that do ("Dr")."""
    groups = dict(line.split(":", 1) for line in _lines("titles"))
    return frozenset(groups["plain"].split()), frozenset(groups["work"].split())


@dataclass(frozen=True)
class Countries:
    """Countries and territories by CLDR's codes."""

    english: dict[str, str]
    """Code to CLDR's English name."""
    codes: dict[str, str]
    """Every name in use to the code."""
    people: dict[str, str]
    """Demonyms and adjectives ("Kazakh", "Germans") to the code."""


@cache
def countries() -> Countries:
    """The countries of `data/countries.txt`. Organisations that CLDR lists (European Union) are not among them."""
    english: dict[str, str] = {}
    codes: dict[str, str] = {}
    people: dict[str, str] = {}
    for line in _lines("countries"):
        code, name, others, demonyms = line.split("|")
        english[code] = name
        for other in filter(None, others.split("; ")):
            codes.setdefault(other, code)
        codes[name] = code
        people.update(dict.fromkeys(filter(None, demonyms.split("; ")), code))
    return Countries(english, codes, people)
