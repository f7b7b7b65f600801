"""A review holds for the words that it saw and no longer; so does a notice that a translator has accepted."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping

from explainer.compose.frame import review
from explainer.compose.passages import passages
from explainer.model.facts import Made, Review
from explainer.model.message import Ui
from explainer.model.words import State, short_digest
from explainer.pipeline import Paths, read
from tests.workshop import Workshop

REVIEWED = "A. Name"
READ = ["claim.hope", "faq.what"]
HOPE = "Как пишет статья, оба города надеются на скорый ответ."

SIGNED = "{by: A. Name, on: 2023-05-10"


def languages(workshop: Workshop) -> Mapping[str, Mapping[str, object]]:
    """What facts.json says of how each language's words were made."""
    found: Mapping[str, Mapping[str, object]] = json.loads(workshop.page("en/ferry/facts.json"))["languages"]
    return found


def review_english(workshop: Workshop) -> None:
    """The editor records that they have read the English as it is."""
    of = workshop.digest("en")
    made = f"en: {{drafted: person, reviewed: [{{by: {REVIEWED}, on: 2023-05-10, of: {of}}}]}}"
    workshop.change("ferry.yml", "en: {drafted: person}", made)


CHANGES = {
    "the words of a claim": ("ferry.yml", "text: The article says that both towns hope to hear soon.",
                             "text: The article says that both towns hope to hear something soon."),
    "a claim's kind": ("ferry.yml", "meeting:\n    kind: reported", "meeting:\n    kind: view"),
    "a claim's evidence": ("ferry.yml", "- s3: Both towns hope for a quick answer", "- s3: Both towns hope"),
    "a claim's reasoning": ("ferry.yml", "its dateline gives the year.", "its date line gives the year."),
    "a headline": ("ferry.yml", "text: Towns talk about a ferry,", "text: Two towns talk about a ferry,"),
    "a question": ("ferry.yml", "ask: What was discussed?", "ask: What was talked about?"),
    "a question's answer": ("ferry.yml", "answer: [meeting]", "answer: [meeting, study]"),
    "what a date is": ("ferry.yml", "status: planned", "status: possible"),
    "the article": ("ferry.txt", "Both towns hope for a quick answer", "Both towns still hope for a quick answer"),
}  # fmt: skip


def test_the_digest_of_the_english_changes_with_all_that_is_read(workshop: Workshop) -> None:
    seen = [workshop.digest("en")]
    for name, change in CHANGES.items():
        workshop.change(*change)
        digest = workshop.digest("en")
        assert digest not in seen, name
        seen.append(digest)


def test_the_digest_of_the_english_stays_when_nothing_that_is_read_changes(workshop: Workshop) -> None:
    before = workshop.digest("en")
    workshop.change("ferry.yml", "# A small article", "# A very small article")
    workshop.change("ferry.yml", "languages: {kk: required", "languages: {kk: optional")
    workshop.change("ferry.ja.po", 'msgid "What was discussed?"', '#, fuzzy\nmsgid "What was discussed?"')
    assert workshop.digest("en") == before


def test_two_articles_without_a_translation_have_no_digest_in_common(workshop: Workshop) -> None:
    (workshop.seeds / "ferry.kk.po").unlink()
    assert re.search(r"^ferry kk: nothing to review, ", workshop.run("status").out, re.MULTILINE)


def test_a_review_of_the_english_ends_with_the_first_change(workshop: Workshop) -> None:
    review_english(workshop)
    assert workshop.run().code == 0
    assert "reviewed by A. Name on 10 May 2023" in workshop.page("en/ferry/faq.md")
    assert languages(workshop)["en"]["reviewed"][0]["holds"] is True  # type: ignore[index]

    workshop.change("ferry.yml", "ask: What was discussed?", "ask: What was talked about?")
    said = workshop.run("status")
    assert "changed since the review by A. Name on 2023-05-10" in said.out
    assert workshop.run("--allow-missing").code == 0
    for page in ("en/ferry/index.md", "en/ferry/faq.md", "en/how.md"):
        assert "reviewed by A. Name on 10 May 2023; changed since" in workshop.page(page), page
    assert languages(workshop)["en"]["reviewed"][0]["holds"] is False  # type: ignore[index]


