"""A first `checks.yml` for a language: what the Unicode CLDR knows of it, and a line for each key to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.language import cldr
from explainer.language.checks import ASKED, LanguageWords, known
from explainer.language.scripts import words_apart


def stub(tag: str, name: str, english: LanguageWords) -> str:
    """The file's text. What is left behind `#` is not known yet: until all of it is, the language cannot be required.

    The countries are those that the English words know, with an ending (`*`) where words are set apart.
    """
    return "\n".join((*_head(tag, name), *_countries(tag, english.countries), *_rest(english))) + "\n"


def _head(tag: str, name: str) -> Iterator[str]:
    thousands, decimal = cldr.separators(tag)
    yield f"# How the checks read {name}. scripts/explainer/language/checks.py tells what the keys mean; files of other"
    yield "# languages show it filled in. A star stands for the rest of a word; what begins with ~ is a regular"
    yield "# expression. What has no # is from the Unicode CLDR: correct it where the language is written otherwise."
    yield ""
    yield "numbers:"
    yield f"  thousands: {json.dumps(thousands)}"
    yield f"  decimal: {json.dumps(decimal)}"
    yield "  # words: {2: []}  # by number, words that may mean it; likewise cardinals, multipliers, converted"
    yield ""
    yield "calendar:"
    yield "  months:"
    for month in range(1, 13):
        yield f"    {month}: {_listed(_endless(tag, cldr.names_of_month(tag, month)))}"
    if numbered := known(tag).calendar.numbered:
        yield f"  numbered: {json.dumps(numbered, ensure_ascii=False)}"
    yield "  doubtful: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]  # whose word means something else too"
    yield "  # periods: {H1: [], H2: [], Q1: [], Q2: [], Q3: [], Q4: []}"
    yield ""


def _countries(tag: str, codes: Iterable[str]) -> Iterator[str]:
    yield f"countries:  # {ASKED['countries']}"
    for code in codes:
        name = cldr.territory(code, tag)
        if name is not None:
            yield f"  {json.dumps(code)}: {{names: {_listed(_endless(tag, [name]))}}}"
    yield ""


def _rest(english: LanguageWords) -> Iterator[str]:
    for key, meaning in ASKED.items():
        value = getattr(english, key.replace("-", "_"))
        if key != "countries":
            yield f"# {meaning}"
            yield f"# {key}: {_empty(value)}"


def _empty(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_sides(words)}' for name, words in value.items())}}}"
    return "[]" if isinstance(value, tuple) else "0.0"


def _sides(words: Sequence[object]) -> str:
    return "[[], []]" if isinstance(words[0], tuple) else "[]"


def _endless(tag: str, names: Iterable[str]) -> list[str]:
    return [f"{name}*" if words_apart(tag) else name for name in names]


def _listed(words: Iterable[str]) -> str:
    return json.dumps([*words], ensure_ascii=False)
