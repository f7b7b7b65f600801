"""What the checks go by (word lists as data), read once, and the checks run over what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from explainer.checks.facts import check_article
from explainer.checks.facts.words import FactWords, fact_words
from explainer.checks.language import Context, check_translation
from explainer.language.checks import LanguageWords, known, lacking, read_checks
from explainer.model.facts import Article
from explainer.model.words import Catalogue, Form, Glossary, Pair, Unit
from explainer.pipeline.paths import Paths, is_there, load
from explainer.problem import Level, Problem
from explainer.source import Source

ENGLISH = "en"


@dataclass(frozen=True)
class Checks:
    """Everything the rules know: English for facts, and a context for each language that has word lists."""

    english: FactWords
    contexts: Mapping[str, Context]

    def of(self, article: Article, names: Glossary) -> Checks:
        """For one article's translations: without the glossary's entries that mean somebody else than the article."""
        text = article.seed.source.text
        contexts = {
            tag: replace(_without_strangers(one, names, text.lower()), article=text)
            for tag, one in self.contexts.items()
        }
        return replace(self, contexts=contexts)

    def facts(self, article: Article, names: Glossary) -> Iterator[Problem]:
        """What the rules find in an article's facts; `names` has all of its participants."""
        return check_article(article, names, self.english)

    def translation(self, units: Sequence[Unit], catalogue: Catalogue | None, tag: str) -> Iterator[Problem]:
        """What the rules find in a catalogue; notices where its words are not known."""
        context = self.contexts.get(tag)
        if catalogue is not None and context is not None:
            lists = (id(context.words), id(context.english))
            yield from _found(
                _Translation(
                    catalogue.pairs(units), lists, frozenset(_content(context.glossary)), context.article, context
                )
            )

    def lacking(self, paths: Paths, tag: str) -> Iterator[Problem]:
        """A notice of what nobody has said of a language, for which rules of meaning would ask."""
        if keys := self._lacking(tag):
            message = f"nothing is said of {keys}: what is found by meaning stops nothing"
            fix = "fill it in, if you know the language; without it no article can require the language"
            if not is_there(_file(paths, tag)):
                fix = f"run 'make messages', which writes {_file(paths, tag).name}, and {fix}"
            yield Problem(paths.at(_file(paths, tag)), "few-words", message, fix, Level.NOTICE)

    def unknown(self, paths: Paths, tag: str, article: str) -> Iterator[Problem]:
        """The same where an article requires the language: nobody would see what its translation says."""
        if keys := self._lacking(tag):
            message = f"{article} requires {tag}, and nothing is said of {keys}"
            fix = "fill it in ('make messages' writes a file to begin with), or make the language optional there"
            yield Problem(paths.at(_file(paths, tag)), "no-words", message, fix)

    def _lacking(self, tag: str) -> str:
        context = self.contexts.get(tag)
        return "" if context is None else ", ".join(lacking(context.words))


@dataclass(frozen=True)
class _Translation:
    """A catalogue to be checked, and all that the rules go by."""

    pairs: tuple[Pair, ...]
    lists: tuple[int, int]
    """Which word lists: they are kept as long as the context, so no others can be these."""
    glossary: frozenset[tuple[str, str, frozenset[tuple[str, Form]]]]
    article: str
    context: Context = field(compare=False)


def _content(glossary: Glossary) -> Iterator[tuple[str, str, frozenset[tuple[str, Form]]]]:
    return ((term.id, term.sort, frozenset(term.forms.items())) for term in glossary.values())


@lru_cache(maxsize=64)
def _found(translation: _Translation) -> tuple[Problem, ...]:
    """Most catalogues are as they were: whoever serves the site checks only what has changed."""
    return tuple(check_translation(translation.pairs, translation.context))


def _without_strangers(context: Context, names: Glossary, text: str) -> Context:
    """The same context where no such entry's name stands in the article: its patterns are kept for the next."""
    others = {name for name, term in context.glossary.items() if names.get(name) is not term}
    if not any(
        form.lower() in text
        for name in others
        for english in [context.glossary[name].forms[ENGLISH]]
        for form in (english.words, *english.others)
    ):
        return context
    return replace(context, glossary={name: one for name, one in context.glossary.items() if name not in others})


def load_checks(paths: Paths, tags: Sequence[str], glossary: Glossary) -> Checks:
    """What is known of each language. Raises `ContentError` where that cannot be read: nothing goes unchecked."""
    words = {tag: words_of(paths, tag) for tag in (ENGLISH, *tags)}
    contexts = {tag: Context(one, words[ENGLISH], glossary) for tag, one in words.items() if tag != ENGLISH}
    return Checks(fact_words(), contexts)


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
