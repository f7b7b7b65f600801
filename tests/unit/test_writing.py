"""What is written is whole, and nothing that is not ours is touched: in any folder, under any option."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.pipeline import files
from explainer.pipeline.building import Built
from explainer.pipeline.files import create_file, replace_file
from explainer.problem import ContentError
from tests.workshop import SEEDS, Workshop

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LIST = ".explainer"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that it forks")


@dataclass(frozen=True)
class Desk:
    """The pages as they were written of an article `ferry` and an article `bridge`, and what they are to become."""

    paths: pipeline.Paths
    old: Built
    new: Built
    """The bridge is called `crossing` now, and a Kazakh word has changed."""

    @property
    def folder(self) -> Path:
        """Where everything lies."""
        return self.paths.root

    @property
    def docs(self) -> Path:
        """The pages."""
        return self.paths.docs

    def write(self, built: Built | None = None, docs: Path | None = None) -> pipeline.Changes:
        """Writes what the pages are to become, here or into another folder."""
        return pipeline.write(built or self.new, replace(self.paths, docs=docs or self.docs))

    def is_complete(self) -> bool:
        """Whether the pages are what they are to become."""
        return not pipeline.changes(self.new, self.paths)

    def refused(self, docs: Path | None = None) -> str:
        """What is said where nothing can be written; nothing must have changed, and as little by `--check`."""
        before = tree(self.folder)
        with pytest.raises(ContentError) as error:
            self.write(docs=docs)
        assert tree(self.folder) == before
        with pytest.raises(ContentError):
            pipeline.changes(self.new, replace(self.paths, docs=docs or self.docs))
        return str(error.value)


@pytest.fixture(scope="module")
def prepared(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Built once; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("prepared")
    paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
    shutil.copytree(published / "seeds", paths.seeds)
    for name in ("bridge.txt", "bridge.yml"):
        shutil.copy2(SEEDS / name, paths.seeds)
    old = pipeline.build(paths)
    pipeline.write(old, paths)
    for file in paths.seeds.glob("bridge.*"):
        file.rename(file.with_name(file.name.replace("bridge", "crossing")))
    words = (paths.seeds / "ferry.kk.po").read_text("utf-8")
    (paths.seeds / "ferry.kk.po").write_text(words.replace("Не талқыланды?", "Не сөз болды?"), "utf-8")
    return Desk(paths, old, pipeline.build(paths))


@pytest.fixture
def desk(prepared: Desk, tmp_path: Path) -> Desk:
    """A copy of `prepared` to work on."""
    folder = tmp_path / "desk"
    shutil.copytree(prepared.folder, folder)
    return replace(prepared, paths=pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs"))


def keep_something(docs: Path) -> dict[Path, bytes]:
    """What a person keeps among the pages."""
    mine = {docs / "en/.notes": b"mine", docs / ".obsidian/deep/state.json": b"{}", docs / "CNAME": b"example.org"}
    for path, content in mine.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return mine


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file and link below a folder."""
    return {
        path.relative_to(folder).as_posix(): os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


# --- what is touched, and what is not ---


def test_when_nothing_differs_not_even_the_folder_is_touched(desk: Desk) -> None:
    before = {path: path.lstat() for path in (desk.docs, *desk.docs.rglob("*"))}
    assert not desk.write(desk.old)
    for path, was in before.items():
        now = path.lstat()
        assert (now.st_ino, now.st_mtime_ns, now.st_ctime_ns) == (was.st_ino, was.st_mtime_ns, was.st_ctime_ns), path


def test_an_unchanged_page_stays_the_same_file(desk: Desk) -> None:
    before = {path: (path.read_bytes(), path.stat()) for path in desk.docs.rglob("*") if path.is_file()}
    desk.write()
    same = [path for path, (content, _) in before.items() if path.exists() and path.read_bytes() == content]
    assert 20 < len(same) < len(before)
    for path in same:
        was, now = before[path][1], path.stat()
        assert (now.st_ino, now.st_mtime_ns, now.st_nlink) == (was.st_ino, was.st_mtime_ns, 1), path


def test_what_a_person_keeps_among_the_pages_stays_and_is_told(desk: Desk) -> None:
    mine = keep_something(desk.docs)
    (desk.docs / ".obsidian/empty").mkdir()
    (desk.docs / "drafts").mkdir()
    (desk.docs / "en/link.md").symlink_to("../nowhere")
    assert not pipeline.changes(desk.old, desk.paths)
    told = desk.write().problems
    assert {path: path.read_bytes() for path in mine} == mine
    assert (desk.docs / ".obsidian/empty").is_dir()
    assert (desk.docs / "drafts").is_dir()
    assert (desk.docs / "en/link.md").readlink() == Path("../nowhere")
    assert [(one.where.source.name, one.is_blocking) for one in told] == [
        ("docs/CNAME", False),
        ("docs/en/link.md", False),
    ]


def test_what_no_seed_asks_for_any_more_goes_with_its_folder(desk: Desk) -> None:
    assert (desk.docs / "en/bridge/index.md").is_file()
    assert len(desk.write().removed) > 5
    assert not (desk.docs / "en/bridge").exists()
    assert "bridge" not in (desk.docs / LIST).read_text("utf-8")
    assert (desk.docs / "en/crossing/index.md").is_file()
    assert not [path for path in desk.docs.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert desk.is_complete()


def test_nothing_is_left_beside_or_among_the_pages(desk: Desk) -> None:
    before = names(desk.folder)
    desk.write()
    assert names(desk.folder) == before
    assert {path.name for path in desk.docs.rglob(".*")} == {LIST}


def test_pages_that_are_not_there_yet_appear(desk: Desk) -> None:
    before = tree(desk.docs)
    shutil.rmtree(desk.docs)
    desk.write(desk.old)
    assert tree(desk.docs) == before


def test_permissions_stay(desk: Desk) -> None:
    page = desk.docs / "kk/ferry/faq.md"
    page.chmod(0o640)
    (desk.docs / "kk").chmod(0o700)
    before = page.read_bytes()
    desk.write()
    assert page.read_bytes() != before
    assert [stat.S_IMODE(path.stat().st_mode) for path in (page, desk.docs / "kk")] == [0o640, 0o700]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
def test_what_root_writes_belongs_to_whom_the_folder_belongs(desk: Desk) -> None:
    for path in (desk.docs, *desk.docs.rglob("*")):
        os.chown(path, 1234, 1234)
    desk.write()
    assert {path.stat().st_uid for path in (desk.docs, *desk.docs.rglob("*"))} == {1234}


# --- which folder ---


def test_a_folder_of_pages_reached_by_a_link_is_written_where_it_is(desk: Desk) -> None:
    elsewhere = desk.folder / "elsewhere" / "pages"
    elsewhere.parent.mkdir()
    desk.docs.rename(elsewhere)
    desk.docs.symlink_to(elsewhere)
    desk.write()
    assert desk.docs.is_symlink()
    assert (elsewhere / "en/crossing/index.md").exists()
    assert names(elsewhere.parent) == {"pages"}


def test_pages_in_a_relative_folder_are_written_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder)
    paths = pipeline.Paths(root=desk.folder, seeds=Path("seeds"), docs=Path("docs"))
    assert pipeline.write(desk.new, paths)
    assert (desk.docs / "en/crossing/index.md").exists()
    assert names(desk.folder) - {".cache"} == {"seeds", "docs"}


@pytest.mark.parametrize(
    "docs",
    [".", "seeds", "seeds/pages", "notes", "link-to-notes", "docs/en", "notes.txt", "list-that-is-a-folder"],
)
def test_a_folder_that_is_not_ours_is_refused_and_nothing_in_it_is_touched(desk: Desk, docs: str) -> None:
    (desk.folder / "notes/deep").mkdir(parents=True)
    (desk.folder / "notes/deep/thesis.md").write_text("years of work", "utf-8")
    (desk.folder / "notes.txt").write_text("mine", "utf-8")
    (desk.folder / "link-to-notes").symlink_to("notes")
    (desk.folder / "list-that-is-a-folder" / LIST).mkdir(parents=True)
    assert "[docs-folder]\n    fix: " in desk.refused(desk.folder / docs)


def test_a_folder_that_holds_the_articles_is_refused_even_where_they_are_all_it_holds(desk: Desk) -> None:
    inside = desk.folder / "all"
    inside.mkdir()
    desk.paths.seeds.rename(inside / ".seeds")
    paths = replace(desk.paths, seeds=inside / ".seeds", docs=inside)
    with pytest.raises(ContentError, match="docs-folder"):
        pipeline.write(desk.new, paths)
    assert names(inside) == {".seeds"}


def test_the_whole_project_named_as_the_folder_of_pages_loses_nothing(workshop: Workshop) -> None:
    (workshop.folder / "notes.txt").write_text("my notes", "utf-8")
    before = tree(workshop.folder)
    said = workshop.run("--docs", str(workshop.folder))
    assert (said.code, said.out) == (1, "")
    assert said.err.count("[docs-folder]\n    fix: ") == 1
    assert tree(workshop.folder) == before


def test_a_folder_with_nothing_but_hidden_files_is_as_good_as_empty(desk: Desk) -> None:
    folder = desk.folder / "new"
    folder.mkdir()
    (folder / ".gitkeep").touch()
    desk.write(desk.old, folder)
    assert tree(folder).keys() == {".gitkeep", *tree(desk.docs)}


@pytest.mark.parametrize(
    "name", ["../seeds/glossary.yml", "/etc/passwd", "..", ".", "en", "en/../../seeds/ferry.txt", "<<<<<<<", "CNAME"]
)
def test_a_list_cannot_name_what_lies_elsewhere(desk: Desk, name: str) -> None:
    desk.write()
    with (desk.docs / LIST).open("a", encoding="utf-8") as file:
        file.write(f"{name}\n")
    before = tree(desk.folder)
    found = desk.write()
    assert (found.written, found.removed) == ((LIST,), ())
    assert {**tree(desk.folder), f"docs/{LIST}": b""} == {**before, f"docs/{LIST}": b""}
    assert name not in (desk.docs / LIST).read_text("utf-8").splitlines()


def test_the_lists_of_two_branches_together_are_a_list(desk: Desk) -> None:
    """As `merge=union` leaves it: both sides' lines, not in order, some twice."""
    listed = (desk.docs / LIST).read_text("utf-8").splitlines()
    desk.write()
    both = (desk.docs / LIST).read_text("utf-8").splitlines()
    (desk.docs / LIST).write_text("\n".join([*both, *reversed(listed)]) + "\n", "utf-8")
    (desk.docs / "en/crossing/faq.md").write_text("as another branch had it", "utf-8")
    desk.write()
    assert (desk.docs / LIST).read_text("utf-8").splitlines() == both
    assert desk.is_complete()


# --- files that stand in the way ---


def in_place_of(docs: Path, name: str) -> Path:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).unlink(missing_ok=True)
    return docs / name


