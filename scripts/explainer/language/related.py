"""Which English words are related: plain forms, synonyms and opposites, by WordNet (`scripts/locales/en/wordnet/`).

The files are read at the first question and not before: a build whose facts ask nothing pays nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from explainer.language.data import listed
from explainer.language.stems import stems

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ("ier", "y"), ("iest", "y"), ("er", "e"), ("er", ""), ("est", "e"), ("est", ""),
)  # fmt: skip
"""WordNet's own rules of detachment; what they leave is a word only if WordNet has it."""
_LONGEST_TERM = 3


def lemmas_by_ending(word: str) -> Iterator[str]:
    """What the endings leave of a word in lower case, whether it is a word or not."""
    for ending, plain in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield stem + plain
            if not plain and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


@cache
def lemmas(word: str) -> frozenset[str]:
    """A word in lower case and its plain forms: "fell" is "fall", and might be the verb of "felling a tree"."""
    known = _known()
    found = {word, *_plain().get(word, ())}
    return frozenset(found | {lemma for lemma in lemmas_by_ending(word) if lemma in known})


def terms(words: Sequence[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Every word in its plain forms, and every phrase of up to three that WordNet has: "turned down" is "turn down".

    With the index of its first word, and of the one behind its last.
    """
    for at, word in enumerate(words):
        yield at, at + 1, lemmas(word)
        for size in range(2, _LONGEST_TERM + 1):
            rest = " ".join(words[at + 1 : at + size])
            if len(words) >= at + size:
                phrases = frozenset(f"{lemma} {rest}" for lemma in lemmas(word)) & _known()
                if phrases:
                    yield at, at + size, phrases


def are_akin(one: str, other: str) -> bool:
    """Whether two words or phrases in lower case are forms of one, or synonyms in a sense that is in use."""
    return bool(kin(one) & kin(other))


@cache
def kin(term: str) -> frozenset[str]:
    """What a term shares with its forms and its synonyms: its stems and its meanings."""
    forms = lemmas(term)
    meanings = {meaning for form in forms for meaning in _meanings().get(form, ())}
    return frozenset(meanings) | frozenset(stem for form in forms for stem in stems(form))


def is_known(word: str) -> bool:
    """Whether WordNet has a word in lower case, with a synonym or an opposite, or it has irregular forms."""
    return not lemmas(word).isdisjoint(_known())


@cache
def opposites(word: str) -> frozenset[str]:
    """The words that mean the opposite, in their plain form."""
    return frozenset(other for lemma in lemmas(word) for other in _opposites().get(lemma, ()))


@cache
def _meanings() -> Mapping[str, tuple[str, ...]]:
    """Each term to the numbers of its meanings."""
    return _inverted((f"#{number}", row) for number, row in enumerate(_rows("synonyms")))


@cache
def _opposites() -> Mapping[str, tuple[str, ...]]:
    return _inverted(pair for one, other in _rows("opposites") for pair in ((one, [other]), (other, [one])))


@cache
def _plain() -> Mapping[str, tuple[str, ...]]:
    """Each irregular form to its plain ones."""
    return _inverted((plain, forms) for plain, *forms in _rows("irregular"))


@cache
def _known() -> frozenset[str]:
    plain = (first for first, *_ in _rows("irregular"))
    return frozenset((*_meanings(), *_opposites(), *plain))


def _inverted(rows: Iterator[tuple[str, Sequence[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for value, keys in rows:
        for key in keys:
            found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("; ") for line in listed(f"wordnet/{name}"))
