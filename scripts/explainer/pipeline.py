"""The order of the stages, and the only room that touches the disk.

    seeds/ ─read→ articles ─check→ ─compose→ pages ─localise→ ─render→ docs/ ─(a printer)→ site/ ─finish→

A build reads everything, prepares every file in memory and only then writes: each changed file by rename, unchanged
ones untouched, orphans last. An article with a problem keeps the pages it had; the others are published.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from explainer import finish as finishing
from explainer import render, search
from explainer.checks.complete import incomplete_translation
from explainer.compose.article import article_pages
from explainer.compose.site import home, how
from explainer.compose.units import units as article_units
from explainer.localise import Dictionary, is_complete, localise
from explainer.model.facts import Article, Made, Requirement
from explainer.model.message import Message
from explainer.model.page import Page
from explainer.model.words import Catalogue, Glossary, Locale, State, Unit
from explainer.problem import ContentError, Level, Problem, in_order
from explainer.read.catalogue import CatalogueHeader, digest, merge, read_catalogue
from explainer.read.facts import read_facts
from explainer.read.glossary import read_glossary
from explainer.read.locale import Interface, read_interface, read_locales
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.search.documents import documents as documents_of
from explainer.source import Source

SCRIPTS = Path(__file__).resolve().parent.parent
ROOT = SCRIPTS.parent
_SEARCH = "assets/search"


@dataclass(frozen=True)
class Paths:
    """Where a build reads and writes."""

    root: Path = ROOT
    """What the names of files in problems are relative to."""
    seeds: Path = ROOT / "seeds"
    docs: Path = ROOT / "docs"
    templates: Path = SCRIPTS / "templates"
    locales: Path = SCRIPTS / "locales"

    def name(self, path: Path) -> str:
        """A file's name as people know it: relative to the root where it lies within, with `/`."""
        absolute = path.resolve()
        root = self.root.resolve()
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.as_posix()


@dataclass(frozen=True)
class Reading:
    """Everything that was read, and what is wrong with it."""

    locales: tuple[Locale, ...]
    interface: Interface
    glossary: Glossary
    articles: tuple[Article, ...]
    catalogues: Mapping[tuple[str, str], Catalogue]
    problems: tuple[Problem, ...]
    """Of the whole site: the glossary's, the interface's; they stop every article."""
    article_problems: Mapping[str, tuple[Problem, ...]]
    """By slug, for articles that were read and those that could not be."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages, the default first."""
        return tuple(locale.tag for locale in self.locales)

    @property
    def all_problems(self) -> list[Problem]:
        """Everything, sorted by place."""
        return in_order((*self.problems, *(p for found in self.article_problems.values() for p in found)))

    def stops(self, slug: str) -> bool:
        """Whether that article cannot be published."""
        found = (*self.problems, *self.article_problems.get(slug, ()))
        return any(problem.is_blocking for problem in found)


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


# --- reading -------------------------------------------------------------------------------------------------------


def read(paths: Paths, *, allow_missing: bool = False) -> Reading:
    """Reads and checks every article. `allow_missing`: a missing or stale translation is a notice in every language.

    Raises `ContentError` where the locales themselves cannot be read: nothing can be said without them.
    """
    problems: list[Problem] = []
    interface, found = _interface(paths)
    problems.extend(found)
    locales, found = read_locales(_load(paths, paths.locales / "locales.yml"), interface)
    problems.extend(found)
    for locale in locales:
        if locale.tag != "en":
            missing = Source(paths.name(paths.locales / f"{locale.tag}.po"), "")
            level = Level.NOTICE if allow_missing else Level.PROBLEM
            catalogue = interface.catalogues.get(locale.tag)
            problems.extend(incomplete_translation(interface.units, catalogue, missing, level))
    glossary = _glossary(paths, problems)
    articles: list[Article] = []
    catalogues: dict[tuple[str, str], Catalogue] = {}
    article_problems: dict[str, tuple[Problem, ...]] = {}
    for text in _seeds(paths):
        slug = text.stem
        mine: list[Problem] = []
        try:
            article = _article(paths, text, mine)
        except ContentError as error:
            mine.extend(error.problems)
            article = None
        if article is not None:
            articles.append(article)
            mine.extend(_unknown_names(article, glossary, paths))
            mine.extend(_translations(paths, text, article, glossary, locales, catalogues, allow_missing=allow_missing))
        article_problems[slug] = tuple(in_order(mine))
    return Reading(
        locales, interface, glossary, tuple(articles), catalogues, tuple(in_order(problems)), article_problems
    )


