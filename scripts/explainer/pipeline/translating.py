"""Units that have no words are given some by a translator, as far as the checks accept them.

A translator is a machine that keeps to `Translator`. What it gives goes through the same checks as what a person
writes, and through those that only ask people; what is still wrong when it has had its turns is not written, so the
English stands in. No words that somebody wrote are written over, and each unit says who made its words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH
from explainer.model.facts import Article, Drafted, Maker
from explainer.model.proposal import Fault, Refused, Translating, Translator, Verification
from explainer.model.words import Translation
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.containing import attempt
from explainer.pipeline.files import save
from explainer.pipeline.paths import Paths, catalogue_path, is_there, load_bytes
from explainer.pipeline.reading import languages_of
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import Problem, in_order
from explainer.read.catalogue import CatalogueHeader, merge, read_catalogue, with_words
from explainer.read.text import decode
from explainer.source import Source


@dataclass(frozen=True)
class Translations:
    """What translating did."""

    written: tuple[str, ...] = ()
    """A line for each catalogue, saying how many units were given words."""
    problems: tuple[Problem, ...] = ()


def translate(paths: Paths, translator: Translator, who: Maker, tags: Collection[str] = ()) -> Translations:
    """Gives words to the units of every article that have none, in these languages (none: all but English)."""
    verified = verify(paths, allow_missing=True)
    desk = _Desk(paths, verified, load_checks(paths, verified.reading.tags, verified.reading.glossary), translator, who)
    written: list[str] = []
    problems: list[Problem] = []
    for article in verified.articles:
        for tag in languages_of(article, verified.reading.tags):
            if tag != ENGLISH and (not tags or tag in tags):
                step = partial(desk.translate, article, tag)
                line, found = attempt(paths, verified.reading.texts[article.slug], step)
                written += [line] if line is not None else []
                problems += found
    return Translations(tuple(written), tuple(in_order(problems)))


@dataclass(frozen=True)
class _Desk:
    """What every article is translated with."""

    paths: Paths
    verified: Verified
    checks: Checks
    translator: Translator
    who: Maker

    def translate(self, article: Article, tag: str) -> tuple[str | None, tuple[Problem, ...]]:
        """Writes one language's new words of an article; a line that says so, None where all have words."""
        path = catalogue_path(self.verified.reading.texts[article.slug], tag)
        names = self.verified.names[article.slug]
        units, checks = article_units(article, names, tag), self.checks.of(article, names)
        before = load_bytes(self.paths, path) if is_there(path) else None
        old = None if before is None else decode(self.paths.name(path), before)
        foreign = None if old is None else foreign_catalogue(units, read_catalogue(old)[0], article.slug)
        if foreign is not None:
            return None, (foreign,)
        source = Source(self.paths.name(path), merge(old, units, CatalogueHeader(tag, article.slug)))
        there, problems = read_catalogue(source, tag)
        wanted = tuple(unit for unit in units if _may_be_given(there.entries.get(unit.id)))
        if problems or not wanted:
            return None, tuple(problems)
        task = Translating(tag, wanted, names, there.pairs(units))
        asked = {unit.id for unit in wanted}
        known = {(problem.code, problem.message) for problem in checks.translation(units, there, tag)}

        def faults(words: Mapping[str, str]) -> Iterator[Fault[str]]:
            filled = Source(source.name, with_words(source, words, self.who))
            catalogue, _ = read_catalogue(filled, tag)
            for problem in checks.translation(units, catalogue, tag):
                if (problem.code, problem.message) not in known:
                    yield Fault(problem, problem.about if problem.about in words else None)

        def ask(refused: Refused[dict[str, str], str] | None = None) -> dict[str, str]:
            return {name: one for name, one in self.translator(task, refused).items() if name in asked}

        verification = Verification[dict[str, str], str](
            verify=lambda words: [*faults(words)],
            again=ask,
            parts=lambda words: words.keys(),
            without=lambda words, gone: {name: one for name, one in words.items() if name not in gone},
        )
        result = verification.accepted(ask())
        save(self.paths, path, with_words(source, result.work, self.who).encode(), was=before)
        return f"{source.name}: {len(result.work)} of {len(wanted)} units{result.told}", ()


def _may_be_given(entry: Translation | None) -> bool:
    """Whether a unit has no words, or old ones that a machine made: what people wrote is theirs to mend."""
    is_machines = entry is not None and entry.made is not None and entry.made.drafted is Drafted.MACHINE
    return entry is not None and (not entry.words or (entry.fuzzy and is_machines))
