"""What is wrong, article by article, what matters most first: a new article has much to be told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from explainer.model.facts import HEADLINE, Article
from explainer.pipeline.paths import Paths
from explainer.pipeline.verifying import Verified, verify
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.records import suggestion
from explainer.source import Source

FIRST = 10
"""So many are told first; the others follow by place."""
_WEIGHTS = [*Level]


@dataclass(frozen=True)
class Told:
    """What is wrong with one article, or with what belongs to none."""

    slug: str
    """The article; empty for what belongs to none."""
    ranked: tuple[Problem, ...]
    """The most important first: what stops before what asks before notices; of each, headline, lead and key facts
    before the rest; of these, in running order of the rules."""

    @property
    def first(self) -> tuple[Problem, ...]:
        """Those that are told first."""
        return self.ranked[:FIRST]

    @property
    def others(self) -> list[Problem]:
        """The rest, sorted by place."""
        return in_order(self.ranked[FIRST:])

    @property
    def lines(self) -> Iterator[str]:
        """For people: how much there is of an article, what matters most, the rest."""
        counts = Counter(problem.level for problem in self.ranked)
        numbers = ", ".join(f"{counts[one]} {one}{'s' * (counts[one] != 1)}" for one in Level if counts[one])
        if self.slug:
            yield f"{self.slug}: {numbers}{f'; the {FIRST} that matter most:' if self.others else ''}"
        yield from map(str, self.first)
        if self.others:
            yield f"{f'{self.slug}: ' if self.slug else ''}the others, by place:"
        yield from map(str, self.others)


def ranked(verified: Verified) -> Iterator[Told]:
    """Everything that is wrong: with the whole site, with each article, with languages and files of no article."""
    known = {article.slug: article for article in verified.articles}
    if verified.problems:
        yield Told("", verified.problems)
    for slug, problems in verified.article_problems.items():
        first = _first(known[slug]) if slug in known else frozenset({HEADLINE})
        if problems:
            yield Told(
                slug, tuple(sorted(problems, key=lambda one: (_WEIGHTS.index(one.level), one.about not in first)))
            )
    if others := (*verified.language_problems, *verified.reading.other_problems):
        yield Told("", tuple(in_order(others)))


def wrong(paths: Paths, slug: str | None = None, *, allow_missing: bool = False) -> Iterator[Told]:
    """Everything that is wrong, or only with one article. Raises `ContentError` where there is no such article."""
    verified = verify(paths, allow_missing=allow_missing, only=None if slug is None else {slug})
    if slug is not None and slug not in verified.article_problems:
        fix = suggestion(slug, (*verified.reading.texts, *verified.article_problems))
        raise ContentError(Problem(Source(slug, "").span(), "no-article", f"there is no article '{slug}'", fix))
    yield from (one for one in ranked(verified) if slug in {None, one.slug})


def _first(article: Article) -> Collection[str]:
    """What a reader sees first."""
    facts = article.facts
    key = [f"claim.{name}" for name in facts.summary["key"]]
    return frozenset({*(unit for unit, _ in facts.labels), *key, *(f"{one}.short" for one in key)})
