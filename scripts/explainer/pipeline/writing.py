"""Making `docs/` what it should be."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from explainer.compose.home import YEARS
from explainer.pipeline.building import Built
from explainer.pipeline.paths import Paths
from explainer.pipeline.swapping import alone, mend, new_name, put

log = logging.getLogger(__name__)

_UNFINISHED = ".explainer.new"
"""A file that is being written. One name for all: what a killed process left is replaced by the next one's."""


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
    """Makes `docs/` what it should be, all of it in one step: a process killed at any moment leaves the old or the new.

    Files that do not change stay the files they are, and so does what is not ours: hidden files and folders. When
    nothing differs, nothing is touched. Where a folder cannot be exchanged (a mount point, a parent folder that is not
    ours to write, a shell or this process standing in it) a warning is logged and the files are replaced one by one:
    each is the old or the new one then, and the next build completes what a killed one began.
    """
    docs = paths.docs.resolve()
    docs.parent.mkdir(parents=True, exist_ok=True)
    with alone(docs.parent):
        if mend(docs):
            built = _as_published(built, docs)
        for left in docs.rglob(_UNFINISHED):
            left.unlink()
        found = changes(built, paths)
        if found:
            try:
                _exchange(built, docs, found)
            except OSError as error:
                log.warning("%s is not replaced in one step but file by file: %s", docs, error)
                _replace_each(built, docs, found)
            finally:
                mend(docs)
    return found


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file so that at any moment it is the old one or the new one; its permissions stay."""
    _make_folder(path.parent, like=path.parent)
    unfinished = path.with_name(_UNFINISHED)
    with alone(path.parent):
        unfinished.unlink(missing_ok=True)
        try:
            _write_new(unfinished, content, like=path)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Replaces files that are there, in their order: each new one is on the disk before the first takes its place."""
    staged = {path: path.with_name(f"{_UNFINISHED}.{at}") for at, path in enumerate(files)}
    with ExitStack() as stack:
        for folder in sorted({path.parent for path in files}):
            stack.enter_context(alone(folder))
        try:
            for path, unfinished in staged.items():
                unfinished.unlink(missing_ok=True)
                _write_new(unfinished, files[path], like=path)
            for path, unfinished in staged.items():
                unfinished.replace(path)
        finally:
            for unfinished in staged.values():
                unfinished.unlink(missing_ok=True)


def create_file(path: Path, content: bytes) -> None:
    """Writes a file that must not be there yet, all of it or nothing. Raises FileExistsError where it is."""
    unfinished = path.with_name(_UNFINISHED)
    with alone(path.parent):
        unfinished.unlink(missing_ok=True)
        try:
            _write_new(unfinished, content, like=path)
            try:
                path.hardlink_to(unfinished)  # unlike a rename, refuses what is there
            except FileExistsError:
                raise
            except OSError:  # a file system without such links
                if os.path.lexists(path):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
                unfinished.rename(path)
        finally:
            unfinished.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    """The files that are ours: neither hidden nor in a hidden folder."""
    return (path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _belongs_to_an_article(name: str, built: Built) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] in built.reading.tags and len(parts) > 2 and parts[1] != YEARS  # noqa: PLR2004 - tag/slug/file


def _is_kept(name: str, built: Built) -> bool:
    return PurePosixPath(name).parts[1] in built.kept if _belongs_to_an_article(name, built) else not built.whole


def _as_published(built: Built, docs: Path) -> Built:
    """What `build` would have made, had it seen the published pages of articles that have a problem now."""
    if not any((docs / built.reading.tags[0] / slug).exists() for slug in built.kept):
        return built
    files = {name: content for name, content in built.files.items() if _belongs_to_an_article(name, built)}
    return replace(built, files=files, whole=False)


def _exchange(built: Built, docs: Path, found: Changes) -> None:
    """Makes the whole new tree beside `docs`, then exchanges the two. Raises OSError before `docs` is touched."""
    if Path.cwd().is_relative_to(docs):
        raise OSError(errno.EBUSY, "this process runs in it")
    new = docs.with_name(new_name(docs))
    if new.exists():
        raise OSError(errno.EEXIST, f"{new.name} cannot be removed")
    _make_folder(new, like=docs)
    if docs.is_dir():
        _carry_over(docs, new, docs, {*found.written, *found.removed})
    for name in found.written:
        _make_folder((new / name).parent, like=(docs / name).parent)
        _write_new(new / name, built.files[name], like=docs / name)
    put(new, docs)


def _carry_over(old: Path, new: Path, docs: Path, without: Collection[str]) -> None:
    """Brings files of a folder into the new tree as the files they are, leaving folders out that would be empty."""
    if _is_hidden(old.relative_to(docs)):
        _make_folder(new, like=old)
    for path in old.iterdir():
        if path.is_dir() and not path.is_symlink():
            _carry_over(path, new / path.name, docs, without)
        elif path.relative_to(docs).as_posix() not in without:
            _make_folder(new, like=old)
            _link(path, new / path.name)


def _link(path: Path, new: Path) -> None:
    """One file under two names; a copy with its times where there are no such links, and for other people's files."""
    if path.is_symlink():
        new.symlink_to(path.readlink())
        return
    try:
        new.hardlink_to(path)
    except OSError as error:
        if error.errno == errno.EXDEV:
            raise  # a volume mounted inside: removing the old tree would empty it
        shutil.copy2(path, new)


def _replace_each(built: Built, docs: Path, found: Changes) -> None:
    """Changed files one by one, then orphans and the folders that they leave empty."""
    for name in found.written:
        replace_file(docs / name, built.files[name])
    for name in found.removed:
        (docs / name).unlink()
    for folder in sorted((path for path in docs.rglob("*") if path.is_dir()), reverse=True):
        if not _is_hidden(folder.relative_to(docs)) and not any(folder.iterdir()):
            folder.rmdir()


def _make_folder(folder: Path, *, like: Path) -> None:
    """Makes a folder, and those above it, with the permissions of the ones that they stand for where those exist."""
    if folder.is_dir():
        return
    _make_folder(folder.parent, like=like.parent)
    model = like if like.is_dir() else None
    folder.mkdir()
    if model is not None:
        shutil.copystat(model, folder)
    _give(folder, model)


def _write_new(path: Path, content: bytes, *, like: Path) -> None:
    """Writes a file that is not there yet, with the permissions of the one that it stands for, if that exists."""
    model = like if like.is_file() else None
    with path.open("xb") as file:
        file.write(content)
    _give(path, model)
    if model is not None:
        shutil.copymode(model, path)


def _give(path: Path, model: Path | None) -> None:
    """Written by root (in a container, say), a file belongs to whom the one it stands for belongs, or its folder."""
    if sys.platform != "win32" and os.geteuid() == 0:
        owner = (model or path.parent).stat()
        os.chown(path, owner.st_uid, owner.st_gid)
