"""Who speaks in a sentence of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from explainer.checks.facts.cast import BRACKETED, Cast, How, Mention
from explainer.checks.facts.words import FactWords
from explainer.language import english
from explainer.language.letters import QUOTATION_MARKS, levelled
from explainer.language.lexicon import Place
from explainer.language.quotations import Speech, speeches
from explainer.model.facts import Article, Evidence
from explainer.model.seed import Sentence
from explainer.source import Span

_APPOSITION = r"(?:,[^,.;]*(?:,[^,.;]*)?,)?"
_ASIDE = re.compile(r",\s*(?:who|which|whose|whom|a|an|the|its|his|her)\b[^,.;]*\Z")
_AFTER_ASIDE = re.compile(r"[^,;]*,\s*(?:\w+ly\s+|also\s+)?\Z")
_WHO = re.compile(r"\s+who\s(?:(?!(?:that|which|whom|whose|where|when|as|while|but)\b)[\w'-]+[\s,]+){1,12}")
"""A clause that tells which of several somebody is, and holds nobody else who could speak."""
_WITH = re.compile(r"\b\w+ing\s+(?:the\s+)?\Z")
_WINDOW = 80
"""Characters before a verb in which its nearest words stand."""
_MOST_BETWEEN = 5
"""Words between a speaker and the verb."""
_MOST_AFTER_AND = 25
"""Words between a name and a verb that "and" or "but" joins to the sentence's first verb: "met Yamada and said"."""
_MOST_BEHIND = 12
"""Words of whom "said" or "according to" names behind it: "said its acting deputy leader, Grace Holm"."""
_SEVERAL = 2
"""People whom a pronoun may mean where it is not sure whom it does."""
_SHORT = 4
"""Words behind "…, Lind said" that do not tell what was said: "in a statement on Monday"."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|to|the|a|an|no|this|that|its|his|her|their)\s+(?:\w+ly\s+)?\Z"
)
_SUBJECT = re.compile(r"([\w'-]+)\s+(?:(?:\w+ly|also|later|have|has|had|who|then)\s+)*\Z")
_BEHIND = re.compile(r"\s+(?:(?:the|a|an|its|his|her|their|one)\b|[A-Z])")
_CLAUSE = re.compile(
    r",\s(?:which|who|where)\s|,\s(?:but|while|although|though)\s(?!that\s)"
    r"|,\s(?:\w+\s)?whose\s(?![^,;]+,\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b)"
)
"""What begins a clause that is the article's own again: "said that it was shut, but the board opened it"."""
BESIDE = re.compile(r",\s(?:which|who|where)\s[^,;]+(?=,)")
"""A clause beside the sentence's own, which goes on behind it."""
_OTHER = re.compile(r",\s(?:and|but|while|although|though)\s(?!that\s)|;\s")
"""What begins the part of a sentence in which somebody else speaks: "said it was shut, and the board denied it"."""
_NOT_SAID = re.compile(r"(?:\b(?:not|never|nor)|n['’]t)\s+(?:yet\s+)?\Z")
_WAS = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+|first\s+)?\Z")
"""Before "promised": somebody's deed, and no prospect."""
_HAD = re.compile(r"\b(?:had|than|as)\s+\Z")
"""Before what was expected before it happened: "less than analysts had expected"."""
_READ = "seen by|obtained by|leaked to|shown to|reviewed by|viewed by|published on|released on|issued on"
"""What is told of a document behind "according to" that does not say whose it is."""
_QUOTES = str.maketrans(dict.fromkeys(QUOTATION_MARKS, '"'))
_MARKS = " \"“„«'‘"
_CLOSED = ",\"'?!-–—"


@dataclass(frozen=True)
class Act:
    """Somebody speaks."""

    start: int
    end: int
    """Where speaker and verb stand."""
    verb: int
    """Where the verb stands."""
    said: tuple[int, int]
    """Where what is said stands."""
    names: frozenset[str]
    """Every participant who may be the speaker; nobody: somebody else."""
    is_open: bool
    """The speaker is called by words that may be those for others, too: "officials", "a farmer"."""
    is_pronoun: bool = False


@dataclass(frozen=True)
class Heard:
    """Who says some quoted words."""

    names: frozenset[str]
    is_open: bool
    is_shown: bool
    """The words themselves hold speaker and verb, or nothing but speech."""
    is_sure: bool = True
    """No pronoun that may mean several, and no sentence between those of two who speak."""


