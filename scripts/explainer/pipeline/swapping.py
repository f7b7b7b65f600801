"""A folder changed as a whole: whoever looks, whenever, finds the old one or the new one.

The new folder is made beside the old one, under a name of its own, and then takes its place: on Linux and macOS by one
call that exchanges the two. Where that call is missing (Windows, some file systems) it takes two renames, between which
the folder is missing for some microseconds; a build that is killed just there is completed by the next one, from the
names alone. With `docs` as the folder:

    .docs.new               a folder that never took its place, or the old one half removed: removed
    .docs.old, .docs.new    and no docs: killed between the renames: `.docs.new` is complete and becomes docs
    .docs.old               and no docs: somebody cleared up by hand: it becomes docs again
    .docs.old               beside docs: killed after the second rename: removed

What is promised is promised against a killed process, not against a power cut: nothing is flushed to the disk. The next
build compares every byte and mends that too.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_AT_THE_CURRENT_FOLDER = -100
"""AT_FDCWD of <fcntl.h> on Linux."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of <linux/fs.h>, and RENAME_SWAP of <sys/stdio.h> on macOS."""


def new_name(folder: Path) -> str:
    """What the folder that is to take this one's place is called until then."""
    return f".{folder.name}.new"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other process of ours writes in this folder, such as `make docs` while `make serve` runs.

    The lock is on the folder itself, so that it leaves no file and ends with the process. Where folders cannot be
    locked (Windows, some network file systems) nobody waits.
    """
    handle = None
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def put(new: Path, folder: Path) -> None:
    """`new` takes the place of its sibling `folder`; what was there before is left for `mend` to remove.

    Raises OSError, with everything as it was, where the system refuses: a mount point, a folder of somebody else's.
    """
    if not folder.exists():
        new.rename(folder)
    elif not exchange(new, folder):
        put_in_two_steps(new, folder)


def exchange(one: Path, other: Path) -> bool:
    """Two files or folders change places in one step; False, with nothing done, where the system cannot do that."""
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        swap = getattr(ctypes.CDLL(None), "renameat2", None)
        here = _AT_THE_CURRENT_FOLDER
        return swap is not None and swap(here, names[0], here, names[1], _EXCHANGE) == 0
    if sys.platform == "darwin":
        swap = getattr(ctypes.CDLL(None), "renamex_np", None)
        return swap is not None and swap(*names, _EXCHANGE) == 0
    return False


def put_in_two_steps(new: Path, folder: Path) -> None:
    """`put` without `exchange`."""
    old = _old(folder)
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def mend(folder: Path) -> bool:
    """Completes what a killed process began and removes what it left; whether the folder was missing and is back."""
    old, new = _old(folder), folder.with_name(new_name(folder))
    is_back = old.is_dir() and not folder.exists()
    if is_back:
        (new if new.is_dir() else old).rename(folder)
    for left in (old, new):
        shutil.rmtree(left, ignore_errors=True)
    return is_back


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")
