"""From what was read to the files of `docs/`, in memory."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from explainer import render, search
from explainer.compose import record
from explainer.compose.article import article_pages
from explainer.compose.explainer import explainer, finder_entry
from explainer.compose.home import home_pages, is_large, newest_first
from explainer.compose.site import STATUS, how, status
from explainer.language.data import read_data
from explainer.language.namesakes import Telling
from explainer.language.scripts import unspaced
from explainer.localise import ENGLISH, Dictionary, everywhere, in_one, is_complete, localise, say, worded
from explainer.model.data import Json
from explainer.model.explainer import Explainer
from explainer.model.facts import Article
from explainer.model.message import Message, Ui
from explainer.model.page import Page
from explainer.model.words import Glossary, Progress, State, Term
from explainer.pipeline.compiled import compiled
from explainer.pipeline.containing import OUR_FAULT, attempt
from explainer.pipeline.glossary_part import beginnings_in, digest_of_meant, files_of, part_of, written
from explainer.pipeline.interface_words import Basis, Common, basis
from explainer.pipeline.keeping import at_hand, forget_old, keep, kept, of_files, of_texts, recalled
from explainer.pipeline.languages import search_file
from explainer.pipeline.paths import Paths, is_there, load, load_bytes
from explainer.pipeline.processes import can_copy, pool, processors, side_by_side
from explainer.pipeline.reading import Reading
from explainer.pipeline.seeds import Seeds, seeds
from explainer.pipeline.states import interface_states, may_be_listed, progress_of, states_of
from explainer.pipeline.verifying import Verified, missing_level, of_languages, rehearsed, unverified, verify
from explainer.problem import Problem, in_order
from explainer.search.documents import documents as documents_of
from explainer.source import Source

_KINDS = {
    "article": 1,
    "facts": 1,
    "beginnings": 1,
    "part": 1,
    "told": 1,
    "telling": 1,
    "content": 8,
    "documents": 8,
    "translation": 8,
    "units": 8,
}
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

    def is_held(self, name: str, digest: str) -> bool:
        """Whether a file of this name should hold what has that digest."""
        return digest == self._digests[name]


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
    stopping: tuple[Problem, ...]
    """What keeps articles from being published, sorted by place."""
    tell: Callable[[], tuple[Problem, ...]] = field(repr=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, sorted by place; of articles that have not changed it is read now."""
        return self.tell()


def build(paths: Paths, *, allow_missing: bool = False, executor: Executor | None = None) -> Built:
    """Everything that `docs/` should hold; nothing is written there.

    What is kept of an earlier build is not made again; where much is to be made, all processors make it, or those of
    the `executor` (PEP 3148), such as a cluster's.
    """
    ground = basis(paths)
    lying = seeds(paths, ground.ground.languages.tags)
    texts = lying.texts
    if executor is None and ground.unverified():
        _verify_side_by_side(ground, texts, lying)
    known = ground.verified(missing_level(allow_missing=allow_missing))
    of_all = _ground(known, allow_missing=allow_missing)
    keys = _Keys(ground, texts, of_all)
    found = {slug: at_hand(paths, "article", keys.of(slug)) for slug in texts}
    missing = [slug for slug, one in found.items() if not isinstance(one, _Outcome)]
    if executor is None:
        _verify_side_by_side(ground, missing, lying)
    site = verify(paths, allow_missing=allow_missing, known=known, only=(), lying=lying)
    work = _Work(paths, known, of_all, lying, allow_missing=allow_missing)
    shelf = _Shelf(work, keys, {})
    outcomes = _outcomes(work, shelf, found, executor)
    keys.keep()
    slugs = tuple(slug for slug, one in outcomes.items() if one.is_stopped)
    stopped = tuple(slug for slug in site.article_problems if slug not in texts and site.stops(slug))
    kept_slugs = (*stopped, *slugs)
    parts = [one.part for one in outcomes.values() if one.part is not None]
    is_whole = _is_whole(site, kept_slugs, paths)
    shared = {record.SCHEMA: load_bytes(paths, paths.schemas / PurePosixPath(record.SCHEMA).name)}
    if is_whole:
        interface = interface_states(site.reading)
        indexing = _Indexing(shelf, _synonyms(site.reading.glossary, outcomes.values()))
        tasks = [partial(_of_all, parts, tag, site, indexing, interface) for tag in site.reading.tags]
        for made in side_by_side(tasks) if len(shelf.made) >= _MANY else (one() for one in tasks):
            shared |= made
    files = _files(parts, shared, shelf)
    required = {tag for one in outcomes.values() for tag in one.required}
    of_site = (
        *site.problems,
        *(problem for found in site.article_problems.values() for problem in found),
        *of_languages(known.problems, required),
        *site.reading.other_problems,
    )

    def problems() -> tuple[Problem, ...]:
        return tuple(in_order((*of_site, *(problem for slug in outcomes for problem in shelf.problems(slug)))))

    for kind, each in _KINDS.items():
        forget_old(paths, kind, each * len(texts))
    stopping = (one for one in of_site if one.is_blocking)
    of_articles = (problem for one in outcomes.values() for problem in one.stopping)
    return Built(files, kept_slugs, is_whole, site.reading.tags, tuple(in_order((*stopping, *of_articles))), problems)


