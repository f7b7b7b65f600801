"""From what was read to the files of `docs/`, in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from explainer import render, search
from explainer.compose import record
from explainer.compose.article import article_pages
from explainer.compose.home import finder_entry, home_pages, is_large, newest_first
from explainer.compose.site import how
from explainer.localise import Dictionary, everywhere, in_one, is_complete, localise
from explainer.model.facts import Article
from explainer.model.message import Message
from explainer.model.page import Page
from explainer.model.words import State
from explainer.pipeline.containing import contained
from explainer.pipeline.paths import Paths, load, load_bytes, seeds
from explainer.pipeline.reading import Reading, interface_states, languages_of, read, states_of
from explainer.problem import Problem
from explainer.search.documents import documents as documents_of

_SEARCH = "assets/search"
_FINDER = "assets/explainers"


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
    locales = {one.tag: one for one in reading.locales}
    renderers = {tag: render.Renderer(paths.templates, one) for tag, one in locales.items()}
    texts = seeds(paths, reading.tags).texts
    parts: dict[str, _Part] = {}
    faults: dict[str, tuple[Problem, ...]] = {}
    for article in reading.articles:
        if not reading.stops(article.slug):
            found: list[Problem] = []
            names = Dictionary(locales, reading.catalogues, reading.names[article.slug])
            with contained(paths, texts[article.slug], found):
                digest = hashlib.sha256(load_bytes(paths, texts[article.slug])).hexdigest()
                parts[article.slug] = _part(article, names, renderers, reading, digest)
            faults[article.slug] = (*reading.article_problems[article.slug], *found)
    reading = replace(reading, article_problems={**reading.article_problems, **faults})
    good = [part for part in parts.values() if not reading.stops(part.article.slug)]
    kept = tuple(slug for slug in reading.article_problems if reading.stops(slug))
    # While an article that was published before has a problem, the pages that name all articles stay as they are too.
    whole = not any(one.is_blocking for one in reading.problems) and not any(
        (paths.docs / reading.tags[0] / slug).exists() for slug in kept
    )
    files = {record.SCHEMA: load_bytes(paths, paths.schemas / PurePosixPath(record.SCHEMA).name)}
    for part in good:
        files |= part.files
    if whole:
        for tag, renderer in renderers.items():
            files |= _of_all(good, tag, renderer, reading, paths)
    return Built(files, kept, whole, reading)


@dataclass
class _Part:
    """What an article brings into `docs/`."""

    article: Article
    names: Dictionary
    states: Mapping[str, State]
    files: dict[str, bytes]
    documents: dict[str, list[search.Document]]
    """By language: what a search finds of it."""


def _part(
    article: Article, names: Dictionary, renderers: Mapping[str, render.Renderer], reading: Reading, digest: str
) -> _Part:
    """An article's pages, calendars and facts; the default language's pages stand at the site's root."""
    states = states_of(article, reading)
    facts = record.record(article, states, names.glossary, digest)
    at = f"{reading.tags[0]}/{article.slug}/{record.PATH}"
    part = _Part(article, names, states, {at: render.data(everywhere(facts, states, names))}, {})
    for page in article_pages(article, languages_of(article, reading), states, names.glossary):
        for tag in page.languages:
            files, documents = _printed(page, tag, renderers[tag], names)
            part.files |= files
            part.documents.setdefault(tag, []).extend(documents)
    return part


def _printed(
    page: Page[Message], tag: str, renderer: render.Renderer, dictionary: Dictionary
) -> tuple[dict[str, bytes], list[search.Document]]:
    """A page's files in a language, and what a search finds of it."""
    localised = localise(page, tag, dictionary)
    markdown = renderer.markdown(localised, complete=is_complete(localised))
    files = {f"{tag}/{_markdown_path(page.path)}": markdown.encode()}
    if localised.calendar is not None:
        files[f"{tag}/{localised.calendar.path}"] = render.calendar(localised.calendar, tag)
    return files, [*documents_of(localised, tag)]


def _of_all(
    parts: Sequence[_Part], tag: str, renderer: render.Renderer, reading: Reading, paths: Paths
) -> dict[str, bytes]:
    """What belongs to no article in a language: the pages that name them all, the search, the finder."""
    files: dict[str, bytes] = {}
    documents: list[search.Document] = []
    dictionary = Dictionary({one.tag: one for one in reading.locales}, reading.catalogues, reading.glossary)
    for page in _front(parts, tag, reading):
        if tag in page.languages:
            pages, found = _printed(page, tag, renderer, dictionary)
            files |= pages
            documents.extend(found)
    documents.extend(document for part in parts for document in part.documents.get(tag, ()))
    rules = _search_rules(paths, tag)
    index = search.index(documents, rules, _synonyms(reading))
    here = {part.article.slug: part for part in parts if tag in languages_of(part.article, reading)}
    articles = [part.article for part in here.values()]
    if is_large(articles):
        entries = [in_one(finder_entry(one), tag, here[one.slug].names) for one in newest_first(articles)]
        files[f"{_FINDER}/{tag}.json"] = render.finder(entries, rules.letters)
    return files | {f"{_SEARCH}/{tag}/{name}": content for name, content in index.items()}


def _front(parts: Sequence[_Part], tag: str, reading: Reading) -> Iterator[Page[Message]]:
    """The pages of a language that belong to no article, naming those that exist in it."""
    interface = interface_states(reading)
    by_tag = {
        one: [part.article for part in parts if one in languages_of(part.article, reading)] for one in reading.tags
    }
    yield from home_pages(by_tag, tag, reading.tags, interface)
    states = [(part.article, part.states) for part in parts if tag in languages_of(part.article, reading)]
    yield how(states, reading.tags, interface)


def _markdown_path(path: str) -> str:
    """`a/` → `a/index.md`, `a/faq/` → `a/faq.md`, `` → `index.md`, `how/` → `how.md`."""
    parts = PurePosixPath(path).parts
    if not parts:
        return "index.md"
    if len(parts) == 1 and path != "how/":
        return f"{parts[0]}/index.md"
    return f"{'/'.join(parts)}.md"


def _search_rules(paths: Paths, tag: str) -> search.Rules:
    source = load(paths, paths.locales / tag / "search.json")
    return search.rules(json.loads(source.text), source.span(0, 0))


def _synonyms(reading: Reading) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    glossaries = (reading.glossary, *reading.names.values())
    terms = {id(term): term for glossary in glossaries for term in glossary.values()}
    groups = (
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in terms.values()
    )
    return [*dict.fromkeys(groups)]