STRANGERS: dict[str, Callable[[Path], object]] = {
    "a file": lambda docs: in_place_of(docs, "en/crossing/index.md").write_text("mine", "utf-8"),
    "a folder": lambda docs: in_place_of(docs, "en/crossing/index.md").mkdir(),
    "a link to a file": lambda docs: in_place_of(docs, "en/crossing/index.md").symlink_to("../index.md"),
    "a link to a folder": lambda docs: (docs / "en/crossing").symlink_to(docs.parent / "seeds"),
    "a file for a folder": lambda docs: in_place_of(docs, "en/crossing").write_text("mine", "utf-8"),
    "a link for a page of ours": lambda docs: in_place_of(docs, "en/ferry/faq.md").symlink_to(
        "../../../seeds/ferry.txt"
    ),
}


@pytest.mark.parametrize("what", STRANGERS)
def test_what_stands_where_a_page_must_be_written_is_refused_and_stays(desk: Desk, what: str) -> None:
    STRANGERS[what](desk.docs)
    assert desk.refused().count("[not-ours]\n    fix: ") == 1


def test_a_page_that_the_list_lacks_is_ours_where_it_is_the_same(desk: Desk) -> None:
    """What a conflict in git that was settled by hand leaves."""
    listed = (desk.docs / LIST).read_text("utf-8")
    (desk.docs / LIST).write_text(listed.replace("en/ferry/faq.md\n", ""), "utf-8")
    assert desk.write(desk.old).written == (LIST,)
    assert (desk.docs / LIST).read_text("utf-8") == listed


