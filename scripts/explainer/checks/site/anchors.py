"""Ids of a page: each stands once, everything that is named is there, and every language has the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.checks.site.case import Case
from explainer.model.printed import NAMES_IDS
from explainer.problem import Problem


def id_twice(case: Case) -> Iterator[Problem]:
    """No id stands twice on a page.

    Bad: two elements with `id="target"`: a link to `#target` finds the first, whatever was meant
    Good: `id="target"` and `id="on-target"`
    """
    times = Counter(one.attributes["id"] for one in case.page.elements if "id" in one.attributes)
    for anchor, number in times.items():
        if number > 1:
            second = [one for one in case.page.elements if one.attributes.get("id") == anchor][1]
            message = f"the id '{anchor}' stands {number} times on the page"
            yield case.problem(second, "id-twice", message, "give one of the two records in seeds/ another id")


def dead_reference(case: Case) -> Iterator[Problem]:
    """What an element names by its id is on the page; what a button opens can open.

    Bad: `<button popovertarget="e-target">` on a page without that drawer
    Good: the same, and `<aside popover id="e-target">` on the page
    """
    for element in case.page.elements:
        for attribute in sorted(NAMES_IDS & element.attributes.keys()):
            for name in element.attributes[attribute].split():
                target = case.page.by_id.get(name)
                if target is None or (attribute == "popovertarget" and "popover" not in target.attributes):
                    lacks = "nothing on the page has that id" if target is None else "no drawer has that id"
                    message = f"<{element.name}> has {attribute}='{name}', but {lacks}"
                    yield case.problem(element, "dead-reference", message, "name an element that is there")


def anchors_differ(case: Case) -> Iterator[Problem]:
    """A page of an article has the same ids, in the same order, in every language: a link may change its language.

    Bad: `id="target"` on the English page only
    Good: the same ids on both
    """
    if case.article is None or case.page.path == case.path:
        return
    first = case.site.page(case.path)
    if first is not None and list(first.by_id) != list(case.page.by_id):
        apart = sorted(first.by_id.keys() ^ case.page.by_id.keys())
        message = f"the page has other ids than '{first.path}': {', '.join(apart) or 'in another order'}"
        yield case.problem(None, "anchors-differ", message, "run 'make docs' and print the site anew")
