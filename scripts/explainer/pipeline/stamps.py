"""What a file holds, as a digest, without reading it again where the system says that it is as it was.

A file is as it was where its size, the time of its last change and that of its entry are: the last follows every
change and cannot be set. Times are coarse on some disks, so a file that was young when it was looked at is read anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
"""Size, and in nanoseconds the time of the last change and that of the entry's."""
_SECOND = 1_000_000_000
_COARSE, _FINE = 2 * _SECOND, _SECOND // 10
"""Nanoseconds between which the coarsest clocks of file systems tell no difference, and those that count parts of a
second."""


@dataclass(frozen=True)
class Seen:
    """A file as it was looked at."""

    stamp: Stamp
    looked: int
    """When, in nanoseconds."""
    digest: str
    """SHA-256 of what it held, in hexadecimal."""

    def is_now(self, stamp: Stamp | None) -> bool:
        """Whether a file of that stamp still holds this for certain."""
        _, changed, entry = self.stamp
        least = _COARSE if changed % _SECOND == 0 or entry % _SECOND == 0 else _FINE
        return stamp == self.stamp and max(changed, entry) < self.looked - least


def stamp_of(path: Path | str) -> Stamp | None:
    """A regular file's stamp; None where there is none, or something else."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns) if stat.S_ISREG(found.st_mode) else None


def seen(path: Path, before: Seen | None, now: int) -> Seen | None:
    """What a file holds, read only where `before` cannot tell; `now` in nanoseconds. None where there is none."""
    return seen_as(path, stamp_of(path), before, now)


def seen_as(path: Path, stamp: Stamp | None, before: Seen | None, now: int) -> Seen | None:
    """The same, of a file with this stamp; `now` is no later than when it was taken."""
    if stamp is None:
        return None
    if before is not None and before.is_now(stamp):
        return before
    # Stamped before it is read: what is written meanwhile has another stamp.
    try:
        return Seen(stamp, now, hashlib.sha256(path.read_bytes()).hexdigest())
    except FileNotFoundError:
        return None


def looked_at(
    folder: Path, stamps: Mapping[str, Stamp | None], before: Mapping[str, Seen], now: int
) -> dict[str, Seen]:
    """The regular files among those of a folder, with what they hold."""
    found = {name: before[name] for name, stamp in stamps.items() if name in before and before[name].is_now(stamp)}
    others = ((name, seen_as(folder / name, stamps[name], None, now)) for name in stamps.keys() - found.keys())
    found |= {name: one for name, one in others if one is not None}
    return {name: found[name] for name in stamps if name in found}


def stamps_below(
    folder: Path, *, with_links: bool = False, passed_over: type[OSError] = OSError
) -> dict[str, Stamp | None]:
    """Every file below a folder that is not hidden, by its path within, in order; links to folders not followed.

    `with_links`: these are listed too. `passed_over`: what is no reason not to look into the other folders.
    """
    found: dict[str, Stamp | None] = {}
    folders = [(os.fspath(folder), "")]
    while folders:
        at, within = folders.pop()
        with suppress(passed_over), os.scandir(at) as entries:
            for one in entries:
                if one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    folders.append((one.path, f"{within}{one.name}/"))
                elif with_links or not one.is_symlink() or not one.is_dir():
                    found[within + one.name] = stamp_of(one.path)
    return dict(sorted(found.items()))


def names_below(folder: Path) -> list[str]:
    """The names of these files."""
    return [*stamps_below(folder)]
