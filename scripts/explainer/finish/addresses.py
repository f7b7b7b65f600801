"""Where the site stands, and where a page stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

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


def alternates(place: PagePlace, where: Address) -> list[tuple[str, str]]:
    """Every language's address of a page, then the default language's once more as x-default."""
    known = [(locale, where.page(locale.prefix, place.path) or "") for locale in place.languages]
    default = [("x-default", url) for locale, url in known if not locale.prefix]
    return [*((locale.tag, url) for locale, url in known), *default]
