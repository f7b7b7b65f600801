"""A mistake in one article, ours or its writer's, is told with its file and stops that article only."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.compose import record
from explainer.model.words import Unit
from explainer.pipeline import containing
from explainer.problem import ContentError
from explainer.read.catalogue import CatalogueHeader, merge
from explainer.source import Source
from tests.workshop import Workshop

COMMANDS = [("check",), ("check", "--github"), ("check", "--json"), ("messages",), ("status",), ("glossary", "lind")]


@pytest.fixture
def quiet(loud: logging.Handler) -> Iterator[None]:
    """Faults of ours are provoked here, and must be told as users are told of them."""
    containing.log.removeHandler(loud)
    yield
    containing.log.addHandler(loud)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    by: lind\n", "    by: lynd\n", "no participant 'lynd' [reference]\n    fix: did you mean 'lind'?"),
        ("    by: lind\n", "", "a claim of the kind said needs 'by' [kind]"),
        ("    by: lind\n", "    by: [lind]\n", "a text must stand here [shape]"),
        ("{on: meeting-day,", "{on: meting-day,", "there is no date 'meting-day' [reference]\n    fix: did you mean"),
        ("    inferred: year\n", "    inferred: yaer\n", "there is no claim 'yaer' [reference]\n    fix: did you mean"),
        ("    role: role\n", "    role: rôle\n", "there is no claim 'rôle' [reference]\n    fix: did you mean 'role'?"),
        ("languages: {kk:", "languages: {kz: required, kk:", "there is no language 'kz' [reference]"),
        ("made:\n  en:", "made:\n  jp: {drafted: machine}\n  en:", "there is no language 'jp' [reference]"),
        ("    ask: What was discussed?", "    ask: {standard: who, of: lynd}", "no participant 'lynd' [reference]"),
        ("    text: They met on 1 May 2023.", '    text: "\\U00110000"', "stands for no character [yaml]"),
        ("    text: They met on 1 May 2023.", '    text: "They\\0"', "no page can show (U+0000) [yaml]"),
    ],
)  # fmt: skip
def test_a_slip_is_told_and_the_others_are_built(workshop: Workshop, old: str, new: str, said: str) -> None:
    workshop.change("ferry.yml", old, new)
    workshop.add("bridge.txt", "bridge.yml")
    done = workshop.run()
    assert done.code == 1
    assert said in done.err
    assert (workshop.docs / "en/bridge/index.md").is_file()
    assert (workshop.docs / "en/ferry/index.md").is_file(), "its last good pages stay"


def test_a_slip_ends_no_command(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "    by: lind\n", "    by: lynd\n")
    workshop.add("bridge.txt", "bridge.yml")
    before = {file.name: file.read_bytes() for file in workshop.seeds.glob("ferry*")}
    for command in COMMANDS:
        done = workshop.run(*command)
        # What only shows a state shows that of the others.
        assert done.code == (0 if command[0] in {"status", "glossary"} else 1)
        assert "there is no participant 'lynd'" in done.out + done.err or done.code == 0
    assert {file.name: file.read_bytes() for file in workshop.seeds.glob("ferry*")} == before


def test_a_country_that_there_is_not_is_told(workshop: Workshop) -> None:
    workshop.change(
        "ferry.yml",
        "dates:\n",
        "  north: {sort: country, named: {s1: Northport}, territory: JA}\n\ndates:\n",
    )
    assert "there is no country 'JA' [reference]" in workshop.run("check").err


def test_a_form_in_a_language_that_there_is_not_is_told(workshop: Workshop) -> None:
    workshop.change("glossary.yml", "  ja: {form", "  jp: {form")
    done = workshop.run("check")
    assert "notice: there is no language 'jp', so this form is shown nowhere [reference]" in done.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ja", "qq", "qq/language.yml:1:1: 'qq' is no language [language]"),
        ("ja", "x y", "x y/language.yml:1:1: 'x y' is no language [language]"),
        ("en", "de", "en/messages.pot:1:1: the file is missing [missing]"),
    ],
)
def test_a_site_has_languages_that_there_are_and_english(
    workshop: Workshop, tmp_path: Path, old: str, new: str, said: str
) -> None:
    locales = Path(shutil.copytree(pipeline.Paths().locales, tmp_path / "locales"))
    (locales / old).rename(locales / new)
    paths = pipeline.Paths(root=tmp_path, seeds=workshop.seeds, docs=workshop.docs, locales=locales)
    try:
        told = "\n".join(map(str, pipeline.build(paths).problems))
    except ContentError as error:
        told = str(error)
    assert said in told


@pytest.mark.parametrize(
    "text",
    [
        "Hafen wieder offen\n\nDer Hafen ist nach dem Sturm wieder offen. Die Stadt sagt, dass es gut ist.\n",
        "Порт снова открыт\n\nПорт снова открыт после бури. В городе говорят, что это хорошо для всех.\n",
    ],
)
def test_an_article_in_another_language_is_told_once(workshop: Workshop, text: str) -> None:
    (workshop.seeds / "ferry.txt").write_text(text, "utf-8")
    for command in ((), ("check",)):
        done = workshop.run(*command)
        assert done.code == 1
        assert re.findall(r"^(\S+): .*\[([\w-]+)\]$", done.err, re.MULTILINE)[0][1] == "not-english"
        assert done.err.count("fix: ") == 1


def make_anew(workshop: Workshop, name: str) -> None:
    """Has an article made by the program as it is now, whatever another test has kept of it."""
    with (workshop.seeds / name).open("a", encoding="utf-8") as file:
        file.write(f"# {workshop.folder}\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("place", ["record", "units"])
@pytest.mark.usefixtures("quiet")
def test_a_fault_of_ours_stops_its_article_and_leaves_a_report(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, place: str, jobs: str
) -> None:
    """Nothing that people can write is known to provoke one: it is put in where facts are composed, or units made."""
    monkeypatch.setenv("EXPLAINER_JOBS", jobs)
    workshop.add("bridge.txt", "bridge.yml")
    make_anew(workshop, "bridge.yml")
    where, name = (record, "record") if place == "record" else (pipeline.verifying, "article_units")
    real = getattr(where, name)

    def broken(article: object, *arguments: object) -> object:
        if article.slug == "bridge":  # type: ignore[attr-defined]
            raise KeyError("lynd")
        return real(article, *arguments)

    monkeypatch.setattr(where, name, broken)
    done = workshop.run()
    assert done.code == 1
    told = re.search(r"bridge\.txt:1:1: the program failed on this article .*KeyError.* \[our-fault\]\n.*", done.err)
    assert told is not None, done.err
    report = re.search(r"send it with (\S+),", told[0])
    assert report is not None
    text = (pipeline.Paths().root / report[1]).read_text("utf-8")
    assert "KeyError: 'lynd'" in text
    assert "test_one_article.py" in text
    assert (workshop.docs / "en/ferry/index.md").is_file()
    assert not (workshop.docs / "en/bridge").exists()
    assert "bridge" not in workshop.page("en/index.md")


def test_pytest_sees_a_fault_of_ours(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise KeyError("lynd")

    make_anew(workshop, "ferry.yml")
    monkeypatch.setattr(record, "record", broken)
    with pytest.raises(KeyError, match="lynd"):
        workshop.run()


# --- what is written is read back ---


@pytest.mark.parametrize("char", ["\0", "\r\0", "\ud800"])
def test_a_catalogue_that_would_not_be_read_is_not_made(char: str) -> None:
    unit = Unit("claim.a", f"They met{char}.", Source("x.yml", "").span())
    with pytest.raises((ContentError, ValueError)):
        merge(None, [unit], CatalogueHeader("kk", "x"))


@pytest.mark.parametrize(
    "char", ["\t", "\r", "\v", "\f", "\b", "\x1c", "\x85", "\u2028", "\ufeff", '"', "\\", "\\n", "\\N"]
)
def test_a_catalogue_holds_any_other_text(char: str) -> None:
    unit = Unit("claim.a", f"They met{char}, and {'met ' * 30}{char}.", Source("x.yml", "").span())
    text = merge(None, [unit], CatalogueHeader("kk", "x"))
    assert merge(Source("x.kk.po", text), [unit], CatalogueHeader("kk", "x")) == text


# --- namesakes ---


def second(workshop: Workshop, named: str, *, family: str = "Lind") -> None:
    """A second article like the first, about somebody else, in languages that need not be complete."""
    text = (workshop.seeds / "ferry.txt").read_text("utf-8")
    facts = (workshop.seeds / "ferry.yml").read_text("utf-8")
    facts = facts.replace("required", "optional")
    for old, new in (("Ada Lind", named), ("Lind ", f"{family} ")):
        text, facts = text.replace(old, new), facts.replace(old, new)
    (workshop.seeds / "second.txt").write_text(text.replace("Ferry", "Bridge"), "utf-8")
    (workshop.seeds / "second.yml").write_text(facts, "utf-8")


@pytest.mark.parametrize("named", ["Bo Lind", "Ada Maria Lind", "Lind Bo"])
def test_a_namesake_keeps_the_name_that_the_article_gives(workshop: Workshop, named: str) -> None:
    second(workshop, named)
    done = workshop.run()
    assert done.code == 0, done.err
    assert f"the glossary's 'lind' is Ada Lind, and the article names {named} [namesake]" in done.err
    for tag in ("en", "kk", "ru", "ja"):
        pages = "".join(page.read_text("utf-8") for page in (workshop.docs / tag / "second").glob("*.md"))
        assert named in pages
        assert not re.search("Ada Lind(?!,)|Ада Линд|アダ・リンド", pages)
    assert "Ада Линд" in workshop.page("ru/ferry/participants.md")
    messages = workshop.run("messages")
    assert messages.code == 0
    assert "Ада" not in (workshop.seeds / "second.ru.po").read_text("utf-8")
    assert "Glossary: Ada Lind = Ада Линд" in (workshop.seeds / "ferry.ru.po").read_text("utf-8")


def test_the_fix_for_a_namesake_is_accepted(workshop: Workshop) -> None:
    second(workshop, "Bo Lind")
    workshop.change(
        "glossary.yml", "en: {form: Ada Lind, others: [Lind]}", "en: {form: Ada Lind, others: [Lind, Bo Lind]}"
    )
    assert "[namesake]" not in workshop.run("check").err


def test_where_a_language_must_be_complete_a_namesake_needs_a_name_of_its_own(workshop: Workshop) -> None:
    second(workshop, "Bo Lind")
    facts = workshop.seeds / "second.yml"
    facts.write_text(facts.read_text("utf-8").replace("optional", "required"), "utf-8")
    done = workshop.run()
    assert done.code == 1
    assert "and the article names Bo Lind [namesake]" in done.err
    assert not (workshop.docs / "en/second").exists()
    shutil.rmtree(Path(workshop.docs))
