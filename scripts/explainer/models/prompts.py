"""What models are asked to do, in plain words: files in scripts/prompts/, each with its version."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "prompts"

_FILE = re.compile(r"# (?P<title>[^\n]+)\n\nVersion: (?P<version>[0-9-]+\.[0-9]+)\n\n(?P<words>.+)\n", re.DOTALL)


@dataclass(frozen=True)
class Prompt:
    """A task. Whoever changes its words changes its version."""

    name: str
    """With its version."""
    words: str

    def filled(self, **words: str) -> Prompt:
        """With these words for its placeholders."""
        return replace(self, words=self.words.format(**words))


def is_there(name: str) -> bool:
    """Whether there is such a file."""
    return (FOLDER / f"{name}.md").is_file()


@lru_cache(maxsize=16)
def prompt(name: str) -> Prompt:
    """One of the files: a heading, `Version: ` and a day with a number, and what is asked, all that is sent of it."""
    found = _FILE.fullmatch((FOLDER / f"{name}.md").read_text("utf-8"))
    if found is None:
        raise ValueError(f"{name}.md is no prompt")  # ours: a test reads them all
    return Prompt(f"{name} {found['version']}", found["words"])
