"""Whether a paragraph is its page's own word: signs that say little alone, counted together.

A mayor says "please", a columnist "we", and a last paragraph may be set in italics; what does all three is no report.
Each sign is of a closed kind: who speaks to whom, of what, how it looks, and where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.language.letters import levelled
from explainer.language.sentences import ends_with_stop
from explainer.read.arriving.blocks import ITEMS, Block
from explainer.read.arriving.furniture import By, has_address, sentences
from explainer.read.arriving.pagewords import page_words
from explainer.read.arriving.said import letters

GONE = 3
"""Signs with which a paragraph is none of the article."""
DOUBTFUL = 2
"""Signs with which its editor should look at it."""
_RARE = 5
"""Of how many paragraphs one at most may say "we" or "you" for that to be the page's voice, and not the writer's."""
_LONGEST = 80
_SHORT = 30
_LEAST_OF_A_TITLE = 4
"""Words."""
_LONGEST_PARAGRAPH = 4_000
"""Letters."""
_QUOTED = re.compile(r""""[^"]*"?|(?<!\w)'(?=\w).*?(?<=[\w.,!?])'(?!\w)""")
_ENDS_A_QUOTATION = re.compile(r'[^"]*[^\s"]"(?=[\s.,;:]|\Z)')
_WE = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]urs?)\b")
_YOU = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|my|me)\b")
_ASKS = re.compile(r"\?(?!\S)")
_SURELY_ITSELF = re.compile(
    r"\bthis (?:story|article|newsletter|live ?blog)\b(?! of)|\AThe (?:writer|author) is\b", re.IGNORECASE
)
_EDITED = re.compile(
    r"\W*(?:Updated|Corrected|Amended|Clarified)\s+(?:(?:at|on)\s+\S*\d|(?:to|with)\s+(?:[a-z]+\s+)?(?:comments?|details?|more|new|add|"
    r"clarify|correct|include|reflect|remove|quotes?|background|reaction)\b)"
)
_ON_WORDS = re.compile(
    r"\b(?:version|text|headline|article|story|piece|report|post|interview|conversation|dispatch|names?|spelling)\b.*\b(?:corrects|"
    r"corrected|updated|amended|edited|misspel(?:t|led)|misstated|condensed|refreshed|translated|changed|reviewed|republished)\b"
)
"""What is done to a text as one."""
_POINTING = re.compile(
    r"\b(?:here|above|below)\W*\Z|\b(?:video|form|link|button|player|map|chart|gallery|box) (?:above|below)\b"
)
_AT_ONCE = re.compile(r"\b(?:now|today)\W*\Z", re.IGNORECASE)
_LABELLED = re.compile(r"[^:|]{1,40}[:|]")
_IN_BRACKETS = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")


@dataclass(frozen=True)
class Stand:
    """Where a paragraph stands, and how it looks beside the others."""

    is_listed: bool
    """An item of one of the text's lists, or a few words over a paragraph: it needs no stop."""
    is_last: bool
    """One of the last few."""
    is_first: bool
    """Above the first sentence."""
    is_ruled_off: bool
    """Below a line drawn near the end."""
    is_odd: bool
    """Set otherwise than most of the text."""
    is_spoken: bool
    """Somebody's words, as the line above it says, or a quotation by its form."""
    is_led_to: bool
    """Below a heading that is none of the article."""
    is_again: bool
    """It stands more than once, word by word: no writer does that."""
    is_of_a_stranger: bool
    """It begins with a name that stands nowhere else in the text."""
    is_of_the_text: bool
    """In it there is a name that another paragraph has too: it goes on to tell of somebody."""


def bare(text: str) -> str:
    """A text without what stands in quotation marks: that is somebody's, and no word of the page.

    Of what is longer than any paragraph, nothing: each pattern reads it again and again.
    """
    if len(text) > _LONGEST_PARAGRAPH:
        return ""
    level = levelled(text, quotes=True)
    if level.count('"') % 2 and (ends := _ENDS_A_QUOTATION.match(level)):
        level = level[ends.end() :]  # it began in the paragraph above
    return _QUOTED.sub(" ", level)


