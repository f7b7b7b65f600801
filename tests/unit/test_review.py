"""A reviewer's answers: what of them is written into the seeds, what is told and left out. The seeds are real."""

from __future__ import annotations

import base64
import json
import re
import textwrap
import zlib
from html import unescape

import pytest

from explainer.problem import ContentError
from explainer.read.answers import read_answers
from explainer.source import Source
from tests.payloads import PAYLOADS
from tests.workshop import Said, Workshop

NAME = "Айгүл Ә. “A”"


def items(desk: Workshop, tag: str) -> dict[str, dict[str, str]]:
    """By id: what the page holds of each sentence, as its script reads it."""
    page = desk.folder / "page.html"
    assert desk.run("review", "ferry", "--to", tag, "--out", str(page)).code == 0
    found: dict[str, dict[str, str]] = {}
    for part in page.read_text("utf-8").split("<article ")[1:]:
        one, of = re.findall(r'data-(?:id|of)="([^"]*)"', part)[:2]
        said = re.search(r"data-said>(.*?)</p>", part)
        found[one] = {"id": one, "of": of, "said": unescape(re.sub("<[^>]*>", "", said[1])) if said else ""}
    return found


def handed_in(tag: str, answers: list[dict[str, str]], **other: object) -> str:
    """The file that the page's script saves."""
    whole = {"review": 1, "article": "ferry", "language": tag, "by": NAME, "on": "2026-11-26", "answers": answers}
    return json.dumps(whole | other, ensure_ascii=False)


def as_text(content: str) -> str:
    """The same as the page's script writes it for a mail."""
    letters = base64.b64encode(content.encode()).decode().rstrip("=")
    lines = "\n".join(textwrap.wrap(letters, 60))
    return f"ferry\n\nBEGIN REVIEW\n{lines}\nEND REVIEW {zlib.crc32(content.encode()):08x}\n"


def taken(desk: Workshop, content: str, *arguments: str) -> Said:
    file = desk.folder / "answers.txt"
    file.write_text(content, encoding="utf-8")
    return desk.run(*arguments, "review", "--import", str(file))


def accepting(one: dict[str, str], **other: str) -> dict[str, str]:
    return one | {"answer": "accept"} | other


@pytest.mark.parametrize("tag", ["en", "kk"])
def test_a_language_is_reviewed_when_a_named_person_has_accepted_all_of_it(workshop: Workshop, tag: str) -> None:
    """Until then the sentences are read, and nothing more is said of them."""
    first, *others = items(workshop, tag).values()
    said = taken(workshop, handed_in(tag, [accepting(one) for one in others]))
    assert (said.code, said.err) == (0, "")
    assert "reviewed" not in (workshop.seeds / "ferry.yml").read_text("utf-8")
    said = taken(workshop, as_text(handed_in(tag, [accepting(first)])))
    assert (said.code, said.err) == (0, "")
    assert f"reviewed by {NAME} on 2026-11-26 ({workshop.digest(tag)})" in said.out
    assert f"{tag}: {workshop.digest(tag)}" in workshop.run("status").out
    assert f"reviewed by {NAME} on 2026-11-26" in workshop.run("status").out
    assert workshop.run("check").code == 0
    before = (workshop.seeds / "ferry.yml").read_bytes()
    assert taken(workshop, handed_in(tag, [accepting(first)])).code == 0
    assert (workshop.seeds / "ferry.yml").read_bytes() == before


def test_a_correction_changes_its_words_and_no_other_byte(workshop: Workshop) -> None:
    before = (workshop.seeds / "ferry.yml").read_text("utf-8")
    one = items(workshop, "en")["claim.meeting"] | {"answer": "correct", "words": "Ada Lind met the board: a ferry."}
    assert taken(workshop, handed_in("en", [one])).code == 0
    after = (workshop.seeds / "ferry.yml").read_text("utf-8")
    changed = before.replace("Ada Lind met the harbour board about a ferry.", '"Ada Lind met the board: a ferry."')
    assert after.startswith(changed)
    assert re.fullmatch(r"\s(#.*\s)*readings:\n  claim\.meeting: \{verdict: supported.*\}\n", after[len(changed) :])


def test_a_translation_is_corrected_by_a_person(workshop: Workshop) -> None:
    one = items(workshop, "ru")["faq.what"] | {"answer": "correct", "words": "Что обсуждали стороны?"}
    assert taken(workshop, handed_in("ru", [one | {"comment": "короче"}])).code == 0
    text = (workshop.seeds / "ferry.ru.po").read_text("utf-8")
    assert f"# made: {{drafted: person, by: {json.dumps(NAME, ensure_ascii=False)}, on: 2026-11-26}}" in text
    assert 'why: "короче"' in text
    assert 'msgstr "Что обсуждали стороны?"' in text


