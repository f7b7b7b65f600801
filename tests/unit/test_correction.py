"""One correction as an editor and three translators make it, and one change of a name, with the commands they use."""

from __future__ import annotations

import json
import re

import pytest

from tests.languages import said
from tests.workshop import Workshop

OLD = {"en": "They met on 1 May 2023.", "kk": "Олар 2023 жылғы 1 мамырда кездесті.",
       "ru": "Они встретились 1 мая 2023 года.", "ja": "両者は2023年5月1日に会った。"}  # fmt: skip
NEW = {"en": "They met on 28 April 2023.", "kk": "Олар 2023 жылғы 28 сәуірде кездесті.",
       "ru": "Они встретились 28 апреля 2023 года.", "ja": "両者は2023年4月28日に会った。"}  # fmt: skip
DAYS = {"kk": ("1 мамырда", "28 сәуірде"), "ru": ("1 мая", "28 апреля"), "ja": ("5月1日", "4月28日")}
TRANSLATED = ("kk", "ru", "ja")


def pages(workshop: Workshop, tag: str) -> str:
    """All pages of the article in one language."""
    return "\n".join(file.read_text("utf-8") for file in sorted((workshop.docs / tag / "ferry").glob("*.md")))


def plain(markdown: str) -> str:
    return re.sub(
        r"<[^>]*>|\\(?=\W)|[\u00a0\u202f\u200b]", lambda match: " " if match[0] in "\u00a0\u202f" else "", markdown
    )


def correct_the_article(workshop: Workshop) -> None:
    """The publisher has corrected the day of the meeting, and the editor follows."""
    workshop.change("ferry.txt", "met the harbour board on May 1 to", "met the harbour board on April 28 to")


def correct_the_facts(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "edtf: 2023-05-01", "edtf: 2023-04-28")
    workshop.change("ferry.yml", "words: {s1: May 1}", "words: {s1: April 28}")
    workshop.change("ferry.yml", "text: They met on 1 May 2023.", "text: They met on 28 April 2023.")
    workshop.change("ferry.yml", "- s1: on May 1", "- s1: on April 28")


def translate(workshop: Workshop, tag: str) -> None:
    """Corrects the day in every marked entry, and takes the mark off."""
    path = workshop.seeds / f"ferry.{tag}.po"
    old, new = DAYS[tag]
    entries = path.read_text("utf-8").split("\n\n")
    for i, entry in enumerate(entries):
        if "#, fuzzy" in entry:
            kept = [line for line in entry.splitlines() if not line.startswith(("#, fuzzy", "#| "))]
            entries[i] = re.sub(old.replace(" ", "[ \u00a0]"), new, "\n".join(kept))
    path.write_text("\n\n".join(entries), "utf-8")


