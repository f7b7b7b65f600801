"""What translators are given beside the English: a template, the place on the page, room, words from elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

import polib

from tests.workshop import Workshop


def entries(file: Path) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(str(file)) if not entry.obsolete}


def test_a_language_is_begun_from_a_template(workshop: Workshop) -> None:
    assert workshop.run("template", "ferry").code == 0
    template, russian = entries(workshop.seeds / "ferry.pot"), entries(workshop.seeds / "ferry.ru.po")
    assert list(template) == list(russian)
    assert not [name for name, entry in template.items() if entry.msgstr]
    assert polib.pofile(str(workshop.seeds / "ferry.pot")).metadata["Language"] == ""
    assert "unread" not in workshop.run("check").err
    workshop.change("ferry.yml", "What was discussed?", "What was talked about?")
    workshop.run("messages")
    assert entries(workshop.seeds / "ferry.pot")["faq.what"].msgid == "What was talked about?"


def test_no_template_is_written_of_nothing_and_none_unasked(workshop: Workshop) -> None:
    said = workshop.run("template", "fery")
    assert said.code == 1
    assert "there is no article 'fery'" in said.err
    assert "ferry" in said.err
    workshop.run("messages")
    assert not [*workshop.seeds.glob("*.pot")]


def test_a_translator_can_open_the_place(workshop: Workshop) -> None:
    workshop.run("messages")
    comments = {name: one.comment.splitlines() for name, one in entries(workshop.seeds / "ferry.ru.po").items()}
    assert "Page: ru/ferry/side-by-side/#claim.study.short" in comments["claim.study.short"]
    assert "Page: ru/ferry/faq/#faq.what" in comments["faq.what"]


def test_what_has_little_room_says_so_and_may_not_be_longer(workshop: Workshop) -> None:
    workshop.run("messages")
    short = entries(workshop.seeds / "ferry.ru.po")["claim.study.short"]
    assert "At most 90 characters." in short.comment
    workshop.change("ferry.ru.po", f'msgstr "{short.msgstr}"', f'msgstr "{short.msgstr[:-1]}{" или позже" * 9}."')
    assert "characters, and room for 90 [max-length]" in workshop.run("check").err


def test_the_same_english_is_offered_its_words_from_elsewhere_and_never_given_them(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    workshop.change("bridge.yml", "languages: {kk: off, ru: off, ja: off}", "languages: {kk: off, ja: off}")
    workshop.change("bridge.yml", "A bridge is open", "Towns talk about a ferry")
    workshop.run("messages")
    new = entries(workshop.seeds / "bridge.ru.po")["headline"]
    assert new.msgstr == ""
    assert not new.fuzzy
    assert new.comment.splitlines()[-1].endswith("ferry.ru.po: Города обсуждают паром")
    workshop.change(
        "bridge.ru.po",
        'msgid "Towns talk about a ferry"\nmsgstr ""',
        'msgid "Towns talk about a ferry"\nmsgstr "О пароме"',
    )
    workshop.run("messages")
    assert "Города" not in entries(workshop.seeds / "bridge.ru.po")["headline"].comment


def test_the_glossary_is_read_by_other_tools(workshop: Workshop) -> None:
    table, terms = workshop.folder / "glossary.csv", workshop.folder / "glossary.tbx"
    assert workshop.run("glossary", "--csv", str(table)).code == 0
    rows = [*csv.DictReader(table.read_text("utf-8").splitlines())]
    said = {(row["source"], row["language"]): row for row in rows}
    assert said["Ada Lind", "ru"]["target"] == "Ада Линд"
    assert said["Ada Lind", "ru"]["origin"] == "transliterated"
    assert not [row for row in rows if row["language"] == "en"]

    assert workshop.run("glossary", "--tbx", str(terms)).code == 0
    forms: dict[tuple[str, str], list[str]] = {}
    for entry in ET.parse(terms).iter("termEntry"):  # noqa: S314 - written by us a moment ago
        for language in entry.iter("langSet"):
            tag = language.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
            forms[entry.get("id") or "", tag] = [one.text or "" for one in language.iter("term")]
    assert {(name, tag) for name, tag in forms if tag != "en"} == {(row["id"], row["language"]) for row in rows}
    for row in rows:
        preferred, *others = forms[row["id"], row["language"]]
        assert preferred == row["target"]
        assert "; ".join(others) == row["others"]


def test_a_glossary_that_is_wrong_is_not_given_to_tools(workshop: Workshop) -> None:
    with (workshop.seeds / "glossary.yml").open("a", encoding="utf-8") as file:
        file.write("mole: {sort: person}\n")
    said = workshop.run("glossary", "--csv")
    assert (said.code, said.out) == (1, "")
