"""Places: countries, cities, regions and facilities. A country's names are one place: US, U.S., United States."""

from __future__ import annotations

from explainer.draft.findings import Named
from explainer.draft.grouping import grouped
from explainer.draft.name_pieces import NameKind
from explainer.draft.names import Names
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
    return grouped(names.of(NameKind.PLACE), lambda mention: _key(names.full(mention)))


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
