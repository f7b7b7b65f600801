"""From what was read to the files of `docs/`, in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from explainer import render, search
from explainer.compose.article import article_pages
from explainer.compose.site import home, how
from explainer.localise import Dictionary, is_complete, localise
from explainer.model.facts import Article
from explainer.model.message import Message
from explainer.model.page import Page
from explainer.model.words import Glossary, State
from explainer.pipeline.paths import Paths, load
from explainer.pipeline.reading import Reading, interface_states, languages_of, read, states_of
from explainer.search.documents import documents as documents_of

_SEARCH = "assets/search"


@dataclass(frozen=True)
class Built:
    """The files of `docs/` as they should be, and which folders of it are left as they are."""

    files: Mapping[str, bytes]
    """By path within `docs/`."""
    kept: tuple[str, ...]
    """Slugs of articles that have a problem: what stands in `docs/` for them stays."""
    whole: bool
    """Whether the pages that belong to no article are among the files."""
    reading: Reading


def build(paths: Paths, *, allow_missing: bool = False) -> Built:
    """Everything that `docs/` should hold; nothing is written."""
    reading = read(paths, allow_missing=allow_missing)
    dictionary = Dictionary({one.tag: one for one in reading.locales}, reading.catalogues, reading.glossary)
    good = [article for article in reading.articles if not reading.stops(article.slug)]
    kept = tuple(slug for slug in reading.article_problems if reading.stops(slug))
    # While an article that was published before has a problem, the pages that name all articles stay as they are too.
    whole = not any(one.is_blocking for one in reading.problems) and not any(
        (paths.docs / reading.tags[0] / slug).exists() for slug in kept
    )
    states = {article.slug: states_of(article, reading) for article in good}
    pages: list[Page[Message]] = []
    for article in good:
        pages.extend(article_pages(article, languages_of(article, reading), states[article.slug], reading.glossary))
    files: dict[str, bytes] = {}
    for locale in reading.locales:
        renderer = render.Renderer(paths.templates, locale)
        documents: list[search.Document] = []
        here = [article for article in good if locale.tag in languages_of(article, reading)]
        front = _front(here, states, reading) if whole else []
        for page in (*front, *pages):
            if locale.tag not in page.languages:
                continue
            localised = localise(page, locale.tag, dictionary)
            markdown = renderer.markdown(localised, complete=is_complete(localised))
            files[f"{locale.tag}/{_markdown_path(page.path)}"] = markdown.encode()
            if localised.calendar is not None:
                files[f"{locale.tag}/{localised.calendar.path}"] = render.calendar(localised.calendar, locale.tag)
            documents.extend(documents_of(localised, locale.tag))
        if whole:
            index = search.index(documents, _search_rules(paths, locale.tag), _synonyms(reading.glossary))
            files |= {f"{_SEARCH}/{locale.tag}/{name}": content for name, content in index.items()}
    return Built(files, kept, whole, reading)


def _front(
    articles: Sequence[Article], states: Mapping[str, Mapping[str, State]], reading: Reading
) -> list[Page[Message]]:
    """The pages that belong to no article, naming those that exist in a language."""
    interface = interface_states(reading)
    stated = [(article, states[article.slug]) for article in articles]
    return [home(articles, reading.tags, interface), how(stated, reading.tags, interface)]


def _markdown_path(path: str) -> str:
    """`a/` → `a/index.md`, `a/faq/` → `a/faq.md`, `` → `index.md`, `how/` → `how.md`."""
    parts = PurePosixPath(path).parts
    if not parts:
        return "index.md"
    if len(parts) == 1 and path != "how/":
        return f"{parts[0]}/index.md"
    return f"{'/'.join(parts)}.md"


def _search_rules(paths: Paths, tag: str) -> search.Rules:
    source = load(paths, paths.locales / "search" / f"{tag}.json")
    return search.rules(json.loads(source.text), source.span(0, 0))


def _synonyms(glossary: Glossary) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    return [
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in glossary.values()
    ]
