"""Translating, by the command: what a model is shown, what is kept of its words, what is told. The server is real."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest

from explainer.model.passages import Reader, Verdict
from explainer.model.words import Translation
from explainer.models.prompts import prompt
from explainer.read.catalogue import read_catalogue
from explainer.source import Source
from tests.answering import Server, answering, words_of
from tests.workshop import Workshop

MEETING = "Ада Линд встретилась с советом порта по поводу парома."
YEAR = "Они встретились 1 мая 2023 года."
WRONG_DAY = "Они встретились 2 мая 2023 года."
CHANGED = "Ада Линд поговорила с мэром о пароме."


def giving(*words: str, first: int = 1) -> str:
    """A translator's answer: the meeting is number 1, the year 2, whichever of them is asked for."""
    return json.dumps({"translations": [{"number": n, "words": one} for n, one in enumerate(words, first)]})


def reading(*verdicts: str, first: int = 1) -> str:
    said = [{"number": n, "why": f"why {n}", "verdict": one} for n, one in enumerate(verdicts, first)]
    return json.dumps({"readings": said})


FINE = reading("supported", "supported")


@pytest.fixture
def desk(workshop: Workshop) -> Workshop:
    """Two of the ferry's Russian units have no words."""
    for words in (MEETING, YEAR):
        workshop.change("ferry.ru.po", f'msgstr "{words}"', 'msgstr ""')
    return workshop


def entries(desk: Workshop) -> Mapping[str, Translation]:
    return read_catalogue(Source("ferry.ru.po", (desk.seeds / "ferry.ru.po").read_text("utf-8")))[0].entries


