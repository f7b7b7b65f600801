"""Reading and merging gettext catalogues.

`cases/catalogue/read/valid/*.po` stand beside the entries they hold; `read/invalid/*.po` name in their first comments
the problems they must give (`# expect LINE:COLUMN code`, in order) and the entries read all the same (`# reads ids`).
Each folder of `merge/` holds `old.po` (absent: no catalogue yet), the `units.yml` to merge, and the result `new.po`.
"""

from __future__ import annotations

import difflib
import io
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import polib
import pytest
import yaml
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from explainer.model.facts import Drafted, Maker
from explainer.model.words import Unit
from explainer.problem import ContentError
from explainer.read.catalogue import CatalogueHeader, digest, merge, read_catalogue, read_template, with_words
from explainer.read.catalogue.parsing import parse
from explainer.read.catalogue.po import Part, written
from explainer.source import Source

CASES = Path(__file__).parents[1] / "cases" / "catalogue"
LOCALES = Path(__file__).parents[2] / "scripts" / "locales"
VALID = sorted(CASES.glob("read/valid/*.po"))
INVALID = sorted(CASES.glob("read/invalid/*.po"))
MERGES = sorted(path.parent for path in CASES.glob("merge/*/units.yml"))
# polib cuts lines at U+2028 and U+0085, takes no two strings on a line and leaves octal escapes; gettext does not.
BEYOND_POLIB = {"octal-escapes", "unicode-spaces-and-line-separators", "strings-on-one-line"}
HEADER = CatalogueHeader("kk", "meeting", "nplurals=2; plural=(n != 1);", ("Kazakh translation.", ""))

needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


def by_name(path: Path) -> str:
    return path.stem


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def source(text: str) -> Source:
    return Source("seeds/meeting.kk.po", text)


def unit(unit_id: str, english: str, line: int = 1, *, comments: tuple[str, ...] = (), was: str | None = None) -> Unit:
    facts = Source("seeds/meeting.yml", "\n" * 99)
    return Unit(unit_id, english, facts.line(line), comments, was)


def units_of(case: Path) -> list[Unit]:
    return [
        Unit(
            one["id"],
            one["english"],
            Source(one.get("file", "seeds/meeting.yml"), "\n" * 99).line(one["line"]),
            tuple(one.get("comments", ())),
            one.get("was"),
            flags=tuple(one.get("flags", ())),
        )
        for one in yaml.safe_load((case / "units.yml").read_text(encoding="utf-8"))
    ]


def old_of(case: Path) -> str | None:
    path = case / "old.po"
    return text_of(path) if path.exists() else None


def merged(old: str | None, units: list[Unit]) -> str:
    return merge(None if old is None else source(old), units, HEADER)


def test_there_are_cases() -> None:
    assert len(VALID) >= 5
    assert len(INVALID) >= 20
    assert len(MERGES) >= 25


# Reading


@pytest.mark.parametrize("path", VALID, ids=by_name)
def test_a_valid_catalogue_is_read_without_a_problem(path: Path) -> None:
    catalogue, problems = read_catalogue(source(text_of(path)), "kk")

    assert problems == []
    assert [
        {
            "id": key,
            "english": entry.english,
            "words": entry.words,
            "fuzzy": entry.fuzzy,
            "at": f"{entry.at.line}:{entry.at.column}",
        }
        for key, entry in catalogue.entries.items()
    ] == yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", INVALID, ids=by_name)
def test_every_problem_has_its_place_and_hides_no_other_entry(path: Path) -> None:
    text = text_of(path)
    catalogue, problems = read_catalogue(source(text), "kk")

    found = sorted((p.where.line, p.where.column, p.code) for p in problems)
    assert [f"{line}:{column} {code}" for line, column, code in found] == re.findall(
        r"^# expect (.+)$", text, re.MULTILINE
    )
    assert " ".join(catalogue.entries) == re.findall(r"^# reads ?(.*)$", text, re.MULTILINE)[0]
    assert all(problem.message and problem.fix for problem in problems)