# --- what the system refuses ---


@pytest.mark.parametrize("after", [0, 1, 10])
def test_a_full_disk_is_told_and_leaves_every_page_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    left, real = [after], Path.open

    def open_file(self: Path, mode: str = "r", **how: str) -> object:
        left[0] -= mode == "xb"
        if mode == "xb" and left[0] < 0:
            self.touch()  # an empty file has room on a full disk
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, mode, **how)  # type: ignore[call-overload]

    before, folders = tree(desk.folder), sorted(path for path in desk.docs.rglob("*") if path.is_dir())
    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", open_file)
        with pytest.raises(ContentError) as error:
            desk.write()
    assert re.match(r"docs/\S+\.\w+:1:1: .*No space left on device \[disk-full\]\n    fix: ", str(error.value))
    assert tree(desk.folder) == before
    assert sorted(path for path in desk.docs.rglob("*") if path.is_dir()) == folders
    desk.write()
    assert desk.is_complete()


def test_a_disk_that_is_really_full(workshop: Workshop) -> None:
    """A file system of 300 kB, mounted in a name space of its own, which takes root."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare(1) here")
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--seeds", "seeds", "--docs", "docs"]
    script = 'mount -t tmpfs -o size=300k none docs || exit 99; "$@"; echo "rc $?"; find docs -type f | wc -l'
    done = subprocess.run(
        [unshare, "--mount", "sh", "-c", script, "sh", *command],
        cwd=workshop.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 99 or done.stderr.startswith("unshare:"):
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    assert done.stdout.split() == ["rc", "1", "0"], done.stderr
    assert "[disk-full]" in done.stderr
    assert "Traceback" not in done.stderr


def as_nobody(action: Callable[[], object]) -> str:
    """What is said where a user who owns nothing does it, in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            action()
        except ContentError as error:
            os.write(write, str(error).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        answer = said.read().decode()
    os.waitpid(child, 0)
    return answer


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="becomes another user")
@pytest.mark.parametrize("what", ["may not write", "may not look into a folder", "may not read a page"])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_folder_that_is_somebody_elses_is_told(prepared: Desk, what: str) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own may be entered by nobody else
        folder = Path(name)
        shutil.copytree(prepared.folder, folder, dirs_exist_ok=True)
        folder.chmod(0o755)
        paths = pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs")
        place = {
            "may not write": "docs/en/crossing",
            "may not look into a folder": "docs/kk",
            "may not read a page": "docs/en/how.md",
        }
        if what != "may not write":
            (folder / place[what]).chmod(0o000)
        before = tree(folder)
        said = as_nobody(lambda: pipeline.write(prepared.new, paths))
        assert said.startswith(place[what]), said
        assert "Permission denied [not-permitted]\n    fix: " in said
        assert tree(folder) == before


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a virus scanner on Windows holds a new file."""
    held = {"faq.md": 2, LIST: 1, "index.md": 3}
    real = Path.replace

    def replace_once_free(self: Path, target: Path) -> Path:
        if held.get(target.name):
            held[target.name] -= 1
            raise PermissionError(errno.EACCES, "in use by another process", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace_once_free)
    desk.write()
    assert set(held.values()) == {0}
    assert desk.is_complete()


def test_a_file_that_stays_held_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explainer.pipeline.files._PAUSES", (0.0, 0.0))
    (desk.docs / "en/how.md").write_text("x", "utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use by another process", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ContentError) as error:
        desk.write(desk.old)
    named = "docs/en/how.md:1:1: the system refuses: in use by another process [not-permitted]\n    fix: "
    assert str(error.value).startswith(named)
    assert (desk.docs / "en/how.md").read_text("utf-8") == "x"
    assert {path.name for path in desk.docs.rglob(".*")} == {LIST}


# --- single files ---


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == {"a.po"}


def test_a_new_file_has_the_permissions_that_the_system_gives(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    create_file(tmp_path / "a.po", b"new")
    assert (tmp_path / "a.po").stat().st_mode == (tmp_path / "plain").stat().st_mode
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a.po", b"newer")
    assert (names(tmp_path), (tmp_path / "a.po").read_bytes()) == ({"plain", "a.po"}, b"new")


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"not ours")
    (tmp_path / "link").symlink_to("victim")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "victim").read_bytes() == b"not ours"
    assert (tmp_path / "link").read_bytes() == b"new"


def test_what_a_killed_command_left_goes_once_nobody_can_be_writing_it(workshop: Workshop) -> None:
    left = [workshop.docs / "en/ferry/.explainer-0a1b2c3d.new", workshop.seeds / ".explainer-0a1b2c3d.new"]
    fresh = workshop.docs / "en/.explainer-00000000.new"
    for path in (*left, fresh):
        path.write_text("half a pa", "utf-8")
    for path in left:
        os.utime(path, (time.time() - 3600,) * 2)
    (workshop.docs / "en/how.md").write_text("x", "utf-8")
    assert workshop.run().code == 0
    workshop.run("messages")
    assert [path.exists() for path in (*left, fresh)] == [False, False, True]


def test_messages_writes_only_catalogues_that_change_and_leaves_their_permissions(workshop: Workshop) -> None:
    workshop.run("messages")
    workshop.change("ferry.yml", "Ada Lind met the harbour board about a ferry.", "Ada Lind met the harbour board.")
    for catalogue in workshop.seeds.glob("*.po"):
        catalogue.chmod(0o600)
    others = {path: path.stat().st_mtime_ns for path in workshop.seeds.iterdir() if path.suffix != ".po"}
    assert workshop.run("messages").out.count("written: ") == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in workshop.seeds.glob("*.po")} == {0o600}
    assert {path: path.stat().st_mtime_ns for path in others} == others
    assert not list(workshop.seeds.glob(".*"))


@pytest.mark.parametrize("is_there", [True, False], ids=["edited", "made"])
def test_a_catalogue_that_somebody_saves_while_messages_runs_stays(
    workshop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
    is_there: bool,  # noqa: FBT001 - a case
) -> None:
    """At the very moment when the new content lies ready beside it."""
    mine = workshop.seeds / "ferry.kk.po"
    workshop.run("messages")
    workshop.change("ferry.yml", "Ada Lind met the harbour board about a ferry.", "Ada Lind met the harbour board.")
    if not is_there:
        mine.unlink()

    def beside(path: Path, content: bytes) -> Path:
        if path.name == mine.name:
            mine.write_bytes(b"# by hand")
        return write_beside(path, content)

    write_beside = files._beside  # noqa: SLF001 - the moment
    monkeypatch.setattr(files, "_beside", beside)
    said = workshop.run("messages")
    assert said.code == 1
    assert "ferry.kk.po:1:1: somebody has saved this file in the meantime" in said.err
    assert mine.read_bytes() == b"# by hand"
    assert said.out.count("written: ") == 2, "the others wait for nobody"
    assert not list(workshop.seeds.glob(".*"))


# --- killed, stopped, side by side ---


@dataclass(frozen=True)
class Try:
    """A process killed, and what was there."""

    step: str
    killed: bool
    state: str
    halves: list[str]
    missing: list[str]
    unlisted: list[str]
    mended: bool


@needs_fork
def test_a_build_killed_at_any_step_leaves_whole_files_and_the_next_one_completes_it(desk: Desk) -> None:
    (desk.docs / "en/.notes").write_bytes(b"mine")
    shutil.copytree(desk.docs, desk.folder / "old")
    desk.write()
    desk.docs.rename(desk.folder / "new")
    path = os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, str(HERE / "killed.py"), str(desk.folder)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = [Try(**json.loads(line)) for line in done.stdout.splitlines()]
    assert [one.killed for one in told] == [True] * (len(told) - 1) + [False], "a step never came"
    assert [one.state for one in told[:2]] == ["old", "old"]
    assert told[-1].state == "new"
    for one in told:
        assert not one.halves, one
        assert not one.missing, one
        assert not one.unlisted, f"the next build would take our file for somebody else's: {one}"
        assert one.mended, one


@pytest.mark.parametrize("step", [1, 10])
def test_what_ctrl_c_leaves_is_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    before, after = tree(desk.docs), desk.new.files
    left, real = [step], Path.replace

    def replace_until_stopped(self: Path, target: Path) -> Path:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as keyboard:
        keyboard.setattr(Path, "replace", replace_until_stopped)
        with pytest.raises(KeyboardInterrupt):
            desk.write()
    now = tree(desk.docs)
    assert before.keys() <= now.keys()
    assert not {name for name in now if now[name] not in {before.get(name), after.get(name)} and name != LIST}
    desk.write()
    assert desk.is_complete()


@needs_fork
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_builds_side_by_side_make_the_pages_that_one_makes(desk: Desk) -> None:
    children = []
    for _ in range(12):
        children.append(os.fork())
        if children[-1] == 0:
            code = 1
            try:
                desk.write()
                code = 0
            finally:
                os._exit(code)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 12
    assert desk.is_complete()
    assert {path.name for path in desk.docs.rglob(".*")} == {LIST}
