"""How the words of each language were made, and the digest of them that a review names: of just what is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explainer.compose.record import said
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH, Dictionary, everywhere
from explainer.model import data
from explainer.model.facts import Article, Made
from explainer.model.words import State
from explainer.pipeline.reading import Reading, languages_of
from explainer.read.catalogue import digest


def states_of(article: Article, words: Dictionary) -> Mapping[str, State]:
    """By tag, for an article; a language without a day of its own came with the English."""
    made = article.facts.made
    nobody = Made("machine")
    first = made.get(ENGLISH, nobody).published
    wanted = article_units(article, words.glossary)

    def state(tag: str) -> State:
        own = made.get(tag, nobody)
        catalogue = words.catalogues.get((article.slug, tag))
        of_translation = "" if catalogue is None else digest(catalogue, wanted)
        parts = article.facts.claims if tag == ENGLISH else {} if catalogue is None else catalogue.entries
        return State(
            replace(own, published=own.published or first),
            _digest_of_english(article, words) if tag == ENGLISH else of_translation,
            tuple(one.made for one in parts.values() if one.made is not None),
        )

    return {tag: state(tag) for tag in languages_of(article, words.locales)}


def _digest_of_english(article: Article, words: Dictionary) -> str:
    """Of all that is said in English, each claim with its kind and evidence, and of the article that lies beside it.

    The article is part of it: what it does not say is true of just these sentences.
    """
    english = everywhere(said(article, (ENGLISH,), words.glossary), (ENGLISH,), words)
    evidence = [[one.unit, one.words] for claim in article.facts.claims.values() for one in claim.evidence]
    return data.digest([english, evidence, [[unit.id, unit.text] for unit in article.seed.units]])


def interface_states(reading: Reading) -> Mapping[str, State]:
    """By tag, for the interface."""
    units, catalogues = reading.interface.units, reading.interface.catalogues

    def digest_of(tag: str) -> str:
        if tag == ENGLISH:
            return data.digest([[unit.id, unit.english] for unit in units])
        return digest(catalogues[tag], units) if tag in catalogues else ""

    return {locale.tag: State(locale.made, digest_of(locale.tag)) for locale in reading.locales}
