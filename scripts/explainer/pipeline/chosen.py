"""Which articles a model is asked about: those of the files that were named, as far as it may see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from explainer.model.facts import Article, Publish
from explainer.pipeline.paths import Paths
from explainer.pipeline.seeds import is_named
from explainer.pipeline.verifying import Verified
from explainer.problem import Level, Problem


def articles_of(verified: Verified, texts: Sequence[Path]) -> Iterator[tuple[Article, Path]]:
    """The articles of these files, each with its own; none names all."""
    for article in verified.articles:
        text = verified.reading.texts[article.slug]
        if is_named(text, texts):
            yield article, text


def may_be_sent(article: Article, *, is_here: bool) -> bool:
    """Whether a model may see its words, which answers on this machine or on another."""
    return is_here or article.facts.publish is not Publish.NONE


def not_sent(paths: Paths, text: Path) -> Problem:
    """A notice that an article is kept from a model that answers elsewhere."""
    message = "its words may not be published ('publish: none'), so they are not sent to another machine"
    return Problem(paths.at(text), "not-sent", message, "take a model on this one, or a person", Level.NOTICE)


def unsound(paths: Paths, verified: Verified, texts: Sequence[Path]) -> Iterator[Problem]:
    """Why articles of these files, or all, have no facts that could be worked with: somebody has to know."""
    yield from (one for one in verified.problems if one.level is Level.PROBLEM)
    for slug, text in verified.reading.texts.items():
        if is_named(text, texts):
            names = {paths.name(text), paths.name(text.with_suffix(".yml"))}
            found = verified.article_problems.get(slug, ())
            yield from (one for one in found if one.level is Level.PROBLEM and one.where.source.name in names)
