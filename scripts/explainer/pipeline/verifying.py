"""What was read, held against the rules: which articles may be published, and what their translations may say."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from explainer.checks.complete import incomplete_translation
from explainer.checks.foreign_catalogue import foreign_catalogue
from explainer.compose.units import units as article_units
from explainer.language.cldr import territories
from explainer.language.namesakes import Called, other_name
from explainer.localise import ENGLISH, Dictionary, with_own_names
from explainer.model.facts import Article, Requirement
from explainer.model.words import Catalogue, Glossary, Unit
from explainer.pipeline.answering import less_answered, located
from explainer.pipeline.checking import Checks, unchecked
from explainer.pipeline.containing import attempt
from explainer.pipeline.glossary_part import Parts, beginnings_in, files_of, part_of, written
from explainer.pipeline.interface_words import Basis, Common, basis
from explainer.pipeline.keeping import is_kept, kept, of_files, of_texts
from explainer.pipeline.paths import Paths, catalogue_path
from explainer.pipeline.reading import Reading, languages_of, read
from explainer.pipeline.seeds import Seeds
from explainer.pipeline.standing_in import spared
from explainer.pipeline.units_found import OfUnits
from explainer.problem import Level, Problem, in_order
from explainer.records import suggestion


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
    """By slug, for articles that were read and those that could not be; in the order in which they were found."""
    questions: Mapping[tuple[str, str], int]
    """By slug and tag: how many questions of the checks are open, also where English stands in for what they ask of."""
    interface_problems: Mapping[str, Sequence[Problem]]
    """By tag: of the interface's words in each language, and of what its folder lacks."""

    @property
    def required(self) -> frozenset[str]:
        """The languages that an article requires."""
        asked = (one.facts.languages.items() for one in self.reading.articles)
        return frozenset(tag for languages in asked for tag, how in languages if how is Requirement.REQUIRED)

    @property
    def language_problems(self) -> tuple[Problem, ...]:
        """Of the interface's words in each language, and of what its folder lacks: they stop no article."""
        return tuple(of_languages(self.interface_problems, self.required))

    @property
    def all_problems(self) -> list[Problem]:
        """Everything, sorted by place."""
        of_articles = (problem for found in self.article_problems.values() for problem in found)
        return in_order((*self.problems, *of_articles, *self.language_problems, *self.reading.other_problems))

    def stops(self, slug: str) -> bool:
        """Whether that article cannot be published."""
        return stop((*self.problems, *self.article_problems.get(slug, ())))

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
    questions: Mapping[str, int]
    """By tag: how many are open."""


@dataclass(frozen=True)
class _Own:
    """What of the glossary and of the rules an article has to do with."""

    part: Glossary
    names: Glossary
    """That part less those whom the article does not mean, with its own names."""
    units: Sequence[Unit]
    checks: Checks
    keys: Mapping[str, str | None]
    """By tag: the digest of all that its facts, and words of that language, are checked with."""

    def key_of(self, catalogue: Catalogue, tag: str) -> str | None:
        """The digest of all that a catalogue is checked with."""
        return of_texts(self.keys[tag], [tag, catalogue.source.name, catalogue.source.text])


@dataclass(frozen=True)
class _Translated:
    """An article's catalogue, None where there is none that is this article's, and what is wrong with it."""

    catalogue: Catalogue | None
    problems: Sequence[Problem]
    questions: int


