"""What a model has answered is kept until the work that it was asked for is done: nothing is asked, or paid, twice."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from explainer.pipeline.files import replace_file
from explainer.pipeline.paths import Paths


@dataclass(frozen=True)
class Answers:
    """A `Memory` in files, beside the folder of the articles; it may be deleted at any time."""

    folder: Path

    @classmethod
    def of(cls, paths: Paths) -> Answers:
        """Those of the articles there."""
        return cls(paths.seeds.resolve().parent / ".cache" / "answers")

    def recall(self, key: str) -> str | None:
        """What was answered."""
        with suppress(OSError, UnicodeDecodeError):
            return (self.folder / key).read_text("utf-8")
        return None

    def keep(self, key: str, answer: str) -> None:
        """Keeps an answer; where that cannot be, it is asked for again."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.folder / key, answer.encode())

    def forget(self) -> None:
        """The work is done."""
        shutil.rmtree(self.folder, ignore_errors=True)
