"""A page's head, and its links that report a mistake."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from explainer.finish.addresses import Address, PagePlace, alternates

HEAD = "<!-- explainer:head -->"
_GENERATOR = '<meta name="generator" content="explainer'
_REPORT = re.compile(r'\s*<a data-report="(?P<sentence>[^"]*)">(?P<text>.*?)</a>')
_NOINDEX = re.compile(r'<meta name="robots" content="[^"]*noindex')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


def is_ours(html: str) -> bool:
    """Whether our own template printed the page."""
    return HEAD in html or _GENERATOR in html


def is_indexed(html: str) -> bool:
    """Whether search engines may list the page."""
    return _NOINDEX.search(html) is None


def description_of(html: str) -> str:
    """The page's description, as text."""
    found = _DESCRIPTION.search(html)
    return markup.unescape(found[1]) if found else ""


def title_of(html: str, site_name: str) -> str:
    """The page's title, as text, without the site's name at its end."""
    found = _TITLE.search(html)
    return markup.unescape(found[1]).removesuffix(f" · {site_name}") if found else ""


def finish_page(html: str, place: PagePlace, where: Address, more: Sequence[str]) -> str:
    """The page with its links to itself and its other languages, with `more` in its head, and with links that report
    a mistake (or none).
    """  # noqa: D205 - one sentence
    head = (*_links(html, place, where), *more)
    html = html.replace(HEAD, "\n    ".join(head), 1)
    return _REPORT.sub(lambda found: _report(found, place, where), html)


def _links(html: str, place: PagePlace, where: Address) -> list[str]:
    own = where.page(place.locale.prefix, place.path)
    if own is None or not is_indexed(html):
        return []
    links = [f'<link rel="canonical" href="{escape(own)}">']
    links.extend(
        f'<link rel="alternate" hreflang="{tag}" href="{escape(url)}">' for tag, url in alternates(place, where)
    )
    return links


def shared(
    place: PagePlace, where: Address, shown: tuple[str, str, str], territories: Mapping[str, str], *, is_article: bool
) -> list[str]:
    """What is shown where a link to the page is shared (Open Graph): `shown` is the site's name, title and description.

    `territories`: language tag → `en_US`. Words only: an article about people and their plans has no picture of ours
    that would show what it says.
    """
    site_name, title, description = shown
    is_listed = place.locale in place.languages
    others = [locale for locale in place.languages if is_listed and locale.tag != place.locale.tag]
    fields = [
        ("og:type", "article" if is_article else "website"),
        ("og:site_name", site_name),
        ("og:title", title),
        ("og:description", description),
        ("og:locale", territories[place.locale.tag]),
        *(("og:locale:alternate", territories[locale.tag]) for locale in others),
        ("og:url", where.page(place.locale.prefix, place.path)),
    ]
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in fields if value]


def data_link(place: PagePlace, data: str) -> str:
    """The link that leads from an article's page to its data, whose path is `data`; it needs no address."""
    up = "../" * f"{place.locale.prefix}{place.path}".count("/")
    return f'<link rel="alternate" type="application/json" href="{escape(up + data)}">'


def _report(found: re.Match[str], place: PagePlace, where: Address) -> str:
    if where.repository is None:
        return ""
    fields = {
        "template": "mistake.yml",
        "page": where.page(place.locale.prefix, place.path) or f"/{place.locale.prefix}{place.path}",
    }
    if found["sentence"]:
        fields["sentence"] = found["sentence"]
    url = f"{where.repository}/issues/new?{urlencode(fields)}"
    return f' <a class="report" href="{escape(url)}">{found["text"]}</a>'
