"""Pages that a printer has printed before are not printed again.

A page depends on its Markdown alone, and on the frame around all pages: theme, settings, interface words, releases.
Which pages there are beside it stands in its own front matter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explainer import finish as finishing
from explainer.finish import page_file
from explainer.pipeline.files import content_of, replace_file
from explainer.pipeline.finishing import digests, page_path
from explainer.pipeline.interface_words import interface
from explainer.pipeline.keeping import forget_old, is_kept, keep, of_files, of_folders, recalled
from explainer.pipeline.paths import Paths

SETTINGS = ("SITE_URL", "REPO_URL", "OWNER_NAME", "OWNER_CONTACT")
"""The environment's names for where the site will stand and who answers for it, as mkdocs.yml has them."""
_KIND, _SITE = "page", "site"


@dataclass(frozen=True)
class Print:
    """One printing of the site: what is kept of its pages, and what has to be printed."""

    paths: Paths
    keys: Mapping[Path, str | None]
    """By page of `docs/`: the digest of all that it depends on."""
    files: Mapping[Path, str]
    """By page of `docs/`: its file in the site."""
    done: Collection[Path] = field(default=())
    """Those that need not be printed."""

    def complete(self, site: Path, *, keeps: bool) -> None:
        """Puts the pages into the site that were not printed, and keeps those that were, unless something is wrong."""
        for page, name in self.files.items():
            file = site / name
            if page in self.done:
                file.parent.mkdir(parents=True, exist_ok=True)
                replace_file(file, self._kept(page))
            elif keeps and file.is_file():
                keep(self.paths, _KIND, self.keys[page], file.read_bytes())
        forget_old(self.paths, _KIND, len(self.files))

    def _kept(self, page: Path) -> bytes:
        found = recalled(self.paths, _KIND, self.keys[page])
        if not isinstance(found, bytes):  # somebody has emptied the folder while this build ran
            raise FileNotFoundError(page)
        return found


def to_print(paths: Paths, frame: Collection[Path], settings: object) -> Print:
    """What is to be printed of `docs/`; `frame`, files and folders around all pages, and `settings` count as well.

    Home pages are always printed: a printer looks for them.
    """
    locales, words = interface(paths)
    said = {one.tag: [words[one.tag], sorted(one.interface), one.name, one.prefix] for one in locales}
    ground = of_folders(json.dumps([settings, said], sort_keys=True), (*frame, paths.locales))
    pages = {
        file: page_file(one, page_path(file.relative_to(paths.docs / one.tag)))
        for one in locales
        for file in _pages(paths, one.tag)
    }
    keys = {page: of_files(paths, ground, [page]) for page in pages}
    homes = {paths.docs / one.tag / "index.md" for one in locales}
    done = {page for page, key in keys.items() if page not in homes and is_kept(paths, _KIND, key)}
    return Print(paths, keys, pages, frozenset(done))


def remember(paths: Paths, site: Path, frame: Collection[Path], settings: object) -> None:
    """Keeps that this is the whole and faultless site of all that it is made from."""
    keep(paths, _SITE, _of_all(paths, frame, settings), finishing.digest((site / finishing.MANIFEST).read_bytes()))


def is_up_to_date(paths: Paths, site: Path, frame: Collection[Path], settings: object) -> bool:
    """Whether nothing has changed since `remember`, neither what the site is made from nor any file of it."""
    manifest = content_of(site / finishing.MANIFEST)
    if manifest is None or recalled(paths, _SITE, _of_all(paths, frame, settings)) != finishing.digest(manifest):
        return False
    try:
        return bool(digests(site) == json.loads(manifest)["site"])
    except OSError:
        return False


def _of_all(paths: Paths, frame: Collection[Path], settings: object) -> str | None:
    folders = (*frame, paths.seeds, paths.docs, paths.templates, paths.locales, paths.schemas)
    return of_folders(json.dumps(settings), folders)


def _pages(paths: Paths, tag: str) -> Iterator[Path]:
    return (paths.docs / tag).rglob("*.md")
