"""The index's files and its rules; what a query finds is tests/browser/test_search_dialog.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from explainer import search
from explainer.language.data import read_data
from explainer.problem import ContentError
from explainer.search import Document, Rules
from explainer.source import Source

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "scripts" / "locales"
TAGS = sorted(path.parent.name for path in RULES.glob("*/search.json"))

SENTENCES = (
    Document("a/faq/", "when", "FAQ", "When did they meet?", 3),
    Document("a/", "key", "Summary", "They met to discuss the flights of 2025.", 2),
    Document("a/faq/", "key", "FAQ", "They met to discuss the flights of 2025.", 2),
    Document("a/source/", "s1", "Source", "The possibility of flights was discussed.", 1),
)


def index(documents: Iterable[Document], rules: Rules, names: Sequence[tuple[str, ...]]) -> dict[str, bytes]:
    return search.index([search.tokenised(documents, rules)], rules, names)


def read(tag: str) -> Rules:
    source = Source(f"{tag}.json", (RULES / tag / "search.json").read_text(encoding="utf-8"))
    return read_data(source, Rules)


def content(files: dict[str, bytes]) -> str:
    return "\n".join(files[name].decode() for name in sorted(files))


def test_every_published_language_has_rules() -> None:
    assert {"en", "ja", "kk", "ru"} <= set(TAGS)


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("en", "flight", "flights"),
        ("en", "studies", "study"),
        ("en", "planned", "plan"),
        ("en", "explore", "exploring"),
        ("en", "met", "meeting"),
        ("en", "agreed", "agree"),
        ("en", "meetings", "meet"),
        ("en", "endeavor", "endeavours"),
        ("en", "recognized", "recognise"),
        ("en", "resuming", "resumption"),
        ("en", "feasible", "feasibility"),
        ("en", "tourists", "tourism"),
        ("en", "investing", "investments"),
        ("en", "negotiated", "negotiations"),
        ("en", "notify", "notification"),
        ("ru", "террористы", "терроризма"),
        ("ru", "полёты", "полётов"),
        ("ru", "авиасообщением", "авиасообщение"),
        ("ru", "Томпиевой", "Томпиева"),
        ("ru", "послом", "посол"),
        ("ru", "авиакомпаний", "авиакомпания"),
        ("kk", "Қазақстанның", "Қазақстан"),
        ("kk", "Қазақстан", "Казакстан"),
        ("kk", "қатынас", "қатынасын"),
        ("kk", "қатынастарымыздың", "катынас"),
        ("kk", "елінің", "ел"),
        ("kk", "серігі", "серік"),
        ("kk", "ынтымақтастығы", "ынтымақтастық"),
        ("kk", "бағасын", "баға"),
    ],
)
def test_forms_of_one_word_are_related(tag: str, one: str, other: str) -> None:
    assert read(tag).related(read(tag).folded(one), read(tag).folded(other))


@pytest.mark.parametrize(
    ("tag", "one", "other"),
    [
        ("en", "Jun", "June"),
        ("en", "start", "star"),
        ("en", "2025", "202"),
        ("en", "committee", "commit"),
        ("en", "committees", "committed"),
        ("en", "new", "news"),
        ("en", "commission", "commit"),
        ("en", "department", "depart"),
        ("en", "station", "state"),
        ("ru", "страна", "страх"),
        ("kk", "бастама", "бастау"),
        ("ru", "полёт", "погода"),
        ("ru", "Японии", "японский"),
        ("kk", "қазақ", "Қазақстан"),
        ("kk", "халық", "халал"),
    ],
)
def test_other_words_are_not_related(tag: str, one: str, other: str) -> None:
    assert not read(tag).related(read(tag).folded(one), read(tag).folded(other))


def test_japanese_is_read_in_pairs_and_its_middle_dot_is_nothing() -> None:
    assert read("ja").tokens("直行便、2025年 ヤマダ・ジュン") == [
        *("直行", "行便", "便", "2025", "年"),
        *("ヤマ", "マダ", "ダジ", "ジュ", "ュン", "ン"),
    ]


def test_the_same_sentences_give_the_same_bytes() -> None:
    names = (("Yamada", "Ямада"), ("flights", "рейсы"))
    assert index(SENTENCES, read("en"), names) == index(list(SENTENCES), read("en"), list(names))


def test_a_sentence_on_two_pages_of_an_article_is_kept_once_where_a_reader_would_rather_land() -> None:
    files = index(SENTENCES[::-1], read("en"), ())
    blocks = [json.loads(text) for name, text in files.items() if name.startswith("d-")]
    pages = [block["pages"][line[0]][0] for block in blocks for line in block["lines"] if "2025" in line[2]]
    assert pages == ["a/"]


def test_any_change_of_a_sentence_changes_the_digest() -> None:
    changed = (*SENTENCES[:-1], Document("a/source/", "s2", "Source", SENTENCES[-1].text, 1))
    digests = {
        json.loads(index(sentences, read("en"), ())["manifest.json"])["digest"] for sentences in (SENTENCES, changed)
    }
    assert len(digests) == 2


def test_a_name_of_another_language_leads_to_this_languages_forms() -> None:
    sentences = (Document("a/", "key", "Кратко", "По словам Томпиевой, рейсы возможны.", 2),)
    names = (("Saltanat Tompiyeva", "Tompiyeva", "Салтанат Томпиева", "Томпиева", "トンピエワ"),)
    files = index(sentences, read("ru"), names)
    found = {
        word: entry for name, text in files.items() if name[0] == "t" for word, entry in json.loads(text)["a"].items()
    }
    assert found == {
        "saltanat": [["tompieva", "томпиева"], ["tompiyeva", "томпиева"]],
        "tompieva": [["", "томпиева"]],
        "tompiyeva": [["", "томпиева"]],
        "トンピエワ": [["", "томпиева"]],
    }


def test_a_stop_word_weighs_only_in_headings() -> None:
    files = index(SENTENCES, read("en"), ())
    tokens = {token for name, text in files.items() if name[0] == "t" for token in json.loads(text)["t"]}
    assert "did" in tokens
    assert "of" not in tokens


def test_an_empty_site_has_an_index() -> None:
    assert json.loads(index((), read("en"), ())["manifest.json"])["documents"] == 0


def test_a_language_without_rules_is_searched_by_its_words_as_they_stand() -> None:
    bare = read_data(Source("sw.json", "{}"), Rules)
    assert bare.tokens("Ndege za moja kwa moja") == ["ndege", "za", "moja", "kwa", "moja"]
    assert bare.stems("ndege") == {"ndege"}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ('"least": "none"', "1:11: Expected `int`"),
        ('"rounds": 0', "1:12: Expected `int` >= 1"),
        ('"suffixes": "s"', "1:14: Expected `array`"),
        ('"stop": ["a", ""]', "Expected `str` of length >= 1"),
        ('"ends": [["a"]]', "1:11: Expected `array` of length 2"),
        ('"fold": {"ab": "c"}', "Expected `str` of length <= 1"),
        ('"sufixes": []', "unknown field `sufixes`"),
    ],
)
def test_what_is_wrong_with_rules_is_told_with_its_place(fault: str, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_data(Source("scripts/locales/xx/search.json", f"{{{fault}}}"), Rules)
    assert "xx/search.json:1:" in str(caught.value)
    assert told in str(caught.value)


def test_content_is_utf8_without_escapes() -> None:
    assert "\\u" not in content(index(SENTENCES, read("kk"), (("Japan", "Жапония"),)))
