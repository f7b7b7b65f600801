"""How well real news is cut into sentences."""

from __future__ import annotations

import datetime as dt
import json

from explainer.language.sentences import sentences
from explainer.read.seed import read_seed
from explainer.read.text import decode
from explainer.source import Source
from tests.corpus.beside import CORPUS, needs_corpus

pytestmark = needs_corpus


def test_boundaries_in_real_news() -> None:
    """Of 29 articles. Two gold "sentences" hold two each, one is cut after "Oct.", one is a heading without a stop."""
    right = wrong = missed = 0
    for line in (CORPUS / "articles.jsonl").read_text("utf-8").splitlines():
        gold = [unit["en"].strip() for unit in json.loads(line)["sentences"][1:]]
        ends = {len(" ".join(gold[:i])) for i in range(1, len(gold))}
        text = " ".join(gold)
        found = {sentence.end for sentence in sentences(Source("x.txt", text).span())} - {len(text)}
        right, wrong, missed = right + len(ends & found), wrong + len(found - ends), missed + len(ends - found)
    assert right / (right + wrong) >= 0.99
    assert right / (right + missed) >= 0.99


def test_real_seeds() -> None:
    paths = sorted((CORPUS / "extraction" / "seeds").glob("*.txt"))
    assert len(paths) > 5
    for path in paths:
        seed = read_seed(decode(path.name, path.read_bytes()), path.stem)
        gold = json.loads((path.parents[1] / "gold" / f"{path.stem}.gold.json").read_text("utf-8"))
        assert seed.updated == dt.date.fromisoformat(gold["anchor"])
        expected = {(segment["start"], segment["end"]) for segment in gold["segments"]}
        found = {(unit.span.start, unit.span.end) for unit in (seed.title, *seed.sentences)}
        # One article has a typing mistake, "US. Secretary of State", that reads as two sentences.
        assert len(expected - found) <= ("US. Secretary" in seed.source.text), path.stem
