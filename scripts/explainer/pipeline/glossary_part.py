"""The part of the glossary that an article can have to do with: no other entry changes anything there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from explainer.language.beginnings import beginnings, may_name
from explainer.model.words import Glossary
from explainer.pipeline.files import content_of
from explainer.pipeline.keeping import kept, of_files
from explainer.pipeline.paths import Paths, catalogue_path

_ALWAYS = "country"
"""Of a country, words that are no form of its name count too: the Dutch side."""
_OF_A_PERSON, _OF_A_TERM = 3, 2
"""So many letters of a word are in all of its forms: a person's name keeps its consonants."""


def part_of(glossary: Glossary, found: frozenset[str]) -> Glossary:
    """The entries that a text with these `beginnings` may name, in any language, and all countries."""
    return {
        name: term
        for name, term in glossary.items()
        if term.sort == _ALWAYS
        or may_name(
            (name, *(one for form in term.forms.values() for one in (form.words, *form.others))),
            found,
            shortest=_OF_A_PERSON if term.sort == "person" else _OF_A_TERM,
        )
    }


def written(glossary: Glossary) -> str:
    """All that entries say, for a digest; where they stand in their file says nothing of an article."""
    return repr([(name, term.sort, {**term.forms}) for name, term in glossary.items()])


def files_of(text: Path, tags: Iterable[str]) -> list[Path]:
    """Every file that an article may have."""
    return [text, text.with_suffix(".yml"), *(catalogue_path(text, tag) for tag in tags)]


def beginnings_in(paths: Paths, ground: str | None, files: Iterable[Path]) -> frozenset[str]:
    """The `beginnings` of what files hold."""
    every = [*files]

    def read() -> frozenset[str]:
        return beginnings(" ".join((content_of(file) or b"").decode(errors="replace") for file in every))

    return kept(paths, "beginnings", of_files(paths, ground, every), read)
