"""Every line opens the article's words that it rests on, and what a page quotes is the article's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explainer.checks.site.case import Case
from explainer.model.facts import Kind
from explainer.model.printed import Element, Support, plain
from explainer.problem import Problem

_FIX = "run 'make docs' and print the site anew; if it stays so, the templates are at fault"


def line_without_evidence(case: Case) -> Iterator[Problem]:
    """Every line about the article has one marker, which opens a drawer or leads to the line's evidence.

    Bad: `<span class="line">They met.</span>`
    Good: `<span class="line">They met.<button class="mark" popovertarget="e-met">1</button></span>`
    """
    for line in case.page.with_class("line"):
        marks = case.page.with_class("mark", line)
        if len(marks) != 1 or not {"popovertarget", "href"} & marks[0].attributes.keys():
            message = f"a line has {len(marks)} markers that open its evidence, not one: '{_words(case, line)}'"
            yield case.problem(line, "line-without-evidence", message, _FIX)


def other_evidence(case: Case) -> Iterator[Problem]:
    """A line's drawer shows the kind and exactly the article's words that the published data has for the line's words.

    So nothing depends on how drawers are named. Lines with the same words may rest on either's evidence. What carries
    no marker (headline, status words) must be in the published data too.
    Codes: `unknown-line`, `other-evidence`.
    Bad: "They met on Monday." opens the sentence about flights
    Good: it opens the sentence that `facts.json` names for it, with the supporting words marked
    """
    if case.article is None:
        return
    for line in case.page.with_class("line"):
        drawer = next((found for one in case.page.with_class("mark", line) if (found := _drawer(case, one))), None)
        if drawer is None:
            continue
        words = _words(case, line)
        supports = case.article.supports.get(words, ())
        if supports and not any(_shows(case, line, drawer, support) for support in supports):
            message = f"the drawer of a line does not show what it rests on: '{words}'"
            yield case.problem(drawer, "other-evidence", message, _FIX)
    for line in (*case.page.with_class("line"), *case.page.with_class("told")):
        if case.article.supports.get(_words(case, line)) is None:
            message = f"the page says what the published data does not: '{_words(case, line)}'"
            yield case.problem(line, "unknown-line", message, _FIX)


def misquoted_page(case: Case) -> Iterator[Problem]:
    """What a page quotes stands in the article word for word; an ellipsis may stand for what is left out.

    Bad: `<blockquote>… by the first half of 2026 …</blockquote>`, where the article has 2025
    Good: the article's own words
    """
    article = case.article
    if article is None or article.text is None:
        return
    for quote in case.elements("blockquote"):
        words = case.page.words(quote)
        if words not in article.text and any(part.strip() not in article.text for part in words.split("…")):
            message = f"the page quotes what the article does not say: '{words}'"
            yield case.problem(quote, "misquoted-page", message, f"quote the article; {_FIX}")
        if (quote.language, quote.attributes.get("translate")) != ("en", "no"):
            message = "a quotation is not marked as the article's own words (lang, translate)"
            yield case.problem(quote, "misquoted-page", message, _FIX)


def _words(case: Case, line: Element) -> str:
    return case.page.words(line, "kind", "mark")


def _drawer(case: Case, mark: Element) -> Element | None:
    return case.page.by_id.get(mark.attributes.get("popovertarget", ""))


def _shows(case: Case, line: Element, drawer: Element, support: Support) -> bool:
    """Whether line and drawer are of that kind, and the words marked are those that support it, no more and no less."""
    if {line.attributes.get("data-kind"), drawer.attributes.get("data-kind")} != {support.kind.value}:
        return False
    near = {id(one) for block in case.page.with_class("drawer__nearest", drawer) for one in case.page.inside(block)}
    quotes = [one for one in case.page.with_class("quote", drawer) if id(one) not in near]
    if support.kind is Kind.UNSTATED:
        return not quotes
    wanted = {
        unit: [plain(words) for at, words in support.quotes if at == unit and words] for unit, _ in support.quotes
    }
    shown = {_unit(case, quote): [case.page.words(one) for one in _marks(case, quote)] for quote in quotes}
    return (
        len(quotes) == len(shown)
        and shown.keys() == wanted.keys()
        and all(
            # Evidence that overlaps is marked as one stretch.
            all(any(one in mark for mark in shown[unit]) for one in words)
            and sum(map(len, shown[unit])) <= sum(map(len, set(words)))
            for unit, words in wanted.items()
        )
    )


def _unit(case: Case, quote: Element) -> str:
    """The sentence that a quotation's caption leads to."""
    links = (one for one in case.page.inside(quote) if isinstance(one, Element) and one.name == "a")
    return next((one.attributes.get("href", "").partition("#")[2] for one in links), "")


def _marks(case: Case, quote: Element) -> Sequence[Element]:
    return [one for one in case.page.inside(quote) if isinstance(one, Element) and one.name == "mark"]
