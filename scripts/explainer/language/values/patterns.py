"""What the values of a text are written with in any language, as patterns: numbers, months, times, money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from explainer.language.checks import LanguageWords, WordList
from explainer.language.patterns import NOTHING, Groups, Lists, Words


@dataclass(frozen=True, eq=False)
class ValuePatterns:
    """A language's words of values as patterns."""

    words: LanguageWords

    def pattern(self, words: WordList, *, exact: bool = False) -> Words:
        """Any of these words, in this language's way of setting words apart."""
        return Words(words, apart=self.words.words_apart, exact=exact)

    @cached_property
    def number_words(self) -> Lists[Decimal]:
        """Words that may mean a number."""
        return Lists((number, self.pattern(words)) for number, words in self.words.numbers.words.items())

    @cached_property
    def cardinals(self) -> Lists[Decimal]:
        """Words that mean one number and no other."""
        return Lists((number, self.pattern(words)) for number, words in self.words.numbers.cardinals.items())

    @cached_property
    def multipliers(self) -> Lists[Decimal]:
        """Words that multiply, wherever they stand."""
        return Lists((number, self.pattern(words)) for number, words in self.words.numbers.multipliers.items())

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
    def units(self) -> Words:
        """Units that a translation may convert."""
        return self.pattern(tuple(unit for units in self.words.numbers.converted.values() for unit in units))

    @cached_property
    def months(self) -> Groups:
        """Months by name, each in a group `m1` … `m12`. English months have capitals; others may have."""
        groups = {f"m{number}": words for number, words in self.words.calendar.months.items()}
        return Groups(groups, apart=self.words.words_apart, exact="latin" in self.words.scripts)

    @cached_property
    def numbered_months(self) -> re.Pattern[str]:
        """Months written with digits, the number in group 1."""
        return re.compile(self.words.calendar.numbered) if self.words.calendar.numbered else NOTHING

    @cached_property
    def clocks(self) -> tuple[re.Pattern[str], ...]:
        """Times of day."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.words.calendar.clock)

    @cached_property
    def forenoon(self) -> Words:
        """What says that a time is before noon."""
        return self.pattern(self.words.calendar.forenoon)

    @cached_property
    def afternoon(self) -> Words:
        """What says that a time is after noon."""
        return self.pattern(self.words.calendar.afternoon)

    @cached_property
    def periods(self) -> Lists[str]:
        """Half-years and quarters."""
        return Lists((name, self.pattern(words)) for name, words in self.words.calendar.periods.items())

    @cached_property
    def percent(self) -> Words:
        """Per cent."""
        return self.pattern(self.words.percent)

    @cached_property
    def currencies(self) -> Lists[str]:
        """Currencies beyond doubt."""
        return Lists((name, self.pattern(words, exact=True)) for name, words in self.words.currencies.items())

    @cached_property
    def possible_currencies(self) -> Lists[str]:
        """Currencies, words with another meaning included."""
        doubtful = self.words.doubtful_currencies
        return Lists(
            (name, self.pattern((*words, *doubtful.get(name, ())), exact=True))
            for name, words in self.words.currencies.items()
        )
