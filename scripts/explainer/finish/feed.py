"""What is new, for feed readers (Atom, RFC 4287): an entry for each article and one for each correction.

An entry is dated by the explainer's own days as the facts file states them: when it was published, corrected, reviewed.
The article's date tells when the news was, not when there was something new here; the build's tells nothing. What has
no such day has no entry. The feed's ids are the pages' addresses, so without an address there is no feed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
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
class _News:
    id: str
    link: str
    title: str
    summary: str
    published: dt.date | None
    updated: dt.date
    """Atom asks for a time of the day, and the facts file has none: the library writes the day's beginning."""


def feed(
    articles: Sequence[tuple[Published, str]], locale: Locale, words: Mapping[str, str], where: Address
) -> bytes | None:
    """A language's feed of its articles, each with its description; None without an address or without any date.

    `words` are the interface's in that language.
    """
    home = where.page(locale.prefix, "")
    news = [one for about, text in articles for one in _news(about, text, locale, words, where)]
    if home is None or not news:
        return None
    from feedgenerator import Atom1Feed  # noqa: PLC0415 - most commands write no feed

    own, name = f"{home}{FEED}", words["site.name"]
    written = Atom1Feed(
        name, home, words["description.home"], locale.tag, author_name=name, feed_url=own, feed_guid=own
    )
    for one in sorted(news, key=lambda one: (one.updated, one.id), reverse=True)[:_MOST]:
        # The library calls every summary HTML, so this text is written as HTML.
        summary = escape(one.summary, quote=False)
        written.add_item(one.title, one.link, summary, unique_id=one.id, pubdate=one.published, updateddate=one.updated)
    return f"{written.writeString('utf-8')}\n".encode()


def feed_link(locale: Locale, words: Mapping[str, str], where: Address) -> str:
    """The link that leads a page's reader to the feed of its language."""
    href = escape(where.page(locale.prefix, FEED) or FEED)
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(words["site.name"])}" href="{href}">'


def _news(
    about: Published, description: str, locale: Locale, words: Mapping[str, str], where: Address
) -> Iterator[_News]:
    headline = about.headline.text.get(locale.tag)
    page = where.page(locale.prefix, f"{about.slug}/")
    how = where.page(locale.prefix, "how/")
    words_of = about.languages.get(locale.tag)
    first = None if words_of is None else words_of.published
    last = about.changed(locale.tag) or first
    if headline is None or page is None or last is None:
        return
    yield _News(page, page, headline, description, first, last)
    title = f"{words['how.corrections']}: {headline}"
    for one in about.corrections:
        if locale.tag in one.because:
            own = f"{how}#{anchor(about.slug, one.id)}"
            yield _News(own, f"{page}#corrections", title, one.because[locale.tag], one.on, one.on)
