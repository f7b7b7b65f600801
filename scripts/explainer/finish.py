"""What a printed site still lacks: everything that needs the site's own address, and the one 404 page.

`docs/` never holds an address, so these steps work on the HTML that a printer (MkDocs) made of it. They rely only on
our own hooks in that HTML: the comment `<!-- explainer:head -->` and the links `<a data-report="…">`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode, urlsplit

from explainer.model.words import Locale

HEAD = "<!-- explainer:head -->"
_REPORT = re.compile(r'\s*<a data-report="(?P<sentence>[^"]*)">(?P<text>.*?)</a>')
_NOINDEX = re.compile(r'<meta name="robots" content="[^"]*noindex')

UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets", "*.gz")
"""Files of the theme that no page of ours asks for, as glob patterns."""


@dataclass(frozen=True)
class Address:
    """Where the site and its repository are; either may be unknown."""

    site: str | None
    """Absolute, ending in `/`."""
    repository: str | None

    def page(self, prefix: str, path: str) -> str | None:
        """The absolute address of a page."""
        return None if self.site is None else f"{self.site}{quote(prefix + path)}"


@dataclass(frozen=True)
class PagePlace:
    """A page of the printed site and the languages it exists in."""

    path: str
    locale: Locale
    languages: tuple[Locale, ...]
    """Where it may be found by search engines, in the site's order."""


def address(site_url: str | None, repository_url: str | None) -> Address:
    """The addresses as given in the environment: empty means unknown; a missing final slash is added.

    Raises ValueError when one is no absolute http(s) address.
    """
    for url in filter(None, (site_url, repository_url)):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            message = f"not an absolute address: {url!r}"
            raise ValueError(message)
    site = None if not site_url else site_url.rstrip("/") + "/"
    return Address(site, repository_url.rstrip("/") if repository_url else None)


def is_indexed(html: str) -> bool:
    """Whether search engines may list the page."""
    return _NOINDEX.search(html) is None


def finish_page(html: str, place: PagePlace, where: Address) -> str:
    """The page with its links to itself and its other languages, and with links that report a mistake (or none)."""
    html = html.replace(HEAD, "\n    ".join(_links(html, place, where)), 1)
    return _REPORT.sub(lambda found: _report(found, place, where), html)


def _links(html: str, place: PagePlace, where: Address) -> list[str]:
    own = where.page(place.locale.prefix, place.path)
    if own is None or not is_indexed(html):
        return []
    links = [f'<link rel="canonical" href="{escape(own)}">']
    links.extend(
        f'<link rel="alternate" hreflang="{tag}" href="{escape(url)}">' for tag, url in _alternates(place, where)
    )
    return links


def _alternates(place: PagePlace, where: Address) -> list[tuple[str, str]]:
    """Every language's address of a page, then the default language's once more as x-default."""
    known = [(locale, where.page(locale.prefix, place.path) or "") for locale in place.languages]
    default = [("x-default", url) for locale, url in known if not locale.prefix]
    return [*((locale.tag, url) for locale, url in known), *default]


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


def sitemap(places: Sequence[PagePlace], where: Address) -> str | None:
    """The sitemap of every page that search engines may list, with its other languages; None without an address."""
    if where.site is None:
        return None
    urls = []
    for place in places:
        links = "".join(
            f'\n    <xhtml:link rel="alternate" hreflang="{tag}" href="{escape(url)}"/>'
            for tag, url in _alternates(place, where)
        )
        own = where.page(place.locale.prefix, place.path) or ""
        urls.append(f"  <url>\n    <loc>{escape(own)}</loc>{links}\n  </url>\n")
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return f"{opening}{''.join(urls)}</urlset>\n"


def not_found_values(
    locales: Sequence[Locale], words: Mapping[str, Mapping[str, str]], where: Address
) -> dict[str, object]:
    """What the template of the 404 page needs; without an address the site is taken to stand at its host's root."""
    base = urlsplit(where.site).path if where.site else "/"
    return {
        "base": base,
        "site_name": words[locales[0].tag]["site.name"],
        "sections": [
            {
                "tag": locale.tag,
                "name": locale.name,
                "direction": locale.direction,
                "prefix": locale.prefix,
                "title": words[locale.tag]["not-found.title"],
                "text": words[locale.tag]["not-found.text"],
                "home_label": words[locale.tag]["not-found.home"],
                "home": base + locale.prefix,
            }
            for locale in locales
        ],
    }


def policy(html: str) -> str:
    """A Content-Security-Policy that allows a self-contained page its own inline style and script, and nothing else."""

    def hashes(element: str) -> str:
        bodies = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digests = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
        return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"

    return (
        f"default-src 'none'; style-src {hashes('style')}; script-src {hashes('script')};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
