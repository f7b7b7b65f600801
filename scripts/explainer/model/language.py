"""What a language's checks have to know of it: its letters, numbers, months, countries, small words and habits.

All of it is data (scripts/locales/<tag>/checks.yml), in the same shape for English and for the languages translated
into, so that a rule can read both sides of a translation in the same way and compare what they mean.

A list of words is written for people: `мүмкін*` stands for every word that begins so, `*сыз` for every word that ends
so, `per cent` for two words with any white space between; what begins with `~` is a regular expression. In a language
whose words stand together (`words_apart` is false) they are looked for anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

WordList = tuple[str, ...]


@dataclass(frozen=True)
class Country:
    """A country in one language: what names it, and words that may stand for it (adjectives, its people)."""

    names: WordList
    also: WordList = ()


@dataclass(frozen=True)
class Habit:
    """A habit of the house that a pattern can see broken: quotation marks, dashes, the way a date is written."""

    code: str
    find: str
    """A regular expression that finds the fault; `{month}` stands for the language's months."""
    message: str
    fix: str
    is_notice: bool
    unless: str | None
    """A regular expression: where the English has this, the habit may be broken."""
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True)
class Numbers:
    """How a language writes numbers, and the words that mean one."""

    thousands: str
    """Characters that may stand between groups of three digits."""
    decimal: str
    words: Mapping[Decimal, WordList] = field(default_factory=dict)
    """Numbers to words that may mean them (half: 0.5, but also 2 and 50): evidence that a number is there, never that
    one must be."""
    cardinals: Mapping[Decimal, WordList] = field(default_factory=dict)
    """Numbers to words that mean no other: where one takes another's place, the number was changed."""
    multipliers: Mapping[Decimal, WordList] = field(default_factory=dict)
    """Words that multiply the number before them."""
    converted: Mapping[Decimal, WordList] = field(default_factory=dict)
    """Factors (0: any) to units such as miles, after which a number may be converted in translation by that factor."""


@dataclass(frozen=True)
class Calendar:
    """How a language writes dates and times of day."""

    months: Mapping[int, WordList]
    """By number; a language that writes months with digits has the pattern in `numbered` instead."""
    numbered: str | None = None
    """A regular expression whose group 1 is a month's number."""
    doubtful: frozenset[int] = frozenset()
    """Months whose word has another meaning (May, маусым "season"): counted only beside a day or a year."""
    periods: Mapping[str, WordList] = field(default_factory=dict)
    """`H1`, `H2`, `Q1` … `Q4` to the words for half-years and quarters."""
    clock: WordList = ()
    """Regular expressions with the groups `hour`, `minute` and `half` (the word for before or after noon)."""
    forenoon: WordList = ()
    afternoon: WordList = ()


@dataclass(frozen=True)
class Letters:
    """Which letters and characters belong to a language."""

    script: str
    """`latin`, `cyrillic` or `japanese`."""
    alphabet: str = ""
    """Every letter of the script that the language has, in small letters; empty where it is not told by letters."""
    encoding: str | None = None
    """A character set that has every character of the language and few of its neighbours'."""
    telling: str = ""
    """Letters of which any longer text has one, while its near languages lack them or have others."""
    own: str = ""
    """Letters that its great neighbour lacks: a long row of words without any of them is that neighbour's."""
    folded: str = ""
    """The neighbour's letters that get typed in place of `own`, in the same order."""
    spaces: str = " "
    """The kinds of space that may stand."""


@dataclass(frozen=True, eq=False)
class LanguageWords:
    """All that the checks know of a language. What a language has no need of is empty."""

    tag: str
    words_apart: bool
    letters: Letters
    numbers: Numbers
    calendar: Calendar
    percent: WordList = ()
    currencies: Mapping[str, WordList] = field(default_factory=dict)
    """By ISO 4217 code."""
    doubtful_currencies: Mapping[str, WordList] = field(default_factory=dict)
    """Words that have another meaning too (pound)."""
    countries: Mapping[str, Country] = field(default_factory=dict)
    """By ISO 3166-1 code."""
    implied_countries: WordList = ()
    """Words (both nations, the two countries) for which a translation may name the countries."""
    negation: WordList = ()
    """English: words whose negation a translation must keep. Otherwise: every way to negate, rather too many."""
    denial: WordList = ()
    """English: every word that may explain a negation. Otherwise: negations beyond doubt, not to be brought in."""
    idioms: WordList = ()
    """Turns with a negation that negate nothing («не позднее», かもしれません)."""
    concord: WordList = ()
    """Words (никто, ешқандай) that need a negation beside them."""
    marks: Mapping[str, WordList] = field(default_factory=dict)
    """Concept (`possible`, `must`, `then` …) to its words. English: those whose sense must not get lost. What begins
    with `?` stands for the concept only where the English has no word of `chances`."""
    chances: WordList = ()
    """English: words (opportunities) that another language may word as it words a possibility."""
    offices: WordList = ()
    """English: offices, which are told as held at the time."""
    now: WordList = ()
    """Words that say of an office that it is held now. English: all that may explain them."""
    roles: Mapping[str, WordList] = field(default_factory=dict)
    """Concept (`with`, `from`) to regular expressions in which `{}` is a country and `{any}` any: who does what to
    whom."""
    genitive_after: WordList = ()
    """What a name does not follow in its first form («по словам»)."""
    attributed: Mapping[str, WordList] = field(default_factory=dict)
    """Who says it (`said`, `article`) to its words. English: those whose sense must not get lost."""
    raised: Mapping[str, WordList] = field(default_factory=dict)
    """Concept (`agreed`, `decided` …) to words that a translation must not bring in."""
    opposites: Mapping[str, tuple[WordList, WordList]] = field(default_factory=dict)
    """Concept (`before-after` …) to the words of either side; what begins with `?` may say it, and raises no alarm."""
    common: WordList = ()
    """Small words that only this language has among its neighbours: they give it away inside another."""
    strangers: WordList = ()
    """Words and endings of near languages that this language lacks."""
    chatter: WordList = ()
    """What a translating machine says about its work."""
    endings: str = ""
    """Letters that may end a name's first form and give way in its inflected forms."""
    inflections: WordList = ()
    """What may stand in their place; none: any few letters, in a language that strings its endings together."""
    softened: Mapping[str, str] = field(default_factory=dict)
    """Consonants that change before an ending (қ to ғ)."""
    doubled: WordList = ()
    """Words that may stand twice in a row."""
    lengths: tuple[tuple[int, float, float], ...] = ()
    """(characters of English, least and greatest ratio of the translation's length to it), longest first."""
    usual_length: float = 0.0
    """The usual ratio of a translation's length to the English."""
    pairs: tuple[str, ...] = ()
    """Opening and closing marks, two characters each."""
    polite: WordList = ()
    """Ends of polite sentences."""
    plain: WordList = ()
    """Ends of plain sentences, which do not mix with polite ones."""
    female: WordList = ()
    """Forms that say of a person beside them that she is a woman; English: pronouns that do."""
    male: WordList = ()
    titles: WordList = ()
    """What may stand between a name and such a form."""
    habits: tuple[Habit, ...] = ()


Languages = Mapping[str, LanguageWords]
