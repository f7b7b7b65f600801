"""Every address that the site writes has its target, wherever the site will stand."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import unquote, urljoin, urlsplit

from explainer.model.printed import File, Link, PrintedSite
from explainer.problem import Problem

_ANYWHERE = "https://site.invalid/folder/"
"""Stands for the site's address, which no address within the site may depend on."""
_ALWAYS = frozenset({"", "top"})
"""Fragments that lead to a page's beginning."""
NOT_FOUND = "404.html"
"""Is shown under any address, so that its links cannot be relative."""


def dead_link(file: File, site: PrintedSite) -> Iterator[Problem]:
    """Every address within the site leads to a file of it and, where it has a fragment, to an id on that page.

    This holds for links, scripts, style sheets and forms, for feeds, calendars, the sitemap, linked data, search and
    every other list of ours. Addresses on a page are relative, so that they hold under any address of the site; the
    404 page's begin where the site's do. Other sites' addresses are not followed: a build asks nothing of a network.
    Codes: `dead-link`, `dead-anchor`, `outside-site`.
    Bad: `<a href="../faq/#wher">`, where the questions have an anchor `where`; `<a href="/faq/">`
    Good: `<a href="../faq/#where">`
    """
    for link in {link.address: link for link in reversed(file.links)}.values():
        if problem := _fault(link, file, site):
            yield problem


def targets(file: File, site: str | None) -> frozenset[tuple[str, str]] | None:
    """The files of the site that its links lead to, each with the id on it, if any: where these are, none is dead.

    `site` is its address. None where a link leaves the site's folder.
    """
    links = {(link.address, link.base): link for link in file.links}.values()
    found = {one for one in (_within(link, file, site) for link in links) if one is not None}
    return frozenset(map(_target, found)) if all(one.startswith(_ANYWHERE) for one in found) else None


def _target(address: str) -> tuple[str, str]:
    """The file of an address under `_ANYWHERE`, and the id on it: empty for its beginning, and where it is no page."""
    parts = urlsplit(address.removeprefix(_ANYWHERE))
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    target = f"{path}index.html" if path.endswith("/") or not path else path
    return target, fragment if fragment not in _ALWAYS and target.endswith(".html") else ""


def _fault(link: Link, file: File, site: PrintedSite) -> Problem | None:
    address = _within(link, file, site.address)
    if address is None:
        return None
    said = f"{link.by} leads to '{link.address}'"
    if not address.startswith(_ANYWHERE):
        message = f"{said}, which leaves the folder that the site stands in"
        return Problem(file.place(link.at), "outside-site", message, "write it relative to the page")
    target, fragment = _target(address)
    if target not in site.files:
        message = f"{said}: the site has no file '{target}'"
        return Problem(file.place(link.at), "dead-link", message, "lead to what is there")
    there = site.ids(target) if fragment else frozenset()
    if not fragment or fragment in there:
        return None
    near = get_close_matches(fragment, sorted(there), n=1)
    fix = f"lead to one that is there; the nearest is '{near[0]}'" if near else "lead to one that is there"
    return Problem(file.place(link.at), "dead-anchor", f"{said}: '{target}' has no id '{fragment}'", fix)


def _within(link: Link, file: File, site: str | None) -> str | None:
    """An address of this site as it would be under `_ANYWHERE`; None for another site's, and for one that is none."""
    if site is not None and link.address.startswith(site):
        return _ANYWHERE + link.address.removeprefix(site)
    parts = urlsplit(link.address)
    if parts.scheme or parts.netloc:
        return None
    if file.path == NOT_FOUND and parts.path.startswith("/"):
        base = urlsplit(site or "/").path
        return _ANYWHERE + link.address.removeprefix(base) if link.address.startswith(base) else link.address
    return urljoin(_ANYWHERE + (file.path if link.base is None else link.base), link.address)
