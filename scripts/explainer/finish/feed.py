"""What is new, for feed readers (Atom, RFC 4287): an entry for each article and one for each correction.

An entry is dated by the explainer's own days as the facts file states them: when it was published, corrected, reviewed.
The article's date tells when the news was, not when there was something new here; the build's tells nothing. What has
no such day has no entry. The feed's ids are the pages' addresses, so without an address there is no feed.
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
    published: dt.date | None
    updated: dt.date


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
    words_of = about.languages.get(locale.tag)
    first = None if words_of is None else words_of.published
    last = about.changed(locale.tag) or first
    if headline is None or page is None or last is None:
        return []
    corrections = [
        _Entry(
            id=f"{how}#{anchor(about.slug, one.id)}",
            link=f"{page}#corrections",
            title=f"{words['how.corrections']}: {headline}",
            summary=one.because[locale.tag],
            published=one.on,
            updated=one.on,
        )
        for one in about.corrections
        if locale.tag in one.because
    ]
    return [_Entry(page, page, headline, description, first, last), *corrections]


def _written(entry: _Entry) -> str:
    published = "" if entry.published is None else f"    <published>{_moment(entry.published)}</published>\n"
    return (
        f"  <entry>\n    <id>{escape(entry.id)}</id>\n    <title>{escape(entry.title)}</title>\n"
        f"{published}    <updated>{_moment(entry.updated)}</updated>\n"
        f'    <link rel="alternate" type="text/html" href="{escape(entry.link)}"/>\n'
        f"    <summary>{escape(entry.summary)}</summary>\n  </entry>\n"
    )


def _moment(day: dt.date) -> str:
    """The day's beginning: Atom asks for a time, and the facts file has none."""
    return f"{day.isoformat()}T00:00:00Z"
