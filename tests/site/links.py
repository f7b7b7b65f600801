"""The addresses on a page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from tests.site.pages import Html, elements

_ADDRESSES = ("href", "src", "action", "data", "poster", "{http://www.w3.org/1999/xlink}href")


def addresses(page: Html) -> Iterator[tuple[Element, str]]:
    """Every address on a page that a browser might go to or load."""
    for element in elements(page.root):
        for attribute in _ADDRESSES:
            if attribute in element.attrib:
                yield element, element.attrib[attribute]


def is_elsewhere(address: str) -> bool:
    """Whether an address names a host or is data."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in {"data", "mailto"}
