"""Pages look the same whether Markdown reads the HTML in them or takes it as it is."""

from __future__ import annotations

import re

import markdown
import pytest

import mkdocs_hook

ASIDE = '<aside class="drawer">\n<p>One &#35; <mark>two</mark>.</p>\n</aside>'
PAGES = {
    "a block": f"# Title\n\n{ASIDE}\n\nText.\n",
    "two blocks": f"{ASIDE}\n\n{ASIDE}\n",
    "a block within a block": '<div class="a">\n<div>\n<p>One.</p>\n</div>\n</div>\n\nText *again*.\n',
    "a block that goes on behind a blank line": f"<div>\n\n{ASIDE}\n\n</div>\n\n*Text*\n",
    "a block without its end": "<div>\n<p>One.</p>\n\nText *again*.\n",
    "one end too many": "<div>\n<p>One.</p>\n</div></div>\n\nText *again*.\n",
    "an inline element": "<span>*One*</span>\n\n*Text*\n",
    "Markdown within": '<div markdown="1">\n\n- *One*\n- <b>two</b>\n\n</div>\n\n*Text*\n',
    "HTML in Markdown within": f'<div markdown="1">\n\n*One*\n\n<p title=two>Three.</p>\n\n</div>\n\n{ASIDE}\n',
    "code": f"    {ASIDE}\n\n`<p>`\n\n<p>`*One*`</p>\n",
    "text behind a block": "<p>One.</p> *two*\n\n<p>One.</p>\n*two*\n",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_html_from_one_blank_line_to_the_next_is_printed_as_markdown_prints_it(text: str) -> None:
    plain = markdown.markdown(text, extensions=["attr_list", "md_in_html"])
    ours = markdown.markdown(text, extensions=["attr_list", "md_in_html", mkdocs_hook.WholeBlocks()])

    assert re.sub(r"\n\s*", "\n", ours) == re.sub(r"\n\s*", "\n", plain)