def set_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def test_what_has_no_words_is_translated_and_read_again(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        said = desk.run("translate", "--to", "ru")
    assert (said.code, said.err) == (0, "")
    assert "ferry.ru.po: 2 sentences in 4 requests" in said.out
    assert "ferry.ru.po: 2 of 2 units\n2 requests, " in said.out
    first, second = (words_of(request) for request in server.asked)
    assert "into Russian" in first[0] or "in Russian" in first[0]
    assert "House style" not in first[0]
    assert "по словам" in first[0]
    assert re.search(r"<article>\n.*Ada Lind.*</article>\n\n<glossary>\n.*Ada Lind = Ада Линд", first[1], re.DOTALL)
    assert "<en>\nThey met on 1 May 2023.\n</en>" in first[1]
    assert "Evidence, s" not in first[1]
    assert f"<words>\n{MEETING}\n</words>" in second[1]
    assert second[1].startswith("<glossary>\n"), "the English tells what the article would"
    one = entries(desk)["claim.meeting"]
    assert one.made is not None
    assert (one.words, one.made.by, one.made.prompt) == (
        MEETING,
        "by-hand",
        ", ".join(prompt(name).name for name in ("translate", "translate.ru")),
    )
    assert one.reading is not None
    assert (one.reading.verdict, one.reading.reader, one.reading.by) == (Verdict.SUPPORTED, Reader.MACHINE, "by-hand")
    assert desk.run().code == 0


def test_another_model_may_read_it_again(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        said = desk.run("translate", "--to", "ru", "--with", "one", "--second", "another")
    assert said.code == 0
    assert "asking one and another at 127.0.0.1" in said.out
    assert re.search(r"^one: 1 requests, .*; another: 1 requests, ", said.out, re.MULTILINE)
    assert [request["model"] for request in server.asked] == ["one", "another"]
    entry = entries(desk)["claim.meeting"]
    assert (entry.made and entry.made.by, entry.reading and entry.reading.by) == ("one (by-hand)", "another (by-hand)")


def test_nothing_is_left_to_translate(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        desk.run("translate", "--to", "ru")
        said = desk.run("translate", "--to", "ru")
        assert (said.code, said.out) == (0, "nothing is left to be translated\n")
        assert len(server.asked) == 2


def test_what_the_checks_find_goes_back_with_the_reason(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what a second reader says, who is shown it: rules often err."""
    refusing = reading("supported", "not")
    mended = giving(YEAR, first=2), reading("supported", first=2)
    with answering(giving(MEETING, WRONG_DAY), refusing, *mended) as server:
        set_up(server, monkeypatch)
        said = desk.run("translate", "--to", "ru")
    assert said.code == 0
    assert "<asked>\nclaim.year: 1 of the English is not there" in words_of(server.asked[1])[1]
    order, again = words_of(server.asked[2])
    assert "whose\ntranslation (<words>) has something <wrong>" in order
    assert "по словам" in order
    assert "2. <en>\nThey met on 1 May 2023.\n</en>" in again, "it keeps its number"
    assert "2. <en>\nThey met on 1 May 2023.\n</en>" in words_of(server.asked[3])[1]
    assert f"<words>\n{WRONG_DAY}\n</words>\n<wrong>\n" in again
    assert "<article>" not in again
    assert f"<translated>\nAda Lind met the harbour board about a ferry.\n= {MEETING}\n</translated>" in again
    assert MEETING not in again.partition("2. ")[2]
    assert entries(desk)["claim.year"].words == YEAR


def test_a_full_stop_that_is_missing_is_worth_a_turn(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads again is asked for no style: the notice would stay."""
    mended = giving(YEAR, first=2), reading("supported", first=2)
    with answering(giving(MEETING, YEAR[:-1]), FINE, *mended) as server:
        set_up(server, monkeypatch)
        assert desk.run("translate", "--to", "ru").code == 0
    assert "the English ends with a full stop and this does not" in words_of(server.asked[2])[1]
    assert entries(desk)["claim.year"].words == YEAR


def test_what_a_second_reader_refuses_is_mended_or_left_empty(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(giving(CHANGED, YEAR), reading("not", "supported"), giving(MEETING), FINE) as server:
        set_up(server, monkeypatch)
        assert desk.run("translate", "--to", "ru").code == 0
    assert "read again beside the English, it does not say the same: why 1" in words_of(server.asked[2])[1]
    assert entries(desk)["claim.meeting"].words == MEETING


BETTER, OTHER = "Паром обсудили Ада Линд и совет порта.", "Ада Линд и совет порта обсудили паром."


@pytest.mark.parametrize(
    ("taken", "last", "kept"), [(BETTER, "", BETTER), (OTHER, "supported", OTHER), (OTHER, "not", MEETING)]
)
def test_what_an_editor_would_print_otherwise_goes_back_once_and_is_read_again(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch, taken: str, last: str, kept: str
) -> None:
    """What says the same is never left empty for its style; an editor's own wording is not read by them again."""
    better = BETTER
    said = {
        "readings": [{"number": 1, "verdict": "supported", "better": better}, {"number": 2, "verdict": "supported"}]
    }
    with answering(giving(MEETING, YEAR), json.dumps(said), giving(taken), reading(last or "not")) as server:
        set_up(server, monkeypatch)
        assert desk.run("translate", "--to", "ru").code == 0
    assert f"it says the same; an editor would print: {better}" in words_of(server.asked[2])[1]
    assert [YEAR in words_of(one)[1].partition("1.")[2] for one in server.asked[3:]] == ([False] if last else [])
    assert entries(desk)["claim.meeting"].words == kept
    assert entries(desk)["claim.year"].words == YEAR


def test_what_an_editor_would_print_for_what_is_wrong_goes_back_and_is_read_again(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [{"number": 1, "verdict": "not", "why": "no mayor", "better": BETTER}, {"number": 2, "verdict": "supported"}]
    answers = (giving(CHANGED, YEAR), json.dumps({"readings": said}), giving(BETTER), reading("supported"))
    with answering(*answers) as server:
        set_up(server, monkeypatch)
        assert desk.run("translate", "--to", "ru").code == 0
    assert f"does not say the same: no mayor; an editor would print: {BETTER} (" in words_of(server.asked[2])[1]
    assert BETTER in words_of(server.asked[3])[1]
    assert entries(desk)["claim.meeting"].words == BETTER


def test_what_a_second_reader_goes_on_refusing_is_left_empty(desk: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = reading("not", "supported")
    mended = (f"{CHANGED[:-1]} {when}." for when in ("вчера", "сегодня"))
    answers = [one for words in mended for one in (giving(words), refusing)]
    with answering(giving(CHANGED, YEAR), refusing, *answers) as server:
        set_up(server, monkeypatch)
        said = desk.run("translate", "--to", "ru")
    assert said.code == 1
    assert "1 of 2 units; left out, as it could not be published: claim.meeting (read-not)" in said.out
    assert entries(desk)["claim.meeting"].words == ""
    assert entries(desk)["claim.year"].words == YEAR
    assert desk.run().code == 1  # a required language lacks words


@pytest.mark.parametrize("fault", ["!401", "!refusal no", "!length {", "prose"])
def test_without_an_answer_nothing_is_written(desk: Workshop, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    before = (desk.seeds / "ferry.ru.po").read_bytes()
    with answering(fault) as server:
        set_up(server, monkeypatch)
        said = desk.run("translate", "--to", "ru")
    assert said.code == 1
    assert "unanswered" in said.err
    assert (desk.seeds / "ferry.ru.po").read_bytes() == before


def test_an_article_that_may_not_be_published_is_not_sent_elsewhere(
    desk: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = (desk.seeds / "ferry.yml").read_text("utf-8")
    (desk.seeds / "ferry.yml").write_text(re.sub(r"publish: \w+", "publish: none", facts), "utf-8")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://example.com/v1")
    said = desk.run("--check", "translate", "--with", "x", "--to", "ru")
    assert "nothing is left to be translated" in said.out
    assert "not-sent" in said.err


def test_a_language_that_there_is_not_is_told(desk: Workshop) -> None:
    said = desk.run("--check", "translate", "--to", "en")
    assert said.code == 2
    assert "no language to translate into: en (there are" in said.err


# ---- Names


def naming(**forms: str) -> str:
    given = [
        {"number": 1, "language": tag, "form": form, "others": ["Линд"], "rule": "by sound"}
        for tag, form in forms.items()
    ]
    return json.dumps({"names": given})


OTHER = "other:\n  sort: person\n  en: {form: Bo Other}"


@pytest.fixture
def nameless(desk: Workshop) -> Workshop:
    """The glossary lacks the mayor."""
    desk.change("glossary.yml", "lind:\n  sort: person\n  en: {form: Ada Lind, others: [Lind]}", OTHER)
    # Where a language is required, a name without a form stops the article.
    desk.change("ferry.yml", "{kk: required, ru: required, ja: required}", "{kk: optional, ru: optional, ja: optional}")
    return desk


def test_a_name_that_the_glossary_lacks_is_proposed_first(nameless: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(naming(ru="Ада Линд"), giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        said = nameless.run("translate", "--to", "ru")
    assert (said.code, said.err) == (0, "")
    assert "glossary.yml: 1 forms proposed for Ada Lind\n" in said.out
    first, second, _ = (words_of(request) for request in server.asked)
    assert "Languages: ru (Russian)" in first[1]
    assert "Ada Lind, Lind\n</name>\nperson; for ru" in first[1]
    assert "Ada Lind = Ада Линд" in second[1]
    entry = (nameless.seeds / "glossary.yml").read_text("utf-8").partition("\nlind:\n")[2]
    assert '  ru: {form: "Ада Линд", others: ["Линд"], origin: "proposed", rule: "by sound"}\n' in entry
    assert nameless.run().code == 0
    assert "предложено компьютером, никем ещё не утверждено" in nameless.page("ru/ferry/participants.md")


def test_where_there_is_no_glossary_one_is_begun(nameless: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    (nameless.seeds / "glossary.yml").unlink()
    with answering(naming(ru="Ада Линд"), giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        said = nameless.run("translate", "--to", "ru")
    assert (said.code, said.err) == (0, "")
    assert "glossary.yml: 1 forms proposed for Ada Lind\n" in said.out
    glossary = (nameless.seeds / "glossary.yml").read_text("utf-8")
    assert glossary.startswith("# Names and terms")
    assert '\nlind:\n  sort: person\n  en: {form: "Ada Lind", others: ["Lind"]}\n' in glossary


def test_a_glossary_that_cannot_be_read_is_told_before_anything_is_asked(
    nameless: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nameless.seeds / "glossary.yml").write_text("lind: {sort: person\n", "utf-8")
    with answering(naming(ru="Ада Линд"), giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        said = nameless.run("translate", "--to", "ru")
    assert said.code == 1
    assert "glossary.yml" in said.err
    assert server.asked == []


def test_a_name_in_other_letters_is_not_taken(nameless: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(naming(ru="Ada Lind"), giving(MEETING, YEAR), FINE) as server:
        set_up(server, monkeypatch)
        said = nameless.run("translate", "--to", "ru")
    told = "glossary.yml: 0 forms proposed for nobody; no form in its own letters was given for Ada Lind (ru)\n"
    assert told in said.out
    assert "\nlind:" not in (nameless.seeds / "glossary.yml").read_text("utf-8")


def test_initials_keep_their_letters(nameless: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in (nameless.seeds / "ferry.txt", nameless.seeds / "ferry.yml"):
        file.write_text(file.read_text("utf-8").replace("Ada Lind", "R.K. Lind"), "utf-8")
    with answering(
        naming(ja="R・K・リンド").replace(json.dumps("Линд"), json.dumps("リンド")), giving(MEETING, YEAR), FINE
    ) as server:
        set_up(server, monkeypatch)
        said = nameless.run("translate", "--to", "ja")
    assert "glossary.yml: 1 forms proposed for " in said.out
    assert '  ja: {form: "R・K・リンド"' in (nameless.seeds / "glossary.yml").read_text("utf-8")
