"""`build.py sentences`: an article as its evidence numbers it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import build

CASES = Path(__file__).parents[1] / "cases" / "drafting"
NUMBERED = """\
title     Gate on the Orsa canal opens in May
dateline  Last Updated on March 3, 2023

s1        The water board of Orsa decided on Thursday to open the old gate on the canal in May 2023.

s2        “We will open the gate.
s3        Water will reach farms near Orsa on 4 May,” said Ada Lind, the mayor of Orsa.
s4        “Nobody will have to wait until June.”
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    shutil.copy(CASES / "gate.txt", folder)
    shutil.copy(CASES / "harbour.txt", folder)
    return folder


def test_an_article_is_printed_numbered_by_name_or_file(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--seeds", str(seeds), "sentences", "gate"]) == 0
    by_name = capsys.readouterr().out
    assert by_name.startswith(NUMBERED)
    assert build.main(["--seeds", str(seeds), "sentences", str(seeds / "gate.txt")]) == 0
    assert capsys.readouterr().out == by_name


def test_without_a_name_every_article_is_printed(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--seeds", str(seeds), "sentences"]) == 0
    said = capsys.readouterr().out
    assert f"# gate\n\n{NUMBERED}" in said
    assert "# harbour\n\ntitle     Ostvik opens third quay" in said


@pytest.mark.parametrize(("name", "fix"), [("gat", "did you mean 'gate'?"), ("quay", "possible are: gate, harbour")])
def test_an_unknown_article_is_named(seeds: Path, capsys: pytest.CaptureFixture[str], name: str, fix: str) -> None:
    assert build.main(["--seeds", str(seeds), "sentences", name]) == 1
    said = capsys.readouterr().err
    assert "there is no such article" in said
    assert fix in said


def test_what_steers_a_terminal_is_shown_as_its_escape(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seeds / "gate.txt").write_text("Gate\n\nThe gate\u202e opened on the canal at last.\n", "utf-8")
    assert build.main(["--seeds", str(seeds), "sentences", "gate"]) == 0
    assert "gate\\u202e opened" in capsys.readouterr().out