def rehearse(paths: Paths) -> None:
    """Makes an article and the search for nothing, so that whoever serves the site has at hand what a correction needs.

    Nothing of it is kept.
    """
    ground = basis(paths)
    lying = seeds(paths, ground.ground.languages.tags)
    known, slugs = ground.verified(missing_level(allow_missing=False)), [*lying.texts][:1]
    rehearsed(ground, slugs, lying)
    of_all = _ground(known, allow_missing=False)
    work = _Work(paths, known, of_all, lying, allow_missing=False)
    work.made(slugs, anew=True)
    shelf = _Shelf(work, _Keys(ground, lying.texts, of_all), {})
    found = (at_hand(paths, "article", shelf.keys.of(slug)) for slug in lying.texts)
    outcomes = [one for one in found if isinstance(one, _Outcome)]
    for tag in ground.ground.languages.tags:
        here = [one.part for one in outcomes if one.part is not None and tag in one.part.sheets]
        documents = [shelf.documents(one, tag) for one in here]
        search.index(documents, _search_rules(paths, tag), _synonyms(ground.ground.glossary, outcomes))


def _files(parts: Iterable[_Part], shared: Mapping[str, bytes], shelf: _Shelf) -> Files:
    """All of these, the articles' from where they are kept."""
    owners = {name: (one, tag) for one in parts for tag, own in one.sheets.items() for name in own.digests}
    digests = {name: digest for one in parts for own in one.sheets.values() for name, digest in own.digests.items()}

    def fetch(name: str) -> bytes:
        return shared[name] if name in shared else shelf.files(*owners[name])[name]

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
    stopping: tuple[Problem, ...]
    """What is wrong with it that keeps it from being published."""
    is_stopped: bool
    required: frozenset[str]
    """The languages that it requires, where all of its facts could be read."""
    synonyms: tuple[tuple[str, ...], ...]
    """The forms of each name that it has beside the glossary's."""


@dataclass(frozen=True)
class _Made:
    """Of an article."""

    outcome: _Outcome
    problems: tuple[Problem, ...]
    """All that is wrong with it."""
    contents: _Contents
    own: str | None
    """The digest of its files as they were when it was made."""
    telling: Telling
    key: str | None
    """The digest of all that this depends on."""


