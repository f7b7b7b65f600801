"""What is kept between builds changes nothing but the time: not how many processes work, not what was edited before."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import pipeline
from explainer.pipeline import building, interface_words, keeping, reading
from tests.workshop import SEEDS

EXAMPLES = 40 if os.environ.get("EXPLAINER_FUZZ") else 4
FILES = ("ferry.txt", "ferry.yml", "ferry.ru.po", "bridge.txt", "bridge.yml", "glossary.yml")
WORDS = ("ferry", "board", "паром", "May", "2", "the", "'", ":", "\n", "  ", "é")


pytestmark = pytest.mark.usefixtures("nothing_kept")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Paths:
    """Two articles, and templates of their own."""
    root = tmp_path_factory.mktemp("kept")
    shutil.copytree(SEEDS, root / "seeds")
    shutil.copytree(pipeline.Paths().templates, root / "templates")
    return pipeline.Paths(root=root, seeds=root / "seeds", docs=root / "docs", templates=root / "templates")


def anew(paths: pipeline.Paths) -> pipeline.Built:
    """What is built where nothing is kept."""
    cache, aside = paths.root / keeping.CACHE, paths.root / "aside"
    if cache.exists():
        cache.rename(aside)
    try:
        return pipeline.build(paths)
    finally:
        shutil.rmtree(cache)
        if aside.exists():
            aside.rename(cache)


def said(built: pipeline.Built) -> tuple[object, ...]:
    """All of it, with problems as people see them."""
    assert [*map(str, built.stopping)] == [str(problem) for problem in built.problems if problem.is_blocking]
    return built.files, built.kept, built.whole, built.tags, [*map(str, built.problems)]


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, float, int, str]]:
    """Of which file, where, how many characters are replaced by what."""
    one = st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 9), st.sampled_from(WORDS))
    return draw(st.lists(one, min_size=1, max_size=2))


def edited(paths: pipeline.Paths, what: list[tuple[str, float, int, str]]) -> Iterator[Path]:
    for name, where, many, words in what:
        file = paths.seeds / name
        text = file.read_text("utf-8")
        at = int(where * len(text))
        file.write_text(text[:at] + words + text[at + many :], "utf-8")
        yield file


@settings(max_examples=EXAMPLES)
@given(edits())
def test_after_any_edit_it_is_what_would_be_built_from_nothing(
    desk: pipeline.Paths, what: list[tuple[str, float, int, str]]
) -> None:
    changed = [*edited(desk, what)]
    try:
        assert said(pipeline.build(desk)) == said(anew(desk))
    finally:
        for file in changed:
            shutil.copy2(SEEDS / file.name, file)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("kk/language.yml", "order: 2", "order: 0"),
        ("kk/messages.po", 'msgstr "Негізгі тұстары"', 'msgstr "Негізгі тұстары {x}"'),
        ("ru/checks.yml", "[20, 0.42, 2.2]", "[20, 1.8, 2.2]"),
        ("en/messages.pot", 'msgid "Key points"', 'msgid "The key points"'),
    ],
)
def test_after_an_edit_of_a_language_it_is_what_would_be_built_from_nothing(
    desk: pipeline.Paths, tmp_path: Path, name: str, old: str, new: str
) -> None:
    own = replace(desk, locales=Path(shutil.copytree(desk.locales, tmp_path / "locales")))
    before, file = said(pipeline.build(own)), own.locales / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    after = said(pipeline.build(own))
    assert before != after
    assert after == said(anew(own))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "glossary.yml",
            "ru: {form: Ада Линд, others: [Линд]",
            "ru: {form: Ада Берг, others: [Берг]",
            "ru.po:36:1: question: claim.meeting",
        ),
        ("ferry.ru.po", "1 мая 2023", "3 мая 2023", "ru.po:55:1: question: claim.year"),
        ("ferry.ru.po", '"Города обсуждают паром"', '"Города обсуждают 7 паромов"', "ru.po:20:1: question: headline"),
    ],
)
def test_units_that_an_edit_touches_are_held_against_the_rules_again(
    desk: pipeline.Paths, name: str, old: str, new: str, told: str
) -> None:
    before = {*map(str, pipeline.build(desk).problems)}
    file = desk.seeds / name
    text = file.read_text("utf-8")
    assert old in text
    # In another place than before: a problem is told where its unit stands now.
    file.write_text(("" if name == "glossary.yml" else "# A remark.\n") + text.replace(old, new), "utf-8")
    try:
        after = pipeline.build(desk)
        assert any(told in problem for problem in {*map(str, after.problems)} - before)
        assert said(after) == said(anew(desk))
    finally:
        shutil.copy2(SEEDS / file.name, file)


def test_what_may_be_missing_counts(desk: pipeline.Paths) -> None:
    file = desk.seeds / "ferry.kk.po"
    head, mark, rest = file.read_text("utf-8").partition('msgctxt "claim.hope"')
    before, words, after = rest.partition('msgstr "')
    file.write_text(f'{head}{mark}{before}{words}"\n{after.partition(chr(10))[2]}', "utf-8")
    try:
        strict = said(pipeline.build(desk))
        lenient = said(pipeline.build(desk, allow_missing=True))
        assert strict != lenient
        assert said(pipeline.build(desk)) == strict
    finally:
        shutil.copy2(SEEDS / file.name, file)


def test_a_changed_template_and_another_release_count(desk: pipeline.Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keeping.shared(desk).whole
    assert before == keeping.shared(desk).whole
    template = desk.templates / "heading.md"
    text = template.read_text("utf-8")
    template.write_text(f"{text} ", "utf-8")
    assert keeping.shared(desk).whole != before
    template.write_text(text, "utf-8")
    release = desk.root / "packages" / "jinja2-99.dist-info"
    release.mkdir(parents=True)
    monkeypatch.syspath_prepend(release.parent)
    keeping._program.cache_clear()  # noqa: SLF001 - another program starts
    assert keeping.shared(desk).whole != before
    keeping._program.cache_clear()  # noqa: SLF001 - likewise


def test_words_that_somebody_edits_while_we_run_are_kept_unless_they_are_read_once(
    desk: pipeline.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = replace(desk, locales=Path(shutil.copytree(desk.locales, desk.root / "locales")))
    before, words = keeping.shared(own).whole, own.locales / "kk" / "messages.po"
    read_once = keeping._READ_ONCE.rglob("*")  # noqa: SLF001 - these are older than we are
    monkeypatch.setattr(keeping, "_BEGUN", max(file.stat().st_mtime for file in read_once))
    words.write_text(f"{words.read_text('utf-8')}\n", "utf-8")
    assert keeping.shared(own).whole not in {None, before}
    monkeypatch.setattr(keeping, "_BEGUN", 0)
    assert keeping.shared(own).whole is None


def test_a_torn_entry_and_a_foreign_one_count_as_missing(desk: pipeline.Paths) -> None:
    before = said(pipeline.build(desk))
    for number, file in enumerate(sorted((desk.root / keeping.CACHE).glob("*/*"))):
        file.write_bytes(file.read_bytes()[: (0, 10, 100, -1)[number % 4]])
    assert said(pipeline.build(desk)) == before


def test_a_folder_that_cannot_be_written_is_no_misfortune(desk: pipeline.Paths) -> None:
    elsewhere = replace(desk, root=desk.root / "file")
    elsewhere.root.write_text("no folder", "utf-8")
    assert pipeline.build(elsewhere).files == pipeline.build(desk).files


def test_processes_give_the_same_bytes(desk: pipeline.Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = said(pipeline.build(desk))
    shutil.rmtree(desk.root / keeping.CACHE)
    monkeypatch.setattr(building, "_MANY", 1)
    monkeypatch.setenv("EXPLAINER_JOBS", "2")
    # MkDocs takes a hook's folder off the path again once it has read the hook.
    monkeypatch.setattr(sys, "path", [path for path in sys.path if Path(path).name != "scripts"])
    assert said(pipeline.build(desk)) == alone


@pytest.mark.filterwarnings("ignore")  # what a cluster warns of is not ours
def test_a_cluster_gives_the_same_bytes(desk: pipeline.Paths) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    alone = said(pipeline.build(desk))
    shutil.rmtree(desk.root / keeping.CACHE)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert said(pipeline.build(desk, executor=client.get_executor())) == alone


NAMESAKE = """\

