"""The publisher's own correction of its article comes in: what changed is shown, and what rests on it follows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer import pipeline
from explainer.pipeline import adding
from explainer.problem import ContentError
from explainer.read.revision import compare
from explainer.read.seed import read_seed
from explainer.source import Source
from tests.workshop import Said, Workshop

TITLE = "Northport and Southmere Discuss a Ferry"
DATELINE = "Last Updated on May 2, 2023 9:15 am"
_MEETING = "The mayor of Northport, Ada Lind, met the harbour board on May 1 to discuss whether a ferry could run again"
SENTENCES = (
    f"{_MEETING} between the two towns.",
    "She said that a study would be ready by the third quarter of 2023.",
    "Both towns hope for a quick answer.",
)
NEW = "Correction: an earlier version of this article named another board."


def arrived(workshop: Workshop, *sentences: str, dateline: str = DATELINE) -> Path:
    """The article as its publisher has it now."""
    file = workshop.folder / "corrected.txt"
    file.write_text("\n\n".join((TITLE, dateline, " ".join(sentences))), "utf-8")
    return file


def again(workshop: Workshop, *sentences: str, dateline: str = DATELINE) -> Said:
    return workshop.run("add", str(arrived(workshop, *sentences, dateline=dateline)), "--again", "ferry")


def contents(workshop: Workshop) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in workshop.seeds.iterdir()}


def test_an_added_sentence_takes_no_evidence_and_no_translation_away(workshop: Workshop) -> None:
    """All later sentences have other numbers; facts and catalogues follow, and only the new one waits for words."""
    said = again(workshop, NEW, *SENTENCES)
    assert said.code == 0, said.err
    shown = said.out.splitlines()
    assert shown[:5] == ["s1 added", f"  + {NEW}", "s1 is now s2", "s2 is now s3", "s3 is now s4"]
    assert set(re.findall(r"notice: (\S+ \S+): .*\[(\S+)\]", said.err)) == {("claims no-price", "silence")}
    facts = (workshop.seeds / "ferry.yml").read_text("utf-8")
    assert 'named: {s2: "The mayor of Northport, Ada Lind"}' in facts
    assert "- s4: Both towns hope for a quick answer" in facts

    assert workshop.run("messages").code == 0
    said = workshop.run("check")
    assert set(re.findall(r"ferry\.\w+\.po:\d+:\d+: (\S+) ", said.err)) == {"sentence.s1"}, "all others are translated"
    assert not re.search(r"ferry\.(yml|txt):", said.err)


def test_a_changed_sentence_keeps_what_still_stands_in_it_and_names_what_does_not(workshop: Workshop) -> None:
    said = again(workshop, SENTENCES[0].replace("May 1", "April 28"), *SENTENCES[1:])
    assert said.code == 1, "a person has to decide"
    assert said.out.startswith(f"s1 changed\n  - {SENTENCES[0]}\n  + ")
    gone = re.findall(r"ferry\.yml:\d+:\d+: (\S+ \S+): the words '([^']*)' are gone .*\[evidence-gone\]", said.err)
    assert gone == [("dates meeting-day", "May 1"), ("claims year", "on May 1")]
    assert "the nearest are" in said.err
    read_again = set(re.findall(r"notice: (\S+ \S+): .*\[sentence-changed\]", said.err))
    assert read_again == {"participants lind", "claims meeting", "claims role"}
    catalogue = (workshop.seeds / "ferry.kk.po").read_text("utf-8")
    assert "harbour board on May 1" in catalogue.partition('msgctxt "sentence.s1"')[2], (
        "kept, with the English it is of"
    )


def test_a_removed_sentence_is_shown_and_its_translation_is_kept_aside(workshop: Workshop) -> None:
    said = again(workshop, *SENTENCES[:2])
    assert said.code == 1
    assert f"s3 removed\n  - {SENTENCES[2]}\n" in said.out
    assert re.search(r"claims hope: the words 'Both towns hope for a quick answer' are gone", said.err)
    for tag in ("kk", "ru", "ja"):
        assert '#~ msgctxt "sentence.s3"' in (workshop.seeds / f"ferry.{tag}.po").read_text("utf-8"), tag


def test_words_that_stand_in_another_sentence_now_are_found_there(workshop: Workshop) -> None:
    """Two sentences have become one."""
    said = again(
        workshop, SENTENCES[0], f"{SENTENCES[1][:-1]}, and both sides wait.", "Both towns hope for a quick answer."
    )
    assert said.code == 0, said.err
    assert workshop.run("--allow-missing").code == 0


def test_sentences_in_another_order_are_the_same_sentences(workshop: Workshop) -> None:
    said = again(workshop, SENTENCES[2], SENTENCES[0], SENTENCES[1])
    assert said.code == 0, said.err
    assert "+ " not in said.out
    assert "- s1: Both towns hope for a quick answer" in (workshop.seeds / "ferry.yml").read_text("utf-8")
    assert workshop.run("messages").code == 0
    said = workshop.run()
    assert said.code == 0, said.err


def test_what_is_the_same_changes_nothing(workshop: Workshop) -> None:
    before = contents(workshop)
    said = workshop.run("add", str(workshop.seeds / "ferry.txt"), "--again", "ferry")
    assert (said.code, said.out) == (0, "nothing has changed\n")
    assert contents(workshop) == before


def test_with_check_it_is_shown_and_not_written(workshop: Workshop) -> None:
    before = contents(workshop)
    said = workshop.run("--check", "add", str(arrived(workshop, NEW, *SENTENCES)), "--again", "ferry")
    assert said.code == 1
    assert "differs: " in said.out
    assert contents(workshop) == before


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda workshop: workshop.change("ferry.yml", "claims:\n", "claims: [\n"), "yaml"),
        (lambda workshop: workshop.change("ferry.kk.po", 'msgctxt "headline"', 'msgctxt "headline'), "bad-po"),
        (lambda workshop: workshop.change("ferry.yml", "- s3: Both", '- "s3": Both'), ""),
    ],
)
def test_nothing_is_written_where_something_cannot_follow(workshop: Workshop, harm: object, told: str) -> None:
    assert callable(harm)
    harm(workshop)
    before = contents(workshop)
    said = again(workshop, NEW, *SENTENCES)
    if told:
        assert said.code == 1
        assert told in said.err
        assert contents(workshop) == before
    else:
        assert '- "s4": Both' in (workshop.seeds / "ferry.yml").read_text("utf-8"), (
            "a number in quotation marks is one too"
        )


def test_a_run_that_was_killed_between_two_files_is_done_again(workshop: Workshop) -> None:
    """The article is replaced last: until then, the same command does what is left and counts nothing twice."""
    file = arrived(workshop, NEW, *SENTENCES)
    paths = pipeline.Paths(seeds=workshop.seeds, docs=workshop.docs)
    whole = adding.revise(paths, file, "ferry")
    names = [path.name for path in whole.files]
    assert names[-1] == "ferry.txt"
    for written in range(len(names)):
        before = contents(workshop)
        for path, content in [*whole.files.items()][:written]:
            path.write_bytes(content)
        assert workshop.run("add", str(file), "--again", "ferry").code == 0
        assert {path.name: path.read_bytes() for path in whole.files} == {
            path.name: content for path, content in whole.files.items()
        }, f"killed after {written} files"
        for name, content in before.items():
            (workshop.seeds / name).write_bytes(content)


def test_where_an_article_is_from_is_kept_when_its_new_text_does_not_say_so(workshop: Workshop) -> None:
    workshop.change(
        "ferry.txt", f"{TITLE}\n", f"{TITLE}\nSource: The Northport Post\nAddress: https://example.com/ferry\n"
    )
    assert again(workshop, NEW, *SENTENCES).code == 0
    text = (workshop.seeds / "ferry.txt").read_text("utf-8")
    assert text.startswith(f"{TITLE}\nSource: The Northport Post\nAddress: https://example.com/ferry\n")


def test_an_article_that_is_not_there_is_told_with_the_nearest(workshop: Workshop) -> None:
    said = workshop.run("add", str(arrived(workshop, *SENTENCES)), "--again", "fery")
    assert said.code == 1
    assert "did you mean 'ferry'?" in said.err


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (("A b c d.", "E f g h.", "I j k l."), "s1=s1 s2=s2 s3=s3"),
        (("X y z w.", "A b c d.", "E f g h.", "I j k l."), "+s1 s1=s2 s2=s3 s3=s4"),
        (("A b c d.", "I j k l."), "s1=s1 -s2 s3=s2"),
        (("A b c d.", "E f g x.", "I j k l."), "s1=s1 s2~s2 s3=s3"),
        (("A b c d.", "Q q q q.", "E f g x.", "I j k l."), "s1=s1 +s2 s2~s3 s3=s4"),
        (("I j k l.", "A b c d.", "E f g h."), "s3=s1 s1=s2 s2=s3"),
        (("Q q q q.", "R r r r."), "-s1 -s2 -s3 +s1 +s2"),
    ],
)
def test_every_sentence_is_told_once(new: tuple[str, ...], expected: str) -> None:
    def seed(*sentences: str) -> Source:
        return Source("a.txt", "A Title of Words\n\n" + " ".join(sentences) + "\n")

    changes = compare(read_seed(seed("A b c d.", "E f g h.", "I j k l."), "a"), read_seed(seed(*new), "a"))
    told = [
        f"+{one.new.id}" if one.old is None and one.new else f"-{one.old.id}" if one.new is None and one.old
        else f"{one.old.id}{'~' if one.has_other_words else '='}{one.new.id}"  # type: ignore[union-attr]
        for one in changes
        if (one.new or one.old).id != "title"  # type: ignore[union-attr]
    ]  # fmt: skip
    assert sorted(told) == sorted(expected.split())


def test_what_somebody_saves_meanwhile_is_not_overwritten(workshop: Workshop) -> None:
    paths = pipeline.Paths(root=workshop.folder, seeds=workshop.seeds, docs=workshop.docs)
    revised = adding.revise(paths, arrived(workshop, NEW, *SENTENCES), "ferry")
    before = contents(workshop)
    facts = workshop.seeds / "ferry.yml"
    facts.write_bytes(before["ferry.yml"] + b"# an hour of work\n")
    with pytest.raises(ContentError, match=r"ferry\.yml.*meantime"):
        adding.write_revised(paths, revised)
    assert contents(workshop) == {**before, "ferry.yml": before["ferry.yml"] + b"# an hour of work\n"}
