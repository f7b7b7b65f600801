"""Choosing words: dates as each language writes them, names, lists, and English where a translation is missing."""

from __future__ import annotations

import pytest

from explainer.compose.evidence import claim_text
from explainer.localise import Dictionary, is_complete, localise, say
from explainer.model.blocks import Heading, Paragraph
from explainer.model.edtf import parse, parse_period
from explainer.model.facts import Article
from explainer.model.message import (
    DateMessage,
    Endonym,
    In,
    Listing,
    Name,
    Ours,
    PerLocale,
    ReadingTime,
    Ui,
    Verbatim,
    Words,
)
from explainer.model.page import Page
from explainer.model.words import Catalogue, Form, Term, Translation
from explainer.read.facts import read_facts
from explainer.read.seed import read_seed
from explainer.source import Source
from tests import languages

TAGS = ("en", "kk", "ru", "ja")
SOURCE = Source("seeds/a.kk.po", "")
ENGLISH = "A ferry was discussed."
TERM = Term(
    "lind",
    SOURCE.span(0, 0),
    "person",
    {"en": Form("Ada Lind", ("Lind",), (), None), "kk": Form("Ада Линд", (), (), "transliterated")},
)


def entry(words: str, *, fuzzy: bool = False, english: str = ENGLISH) -> Catalogue:
    return Catalogue(SOURCE, {"claim.a": Translation("claim.a", english, words, fuzzy, SOURCE.span(0, 0))})


def dictionary(catalogue: Catalogue | None = None) -> Dictionary:
    locales = {locale.tag: locale for locale in languages.interface()[0]}
    return Dictionary(locales, {} if catalogue is None else {("a", "kk"): catalogue}, {"lind": TERM})


WORDS = dictionary()


def date(value: str, period: str | None = None) -> DateMessage:
    edtf = parse(value)
    assert edtf is not None
    return DateMessage(edtf, None if period is None else parse_period(period))


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (date("2024-02-29"), ("29 February 2024", "2024 жылғы 29 ақпан", "29 февраля 2024 года", "2024年2月29日")),
        (date("2024-02"), ("February 2024", "2024 жылғы ақпан", "февраль 2024 года", "2024年2月")),
        (
            date("2024-09/2024-11"),
            (
                "September–November 2024",
                "2024 жылғы қыркүйек–қараша",
                "сентябрь — ноябрь 2024 года",
                "2024年9月～11月",
            ),
        ),
        (
            date("2024-02-03/2024-02-08"),
            ("3–8 February 2024", "2024 жылғы 3–8 ақпан", "3–8 февраля 2024 года", "2024年2月3～8日"),
        ),
        (
            date("2023-11/2024-02"),
            (
                "November 2023 – February 2024",
                "2023 жылғы қараша — 2024 жылғы ақпан",
                "ноябрь 2023 года — февраль 2024 года",
                "2023年11月～2024年2月",
            ),
        ),
    ],
    ids=["day", "month", "months", "days", "months of two years"],
)
def test_a_date_is_written_as_each_language_writes_it(message: DateMessage, expected: tuple[str, ...]) -> None:
    shown = [say(message, tag, WORDS).text.replace("\N{NO-BREAK SPACE}", " ") for tag in TAGS]
    assert shown == list(expected)


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("2024", None),
        ("../2025-06-30", "2025-H1"),
        ("../2025-12-31", "2025-H2"),
        ("../2025-09-30", "2025-Q3"),
        ("../2025-06-30", None),
        ("2025-07-01/..", None),
        ("2024-02-29/2025-06-30", None),
        ("2025-01-01/2025-06-30", "2025-H1"),
        ("2025-07-01/2025-09-30", "2025-Q3"),
    ],
    ids=str,
)
@pytest.mark.parametrize("tag", TAGS)
def test_every_date_of_the_facts_has_words_in_every_language(value: str, period: str | None, tag: str) -> None:
    said = say(date(value, period), tag, WORDS)
    assert said.tag == tag
    assert not said.missing
    assert value.strip("./")[:4] in said.text
    assert "{" not in said.text


def test_by_a_half_year_is_never_the_half_year_itself() -> None:
    for tag in TAGS:
        assert say(date("../2025-06-30", "2025-H1"), tag, WORDS) != say(
            date("2025-01-01/2025-06-30", "2025-H1"), tag, WORDS
        )


BY = """
made: {en: {drafted: person}}
headline: {text: Lind, rests_on: [named]}
participants: {lind: {sort: person, named: {title: Ada Lind}}}
dates: {open: {edtf: ../2023-05-31, words: {s1: by the end of May}}}
claims:
  named: {kind: reported, text: Ada Lind, who: [lind], evidence: [{title: Ada Lind}]}
  due: {kind: inferred, text: {standard: meant, of: open}, because: May is named, evidence: [{s1: by the end of May}]}
summary: {key: [named, due]}
"""
"""Facts with a date by which something is to have happened, and the standard text on what its words mean."""


