"""Lines that stand in an article's text and are no part of it, each kind a rule whose docstring is its manual.

A rule goes by a line's form first (all of it is a link; a label and a link), and by words only where these say that the
page speaks of itself. What stands in quotation marks is somebody's, and no word of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from explainer.language.letters import QUOTATION_MARKS, levelled
from explainer.language.sentences import ends_with_stop
from explainer.read import dateline
from explainer.read.arriving.blocks import Block
from explainer.read.arriving.pagewords import page_words

_SENTENCE = re.compile(r"[^.!?:]+(?:[.!?:](?!\s)[^.!?:]*)*[.!?:]*\s*|[.!?:]+")
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}|https?://\w|\bwww\.\w|\w{2}\.(?:com|org|net|gov|edu|info|eu|co\.uk|example)\b"
)
_HANDLE = re.compile(r"(?<![\w$€£¥.,:/-])(?:\+\d|\(?0|(?=[\d\s.]*[-(]))[\d\s().-]{5,}\d(?![\w:/-]|[.,]\d)")
_NO_HANDLE = re.compile(
    r"(?:1[5-9]|20)\d\d\s?-\s?(?:(?:1[5-9]|20)\d)?\d\d?|\d{4}-\d\d-\d\d|\d\d?([.-])\d\d?\1\d{4}"
    r"|\d\d?\s?-\s?\d\d?(?:\s+\d\d?\s?-\s?\d\d?)*"
)
"""Years, a day, a score."""
_CODE = re.compile(r"[\[{]+[^\[\]{}]*[\]}]+")
_NAME = re.compile(r"\W*(?:[A-Z]|\Z)|\s*:")
_REACHING = re.compile(r"\b(?:reach(?:ed)?|contact(?:ed)?|e-?mail(?:ed)?|follow(?:ed)?|call)\b", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"\W*(?:[A-Z][\w.'’-]*,?\s+(?:(?:and|in|also|writers?|reporters?|staff|correspondents?)\s+)*){1,10}"
    r"contributed(?:\s+(?:reporting|research))?(?:\W*\Z|\s+(?:from|to)\b)"
    r"|\W*With\s+(?:[a-z]+\s+){1,3}(?:from|by)\s+(?:(?:[A-Z][\w.'’-]*|agency|agencies|wires)(?:,?\s+(?:and\s+)?)?){1,6}\W*\Z"
    r"|\W*With\s+(?:[A-Z]\w*\s+(?:and\s+)?){1,3}inputs?\W*\Z"
)
"""Names and the verb, or a line without a verb: "With material from AFP", "With AFP inputs"."""
_REPORTER = re.compile(r"(?:[A-Z][\w.'’-]+,?\s+(?:and\s+)?){1,8}reported\s+from\b")
_WRITER = re.compile(r"The (?:writer|author|reporter) is (?:a|an|the|our)\b")
_IMPRINT = re.compile(
    r"\W*(?:©|\(c\)|copyright\s*(?:©|\(c\)|[\d:])|you(?:'re| are) receiving\b|you received this\b)", re.IGNORECASE
)
_POST = re.compile(r"\W*[—–-]\s?[^()]{1,60}\s\(@\w{1,30}\)(?:\s[^()]{1,40})?")
"""Whose words a site of messages shows, and when."""
_CORRECTED = re.compile(
    r"\W*(?:(?:an?|the|this|our)\s+(?:earlier|previous|first|original|prior)\s+versions?\b"
    r"|(?:because\s+of|due\s+to|owing\s+to|through)\s+an?\s+(?:editing|editor's|production|reporting|typing)\s+error)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|said|says|told|wrote|became|began|came|drew|fell|gave|grew|ran|rose|saw|spoke|took|went)\b"
)
"""What a sentence has that tells of somebody, unless that is its reader: "share prices fell, the bank said"."""
_ADDRESSED = re.compile(r"\b(?:you|your|us|our)\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"\W*By\s+\w+ing\b[^.]{0,60}?\byou\s+(?:agree\s+(?:to|that)|consent|accept|confirm|acknowledge)\b"
)
_NO_SENTENCES = frozenset("|>»›→】]")
MARK = re.compile(r"\s+[|•·]\s+")
"""Between the parts of a line."""
_LINKED = 0.9
"""Of its letters, how many lead elsewhere."""
_LEAST_DIGITS = 7
_LONGEST_LABEL = 5
_LONGEST_CREDIT = 16
_LONGEST_LINE = 30
_LONGEST_CALL = 60
"""Words."""


@dataclass(frozen=True)
class By:
    """Who wrote an article, and whose page it is, by their names."""

    authors: Collection[str]
    sites: Collection[str]
    bylines: Collection[str] = ()
    """Lines below the headline that may be names of authors."""

    @property
    def names(self) -> Collection[str]:
        """All of them."""
        return (*self.sites, *self.authors, *self.bylines)

    @cached_property
    def named(self) -> re.Pattern[str]:
        """One of them in a text; of the Harbour Gazette also "the Gazette"."""
        whole = map(re.escape, self.names)
        short = (
            rf"(?:[Tt]he|[Aa]|[Oo]ur)\s+{re.escape(words[-1])}"
            for words in map(str.split, self.sites)
            if len(words) > 1
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join((*whole, *short)) or '(?!)'})(?!\w)")

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """The name of whose page it is, at a line's beginning."""
        return re.compile(rf"\W*(?:{'|'.join(map(re.escape, self.sites)) or '(?!)'})(?!\w)")


