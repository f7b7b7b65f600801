"""Pages that several processes print: all of them are, or the site stays as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.printing import copy_project, environment

PRINT = (sys.executable, "-m", "mkdocs", "build", "--strict")


@pytest.mark.parametrize("tag", ["en", "ru"])
def test_where_one_process_cannot_print_no_page_is_published(tag: str, tmp_path: Path, kept_folder: Path) -> None:
    """The first language is printed by the process that was called, the last by another."""
    project = copy_project(tmp_path / "project", kept=kept_folder)
    template = project / "overrides" / "main.html"
    broken = f'{{%- if locale.tag == "{tag}" and page and page.meta.article %}}{{{{ 1 // 0 }}}}{{% endif -%}}'
    template.write_text(
        template.read_text("utf-8").replace("{% block container %}", f"{{% block container %}}{broken}"), "utf-8"
    )
    done = subprocess.run(
        PRINT, cwd=project, env=environment(EXPLAINER_JOBS="2"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert not [*(project / "site").rglob("*.html")]
