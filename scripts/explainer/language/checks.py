"""What a language's checks have to know of it: its letters, numbers, months, countries, small words and habits.

All of it is data (scripts/locales/<tag>/checks.yml), in the same shape for English and for the languages translated
into, so that a rule can read both sides of a translation in the same way and compare what they mean. A key that a
language has no need of is left out; what the Unicode CLDR knows (script, months, separators) need not be written.

A list of words is written for people: `мүмкін*` stands for every word that begins so, `*сыз` for every word that ends
so, `per cent` for two words with any white space between; what begins with `~` is a regular expression. In a language
whose words stand together (`words_apart` is false) they are looked for anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from explainer.language import cldr
from explainer.language.data import read_data
from explainer.language.scripts import scripts, words_apart
from explainer.source import Source


class Pattern(str):
    """A regular expression. `{month}` stands for the language's months."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Pattern:
        """The expression, if it is one. Raises `ValueError`."""
        try:
            re.compile(text.replace("{month}", "x"))
        except re.error as error:
            raise ValueError(f"this is no regular expression: {error}") from None
        return cls(text)


class Word(str):
    """A word or phrase, as the head of this module tells; or, behind `~`, a regular expression."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Word:
        """The word. Raises `ValueError` where an expression is none."""
        if text.startswith("~"):
            Pattern.of_text(text[1:])
        return cls(text)


class Role(str):
    """A regular expression in which `{}` is a country, and `{any}` any."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Role:
        """The expression. Raises `ValueError` where it is none, or has no place for a country."""
        if "{}" not in text:
            raise ValueError(f"'{text}' has no place for a country: write {{}} where it stands")
        Pattern.of_text(text.replace("{}", "x").replace("{any}", "x"))
        return cls(text)


class Encoding(str):
    """A character set, named as in Python's codecs."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Encoding:
        """The name. Raises `ValueError` where Python knows none of that name."""
        try:
            "".encode(text)
        except LookupError:
            raise ValueError(f"'{text}' is no character set that Python knows") from None
        return cls(text)


WordList = tuple[str, ...]
_Words = tuple[Word, ...]
_Pair = Annotated[str, msgspec.Meta(min_length=2, max_length=2)]
_Period = Annotated[str, msgspec.Meta(pattern="^(H[12]|Q[1-4])$")]
_Month = Annotated[int, msgspec.Meta(ge=1, le=12)]


_NUMBERED = Pattern(r"(?<!\d)(1[0-2]|0?[1-9])\s?[月월]")
"""How months are written where years, months and days have a character of their own."""


class _Part(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True, rename="kebab"):
    """A part of the file."""


class Country(_Part, frozen=True):
    """A country in one language: what names it, and words that may stand for it (adjectives, its people)."""

    names: _Words
    also: _Words = ()


class Habit(_Part, frozen=True, eq=True):
    """A habit of the house that a pattern can see broken: quotation marks, dashes, the way a date is written."""

    code: str
    find: Pattern
    """Finds the fault."""
    message: str
    fix: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    notice: bool = False
    """Whether it stops nothing."""
    unless: Pattern | None = None
    """Where the English has this, the habit may be broken."""


class Numbers(_Part, frozen=True):
    """How a language writes numbers, and the words that mean one."""

    thousands: str = ""
    """Characters that may stand between groups of three digits; without a word of them, the CLDR's and spaces."""
    decimal: str = ""
    """Without a word of it, the CLDR's."""
    words: Mapping[Decimal, _Words] = {}
    """Numbers to words that may mean them (half: 0.5, but also 2 and 50): evidence that a number is there, never that
    one must be."""
    cardinals: Mapping[Decimal, _Words] = {}
    """Numbers to words that mean no other: where one takes another's place, the number was changed."""
    multipliers: Mapping[Decimal, _Words] = {}
    """Words that multiply the number before them."""
    converted: Mapping[Decimal, _Words] = {}
    """Factors (0: any) to units such as miles, after which a number may be converted in translation by that factor."""


class Calendar(_Part, frozen=True):
    """How a language writes dates and times of day."""

    months: Mapping[_Month, _Words] = {}
    """By number; a language that writes months with digits has the pattern in `numbered` instead. Where neither is
    said, the CLDR's names, each as a word that may mean something else."""
    numbered: Pattern | None = None
    """A regular expression whose group 1 is a month's number."""
    doubtful: frozenset[_Month] = frozenset()
    """Months whose word has another meaning (May, маусым "season"): counted only beside a day or a year."""
    periods: Mapping[_Period, _Words] = {}
    """`H1`, `H2`, `Q1` … `Q4` to the words for half-years and quarters."""
    clock: tuple[Pattern, ...] = ()
    """Regular expressions with the groups `hour`, `minute` and `half` (the word for before or after noon)."""
    forenoon: _Words = ()
    afternoon: _Words = ()


