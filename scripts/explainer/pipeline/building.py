"""From what was read to the files of `docs/`, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from explainer import render, search
from explainer.compose import record
from explainer.compose.article import article_pages
from explainer.compose.home import finder_entry, home_pages, is_large, newest_first
from explainer.compose.site import STATUS, how, status
from explainer.language.data import read_data
from explainer.language.scripts import unspaced
from explainer.localise import Dictionary, everywhere, in_one, is_complete, localise
from explainer.model.facts import Article
from explainer.model.message import Message
from explainer.model.page import Page
from explainer.model.words import Progress, State
from explainer.pipeline.containing import attempt
from explainer.pipeline.languages import search_file
from explainer.pipeline.paths import Paths, is_there, load, load_bytes
from explainer.pipeline.states import interface_states, may_be_listed, progress_of, states_of
from explainer.pipeline.verifying import Verified, verify
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
    tags: tuple[str, ...]
    """The site's languages."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, sorted by place."""


def build(paths: Paths, *, allow_missing: bool = False) -> Built:
    """Everything that `docs/` should hold; nothing is written."""
    verified = verify(paths, allow_missing=allow_missing)
    renderers = {one.tag: render.Renderer(paths.templates, one) for one in verified.reading.locales}
    parts, verified = _parts(verified, renderers, paths)
    kept = tuple(slug for slug in verified.article_problems if verified.stops(slug))
    is_whole = _is_whole(verified, kept, paths)
    files = {record.SCHEMA: load_bytes(paths, paths.schemas / PurePosixPath(record.SCHEMA).name)}
    for part in parts:
        files |= part.files
    if is_whole:
        for tag, renderer in renderers.items():
            files |= _of_all(parts, tag, renderer, verified, paths)
    return Built(files, kept, is_whole, verified.reading.tags, tuple(verified.all_problems))


def _parts(verified: Verified, renderers: Mapping[str, render.Renderer], paths: Paths) -> tuple[list[_Part], Verified]:
    """What each article that may be published brings, and what has been verified with the faults met on the way."""
    parts: list[_Part] = []
    for article in verified.articles:
        if not verified.stops(article.slug):
            step = partial(_part, article, verified, renderers, paths)
            part, problems = attempt(paths, verified.reading.texts[article.slug], step)
            parts += [] if part is None else [part]
            verified = verified.told(article.slug, problems)
    return parts, verified


def _is_whole(verified: Verified, kept: Sequence[str], paths: Paths) -> bool:
    """While an article that was published before has a problem, the pages that name all articles stay as they are."""
    pages = paths.docs / verified.reading.tags[0]
    return not any(one.is_blocking for one in verified.problems) and not any((pages / slug).exists() for slug in kept)


# ---- An article


@dataclass(frozen=True)
class _Sheets:
    """Pages in one language, and what a search finds of them."""

    files: Mapping[str, bytes]
    documents: tuple[search.Document, ...]


@dataclass(frozen=True)
class _Part:
    """What an article brings into `docs/`."""

    article: Article
    words: Dictionary
    states: Mapping[str, State]
    progress: Mapping[str, Progress]
    data: tuple[str, bytes]
    """What it says for machines, and where in `docs/` that lies."""
    sheets: Mapping[str, _Sheets]
    """By tag, of the languages that it is published in."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """All that lies in its folders."""
        return dict([self.data, *(file for one in self.sheets.values() for file in one.files.items())])


def _part(
    article: Article, verified: Verified, renderers: Mapping[str, render.Renderer], paths: Paths
) -> tuple[_Part, tuple[Problem, ...]]:
    """An article's pages, calendars and facts; the default language's pages stand at the site's root."""
    reading = verified.reading
    words = verified.words(article.slug)
    states = states_of(article, words)
    digest = hashlib.sha256(load_bytes(paths, reading.texts[article.slug])).hexdigest()
    facts = everywhere(record.record(article, states, words.glossary, digest), states, words)
    pages = [*article_pages(article, tuple(states), states, words.glossary)]
    return _Part(
        article,
        words,
        states,
        progress_of(article, verified),
        (f"{reading.tags[0]}/{article.slug}/{record.PATH}", render.data(facts)),
        {
            tag: _printed(pages, tag, words, renderers[tag], may_be_listed=may_be_listed(article, states, tag))
            for tag in states
        },
    ), ()


