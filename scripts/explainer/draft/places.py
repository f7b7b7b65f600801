"""Places: countries, cities, regions and facilities. A country's names are one place: US, U.S., United States."""

from __future__ import annotations

from dataclasses import replace

from explainer.draft.findings import Named
from explainer.draft.grouping import grouped
from explainer.draft.name_pieces import NameKind
from explainer.draft.names import Mention, Names
from explainer.language.gazetteer import countries

_SAME = {
    "new york city": "new york",
    "nyc": "new york",
    "d.c.": "district of columbia",
    "dc": "district of columbia",
    "washington d.c.": "washington",
    "washington dc": "washington",
}
_GENERIC = (" province", " island", " city", " regency", " county", " state", " region", " district", " peninsula")


def places(names: Names) -> tuple[Named, ...]:
    """Every place that the article names. Adjectives ("Turkish") name none."""
    found = names.of(NameKind.PLACE)
    acting = {mention.span for mention in found if _acts(mention)}
    every = grouped(found, lambda mention: _key(names.full(mention)))
    return tuple(replace(one, own=tuple(span for span in one.mentions if span in acting)) for one in every)


def _acts(mention: Mention) -> bool:
    """Whether a place does something, by itself or with others: "Peru and Chile agreed", "made by Peru"."""
    tokens = mention.unit.tokens
    name = tokens[mention.after - 1]
    while name.dep == "conj" and name.head != name.index:
        name = tokens[name.head]
    is_subject = name.dep in {"nsubj", "nsubjpass"} and tokens[name.head].lemma != "be"
    return is_subject or (name.dep == "pobj" and tokens[name.head].dep == "agent")


def country(name: str) -> str | None:
    """CLDR's code of a country, by any of its names."""
    codes = countries().codes
    return codes.get(name) or codes.get(name.removesuffix("."))


def _key(name: str) -> str:
    code = country(name)
    if code:
        return code
    low = name.lower()
    for generic in _GENERIC:
        low = low.removesuffix(generic)
    return _SAME.get(low, low)
