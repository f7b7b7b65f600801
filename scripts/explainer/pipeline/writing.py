"""Making `docs/` what it should be."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from explainer.pipeline.building import Built
from explainer.pipeline.paths import Paths


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
        replace_file(paths.docs / name, built.files[name])
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


def replace_file(path: Path, content: bytes) -> None:
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