def test_what_the_rules_refuse_is_told_and_left_out(workshop: Workshop) -> None:
    """The rest is written."""
    there = items(workshop, "ru")
    bad = there["faq.what"] | {"answer": "correct", "words": "Что <b>обсуждали</b>?"}
    said = taken(workshop, handed_in("ru", [bad, accepting(there["faq.price"])]))
    assert said.code == 1
    assert "[refused]" in said.err
    assert "1 accepted, 0 corrected" in said.out
    text = (workshop.seeds / "ferry.ru.po").read_text("utf-8")
    assert "<b>" not in text
    assert text.count("# read:") == 1


def test_answers_to_other_words_are_told_with_both(workshop: Workshop) -> None:
    one = items(workshop, "kk")["headline"]
    workshop.change("ferry.kk.po", "Қалалар паром туралы сөйлесті", "Қалалар паром жайлы сөйлесті")
    said = taken(workshop, handed_in("kk", [accepting(one)]))
    assert said.code == 1
    assert "“Қалалар паром туралы сөйлесті”, and is “Қалалар паром жайлы сөйлесті”" in said.err
    assert "# read:" not in (workshop.seeds / "ferry.kk.po").read_text("utf-8")


def test_a_doubt_asks_the_editor(workshop: Workshop) -> None:
    one = items(workshop, "en")["claim.hope"] | {"answer": "doubt", "comment": "Is it both towns?"}
    said = taken(workshop, handed_in("en", [one]))
    assert (said.code, said.err) == (0, "")
    assert f"claim.hope: {NAME}: Is it both towns?" in said.out
    assert "cannot tell whether it is supported: Is it both towns? [read-unsure]" in workshop.run("check").err


def test_nothing_is_written_where_it_is_only_asked_for(workshop: Workshop) -> None:
    before = (workshop.seeds / "ferry.kk.po").read_bytes()
    said = taken(workshop, handed_in("kk", [accepting(one) for one in items(workshop, "kk").values()]), "--check")
    assert said.code == 1
    assert "differs: " in said.out
    assert (workshop.seeds / "ferry.kk.po").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Dear editor,\nit is all right.\n", "no-answers"),
        ("{", "answers"),
        ('{"review": 1}', "answers"),
        (handed_in("kk", [], by="  "), "no-reviewer"),
        (handed_in("kk", [], by="YOUR NAME"), "no-reviewer"),
        (handed_in("kk", [], article="fery"), "no-article"),
        (handed_in("xx", []), "language"),
        (handed_in("kk", [{"id": "a", "of": "0a1b2c3d", "answer": "accept"}] * 2), "answered-twice"),
        (as_text(handed_in("kk", [])).replace("\nEND", "A\nEND"), "cut-answers"),
        ("BEGIN REVIEW\nAAAAA\nEND REVIEW 0a1b2c3d", "cut-answers"),
    ],
)
def test_what_is_no_answer_is_told(workshop: Workshop, content: str, code: str) -> None:
    said = taken(workshop, content)
    assert said.code == 1
    assert f"[{code}]" in said.err


@pytest.mark.parametrize(
    "mangle",
    [
        lambda text: textwrap.indent(text, "> ", lambda _: True),
        lambda text: textwrap.indent(textwrap.indent(text, "> ", lambda _: True), ">"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", " "),
        lambda text: f"Hello,\n\nhere it is.\n\n```\n{text}```\n-- \nA. A.",
    ],
    ids=["quoted", "quoted twice", "other line ends", "in one line", "in a mail"],
)
def test_a_mail_does_not_change_what_is_said(mangle: object) -> None:
    content = handed_in("kk", [{"id": "headline", "of": "0a1b2c3d", "answer": "accept", "said": "Қала"}])
    assert callable(mangle)
    assert read_answers(Source("a", mangle(as_text(content)))) == read_answers(Source("b", content))


def test_payloads_stay_words(workshop: Workshop) -> None:
    """Each is refused, or is what it says; the seeds can be read as before, and the page stays one."""
    there = items(workshop, "ru").values()
    payloads = [*PAYLOADS.values()][:: len(PAYLOADS) // len(there)]
    answers = [
        one | ({"answer": "correct", "words": payload} if number % 4 == 0 else {"answer": "doubt", "comment": payload})
        for number, (one, payload) in enumerate(zip(there, payloads, strict=False))
    ]
    said = taken(workshop, handed_in("ru", answers, by=PAYLOADS["html-script"]))
    assert "written: " in said.out
    assert "bad-po" not in workshop.run("check").err
    assert items(workshop, "ru").keys() == {one["id"] for one in there}


def test_a_cut_text_is_none() -> None:
    with pytest.raises(ContentError):
        read_answers(Source("a", as_text(handed_in("kk", []))[:-12]))
