"""Every sentence of ours stands where it adds something."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.site.case import Case
from explainer.model.printed import Element, PrintedPage
from explainer.problem import Problem

FURTHER = ("participants/index.html", "timeline/index.html", "faq/index.html")
"""The pages that add to an article's summary."""
_SUMMARY = "index.html"
MOST_PAGES = 2
_FIX = "run 'make docs' and print the site anew; if it stays so, the pages are composed wrongly"


def said_twice(case: Case) -> Iterator[Problem]:
    """No page says a sentence twice.

    Bad: "They met." among the key facts and under "What happened"
    Good: once, at its first place
    """
    if case.article is None or not _is_of_four(case):
        return
    seen: set[str] = set()
    for line in case.page.with_class("line"):
        words = _words(case.page, line)
        if words in seen:
            yield case.problem(line, "said-twice", f"the page says twice: '{words}'", _FIX)
        seen.add(words)


def said_too_often(case: Case) -> Iterator[Problem]:
    """Of summary, participants, timeline and questions, at most two pages have the same sentence.

    Bad: "They met." in the summary, on a card and as an answer
    Good: in the summary and at its date; the question leads there
    """
    if case.article is None or case.path != f"{case.article.slug}/{_SUMMARY}":
        return
    folder = case.page.path.removesuffix(_SUMMARY)
    pages = [case.page, *filter(None, (case.site.page(f"{folder}{one}") for one in FURTHER))]
    said = [{_words(page, line) for line in page.with_class("line")} for page in pages]
    for words in sorted(set().union(*said)):
        count = sum(words in one for one in said)
        if count > MOST_PAGES:
            message = f"{count} pages of the article say: '{words}'"
            yield case.problem(None, "said-too-often", message, _FIX)


def _is_of_four(case: Case) -> bool:
    return case.path.partition("/")[2] in {_SUMMARY, *FURTHER}


def _words(page: PrintedPage, line: Element) -> str:
    return page.words(line, "kind", "mark")
