"""Sentences and translations are read again by a model; what it says is recorded beside them, request by request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from explainer.model.passages import Reader, Reading, Verdict
from explainer.models.chat import Chat, UnansweredError
from explainer.models.second_reader import Found, SecondReader, Task
from explainer.models.side_by_side import side_by_side
from explainer.pipeline.files import save
from explainer.pipeline.paths import Paths, load_bytes
from explainer.pipeline.to_read import Job
from explainer.pipeline.verifying import verify
from explainer.problem import Problem, in_order
from explainer.read.text import decode

TOLD = frozenset({"read-not", "read-unsure"})
AGAIN = "run the same command again: what was answered is kept"


@dataclass(frozen=True)
class Answered:
    """What came of a batch: verdicts, or why there are none, and how many sentences are left without."""

    job: Job
    verdicts: tuple[Verdict, ...] = ()
    error: UnansweredError | None = None
    left: int = 0

    @property
    def is_supported(self) -> bool:
        """Whether all of it is."""
        return not self.left and all(verdict is Verdict.SUPPORTED for verdict in self.verdicts)


def read_them_again(paths: Paths, jobs: Iterable[Job], chat: Chat) -> Iterator[Answered]:
    """Asks, batches side by side, and keeps each answer as it comes. What is written is the same in whatever order.

    Raises `ContentError` where a file cannot be written.
    """
    reader, keeping = SecondReader(chat), Lock()

    def read(job: Job, task: Task, units: Sequence[str]) -> Answered:
        try:
            found = reader.read(task, units)
        except UnansweredError as error:
            return Answered(job, error=error, left=len(units))
        with keeping:
            _keep(paths, job, reader, task.asked.name, found)
        return Answered(job, tuple(one.verdict for one in found.values()), left=len(units) - len(found))

    batches = ((job, task, units) for job in jobs for task in job.tasks for units in task.batches)
    yield from side_by_side((partial(read, *batch) for batch in batches), chat.at_once)


def _keep(paths: Paths, job: Job, reader: SecondReader, prompt: str, found: Found) -> None:
    """Records what was found; of what somebody has changed or read meanwhile, nothing."""
    before = load_bytes(paths, job.path)
    source = decode(job.name, before)
    now = job.now(source)
    readings = {
        unit: reader.recorded(prompt, one, job.digests[unit], source.span(0, 0))
        for unit, one in found.items()
        if unit in now and now[unit][0] == job.digests[unit] and not _is_of_a_person(*now[unit])
    }
    if readings:
        save(paths, job.path, job.with_readings(source, readings, [*now]).encode(), was=before)


def _is_of_a_person(digest: str, reading: Reading | None) -> bool:
    return reading is not None and reading.reader is Reader.PERSON and reading.holds(digest)


def outcome(answered: Sequence[Answered]) -> Iterator[str]:
    """What came of it, in lines."""
    verdicts = [verdict for one in answered for verdict in one.verdicts]
    counts = ", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in Verdict)
    left = sum(one.left for one in answered)
    yield f"read again: {counts}{f'; {left} unanswered' if left else ''}"


def problems(paths: Paths, answered: Sequence[Answered]) -> list[Problem]:
    """What somebody has to look at now: what is not supported, what could not be told, what stays unanswered."""
    errors = [*unanswered(paths, ((one.job.path, one.error) for one in answered if one.error is not None))]
    errors += [
        Problem(paths.at(one.job.path), "unanswered", f"of {one.left} sentences nothing is said, or two things", AGAIN)
        for one in answered
        if one.error is None and one.left
    ]
    files = {one.job.name for one in answered}
    return in_order(
        [*errors, *(one for one in verify(paths).all_problems if one.code in TOLD and one.where.source.name in files)]
    )


def unanswered(paths: Paths, errors: Iterable[tuple[Path, UnansweredError]]) -> Iterable[Problem]:
    """Why there are no answers, each reason told once of a file."""
    return dict.fromkeys(Problem(paths.at(path), "unanswered", str(error), error.fix) for path, error in errors)
