"""What of a page can be found: its heading, lines, questions and names, in the page's own language only."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.blocks import Answer, Card, Heading, Headline, Kicker, SourceSentence
from explainer.model.data import PLAIN, fields_of
from explainer.model.lines import Line
from explainer.model.message import Words
from explainer.model.page import Page
from explainer.search.index import Document

_HEADLINE, _LINE, _SENTENCE = 3, 2, 1


def documents(page: Page[Words], tag: str) -> list[Document]:
    """The sentences of an article's page in the language `tag`; side by side repeats them all and is left out.

    Words in another language than the page's (the article's English, a translation that is missing) are no documents:
    they are found on the pages of their own language.
    """
    if page.article is None or page.section == "side-by-side":
        return []
    found = (one for block in page.blocks for one in _found(block))
    section = next((link.title.text for link in page.nav if link.section == page.section), "")
    return [
        Document(page.path, anchor, page.title.text, text.text, weight, section)
        for anchor, text, weight in found
        if text.tag == tag and anchor
    ]


def _found(value: object) -> Iterator[tuple[str, Words, int]]:
    match value:
        case Kicker():
            return
        case Headline():
            yield value.line.anchor, value.line.text, _HEADLINE
        case Heading(level=1):
            yield value.anchor, value.text, _LINE
        case Line():
            yield value.anchor, value.text, _LINE
        case SourceSentence():
            if value.translation is not None:
                yield value.anchor, value.translation, _SENTENCE
        case Answer():
            yield value.anchor, value.question, _HEADLINE
            yield from _parts(value)
        case Card():
            yield value.anchor, value.name, _HEADLINE
            yield from _parts(value)
        case _:
            yield from _parts(value)


def _parts(value: object) -> Iterator[tuple[str, Words, int]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _found(item)
    else:
        for one in [getattr(value, name) for name in fields_of(value)]:
            if type(one) not in PLAIN:
                yield from _found(one)
