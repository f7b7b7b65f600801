"""Who speaks in a sentence of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from explainer.checks.facts.naming import Names
from explainer.checks.facts.words import FactWords
from explainer.language import english
from explainer.language.letters import levelled
from explainer.language.lexicon import Phrases, Place
from explainer.language.quotations import Speech, speeches
from explainer.model.facts import Article, Evidence
from explainer.model.seed import Sentence
from explainer.source import Span

NOBODY = ""
"""Nobody speaks there: it is the article that says it."""
SOMEBODY = "?"
"""A speaker who is no participant."""
UNNAMED = "“”"
"""Somebody whose words stand in quotation marks, and who that is nobody can tell for sure."""

_APPOSITION = r"(?:,[^,.;]*(?:,[^,.;]*)?,)?"
_RELATIVE = re.compile(r",\s*(?:who|which|whose|whom)\b[^,.;]*\Z")
_MOST_BETWEEN = 4
"""Words between a speaker and the verb."""
_MARKS = " \"“„«'‘"
_MOST_AFTER_AND = 8
"""Words between a name and a verb that "and" joins to the sentence's first verb: "met Yamada and said"."""


@dataclass(frozen=True)
class _Act:
    """Somebody speaks: where the subject or the verb begins, whichever is first, and who it is."""

    start: int
    speaker: str
    is_sure: bool = True


@dataclass(frozen=True)
class _Mention:
    """Where a participant is named."""

    start: int
    end: int
    name: str
    is_sure: bool = True
    """No pronoun behind a sentence that names two for whom it may stand, or behind somebody else who speaks."""


