"""Reading an article: bytes to text, title and dateline, paragraphs, sentences."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model.seed import Seed
from explainer.problem import ContentError
from explainer.read import dateline
from explainer.read.seed import read_seed
from explainer.read.text import MAX_BYTES, decode
from explainer.source import Source
from tests.article import SEEDS, SLUG
from tests.linear import grows_linearly

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "seed"
VALID = sorted((CASES / "valid").glob("*.txt"))
INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.suffix != ".expected")
DATELINES = [line.split("\t") for line in (CASES / "datelines.tsv").read_text("utf-8").splitlines()]


def read(path: Path) -> Seed:
    return read_seed(decode(f"seeds/{path.stem}.txt", path.read_bytes()), path.stem)


def problems(data: bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_seed(decode("seeds/x.txt", data), "x")
    return [problem.code for problem in caught.value.problems]


def test_there_are_cases() -> None:
    assert len(VALID) >= 25
    assert len(DATELINES) >= 50
    # A case of the size that is too large would be larger than all others together; a test below makes one.
    assert {path.name.split(".")[0] for path in INVALID} == {"not-utf8", "utf16", "nul", "empty", "title-only"}


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_units_of_an_article(path: Path) -> None:
    units = "".join(f"{unit.id}\t{unit.paragraph}\t{unit.text}\n" for unit in read(path).units)
    assert units == path.with_suffix(".expected").read_text("utf-8")


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_what_is_said_of_an_unreadable_article(path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read(path)
    assert f"{caught.value}\n" == path.with_suffix(".expected").read_text("utf-8")
    assert [problem.code for problem in caught.value.problems] == [path.name.split(".")[0]]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_units_are_ranges_of_the_article_without_blank_edges(path: Path) -> None:
    seed = read(path)
    for unit in seed.units:
        text = seed.source.text[unit.span.start : unit.span.end]
        assert " ".join(text.split()) == unit.text
        assert ink(text[0]), repr(text)
        assert ink(text[-1]), repr(text)


def test_units_name_their_place() -> None:
    seed = read(CASES / "valid" / "unicode-spaces.txt")
    assert seed.dateline is not None
    assert seed.title.span.text == "Ministers\u00a0meet"
    assert seed.dateline.span.text == "Last\u00a0Updated on March\u00a09, 2024 12:34\u202fpm"
    assert [sentence.span.text for sentence in seed.sentences] == ["They met.", "They left.", "Mr.\u00a0Smith stayed."]
    assert [str(unit.span) for unit in seed.units] == [
        "seeds/unicode-spaces.txt:1:2",
        "seeds/unicode-spaces.txt:3:1",
        "seeds/unicode-spaces.txt:5:2",
        "seeds/unicode-spaces.txt:5:12",
        "seeds/unicode-spaces.txt:7:2",
    ]


def test_a_byte_order_mark_moves_no_column() -> None:
    assert str(read_seed(decode("x.txt", b"\xef\xbb\xbfTitle\n\nText."), "x").title.span) == "x.txt:1:1"


def test_line_ends_stay_as_they_are() -> None:
    assert decode("x.txt", b"Title\r\n\r\nText.\r\n").text == "Title\r\n\r\nText.\r\n"


@pytest.mark.parametrize(("size", "codes"), [(MAX_BYTES, ["title-only"]), (MAX_BYTES + 1, ["too-large"])])
def test_size_of_a_file(size: int, codes: list[str]) -> None:
    assert problems(b"a" * size) == codes


@pytest.mark.parametrize(("line", "expected"), DATELINES, ids=[line for line, _ in DATELINES])
def test_dateline(line: str, expected: str) -> None:
    seed = read_seed(Source("x.txt", f"Ministers meet\n\n{line}\n\nThey met.\n"), "x")
    if expected == "none":
        assert seed.dateline is None
        assert seed.updated is None
    else:
        assert seed.dateline is not None
        assert seed.dateline.text == line
        assert [sentence.text for sentence in seed.sentences] == ["They met."]
        assert seed.updated == (None if expected == "-" else moment(expected))


@pytest.mark.parametrize(
    ("line", "is_update"),
    [
        ("Last Updated on March 9, 2024 12:34 pm", True),
        ("Published March 8, 2024, updated March 9, 2024", True),
        ("Published on March 9, 2024", False),
        ("March 9, 2024", False),
    ],
)
def test_whether_a_dateline_tells_of_an_update(line: str, *, is_update: bool) -> None:
    seed = read_seed(Source("x.txt", f"Ministers meet\n\n{line}\n\nThey met.\n"), "x")
    assert seed.updated is not None
    assert seed.is_update is is_update


def moment(iso: str) -> dt.datetime | dt.date:
    return dt.datetime.fromisoformat(iso) if "T" in iso else dt.date.fromisoformat(iso)


def test_a_dateline_stands_only_under_the_title() -> None:
    seed = read_seed(Source("x.txt", "Title\n\nThey met.\n\nMarch 9, 2024\n\nThey left.\n"), "x")
    assert seed.dateline is None
    assert [sentence.text for sentence in seed.sentences] == ["They met.", "March 9, 2024", "They left."]


def test_the_shipped_article() -> None:
    seed = read(SEEDS / f"{SLUG}.txt")
    assert seed.title.text == "Kazakhstan and Japan Enter Talks for the Resumption of Air Travel"
    assert seed.dateline is not None
    assert seed.dateline.span.text == "Last Updated on March 9, 2024 12:34 pm"
    assert seed.updated == dt.datetime(2024, 3, 9, 12, 34)  # noqa: DTZ001  # the article names no zone
    assert [sentence.paragraph for sentence in seed.sentences] == [1, 2, 2, 3, 3, 4, 4, 4, 5, 5]
    assert [sentence.id for sentence in seed.sentences] == [f"s{number}" for number in range(1, 11)]
    beginnings = [sentence.text.split()[0] for sentence in seed.sentences]
    assert beginnings == "In The Saltanat Ambassador Recognizing The Both The As The".split()


ENGLISH = st.sampled_from(
    """
    the They Mr. U.S. p.m. No. 5 J. Inc. etc. said asked ... … " “ ” ( ) [1] ? ! . ' ’ — - 1. 2024 March 9, 9 By
    Updated: 12:34 iPhone Smith vs. a.m. St. :
    """.split()
)
SPACES = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", "\r\n", "\u00a0", "\u3000", "\u200b", "\u2029", "\t"])
PROSE = st.lists(st.tuples(ENGLISH, SPACES), max_size=40).map(lambda pairs: "".join(a + b for a, b in pairs))


def ink(text: str) -> str:
    """What can be seen of a text: the test's own notion of it."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char) != "Cf")


