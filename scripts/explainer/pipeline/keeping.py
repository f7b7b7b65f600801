"""What was made before and is kept for the next build, in `.cache/`: an article that has not changed costs nothing.

A value is kept under a digest of all that it depends on: the files that people write, and of the program its code, its
data and templates, the releases of what is installed and Python's. So nothing is ever out of date there; it may be
deleted at any time, builds side by side may share it, and what is torn or not ours counts as missing.

The values are our own objects, pickled: they go back into the process that would have made them. Nobody else writes in
the folder who could not change the program itself.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar, cast

from explainer.localise import ENGLISH
from explainer.pipeline.files import replace_file
from explainer.pipeline.paths import SCRIPTS, Paths
from explainer.pipeline.stamps import Seen, seen_as, stamp_of

CACHE = Path(".cache", "built")
"""Where they lie, from the project's root."""
_MOST = 500
"""How many of a kind are kept at least, and twice as many at most: the last that were used."""
_DAY = 86_400
_BEGUN = time.time() - 5
"""When this program was read at the earliest: of files that are younger nobody knows whether it is they that run."""
_READ_ONCE = SCRIPTS / "locales" / ENGLISH
"""Where the word lists lie that are read once in a program's life; all else of a language is read at each build."""
_DIGEST = 32

Value = TypeVar("Value")
_AT_HAND = 32
_HELD: dict[Path, object] = {}
_MOST_AT_HAND = 4096
_RECALLED: dict[Path, object] = {}


def kept(paths: Paths, kind: str, key: str | None, make: Callable[[], Value]) -> Value:
    """What is kept under that key, else what is made, which is kept then."""
    found = recalled(paths, kind, key)
    if found is None:
        found = make()
        keep(paths, kind, key, found)
    return cast("Value", found)  # the key says what it is


def held(paths: Paths, kind: str, key: str | None, make: Callable[[], Value]) -> Value:
    """What is `kept`, and of which the last few are at hand: what all articles share is asked for again and again."""
    found = _remembered(_HELD, _AT_HAND, _path_of(paths, kind, key), partial(kept, paths, kind, key, make))
    return cast("Value", found)


def at_hand(paths: Paths, kind: str, key: str | None) -> object | None:
    """What is `recalled`, of every article: whoever serves the site asks for all of it again after each correction."""
    return _remembered(_RECALLED, _MOST_AT_HAND, _path_of(paths, kind, key), partial(recalled, paths, kind, key))


def _path_of(paths: Paths, kind: str, key: str | None) -> Path | None:
    return None if key is None else _path(paths, kind, key)


def _remembered(known: dict[Path, object], most: int, path: Path | None, find: Callable[[], object]) -> object | None:
    """What is known of a file that is still there, else what is found; of that the last few are known then."""
    if path is None:
        return find()
    if path not in known or not path.exists():
        found = find()
        if found is None:
            return None
        known[path] = found
        if len(known) > most:
            known.pop(next(iter(known)))
    return known[path]


def recalled(paths: Paths, kind: str, key: str | None) -> object | None:
    """What is kept under that key, None where there is nothing, or nothing whole."""
    if key is None:
        return None
    path = _path(paths, kind, key)
    with suppress(OSError, ValueError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        content = path.read_bytes()
        body = content[_DIGEST:]
        if hashlib.sha256(body).digest() == content[:_DIGEST]:
            found: object = pickle.loads(zlib.decompress(body))  # noqa: S301 - our own, and whole
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)
            return found
    return None


def is_kept(paths: Paths, kind: str, key: str | None) -> bool:
    """Whether something whole is kept under that key."""
    return recalled(paths, kind, key) is not None


def keep(paths: Paths, kind: str, key: str | None, value: object) -> None:
    """Keeps a value; where the system refuses, the next build makes it again."""
    if key is None:
        return
    body = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)
    path = _path(paths, kind, key)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, hashlib.sha256(body).digest() + body)


def forget_old(paths: Paths, kind: str, many: int) -> None:
    """Deletes what has not been used for long, where there is much more of a kind than `many` values in use."""
    most = max(_MOST, 2 * many)
    with suppress(OSError):
        folder = paths.root / CACHE / kind
        with os.scandir(folder) as there:
            is_full = sum(1 for _ in there) > 2 * most
        if is_full:
            for file in sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime)[:-most]:
                file.unlink(missing_ok=True)


def _path(paths: Paths, kind: str, key: str) -> Path:
    return paths.root / CACHE / kind / key


# ---- Digests