@dataclass(frozen=True)
class _Work:
    """What is to be done, for whichever process does it."""

    paths: Paths
    known: Common
    ground: str | None
    """The digest of all that pages of every article depend on."""
    lying: Seeds
    allow_missing: bool

    def made(self, slugs: Sequence[str], *, anew: bool = False) -> dict[str, _Made]:
        """What comes of these articles, and what their pages hold, unless that is kept: `anew` even then."""
        verified = verify(self.paths, allow_missing=self.allow_missing, known=self.known, only=slugs, lying=self.lying)
        locales, ours = verified.reading.locales, compiled(self.paths)
        printers = {
            one.tag: _Printer(
                one.tag, render.Renderer(self.paths.templates, one, ours), _search_rules(self.paths, one.tag)
            )
            for one in locales
        }
        return {slug: self._made(slug, verified, printers, anew=anew) for slug in slugs}

    def _made(self, slug: str, verified: Verified, printers: Mapping[str, _Printer], *, anew: bool) -> _Made:
        made: tuple[_Part, _Contents] | None = None
        article = next((one for one in verified.articles if one.slug == slug), None)
        if article is not None and not verified.stops(slug):
            key = self._key(slug, verified)
            found = None if anew else recalled(self.paths, _PART, key)
            if isinstance(found, _Part):
                made = found, {}
            else:
                step = partial(_part, article, verified, printers, self.paths, key)
                made, problems = attempt(self.paths, verified.reading.texts[slug], step)
                verified = verified.told(slug, problems)
        reading = replace(
            verified.reading, articles=tuple(one for one in verified.reading.articles if one.slug == slug)
        )
        glossary = verified.reading.glossary
        part, contents = made or (None, {})
        problems = verified.article_problems.get(slug, ())
        outcome = _Outcome(
            part,
            tuple(problem for problem in problems if problem.is_blocking),
            verified.stops(slug),
            replace(verified, reading=reading).required,
            _forms(term for name, term in verified.names.get(slug, {}).items() if glossary.get(name) is not term),
        )
        return _Made(outcome, problems, contents, *self._keys(slug, reading))

    def _keys(self, slug: str, reading: Reading) -> tuple[str | None, Telling, str | None]:
        """The digest of an article's files, what they tell, and the digest of all that its outcome depends on."""
        files = files_of(reading.texts[slug], reading.tags)
        own = of_files(self.paths, "", files)
        left = reading.parts.get(slug, (None,))[0]
        article = next(iter(reading.articles), left)
        telling = Telling() if article is None else Telling.of(article)
        part = part_of(reading.glossary, beginnings_in(self.paths, self.known.keys[ENGLISH], files))
        return own, telling, None if own is None else of_texts(self.ground, [own, digest_of_meant(part, telling)])

    def _key(self, slug: str, verified: Verified) -> str | None:
        """The digest of all that an article's pages depend on: not on names that it may have and does not mean."""
        tags = verified.reading.tags
        own = of_files(self.paths, "", files_of(verified.reading.texts[slug], tags))
        catalogues = {tag: verified.catalogues.get((slug, tag)) for tag in tags}
        words = {tag: None if one is None else [*one.entries] for tag, one in catalogues.items()}
        questions = [verified.questions.get((slug, tag)) for tag in tags]
        names = written(verified.names[slug])
        return None if own is None else of_texts(self.ground, [own, names, repr((words, questions))])


def _ground(known: Common, *, allow_missing: bool) -> str | None:
    """The digest of all that every article depends on: of the glossary, which words of the interface stand by it."""
    interface = [(one.tag, sorted(one.interface)) for one in known.locales]
    faults = [one.level for one in known.ground.glossary_problems]
    return of_texts(known.key, [repr((faults, allow_missing, interface))])


class _Keys:
    """The digest of all that the outcome of an article depends on, as far as it can be told without making it.

    Of a glossary that is as it was it is told by the article's files, of another one by whom the article means.
    """

    def __init__(self, basis: Basis, texts: Mapping[str, Path], ground: str | None) -> None:
        """Looks at the files."""
        self._paths, self._common, self._ground = basis.paths, basis.key, ground
        glossary = basis.ground.glossary
        self._of_glossary = of_texts(ground, [written(glossary)])
        found = recalled(basis.paths, _KEYS, self._of_glossary)
        before = found if isinstance(found, dict) else {}
        self._before: Mapping[str, str] = before
        self._own: dict[str, str | None] = {}
        self._keys: dict[str, str | None] = {}
        for slug, text in texts.items():
            files = files_of(text, basis.ground.languages.tags)
            own = self._own[slug] = of_files(basis.paths, "", files)
            self._keys[slug] = None if own is None else before.get(own) or self._told(basis, own)

    def _told(self, basis: Basis, own: str) -> str | None:
        """By what is kept of the article."""
        telling = recalled(self._paths, _TELLING, of_texts(self._common, [own]))
        found = recalled(self._paths, "beginnings", of_texts(basis.keys[ENGLISH], [own]))
        if not isinstance(telling, Telling) or not isinstance(found, frozenset):
            return None
        part = part_of(basis.ground.glossary, found)
        return of_texts(self._ground, [own, digest_of_meant(part, telling)])

    def of(self, slug: str) -> str | None:
        """None where it is not known, or nothing can be kept."""
        return self._keys[slug]

    def learn(self, slug: str, made: _Made) -> None:
        """Of an article that has been made from the files that were looked at."""
        own = self._own[slug]
        self._keys[slug] = made.key if made.own == own else None
        if own is not None and made.own == own:
            keep(self._paths, _TELLING, of_texts(self._common, [own]), made.telling)

    def keep(self) -> None:
        """Keeps them for the next build."""
        now = {own: key for slug, key in self._keys.items() if (own := self._own[slug]) is not None and key is not None}
        if now != self._before:
            keep(self._paths, _KEYS, self._of_glossary, now)
            forget_old(self._paths, _KEYS, 0)


