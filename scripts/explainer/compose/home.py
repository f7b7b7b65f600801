"""The way to every article: the home page with the newest, pages for each year with all of them, and the finder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from explainer.compose.frame import colophon
from explainer.compose.links import href
from explainer.model.blocks import Block, Explainers, Finder, Heading, Paragraph, Ways
from explainer.model.edtf import Date
from explainer.model.explainer import Explainer
from explainer.model.lines import Link
from explainer.model.message import DateMessage, Message, Ui
from explainer.model.page import Page
from explainer.model.words import State

NEWEST = 30
"""How many explainers the home page shows; with more, each year has pages of its own."""
YEARS = "years"
"""The folder of their pages, which no article's can be."""
_A_PAGE = 40
"""How many a page of a year shows."""
_UNDATED = "undated"
"""Stands among the years for the articles without a date."""


@dataclass(frozen=True)
class _Leaf:
    """A page of a year."""

    year: Date | None
    """None for the articles without a date."""
    number: int
    """From 1."""
    articles: tuple[Explainer[Message], ...]

    @property
    def path(self) -> str:
        return _folder(self.year) if self.number == 1 else f"{_folder(self.year)}{self.number}/"


def home_pages(
    by_tag: Mapping[str, Sequence[Explainer[Message]]],
    tag: str,
    languages: tuple[str, ...],
    interface: Mapping[str, State],
) -> Iterator[Page[Message]]:
    """The home page of the language `tag` and, where there are many articles, its years; `by_tag`: each language's.

    The newest articles come first, by their own date; those without one last.
    """
    leaves = {one: _leaves(articles) for one, articles in by_tag.items()}
    yield _home(newest_first(by_tag[tag]), leaves[tag], languages, interface)
    for leaf in leaves[tag]:
        there = tuple(one for one in languages if leaf.path in {other.path for other in leaves[one]})
        yield _year_page(leaf, leaves[tag], there, interface)


def is_large(articles: Sequence[Explainer[Message]]) -> bool:
    """Whether the home page cannot show them all, so that there are pages of years and a finder."""
    return len(articles) > NEWEST


def newest_first(articles: Sequence[Explainer[Message]]) -> list[Explainer[Message]]:
    """The order in which every list shows them."""
    return sorted(articles, key=lambda one: (one.day or dt.date.min, one.slug), reverse=True)


def _year(article: Explainer[Message]) -> Date | None:
    day = article.day
    return None if day is None else Date(day.year)


def _month(article: Explainer[Message]) -> Date | None:
    day = article.day
    return None if day is None else Date(day.year, day.month)


def _folder(year: Date | None) -> str:
    return f"{YEARS}/{year or _UNDATED}/"


def _leaves(articles: Sequence[Explainer[Message]]) -> list[_Leaf]:
    if not is_large(articles):
        return []
    found: list[_Leaf] = []
    for year, group in groupby(newest_first(articles), _year):
        all_of_it = tuple(group)
        starts = range(0, len(all_of_it), _A_PAGE)
        found.extend(_Leaf(year, at // _A_PAGE + 1, all_of_it[at : at + _A_PAGE]) for at in starts)
    return found


def _home(
    articles: Sequence[Explainer[Message]],
    leaves: Sequence[_Leaf],
    languages: tuple[str, ...],
    interface: Mapping[str, State],
) -> Page[Message]:
    title, intro = Heading(1, "heading", Ui("home.title")), Paragraph("intro", Ui("home.intro"))
    if len(articles) == 1:
        # Whoever comes for the one explainer gets it, and then what explainers are.
        (only,) = articles
        way = Paragraph("more", Ui("section.ways"), f"{only.slug}/")
        return _front(
            languages,
            title,
            replace(_list("", articles), level=2),
            Paragraph("text", only.in_short),
            way,
            intro,
            colophon("", interface),
        )
    blocks: list[Block[Message]] = [title, intro]
    years = [(year, tuple(group)) for year, group in groupby(articles[:NEWEST], _year)]
    if len(years) <= 1 and not leaves:
        blocks.extend((Heading(2, "explainers", Ui("home.heading")), _list("", articles)))
    else:
        if leaves:
            blocks.append(_finder())
        for year, group in years:
            blocks.extend((Heading(2, f"y-{year or _UNDATED}", _year_name(year)), _list("", group)))
    if leaves:
        blocks.extend(_years("", leaves))
    return _front(languages, *blocks, colophon("", interface))


def _front(languages: tuple[str, ...], *blocks: Block[Message]) -> Page[Message]:
    return Page("", "home", None, Ui("home.title"), Ui("description.home"), languages, (), blocks)


def _year_page(
    leaf: _Leaf, leaves: Sequence[_Leaf], languages: tuple[str, ...], interface: Mapping[str, State]
) -> Page[Message]:
    title: Message = Ui("page.title", {"section": Ui("home.heading"), "headline": _year_name(leaf.year)})
    description: Message = Ui("description.year", {"year": _year_name(leaf.year)})
    siblings = [other for other in leaves if other.year == leaf.year]
    if len(siblings) > 1:
        title = Ui("home.page", {"title": title, "number": leaf.number})
        description = Ui("home.page", {"title": description, "number": leaf.number})
    blocks: list[Block[Message]] = [Heading(1, "heading", title)]
    for month, group in groupby(leaf.articles, _month):
        if month is not None:
            blocks.append(Heading(2, f"m-{month}", DateMessage(month)))
        blocks.append(_list(leaf.path, tuple(group)))
    if len(siblings) > 1:
        blocks.append(Heading(2, "pages", _year_name(leaf.year)))
        blocks.append(Ways(tuple(_way(leaf.path, other) for other in siblings if other != leaf)))
    blocks.extend((*_years(leaf.path, leaves), colophon(leaf.path, interface)))
    return Page(leaf.path, "year", None, title, description, languages, (), tuple(blocks))


def _way(page: str, leaf: _Leaf) -> Link[Message]:
    number = Ui("home.page", {"title": _year_name(leaf.year), "number": leaf.number})
    return Link(href(page, leaf.path), number, Ui("home.count", {"count": len(leaf.articles)}))


def _years(page: str, leaves: Sequence[_Leaf]) -> tuple[Block[Message], ...]:
    counts: dict[Date | None, int] = {}
    for leaf in leaves:
        counts[leaf.year] = counts.get(leaf.year, 0) + len(leaf.articles)
    links = (
        Link(href(page, _folder(year)), _year_name(year), Ui("home.count", {"count": count}))
        for year, count in counts.items()
    )
    return Heading(2, "years", Ui("home.years")), Ways(tuple(links))


def _year_name(year: Date | None) -> Message:
    return Ui("home.undated") if year is None else DateMessage(year)


def _list(page: str, articles: Sequence[Explainer[Message]]) -> Explainers[Message]:
    cards = ((Link(href(page, f"{one.slug}/"), one.headline), one.card) for one in articles)
    return Explainers(tuple(cards))


def _finder() -> Finder[Message]:
    return Finder(Ui("find.label"), Ui("find.words"), Ui("find.person"), Ui("find.country"))
