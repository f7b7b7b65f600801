"""The files of a language's search index. Deterministic: the same sentences give the same bytes.

manifest.json   {version, digest, documents, weights, shift, block, shards, rules, words}
    `documents` how many there are, numbered in the order in which they are worth showing: by weight, then by page,
    then as given. `weights` [[3, 120], [2, 900], [1, 1300]]: those of weight 3 end before number 120, and so on.
    `shards` the first key of each t-file. `words` what the search says to its reader, by id. `digest` changes with
    any other file, for their addresses (`t-3.json?…`).
t-N.json        {t: {token: places}, a: {first word: [[the words after it, target, …], …]}}
    `t` the tokens of a range of the sorted vocabulary (by UTF-16 code unit, as JavaScript compares). A place is
    `number << shift | index of the token in its sentence`; places are ascending, written as differences, each in
    base 32 from the lowest digit up, a digit being a character of `DIGITS`, plus 32 where another follows.
    `a` names: other spellings of what this language calls by the targets' words.
d-N.json        {pages: [[path, title], …], lines: [[page, anchor, text], …]}
    the documents of numbers N * `block` and up; fetched for results that are shown. A title is that of the page, or,
    in an index of one article, which every result would name, the page's among those of the article.

A stop word below weight 3 is left out: these would be the largest part of the index, and nobody searches for them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern

from explainer.search.rules import Rules, as_data

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE = 32
_PAIR = _BASE * _BASE
_PAIRS = tuple(DIGITS[_BASE + low] + DIGITS[_BASE + high] for high in range(_BASE) for low in range(_BASE))
"""Two digits that others follow; and the last, of what is left then."""
_LAST = tuple(
    DIGITS[_BASE + low] + DIGITS[high] if high else DIGITS[low] for high in range(_BASE) for low in range(_BASE)
)
_BLOCK = 24
_SHARD_BYTES = 9_000
_LANGUAGES = 8
"""Of so many the names' other spellings are remembered: a correction hardly ever changes them."""
_LONGEST = 10
"""Bits for a token's index: past the 1024th token a sentence's words are found, and their distance is not told."""

_PAGES = ("", "faq", "participants", "timeline", "source")
"""The pages of an article in the order in which a reader would rather land on them; then any other."""
_HEADING = 3
_SEPARATORS = re.compile(r"[\s・･]+")
"""Between given and family name; Japanese writes a middle dot."""


@dataclass(frozen=True)
class Document:
    """One sentence of one page in one language."""

    path: str
    """The page, locale-neutral: `kazakhstan-japan-air-travel/faq/`."""
    anchor: str
    """Where on it the sentence stands; empty for the page itself."""
    page: str
    """The page's title in its language."""
    text: str
    weight: int
    """3 a headline or question, 2 a line, 1 a sentence of the article."""
    section: str = ""
    """The page's name among those of its article: all that tells it where there is no other article."""


@dataclass(frozen=True)
class Tokenised:
    """Sentences of an article, as far as an index can be prepared without the others."""

    documents: tuple[tuple[Document, tuple[str, ...]], ...] = ()
    """Each with its tokens."""
    stems: frozenset[str] = frozenset()
    """What may be left of those tokens that an index has."""


def tokenised(documents: Iterable[Document], rules: Rules) -> Tokenised:
    """The sentences by these rules."""
    found = tuple((one, (*map(intern, rules.tokens(one.text)),)) for one in documents)
    vocabulary = frozenset[str]().union(*({*words} - _left_out(one, rules) for one, words in found))
    return Tokenised(found, frozenset(intern(stem) for word in vocabulary for stem in rules.stems(word)))