@dataclass(frozen=True)
class Speakers:
    """Finds the speakers of an article."""

    article: Article
    cast: Cast
    words: FactWords
    _known: dict[str, tuple[Act, ...]] = field(default_factory=dict)

    def heard(self, quote: Evidence) -> Heard | None:
        """Who says the quoted words; None where the article itself does, or tells only who speaks.

        A sentence in which nobody is named may stand inside quotation marks: then it is who says all of it.
        """
        unit = self.article.seed.unit(quote.unit)
        if unit is None:
            return None
        start, end = quote.quote.start - unit.span.start, quote.quote.end - unit.span.start
        acts = self._acts(unit)
        shown = [act for act in acts if start <= act.verb < end]
        told = [act for act in acts if act.said[0] < end and start < act.said[1]]
        if shown or told:
            heard = _together(shown or told[-1:], is_shown=bool(shown))
            return replace(heard, is_sure=heard.is_sure and not self._is_interrupted(unit, shown or told[-1:]))
        speech = self._holding(quote.quote)
        return None if speech is None else self._whose(speech)

    def is_spoken(self, quote: Evidence) -> bool:
        """Whether the quoted words stand inside quotation marks."""
        return self._holding(quote.quote) is not None

    def is_sure(self, quote: Evidence) -> bool:
        """Whether the quoted words are somebody's speech beyond doubt, whoever that is, and no heading."""
        speech = self._holding(quote.quote)
        return speech is not None and speech.is_sure

    def may_be(self, heard: Heard, name: str) -> bool:
        """Whether a participant may be the one who is heard, or somebody who speaks for it or whom it speaks for."""
        is_body = name not in self.cast.people
        return any(self.cast.are_related(one, name) for one in heard.names) or (heard.is_open and is_body)

    def is_told(self, quote: Evidence) -> bool:
        """Whether the quoted words tell what somebody says, and not only that somebody asks, denies, does not say …"""
        unit = self.article.seed.unit(quote.unit)
        if unit is None:
            return False
        text, deeds = unit.span.text, self.words.speaking.deeds
        acts = [act for act in self._telling(unit, quote) if not _NOT_SAID.search(text, act.start, act.verb)]
        is_told = any(not deeds.is_in(text[act.start : act.end]) for act in acts)
        return is_told or self.is_spoken(quote)

    def _telling(self, unit: Sentence, quote: Evidence) -> Iterator[Act]:
        """The acts by which quoted words are said, or that stand in them.

        Where more of the words stands behind what is said, it is no longer told: "… of the yard, where 40 people work".
        """
        start, end = quote.quote.start - unit.span.start, quote.quote.end - unit.span.start
        for act in self._acts(unit):
            said = act.said[0] < end and start < act.said[1]
            is_behind = act.said[1] < end and end - act.said[1] > act.said[1] - max(start, act.said[0])
            if (said and not is_behind) or start <= act.verb < end:
                yield act

    def is_contested(self, quote: Evidence) -> bool:
        """Whether somebody alleges, claims or denies the quoted words, which makes nothing of them so."""
        unit = self.article.seed.unit(quote.unit)
        if unit is None or self.words.contested.is_in(quote.words):
            return unit is not None
        return any(self.words.disputing.is_in(unit.span.text[act.verb : act.end]) for act in self._telling(unit, quote))

    def characterises(self, unit: Sentence, quoted: Sequence[str] = ()) -> bool:
        """Whether a sentence characterises or predicts, and nobody speaks in it.

        Where only a clause beside the sentence's own is quoted ("…, which is owned by the town, …"), or what stands
        before its end, it tells what is so, whatever the rest expects.
        """
        is_said = bool(self._acts(unit)) or self._is_all_speech(unit)
        places = self.words.speaking.characterising.find(unit.text)
        return not is_said and any(
            (place.text.islower() or not place.start)  # no newspaper called the Herald
            and not _HAD.search(unit.text, 0, place.start)
            and not (_WAS.search(unit.text, 0, place.start) and place.text == "promised")
            and not _is_beside(unit.text, place.start, quoted)
            for place in places
        )

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

    def _whose(self, speech: Speech) -> Heard:
        """Whose a speech is.

        Its own sentences say it, before or behind the marks. Where they are all speech, the last sentence before them
        in the paragraph does, and the first behind them that begins with a quotation, too.
        """
        units = self.article.seed.sentences
        at = [number for number, unit in enumerate(units) if any(_meet(piece, unit.span) for piece in speech.pieces)]
        own = [units[number] for number in at]
        if acts := [act for unit in own for act in self._acts(unit)]:
            heard = _together(acts, is_shown=True)
            return replace(heard, is_sure=heard.is_sure and not self._is_interrupted(own[0], acts))
        if own and self._before(own[0], speech).rstrip(_MARKS).endswith(":"):
            # Lind: “… “
            end = len(self._before(own[0], speech))
            named = frozenset(name for one in self.cast.mentions(own[0]) if one.end <= end for name in one.names)
            return Heard(named, is_open=not named, is_shown=True)
        if not own:
            return Heard(frozenset(), is_open=True, is_shown=True)
        before = self._beside(range(at[0] - 1, -1, -1), units[at[0]])
        behind = self._beside(range(at[-1] + 1, len(units)), units[at[-1]])
        if behind is not None and not any(_is_begun(behind, piece) for piece in self._pieces):
            behind = None
        introduced = [one for one in (before, behind) if one is not None]
        if acts := [act for unit in introduced for act in self._acts(unit)]:
            heard = _together(acts, is_shown=True)
            return replace(heard, is_sure=heard.is_sure and len({act.names for act in acts}) == 1)
        mentioned = [one for unit in introduced for one in self.cast.mentions(unit)]
        names = frozenset(name for one in mentioned for name in one.names)
        return Heard(names, is_open=True, is_shown=True)

    def _is_interrupted(self, unit: Sentence, acts: Sequence[Act]) -> bool:
        """Whether somebody who is no participant has spoken between a pronoun and whom it may mean."""
        if not any(act.is_pronoun for act in acts):
            return False
        for one in reversed(self.article.seed.sentences[: (unit.number or 1) - 1]):
            if any(not act.names and not act.is_open for act in self._acts(one)):
                return True
            if any(mention.names for mention in self.cast.mentions(one) if mention.how is How.NAME):
                return False
        return False

    def _before(self, unit: Sentence, speech: Speech) -> str:
        return unit.span.source.text[unit.span.start : max(unit.span.start, speech.pieces[0].start)]

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

    def _is_inside(self, unit: Sentence, at: int) -> bool:
        """Whether a place of a sentence stands in quotation marks."""
        return any(piece.start <= unit.span.start + at < piece.end for piece in self._pieces)

    def _acts(self, unit: Sentence) -> tuple[Act, ...]:
        """Every act of speaking in a sentence, in order; what is told in quotation marks is the speaker's own."""
        if unit.id not in self._known:
            acts = sorted(self._acts_of(unit), key=lambda act: act.start)
            text = levelled(unit.span.text)
            self._known[unit.id] = (*(_before_next(one, acts[at:], text) for at, one in enumerate(acts, 1)),)
        return self._known[unit.id]

    def _acts_of(self, unit: Sentence) -> Iterator[Act]:
        text = re.sub(r"(?<=\d)[,.](?=\d)", "0", levelled(unit.span.text).translate(_QUOTES))
        mentions = [one for one in self.cast.mentions(unit) if not self._is_inside(unit, one.start)]
        for verb in english.speaking_verbs().find(text):
            if not verb.text.islower() or verb.text.endswith("ing") or self._is_inside(unit, verb.start):
                continue
            act = self._act(text, verb, mentions)
            if act is not None:
                yield act
        for source in self.words.speaking.sources.find(text):
            if not self._is_inside(unit, source.start):
                end, names, is_open = _behind(text, source.end, mentions)
                yield Act(source.start, end, source.start, _said(text, source.start, end), names, is_open)

    def _act(self, text: str, verb: Place, mentions: Sequence[Mention]) -> Act | None:
        """The subject of a verb of speaking; None where it has none, as in "the stated aim"."""
        is_passive = _PASSIVE.search(text, max(0, verb.start - _WINDOW), verb.start) is not None
        before = text[: verb.start].rstrip()[-1:]
        subject = (
            None
            if (before == '"' and text[verb.end : verb.end + 1] != ".") or is_passive
            else self._subject(text, verb, mentions)
        )
        if subject is not None:
            said = _said(text, subject.start, verb.end)
            is_pronoun = subject.how is How.PRONOUN
            return Act(subject.start, verb.end, verb.start, said, subject.names, subject.is_open, is_pronoun)
        is_quoted = before == '"'
        if before in _CLOSED and before != "" and (is_quoted or _BEHIND.match(text, verb.end) is not None):
            end, names, is_open = _behind(text, verb.end, mentions)
            is_whole = text[end : end + 1] in {"", ".", ",", '"'} and (
                names or len(text[verb.end : end].split()) <= _SHORT
            )
            if is_whole:
                return Act(verb.start, end, verb.start, _said(text, verb.start, end), names, is_open)
        if is_passive:
            return None
        word = _SUBJECT.search(text, max(0, verb.start - _WINDOW), verb.start)
        is_past = verb.text.endswith("ed") or verb.text in {"said", "told", "wrote"}
        if word is None or not is_past:
            return None
        said = _said(text, word.start(), verb.end)
        return Act(word.start(), verb.end, verb.start, said, frozenset(), not word[1][:1].isupper())

    def _subject(self, text: str, verb: Place, mentions: Sequence[Mention]) -> Mention | None:
        asides = [one.span() for one in BRACKETED.finditer(text, 0, verb.start)]
        before = [
            one
            for one in mentions
            if one.end <= verb.start and not any(start < one.start < end for start, end in asides)
        ]
        for start, end in asides:  # what stands there is nobody's subject
            text = text[:start] + " " * (end - start) + text[end:]
        for at, one in reversed([*enumerate(before)]):
            # "Tompiyeva, who met Yamada, said": the name next to the verb is not its subject.
            is_aside = _AFTER_ASIDE.fullmatch(text, one.end, verb.start) and _ASIDE.search(text, 0, one.start)
            if not is_aside and self._between.fullmatch(text, one.end, verb.start):
                # "The lawyers supporting Lind said"; "Norland and Sudland said"
                other = before[at - 1] if at else None
                if other is not None and _WITH.search(text, other.end, one.start):
                    return other
                is_joined = other is not None and text[other.end : one.start].strip() == "and"
                return replace(one, names=one.names | other.names) if other is not None and is_joined else one
        gap = re.search(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|has\s+|had\s+)*\Z", text[: verb.start])
        if gap is not None and before:
            first = next((one for one in before if one.how is not How.PRONOUN or not _is_owner(one, text)), before[0])
            return first if len(text[first.end : verb.start].split()) <= _MOST_AFTER_AND else None
        # "an envoy who follows the talks, and who asked for quiet, called"
        if before and _WHO.fullmatch(text, before[-1].end, verb.start):
            return before[-1]
        # "Lind's lawyers argued", "Lind in a statement said"
        if before and re.fullmatch(r"(?:'s?)?(?:\s+[\w-]+){1,3}\s+", text[before[-1].end : verb.start]):
            return before[-1]
        return None

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """What may stand between a speaker and the verb: an apposition, adverbs, "also", "has" …"""
        words = "|".join(re.escape(word) for word in self.words.speaking.between.words)
        return re.compile(rf"{_APPOSITION}[\s,]*(?:(?:{words}|\w+ly)[\s,]+){{0,{_MOST_BETWEEN}}}", re.IGNORECASE)