def test_of_several_reviews_the_one_that_holds_is_told() -> None:
    first = Review("A. Name", dt.date(2023, 5, 10), "1" * 16)
    later = Review("B. Name", dt.date(2023, 6, 1), "2" * 16)

    def told(digest: str) -> tuple[str, object]:
        message = review(State(Made("person", (first, later)), digest))
        assert isinstance(message, Ui)
        return message.id, message.values["by"]

    assert told("1" * 16) == ("made.reviewed", "A. Name")
    assert told("2" * 16) == ("made.reviewed", "B. Name")
    assert told("3" * 16) == ("made.changed", "B. Name")


def test_that_a_machine_chose_is_told_again_when_the_choice_has_changed_since_its_review(workshop: Workshop) -> None:
    """The choice is a machine's where a claim has no words of ours."""
    told = "A machine chose these sentences"
    workshop.change("ferry.yml", "    text: The article was last updated on 2 May 2023.\n", "")
    assert workshop.run("--allow-missing").code == 0
    assert told in workshop.page("en/ferry/index.md")
    review_english(workshop)
    assert workshop.run("--allow-missing").code == 0
    assert told not in workshop.page("en/ferry/index.md")
    workshop.change("ferry.yml", "- dateline: Last Updated on May 2, 2023", "- dateline: May 2, 2023")
    assert workshop.run("--allow-missing").code == 0
    assert told in workshop.page("en/ferry/index.md")


def test_status_prints_what_a_review_of_the_interface_names(workshop: Workshop) -> None:
    digests = re.findall(r"^interface \w+: ([0-9a-f]{16}), ", workshop.run("status").out, re.MULTILINE)
    assert len(set(digests)) == 4, "one for each language"


# --- a notice that is accepted ----------------------------------------------------------------------------------------


def accept(workshop: Workshop) -> None:
    """A translator explains more than the English does, and accepts the notice of that."""
    end = "к третьему кварталу 2023 года"
    longer = f"{end}, как об этом сообщает статья, которую мы читаем"
    workshop.change("ferry.ru.po", f"Линд ожидала исследование {end}.", f"Линд ожидала исследование {longer}.")
    workshop.change("ferry.ru.po", "#. Said by Ada Lind,", "# accept: length - told in full\n#. Said by Ada Lind,")
    assert workshop.run("messages").code == 0


def test_an_acceptance_ends_when_the_words_that_it_was_given_for_change(workshop: Workshop) -> None:
    """A translator accepts; `messages` notes for which words; a later hand changes them and is asked again."""
    accept(workshop)
    file = workshop.seeds / "ferry.ru.po"
    accepted = re.findall(r"^# accept: length - .* \[of ([0-9a-f]{8})\]$", file.read_text("utf-8"), re.MULTILINE)
    assert accepted, "the catalogue's acceptances name the words"
    assert workshop.run("check").err == ""

    workshop.change("ferry.ru.po", "Линд ожидала исследование", "Линд ожидала готовое исследование")
    said = workshop.run("check")
    assert re.search(
        r"ferry\.ru\.po:\d+:\d+: notice: claim\.study: 'length' was accepted for other words .*\[accept-stale\]",
        said.err,
    )
    assert re.search(r"ferry\.ru\.po:\d+:\d+: notice: claim\.study: .*\[length\]", said.err), "and the question is back"

    # The translator looks again, and the reason holds.
    digest = re.search(r"delete ' \[of (\w+)\]'", said.err)
    assert digest is not None
    workshop.change("ferry.ru.po", f" [of {digest[1]}]", "")
    assert workshop.run("messages").code == 0
    assert workshop.run("check").err == ""


