"""The part of the glossary that an article can have to do with: no other entry changes anything there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from pathlib import Path

from explainer.finish import digest as of_bytes
from explainer.language.beginnings import beginnings, pieces
from explainer.language.namesakes import Telling, strangers
from explainer.model.words import Glossary
from explainer.pipeline.files import content_of
from explainer.pipeline.keeping import keep, of_files, of_texts, recalled
from explainer.pipeline.paths import Paths, catalogue_path

_ALWAYS = "country"
"""Of a country, words that are no form of its name count too: the Dutch side."""
_OF_A_PERSON, _OF_A_TERM = 3, 2
"""So many letters of a word are in all of its forms: a person's name keeps its consonants."""


class Parts:
    """A glossary of which each text has its part."""

    def __init__(self, glossary: Glossary) -> None:
        """Looks at what its names begin with."""
        self._glossary = glossary
        self._names = (*glossary,)
        self._always: set[int] = set()
        self._by_piece: dict[str, list[int]] = {}
        for number, (name, term) in enumerate(glossary.items()):
            if term.sort == _ALWAYS:
                self._always.add(number)
                continue
            words = (name, *(one for form in term.forms.values() for one in (form.words, *form.others)))
            for piece in pieces(words, shortest=_OF_A_PERSON if term.sort == "person" else _OF_A_TERM):
                self._by_piece.setdefault(piece, []).append(number)

    def is_of(self, glossary: Glossary) -> bool:
        """Whether these are the parts of this very glossary."""
        return self._glossary is glossary

    def of(self, found: frozenset[str]) -> Glossary:
        """The entries that a text with these `beginnings` may name, in any language, and all countries."""
        may = self._always.union(*(self._by_piece[piece] for piece in found & self._by_piece.keys()))
        return {name: self._glossary[name] for name in (self._names[number] for number in sorted(may))}

    def digest(self, part: Glossary) -> str:
        """The digest of all that the entries of a part say."""
        return self._digest((*part,))

    @cached_property
    def _digest(self) -> Callable[[tuple[str, ...]], str]:
        # Units share their parts: each has all countries, and few have anything else.
        return cache(lambda names: of_bytes("\n".join(map(self._written, names)).encode("utf-8", "surrogatepass")))

    @cached_property
    def _written(self) -> Callable[[str], str]:
        return cache(lambda name: written({name: self._glossary[name]}))


_LAST: list[Parts] = []


def parts_of(glossary: Glossary) -> Parts:
    """The parts of a glossary; those of the last one that was asked for are at hand."""
    found = next(iter(_LAST), None)
    if found is None or not found.is_of(glossary):
        found = Parts(glossary)
        _LAST[:] = [found]
    return found


def part_of(glossary: Glossary, found: frozenset[str]) -> Glossary:
    """The part of a text with these `beginnings`."""
    return parts_of(glossary).of(found)


def written(glossary: Glossary) -> str:
    """All that entries say, for a digest; where they stand in their file says nothing of an article."""
    return repr([(name, term.sort, {**term.forms}) for name, term in glossary.items()])


def digest_of_meant(part: Glossary, telling: Telling) -> str:
    """The digest of all that an article's outcome depends on in its part: of others it only may have a word.

    That is whom it means, and what is said under the ids of its participants even where that is another.
    """
    others = {*strangers(part, telling)}
    meant = {name: term for name, term in part.items() if name not in others}
    same = {name: part[name] for name in telling.called if name in part}
    return of_bytes(repr((written(meant), written(same))).encode("utf-8", "surrogatepass"))


def files_of(text: Path, tags: Iterable[str]) -> list[Path]:
    """Every file that an article may have."""
    return [text, text.with_suffix(".yml"), *(catalogue_path(text, tag) for tag in tags)]


def beginnings_in(paths: Paths, ground: str | None, files: Iterable[Path]) -> frozenset[str]:
    """The `beginnings` of what files hold, kept over the digest of what they are read with."""
    every = [*files]
    own = of_files(paths, "", every)
    key = None if own is None else of_texts(ground, [own])
    found = recalled(paths, "beginnings", key)
    if isinstance(found, frozenset):
        return found
    made = beginnings_of(every)
    if of_files(paths, "", every) == own:  # else somebody has saved one of them in between
        keep(paths, "beginnings", key, made)
    return made


def beginnings_of(files: Iterable[Path]) -> frozenset[str]:
    """The `beginnings` of what files hold."""
    return beginnings(" ".join((content_of(file) or b"").decode(errors="replace") for file in files))
