"""Replacing single files.

A file is written beside the one that it stands for, under a name that nobody else uses, and then takes its place:
whoever looks, whenever, finds the old one or the new one.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from explainer.pipeline.paths import Paths
from explainer.pipeline.refusals import about, told
from explainer.problem import ContentError, Problem

_UNFINISHED = ".explainer-*.new"
"""What files are called while they are written."""
_LEFT = 600
"""Seconds after which such a file is nobody's any more: what a killed process left."""
_PAUSES = (0.02, 0.04, 0.08, 0.16, 0.32)
"""Seconds to wait for a program that holds a file for a moment, as virus scanners on Windows do with new ones."""


def save(paths: Paths, path: Path, content: bytes, *, was: bytes | None) -> None:
    """Writes a file that people edit too. `was` is what it held when it was read; None where there was none.

    Raises `ContentError`, with nothing written, where it is something else by now, and where the system refuses.
    """
    try:
        with told(paths):
            if was is None:
                create_file(path, content)
            else:
                replace_file(path, content, was=was)
    except FileExistsError:
        raise ContentError(_edited(paths, path)) from None


def refuse_edited(paths: Paths, was: Mapping[Path, bytes]) -> None:
    """Raises `ContentError` where a file no longer holds what it `was` when it was read."""
    edited = [_edited(paths, path) for path, content in was.items() if content_of(path) != content]
    if edited:
        raise ContentError(*edited)


def _edited(paths: Paths, path: Path) -> Problem:
    message = "somebody has saved this file in the meantime, so it is left as it is"
    return Problem(paths.at(path), "edited", message, "run the command again")


def replace_file(path: Path, content: bytes, *, was: bytes | None = None) -> None:
    """Writes a file so that at any moment it is the old one or the new one; its permissions stay.

    Raises FileExistsError, with nothing written, where it no longer holds what it `was` when it was read.
    """

    def refuse_another() -> None:
        with about(path):
            if was is not None and content_of(path) != was:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))

    replace_files({path: content}, before=refuse_another)


def replace_files(files: Mapping[Path, bytes], *, before: Callable[[], object]) -> None:
    """Replaces files in their order: each is complete beside its place, and `before` done, when the first takes it."""
    unfinished: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            with about(path):
                unfinished[path] = _beside(path, content)
        before()
        for path, ready in unfinished.items():
            with about(path):
                _put(ready, path)
    finally:
        for ready in unfinished.values():
            ready.unlink(missing_ok=True)


def create_file(path: Path, content: bytes) -> None:
    """Writes a file that must not be there yet, all of it or nothing. Raises FileExistsError where it is."""
    with about(path):
        unfinished = _beside(path, content)
        try:
            path.hardlink_to(unfinished)  # unlike a rename, refuses what is there
        except FileExistsError:
            raise
        except OSError:  # a file system without such links
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            _put(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


def sweep(folder: Path, *, seconds: float = _LEFT) -> None:
    """Removes what killed processes left, that long ago, of files that they were writing there."""
    folders = [os.fspath(folder)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for one in entries:
                if one.is_dir(follow_symlinks=False):
                    folders.append(one.path)
                elif one.name.startswith(".") and fnmatch.fnmatchcase(one.name, _UNFINISHED):
                    with suppress(OSError):  # another process may be quicker
                        if one.stat(follow_symlinks=False).st_mtime <= time.time() - seconds:
                            Path(one.path).unlink()


# ---- How


def content_of(path: Path) -> bytes | None:
    """What a regular file holds; None where there is none, or something else."""
    try:
        return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
    except (FileNotFoundError, NotADirectoryError):
        return None


def _beside(path: Path, content: bytes) -> Path:
    """Writes a file next to the one that it is to replace, with its permissions if that exists."""
    unfinished = path.with_name(_UNFINISHED.replace("*", secrets.token_hex(4)))
    try:
        with unfinished.open("xb") as file:
            file.write(content)
        model = path.lstat() if os.path.lexists(path) else None
        if model is None or not stat.S_ISREG(model.st_mode):
            give(unfinished, path.parent.stat())
        else:
            give(unfinished, model)
            shutil.copymode(path, unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def give(path: Path, owner: os.stat_result) -> None:
    """Written by root (in a container, say), a file belongs to whom the one it stands for belongs, or its folder."""
    if sys.platform != "win32" and os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)


def _put(unfinished: Path, path: Path) -> None:
    patiently(partial(unfinished.replace, path))


def patiently(call: Callable[[], object]) -> None:
    """Makes a call to the system again, after a pause, where it is not permitted for the moment."""
    for pause in _PAUSES:
        try:
            call()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    call()
