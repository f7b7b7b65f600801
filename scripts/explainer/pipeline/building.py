"""From what was read to the files of `docs/`, in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from explainer import render, search
from explainer.compose import record
from explainer.compose.article import article_pages
from explainer.compose.home import finder_entry, home_pages, is_large, newest_first
from explainer.compose.site import STATUS, how, status
from explainer.language.data import read_data
from explainer.language.scripts import unspaced
from explainer.localise import ENGLISH, Dictionary, everywhere, in_one, is_complete, localise, say
from explainer.model.data import Json
from explainer.model.facts import Article
from explainer.model.message import Message, Ui
from explainer.model.page import Page
from explainer.model.words import Catalogue, Glossary, Progress, State, Term
from explainer.pipeline.compiled import compiled
from explainer.pipeline.containing import OUR_FAULT, attempt
from explainer.pipeline.glossary_part import beginnings_in, files_of, part_of, written
from explainer.pipeline.interface_words import Basis, Common, basis
from explainer.pipeline.keeping import forget_old, keep, kept, of_files, of_texts, recalled
from explainer.pipeline.languages import search_file
from explainer.pipeline.paths import Paths, is_there, load, load_bytes
from explainer.pipeline.processes import can_copy, pool, processors
from explainer.pipeline.seeds import seeds
from explainer.pipeline.states import interface_states, may_be_listed, progress_of, states_of
from explainer.pipeline.verifying import Verified, missing_level, of_languages, unverified, verify
from explainer.problem import Problem, in_order
from explainer.search.documents import documents as documents_of

_KINDS = {"article": 1, "facts": 1, "beginnings": 1, "content": 8, "translation": 8}
"""What is kept of each article, and about how many of it."""
_SEARCH = "assets/search"
_SAID = tuple(f"search.{one}" for one in ("all", "count", "more", "near", "none"))
"""What a search says once its index is there; what it says before stands in the pages."""
_FINDER = "assets/explainers"


class Files(Mapping[str, bytes]):
    """Files by their paths, each fetched when somebody asks what it holds; its digest is known before."""

    def __init__(self, digests: Mapping[str, str], fetch: Callable[[str], bytes]) -> None:
        self._digests, self._fetch = digests, fetch

    def __getitem__(self, name: str) -> bytes:
        if name not in self._digests:
            raise KeyError(name)
        return self._fetch(name)

    def __contains__(self, name: object) -> bool:
        return name in self._digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)

    def is_held(self, name: str, content: bytes | None) -> bool:
        """Whether that is what the file of this name should hold."""
        return content is not None and _digest(content) == self._digests[name]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Built:
    """The files of `docs/` as they should be, and which folders of it are left as they are."""

    files: Files
    """By path within `docs/`."""
    kept: tuple[str, ...]
    """Slugs of articles that have a problem: what stands in `docs/` for them stays."""
    whole: bool
    """Whether the pages that belong to no article are among the files."""
    tags: tuple[str, ...]
    """The site's languages."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, sorted by place."""


def build(paths: Paths, *, allow_missing: bool = False, executor: Executor | None = None) -> Built:
    """Everything that `docs/` should hold; nothing is written there.

    What is kept of an earlier build is not made again; where much is to be made, all processors make it, or those of
    the `executor` (PEP 3148), such as a cluster's.
    """
    ground = basis(paths)
    texts = seeds(paths, ground.ground.languages.tags).texts
    keys = _keys(ground, texts, allow_missing=allow_missing)
    found = {slug: recalled(paths, "article", key) for slug, key in keys.items()}
    if executor is None:
        _verify_side_by_side(ground, [slug for slug, one in found.items() if not isinstance(one, _Outcome)])
    known = ground.verified(missing_level(allow_missing=allow_missing))
    site = verify(paths, allow_missing=allow_missing, known=known, only=())
    work = _Work(paths, known, allow_missing=allow_missing)
    shelf = _Shelf(work, keys, {})
    outcomes = _outcomes(work, shelf, found, executor)
    slugs = tuple(slug for slug, one in outcomes.items() if one.is_stopped)
    stopped = tuple(slug for slug in site.article_problems if slug not in texts and site.stops(slug))
    kept_slugs = (*stopped, *slugs)
    parts = [one.part for one in outcomes.values() if one.part is not None]
    is_whole = _is_whole(site, kept_slugs, paths)
    shared = {record.SCHEMA: load_bytes(paths, paths.schemas / PurePosixPath(record.SCHEMA).name)}
    if is_whole:
        everything = replace(site, catalogues={at: one for part in parts for at, one in part.catalogues.items()})
        indexing = _Indexing(shelf, _synonyms(site.reading.glossary, outcomes.values()))
        for tag in site.reading.tags:
            shared |= _of_all(parts, tag, everything, indexing)
    files = _files(parts, shared, shelf)
    required = {tag for one in outcomes.values() for tag in one.required}
    problems = (
        *site.problems,
        *(problem for found in site.article_problems.values() for problem in found),
        *(problem for one in outcomes.values() for problem in one.problems),
        *of_languages(known.problems, required),
        *site.reading.other_problems,
    )
    for kind, each in _KINDS.items():
        forget_old(paths, kind, each * len(texts))
    return Built(files, kept_slugs, is_whole, site.reading.tags, tuple(in_order(problems)))


