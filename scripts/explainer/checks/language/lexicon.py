"""The words of a language made ready to be looked for: patterns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from explainer.language.checks import LanguageWords, WordList
from explainer.language.patterns import NOTHING, Groups, Index, Lists, Words, escaped, expression
from explainer.language.values.patterns import ValuePatterns


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a concept."""

    words: WordList
    words_apart: bool

    @cached_property
    def sure(self) -> Words:
        """Words that say it beyond doubt."""
        words = (word for word in self.words if not word.startswith("?"))
        return Words(words, apart=self.words_apart, exact=False)

    @cached_property
    def any(self) -> Words:
        """All that may say it."""
        return Words((word.removeprefix("?") for word in self.words), apart=self.words_apart, exact=False)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A language's words as patterns."""

    words: LanguageWords
    _roles: dict[tuple[str, str], re.Pattern[str] | None] = field(default_factory=dict)
    _country_words: dict[str, Words] = field(default_factory=dict)

    def pattern(self, words: WordList, *, exact: bool = False) -> Words:
        """Any of these words, in this language's way of setting words apart."""
        return Words(words, apart=self.words.words_apart, exact=exact)

    def expression(self, words: WordList) -> str:
        """The same as a part of a longer pattern."""
        return expression(words, apart=self.words.words_apart)

    def _lists(self, groups: Mapping[str, WordList]) -> Lists[str]:
        return Lists((name, self.pattern(words)) for name, words in groups.items())

    @cached_property
    def values(self) -> ValuePatterns:
        """What its values are written with."""
        return ValuePatterns(self.words)

    @cached_property
    def countries(self) -> Groups:
        """Every country's names, each country in a group of its code."""
        return Groups(
            {code: tuple(map(self._whole, country.names)) for code, country in self.words.countries.items()},
            apart=self.words.words_apart,
            exact=True,
        )

    def country_words(self, code: str) -> Words | None:
        """All that may stand for the country; None for one without names. Few of them are ever asked for."""
        if code not in self._country_words and (country := self.words.countries.get(code)) is not None:
            words = (*map(self._whole, country.names), *country.also)
            self._country_words[code] = self.pattern(words, exact="latin" in self.words.scripts)
        return self._country_words.get(code)

    def _whole(self, name: str) -> str:
        """A name that is no part of a longer one: シリア in シリアル, «Дания» in «Данияр»."""
        if not self.words.words_apart:
            return f"~(?<![ァ-ヴー]){name}(?![ァ-ヴー])" if _KATAKANA.fullmatch(name) else name
        if self.words.suffixes and name.endswith("*"):
            return rf"~(?<!\w){escaped(name[:-1])}(?:{'|'.join(self.words.suffixes)})*(?!\w)"
        return name

    @cached_property
    def no_countries(self) -> Words:
        """Names that hold a country's and name something else."""
        return self.pattern(self.words.no_countries)

    @cached_property
    def misspelt(self) -> Words:
        """Frequent words typed without the language's own letters."""
        letters = self.words.letters
        fold = str.maketrans(letters.own, letters.folded)
        folded = {word.translate(fold) for word in letters.frequent} - {*letters.frequent}
        return self.pattern(tuple(sorted(folded)))

    @cached_property
    def impossible(self) -> Words:
        """Words in small letters that the language cannot have."""
        return self.pattern(self.words.letters.impossible, exact=True)

    @cached_property
    def compared(self) -> Words:
        """What sets one number beside another."""
        return self.pattern(self.words.compared)

    @cached_property
    def stand_ins(self) -> Words:
        """What may stand for a country's name."""
        return self.pattern(self.words.stand_ins)

    @cached_property
    def asks(self) -> Words:
        """The end of a question that needs no question mark."""
        return self.pattern(self.words.asks)

    @cached_property
    def unfinished(self) -> re.Pattern[str]:
        """The end of a text that breaks off."""
        return self._end(self.words.unfinished) or NOTHING

    @cached_property
    def implied_countries(self) -> Words:
        """Words for which a translation may name the countries."""
        return self.pattern(self.words.implied_countries)

    @cached_property
    def negation(self) -> Words:
        """Negations."""
        return self.pattern(self.words.negation)

    @cached_property
    def denial(self) -> Words:
        """Negations beyond doubt; in English all that may explain one."""
        return self.pattern(self.words.denial)

    @cached_property
    def idioms(self) -> Words:
        """Turns with a negation that negate nothing."""
        return self.pattern(self.words.idioms)

    @cached_property
    def concord(self) -> Words:
        """Words that need a negation beside them."""
        return self.pattern(self.words.concord)

    @cached_property
    def marks(self) -> Lists[str]:
        """Concepts whose sense must not get lost."""
        marks = self.words.marks.items()
        return self._lists({name: tuple(word.removeprefix("?") for word in words) for name, words in marks})

    @cached_property
    def sure_marks(self) -> Lists[str]:
        """The same without the words that may also stand for a chance."""
        marks = self.words.marks.items()
        return self._lists({name: tuple(word for word in words if not word.startswith("?")) for name, words in marks})

    @cached_property
    def chances(self) -> Words:
        """Opportunities."""
        return self.pattern(self.words.chances)

    @cached_property
    def offices(self) -> Words:
        """Offices."""
        return self.pattern(self.words.offices)

    @cached_property
    def now(self) -> Words:
        """What says that an office is held now."""
        return self.pattern(self.words.now)

    def role(self, concept: str, code: str) -> re.Pattern[str] | None:
        """The country in that part of a sentence; None for a country without names. Few of them are ever asked for."""
        if (concept, code) not in self._roles:
            names = self.words.countries[code].names if code in self.words.countries else ()
            country = f"(?:{self.expression(names)})"
            patterns = self.words.roles.get(concept, ()) if names else ()
            filled = [one.replace("{}", country).replace("{any}", f"(?:{self._any_country})") for one in patterns]
            self._roles[concept, code] = re.compile("|".join(filled)) if filled else None
        return self._roles[concept, code]

    @cached_property
    def _any_country(self) -> str:
        return re.sub(r"\(\?P<\w+>", "(?:", self.countries.pattern)

    @cached_property
    def genitive_after(self) -> Words:
        """What a name does not follow in its first form."""
        return self.pattern(self.words.genitive_after)

    @cached_property
    def attributed(self) -> Lists[str]:
        """Who says it."""
        return self._lists(self.words.attributed)

    @cached_property
    def raised(self) -> Lists[str]:
        """Concepts that a translation must not bring in."""
        return self._lists(self.words.raised)

    @cached_property
    def heads(self) -> Mapping[str, re.Pattern[str]]:
        """Kinds of what numbers count: the number, and a word for it."""
        gap = "[-\\s\u00a0\u202f]?" if self.words.words_apart else ""
        number = r"(?<![\d.,])(?P<number>\d[\d.,\u00a0\u202f]*)"
        return {
            name: re.compile(f"{number}{gap}(?:{self.expression(words)})") for name, words in self.words.heads.items()
        }

    @cached_property
    def ranges(self) -> tuple[re.Pattern[str], ...]:
        """From what number to what something has changed."""
        return tuple(re.compile(one.removeprefix("~")) for one in self.words.ranges)

    @cached_property
    def qualifiers(self) -> Lists[str]:
        """What narrows or widens what is said."""
        return self._lists(self.words.qualifiers)

    @cached_property
    def opposites(self) -> Mapping[str, tuple[Side, ...]]:
        """Concepts with several sides."""
        apart = self.words.words_apart
        return {name: tuple(Side(words, apart) for words in sides) for name, sides in self.words.opposites.items()}

    @cached_property
    def opposed(self) -> Index[str]:
        """Which of them a text may name a side of beyond doubt."""
        opposites = self.words.opposites.items()
        return Index(
            {name: (one for side in sides for one in side if not one.startswith("?")) for name, sides in opposites}
        )

    @cached_property
    def common(self) -> Words:
        """Small words of this language."""
        return self.pattern(self.words.common)

    @cached_property
    def strangers(self) -> Words:
        """Words of near languages."""
        return self.pattern(self.words.strangers)

    @cached_property
    def chatter(self) -> Words:
        """What a translating machine says about its work."""
        return self.pattern(self.words.chatter)

    @cached_property
    def polite(self) -> re.Pattern[str] | None:
        """The end of a polite sentence."""
        return self._end(self.words.polite)

    @cached_property
    def plain(self) -> re.Pattern[str] | None:
        """The end of a plain sentence."""
        return self._end(self.words.plain)

    def _end(self, words: WordList) -> re.Pattern[str] | None:
        return re.compile(f"(?:{self.expression(words)})$") if words else None

    @cached_property
    def female(self) -> Words:
        """Forms or pronouns of a woman."""
        return self.pattern(self.words.female)

    @cached_property
    def male(self) -> Words:
        """Forms or pronouns of a man."""
        return self.pattern(self.words.male)

    @cached_property
    def female_names(self) -> Words:
        """Names that are a woman's by their form."""
        return self.pattern(self.words.female_names)

    @cached_property
    def male_names(self) -> Words:
        """Names that are a man's by their form."""
        return self.pattern(self.words.male_names)

    @cached_property
    def habits(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
        """Every habit's pattern, and the one that excuses it, in the order of `words.habits`."""
        months = "|".join(escaped(word.rstrip("*")) for words in self.words.calendar.months.values() for word in words)
        return tuple(
            (re.compile(habit.find.replace("{month}", months)), re.compile(habit.unless) if habit.unless else None)
            for habit in self.words.habits
        )


_KATAKANA = re.compile("[ァ-ヴー]+")


@lru_cache(maxsize=16)
def lexicon(words: LanguageWords) -> Lexicon:
    """The same patterns for the same words: compiled once, and not at every build of a served site."""
    return Lexicon(words)
