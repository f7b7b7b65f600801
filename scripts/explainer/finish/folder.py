"""A page that is opened from a folder, by a double click, with no server that completes its links."""

from __future__ import annotations

import html as markup
import re

_HREF = re.compile(r'(?<=\shref=")[^"]+(?=")')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/?#]", re.IGNORECASE)
"""How an address begins that is not relative to the page's own folder."""


def for_folder(html: str) -> str:
    """The page with links that name files, where a server would have completed a folder's: `../faq/index.html#why`."""
    return _HREF.sub(_file, html)


def _file(found: re.Match[str]) -> str:
    address = markup.unescape(found[0])
    path = re.split("[?#]", address, maxsplit=1)[0]
    if _ELSEWHERE.match(address) or path.rpartition("/")[2] not in {"", ".", ".."}:
        return found[0]
    return markup.escape(f"{path.removesuffix('/')}/index.html{address[len(path) :]}")
