"""The words of a language made ready to be looked for: patterns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from explainer.language.checks import LanguageWords, WordList

_SPACES = "[\\s\u00a0\u202f]+"
_NOTHING = re.compile(r"(?!)")


def pattern_of(words: Iterable[str], *, apart: bool = True, exact: bool = False) -> re.Pattern[str]:
    """Any of the words, written as `language.checks` tells; `exact` minds capitals. No words: finds nothing."""
    words = tuple(words)
    plain = [word for word in words if not word.startswith("~")]
    parts = [word[1:] for word in words if word.startswith("~")]
    if plain:
        longest_first = sorted(plain, key=len, reverse=True)
        parts.insert(0, _bounded(plain, "|".join(map(_escaped, longest_first)), apart=apart))
    return re.compile("|".join(parts), re.NOFLAG if exact else re.IGNORECASE) if parts else _NOTHING


def _bounded(words: Iterable[str], joined: str, *, apart: bool) -> str:
    """The words' pattern between bounds, behind a look at its first letter, which spares most places the search."""
    firsts = "" if any(word.startswith("*") for word in words) else f"(?=[{re.escape(''.join({w[0] for w in words}))}])"
    return rf"(?<!\w){firsts}(?:{joined})(?!\w)" if apart else f"{firsts}(?:{joined})"


def _escaped(word: str) -> str:
    words = (r"\w*".join(re.escape(piece) for piece in one.split("*")) for one in word.split())
    return _SPACES.join(words)


