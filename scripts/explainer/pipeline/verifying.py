"""What was read, held against the rules: which articles may be published, and what their translations may say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from explainer.checks.complete import incomplete_translation
from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.units import units as article_units
from explainer.language.cldr import territories
from explainer.language.namesakes import other_name
from explainer.localise import ENGLISH, Dictionary, with_own_names
from explainer.model.facts import Article, Requirement
from explainer.model.words import Catalogue, Glossary, Locale, Unit
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.containing import attempt
from explainer.pipeline.languages import Languages, load_languages, without_search
from explainer.pipeline.paths import Paths, catalogue_path
from explainer.pipeline.reading import Reading, languages_of, load_glossary, read
from explainer.problem import Level, Problem, in_order
from explainer.records import suggestion
from explainer.render import shown
from explainer.source import Source


@dataclass(frozen=True)
class Verified:
    """What was read, as far as pages can be made of it, and everything that is wrong."""

    reading: Reading
    articles: tuple[Article, ...]
    """Those whose participants all have names."""
    names: Mapping[str, Glossary]
    """By slug: the glossary with the article's own names of participants that it lacks."""
    catalogues: Mapping[tuple[str, str], Catalogue]
    """By slug and tag: without what is wrong in a language that need not be there."""
    problems: tuple[Problem, ...]
    """Of the whole site: the glossary's, the interface's English; they stop every article."""
    article_problems: Mapping[str, tuple[Problem, ...]]
    """By slug, for articles that were read and those that could not be."""
    language_problems: tuple[Problem, ...]
    """Of the interface's words in each language, and of what its folder lacks: they stop no article."""

    @property
    def all_problems(self) -> list[Problem]:
        """Everything, sorted by place."""
        of_articles = (problem for found in self.article_problems.values() for problem in found)
        return in_order((*self.problems, *of_articles, *self.language_problems, *self.reading.other_problems))

    def stops(self, slug: str) -> bool:
        """Whether that article cannot be published."""
        return _stop((*self.problems, *self.article_problems.get(slug, ())))

    def words(self, slug: str | None = None) -> Dictionary:
        """Every word that an article's pages may need, or those that belong to no article."""
        names = self.reading.glossary if slug is None else self.names[slug]
        return Dictionary({one.tag: one for one in self.reading.locales}, self.catalogues, names)

    def told(self, slug: str, problems: Iterable[Problem]) -> Verified:
        """With further problems of an article."""
        return replace(
            self, article_problems={**self.article_problems, slug: (*self.article_problems[slug], *problems)}
        )


@dataclass(frozen=True)
class _Ready:
    """An article whose participants all have names."""

    names: Glossary
    catalogues: Mapping[str, Catalogue]