@settings(deadline=None)  # a busy machine is no failure
@given(st.text() | PROSE)
def test_reading_is_total_and_loses_nothing(text: str) -> None:
    try:
        seed = read_seed(Source("x.txt", text), "x")
    except ContentError as error:
        codes = {problem.code for problem in error.problems}
        assert codes <= {"empty", "title-only"}
        return
    assert "".join(ink(unit.span.text) for unit in seed.units) == ink(text)
    position = 0
    for unit in seed.units:
        assert position <= unit.span.start < unit.span.end <= len(text)
        assert unit.span.text == unit.span.text.strip().strip("\u200b\ufeff")
        position = unit.span.end
    assert [sentence.number for sentence in seed.sentences] == list(range(1, len(seed.sentences) + 1))
    paragraphs = [sentence.paragraph for sentence in seed.sentences]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(1, paragraphs[-1] + 1))


@settings(deadline=None)  # a busy machine is no failure
@given(st.binary() | st.text().map(lambda text: text.encode("utf-16")))
def test_decoding_is_total(data: bytes) -> None:
    try:
        source = decode("x.txt", data)
    except ContentError as error:
        places = [str(problem.where) for problem in error.problems]
        assert [place.split(":")[0] for place in places] == ["x.txt"]
    else:
        assert source.text.encode() in (data, data[3:])


@pytest.mark.parametrize(
    ("piece", "behind"),
    [
        ("They met in Astana. ", ""),
        ("a", ""),
        (".", ""),
        (".", "x"),
        (". ", ""),
        ("a.", ""),
        ('a."', ""),
        ('.""""""""""', ""),
        (".[1]", "x"),
        (". \u200b)", "x"),
        ("(", ""),
        (". (", ""),
        ("[1] ", ""),
        ("U.S. ", ""),
        ('"Why?" Jane Jane Jane Jane said ', ""),
        (" ", "b"),
        ("\u200b ", "b"),
        ("March 9, 2024 ", ""),
        ("By ", ""),
        ("\r\n", "b"),
        ("a.\n", ""),
        ("March 9, 2024\n", ""),
    ],
)
def test_an_article_is_read_in_linear_time(piece: str, behind: str) -> None:
    def reading(size: int) -> Seed:
        return read_seed(Source("x.txt", f"Title\n\na{piece * (size // len(piece))}{behind} end"), "x")

    assert grows_linearly(reading, 10_000)


def test_furniture_without_a_date_is_no_dateline() -> None:
    assert dateline.is_furniture("By Jane Doe")
    assert not dateline.holds_date("By Jane Doe")
