"""Rules that a translation must pass: each compares a unit's English with its words, or a catalogue's units.

`check_translation` runs them in the order in which they stand here; a rule's docstring is its manual. Rules of form
(`FORM`) need to know no more of a language than its tag. What the others have to know is data
(`scripts/locales/<tag>/checks.yml`): of a language of which it is not all there they give notices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from explainer.checks.language.accepting import unaccepted, unanswered
from explainer.checks.language.gender import gender
from explainer.checks.language.letters import foreign_letters, invisible, language, look_alikes, spelling
from explainer.checks.language.markup import markup, placeholders
from explainer.checks.language.meaning import (
    attribution,
    crossed,
    direction,
    negation,
    office_now,
    possibility,
    qualifiers,
    strength,
)
from explainer.checks.language.names import countries, names, parts_of_names, roles, strange_names, units_of_term
from explainer.checks.language.places import swapped
from explainer.checks.language.rendering import Context, Rendering
from explainer.checks.language.shape import (
    borrowed_sentence,
    chatter,
    final_mark,
    length,
    longest,
    repeated_sentence,
    repeated_word,
    same_words,
    sentence_count,
    unfinished,
)
from explainer.checks.language.style import balance, habits, politeness
from explainer.checks.language.values import counted, currencies, dates, heads, numbers, order, periods, shares, times
from explainer.model.words import Pair
from explainer.problem import Level, Problem

__all__ = ["Context", "Rendering", "catalogue_problems", "check_translation", "unit_problems", "units_of_term"]

UNIT_RULES: tuple[Callable[[Rendering], Iterator[Problem]], ...] = (
    placeholders,
    markup,
    invisible,
    chatter,
    language,
    foreign_letters,
    look_alikes,
    names,
    parts_of_names,
    strange_names,
    roles,
    numbers,
    counted,
    heads,
    order,
    dates,
    periods,
    times,
    shares,
    currencies,
    negation,
    possibility,
    attribution,
    strength,
    office_now,
    qualifiers,
    direction,
    crossed,
    final_mark,
    unfinished,
    length,
    longest,
    sentence_count,
    repeated_word,
    repeated_sentence,
    balance,
    habits,
)
"""Rules about one unit, in running order."""

FORM = frozenset(
    (placeholders, markup, invisible, language, foreign_letters, look_alikes, repeated_sentence, same_words, longest)
)
"""Rules that hold in any language, whatever is known of its words."""

CATALOGUE_RULES: tuple[Callable[[Sequence[Rendering]], Iterator[Problem]], ...] = (
    countries,
    same_words,
    borrowed_sentence,
    swapped,
    spelling,
    politeness,
    gender,
)
"""Rules that have to see all units, in running order."""


def check_translation(
    pairs: Sequence[Pair], context: Context, of_unit: Callable[[Rendering], list[Problem]] | None = None
) -> Iterator[Problem]:
    """Everything that the rules find in one catalogue, unit by unit, less what its comments accept or answer.

    `pairs` are the units with a current translation, in the catalogue's order: an article's or the interface's.
    `of_unit` knows what `unit_problems` finds in one.
    """
    texts = [Rendering(pair, context) for pair in pairs]
    found = {text.pair.at: (of_unit or unit_problems)(text) for text in texts}
    for problem in catalogue_problems(texts):
        found[problem.where].append(problem)
    for pair in pairs:
        yield from unaccepted(pair, unanswered(pair, found[pair.at]))


def unit_problems(text: Rendering) -> list[Problem]:
    """What the rules about one unit find in it."""
    return [_weighed(problem, rule, text.context) for rule in UNIT_RULES for problem in rule(text)]


def catalogue_problems(texts: Sequence[Rendering]) -> Iterator[Problem]:
    """What the rules that have to see all units find, each at the place of the unit it is about."""
    for rule in CATALOGUE_RULES:
        for problem in rule(texts):
            yield _weighed(problem, rule, texts[0].context)


def _weighed(problem: Problem, rule: object, context: Context) -> Problem:
    """What a rule has found: a question where the rule is none of form, a notice where few words are known."""
    if rule in FORM or not problem.is_blocking:
        return problem
    return replace(problem, level=Level.QUESTION if context.is_sure else Level.NOTICE)