@dataclass(frozen=True)
class _Shelf:
    """What articles' pages hold: where it is kept, and what is not kept."""

    work: _Work
    keys: _Keys
    made: dict[str, _Made]

    def files(self, part: _Part, tag: str) -> Mapping[str, bytes]:
        """An article's in a language."""
        found = None if self._has(part) else recalled(self.work.paths, _FILES, of_texts(part.key, [tag]))
        return found if isinstance(found, dict) else self._contents(part)[tag].files

    def documents(self, part: _Part, tag: str) -> search.Tokenised:
        """What a search finds of it in a language."""
        found = None if self._has(part) else at_hand(self.work.paths, _DOCUMENTS, of_texts(part.key, [tag]))
        return found if isinstance(found, search.Tokenised) else self._contents(part)[tag].documents

    def problems(self, slug: str) -> tuple[Problem, ...]:
        """All that is wrong with it."""
        found = None if slug in self.made else recalled(self.work.paths, _PROBLEMS, self.keys.of(slug))
        return found if isinstance(found, tuple) else self._made(slug).problems

    def put(self, slug: str, made: _Made) -> None:
        """Keeps it, and has it at hand for the rest of this build."""
        self.made[slug] = made
        self.keys.learn(slug, made)
        if any(problem.code == OUR_FAULT for problem in made.problems):  # its report is to be written again
            return
        paths, part = self.work.paths, made.outcome.part
        if part is not None and made.contents:
            for tag, own in made.contents.items():
                keep(paths, _FILES, of_texts(part.key, [tag]), own.files)
                keep(paths, _DOCUMENTS, of_texts(part.key, [tag]), own.documents)
            keep(paths, _PART, part.key, part)
        keep(paths, _PROBLEMS, self.keys.of(slug), made.problems)
        keep(paths, "article", self.keys.of(slug), made.outcome)

    def _has(self, part: _Part) -> bool:
        return part.slug in self.made and bool(self.made[part.slug].contents)

    def _contents(self, part: _Part) -> _Contents:
        """Made anew where somebody has emptied the folder meanwhile."""
        if not self._has(part):
            self.made.update(self.work.made([part.slug], anew=True))
        return self.made[part.slug].contents

    def _made(self, slug: str) -> _Made:
        """Likewise."""
        if slug not in self.made:
            self.made.update(self.work.made([slug]))
        return self.made[slug]


_PART, _FILES, _DOCUMENTS, _PROBLEMS = "part", "content", "documents", "told"
_TELLING, _KEYS, _FRONT = "telling", "keys", "front"
_MANY = 4
"""From so many articles on it is worth starting processes, which first have to read what all articles share."""
_AT_ONCE = 4
"""So many articles are handed to a process at a time: few, so that none waits long for the last."""


def _outcomes(
    work: _Work, shelf: _Shelf, found: Mapping[str, object], executor: Executor | None
) -> dict[str, _Outcome]:
    """Of all articles: those that are `found`, and the others, which are made and kept."""
    outcomes = {slug: one for slug, one in found.items() if isinstance(one, _Outcome)}
    missing = [slug for slug in found if slug not in outcomes]
    for made in _made(work, missing, executor):
        for slug, one in made.items():
            shelf.put(slug, one)
            outcomes[slug] = one.outcome
    return {slug: outcomes[slug] for slug in found}


