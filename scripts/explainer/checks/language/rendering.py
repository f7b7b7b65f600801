"""One unit under check: its English and its translation, without what is neither, and read for their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from explainer.checks.language.lexicon import Lexicon, lexicon
from explainer.language.checks import LanguageWords, lacking
from explainer.language.patterns import Groups, Words, compiled, expression
from explainer.language.sentences import rough_sentences
from explainer.language.values.figures import Figures
from explainer.model.words import Glossary, Pair, Term
from explainer.problem import Level, Problem

PLACEHOLDER = re.compile(r"\{[^{}\s]*\}|%\(\w+\)[sd]|%[sd](?![^\W\d_])|\[\^\w+\]")
MARKUP = re.compile(
    r"(?P<link>\[(?P<words>[^\]\[]*)\]\((?P<address>[^()\s]*(?:\([^()\s]*\))?)\))"
    r"|(?P<tag></?[a-zA-Z][^<>]*>|<!--.*?-->)|(?P<mark>\*\*|__|~~|`+)|(?P<entity>&(?:#?\w+);)"
    r"|(?P<url>(?:https?://|javascript:|mailto:)[^\s)»」]+)"
)
HOLE = "\ufffc"
"""What stands for a placeholder when the words around it are read."""


NAMES = frozenset({"person", "organisation", "country"})
"""Sorts of glossary entries that are names; the others are terms of the trade, which can be reworded."""


@dataclass(frozen=True, eq=False)
class Context:
    """What a translation is checked with; make it once for a language, since its patterns are kept."""

    words: LanguageWords
    english: LanguageWords
    glossary: Glossary
    article: str = ""
    """The text of the article that is spoken of, where there is one."""
    _parts: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict, init=False)

    @cached_property
    def is_sure(self) -> bool:
        """Whether all is known of the language that rules of meaning ask for."""
        return not lacking(self.words)

    @cached_property
    def here(self) -> Lexicon:
        """The language of the translation."""
        return lexicon(self.words)

    @cached_property
    def there(self) -> Lexicon:
        """English."""
        return lexicon(self.english)

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The glossary's entries that this language has."""
        return tuple(Known(term, self) for term in self.glossary.values() if self.words.tag in term.forms)

    @cached_property
    def persons(self) -> tuple[Known, ...]:
        """Those of them that are persons."""
        return tuple(known for known in self.known if known.term.sort == "person")

    @cached_property
    def glossary_countries(self) -> frozenset[str]:
        """Codes of the countries that the glossary names itself."""
        named = {term.forms["en"].words for term in (known.term for known in self.known) if term.sort == "country"}
        return frozenset(code for code, country in self.english.countries.items() if named & {*country.names})

    def parts(self, parts: tuple[str, ...]) -> re.Pattern[str]:
        """A name's parts in this order, inflected or not, as one name."""
        if parts not in self._parts:
            if self.words.words_apart:
                pieces = (stemmed(part, self.words, is_name=True) for part in parts)
                self._parts[parts] = compiled(rf"(?<!\w)(?:{_GAP.join(pieces)})")
            else:
                self._parts[parts] = compiled("・?".join(map(re.escape, parts)))
        return self._parts[parts]


