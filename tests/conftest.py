"""What whole-site and browser tests share: the site as MkDocs really prints it, and a server for it.

Under pytest-xdist one worker prints a site for all of them.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import chdir
from http import HTTPStatus
from pathlib import Path

import pytest
from hypothesis import settings

import build
from explainer.pipeline import containing, keeping, paths
from tests import languages
from tests.serving import Quiet, serving
from tests.site.printing import PLAIN, REPO_URL, ROOT, SITE_URL, copy_project, print_site
from tests.workshop import SEEDS, Workshop

# What is drawn by chance is drawn alike everywhere: a test that passed here passes there. `make fuzz` draws anew.
# No example has a deadline: a machine that is busy is no fault of ours (`test_growth` measures what grows).
settings.register_profile("alike", derandomize="EXPLAINER_FUZZ" not in os.environ, database=None, deadline=None)
settings.load_profile("alike")

# Tests themselves are run by as many processes as there are processors; those that share work out say so.
os.environ["EXPLAINER_JOBS"] = "1"

# What is asked of four languages holds however many the project has.
paths.LOCALES = languages.own_locales()


class _Loud(logging.Handler):
    """Raises what the pipeline keeps from its users: a fault of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raises the exception that was told."""
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]


@pytest.fixture(autouse=True, scope="session")
def loud() -> Iterator[logging.Handler]:
    """No test passes over a fault of ours, unless it takes this handler away for a while."""
    handler = _Loud()
    containing.log.addHandler(handler)
    containing.log.setLevel(logging.DEBUG)
    yield handler
    containing.log.removeHandler(handler)


@pytest.fixture(autouse=True, scope="session")
def untouched() -> Iterator[None]:
    """No test writes into the project."""
    folders = [ROOT / name for name in ("scripts/locales", "seeds", "docs")]

    def state() -> dict[Path, bytes]:
        return {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}

    before = state()
    yield
    after = state()
    assert [file for file in before.keys() | after.keys() if before.get(file) != after.get(file)] == []


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where lies what tests keep for one another's builds."""
    folder = _shared(tmp_path_factory) / "kept"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True, scope="session")
def kept_apart(kept_folder: Path) -> Iterator[None]:
    """What is kept for the next build is shared by all tests, and none of it lies among what the project has kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_path", lambda _, kind, key: kept_folder / kind / key)
        # Whoever has just edited the program runs its tests: what was read then is what runs.
        patch.setattr(keeping, "_BEGUN", time.time())
        yield


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """Folders where nothing is kept yet, and what they keep is their own: what is built there is built from nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_path", lambda at, kind, key: at.root / keeping.CACHE / kind / key)
        yield


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers have in common."""
    root = factory.getbasetemp()
    return root.parent if "PYTEST_XDIST_WORKER" in os.environ else root


def once(factory: pytest.TempPathFactory, name: str, work: Callable[[Path], Path]) -> Path:
    """What `work` makes in a new folder: the first worker that needs it makes it, the others wait."""
    root = _shared(factory)
    made = root / f"{name}.made"
    try:
        (root / name).mkdir()
    except FileExistsError:
        while not made.exists():
            time.sleep(0.1)
        path = made.read_text("utf-8")
        assert path, f"another worker could not make {name}: see the other failures"
        return Path(path)
    path = ""
    try:
        path = str(work(root / name))
    finally:
        (root / f"{name}.writing").write_text(path, "utf-8")
        (root / f"{name}.writing").rename(made)
    return Path(path)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Path:
    """The folder of the site, printed with the addresses of a GitHub Pages project site."""
    return once(
        tmp_path_factory,
        "built",
        lambda folder: print_site(
            copy_project(folder, kept=kept_folder), SITE_URL=SITE_URL, REPO_URL=REPO_URL, **PLAIN
        ),
    )


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Path:
    """The folder of the site, printed by somebody who has set no address."""
    return once(tmp_path_factory, "bare", lambda folder: print_site(copy_project(folder, kept=kept_folder)))


@pytest.fixture
def project_copy(tmp_path: Path, kept_folder: Path) -> Path:
    """A copy of the project's files to change."""
    return copy_project(tmp_path / "project", kept=kept_folder)


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    """The address of the built site on this machine: under `/repo/`, with its 404 page, as GitHub Pages has it."""

    class Handler(Quiet):
        def translate_path(self, path: str) -> str:
            inside = path.startswith("/repo/")
            return super().translate_path(path.removeprefix("/repo")) if inside else str(built_site / "outside")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != HTTPStatus.NOT_FOUND:
                super().send_error(code, message, explain)
                return
            body = (built_site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    with serving(built_site, Handler) as address:
        yield f"{address}repo/"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds and pages of the small article that command-line tests start from; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "seeds").mkdir()
    for file in SEEDS.glob("ferry.*"):
        shutil.copy2(file, folder / "seeds")
    shutil.copy2(SEEDS / "glossary.yml", folder / "seeds")
    with chdir(folder):
        assert build.main(["--seeds", "seeds", "--docs", "docs"]) == 0
    return folder


@pytest.fixture
def workshop(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workshop:
    """A copy of `published` to work on."""
    folder = shutil.copytree(published, tmp_path / "workshop", copy_function=shutil.copyfile)  # of times no test minds
    return Workshop(Path(folder), capsys)
