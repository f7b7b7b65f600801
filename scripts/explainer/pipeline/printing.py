"""A site brought up to date: what a printer has printed before is not printed again, and what is as it was stays.

A page depends on its Markdown alone, and on the frame around all pages: theme, settings, interface words, releases.
Which pages there are beside it stands in its own front matter. So a printer is given a folder with those pages that
have to be printed and prints them into another one; what stands in the site already is left alone, a page that was
printed before comes from the cache, and only files that differ are written.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from logging import LogRecord
from pathlib import Path

from explainer import finish as finishing
from explainer.compose.record import PATH as DATA
from explainer.finish import SitePage
from explainer.model.published import Published
from explainer.pipeline.files import content_of, replace_file, sweep
from explainer.pipeline.finishing import SITEMAP, Docs, Finished, opened, page_path, sources
from explainer.pipeline.keeping import forget_old, is_kept, keep, of_folders, of_texts, recalled
from explainer.pipeline.paths import Paths, load
from explainer.pipeline.processes import Copy, can_copy, processors
from explainer.pipeline.refusals import told
from explainer.pipeline.site_checks import Leads, check_site_links, read_leads
from explainer.pipeline.stamps import Seen, looked_at, names_below, seen, seen_as, stamp_of, stamps_below
from explainer.problem import Problem
from explainer.read.published import Head, read_head, read_published

SETTINGS = ("SITE_URL", "REPO_URL", "OWNER_NAME", "OWNER_CONTACT")
"""The environment's names for where the site will stand and who answers for it, as mkdocs.yml has them."""
_PAGE, _STATE, _FAULTLESS = "page", "site", "faultless"


@dataclass(frozen=True)
class _Placed:
    """A file of the site as it was left there."""

    seen: Seen
    key: str | None
    """The digest of all that it was made from; None where it is to be made anew in any case."""


@dataclass(frozen=True)
class _State:
    """What is known of a site and of the pages that it was made from."""

    docs: Mapping[str, Seen] = field(default_factory=dict)
    heads: Mapping[str, Head] = field(default_factory=dict)
    """What each page of `docs/` says of itself."""
    site: Mapping[str, _Placed] = field(default_factory=dict)
    briefs: Mapping[str, Published] = field(default_factory=dict)
    """What lists say of the article of which these are the data."""
    sources: Mapping[str, Seen] = field(default_factory=dict)
    """What people have written, by its names in the manifest."""
    links: Mapping[str, Leads] = field(default_factory=dict)
    """Where each file of the site leads that is without a fault."""


@dataclass(frozen=True)
class Share:
    """What one process is to print."""

    docs: Path
    """Where the printer finds the pages."""
    site: Path
    """Where it is to print them."""
    pages: frozenset[str]
    tags: frozenset[str]
    """The languages of these pages; the default is always among them."""


_Warnings = Sequence[LogRecord]
_Made = tuple[Mapping[str, _Placed], Mapping[str, Leads]]
"""Files of the site, and where those lead that were written."""
_PAGES = 1 << 15
"""Of so many it is remembered what they are made from: whoever serves the site asks again after each correction."""
_WORTH = 24
"""From so many pages on it is worth printing them in several processes."""


_LAST: dict[Path, _State] = {}
"""Of the site that was looked at last: what is served is there only as long as this program runs.

A state that is old by now is no less true: it is asked of files that are as they were.
"""


def _state(paths: Paths, site: Path) -> _State:
    found = _LAST.get(site) or recalled(paths, _STATE, _state_key(site))
    state = found if isinstance(found, _State) else _State()
    _remember_last(site, state)
    return state


def look_again(site: Path) -> None:
    """Looks at those files again that were too young to know that they stay: else a correction has to read them."""
    folder, now = Path(os.path.realpath(site)), time.time_ns()
    if state := _LAST.get(folder):
        looked = looked_at(folder, stamps_below(folder), {name: one.seen for name, one in state.site.items()}, now)
        there = {
            name: replace(one, seen=looked[name])
            for name, one in state.site.items()
            if name in looked and looked[name].digest == one.seen.digest
        }
        _remember_last(folder, replace(state, site=there))


