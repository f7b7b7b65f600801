"""A title to the name that the article's files, and its address, will have."""

from __future__ import annotations

from explainer.language.letters import ascii_words
from explainer.read.arriving.words import function_words

_LONGEST = 60
"""Characters: what still reads as one glance in an address bar or a list of files."""


def slug_of(title: str) -> str:
    """Small letters, digits and hyphens; cut between words, and not behind one that leads to the next ("of").

    Empty for a title without a letter or digit of ASCII.
    """
    words = ascii_words(title.replace("&", " and "))
    kept = [word[:_LONGEST] for word in words[:1]]
    for word in words[1:]:
        if len("-".join((*kept, word))) > _LONGEST:
            while len(kept) > 1 and kept[-1] in function_words("English"):
                kept.pop()
            break
        kept.append(word)
    return "-".join(kept)
