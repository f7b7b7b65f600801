"""What the checks go by (word lists as data), read once, and the checks run over what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from explainer.checks.facts import check_article
from explainer.checks.facts.words import fact_words
from explainer.checks.language import Context, Rendering, check_translation
from explainer.language.checks import LanguageWords, known, lacking, read_checks
from explainer.model.facts import Article
from explainer.model.words import Catalogue, Glossary, Unit
from explainer.pipeline.paths import Paths, is_there, load
from explainer.problem import Level, Problem
from explainer.source import Source

ENGLISH = "en"


@dataclass(frozen=True)
class Checks:
    """Everything the rules know: English for facts, and for translations the words of each language."""

    paths: Paths
    tags: tuple[str, ...]
    glossary: Glossary
    article: str = ""
    """The text of the article that is spoken of, where there is one."""

    _contexts: dict[str, Context] = field(default_factory=dict, init=False, compare=False)

    def context(self, tag: str) -> Context | None:
        """What a language's translations are checked with, read when it is asked for; None of English."""
        if tag == ENGLISH or tag not in self.tags:
            return None
        if tag not in self._contexts:
            words, english = words_of(self.paths, tag), words_of(self.paths, ENGLISH)
            self._contexts[tag] = Context(words, english, self.glossary, self.article)
        return self._contexts[tag]

    def of(self, article: Article, names: Glossary) -> Checks:
        """For one article's translations: with those of the glossary's entries that are among its `names`."""
        own = {name: term for name, term in self.glossary.items() if names.get(name) is term}
        return replace(self, glossary=own, article=article.seed.source.text)

    def facts(self, article: Article, names: Glossary) -> Iterator[Problem]:
        """What the rules find in an article's facts; `names` has all of its participants."""
        return check_article(article, names, fact_words())

    def translation(
        self,
        units: Sequence[Unit],
        catalogue: Catalogue | None,
        tag: str,
        of_unit: Callable[[Rendering], list[Problem]] | None = None,
    ) -> Iterator[Problem]:
        """What the rules find in a catalogue; notices where its words are not known. `of_unit` knows some of it."""
        context = self.context(tag)
        if catalogue is not None and context is not None:
            yield from check_translation(catalogue.pairs(units), context, of_unit)

    def silent_of(self, tag: str) -> str:
        """What nobody has said of a language, for which rules of meaning would ask, as people read it."""
        context = self.context(tag)
        return "" if context is None else ", ".join(lacking(context.words))


def without_words(paths: Paths, tag: str, keys: str) -> Iterator[Problem]:
    """A notice of what nobody has said of a language (`Checks.silent_of`)."""
    if keys:
        message = f"nothing is said of {keys}: what is found by meaning stops nothing"
        fix = "fill it in, if you know the language; without it no article can require the language"
        if not is_there(_file(paths, tag)):
            fix = f"run 'make messages', which writes {_file(paths, tag).name}, and {fix}"
        yield Problem(paths.at(_file(paths, tag)), "few-words", message, fix, Level.NOTICE)


def unchecked(paths: Paths, tag: str, keys: str, article: str) -> Iterator[Problem]:
    """The same where an article requires the language: nobody would see what its translation says."""
    if keys:
        message = f"{article} requires {tag}, and nothing is said of {keys}"
        fix = "fill it in ('make messages' writes a file to begin with), or make the language optional there"
        yield Problem(paths.at(_file(paths, tag)), "no-words", message, fix)


def load_checks(paths: Paths, tags: Sequence[str], glossary: Glossary) -> Checks:
    """What is known of each language. Raises `ContentError` where that cannot be read: nothing goes unchecked."""
    for tag in (ENGLISH, *tags):
        words_of(paths, tag)
    return Checks(paths, tuple(tags), glossary)


def _file(paths: Paths, tag: str) -> Path:
    return paths.locales / tag / "checks.yml"


def words_of(paths: Paths, tag: str) -> LanguageWords:
    """What is known of a language. Raises `ContentError` where its file cannot be read."""
    path = _file(paths, tag)
    source = load(paths, path) if is_there(path) else None
    return _language_words(tag, None if source is None else (source.name, source.text))


@lru_cache(maxsize=16)
def _language_words(tag: str, file: tuple[str, str] | None) -> LanguageWords:
    """Word lists are long: whoever serves the site reads them once, and again when one of them has changed."""
    return known(tag) if file is None else read_checks(Source(*file), tag)
