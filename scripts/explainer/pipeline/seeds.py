"""Which files in the folder of the articles are articles."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.pipeline.paths import Paths, is_hidden, link, printable, unfit, unreadable
from explainer.problem import Level, Problem
from explainer.source import Span

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_RESERVED = frozenset("404 assets glossary how index robots search sitemap status years aux con nul prn".split())
"""What the site itself has under such an address, the glossary's own name, and names that Windows keeps for devices."""


@dataclass(frozen=True)
class Seeds:
    """What lies in the folder of the articles."""

    texts: Mapping[str, Path]
    """The articles by slug, in its order."""
    refused: Mapping[str, tuple[Problem, ...]]
    """Files that would be articles but for their name or nature, by what would be their slug."""
    others: tuple[Problem, ...]
    """Of folders, and of files that belong to no article."""


def seeds(paths: Paths, tags: Collection[str]) -> Seeds:
    """What lies in the folder of the articles, `tags` being the languages that we publish in.

    An article is a regular file `<slug>.txt` in the folder or below it, its slug of the letters a-z, digits and hyphens
    and no other article's. Links are not followed, whether to files or to folders: what is published lies in the folder
    itself. What begins with a full stop is hidden, as everywhere, and passed over.
    """
    found = list(_files(paths.seeds))
    texts: dict[str, list[Path]] = defaultdict(list)
    problems: dict[str, list[Problem]] = defaultdict(list)
    others: list[Problem] = []
    names = {path for path, _ in found}
    small = Counter(path.stem.lower() for path in names if path.suffix == ".txt")
    for path, status in found:
        if isinstance(status, OSError):
            others.append(unreadable(paths.at(path), status))
        elif path.suffix == ".txt":
            texts[path.stem].append(path)
            if not stat.S_ISREG(status.st_mode) and (problem := unfit(paths.at(path), status.st_mode)):
                problems[path.stem].append(problem)
        elif stat.S_ISLNK(status.st_mode) and path.is_dir():
            others.append(link(paths.at(path)))
        elif not stat.S_ISDIR(status.st_mode) and path != paths.glossary:
            others.extend(_stray(paths, path, names, tags))
    for slug, same in texts.items():
        problems[slug].extend(_twins(paths, same) if len(same) > 1 else ())
        alike = _alike(paths, slug, texts) if small[slug.lower()] > len(same) else []
        problems[slug].extend(alike or (bad for path in same if (bad := _misnamed(paths, path, tags))))
    good = {slug: same[0] for slug, same in sorted(texts.items()) if not problems[slug]}
    return Seeds(good, {slug: tuple(found) for slug, found in sorted(problems.items()) if found}, tuple(others))


def _misnamed(paths: Paths, path: Path, tags: Collection[str]) -> Problem | None:
    return None if _is_fit(path.stem, tags) else misnamed(paths.at(path), path.stem, tags, ".txt")


def _is_fit(slug: str, tags: Collection[str]) -> bool:
    return bool(_SLUG.fullmatch(slug)) and slug not in _RESERVED and slug not in {tag.lower() for tag in tags}


def misnamed(at: Span, slug: str, tags: Collection[str], end: str) -> Problem | None:
    """Why an article cannot have that name, if so; `end` is what stands behind a name in the advice, such as `.txt`."""
    if not _SLUG.fullmatch(slug):
        code, reason = "slug", "it becomes a part of addresses"
        better = "-".join(re.findall("[a-z0-9]+", slug.lower()))
        fix = "use small letters a-z, digits and hyphens" + (f", such as {better}{end}" if better else "")
    elif not _is_fit(slug, tags):
        code, reason = "slug-reserved", "the site has something else under that name"
        fix = f"give it a longer name, such as {slug}-explained{end}"
    else:
        return None
    return Problem(at, code, f"'{printable(slug)}' cannot be the name of an article: {reason}", fix)


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result | OSError]]:
    """Everything below a folder that is not hidden, links not followed; an error where a folder cannot be listed."""
    errors: list[OSError] = []
    folders = [os.fspath(folder)]
    while folders:
        try:
            with os.scandir(folders.pop()) as listed:
                entries = sorted((one for one in listed if not is_hidden(one.name)), key=lambda one: one.name)
        except OSError as error:
            errors.append(error)
            continue
        for one in entries:
            yield Path(one.path), one.stat(follow_symlinks=False)
        folders.extend(one.path for one in reversed(entries) if one.is_dir(follow_symlinks=False))
    for refused in errors:
        yield Path(refused.filename), refused


def _twins(paths: Paths, same: Collection[Path]) -> Iterator[Problem]:
    """Articles of one name in several folders: nobody knows which of them is meant."""
    for path in same:
        twins = [paths.name(other) for other in same if other != path]
        if twins:
            message = f"another article has the same name: {', '.join(twins)}"
            fix = "give one of them another name, its other files with it"
            yield Problem(paths.at(path), "slug-twice", message, fix)


def _alike(paths: Paths, slug: str, texts: Mapping[str, Collection[Path]]) -> list[Problem]:
    """Names that many computers take for one; where one of them is in small letters, it is the good one."""
    alike = [path for other in texts if other.lower() == slug.lower() and other != slug for path in texts[other]]
    if not alike or slug == slug.lower():
        return []
    message = f"only capitals tell its name from that of {', '.join(map(paths.name, alike))}"
    fix = "give it another name: many computers take the two for one"
    return [Problem(paths.at(path), "slug-case", message, fix) for path in texts[slug]]


def _stray(paths: Paths, path: Path, names: Collection[Path], tags: Collection[str]) -> Iterator[Problem]:
    """A file that somebody may believe to be read, but no article reads it: a notice."""
    end = path.suffix
    right = {".yaml": ".yml"}.get(end.lower(), end.lower())
    if right not in {".txt", ".yml", ".po"}:
        return
    stem, _, tag = path.stem.rpartition(".") if right == ".po" else (path.stem, "", "")
    if right != end:
        fix = f"name it {printable(path.stem)}{right}"
        yield _unread(paths.at(path), f"the end of its name is not '{right}'", fix)
    elif right == ".po" and (tag == "en" or tag not in tags):
        fix = f"name it as its article and its language: one of {', '.join(one for one in tags if one != 'en')}"
        reason = f"no article has a catalogue for '{printable(tag)}'" if stem else "its name names no language"
        yield _unread(paths.at(path), reason, fix)
    elif path.with_name(f"{stem}.txt") not in names:
        there = printable(f"{stem}.txt")
        yield _unread(paths.at(path), f"there is no article {there} beside it", f"add {there}, or delete this file")


def _unread(at: Span, reason: str, fix: str) -> Problem:
    return Problem(at, "unread", f"nothing reads this file: {reason}", fix, Level.NOTICE)


def is_named(text: Path, texts: Sequence[Path]) -> bool:
    """Whether a file is one of those that were named; none names all."""
    return not texts or text.resolve() in {path.resolve() for path in texts}


def strangers(paths: Paths, named: Iterable[Path], texts: Iterable[Path]) -> Iterator[Problem]:
    """Files that were named and are none of these articles' own."""
    known = {path.resolve() for path in texts}
    for path in named:
        if path.resolve() not in known:
            nothing = paths.at(path)
            fix = f"name a .txt file in {paths.name(paths.seeds)}; build.py add FILE puts an article there"
            yield Problem(nothing, "no-article", "this is no article of this site", fix)