def test_a_date_is_corrected_from_the_facts_to_the_pages_of_four_languages(workshop: Workshop) -> None:
    before = workshop.state()
    for tag, words in OLD.items():
        assert words in plain(pages(workshop, tag)), tag

    # The article has changed and the facts have not: each quote that is gone is named, and no page changes.
    correct_the_article(workshop)
    said = workshop.run()
    assert said.code == 1
    assert re.search(r"ferry\.yml:\d+:\d+: .*May 1", said.err)
    assert workshop.state() == before

    # Half of a correction: the sentence still says the old day.
    correct_the_facts(workshop)
    workshop.change("ferry.yml", "text: They met on 28 April 2023.", "text: They met on 1 May 2023.")
    said = workshop.run("check")
    assert said.code == 1
    assert re.search(r"ferry\.yml:\d+:\d+: .*\[unsupported-date\]", said.err)
    workshop.change("ferry.yml", "text: They met on 1 May 2023.", "text: They met on 28 April 2023.")

    # The catalogues get the new English; what it touches is marked and named with its place in each language.
    said = workshop.run("messages")
    assert said.code == 0
    assert sorted(re.findall(r"ferry\.(\w\w)\.po", said.out)) == sorted(TRANSLATED)
    said = workshop.run("check")
    assert said.code == 1
    for tag in TRANSLATED:
        lines = (workshop.seeds / f"ferry.{tag}.po").read_text("utf-8").splitlines()
        named = re.findall(rf"ferry\.{tag}\.po:(\d+):\d+: (\S+) is .*\[fuzzy\]", said.err)
        assert {unit for _, unit in named} == {"claim.year", "sentence.s1"}, tag
        assert all(lines[int(line) - 1].startswith("msgstr") for line, _ in named), tag
    assert not re.search(r"ferry\.(?:yml|txt):", said.err)

    # Until all three are translated, readers have the old pages, in every language.
    translate(workshop, "kk")
    translate(workshop, "ru")
    assert workshop.run().code == 1
    assert workshop.state() == before

    # A slip of a translator is named as well.
    translate(workshop, "ja")
    workshop.change("ferry.ja.po", NEW["ja"], NEW["ja"].replace("4月28日", "4月18日"))
    said = workshop.run()
    assert said.code == 1
    assert re.search(r"ferry\.ja\.po:\d+:\d+: question: claim\.year: .*\[number\]", said.err)
    assert workshop.state() == before

    workshop.change("ferry.ja.po", NEW["ja"].replace("4月28日", "4月18日"), NEW["ja"])
    said = workshop.run()
    assert (said.code, said.err) == (0, "")
    for tag, words in NEW.items():
        assert words in plain(pages(workshop, tag)), tag
        assert OLD[tag] not in plain(pages(workshop, tag)), tag
    calendars = [file.read_text("utf-8") for file in (workshop.docs / "ru").rglob("*.ics")]
    assert calendars
    assert all("20230428" in text and "20230501" not in text for text in calendars)
    assert workshop.run("--check").code == 0


# --- a mistake is mended in English at once ---

MARKS = {tag: said(tag, "mark.updating") for tag in ("kk", "ru", "ja")}
CORRECTION = """
corrections:
  day:
    on: 2023-05-12
    claim: year
    was: They met on 1 May 2023.
    because: The article gave another day at first.
"""
REASONS = {"kk": "Мақалада алдымен басқа күн аталған.", "ru": "Сначала в статье был назван другой день.",
           "ja": "記事には当初、別の日付が載っていた。"}  # fmt: skip


def corrected(workshop: Workshop) -> None:
    """The article and the facts say the other day, the correction is told, and the catalogues have the new English."""
    correct_the_article(workshop)
    correct_the_facts(workshop)
    facts = workshop.seeds / "ferry.yml"
    facts.write_text(facts.read_text("utf-8") + CORRECTION, "utf-8")
    assert workshop.run("messages").code == 0


def test_a_mistake_is_mended_in_english_at_once_and_the_translations_say_that_they_follow(workshop: Workshop) -> None:
    corrected(workshop)
    said = workshop.run()
    assert said.code == 0, said.err
    for tag in TRANSLATED:
        waiting = set(re.findall(rf"ferry\.{tag}\.po:\d+:\d+: notice: (\S+) is ", said.err))
        assert waiting == {"claim.year", "sentence.s1", "correction.day"}, tag

    assert NEW["en"] in plain(pages(workshop, "en"))
    assert OLD["en"] not in plain(pages(workshop, "en")).replace(f"It said before: {OLD['en']}", "")
    for tag, mark in MARKS.items():
        summary = workshop.page(f"{tag}/ferry/index.md")
        assert OLD[tag] not in plain(pages(workshop, tag)), "an old translation is shown as if it held"
        english = (
            f'<span lang="en" class="untranslated">{NEW["en"]}</span> <small class="kind" lang="{tag}">{mark}</small>'
        )
        assert english in summary, tag
        assert 'robots: "noindex"' in summary, tag
        assert summary.count('role="note"') == 2, "what is updated and what is not translated yet are told apart"
        side = workshop.page(f"{tag}/ferry/side-by-side.md")
        assert f'<p lang="en">{NEW["en"]} <small class="kind" lang="{tag}">{mark}</small></p>' in side, tag
    assert "noindex" not in workshop.page("en/ferry/index.md")
    assert "kk" not in json.loads(workshop.page("en/ferry/facts.json"))["claims"][2]["text"]

    # One translator has answered: that language is whole again, the others go on waiting.
    translate(workshop, "ru")
    workshop.change("ferry.ru.po", 'msgid "The article gave another day at first."\nmsgstr ""',
                    f'msgid "The article gave another day at first."\nmsgstr "{REASONS["ru"]}"')  # fmt: skip
    assert workshop.run().code == 0
    summary = workshop.page("ru/ferry/index.md")
    assert NEW["ru"] in plain(summary)
    assert REASONS["ru"] in summary
    assert "noindex" not in summary
    assert MARKS["ru"] not in summary
    assert MARKS["ja"] in workshop.page("ja/ferry/index.md")


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        ("text: Lind expected a study by the", "text: Lind expected the study by the", "claim.study"),
        ("ask: What would a ticket cost?", "ask: What would one ticket cost?", "faq.price"),
    ],
)
def test_what_was_not_corrected_still_waits_for_its_translations(
    workshop: Workshop, old: str, new: str, unit: str
) -> None:
    corrected(workshop)
    workshop.change("ferry.yml", old, new)
    assert workshop.run("messages").code == 0
    said = workshop.run("check")
    assert said.code == 1
    assert re.search(rf"ferry\.ru\.po:\d+:\d+: {re.escape(unit)} is marked", said.err)