def _files(parts: Iterable[_Part], shared: Mapping[str, bytes], shelf: _Shelf) -> Files:
    """All of these, the articles' from where they are kept."""
    owners = {name: (one.article.slug, tag) for one in parts for tag, own in one.sheets.items() for name in own.digests}
    digests = {name: digest for one in parts for own in one.sheets.values() for name, digest in own.digests.items()}

    def fetch(name: str) -> bytes:
        return shared[name] if name in shared else shelf.content(*owners[name]).files[name]

    return Files({**digests, **{name: _digest(content) for name, content in shared.items()}}, fetch)


def _is_whole(verified: Verified, stopped: Sequence[str], paths: Paths) -> bool:
    """While an article that was published before has a problem, the pages that name all articles stay as they are."""
    pages = paths.docs / verified.reading.tags[0]
    return not any(one.is_blocking for one in verified.problems) and not any(
        (pages / slug).exists() for slug in stopped
    )


# ---- Articles, as many at a time as there are processors


@dataclass(frozen=True)
class _Outcome:
    """What comes of an article: it depends on its own files and on what all share, and on no other article."""

    part: _Part | None
    """None where it cannot be published."""
    problems: tuple[Problem, ...]
    is_stopped: bool
    required: frozenset[str]
    """The languages that it requires, where all of its facts could be read."""
    synonyms: tuple[tuple[str, ...], ...]
    """The forms of each name that it has beside the glossary's."""


@dataclass(frozen=True)
class _Work:
    """What is to be done, for whichever process does it."""

    paths: Paths
    known: Common
    allow_missing: bool

    def outcomes(self, slugs: Sequence[str]) -> dict[str, tuple[_Outcome, _Contents]]:
        """Of these articles, and what their pages hold."""
        verified = verify(self.paths, allow_missing=self.allow_missing, known=self.known, only=slugs)
        locales, ours = verified.reading.locales, compiled(self.paths)
        renderers = {one.tag: render.Renderer(self.paths.templates, one, ours) for one in locales}
        return {slug: self._outcome(slug, verified, renderers) for slug in slugs}

    def _outcome(
        self, slug: str, verified: Verified, renderers: Mapping[str, render.Renderer]
    ) -> tuple[_Outcome, _Contents]:
        made: tuple[_Part, _Contents] | None = None
        article = next((one for one in verified.articles if one.slug == slug), None)
        if article is not None and not verified.stops(slug):
            step = partial(_part, article, verified, renderers, self.paths)
            made, problems = attempt(self.paths, verified.reading.texts[slug], step)
            verified = verified.told(slug, problems)
        own = replace(verified.reading, articles=tuple(one for one in verified.reading.articles if one.slug == slug))
        glossary = verified.reading.glossary
        part, contents = made or (None, {})
        outcome = _Outcome(
            part,
            verified.article_problems.get(slug, ()),
            verified.stops(slug),
            replace(verified, reading=own).required,
            _forms(term for name, term in verified.names.get(slug, {}).items() if glossary.get(name) is not term),
        )
        return outcome, contents


def _keys(basis: Basis, texts: Mapping[str, Path], *, allow_missing: bool) -> Mapping[str, str | None]:
    """By slug: the digest of all that the outcome of an article with this text depends on."""
    paths, glossary = basis.paths, basis.ground.glossary
    ground = of_texts(basis.key, [repr((bool(basis.ground.glossary_problems), allow_missing)), written(basis.part)])

    def key(files: Sequence[Path]) -> str | None:
        part = part_of(glossary, beginnings_in(paths, basis.keys[ENGLISH], files))
        return of_texts(of_files(paths, ground, files), [written(part)])

    return {slug: key(files_of(text, basis.ground.languages.tags)) for slug, text in texts.items()}