def test_a_second_entry_names_the_place_of_the_first() -> None:
    _, problems = read_catalogue(source(text_of(CASES / "read/invalid/same-unit-twice.po")))

    assert "seeds/meeting.kk.po:18:1" in problems[0].message


def test_without_a_language_to_expect_any_is_right() -> None:
    _, problems = read_catalogue(source(text_of(CASES / "read/invalid/language-of-another-file.po")))

    assert problems == []


@pytest.mark.parametrize("path", VALID, ids=by_name)
def test_windows_line_ends_read_the_same(path: Path) -> None:
    text = text_of(path)

    assert said(text.replace("\n", "\r\n")) == said(text)


@pytest.mark.parametrize("path", [p for p in VALID if p.stem not in BEYOND_POLIB], ids=by_name)
def test_polib_reads_the_same(path: Path) -> None:
    expected = [
        (entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy)
        for entry in polib.pofile(text_of(path))
        if not entry.obsolete
    ]

    assert said(text_of(path)) == expected


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MET = 'msgctxt "met"\nmsgid "They met."\nmsgstr "Олар кездесті."\n'
REASON = "number-differs - the article says it in words, and so do all the newspapers of this language"
LOST_BY_POLIB = {
    "the English that an obsolete entry was made from": (
        f'{HEAD}{MET}\n#, fuzzy\n#~| msgid "Meeting."\n#~ msgctxt "gone"\n#~ msgid "Met."\n#~ msgstr "Кездесу."\n',
        '#~| msgid "Meeting."',
    ),
    "a comment at the file's end": (f"{HEAD}{MET}\n# Nothing below.\n", "# Nothing below."),
    "an acceptance, one a line": (
        f"{HEAD}# accept: {REASON}\n{MET}",
        f"# accept: {REASON} [of ",
    ),
    "the order of the header's fields": (
        'msgid ""\nmsgstr ""\n"X-Own: a\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: kk\\n"\n\n' + MET,
        '"X-Own: a\\n"\n"Content-Type',
    ),
    "a translator's own lines": (
        f'{HEAD}msgctxt "met"\nmsgid "They met."\nmsgstr ""\n"Олар "\n"кездесті."\n',
        '"Олар "\n"кездесті."',
    ),
    "a line separator": (HEAD + MET.replace("Олар ", "Олар\u2028"), "Олар\u2028кездесті."),
    "two strings on a line": (HEAD + MET.replace("Олар ", 'Олар " "'), '"Олар " "кездесті."'),
}


@pytest.mark.parametrize(("text", "kept"), LOST_BY_POLIB.values(), ids=LOST_BY_POLIB)
def test_what_polib_would_lose_is_kept(text: str, kept: str) -> None:
    """Why a catalogue's text is not read and written by it."""
    try:
        assert kept.removesuffix(" [of ") not in str(polib.pofile(text, wrapwidth=79))
    except OSError as error:
        assert "Syntax error" in str(error)  # noqa: PT017 - it may refuse, too
    assert kept in merged(text, [unit("met", "They met.")])


def test_what_polib_reads_with_a_letter_less_is_a_problem() -> None:
    """A mark is missing at the end of a line: it takes the last letter for the mark."""
    text = HEAD + MET.removesuffix('"\n') + "\n"
    assert polib.pofile(text)[0].msgstr == "Олар кездесті"
    assert [problem.code for problem in read_catalogue(source(text))[1]] == ["bad-po"]


@given(st.text(alphabet='a"\\#~|:.,\r\n\t \u2028msgidctrn[0]'))
def test_whatever_the_text_nothing_of_it_is_lost_on_reading(text: str) -> None:
    file, _ = parse(source(text))

    assert str(file) == text


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=by_name)
def test_a_file_cut_off_anywhere_is_still_taken_apart_whole(path: Path) -> None:
    text = text_of(path)
    for end in range(0, len(text), 7):
        file, _ = parse(source(text[:end]))
        assert str(file) == text[:end]


# Merging