def _remember_last(site: Path, state: _State) -> None:
    _LAST.clear()
    _LAST[site] = state


def _keep_state(paths: Paths, site: Path, state: _State) -> None:
    _remember_last(site, state)
    if site.is_relative_to(os.path.realpath(paths.root)):
        keep(paths, _STATE, _state_key(site), state)
        forget_old(paths, _STATE, 0)


def _state_key(site: Path) -> str | None:
    return of_folders(f"{_STATE} {site.as_posix()}", ())


@lru_cache(_PAGES)
def _digest(ground: str | None, *said: object) -> str | None:
    return of_texts(ground, [repr(said)])


# ---- Printing


class Printing:
    """One printing of a site: what a printer has to print, from which folder into which, and what becomes of it."""

    def __init__(
        self, paths: Paths, site: Path, frame: Collection[Path], settings: object, where: finishing.Address
    ) -> None:
        """Looks for what has changed since the site was printed last.

        `frame`, files and folders around all pages, and `settings` count as well; `where` the site and its repository
        will stand. Raises `ContentError` where the frame is faulty and where the system refuses.
        """
        self._paths, self._folder, self._frame = paths, Path(os.path.realpath(site)), frame
        self._before, self._begun = _state(paths, self._folder), time.time_ns()
        with told(paths):
            self._docs = looked_at(paths.docs, stamps_below(paths.docs), self._before.docs, self._begun)
            self._there = stamps_below(self._folder)
            self._heads: dict[str, Head] = {}
            self._briefs: dict[str, Published] = {}
            docs = Docs(self._docs, self._head, self._published, self._brief)
            self._site = opened(paths, where, docs, lambda _: True)
            self._around = self._ground(settings)
            self._pages = {self._name(page): page for page in self._site.pages}
            self._whole = {name: self._finished_key(name) for name in self._pages}
            self._standing: dict[str, _Placed | None] = {}
            missing = {name for name, page in self._pages.items() if not self._stands(page.file, self._whole[name])}
            wanted = {name for name in missing if not is_kept(paths, _PAGE, self._key(name))}
            self._scratch = tempfile.TemporaryDirectory(prefix="explainer-")
            self._printed = len(wanted)
            self.own, *self._others = (self._give(*one) for one in enumerate(self._shared_out(wanted)))
            self._copies: list[Copy[tuple[_Warnings, _Made]]] = []

    def begin(self, print_share: Callable[[Share], _Warnings], *, follows: bool) -> None:
        """Has copies of this process print all shares but its `own`, each as `print_share` does.

        `follows`: where the pages lead is to be looked at.
        """

        def copy(share: Share) -> Copy[tuple[_Warnings, _Made]]:
            warned: list[LogRecord] = []

            def printed() -> tuple[_Warnings, _Made]:
                warned.extend(print_share(share))
                return warned, ({}, {})

            def finished() -> tuple[_Warnings, _Made]:
                with told(self._paths):
                    found = self._pages_of(share, share.pages, keeps=not warned, follows=follows)
                _discard(share.docs.parent)
                return (), found

            return Copy(printed, finished)

        self._follows = follows
        self._copies = [copy(one) for one in self._others]

    def complete(self, *, keeps: bool, hear: Callable[[LogRecord], None]) -> tuple[Finished, tuple[Problem, ...]]:
        """Brings the site up to date with what was printed, which is kept unless something is wrong (`keeps`).

        Waits for the copies of this process, and has `hear` told what these were warned of. Returns what was done and,
        where links are followed, what is wrong with the site's addresses. Raises `ContentError` where the system
        refuses, and `CopyError` where a copy has failed.
        """
        with self._scratch, told(self._paths):
            for one in self._copies:
                for record in one.value()[0]:
                    hear(record)
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep(self._folder, seconds=0)  # all of it would be published
            for one in self._copies:
                one.go_on()  # all is printed: until now the site is as it was
            elsewhere = {name for one in self._others for name in one.pages}
            here = (name for name in self._pages if name not in elsewhere)
            every = [self._pages_of(self.own, here, keeps=keeps, follows=self._follows)]
            others = dict(self._place())
            # Folders take their time to go, in which there is something else to do.
            tidying = [Copy(partial(_discard, self.own.docs.parent))] if self._copies else []
            every.extend(one.value()[1] for one in self._copies)
            placed = {**{file: one for made, _ in every for file, one in made.items()}, **others}
            self._remove_others(placed)
            digests = {name: one.seen.digest for name, one in placed.items()}
            sources = self._sources()
            manifest = finishing.manifest({name: one.digest for name, one in sources.items()}, digests)
            if content_of(self._folder / finishing.MANIFEST) != manifest:
                replace_file(self._folder / finishing.MANIFEST, manifest)
            digests[finishing.MANIFEST] = finishing.digest(manifest)
            dead: tuple[Problem, ...] = ()
            links = self._before.links
            if self._follows:
                new = {file: one for _, leads in every for file, one in leads.items()}
                checked, links = check_site_links(self._folder, self._paths, digests, links, new)
                dead = checked.problems
            for tidied in tidying:
                tidied.value()
        forget_old(self._paths, _PAGE, len(self._pages))
        state = _State(self._docs, self._heads, placed, self._briefs, sources, links)
        _keep_state(self._paths, self._folder, state)
        return Finished(len(self._pages), self._printed, without_address=self._site.where.site is None), dead

    def abandon(self) -> None:
        """Nothing was printed: the site stays as it is."""
        for one in self._copies:
            one.stop()
        self._scratch.cleanup()

    # ---- What pages depend on

    def _ground(self, settings: object) -> str | None:
        """The digest of all that every page is printed with."""
        words = self._site.words
        said = {one.tag: [words[one.tag], sorted(one.interface), one.name, one.prefix] for one in self._site.locales}
        return of_folders(json.dumps([settings, said], sort_keys=True), (*self._frame, self._paths.locales))

    def _is_known(self, name: str) -> bool:
        """Whether a file of `docs/` holds what it did before."""
        before = self._before.docs.get(name)
        return before is not None and before.digest == self._docs[name].digest

    def _head(self, name: str) -> Head:
        before = self._before.heads.get(name) if self._is_known(name) else None
        self._heads[name] = before or read_head((self._paths.docs / name).read_text("utf-8", "replace"))
        return self._heads[name]

    def _published(self, name: str) -> Published:
        return read_published(load(self._paths, self._paths.docs / name))

    def _brief(self, name: str) -> Published:
        before = self._before.briefs.get(name) if self._is_known(name) else None
        self._briefs[name] = before or self._published(name).brief
        return self._briefs[name]

    def _sources(self) -> Mapping[str, Seen]:
        looked = (
            (name, seen(file, self._before.sources.get(name), self._begun))
            for name, file in sources(self._site).items()
        )
        return {name: one for name, one in looked if one is not None}

    def _name(self, page: SitePage) -> str:
        """Its Markdown, from the folder `docs/`."""
        return self._names[page.locale.tag, page.path]

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for name in self._heads:
            tag, _, rest = name.partition("/")
            found[tag, page_path(rest)] = name
        return found

    def _key(self, name: str) -> str | None:
        """The digest of all that a page is printed from."""
        return of_texts(self._around, [name, self._docs[name].digest])

    def _finished_key(self, name: str) -> str | None:
        """The digest of all that a finished page is made from."""
        page, slug = self._pages[name], self._site.article_of(self._pages[name])
        data = "" if slug is None else self._docs[f"{self._site.locales[0].tag}/{slug}/{DATA}"].digest
        has_feed = self._site.feeds[page.locale.tag] is not None
        said = (page.path, page.locale.tag, tuple(one.tag for one in page.languages), page.title, page.description)
        return _digest(self._around, name, self._docs[name].digest, said, self._where, has_feed, data)

    @cached_property
    def _where(self) -> str:
        return repr(self._site.where)

    def _stands(self, file: str, key: str | None) -> _Placed | None:
        """A file of the site, where it is there as it was made from this."""
        before = self._before.site.get(file)
        if before is None or before.key is None or before.key != key:
            return None
        if file not in self._standing:
            stamp = self._there.get(file)
            now = before.seen if before.seen.is_now(stamp) else seen_as(self._folder / file, stamp, None, self._begun)
            is_as_before = now is not None and now.digest == before.seen.digest
            self._standing[file] = _Placed(now, key) if now is not None and is_as_before else None
        return self._standing[file]

    # ---- What a printer is given

    def _shared_out(self, wanted: Collection[str]) -> list[frozenset[str]]:
        """These pages in parts for as many processes as may work, each with about as much to print."""
        many = processors() if len(wanted) >= _WORTH and can_copy() else 1
        parts: list[set[str]] = [set() for _ in range(many)]
        costs = {name: 1 + self._docs[name].stamp[0] for name in sorted(wanted)}  # an empty page is printed too
        whole, before = sum(costs.values()), 0
        for name, cost in costs.items():  # by language, each of which costs a printer something
            parts[many * before // whole].add(name)
            before += cost
        return [*map(frozenset, parts)]

    def _give(self, number: int, pages: frozenset[str]) -> Share:
        """Puts these pages where a printer finds them, the home pages of their languages, and what others wrote."""
        folder = Path(os.path.realpath(self._scratch.name), str(number))
        default = self._site.locales[0].tag
        # Also those of a language that cannot be read for the moment: the printer shows or refuses them.
        others = {name for name in self._docs if name.endswith(".md") and name not in self._pages and not number}
        tags = frozenset({default, *(name.partition("/")[0] for name in {*pages, *others} if "/" in name)})
        homes = {name for (tag, path), name in self._names.items() if tag in tags and not path}
        for name in sorted({*pages, *others, *homes}):
            there = folder / "docs" / name
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._paths.docs / name, there)  # a hard link would change the file's stamp
        (folder / "docs" / default).mkdir(parents=True, exist_ok=True)
        return Share(folder / "docs", folder / "site", pages, tags)

    # ---- The site

    def _pages_of(self, share: Share, names: Iterable[str], *, keeps: bool, follows: bool) -> _Made:
        """These pages, finished and written."""
        placed: dict[str, _Placed] = {}
        leads: dict[str, Leads] = {}
        for name in names:
            file, key = self._pages[name].file, self._whole[name]
            if standing := self._stands(file, key):
                placed[file] = standing
                continue
            printed = self._printed_page(share, name, keeps=keeps)
            if printed is None:
                continue
            html = self._site.finished(self._pages[name], printed.decode())
            placed[file] = self._file(file, key if keeps else None, html.encode)
            found = read_leads(file, html, self._site.where.site) if follows else None
            if found is not None:
                leads[file] = found
        return placed, leads

    def _printed_page(self, share: Share, name: str, *, keeps: bool) -> bytes | None:
        """A page as it was printed just now or before; None where the printer has left it out."""
        printed = content_of(share.site / self._pages[name].file)
        if printed is None:
            found = recalled(self._paths, _PAGE, self._key(name))
            return found if isinstance(found, bytes) else None
        if keeps:
            keep(self._paths, _PAGE, self._key(name), printed)
        return printed

    def _place(self) -> Iterator[tuple[str, _Placed]]:
        """Every file of the site but pages and the manifest, as it stands there after this."""
        pages = {page.file for page in self._pages.values()}
        lists, listed = self._site.lists(), self._site.listed
        static = {self._place_of(name): name for name in self._docs if not name.endswith(".md")}
        for file, name in static.items():
            digest = self._docs[name].digest
            yield file, self._file(file, digest, (self._paths.docs / name).read_bytes)
        if self._site.where.site is not None:
            said = repr([(one.path, one.locale.tag, [other.tag for other in one.languages]) for one in listed])
            key = of_folders(f"{self._site.where}\n{said}", ())
            yield SITEMAP, self._file(SITEMAP, key, lambda: finishing.sitemap(listed, self._site.where) or b"")
        beside = {*names_below(self.own.site)}.difference(pages, static, lists, {SITEMAP})
        whole = {**{file: (self.own.site / file).read_bytes() for file in sorted(beside)}, **lists}
        for file, content in whole.items():
            if content is not None:
                yield file, self._file(file, finishing.digest(content), partial(bytes, content))

    def _file(self, file: str, key: str | None, content: Callable[[], bytes]) -> _Placed:
        """A file of the site, written unless it holds that already."""
        if standing := self._stands(file, key):
            return standing
        path, new = self._folder / file, content()
        if content_of(path) != new:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, new)
        stamp = stamp_of(path)
        if stamp is None:
            raise FileNotFoundError(path)
        return _Placed(Seen(stamp, time.time_ns(), finishing.digest(new)), key)

    def _place_of(self, name: str) -> str:
        """Where in the site a file of `docs/` that is no page stands."""
        tag, _, rest = name.partition("/")
        prefixes = {one.tag: one.prefix for one in self._site.locales}
        return f"{prefixes[tag]}{rest}" if tag in prefixes and rest else name

    def _remove_others(self, placed: Collection[str]) -> None:
        """Removes what the site had and has no more, as a printer does that begins with an empty folder."""
        for file in self._there:
            if file not in placed and file != finishing.MANIFEST:
                (self._folder / file).unlink(missing_ok=True)
                for folder in Path(file).parents[:-1]:
                    with suppress(OSError):  # not empty
                        (self._folder / folder).rmdir()


