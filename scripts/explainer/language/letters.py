"""Letters and marks that mean the same, made the same. No other module does so by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

APOSTROPHES = "'‘’‚‛ʼ′"
"""What stands for an apostrophe, the keyboard's first; single quotation marks among them."""
QUOTATION_MARKS = '"“”„‟″«»'
"""What opens or closes a quotation, the keyboard's first; single ones aside."""
HYPHENS = "-‐‑‒"
DASHES = "–—―−"
SPACES = (
    " \n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""Everything that `str.isspace` counts."""

INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without ink that `str.isspace` does not count: soft hyphen, zero-width spaces and joiners, marks of
direction, a byte order mark in the middle of a file. At the edge of a text they are as good as white space."""

BLANK = rf"\s{INVISIBLE}"
"""The inside of a regular expression's character class: everything that leaves no ink."""

INK = re.compile(rf"[^{BLANK}]")
_LEVEL = str.maketrans({mark: same[0] for same in (APOSTROPHES, HYPHENS, SPACES) for mark in same})
_UNLEVEL = re.compile(f"[{''.join(re.escape(mark) for same in (APOSTROPHES, HYPHENS, SPACES) for mark in same[1:])}]")
_QUOTES = str.maketrans(dict.fromkeys(QUOTATION_MARKS, '"'))
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
_NO_ACCENT = str.maketrans(
    {
        **dict.fromkeys("'`´"),
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "a",
    }
)
"""What does not come apart into a letter of ASCII and its accent."""
_COMBINING = dict.fromkeys(range(0x300, 0x370))
_NOTHING: Mapping[str, str] = MappingProxyType({})


def levelled(text: str, *, quotes: bool = False, dashes: bool = False) -> str:
    """The text with the apostrophes, hyphens and spaces of a keyboard; one character for one, so that offsets stay.

    `quotes`: quotation marks too, where nobody asks which of them opens. `dashes`: dashes are hyphens, where nobody
    asks whether they part or join.
    """
    if _UNLEVEL.search(text):
        text = text.translate(_LEVEL)
    if quotes:
        text = text.translate(_QUOTES)
    return text.translate(_DASHES) if dashes else text


def lowered(text: str) -> str:
    """The text in lower case, one character for one: letters whose small form is longer (İ) stay."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def folded(text: str, letters: Mapping[str, str] = _NOTHING) -> str:
    """The text without what readers leave out when they type; it may be shorter or longer.

    NFKD, lower case, the combining marks U+0300-036F dropped, NFC; then what `letters` says of a character of that, the
    language's own: ё → е needs no entry, its dots are a combining mark; ә → а does, readers type Kazakh on Russian
    keyboards. `folding` in overrides/assets/words.js does the same.
    """
    bare = unicodedata.normalize("NFKD", text).lower().translate(_COMBINING)
    return "".join(letters.get(char, char) for char in unicodedata.normalize("NFC", bare))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blank characters at its edges; empty, at `start`, where it has no ink."""
    first = INK.search(text, start, end)
    if first is None:
        return start, start
    while not INK.match(text, end - 1):
        end -= 1
    return first.start(), end


def ascii_words(text: str) -> list[str]:
    """The words of a text in small letters of ASCII and digits: Böhm is bohm, Øye oye, Xi’an xian."""
    plain = unicodedata.normalize("NFKD", levelled(text).lower().translate(_NO_ACCENT))
    return re.findall("[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
