"""YAML as people write it: what is read, where it stands, and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.problem import ContentError, Problem
from explainer.records import (
    DEEPEST,
    LARGEST,
    Fields,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Shape,
    nodes,
    parse,
    parse_record,
)
from explainer.source import Source
from tests.files import source
from tests.linear import grows_linearly

CASES = Path(__file__).parents[1] / "cases" / "records"
VALID = sorted((CASES / "valid").glob("*.yml"))
INVALID = sorted((CASES / "invalid").glob("*.yml"))


class Colour(StrEnum):
    """An enumeration to choose from."""

    RED = "red"
    GREEN = "green"


def outline(node: Node, depth: int = 0) -> Iterator[str]:
    """A line for each node: where it stands, what it is, what it holds as text and as written."""
    head = f"{'  ' * depth}{node.span.line}:{node.span.column}"
    match node:
        case Scalar(span=span, text=text):
            yield f"{head} {text!r} {'' if span.text == text else 'from ' + repr(span.text)}".rstrip()
        case Sequence(span=span, items=items):
            yield f"{head} list of {len(items)}, {len(span.text)} characters"
            for item in items:
                yield from outline(item, depth + 1)
        case Mapping(span=span, entries=entries):
            yield f"{head} group of {len(entries)}, {len(span.text)} characters"
            for entry in entries:
                yield from outline(entry.key, depth + 1)
                yield from outline(entry.value, depth + 2)


def test_there_are_cases() -> None:
    assert len(VALID) >= 9
    codes = {"yaml", "yaml-alias", "yaml-tag", "yaml-key", "yaml-documents", "yaml-depth", "shape"}
    assert {
        code for path in INVALID for code in codes if f"[{code}]" in path.with_suffix(".expected").read_text("utf-8")
    } == codes


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_is_read(path: Path) -> None:
    assert "".join(f"{line}\n" for line in outline(parse(source(path)))) == path.with_suffix(".expected").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_what_is_said_of_an_unreadable_file(path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        parse_record(source(path))
    assert f"{caught.value}\n" == path.with_suffix(".expected").read_text("utf-8")


def test_a_very_large_file_is_refused() -> None:
    with pytest.raises(ContentError, match=r"large\.yml:1:1: the file is larger than 1,000,000 bytes \[yaml-size\]"):
        parse(Source("large.yml", "a: " + "я" * (LARGEST // 2)))


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? "])
def test_a_depth_bomb_is_refused_without_being_read(piece: str) -> None:
    def refusal(size: int) -> None:
        with pytest.raises(ContentError, match=f"nested deeper than {DEEPEST} levels"):
            parse(Source("bomb.yml", piece * size))

    assert grows_linearly(refusal, 25_000)


@given(st.text(alphabet="ab: -#\n\r\t\"'[]{},&*!|>%@`?~\\é日🙂\x85\u2028\ufeff\x07", max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    lines: list[str] = []
    try:
        lines = list(outline(parse(Source("any.yml", text))))
    except ContentError as error:
        problems = error.problems
    assert lines or problems
    assert all(0 <= problem.where.start <= problem.where.end for problem in problems)
    assert all(problem.where.start <= len(text) for problem in problems)


def events(found: Iterator[yaml.Event]) -> list[tuple[object, ...]]:
    names = ("anchor", "tag", "value", "style", "flow_style")
    return [
        (type(one), one.start_mark.index, one.end_mark.index, *(getattr(one, name, None) or None for name in names))
        for one in found
        if one.start_mark is not None and one.end_mark is not None
    ]


@given(st.text(alphabet="ab: -#\n'\"[]{},&*!|>?~\\é日🙂\x85", max_size=60))
@example("how: {many: five, names: [a, b]}\nwhat: >\n  folded\n  text\n\nwhere: |\n  lines\n\n\nwho: 'a''b'\n")
def test_where_libyaml_reads_a_text_it_reads_it_as_pyyaml_does(text: str) -> None:
    by_libyaml = nodes._events_by_libyaml(text)  # noqa: SLF001 - nothing that can be seen tells which was used
    if by_libyaml is not None:
        assert events(by_libyaml) == events(nodes._events(yaml.SafeLoader(text)))  # noqa: SLF001 - likewise


def fields(text: str, shape: Shape) -> tuple[Fields, list[Problem]]:
    problems: list[Problem] = []
    node = parse(Source("x.yml", text))
    record = Fields.of(node, node.span, shape, problems)
    assert record is not None
    return record, problems


def test_a_record_gives_its_values_by_key() -> None:
    shape = Shape(("name", "colour"), ("list", "group", "other"))
    record, problems = fields("name: A\ncolour: red\nlist: [x, y]\ngroup: {k: v}\n", shape)
    name = record.text("name")
    assert name is not None
    assert name.text == "A"
    assert record.choice("colour", Colour) is Colour.RED
    assert [item.text for item in record.texts("list")] == ["x", "y"]
    assert [entry.key.text for entry in record.entries("group")] == ["k"]
    assert record.text("other") is None
    assert record.items("other") == ()
    assert record.entries("other") == ()
    assert problems == []


def test_a_record_tells_every_problem_at_its_place() -> None:
    record, problems = fields(
        "nme: A\ncolour: rad\nlist: x\ngroup: [y]\n", Shape(("name", "colour", "size"), ("list", "group"))
    )
    record.choice("colour", Colour)
    record.items("list")
    record.entries("group")
    # The misspelt key is told once, and its value is read as that of the key that was meant.
    assert record.values["name"] == record.values["nme"]
    assert [f"{p.where.line}:{p.where.column} {p.code}: {p.message}; {p.fix}" for p in problems] == [
        "1:1 unknown-key: unknown key 'nme'; did you mean 'name'?",
        "1:1 missing: the key 'size' is missing; add 'size: …' here",
        "2:9 choice: 'rad' is not possible here; did you mean 'red'?",
        "3:7 shape: 'list' must be a list; write it in brackets: […]",
        "4:8 shape: a group of keys with values must stand here; write 'key: value', one a line, or {key: value}",
    ]
