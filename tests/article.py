"""The article that tests know by heart: the first one that was published, as it was when they were written.

It lies in a folder of its own, so that no test's verdict depends on what is published in the project's `seeds/`.
"""

from __future__ import annotations

from pathlib import Path

SEEDS = Path(__file__).parent / "cases" / "site" / "seeds"
"""Its text, facts and translations, and the glossary. What the program asks of seeds from now on is added here too."""
SLUG = "kazakhstan-japan-air-travel"