class Letters(_Part, frozen=True):
    """Which letters and characters belong to a language."""

    alphabet: str = ""
    """Every letter of the script that the language has, in small letters; empty where it is not told by letters."""
    encoding: Encoding | None = None
    """A character set that has every character of the language and few of its neighbours'."""
    telling: str = ""
    """Letters of which any longer text has one, while its near languages lack them or have others."""
    own: str = ""
    """Letters that its great neighbour lacks: a long row of words without any of them is that neighbour's."""
    folded: str = ""
    """The neighbour's letters that get typed in place of `own`, in the same order."""
    frequent: _Words = ()
    """Words, and beginnings and ends of words, that are none when their own letters are typed so."""
    impossible: _Words = ()
    """What no word in small letters has, for no sound of the language is written so."""
    spaces: str = ""
    """The kinds of space that may stand beside the usual one; without a word of them, any."""


class Plurals(_Part, frozen=True):
    """The forms of a text that counts something, as gettext keeps them."""

    forms: int
    differing: Pattern
    """What the words look like in which the forms differ, a stroke between them; nothing where all are the same."""


class LanguageWords(_Part, frozen=True):
    """All that the checks know of a language. What a language has no need of is empty."""

    tag: str = ""
    """The language: no key, but the folder's name."""
    letters: Letters = Letters()
    numbers: Numbers = Numbers()
    calendar: Calendar = Calendar()
    percent: _Words = ()
    currencies: Mapping[str, _Words] = {}
    """By ISO 4217 code."""
    doubtful_currencies: Mapping[str, _Words] = {}
    """Words that have another meaning too (pound)."""
    countries: Mapping[str, Country] = {}
    """By ISO 3166-1 code."""
    no_countries: _Words = ()
    """Names that hold a country's and name something else."""
    implied_countries: _Words = ()
    """Words (both nations, the two countries) for which a translation may name the countries."""
    stand_ins: _Words = ()
    """Words that may stand for a country's name: the country, the government."""
    suffixes: _Words = ()
    """Regular expressions: endings that may follow a name's star one after another; none: whatever follows."""
    asks: _Words = ()
    """Ends of a question that needs no question mark (…か。)."""
    unfinished: _Words = ()
    """What stands at the end of no sentence: prepositions, conjunctions; where the verb is last, cases and converbs."""
    negation: _Words = ()
    """English: words whose negation a translation must keep. Otherwise: every way to negate, rather too many."""
    denial: _Words = ()
    """English: every word that may explain a negation. Otherwise: negations beyond doubt, not to be brought in."""
    idioms: _Words = ()
    """Turns with a negation that negate nothing («не позднее», かもしれません, "whether or not")."""
    concord: _Words = ()
    """Words (никто, ешқандай) that need a negation beside them."""
    marks: Mapping[str, _Words] = {}
    """Concept (`possible`, `must`, `then` …) to its words. English: those whose sense must not get lost. What begins
    with `?` stands for the concept only where the English has no word of `chances`."""
    chances: _Words = ()
    """English: words (opportunities) that another language may word as it words a possibility."""
    offices: _Words = ()
    """English: offices, which are told as held at the time."""
    now: _Words = ()
    """Words that say of an office that it is held now. English: all that may explain them."""
    roles: Mapping[str, tuple[Role, ...]] = {}
    """Concept (`with`, `from`) to regular expressions in which `{}` is a country and `{any}` any: who does what to
    whom."""
    genitive_after: _Words = ()
    """What a name does not follow in its first form («по словам»)."""
    attributed: Mapping[str, _Words] = {}
    """Who says it (`said`, `article`) to its words. English: those whose sense must not get lost."""
    raised: Mapping[str, _Words] = {}
    """Concept (`agreed`, `decided` …) to words that a translation must not bring in."""
    heads: Mapping[str, _Words] = {}
    """Kind of what numbers count (people, years) to the words for it that stand right after a number."""
    compared: _Words = ()
    """English: words that set one number beside another, which other languages may name first."""
    ranges: tuple[Word, ...] = ()
    """Regular expressions with the groups `from` and `to`: from what number to what something has changed."""
    qualifiers: Mapping[str, _Words] = {}
    """Concept (`at-least`, `former` …) to its words. English: those whose sense must not get lost."""
    opposites: Mapping[str, tuple[_Words, ...]] = {}
    """Concept (`before-after`, `weekday` …) to the words of each side, in one order in every language; what begins with
    `?` may say it, and raises no alarm."""
    common: _Words = ()
    """Small words that only this language has among its neighbours: they give it away inside another."""
    strangers: _Words = ()
    """Words and endings of near languages that this language lacks."""
    chatter: _Words = ()
    """What a translating machine says about its work."""
    endings: str = ""
    """Letters that may end a name's first form and give way in its inflected forms."""
    inflections: _Words = ()
    """What may stand in their place; none: any few letters, in a language that strings its endings together."""
    plural: str = ""
    """Regular expression: the end of a plural, which a noun behind a number lacks."""
    adjective: str = ""
    """Regular expression: what makes the stem of a place's name an adjective (исланд+ский)."""
    softened: Mapping[str, str] = {}
    """Consonants that change before an ending (қ to ғ)."""
    doubled: _Words = ()
    """Words that may stand twice in a row."""
    lengths: tuple[tuple[int, float, float], ...] = ()
    """(characters of English, least and greatest ratio of the translation's length to it), longest first."""
    usual_length: float = 0.0
    """The usual ratio of a translation's length to the English."""
    plurals: Plurals | None = None
    """How texts are written that have a form for each number."""
    pairs: tuple[_Pair, ...] = ()
    """Opening and closing marks, two characters each."""
    polite: _Words = ()
    """Ends of polite sentences."""
    plain: _Words = ()
    """Ends of plain sentences, which do not mix with polite ones."""
    female: _Words = ()
    """Forms that say of a person beside them that she is a woman; English: pronouns that do."""
    male: _Words = ()
    female_names: _Words = ()
    """Names that say by their form that they are a woman's: «…ова»."""
    male_names: _Words = ()
    titles: _Words = ()
    """What may stand between a name and such a form."""
    habits: tuple[Habit, ...] = ()

    def __post_init__(self) -> None:
        """Raises `ValueError` where parts do not fit one another."""
        if any(one[0] <= other[0] for one, other in pairwise(self.lengths)):
            raise ValueError("the lengths do not fall: write the longest first")
        if len(self.letters.own) != len(self.letters.folded):
            raise ValueError("the letters `own` and `folded` are not equally many")

    @property
    def scripts(self) -> frozenset[str]:
        """The scripts of the language's own letters."""
        return scripts(self.tag)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way it is written."""
        return cldr.direction(self.tag)

    @property
    def words_apart(self) -> bool:
        """Whether words are set apart; where they are not, they are looked for anywhere."""
        return words_apart(self.tag)


ASKED = {
    "percent": "what says per cent",
    "currencies": "by ISO 4217 code, its signs and words",
    "countries": "by ISO 3166-1 code, {names: [], also: []}: what names it, and what may stand for it",
    "negation": "every way to negate, rather too many",
    "denial": "negations beyond doubt, which must not be brought in",
    "marks": "by concept, the words that say it; lost, the sentence is another one",
    "attributed": "who says it, by the words that tell so",
    "raised": "by concept, words that must not be brought in",
    "opposites": "by concept, [[words of the first], [words of the second]]",
    "chatter": "what a translating machine says about its work",
    "lengths": "[characters of English, least, greatest ratio of the translation's length to it], longest first",
    "usual-length": "the usual ratio of a translation's length to the English",
    "pairs": "opening and closing marks, two characters each",
    "habits": "what the house writes otherwise, each {code, find, message, fix, bad, good}",
}
"""What has to be known of a language before it may be required, and what it is: without it a rule finds nothing."""


def read_checks(source: Source, tag: str) -> LanguageWords:
    """What a file says of the language `tag` (BCP 47). Raises `ContentError` with the place of what does not fit."""
    return known(tag, read_data(source, LanguageWords))


def known(tag: str, words: LanguageWords | None = None) -> LanguageWords:
    """What is known of a language: what a file says, and for the rest what the Unicode CLDR says."""
    words = words or LanguageWords()
    numbers, calendar = words.numbers, words.calendar
    thousands, decimal = cldr.separators(tag)
    numbers = msgspec.structs.replace(
        numbers,
        thousands=numbers.thousands or f"{thousands} \u00a0\u202f",
        decimal=numbers.decimal or decimal,
    )
    if not calendar.months and calendar.numbered is None:
        months = range(1, 13)
        named = {month: tuple(map(Word, cldr.names_of_month(tag, month))) for month in months}
        numbered = _NUMBERED if "cjk" in scripts(tag) else None
        calendar = msgspec.structs.replace(calendar, months=named, numbered=numbered, doubtful=frozenset(months))
    return msgspec.structs.replace(words, tag=tag, numbers=numbers, calendar=calendar)


def lacking(words: LanguageWords) -> tuple[str, ...]:
    """The keys of which nothing is said, though rules of meaning ask for them."""
    return tuple(key for key in ASKED if not getattr(words, key.replace("-", "_")))
