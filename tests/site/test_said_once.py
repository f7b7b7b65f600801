"""The summary is complete by itself; the other pages only add. A report (`--junit-xml`) has the figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from tests.article import SLUG
from tests.site.pages import TAGS, Html, Site, inside, line_text, text

SECTIONS = ("", "participants/", "timeline/", "faq/")
MOST = 2.2
"""All four together have so many times the summary's words; before they only added, it was 4.3."""
_ARTICLES = "q"
"""The article's own words, which are no words of ours."""
_DRAWN = ("svg", ".t-mark", ".known__parties")
"""A drawing's, which says again what the text says."""


def words_of(page: Html) -> int:
    """Words of a page's own text in its language, of Japanese the letters; no drawers, no names in other languages."""
    said = text(page.body, without=(".drawers", ".made", ".mark", ".card__names", _ARTICLES, *_DRAWN))
    return len(re.findall(r"[぀-ヿ一-鿿]" if page.tag == "ja" else r"\w[\w’'-]*", said))


@pytest.mark.parametrize("tag", TAGS)
def test_the_other_pages_only_add_to_the_summary(
    site: Site, tag: str, record_property: Callable[[str, object], None]
) -> None:
    pages = [site.page(tag, f"{SLUG}/{section}") for section in SECTIONS]
    counts = [words_of(page) for page in pages]
    said = Counter(line_text(line) for page in pages for line in page.all(".line"))
    often = sum(count > 1 for count in said.values())
    figures = (
        f"{counts} words, {sum(counts) / counts[0]:.2f} × the summary; {len(said)} sentences, {often} more than once"
    )
    record_property("figures", figures)
    assert sum(counts) <= MOST * counts[0], figures


@pytest.mark.parametrize("tag", TAGS)
def test_the_summary_says_what_matters_in_its_order(site: Site, tag: str) -> None:
    page = site.page(tag, f"{SLUG}/")
    blocks = [one for name in (".status", ".lines--lead", ".not-known", ".lines--key") for one in page.all(name)]
    places = {id(one): at for at, one in enumerate(page.body.iter())}
    assert len(blocks) == 4
    assert [*map(id, blocks)] == sorted(map(id, blocks), key=places.__getitem__)
    marks = [mark for name in ("h1", ".status", ".kicker") for head in page.all(name) for mark in inside(head, ".mark")]
    assert not marks, "headline and status carry no marks"
