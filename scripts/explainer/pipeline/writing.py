"""Making `docs/` what it should be.

Each file is replaced whole. `docs/` is a generated folder under git, so no more than that is promised of all of it: a
build that is killed leaves some files old and some new, and the next one completes it.

What is ours among the files of `docs/` stands in a list there, which is longer than the truth rather than shorter while
a build is under way. Nothing else is replaced or deleted, whatever folder is named.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from explainer.compose.home import YEARS
from explainer.pipeline.building import Built
from explainer.pipeline.files import content_of, give, patiently, replace_file, replace_files, sweep
from explainer.pipeline.keeping import forget_old, keep, of_folders, recalled
from explainer.pipeline.paths import Paths
from explainer.pipeline.refusals import about, told
from explainer.pipeline.stamps import Seen, Stamp, seen_as, stamp_of, stamps_below
from explainer.problem import ContentError, Level, Problem

OURS = ".explainer"
"""The list, in `docs/`, of the files there that this program wrote. MkDocs leaves out what begins with a full stop."""
_LOOKED = "docs"
_HEADER = "# The files that scripts/build.py wrote here, a path a line; it replaces and deletes no others."


@dataclass(frozen=True)
class Changes:
    """What differs between `docs/` and what it should be: paths within it."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Notices about files in it that are not ours."""
    listing: bytes = field(default=b"", repr=False, compare=False)
    """What the list of ours should hold then."""

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)


def changes(built: Built, paths: Paths) -> Changes:
    """Compares without writing. Raises `ContentError` where `write` would."""
    with told(paths):
        return _changes(built, paths, Path(os.path.realpath(paths.docs)))


def write(built: Built, paths: Paths) -> Changes:
    """Makes `docs/` what it should be; files that do not change stay the files they are.

    Raises `ContentError`, with nothing written, where the folder is not ours, where a file that is not ours stands in
    the way of a page, and where the system refuses: every file is complete beside its place before the first takes it.
    """
    docs = Path(os.path.realpath(paths.docs))
    with told(paths):
        found = _changes(built, paths, docs)
        if found:
            _replace_all(docs, built, found)
            sweep(docs)
    return found


# ---- What is ours


def _changes(built: Built, paths: Paths, docs: Path) -> Changes:
    _refuse_place(paths, docs)
    # First what is there, then the list: a build beside this one has listed a file before it writes it.
    there = _files(docs)
    before = content_of(docs / OURS)
    if before is None and (there or os.path.lexists(docs / OURS)):
        raise ContentError(_not_ours(paths))
    listed = _names(before)
    # Some computers take capitals for small letters, and a language's tag may change its capitals.
    known = {name.lower() for name in listed}
    in_the_way = _blocked(docs, built.files)
    written: list[str] = []
    for name, stood, old in _looked_at(built, paths, docs, there):
        if in_the_way and in_the_way.intersection(map(str, PurePosixPath(name).parents)):
            continue
        if old is not None and built.files.is_held(name, old.digest):
            continue
        if stood and (old is None or name.lower() not in known):
            in_the_way.add(name)
        written.append(name)
    if in_the_way:
        raise ContentError(*(_in_the_way(paths, docs / name) for name in sorted(in_the_way)))
    removed = [
        name
        for name in sorted(listed & there.keys())
        if name not in built.files and not _is_kept(name, built) and not _stands_for_another(name, built, docs)
    ]
    listing = _list(((listed & there.keys()) - {*removed}) | built.files.keys())
    if before != listing:
        written.insert(0, OURS)
    strangers = sorted(name for name in there if name.lower() not in known and name not in built.files)
    notices = tuple(_stranger(paths, docs / name) for name in strangers)
    return Changes(tuple(written), tuple(removed), notices, listing)


def _looked_at(
    built: Built, paths: Paths, docs: Path, there: Mapping[str, Stamp | None]
) -> Iterator[tuple[str, bool, Seen | None]]:
    """The files that there should be, in order: whether something has their name, and the file that has.

    What has come since somebody looked what is `there` is of a build beside this one, and no stranger's.
    """
    key, now = of_folders(f"{_LOOKED} {docs.as_posix()}", ()), time.time_ns()
    kept = recalled(paths, _LOOKED, key)
    before: dict[str, Seen] = kept if isinstance(kept, dict) else {}
    looked: dict[str, Seen] = {}
    for name in sorted(built.files):
        stamp, last = there.get(name), before.get(name)
        stood = name in there or (stamp_of(docs / name) is None and os.path.lexists(docs / name))
        old = last if last is not None and last.is_now(stamp) else seen_as(docs / name, stamp, None, now)
        if old is not None:
            looked[name] = old
        yield name, stood, old
    if any(one is not before.get(name) for name, one in looked.items()):
        keep(paths, _LOOKED, key, looked)
        forget_old(paths, _LOOKED, 0)


