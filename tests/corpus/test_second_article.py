"""An article that an editor and three translators made by the README alone is published beside the first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.article import SEEDS
from tests.corpus.beside import CORPUS
from tests.workshop import Workshop

SECOND = CORPUS.parent / "cases" / "second-article"
SLUG = "syr-darya-water"


@pytest.mark.skipif(not SECOND.is_dir(), reason="the article lies only beside the project, in ../shared/cases")
def test_a_second_article_is_published_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workshop = Workshop(tmp_path, capsys)
    shutil.copytree(SEEDS, workshop.seeds)
    for name in (f"{SLUG}.txt", f"{SLUG}.yml", *(f"{SLUG}.{tag}.po" for tag in ("kk", "ru", "ja")), "glossary.yml"):
        shutil.copy2(SECOND / name, workshop.seeds)
    assert workshop.run("messages").code == 0
    said = workshop.run()
    assert said.code == 0, said.err
    asked = {line.rpartition("[")[2] for line in said.err.splitlines() if SLUG in line.partition(": ")[0]}
    # Some of its comments accept notices of rules that have learned better since.
    assert asked <= {"long-quote]", "accept-unused]"}, said.err
    for tag in ("en", "kk", "ru", "ja"):
        assert 'popovertarget="e.headline"' in workshop.page(f"{tag}/{SLUG}/index.md")