@pytest.mark.parametrize("case", MERGES, ids=by_name)
def test_merging_gives_the_expected_file(case: Path) -> None:
    assert merged(old_of(case), units_of(case)) == text_of(case / "new.po")


@pytest.mark.parametrize("case", MERGES, ids=by_name)
def test_merging_again_changes_nothing(case: Path) -> None:
    new = text_of(case / "new.po")

    assert merged(new, units_of(case)) == new


@pytest.mark.parametrize("case", [case for case in MERGES if old_of(case)], ids=by_name)
def test_windows_line_ends_and_a_missing_last_one_stay(case: Path) -> None:
    old, new = str(old_of(case)), text_of(case / "new.po")

    assert merged(old.replace("\n", "\r\n"), units_of(case)) == new.replace("\n", "\r\n")
    assert merged(old.rstrip("\n"), units_of(case)) == new.rstrip("\n")


@needs_gettext
@pytest.mark.parametrize("case", MERGES, ids=by_name)
def test_gettext_accepts_the_merged_file(case: Path, tmp_path: Path) -> None:
    path = case / "new.po"
    checked = gettext("msgfmt", "--check", "--output-file", str(tmp_path / "new.mo"), str(path))
    again = gettext("msgcat", "--no-wrap", str(path))

    assert checked.returncode == 0
    assert [line for line in checked.stderr.splitlines() if "still has the initial default value" not in line] == []
    assert said(again.stdout) == said(text_of(path))


@needs_gettext
def test_gettext_would_wrap_a_new_entry_the_same_way() -> None:
    new = CASES / "merge" / "no-catalogue-yet" / "new.po"

    assert gettext("msgcat", str(new)).stdout == text_of(new)


@needs_gettext
@pytest.mark.parametrize("path", VALID, ids=by_name)
def test_what_we_call_valid_gettext_reads(path: Path) -> None:
    assert gettext("msgcat", "--output-file=/dev/null", str(path)).returncode == 0


@needs_gettext
@pytest.mark.parametrize("path", INVALID, ids=by_name)
def test_what_gettext_cannot_read_is_a_problem_here_too(path: Path) -> None:
    """The other way round, we ask more: one entry a unit, no plural forms, one language."""
    refused = gettext("msgcat", "--output-file=/dev/null", str(path)).returncode != 0
    _, problems = read_catalogue(source(text_of(path)))

    assert not refused or {problem.code for problem in problems} & {"bad-po", "po-charset"}


@pytest.mark.parametrize("path", [p for p in INVALID if "language" not in p.stem], ids=by_name)
def test_what_cannot_be_read_is_never_overwritten(path: Path) -> None:
    with pytest.raises(ContentError):
        merged(text_of(path), [unit("good", "Good.")])


def test_a_claim_inserted_at_the_top_changes_no_other_entry() -> None:
    units = [unit(f"claim.{number}", f"They met {number} times.", number) for number in range(1, 20)]
    before = merged(None, units)
    after = merged(before, [unit("claim.new", "They met.", 1), *(unit(u.id, u.english, u.at.line + 5) for u in units)])

    changed = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]
    assert len(changed) == 5
    assert not any(line.startswith("-") for line in changed)


@needs_gettext
@pytest.mark.parametrize("tag", ["kk", "ru", "ja"])
def test_msgmerge_and_messages_write_the_same_interface(tag: str, tmp_path: Path) -> None:
    """With its comments and flags: what the one brings, the other keeps."""
    path, template = LOCALES / tag / "messages.po", LOCALES / "en" / "messages.pot"
    brought = tmp_path / "messages.po"
    gettext("msgmerge", "--quiet", "--output-file", str(brought), str(path), str(template))
    units, _ = read_template(Source("scripts/locales/en/messages.pot", text_of(template)))

    assert merged(text_of(brought), [*units]) == text_of(brought)
    assert {u.id: (u.comments, u.flags) for u in read_template(source(text_of(path)))[0]} == {
        u.id: (u.comments, u.flags) for u in units
    }


def test_an_empty_file_is_like_none() -> None:
    units = [unit("good", "Good.")]

    assert merged("\n", units) == merged(None, units)


