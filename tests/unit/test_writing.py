"""Writing is all or nothing: a build that dies leaves the old pages or the new ones, and never what is not its own."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.pipeline.swapping import alone, exchange, put
from explainer.pipeline.writing import replace_file
from tests.workshop import Workshop

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that it forks")


def change_something(workshop: Workshop) -> None:
    """Something that changes some pages, adds some and removes some."""
    workshop.change("ferry.kk.po", 'msgstr "Не талқыланды?"', 'msgstr "Не сөз болды?"')
    workshop.add("bridge.txt", "bridge.yml")
    orphan = workshop.docs / "ru/old-article/faq.md"
    orphan.parent.mkdir()
    orphan.write_text("to be removed", "utf-8")


def keep_something(docs: Path) -> dict[Path, bytes]:
    """What a person keeps among the pages."""
    mine = {docs / "en/.notes": b"mine", docs / ".obsidian/deep/state.json": b"{}"}
    for path, content in mine.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return mine


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# --- what is touched, and what is not ---


def test_when_nothing_differs_not_even_the_folder_is_touched(workshop: Workshop) -> None:
    before = {path: path.lstat() for path in (workshop.docs, *workshop.docs.rglob("*"))}
    assert workshop.run().code == 0
    for path, was in before.items():
        now = path.lstat()
        assert (now.st_ino, now.st_mtime_ns, now.st_ctime_ns) == (was.st_ino, was.st_mtime_ns, was.st_ctime_ns), path


def test_an_unchanged_page_stays_the_same_file(workshop: Workshop) -> None:
    pages = [path for path in workshop.docs.rglob("*") if path.is_file()]
    before = {path: (path.read_bytes(), path.stat()) for path in pages}
    change_something(workshop)
    assert workshop.run().code == 0
    same = [path for path, (content, _) in before.items() if path.exists() and path.read_bytes() == content]
    assert len(same) > 20
    for path in same:
        was, now = before[path][1], path.stat()
        assert (now.st_ino, now.st_mtime_ns, now.st_nlink) == (was.st_ino, was.st_mtime_ns, 1), path


def test_what_a_person_keeps_among_the_pages_stays(workshop: Workshop) -> None:
    mine = keep_something(workshop.docs)
    (workshop.docs / ".obsidian/empty").mkdir()
    (workshop.docs / "en/.link").symlink_to("../nowhere")
    assert workshop.run("--check").code == 0
    change_something(workshop)
    assert workshop.run().code == 0
    assert {path: path.read_bytes() for path in mine} == mine
    assert (workshop.docs / ".obsidian/empty").is_dir()
    assert (workshop.docs / "en/.link").readlink() == Path("../nowhere")


def test_nothing_is_left_beside_or_among_the_pages(workshop: Workshop) -> None:
    before = names(workshop.folder)
    change_something(workshop)
    assert workshop.run().code == 0
    assert names(workshop.folder) == before
    assert not list(workshop.docs.rglob(".*"))


def test_no_empty_folder_is_left(workshop: Workshop) -> None:
    change_something(workshop)
    assert workshop.run().code == 0
    assert not [path for path in workshop.docs.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_pages_that_are_not_there_yet_appear(workshop: Workshop) -> None:
    before = {name: content for name, (content, _) in workshop.state().items()}
    shutil.rmtree(workshop.docs)
    assert workshop.run().code == 0
    assert {name: content for name, (content, _) in workshop.state().items()} == before


def test_permissions_stay(workshop: Workshop) -> None:
    page = workshop.docs / "kk/ferry/faq.md"
    page.chmod(0o640)
    workshop.docs.chmod(0o750)
    (workshop.docs / "kk").chmod(0o700)
    (workshop.docs / "kk/ferry/index.md").unlink()
    change_something(workshop)
    before = page.read_bytes()
    assert workshop.run().code == 0
    assert page.read_bytes() != before
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (page, workshop.docs, workshop.docs / "kk")]
    assert modes == [0o640, 0o750, 0o700]


def test_a_folder_reached_by_a_link_is_written_where_it_is(workshop: Workshop) -> None:
    elsewhere = workshop.folder / "elsewhere" / "pages"
    elsewhere.parent.mkdir()
    workshop.docs.rename(elsewhere)
    workshop.docs.symlink_to(elsewhere)
    change_something(workshop)
    assert workshop.run().code == 0
    assert workshop.docs.is_symlink()
    assert (elsewhere / "en/bridge/index.md").exists()
    assert names(elsewhere.parent) == {"pages"}


def test_where_the_folder_cannot_be_exchanged_its_files_are_replaced_one_by_one(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mine = keep_something(workshop.docs)
    change_something(workshop)
    inode = workshop.docs.stat().st_ino
    monkeypatch.chdir(workshop.docs)  # a folder that a process stands in may not be pulled from under it
    assert workshop.run().code == 0
    assert "file by file" in caplog.text
    assert workshop.docs.stat().st_ino == inode
    assert workshop.run("--check").code == 0
    assert {path: path.read_bytes() for path in mine} == mine
    assert not (workshop.docs / "ru/old-article").exists()
    assert {path for path in workshop.docs.rglob(".*") if path.is_file()} == {workshop.docs / "en/.notes"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_where_the_parent_folder_may_not_be_written_its_files_are_replaced_one_by_one(workshop: Workshop) -> None:
    change_something(workshop)
    workshop.folder.chmod(0o555)
    try:
        assert workshop.run().code == 0
        assert workshop.run("--check").code == 0
    finally:
        workshop.folder.chmod(0o755)


@pytest.mark.parametrize("mounted", [".", "kk/ferry"])
def test_a_volume_mounted_there_is_written_file_by_file(workshop: Workshop, mounted: str) -> None:
    """In a mount name space of its own, which takes root."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare(1) here")
    change_something(workshop)
    volume = workshop.folder / "volume"
    shutil.copytree(workshop.docs / mounted, volume)
    before = {path: path.read_bytes() for path in volume.rglob("*.md")}
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--seeds", "seeds", "--docs", "docs"]
    script = f'mount --bind volume docs/{mounted} || exit 99; exec "$@"'
    done = subprocess.run(
        [unshare, "--mount", "sh", "-c", script, "sh", *command],
        cwd=workshop.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 99 or "unshare failed" in done.stderr:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert "file by file" in done.stderr
    after = {path: path.read_bytes() for path in volume.rglob("*.md")}
    assert after != before
    assert set(after) >= {path for path in before if "old-article" not in path.parts}
    assert names(workshop.folder) == {"seeds", "docs", "volume"}


# --- one step, or two ---


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="only Linux and macOS exchange folders")
def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path / "a") == {"b"}
    assert names(tmp_path / "b") == {"a"}