@dataclass(frozen=True)
class _Line:
    """A line's words, with the marks of a keyboard."""

    text: str
    size: int
    is_quoted: bool


def is_furniture(text: str) -> bool:
    """Whether a line is no part of an article, by its words alone."""
    level = levelled(text).strip()
    line = _Line(level, len(level.split()), is_quoted=any(mark in level[:2] for mark in QUOTATION_MARKS))
    return any(rule(line) for rule in _RULES)


def is_beside(block: Block, by: By, *, is_late: bool) -> bool:
    """Whether a block of a page is no part of its article, by its links, by whom it is about, or by its words."""
    is_name = block.text.casefold() in {name.casefold() for name in (*by.authors, *by.sites)}
    if block.tag == "tr" and not any(map(str.isalpha, block.text)):
        return False  # a row of numbers, below one that says what they are
    own = is_name or leads_elsewhere(block) or is_biography(block, by, is_late=is_late) or is_furniture(block.text)
    is_said = block.text[:1] in QUOTATION_MARKS
    return own or (block.slanted and not is_said and any(map(page_words().call.match, sentences(block.text))))


def leads_elsewhere(block: Block) -> bool:
    """All of it is a link, or all but a day or a few words before a colon, or most of it and there is no stop.

    Bad:  [Storm closes two schools]   Read more: [Storm closes two schools]   MORE FROM TOWN [Ten lamps]
          [Ten lamps] 2 hours ago
    Good: The plan was [published in May] by the council.
    """
    undated = (one for one in block.pieces if not dateline.is_furniture(one.strip(" ()[]|•·-–—")))
    if block.linked >= _LINKED * sum(map(str.isalnum, "".join(undated))) > 0:
        return True
    is_open = not ends_with_stop(block.text) and block.tag != "li"
    if block.is_linked or (is_open and block.linked * 2 > sum(map(str.isalnum, block.text))):
        return True
    label, mark, rest = block.text.partition(":")
    letters = sum(map(str.isalnum, rest))
    is_labelled = bool(mark) and len(label.split()) <= _LONGEST_LABEL and block.linked >= _LINKED * letters > 0
    return is_labelled or (block.linked > 0 and page_words().label.match(levelled(block.text)) is not None)


def is_biography(block: Block, by: By, *, is_late: bool) -> bool:
    """It begins with the author's name and tells what the author does; or it tells how to reach or to whom one owes it.

    Bad:  Ruth Adeyemi covers the coast.   Reach Ruth Adeyemi at ruth@echo.example.   Berg contributed to this report.
    Good: “I am a reporter,” she said.
    """
    text = block.text.casefold()
    trade = page_words().trades.within.search(text) is not None
    parts = (part for name in by.authors for part in name.split())
    names = [*by.authors, *((*by.bylines, *parts) if is_late else ())]
    if trade and any(re.match(rf"{re.escape(name.casefold())}\b", text) for name in names):
        return True
    is_named = any(name.casefold() in text for name in by.authors)
    if not (is_late or is_named) or len(block.words) > _LONGEST_CALL or text[0] in QUOTATION_MARKS:
        return False
    is_thanks = page_words().thanks.within.search(text) or _REPORTER.match(block.text)
    is_address = CONTACT.search(text) and (is_named or _REACHING.search(text))
    return bool(is_thanks or is_address or (trade and _WRITER.match(block.text)))


def is_imprint(text: str) -> bool:
    """Whose the page is, or why somebody was sent it: nothing of the article stands below that.

    Bad:  © 2024 Harbour Gazette   You are receiving this email because …
    """
    return _IMPRINT.match(text) is not None


def has_address(text: str) -> bool:
    """Whether there is an address of the web or of post, or a telephone's number.

    Bad:  desk@echo.example   555-0134   +44 1555 330 330   (0155) 533-0330
    Good: the season of 2018-19   on 2024-05-14   won 6-4 3-6 7-6 6-2
    """
    if CONTACT.search(text):
        return True
    every = (found[0].strip() for found in _HANDLE.finditer(text))
    return any(sum(map(str.isdigit, one)) >= _LEAST_DIGITS and not _NO_HANDLE.fullmatch(one) for one in every)


def is_post(text: str) -> bool:
    """Whose words stand above, and on which site of messages, by its form: "— Jo Berg (@joberg) May 14, 2024"."""
    return _POST.fullmatch(text) is not None


def _is_mark(line: _Line) -> bool:
    """It has not a letter, and hardly anything else: a rule, a dot, the count of something; or it is a program's code.

    Bad:  * * *   [related_posts]
    """
    return _CODE.fullmatch(line.text) is not None or (
        line.size < _LONGEST_LABEL and not any(map(str.isalpha, line.text))
    )


