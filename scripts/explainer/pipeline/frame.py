"""What the frame around every page says and runs, for whatever theme prints it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from explainer import finish
from explainer.pipeline.interface_words import interface
from explainer.pipeline.paths import Paths

_ALWAYS = ("start", "also")
"""Parts that every page has something to do for."""


@dataclass(frozen=True)
class Script:
    """A script that stands in a page."""

    text: str
    hash: str
    """As a Content-Security-Policy names it."""


def frame(paths: Paths, tag: str, assets: Path) -> Mapping[str, object]:
    """What templates of a theme go by, for one language. Raises `ContentError` where a locale cannot be read.

    `locales`, `locale`, `default_locale`; `words`, the interface's; the ids of those `lacking`, for which it has the
    English, and `words_in` by language; `early_script`, which makes a `Script` for a page's content, of the parts in
    the folder `early` of `assets`.
    """
    locales, words = interface(paths)
    here = next(locale for locale in locales if locale.tag == tag)
    parts = {file.stem: _code(file.read_text("utf-8")) for file in sorted((assets / "early").glob("*.js"))}
    return {
        "locales": locales,
        "locale": here,
        "default_locale": locales[0],
        "words": words[tag],
        "lacking": frozenset(words[tag]) - frozenset(here.interface),
        "words_in": words,
        "early_script": partial(_early, parts),
    }


def _early(parts: Mapping[str, str], content: str) -> Script:
    """What runs before the first paint of a page: asking for it would delay the paint, so it stands in the page itself.

    Of the parts, the page gets those that have something to do: a part is called as the class of its elements.
    """
    wanted = [*_ALWAYS, *(name for name in parts if re.search(rf'class="(?:[^"]* )?{name}"', content))]
    text = "{\n" + "\n".join(parts[name] for name in wanted) + "\n}"
    return Script(text, finish.policy_hash(text))


def _code(text: str) -> str:
    """A script without its comments and its indentation."""
    lines = [line.strip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
