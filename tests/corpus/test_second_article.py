"""An article that an editor and three translators made by the README alone is published beside the first."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.article import SEEDS
from tests.corpus.beside import CORPUS
from tests.workshop import Workshop

SECOND = CORPUS.parent / "cases" / "second-article"
SLUG = "syr-darya-water"
ANSWER = re.compile(r"write under 'readings': (\S+: \{verdict: supported.*\})$", re.MULTILINE)
CLAIMS, MOST_ASKED = 34, 0.15
"""So many of its claims, all true, may be asked about: each is answered by the line that the question ends with."""


@pytest.mark.skipif(not SECOND.is_dir(), reason="the article lies only beside the project, in ../shared/cases")
def test_a_second_article_is_published_once_its_questions_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop = Workshop(tmp_path, capsys)
    shutil.copytree(SEEDS, workshop.seeds)
    for name in (f"{SLUG}.txt", f"{SLUG}.yml", *(f"{SLUG}.{tag}.po" for tag in ("kk", "ru", "ja")), "glossary.yml"):
        shutil.copy2(SECOND / name, workshop.seeds)
    assert workshop.run("messages").code == 0
    asked = ANSWER.findall(workshop.run().err)
    assert len(asked) <= MOST_ASKED * CLAIMS
    assert len(asked) == len({line.partition(":")[0] for line in asked})
    facts = workshop.seeds / f"{SLUG}.yml"
    answers = "".join(f"  {line.replace('YOUR NAME', 'N. N.').replace('DATE', '2026-11-26')}\n" for line in asked)
    facts.write_text(f"{facts.read_text('utf-8')}\nreadings:\n{answers}", "utf-8")
    said = workshop.run()
    assert said.code == 0, said.err
    told = {line.rpartition("[")[2] for line in said.err.splitlines() if SLUG in line.partition(": ")[0]}
    # Some of its comments accept notices of rules that have learned better since.
    assert told <= {"long-quote]", "accept-unused]"}, said.err
    for tag in ("en", "kk", "ru", "ja"):
        assert 'popovertarget="e.claim.' in workshop.page(f"{tag}/{SLUG}/index.md")
