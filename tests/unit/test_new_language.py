"""A language that the project does not have: what its folder may lack, and what is checked all the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib
import pytest

from explainer import pipeline
from explainer.problem import Problem

NAMES = {"uz": "Oʻzbekcha", "ar": "العربية", "zh-Hans": "简体中文"}
SPEED = "reading: {per-minute: 150, count: words}\nmade: {drafted: machine}\n"
Told = set[tuple[str, bool]]


@pytest.fixture(scope="module", params=NAMES)
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def named(published: Path, tag: str, tmp_path_factory: pytest.TempPathFactory) -> pipeline.Paths:
    """The small article, with one language more of which there is nothing but its name; to be read only."""
    folder = Path(shutil.copytree(published, tmp_path_factory.mktemp(tag) / "named"))
    locales = Path(shutil.copytree(pipeline.Paths().locales, folder / "locales"))
    (locales / tag).mkdir()
    (locales / tag / "language.yml").write_text(f"name: {NAMES[tag]}\n{SPEED}", "utf-8")
    return within(folder)


@pytest.fixture(scope="module")
def begun(named: pipeline.Paths) -> tuple[pipeline.Paths, pipeline.Messages]:
    """The same when `messages` has written what was missing; to be read only."""
    paths = within(Path(shutil.copytree(named.root, named.root.parent / "begun")))
    return paths, pipeline.update_messages(paths, write=True)


@pytest.fixture
def paths(begun: tuple[pipeline.Paths, pipeline.Messages], tmp_path: Path) -> pipeline.Paths:
    """A copy of that to work on."""
    return within(Path(shutil.copytree(begun[0].root, tmp_path / "paths")))


def within(folder: Path) -> pipeline.Paths:
    return pipeline.Paths(root=folder, seeds=folder / "seeds", docs=folder / "docs", locales=folder / "locales")


def translate(file: Path, words: Mapping[str, str]) -> None:
    catalogue = polib.pofile(str(file), wrapwidth=0)
    known = {entry.msgctxt: entry for entry in catalogue}
    for unit, text in words.items():
        known[unit].msgstr = text
    catalogue.save()


def told(problems: Iterable[Problem], of: str) -> Told:
    return {(one.code, one.is_blocking) for one in problems if of in one.where.source.name}


def test_a_name_is_enough(named: pipeline.Paths, tag: str) -> None:
    built = pipeline.build(named)
    assert [str(one) for one in built.problems if one.is_blocking] == []
    assert told(built.problems, f"/{tag}/") == {("few-words", False), ("no-search", False), ("no-catalogue", False)}
    assert f"{tag}/ferry/index.md" in built.files
    assert [name for name in built.files if name.startswith(f"assets/search/{tag}/")]
    assert built.tags[-1] == tag


def test_messages_writes_what_is_missing_and_no_more(begun: tuple[pipeline.Paths, pipeline.Messages], tag: str) -> None:
    paths, done = begun
    assert done.problems == ()
    assert {Path(name).name for name in done.changed} >= {"messages.po", "checks.yml", f"ferry.{tag}.po"}
    assert pipeline.update_messages(paths, write=False).changed == ()
    found = pipeline.verify(paths).all_problems
    assert told(found, f"/{tag}/") == {("few-words", False), ("no-search", False), ("untranslated", False)}


def test_the_file_to_begin_with_does_not_make_a_language_ready(paths: pipeline.Paths, tag: str) -> None:
    facts = paths.seeds / "ferry.yml"
    facts.write_text(facts.read_text("utf-8").replace("languages: {", f"languages: {{{tag}: required, "), "utf-8")
    for _ in range(2):
        assert ("no-words", True) in told(pipeline.verify(paths).all_problems, f"/{tag}/checks.yml")
        (paths.locales / tag / "checks.yml").unlink(missing_ok=True)


OWN = {
    "uz": "Parvozlar qachon boshlanishi noma’lum",
    "ar": "موعد بدء الرحلات غير معروف",
    "zh-Hans": "航班何时开始尚不清楚",
}


WRONG_MONTH = {"uz": "2024-yil 3-sentabr", "ar": "٣ سبتمبر ٢٠٢٤", "zh-Hans": "2024年9月3日"}


def test_form_is_checked_of_a_language_of_which_nothing_is_known(paths: pipeline.Paths, tag: str) -> None:
    """Of each kind of fault one, and a month that is another one, in places of their own."""
    interface, article = paths.locales / tag / "messages.po", paths.seeds / f"ferry.{tag}.po"
    page, *_ = (
        one.msgctxt for one in polib.pofile(str(interface)) if "{number}" in one.msgid and "{total}" in one.msgid
    )
    plain, *_ = (one.msgctxt for one in polib.pofile(str(interface)) if "{" not in one.msgid)
    month, foreign, english, *_ = polib.pofile(str(article))
    translate(interface, {page: OWN[tag], plain: f"{OWN[tag]} <b>"})
    translate(
        article,
        {
            month.msgctxt: WRONG_MONTH[tag],
            foreign.msgctxt: "Сроки начала рейсов пока никому не известны.",
            english.msgctxt: english.msgid,
        },
    )
    built = pipeline.build(paths)
    assert told(built.problems, interface.name) >= {("placeholder", False), ("markup", False)}
    assert told(built.problems, article.name) >= {("language", False), ("english-left", False), ("date", False)}
    assert not [one for one in built.problems if one.is_blocking]
    assert not [name for name, text in built.files.items() if "Сроки".encode() in text]
