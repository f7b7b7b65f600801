"""What means one thing in one supported Python and another in the next is not used: the same input, the same bytes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "scripts").rglob("*.py"))
CHANGED = re.compile("POSSESSIVE_REPEAT|ATOMIC_GROUP")
"""New in 3.11 and mended in its patch releases and later ones: in 3.11.2 a sentence kept the blank behind it."""
MAY_BE = re.compile(r"[+*?}]\+|\(\?>")
"""What every such pattern holds, and little else does."""


def strings(code: str) -> Iterator[tuple[int, str]]:
    """Every string of a module with its line, except what stands alone and documents.

    What an f-string fills in becomes a letter, which stands in any pattern.
    """
    passed: set[ast.AST] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Expr):
            passed.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            passed.update(node.values)
            parts = (str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            yield node.lineno, node.value


def uses(code: str, capsys: pytest.CaptureFixture[str]) -> list[int]:
    """The lines of strings that, read as regular expressions, have what has changed."""
    found = []
    for line, text in strings(code):
        if not MAY_BE.search(text):
            continue
        for flags in (re.DEBUG, re.DEBUG | re.VERBOSE):
            try:
                re.compile(text, flags)
            except (re.error, RecursionError, OverflowError):
                continue
            finally:
                compiled = capsys.readouterr().out
            if CHANGED.search(compiled):
                found.append(line)
                break
    return found


@pytest.mark.parametrize(
    "code",
    [
        r're.compile(r"[a-z]++\.")',
        r're.sub(rf"[{BLANK}]*+(?P<word>\w+)", "", text)',
        r"pattern = r'\s?+'.join(words)",
        're.compile(rf"""\n    (?>[{STOPS}]+) # a group, at (last\n    \\s""", re.VERBOSE)',
        'HEAD = "(?:a|b){2,3}+"',
    ],
)
def test_what_has_changed_is_seen(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(uses(code, capsys)) == 1


def test_no_regular_expression_has_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    found = [f"{path.relative_to(ROOT)}:{line}" for path in SCRIPTS for line in uses(path.read_text("utf-8"), capsys)]
    assert len(SCRIPTS) > 100
    assert found == []
