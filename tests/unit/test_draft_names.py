"""Organisations and places of an article, and the tagger's care for what it loads. The cases are made-up texts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.draft.finding import find
from explainer.draft.findings import Named
from explainer.draft.tagger import HASHES, MODEL, Tagged, tag
from explainer.problem import ContentError
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.files import ROOT, rows, seed_of
from tests.tagging import needs_tagger

CASES = ROOT / "tests" / "cases" / "draft" / "names"


ORGANISATIONS, PLACES = rows(CASES / "organisations.tsv"), rows(CASES / "places.tsv")


def test_there_are_cases() -> None:
    assert len(ORGANISATIONS) > 10
    assert len(PLACES) > 10


def tagged(text: str) -> Tagged:
    return tag(seed_of(f"a headline without names\n\nJune 16, 2021\n\n{text}\n"))


def listed(found: Sequence[Named]) -> list[set[str]]:
    return [{named.name.text, *(alias.text for alias in named.aliases)} for named in found]


def wished(names: str) -> list[set[str]]:
    return [set(name.split(" = ")) for name in names.split("; ") if name]


@needs_tagger
@pytest.mark.parametrize(("text", "wanted"), ORGANISATIONS, ids=[row[0] for row in ORGANISATIONS])
def test_an_organisation_is_one_whatever_it_is_called(text: str, wanted: str) -> None:
    found = find(tagged(text)).organisations
    assert listed(found) == wished(wanted)
    assert [named.name.text for named in found] == [name.split(" = ")[0] for name in wanted.split("; ") if name]


@needs_tagger
def test_a_name_is_what_the_body_calls_it_where_a_headline_has_capitals() -> None:
    body = "The Danish maker Holm & Roe has bought Orsa. The boat builder Holm & Roe is old."
    seed = seed_of(f"Maker Holm & Roe to Buy Rival Boat Builder Orsa\n\nJune 16, 2021\n\n{body}\n")
    assert "Holm & Roe" in {one.name.text for one in find(tag(seed)).organisations}
    assert not any("Maker" in name for one in listed(find(tag(seed)).organisations) for name in one)


@needs_tagger
@pytest.mark.parametrize(("text", "wanted"), PLACES, ids=[row[0] for row in PLACES])
def test_a_place_is_one_whatever_it_is_called(text: str, wanted: str) -> None:
    assert listed(find(tagged(text)).places) == wished(wanted)


@needs_tagger
@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Aa b.,'\"-U.S’\n", min_size=1, max_size=60))
def test_any_text_is_read_and_every_finding_stands_in_it(text: str) -> None:
    source = Source("x.txt", f"Title\n\n{text}")
    try:
        found = find(tag(read_seed(source, "x")))
    except ContentError:
        return
    for named in (*found.organisations, *found.places):
        assert all(span.text.strip() and span.source is source for span in (named.name, *named.mentions))


@needs_tagger
def test_words_stand_where_the_tagger_says() -> None:
    words = tagged("The  “first”\nflights were the FIRST – he said.")
    unit = words.body[0]
    assert [unit.span(token.index, token.index + 1).text for token in unit.tokens] == (
        "The “ first ” flights were the FIRST – he said .".split()
    )


def tags_with(packages: Path) -> str:
    """What the tagger says where spaCy and the model are not installed, save as the packages in that folder."""
    for package in Path(sysconfig.get_paths()["purelib"]).iterdir():
        if package.name not in ("spacy", MODEL) and not (packages / package.name).exists():
            (packages / package.name).symlink_to(package)
    program = (
        "from explainer.draft.tagger import tag\n"
        "from explainer.read.seed import read_seed\n"
        "from explainer.source import Source\n"
        "from explainer.problem import ContentError\n"
        "try: tag(read_seed(Source('x.txt', 'A\\n\\nB c.'), 'x'))\n"
        "except ContentError as error: print(error)\n"
    )
    paths = os.pathsep.join((str(ROOT / "scripts"), str(packages)))
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_where_spacy_is_missing_the_command_that_installs_it_is_said(tmp_path: Path) -> None:
    said = tags_with(tmp_path)
    assert "drafting needs spaCy, which is not installed [no-tagger]" in said
    assert "run 'make draft'" in said


def test_an_altered_model_is_not_loaded(tmp_path: Path) -> None:
    for package in ("spacy", MODEL):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    for line in HASHES.read_text("utf-8").splitlines():
        file = tmp_path / MODEL / line.split()[1]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"other")
    said = tags_with(tmp_path)
    assert "[altered-model]" in said
    assert "ner/model" in said
    assert "run 'make draft'" in said
    shutil.rmtree(tmp_path / MODEL)
    assert "[no-tagger]" in tags_with(tmp_path)
