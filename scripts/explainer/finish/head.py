"""A page's head, and its links that report a mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from explainer.finish.addresses import Address, SitePage, alternates

HEAD = "<!-- explainer:head -->"
_PRINTED = '<p class="foot__address"></p>'
_GENERATOR = '<meta name="generator" content="explainer'
_REPORT = re.compile(r'<a data-report="(?P<sentence>[^"]*)">(?P<text>.*?)</a>')


def is_ours(html: str) -> bool:
    """Whether our own template printed the page."""
    return HEAD in html or _GENERATOR in html


def finish_page(html: str, page: SitePage, where: Address, more: Sequence[str]) -> str:
    """The page with its links to itself and its other languages, with `more` in its head, with links that report
    a mistake (or none), and with its address for paper.
    """  # noqa: D205 - one sentence
    head = (*_links(page, where), *more)
    html = html.replace(HEAD, "\n    ".join(head), 1)
    own = where.of(page)
    printed = "" if own is None else f'\n    <p class="foot__address">{escape(own)}</p>'
    before, mark, after = html.partition(_PRINTED)
    html = f"{before.rstrip()}{printed}{after}" if mark else html
    whole, behind = "", 0
    for found in _REPORT.finditer(html):
        whole += html[behind : found.start()].rstrip() + _report(found, page, where)
        behind = found.end()
    return whole + html[behind:]


def _links(page: SitePage, where: Address) -> list[str]:
    own = where.of(page)
    if own is None or not page.is_listed:
        return []
    links = [f'<link rel="canonical" href="{escape(own)}">']
    links.extend(
        f'<link rel="alternate" hreflang="{tag}" href="{escape(url)}">' for tag, url in alternates(page, where)
    )
    return links


def shared(
    page: SitePage, where: Address, site_name: str, territories: Mapping[str, str], *, is_article: bool
) -> list[str]:
    """What is shown where a link to the page is shared (Open Graph).

    `territories`: language tag → `en_US`. Words only: an article about people and their plans has no picture of ours
    that would show what it says. `og:locale:alternate` is for a page that is in several languages at one address.
    """
    fields = [
        ("og:type", "article" if is_article else "website"),
        ("og:site_name", site_name),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:locale", territories[page.locale.tag]),
        ("og:url", where.of(page)),
    ]
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in fields if value]


def data_link(page: SitePage, data: str) -> str:
    """The link that leads from an article's page to its data, whose path is `data`; it needs no address."""
    up = "../" * f"{page.locale.prefix}{page.path}".count("/")
    return f'<link rel="alternate" type="application/json" href="{escape(up + data)}">'


def _report(found: re.Match[str], page: SitePage, where: Address) -> str:
    if where.repository is None:
        return ""
    fields = {
        "template": "mistake.yml",
        "page": where.of(page) or f"/{page.locale.prefix}{page.path}",
    }
    if found["sentence"]:
        fields["sentence"] = found["sentence"]
    url = f"{where.repository}/issues/new?{urlencode(fields)}"
    return f' <a class="report" href="{escape(url)}">{found["text"]}</a>'
