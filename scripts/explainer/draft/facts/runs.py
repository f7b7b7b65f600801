"""Runs of the article: sentences one behind the other, as they stand there, that a reader understands by themselves.

Nothing is cut out of a sentence and nothing is put before it. The opening is shown by whole paragraphs, as far as
nothing in it is answered or taken back only behind it. What stands by itself, at a date or on a card, is read with the
title alone: where it leans on the sentence before ("She left", "the firm", "the two"), or names what only that
explains, that is shown with it or it is not shown at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import takewhile

from explainer.draft.definite import BODIES, BY_ANOTHER_NAME, KNOWN, OFFICES, RELATIONAL, TOLD_FIRST
from explainer.draft.facts.evidence import stands_once
from explainer.draft.facts.participants import OWNED, Cast
from explainer.draft.facts.records import Claim, Quote
from explainer.draft.findings import STEM, Event, Findings
from explainer.draft.name_pieces import is_role, is_title
from explainer.draft.tagger import told_by
from explainer.draft.words import words
from explainer.language import english
from explainer.language.patterns import expression
from explainer.language.quotations import holds_speech, in_unit, is_all_quoted, quotations
from explainer.language.stems import forms
from explainer.language.values.pieces import any_of
from explainer.model.facts import MOST_KEY_WORDS, Kind, Sort
from explainer.model.seed import Seed, Sentence
from explainer.source import Span

Run = tuple[Sentence, ...]
"""Sentences that stand one behind the other, and are shown together."""

_WORDS, _VALUES = words().sentences, english.values()
_OF_ONE = re.compile(expression(_WORDS.one_person), re.IGNORECASE)
_TURNS = re.compile(expression(_WORDS.against), re.IGNORECASE)
_ADDS = re.compile(
    rf"{expression(_WORDS.turns | _WORDS.adding)}|An? {expression({*_VALUES.ordinals, *_WORDS.one_more} - {'first'})}"
    rf"|The {expression({*_VALUES.ordinals, *_WORDS.remaining})}(?! of)"
    rf"|The {expression(_WORDS.so_many)} (?!{expression(_WORDS.sides)})"
    r"|The (?:\w+est|worst|best)(?=,| (?:in|of|was|came|had|lasted)\b)|Among (?:the|those|them)\b"
    r"|The (?:[a-z]+ )?ones? (?!of\b|in\b|that\b|which\b|who\b)"
    rf"|An? {expression(_WORDS.speaking)}(?! (?:for|of|from|at|by|in))|(?:\S+ ){{1,6}}also\b",
    re.IGNORECASE,
)
"""What turns against the sentence before, or counts on from it."""
_MEANS_IT = re.compile(
    rf"(?:{expression(forms(_WORDS.judging))}) (?:that|this|it|them|those)\b"
    rf"|(?:{expression(forms(_WORDS.rejecting | _WORDS.accepting))}) (?:(?:it|this|them|those)[.,]|either\b)"
    rf"|\b(?:either|both) (?:{any_of(_WORDS.amounts | _WORDS.denied)}|account|point)s?\b"
    r"|\b(?:has|have|had|are|were|face[sd]?) other\b|\bmuch the same\b|\bthe same[.,]|\bnothing\."
    r"|\b(?:say|says|said|told|do|does|did|doing|done)(?: \w+){0,2} so\b"
)
"""What means something that is told before: "called that a trap", "declined to confirm either figure"."""
_DENIES = re.compile(expression(_WORDS.negations | {"without", "too"}), re.IGNORECASE)
_LIMITS = re.compile(
    rf"{expression(_WORDS.limits)}|^(?:It|This|That|They|These|Those) (?:\w+ ){{0,3}}(?:\w+n['’]t|not)\b", re.IGNORECASE
)
"""What says of the sentence before that it is not all: "It does not commit the town", "That depends on a vote"."""
_GOES_ON = re.compile(rf"\W*{expression(_WORDS.turns | _WORDS.leaning)}", re.IGNORECASE)
_TITLE = re.compile(r"(?:^|[.,;]\s)[\"“‘']((?:[A-Z][\w’']*[ ]?){2,5})[\"”’']\s(?=[a-z])")
"""A title at the head of a clause: "“Second Fiddles” ended in May"."""
_OF_BODY = re.compile(rf"\b(?:for|of|at|by|to|with|from) the ({expression(BODIES)})", re.IGNORECASE)
_COUNCIL = re.compile(r"The council\b(?!['’]s|\s(?:of|for|in)\b)")
_OF_COUNCIL = re.compile(expression(_WORDS.of_a_council), re.IGNORECASE)
_NAMES = re.compile(r"\b[A-Z][\w’'-]*\w")
_CALENDAR = frozenset(name.title() for names in (*_VALUES.months, *_VALUES.weekdays) for name in names)
_THEY = re.compile(expression(_WORDS.many), re.IGNORECASE)
_SEVERAL = re.compile(rf"\b(?!(?:is|was|has|its|this)\b)[\w-]{{2,}}s\b|\band\b|\d|{expression(_WORDS.groups)}")
_OF_NO_WEIGHT = frozenset(one[:STEM] for one in (*_VALUES.units, *_WORDS.of_no_weight))
_NOUN_ENDS = _WORDS.noun_endings | {""}
_VERB_ENDS = _WORDS.verb_endings | {""}
_NEAR = 6
_WHOLE = 75
"""Words of a paragraph that is always shown whole: its end may answer its beginning."""
_MOST_ALONE = 3
"""Sentences beside a date."""
_MOST_ALONE_WORDS = 70
_MOST_OPENING = 130
"""As many as a reader takes in at once."""
_PART = 4
"""The opening is a quarter of the article at most: a third is shown."""
_EARLY = 12
"""Sentences among which the news stands, where an article begins with a scene."""
_LEAST_SHARED = 2


class Runs:
    """What of an article can be quoted so that it stands."""

    def __init__(self, seed: Seed, findings: Findings, cast: Cast, presented: Collection[str]) -> None:
        self._seed, self._findings, self._cast, self._presented = seed, findings, cast, presented
        self._spoken = quotations(seed)
        self._statements = {one.sentence.id: one for one in findings.statements}
        self._plans = {one.sentence.id for one in findings.ahead}
        self._place = {one.id: at for at, one in enumerate(seed.sentences)}
        self.introduced: set[str] = set()
        """Those whom a sentence on their card introduces."""
        bodies = {one.id for one in cast.participants if one.sort is Sort.ORGANISATION}
        self._bodies = len(bodies & {*cast.named_in(seed.title.span)})
        """How many the title names: only theirs can be "the companies" and "the chief executive"."""
        self.opening: Run = ()
        self.opening = self._opening()

    def _opening(self) -> Run:
        """The first paragraphs, whole, with what must not be left out behind them.

        Where they are a scene, and what the headline tells comes only behind them, the article opens there.
        """
        lead = self._seed.unit(self._findings.lead or "")
        if lead is None:
            return ()
        most = min(_MOST_OPENING, _words(self._seed.sentences) // _PART)
        first = self._opening_from(self._place[lead.id], lambda run: _words(run) <= most)
        news = self._news
        if not self.is_scene(first) or news in first:
            return first
        is_bound = _TURNS.match(news.text) is not None or news.id in self._findings.pointing
        if is_bound or not self._stands((news,), ""):
            return first
        return self._opening_from(self._place[news.id], lambda run: _words(run) <= most) or first

    @cached_property
    def _news(self) -> Sentence:
        """The sentence among the first that tells most of what the headline does; there is a lead."""
        lead = next(at for at, one in enumerate(self._seed.sentences) if one.id == self._findings.lead)
        return max(self._seed.sentences[lead:][:_EARLY], key=lambda one: self._shared((one,)))

    def is_scene(self, run: Run) -> bool:
        """Whether what a run begins with tells nothing of what the headline does, and a later sentence does."""
        told = [self._shared((one,)) for part in self._split(run)[:1] for one in part]
        return bool(told) and max(told) < _LEAST_SHARED <= self._shared((self._news,))

    def _opening_from(self, first: int, fits: Callable[[Run], bool]) -> Run:
        every = self._seed.sentences
        last, found = self._last(first, first, is_whole=True), every[first : first + 1]
        while last is not None and last < len(every):
            run = every[first : last + 1]
            if not fits(run) or not all(map(self._is_fit, run)):
                break
            if self._has_its_speakers(run):
                found = run
            last = None if last + 1 == len(every) else self._last(first, last + 1, is_whole=True)
        return found if self._is_quotable(found[0]) else ()

    def go_on(self, fits: Callable[[Run], bool]) -> None:
        """Lets the opening go on, by whole paragraphs, as long as it fits."""
        if self.opening:
            self.opening = self._opening_from(self._place[self.opening[0].id], fits)

    def parts(self, run: Run) -> Sequence[Run]:
        """The opening by its paragraphs, each with what answers it or says who speaks in it; any other run as it is."""
        opening = self.opening if run[: len(self.opening)] == self.opening else ()
        return [*self._split(opening), *filter(None, [run[len(opening) :]])]

    def _split(self, opening: Run) -> Sequence[Run]:
        """The paragraphs of an opening, each with what answers it or says who speaks in it.

        What somebody says and what the article does stand apart; as much as key facts may have ends with a sentence.
        """
        found: list[Run] = []
        for at, one in enumerate(opening):
            is_full = _words(opening[:at]) <= MOST_KEY_WORDS < _words(opening[: at + 1])
            is_closed = one.id not in self._findings.pointing
            is_other = not found or one.paragraph != found[-1][-1].paragraph
            is_apart = is_other or self.is_said(one) != self.is_said(found[-1][-1]) or (is_full and is_closed)
            is_bound = at and self._findings.bound.get(opening[at - 1].id) == one.id
            if is_apart and (not found or (not is_bound and self._has_its_speakers(found[-1]))):
                found.append(())
            found[-1] = (*found[-1], one)
        return found

    def _shared(self, run: Run) -> int:
        return len(self._findings.headline & stems(_text(run)))

    def alone(self, sentence: Sentence, shown: Run = (), known: Collection[str] = ()) -> Run | None:
        """The sentence, with no others than those that it leans on or is answered by, as a page shows it by itself.

        `shown` is what another page has shown before; `known` are nouns that can mean but one thing.
        """
        every, at = self._seed.sentences, self._place.get(sentence.id)
        first = at
        found = None
        while at is not None and first is not None and at - first < _MOST_ALONE:
            last = self._last(first, at)
            run = every[first : last + 1] if last is not None else ()
            if not run or not all(map(self._is_fit, run)) or (first != at and _words(run) > _MOST_ALONE_WORDS):
                break
            is_closed = run[0].id not in self._findings.pointing
            if (is_closed or run[0].id == self._findings.lead) and self._stands(run, _text(shown), known):
                found = run
                break
            first = first - 1 if first and every[first - 1].paragraph == every[first].paragraph else None
        return found

    def is_of_opening(self, event: Event) -> bool:
        """Whether the opening tells it, as of something to come."""
        day, is_dated = self._seed.day, event.date is not None
        is_ahead = event.date is not None and day is not None and event.date.value.first > day
        is_planned = event in self._findings.ahead and (is_ahead or not is_dated)
        return event.sentence in self.opening and (is_ahead or is_planned)

    def goes_on(self, run: Run) -> bool:
        """Whether the paragraph of a run goes on behind it."""
        behind = self._seed.sentences[self._place[run[-1].id] + 1 :][:1]
        return any(one.paragraph == run[-1].paragraph for one in behind)

    def _end_of_paragraph(self, at: int) -> int:
        """The last sentence of a paragraph that is not too long; otherwise the sentence itself."""
        every = self._seed.sentences
        own = [place for place, one in enumerate(every) if one.paragraph == every[at].paragraph]
        return own[-1] if _words([every[place] for place in own]) <= _WHOLE else at

    def _last(self, first: int, last: int, *, is_whole: bool = False) -> int | None:
        """Where a run ends that has all that its sentences are bound to; none where that breaks off.

        `is_whole`: with the ends of their paragraphs, unless those are long.
        """
        every, at = self._seed.sentences, first
        while at <= last:
            one = every[at]
            behind = self._findings.bound.get(one.id, one.id)
            waits = self._findings.waiting.get(one.id) if one.id in self._plans else None
            if behind is None:
                return None
            last = max(last, self._place[behind], self._place[waits or one.id], at + self._goes_on(one))
            last = max(last, at + self._is_gone_on(at), self._contested(at))
            last = max(last, self._end_of_paragraph(at)) if is_whole else last
            if last >= len(every):
                return None
            at += 1
        return last

    def _is_gone_on(self, at: int) -> bool:
        """Whether the next sentence of a paragraph turns against one, or tells what another says to it."""
        one, two = self._seed.sentences[at], next(iter(self._seed.sentences[at + 1 : at + 2]), None)
        if two is None or two.paragraph != one.paragraph:
            return False
        speakers = [self._statements[each.id].speaker for each in (one, two) if each.id in self._statements]
        names = {span.text for span in speakers if span is not None}
        is_answer = len(speakers) == len((one, two)) and len(names) != 1
        return is_answer or _TURNS.match(two.text) is not None or _LIMITS.search(two.text) is not None

    def _contested(self, at: int) -> int:
        """Where a few sentences on somebody else speaks of the same thing as one that tells what somebody says."""
        one = self._seed.sentences[at]
        said, things = self._statements.get(one.id), self._findings.nouns.get(one.id, frozenset())
        things -= self._findings.headline | _OF_NO_WEIGHT
        if said is None or not things:
            return at
        last = at
        for place in range(at + 1, min(at + _NEAR, len(self._seed.sentences))):
            two = self._seed.sentences[place]
            other = self._statements.get(two.id)
            names = {None if each is None or each.speaker is None else each.speaker.text for each in (said, other)}
            is_other = other is not None and (None in names or len(names) > 1)
            is_same = len(things & self._findings.nouns.get(two.id, frozenset())) > 1
            is_contrary = any(_DENIES.search(each.text) for each in (one, two))
            last = place if is_other and is_same and is_contrary else last
        return last

    def _stands(self, run: Run, shown: str, known: Collection[str] = ()) -> bool:
        """Whether a run says of whom and what it tells behind the title and some words."""
        text = run[0].text
        is_turned = _ADDS.match(text) is not None or _MEANS_IT.search(text) is not None or _is_of_them(text)
        if is_turned or run[0].id in self._findings.leaning or self._goes_on_speaking(run[0]):
            return False
        text = f"{self._seed.title.text} {shown}"
        if self._is_unexplained(run, f"{text} {_text(self.opening)}"):
            return False
        told = {one.id for one in run} & self._findings.of_person
        for at, one in enumerate(run):
            leans = at and one.id in self._findings.leaning and _OF_ONE.search(one.text) is not None
            if leans and not told & {each.id for each in run[:at]}:
                return False  # nobody whom its "he" can mean
        for at, one in enumerate(run):
            # Within a paragraph "the meeting" is what is told there, unless something before the run is called so.
            is_bound = at and self._findings.bound.get(run[at - 1].id) is not None
            is_within = at and (is_bound or one.paragraph == run[at - 1].paragraph)
            goes_on = KNOWN | TOLD_FIRST if at else known  # "A firm will sell a mill", "The sale is late"
            for noun in self._findings.definite.get(one.id, ()):
                is_open = self._is_named_before(noun, run) if is_within else noun not in goes_on
                if is_open and not self._is_told(noun, text, one) and not self._is_new(noun, one, run):
                    return False
            text = f"{text} {one.text}"
        return self._has_its_speakers(run)

    def _is_unexplained(self, run: Run, shown: str) -> bool:
        """Whether a run begins with a work by its title, or the council, and what stands before said of which."""
        text = _text(run)
        before = [one.text for one in self._seed.sentences[: self._place[run[0].id]]]
        titles = (one for one in _TITLE.findall(text) if one not in shown and any(one in each for each in before))
        is_council = _COUNCIL.match(text) is not None and _OF_COUNCIL.search(shown) is None
        return any(titles) or is_council or self._is_of_unknown(run, shown)

    def _is_of_unknown(self, run: Run, shown: str) -> bool:
        """Whether it tells of "the buyer's director" or "a lawyer for the buyer", and of no buyer before."""
        for one in run:
            for found in OWNED.finditer(one.text):
                noun, text = found[1].lower(), f"{shown} {one.text[: found.start()]}"
                if noun not in KNOWN | TOLD_FIRST and not self._is_told(noun, text, one):
                    return True
            for found in _OF_BODY.finditer(one.text):
                if not self._is_told(found[1].lower(), f"{shown} {one.text[: found.start()]}", one):
                    return True
            shown = f"{shown} {one.text}"
        return False

    def _has_its_speakers(self, run: Run) -> bool:
        """Whether of what stands in quotation marks as a whole it is shown who says it."""
        speaking = {self.speaker(one) for one in run if self._names_its_speaker(one)}
        return not any(self.is_all_speech(one) and self.speaker(one) not in speaking for one in run)

    def _is_told(self, noun: str, text: str, sentence: Sentence) -> bool:
        """Whether it is clear which thing a noun of a sentence means: words name it, or the title whose it is."""
        if noun in BODIES:
            are_several = re.search(rf"\b{_plural(noun)}\b", sentence.text, re.IGNORECASE) is not None
            if self._bodies > 1 if are_several else self._bodies == 1:
                return True
        if any(word in stems(text) for word in _before(noun, sentence.text)):
            return True  # "the mill dispute", where a mill has been named
        if noun in OFFICES and _opens_with(noun, sentence.text):
            return False  # "The post was abolished": a title that names an office need not mean it
        is_named = _names(noun, text) and not _is_one_of(noun, text, sentence.text)
        return is_named or (noun in RELATIONAL and self._bodies == 1)

    def _is_new(self, noun: str, sentence: Sentence, run: Run) -> bool:
        """Whether where a paragraph begins a thing is named that nothing before names: "the rules of the game".

        Not so of what may have been named before by another word: "the firm", "the measure", "The joke is".
        """
        before = self._seed.sentences[: self._place[run[0].id]]
        is_other = noun in BY_ANOTHER_NAME or is_role(noun) or _opens_with(noun, sentence.text)
        is_other = is_other or _owns(noun, sentence.text)
        return self.begins(run[0]) and not is_other and not any(_names(noun, one.text) for one in before)

    def _is_named_before(self, noun: str, run: Run) -> bool:
        """Whether what stands before a run names such a thing, so that it may be meant."""
        before = self._seed.sentences[: self._place[run[0].id]]
        return any(one not in self.opening and _names(noun, one.text) for one in before)

    def begins(self, sentence: Sentence) -> bool:
        """Whether a paragraph begins with a sentence."""
        before = self._place[sentence.id] - 1
        return before < 0 or self._seed.sentences[before].paragraph != sentence.paragraph

    def _goes_on_speaking(self, sentence: Sentence) -> bool:
        """Whether words in quotation marks, within a paragraph, add to what has been told there."""
        return self.opens_with_speech(sentence) and (
            not self.begins(sentence) or _GOES_ON.match(sentence.text) is not None
        )

    def _is_fit(self, sentence: Sentence) -> bool:
        return sentence.id not in self._findings.unfit and self._is_quotable(sentence)

    def _is_quotable(self, sentence: Sentence) -> bool:
        return stands_once(self._seed, sentence, told_by(sentence))

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a quotation in it ends only in the sentence behind it."""
        end = sentence.span.end
        return any(
            one.span.start < end < one.span.end - 1 for one in self._spoken if one.span.start >= sentence.span.start
        )

    def unknown(self, names: Collection[str], shown: Sequence[Sentence]) -> list[str]:
        """The people among the named whom nothing that is shown introduces."""
        return [name for name in names if self._cast.is_person(name) and not self._is_introduced(name, shown)]

    def _is_introduced(self, name: str, run: Sequence[Sentence]) -> bool:
        """Whether the pages say who somebody is: by a role, in title or opening, or where he is named first."""
        mentions = self._cast.mentions_of(name)
        shown = [self._seed.title, *run, *self.opening]
        body = [one for one in mentions if one.start > self._seed.title.span.end]
        first = min(body or mentions, key=lambda one: one.start, default=None)
        return name in {*self._presented, *self.introduced} or any(
            first is not None and one.span.start <= first.start < one.span.end for one in shown
        )

    def people(self, run: Run) -> dict[str, None]:
        """Of whom it tells, and who speaks in it."""
        names = [name for one in run for name in (*self._cast.named_in(one.span), self.speaker(one))]
        return dict.fromkeys(name for name in names if name is not None)

    def is_unheard(self, words: Span, shown: Iterable[Sentence]) -> bool:
        """Whether words have a name that the article has told of before, and neither title nor what is shown does.

        So have letters that stand for a name: "KTA chairwoman Ann Poe".
        """
        known = [word for one in (self._seed.title, *shown) for word in _NAMES.findall(one.text)]
        before = [one for one in self._seed.sentences if one.span.end <= words.start]
        earlier = {word for one in before for word in _NAMES.findall(one.text.partition(" ")[2])}
        names = {one for one in _NAMES.findall(words.text) if one in earlier and not is_role(one) and not is_title(one)}
        return any(not any(one.startswith(each) or each.startswith(one) for each in known) for one in names - _CALENDAR)

    def by_family_name(self, run: Run, before: Run) -> bool:
        """Whether somebody stands in it whom neither it, nor the title, nor what is shown before names in full."""
        units = [self._seed.title.span, *(one.span for one in (*before, *run))]
        inside = {name for at, name in self._cast.places for one in run if one.span.start <= at.start < one.span.end}
        for name in filter(self._cast.is_person, inside):
            every = self._cast.mentions_of(name)
            shown = [at for at in every if any(one.start <= at.start < one.end for one in units)]
            if max(_length(at) for at in every) > max(map(_length, shown), default=0):
                return True
        return False

    def claim(self, run: Run) -> Claim:
        """What a run says."""
        said = [one for one in run if self.is_said(one)]
        kind = Kind.SAID if len(said) == len(run) or any(map(self.is_all_speech, run)) else Kind.REPORTED
        speakers = {self.speaker(one) for one in run}
        by = speakers.pop() if len(speakers) == 1 and kind is Kind.SAID else None
        named = dict.fromkeys(name for one in run for name in self._cast.named_in(one.span, by))
        evidence = tuple(Quote(one.id, told_by(one)) for one in run)
        return Claim(f"sentence-{run[-1].number}", kind, by=by, who=tuple(named), evidence=evidence)

    def part(self, sentence: Sentence, words: Span) -> Claim:
        """What some words of a sentence say."""
        kind = Kind.SAID if self.is_said(sentence) else Kind.REPORTED
        return Claim(sentence.id, kind, who=self._cast.named_in(words), evidence=(Quote(sentence.id, words),))

    def is_said(self, sentence: Sentence) -> bool:
        """Whether what it tells is what somebody says, and not what the article does."""
        said = self._statements.get(sentence.id)
        is_spoken = said is not None and (said.is_whole or holds_speech(sentence.span, self._spoken))
        return is_spoken or self.is_all_speech(sentence) or sentence.id in self._findings.hearsay

    def is_all_speech(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in quotation marks as a whole, so that it does not say who speaks."""
        return is_all_quoted(sentence, in_unit(self._spoken, sentence))

    def opens_with_speech(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with what somebody says: it goes on with what is told before."""
        return any(0 <= one.start - sentence.span.start <= 1 for one in in_unit(self._spoken, sentence))

    def speaker(self, sentence: Sentence) -> str | None:
        """The participant who says all of a sentence, for sure."""
        said = self._statements.get(sentence.id)
        return self._cast.speaker(said.speaker) if said is not None and said.is_sure else None

    def _names_its_speaker(self, sentence: Sentence) -> bool:
        """Not so "she said", which a page would lend to whoever stands above."""
        speaker = self.speaker(sentence)
        named = [] if speaker is None else self._cast.mentions_of(speaker)
        return any(sentence.span.start <= at.start < sentence.span.end for at in named)


def stems(text: str) -> frozenset[str]:
    """The words of a text, each by the letters that its forms share."""
    return frozenset(word[:STEM] for word in re.findall(r"\d[\d,.]*\d|\w+", text.lower()))


def _is_of_them(text: str) -> bool:
    """Whether "they" or "their" stands before whatever it could mean: "A court is to hear their challenge"."""
    found = _THEY.search(text)
    return found is not None and _SEVERAL.search(text[: found.start()]) is None


def _owns(noun: str, text: str) -> bool:
    """Whether something is told of a thing of it: "the buyer's former director"."""
    return re.search(rf"\b{re.escape(noun)}(?:['’]s|s['’])", text, re.IGNORECASE) is not None


def _plural(noun: str) -> str:
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}e?s"


