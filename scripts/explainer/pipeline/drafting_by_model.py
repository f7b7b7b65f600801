"""Facts files drafted by a model, article by article: proposed, verified, read again, and only then written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from explainer.model.facts import Article, Drafted, Maker
from explainer.model.seed import Seed
from explainer.models.chat import Chat, tokens
from explainer.models.drafter import AGAIN, PROMPT, Drafter, size
from explainer.models.prompts import prompt
from explainer.models.second_reader import SecondReader
from explainer.models.side_by_side import side_by_side
from explainer.pipeline.containing import attempt
from explainer.pipeline.drafting import Critic, Drafts, chosen_of, draft
from explainer.pipeline.estimating import Size
from explainer.pipeline.languages import load_languages
from explainer.pipeline.missed import missed
from explainer.pipeline.paths import Paths, load
from explainer.pipeline.proposed import ByModel, findings
from explainer.pipeline.seeds import seeds, strangers
from explainer.problem import Level, Problem
from explainer.read.facts import read_facts
from explainer.read.seed import read_seed

READ_AGAIN = 2, 17, 6
"""What reading a draft again takes: about so many requests; for a word of the article, tokens read, and written."""
MENDED = 2, 7, 2
"""What mending one takes, of which most need one or two turns: turns; of a word, tokens for each of them."""


@dataclass(frozen=True)
class Job:
    """An article that lacks facts."""

    name: str
    text: Path = field(repr=False)
    seed: Seed = field(repr=False)

    @property
    def size(self) -> Size:
        """How much it takes, with the second reading and what mostly has to be mended."""
        read, written = size(self.seed)
        words = len(self.seed.source.text.split())
        (again, read_again, said), (turns, read_to_mend, mended) = READ_AGAIN, MENDED
        read += again * tokens(prompt("claims").words) + read_again * words
        read += turns * (tokens(prompt(AGAIN).words) + read_to_mend * words)
        return Size(len(self.seed.units), 1 + turns + again, read, written + (said + turns * mended) * words)


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
    """Writes the facts of articles, side by side; tells what the rules are sure of and the model has left out."""

    def drafted(job: Job) -> Drafts:
        done, problems = attempt(paths, job.text, partial(_drafted, paths, job, chat))
        return done or Drafts(problems=problems)

    yield from side_by_side((partial(drafted, job) for job in jobs), chat.at_once)


def _drafted(paths: Paths, job: Job, chat: Chat) -> tuple[Drafts, tuple[Problem, ...]]:
    def who() -> Maker:
        return Maker(Drafted.MACHINE, chat.name, on=dt.datetime.now(tz=dt.UTC).date(), prompt=prompt(PROMPT).name)

    found = findings(job.seed)
    model = ByModel(Drafter(chat), who, found)
    critic = Critic(SecondReader(chat.second), lambda: model.problems, model.why_kept)
    done = draft(paths, [job.text], proposer=model, critic=critic)
    if not done.written:
        return done, ()
    facts, _ = read_facts(load(paths, job.text.with_suffix(".yml")), job.seed)
    notices = [] if facts is None else [*missed(Article(job.seed, facts), found)]
    notices += (replace(one, where=paths.at(job.text), level=Level.NOTICE) for one in (*model.problems, *model.kept))
    return replace(done, problems=(*done.problems, *notices)), ()