def is_personal(paragraphs: Iterable[str]) -> bool:
    """Whether a writer says "I", "we" or "you" here and there and everywhere, with no other sign but to ask.

    Who does so has begun to in the text's first half; a page begins at its end.
    """
    every = [bare(one) for one in paragraphs]
    own = [at for at, one in enumerate(every) if _WE.search(one) or _YOU.search(one) or _I.search(one)]
    own = [at for at in own if not _words_of_a_page(every[at])]
    return len(own) * _RARE > len(every) and own[0] * 2 <= len(every)


def spoken(text: str, *, is_personal: bool) -> int:
    """How many of the signs are in a paragraph's words alone: how it speaks, and what of."""
    own = bare(text)
    told = _words_of_a_page(own)
    is_only_told_what_to_do = told == 1 and any(map(page_words().imperative.match, sentences(own)))
    speaks_to = bool(_YOU.search(own)) and not is_only_told_what_to_do  # who is told what to do is "you"
    return told + (0 if is_personal else bool(_WE.search(own)) + speaks_to + bool(_ASKS.search(own)))


def weight(block: Block, stand: Stand, by: By, title: str, *, is_personal: bool) -> int:
    """How many signs say that a paragraph is the page's: `GONE` or more, and it is none of the article.

    Bad:  Good morning and welcome to our live coverage. We'll bring you the news of the storm.
          *See you next week. Reply to this letter if you know another.*
    Good: Owners should unplug the heaters and can return them to any store.   “We need you,” the mayor said.
    """
    own = bare(block.text)
    if stand.is_spoken or len(block.words) > _LONGEST:
        return 0
    is_named = by.named.search(own) is not None
    has_title = len(title.split()) >= _LEAST_OF_A_TITLE and letters(title) in letters(own)
    leads = block.linked * 3 > sum(map(str.isalnum, block.text))
    first = next(iter(sentences(own)), "")
    tells_of_a_writer = page_words().writer.match(first) is not None
    says = spoken(block.text, is_personal=is_personal) + is_named + 2 * has_title + tells_of_a_writer
    is_set_off = block.slanted or block.strong or stand.is_odd
    is_whole = block.strong or stand.is_listed or block.tag in ITEMS or _IN_BRACKETS.fullmatch(block.text) is not None
    is_open = not is_whole and not ends_with_stop(block.text, or_mark=":;")
    looks = sum((leads, is_set_off, is_open, stand.is_first, stand.is_last, stand.is_ruled_off, stand.is_led_to))
    looks += is_set_off and by.begins.match(own) is not None
    looks += 2 * stand.is_again + (tells_of_a_writer and stand.is_of_a_stranger)
    if not says and (looks < GONE or stand.is_of_the_text):  # a last paragraph in italics has nothing to tell
        return 0
    return says + looks - (stand.is_of_the_text and page_words().itself.search(own) is not None)


def _words_of_a_page(own: str) -> int:
    words = page_words()
    every = [part for one in sentences(own) for part in one.split(";")]
    calls = [one for one in every if words.imperative.match(one)]
    return sum(
        (
            bool(calls),
            any(words.call.match(one) or _AT_ONCE.search(one) for one in calls),
            any(words.about.begins.match(one) or words.hints.begins.match(one) for one in every),
            any(words.credits.begins.match(one) for one in every),
            _LABELLED.match(own) is not None and words.label.match(own) is not None,
            2 * (words.noted.match(own) is not None or _EDITED.match(own) is not None),
            _IN_BRACKETS.fullmatch(own) is not None,
            words.itself.search(own) is not None,
            _SURELY_ITSELF.search(own) is not None,
            _POINTING.search(own) is not None,
            _ON_WORDS.search(own) is not None and len(own.split()) <= _SHORT,
            has_address(own),
            words.courtesy.within.search(own) is not None,
            words.keeping.within.search(words.itself.sub(" ", own)) is not None,
        )
    )