def verify(
    paths: Paths,
    *,
    allow_missing: bool = False,
    known: Common | None = None,
    only: Collection[str] | None = None,
    lying: Seeds | None = None,
) -> Verified:
    """Reads everything and verifies it. `allow_missing`: a missing or stale translation is a notice in every language.

    Of what is `known` already nothing is read again, of the articles `only` some, where they are named, and of their
    folder nothing of which somebody knows what is `lying` there.
    Raises `ContentError` where the locales or the word lists cannot be read: nothing goes unchecked.
    """
    if known is None:
        known = basis(paths).verified(missing_level(allow_missing=allow_missing))
    reading = replace(read(paths, known.ground, only, lying), locales=known.locales)
    articles = {slug: part for slug, (part, _) in reading.parts.items()}
    articles |= {article.slug: article for article in reading.articles}
    checks = Checks(paths, reading.tags, reading.glossary)
    rules = _Rules(paths, reading, checks, known.keys, known.silent, allow_missing=allow_missing)
    found = {
        slug: attempt(paths, reading.texts[slug], partial(rules.of_article, article))
        for slug, article in articles.items()
    }
    ready = {slug: one for slug, (one, _) in found.items() if one is not None}
    return Verified(
        reading=reading,
        articles=tuple(article for article in reading.articles if article.slug in ready),
        names={slug: one.names for slug, one in ready.items()},
        catalogues={(slug, tag): one for slug, own in ready.items() for tag, one in own.catalogues.items()},
        questions={(slug, tag): many for slug, own in ready.items() for tag, many in own.questions.items()},
        problems=tuple(in_order((*reading.problems, *reading.glossary_problems))),
        article_problems={
            slug: tuple(dict.fromkeys((*located(articles.get(slug), problems), *found.get(slug, (None, ()))[1])))
            for slug, problems in reading.article_problems.items()
        },
        interface_problems=known.problems,
    )


def unverified(basis: Basis, slugs: Collection[str], lying: Seeds) -> Iterator[tuple[str, Callable[[], object]]]:
    """What verifies facts and translations of these articles and keeps what it finds, where nothing is kept of them.

    Each is told with its language and waits for no other.
    """
    paths, ground = basis.paths, basis.ground
    reading = read(paths, ground, slugs, lying)
    rules = _Rules(paths, reading, Checks(paths, reading.tags, ground.glossary), basis.keys, {}, allow_missing=True)
    for article in reading.articles:
        own = rules.own(article)
        if own.keys[ENGLISH] is not None and not is_kept(paths, "facts", own.keys[ENGLISH]):
            yield ENGLISH, partial(rules.of_facts, article, own)
        for (slug, tag), catalogue in reading.catalogues.items():
            key = own.key_of(catalogue, tag)
            if slug == article.slug and key is not None and not is_kept(paths, "translation", key):
                yield tag, partial(rules.of_words, own, catalogue, tag)


def rehearsed(basis: Basis, slugs: Collection[str], lying: Seeds) -> None:
    """Holds these articles against all rules, whatever is kept of them, and forgets what these find.

    What rules have to make first, such as patterns of the words that they look for, is made then.
    """
    paths, ground = basis.paths, basis.ground
    reading = read(paths, ground, slugs, lying)
    rules = _Rules(paths, reading, Checks(paths, reading.tags, ground.glossary), basis.keys, {}, allow_missing=True)
    for article in reading.articles:
        own = rules.own(article)
        found = [own.checks.facts(article, own.names)]
        found += (
            own.checks.translation(own.units, catalogue, tag)
            for (slug, tag), catalogue in reading.catalogues.items()
            if slug == article.slug
        )
        for problems in found:
            deque(problems, maxlen=0)


def missing_level(*, allow_missing: bool) -> Level:
    """What a missing translation of the interface is."""
    return Level.NOTICE if allow_missing else Level.PROBLEM


def of_languages(problems: Mapping[str, Iterable[Problem]], required: Collection[str]) -> Iterator[Problem]:
    """Problems of a language that no article requires are notices."""
    for tag, found in problems.items():
        yield from found if tag in required else (replace(problem, level=Level.NOTICE) for problem in found)


