"""What the rules look at: every sentence of ours in a facts file, with the words of the article it may rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, partial

from explainer.checks.facts.cast import Cast
from explainer.checks.facts.clauses import Scope, scope_of
from explainer.checks.facts.naming import Names
from explainer.checks.facts.roles import Roles
from explainer.checks.facts.speech import Speakers
from explainer.checks.facts.wording import Reader, Wording
from explainer.checks.facts.words import FactWords
from explainer.language.values.evidence import Found, found_in
from explainer.language.values.expressions import expressions
from explainer.language.values.reckoning import Direction
from explainer.model.edtf import Time
from explainer.model.facts import Added, Article, Claim, Evidence, Kind, Label, Participant, Text
from explainer.model.words import Glossary
from explainer.source import Span

_PAUSE = re.compile(r"[,;:.?!()–—]")


class Stance(Enum):
    """What a sentence of ours does."""

    ASSERTS = "asserts"
    """It says what the article says: a claim with evidence, or a label on such claims."""
    DENIES = "denies"
    """It says that the article is silent."""
    REASONS = "reasons"
    """It tells how an inference was made."""
    ASKS = "asks"
    """It is a reader's question."""


@dataclass(frozen=True)
class Utterance:
    """A sentence of ours and what it may rest on."""

    text: Text
    stance: Stance
    claims: tuple[Claim, ...]
    """The claim itself; those that a label rests on; those that answer a question."""
    evidence: tuple[Evidence, ...]
    added: tuple[Added, ...] = ()
    label: Label | None = None
    is_short: bool = False

    @property
    def is_inferred(self) -> bool:
        """Whether it may put together what the article does not."""
        return any(claim.kind is Kind.INFERRED for claim in self.claims)

    def at(self, start: int, end: int) -> Span:
        """The place of some of its characters in the file; of the whole sentence, where it is written with escapes."""
        whole = self.text.at
        offset = whole.text.find(self.text.words)
        if offset < 0:
            return whole
        return whole.source.span(whole.start + offset + start, whole.start + offset + end)

    def cite(self, start: int, end: int) -> str:
        """Some of its characters, in quotation marks."""
        return f"'{self.text.words[start:end].strip()}'"


