"""Processes killed on purpose. A program of its own, because it forks: `python killed.py SCENARIO FOLDER`.

FOLDER holds `seeds/`, `old/` (the pages before) and `new/` (as they should become). Every try starts from `old/`, dies
by SIGKILL, is looked at, and is followed by an undisturbed run that is looked at too. A line of JSON tells each try.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import build
from explainer import pipeline
from explainer.pipeline.swapping import new_name, put_in_two_steps

Action = Callable[[], object]


def main(scenario: str, folder: Path) -> None:
    """Runs one scenario."""
    tries = {
        "exchange": at_every_step,
        "two-steps": between_two_renames,
        "file-by-file": file_by_file,
        "random": at_random,
        "random-writing": at_random_while_writing,
        "messages": while_messages_are_written,
    }
    tries[scenario](folder)


def at_every_step(folder: Path) -> None:
    """Before each call to the system that `write` makes."""
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    built = pipeline.build(paths)
    every_step(folder, lambda: pipeline.write(built, paths))


def file_by_file(folder: Path) -> None:
    """The same where the folder cannot be exchanged, because the process runs in it."""
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    built = pipeline.build(paths)

    def write() -> None:
        os.chdir(paths.docs)
        pipeline.write(built, paths)

    every_step(folder, write)


def between_two_renames(folder: Path) -> None:
    """Before each call while a complete tree takes its place on a system that cannot exchange; then `write` mends."""
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    built = pipeline.build(paths)
    staged = folder / new_name(paths.docs)

    def start() -> None:
        restore(folder)
        shutil.copytree(folder / "new", staged)

    every_step(folder, lambda: put_in_two_steps(staged, paths.docs), lambda: pipeline.write(built, paths), start)


def while_messages_are_written(folder: Path) -> None:
    """Before each call while `messages` writes: here the folders hold catalogues, not pages."""
    paths = pipeline.Paths(root=folder, seeds=folder / "docs", docs=folder / "pages", locales=folder / "locales")
    every_step(folder, lambda: pipeline.update_messages(paths, write=True), stride=3)


def at_random(folder: Path) -> None:
    """The whole command line."""
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    built = pipeline.build(paths)

    def command() -> None:
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            build.main(["--seeds", str(folder / "seeds"), "--docs", str(folder / "docs")])

    random_moments(folder, command, lambda: pipeline.write(built, paths), 10)


def at_random_while_writing(folder: Path) -> None:
    """Only the writing, of a tree large enough to be hit everywhere."""
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    built = pipeline.build(paths)
    content = {file.relative_to(folder / "new").as_posix(): file for file in (folder / "new").rglob("*")}
    files = {name: file.read_bytes() for name, file in content.items() if file.is_file() and "/." not in f"/{name}"}
    built = replace(built, files=files)
    random_moments(folder, lambda: pipeline.write(built, paths), lambda: pipeline.write(built, paths), 40)


def every_step(
    folder: Path, action: Action, again: Action | None = None, start: Action | None = None, stride: int = 1
) -> None:
    """Kills `action` before its first call, its second …, until it survives."""
    step = 0
    while True:
        (start or (lambda: restore(folder)))()
        child = os.fork()
        if child == 0:
            sys.addaudithook(Reaper(step))
            run(action)
        died = os.waitpid(child, 0)[1]
        tell(folder, f"step {step}", again or action, died)
        if died == 0:
            return
        step += stride


def random_moments(folder: Path, action: Action, again: Action, tries: int) -> None:
    """Kills `action` from outside after anything up to a little more than the time it takes."""
    # The quickest of three: a machine that was busy just then would make most kills come too late.
    took = min(timed(folder, action) for _ in range(3))
    chance = random.Random(3)  # noqa: S311 - moments, not secrets
    for _ in range(tries):
        restore(folder)
        moment = chance.uniform(0, 1.1 * took)
        child = os.fork()
        if child == 0:
            run(action)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        tell(folder, f"{moment:.4f} s", again, os.waitpid(child, 0)[1])


def timed(folder: Path, action: Action) -> float:
    """How many seconds the action takes."""
    restore(folder)
    begun = time.perf_counter()
    ended(action)
    return time.perf_counter() - begun


class Reaper:
    """An audit hook: Python tells it each call before making it, and it counts those that change names or content."""

    CHANGES = frozenset({"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "ctypes.dlopen"})

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Kills this process when its time has come."""
        if event in self.CHANGES or (event == "open" and opens_to_write(arguments)):
            self.left -= 1
            if self.left == -1:
                os.kill(os.getpid(), signal.SIGKILL)


def opens_to_write(arguments: tuple[object, ...]) -> bool:
    """Whether it is such an `open` (path, mode, flags)."""
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def run(action: Action) -> None:
    """In a child: the action and nothing after it."""
    code = 1
    try:
        action()
        code = 0
    finally:
        os._exit(code)


def ended(action: Action) -> int:
    """The action in a process that nobody disturbs; its exit status."""
    child = os.fork()
    if child == 0:
        run(action)
    return os.waitpid(child, 0)[1]


def restore(folder: Path) -> None:
    """The pages as they were, and nothing beside them."""
    for name in ("docs", new_name(folder / "docs"), ".docs.old"):
        shutil.rmtree(folder / name, ignore_errors=True)
    # The same files under another name, which is quick; it also shows that none of them is ever written into.
    shutil.copytree(folder / "old", folder / "docs", copy_function=os.link)


def tell(folder: Path, moment: str, again: Action, died: int) -> None:
    """What is there after the kill, and after the run that follows."""
    docs, old, new = tree(folder / "docs"), expected(folder / "old"), expected(folder / "new")
    each = {name: content in {old.get(name), new.get(name)} for name, content in docs.items()}
    state = "old" if docs == old else "new" if docs == new else "gone" if not (folder / "docs").exists() else "mixed"
    status = ended(again)
    left = [path.name for path in folder.iterdir() if path.name not in {"seeds", "docs", "old", "new", "locales"}]
    left += [str(path) for path in (folder / "docs").rglob(".*") if path.name.endswith(".new")]
    told = {
        "moment": moment,
        "killed": died == signal.SIGKILL,
        "state": state,
        "halves": sorted(name for name, whole in each.items() if not whole),
        "missing": sorted(set(old) & set(new) - set(docs)),
        "mended": status == 0 and tree(folder / "docs") == new,
        "left": left,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


@functools.cache
def expected(folder: Path) -> dict[str, bytes]:
    """A `tree` that nobody changes."""
    return tree(folder)


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder, a person's hidden ones too, but not those of a build under way."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.endswith(".new") for part in path.relative_to(folder).parts)
    }


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
