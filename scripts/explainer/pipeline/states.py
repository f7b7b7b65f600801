"""How the words of each language were made, and the digest of them that a review names: of just what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from explainer.compose.passages import passages
from explainer.compose.record import said
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH, Dictionary, everywhere
from explainer.model import data
from explainer.model.facts import Article, Listed, Made
from explainer.model.passages import Reading
from explainer.model.words import Catalogue, Progress, State, Unit
from explainer.pipeline.reading import Reading as Files
from explainer.pipeline.reading import languages_of
from explainer.pipeline.verifying import Verified
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
        read = [*(_sentences(article) if tag == ENGLISH else _translations(catalogue, wanted))]
        of_translation = "" if catalogue is None else digest(catalogue, wanted)
        parts = article.facts.claims if tag == ENGLISH else {} if catalogue is None else catalogue.entries
        return State(
            replace(own, published=own.published or first),
            _digest_of_english(article, words) if tag == ENGLISH else of_translation,
            tuple(one.made for one in parts.values() if one.made is not None),
            len(read),
            {name: one for name, now, one in read if one is not None and one.holds(now)},
        )

    return {tag: state(tag) for tag in languages_of(article, words.locales)}


def may_be_listed(article: Article, states: Mapping[str, State], tag: str) -> bool:
    """Whether search engines may be offered a language: a translation is worth no more than what it translates."""
    return article.facts.listed is Listed.ALWAYS or all(states[one].is_signed for one in (ENGLISH, tag))


def progress_of(article: Article, verified: Verified) -> Mapping[str, Progress]:
    """By tag: how far its catalogue is as it lies there, also where what has a problem is not shown."""
    wanted = article_units(article, verified.names[article.slug])
    return {
        tag: Progress(
            {} if tag == ENGLISH else counted(wanted, verified.reading.catalogues.get((article.slug, tag))),
            verified.questions.get((article.slug, tag), 0),
        )
        for tag in languages_of(article, verified.reading.tags)
    }


def counted(units: Iterable[Unit], catalogue: Catalogue | None) -> Mapping[str, int]:
    """How many of these units are translated, stale, fuzzy, missing."""
    counts = dict.fromkeys(("translated", "stale", "fuzzy", "missing"), 0)
    for unit in units:
        entry = None if catalogue is None else catalogue.entries.get(unit.id)
        if entry is None or not entry.words:
            counts["missing"] += 1
        elif entry.english != unit.english or (entry.fuzzy and entry.was is not None):
            counts["stale"] += 1
        else:
            counts["fuzzy" if entry.fuzzy else "translated"] += 1
    return counts


def _sentences(article: Article) -> Iterator[tuple[str, str, Reading | None]]:
    """What can be read of the facts: its name, the digest of it as it is, and what was said of it."""
    for one in passages(article):
        if not one.is_standard:
            yield one.id, one.digest, article.facts.readings.get(one.id)


def _translations(catalogue: Catalogue | None, units: Iterable[Unit]) -> Iterator[tuple[str, str, Reading | None]]:
    for pair in () if catalogue is None else catalogue.pairs(units):
        yield pair.id, pair.digest, pair.reading


def _digest_of_english(article: Article, words: Dictionary) -> str:
    """Of all that is said in English, each claim with its kind and evidence, and of the article that lies beside it.

    The article is part of it: what it does not say is true of just these sentences.
    """
    english = everywhere(said(article, (ENGLISH,), words.glossary), (ENGLISH,), words)
    evidence = [[one.unit, one.words] for claim in article.facts.claims.values() for one in claim.evidence]
    return data.digest([english, evidence, [[unit.id, unit.text] for unit in article.seed.units]])


def interface_states(reading: Files) -> Mapping[str, State]:
    """By tag, for the interface."""
    units, catalogues = reading.interface.units, reading.interface.catalogues

    def digest_of(tag: str) -> str:
        if tag == ENGLISH:
            return data.digest([[unit.id, unit.english] for unit in units])
        return digest(catalogues[tag], units) if tag in catalogues else ""

    return {locale.tag: State(locale.made, digest_of(locale.tag)) for locale in reading.locales}
