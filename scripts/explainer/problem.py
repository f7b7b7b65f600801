"""What is wrong, where, and what to do about it: the only way this program speaks of bad input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from explainer.source import Span


class Level(StrEnum):
    """How much a finding weighs."""

    PROBLEM = "problem"
    """Stops the publication of the article it belongs to."""
    QUESTION = "question"
    """Stops it as well, until the words change or a reader has answered."""
    NOTICE = "notice"
    """Is shown, and stops nothing."""


@dataclass(frozen=True)
class Problem:
    """One finding. `message` says what is wrong in the reader's terms, `fix` what to do; neither ends in a full stop.

    `code` is the name of the rule (kebab-case), the same in the manual, the tests and `--json`.
    """

    where: Span
    code: str
    message: str
    fix: str
    level: Level = Level.PROBLEM
    about: str = ""
    """The sentence or unit that it is about, by its id; empty where it is about none, or about several."""
    lines: tuple[str, ...] = ()
    """What it shows of a file, below the message."""

    @property
    def is_blocking(self) -> bool:
        """Whether it stops a publication."""
        return self.level is not Level.NOTICE

    def __str__(self) -> str:
        label = "" if self.level is Level.PROBLEM else f"{self.level}: "
        shown = "".join(f"\n    {in_a_line(line)}" for line in self.lines)
        return f"{self.where}: {label}{in_a_line(self.message)} [{self.code}]{shown}\n    fix: {in_a_line(self.fix)}"


def in_a_line(text: str) -> str:
    """Text that quotes a file without letting it steer a terminal or GitHub, whose commands begin on a new line."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


class ContentError(Exception):
    """Input from which nothing more can be read; carries every problem found until then (at least one)."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by file, then place, then code, each once, whichever process has read the file."""
    unique: dict[tuple[str | int, ...], Problem] = {}
    for one in problems:
        at = one.where
        unique.setdefault((at.source.name, at.start, one.code, one.message, at.end, one.fix, one.level, one.about), one)
    return [one for _, one in sorted(unique.items(), key=lambda pair: pair[0][:4])]