@dataclass(frozen=True)
class _Shelf:
    """What articles' pages hold: where it is kept, and what is not kept."""

    work: _Work
    keys: Mapping[str, str | None]
    """By slug: the digest of all that its outcome depends on."""
    made: dict[tuple[str, str], _Content]

    def content(self, slug: str, tag: str) -> _Content:
        """Of an article in a language; made anew where somebody has emptied the folder meanwhile."""
        at = (slug, tag)
        if at not in self.made:
            found = recalled(self.work.paths, _CONTENT, of_texts(self.keys[slug], [tag]))
            if isinstance(found, _Content):
                return found
            self.made.update({(slug, one): own for one, own in self.work.outcomes([slug])[slug][1].items()})
        return self.made[at]

    def put(self, slug: str, contents: _Contents) -> None:
        """Keeps it, and has it at hand for the rest of this build."""
        for tag, own in contents.items():
            keep(self.work.paths, _CONTENT, of_texts(self.keys[slug], [tag]), own)
            self.made[slug, tag] = own


_CONTENT = "content"
_MANY = 8
"""From so many articles on it is worth starting processes, which first have to read what all articles share."""
_AT_ONCE = 8
"""So many articles are handed to a process at a time."""


def _outcomes(
    work: _Work, shelf: _Shelf, found: Mapping[str, object], executor: Executor | None
) -> dict[str, _Outcome]:
    """Of all articles: those that are `found`, and the others, which are made and kept."""
    outcomes = {slug: one for slug, one in found.items() if isinstance(one, _Outcome)}
    missing = [slug for slug in found if slug not in outcomes]
    for made in _made(work, missing, executor):
        for slug, (one, contents) in made.items():
            shelf.put(slug, contents)
            if not any(problem.code == OUR_FAULT for problem in one.problems):  # its report is to be written again
                keep(work.paths, "article", shelf.keys[slug], one)
            outcomes[slug] = one
    return {slug: outcomes[slug] for slug in found}