def _interface(paths: Paths) -> tuple[Interface, tuple[Problem, ...]]:
    template = _load(paths, paths.locales / "messages.pot")
    return read_interface(template, {path.stem: _load(paths, path) for path in sorted(paths.locales.glob("*.po"))})


def _load(paths: Paths, path: Path) -> Source:
    name = paths.name(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        message = "the file is missing"
        raise ContentError(Problem(Source(name, "").span(0, 0), "missing", message, "restore it from git")) from None
    return decode(name, data)


def _seeds(paths: Paths) -> list[Path]:
    return sorted(paths.seeds.rglob("*.txt"), key=lambda path: path.stem)


def _glossary(paths: Paths, problems: list[Problem]) -> Glossary:
    path = paths.seeds / "glossary.yml"
    if not path.exists():
        return {}
    try:
        glossary, found = read_glossary(_load(paths, path))
    except ContentError as error:
        problems.extend(error.problems)
        return {}
    problems.extend(found)
    return glossary


def _article(paths: Paths, text: Path, problems: list[Problem]) -> Article | None:
    seed = read_seed(_load(paths, text), text.stem)
    facts_path = text.with_suffix(".yml")
    if not facts_path.exists():
        message = "this article has no facts yet, so it has no pages"
        fix = f"write {paths.name(facts_path)}; the README tells how"
        problems.append(Problem(seed.title.span, "no-facts", message, fix, Level.NOTICE))
        return None
    facts, found = read_facts(_load(paths, facts_path), seed)
    problems.extend(found)
    return None if facts is None else Article(seed, facts)


def _unknown_names(article: Article, glossary: Glossary, paths: Paths) -> Iterator[Problem]:
    for participant in article.facts.participants.values():
        if participant.id not in glossary:
            message = f"the glossary has no name for the participant '{participant.id}'"
            fix = f"add '{participant.id}:' with its forms to {paths.name(paths.seeds / 'glossary.yml')}"
            yield Problem(participant.at, "no-name", message, fix)


def _translations(  # noqa: PLR0913, PLR0917 - it needs all of what has been read
    paths: Paths,
    text: Path,
    article: Article,
    glossary: Glossary,
    locales: Sequence[Locale],
    catalogues: dict[tuple[str, str], Catalogue],
    *,
    allow_missing: bool,
) -> Iterator[Problem]:
    wanted = article_units(article, glossary)
    for locale in locales:
        requirement = article.facts.languages.get(locale.tag, Requirement.OPTIONAL)
        if locale.tag == "en" or requirement is Requirement.OFF:
            continue
        path = catalogue_path(text, locale.tag)
        catalogue = None
        if path.exists():
            try:
                catalogue, found = read_catalogue(_load(paths, path), locale.tag)
            except ContentError as error:
                yield from error.problems
                continue
            yield from found
            catalogues[article.slug, locale.tag] = catalogue
        required = requirement is Requirement.REQUIRED and not allow_missing
        level = Level.PROBLEM if required else Level.NOTICE
        yield from incomplete_translation(wanted, catalogue, Source(paths.name(path), ""), level)


def catalogue_path(text: Path, tag: str) -> Path:
    """Where an article's catalogue for a language lies: beside its text."""
    return text.with_name(f"{text.stem}.{tag}.po")


# --- building ------------------------------------------------------------------------------------------------------


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
    states = {article.slug: _states(article, reading) for article in good}
    pages: list[Page[Message]] = []
    for article in good:
        pages.extend(article_pages(article, _languages(article, reading), states[article.slug], reading.glossary))
    if whole:
        interface = _interface_states(reading)
        pages.append(home(good, reading.tags, interface))
        pages.append(how([(article, states[article.slug]) for article in good], reading.tags, interface))
    files: dict[str, bytes] = {}
    for locale in reading.locales:
        renderer = render.Renderer(paths.templates, locale)
        documents: list[search.Document] = []
        for page in pages:
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


def _languages(article: Article, reading: Reading) -> tuple[str, ...]:
    off = Requirement.OFF
    return tuple(tag for tag in reading.tags if article.facts.languages.get(tag) is not off)


def _markdown_path(path: str) -> str:
    """`a/` → `a/index.md`, `a/faq/` → `a/faq.md`, `` → `index.md`, `how/` → `how.md`."""
    parts = PurePosixPath(path).parts
    if not parts:
        return "index.md"
    if len(parts) == 1 and path != "how/":
        return f"{parts[0]}/index.md"
    return f"{'/'.join(parts)}.md"


def _states(article: Article, reading: Reading) -> Mapping[str, State]:
    wanted = article_units(article, reading.glossary)
    nobody = Made("machine")
    return {
        tag: State(article.facts.made.get(tag, nobody), _digest(reading.catalogues.get((article.slug, tag)), wanted))
        for tag in _languages(article, reading)
    }


def _interface_states(reading: Reading) -> Mapping[str, State]:
    return {
        locale.tag: State(locale.made, _digest(reading.interface.catalogues.get(locale.tag), reading.interface.units))
        for locale in reading.locales
    }


def _digest(catalogue: Catalogue | None, units: Sequence[Unit]) -> str:
    # English has no catalogue: its words are the units themselves.
    return digest(catalogue or Catalogue(units[0].at.source, {}), units) if units else ""


def _search_rules(paths: Paths, tag: str) -> search.Rules:
    source = _load(paths, paths.locales / "search" / f"{tag}.json")
    return search.rules(json.loads(source.text), source.span(0, 0))


def _synonyms(glossary: Glossary) -> list[tuple[str, ...]]:
    """Every name's forms in every language, so that any of them finds all."""
    return [
        tuple(dict.fromkeys(words for form in term.forms.values() for words in (form.words, *form.others)))
        for term in glossary.values()
        if term.sort != "term"
    ]


# --- writing -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Changes:
    """What differs between `docs/` and what it should be: paths within it."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)


def changes(built: Built, paths: Paths) -> Changes:
    """Compares without writing."""
    there = {path.relative_to(paths.docs).as_posix(): path for path in _files(paths.docs)}
    written = tuple(
        name
        for name, content in sorted(built.files.items())
        if name not in there or there[name].read_bytes() != content
    )
    removed = tuple(name for name in sorted(there) if name not in built.files and not _is_kept(name, built))
    return Changes(written, removed)


def write(built: Built, paths: Paths) -> Changes:
    """Makes `docs/` what it should be: changed files by rename, unchanged ones untouched, orphans last."""
    found = changes(built, paths)
    for name in found.written:
        _replace(paths.docs / name, built.files[name])
    for name in found.removed:
        (paths.docs / name).unlink()
    for folder in sorted((path for path in paths.docs.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _is_kept(name: str, built: Built) -> bool:
    parts = PurePosixPath(name).parts
    belongs_to_an_article = parts[0] in built.reading.tags and len(parts) > 2  # noqa: PLR2004 - tag/slug/file
    return parts[1] in built.kept if belongs_to_an_article else not built.whole


def _replace(path: Path, content: bytes) -> None:
    """Writes a file so that at any moment it is the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


# --- finishing a printed site --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Finished:
    """What `finish` did."""

    pages: int
    without_address: bool


def finish(site: Path, paths: Paths, site_url: str | None, repository_url: str | None) -> Finished:
    """Completes a site that a printer made of `docs/`; see the room `finish`. Raises ValueError for a bad address."""
    where = finishing.address(site_url, repository_url)
    locales, words = interface(paths)
    places = [place for place in _places(paths, locales) if (site / _html_path(place)).is_file()]
    printed = [(place, (site / _html_path(place)).read_text(encoding="utf-8")) for place in places]
    listed = {(place.path, place.locale.tag) for place, html in printed if finishing.is_indexed(html)}
    known = []
    for place, html in printed:
        languages = tuple(one for one in place.languages if (place.path, one.tag) in listed)
        final = replace(place, languages=languages)
        if place.locale in languages:
            known.append(final)
        _replace(site / _html_path(place), finishing.finish_page(html, final, where).encode())
    sitemap = finishing.sitemap(known, where)
    (site / "sitemap.xml").unlink(missing_ok=True)
    if sitemap is not None:
        _replace(site / "sitemap.xml", sitemap.encode())
    missing = finishing.not_found_values(locales, words, where)
    _replace(site / "404.html", render.not_found(paths.templates, missing, finishing.policy))
    for pattern in finishing.UNUSED:
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return Finished(len(places), without_address=where.site is None)


def _places(paths: Paths, locales: Sequence[Locale]) -> Iterator[finishing.PagePlace]:
    """Every page of `docs/`, by its path there."""
    there = {
        locale.tag: {
            _page_path(file.relative_to(paths.docs / locale.tag)) for file in (paths.docs / locale.tag).rglob("*.md")
        }
        for locale in locales
    }
    for path in sorted(set().union(*there.values())):
        languages = tuple(locale for locale in locales if path in there[locale.tag])
        for locale in languages:
            yield finishing.PagePlace(path, locale, languages)


def _page_path(file: Path) -> str:
    """The reverse of `_markdown_path`."""
    parts = file.with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "index" else parts
    return "".join(f"{part}/" for part in parts)


def _html_path(place: finishing.PagePlace) -> str:
    return f"{place.locale.prefix}{place.path}index.html"


def status(paths: Paths) -> list[str]:
    """A line for each article and language: the digest of its words as they are now, which a review names as `of`."""
    reading = read(paths, allow_missing=True)
    lines = []
    for article in reading.articles:
        for tag, state in _states(article, reading).items():
            reviews = ", ".join(f"{one.by} {one.on} ({one.of})" for one in state.made.reviewed) or "not reviewed"
            lines.append(f"{article.slug} {tag}: {state.digest}, drafted by {state.made.drafted}, {reviews}")
    return lines


# --- catalogues for translators ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Messages:
    """The catalogues that differ from what `messages` makes of them, and why others could not be read."""

    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def update_messages(paths: Paths, *, write: bool) -> Messages:
    """Merges the English of today into every catalogue, articles' and interface's; creates those that are missing.

    Without `write`, nothing is written and the result says what would be.
    """
    reading = read(paths, allow_missing=True)
    changed: list[str] = []
    problems: list[Problem] = []
    jobs: list[tuple[Path, Sequence[Unit], CatalogueHeader]] = []
    for locale in reading.locales:
        if locale.tag != "en":
            path = paths.locales / f"{locale.tag}.po"
            jobs.append((path, reading.interface.units, CatalogueHeader(locale.tag, "explainer interface")))
    texts = {text.stem: text for text in _seeds(paths)}
    for article in reading.articles:
        for tag in _languages(article, reading):
            if tag != "en":
                units = article_units(article, reading.glossary, tag)
                jobs.append((catalogue_path(texts[article.slug], tag), units, CatalogueHeader(tag, article.slug)))
    for path, wanted, header in jobs:
        try:
            old = _load(paths, path) if path.exists() else None
            new = merge(old, wanted, header)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        data = new.encode()
        if old is None or path.read_bytes() != data:
            if write:
                _replace(path, data)
            changed.append(paths.name(path))
    return Messages(tuple(changed), tuple(in_order(problems)))


def interface(paths: Paths) -> tuple[tuple[Locale, ...], Mapping[str, Mapping[str, str]]]:
    """The locales, and by tag the interface's words, English where a translation is missing: for a site's theme."""
    words, _ = _interface(paths)
    locales, _ = read_locales(_load(paths, paths.locales / "locales.yml"), words)
    english = {unit.id: unit.english for unit in words.units}
    return locales, {locale.tag: {**english, **locale.interface} for locale in locales}
