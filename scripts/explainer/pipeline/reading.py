"""Reading and checking everything that people wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from explainer.checks.complete import incomplete_translation
from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.record import said
from explainer.compose.units import units as article_units
from explainer.localise import ENGLISH, Dictionary, everywhere, is_language, territories, with_own_names
from explainer.model import data
from explainer.model.facts import Article, Made, Requirement
from explainer.model.namesakes import other_name
from explainer.model.words import Catalogue, Glossary, Locale, State, Unit
from explainer.pipeline.checking import Checks, load_checks
from explainer.pipeline.containing import contained
from explainer.pipeline.paths import Paths, Seeds, catalogue_path, is_there, load, seeds
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.arriving.worth import not_english
from explainer.read.catalogue import digest, read_catalogue
from explainer.read.facts import read_facts
from explainer.read.glossary import read_glossary
from explainer.read.locale import Interface, read_interface, read_locales
from explainer.read.seed import read_seed
from explainer.records import suggestion
from explainer.render import shown
from explainer.source import Source


@dataclass(frozen=True)
class Reading:
    """Everything that was read, and what is wrong with it."""

    locales: tuple[Locale, ...]
    interface: Interface
    glossary: Glossary
    articles: tuple[Article, ...]
    names: Mapping[str, Glossary]
    """By slug: the glossary with the article's own names of participants that it lacks."""
    catalogues: Mapping[tuple[str, str], Catalogue]
    problems: tuple[Problem, ...]
    """Of the whole site: the glossary's, the interface's; they stop every article."""
    article_problems: Mapping[str, tuple[Problem, ...]]
    """By slug, for articles that were read and those that could not be."""
    other_problems: tuple[Problem, ...] = ()
    """Of folders and files that belong to no article; they stop none."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages, the default first."""
        return tuple(locale.tag for locale in self.locales)

    @property
    def all_problems(self) -> list[Problem]:
        """Everything, sorted by place."""
        of_articles = (problem for found in self.article_problems.values() for problem in found)
        return in_order((*self.problems, *of_articles, *self.other_problems))

    def stops(self, slug: str) -> bool:
        """Whether that article cannot be published."""
        found = (*self.problems, *self.article_problems.get(slug, ()))
        return any(problem.is_blocking for problem in found)


def read(paths: Paths, *, allow_missing: bool = False) -> Reading:
    """Reads and checks every article. `allow_missing`: a missing or stale translation is a notice in every language.

    Raises `ContentError` where the locales themselves cannot be read: nothing can be said without them.
    """
    problems: list[Problem] = []
    interface, found = load_interface(paths)
    problems.extend(found)
    locales, found = load_locales(paths, interface)
    problems.extend(found)
    for locale in locales:
        if locale.tag != "en":
            missing = Source(paths.name(paths.locales / locale.tag / "messages.po"), "")
            level = Level.NOTICE if allow_missing else Level.PROBLEM
            catalogue = interface.catalogues.get(locale.tag)
            problems.extend(incomplete_translation(interface.units, catalogue, missing, level))
    before = len(problems)
    glossary, found = load_glossary(paths, [locale.tag for locale in locales])
    problems.extend(found)
    glossary_is_whole = len(problems) == before
    checks = load_checks(paths, [locale.tag for locale in locales], glossary)
    for locale in locales:
        problems.extend(checks.translation(interface.units, interface.catalogues.get(locale.tag), locale.tag))
    articles: list[Article] = []
    names: dict[str, Glossary] = {}
    catalogues: dict[tuple[str, str], Catalogue] = {}
    article_problems: dict[str, tuple[Problem, ...]] = {}
    lying = seeds(paths, [locale.tag for locale in locales])
    article_problems.update(lying.refused)
    article_problems.update(dict.fromkeys(_out_of_sight(paths, lying, locales[0].tag), lying.others))
    for slug, text in lying.texts.items():
        mine: list[Problem] = []
        with contained(paths, text, mine):
            article = _article(paths, text, [locale.tag for locale in locales], mine)
            # Where the glossary has problems, names may be missing for that reason, which has been told.
            unnamed = [] if article is None else list(_unknown_names(article, glossary, paths))
            mine.extend(unnamed if glossary_is_whole else [])
            if article is not None and not any(problem.is_blocking for problem in unnamed):
                own = with_own_names(glossary, article, [locale.tag for locale in locales])
                # A quote that is not in the article is no evidence: what a claim lacks without it need not be told.
                if not any(problem.is_blocking for problem in mine):
                    mine.extend(checks.facts(article, own))
                wanted = article_units(article, own)
                its_checks = checks.of(article, own)
                mine.extend(
                    _translations(
                        paths, text, article, wanted, its_checks, locales, catalogues, allow_missing=allow_missing
                    )
                )
                articles.append(article)
                names[slug] = own
        article_problems[slug] = tuple(in_order(mine))
    return Reading(
        locales,
        interface,
        glossary,
        tuple(articles),
        names,
        catalogues,
        tuple(in_order(problems)),
        article_problems,
        lying.others,
    )


