"""Checks on a printed site: what holds of the pages of any article, whatever it says.

A rule is a function; its name in kebab-case is (nearly always) the code of its problems, its docstring the manual.
Rules look at one file at a time: the pages of hundreds of articles are never in memory together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.checks.site import anchors, evidence, languages, links, listing, repetition, weight
from explainer.checks.site.case import Case
from explainer.checks.site.links import NOT_FOUND, targets
from explainer.model.printed import File, PrintedPage, PrintedSite
from explainer.problem import Problem

__all__ = ["check_file", "check_links", "targets"]

FileRule = Callable[[File, PrintedSite], Iterator[Problem]]
PageRule = Callable[[Case], Iterator[Problem]]

FILE_RULES: tuple[FileRule, ...] = (
    links.dead_link,
    listing.unlisted_offered,
    weight.third_party,
)
"""Rules about every file of the site, in running order."""
PAGE_RULES: tuple[PageRule, ...] = (
    anchors.id_twice,
    anchors.dead_reference,
    anchors.anchors_differ,
    evidence.line_without_evidence,
    evidence.other_evidence,
    evidence.misquoted_page,
    languages.page_language,
    languages.direction_differs,
    languages.unmarked_language,
    languages.alternates_differ,
    listing.incomplete_listed,
    repetition.said_twice,
    repetition.said_too_often,
    weight.policy,
    weight.heavy,
)
"""Rules about every page, but for the 404 page, which is every language's, in running order."""


def check_file(file: File, site: PrintedSite) -> Iterator[Problem]:
    """Everything that the rules find in a file of the site."""
    for file_rule in FILE_RULES:
        yield from file_rule(file, site)
    if isinstance(file, PrintedPage) and file.path != NOT_FOUND:
        case = Case(file, site)
        for page_rule in PAGE_RULES:
            yield from page_rule(case)


def check_links(file: File, site: PrintedSite) -> Iterator[Problem]:
    """What no build may publish: addresses without a target, and drawers that are not there."""
    yield from links.dead_link(file, site)
    if isinstance(file, PrintedPage) and file.path != NOT_FOUND:
        yield from anchors.dead_reference(Case(file, site))
