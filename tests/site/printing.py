"""Real builds of the project: a copy of its files, printed by MkDocs as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from explainer import pipeline
from explainer.problem import Problem
from tests import languages
from tests.article import SEEDS

ROOT = Path(__file__).resolve().parents[2]
SITE_URL = "https://example.org/repo/"
REPO_URL = "https://github.com/example/repo"
OFFLINE = {"PYTHONPATH": str(ROOT / "tests" / "site" / "offline")}
"""Whoever asks the network for something ends."""
PLAIN = {
    "TZ": "A-14",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "1",
}
"""Surroundings in which nothing helps: no language, and a clock that is ahead of all others."""


def copy_project(target: Path, seeds: Path = SEEDS, kept: Path | None = None) -> Path:
    """The program and a copy of these seeds in a new folder `target`, its `docs/` still empty; returns that folder.

    What is `kept` in a folder that copies share is not made again.
    """
    shutil.copytree(seeds, target / "seeds")
    for name in ("scripts", "overrides"):
        # With what Python has compiled, but for what it is writing just now.
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy2(ROOT / "mkdocs.yml", target)
    languages.keep(target / "scripts" / "locales", target / "mkdocs.yml")
    (target / "docs").mkdir()
    if kept is not None:
        (target / ".cache").mkdir()
        (target / ".cache" / "built").symlink_to(kept)
    return target


def environment(**more: str) -> dict[str, str]:
    """The environment to build in: our own without the addresses that it may hold, and with what is given."""
    own = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "REPO_URL"}}
    return {**own, "NO_MKDOCS_2_WARNING": "1", **more}


def print_site(project: Path, **more: str) -> Path:
    """Runs `mkdocs build --strict` there, offline, and returns the site's folder; fails with all that MkDocs said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment(**OFFLINE, **more), capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    return project / "site"


def paths_of(site: Path) -> pipeline.Paths:
    """The folders of the project that a site was printed in."""
    return pipeline.Paths(root=site.parent, seeds=site.parent / "seeds", docs=site.parent / "docs")


def site_problems(site: Path) -> tuple[Problem, ...]:
    """What the checks of a site say of it."""
    return pipeline.check_site(site, paths_of(site)).problems