def _files(folder: Path) -> dict[str, Stamp | None]:
    """Whatever is no folder, links not followed and what is hidden left out, by its path within."""
    return stamps_below(folder, with_links=True, passed_over=FileNotFoundError)


def _names(content: bytes | None) -> set[str]:
    """What the list names. A line that is no name, such as a conflict's mark in git, names nothing that is there."""
    return set((content or b"").decode(errors="replace").splitlines())


def _list(names: Collection[str]) -> bytes:
    return "\n".join([_HEADER, *sorted(names), ""]).encode()


def _refuse_place(paths: Paths, docs: Path) -> None:
    """Raises `ContentError` where the folder of the pages is none, or where it and the articles hold each other."""
    seeds = Path(os.path.realpath(paths.seeds))
    at = paths.at(paths.docs)
    if docs.is_relative_to(seeds) or seeds.is_relative_to(docs):
        message = (
            f"the pages cannot be written here: {paths.name(paths.seeds)}, where the articles lie, is in the same place"
        )
        raise ContentError(Problem(at, "docs-folder", message, "name a folder of their own for the pages: --docs DIR"))
    if os.path.lexists(docs) and not docs.is_dir():
        message = "the pages cannot be written here: this is no folder"
        raise ContentError(Problem(at, "docs-folder", message, "give it another name, or name another one: --docs DIR"))


def _not_ours(paths: Paths) -> Problem:
    message = (
        f"this folder holds files and no list {OURS} of those that this program wrote, so nothing in it is touched"
    )
    fix = "name an empty folder: --docs DIR; if all of it was generated, delete the folder and build again"
    return Problem(paths.at(paths.docs), "docs-folder", message, fix)


def _blocked(docs: Path, files: Collection[str]) -> set[str]:
    """What stands where a folder of ours must be, and is none: a link to one is not followed."""
    folders = {parent for one in {name.rpartition("/")[0] for name in files} for parent in _with_parents(one)}
    return {one for one in folders if os.path.lexists(at := docs / one) and (at.is_symlink() or not at.is_dir())}


def _with_parents(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _in_the_way(paths: Paths, path: Path) -> Problem:
    message = "a page must be written here, and this program did not write what is there"
    fix = "move it away, or delete it if it was generated; then build again"
    return Problem(paths.at(path), "not-ours", message, fix)


def _stranger(paths: Paths, path: Path) -> Problem:
    message = "this program did not write this file and leaves it alone; MkDocs publishes it as it is"
    fix = "if it is an old page, delete it; what is not to be published belongs elsewhere"
    return Problem(paths.at(path), "not-ours", message, fix, Level.NOTICE)


def _is_kept(name: str, built: Built) -> bool:
    """Whether it is left as it is, because what it was made from has a problem now."""
    parts = PurePosixPath(name).parts
    of_an_article = parts[0] in built.tags and len(parts) > 2 and parts[1] != YEARS  # noqa: PLR2004 - tag/slug/file
    return parts[1] in built.kept if of_an_article else not built.whole


def _stands_for_another(name: str, built: Built, docs: Path) -> bool:
    """Whether it is one of our files under a name that this computer takes for the same."""
    with suppress(FileNotFoundError):
        return any(
            other.lower() == name.lower() and (docs / other).samefile(docs / name)
            for other in built.files
            if len(other) == len(name)
        )
    return False


# ---- Writing


def _replace_all(docs: Path, built: Built, found: Changes) -> None:
    made: list[Path] = []
    files = {docs / name: built.files[name] for name in found.written if name != OURS}
    try:
        for folder in (docs, *(path.parent for path in files)):
            with about(folder):
                _make_folder(folder, made)
        replace_files(files, before=lambda: _record(docs, lambda listed: listed | built.files.keys()))
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
    for name in found.removed:
        with about(docs / name):
            patiently(partial(_remove, docs / name))
        for parent in PurePosixPath(name).parents[:-1]:
            with suppress(OSError):  # not empty
                (docs / parent).rmdir()
    if content_of(docs / OURS) != found.listing:
        there = _files(docs)
        _record(docs, lambda listed: (listed & there.keys()) | built.files.keys())


def _record(docs: Path, change: Callable[[set[str]], Collection[str]]) -> None:
    """Brings the list up to date; it is read anew, because another build may have written it since."""
    before = content_of(docs / OURS)
    names = {name for name in _names(before) if name and not name.startswith("#")}
    after = _list(change(names))
    if after != before:
        replace_file(docs / OURS, after)


def _make_folder(folder: Path, made: list[Path]) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent, made)
    folder.mkdir(exist_ok=True)
    made.append(folder)
    give(folder, folder.parent.stat())


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