@dataclass(frozen=True, eq=False)
class Known:
    """A glossary entry as patterns, each made when it is asked for: most entries stand in no text of an article."""

    term: Term
    context: Context

    @cached_property
    def there(self) -> re.Pattern[str]:
        """Its English forms."""
        return english_forms(self.term)

    @cached_property
    def english(self) -> tuple[str, ...]:
        """Its English forms in small letters: where none of them is part of a text, `there` finds nothing."""
        form = self.term.forms["en"]
        return tuple(one.lower() for one in map(_without_article, (form.words, *form.others)))

    @cached_property
    def here(self) -> re.Pattern[str]:
        """Any of its forms in the translation's language."""
        return self._pattern(self._forms)

    def is_in(self, words: str, english: str) -> bool:
        """Whether one of the forms that may stand for an English form stands in a text, however inflected."""
        is_whole = english.lower() == self.term.forms["en"].words.lower()
        forms = self._whole if is_whole else self._forms
        # As they are written they are found without a pattern, which takes longer to make than to look for.
        if self.context.words.words_apart and any(_stands_in(words, one) for one in forms):
            return True
        return self._pattern(forms).search(words) is not None

    @cached_property
    def _whole(self) -> tuple[str, ...]:
        """Those of its forms that say as much as the first."""
        if self.term.sort != "term":
            return self._forms
        # "Ambassador" is a form of "Ambassador of Japan to Kazakhstan", and not the whole of it.
        return tuple(one for one in self._forms if len(one) * 2 >= len(self._forms[0]))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Of a person, how its forms begin: where none of these is part of a text, `here` finds nothing."""
        return frozenset(word[:_SHORTEST_STEM] for one in self._forms for word in one.split()[:1])

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        form = self.term.forms[self.context.words.tag]
        return form.words, *form.others

    def _pattern(self, forms: tuple[str, ...]) -> re.Pattern[str]:
        """Any of the forms by their stems; a place also by its adjective: the Japanese side."""
        words, term = self.context.words, self.term
        if not words.words_apart:
            return compiled(expression(forms, apart=False))
        is_name = term.sort in NAMES
        stems = {one: stemmed(one, words, is_name=is_name) for one in forms}
        if words.plural and not is_name:
            # "Students" are one student behind a number where a language says so.
            one_by_one = (
                re.sub(rf"{words.plural}$", "", form) for form in forms if re.search(rf"{words.plural}$", form)
            )
            stems |= {form: rf"(?<=\d[\s\u00a0]){stemmed(form, words, is_name=False)}" for form in one_by_one}
        # Who is named by a common noun ("a former manager") has a capital at the beginning of a sentence.
        exact = "|".join(stem for one, stem in stems.items() if is_name and one != one.lower())
        others = "|".join(stem for one, stem in stems.items() if not is_name or one == one.lower())
        parts = [rf"(?<!\w)(?:{exact})"] if exact else []
        parts += [rf"(?i:(?<!\w)(?:{others}))"] if others else []
        if words.adjective and is_name and term.sort != "person":
            roots = {re.escape(one.rstrip(words.endings).lower()) for one in forms if " " not in one}
            if roots:
                parts.append(rf"(?<!\w)(?i:(?:{'|'.join(sorted(roots))}){words.adjective})")
        if term.sort == "country" and (country := self._country_words()) is not None:
            parts.append(country.pattern)
        return compiled("|".join(parts))

    def _country_words(self) -> Words | None:
        """All that may stand for a country that the language of the translation has names of."""
        here, name = self.context.here, self.term.forms["en"].words
        named = (code for code, country in self.context.english.countries.items() if name in country.names)
        return next((words for code in named if (words := here.country_words(code)) is not None), None)


def _stands_in(text: str, form: str) -> bool:
    """Whether a form stands there as it is written, as whole words."""
    at, end = text.find(form), len(form)
    before, after = text[max(at - 1, 0) : max(at, 0)], text[at + end : at + end + 1]
    return at >= 0 and not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def english_forms(term: Term) -> re.Pattern[str]:
    """An entry's English forms; one in small letters may also begin a sentence or stand in a title.

    "A former manager" is named where only "former manager" stands.
    """
    form = term.forms["en"]
    forms = {_without_article(one) for one in (form.words, *form.others)}
    parts = [
        expression([one]) if one != one.lower() else f"(?i:{expression([one])})"
        for one in sorted(forms, key=lambda one: (-len(one), one))
    ]
    return compiled("|".join(parts))


def _without_article(form: str) -> str:
    """A common noun without the article before it."""
    return re.sub(r"^(?:An?|The) (?=[a-z])", "", form)


_GAP = r"[\s\u00a0\u202f]+"
_SHORTEST_STEM = 3
_LONGEST_ENDING = 8


def stemmed(form: str, words: LanguageWords, *, is_name: bool) -> str:
    """A pattern for a form and its inflected forms: each word's stem with an ending. A name keeps its consonants."""
    return "[\\s\u00a0\u202f-]+".join(_stem(word, words, is_name=is_name) for word in form.split())