def verify(paths: Paths, *, allow_missing: bool = False) -> Verified:
    """Reads everything and verifies it. `allow_missing`: a missing or stale translation is a notice in every language.

    Raises `ContentError` where the locales or the word lists cannot be read: nothing goes unchecked.
    """
    reading = read(paths)
    checks = load_checks(paths, reading.tags, reading.glossary)
    rules = _Rules(paths, reading, checks, allow_missing=allow_missing)
    languages = Languages(reading.locales, reading.interface)
    locales, of_languages = _sound(paths, languages, checks, Level.NOTICE if allow_missing else Level.PROBLEM)
    asked = (one.facts.languages.items() for one in reading.articles)
    required = {tag for languages in asked for tag, how in languages if how is Requirement.REQUIRED}
    reading = replace(reading, locales=locales)
    found = {
        article.slug: attempt(paths, reading.texts[article.slug], partial(rules.of_article, article))
        for article in reading.articles
    }
    ready = {slug: one for slug, (one, _) in found.items() if one is not None}
    return Verified(
        reading=reading,
        articles=tuple(article for article in reading.articles if article.slug in ready),
        names={slug: one.names for slug, one in ready.items()},
        catalogues={(slug, tag): one for slug, own in ready.items() for tag, one in own.catalogues.items()},
        problems=tuple(in_order((*reading.problems, *reading.glossary_problems))),
        article_problems={
            slug: tuple(in_order((*problems, *found.get(slug, (None, ()))[1])))
            for slug, problems in reading.article_problems.items()
        },
        language_problems=tuple(
            problem if tag in required else replace(problem, level=Level.NOTICE)
            for tag, problems in of_languages.items()
            for problem in problems
        ),
    )


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme.

    A theme escapes markup itself, so the words are only made showable.
    """
    languages, _ = load_languages(paths)
    glossary, _ = load_glossary(paths, languages.tags)
    locales, _ = _sound(paths, languages, load_checks(paths, languages.tags, glossary), Level.NOTICE)
    english = {unit.id: unit.english for unit in languages.interface.units}
    return tuple(replace(locale, name=shown(locale.name)) for locale in locales), {
        locale.tag: {unit: shown(text) for unit, text in {**english, **locale.interface}.items()} for locale in locales
    }


def _sound(
    paths: Paths, languages: Languages, checks: Checks, missing: Level
) -> tuple[tuple[Locale, ...], Mapping[str, list[Problem]]]:
    """The locales without those of the interface's words that have a problem, for which English stands in.

    And by tag these problems, `missing` being the level of what is not translated, with notices of what the language's
    folder lacks.
    """
    units = languages.interface.units
    problems: dict[str, list[Problem]] = {}
    locales: list[Locale] = []
    for locale in languages.locales:
        tag, catalogue = locale.tag, languages.interface.catalogues.get(locale.tag)
        found = [*languages.interface.problems.get(tag, ())]
        if tag != ENGLISH:
            file = Source(paths.name(paths.locales / tag / "messages.po"), "")
            found += incomplete_translation(units, catalogue, file, missing)
        found += checks.translation(units, catalogue, tag)
        faulty = _faulty(catalogue, found)
        locales.append(locale.without({unit.id for unit in units} if faulty is None else faulty))
        problems[tag] = [_standing_in(problem) if problem.is_blocking else problem for problem in found]
        problems[tag] += (*checks.lacking(paths, tag), *without_search(paths, tag))
    return tuple(locales), problems


def as_notice(problem: Problem) -> Problem:
    """A problem of a translation that need not be there."""
    return replace(_standing_in(problem), level=Level.NOTICE)


def _standing_in(problem: Problem) -> Problem:
    return replace(problem, message=f"{problem.message}; English stands in until this is mended")


@dataclass(frozen=True)
class _Rules:
    """What articles and translations are held against."""

    paths: Paths
    reading: Reading
    checks: Checks
    allow_missing: bool

    def is_required(self, article: Article, tag: str) -> bool:
        """Whether an article must be whole in a language."""
        return article.facts.languages.get(tag) is Requirement.REQUIRED and not self.allow_missing

    def of_article(self, article: Article) -> tuple[_Ready | None, list[Problem]]:
        """What pages can be made of; None where participants have no names."""
        problems = [*_unknown_territories(article)]
        unnamed = [*_unknown_names(article, self.reading.glossary, self.paths.name(self.paths.glossary))]
        if not self.reading.glossary_problems:
            problems += unnamed  # else names may be missing for that reason, which has been told
        if _stop(unnamed):
            return None, problems
        names = with_own_names(self.reading.glossary, article, self.reading.tags)
        # A quote that is not in the article is no evidence: what a claim lacks without it need not be told.
        if not _stop((*self.reading.article_problems[article.slug], *problems)):
            problems += self.checks.facts(article, names)
        units, checks = article_units(article, names), self.checks.of(article, names)
        found = {
            tag: self._translation(article, tag, units, checks)
            for tag in languages_of(article, self.reading.tags)
            if tag != ENGLISH
        }
        problems += (problem for _, of_one in found.values() for problem in of_one)
        return _Ready(names, {tag: one for tag, (one, _) in found.items() if one is not None}), problems

    def _translation(
        self, article: Article, tag: str, units: Sequence[Unit], checks: Checks
    ) -> tuple[Catalogue | None, list[Problem]]:
        """An article's catalogue, None where there is none that is this article's, and what is wrong with it."""
        catalogue = self.reading.catalogues.get((article.slug, tag))
        problems = [*self.reading.catalogue_problems[article.slug, tag]]
        requirement = article.facts.languages.get(tag, Requirement.OPTIONAL)
        foreign = None if catalogue is None else foreign_catalogue(units, catalogue, article.slug)
        if foreign is not None:
            catalogue = None
            problems.append(foreign)
        if catalogue is not None or not problems:
            file = Source(self.paths.name(catalogue_path(self.reading.texts[article.slug], tag)), "")
            level = Level.PROBLEM if self.is_required(article, tag) else Level.NOTICE
            problems += incomplete_translation(units, catalogue, file, level)
            problems += checks.translation(units, catalogue, tag)
        if self.is_required(article, tag):
            problems += checks.unknown(self.paths, tag, self.paths.name(self.reading.texts[article.slug]))
        return _spared(catalogue, problems) if requirement is Requirement.OPTIONAL else (catalogue, problems)


def _stop(problems: Iterable[Problem]) -> bool:
    return any(problem.is_blocking for problem in problems)


def _unknown_territories(article: Article) -> Iterator[Problem]:
    """Countries whose code the Unicode CLDR does not know."""
    known = territories()
    for participant in article.facts.participants.values():
        if participant.territory is not None and participant.territory not in known:
            meant = [code for code, name in known.items() if name == participant.named.words]
            message = f"there is no country '{participant.territory}'"
            fix = f"did you mean '{meant[0]}'?" if meant else suggestion(participant.territory, tuple(known))
            yield Problem(participant.places["territory"], "reference", message, fix)


def _unknown_names(article: Article, glossary: Glossary, file: str) -> Iterator[Problem]:
    """Participants without a name in a language that must be complete; elsewhere the article's own words will do."""
    level = Level.PROBLEM if Requirement.REQUIRED in article.facts.languages.values() else Level.NOTICE
    for participant in article.facts.participants.values():
        term = glossary.get(participant.id)
        called = None if term is None else other_name(term, participant, article.seed)
        if term is not None and called is not None:
            message = f"the glossary's '{term.id}' is {term.forms['en'].words}, and the article names {called}"
            fix = (
                f"give one of the two another id; if they are the same, add '{called}' to the entry's English 'others'"
            )
            yield Problem(participant.at, "namesake", message, fix, level)
        elif term is None and level is Level.PROBLEM:
            message = f"the glossary has no name for the participant '{participant.id}'"
            fix = f"add '{participant.id}:' with its forms to {file}"
            yield Problem(participant.at, "no-name", message, fix)


_OF_THE_FILE = frozenset({"po-charset", "po-language"})
"""Problems of a catalogue's header: of no unit it can be said what its words are."""


def _spared(catalogue: Catalogue | None, found: Sequence[Problem]) -> tuple[Catalogue | None, list[Problem]]:
    """What an optional language has without the units that have a problem, and those problems as notices.

    English stands in for them: no language that need not be there stops those that must.
    """
    faulty = _faulty(catalogue, found)
    spared = None if catalogue is None or faulty is None else catalogue.without(faulty)
    return spared, [as_notice(problem) if problem.is_blocking else problem for problem in found]


def _faulty(catalogue: Catalogue | None, found: Sequence[Problem]) -> set[str] | None:
    """The units of a catalogue that have a problem; None where all of it has."""
    stopping = [problem for problem in found if problem.is_blocking]
    if any(problem.code in _OF_THE_FILE for problem in stopping):
        return None
    places = {problem.where for problem in stopping}
    return {unit for unit, entry in catalogue.entries.items() if entry.at in places} if catalogue else set()
