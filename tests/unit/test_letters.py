"""Letters that have two spellings, é and e with an accent behind it: what looks the same is the same."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from explainer.language.citing import find_quote
from explainer.read.seed import read_seed
from explainer.records import parse_record
from explainer.source import Source
from tests.workshop import Workshop

CASES = Path(__file__).parents[1] / "cases" / "letters"


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_translations_and_names_with_decomposed_letters_give_the_same_pages(workshop: Workshop) -> None:
    before = {name: content for name, (content, _) in workshop.state().items()}
    for name in ("glossary.yml", "ferry.kk.po", "ferry.ru.po", "ferry.ja.po"):
        file = workshop.seeds / name
        composed = file.read_text("utf-8")
        file.write_text(decomposed(composed), "utf-8")
        assert file.read_text("utf-8") != composed, "the case has no letter with a second spelling"
    assert workshop.run("check").code == 0
    assert workshop.run().code == 0
    assert {name: content for name, (content, _) in workshop.state().items()} == before


@pytest.mark.parametrize(("article", "facts"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_an_article_and_its_facts_need_not_spell_letters_alike(workshop: Workshop, article: str, facts: str) -> None:
    for name, form in (("cafe.txt", article), ("cafe.yml", facts)):
        text = (CASES / name).read_text("utf-8")
        (workshop.seeds / name).write_text(unicodedata.normalize(form, text), "utf-8")  # type: ignore[arg-type]
    assert workshop.run("check").code == 0
    assert workshop.run().code == 0
    assert "José Núñez" in workshop.page("en/cafe/facts.json")


@pytest.mark.parametrize("words", ["José Núñez", "Андрей Королёв", "がぎぐ", "서울 한강", "ệ", "Å"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_quotation_is_found_in_either_spelling(words: str, form: str, typed: str) -> None:
    text = unicodedata.normalize(form, f"Title é\n\nHere said {words} nothing at all.")  # type: ignore[arg-type]
    seed = read_seed(Source("x.txt", text), "x")
    quoted = find_quote(seed, seed.sentences[0], unicodedata.normalize(typed, words))  # type: ignore[arg-type]
    assert [(span.column, span.text) for span in quoted] == [(11, unicodedata.normalize("NFC", words))]


def test_an_ideograph_keeps_the_shape_that_its_name_has() -> None:
    """NFC would write 神 (U+FA19) as 神 (U+795E): another shape, and people care which is theirs."""
    seed = read_seed(Source("x.txt", "Title\n\nHere said \ufa19谷 e\u0301 nothing."), "x")
    (found,) = find_quote(seed, seed.sentences[0], "\u795e谷 é")
    assert found.text == "\ufa19谷 é"


def test_a_letter_and_its_accent_written_as_an_escape_are_one_letter() -> None:
    (entry,) = parse_record(Source("x.yml", r'name: "Jose\u0301"')).entries
    assert entry.value.text == "José"  # type: ignore[union-attr]


def test_an_article_is_brought_in_with_composed_letters(workshop: Workshop, tmp_path: Path) -> None:
    shutil.copy2(CASES / "cafe.txt", tmp_path)
    assert not unicodedata.is_normalized("NFC", (CASES / "cafe.txt").read_text("utf-8"))
    said = workshop.run("add", str(tmp_path / "cafe.txt"), "--slug", "cafe")
    assert (said.code, "title: Café Émile" in said.out) == (0, True)
    assert unicodedata.is_normalized("NFC", (workshop.seeds / "cafe.txt").read_text("utf-8"))
