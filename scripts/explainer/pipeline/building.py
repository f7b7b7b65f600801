"""From what was read to the files of `docs/`, in memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from explainer.pipeline.paths import Paths, load, load_bytes, seeds
from explainer.pipeline.reading import Reading, interface_states, languages_of, read, states_of
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
    dictionary = Dictionary(locales, reading.catalogues, reading.glossary)
    own = {slug: Dictionary(locales, reading.catalogues, names) for slug, names in reading.names.items()}
    good = [article for article in reading.articles if not reading.stops(article.slug)]
    kept = tuple(slug for slug in reading.article_problems if reading.stops(slug))
    # While an article that was published before has a problem, the pages that name all articles stay as they are too.
    whole = not any(one.is_blocking for one in reading.problems) and not any(
        (paths.docs / reading.tags[0] / slug).exists() for slug in kept
    )
    states = {article.slug: states_of(article, reading) for article in good}
    pages: list[Page[Message]] = []
    for article in good:
        names = reading.names[article.slug]
        pages.extend(article_pages(article, languages_of(article, reading), states[article.slug], names))
    files = _data(good, own, states, reading, paths)
    by_tag = {tag: [one for one in good if tag in languages_of(one, reading)] for tag in reading.tags}
    for locale in reading.locales:
        renderer = render.Renderer(paths.templates, locale)
        documents: list[search.Document] = []
        front = list(_front(by_tag, locale.tag, states, reading)) if whole else []
        for page in (*front, *pages):
            if locale.tag not in page.languages:
                continue
            localised = localise(page, locale.tag, own.get(page.article or "", dictionary))
            markdown = renderer.markdown(localised, complete=is_complete(localised))
            files[f"{locale.tag}/{_markdown_path(page.path)}"] = markdown.encode()
            if localised.calendar is not None:
                files[f"{locale.tag}/{localised.calendar.path}"] = render.calendar(localised.calendar, locale.tag)
            documents.extend(documents_of(localised, locale.tag))
        if whole:
            rules = _search_rules(paths, locale.tag)
            index = search.index(documents, rules, _synonyms(reading))
            if is_large(by_tag[locale.tag]):
                entries = [
                    in_one(finder_entry(article), locale.tag, own[article.slug])
                    for article in newest_first(by_tag[locale.tag])
                ]
                files[f"{_FINDER}/{locale.tag}.json"] = render.finder(entries, rules.letters)
            files |= {f"{_SEARCH}/{locale.tag}/{name}": content for name, content in index.items()}
    return Built(files, kept, whole, reading)


def _data(
    articles: Sequence[Article],
    dictionaries: Mapping[str, Dictionary],
    states: Mapping[str, Mapping[str, State]],
    reading: Reading,
    paths: Paths,
) -> dict[str, bytes]:
    """The articles' facts for machines, and the schema of these files.

    The default language's pages stand at the site's root, and so does what belongs to no language.
    """
    texts = seeds(paths, reading.tags).texts
    files = {record.SCHEMA: load_bytes(paths, paths.schemas / PurePosixPath(record.SCHEMA).name)}
    for article in articles:
        slug = article.slug
        digest = hashlib.sha256(load_bytes(paths, texts[slug])).hexdigest()
        facts = record.record(article, states[slug], reading.names[slug], digest)
        said = everywhere(facts, states[slug], dictionaries[slug])
        files[f"{reading.tags[0]}/{slug}/{record.PATH}"] = render.data(said)
    return files


def _front(
    by_tag: Mapping[str, Sequence[Article]], tag: str, states: Mapping[str, Mapping[str, State]], reading: Reading
) -> Iterator[Page[Message]]:
    """The pages of a language that belong to no article, naming those that exist in it."""
    interface = interface_states(reading)
    yield from home_pages(by_tag, tag, reading.tags, interface)
    yield how([(article, states[article.slug]) for article in by_tag[tag]], reading.tags, interface)


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


def _synonyms(reading: Reading) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    glossaries = (reading.glossary, *reading.names.values())
    terms = {term.forms["en"].words: term for glossary in glossaries for term in glossary.values()}
    return [
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in terms.values()
    ]
