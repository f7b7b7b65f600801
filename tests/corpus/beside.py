"""Where the corpus lies: beside the project, of which it is no part, because its texts are other people's.

What is measured on it stands in this folder and is left out, with a line that says so, where the corpus is not there.
Its kinds, in words of our own, stand in `tests/cases/` and are tested everywhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="measured only where ../shared/corpus lies")
