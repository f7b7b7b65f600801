"""What the frame around every page says, for whatever theme prints it."""

from __future__ import annotations

from collections.abc import Mapping

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
