"""What a printed page leaves in text copied from it, as from a PDF: cut words, ligatures, page numbers, headers.

    The ferry between Lindholm and the island of Tor-
    say will open on the ﬁrst of June.

    3

Nothing goes, and no word is mended, without a notice that names the lines. What cannot be told stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.language import english
from explainer.language.sentences import ends_with_stop
from explainer.language.tokens import words as words_in
from explainer.problem import Level, Problem
from explainer.source import Source

_LIGATURE = re.compile("[\ufb00-\ufb06]")
# Both begin where a word begins: a search from each of its letters would cost the square of a long word's length.
_BROKEN = re.compile(r"(?<![^\W\d_])(?P<first>[^\W\d_]+)[-\u00ad\u2010]\n[ \t]*(?P<rest>[^\W\d_]+)")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_ENDINGS = frozenset(
    "al ally ance ed ence er ern ers est ies ing ings ism ist ists ity ive ly ment ments ness ous sion sions tion tions"
    " ty".split()
)
"""Pieces of words with which nobody ends a compound: "wait-ed" was one word."""
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—|\[(]?\s*\d{1,3}\s*[-–—|\])]?(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)
_LONGEST_HEADER = 80
_LEAST_REPEATED = 3
_MOST_ABOVE = 3
"""Lines above the text: a title, who published it, a date."""
_SHOWN = 8


def unprinted(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """A text without what only its printed page needed, and a notice for each kind of it."""
    lines = source.text.splitlines(keepends=True)
    dropped = {**_page_numbers(lines), **_headers(lines)}
    text = "".join(_kept(lines, dropped))
    left: list[str] = []
    joined: list[str] = []
    known = Counter(word[0].lower() for word in words_in(text, joined_by="", digits=False))
    compounds = {word.lower().replace("\u2010", "-") for word in _HYPHENATED.findall(text)}

    def mended(found: re.Match[str]) -> str:
        whole, apart = f"{found['first']}{found['rest']}", f"{found['first']}-{found['rest']}"
        if "\u00ad" in found[0] or _is_word(whole, found["rest"], known) is not (apart.lower() in compounds):
            word = apart if apart.lower() in compounds and "\u00ad" not in found[0] else whole
            joined.append(word)
            return word
        left.append(apart)
        return found[0]

    text = _BROKEN.sub(mended, text)
    ligatures = _LIGATURE.findall(text)
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text, tuple(_notices(source, dropped, joined, left, ligatures))


def _is_word(whole: str, rest: str, known: Mapping[str, int]) -> bool:
    """Whether a word that a line's end has cut stands elsewhere in one piece, or can only be one."""
    names = {*english.values().month_numbers, *english.values().weekday_numbers}
    return whole.lower() in known or whole.lower() in names or rest in _ENDINGS


def _page_numbers(lines: Sequence[str]) -> dict[int, str]:
    """Lines that are a number alone between blank ones, by index."""
    return {
        at: line.strip()
        for at, line in enumerate(lines)
        if _PAGE_NUMBER.fullmatch(line.strip()) and at and _is_blank(lines, at - 1) and _is_blank(lines, at + 1)
    }


def _headers(lines: Sequence[str]) -> dict[int, str]:
    """Short lines without a stop that come again on each page, their number aside; not those above the text."""
    above = [at for at, line in enumerate(lines) if line.strip()][:_MOST_ABOVE]
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        words = re.sub(r"\d+", "", line).strip(" \t\r\n-–—|·")
        if words and len(words) <= _LONGEST_HEADER and not ends_with_stop(words, or_mark=":"):
            places.setdefault(words, []).append(at)
    again = (found for found in places.values() if len(found) >= _LEAST_REPEATED)
    alone = (at for found in again for at in found if _is_blank(lines, at - 1) or _is_blank(lines, at + 1))
    return {at: lines[at].strip() for at in alone if at not in above}


def _is_blank(lines: Sequence[str], at: int) -> bool:
    return not (0 <= at < len(lines)) or not lines[at].strip()


def _kept(lines: Sequence[str], dropped: Mapping[int, str]) -> Iterator[str]:
    """The other lines. A sentence that a page's end has cut goes on, without the blank lines around what is gone."""
    before = ""
    blanks: list[str] = []
    is_cut = False
    for at, line in enumerate(lines):
        if at in dropped:
            is_cut = True
        elif not line.strip():
            blanks.append(line)
        else:
            is_open = before and not ends_with_stop(before.strip(), or_mark=":")
            goes_on = is_cut and is_open and line.lstrip()[:1].islower()
            yield from () if goes_on else blanks[:1] if is_cut else blanks
            yield line
            before, blanks, is_cut = line, [], False
    yield from blanks


def _notices(
    source: Source, dropped: Mapping[int, str], joined: Sequence[str], left: Sequence[str], ligatures: Sequence[str]
) -> Iterator[Problem]:
    starts = [0, *(found.end() for found in re.finditer("\n", source.text))]

    def notice(code: str, at: int, message: str, fix: str) -> Problem:
        return Problem(source.span(at, at), code, message, fix, Level.NOTICE)

    if dropped:
        first = min(dropped)
        lines = ", ".join(f"{at + 1} ('{words}')" for at, words in sorted(dropped.items())[:_SHOWN])
        message = f"page numbers and headers that come again are left out: line {lines}{_more(dropped)}"
        yield notice("page-marks", starts[first], message, "put back what belongs to the article")
    for code, words, message, fix in (
        ("joined-words", joined, "words that a line's end had cut are joined", "part again what are two words"),
        (
            "cut-words",
            left,
            "at a line's end there is a hyphen that may cut a word or join two",
            "write the words whole",
        ),
    ):
        if words:
            cut = {word.replace("-", "") for word in words}
            at = [one.start() for one in _BROKEN.finditer(source.text) if f"{one['first']}{one['rest']}" in cut]
            lines = ", ".join(str(source.span(one, one).line) for one in at[:_SHOWN])
            yield notice(code, min(at, default=0), f"{message}: {_some(words)} (line {lines})", fix)
    if ligatures:
        first = source.text.index(ligatures[0])
        message = f"letters that are set as one are written as two: {_some(dict.fromkeys(ligatures))}"
        yield notice("ligatures", first, message, "nothing: the words are the same")


def _some(words: Iterable[str]) -> str:
    every = list(words)
    return f"{', '.join(repr(word) for word in every[:_SHOWN])}{_more(every)}"


def _more(every: Sequence[str] | Mapping[int, str]) -> str:
    return f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