def test_what_was_never_translated_still_stops_though_it_was_corrected(workshop: Workshop) -> None:
    corrected(workshop)
    workshop.change("ferry.ru.po", "Они встретились 1 мая 2023 года.", "")
    said = workshop.run("check")
    assert said.code == 1
    assert re.search(r"ferry\.ru\.po:\d+:\d+: claim\.year is not translated", said.err)


def test_the_headline_and_the_questions_of_a_corrected_claim_need_not_wait_either(workshop: Workshop) -> None:
    facts = workshop.seeds / "ferry.yml"
    correction = CORRECTION.replace("claim: year", "claim: meeting")
    facts.write_text(facts.read_text("utf-8") + correction, "utf-8")
    workshop.change("ferry.yml", "text: Towns talk about a ferry,", "text: Towns talk about the ferry,")
    workshop.change("ferry.yml", "ask: What was discussed?", "ask: What was talked about?")
    assert workshop.run("messages").code == 0
    said = workshop.run("check")
    assert said.code == 0, said.err
    assert {"headline", "faq.what"} <= set(re.findall(r"ferry\.kk\.po:\d+:\d+: notice: (\S+) is ", said.err))


# --- a change in the glossary -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lind", "Ada Lind", "lINd", "アダ・リンド"])
def test_the_translations_that_a_glossary_entry_touches_are_listed_with_their_places(
    workshop: Workshop, name: str
) -> None:
    said = workshop.run("glossary", name)
    assert (said.code, said.err) == (0, "")
    found = re.findall(r"ferry\.(\w\w)\.po:(\d+): (\S+): (.+)", said.out)
    assert len(found) == len(said.out.splitlines())
    assert {tag: {unit for other, _, unit, _ in found if other == tag} for tag in TRANSLATED} == {
        tag: {"claim.meeting", "claim.role", "claim.study", "sentence.s1"} for tag in TRANSLATED
    }
    for tag, line, unit, words in found:
        lines = (workshop.seeds / f"ferry.{tag}.po").read_text("utf-8").splitlines()
        assert lines[int(line) - 1].startswith("msgstr")
        assert f'msgctxt "{unit}"' in lines[: int(line)]
        assert re.search("Линд|リンド", words)


def test_a_translation_that_waits_is_listed_too(workshop: Workshop) -> None:
    workshop.change("ferry.ru.po", "Линд ожидала исследование к третьему кварталу 2023 года.", "")
    assert "claim.study: (not translated)" in workshop.run("glossary", "lind").out


def test_an_entry_that_is_not_there_is_told_with_the_nearest(workshop: Workshop) -> None:
    said = workshop.run("glossary", "lnid")
    assert said.code == 1
    assert "no entry of the glossary is called 'lnid'" in said.err
    assert "did you mean 'lind'?" in said.err
