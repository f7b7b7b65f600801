"""Where the site stands, and where a page stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from explainer.model.words import Locale


@dataclass(frozen=True)
class Address:
    """Where the site and its repository are; either may be unknown."""

    site: str | None
    """Absolute, ending in `/`."""
    repository: str | None

    def page(self, prefix: str, path: str) -> str | None:
        """The absolute address of a page."""
        return None if self.site is None else f"{self.site}{quote(prefix + path)}"

    def of(self, page: SitePage, anchor: str = "") -> str | None:
        """The absolute address of a page of the site, or of what stands on it under that id."""
        own = self.page(page.locale.prefix, page.path)
        return f"{own}#{anchor}" if own is not None and anchor else own


@dataclass(frozen=True)
class SitePage:
    """A page of the printed site, what it says of itself, and the languages it exists in."""

    path: str
    locale: Locale
    languages: tuple[Locale, ...]
    """Where it may be found by search engines, in the site's order."""
    title: str
    description: str

    @property
    def file(self) -> str:
        """Its HTML, from the site's root."""
        return page_file(self.locale, self.path)

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list it."""
        return self.locale in self.languages


def page_file(locale: Locale, path: str) -> str:
    """The HTML of a page, from the site's root."""
    return f"{locale.prefix}{path}index.html"


_OF_A_PATH = "/:@!$&'()+*,;=~%"
"""What stands in a path as it is (RFC 3986), besides letters, digits and `-._`."""


def address(site_url: str | None, repository_url: str | None) -> Address:
    """The addresses as given in the environment: empty means unknown; a missing final slash is added.

    They become URIs, as sitemaps and feeds require: the host in IDNA, the path percent-encoded, once. Raises ValueError
    with a sentence that says why one is not the address of a site or a repository: it is no http(s) address, or has a
    user, a query, a fragment or white space, which pages below it would carry along.
    """
    site, repository = _uri(site_url, "site"), _uri(repository_url, "repository")
    return Address(site and f"{site}/", repository)


def _uri(written: str | None, of: str) -> str | None:
    """The URI of an address as a person wrote it, without a final slash."""
    if not written:
        return None
    named = repr(re.sub("(?<=//)[^/@]*@", "…@", written))  # a password is not for a log
    try:
        parts = urlsplit(written)
        host, port = _host(parts.hostname or ""), parts.port
        path = quote(re.sub("%(?![0-9A-Fa-f]{2})", "%25", parts.path), safe=_OF_A_PATH)
    except ValueError as error:
        message = f"not the address of a {of}: {named} ({error})"
        raise ValueError(message) from None
    faults = {
        "white space": re.search(r"[\s\x00-\x1f\x7f]", written),
        "no http:// or https:// before it": parts.scheme not in {"http", "https"},
        "no host": not host,
        "a user's name": "@" in parts.netloc,
        "a query": "?" in written,
        "a fragment": "#" in written,
        "a backslash": "\\" in written,
        "steps in its path": not {".", ".."}.isdisjoint(path.split("/")),
    }
    found = [fault for fault, is_there in faults.items() if is_there]
    if found:
        message = f"not the address of a {of}: {named} has {found[0]}"
        raise ValueError(message)
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{path.rstrip('/')}"


def _host(name: str) -> str:
    """A host as the domain name system has it; raises ValueError where it can have none such."""
    if ":" in name:
        return f"[{name}]"
    if re.fullmatch("[a-z0-9._-]*", name):
        return name
    return idna.encode(name, uts46=True).decode("ascii")


def alternates(page: SitePage, where: Address) -> list[tuple[str, str]]:
    """Every language's address of a page, then the default language's once more as x-default."""
    known = [(locale, where.page(locale.prefix, page.path) or "") for locale in page.languages]
    default = [("x-default", url) for locale, url in known if not locale.prefix]
    return [*((locale.tag, url) for locale, url in known), *default]
