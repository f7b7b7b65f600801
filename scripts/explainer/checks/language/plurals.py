"""Translations with a form for each number ("1 day", "2 days"), as gettext keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.checks.language.rendering import Context
from explainer.problem import Problem
from explainer.source import Span


def plural_forms(forms: Sequence[str], at: Span, unit: str, context: Context) -> Iterator[Problem]:
    """There are as many forms as the language counts, none empty, each as it stands beside its numbers.

    Bad: «{n} день» for every number in Russian, or «{n} дней» first; «{n} сағаттар» in Kazakh; two forms in Japanese.
    Good: «{n} день, {n} дня, {n} дней»; «{n} сағат» twice; one form in Japanese.
    Code: `plural`.
    """
    plurals = context.words.plurals
    if plurals is None:
        return
    written = sum(bool(form.strip()) for form in forms)
    fix = "write one for each of the language's numbers, as it stands beside them"
    if (len(forms), written) != (plurals.forms, plurals.forms):
        message = f"{unit}: there are {written} forms, and the language has {plurals.forms}"
        yield Problem(at, "plural", message, fix)
    elif not re.fullmatch(plurals.differing, _differing(forms)):
        yield Problem(at, "plural", f"{unit}: the forms are not those of the language's numbers", fix)


def _differing(forms: Sequence[str]) -> str:
    """The words at the first place where the forms differ, a stroke between them; empty where they are the same."""
    for words in zip(*(re.findall(r"\w+", form) for form in forms), strict=False):
        if len(set(words)) > 1:
            return "/".join(words)
    return "" if len(set(forms)) == 1 else "/"
