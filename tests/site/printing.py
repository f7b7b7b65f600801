"""Real builds of the project: a copy of its files, printed by MkDocs as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from explainer import pipeline
from explainer.problem import Problem
from tests.article import SEEDS

ROOT = Path(__file__).resolve().parents[2]
SITE_URL = "https://example.org/repo/"
REPO_URL = "https://github.com/example/repo"


def copy_project(target: Path, seeds: Path = SEEDS) -> Path:
    """The program and a copy of these seeds in a new folder `target`, its `docs/` still empty; returns that folder."""
    shutil.copytree(seeds, target / "seeds")
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", target)
    (target / "docs").mkdir()
    return target


def environment(**addresses: str) -> dict[str, str]:
    """The environment to build in: our own without the addresses that it may hold, and with those given."""
    own = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "REPO_URL"}}
    return {**own, "NO_MKDOCS_2_WARNING": "1", **addresses}


def print_site(project: Path, **addresses: str) -> Path:
    """Runs `mkdocs build --strict` there and returns the site's folder; fails with all that MkDocs said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=project, env=environment(**addresses), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"mkdocs build --strict failed:\n{done.stdout}{done.stderr}"
    return project / "site"


def paths_of(site: Path) -> pipeline.Paths:
    """The folders of the project that a site was printed in."""
    return pipeline.Paths(root=site.parent, seeds=site.parent / "seeds", docs=site.parent / "docs")


def site_problems(site: Path) -> tuple[Problem, ...]:
    """What the checks of a site say of it."""
    return pipeline.check_site(site, paths_of(site)).problems
