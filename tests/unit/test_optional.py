"""A language that need not be there stops nothing: what is wrong in it is told, and English stands in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.workshop import SEEDS, Workshop

HOPE = "Как пишет статья, оба города надеются на скорый ответ."
ENGLISH = "The article says that both towns hope to hear soon."


def optional(workshop: Workshop) -> Path:
    """Russian need not be there."""
    workshop.change("ferry.yml", "ru: required", "ru: optional")
    return workshop.seeds / "ferry.ru.po"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("Как пишет статья, оба города надеются на ответ в 2025 году.", "number"),
        ("The article says that both towns hope to hear soon.", "english-left"),
        ("Как пишет статья, оба города <b>надеются</b> на скорый ответ.", "markup"),
    ],
)
def test_a_unit_with_a_problem_is_not_used_and_the_others_are(workshop: Workshop, wrong: str, code: str) -> None:
    optional(workshop)
    workshop.change("ferry.ru.po", HOPE, wrong)
    said = workshop.run()
    assert said.code == 0, said.err
    told = re.search(
        rf"ferry\.ru\.po:\d+:\d+: notice: claim\.hope: .*English stands in.* \[{code}\]\n    fix: \S", said.err
    )
    assert told, said.err
    page = workshop.page("ru/ferry/index.md")
    assert f'<span lang="en" class="untranslated">{ENGLISH}</span>' in page
    assert "Ада Линд встретилась" in page
    assert 'robots: "noindex"' in page
    assert "noindex" not in workshop.page("kk/ferry/index.md")


def test_open_questions_are_counted(workshop: Workshop) -> None:
    """Also where English stands in for what they ask of."""
    optional(workshop)
    workshop.change("ferry.ru.po", HOPE, "Как пишет статья, оба города надеются на ответ в 2025 году.")
    found = json.loads(workshop.run("status", "--json").out)
    assert [one["language"] for one in found if one["open_questions"]] == ["ru"]
    assert re.search(r"^ferry ru: .*, 0 missing, 1 questions open$", workshop.run("status").out, re.MULTILINE)
    workshop.run()
    assert re.search(r"<tr[^>]*><th .*Русский.*<td[^>]*>1</td></tr>", workshop.page("en/status.md"))


def test_what_a_reader_has_answered_is_used(workshop: Workshop) -> None:
    """The line is the one that the question itself gives."""
    file = optional(workshop)
    other = "Как пишет статья, оба города надеются на ответ в 2025 году."
    workshop.change("ferry.ru.po", HOPE, other)
    line = re.search(r"claim\.hope.*answered.*\n.*write above this entry: (# read: \{.*\})", workshop.run("check").err)
    assert line
    read = line[1].replace("YOUR NAME", "N. N.").replace("DATE", "2026-11-30")
    entry = '\nmsgctxt "claim.hope"'
    file.write_text(file.read_text("utf-8").replace(entry, f"\n{read}{entry}"), "utf-8")
    said = workshop.run()
    assert (said.code, "claim.hope" in said.err) == (0, False)
    assert other in workshop.page("ru/ferry/index.md")


def test_the_same_unit_stops_a_language_that_is_required(workshop: Workshop) -> None:
    workshop.change("ferry.ru.po", HOPE, "Как пишет статья, оба города надеются на ответ в 2025 году.")
    assert workshop.run("check").code == 1


def unreadable(file: Path) -> None:
    file.write_bytes(b"\xff\xfe" + file.read_text("utf-8").encode("utf-16-le"))


def of_another_language(file: Path) -> None:
    file.write_bytes((SEEDS / "ferry.kk.po").read_bytes())


def linked(file: Path) -> None:
    file.rename(file.with_suffix(".kept"))
    file.symlink_to(file.with_suffix(".kept"))


def of_another_article(file: Path) -> None:
    text = file.read_text("utf-8")
    text = re.sub(r'msgctxt "(\w+)\.', r'msgctxt "\1.other-', text)
    file.write_text(re.sub(r'msgid "\w', 'msgid "Q', text), "utf-8")


@pytest.mark.parametrize("harm", [unreadable, of_another_language, linked, of_another_article])
def test_a_catalogue_that_cannot_be_used_is_told_and_the_language_is_shown_in_english(
    workshop: Workshop, harm: object
) -> None:
    file = optional(workshop)
    assert callable(harm)
    harm(file)
    said = workshop.run()
    assert said.code == 0, said.err
    assert re.search(r"ferry\.ru\.po:\d+:\d+: notice: .*\n    fix: \S", said.err), said.err
    assert "no-catalogue" not in said.err, "it is there"
    assert f'<span lang="en" class="untranslated">{ENGLISH}</span>' in workshop.page("ru/ferry/index.md")
    assert "untranslated" not in workshop.page("kk/ferry/index.md")


@pytest.mark.parametrize("harm", [unreadable, linked])
def test_messages_tells_of_a_catalogue_that_it_cannot_read_and_leaves_it_alone(
    workshop: Workshop, harm: object
) -> None:
    file = optional(workshop)
    assert callable(harm)
    harm(file)
    before = file.read_bytes()
    said = workshop.run("messages")
    assert said.code == 0, said.err
    assert re.search(r"ferry\.ru\.po:\d+:\d+: notice: ", said.err)
    assert file.read_bytes() == before


def test_a_broken_entry_of_an_optional_language_takes_no_other_with_it(workshop: Workshop) -> None:
    optional(workshop)
    workshop.change("ferry.ru.po", f'msgstr "{HOPE}"', f'msgstr "{HOPE}')
    said = workshop.run()
    assert said.code == 0, said.err
    assert re.search(r"ferry\.ru\.po:\d+:\d+: notice: .*\[bad-po\]", said.err)
    page = workshop.page("ru/ferry/index.md")
    assert f'<span lang="en" class="untranslated">{ENGLISH}</span>' in page
    assert "Ада Линд встретилась" in page
