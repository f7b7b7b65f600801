"""Relative addresses between pages, the same in every language and under any path."""

from __future__ import annotations

import posixpath


def href(page: str, target: str, anchor: str = "") -> str:
    """The address of `target` as seen from `page` (both as in `Page.path`), with an optional anchor.

    `href("a/faq/", "a/source/", "s1")` is `../source/#s1`; on the same page it is the anchor alone.
    """
    fragment = f"#{anchor}" if anchor else ""
    if page == target and fragment:
        return fragment
    folder = posixpath.dirname(page) or "."
    relative = posixpath.relpath(target or ".", folder)
    slash = "/" if target.endswith("/") or not target else ""
    return f"{relative}{slash}{fragment}"
