"""What the frame around every page says, for whatever theme prints it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True)
class Script:
    """A script that stands in a page."""

    text: str
    hash: str
    """As a Content-Security-Policy names it."""


def early(folder: Path) -> Callable[[str], Script]:
    """What runs before the first paint of a page with this HTML.

    It stands in the page, without comments: as a file it would cost the paint a connection, 140 ms of 1,130 on
    Lighthouse's slow line. A page gets `start.js` of the folder and what settles elements of a class that it has.
    """
    comment = re.compile(r"^\s*(//.*|/\*.*\*/)?\n|^\s+", re.MULTILINE)
    parts = {file.stem: comment.sub("", file.read_text("utf-8")) for file in sorted(folder.glob("*.js"))}
    start = parts.pop("start")
    settled = {text: "|".join(re.findall(r'settlers\["\.([\w-]+)', text)) for text in parts.values()}

    @lru_cache(maxsize=1)  # a page asks twice: for the policy in its head, and for the script
    def for_page(html: str) -> Script:
        wanted = (text for text, names in settled.items() if re.search(rf'class="(?:[^"]* )?(?:{names})[ "]', html))
        text = "".join(("{\n", start, *wanted, "}"))
        return Script(text, policy_hash(text))

    return for_page