@dataclass(frozen=True)
class Side:
    """One side of a concept: words that say it beyond doubt, and all that may say it."""

    sure: re.Pattern[str]
    any: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A language's words as patterns."""

    words: LanguageWords
    _roles: dict[tuple[str, str], re.Pattern[str] | None] = field(default_factory=dict)

    def pattern(self, words: WordList, *, exact: bool = False) -> re.Pattern[str]:
        """Any of these words, in this language's way of setting words apart."""
        return pattern_of(words, apart=self.words.words_apart, exact=exact)

    def _patterns(self, groups: Mapping[str, WordList]) -> dict[str, re.Pattern[str]]:
        return {name: self.pattern(words) for name, words in groups.items()}

    def _named(self, groups: Mapping[str, WordList], *, exact: bool) -> re.Pattern[str]:
        """All groups in one pattern; `lastgroup`, without a final `_`, tells which was found. Earlier groups win."""
        plain = {name: [word for word in words if not word.startswith("~")] for name, words in groups.items()}
        raw = {name: [word[1:] for word in words if word.startswith("~")] for name, words in groups.items()}
        every = [word for words in plain.values() for word in words]
        parts = [f"(?P<{name}_>{'|'.join(patterns)})" for name, patterns in raw.items() if patterns]
        if every:
            named = (
                f"(?P<{name}>{'|'.join(map(_escaped, sorted(words, key=len, reverse=True)))})"
                for name, words in plain.items()
                if words
            )
            parts.insert(0, _bounded(every, "|".join(named), apart=self.words.words_apart))
        return re.compile("|".join(parts), re.NOFLAG if exact else re.IGNORECASE) if parts else _NOTHING

    @cached_property
    def number_words(self) -> Mapping[Decimal, re.Pattern[str]]:
        """Words that may mean a number."""
        return {number: self.pattern(words) for number, words in self.words.numbers.words.items()}

    @cached_property
    def cardinals(self) -> Mapping[Decimal, re.Pattern[str]]:
        """Words that mean one number and no other."""
        return {number: self.pattern(words) for number, words in self.words.numbers.cardinals.items()}

    @cached_property
    def multipliers(self) -> Mapping[Decimal, re.Pattern[str]]:
        """Words that multiply, wherever they stand."""
        return {number: self.pattern(words) for number, words in self.words.numbers.multipliers.items()}

    @cached_property
    def multiplier_after(self) -> tuple[tuple[Decimal, re.Pattern[str]], ...]:
        """A multiplier right after a number."""
        gap = "[ \u00a0\u202f-]?" if self.words.words_apart else ""
        found = (
            (number, re.compile(f"{gap}(?:{pattern.pattern})", re.IGNORECASE))
            for number, pattern in self.multipliers.items()
        )
        return tuple(sorted(found, key=lambda one: -one[0]))

    @cached_property
    def converted(self) -> Mapping[Decimal, tuple[re.Pattern[str], re.Pattern[str]]]:
        """Factors to a unit after a number (2 to 4 inches), and before one that is the rest of a measure (6-foot-6)."""
        units = {factor: self.pattern(words).pattern for factor, words in self.words.numbers.converted.items()}
        return {
            factor: (
                re.compile(rf"[\s-]*(?:[\w.]+[\s–-]+){{0,2}}(?:{unit})", re.IGNORECASE),
                re.compile(rf"(?:{unit})[\s-]?$", re.IGNORECASE),
            )
            for factor, unit in units.items()
        }

    @cached_property
    def units(self) -> re.Pattern[str]:
        """Units that a translation may convert."""
        return self.pattern(tuple(unit for units in self.words.numbers.converted.values() for unit in units))

    @cached_property
    def months(self) -> re.Pattern[str]:
        """Months by name, each in a group `m1` … `m12`. English months have capitals; others may have."""
        groups = {f"m{number}": words for number, words in self.words.calendar.months.items()}
        return self._named(groups, exact="latin" in self.words.scripts)

    @cached_property
    def numbered_months(self) -> re.Pattern[str]:
        """Months written with digits, the number in group 1."""
        return re.compile(self.words.calendar.numbered) if self.words.calendar.numbered else _NOTHING

    @cached_property
    def clocks(self) -> tuple[re.Pattern[str], ...]:
        """Times of day."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.words.calendar.clock)

    @cached_property
    def forenoon(self) -> re.Pattern[str]:
        """What says that a time is before noon."""
        return self.pattern(self.words.calendar.forenoon)

    @cached_property
    def afternoon(self) -> re.Pattern[str]:
        """What says that a time is after noon."""
        return self.pattern(self.words.calendar.afternoon)

    @cached_property
    def periods(self) -> Mapping[str, re.Pattern[str]]:
        """Half-years and quarters."""
        return self._patterns(self.words.calendar.periods)

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """Per cent."""
        return self.pattern(self.words.percent)

    @cached_property
    def currencies(self) -> Mapping[str, re.Pattern[str]]:
        """Currencies beyond doubt."""
        return {name: self.pattern(words, exact=True) for name, words in self.words.currencies.items()}

    @cached_property
    def possible_currencies(self) -> Mapping[str, re.Pattern[str]]:
        """Currencies, words with another meaning included."""
        doubtful = self.words.doubtful_currencies
        return {
            name: self.pattern((*words, *doubtful.get(name, ())), exact=True)
            for name, words in self.words.currencies.items()
        }

    @cached_property
    def countries(self) -> re.Pattern[str]:
        """Every country's names, each country in a group of its code."""
        return self._named({code: country.names for code, country in self.words.countries.items()}, exact=True)

    @cached_property
    def country_words(self) -> Mapping[str, re.Pattern[str]]:
        """By code: all that may stand for the country."""
        minds_capitals = "latin" in self.words.scripts
        return {
            code: self.pattern((*country.names, *country.also), exact=minds_capitals)
            for code, country in self.words.countries.items()
        }

    @cached_property
    def implied_countries(self) -> re.Pattern[str]:
        """Words for which a translation may name the countries."""
        return self.pattern(self.words.implied_countries)

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """Negations."""
        return self.pattern(self.words.negation)

    @cached_property
    def denial(self) -> re.Pattern[str]:
        """Negations beyond doubt; in English all that may explain one."""
        return self.pattern(self.words.denial)

    @cached_property
    def idioms(self) -> re.Pattern[str]:
        """Turns with a negation that negate nothing."""
        return self.pattern(self.words.idioms)

    @cached_property
    def concord(self) -> re.Pattern[str]:
        """Words that need a negation beside them."""
        return self.pattern(self.words.concord)

    @cached_property
    def marks(self) -> Mapping[str, re.Pattern[str]]:
        """Concepts whose sense must not get lost."""
        return {
            name: self.pattern(tuple(word.removeprefix("?") for word in words))
            for name, words in self.words.marks.items()
        }

    @cached_property
    def sure_marks(self) -> Mapping[str, re.Pattern[str]]:
        """The same without the words that may also stand for a chance."""
        return {
            name: self.pattern(tuple(word for word in words if not word.startswith("?")))
            for name, words in self.words.marks.items()
        }

    @cached_property
    def chances(self) -> re.Pattern[str]:
        """Opportunities."""
        return self.pattern(self.words.chances)

    @cached_property
    def offices(self) -> re.Pattern[str]:
        """Offices."""
        return self.pattern(self.words.offices)

    @cached_property
    def now(self) -> re.Pattern[str]:
        """What says that an office is held now."""
        return self.pattern(self.words.now)

    def role(self, concept: str, code: str) -> re.Pattern[str] | None:
        """The country in that part of a sentence; None for a country without names. Few of them are ever asked for."""
        if (concept, code) not in self._roles:
            names = self.words.countries[code].names if code in self.words.countries else ()
            country = f"(?:{self.pattern(names).pattern})"
            patterns = self.words.roles.get(concept, ()) if names else ()
            filled = [one.replace("{}", country).replace("{any}", f"(?:{self._any_country})") for one in patterns]
            self._roles[concept, code] = re.compile("|".join(filled)) if filled else None
        return self._roles[concept, code]

    @cached_property
    def _any_country(self) -> str:
        return re.sub(r"\(\?P<\w+>", "(?:", self.countries.pattern)

    @cached_property
    def genitive_after(self) -> re.Pattern[str]:
        """What a name does not follow in its first form."""
        return self.pattern(self.words.genitive_after)

    @cached_property
    def attributed(self) -> Mapping[str, re.Pattern[str]]:
        """Who says it."""
        return self._patterns(self.words.attributed)

    @cached_property
    def raised(self) -> Mapping[str, re.Pattern[str]]:
        """Concepts that a translation must not bring in."""
        return self._patterns(self.words.raised)

    @cached_property
    def opposites(self) -> Mapping[str, tuple[Side, Side]]:
        """Concepts with two sides."""
        return {name: (self._side(one), self._side(other)) for name, (one, other) in self.words.opposites.items()}

    def _side(self, words: WordList) -> Side:
        sure = tuple(word for word in words if not word.startswith("?"))
        return Side(self.pattern(sure), self.pattern(tuple(word.removeprefix("?") for word in words)))

    @cached_property
    def common(self) -> re.Pattern[str]:
        """Small words of this language."""
        return self.pattern(self.words.common)

    @cached_property
    def strangers(self) -> re.Pattern[str]:
        """Words of near languages."""
        return self.pattern(self.words.strangers)

    @cached_property
    def chatter(self) -> re.Pattern[str]:
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
        return re.compile(f"(?:{self.pattern(words).pattern})$") if words else None

    @cached_property
    def female(self) -> re.Pattern[str]:
        """Forms or pronouns of a woman."""
        return self.pattern(self.words.female)

    @cached_property
    def male(self) -> re.Pattern[str]:
        """Forms or pronouns of a man."""
        return self.pattern(self.words.male)

    @cached_property
    def habits(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
        """Every habit's pattern, and the one that excuses it, in the order of `words.habits`."""
        months = "|".join(_escaped(word.rstrip("*")) for words in self.words.calendar.months.values() for word in words)
        return tuple(
            (re.compile(habit.find.replace("{month}", months)), re.compile(habit.unless) if habit.unless else None)
            for habit in self.words.habits
        )


@lru_cache(maxsize=16)
def lexicon(words: LanguageWords) -> Lexicon:
    """The same patterns for the same words: compiled once, and not at every build of a served site."""
    return Lexicon(words)
