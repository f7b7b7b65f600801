"""What the rules ask of an article's sentences, less what a second reader has answered in its facts file.

Rules know nothing of passages: which sentence a finding is about follows from its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from explainer.checks.answering import Asked
from explainer.compose.passages import passages
from explainer.model.facts import Article
from explainer.model.passages import Passage, Reading
from explainer.problem import Level, Problem
from explainer.records import suggestion
from explainer.source import Span


def less_answered(article: Article, found: Iterable[Problem]) -> Iterator[Problem]:
    """What was found in an article's facts, each told of the sentence that it is about, less what is answered.

    Notices of readings: `reading-unused`, of a sentence that there is not; `reading-unbound`, by a person who does not
    say which words were read. What nobody can answer is a problem: the words have to change.
    """
    sentences = [*passages(article)]
    readings = article.facts.readings
    asked = {
        one.id: Asked(one.id, one.digest, one.places[0], readings.get(one.id), f"under 'readings': {one.id}:")
        for one in sentences
    }
    open_questions: set[str] = set()
    for problem in found:
        name = _about(problem.where, sentences)
        left = asked[name].left(problem) if name else _unanswerable(problem)
        if left is not None:
            open_questions |= {name} if left.level is Level.QUESTION else set()
            yield left
    for name, one in asked.items():
        yield from one.said(is_asked=name in open_questions)
    yield from _notices(readings, asked)


def asked_of(problems: Iterable[Problem]) -> Mapping[str, Sequence[str]]:
    """What the rules ask, by the sentence or unit that it is about; what another reader left open is not told."""
    asked: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        if problem.level is Level.QUESTION and problem.about:
            asked[problem.about] += [problem.message] if problem.code != "read-unsure" else []
    return asked


def located(article: Article | None, found: Iterable[Problem]) -> Iterator[Problem]:
    """What was found in reading an article's facts, each told of the sentence that it is about."""
    sentences = [] if article is None else [*passages(article)]
    return (replace(problem, about=problem.about or _about(problem.where, sentences)) for problem in found)


def _unanswerable(problem: Problem) -> Problem:
    return replace(problem, level=Level.PROBLEM) if problem.level is Level.QUESTION else problem


def _about(where: Span, sentences: Iterable[Passage]) -> str:
    """The sentence in whose record a place lies, empty where there is none: a short wording before its claim."""
    holding = [
        (place.end - place.start, passage.id)
        for passage in sentences
        for place in passage.places
        if place.source is where.source and place.start <= where.start and where.end <= place.end
    ]
    return min(holding)[1] if holding else ""


def _notices(readings: Mapping[str, Reading], asked: Mapping[str, Asked]) -> Iterator[Problem]:
    for name, reading in readings.items():
        if name not in asked:
            message = f"there is no sentence '{name}' that could have been read again"
            yield Problem(reading.at, "reading-unused", message, suggestion(name, tuple(asked)), Level.NOTICE, name)
        elif not reading.of:
            message = f"{name}: {reading.by} does not say which words were read"
            fix = f"if it was these, add 'of: {asked[name].digest}'"
            yield Problem(reading.at, "reading-unbound", message, fix, Level.NOTICE, name)