@pytest.mark.parametrize("lost", [["They met."], ["They met.", "They met."]])
def test_an_entry_without_context_that_may_be_two_units_is_told(lost: list[str]) -> None:
    entries = "\n".join(f'msgid "{english}"\nmsgstr "Олар кездесті."\n' for english in lost)
    units = [unit("a", "They met."), unit("b", "They met." if len(lost) == 1 else "In Almaty.")]

    with pytest.raises(ContentError) as refused:
        merged(HEAD + entries, units)
    assert {problem.code for problem in refused.value.problems} == {"no-context"}


def test_decomposed_letters_are_the_same_english_and_the_same_words() -> None:
    """As an editor on macOS may save them, even with a letter and its accent in two strings."""
    old = HEAD + 'msgctxt "cafe"\nmsgid "A cafe\u0301."\nmsgstr "ки"\n"\u0306."\n'

    assert current(old, [unit("cafe", "A café.")]) == {"cafe": "кй."}
    assert "fuzzy" not in merged(old, [unit("cafe", "A café.")])


def test_babel_reads_a_new_catalogue() -> None:
    read = read_po(io.BytesIO(merged(None, [unit("a", "They met.")]).encode()))

    assert [(message.context, message.id) for message in read if message.id] == [("a", "They met.")]


@needs_gettext
@pytest.mark.parametrize("tag", ["kk", "ru", "ja"])
def test_statements_are_wrapped_as_gettext_wraps(tag: str) -> None:
    """Those of the interface; msgcat changes nothing of its file."""
    path = LOCALES / tag / "messages.po"
    assert gettext("msgcat", str(path)).stdout == text_of(path)
    for entry in parse(source(text_of(path)))[0].messages:
        if entry.obsolete:
            continue
        for part, value in ((Part.MSGID, entry.english), (Part.MSGSTR, entry.words)):
            assert [line.text for line in written(part, value, "\n")] == [line.text for line in entry.of(part)]


def test_two_units_of_the_same_id_are_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        merged(None, [unit("a", "A"), unit("a", "B")])


ids = st.sampled_from(["a", "b", "c", "d"])
english = st.sampled_from(
    ["Met.", "They met.", "They talked at length.", 'A "quoted" \\ line\nand another\n', "", "x " * 99]
)
words = st.text('әҚ«» "\\\\#~日。\u2028\u00a0\t\n-', max_size=20)


@st.composite
def unit_lists(draw: st.DrawFn) -> list[Unit]:
    return [
        unit(
            key,
            draw(english),
            draw(st.integers(1, 99)),
            comments=tuple(draw(st.lists(st.sampled_from(["Said by both.", "Terms: a, b", ""]), max_size=2))),
            was=draw(st.none() | ids),
        )
        for key in draw(st.lists(ids, unique=True))
    ]


@st.composite
def catalogues(draw: st.DrawFn) -> str:
    """A catalogue as a person may leave it: its entries, living and obsolete, in any order and spacing."""
    keys = draw(st.lists(ids, unique=True))
    living = [(key, draw(english), False) for key in keys]
    retired = [(key, text, True) for key, text in draw(st.lists(st.tuples(ids, english), max_size=3, unique=True))]
    texts = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"']
    for number, (key, text, obsolete) in enumerate(draw(st.permutations([*living, *retired]))):
        entry = polib.POEntry(msgctxt=key, msgid=text, obsolete=obsolete)
        if draw(st.booleans()):
            entry.msgstr = f"<{number}>" + draw(words)
        if draw(st.booleans()):
            entry.tcomment = f"note {number}"
        if draw(st.booleans()):
            entry.flags.append("fuzzy")
        if not obsolete:
            entry.previous_msgid = draw(st.none() | english)
            entry.previous_msgctxt = draw(st.none() | ids) if entry.previous_msgid is not None else None
        texts.append(str(entry).rstrip("\n"))
    text = draw(st.sampled_from(["\n\n", "\n", "\n \n\n"])).join(texts) + draw(
        st.sampled_from(["\n", "", "\n# End.\n"])
    )
    return draw(st.sampled_from([text, text.replace("\n", "\r\n")]))


