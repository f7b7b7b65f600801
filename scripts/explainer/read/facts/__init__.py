"""A facts file (`seeds/<slug>.yml`) to `Facts`, part by part.

`file` has the order; `origin`, `subjects`, `claims`, `pages` and `readings` read a part each, with `evidence` for the
article's words; `coherence` says what can only be said of the whole, `sound` what is left without what has a problem.
A `Desk` goes with them.
"""

from explainer.read.facts.desk import ADDRESS_PATTERN, SHAPES
from explainer.read.facts.file import Part, read_facts, read_part
from explainer.read.facts.readings import with_readings
from explainer.read.facts.reviews import with_review, with_wording, wording

__all__ = [
    "ADDRESS_PATTERN",
    "SHAPES",
    "Part",
    "read_facts",
    "read_part",
    "with_readings",
    "with_review",
    "with_wording",
    "wording",
]