def _is_beside(text: str, place: int, quoted: Sequence[str]) -> bool:
    """Whether all that is quoted ends within a clause set off by "which" or "who", with the place behind its comma."""
    clause = next((one for one in BESIDE.finditer(text) if one.end() <= place), None)
    spans = [(at, at + len(words)) for words in quoted if (at := text.find(words)) >= 0]
    return clause is not None and bool(spans) and all(clause.start() < end <= clause.end() for _, end in spans)


def _is_owner(one: Mention, text: str) -> bool:
    return text[one.start : one.end].lower() in {"his", "her", "their", "its"}


def _behind(text: str, at: int, mentions: Sequence[Mention]) -> tuple[int, frozenset[str], bool]:
    """Where the words end that name a speaker behind a verb, and whom they name: nobody who has only seen a report."""
    stop = re.search(rf"[.;\"]|,(?!\s*[A-Z])|\s(?:who|which|that|when|after|before|while|{_READ})\s", text[at:])
    words = text[at : at + stop.start()] if stop is not None else text[at:]
    end = at + len(" ".join(words.split(" ")[: _MOST_BEHIND + 1]))
    named = [one for one in mentions if at <= one.start and one.end <= end]
    names = frozenset(name for one in named for name in one.names if one.how is not How.PRONOUN)
    capitals = {word[0].lower() for word in re.finditer(r"\b[A-Z]\w*", words[1:])}
    is_open = capitals <= english.values().month_numbers.keys() | english.values().weekday_numbers.keys()
    return end, names, not names and is_open


