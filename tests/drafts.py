"""Articles drafted by machine, and what of them is quoted."""

from __future__ import annotations

from pathlib import Path

import build
from explainer.model.facts import Facts
from explainer.read.facts import read_facts
from explainer.read.seed import read_seed
from explainer.read.text import decode


def run(seeds: Path, *words: str) -> int:
    """What `build.py` exits with; the pages go into `docs` beside the seeds."""
    return build.main(["--seeds", str(seeds), "--docs", str(seeds.parent / "docs"), *words])


def facts(seeds: Path, slug: str) -> Facts:
    """The facts file as the build reads it."""
    seed = read_seed(decode("x.txt", (seeds / f"{slug}.txt").read_bytes()), slug)
    found, problems = read_facts(decode("x.yml", (seeds / f"{slug}.yml").read_bytes()), seed)
    assert found is not None, problems
    return found


def quoted(seeds: Path, slug: str) -> float:
    """The part of the article's sentences that the facts quote."""
    seed = read_seed(decode("x.txt", (seeds / f"{slug}.txt").read_bytes()), slug)
    spans = [one.quote for claim in facts(seeds, slug).claims.values() for one in claim.evidence]
    shown = {at for span in spans for at in range(span.start, span.end)}
    whole = {at for unit in seed.sentences for at in range(unit.span.start, unit.span.end)}
    return len(shown & whole) / len(whole)


def draft_and_publish(seeds: Path) -> int:
    """Drafts every article and builds its pages without a problem; how many articles there are."""
    assert run(seeds, "draft") == 0
    slugs = sorted(path.stem for path in seeds.glob("*.txt"))
    assert sorted(path.stem for path in seeds.glob("*.yml")) == slugs
    assert [slug for slug in slugs if quoted(seeds, slug) > 1 / 3] == []
    assert run(seeds) == 0
    return len(slugs)