@given(catalogues(), unit_lists())
def test_nothing_a_person_wrote_is_lost_and_merging_again_changes_nothing(old: str, units: list[Unit]) -> None:
    new = merged(old, units)

    assert merged(new, units) == new
    assert read_catalogue(source(new))[1] == []
    assert {key: entry.english for key, entry in read_catalogue(source(new))[0].entries.items()} == {
        one.id: one.english for one in units
    }
    assert list(read_catalogue(source(new))[0].entries) == [one.id for one in units]
    for entry in parse(source(old))[0].entries:
        if entry.words:
            assert any(other.words == entry.words for other in parse(source(new))[0].entries) or (
                f"# {polib.escape(entry.words)}" in new
            )
    comments = re.compile(r"^# (?:note \d|End)", re.MULTILINE)
    assert not Counter(comments.findall(old)) - Counter(comments.findall(new))


@given(catalogues(), unit_lists(), unit_lists())
def test_units_that_come_back_bring_their_translations_back(old: str, units: list[Unit], others: list[Unit]) -> None:
    """Whatever the English was meanwhile. Renames are left out: they move a translation for good."""
    units = [unit(one.id, one.english) for one in units]
    others = [unit(one.id, one.english) for one in others]
    once = merged(old, units)

    before = current(once, units)
    after = current(merged(merged(once, others), units), units)
    assert before.items() <= after.items()


@needs_gettext
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_gettext_reads_a_merged_file_of_many_kinds(end: str, tmp_path: Path) -> None:
    old = text_of(CASES / "merge" / "english-changed" / "old.po").replace("\n", end)
    units = [unit("claim.meeting", "x " * 99), unit("new", 'A "quoted" \\ line\nand another', was="claim.place")]
    path = tmp_path / "new.po"
    path.write_bytes(merged(old, units).encode())

    assert gettext("msgcat", "--output-file=/dev/null", str(path)).stderr == ""


# Reviews


def test_the_digest_is_of_what_is_current() -> None:
    units = units_of(CASES / "merge" / "nothing-changed")
    catalogue, _ = read_catalogue(source(text_of(CASES / "merge" / "nothing-changed" / "new.po")))
    other_words, _ = read_catalogue(
        source(text_of(CASES / "merge" / "nothing-changed" / "new.po").replace("кездесті", "жолықты"))
    )
    moved, _ = read_catalogue(source(text_of(CASES / "merge" / "line-moved" / "new.po")))
    fuzzy, _ = read_catalogue(source(text_of(CASES / "merge" / "english-changed" / "new.po")))

    assert re.fullmatch(r"[0-9a-f]{16}", digest(catalogue, units))
    assert digest(moved, units) == digest(catalogue, units)
    assert len({digest(one, units) for one in (catalogue, other_words, fuzzy)}) == 3
    assert digest(catalogue, units[::-1]) != digest(catalogue, units)
    assert digest(fuzzy, units) == digest(catalogue, units[1:])


def said(text: str) -> list[tuple[str, str, str, bool]]:
    catalogue, _ = read_catalogue(source(text))
    return [(key, entry.english, entry.words, entry.fuzzy) for key, entry in catalogue.entries.items()]


def current(text: str, units: list[Unit]) -> dict[str, str]:
    catalogue, _ = read_catalogue(source(text))
    found = {one.id: catalogue.words(one.id, one.english) for one in units}
    return {key: value for key, value in found.items() if value is not None}


