"""What people say in a catalogue's comments of what was found: notices that they accept, questions that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.checks.answering import Asked
from explainer.model.words import Acceptance, Pair
from explainer.problem import Level, Problem


def unanswered(pair: Pair, found: Iterable[Problem]) -> Iterator[Problem]:
    """What was found in one unit, less the questions that a second reader has answered, plus what that reader says.

    Bad: `# read: {verdict: not, …}`; one that is of other words than those of today.
    Good: `# read: {verdict: supported, by: N. N., on: 2026-11-30}`, to which `messages` adds the digest of the words.
    Code: `read-not`, `read-unsure`, `reading-stale`.
    """
    asked = Asked(pair.id, pair.digest, pair.at, pair.reading, "above this entry: # read:")
    left = [one for problem in found if (one := asked.left(problem)) is not None]
    yield from left
    yield from asked.said(is_asked=any(one.level is Level.QUESTION for one in left))


def unaccepted(pair: Pair, found: Iterable[Problem]) -> Iterator[Problem]:
    """What was found in one unit, less the notices that its comments accept, plus what is wrong with those comments.

    Bad: `# accept: length` without a reason; a code that no notice has any more; the code of a problem, which nobody
    can accept; a reason that was given for other words than those of today.
    Good: `# accept: length - the article's sentence is split`, to which `messages` adds the digest of the words.
    Code: `accept-unused`, `accept-stale`.
    """
    problems = tuple(found)
    accepted = {one.code for one in pair.accepted if one.reason and one.of in {"", pair.digest}}
    for problem in problems:
        if problem.is_blocking or problem.code not in accepted:
            yield problem
    for one in pair.accepted:
        yield from _unused(one, pair, problems)


def _unused(one: Acceptance, pair: Pair, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    if not one.reason:
        message = f"{pair.id}: '{one.code}' is accepted without a reason, so it is not accepted"
        yield Problem(
            one.at, "accept-unused", message, f"write '# accept: {one.code} - the reason'", Level.NOTICE, pair.id
        )
    elif any(problem.is_blocking and problem.code == one.code for problem in problems):
        message = f"{pair.id}: '{one.code}' is no notice, and only notices can be accepted"
        fix = "mend the translation, or answer what is asked of it; then delete this comment"
        yield Problem(one.at, "accept-unused", message, fix, Level.NOTICE, pair.id)
    elif all(problem.code != one.code for problem in problems):
        message = f"{pair.id}: '{one.code}' is accepted, and there is no such notice any more"
        yield Problem(one.at, "accept-unused", message, "delete this comment", Level.NOTICE, pair.id)
    elif one.of not in {"", pair.digest}:
        message = f"{pair.id}: '{one.code}' was accepted for other words than these"
        fix = f"if the reason still holds, delete ' [of {one.of}]' and run make messages; if not, delete this comment"
        yield Problem(one.at, "accept-stale", message, fix, Level.NOTICE, pair.id)