def _opens_with(noun: str, text: str) -> bool:
    """Whether a sentence begins with a noun of which nothing is said: "The joke is", and no "The old joke"."""
    return re.match(rf"The {re.escape(noun)}\w{{0,2}}\b", text) is not None


def _text(run: Run) -> str:
    return " ".join(one.text for one in run)


def _length(name: Span) -> int:
    """The words of a name."""
    return len(name.text.split())


def _words(run: Sequence[Sentence]) -> int:
    return sum(len(one.text.split()) for one in run)


def _names(noun: str, text: str) -> bool:
    """Whether words name what a noun means: by that noun, or an office by a role."""
    is_named = re.search(rf"(?<![\w'’-]){re.escape(noun)}(?:e?s)?\b", text, re.IGNORECASE) is not None
    is_named = is_named or any(_is_made_of(noun, word) for word in re.findall(r"\w+", text.lower()))
    return is_named or (noun in OFFICES and any(map(is_role, text.split())))


def _is_made_of(noun: str, word: str) -> bool:
    """Whether a noun tells of what another word does: "agree to merge", "the merger"; not "short", "the shortfall"."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(noun, word, strict=False)))
    return alike >= STEM - 1 and noun[alike:] in _NOUN_ENDS and word[alike:] in _VERB_ENDS


def _before(noun: str, text: str) -> frozenset[str]:
    """The word between "the" and a noun: "the canal question"."""
    found = re.findall(rf"\bthe (\w{{4,}}) {re.escape(noun)}\b", text, re.IGNORECASE)
    return frozenset(word.lower()[:STEM] for word in found)


def _is_one_of(noun: str, text: str, sentence: str) -> bool:
    """Whether words name several of what a sentence tells of one: "eleven shops", "the shop"."""
    one, several = (re.compile(rf"(?<![\w'’-]){each}\b", re.IGNORECASE) for each in (noun, _plural(noun)))
    is_one = one.search(sentence) is not None and several.search(sentence) is None
    return is_one and several.search(text) is not None and one.search(text) is None
