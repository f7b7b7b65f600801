"""The command line as editors and CI use it: what it answers, and what it leaves alone."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import build
from tests.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = "Ada Lind met the harbour board about a ferry."


def break_facts(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "- s3: Both towns hope for a quick answer", "- s3: Both towns hope for a slow answer")


def orphan(workshop: Workshop, name: str) -> Path:
    """A page that an earlier build wrote, and that no seed asks for any more."""
    page = workshop.docs / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("gone", "utf-8")
    with (workshop.docs / ".explainer").open("a", encoding="utf-8") as listed:
        listed.write(f"{name}\n")
    return page


# --- checking ---


def test_check_is_content_with_pages_that_are_up_to_date(workshop: Workshop) -> None:
    said = workshop.run("--check")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_check_names_each_page_that_differs_and_writes_nothing(workshop: Workshop) -> None:
    (workshop.docs / "en/ferry/faq.md").write_text("by hand", "utf-8")
    (workshop.docs / "ru/index.md").unlink()
    orphan(workshop, "kk/ferry/more.md")
    before = workshop.state()
    said = workshop.run("--check")
    assert said.code == 1
    named = [line.partition("docs/")[2] for line in said.out.splitlines()]
    assert named == [".explainer", "en/ferry/faq.md", "ru/index.md", "kk/ferry/more.md"]
    assert "make docs" in said.err
    assert workshop.state() == before


def test_check_finds_a_change_of_the_seeds(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    said = workshop.run("--check")
    assert said.code == 1
    assert "en/bridge/index.md" in said.out
    assert not (workshop.docs / "en/bridge").exists()


# --- wrong usage ---


@pytest.mark.parametrize(
    "arguments",
    [
        ["publish"],
        ["--fast"],
        ["check", "--json", "--github"],
        ["finish"],
        ["finish", "no-such-folder"],
        ["finish", ".", "--site-url", "example.org/repo"],
        ["finish", ".", "--site-url", "https://example.org/", "--repo-url", "example/repo"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_how_to_use_it(workshop: Workshop, arguments: list[str]) -> None:
    before = workshop.state()
    said = workshop.run(*arguments)
    assert said.code == 2
    assert said.err.startswith("usage: build.py")
    assert workshop.state() == before


def test_a_folder_of_articles_that_is_not_there_is_wrong_usage(workshop: Workshop) -> None:
    workshop.seeds.rename(workshop.folder / "elsewhere")
    said = workshop.run()
    assert said.code == 2
    assert "no such folder" in said.err


def test_it_runs_as_a_command_from_any_folder(workshop: Workshop) -> None:
    command = [
        sys.executable,
        str(ROOT / "scripts/build.py"),
        "--seeds",
        "seeds",
        "--docs",
        "docs",
        "sentences",
        "ferry",
    ]
    done = subprocess.run(command, cwd=workshop.folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ferry" in done.stdout


# --- whoever listens ---


@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [
        ("cp1252", ["check"]),
        ("cp866", ["glossary", "Lind"]),
        ("ascii", ["check", "--json"]),
        ("shift_jis", ["check", "--github"]),
    ],
)
def test_no_command_dies_of_a_letter(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, encoding: str, arguments: list[str]
) -> None:
    """A console of Windows, or a pipe there, that lacks most letters of the catalogues."""
    workshop.change("ferry.ru.po", 'msgstr "Сколько стоил бы билет?"', 'msgstr "Сколько стоил бы билет 🙂 {x}?"')
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    code = build.main(["--seeds", str(workshop.seeds), "--docs", str(workshop.docs), *arguments])
    err.flush()
    said = (out.buffer.getvalue() + err.buffer.getvalue()).decode(encoding)
    assert code == (0 if arguments[0] == "glossary" else 1)
    assert said
    if "--json" in arguments:
        assert any("{x}" in one["message"] for one in json.loads(said))


def test_the_title_of_an_article_that_is_added_is_shown_in_any_encoding(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workshop.folder / "quoted.txt"
    text = "Lindholm\u2019s ferry \u2014 a new start\n\nPublished on May 14, 2024\n\n"
    file.write_text(
        text + "The ferry of Lindholm will sail again in June, the harbour office said on Tuesday.\n", "utf-8"
    )
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp866")
    monkeypatch.setattr("sys.stdout", out)
    assert build.main(["--seeds", str(workshop.seeds), "add", str(file), "--slug", "quoted"]) == 0
    assert b"title: Lindholm\\u2019s ferry \\u2014 a new start" in out.buffer.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipes and devices")
def test_whoever_stops_reading_and_a_full_device_get_no_traceback(workshop: Workshop) -> None:
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--seeds", "seeds", "--docs", "docs", "status"]
    gone = subprocess.Popen(command, cwd=workshop.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert gone.stdout is not None
    gone.stdout.close()
    assert gone.stderr is not None
    assert (gone.stderr.read(), gone.wait()) == (b"", 141)
    gone.stderr.close()
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, cwd=workshop.folder, stdout=full, stderr=subprocess.PIPE, check=False)
        assert (done.returncode, done.stderr.count(b"[disk-full]"), done.stderr.count(b"\n")) == (1, 1, 2)


def test_ctrl_c_is_a_line_and_130(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("explainer.pipeline.build", stopped)
    said = workshop.run()
    assert (said.code, said.out, said.err.count("\n")) == (130, "", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="macOS and Windows have no such names")
def test_names_that_are_no_text_are_told_everywhere(workshop: Workshop) -> None:
    for name in (b"caf\xe9.txt", b"ferry.\xff.po", b"\xfe.yml", b"old\xff/x\xfe.txt"):
        path = Path(os.fsdecode(os.fsencode(workshop.seeds) + b"/" + name))
        path.parent.mkdir(exist_ok=True)
        path.write_text("A title\n\nA sentence that says something.\n", "utf-8")
    for arguments in ([], ["check"], ["check", "--json"], ["check", "--github"], ["messages"], ["status"]):
        said = workshop.run(*arguments)
        assert said.code == (0 if arguments == ["status"] else 1 if arguments != ["messages"] else said.code)
        (said.out + said.err).encode()
        if arguments not in (["status"], ["messages"]):
            assert r"caf\\udce9.txt" in said.out if "--json" in arguments else r"caf\udce9.txt" in said.out + said.err
    odd = os.fsdecode(os.fsencode(workshop.folder) + b"/\xff.txt")
    Path(odd).write_text("x", "utf-8")
    assert workshop.run("add", odd).code == 1
    assert workshop.run("draft", odd).code == 1
    assert workshop.run("--seeds", odd).code == 2


# --- writing ---


def test_a_second_build_writes_nothing(workshop: Workshop) -> None:
    before = workshop.state()
    said = workshop.run()
    assert said.code == 0
    assert workshop.state() == before


def test_only_what_changed_is_written(workshop: Workshop) -> None:
    workshop.change("ferry.kk.po", 'msgstr "Не талқыланды?"', 'msgstr "Не сөз болды?"')
    before = workshop.state()
    assert workshop.run().code == 0
    after = workshop.state()
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    assert not [name for name in changed if not name.startswith(("kk/ferry/", "assets/search/kk/"))
                and not name.endswith(("/side-by-side.md", "/facts.json"))]  # fmt: skip
    assert "kk/ferry/timeline.md" not in changed


def test_a_page_that_no_seed_asks_for_is_removed_and_so_is_its_empty_folder(workshop: Workshop) -> None:
    page, other = orphan(workshop, "en/old-article/faq.md"), orphan(workshop, "en/ferry/more.md")
    assert workshop.run().code == 0
    assert not page.parent.exists()
    assert not other.exists()


def test_a_hidden_file_is_left_alone(workshop: Workshop) -> None:
    hidden = workshop.docs / "en/.editor-backup"
    hidden.write_text("mine", "utf-8")
    assert workshop.run("--check").code == 0
    assert workshop.run().code == 0
    assert hidden.read_text("utf-8") == "mine"


def test_no_half_written_file_is_left(workshop: Workshop) -> None:
    (workshop.docs / "en/index.md").write_text("old", "utf-8")
    assert workshop.run().code == 0
    assert [file.name for file in workshop.docs.rglob(".*")] == [".explainer"]


# --- problems of one article ---


def test_a_problem_names_its_place_and_what_to_do(workshop: Workshop) -> None:
    break_facts(workshop)
    said = workshop.run()
    assert said.code == 1
    line = workshop.seeds.joinpath("ferry.yml").read_text("utf-8").splitlines().index(
        "      - s3: Both towns hope for a slow answer"
    )  # fmt: skip
    assert re.search(rf"ferry\.yml:{line + 1}:\d+: .*\[evidence\]\n    fix: ", said.err), said.err


def test_an_article_with_a_problem_keeps_its_pages_while_a_new_one_is_published(workshop: Workshop) -> None:
    break_facts(workshop)
    workshop.add("bridge.txt", "bridge.yml")
    before = workshop.state()
    assert workshop.run().code == 1
    after = workshop.state()
    before.pop(".explainer")
    assert {name: after.get(name) for name in before} == before, "a page of before was touched"
    assert "en/ferry/index.md" in after
    assert "The bay has a bridge that opened on a Friday." in workshop.page("en/bridge/index.md")


def test_an_article_with_a_problem_that_was_never_published_stops_no_other(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    workshop.change("bridge.yml", "s1: A bridge over the bay opened", "s1: A bridge over the bay closed")
    assert workshop.run().code == 1
    assert not (workshop.docs / "en/bridge").exists()
    assert "Towns talk about a ferry" in workshop.page("en/index.md")
    assert "bridge" not in workshop.page("en/index.md")


def test_a_mended_article_is_published_again(workshop: Workshop) -> None:
    break_facts(workshop)
    workshop.add("bridge.txt", "bridge.yml")
    assert workshop.run().code == 1
    assert "bridge" not in workshop.page("en/index.md")
    workshop.change("ferry.yml", "a slow answer", "a quick answer")
    assert workshop.run().code == 0
    assert "A bridge is open" in workshop.page("en/index.md")


def test_an_article_without_facts_is_a_notice_and_stops_nothing(workshop: Workshop) -> None:
    workshop.add("bridge.txt")
    said = workshop.run()
    assert said.code == 0
    expected = r"bridge\.txt:1:1: notice: .*\[no-facts\]\n    fix: run 'make draft'.*bridge\.yml"
    assert re.search(expected, said.err), said.err
    assert not (workshop.docs / "en/bridge").exists()
    assert workshop.run("--check").code == 0


def test_an_article_that_cannot_be_read_stops_no_other(workshop: Workshop) -> None:
    (workshop.seeds / "noise.txt").write_bytes(b"\xff\xfe\x00noise")
    workshop.add("bridge.txt", "bridge.yml")
    said = workshop.run()
    assert said.code == 1
    assert "noise.txt" in said.err
    assert "A bridge is open" in workshop.page("en/index.md")


def test_an_article_whose_files_are_gone_loses_its_pages(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    assert workshop.run().code == 0
    (workshop.seeds / "bridge.txt").unlink()
    assert workshop.run().code == 0
    assert not (workshop.docs / "en/bridge").exists()
    assert "A bridge is open" not in workshop.page("en/index.md")


def test_two_articles_of_one_name_are_told_apart_or_refused(workshop: Workshop) -> None:
    """Sub-folders are allowed; two files of one stem would be one page."""
    twin = workshop.seeds / "2024"
    twin.mkdir()
    for file in workshop.seeds.glob("ferry.*"):
        (twin / file.name).write_bytes(file.read_bytes())
    said = workshop.run()
    assert said.code == 1, "two articles write the same pages, and nobody is told"
    assert "ferry.txt" in said.err


def test_an_article_in_a_sub_folder_is_published(workshop: Workshop) -> None:
    folder = workshop.seeds / "2023"
    folder.mkdir()
    workshop.add("bridge.txt", "bridge.yml")
    for name in ("bridge.txt", "bridge.yml"):
        (workshop.seeds / name).rename(folder / name)
    assert workshop.run().code == 0
    assert (workshop.docs / "en/bridge/index.md").is_file()


def test_an_article_without_dates_or_questions_is_published(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    facts = (workshop.seeds / "bridge.yml").read_text("utf-8")
    (workshop.seeds / "bridge.yml").write_text(facts[: facts.index("timeline:")], "utf-8")
    assert workshop.run().code == 0
    assert "The bay has a bridge" in workshop.page("en/bridge/index.md")


def test_a_participant_without_a_name_in_the_glossary_is_a_problem(workshop: Workshop) -> None:
    (workshop.seeds / "glossary.yml").write_text("{}\n", "utf-8")
    before = workshop.state()
    said = workshop.run()
    assert said.code == 1
    assert "'lind'" in said.err
    assert "glossary.yml" in said.err
    assert workshop.state() == before


# --- languages ---


@pytest.mark.parametrize("tag", ["kk", "ru", "ja"])
def test_a_required_translation_that_is_missing_stops_the_article(workshop: Workshop, tag: str) -> None:
    catalogue = workshop.seeds / f"ferry.{tag}.po"
    text = catalogue.read_text("utf-8")
    start = text.index('msgctxt "claim.hope"')
    end = text.index("\n\n", start)
    emptied = text[:start] + re.sub(r"msgstr .*", 'msgstr ""', text[start:end], flags=re.DOTALL) + text[end:]
    catalogue.write_text(emptied, "utf-8")
    before = workshop.state()
    said = workshop.run()
    assert said.code == 1
    place = re.search(rf"ferry\.{tag}\.po:(\d+):1: claim\.hope .*'The article says that both towns hope", said.err)
    assert place is not None, said.err
    msgctxt = emptied[:start].count("\n") + 1
    assert msgctxt <= int(place[1]) <= msgctxt + 2, "the problem names another line of the catalogue"
    assert workshop.state() == before
    allowed = workshop.run("--allow-missing")
    assert allowed.code == 0
    assert "notice: claim.hope" in allowed.err
    english = '<span lang="en" class="untranslated">The article says that both towns hope to hear soon.</span>'
    assert english in workshop.page(f"{tag}/ferry/index.md")


def test_a_required_language_without_a_catalogue_is_one_problem(workshop: Workshop) -> None:
    (workshop.seeds / "ferry.ja.po").unlink()
    said = workshop.run("check")
    assert said.code == 1
    assert said.err.count("    fix: ") == 1
    assert re.search(r"ferry\.ja\.po:1:1: .*18 units.*\[no-catalogue\]", said.err), said.err


def test_an_optional_language_shows_what_is_missing_or_stale_in_english(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "ru: required", "ru: optional")
    workshop.change("ferry.ru.po", 'msgstr "Как пишет статья, оба города надеются на скорый ответ."', 'msgstr ""')
    workshop.change("ferry.ru.po", f'msgid "{ENGLISH}"', 'msgid "Ada Lind met a board about a boat."')
    said = workshop.run()
    assert said.code == 0
    assert said.err.count("notice: ") == 2
    page = workshop.page("ru/ferry/index.md")
    assert '<span lang="en" class="untranslated">The article says that both towns hope to hear soon.</span>' in page
    assert "Ада Линд встретилась с советом порта по поводу парома." not in page, (
        "a stale translation is shown as if it were current"
    )
    assert 'robots: "noindex"' in page
    assert 'role="note"' in page
    for tag in ("en", "kk", "ja"):
        other = workshop.page(f"{tag}/ferry/index.md")
        assert "noindex" not in other
        assert "untranslated" not in other


def test_a_page_of_an_incomplete_language_that_lacks_nothing_is_complete(workshop: Workshop) -> None:
    """What is missing is shown where it stands, and nowhere else."""
    workshop.change("ferry.yml", "ru: required", "ru: optional")
    workshop.change("ferry.ru.po", 'msgstr "Сколько стоил бы билет?"', 'msgstr ""')
    assert workshop.run().code == 0
    assert "noindex" in workshop.page("ru/ferry/faq.md")
    assert "noindex" not in workshop.page("ru/ferry/participants.md")


def test_a_language_that_is_off_has_no_pages_and_needs_no_translation(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "ja: required", "ja: off")
    (workshop.seeds / "ferry.ja.po").unlink()
    assert workshop.run().code == 0
    assert not (workshop.docs / "ja/ferry").exists()
    assert 'languages: ["en", "kk", "ru"]' in workshop.page("en/ferry/index.md")
    assert "ferry" not in workshop.page("ja/index.md")
    assert 'lang="ja"' not in workshop.page("en/ferry/side-by-side.md")


# --- how much of the article may be shown ---


def quoted(page: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<blockquote.*?</blockquote>", page, re.DOTALL)]


def test_with_quotes_only_the_supporting_words_are_shown(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "publish: full", "publish: quotes")
    assert workshop.run().code == 0
    drawers = quoted(workshop.page("en/ferry/index.md"))
    expected = r"(… )?The mayor of Northport, Ada Lind, met the harbour board ?… whether a ferry could run again …"
    assert any(re.fullmatch(expected, one) for one in drawers), drawers
    source = workshop.page("en/ferry/source.md")
    assert "between the two towns" not in source
    assert "Northport and Southmere Discuss a Ferry" not in source, "nothing rests on the title"
    assert "Both towns hope for a quick answer" in source
    for tag in ("kk", "ru", "ja"):
        for name in ("index", "faq", "timeline", "participants", "source", "side-by-side"):
            page = workshop.page(f"{tag}/ferry/{name}.md")
            assert "quote__translation" not in page
            assert "sentence__translation" not in page
    side = workshop.page("en/ferry/side-by-side.md")
    assert "between the two towns" not in side
    assert 'id="sentence.s1"' in side, "its lines stand under the way to it"


def test_with_none_the_articles_words_are_nowhere(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "publish: full", "publish: none")
    assert workshop.run().code == 0
    for tag in ("en", "kk", "ru", "ja"):
        for name in ("index", "faq", "timeline", "source", "side-by-side"):
            page = workshop.page(f"{tag}/ferry/{name}.md")
            assert not quoted(page), f"{tag}/{name}"
            for words in ("whether a ferry could run again", "Both towns hope for a quick answer", "She said that"):
                assert words not in page, f"{tag}/{name}"
        assert "source/&#35;s1" in workshop.page(f"{tag}/ferry/index.md"), "a drawer still leads to its sentence"


def test_a_source_that_may_not_be_shown_needs_no_translation_of_it(workshop: Workshop) -> None:
    workshop.change("ferry.yml", "publish: full", "publish: quotes")
    for catalogue in workshop.seeds.glob("*.po"):
        text = catalogue.read_text("utf-8")
        entries = [entry for entry in text.split("\n\n") if 'msgctxt "sentence.' not in entry]
        catalogue.write_text("\n\n".join(entries), "utf-8")
    assert workshop.run().code == 0


# --- translators' catalogues ---


def test_messages_twice_changes_nothing_the_second_time(workshop: Workshop) -> None:
    workshop.run("messages")
    before = {file: file.read_bytes() for file in workshop.seeds.glob("*.po")}
    said = workshop.run("messages")
    assert (said.code, said.out) == (0, "")
    assert {file: file.read_bytes() for file in workshop.seeds.glob("*.po")} == before


def test_messages_makes_a_catalogue_for_each_language_that_lacks_one(workshop: Workshop) -> None:
    (workshop.seeds / "ferry.kk.po").unlink()
    workshop.add("bridge.txt", "bridge.yml")
    said = workshop.run("messages")
    assert said.code == 0
    made = (workshop.seeds / "ferry.kk.po").read_text("utf-8")
    assert made.count("msgctxt ") == 18
    assert '"Language: kk\\n"' in made
    assert not list(workshop.seeds.glob("bridge.*.po")), "the bridge is in English only"
    assert workshop.run().code == 1, "an empty catalogue is no translation"


def test_a_changed_claim_stops_the_build_until_every_language_has_followed(workshop: Workshop) -> None:
    assert workshop.run("messages").code == 0
    workshop.change("ferry.yml", ENGLISH, "Ada Lind and the harbour board met about a ferry.")
    before = workshop.state()
    stale = workshop.run()
    assert stale.code == 1
    assert stale.err.count("[stale]") == 3
    said = workshop.run("messages")
    assert said.code == 0
    assert len([line for line in said.out.splitlines() if line.startswith("written: ")]) == 3
    for tag in ("kk", "ru", "ja"):
        text = (workshop.seeds / f"ferry.{tag}.po").read_text("utf-8")
        assert f'#| msgid "{ENGLISH}"' in text
        assert text.count("#, fuzzy") == 1
    fuzzy = workshop.run()
    assert fuzzy.code == 1
    assert fuzzy.err.count("[fuzzy]") == 3
    assert workshop.state() == before, "pages with a stale translation were written"
    for tag in ("kk", "ru", "ja"):
        workshop.change(f"ferry.{tag}.po", "#, fuzzy\n", "")
    assert workshop.run().code == 0
    assert "Ada Lind and the harbour board met about a ferry." in workshop.page("en/ferry/index.md")


def test_a_renamed_claim_keeps_its_translations(workshop: Workshop) -> None:
    facts = workshop.seeds / "ferry.yml"
    text = facts.read_text("utf-8")
    text = text.replace("  study:\n", "  report:\n    was: study\n")
    text = text.replace("nearest: [study]", "nearest: [report]").replace("year, study]", "year, report]")
    facts.write_text(text.replace("claim: study}", "claim: report}"), "utf-8")
    assert workshop.run().code == 1
    assert workshop.run("messages").code == 0
    said = workshop.run()
    assert (said.code, said.err) == (0, "")
    page = workshop.page("ru/ferry/index.md")
    assert "Исследование ожидалось к третьему кварталу 2023 года." in page
    assert 'id="key.report"' in page


# --- check, for people, tools and GitHub ---


def test_check_as_json_is_a_list_of_objects_with_every_part_of_a_problem(workshop: Workshop) -> None:
    break_facts(workshop)
    workshop.add("bridge.txt")
    said = workshop.run("check", "--json")
    assert said.code == 1
    problems = json.loads(said.out)
    assert [(one["code"], one["level"]) for one in problems] == [("no-facts", "notice"), ("evidence", "problem")]
    for one in problems:
        assert set(one) == {"file", "line", "column", "code", "level", "about", "rank", "message", "fix", "lines"}
        assert one["line"] >= 1
        assert one["column"] >= 1


def test_check_for_github_annotates_the_lines(workshop: Workshop) -> None:
    break_facts(workshop)
    workshop.add("bridge.txt")
    said = workshop.run("check", "--github")
    assert said.code == 1
    notice, error = said.out.splitlines()
    assert re.fullmatch(r"::notice file=\S*bridge\.txt,line=1,col=1,title=no-facts::.+", notice)
    assert re.fullmatch(r"::error file=\S*ferry\.yml,line=\d+,col=\d+,title=evidence::.+\(.+\)", error)


def test_an_annotation_is_one_line_whatever_its_words(workshop: Workshop) -> None:
    workshop.change(
        "ferry.yml", "- s3: Both towns hope for a quick answer", '- s3: "100% of the\\ntowns, hope: ::error::"'
    )
    said = workshop.run("check", "--github")
    assert len(said.out.splitlines()) == 1
    assert "100%25" in said.out


@pytest.mark.parametrize("character", ["\\e", "\\x9b", "\\u202E", "\\u2067", "\\r", "\\u2028"])
def test_an_annotation_steers_neither_a_terminal_nor_the_reading_direction(workshop: Workshop, character: str) -> None:
    old, new = "- s3: Both towns hope for a quick answer", f'- s3: "Both towns {character}[31m hope for a slow answer"'
    workshop.change("ferry.yml", old, new)
    said = workshop.run("check", "--github")
    assert said.code == 1
    assert all(line.isprintable() for line in said.out.split("\n")), ascii(said.out)


def test_check_without_problems_is_silent_or_an_empty_list(workshop: Workshop) -> None:
    assert workshop.run("check").err == ""
    said = workshop.run("check", "--json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_check_may_be_of_one_article(workshop: Workshop) -> None:
    (workshop.seeds / "other.txt").write_text("A title\n\nA sentence that says something.\n", "utf-8")
    assert "other.txt" in workshop.run("check").err
    assert "ferry.yml" not in workshop.run("check", "other").err
    said = workshop.run("check", "ferry")
    assert (said.code, said.err) == (0, "")
    said = workshop.run("check", "fery")
    assert said.code == 1
    assert "there is no article 'fery'" in said.err
    assert "ferry" in said.err


def test_check_writes_nothing(workshop: Workshop) -> None:
    workshop.add("bridge.txt", "bridge.yml")
    before = workshop.state()
    workshop.run("check")
    assert workshop.state() == before


# --- status and reviews ---


def test_status_has_a_line_for_every_language_of_an_article(workshop: Workshop) -> None:
    lines = workshop.run("status").out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        f"{name} {tag}" for name in ("ferry", "interface") for tag in ("en", "kk", "ru", "ja")
    ]
    assert all("not reviewed" in line for line in lines)
    assert "drafted by person" in lines[0]
    assert "drafted by machine" in lines[1]


def test_status_counts_what_is_translated_stale_fuzzy_and_missing(workshop: Workshop) -> None:
    def counts() -> dict[str, int]:
        (found,) = (
            one
            for one in json.loads(workshop.run("status", "--json").out)
            if (one["article"], one["language"]) == ("ferry", "kk")
        )
        return dict(found["units"])

    before = counts()
    workshop.change("ferry.kk.po", 'msgstr "Не талқыланды?"', 'msgstr ""')
    workshop.change("ferry.kk.po", 'msgctxt "headline"', '#, fuzzy\nmsgctxt "headline"')
    after = counts()

    assert before["translated"] == sum(before.values())
    assert after == before | {"translated": before["translated"] - 2, "fuzzy": 1, "missing": 1}
    assert "; " + ", ".join(f"{count} {name}" for name, count in after.items()) in workshop.run("status").out


def test_the_digest_changes_with_the_words_of_its_language_only(workshop: Workshop) -> None:
    before = {tag: workshop.digest(tag) for tag in ("en", "kk", "ru")}
    workshop.change("ferry.kk.po", 'msgstr "Не талқыланды?"', 'msgstr "Не сөз болды?"')
    assert workshop.digest("kk") != before["kk"]
    assert workshop.digest("ru") == before["ru"]
    assert workshop.digest("en") == before["en"]


def test_the_digest_ignores_what_is_no_word(workshop: Workshop) -> None:
    before = workshop.digest("kk")
    workshop.change("ferry.kk.po", '"Last-Translator: \\n"', '"Last-Translator: A. Name\\n"')
    assert workshop.digest("kk") == before


def test_a_review_of_the_words_as_they_are_is_shown_with_name_and_day(workshop: Workshop) -> None:
    review = f"{{drafted: machine, reviewed: [{{by: A. Name, on: 2023-05-10, of: {workshop.digest('kk')}}}]}}"
    workshop.change("ferry.yml", "kk: {drafted: machine}", f"kk: {review}")
    assert workshop.run().code == 0
    made = re.findall(r'<footer class="made">.*?</footer>', workshop.page("kk/ferry/index.md"), re.DOTALL)[0]
    assert "A. Name" in made
    assert "2023" in made
    assert "A. Name" not in workshop.page("ru/ferry/index.md")
    how = workshop.page("en/how.md")
    assert "reviewed by A. Name on 10 May 2023" in how
    assert "changed since" not in how


def test_a_review_of_other_words_says_that_they_have_changed_since(workshop: Workshop) -> None:
    review = "{drafted: machine, reviewed: [{by: A. Name, on: 2023-05-10, of: 0123456789abcdef}]}"
    workshop.change("ferry.yml", "kk: {drafted: machine}", f"kk: {review}")
    assert workshop.run().code == 0
    assert "reviewed by A. Name on 10 May 2023; changed since" in workshop.page("en/how.md")


# --- corrections ---


def test_a_correction_stands_on_the_method_page_in_every_language(workshop: Workshop) -> None:
    facts = workshop.seeds / "ferry.yml"
    correction = (
        "\ncorrections:\n  day:\n    on: 2023-05-12\n    claim: year\n    was: They met in spring.\n"
        "    because: The day was missing.\n"
    )
    facts.write_text(facts.read_text("utf-8") + correction, "utf-8")
    assert workshop.run("messages").code == 0
    words = {"kk": "Күні жоқ еді.", "ru": "Не хватало дня.", "ja": "日付が抜けていた。"}
    for tag, because in words.items():
        workshop.change(f"ferry.{tag}.po", 'msgid "The day was missing."\nmsgstr ""',
                        f'msgid "The day was missing."\nmsgstr "{because}"')  # fmt: skip
    assert workshop.run().code == 0
    assert "They met in spring." in workshop.page("en/how.md")
    assert "The day was missing." in workshop.page("en/how.md")
    for tag, because in words.items():
        page = workshop.page(f"{tag}/how.md")
        assert because in page
        assert re.search(r'lang="en"[^>]*>[^<]*They met in spring\.', page), f"{tag}: English without its language"
        assert not re.search(rf'lang="en"[^>]*>[^<]*{because}', page), f"{tag}: marked as English"
        assert '"./ferry/"' in page or '"../ferry/"' in page


def test_a_correction_stands_at_the_article_with_its_day_its_reason_and_the_old_words(workshop: Workshop) -> None:
    """At the end of the summary, and behind every line that rests on the claim."""
    facts = workshop.seeds / "ferry.yml"
    facts.write_text(
        facts.read_text("utf-8") + "\ncorrections:\n"
        "  ticket: {on: 2023-05-12, claim: no-price, was: A ticket costs <5>., because: The article gives no price.}\n"
        "  again: {on: 2023-06-01, claim: no-price, was: A ticket is free., because: It does not say so.}\n",
        "utf-8",
    )
    assert workshop.run().code == 0
    for tag, days in {
        "en": ("Corrected on 12 May 2023.", "Corrected on 1 June 2023."),
        "kk": ("Түзетілген күні: 2023 жылғы 12 мамыр.", "Түзетілген күні: 2023 жылғы 1 маусым."),
        "ru": ("Исправлено 12 мая 2023 года.", "Исправлено 1 июня 2023 года."),
        "ja": ("2023年5月12日に訂正しました。", "2023年6月1日に訂正しました。"),
    }.items():
        body, _, drawers = re.sub("[\u00a0\u202f]", " ", workshop.page(f"{tag}/ferry/index.md")).partition(
            'class="drawers"'
        )
        block = body[body.index("#corrections") :]
        assert block.index(days[1]) < block.index(days[0]), f"{tag}: the newest comes first"
        for part in (block, re.search(r'<aside [^>]*id="[^"]*no-price".*?</aside>', drawers, re.DOTALL)[0]):  # type: ignore[index]
            assert all(day in part for day in days), tag
            assert re.search(r"A ticket costs &#60;5&#62;\.", part), tag
            assert tag == "en" or re.search(r'<span lang="en">A ticket is free\.</span>', part), tag
        for other in ("faq", "participants"):
            assert "A ticket" not in workshop.page(f"{tag}/ferry/{other}.md"), "nothing there rests on it"