def _is_label(line: _Line) -> bool:
    """It is one of the words that stand above furniture, or where an advertisement stood.

    Bad:  ADVERTISEMENT   Story continues below   Lesen Sie auch:
    Good: What happens now
    """
    return page_words().alone_or_label.fullmatch(line.text) is not None


def _is_labelled(line: _Line) -> bool:
    """Such a word, a mark behind it, and what has no stop; or a mark that stands in no sentence.

    Bad:  WATCH: Boat turns over in the harbour   Watch | Why do boats turn over?   Advert: Four tyres for three.
    Good: Watch: it was the last word that he said.
    """
    if page_words().paid_label.match(line.text):
        return not line.is_quoted and line.size <= _LONGEST_LINE
    found = page_words().label.match(line.text)
    if found is None or not found["mark"] or line.size > _LONGEST_LINE:
        return False
    asks = line.text.endswith("?") and len(sentences(line.text[found.end() :])) == 1  # what it leads to may ask
    return found["mark"] in _NO_SENTENCES or asks or not ends_with_stop(line.text)


def _is_call(line: _Line) -> bool:
    """It begins by telling readers what to do with the site, or tells them further on to subscribe.

    Bad:  Sign up for our newsletter and get the news of the coast every morning.   Seen one? Email desk@echo.example.
    Good: Sign up for a tour at the town hall.   “Follow us,” he said.   Share prices fell when the app was withdrawn.
    """
    if line.is_quoted or line.size > _LONGEST_CALL:
        return False
    every = [one for one in sentences(line.text) if any(map(str.isalpha, one))]
    words = page_words()
    if any(words.verbs.begins.match(one) and CONTACT.search(one) for one in every):
        return True
    calls = (words.call, *(words.sure_call for _ in every[1:]))
    return any(
        call.match(one) and (_ADDRESSED.search(one) or not _TOLD.search(one))
        for call, one in zip(calls, every, strict=False)
    )


def sentences(text: str) -> list[str]:
    """A line's sentences, those behind a colon too."""
    return [one.group() for one in _SENTENCE.finditer(text)]


def _is_wall(line: _Line) -> bool:
    """It offers the rest of the article to subscribers.

    Bad:  To continue reading, please subscribe. Already a subscriber? Log in.
    """
    return not line.is_quoted and line.size <= _LONGEST_LINE and page_words().walls.within.search(line.text) is not None


def _is_note(line: _Line) -> bool:
    """It speaks of the article, the page or their rights.

    Bad:  This story was updated at 5 p.m.   © 2024 Harbour Gazette   Use of materials only with permission.
          Correction, May 20: An earlier version gave the vote as 61 to 18.
    Good: This story of two islands began in 1961.
    """
    words = page_words()
    has_rights = line.size <= _LONGEST_LINE and words.rights.within.search(line.text) is not None
    has_rights = has_rights or words.rights.begins.match(line.text) is not None
    has_rights = has_rights or (line.size <= _LONGEST_LINE and words.licence.match(line.text) is not None)
    speaks = words.note.match(line.text) or words.about.begins.match(line.text) or _CONSENT.match(line.text)
    noted = words.noted.match(line.text)
    corrects = noted is not None and _CORRECTED.match(line.text, noted.end()) is not None
    return (has_rights or corrects or bool(speaks) or is_imprint(line.text)) and not line.is_quoted


def _is_credit(line: _Line) -> bool:
    """It tells who took a picture or worked on the article, or is a name, a stroke and an agency.

    Bad:  Reporting by Jo Berg; Editing by Ann Lee   (AP Photo/Jo Berg)   Jo Berg/Reuters
          The old quay. Photo by Jo Berg   The old quay (Jo Berg/Harbour Gazette)
    Good: Produced by hand in a village, the lamps cost 400 crowns each.
    """
    names = line.text.strip("()[]*_–—- ")
    is_agency = "/" in names and line.size <= _LONGEST_LABEL and not ends_with_stop(names) and names[:1].isupper()
    found = page_words().credits.begins.match(names)
    is_credit = _CONTRIBUTED.match(names) is not None or (
        found is not None and _NAME.match(names, found.end()) is not None
    )
    behind = page_words().credit_behind.search(names) or page_words().credit_in_brackets.search(line.text)
    is_caption = line.size <= _LONGEST_LINE and behind is not None
    return is_caption or (line.size <= _LONGEST_CREDIT and (is_agency or is_credit))


def _is_dateline(line: _Line) -> bool:
    """It is a date, a byline, a reading time: `read.dateline`; or several of them, a mark between them."""
    return all(map(dateline.is_furniture, MARK.split(line.text)))


_RULES: tuple[Callable[[_Line], bool], ...] = (
    _is_mark,
    _is_label,
    _is_labelled,
    _is_call,
    _is_wall,
    _is_note,
    _is_credit,
    _is_dateline,
)
