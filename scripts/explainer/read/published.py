"""What we wrote, read back by its type: an article's `facts.json` and what stands at the head of a page of `docs/`.

The pages may be older than the seeds, since an article with a problem keeps those it had; so whoever speaks of what is
published asks these files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from explainer.model.printed import Support, plain
from explainer.model.published import Published
from explainer.problem import ContentError, Problem
from explainer.source import Source

_FENCE = "---\n"


@dataclass(frozen=True)
class Head:
    """What a page says of itself; all of it empty where somebody else wrote the page."""

    title: str = ""
    description: str = ""
    robots: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the page."""
        return "noindex" not in self.robots


def read_head(markdown: str) -> Head:
    """The front matter of a page. One that is not as we write it says nothing, as it does for the printer."""
    before, _, rest = markdown.partition(_FENCE)
    front, fence, _ = rest.partition(f"\n{_FENCE}")
    if before or not fence:
        return Head()
    try:
        return msgspec.yaml.decode(front, type=Head)
    except (msgspec.DecodeError, ValueError):
        return Head()


def read_published(source: Source) -> Published:
    """What a `facts.json` says. Raises `ContentError` where somebody has changed it so that it says nothing."""
    try:
        return msgspec.json.decode(source.text, type=Published)
    except msgspec.DecodeError as error:
        message, fix = f"the file is not as it is written: {error}", "build the pages anew"
        raise ContentError(Problem(source.span(0, 0), "broken-data", message, fix)) from None


def supports(about: Published) -> Mapping[str, Sequence[Support]]:
    """By a line's words in any language, what it may rest on: two claims may have the same words."""
    found: dict[str, list[Support]] = {}
    resting = [((*one.text.values(), *one.short.values()), [one]) for one in about.claims]
    resting += [((*one.text.values(),), [about.claim[claim] for claim in one.rests_on]) for one in about.labels]
    for wordings, behind in resting:
        quotes = tuple((evidence.unit, evidence.quote) for claim in behind for evidence in claim.evidence)
        for wording in wordings:
            found.setdefault(plain(wording), []).append(Support(behind[0].kind, quotes))
    return found


def texts(about: Published, tags: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Every text of ours by language."""
    return {tag: frozenset(plain(one[tag]) for one in about.wordings if tag in one) for tag in tags}
