"""What a second reader said of a sentence or a translation answers what the rules ask of it.

A rule that is not exact asks, and a question stops as a problem does. Whoever reads the sentence again beside the words
that it rests on answers all that is asked of it at once. Their verdict is data: in the facts file under `readings`, in
a catalogue above its unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from explainer.model.passages import NOBODY, SOME_DAY, Reader, Reading, Verdict
from explainer.problem import Level, Problem
from explainer.source import Span


@dataclass(frozen=True)
class Asked:
    """A sentence or a translation of which something may be asked."""

    id: str
    digest: str
    """Of what there is to read now."""
    at: Span
    reading: Reading | None
    answer: str
    """Where an answer is to stand, before its record."""

    @property
    def verdict(self) -> Verdict | None:
        """What was said of just this; None where nobody has read just this."""
        return self.reading.verdict if self.reading is not None and self.reading.holds(self.digest) else None

    def left(self, problem: Problem) -> Problem | None:
        """What is left of a finding about it: of a question nothing where it is answered, else how it may be.

        Where other words than these were read, the question says so.
        """
        if problem.level is not Level.QUESTION:
            return replace(problem, about=self.id)
        if self.verdict is Verdict.SUPPORTED:
            return None
        line = f"{self.answer} {{verdict: supported, by: {NOBODY}, on: {SOME_DAY}, of: {self.digest}}}"
        old = self.reading if self.verdict is None else None
        changed = f"; the words have changed since {old.by} read them on {old.on}" if old is not None else ""
        fix = f"{problem.fix}; or read it again, and if it is right, write {line}"
        return replace(problem, message=f"{problem.message}{changed}", fix=fix, about=self.id)

    def said(self, *, is_asked: bool) -> Iterator[Problem]:
        """What its reading says by itself; `is_asked` where a question about it is left.

        Bad: a verdict `not` (`read-not`); `unsure`, which asks somebody else (`read-unsure`); one on other words than
        these, of which nothing else is asked (`reading-stale`, a notice).
        Good: `{verdict: supported, by: N. N., on: 2026-11-30, of: 0a1b2c3d}`, as long as the words are the same.
        """
        if self.reading is None:
            return
        by, on, why = self.reading.by, self.reading.on, f": {self.reading.why}" if self.reading.why else ""
        reader = f"{self.id}: {by}{' (a machine)' if self.reading.reader is Reader.MACHINE else ''}"
        if self.verdict is Verdict.NOT:
            message = f"{reader} read it on {on}, and it is not supported{why}"
            yield Problem(self.at, "read-not", message, "mend it, or have somebody else read it", about=self.id)
        elif self.verdict is Verdict.UNSURE:
            message = f"{reader} read it on {on}, and cannot tell whether it is supported{why}"
            asked = self.left(Problem(self.at, "read-unsure", message, "say it more plainly", Level.QUESTION))
            yield from filter(None, [asked])
        elif self.verdict is None and not is_asked:
            message = f"{reader} read other words than these on {on}"
            fix = "have these read again, or delete what was said of the others"
            yield Problem(self.reading.at, "reading-stale", message, fix, Level.NOTICE, self.id)