def _discard(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


# ---- Whether anything has changed


def remember(paths: Paths, site: Path, frame: Collection[Path], settings: object) -> None:
    """Keeps that this is the whole and faultless site of all that it is made from."""
    folder = Path(os.path.realpath(site))
    manifest = content_of(folder / finishing.MANIFEST)
    if manifest is not None:
        keep(paths, _FAULTLESS, _state_key(folder), (_of_all(paths, frame, settings), finishing.digest(manifest)))
        forget_old(paths, _FAULTLESS, 0)


def is_up_to_date(paths: Paths, site: Path, frame: Collection[Path], settings: object) -> bool:
    """Whether nothing has changed since `remember`, neither what the site is made from nor any file of it."""
    folder, now = Path(os.path.realpath(site)), time.time_ns()
    manifest, of_all = content_of(folder / finishing.MANIFEST), _of_all(paths, frame, settings)
    faultless = recalled(paths, _FAULTLESS, _state_key(folder))
    if of_all is None or manifest is None or faultless != (of_all, finishing.digest(manifest)):
        return False
    state = _state(paths, folder)
    placed = {name: one.seen for name, one in state.site.items()}
    docs, there = _looked(paths.docs, state.docs, now), _looked(folder, placed, now, finishing.MANIFEST)
    if docs is None or there is None:
        return False
    if json.loads(manifest)["site"] != {name: one.digest for name, one in placed.items()}:
        return False
    if any(one is not state.docs[name] for name, one in docs.items()) or any(
        one is not placed[name] for name, one in there.items()
    ):  # some had to be read, which need not be done again
        standing = {name: replace(one, seen=there[name]) for name, one in state.site.items()}
        _keep_state(paths, folder, replace(state, docs=docs, site=standing))
    return True


def _looked(folder: Path, files: Mapping[str, Seen], now: int, *others: str) -> dict[str, Seen] | None:
    """The files of a folder; None unless it holds exactly these, beside the others, as they were."""
    stamps = stamps_below(folder)
    if stamps.keys() != {*files, *others}:
        return None
    found = looked_at(folder, {name: stamps[name] for name in files}, files, now)
    is_as_before = found.keys() == files.keys() and all(one.digest == files[name].digest for name, one in found.items())
    return found if is_as_before else None


def _of_all(paths: Paths, frame: Collection[Path], settings: object) -> str | None:
    return of_folders(json.dumps(settings), (*frame, paths.seeds, paths.templates, paths.locales, paths.schemas))