def gettext(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("tag", "stated", "others"),
    [
        ("ru", "ru_RU ru ru-RU ru_RU.UTF-8 ru@euro", "kk uk_RU ru_Latn ru@latin rus russian"),
        ("kk", "kk kk_KZ", "kk@latin kk_Latn kz ky"),
        (
            "uz-Latn",
            "uz uz_Latn uz-Latn uz@latin uz_UZ@latin uz_Latn_UZ UZ_LATN uz_UZ@Latn",
            "uz_Cyrl uz@cyrillic tr_Latn",
        ),
        ("zh-Hans", "zh zh_Hans zh_CN zh-Hans-CN zh_SG", "zh_Hant zh_TW zh_HK ja_Hans"),
        ("zh-Hant", "zh_TW zh_Hant_HK zh", "zh_CN zh_Hans_TW"),
        ("sr-Cyrl", "sr sr_RS sr_Cyrl sr@cyrillic sr_RS@cyrillic", "sr@latin sr_Latn_RS hr"),
        ("pt-BR", "pt_BR pt-br", "pt pt_PT"),
        ("es-419", "es_419", "es es_ES"),
    ],
)
def test_a_header_names_its_language_as_editors_spell_it(tag: str, stated: str, others: str) -> None:
    """A language with its script too, which gettext writes in several ways; `others` are other languages' names."""

    def problems(written: str) -> list[str]:
        header = f'msgid ""\nmsgstr ""\n"Language: {written}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        return [problem.code for problem in read_catalogue(Source("x.po", header), tag)[1]]

    assert [one for one in stated.split() if problems(one)] == []
    assert [one for one in others.split() if problems(one) != ["po-language"]] == []


@pytest.mark.parametrize("tag", ["uz-Latn", "zh-Hans", "kk"])
def test_a_new_catalogue_names_its_language(tag: str) -> None:
    text = merge(None, [], CatalogueHeader(tag, "meeting"))
    assert read_catalogue(Source("x.po", text), tag)[1] == []


# Words for units that have none


@pytest.mark.parametrize("case", sorted(CASES.glob("words/*/words.yml")), ids=lambda path: path.parent.name)
def test_words_given_to_units_stand_there_with_who_made_them(case: Path) -> None:
    given_words = yaml.safe_load(case.read_text("utf-8"))
    who = Maker(
        Drafted(given_words["made"]["drafted"]), *(given_words["made"].get(key) for key in ("by", "version", "on"))
    )
    old = text_of(case.parent / "old.po")
    new = with_words(source(old), given_words["words"], who)

    assert new == text_of(case.parent / "new.po")
    entries, problems = read_catalogue(source(new), "kk")
    assert problems == []
    for name, words_of_unit in given_words["words"].items():
        assert (entries.entries[name].words, entries.entries[name].made) == (words_of_unit, who)
    units = [unit(entry.id, entry.english) for entry in entries.entries.values()]
    assert [pair.words for pair in entries.pairs(units) if pair.id in given_words["words"]]
    assert with_words(source(old.replace("\n", "\r\n")), given_words["words"], who) == new.replace("\n", "\r\n")


@needs_gettext
@pytest.mark.parametrize("case", sorted(CASES.glob("words/*/new.po")), ids=lambda path: path.parent.name)
def test_gettext_reads_words_that_were_given(case: Path) -> None:
    done = gettext("msgcat", "--output-file=/dev/null", str(case))
    assert (done.returncode, done.stderr) == (0, "")


def test_words_that_somebody_wrote_are_not_written_over() -> None:
    who = Maker(Drafted.MACHINE)
    with pytest.raises(ValueError, match="met"):
        with_words(source(HEAD + MET), {"met": "Кездесу."}, who)
    with pytest.raises(ValueError, match="gone"):
        with_words(source(HEAD + MET), {"gone": "Кездесу."}, who)
    with pytest.raises(ContentError):
        with_words(source(HEAD + MET + MET), {}, who)


def test_who_made_words_holds_until_somebody_changes_them() -> None:
    text = merged(f"{HEAD}# made: {{drafted: machine, by: A model}}\n{MET}", [unit("met", "They met.")])
    assert read_catalogue(source(text))[0].entries["met"].made == Maker(Drafted.MACHINE, "A model")
    edited = text.replace("Олар кездесті", "Кездесу өтті")
    assert read_catalogue(source(edited))[0].entries["met"].made is None
    assert merged(edited, [unit("met", "They met.")]).count("made:") == 1
