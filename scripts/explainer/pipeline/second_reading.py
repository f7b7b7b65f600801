"""Sentences and translations are read again by a model; what it says is recorded beside them, request by request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explainer.model.passages import Reader, Reading, Verdict
from explainer.models.chat import Chat, UnansweredError
from explainer.models.second_reader import Found, SecondReader
from explainer.pipeline.files import save
from explainer.pipeline.paths import Paths, load_bytes
from explainer.pipeline.to_read import Job
from explainer.pipeline.verifying import verify
from explainer.problem import Problem, in_order
from explainer.read.text import decode

TOLD = frozenset({"read-not", "read-unsure"})
AGAIN = "run the same command again: what was answered is kept"
GIVEN_UP = 3
"""So many requests may stay unanswered before no more are made."""


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
    """Asks, and keeps each answer before the next question. Raises `ContentError` where a file cannot be written.

    Stops where no other question would be answered either.
    """
    reader, failed = SecondReader(chat), 0
    batches = [(job, task, units) for job in jobs for task in job.tasks for units in task.batches]
    for job, task, units in batches:
        try:
            found = reader.read(task, units)
        except UnansweredError as error:
            yield Answered(job, error=error, left=len(units))
            failed += 1
            if error.is_of_all or failed == GIVEN_UP:
                return
        else:
            _keep(paths, job, reader, task.asked.name, found)
            yield Answered(job, tuple(verdict for verdict, _ in found.values()), left=len(units) - len(found))


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
        save(paths, job.path, job.with_readings(source, readings).encode(), was=before)


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
    errors = [
        Problem(paths.at(one.job.path), "unanswered", str(one.error), one.error.fix)
        for one in answered
        if one.error is not None
    ]
    errors += [
        Problem(paths.at(one.job.path), "unanswered", f"of {one.left} sentences nothing is said, or two things", AGAIN)
        for one in answered
        if one.error is None and one.left
    ]
    files = {one.job.name for one in answered}
    return in_order(
        [*errors, *(one for one in verify(paths).all_problems if one.code in TOLD and one.where.source.name in files)]
    )
