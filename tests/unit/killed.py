"""A build killed on purpose. A program of its own, because it forks: `python killed.py FOLDER`.

FOLDER holds `seeds/`, `old/` (the pages before) and `new/` (as they should become). A try starts from `old/`, dies by
SIGKILL at a step that has a name, is looked at, and is followed by an undisturbed build that is looked at too. A line
of JSON tells each try.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from explainer import pipeline

LIST = ".explainer"


@dataclass
class Step:
    """Python tells an audit hook each call before making it: this one is waited for, the n-th of its kind."""

    name: str
    event: str
    path: Callable[[str], bool]
    left: int = 1
    seen: list[str] = field(default_factory=list)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Kills this process when its step has come."""
        if event == self.event and self.path(os.path.basename(str(arguments[1 if event == "os.rename" else 0]))):  # noqa: PTH119
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


def is_page(name: str) -> bool:
    """Of a file that takes its place, or goes."""
    return name.endswith((".md", ".json", ".ics"))


STEPS = (
    Step("before the first file is written beside its place", "open", lambda name: name.endswith(".new")),
    Step("between two files written beside their places", "open", lambda name: name.endswith(".new"), 5),
    Step("before the list is replaced", "os.rename", LIST.__eq__),
    Step("before the first file is replaced", "os.rename", is_page),
    Step("between two files", "os.rename", is_page, 2),
    Step("among the files", "os.rename", is_page, 12),
    Step("before the orphans", "os.remove", is_page),
    Step("between two orphans", "os.remove", is_page, 2),
    Step("before the empty folder goes", "os.rmdir", "bridge".__eq__),
    Step("before the list is shortened", "os.rename", LIST.__eq__, 2),
    Step("never", "os.rename", "nothing".__eq__),
)


def main(folder: Path) -> None:
    """Every step."""
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    built = pipeline.build(paths)
    old, new = (tree(folder / name) for name in ("old", "new"))
    for step in STEPS:
        shutil.rmtree(paths.docs, ignore_errors=True)
        # The same files under another name, which is quick; it also shows that none of them is ever written into.
        shutil.copytree(folder / "old", paths.docs, copy_function=os.link)
        died = in_a_child(lambda: pipeline.write(built, paths), step)
        docs = tree(paths.docs)
        status = in_a_child(lambda: pipeline.write(built, paths))
        told = {
            "step": step.name,
            "killed": died == signal.SIGKILL,
            "state": "old" if docs == old else "new" if docs == new else "mixed",
            "halves": sorted(
                name for name in docs if docs[name] not in {old.get(name), new.get(name)} and name != LIST
            ),
            "missing": sorted((old.keys() & new.keys()) - docs.keys()),
            "unlisted": sorted({name for name in docs if "/." not in f"/{name}"} - {*docs[LIST].decode().split("\n")}),
            "mended": status == 0 and tree(paths.docs) == new,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def in_a_child(action: Callable[[], object], step: Step | None = None) -> int:
    """The action in a process of its own; its exit status."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if step is not None:
                sys.addaudithook(step)
            action()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder, a person's hidden ones too, but not those that were being written."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".new"
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
