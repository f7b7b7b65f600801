"""What the frame around every page says, for whatever theme prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from explainer.finish import policy_hash
from explainer.pipeline.interface_words import interface
from explainer.pipeline.paths import Paths


def frames(paths: Paths) -> Mapping[str, Mapping[str, object]]:
    """What templates of a theme go by, by language. Raises `ContentError` where a locale cannot be read.

    `locales`, `locale`, `default_locale`; `words`, the interface's; the ids of those `lacking`, for which it has the
    English, and `words_in` by language.
    """
    locales, words = interface(paths)
    return {
        here.tag: {
            "locales": locales,
            "locale": here,
            "default_locale": locales[0],
            "words": words[here.tag],
            "lacking": frozenset(words[here.tag]) - frozenset(here.interface),
            "words_in": words,
        }
        for here in locales
    }


def inline(script: Path) -> Mapping[str, str]:
    """A script that stands in every page: its `text` without comments and indentation, and its `hash` for the policy.

    A comment there begins a line of its own. In a file of its own the script would cost every reader's first paint a
    connection: 140 ms of 1,130 on a simulated slow line.
    """
    text = re.sub(r"^\s*(?://.*|/\*\*.*\*/)?\n|^\s+", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {"text": text, "hash": policy_hash(text)}