def _made(
    work: _Work, slugs: Sequence[str], executor: Executor | None
) -> Iterator[dict[str, tuple[_Outcome, _Contents]]]:
    if executor is None and (len(slugs) < _MANY or processors() == 1):
        if slugs:
            yield work.outcomes(slugs)
        return
    each = min(_AT_ONCE, -(-len(slugs) // processors()))
    batches = [slugs[at : at + each] for at in range(0, len(slugs), max(each, 1))]
    if executor is not None:
        yield from executor.map(work.outcomes, batches)
        return
    with pool() as own:
        yield from own.map(work.outcomes, batches)


def _verify_side_by_side(basis: Basis, slugs: Collection[str]) -> None:
    """Has the rules look at a few articles and at the interface in several processes, which keep what they find.

    What belongs to one language goes to one of them, which makes the language's patterns once.
    """
    if processors() == 1 or not can_copy():
        return
    tasks: dict[str, list[Callable[[], object]]] = {tag: [one] for tag, one in basis.unverified().items()}
    for slug in slugs if len(slugs) < _MANY else ():
        with suppress(Exception):  # its own turn meets it again, and tells
            for tag, one in unverified(basis, [slug]):
                tasks.setdefault(tag, []).append(one)
    if len(tasks) > 1:
        with pool() as own:
            own.map(_attempt, sorted(tasks.values(), key=len, reverse=True))


def _attempt(tasks: Iterable[Callable[[], object]]) -> None:
    for task in tasks:
        with suppress(Exception):  # who asks next meets it again, and tells
            task()


# ---- An article


@dataclass(frozen=True)
class _Content:
    """Pages in one language, and what a search finds of them."""

    files: Mapping[str, bytes]
    documents: tuple[search.Document, ...] = ()

    @property
    def sheets(self) -> _Sheets:
        """What is known of them without what they hold."""
        digests = {name: _digest(content) for name, content in self.files.items()}
        return _Sheets(digests, _digest(repr(self.documents).encode()))


_Contents = Mapping[str, _Content]
"""By tag; under the empty one what an article says for machines."""


@dataclass(frozen=True)
class _Sheets:
    """Pages in one language, by their digests."""

    digests: Mapping[str, str]
    documents: str
    """The digest of what a search finds of them."""


@dataclass(frozen=True)
class _Part:
    """What an article brings into `docs/`."""

    article: Article
    catalogues: Mapping[tuple[str, str], Catalogue]
    """Its own, by slug and tag."""
    states: Mapping[str, State]
    progress: Mapping[str, Progress]
    sheets: Mapping[str, _Sheets]
    """By tag, of the languages that it is published in; under the empty one what it says for machines."""
    found_by: Mapping[str, Json]
    """By tag: what finds it among many articles."""


def _part(
    article: Article, verified: Verified, renderers: Mapping[str, render.Renderer], paths: Paths
) -> tuple[tuple[_Part, _Contents], tuple[Problem, ...]]:
    """An article's pages, calendars and facts; the default language's pages stand at the site's root."""
    reading = verified.reading
    words = verified.words(article.slug)
    states = states_of(article, words)
    digest = hashlib.sha256(load_bytes(paths, reading.texts[article.slug])).hexdigest()
    facts = everywhere(record.record(article, states, words.glossary, digest), states, words)
    pages = [*article_pages(article, tuple(states), states, words.glossary)]
    contents = {
        tag: _printed(pages, tag, words, renderers[tag], may_be_listed=may_be_listed(article, states, tag))
        for tag in states
    }
    contents[""] = _Content({f"{reading.tags[0]}/{article.slug}/{record.PATH}": render.data(facts)})
    part = _Part(
        article,
        {at: one for at, one in words.catalogues.items() if at[0] == article.slug},
        states,
        progress_of(article, verified),
        {tag: one.sheets for tag, one in contents.items()},
        {tag: in_one(finder_entry(article), tag, words) for tag in states},
    )
    return (part, contents), ()


def _printed(
    pages: Iterable[Page[Message]],
    tag: str,
    words: Dictionary,
    renderer: render.Renderer,
    *,
    may_be_listed: bool = True,
) -> _Content:
    """The pages that exist in a language."""
    files: dict[str, bytes] = {}
    documents: list[search.Document] = []
    for page in (localise(one, tag, words) for one in pages if tag in one.languages):
        is_listed = may_be_listed and is_complete(page)
        files[f"{tag}/{_markdown_path(page.path)}"] = renderer.markdown(page, listed=is_listed).encode()
        if page.calendar is not None:
            files[f"{tag}/{page.calendar.path}"] = render.calendar(page.calendar, tag)
        documents.extend(documents_of(page, tag))
    return _Content(files, tuple(documents))


def _markdown_path(path: str) -> str:
    """`a/` → `a/index.md`, `a/faq/` → `a/faq.md`, `` → `index.md`, `how/` → `how.md`."""
    parts = PurePosixPath(path).parts
    if not parts:
        return "index.md"
    if len(parts) == 1 and path not in {"how/", STATUS}:
        return f"{parts[0]}/index.md"
    return f"{'/'.join(parts)}.md"


# ---- What belongs to no article


@dataclass(frozen=True)
class _Indexing:
    """What the search of every language goes by."""

    shelf: _Shelf
    names: Sequence[tuple[str, ...]]

    def index(
        self, front: _Content, parts: Sequence[_Part], tag: str, rules: search.Rules, words: Mapping[str, str]
    ) -> Mapping[str, bytes]:
        """The files of a language's index: as they are kept, where no sentence of the language has changed."""

        def made() -> Mapping[str, bytes]:
            contents = (front, *(self.shelf.content(one.article.slug, tag) for one in parts))
            return search.index([document for one in contents for document in one.documents], rules, self.names, words)

        digests = (front.sheets.documents, *(one.sheets[tag].documents for one in parts))
        paths = self.shelf.work.paths
        key = of_texts(self.shelf.work.known.key, (tag, repr(self.names), repr(words), *digests))
        found = kept(paths, "search", key, made)
        forget_old(paths, "search", 0)
        return found


def _of_all(parts: Sequence[_Part], tag: str, verified: Verified, indexing: _Indexing) -> dict[str, bytes]:
    """In a language: the pages that name all articles, the search, the finder."""
    locale = next(one for one in verified.reading.locales if one.tag == tag)
    paths = indexing.shelf.work.paths
    renderer = render.Renderer(paths.templates, locale, compiled(paths))
    front = _printed(_front(parts, tag, verified), tag, verified.words(), renderer)
    here = [part for part in parts if tag in part.sheets]
    rules = _search_rules(paths, tag)
    said = {one: render.shown(say(Ui(one), tag, verified.words()).text) for one in _SAID}
    index = indexing.index(front, here, tag, rules, said)
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
    by_slug = {part.article.slug: part.found_by[tag] for part in parts}
    articles = [part.article for part in parts]
    if not is_large(articles):
        return {}
    entries = [by_slug[one.slug] for one in newest_first(articles)]
    return {f"{_FINDER}/{tag}.json": render.finder(entries, rules.fold)}


def _search_rules(paths: Paths, tag: str) -> search.Rules:
    file = search_file(paths, tag)
    return read_data(load(paths, file), search.Rules) if is_there(file) else search.Rules(unspaced=unspaced(tag))


def _synonyms(glossary: Glossary, outcomes: Iterable[_Outcome]) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    own = (forms for one in outcomes for forms in one.synonyms)
    return [*dict.fromkeys((*_forms(glossary.values()), *own))]


def _forms(terms: Iterable[Term]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in terms
    )
