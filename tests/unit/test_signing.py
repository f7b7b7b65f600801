"""Answers in entries of their own, as whoever translates in Weblate gives them: it writes no comments into a file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from tests.workshop import Workshop

ROLE = "Ада Линд участвовала как мэр Нортпорта."
LONG = "Ада Линд, наверное, участвовала в этой встрече как мэр города, и никто этого, пожалуй, не отрицал."
SIGNED = "Aigul Serik, 2026-11-30 - the article says so further down"


def by_hand(file: Path, words: str) -> None:
    text = file.read_text("utf-8")
    above, _, below = text.partition('msgctxt "answer.')
    below = below.replace('msgstr ""', f'msgstr "{words}"', 1)
    file.write_text(f'{above}msgctxt "answer.{below}', "utf-8")


def by_polib(file: Path, words: str) -> None:
    catalogue = polib.pofile(str(file))
    (own,) = (entry for entry in catalogue if (entry.msgctxt or "").startswith("answer."))
    own.msgstr = words
    catalogue.save(str(file))


def by_gettext(file: Path, words: str) -> None:
    if (msgcat := shutil.which("msgcat")) is None:
        pytest.skip("gettext is not installed")
    by_hand(file, words)
    subprocess.run([msgcat, "--no-location", str(file), "-o", str(file)], check=True)


@pytest.fixture
def asked(workshop: Workshop) -> Path:
    """The Russian catalogue, saved by Weblate, of a unit in which the rules see a question and a notice."""
    workshop.change("ferry.ru.po", '8bit\\n"', '8bit\\n"\n"X-Generator: Weblate 5.14\\n"')
    workshop.change("ferry.ru.po", ROLE, LONG)
    assert workshop.run("messages").code == 0
    return workshop.seeds / "ferry.ru.po"


def codes(workshop: Workshop) -> set[str]:
    told = workshop.run("check").err
    return {code for code in ("length", "negation-added", "accept-stale", "reading-stale") if f"[{code}]" in told}


def test_what_is_asked_of_a_unit_is_an_entry_that_anybody_can_fill(workshop: Workshop, asked: Path) -> None:
    assert codes(workshop) == {"length", "negation-added"}
    (own,) = (entry for entry in polib.pofile(str(asked)) if (entry.msgctxt or "").startswith("answer.claim.role."))
    assert "denies something" in own.msgid
    assert LONG in own.comment
    assert '"translated": ' in workshop.run("status", "--json").out  # and it is no unit that lacks words
    assert not [one for one in polib.pofile(str(workshop.seeds / "ferry.kk.po")) if "answer." in (one.msgctxt or "")]


@pytest.mark.parametrize("answered_by", [by_hand, by_polib, by_gettext])
def test_an_answer_is_taken_and_moves_to_where_the_others_are(
    workshop: Workshop, asked: Path, answered_by: Callable[[Path, str], None]
) -> None:
    answered_by(asked, SIGNED)
    assert codes(workshop) == set()
    workshop.run("messages")
    text = asked.read_text("utf-8")
    assert '# read: {verdict: supported, by: "Aigul Serik", on: 2026-11-30, of: ' in text
    assert "# accept: negation-added - the article says so further down (Aigul Serik, 2026-11-30) [of " in text
    assert 'msgctxt "answer.' not in text
    assert codes(workshop) == set()
    before = text
    workshop.run("messages")
    assert asked.read_text("utf-8") == before


def test_an_answer_is_of_the_english_and_the_words_that_it_saw(workshop: Workshop, asked: Path) -> None:
    by_hand(asked, SIGNED)
    workshop.change("ferry.ru.po", f'msgstr "{LONG}"', f'msgstr "{LONG[:-1]}, никогда."')
    assert codes(workshop) == {"length", "negation-added"}
    workshop.run("messages")
    text = asked.read_text("utf-8")
    assert "# read:" not in text
    assert '#~ msgctxt "answer.claim.role.' in text  # what somebody wrote is kept
    assert '\nmsgctxt "answer.claim.role.' in text  # and asked again


@pytest.mark.parametrize(
    "words",
    ["Aigul Serik", "2026-11-30", "claim.role: это длинно: 108 знаков на 41", "Aigul Serik, 2026-13-30", "yes, 2026"],
)
def test_nobody_signs_by_chance(workshop: Workshop, asked: Path, words: str) -> None:
    """A machine that fills in whatever is empty has no name and no day."""
    by_hand(asked, words)
    assert codes(workshop) == {"length", "negation-added"}


def test_a_translation_that_is_about_to_be_old_is_offered_to_no_other_article(workshop: Workshop) -> None:
    for end in (".txt", ".yml", ".kk.po"):
        text = (workshop.seeds / f"ferry{end}").read_text("utf-8")
        other = workshop.seeds / f"pier{end}"
        other.write_text(text.replace('msgstr "Олар 2023 жылғы 1 мамырда кездесті."', 'msgstr ""'), "utf-8")
    workshop.run("messages")
    assert "In seeds/ferry.kk.po: Олар" in (workshop.seeds / "pier.kk.po").read_text("utf-8")
    workshop.change("ferry.yml", "They met on 1 May 2023.", "They met on the first of May 2023.")
    workshop.run("messages")
    once = (workshop.seeds / "pier.kk.po").read_text("utf-8")
    assert "In seeds/ferry.kk.po: Олар" not in once
    workshop.run("messages")
    assert (workshop.seeds / "pier.kk.po").read_text("utf-8") == once
