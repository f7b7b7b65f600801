"""What the numbers of a sentence count."""

from __future__ import annotations

import re

from explainer.checks.facts.case import Case
from explainer.checks.facts.wording import Wording
from explainer.language.english import grammar
from explainer.language.values.evidence import Found

_HEAD = re.compile(r"[\s-]*(?:of\s+(?:the|these|those|its|their|his|her)\s+)?((?:[\w'’-]+[ -]?){1,3})")


def heads(case: Case, wording: Wording, one: Found) -> frozenset[str]:
    """The stems of the words behind a number, up to three, among them what it counts: of "111 people", `people`."""
    behind = _HEAD.match(wording.without_values, one.end)
    found: list[str] = []
    for word in re.findall(r"[^\W\d_]+", behind[1].lower()) if behind else []:
        if word in grammar().empty:
            break
        found.append(case.reader.stem(word))
    return frozenset(found)
