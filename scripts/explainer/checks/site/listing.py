"""What is not complete is not offered to search engines."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.site.case import Case
from explainer.model.printed import File, PrintedSite
from explainer.problem import Problem

_LISTS = {"sitemap.xml", "llms.txt"}


def incomplete_listed(case: Case) -> Iterator[Problem]:
    """A page with words that are not translated says so and keeps search engines away.

    Bad: a page with `class="untranslated"` that search engines may list
    Good: the same with `<meta name="robots" content="noindex">`
    """
    gaps = case.page.with_class("untranslated")
    if gaps and case.is_listed:
        message = "a page with words that are not translated may be listed by search engines"
        yield case.problem(gaps[0], "incomplete-listed", message, "run 'make docs' and print the site anew")


def unlisted_offered(file: File, site: PrintedSite) -> Iterator[Problem]:
    """The sitemap names no page that search engines may not list.

    Bad: a page with `noindex` in sitemap.xml
    Good: the sitemap without it
    """
    if file.path != "sitemap.xml" or site.address is None:
        return
    for link in file.links:
        path = link.address.removeprefix(site.address)
        page = site.page(f"{path}index.html")
        if page is not None and not Case(page, site).is_listed:
            message = f"the sitemap names '{path}', which search engines may not list"
            yield Problem(file.place(link.at), "unlisted-offered", message, "finish the site anew")
