"""Names that the world has, as English writes them: the lists in `scripts/locales/en/world/`, read when they are used.

Names stand in lines, with semicolons between; in some lists a line's first is the full name of the others. `#` begins
a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from explainer.language.data import LOCALES


@cache
def names(kind: str) -> frozenset[str]:
    """Every name of a list: `cities`, `towns`, `places`, `given_names`."""
    return frozenset(name for line in _lines(kind) for name in _parts(line))


@cache
def teams() -> Mapping[str, str]:
    """Every name of a team that the list knows, and the first name of its line."""
    return dict(_first_names("teams"))


@cache
def bodies() -> Mapping[str, str]:
    """Every name of the organisations and teams that the lists know, and the first name of its line."""
    return {**teams(), **dict(_first_names("organisations"))}


@dataclass(frozen=True)
class Countries:
    """Countries and territories by CLDR's codes."""

    english: Mapping[str, str]
    """Code to CLDR's English name."""
    codes: Mapping[str, str]
    """Every name in use to the code."""
    people: Mapping[str, str]
    """Demonyms and adjectives ("Kazakh", "Germans") to the code."""
    seats: Mapping[str, str]
    """Capitals, and houses that stand for a government ("Ankara", "Kremlin"), to the code."""


@cache
def countries() -> Countries:
    """The countries of `countries.txt`. Organisations that CLDR lists (European Union) are not among them."""
    english: dict[str, str] = {}
    codes: dict[str, str] = {}
    people: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in _lines("countries"):
        code, name, others, demonyms, places = line.split("|")
        english[code] = name
        for other in _parts(others):
            codes.setdefault(other, code)
        codes[name] = code
        people.update(dict.fromkeys(_parts(demonyms), code))
        seats.update(dict.fromkeys(_parts(places), code))
    return Countries(english, codes, people, seats)


def _first_names(kind: str) -> Iterator[tuple[str, str]]:
    for line in _lines(kind):
        first, *others = _parts(line)
        yield from ((name, first) for name in (first, *others))


def _parts(line: str) -> list[str]:
    return [name for part in line.split(";") if (name := part.strip())]


def _lines(kind: str) -> list[str]:
    lines = (LOCALES / "en" / "world" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