@dataclass(frozen=True)
class Shared:
    """Digests of what articles have in common, wherever it lies; of the glossary each has a part.

    None, so that nothing is kept, where some of it is no plain file that can be read.
    """

    whole: str | None
    """Of all that every article depends on."""
    _program: str = ""
    _languages: Mapping[str, str] = field(default_factory=dict)
    """By tag, of its folder."""

    def of_language(self, tag: str) -> str | None:
        """Of all that words in a language are held against, whatever is said of others."""
        if self.whole is None:
            return None
        return of_texts(self._program, [self._languages[ENGLISH], tag, self._languages[tag]])


def shared(paths: Paths) -> Shared:
    """Reads all of it."""
    with suppress(_NoFileError, OSError):
        program = _program()
        for file in _below(_READ_ONCE):
            _refuse_young(file)
        languages = {folder.name: _of_folder(paths, folder) for folder in paths.languages()}
        others = [_of_folder(paths, folder) for folder in (paths.templates, paths.schemas)]
        name = paths.name(paths.locales)
        whole = of_texts(program, [name, *(text for one in languages.items() for text in one), *others])
        return Shared(whole, program, languages)
    return Shared(None)


def _of_folder(paths: Paths, folder: Path) -> str:
    found = hashlib.sha256(paths.name(folder).encode())
    for file in _below(folder):
        _add(found, os.fspath(file)[len(os.fspath(folder)) :], _digest(file))
    return found.hexdigest()


def of_files(paths: Paths, ground: str | None, files: Iterable[Path]) -> str | None:
    """The digest of files, whether they are there or not, over that of what they are read with; None as above."""
    with suppress(_NoFileError):
        if ground is not None:
            found, folders = hashlib.sha256(ground.encode()), dict[Path, str]()
            for file in files:
                folder = folders.get(file.parent) or folders.setdefault(file.parent, paths.name(file.parent))
                _add(found, f"{folder}/{file.name}", _digest(file))
            return found.hexdigest()
    return None


def of_texts(ground: str | None, texts: Iterable[str]) -> str | None:
    """The digest of texts over that of what they are used with; None where that has none."""
    if ground is None:
        return None
    found = hashlib.sha256(ground.encode())
    for text in texts:
        _add(found, "", text)
    return found.hexdigest()


class _NoFileError(Exception):
    """Something that is no plain file, or that we may not read."""


_SEEN: dict[Path, Seen] = {}
"""Files as they were looked at: whoever serves the site asks for all of them after each correction."""


def _digest(path: Path) -> str | None:
    """The digest of what a file holds, None where there is none."""
    now, stamp = time.time_ns(), stamp_of(path)
    try:
        if stamp is None:
            path.lstat()  # it is there, and no plain file
            raise _NoFileError
        found = seen_as(path, stamp, _SEEN.get(path), now)
    except FileNotFoundError:
        found = None
    except OSError:
        raise _NoFileError from None
    if found is None:
        return None
    _SEEN[path] = found
    return found.digest


def _add(digest: hashlib._Hash, name: str, content: str | None) -> None:
    """Adds a text, or the digest of a file, such that no others add up to the same."""
    text = b"" if content is None else content.encode("utf-8", "surrogatepass")
    length = "none" if content is None else len(text)
    digest.update(f"\n{name}\n{length}\n".encode("utf-8", "surrogatepass") + text)


def _refuse_young(file: Path) -> None:
    with suppress(FileNotFoundError):
        if file.stat().st_mtime > _BEGUN:
            raise _NoFileError


def _below(folder: Path) -> Iterator[Path]:
    """Every file of a folder that a program reads, in order."""
    if not folder.is_dir():
        yield folder
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(top, name) for name in sorted(files))


def of_folders(ground: str, folders: Iterable[Path]) -> str | None:
    """The digest of every file in folders, over that of the program and of what else they are used with; or None."""
    with suppress(_NoFileError):
        found = hashlib.sha256(f"{_program()}\n{ground}".encode())
        for file in (file for folder in folders for file in _below(Path(os.path.realpath(folder)))):
            _add(found, file.as_posix(), _digest(file))
        return found.hexdigest()
    return None


@lru_cache(maxsize=1)
def _program() -> str:
    """The digest of the code that runs, of its data, and of what is installed beside it: they stay while it runs.

    Raises `_NoFileError` where the code has changed since.
    """
    found = hashlib.sha256(sys.version.encode())
    for folder in (SCRIPTS / "explainer", SCRIPTS / "locales"):
        for file in _below(folder):
            if folder.name == "explainer" or file.is_relative_to(_READ_ONCE):
                _refuse_young(file)
            _add(found, file.relative_to(SCRIPTS).as_posix(), _digest(file))
    for path in sys.path:
        with suppress(OSError):
            found.update("".join(sorted(one.name for one in Path(path).glob("*.dist-info"))).encode())
    return found.hexdigest()
