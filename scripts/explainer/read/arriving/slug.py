"""A title to the name that the article's files, and its address, will have."""

from __future__ import annotations

import re
import unicodedata

from explainer.language.letters import levelled
from explainer.read.arriving.words import function_words

_LONGEST = 60
"""Characters: what still reads as one glance in an address bar or a list of files."""
_WHOLE_LETTERS = str.maketrans(
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
        "&": " and ",
    }
)
"""What does not come apart into a letter of ASCII and its accent."""


def slug_of(title: str) -> str:
    """Small letters, digits and hyphens; cut between words, and not behind one that leads to the next ("of").

    Empty for a title without a letter or digit of ASCII.
    """
    plain = unicodedata.normalize("NFKD", levelled(title).lower().translate(_WHOLE_LETTERS))
    words = re.findall("[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))
    kept = [word[:_LONGEST] for word in words[:1]]
    for word in words[1:]:
        if len("-".join((*kept, word))) > _LONGEST:
            while len(kept) > 1 and kept[-1] in function_words("English"):
                kept.pop()
            break
        kept.append(word)
    return "-".join(kept)
