"""A site that is brought up to date after edits is the one that would be built from nothing, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.article import SLUG
from tests.site.printing import OFFLINE, SITE_URL, copy_project, environment
from tests.site.test_same_bytes import contents


def change(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text("utf-8")
    assert old in text, name
    file.write_text(text.replace(old, new, 1), "utf-8")


def correct_a_translation(project: Path) -> None:
    file = project / "seeds" / f"{SLUG}.ru.po"
    head, mark, rest = file.read_text("utf-8").partition('msgctxt "headline"')
    before, words, after = rest.partition('msgstr "')
    file.write_text(f"{head}{mark}{before}{words}Итак: {after}", "utf-8")


def name_somebody_otherwise(project: Path) -> None:
    change(project, "seeds/glossary.yml", "others: [", "others: [Somebody Else, ")


def spoil_the_site(project: Path) -> None:
    """Somebody else writes in it, and deletes."""
    (project / "site/how/index.html").write_text("mine", "utf-8")
    (project / "site/llms.txt").unlink()
    (project / "site/old").mkdir()
    (project / "site/old/index.html").write_text("an old page", "utf-8")


def change_the_frame(project: Path) -> None:
    change(project, "overrides/assets/site.css", "/*", "/* Another. */ /*")


def add_an_empty_page(project: Path) -> None:
    """Somebody's own, of whom nothing else is to be printed then."""
    (project / "docs/en/empty.md").touch()


def take_it_away(project: Path) -> None:
    (project / "docs/en/empty.md").unlink()


EDITS: tuple[Callable[[Path], None], ...] = (
    correct_a_translation,
    spoil_the_site,
    name_somebody_otherwise,
    change_the_frame,
    add_an_empty_page,
    take_it_away,
)


def built(project: Path) -> str:
    command = [sys.executable, "scripts/build.py", "site"]
    variables = environment(**OFFLINE, SITE_URL=SITE_URL)
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, said
    return said


def test_after_each_edit_the_site_is_the_one_from_nothing(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    assert "printed: 36 of 36" in built(project)
    said = [(edit(project), built(project))[1] for edit in EDITS]
    assert "printed: 36" not in said[0], "a correction costs its article"
    assert "printed: 0 of 36" in said[1], "what was printed before is not printed again"
    assert "nothing has changed" in built(project)
    after = contents(project / "site")
    for folder in (".cache", "site", "docs"):
        shutil.rmtree(project / folder)
    (project / "docs").mkdir()
    built(project)
    anew = contents(project / "site")
    assert after.keys() == anew.keys()
    assert [name for name in anew if anew[name] != after[name]] == []
