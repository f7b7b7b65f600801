"""`llms.txt` (llmstxt.org): what the site is and where everything is, in Markdown, for language models.

A section for each language, the articles in it newest first, each with the data behind it. Addresses are absolute where
the site's is known, else relative to the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from explainer.finish.addresses import Address
from explainer.model.published import Published
from explainer.model.words import Locale

_MARKS = re.compile(r"[\\\[\]()<>*_`#]")


def llms(
    articles: Mapping[str, Sequence[tuple[Published, str]]],
    locales: Sequence[Locale],
    words: Mapping[str, Mapping[str, str]],
    data: str,
    where: Address,
) -> str:
    """The file; `articles` are each language's with their descriptions, `data` names an article's data file."""
    own = words[locales[0].tag]
    parts = [f"# {_text(own['site.name'])}", f"> {_text(own['description.home'])}", _text(own["how.method.source"])]
    for locale in locales:
        entries = [
            f"- [{_text(about.headline.text[locale.tag])}]({_address(locale.prefix, f'{about.slug}/', where)})"
            + (f": {_text(description)}" if description else "")
            for about, description in articles[locale.tag]
            if locale.tag in about.headline.text
        ]
        how = f"- [{_text(words[locale.tag]['nav.how'])}]({_address(locale.prefix, 'how/', where)})"
        parts.append("\n".join((f"## {_text(locale.name)}", "", *entries, how)))
    files = [
        f"- [{about.slug}/{data}]({_address('', f'{about.slug}/{data}', where)})"
        for about, _ in articles[locales[0].tag]
    ]
    if files:
        parts.append("\n".join(("## JSON", "", *files)))
    return "\n\n".join(parts) + "\n"


def _address(prefix: str, path: str, where: Address) -> str:
    return where.page(prefix, path) or f"{prefix}{path}"


def _text(words: str) -> str:
    """On one line, and no markup."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(words.split()))