def index(
    parts: Sequence[Tokenised],
    rules: Rules,
    synonyms: Sequence[tuple[str, ...]],
    words: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """The index's files by name.

    `synonyms`: for each name, all its forms in all languages, inflected ones too.

    `words`: what the search says to its reader, by id.

    The same sentence on several pages of an article is kept once, where it weighs most and a reader would rather land.
    """
    said = {document: words for part in parts for document, words in part.documents}
    kept = _in_order(said)
    is_alone = len({document.path.partition("/")[0] for document in kept}) == 1
    tokens = [said[document] for document in kept]
    shift = min(max((len(words) for words in tokens), default=1).bit_length(), _LONGEST)
    places = _places(kept, tokens, shift, rules)
    stems = frozenset[str]().union(*(one.stems for one in parts))
    shards = _shards(places, _aliases(tuple(synonyms), stems, rules))
    files = {f"t-{number}.json": _json(shard) for number, (_, shard) in enumerate(shards)}
    for number, start in enumerate(range(0, len(kept), _BLOCK)):
        files[f"d-{number}.json"] = _json(_block(kept[start : start + _BLOCK], is_alone=is_alone))
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    files["manifest.json"] = _json(
        {
            "version": 1,
            "digest": digest.hexdigest()[:12],
            "documents": len(kept),
            "weights": [
                [weight, sum(document.weight >= weight for document in kept)]
                for weight in sorted({document.weight for document in kept}, reverse=True)
            ],
            "shift": shift,
            "block": _BLOCK,
            "shards": [first for first, _ in shards],
            "rules": as_data(rules),
            "words": {**(words or {})},
        }
    )
    return files


def _in_order(documents: Iterable[Document]) -> list[Document]:
    def rank(document: Document) -> tuple[int, int]:
        _, _, page = document.path.strip("/").partition("/")
        return -document.weight, _PAGES.index(page) if page in _PAGES else len(_PAGES)

    first: dict[tuple[str, str], Document] = {}
    for document in sorted(documents, key=rank):
        first.setdefault((document.path.partition("/")[0], document.text), document)
    return list(first.values())


def _left_out(document: Document, rules: Rules) -> frozenset[str]:
    return rules.stopped if document.weight < _HEADING else frozenset()


def _places(
    documents: Sequence[Document], tokens: Sequence[Sequence[str]], shift: int, rules: Rules
) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    last = (1 << shift) - 1
    for number, (document, words) in enumerate(zip(documents, tokens, strict=True)):
        left_out, first = _left_out(document, rules), number << shift
        for at, word in enumerate(words[:last]):
            if word not in left_out:
                places[word].append(first | at)
        for word in dict.fromkeys(words[last:]):
            if word not in left_out:
                places[word].append(first | last)
    return dict(places)


@lru_cache(_LANGUAGES)
def _aliases(synonyms: tuple[tuple[str, ...], ...], stems: frozenset[str], rules: Rules) -> dict[str, list[list[str]]]:
    """First word of a name's form → (its further words, the forms that this language's sentences use)."""
    tokens = cache(rules.tokens)  # each form is compared with each other one of its name

    def is_used(form: str) -> bool:
        words = tokens(form)
        # A pair at the end of a form goes on in a sentence (トンピエワの), so its last single character says nothing.
        known = words[:-1] if len(words) > 1 and not rules.is_whole(words[-1]) else words
        return bool(known) and all(not rules.stems(word).isdisjoint(stems) for word in known)

    aliases: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    spelt = (_with_spellings(names, rules) for names in synonyms)
    for group in dict.fromkeys(group for names in spelt for group in _with_parts(names, rules)):
        targets = _shortest({form: tokens(form) for form in group if is_used(form)}, rules)
        for form in group:
            words = tokens(form)
            meant = [target for target in targets if not _holds(words, tokens(target), rules)]
            if meant and words and all(map(rules.is_whole, words)):
                aliases[words[0]].add((" ".join(words[1:]), *map(rules.folded, meant)))
    return {word: [list(alias) for alias in sorted(found)] for word, found in aliases.items()}


def _with_spellings(names: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """The forms, and each of them as it is also spelt: Tompiyeva, Tompieva."""
    folded = [(rules.folded(one), rules.folded(other)) for one, other in rules.spellings]
    pairs = [pair for one, other in folded for pair in ((one, other), (other, one))]
    others = [name.replace(one, other) for name in map(rules.folded, names) for one, other in pairs if one in name]
    return tuple(dict.fromkeys((*names, *others)))


def _with_parts(names: tuple[str, ...], rules: Rules) -> Iterator[tuple[str, ...]]:
    """The forms as they are and, where a two-word form has one of its words among them, the other words as a group.

    ("Saltanat Tompiyeva", "Tompiyeva", "Салтанат Томпиева", "Томпиева") also says that Saltanat is Салтанат.
    """
    yield names
    alone = {rules.folded(name) for name in names if len(_SEPARATORS.split(name)) == 1}
    others: list[str] = []
    for name in names:
        words = _SEPARATORS.split(name)
        is_known = [rules.folded(word) in alone for word in words]
        if len(words) == 2 and sum(is_known) == 1:  # noqa: PLR2004 - given and family name
            others.append(words[is_known.index(False)])
    if len(set(others)) > 1:
        yield tuple(dict.fromkeys(others))


def _shortest(forms: Mapping[str, Sequence[str]], rules: Rules) -> list[str]:
    """Forms, given with their tokens, without those that hold another one.

    Who finds «Томпиева» has found «Салтанат Томпиева».
    """
    kept: list[str] = []
    for form in sorted(forms, key=lambda form: len(forms[form])):
        if not any(_holds(forms[form], forms[other], rules) for other in kept):
            kept.append(form)
    return kept


def _holds(words: Sequence[str], part: Sequence[str], rules: Rules) -> bool:
    """Whether the words hold the part as consecutive words, inflected or not."""
    if len(part) > 1 and not rules.is_whole(part[-1]):
        part = part[:-1]
    return any(
        all(rules.related(word, other) for word, other in zip(words[start:], part, strict=False))
        for start in range(len(words) - len(part) + 1)
    )


def _shards(
    places: Mapping[str, Sequence[int]], aliases: Mapping[str, list[list[str]]]
) -> list[tuple[str, dict[str, dict[str, object]]]]:
    """Ranges of the vocabulary of about `_SHARD_BYTES` each, with their first key; a token is never split."""
    shards: list[tuple[str, dict[str, dict[str, object]]]] = []
    size = 0
    for key in sorted(places.keys() | aliases.keys(), key=lambda key: key.encode("utf-16-be")):
        if not shards or size > _SHARD_BYTES:
            shards.append((key, {"t": {}, "a": {}}))
            size = 0
        shard = shards[-1][1]
        if key in places:
            shard["t"][key] = written = _written(places[key])
            size += len(written) + len(key.encode()) + 6
        if key in aliases:
            shard["a"][key] = aliases[key]
            size += len(_json(aliases[key]))
    return shards


def _written(places: Sequence[int]) -> str:
    digits: list[str] = []
    previous = 0
    for place in places:
        rest = place - previous
        previous = place
        while rest >= _PAIR:
            digits.append(_PAIRS[rest % _PAIR])
            rest //= _PAIR
        digits.append(_LAST[rest])
    return "".join(digits)


def _block(documents: Sequence[Document], *, is_alone: bool) -> dict[str, object]:
    titles = {one.path: one.section if is_alone and one.section else one.page for one in documents}
    paths = list(titles)
    return {
        "pages": list(titles.items()),
        "lines": [[paths.index(document.path), document.anchor, document.text] for document in documents],
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
