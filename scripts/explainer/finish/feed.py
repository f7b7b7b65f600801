"""What is new, for feed readers (Atom, RFC 4287): an entry for each article and one for each correction.

An entry's `updated` is the article's own date, or that of its newest correction; never the build's, so an article
without any date has no entry. The feed's ids are the pages' addresses, so without an address there is no feed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from explainer.finish.addresses import Address
from explainer.model.anchors import anchor
from explainer.model.published import Published
from explainer.model.words import Locale

FEED = "feed.xml"
"""Within a language's folder."""
_MOST = 60
"""Entries, the newest; a reader who comes back after more than that has the home page."""


@dataclass(frozen=True)
class _Entry:
    id: str
    link: str
    title: str
    summary: str
    updated: dt.datetime


def feed(
    articles: Sequence[tuple[Published, str]], locale: Locale, words: Mapping[str, str], where: Address
) -> str | None:
    """A language's feed of its articles, each with its description; None without an address or without any date.

    `words` are the interface's in that language.
    """
    home = where.page(locale.prefix, "")
    entries = [entry for about, text in articles for entry in _entries(about, text, locale, words, where)]
    newest = sorted(entries, key=lambda one: (one.updated, one.id), reverse=True)[:_MOST]
    if home is None or not newest:
        return None
    own = escape(f"{home}{FEED}")
    name = escape(words["site.name"])
    head = (
        f"  <id>{own}</id>\n  <title>{name}</title>\n  <subtitle>{escape(words['description.home'])}</subtitle>\n"
        f"  <updated>{_moment(newest[0].updated)}</updated>\n  <author><name>{name}</name></author>\n"
        f'  <link rel="self" type="application/atom+xml" href="{own}"/>\n'
        f'  <link rel="alternate" type="text/html" hreflang="{locale.tag}" href="{escape(home)}"/>\n'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale.tag}">\n'
        f"{head}{''.join(map(_written, newest))}</feed>\n"
    )


def feed_link(locale: Locale, words: Mapping[str, str], where: Address) -> str:
    """The link that leads a page's reader to the feed of its language."""
    href = escape(where.page(locale.prefix, FEED) or FEED)
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(words["site.name"])}" href="{href}">'


def _entries(
    about: Published, description: str, locale: Locale, words: Mapping[str, str], where: Address
) -> list[_Entry]:
    headline = about.headline.get(locale.tag)
    page = where.page(locale.prefix, f"{about.slug}/")
    how = where.page(locale.prefix, "how/")
    if headline is None or page is None or about.updated is None:
        return []
    corrections = [
        _Entry(
            id=f"{how}#{anchor(about.slug, one.id)}",
            link=f"{how}#corrections",
            title=f"{words['how.corrections']}: {headline}",
            summary=one.because[locale.tag],
            updated=dt.datetime.combine(one.on, dt.time(), dt.UTC),
        )
        for one in about.corrections
        if locale.tag in one.because
    ]
    return [_Entry(page, page, headline, description, about.updated), *corrections]


def _written(entry: _Entry) -> str:
    return (
        f"  <entry>\n    <id>{escape(entry.id)}</id>\n    <title>{escape(entry.title)}</title>\n"
        f"    <updated>{_moment(entry.updated)}</updated>\n"
        f'    <link rel="alternate" type="text/html" href="{escape(entry.link)}"/>\n'
        f"    <summary>{escape(entry.summary)}</summary>\n  </entry>\n"
    )


def _moment(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
