"""The pages that the browser tests visit."""

from __future__ import annotations

from pathlib import Path

from tests import article

ROOT = Path(__file__).resolve().parents[2]
TAGS = ("en", "kk", "ru", "ja")
PREFIX = {"en": "", "kk": "kk/", "ru": "ru/", "ja": "ja/"}
NAMES = ("English", "Қазақша", "Русский", "日本語")
SLUG = f"{article.SLUG}/"
FAQ = f"{SLUG}faq/"
SIDE_BY_SIDE = f"{SLUG}side-by-side/"
PHONE = (390, 844)
DESKTOP = (1280, 800)
FOLD = "for (const fold of document.querySelectorAll('details')) fold.open = false"
"""Closes every answer: short ones are open from the start."""
PAUSE = 200
"""Milliseconds for which search waits for the next letter."""
PATHS = (
    "",
    "how/",
    "status/",
    SLUG,
    f"{SLUG}participants/",
    f"{SLUG}timeline/",
    FAQ,
    f"{SLUG}source/",
    SIDE_BY_SIDE,
)
"""One page of every type, without its language."""


def address(tag: str, path: str = "") -> str:
    """A page's address below the site's root."""
    return PREFIX[tag] + path


SAMPLE = (*(address("en", path) for path in PATHS), *(address(tag, SLUG) for tag in TAGS[1:]))
"""Every type of page in English, and the summary in the other languages too."""
