"""The same seeds give the same bytes, whoever builds them, wherever, whenever; and nothing is asked of the network."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from explainer import pipeline
from tests.site.printing import OFFLINE, REPO_URL, SITE_URL, copy_project, environment

PRINT = (sys.executable, "-m", "mkdocs", "build", "--strict")

# Python runs a module of this name at its start, before anything of ours: it changes what a process finds around it.
REVERSED_DISK = '''
"""Names come out of folders in another order, as on another disk."""
import os

real_listdir, real_scandir = os.listdir, os.scandir


class Entries:
    def __init__(self, path):
        with real_scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


os.listdir = lambda path=".": sorted(real_listdir(path), reverse=True)
os.scandir = lambda path=".": Entries(path)
'''


@dataclass(frozen=True)
class Surroundings:
    """Where and as whom a build runs."""

    folder: str
    variables: Mapping[str, str]
    umask: int
    start: str = ""
    """What Python runs first."""
    is_nobody: bool = False


# Its clock is 26 hours behind that of `built_site`, so it is another day there, whatever the time.
OTHER = Surroundings(
    "some where/else/глубоко 深く/b",
    {
        "TZ": "B+12",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "ja_JP.UTF-8",
        "LANGUAGE": "kk:ru",
        "PYTHONHASHSEED": "4242",
        "HOME": "/nonexistent",
        "USER": "nobody",
        "LOGNAME": "nobody",
        "SOURCE_DATE_EPOCH": "86400",
        "COLUMNS": "40",
        "EXPLAINER_JOBS": "2",
    },
    0o077,
    REVERSED_DISK,
    is_nobody=True,
)


def build_in(surroundings: Surroundings, root: Path) -> Path:
    """Builds `docs/`, which is empty at first, and `site/`; returns the project's folder."""
    project = copy_project(root / surroundings.folder)
    (root / "start").mkdir(exist_ok=True)
    (root / "start/sitecustomize.py").write_text(surroundings.start, "utf-8")
    print_in(surroundings, root, project)
    return project


def print_in(surroundings: Surroundings, root: Path, project: Path, command: Sequence[str] = PRINT) -> str:
    """Prints the project; what is kept of an earlier time is not printed anew. Returns what was said."""
    variables = {**environment(SITE_URL=SITE_URL, REPO_URL=REPO_URL), **surroundings.variables}
    variables["PYTHONPATH"] = str(root / "start")
    nobody = nobody_in(root) if surroundings.is_nobody else None
    done = subprocess.run(
        command,
        cwd=project,
        env=variables,
        umask=surroundings.umask,
        user=nobody,
        group=nobody,
        extra_groups=None if nobody is None else [],
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, said
    return said


def nobody_in(root: Path) -> int | None:
    """Another user, who then owns the folder, where we may become one who can run this Python; None elsewhere."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - not on Windows

    number = pwd.getpwnam("nobody").pw_uid
    try:
        subprocess.run([sys.executable, "-c", "import mkdocs"], user=number, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    for path in (root, *root.rglob("*")):
        os.chown(path, number, number)
    return number


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A temporary folder that other users may enter, as pytest's own may not be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o711)
        yield Path(name)


def test_two_builds_in_other_surroundings_give_the_same_bytes(built_site: Path, open_folder: Path) -> None:
    one, other = built_site.parent, build_in(OTHER, open_folder)
    for part in ("docs", "site"):
        first, second = contents(one / part), contents(other / part)
        assert len(first) > 50
        assert set(first) == set(second)
        assert not [name for name in first if first[name] != second[name]], f"{part}/ differs"
        telling = [name for name, content in second.items() if str(open_folder).encode() in content]
        assert not telling, "it tells where it was built"
    before = contents(other / "site")
    print_in(OTHER, open_folder, other)
    assert contents(other / "site") == before, "what is kept is not what is printed"
    site = (sys.executable, "scripts/build.py", "site")
    assert "nothing has changed" in print_in(OTHER, open_folder, other, site)
    (other / "site/index.html").unlink()
    assert "nothing has changed" not in print_in(OTHER, open_folder, other, site)
    assert contents(other / "site") == before


def test_a_build_asks_nothing_of_the_network() -> None:
    """Every site of the tests is printed so: what guards them guards."""
    asking = [sys.executable, "-c", "import socket; socket.getaddrinfo('localhost', 80)"]
    refused = subprocess.run(asking, env=environment(**OFFLINE), capture_output=True, text=True, check=False)
    assert (refused.returncode, "wanted the network" in refused.stderr) == (70, True)


# --- finishing again ---


def project(site: Path) -> pipeline.Paths:
    """What a site was built from, beside it."""
    return pipeline.Paths(docs=site.parent / "docs", seeds=site.parent / "seeds")


def finish(site: Path, paths: pipeline.Paths) -> None:
    pipeline.finish(site, paths, SITE_URL, REPO_URL)


def test_finishing_a_finished_site_changes_nothing(built_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(built_site, tmp_path / "site")
    finish(site, project(built_site))
    assert contents(site) == contents(built_site)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on Windows")
@pytest.mark.parametrize("step", [1, 20, 68])
def test_finishing_a_site_after_a_finish_that_was_killed_gives_the_same_site(
    built_site: Path, tmp_path: Path, step: int
) -> None:
    """The unfinished site is the finished one with its markers back, which is all that finishing takes."""
    site = shutil.copytree(built_site, tmp_path / "site")
    unfinish(site)
    command = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from explainer import pipeline\n"
        "left = int(sys.argv[3])\n"
        "def hook(event, arguments):\n"
        "    global left\n"
        "    if event in {'os.rename', 'os.remove', 'os.rmdir'}:\n"
        "        left -= 1\n"
        "        if not left: os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(hook)\n"
        "paths = pipeline.Paths(docs=Path(sys.argv[2]), seeds=Path(sys.argv[2]).with_name('seeds'))\n"
        f"pipeline.finish(Path(sys.argv[1]), paths, {SITE_URL!r}, {REPO_URL!r})\n"
    )
    scripts = str(Path(pipeline.__file__).parents[2])
    docs = built_site.parent / "docs"
    died = subprocess.run(
        [sys.executable, "-c", command, str(site), str(docs), str(step)],
        env=environment(PYTHONPATH=scripts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert contents(site) != contents(built_site)
    finish(site, project(built_site))
    assert contents(site) == contents(built_site)


_HEAD = r'<(?:link rel="canonical"|meta property="og:).*?<script type="application/ld\+json">.*?</script>'


def unfinish(site: Path) -> None:
    """Puts the marker back in place of what finishing wrote in the head, and what it removes and writes as a whole."""
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        unfinished, marks = re.subn(_HEAD, "<!-- explainer:head -->", html, count=1, flags=re.DOTALL)
        assert marks == 1, page
        page.write_text(unfinished, "utf-8")
    (site / "sitemap.xml").write_text("MkDocs' own", "utf-8")
    (site / "sitemap.xml.gz").write_bytes(b"MkDocs' own")
    (site / "404.html").write_text("MkDocs' own", "utf-8")