def test_what_cannot_be_exchanged_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert not exchange(tmp_path / "new", tmp_path / "missing")
    assert names(tmp_path) == {"new"}
    (tmp_path / "docs").mkdir()
    with pytest.raises(OSError, match="missing"):
        put(tmp_path / "missing", tmp_path / "docs")
    assert names(tmp_path) == {"new", "docs"}


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (("docs", ".docs.new"), "docs"),
        ((".docs.old", ".docs.new"), ".docs.new"),
        ((".docs.old",), ".docs.old"),
        (("docs", ".docs.old"), "docs"),
        (("docs", ".docs.old", ".docs.new"), "docs"),
        ((".docs.new",), "written anew"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else value.replace(" ", "-"),
)
def test_the_next_build_knows_from_the_names_how_far_a_killed_one_came(
    workshop: Workshop, there: tuple[str, ...], expected: str
) -> None:
    before = {name: content for name, (content, _) in workshop.state().items()}
    workshop.docs.rename(workshop.folder / "pages")
    for name in there:
        shutil.copytree(workshop.folder / "pages", workshop.folder / name)
        (workshop.folder / name / ".which").write_text(name, "utf-8")
    shutil.rmtree(workshop.folder / "pages")
    assert workshop.run().code == 0
    assert names(workshop.folder) == {"seeds", "docs"}
    which = workshop.docs / ".which"
    assert (which.read_text("utf-8") if which.exists() else "written anew") == expected
    which.unlink(missing_ok=True)
    assert {name: content for name, (content, _) in workshop.state().items()} == before


