"""What ends a command of MkDocs before or after it has built: a line that says what to do, and no traceback."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import pipeline
from tests.article import SLUG
from tests.site.printing import ROOT, environment


def mkdocs(project: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    """Runs it there; its exit code and what it printed."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment(**variables), capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(("variable", "url"), [("SITE_URL", "ftp://example.org/"), ("REPO_URL", "example.org/repo")])
def test_an_address_that_is_none_is_told_before_anything_is_built(project_copy: Path, variable: str, url: str) -> None:
    code, said = mkdocs(project_copy, "build", "--strict", **{variable: url})
    assert code == 1
    assert variable in said or variable.lower() in said
    assert not list((project_copy / "docs").iterdir())
    assert not (project_copy / "site").exists()


LISTED = "        - {locale: kk, name: Қазақша}\n"


def test_other_languages_than_there_are_are_refused_before_anything_is_built(project_copy: Path) -> None:
    file = project_copy / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace(LISTED, ""), "utf-8")
    code, said = mkdocs(project_copy, "build", "--strict")
    assert code == 1
    assert "mkdocs.yml:1:1: the language 'kk' is not listed [languages]" in said
    assert f"fix: add the line {LISTED.strip()}" in said
    assert not list((project_copy / "docs").iterdir())


def test_a_port_that_is_taken_is_told_with_the_way_to_another(project_copy: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = mkdocs(project_copy, "serve", "--dev-addr", f"127.0.0.1:{taken.getsockname()[1]}")
    assert code == 1
    assert "make serve PORT=" in said
    assert not list((project_copy / "docs").iterdir())


def test_a_strict_build_fails_for_a_problem_even_where_it_is_quiet(project_copy: Path) -> None:
    facts = project_copy / f"seeds/{SLUG}.yml"
    content = facts.read_text("utf-8")
    facts.write_text(content.replace('"by the first half of 2025"', '"by the first half of 2026"'), "utf-8")
    code, said = mkdocs(project_copy, "build", "--strict", "--quiet")
    assert code == 1
    assert f"seeds/{SLUG}.yml:" in said
    assert "    fix: " in said


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_brings_the_folder_of_pages_and_the_port(project_copy: Path) -> None:
    """What it would run; the rest is MkDocs'."""
    root = Path(__file__).resolve().parents[2]
    dry = ["make", "--dry-run", "--file", str(root / "Makefile"), "site", "serve", "PORT=8001"]
    done = subprocess.run(dry, cwd=project_copy, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    for command in ("build.py site", "mkdocs serve"):
        at = next(number for number, line in enumerate(lines) if command in line)
        assert "mkdir -p docs" in lines[at - 1]
    assert '--dev-addr "127.0.0.1:${PORT:-8000}"' in done.stdout


def test_whatever_the_settings_take_from_the_environment_makes_pages_new() -> None:
    names = re.findall(r"!ENV \[(\w+),", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert {*names} == {*pipeline.SETTINGS}