def test_by_when_the_words_of_the_article_mean_is_one_sentence() -> None:
    seed = read_seed(
        Source("x.txt", "Ada Lind\n\nLast Updated on May 2, 2023\n\nThe gate opens by the end of May.\n"), "x"
    )
    facts, problems = read_facts(Source("x.yml", BY), seed)
    assert facts is not None, problems
    said = [say(claim_text(Article(seed, facts), facts.claims["due"]), tag, WORDS).text for tag in TAGS]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in said] == [
        "“by the end of May” here means: no later than 31 May 2023.",
        "Мұнда «by the end of May» деген сөздер ең соңғы мерзімді білдіреді: 2023 жылғы 31 мамыр.",
        "Слова «by the end of May» здесь означают крайний срок: 31 мая 2023 года.",
        "ここでいう「by the end of May」は、遅くとも2023年5月31日までという意味です。",
    ]


def test_a_translation_is_used_only_for_the_english_that_it_was_made_from() -> None:
    current = say(Ours("a", "claim.a", ENGLISH), "kk", dictionary(entry("Паром талқыланды.")))
    assert current == Words("Паром талқыланды.", "kk")


@pytest.mark.parametrize(
    ("catalogue", "is_updating"),
    [
        (None, False),
        (entry(""), False),
        (entry("Паром.", fuzzy=True), False),
        (entry("Паром.", english="A boat was discussed."), True),
    ],
    ids=["no catalogue", "empty", "fuzzy", "stale"],
)
def test_where_a_translation_is_missing_english_stands_in_and_says_so(
    catalogue: Catalogue | None, *, is_updating: bool
) -> None:
    said = say(Ours("a", "claim.a", ENGLISH), "kk", dictionary(catalogue))
    assert said == Words(ENGLISH, "en", missing=True, updating=is_updating)


def test_english_is_never_missing() -> None:
    assert say(Ours("a", "claim.a", ENGLISH), "en", WORDS) == Words(ENGLISH, "en")


def test_a_name_without_a_form_in_the_language_is_shown_in_english() -> None:
    assert say(Name("lind"), "kk", WORDS) == Words("Ада Линд", "kk")
    assert say(Name("lind"), "ja", WORDS) == Words("Ada Lind", "en", missing=True)


def test_the_articles_words_stay_as_they_are() -> None:
    assert say(Verbatim("the ferry"), "ja", WORDS) == Words("the ferry", "en")
    assert say(Verbatim("4", tag=""), "ja", WORDS) == Words("4", "ja")


def test_a_language_is_named_by_its_own_name_everywhere() -> None:
    assert [say(Endonym(tag), "ru", WORDS) for tag in TAGS] == [
        Words("English", "en"), Words("Қазақша", "kk"), Words("Русский", "ru"), Words("日本語", "ja"),
    ]  # fmt: skip


def test_a_message_may_choose_its_own_language() -> None:
    assert say(In("kk", Name("lind")), "ru", WORDS) == Words("Ада Линд", "kk")
    assert say(PerLocale({"ru": Verbatim("a", "ru"), "en": Verbatim("b")}), "ru", WORDS) == Words("a", "ru")


def test_sentences_are_joined_as_the_language_does() -> None:
    both = Listing((Verbatim("一。", "ja"), Verbatim("二。", "ja")), sentences=True)
    assert say(both, "ja", WORDS).text == "一。二。"
    assert say(Listing((Verbatim("One."), Verbatim("Two.")), sentences=True), "en", WORDS).text == "One. Two."


def test_a_list_with_a_gap_has_a_gap() -> None:
    gap = Ours("a", "claim.a", ENGLISH)
    assert say(Listing((Verbatim("а", "kk"), gap)), "kk", WORDS).missing
    assert not say(Listing((Verbatim("а", "kk"),)), "kk", WORDS).missing


@pytest.mark.parametrize("value", ["{units}", "{0}", "{x.y}", "%s", "{", "}}"])
def test_braces_in_a_value_are_text(value: str) -> None:
    assert value in say(Ui("mark.evidence", {"units": value}), "en", WORDS).text


def test_reading_time_counts_characters_where_words_have_no_spaces() -> None:
    text = Verbatim("字" * 1500, "ja")
    assert "3" in say(ReadingTime((text,)), "ja", WORDS).text
    assert "1" in say(ReadingTime((Verbatim("word"),)), "en", WORDS).text


def page(*blocks: object) -> Page[object]:
    return Page("a/", "summary", "a", Verbatim("t", ""), Verbatim("d", ""), TAGS, (), blocks)  # type: ignore[arg-type]


def test_a_page_with_a_gap_gets_a_notice_on_top_and_keeps_its_shape() -> None:
    whole = page(Heading(1, "h", Verbatim("x", "")), Paragraph("text", Ours("a", "claim.a", ENGLISH)))
    gap = localise(whole, "kk", WORDS)  # type: ignore[arg-type]
    full = localise(whole, "en", WORDS)  # type: ignore[arg-type]
    assert not is_complete(gap)
    assert is_complete(full)
    notice, *rest = gap.blocks
    assert isinstance(notice, Paragraph)
    assert notice.style == "notice"
    assert notice.text.tag == "kk"
    assert [type(block) for block in rest] == [type(block) for block in full.blocks]
