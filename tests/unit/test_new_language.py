"""A language that the project does not have: what its folder may lack, and what is checked all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pytest

from explainer import pipeline
from tests.workshop import Workshop

NAMES = {"uz": "Oʻzbekcha", "ar": "العربية", "zh-Hans": "简体中文"}
SPEED = "reading: {per-minute: 150, count: words}\nmade: {drafted: machine}\n"
Told = set[tuple[str, bool]]


@pytest.fixture(params=NAMES)
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def paths(workshop: Workshop, tag: str, tmp_path: Path) -> pipeline.Paths:
    """The workshop, with one language more of which there is nothing but its name."""
    locales = Path(shutil.copytree(pipeline.Paths().locales, tmp_path / "locales"))
    (locales / tag).mkdir()
    (locales / tag / "language.yml").write_text(f"name: {NAMES[tag]}\n{SPEED}", "utf-8")
    return pipeline.Paths(root=tmp_path, seeds=workshop.seeds, docs=workshop.docs, locales=locales)


def translate(file: Path, words: Mapping[str, str]) -> None:
    catalogue = polib.pofile(str(file), wrapwidth=0)
    known = {entry.msgctxt: entry for entry in catalogue}
    for unit, text in words.items():
        known[unit].msgstr = text
    catalogue.save()


def told(paths: pipeline.Paths, of: str) -> Told:
    found = pipeline.verify(paths).all_problems
    return {(one.code, one.is_blocking) for one in found if of in one.where.source.name}


def test_a_name_is_enough(paths: pipeline.Paths, tag: str) -> None:
    built = pipeline.build(paths)
    assert [str(one) for one in built.problems if one.is_blocking] == []
    assert told(paths, f"/{tag}/") == {("few-words", False), ("no-search", False), ("no-catalogue", False)}
    assert f"{tag}/ferry/index.md" in built.files
    assert [name for name in built.files if name.startswith(f"assets/search/{tag}/")]
    assert built.tags[-1] == tag


def test_messages_writes_what_is_missing_and_no_more(paths: pipeline.Paths, tag: str) -> None:
    done = pipeline.update_messages(paths, write=True)
    assert done.problems == ()
    assert {Path(name).name for name in done.changed} >= {"messages.po", "checks.yml", f"ferry.{tag}.po"}
    assert pipeline.update_messages(paths, write=False).changed == ()
    assert told(paths, f"/{tag}/") == {("few-words", False), ("no-search", False), ("untranslated", False)}


def test_the_file_to_begin_with_does_not_make_a_language_ready(
    paths: pipeline.Paths, workshop: Workshop, tag: str
) -> None:
    workshop.change("ferry.yml", "languages: {", f"languages: {{{tag}: required, ")
    assert ("no-words", True) in told(paths, f"/{tag}/checks.yml")
    pipeline.update_messages(paths, write=True)
    assert ("no-words", True) in told(paths, f"/{tag}/checks.yml")


FAULTS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "placeholder": ("interface", lambda words: words),
    "markup": ("interface", lambda words: f"{words} {{number}} {{total}} <b>"),
    "language": ("article", lambda _: "Сроки начала рейсов пока никому не известны."),
    "english-left": ("article", lambda _: ""),
}
OWN = {
    "uz": "Parvozlar qachon boshlanishi noma’lum",
    "ar": "موعد بدء الرحلات غير معروف",
    "zh-Hans": "航班何时开始尚不清楚",
}


@pytest.mark.parametrize("code", FAULTS)
def test_form_is_checked_of_a_language_of_which_nothing_is_known(
    paths: pipeline.Paths, workshop: Workshop, tag: str, code: str
) -> None:
    pipeline.update_messages(paths, write=True)
    where, fault = FAULTS[code]
    file = paths.locales / tag / "messages.po" if where == "interface" else workshop.seeds / f"ferry.{tag}.po"
    entries = polib.pofile(str(file))
    entry = next(one for one in entries if ("{number}" in one.msgid and "{total}" in one.msgid) or where == "article")
    translate(file, {entry.msgctxt: fault(OWN[tag]) or entry.msgid})
    assert (code, False) in told(paths, file.name)
    built = pipeline.build(paths)
    assert not [one for one in built.problems if one.is_blocking]
    assert not [name for name, text in built.files.items() if "Сроки".encode() in text]


def test_a_false_month_is_asked_about(paths: pipeline.Paths, workshop: Workshop, tag: str) -> None:
    pipeline.update_messages(paths, write=True)
    file = workshop.seeds / f"ferry.{tag}.po"
    wrong = {"uz": "2024-yil 3-sentabr", "ar": "٣ سبتمبر ٢٠٢٤", "zh-Hans": "2024年9月3日"}
    translate(file, {polib.pofile(str(file))[0].msgctxt: wrong[tag]})
    assert ("date", False) in told(paths, file.name)