@dataclass(frozen=True)
class Speakers:
    """Finds the speakers of an article."""

    article: Article
    names: Names
    words: FactWords
    _known: dict[str, tuple[_Act, ...]] = field(default_factory=dict)

    def of(self, quote: Evidence) -> str:
        """Who says the quoted words: the participant whose act of speaking is in them, or is the last before them.

        A sentence in which nobody is named may stand inside quotation marks: then it is who says all of it.
        """
        unit = self.article.seed.unit(quote.unit)
        if unit is None:
            return NOBODY
        acts = self._acts(unit)
        if not acts:
            speech = self._holding(quote.quote)
            return NOBODY if speech is None else self._whose(speech)[0]
        start, end = quote.quote.start - unit.span.start, quote.quote.end - unit.span.start
        inside = [act for act in acts if start <= act.start < end]
        before = [act for act in acts if act.start < start]
        act = (inside or before[-1:] or acts)[0]
        is_quoted = any(_meet(piece, unit.span) for piece in self._pieces)
        return act.speaker if act.is_sure or not is_quoted else UNNAMED

    def may_be(self, quote: Evidence, name: str) -> bool:
        """Whether a participant may have said quoted words of which the article does not show whose they are."""
        unit, speaker = self.article.seed.unit(quote.unit), self.of(quote)
        speech = None if unit is None or self._acts(unit) else self._holding(quote.quote)
        return speaker == UNNAMED or (speech is not None and speaker != name and not self._whose(speech)[1])

    def is_spoken(self, quote: Evidence) -> bool:
        """Whether the quoted words stand inside quotation marks, so that they do not show who speaks."""
        return self._holding(quote.quote) is not None

    def is_sure(self, quote: Evidence) -> bool:
        """Whether the quoted words are somebody's speech beyond doubt, whoever that is, and no heading."""
        speech = self._holding(quote.quote)
        return speech is not None and speech.is_sure

    def shown_in(self, quote: Evidence) -> bool:
        """Whether the quoted words, or else the sentences around those that are all speech, show who speaks."""
        unit = self.article.seed.unit(quote.unit)
        if unit is None:
            return False
        start = quote.quote.start - unit.span.start
        end = start + quote.quote.end - quote.quote.start
        return self._is_all_speech(unit) or any(start <= act.start < end for act in self._acts(unit))

    def characterises(self, unit: Sentence) -> bool:
        """Whether a sentence characterises or predicts, and nobody speaks in it."""
        is_said = bool(self._acts(unit)) or self._is_all_speech(unit)
        return self.words.speaking.characterising.is_in(unit.text) and not is_said

    # --- what stands in quotation marks -------------------------------------------------------------------------------

    @cached_property
    def _speeches(self) -> tuple[Speech, ...]:
        return speeches(self.article.seed)

    @cached_property
    def _pieces(self) -> tuple[Span, ...]:
        return tuple(piece for speech in self._speeches for piece in speech.pieces)

    def _holding(self, words: Span) -> Speech | None:
        """The speech in which all letters of some words of the article stand."""
        return next((one for one in self._speeches if any(_holds(piece, words) for piece in one.pieces)), None)

    def _is_all_speech(self, unit: Sentence) -> bool:
        return self._holding(unit.span) is not None

    def _whose(self, speech: Speech) -> tuple[str, bool]:
        """Whose a speech is, and whether that is sure.

        Its own sentences say it, before or behind the marks. Where they are all speech, the last sentence before them
        in the paragraph does, or the first behind them that begins with a quotation, too. Two speakers are none.
        """
        units = self.article.seed.sentences
        at = [number for number, unit in enumerate(units) if any(_meet(piece, unit.span) for piece in speech.pieces)]
        if not at:
            return UNNAMED, False
        own = [units[number] for number in at]
        if not all(map(self._is_all_speech, own)):
            return self._named_in(own, speech), True
        before = self._beside(range(at[0] - 1, -1, -1), units[at[0]])
        behind = self._beside(range(at[-1] + 1, len(units)), units[at[-1]])
        if behind is not None and not any(_is_begun(behind, piece) for piece in self._pieces):
            behind = None
        speakers = {self._named_in([unit]) for unit in (before, behind) if unit is not None} - {NOBODY}
        if len(speakers) != 1:
            return UNNAMED, False
        is_run = behind is not None or (before is not None and any(_meet(piece, before.span) for piece in self._pieces))
        return speakers.pop(), is_run

    def _named_in(self, units: Sequence[Sentence], speech: Speech | None = None) -> str:
        """Who alone speaks in some sentences; next to a speech, where several do. `NOBODY` where nothing says so."""
        acts = [act for unit in units for act in self._acts(unit)]
        speakers = {act.speaker for act in acts}
        if speech is not None and len(speakers) != 1:
            before = self._before(units[0], speech)
            speakers = {act.speaker for act in self._acts(units[0]) if act.start < len(before)}
            if before.rstrip(_MARKS).endswith(":") and not speakers:
                # Lind: “… “
                speakers = {one.name for one in self._mentions(units[0], units[0].span.text) if one.end <= len(before)}
        if len(speakers) == 1 and all(act.is_sure for act in acts):
            return speakers.pop()
        said = any(self._said_in(unit) for unit in units)
        return UNNAMED if acts or said or speech is not None else NOBODY

    def _before(self, unit: Sentence, speech: Speech) -> str:
        return unit.span.source.text[unit.span.start : max(unit.span.start, speech.pieces[0].start)]

    def _said_in(self, unit: Sentence) -> bool:
        """Whether a verb of speaking stands outside quotation marks, whoever its subject is."""
        verbs = english.speaking_verbs().find(unit.span.text)
        return any(_is_finite(verb) and not self._is_inside(unit, verb) for verb in verbs)

    def _beside(self, numbers: Iterable[int], own: Sentence) -> Sentence | None:
        """The next sentence of a paragraph that is not all speech; over its edge, one that introduces with a colon."""
        for number in numbers:
            unit = self.article.seed.sentences[number]
            is_near = unit.paragraph == own.paragraph or (unit.span.start < own.span.start and unit.text.endswith(":"))
            if not is_near:
                return None
            if not self._is_all_speech(unit):
                return unit
        return None

    # --- acts of speaking ---------------------------------------------------------------------------------------------

    def _is_inside(self, unit: Sentence, place: Place) -> bool:
        """Whether words of a sentence stand in quotation marks."""
        at = unit.span.start + place.start
        return any(piece.start <= at < piece.end for piece in self._pieces)

    def _acts(self, unit: Sentence) -> tuple[_Act, ...]:
        """Every act of speaking in a sentence, in order; what is told in quotation marks is the speaker's own."""
        if unit.id not in self._known:
            # In order: a pronoun's sentence asks for those before it.
            for one in (*self.article.seed.sentences[: unit.number or 0], unit):
                if one.id not in self._known:
                    self._known[one.id] = tuple(sorted(self._acts_of(one), key=lambda act: act.start))
        return self._known[unit.id]

    def _acts_of(self, unit: Sentence) -> Iterator[_Act]:
        text = levelled(unit.span.text)
        mentions = self._mentions(unit, text)
        for verb in english.speaking_verbs().find(text):
            if _is_finite(verb) and not self._is_inside(unit, verb):
                act = self._act(text, verb, mentions)
                if act is not None:
                    yield act

    def _act(self, text: str, verb: Place, mentions: Sequence[_Mention]) -> _Act | None:
        """The subject of a verb of speaking; None where it is no participant and no name, as in "the stated aim"."""
        before = [one for one in mentions if one.end <= verb.start]
        for one in reversed(before):
            # "Tompiyeva, who met Yamada, said": the name next to the verb is not its subject.
            is_aside = text[one.end :].startswith(",") and _RELATIVE.search(text, 0, one.start)
            if not is_aside and self._between.fullmatch(text, one.end, verb.start):
                return _Act(one.start, one.name, one.is_sure)
        gap = text[before[-1].end : verb.start] if before else ""
        if re.search(r"\band\s+\Z", gap) and len(gap.split()) <= _MOST_AFTER_AND:
            return _Act(before[0].start, before[0].name)
        after = next((one for one in mentions if one.start >= verb.end), None)
        # "…," said Lind; but not in "a farmer told Lind".
        is_inverted = not text[: verb.start].rstrip()[-1:].isalnum()
        if (
            after is not None
            and is_inverted
            and re.fullmatch(r"\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}", text[verb.end : after.start])
        ):
            return _Act(verb.start, after.name, after.is_sure)
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
            for form in (*self.names.forms(name), participant.named.words)
            for place in Phrases((form,)).find(text)
        ]
        found.extend(self._pronouns(unit, text))
        return sorted(set(found), key=lambda one: (one.start, one.end))

    def _pronouns(self, unit: Sentence, text: str) -> Iterator[_Mention]:
        """Pronouns, each for the participant of its sort who was named last before this sentence."""
        before = (unit.number or 1) - 1
        for sort, pronouns in self.words.speaking.pronouns.items():
            found = [*pronouns.find(text)]
            at = self._last_named[sort][before] if found else None
            if at is not None:
                names = self._of_sort(at, sort)
                others = (act for one in self.article.seed.sentences[at:before] for act in self._acts(one))
                is_sure = {*names} == {names[-1]} and all(act.speaker == names[-1] for act in others)
                yield from (_Mention(*place.span, names[-1], is_sure) for place in found)

    def _of_sort(self, at: int, sort: str) -> tuple[str, ...]:
        return tuple(name for name in self._named[at] if self.names.sorts[name] == sort)

    @cached_property
    def _last_named(self) -> Mapping[str, Sequence[int | None]]:
        """By sort, for each sentence, the last one before it that names a participant of that sort."""
        last: dict[str, list[int | None]] = {sort: [None] for sort in self.words.speaking.pronouns}
        for at in range(len(self._named)):
            for sort, places in last.items():
                places.append(at if self._of_sort(at, sort) else places[-1])
        return last

    @cached_property
    def _named(self) -> tuple[tuple[str, ...], ...]:
        """The participants whom each sentence names, in order."""
        taking_part = self.article.facts.participants
        return tuple(
            tuple(one.name for one in self.names.find(unit.text) if one.name in taking_part)
            for unit in self.article.seed.sentences
        )


def _is_finite(verb: Place) -> bool:
    return verb.text.islower() and not verb.text.endswith("ing")


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_begun(unit: Sentence, piece: Span) -> bool:
    """Whether a sentence begins with a quotation, its mark aside."""
    return unit.span.start < piece.start <= unit.span.start + 2


def _holds(piece: Span, words: Span) -> bool:
    """Whether all letters and digits of some words stand in a piece."""
    text = words.source.text
    return _meet(piece, words) and not any(
        text[at].isalnum() for at in (*range(words.start, piece.start), *range(piece.end, words.end))
    )