berg:
  sort: person
  en: {{form: {english}}}
  kk: {{form: Ада Берг, origin: transliterated}}
  ru: {{form: Ада Берг, others: [{other}], origin: transliterated}}
  ja: {{form: アダ・ベルグ, origin: transliterated}}
"""


def test_a_name_counts_where_somebody_is_meant_by_it_and_a_word_of_it_alone_makes_nothing_again(
    desk: pipeline.Paths,
) -> None:
    file = desk.seeds / "glossary.yml"
    text = file.read_text("utf-8")

    def outcomes(english: str, other: str) -> set[str]:
        """What is kept of articles when the glossary has that entry too."""
        file.write_text(text + NAMESAKE.format(english=english, other=other), "utf-8")
        assert said(pipeline.build(desk)) == said(anew(desk))
        return {one.name for one in (desk.root / keeping.CACHE / "article").iterdir()}

    try:
        pipeline.build(desk)
        before = {one.name for one in (desk.root / keeping.CACHE / "article").iterdir()}
        assert outcomes("Ada Berg", "Берг") == before
        assert outcomes("Ada Berg", "Бергу") == before
        assert outcomes("Ada Lind", "Бергу") > before
    finally:
        file.write_text(text, "utf-8")


def test_what_is_saved_while_it_is_read_is_not_kept_as_what_it_was(
    desk: pipeline.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary, text = desk.glossary, desk.glossary.read_text("utf-8")
    old, new = (text.replace("ru: {form: Ада Линд", f"ru: {{form: {name}") for name in ("Ада Норд", "Ада Вест"))
    read = reading.load_glossary

    def saved_meanwhile(*given: object) -> object:
        monkeypatch.undo()
        glossary.write_text(new, "utf-8")
        return read(*given)  # type: ignore[arg-type]

    try:
        glossary.write_text(old, "utf-8")
        monkeypatch.setattr(interface_words, "load_glossary", saved_meanwhile)
        assert said(pipeline.build(desk)) == said(anew(desk))
        glossary.write_text(old, "utf-8")
        assert said(pipeline.build(desk)) == said(anew(desk))
    finally:
        glossary.write_text(text, "utf-8")


def test_a_rehearsal_keeps_nothing(desk: pipeline.Paths) -> None:
    pipeline.build(desk)
    before = sorted((desk.root / keeping.CACHE).rglob("*"))
    pipeline.rehearse(desk)
    assert sorted((desk.root / keeping.CACHE).rglob("*")) == before