def test_an_acceptance_ends_when_the_english_changes_under_the_same_translation(workshop: Workshop) -> None:
    accept(workshop)
    workshop.change("ferry.yml", "text: Lind expected a study by the", "text: Lind expected the study by the")
    assert workshop.run("messages").code == 0
    file = workshop.seeds / "ferry.ru.po"
    text = re.sub(r"#, fuzzy\n(#\| .*\n)+", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    assert re.search(r"claim\.study: 'length' was accepted for other words", workshop.run("check").err)


def test_what_second_readers_have_read_is_shown_and_is_no_review(workshop: Workshop) -> None:
    """By language, with the reader's name; in a drawer only where just this sentence was read as it is."""
    (article,) = read(Paths(seeds=workshop.seeds)).articles
    of = {one.id: one.digest for one in passages(article)}
    lines = [f"  {name}: {{verdict: supported, by: A. Name, on: 2023-05-10, of: {of[name]}}}" for name in READ]
    stale = "  claim.updated: {verdict: supported, by: A. Name, on: 2023-05-10, of: 01234567}"
    file = workshop.seeds / "ferry.yml"
    file.write_text("\n".join([file.read_text("utf-8"), "readings:", *lines, stale, ""]), "utf-8")
    made = short_digest("The article says that both towns hope to hear soon.", HOPE)
    comment = f"# read: {{verdict: supported, by: a-model, reader: machine, on: 2023-05-11, of: {made}}}"
    workshop.change("ferry.ru.po", 'msgctxt "claim.hope"', f'{comment}\nmsgctxt "claim.hope"')
    workshop.run()
    english, russian = workshop.page("en/how.md"), workshop.page("ru/how.md")
    assert re.search(r"<td[^>]*>written by a person, 2 of \d+ sentences read again by A\. Name</td>", english)
    assert re.search(r"<td[^>]*>машинный черновик, перечитано компьютером \(a-model\): 1 из \d+</td>", russian)
    assert "not yet reviewed by a person" in english
    assert "reviewed by A. Name" not in english
    assert workshop.page("en/ferry/index.md").count("Read again by A. Name on 10 May 2023.") == 1
    assert workshop.page("ru/ferry/index.md").count("Перечитано компьютером") == 1
    found = json.loads(workshop.page("en/ferry/facts.json"))["readings"]
    person = {"verdict": "supported", "by": "A. Name", "reader": "person", "on": "2023-05-10"}
    machine = {"verdict": "supported", "by": "a-model", "reader": "machine", "on": "2023-05-11"}
    assert found == [
        {"language": "en", **person, "units": READ},
        {"language": "ru", **machine, "units": ["claim.hope"]},
    ]
    status = workshop.run("status").out
    assert f"2 of {len(of)} read again by A. Name, not reviewed" in status
    assert re.search(r"ferry ru: .* 1 of \d+ read again by a machine, a-model, not reviewed", status)


def test_what_a_machine_made_is_listed_once_somebody_has_signed_it_where_that_is_asked_for(workshop: Workshop) -> None:
    """The English is a person's; of the others only the one that somebody has reviewed as it is."""
    asked = 'article: {publish: full, listed: signed, address: "https://example.com/ferry"}'
    workshop.change("ferry.yml", 'article: {publish: full, address: "https://example.com/ferry"}', asked)
    of = workshop.digest("ru")
    workshop.change(
        "ferry.yml", "ru: {drafted: machine}", f"ru: {{drafted: machine, reviewed: [{SIGNED}, of: {of}}}]}}"
    )
    workshop.run()
    pages = {tag: workshop.page(f"{tag}/ferry/index.md") for tag in ("en", "kk", "ru", "ja")}
    assert [tag for tag, page in pages.items() if "noindex" in page] == ["kk", "ja"]
    workshop.change("ferry.yml", "en: {drafted: person}", "en: {drafted: machine}")
    workshop.run()
    assert all("noindex" in workshop.page(f"{tag}/ferry/faq.md") for tag in pages), (
        "a translation of what nobody signed"
    )
