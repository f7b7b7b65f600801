"""Facts files drafted by a model, article by article: proposed, verified, read again, and only then written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from explainer.model.facts import Drafted, Maker
from explainer.model.seed import Seed
from explainer.models.chat import Chat
from explainer.models.drafter import PROMPT, Drafter, size
from explainer.models.prompts import prompt
from explainer.models.second_reader import SecondReader
from explainer.models.side_by_side import side_by_side
from explainer.pipeline.drafting import Drafts, chosen_of, draft
from explainer.pipeline.languages import load_languages
from explainer.pipeline.paths import Paths, load
from explainer.pipeline.proposed import ByModel
from explainer.pipeline.seeds import seeds, strangers
from explainer.problem import Problem
from explainer.read.seed import read_seed

READ_AGAIN = 7, 17_000, 2_500
"""What reading a draft again takes: about so many requests, tokens that are read, tokens that are written."""
MENDED = 3, 10_000, 800
"""What mending one takes, of which most need two or three turns."""


@dataclass(frozen=True)
class Job:
    """An article that lacks facts."""

    name: str
    text: Path = field(repr=False)
    seed: Seed = field(repr=False)

    @property
    def sentences(self) -> int:
        """How many it has."""
        return len(self.seed.units)

    @property
    def requests(self) -> int:
        """About how many it takes."""
        return 1 + MENDED[0] + READ_AGAIN[0]

    @property
    def tokens(self) -> tuple[int, int]:
        """About so many are read, and written."""
        read, written = size(self.seed)
        return read + MENDED[1] + READ_AGAIN[1], written + MENDED[2] + READ_AGAIN[2]


def to_draft(paths: Paths, texts: Sequence[Path] = ()) -> tuple[list[Job], list[Problem]]:
    """The articles of these files that lack facts, none names all; and which files are no articles.

    Raises `ContentError` where one cannot be read.
    """
    languages, _ = load_languages(paths)
    lying = seeds(paths, languages.tags)
    chosen = chosen_of(lying, texts, update=False)
    jobs = [Job(paths.name(text), text, read_seed(load(paths, text), text.stem)) for text in chosen]
    return jobs, [*strangers(paths, texts, lying.texts.values())]


def draft_them(paths: Paths, jobs: Sequence[Job], chat: Chat) -> Iterator[Drafts]:
    """Writes the facts of articles, side by side."""

    def who() -> Maker:
        return Maker(Drafted.MACHINE, chat.name, on=dt.datetime.now(tz=dt.UTC).date(), prompt=prompt(PROMPT).name)

    def drafted(text: Path) -> Drafts:
        return draft(paths, [text], proposer=ByModel(Drafter(chat), who), reader=SecondReader(chat))

    yield from side_by_side((partial(drafted, job.text) for job in jobs), chat.at_once)