@dataclass(frozen=True)
class _Rules:
    """What articles and translations are held against."""

    paths: Paths
    reading: Reading
    checks: Checks
    keys: Mapping[str, str | None]
    """By tag: the digest of all that words in that language are held against."""
    silent: Mapping[str, str]
    """By tag: what nobody has said of a language, for which rules would ask."""
    allow_missing: bool

    def is_required(self, article: Article, tag: str) -> bool:
        """Whether an article must be whole in a language."""
        return article.facts.languages.get(tag) is Requirement.REQUIRED and not self.allow_missing

    def of_article(self, article: Article) -> tuple[_Ready | None, list[Problem]]:
        """What pages can be made of; None of a part of an article, and where participants have no names."""
        problems = [*_unknown_territories(article)]
        own = self.own(article)
        unnamed = [*_unknown_names(article, own.part, self.paths.name(self.paths.glossary))]
        if not self.reading.glossary_problems:
            problems += unnamed  # else names may be missing for that reason, which has been told
        of_facts = self.of_facts(article, own)
        problems += of_facts
        found = {
            tag: self._translation(article, tag, own)
            for tag in languages_of(article, self.reading.tags)
            if tag != ENGLISH
        }
        problems += (problem for one in found.values() for problem in one.problems)
        if stop(unnamed) or not self._is_whole(article):
            return None, problems
        catalogues = {tag: one.catalogue for tag, one in found.items() if one.catalogue is not None}
        questions = {ENGLISH: _questions(of_facts), **{tag: one.questions for tag, one in found.items()}}
        return _Ready(own.names, catalogues, questions), problems

    def own(self, article: Article) -> _Own:
        """What of the glossary and of the rules it has to do with."""
        text, tags = self.reading.texts[article.slug], self.reading.tags
        part = part_of(self.reading.glossary, beginnings_in(self.paths, self.keys[ENGLISH], files_of(text, tags)))
        names = with_own_names(part, article, tags)
        of_facts = of_files(self.paths, "", [text, text.with_suffix(".yml")])
        # Of those whom the article may name it means few: a change of the others changes nothing.
        meant = [name for name, term in names.items() if part.get(name) is term]
        own = None if of_facts is None else [of_facts, written(names), repr(meant), *tags]
        keys = {tag: None if own is None else of_texts(ground, own) for tag, ground in self.keys.items()}
        return _Own(part, names, article_units(article, names), self.checks.of(article, names), keys)

    def _is_whole(self, article: Article) -> bool:
        return any(article is one for one in self.reading.articles)

    def of_facts(self, article: Article, own: _Own) -> Sequence[Problem]:
        """What the rules find in an article's facts."""
        return kept(self.paths, "facts", own.keys[ENGLISH], lambda: tuple(self._facts(article, own.names)))

    def _facts(self, article: Article, names: Glossary) -> Iterator[Problem]:
        """What the rules find, where a record has a problem in what is left without it.

        A quote that is not in the article is no evidence: what a claim lacks without it need not be told.
        """
        part, unsound = self.reading.parts.get(article.slug, (article, frozenset()))
        for problem in less_answered(part, self.checks.facts(part, names)):
            if problem.about not in unsound:
                yield problem

    def _translation(self, article: Article, tag: str, own: _Own) -> _Translated:
        """What of a language can be used."""
        text = self.reading.texts[article.slug]
        catalogue = self.reading.catalogues.get((article.slug, tag))
        problems = [*self.reading.catalogue_problems[article.slug, tag]]
        requirement = article.facts.languages.get(tag, Requirement.OPTIONAL)
        foreign = None
        if catalogue is not None and self._is_whole(article):  # of a part, hardly a unit may be there
            foreign = foreign_catalogue(own.units, catalogue, article.slug)
        if foreign is not None:
            catalogue = None
            problems.append(foreign)
        if catalogue is not None or not problems:
            file = self.paths.at(catalogue_path(text, tag))
            level = Level.PROBLEM if self.is_required(article, tag) else Level.NOTICE
            problems += incomplete_translation(own.units, catalogue, file, level)
            problems += () if catalogue is None else self.of_words(own, catalogue, tag)
        if self.is_required(article, tag):
            problems += unchecked(self.paths, tag, self.silent[tag], self.paths.name(text))
        questions = _questions(problems)
        if requirement is Requirement.OPTIONAL:
            catalogue, problems = spared(catalogue, problems)
        return _Translated(catalogue, problems, questions)

    def of_words(self, own: _Own, catalogue: Catalogue, tag: str) -> Sequence[Problem]:
        """What the rules find in a catalogue."""
        key = own.key_of(catalogue, tag)
        return kept(self.paths, "translation", key, partial(self._of_words, own, catalogue, tag))

    def _of_words(self, own: _Own, catalogue: Catalogue, tag: str) -> tuple[Problem, ...]:
        key = of_texts(self.keys[tag], [tag, catalogue.source.name, own.checks.article])
        known = OfUnits(self.paths, key, Parts(own.checks.glossary))
        found = tuple(own.checks.translation(own.units, catalogue, tag, known.of))
        known.keep()
        return found


def _questions(problems: Iterable[Problem]) -> int:
    return sum(one.level is Level.QUESTION for one in problems)


def stop(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops a publication."""
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
        called = None if term is None else other_name(term, Called.of(participant), article.seed)
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