def _stem(word: str, words: LanguageWords, *, is_name: bool) -> str:
    stem = word.rstrip(words.endings) if words.endings else word
    if len(stem) < min(_SHORTEST_STEM, len(word)):
        stem = word
    last = stem[-1:]
    stem = re.escape(stem)
    if last in words.softened and not is_name:
        stem = f"{stem[:-1]}[{last}{words.softened[last]}]"
    ending = f"(?:{'|'.join(words.inflections)})?" if words.inflections else f"\\w{{0,{_LONGEST_ENDING}}}"
    return f"(?:{re.escape(word)}|{stem}{ending})(?!\\w)"


@dataclass(frozen=True, eq=False)
class _English:
    """An English text as it is read for a translation into any language."""

    text: str
    lexicon: Lexicon

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.text, self.lexicon.values)

    @cached_property
    def countries(self) -> frozenset[str]:
        return countries_in(self.text, self.lexicon.countries)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[A-Za-zÀ-ɏ]+", self.text.lower()))


@lru_cache(maxsize=1024)
def _english(text: str, lexicon: Lexicon) -> _English:
    return _English(text, lexicon)


@dataclass(frozen=True, eq=False)
class Rendering:
    """A unit and its translation."""

    pair: Pair
    context: Context

    def problem(self, code: str, message: str, fix: str) -> Problem:
        """What stops the publication."""
        return Problem(self.pair.at, code, f"{self.pair.id}: {message}", fix)

    def notice(self, code: str, message: str, fix: str) -> Problem:
        """What a person should look at, and may accept."""
        return Problem(self.pair.at, code, f"{self.pair.id}: {message}", fix, Level.NOTICE)

    @cached_property
    def english(self) -> str:
        """The English without markup, a hole for each placeholder."""
        return bare(self.pair.english)

    @cached_property
    def words(self) -> str:
        """The translation without markup, a hole for each placeholder."""
        return bare(self.pair.words)

    @cached_property
    def _told(self) -> _English:
        return _english(self.english, self.context.there)

    @property
    def english_figures(self) -> Figures:
        """The English in numbers."""
        return self._told.figures

    @cached_property
    def figures(self) -> Figures:
        """The translation in numbers."""
        return Figures(self.words, self.context.here.values)

    @property
    def english_countries(self) -> frozenset[str]:
        """The countries that the English names, by their codes."""
        return self._told.countries

    @cached_property
    def countries(self) -> frozenset[str]:
        """Those that the translation names."""
        return countries_in(self.words, self.context.here.countries)

    @cached_property
    def has_stand_in(self) -> bool:
        """Whether more may stand for a country than in the English: "the country", "the government"."""
        here, there = self.context.here.stand_ins, self.context.there.stand_ins
        return len(here.findall(self.words)) > len(there.findall(self.english))

    @property
    def english_words(self) -> frozenset[str]:
        """The Latin words of the English, in small letters, and their parts."""
        return self._told.words

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The translation's sentences."""
        return rough_sentences(self.words)


def countries_in(text: str, countries: Groups) -> frozenset[str]:
    """The codes of the countries that a text names."""
    return frozenset((match.lastgroup or "").rstrip("_") for match in countries.finditer(text))


def bare(text: str) -> str:
    """A text without markup, a hole for each placeholder."""
    if not any(char in text for char in "{%[<*_~`&:"):
        return text
    return MARKUP.sub(lambda match: match["words"] or "", PLACEHOLDER.sub(HOLE, text))


Renderings = Mapping[str, Rendering]
