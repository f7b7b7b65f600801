"""A second article, a drafted third and a review are published by what README says; no test of ours is asked.

The commands are those of the deploy workflow, read from its file and run in a copy of the project.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.site.pages import parse, text
from tests.site.printing import ROOT, SITE_URL, copy_project, environment
from tests.tagging import IS_HERE
from tests.workshop import SEEDS

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
CASES = ROOT / "tests/cases"
BUILD = ".venv/bin/python scripts/build.py"
VALUES = {
    "steps.pages.outputs.base_url": SITE_URL.rstrip("/"),
    "github.server_url": "https://github.com",
    "github.repository": "example/repo",
}


@dataclass(frozen=True)
class Step:
    """A command of a workflow and what it finds in its environment."""

    name: str
    command: str
    variables: dict[str, str]

    def run(self, project: Path) -> subprocess.CompletedProcess[str]:
        """Runs it as GitHub does: by bash, which stops at the first command that fails."""
        variables = environment(PYTHON="python", **self.variables)
        command = ["bash", "-e", "-o", "pipefail", "-c", self.command]
        return subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)


def steps() -> Iterator[Step]:
    """What the deploy workflow runs before it publishes, GitHub's values filled in."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/deploy.yml").read_text("utf-8"))["jobs"]
    assert list(jobs) == ["build", "deploy"], "whatever is asked stands in one job"
    for step in jobs["build"]["steps"]:
        if "run" in step:
            variables = {
                name: re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda found: VALUES[found[1]], value)
                for name, value in step.get("env", {}).items()
            }
            yield Step(step.get("name", step["run"]), step["run"], variables)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, kept_folder: Path) -> Path:
    """The project as somebody has it who has published `bridge`, in English, and has put two more into `seeds/`."""
    project = copy_project(tmp_path_factory.mktemp("publishing") / "project", SEEDS, kept_folder)
    for name in ("Makefile", "requirements"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, project / name)
    # What is installed here stands for what `make` would install.
    (project / ".venv").mkdir()
    for path in Path(sys.prefix).iterdir():
        if path.name != "site.txt":
            (project / ".venv" / path.name).symlink_to(path)
    shutil.copy2(ROOT / "requirements/site.txt", project / ".venv")
    if IS_HERE:
        shutil.copy2(CASES / "drafting/harbour.txt", project / "seeds")
    return project


def run(project: Path, command: str) -> str:
    """What a command that README names says; it has to work."""
    done = Step(command, command, {}).run(project)
    assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
    return done.stdout


def review(project: Path) -> None:
    """Records for each language that somebody read `ferry`, with the digest that `status` prints."""
    digests = dict(re.findall(r"^ferry (\w+): (\w+)", run(project, f"{BUILD} status"), re.MULTILINE))
    facts = project / "seeds/ferry.yml"
    content = facts.read_text("utf-8")
    for tag, digest in digests.items():
        content, count = re.subn(
            rf"^  {tag}: {{drafted: (\w+)}}$",
            rf"  {tag}: {{drafted: \1, reviewed: [{{by: A. Reader, on: 2026-11-30, of: {digest}}}]}}",
            content,
            flags=re.MULTILINE,
        )
        assert count == 1, tag
    facts.write_text(content, "utf-8")


def test_articles_and_a_review_are_published_by_the_workflows_commands(project: Path) -> None:
    if IS_HERE:
        run(project, f"{BUILD} draft")
    review(project)
    (fresh,) = [step for step in steps() if step.command == "make fresh"]
    stale = fresh.run(project)
    assert stale.returncode != 0, "nothing was generated yet"
    assert "commit seeds/, docs/" in stale.stderr
    run(project, "make messages docs")
    for step in steps():
        done = step.run(project)
        assert done.returncode == 0, f"{step.name}:\n{done.stdout}{done.stderr}"

    site = project / "site"
    page = (site / "kk/ferry/participants/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE_URL}kk/ferry/participants/">' in page
    assert "Линд" in text(parse(page))
    home = text(parse((site / "ja/index.html").read_text("utf-8")))
    assert "フェリー" in home
    assert "A. Reader" in text(parse((site / "ru/how/index.html").read_text("utf-8")))
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert f"{SITE_URL}ja/ferry/" in sitemap
    if IS_HERE:
        assert "Ostvik" in text(parse((site / "harbour/index.html").read_text("utf-8")))
        assert f"{SITE_URL}harbour/" not in sitemap, "nobody has signed what a machine drafted"
        assert f"{SITE_URL}ja/harbour/" not in sitemap, "nobody has translated it"