def _said(text: str, start: int, end: int) -> tuple[int, int]:
    """What is said by an act: what stands before it, where it closes the sentence ("…, Lind said on Monday")."""
    clause = 1 + max(text.rfind(mark, 0, start) for mark in ',;:"')
    if len(text[clause:start].split()) <= _MOST_BETWEEN:
        start = clause
    before, behind = text[:start].rstrip()[-1:], text[end:].strip(" .")
    is_last = before in _CLOSED and before != "" and (len(behind.split()) <= _SHORT or behind[:2].strip(", ") == '"')
    if not is_last:
        turn = _CLAUSE.search(text, end)
        return end, len(text) if turn is None else turn.start()
    return 0, (len(text) if '"' in behind else start)


def _before_next(act: Act, later: Sequence[Act], text: str) -> Act:
    """An act without what the next speaker says in another part of the sentence."""
    start, end = act.said
    others = (one.start for one in later if act.end <= one.start < end and one.names != act.names)
    turns = (turn.start() for at in others for turn in _OTHER.finditer(text, act.end, at))
    return replace(act, said=(start, min([end, *turns])))


def _together(acts: Sequence[Act], *, is_shown: bool) -> Heard:
    names = frozenset(name for act in acts for name in act.names)
    is_sure = any(not act.is_pronoun or len(act.names) < _SEVERAL for act in acts)
    return Heard(names, any(act.is_open for act in acts), is_shown, is_sure)


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