def _made(work: _Work, slugs: Sequence[str], executor: Executor | None) -> Iterator[dict[str, _Made]]:
    if executor is None and (len(slugs) < _MANY or processors() == 1):
        if slugs:
            yield work.made(slugs)
        return
    each = min(_AT_ONCE, -(-len(slugs) // processors()))
    batches = [slugs[at : at + each] for at in range(0, len(slugs), max(each, 1))]
    if executor is not None:
        yield from executor.map(work.made, batches)
        return
    with pool() as own:
        yield from own.map(work.made, batches)


def _verify_side_by_side(basis: Basis, slugs: Collection[str], lying: Seeds) -> None:
    """Has the rules look at a few articles and at the interface in several processes, which keep what they find.

    What belongs to one language goes to one of them, which makes the language's patterns once.
    """
    if processors() == 1 or not can_copy():
        return
    tasks: dict[str, list[Callable[[], object]]] = {tag: [one] for tag, one in basis.unverified().items()}
    for slug in slugs if len(slugs) < _MANY else ():
        with suppress(Exception):  # its own turn meets it again, and tells
            for tag, one in unverified(basis, [slug], lying):
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

    files: dict[str, bytes]
    documents: search.Tokenised = field(default_factory=search.Tokenised)

    @property
    def sheets(self) -> _Sheets:
        """What is known of them without what they hold."""
        digests = {name: _digest(content) for name, content in self.files.items()}
        return _Sheets(digests, _digest(repr(self.documents.documents).encode()))


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

    slug: str
    key: str | None
    """The digest of all that its pages depend on."""
    told: Mapping[str, Explainer[Message]]
    """By tag, of the languages that it is published in: what is told of it where all articles are named."""
    progress: Mapping[str, Progress]
    sheets: Mapping[str, _Sheets]
    """Likewise; under the empty one what it says for machines."""
    found_by: Mapping[str, Json]
    """By tag: what finds it among many articles."""
    day: dt.date | None
    fronts: Mapping[str, str]
    """By tag: the digest of all that pages which name all articles say of it."""


def _part(
    article: Article, verified: Verified, printers: Mapping[str, _Printer], paths: Paths, key: str | None
) -> tuple[tuple[_Part, _Contents], tuple[Problem, ...]]:
    """An article's pages, calendars and facts; the default language's pages stand at the site's root."""
    reading = verified.reading
    words = verified.words(article.slug)
    states = states_of(article, words)
    digest = hashlib.sha256(load_bytes(paths, reading.texts[article.slug])).hexdigest()
    facts = everywhere(record.record(article, states, words.glossary, digest), states, words)
    pages = [*article_pages(article, tuple(states), states, words.glossary)]
    contents = {
        tag: printers[tag].printed(pages, words, may_be_listed=may_be_listed(article, states, tag)) for tag in states
    }
    contents[""] = _Content({f"{reading.tags[0]}/{article.slug}/{record.PATH}": render.data(facts)})
    of_all, entry, progress = explainer(article, states), finder_entry(article), progress_of(article, verified)
    told = {tag: worded(of_all, tag, words) for tag in states}
    found_by = {tag: in_one(entry, tag, words) for tag in states}
    part = _Part(
        article.slug,
        key,
        told,
        progress,
        {tag: one.sheets for tag, one in contents.items()},
        found_by,
        article.seed.day,
        {tag: _digest(repr((told[tag], progress, found_by[tag])).encode()) for tag in states},
    )
    return (part, contents), ()


@dataclass(frozen=True)
class _Printer:
    """What makes Markdown and calendars of pages in a language, and documents of their sentences."""

    tag: str
    renderer: render.Renderer
    rules: search.Rules

    def printed(self, pages: Iterable[Page[Message]], words: Dictionary, *, may_be_listed: bool = True) -> _Content:
        """The pages that exist in the language."""
        files: dict[str, bytes] = {}
        documents: list[search.Document] = []
        tag = self.tag
        for page in (localise(one, tag, words) for one in pages if tag in one.languages):
            is_listed = may_be_listed and is_complete(page)
            files[f"{tag}/{_markdown_path(page.path)}"] = self.renderer.markdown(page, listed=is_listed).encode()
            if page.calendar is not None:
                files[f"{tag}/{page.calendar.path}"] = render.calendar(page.calendar, tag)
            documents.extend(documents_of(page, tag))
        return _Content(files, search.tokenised(documents, self.rules))


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
            sentences = [front.documents, *(self.shelf.documents(one, tag) for one in parts)]
            return search.index(sentences, rules, self.names, words)

        digests = (front.sheets.documents, *(one.sheets[tag].documents for one in parts))
        paths = self.shelf.work.paths
        key = of_texts(self.shelf.work.known.key, (tag, repr(self.names), repr(words), *digests))
        found = kept(paths, "search", key, made)
        forget_old(paths, "search", 0)
        return found


def _of_all(
    parts: Sequence[_Part], tag: str, verified: Verified, indexing: _Indexing, interface: Mapping[str, State]
) -> dict[str, bytes]:
    """In a language: the pages that name all articles, the search, the finder."""
    locale = next(one for one in verified.reading.locales if one.tag == tag)
    paths = indexing.shelf.work.paths
    rules = _search_rules(paths, tag)
    printer = _Printer(tag, render.Renderer(paths.templates, locale, compiled(paths)), rules)
    here = [part for part in parts if tag in part.sheets]

    def made() -> tuple[_Content, Mapping[str, bytes]]:
        pages = _front(parts, tag, verified.reading.tags, interface)
        return printer.printed(pages, verified.words()), _finder(here, tag, rules)

    # Of other languages' articles these pages say which there are.
    told = ((one.slug, str(one.day), *one.told, one.fronts.get(tag, "")) for one in parts)
    key = of_texts(indexing.shelf.work.ground, [tag, repr(interface), *("\n".join(one) for one in told)])
    front, finder = kept(paths, _FRONT, key, made)
    forget_old(paths, _FRONT, 0)
    said = {one: render.shown(say(Ui(one), tag, verified.words()).text) for one in _SAID}
    index = indexing.index(front, here, tag, rules, said)
    found = {f"{_SEARCH}/{tag}/{name}": content for name, content in index.items()}
    return {**front.files, **found, **finder}


def _front(
    parts: Sequence[_Part], tag: str, tags: tuple[str, ...], interface: Mapping[str, State]
) -> Iterator[Page[Message]]:
    """The pages of a language that name the articles that exist in it."""
    by_tag = {one: [part.told[one] for part in parts if one in part.told] for one in tags}
    here = [part for part in parts if tag in part.told]
    yield from home_pages(by_tag, tag, tags, interface)
    yield how(by_tag[tag], tags, interface)
    yield status([(part.told[tag], part.progress) for part in here], tags, interface)


def _finder(parts: Sequence[_Part], tag: str, rules: search.Rules) -> dict[str, bytes]:
    """What finds one of many articles by its people and countries; nothing where a list of all is shorter."""
    by_slug = {part.slug: part.found_by[tag] for part in parts}
    articles = [part.told[tag] for part in parts]
    if not is_large(articles):
        return {}
    entries = [by_slug[one.slug] for one in newest_first(articles)]
    return {f"{_FINDER}/{tag}.json": render.finder(entries, rules.fold)}


def _search_rules(paths: Paths, tag: str) -> search.Rules:
    file = search_file(paths, tag)
    if not is_there(file):
        return search.Rules(unspaced=unspaced(tag))
    source = load(paths, file)
    return _read_rules(source.name, source.text)


@lru_cache(maxsize=16)
def _read_rules(name: str, text: str) -> search.Rules:
    """Whoever serves the site reads them once: they remember the stems that they have found."""
    return read_data(Source(name, text), search.Rules)


def _synonyms(glossary: Glossary, outcomes: Iterable[_Outcome]) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    own = (forms for one in outcomes for forms in one.synonyms)
    return [*dict.fromkeys((*_forms(glossary.values()), *own))]


def _forms(terms: Iterable[Term]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in terms
    )