def _out_of_sight(paths: Paths, lying: Seeds, tag: str) -> list[str]:
    """Published articles that may lie in a folder that cannot be looked into: they keep their pages."""
    pages = paths.docs / tag
    if not pages.is_dir() or not any(problem.is_blocking for problem in lying.others):
        return []
    published = sorted(folder.name for folder in pages.iterdir() if folder.is_dir())
    return [slug for slug in published if slug not in lying.texts and slug not in lying.refused]


def load_glossary(paths: Paths, tags: Collection[str]) -> tuple[Glossary, tuple[Problem, ...]]:
    """The names and terms of all articles, none where there is no such file, and what is wrong with them."""
    if not is_there(paths.glossary):
        return {}, ()
    try:
        return read_glossary(load(paths, paths.glossary), tags)
    except ContentError as error:
        return {}, error.problems


def _article(paths: Paths, text: Path, tags: Sequence[str], problems: list[Problem]) -> Article | None:
    seed = read_seed(load(paths, text), text.stem)
    if foreign := not_english(seed, paths.name(text)):
        raise ContentError(foreign)  # told once, and not by each claim that cannot be found in it
    facts_path = text.with_suffix(".yml")
    if not is_there(facts_path):
        message = "this article has no facts yet, so it has no pages"
        fix = f"run 'make draft', which drafts {paths.name(facts_path)} by machine, or write it; the README tells how"
        problems.append(Problem(seed.title.span, "no-facts", message, fix, Level.NOTICE))
        return None
    facts, found = read_facts(load(paths, facts_path), seed, tags)
    problems.extend(found)
    if facts is None:
        return None
    article = Article(seed, facts)
    problems.extend(_unknown_territories(article))
    return article


def _unknown_territories(article: Article) -> Iterator[Problem]:
    known = territories()
    for participant in article.facts.participants.values():
        if participant.territory is not None and participant.territory not in known:
            meant = [code for code, name in known.items() if name == participant.named.words]
            message = f"there is no country '{participant.territory}'"
            fix = f"did you mean '{meant[0]}'?" if meant else suggestion(participant.territory, tuple(known))
            yield Problem(participant.places["territory"], "reference", message, fix)


def _unknown_names(article: Article, glossary: Glossary, paths: Paths) -> Iterator[Problem]:
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
            fix = f"add '{participant.id}:' with its forms to {paths.name(paths.glossary)}"
            yield Problem(participant.at, "no-name", message, fix)


def _translations(  # noqa: PLR0913, PLR0917 - it needs all of what has been read
    paths: Paths,
    text: Path,
    article: Article,
    wanted: Sequence[Unit],
    checks: Checks,
    locales: Sequence[Locale],
    catalogues: dict[tuple[str, str], Catalogue],
    *,
    allow_missing: bool,
) -> Iterator[Problem]:
    for locale in locales:
        requirement = article.facts.languages.get(locale.tag, Requirement.OPTIONAL)
        if locale.tag == "en" or requirement is Requirement.OFF:
            continue
        path = catalogue_path(text, locale.tag)
        catalogue, found = _catalogue(paths, path, locale.tag, wanted, article.slug)
        required = requirement is Requirement.REQUIRED and not allow_missing
        level = Level.PROBLEM if required else Level.NOTICE
        if catalogue is not None or not found:
            found.extend(incomplete_translation(wanted, catalogue, Source(paths.name(path), ""), level))
            found.extend(checks.translation(wanted, catalogue, locale.tag))
        if requirement is Requirement.OPTIONAL:
            catalogue, found = _spared(catalogue, found)
        yield from found
        if catalogue is not None:
            catalogues[article.slug, locale.tag] = catalogue


def _catalogue(
    paths: Paths, path: Path, tag: str, wanted: Sequence[Unit], slug: str
) -> tuple[Catalogue | None, list[Problem]]:
    """An article's catalogue and what is wrong with it; None where there is none, or none that is this article's."""
    if not is_there(path):
        return None, []
    try:
        catalogue, found = read_catalogue(load(paths, path), tag)
    except ContentError as error:
        return None, [*error.problems]
    foreign = foreign_catalogue(wanted, catalogue, slug)
    return (catalogue, found) if foreign is None else (None, [*found, foreign])


