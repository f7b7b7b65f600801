"""Who speaks in a sentence of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from explainer.checks.facts.naming import Names
from explainer.model.english_words import EnglishWords, Place, WordList
from explainer.model.facts import Article, Evidence
from explainer.model.seed import Sentence

NOBODY = ""
"""Nobody speaks there: it is the article that says it."""
SOMEBODY = "?"
"""A speaker who is no participant."""

_APPOSITION = r"(?:,[^,.;]*(?:,[^,.;]*)?,)?"
_RELATIVE = re.compile(r",\s*(?:who|which|whose|whom)\b[^,.;]*\Z")
_MOST_BETWEEN = 4
"""Words between a speaker and the verb."""
_MOST_AFTER_AND = 8
"""Words between a name and a verb that "and" joins to the sentence's first verb: "met Yamada and said"."""


@dataclass(frozen=True)
class _Act:
    """Somebody speaks: where the subject or the verb begins, whichever is first, and who it is."""

    start: int
    speaker: str


@dataclass(frozen=True)
class _Mention:
    """Where a participant is named."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Speakers:
    """Finds the speakers of an article."""

    article: Article
    names: Names
    words: EnglishWords
    _known: dict[str, tuple[_Act, ...]] = field(default_factory=dict)

    def of(self, quote: Evidence) -> str:
        """Who says the quoted words: the participant whose act of speaking is in them, or is the last before them."""
        unit = self.article.seed.unit(quote.unit)
        acts = () if unit is None else self._acts(unit)
        if unit is None or not acts:
            return NOBODY
        start, end = quote.quote.start - unit.span.start, quote.quote.end - unit.span.start
        inside = [act for act in acts if start <= act.start < end]
        before = [act for act in acts if act.start < start]
        return (inside or before[-1:] or acts)[0].speaker

    def shown_in(self, quote: Evidence) -> bool:
        """Whether the quoted words themselves make somebody the subject of a verb of speaking."""
        unit = self.article.seed.unit(quote.unit)
        start = quote.quote.start - (0 if unit is None else unit.span.start)
        end = start + quote.quote.end - quote.quote.start
        return any(start <= act.start and act.start < end for act in (() if unit is None else self._acts(unit)))

    def characterises(self, unit: Sentence) -> bool:
        """Whether a sentence characterises or predicts, and nobody speaks in it."""
        return self.words.speaking.characterising.is_in(unit.text) and not self._acts(unit)

    def _acts(self, unit: Sentence) -> tuple[_Act, ...]:
        """Every act of speaking in a sentence, in order."""
        if unit.id not in self._known:
            text = unit.span.text.replace("’", "'")
            mentions = self._mentions(unit, text)
            verbs = (verb for verb in self.words.speaking.verbs.find(text) if _is_finite(verb))
            acts = (act for verb in verbs if (act := self._act(text, verb, mentions)) is not None)
            self._known[unit.id] = tuple(sorted(acts, key=lambda act: act.start))
        return self._known[unit.id]

    def _act(self, text: str, verb: Place, mentions: Sequence[_Mention]) -> _Act | None:
        """The subject of a verb of speaking; None where it is no participant and no name, as in "the stated aim"."""
        before = [one for one in mentions if one.end <= verb.start]
        for one in reversed(before):
            # "Tompiyeva, who met Yamada, said": the name next to the verb is not its subject.
            is_aside = text[one.end :].startswith(",") and _RELATIVE.search(text, 0, one.start)
            if not is_aside and self._between.fullmatch(text, one.end, verb.start):
                return _Act(one.start, one.name)
        gap = text[before[-1].end : verb.start] if before else ""
        if re.search(r"\band\s+\Z", gap) and len(gap.split()) <= _MOST_AFTER_AND:
            return _Act(before[0].start, before[0].name)
        after = next((one for one in mentions if one.start >= verb.end), None)
        if after is not None and re.fullmatch(r"\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}", text[verb.end : after.start]):
            return _Act(verb.start, after.name)
        is_name_before = re.search(r"[A-Z][\w'-]*\s+\Z", text[: verb.start]) is not None
        return _Act(verb.start, SOMEBODY) if is_name_before else None

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """What may stand between a speaker and the verb: an apposition, adverbs, "also", "has" …"""
        words = "|".join(re.escape(word) for word in self.words.speaking.between.words)
        return re.compile(rf"{_APPOSITION}[\s,]*(?:(?:{words}|\w+ly)[\s,]+){{0,{_MOST_BETWEEN}}}", re.IGNORECASE)

    def _mentions(self, unit: Sentence, text: str) -> list[_Mention]:
        """Where participants are named, in the glossary's or the article's own words, or by a pronoun."""
        found = [
            _Mention(*place.span, name)
            for name, participant in self.article.facts.participants.items()
            for form in (*self.names.forms(name), participant.named.words.replace("’", "'").lower())
            for place in WordList((form,)).find(text)
        ]
        found.extend(self._pronouns(unit, text))
        return sorted(set(found), key=lambda one: (one.start, one.end))

    def _pronouns(self, unit: Sentence, text: str) -> Iterator[_Mention]:
        """Pronouns, each for the participant of its sort who was named last before this sentence."""
        units = self.article.seed.units
        earlier = " ".join(other.text for other in units[: units.index(unit)] if other.number is not None)
        named = [one.name for one in self.names.find(earlier) if one.name in self.article.facts.participants]
        for sort, pronouns in self.words.speaking.pronouns.items():
            last = next((name for name in reversed(named) if self.names.sorts[name] == sort), None)
            if last is not None:
                yield from (_Mention(*place.span, last) for place in WordList(pronouns).find(text))


def _is_finite(verb: Place) -> bool:
    return verb.text.islower() and not verb.text.endswith("ing")
