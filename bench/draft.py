"""Times drafting: `python bench/draft.py` drafts 100 articles on one core and says what it took.

The articles are those of the corpus beside the project, over and over; where it is absent, the project's own seed.
Needs what `make draft` installs.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
# The mathematics below spaCy would take every core there is.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from explainer.draft.predict import predict  # noqa: E402
from explainer.draft.tagger import tag  # noqa: E402
from explainer.model.seed import Seed  # noqa: E402
from explainer.problem import ContentError  # noqa: E402
from explainer.read.seed import read_seed  # noqa: E402
from explainer.read.text import decode  # noqa: E402
from explainer.source import Source  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "extraction" / "seeds"
SECONDS, MEGABYTES = 0.3, 600
"""The goals for an article after loading, and for the peak."""
BAR = 40


def main() -> int:
    """Prints the figures. Exit codes: 0, or 1 where a goal is missed or drafting is not installed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100, help="how many to draft (default: %(default)s)")
    number: int = parser.parse_args().articles
    texts = _texts()
    began = time.perf_counter()
    try:
        tag(read_seed(Source("seeds/x.txt", "A title\n\nA sentence.\n"), "x"))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    loaded = time.perf_counter()
    seconds, words = 0.0, 0
    for seed in _with_bar(list(islice(cycle(texts), number))):
        start = time.perf_counter()
        predict(tag(seed))
        seconds += time.perf_counter() - start
        words += sum(len(sentence.span.text.split()) for sentence in seed.sentences)
    peak = _peak()
    print(f"loading       {loaded - began:8.2f} s")
    print(f"articles      {number:8} ({words // number} words each)")
    print(f"an article    {seconds / number:8.3f} s (goal: {SECONDS} s)")
    print(f"articles      {number / seconds:8.1f} a second")
    print(f"peak memory   {peak:8.0f} MB (goal: {MEGABYTES} MB)")
    return int(seconds / number > SECONDS or peak > MEGABYTES)


def _texts() -> list[Seed]:
    folder = CORPUS if CORPUS.is_dir() else ROOT / "seeds"
    return [read_seed(decode(path.name, path.read_bytes()), path.stem) for path in sorted(folder.glob("*.txt"))]


def _with_bar(seeds: Sequence[Seed]) -> Iterator[Seed]:
    """The seeds one by one, with a bar on a terminal that grows."""
    for done, seed in enumerate(seeds):
        if sys.stderr.isatty():
            full = BAR * done // len(seeds)
            print(f"\r{'█' * full}{'·' * (BAR - full)} {done}/{len(seeds)}", end="", file=sys.stderr, flush=True)
        yield seed
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _peak() -> float:
    """The most memory that this process has held, in megabytes: macOS counts in bytes, Linux in kilobytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    sys.exit(main())