def _printed(
    pages: Iterable[Page[Message]],
    tag: str,
    words: Dictionary,
    renderer: render.Renderer,
    *,
    may_be_listed: bool = True,
) -> _Sheets:
    """The pages that exist in a language."""
    files: dict[str, bytes] = {}
    documents: list[search.Document] = []
    for page in (localise(one, tag, words) for one in pages if tag in one.languages):
        is_listed = may_be_listed and is_complete(page)
        files[f"{tag}/{_markdown_path(page.path)}"] = renderer.markdown(page, listed=is_listed).encode()
        if page.calendar is not None:
            files[f"{tag}/{page.calendar.path}"] = render.calendar(page.calendar, tag)
        documents.extend(documents_of(page, tag))
    return _Sheets(files, tuple(documents))


def _markdown_path(path: str) -> str:
    """`a/` → `a/index.md`, `a/faq/` → `a/faq.md`, `` → `index.md`, `how/` → `how.md`."""
    parts = PurePosixPath(path).parts
    if not parts:
        return "index.md"
    if len(parts) == 1 and path not in {"how/", STATUS}:
        return f"{parts[0]}/index.md"
    return f"{'/'.join(parts)}.md"


# ---- What belongs to no article


def _of_all(
    parts: Sequence[_Part], tag: str, renderer: render.Renderer, verified: Verified, paths: Paths
) -> dict[str, bytes]:
    """In a language: the pages that name all articles, the search, the finder."""
    front = _printed(_front(parts, tag, verified), tag, verified.words(), renderer)
    here = [part for part in parts if tag in part.sheets]
    documents = [*front.documents, *(document for part in here for document in part.sheets[tag].documents)]
    rules = _search_rules(paths, tag)
    index = search.index(documents, rules, _synonyms(verified))
    found = {f"{_SEARCH}/{tag}/{name}": content for name, content in index.items()}
    return {**front.files, **found, **_finder(here, tag, rules)}


def _front(parts: Sequence[_Part], tag: str, verified: Verified) -> Iterator[Page[Message]]:
    """The pages of a language that name the articles that exist in it."""
    tags, interface = verified.reading.tags, interface_states(verified.reading)
    by_tag = {one: [part.article for part in parts if one in part.sheets] for one in tags}
    yield from home_pages(by_tag, tag, tags, interface)
    here = [part for part in parts if tag in part.sheets]
    yield how([(part.article, part.states) for part in here], tags, interface)
    yield status([(part.article, part.progress) for part in here], tags, interface)


def _finder(parts: Sequence[_Part], tag: str, rules: search.Rules) -> dict[str, bytes]:
    """What finds one of many articles by its people and countries; nothing where a list of all is shorter."""
    words = {part.article.slug: part.words for part in parts}
    articles = [part.article for part in parts]
    if not is_large(articles):
        return {}
    entries = [in_one(finder_entry(one), tag, words[one.slug]) for one in newest_first(articles)]
    return {f"{_FINDER}/{tag}.json": render.finder(entries, rules.fold)}


def _search_rules(paths: Paths, tag: str) -> search.Rules:
    file = search_file(paths, tag)
    return read_data(load(paths, file), search.Rules) if is_there(file) else search.Rules(unspaced=unspaced(tag))


def _synonyms(verified: Verified) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    glossaries = (verified.reading.glossary, *verified.names.values())
    terms = {id(term): term for glossary in glossaries for term in glossary.values()}
    groups = (
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in terms.values()
    )
    return [*dict.fromkeys(groups)]
