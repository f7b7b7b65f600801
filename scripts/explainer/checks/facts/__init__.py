"""Checks on facts: nothing that a rule can see to be unsupported or inconsistent gets from a facts file onto a page.

A rule is a function; its name in kebab-case is (nearly always) the code of its problems, its docstring the manual.
Rules of form (`FORM`) decide. The others know what words mean only so far: what they find is a question
to a reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from explainer.checks.facts import (
    added,
    attribution,
    bearing,
    bounds,
    dates,
    names,
    numbers,
    offices,
    order,
    pairs,
    questions,
    quotations,
    references,
    reproduction,
    scope,
    silences,
    strength,
    subjects,
    timeline,
)
from explainer.checks.facts.case import Case
from explainer.checks.facts.wording import Reader
from explainer.checks.facts.words import FactWords
from explainer.model.facts import Article
from explainer.model.words import Glossary
from explainer.problem import Level, Problem

Rule = Callable[[Case], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.no_name,
    references.named_differs,
    references.claim_of_another,
    references.who_differs,
    references.who_unnamed,
    references.acts_for,
    references.unfounded_label,
    names.unsupported_name,
    names.name_form,
    names.gender,
    numbers.unsupported_date,
    numbers.date_relation,
    numbers.unsupported_number,
    pairs.numbers_paired_anew,
    bounds.bound_differs,
    bounds.rate_differs,
    bounds.lapse_differs,
    scope.scope_widened,
    order.order_reversed,
    quotations.misquoted,
    quotations.quote_cut,
    strength.negation,
    strength.modality_raised,
    strength.hedge_dropped,
    bearing.opposite,
    bearing.cause,
    bearing.condition,
    bearing.qualifier,
    bearing.alleged,
    bearing.unfounded_weight,
    added.added_word,
    added.far_from_evidence,
    subjects.who_is_meant,
    subjects.turned_round,
    attribution.attribution,
    attribution.unnamed_speaker,
    attribution.speech_as_fact,
    attribution.view_as_event,
    attribution.whose_view,
    attribution.silence,
    silences.false_silence,
    offices.office_now,
    offices.office_differs,
    questions.question_mark,
    questions.presuming_question,
    questions.question_unanswered,
    dates.date_differs,
    dates.date_not_written,
    dates.weekday_differs,
    dates.day_of_question,
    dates.open_side,
    timeline.timeline_date,
    timeline.timeline_future,
    timeline.status_raised,
    timeline.own_date,
    reproduction.quotes_too_much,
    reproduction.quotes_unpublished,
)
"""Every rule, in running order."""

FORM: frozenset[Rule] = frozenset(
    (
        references.no_name,
        references.named_differs,
        references.unfounded_label,
        quotations.misquoted,
        questions.question_mark,
        timeline.own_date,
        reproduction.quotes_too_much,
        reproduction.quotes_unpublished,
    )
)
"""Rules that decide: they compare letters and ids, or hold a sentence to the form in which its kind is written."""


def check_article(article: Article, glossary: Glossary, words: FactWords) -> Iterator[Problem]:
    """Everything that the rules find in an article's facts. `words` is scripts/locales/en/facts.yml."""
    case = Case(article, glossary, Reader(words))
    for rule in RULES:
        yield from (_weighed(problem, rule) for problem in rule(case))


def _weighed(problem: Problem, rule: Rule) -> Problem:
    """What a rule has found: a question, unless it is exact."""
    return problem if rule in FORM or not problem.is_blocking else replace(problem, level=Level.QUESTION)