@dataclass(frozen=True)
class Case:
    """An article with its facts, the glossary, and what is known of English."""

    article: Article
    glossary: Glossary
    reader: Reader

    @property
    def words(self) -> FactWords:
        """The lists of words."""
        return self.reader.words

    @cached_property
    def names(self) -> Names:
        """The glossary's English names."""
        return Names.of(self.glossary, self.words.demonyms)

    @cached_property
    def speakers(self) -> Speakers:
        """Who speaks in which sentence of the article."""
        return Speakers(self.article, self.cast, self.words)

    @cached_property
    def cast(self) -> Cast:
        """Whom the article's words can mean."""
        return Cast(self.article, self.names, self.roles, self.words)

    @cached_property
    def roles(self) -> Roles:
        """What people are called in which sentence of the article."""
        return Roles(self.article, self.names)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Every sentence of ours."""
        return tuple(self._utterances())

    @cached_property
    def assertions(self) -> tuple[Utterance, ...]:
        """Those that say what the article says."""
        return tuple(one for one in self.utterances if one.stance is Stance.ASSERTS)

    def _utterances(self) -> Iterator[Utterance]:
        """Those that somebody worded: the article's own words and the interface's need no evidence but their own."""
        return (one for one in self._texts() if one.text.is_ours)

    def _texts(self) -> Iterator[Utterance]:
        facts = self.article.facts
        for _, label in facts.labels:
            claims = self.claims(label.rests_on)
            evidence = tuple(quote for claim in claims for quote in claim.evidence)
            stance = Stance.ASSERTS if evidence else Stance.DENIES
            yield Utterance(label.text, stance, claims, evidence, label.added, label=label)
        for claim in facts.claims.values():
            stance = Stance.DENIES if claim.kind is Kind.UNSTATED else Stance.ASSERTS
            yield Utterance(claim.text, stance, (claim,), claim.evidence, claim.added)
            if claim.short is not None:
                yield Utterance(claim.short, stance, (claim,), claim.evidence, claim.added, is_short=True)
            if claim.because is not None:
                yield Utterance(claim.because, Stance.REASONS, (claim,), claim.evidence)
        for question in facts.faq:
            claims = self.claims(question.answer)
            evidence = tuple(quote for claim in claims for quote in claim.evidence)
            yield Utterance(question.ask, Stance.ASKS, claims, evidence)

    def claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims of these ids."""
        return tuple(self.article.facts.claims[name] for name in ids if name in self.article.facts.claims)

    def wording(self, utterance: Utterance) -> Wording:
        """How it is worded."""
        return self.reader.read(utterance.text.words)

    def scope(self, text: str) -> Scope:
        """What its words govern."""
        return scope_of(text, self.words.scopes)

    # --- what a sentence may rest on ----------------------------------------------------------------------------------

    @cached_property
    def whole_article(self) -> str:
        """Every word of the article."""
        return "\n".join(unit.text for unit in self.article.seed.units)

    @cached_property
    def participants(self) -> str:
        """Every English name of the participants."""
        forms = (self.names.forms(name) for name in self.article.facts.participants)
        return "\n".join(form for several in forms for form in several)

    def grounds(self, utterance: Utterance) -> str:
        """The words of the article that a sentence may rest on: its evidence's, or all where it asserts nothing."""
        if utterance.stance is Stance.ASSERTS:
            return quotes(utterance.evidence)
        return f"{self.whole_article}\n{self.participants}"

    def evidence(self, utterance: Utterance) -> str:
        """The evidence's words; quotes of one sentence are one line, with its pauses."""
        lines: dict[str, str] = {}
        ends: dict[str, int] = {}
        for quote in utterance.evidence:
            if quote.unit in lines:
                left_out = quote.quote.source.text[ends[quote.unit] : quote.quote.start]
                gap = ", " if _PAUSE.search(left_out) else " "
                lines[quote.unit] += f"{gap}{quote.words}"
            else:
                lines[quote.unit] = quote.words
            ends[quote.unit] = quote.quote.end
        return "; ".join(lines.values())

    def sentences(self, utterance: Utterance) -> str:
        """The whole sentences that the evidence is of."""
        units = (self.article.seed.unit(name) for name in dict.fromkeys(quote.unit for quote in utterance.evidence))
        return "; ".join(unit.text for unit in units if unit is not None)

    def reasons(self, utterance: Utterance) -> str:
        """How its claims were inferred."""
        return "\n".join(claim.because.words for claim in utterance.claims if claim.because is not None)

    def values(self, utterance: Utterance) -> list[Found]:
        """The numbers and dates it may rest on, each with what the words before it in the article make of it."""
        if utterance.stance is Stance.ASSERTS:
            return [value for quote in utterance.evidence for value in self.values_of(quote)]
        counted = [value for unit in self.article.seed.units for value in self._counted.get(unit.id, ())]
        return [*self.reader.read(self.whole_article).values, *counted]

    def values_of(self, evidence: Evidence) -> Iterator[Found]:
        """The values of a quote, read in its sentence: a quote of "June" may stand behind "by"."""
        unit = self.article.seed.unit(evidence.unit)
        if unit is None:
            return
        # Runs of white space are not joined here: offsets must stay.
        for value in (*self.reader.read(unit.span.text).values, *self._counted.get(unit.id, ())):
            start, end = unit.span.start + value.start, unit.span.start + value.end
            if evidence.quote.start <= start and end <= evidence.quote.end:
                yield value

    @cached_property
    def _counted(self) -> Mapping[str, tuple[Found, ...]]:
        """By sentence, the dates that its words mean without writing them: of "last year", "Monday", "four days later".

        Whether "Monday" is the last one or the next, its verb tells; here it may be either.
        """
        day, found = self.article.seed.day, dict[str, tuple[Found, ...]]()
        for direction in (Direction.PAST, Direction.FUTURE):
            told: Time | None = None
            for unit in self.article.seed.sentences if day is not None else ():
                dates = tuple(expressions(unit.span.text, day, partial(_leading, direction), told))
                told = dates[-1].value if dates else told
                values = (value for date in dates for value in found_in(unit.span.text, date))
                found[unit.id] = (*found.get(unit.id, ()), *values)
        return found

    def vocabulary(self, utterance: Utterance) -> str:
        """The words that it may use without a reason.

        Its evidence's; those of an inference's reasoning; for a label, also those of its claims and of the title.
        """
        texts = [quotes(utterance.evidence)]
        for claim in utterance.claims:
            texts.extend([claim.because.words] if claim.because is not None else [])
            if utterance.label is not None:
                texts.extend(text.words for text in (claim.text, claim.short) if text is not None)
        if utterance.label is not None:
            texts.append(self.article.seed.title.text)
        return "\n".join(texts)

    # --- participants -------------------------------------------------------------------------------------------------

    def participant(self, name: str) -> Participant:
        """The participant of that id."""
        return self.article.facts.participants[name]

    def sort_of(self, name: str) -> str:
        """Whether a name is a person's, an organisation's, a country's or a group's; a term has no bearer."""
        if name in self.article.facts.participants:
            return self.article.facts.participants[name].sort.value
        return self.glossary[name].sort if name in self.glossary else ""


def _leading(direction: Direction, _: int) -> Direction:
    """The way of every verb, for `expressions`."""
    return direction


def quotes(evidence: Sequence[Evidence]) -> str:
    """The quoted words, a line each."""
    return "\n".join(quote.words for quote in evidence)