def test_pages_of_an_article_with_a_problem_survive_a_build_that_died_between_two_renames(workshop: Workshop) -> None:
    home = workshop.page("en/index.md")
    workshop.docs.rename(workshop.folder / ".docs.old")
    workshop.change("ferry.yml", "- s3: Both towns hope for a quick answer", "- s3: Both towns hope for a slow answer")
    assert workshop.run().code == 1
    assert workshop.page("en/index.md") == home
    assert "ferry" in workshop.page("en/ferry/index.md")


def test_a_file_that_a_killed_build_left_among_the_pages_is_removed(workshop: Workshop) -> None:
    (workshop.docs / "en/ferry/.explainer.new").write_text("half a pa", "utf-8")
    assert workshop.run().code == 0
    assert not list(workshop.docs.rglob(".*"))


def test_check_leaves_even_a_killed_build_alone(workshop: Workshop) -> None:
    workshop.docs.rename(workshop.folder / ".docs.old")
    assert workshop.run("--check").code == 1
    assert names(workshop.folder) == {"seeds", ".docs.old"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not lock folders")
def test_a_build_waits_while_another_one_writes(workshop: Workshop) -> None:
    change_something(workshop)
    shutil.copytree(workshop.docs, workshop.folder / "elsewhere/docs")
    before = workshop.state()

    def start(docs: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(ROOT / "scripts/build.py"), "--seeds", "seeds", "--docs", docs]
        return subprocess.Popen(command, cwd=workshop.folder, stdout=subprocess.DEVNULL)

    with alone(workshop.folder):
        waiting = [start("docs"), start("docs")]
        assert start("elsewhere/docs").wait() == 0
        time.sleep(1)  # begun before the one that has ended, they would have ended too
        assert [one.poll() for one in waiting] == [None, None]
        assert workshop.state() == before
    assert [one.wait() for one in waiting] == [0, 0]
    assert workshop.run("--check").code == 0
    assert names(workshop.folder) == {"seeds", "docs", "elsewhere"}


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
    replace_file(tmp_path / "deep/a.po", b"new")
    assert (tmp_path / "deep/a.po").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_a_killed_process_left_of_a_file_is_neither_kept_nor_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"not ours")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/.explainer.new").symlink_to(victim)
    replace_file(tmp_path / "folder/a.po", b"new")
    assert victim.read_bytes() == b"not ours"
    assert names(tmp_path / "folder") == {"a.po"}


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


# --- killed ---


@dataclass(frozen=True)
class Try:
    """A process killed, and what was there."""

    moment: str
    killed: bool
    state: str
    halves: list[str]
    missing: list[str]
    mended: bool
    left: list[str]


def tries(scenario: str, folder: Path) -> list[Try]:
    command = [sys.executable, str(HERE / "killed.py"), scenario, str(folder)]
    path = os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = [Try(**json.loads(line)) for line in done.stdout.splitlines()]
    for one in told:
        assert one.mended, f"the next build did not mend it: {one}"
        assert not one.left, f"something is left after the next build: {one}"
    return told


@pytest.fixture
def folder(workshop: Workshop, tmp_path: Path) -> Path:
    """`old/` and `new/` pages for seeds that have changed."""
    keep_something(workshop.docs)
    (workshop.docs / "ru/old-article").mkdir()
    (workshop.docs / "ru/old-article/faq.md").write_text("to be removed", "utf-8")
    target = tmp_path / "killed"
    shutil.copytree(workshop.docs, target / "old")
    workshop.change("ferry.kk.po", 'msgstr "Не талқыланды?"', 'msgstr "Не сөз болды?"')
    workshop.add("bridge.txt", "bridge.yml")
    assert workshop.run().code == 0
    shutil.copytree(workshop.docs, target / "new")
    shutil.copytree(workshop.seeds, target / "seeds")
    return target


