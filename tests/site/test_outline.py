"""A page that is looked over leads where a parser finds that it does; what cannot be told so is left to the parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.read.printed import read_outline, read_page
from explainer.source import Source

LEFT = {
    "another kind of quotation mark": "<a href='../faq/'>a</a>",
    "no quotation marks": "<a href=../faq/>a</a>",
    "space around the sign": '<a href = "../faq/">a</a>',
    "addresses in a list": '<img srcset="a.png 1x, b.png 2x">',
    "a style sheet": "<style>a{background:url(a.png)}</style>",
    "a style": '<p style="background:url(a.png)">a</p>',
    "another address soon": '<meta http-equiv="refresh" content="0; url=../faq/">',
    "an id without its marks": "<p id=one>a</p>",
}


def test_it_leads_where_a_parser_finds(built_site: Path) -> None:
    looked_over = 0
    for file in sorted(built_site.rglob("index.html")):
        html = file.read_text("utf-8")
        outline, page = read_outline(html), read_page(Source(file.name, html), file.name)
        assert outline is not None, file
        assert outline.addresses == {link.address for link in page.links}
        assert outline.ids == page.by_id.keys()
        assert outline.drawers == {name for name, one in page.by_id.items() if "popover" in one.attributes}
        looked_over += len(outline.opened)
    assert looked_over > 100


@pytest.mark.parametrize("html", LEFT.values(), ids=LEFT)
def test_what_it_cannot_tell_is_left_to_the_parser(html: str) -> None:
    assert read_outline(html) is None


def test_capital_letters_are_none_too_many() -> None:
    outline = read_outline('<A HREF="../faq/" ID="one">a</A>')
    assert outline is not None
    assert outline.addresses == {"../faq/"}
    assert outline.ids == {"one"}
