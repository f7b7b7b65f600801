"""The sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from explainer.finish.addresses import Address, SitePage, alternates

_SPACES = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9", "xmlns:xhtml": "http://www.w3.org/1999/xhtml"}


def sitemap(pages: Sequence[SitePage], where: Address) -> bytes | None:
    """The sitemap of every page that search engines may list, with its other languages; None without an address."""
    if where.site is None:
        return None
    root = ET.Element("urlset", _SPACES)
    for page in pages:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = where.of(page)
        for tag, address in alternates(page, where):
            ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": address})
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