@needs_fork
def test_a_build_killed_at_any_step_leaves_the_old_pages_or_the_new(folder: Path) -> None:
    told = tries("exchange", folder)
    assert [one.killed for one in told] == [True] * (len(told) - 1) + [False]
    assert len(told) > 100, "it is killed at too few steps to mean anything"
    states = [one.state for one in told]
    assert set(states) == {"old", "new"}
    assert states == sorted(states, reverse=True), "old pages come after new ones"
    assert 20 < states.count("old") < len(states) - 20


@needs_fork
def test_a_build_killed_at_a_random_moment_leaves_the_old_pages_or_the_new(folder: Path) -> None:
    whole = tries("random", folder)
    enlarge(folder)
    writing = tries("random-writing", folder)
    assert (len(whole), len(writing)) == (10, 40)
    assert {one.state for one in whole + writing} <= {"old", "new"}
    assert {one.state for one in writing} == {"old", "new"}, "no kill came before, or none after the exchange"
    assert sum(one.killed for one in whole + writing) > 30


def enlarge(folder: Path) -> None:
    """Twelve articles more, every page of them changed."""
    for name in ("old", "new"):
        for number in range(12):
            copy = folder / name / f"en/copy-{number}"
            shutil.copytree(folder / name / "kk/ferry", copy)
            for page in copy.rglob("*.md"):
                page.write_text(page.read_text("utf-8") + name, "utf-8")


@needs_fork
def test_without_exchange_the_pages_are_old_new_or_for_a_moment_away(folder: Path) -> None:
    """The one window that a system without an exchange has: between two renames; the next build closes it."""
    told = tries("two-steps", folder)
    assert [one.state for one in told] == ["old", "gone", "new"]


@needs_fork
def test_file_by_file_no_page_is_ever_half_written_or_away(folder: Path) -> None:
    told = tries("file-by-file", folder)
    assert len(told) > 50
    assert {one.state for one in told} == {"old", "mixed", "new"}
    for one in told:
        assert not one.halves, one
        assert not one.missing, one


@needs_fork
def test_a_catalogue_is_old_or_new_whenever_messages_is_killed(workshop: Workshop, tmp_path: Path) -> None:
    target = tmp_path / "killed"
    paths = pipeline.Paths(root=target, seeds=target / "docs", docs=target / "pages", locales=target / "locales")
    shutil.copytree(workshop.seeds, paths.seeds)
    # `messages` writes the interface's catalogues as well, and the project's own are not to be touched.
    shutil.copytree(pipeline.Paths().locales, paths.locales)
    pipeline.update_messages(paths, write=True)
    facts = paths.seeds / "ferry.yml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("Ada Lind met the harbour board about a ferry.", "Ada Lind met the harbour board."))
    shutil.copytree(paths.seeds, target / "old")
    assert len(pipeline.update_messages(paths, write=True).changed) == 3
    paths.seeds.rename(target / "new")
    told = tries("messages", target)
    assert {"old", "new"} < {one.state for one in told}
    for one in told:
        assert not one.halves, one
        assert not one.missing, one


# --- paths are what the pipeline is told ---


def test_pages_in_a_relative_folder_are_written_there(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    change_something(workshop)
    monkeypatch.chdir(workshop.folder)
    paths = pipeline.Paths(root=workshop.folder, seeds=Path("seeds"), docs=Path("docs"))
    assert pipeline.write(pipeline.build(paths), paths)
    assert (workshop.docs / "en/bridge/index.md").exists()
    assert names(workshop.folder) == {"seeds", "docs"}
