"""The sitemap."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from explainer.finish.addresses import Address, PagePlace, alternates


def sitemap(places: Sequence[PagePlace], where: Address) -> str | None:
    """The sitemap of every page that search engines may list, with its other languages; None without an address."""
    if where.site is None:
        return None
    urls = []
    for place in places:
        links = "".join(
            f'\n    <xhtml:link rel="alternate" hreflang="{tag}" href="{escape(url)}"/>'
            for tag, url in alternates(place, where)
        )
        own = where.page(place.locale.prefix, place.path) or ""
        urls.append(f"  <url>\n    <loc>{escape(own)}</loc>{links}\n  </url>\n")
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return f"{opening}{''.join(urls)}</urlset>\n"