_OF_THE_FILE = frozenset({"po-charset", "po-language"})
"""Problems of a catalogue's header: of no unit it can be said what its words are."""


def _spared(catalogue: Catalogue | None, found: Sequence[Problem]) -> tuple[Catalogue | None, list[Problem]]:
    """What an optional language has without the units that have a problem, and those problems as notices.

    English stands in for them: no language that need not be there stops those that must.
    """
    stopping = [problem for problem in found if problem.is_blocking]
    places = {problem.where for problem in stopping}
    if catalogue is not None:
        is_lost = any(problem.code in _OF_THE_FILE for problem in stopping)
        faulty = {unit for unit, entry in catalogue.entries.items() if entry.at in places}
        catalogue = None if is_lost else catalogue.without(faulty)
    return catalogue, [as_notice(problem) if problem.is_blocking else problem for problem in found]


def as_notice(problem: Problem) -> Problem:
    """A problem of a translation that need not be there."""
    return replace(problem, level=Level.NOTICE, message=f"{problem.message}; English stands in until this is mended")


def load_locales(paths: Paths, interface: Interface) -> tuple[tuple[Locale, ...], tuple[Problem, ...]]:
    """The languages of the site. Raises `ContentError` as `read_locales` does, and where a file is missing."""
    files = {folder.name: load(paths, folder / "language.yml") for folder in paths.languages()}
    return read_locales(files, interface, is_language)


def load_interface(paths: Paths) -> tuple[Interface, tuple[Problem, ...]]:
    """The interface's words in every language that has a catalogue of them."""
    catalogues = (folder / "messages.po" for folder in paths.languages())
    files = (paths.locales / ENGLISH / "messages.pot", *filter(is_there, catalogues))
    sources = ((path.parent.name, load(paths, path)) for path in files)
    return _interface(tuple((tag, source.name, source.text) for tag, source in sources))


@lru_cache(maxsize=2)
def _interface(files: tuple[tuple[str, str, str], ...]) -> tuple[Interface, tuple[Problem, ...]]:
    """Whoever serves the site reads the interface's words once, and again when one of them has changed."""
    template, *catalogues = ((tag, Source(name, text)) for tag, name, text in files)
    return read_interface(template[1], dict(catalogues))


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme.

    A theme escapes markup itself, so the words are only made showable.
    """
    words, _ = load_interface(paths)
    locales, _ = load_locales(paths, words)
    english = {unit.id: unit.english for unit in words.units}
    return tuple(replace(locale, name=shown(locale.name)) for locale in locales), {
        locale.tag: {unit: shown(text) for unit, text in {**english, **locale.interface}.items()} for locale in locales
    }


def languages_of(article: Article, reading: Reading) -> tuple[str, ...]:
    """The languages that an article is published in."""
    off = Requirement.OFF
    return tuple(tag for tag in reading.tags if article.facts.languages.get(tag) is not off)


def states_of(article: Article, reading: Reading) -> Mapping[str, State]:
    """How each language's words of an article were made; a language without a day of its own came with the English."""
    wanted = article_units(article, reading.names[article.slug])
    nobody = Made("machine")
    made = article.facts.made
    first = made.get(ENGLISH, nobody).published

    def digest_of(tag: str) -> str:
        if tag == ENGLISH:
            return _digest_of_english(article, reading)
        catalogue = reading.catalogues.get((article.slug, tag))
        return "" if catalogue is None else digest(catalogue, wanted)

    def made_of(tag: str) -> Made:
        own = made.get(tag, nobody)
        return replace(own, published=own.published or first)

    return {tag: State(made_of(tag), digest_of(tag)) for tag in languages_of(article, reading)}


def _digest_of_english(article: Article, reading: Reading) -> str:
    """Of all that is said in English, each claim with its kind and evidence, and of the article that lies beside it.

    The article is part of it: what it does not say is true of just these sentences.
    """
    names = reading.names[article.slug]
    english = Dictionary({one.tag: one for one in reading.locales}, {}, names)
    words = everywhere(said(article, (ENGLISH,), names), (ENGLISH,), english)
    evidence = [[one.unit, one.words] for claim in article.facts.claims.values() for one in claim.evidence]
    return data.digest([words, evidence, [[unit.id, unit.text] for unit in article.seed.units]])


def interface_states(reading: Reading) -> Mapping[str, State]:
    """How each language's interface words were made."""
    units, catalogues = reading.interface.units, reading.interface.catalogues

    def digest_of(tag: str) -> str:
        if tag == ENGLISH:
            return data.digest([[unit.id, unit.english] for unit in units])
        return digest(catalogues[tag], units) if tag in catalogues else ""

    return {locale.tag: State(locale.made, digest_of(locale.tag)) for locale in reading.locales}
